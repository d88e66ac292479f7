/* Who stands first in a list that a source gave: "A", or "A dan B" of two that share the place. A
 * sentence that says "terbanyak" takes its names from here, so that a tie names no one alone. */
#include "names.h"

#include <string.h>

#include "text/number.h"

/* A list of categories or areas, in falling order. */
typedef struct {
    NT_VEC(const char *) first; /* those that share the first place */
    size_t count;               /* of all */
} ranking;

/* The list that a name's stem leads to: "position.a.latest" of "position.a.latest.largest". One
 * that this edition lacks has nobody in it. */
static bool find(nt_arena *arena, nt_lang lang, const nt_results *results, const char *stem,
                 ranking *out)
{
    const nt_breakdown *of = nt_published_breakdown(results, stem);
    const nt_area_list *list = of ? NULL : nt_published_area_list(results, stem);
    out->count = of ? of->share_count : list ? list->count : 0;
    for (size_t i = 0; i < out->count; i++) {
        const nt_ledger_row *top = of ? of->shares[0].row : list->rows[0];
        const nt_ledger_row *row = of ? of->shares[i].row : list->rows[i];
        if (i > 0 && row->value != top->value) {
            break;
        }
        const char *name =
            (of ? of->shares[i].figure->category_label : nt_published_area_name(list, i)).in[lang];
        nt_vec_push(arena, &out->first, name);
    }
    return of || list || nt_results_knows_list(arena, results, stem);
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
    ranking r = {0};
    return stem && find(arena, lang, results, stem, &r)
               ? nt_text_join(arena, lang, r.first.items, r.first.count)
               : NULL;
}

bool nt_report_leads(nt_arena *arena, const nt_results *results, const char *name, bool *known)
{
    const char *ranked = stem_of(arena, name, "ranked"), *tied = stem_of(arena, name, "tied");
    ranking r = {0};
    *known = (ranked || tied) && find(arena, NT_LANG_ID, results, ranked ? ranked : tied, &r);
    return *known && (ranked ? r.first.count < r.count : r.first.count > 1);
}
