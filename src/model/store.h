/* Cases packed: in blocks, each in as few bits a case as its cases need. What all of a block have
 * alike takes none, and of an id there is what differs from the one before. */
#pragma once

#include "model/register.h"

typedef struct nt_case_block nt_case_block;

struct nt_case_store {
    nt_arena *arena;
    NT_VEC(nt_case_block *) blocks; /* full, but for the last */
    NT_VEC(nt_case) loose;          /* behind them; may be changed until they are packed */
    bool settled;                   /* nobody changes them */
    size_t count;                   /* in all */
    bool disordered; /* of those packed an id does not come behind the one before, as in exports */
    char last[NT_ID_MAX + 1]; /* the id of the last that was packed */
    size_t again;             /* of those packed these are of the case before */
    /* How many of those packed have the day as one of each kind, by day - NT_DAYS_FIRST; others are
     * not counted. Those behind and before are 0. NULL: none is packed. */
    uint32_t (*days)[NT_DAY_COUNT];
    nt_date first_day, last_day;
};

/* Packs what is loose where that fills a block, or all, behind which nothing is added. */
enum { NT_BLOCK_CASES = 1024 };
void nt_store_pack(nt_case_store *store);

/* Without its id, which is NULL. Its case is the one before where `again` says so. */
void nt_store_read(const nt_case_store *store, size_t row, nt_case *out);
nt_case nt_store_case(const nt_case_store *store, size_t row);
/* For rows in their order, of which many are unpacked at once. Counts are 0 before the first. */
enum { NT_UNPACKED = 64 };
typedef struct {
    size_t first, count;
    nt_case cases[NT_UNPACKED];
} nt_case_window;
void nt_store_unpack(const nt_case_store *store, nt_case_window *window, size_t row);
static inline const nt_case *nt_store_next(const nt_case_store *store, nt_case_window *window,
                                           size_t row)
{
    if (row - window->first >= window->count) {
        nt_store_unpack(store, window, row);
    }
    return &window->cases[row - window->first];
}

bool nt_store_is_again(const nt_case_store *store, size_t row);
const char *nt_store_id(const nt_case_store *store, size_t row, nt_id_text *kept);

/* Changes cases that are packed, but not their ids; true where it did. first_day and last_day stay.
 */
typedef bool nt_case_change(void *context, nt_case *c);
void nt_store_change(nt_case_store *store, nt_case_change *change, void *context);

/* Has the case of row order[i] in row i. */
void nt_store_reorder(nt_case_store *store, const uint32_t *order);
