/* Which counts a printed share was worked out of. */
#pragma once

#include "group.h"

/* The keys of one moment: what was said of one area and category of one event for one day, of the
 * count of one body. */
#define NT_MOMENT_KEYS "eacpdk"

/* The counts of its moment that a share of a whole can be held against: of its stage in the unit of
 * the whole, or of its category. What the source itself takes of the whole needs no common unit:
 * "1,605 persons, 77.5 per cent" of 2,073 reports. */
typedef enum {
    NT_CHAIN_ANY,        /* whoever gives them */
    NT_CHAIN_OWN_SOURCE, /* those of the share's source */
    /* Those of one reckoning with the share: of the same base, or of one source that names no
     * other. Two institutions may count on one day; the share of one is not judged by the other's.
     */
    NT_CHAIN_ONE_RECKONING
} nt_chain_kind;

typedef struct {
    const nt_figure *share, *whole; /* whole NULL: nothing is asked */
    const nt_figure *part;    /* the first count in the file that the share can be held against */
    const nt_figure *bearing; /* the first of which the share can be; NULL none of both */
} nt_chain_question;

/* Asks of each share of the group about its base, if `may` allows it (NULL: always), in that order;
 * *count is how many. */
nt_chain_question *nt_chain_ask(const nt_finding_sink *sink, nt_chain_kind kind,
                                const nt_group *shares, size_t *count,
                                bool (*may)(const nt_finding_sink *, const nt_figure *));

/* Answers all at once: a day may have as many shares as counts. */
void nt_chain_answer(const nt_finding_sink *sink, nt_chain_kind kind, nt_chain_question *questions,
                     size_t count);
