#include "published/builder.h"

#include "check.h"

const nt_results *build_results(nt_arena *arena, const given_event *events, size_t event_count,
                                const given *figures, size_t figure_count)
{
    const nt_published *published =
        build_published(arena, events, event_count, figures, figure_count);
    const nt_results *results = NULL;
    nt_error err;
    assert_int_equal(nt_published_results(arena, published, NULL, &results, &err), NT_OK);
    return results;
}
