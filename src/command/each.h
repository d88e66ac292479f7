/* What the parts of `netra build --each` share. */
#pragma once

#include <pthread.h>

#include "batch/made.h"
#include "batch/values.h"
#include "sign.h"

typedef enum { NOT_BUILT, BUILT, KEPT, FAILED, FATES } fate;

typedef struct {
    fate fate;
    const char *failure; /* why it failed, for who runs it; NULL it did not */
    const char
        *printed; /* the same for the page: in its language, without a path of this machine */
} edition;

typedef struct {
    const nt_options *options;
    nt_run_state reader; /* has what all editions share */
    nt_batch_values values;
    const char *folder;
    const char *of_all; /* what goes into every edition, as a text */
    nt_batch_made *made;
    const nt_signing *signing;
    int threads;
    bool is_watched;      /* standard error is a terminal */
    nt_bench *benches;    /* one a thread */
    pthread_mutex_t lock; /* of what follows, while there are threads */
    edition *editions;
    size_t counts[FATES];
    nt_error stopped; /* what ended the run before its end */
    bool are_alone;   /* of several periods, which heed each other no more than strangers */
    const char *index;
} batch;

/* Fills b->of_all. */
void nt_each_take_all(batch *b);
/* The SHA-512 of all that goes into this edition: two that are made of the same have the same
 * bytes.
 */
const char *nt_each_made_of(const batch *b, nt_arena *arena, const nt_batch_value *value);
/* What the editions withhold, so that all can go out: chosen now, and kept beside them, or taken
 * from the run that is resumed. */
nt_status nt_each_plan(batch *b, nt_error *err);
/* The page of links; fills b->index. */
nt_status nt_each_write_index(batch *b, nt_error *err);
