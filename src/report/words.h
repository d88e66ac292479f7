/* The words that netra itself writes into a report, in both languages. */
#ifndef NETRA_REPORT_WORDS_H
#define NETRA_REPORT_WORDS_H

#include "base/lang.h"

typedef enum {
    NT_WORD_UNKNOWN,
    NT_WORD_ABOUT,
    NT_WORD_MORE_THAN,
    NT_WORD_TO,
    NT_WORD_FIGURE,
    NT_WORD_TABLE,
    NT_WORD_SECTION,
    NT_WORD_FINDING,
    NT_WORD_FINDINGS,
    NT_WORD_CONTENTS,
    NT_WORD_FOOTNOTES,
    NT_WORD_PAGE_OF,
    NT_WORD_SAMPLE,
    NT_WORD_SOURCE,
    NT_WORD_NOTE,
    NT_WORD_IN_DOUBT,
    NT_WORD_NO_DATA,
    NT_WORD_ALL_SUPPRESSED,
    NT_WORD_ALL_UNKNOWN,
    NT_WORD_SUPPRESSED,
    NT_WORD_INTERNAL,
    NT_WORD_REVISED,
    NT_WORD_PROVISIONAL,
    NT_WORD_ALL_PROVISIONAL,
    NT_WORD_COUNT
} nt_word_id;

const char *nt_report_word(nt_word_id id, nt_lang lang);

#endif
