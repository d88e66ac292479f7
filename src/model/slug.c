/* Slugs are parts of ids, so two things of one kind never share one. */
#include "names.h"

const char *nt_model_unique_slug(nt_map *taken, const char *slug)
{
    const char *tried = slug;
    for (size_t number = ++*nt_map_number(taken, slug); number > 1;) {
        tried = nt_arena_printf(taken->arena, "%s-%zu", slug, number);
        if (nt_map_keep(taken, tried, 1) == NT_MAP_NONE) {
            break;
        }
        number = ++*nt_map_number(taken, slug);
    }
    return tried;
}
