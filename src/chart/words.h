/* The words that charts write of their own. */
#ifndef NETRA_CHART_WORDS_H
#define NETRA_CHART_WORDS_H

#include "base/arena.h"
#include "base/lang.h"

typedef enum {
    NT_WORD_POLLING_DAY,
    NT_WORD_DAYS,
    NT_WORD_YEAR,
    NT_WORD_NO_DATA,
    NT_WORD_UNKNOWN,
    NT_WORD_SOURCE,
    NT_WORD_NOTE,
    NT_WORD_ABOUT,
    NT_WORD_MORE_THAN,
    NT_WORD_OUT_OF,
    NT_WORD_REPORTED,
    NT_WORD_PROVEN,
    NT_WORD_SANCTIONED,
    NT_WORD_PROOF_RATIO,
    NT_WORD_SANCTION_RATIO,
    NT_WORD_DATE_UNKNOWN,
    NT_WORD_SUPPRESSED,
    NT_WORD_SUPPRESSED_KEY,
    NT_WORD_UNKNOWN_KEY,
    NT_WORD_AT_RISK,
    NT_WORD_MEDIAN,
    NT_WORD_CENSORED,
    NT_WORD_CUMULATIVE,
    NT_WORD_NOT_SUMMED,
    NT_WORD_UPRIGHT,
    NT_WORD_GAP,
    NT_WORD_ON_DAY,
    NT_WORD_SQUARE_ROOT,
    NT_WORD_NOT_DRAWN,
    NT_WORD_ALL_SUPPRESSED,
    NT_WORD_ALL_UNKNOWN,
    NT_WORD_ALL_ZERO,
    NT_WORD_TOO_FEW,
    NT_WORD_ZERO_OR_UNKNOWN,
    NT_WORD_MOSTLY_SUPPRESSED,
    NT_WORD_UNITS_DIFFER,
    NT_WORD_PROCEDURES_DIFFER,
    NT_WORD_NO_TILES,
    NT_WORD_TILE_SHARED,
    NT_WORD_WITHOUT_TILE,
    NT_WORD_IN_FULL,
    NT_WORD_COUNT
} nt_word_id;

const char *nt_chart_word(nt_lang lang, nt_word_id word);

/* "dan 12 lainnya" */
const char *nt_chart_more(nt_arena *arena, nt_lang lang, size_t count);

#endif
