/* The cases of one event of the sample, made in steps: reports, decisions, who and where,
 * sanctions, kinds, records. */
#pragma once

#include "case.h"
#include "chain.h"

typedef struct {
    nt_arena *arena;
    random_source *random;
    const nt_published *published;
    const nt_event *event;
    const places *places;
    chain chain;
    nt_date end; /* of the register */
    made_case *cases;
    bool *provable; /* by case: proven as soon as somebody decides */
    size_t count;
} sample_event;

void sample_report(sample_event *s);
void sample_decide(sample_event *s);
void sample_sanction(sample_event *s);

/* Positions and kinds of violation, after the published shares. */
void sample_assign_words(sample_event *s, list_id list);
void sample_assign_places(sample_event *s);

/* Institutions, sanctions, what is missing, mistyped or corrected later, and when it was written.
 */
void sample_record(sample_event *s);
