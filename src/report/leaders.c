/* Who stands first in a list that a source gave: "A", or "A dan B" of two that share the place. A
 * sentence that says "terbanyak" takes its names from here, so that a tie names no one alone. */
#include "names.h"

#include <string.h>

#include "text/number.h"

/* Categories or areas in falling order. */
typedef struct {
    const char *const *names;
    const nt_ledger_row *const *rows;
    size_t count;
} ranking;

static ranking of_breakdown(nt_arena *arena, const nt_breakdown *breakdown)
{
    size_t count = breakdown->share_count;
    const char **names = nt_new_array(arena, const char *, count + 1);
    const nt_ledger_row **rows = nt_new_array(arena, const nt_ledger_row *, count + 1);
    for (size_t i = 0; i < count; i++) {
        names[i] = breakdown->shares[i].figure->category;
        rows[i] = breakdown->shares[i].row;
    }
    return (ranking){names, rows, count};
}

static ranking of_areas(nt_arena *arena, const nt_area_list *list)
{
    const char **names = nt_new_array(arena, const char *, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        names[i] = nt_published_area_name(list, i);
    }
    return (ranking){names, list->rows, list->count};
}

bool nt_report_knows_list(nt_arena *arena, const nt_results *results, const char *name)
{
    bool known = false;
    nt_results_truth(results, nt_arena_printf(arena, "%s.known", name), &known);
    return known;
}

/* The list that a name's stem leads to: "position.a.latest" of "position.a.latest.largest". One
 * that this edition lacks has nobody in it. */
static bool find(nt_arena *arena, const nt_results *results, const char *stem, ranking *out)
{
    const nt_breakdown *breakdown = nt_published_breakdown(results, stem);
    const nt_area_list *list = breakdown ? NULL : nt_published_area_list(results, stem);
    *out = breakdown ? of_breakdown(arena, breakdown) : list ? of_areas(arena, list) : (ranking){0};
    return breakdown || list || nt_report_knows_list(arena, results, stem);
}

/* How many share the first place. */
static size_t first_place(const ranking *r)
{
    size_t count = r->count > 0;
    while (count > 0 && count < r->count && r->rows[0]->value == r->rows[count]->value) {
        count++;
    }
    return count;
}

/* The stem of a name with that ending; NULL when it ends otherwise. */
static const char *stem_of(nt_arena *arena, const char *name, const char *ending)
{
    const char *dot = strrchr(name, '.');
    return dot && strcmp(dot + 1, ending) == 0 ? nt_arena_text(arena, name, (size_t)(dot - name))
                                               : NULL;
}

const char *nt_report_leaders(nt_arena *arena, nt_lang lang, const nt_results *results,
                              const char *name)
{
    const char *stem = stem_of(arena, name, "largest");
    ranking r;
    return stem && find(arena, results, stem, &r)
               ? nt_text_join(arena, lang, r.names, first_place(&r))
               : NULL;
}

bool nt_report_leads(nt_arena *arena, const nt_results *results, const char *name, bool *known)
{
    const char *ranked = stem_of(arena, name, "ranked"), *tied = stem_of(arena, name, "tied");
    ranking r = {0};
    *known = (ranked || tied) && find(arena, results, ranked ? ranked : tied, &r);
    return *known && (ranked ? first_place(&r) < r.count : first_place(&r) > 1);
}
