/* What a comparison of two editions found, for tests that ask for one of the numbers. */
#pragma once

#include "base/list.h"
#include "check.h"
#include "revision/revision.h"

static inline const nt_revision *compare(nt_arena *arena, const nt_edition *old,
                                         const nt_edition *new)
{
    const nt_revision *revision = NULL;
    nt_error err = {0};
    assert_int_equal(nt_revision_compare(arena, old, new, &revision, &err), NT_OK);
    return revision;
}

static inline const nt_change *find_change(const nt_revision *r, const char *id)
{
    return NT_NAMED(r->changed.items, r->changed.count, id, id);
}

static inline const nt_change *change_of(const nt_revision *r, const char *id)
{
    const nt_change *change = find_change(r, id);
    if (!change) {
        fail_msg("%s did not change", id);
    }
    return change;
}

static inline double sum_of_parts(const nt_change *change)
{
    double sum = 0;
    for (int cause = 0; cause < NT_CAUSE_COUNT; cause++) {
        sum += change->parts[cause];
    }
    return sum;
}
