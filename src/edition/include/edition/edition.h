/* An edition of a report, opened and built again to be compared with another. */
#pragma once

#include "edition/clock.h"
#include "edition/recipe.h"
#include "edition/reworded.h"
#include "revision/revision.h"

typedef struct {
    nt_arena *arena;
    const char *path; /* of the bag or PDF */
    const char *data; /* the folder of tables that do not travel with it; NULL none is named */
    bool travels;     /* its PDF is kept, and of a bag nothing else is looked at */
    bool has_words;   /* those of its PDF are wanted */
    nt_clock *clock;  /* of whoever waits for it; NULL: nobody */
    /* The rest is filled in, and lives as long as the arena. */
    nt_recipe recipe;
    nt_bytes pdf;               /* if it travels */
    bool is_synthetic;          /* if it travels: its data say that nobody is behind them */
    nt_word_list words;         /* if they are wanted, and could be read: else … */
    nt_status no_words;         /* … what is wrong with them, */
    nt_error why_no_words;      /* and why */
    const char *sha512;         /* of the PDF, in hexadecimal */
    const nt_ledger *ledger;    /* as it was filed */
    const nt_text *not_rebuilt; /* why; NULL when it could be built again */
    bool is_internal;           /* it withholds nothing, and is for the house alone */
    bool needs_data;            /* because tables are withheld, and `data` is not named */
    bool is_other_ledger;       /* built again it is not the ledger that was filed */
    nt_edition edition;         /* for nt_revision_compare */
} nt_opened;

/* Opens it and builds it again, once; of that only the results stay. A bag with any damage, a PDF
 * without recipe or ledger and a `data` that it was not built from are refused (NT_INVALID). One
 * that cannot be built again by this program, or whose tables are not here, is NT_OK with the
 * reason in `not_rebuilt`; so is a revision note, which has two editions of its own. */
nt_status nt_edition_open(nt_opened *opened, nt_error *err);

/* Editions of one report have its name and its area in common, and the older is not of a later day;
 * others are NT_INVALID. */
nt_status nt_edition_can_follow(const nt_opened *old_edition, const nt_opened *new_edition,
                                nt_error *err);
