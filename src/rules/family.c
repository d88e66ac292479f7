#include "family.h"

nt_parts_sum nt_parts_open(const nt_finding_sink *sink, const nt_figure *total, size_t most,
                           bool lowest)
{
    return (nt_parts_sum){.total = total,
                          .parts = {nt_new_array(sink->passing, const nt_figure *, most + 1), 0},
                          .lowest = lowest};
}

void nt_parts_add(const nt_finding_sink *sink, nt_parts_sum *t, const nt_figure *figure,
                  const char *keys)
{
    nt_range range = nt_rules_range(sink, figure);
    const nt_figure **kept = &t->parts.items[t->parts.count];
    if (t->parts.count == 0 || !nt_rules_agree(kept[-1], figure, keys)) {
        *kept = figure;
        t->parts.count++;
        t->last = range;
        t->sum.low += range.low;
        t->sum.high += range.high;
        t->sum.unbounded = t->sum.unbounded || range.unbounded;
        return;
    }
    if (range.low < t->last.low) {
        t->sum.low += range.low - t->last.low;
        t->last.low = range.low;
        kept[-1] = t->lowest ? figure : kept[-1];
    }
    if (range.high > t->last.high) {
        t->sum.high += range.high - t->last.high;
        t->last.high = range.high;
    }
}

/* "Satu laporan dapat memuat lebih dari satu jenis", "multiple answers": what the words say of the
 * token behind the other two. */
static bool tells_overlap(const nt_token before[2], const nt_token *token, const nt_token *next)
{
    static const char kinds[] =
        "jenis|kategori|pelanggaran|jawaban|bentuk|pilihan|sanksi|pasal|kelompok|alasan|modus|"
        "dugaan|kind|kinds|type|category|answer|option|reason|violation|form|of";
    bool several = nt_token_is(&before[1], "lebih|more") && nt_token_is(&before[0], "dari|than") &&
                   nt_token_is(token, "satu|one");
    return (several && (next->kind != NT_TOKEN_WORD || nt_token_is(next, kinds))) ||
           (nt_token_is(&before[0], "jawaban|respons|pilihan|kategori|hitungan") &&
            nt_token_is(token, "ganda")) ||
           (nt_token_is(&before[0], "multiple|several") &&
            nt_token_is(token, "response|responses|answer|answers|choices")) ||
           (nt_token_is(&before[0], "tumpang") && nt_token_is(token, "tindih")) ||
           nt_token_is(token, "tumpang-tindih|multirespons|overlap|overlaps|overlapping");
}

static bool says_overlap(const char *text)
{
    nt_token before[2] = {{NT_TOKEN_END, text, 0}, {NT_TOKEN_END, text, 0}};
    nt_token t = nt_words_next(&text);
    for (nt_token next; t.kind != NT_TOKEN_END; t = next) {
        next = nt_words_next(&text);
        if (tells_overlap(before, &t, &next)) {
            return true;
        }
        before[1] = before[0];
        before[0] = t;
    }
    return false;
}

static bool is_told_to_overlap(const nt_figure *figure)
{
    return figure && (says_overlap(figure->quote) || says_overlap(figure->note));
}

bool nt_parts_overlap(const nt_parts_sum *t)
{
    return is_told_to_overlap(t->total ? t->total : t->parts.items[0]->base) ||
           NT_ANY(i, t->parts.count, is_told_to_overlap(t->parts.items[i]));
}

bool nt_parts_exceed(const nt_finding_sink *sink, const nt_parts_sum *t)
{
    nt_range range = nt_rules_range(sink, t->total);
    return t->parts.count > 1 && !range.unbounded && t->sum.low > range.high &&
           !nt_parts_overlap(t);
}

static bool is_total(nt_family_kind kind, const nt_figure *figure)
{
    return kind == NT_FAMILY_AREAS ? figure->whole_area : !*figure->category;
}

/* A district of a province whose own count is given would be counted twice. */
static bool lies_in_a_part(nt_family_kind kind, const nt_figure *figure)
{
    const nt_figure *base = figure->base;
    return base && nt_rules_agree(base, figure, "i") && !is_total(kind, base) &&
           !nt_rules_agree(base, figure, kind == NT_FAMILY_AREAS ? "a" : "c");
}

static nt_family family_of(const nt_finding_sink *sink, nt_family_kind kind, const nt_group *group)
{
    nt_family family = {.kind = kind};
    family.parts.items = nt_new_array(sink->passing, const nt_figure *, group->count);
    NT_EACH_OF(const nt_figure, figure, group->items, group->count) {
        if (is_total(kind, figure)) {
            family.total = nt_rules_roomier(sink, family.total, figure);
        } else if (!lies_in_a_part(kind, figure)) {
            family.parts.items[family.parts.count++] = figure;
        }
    }
    return family;
}

static void each_of(nt_finding_sink *sink, nt_family_kind kind, nt_family_visit *visit,
                    const void *context)
{
    bool areas = kind == NT_FAMILY_AREAS;
    const char *keys = areas ? "eicpduk" : "eiapduk";
    /* Categories of an exposure (provinces, regencies) may hold one another. */
    nt_group all = nt_rules_select(sink, areas ? nt_rules_is_count : nt_rules_is_tally,
                                   areas ? "eicpduka" : "eiapdukc");
    for (nt_group group = {0}; nt_rules_next_group(sink, &all, keys, &group);) {
        if (group.count < 2) {
            continue;
        }
        nt_family family = family_of(sink, kind, &group);
        if (family.total && family.parts.count > 0) {
            visit(sink, &family, context);
        }
    }
}

static bool is_area_of_one(const nt_figure *figure)
{
    return nt_rules_is_count(figure) && figure->where && figure->where->parent &&
           !figure->whole_area;
}

/* An area that is not the whole, a province beside the country, and those that lie in it by the
 * tables of areas. Parts that name it as their base are left out. */
static void each_nested(nt_finding_sink *sink, nt_family_visit *visit, const void *context)
{
    nt_group totals = nt_rules_select(sink, nt_rules_is_count, "eicpduko");
    nt_group all = nt_rules_select(sink, is_area_of_one, "eicpdukwa");
    for (nt_group group = {0}; nt_rules_next_group(sink, &all, "eicpdukw", &group);) {
        nt_figure above = *group.items[0];
        above.where = above.where->parent;
        nt_group same = nt_rules_equal(&totals, &above, "eicpduko");
        if (!same.count || same.items[0]->whole_area) {
            continue;
        }
        nt_family family = family_of(sink, NT_FAMILY_AREAS, &group);
        for (size_t i = 0; i < same.count; i++) {
            family.total = nt_rules_roomier(sink, family.total, same.items[i]);
        }
        if (family.parts.count > 0) {
            visit(sink, &family, context);
        }
    }
}

void nt_rules_each_family(nt_finding_sink *sink, nt_family_visit *visit, const void *context)
{
    each_of(sink, NT_FAMILY_AREAS, visit, context);
    each_nested(sink, visit, context);
    each_of(sink, NT_FAMILY_CATEGORIES, visit, context);
}

/* ---- is the total of areas the whole? ---- */

/* What figures say of the areas of events, by event and name. */
struct nt_places {
    nt_group all;  /* the figures by place */
    size_t *named; /* at the first of each: how many of them have no category */
    bool *whole;   /* at the same: figures of other areas name one of them as their base */
    nt_group wholes;
};

static bool is_whole(const nt_figure *figure)
{
    return figure->whole_area;
}

static size_t place_of(const nt_places *places, const nt_figure *figure)
{
    return (size_t)(nt_rules_equal(&places->all, figure, "en").items - places->all.items);
}

static nt_places *read_places(const nt_finding_sink *sink)
{
    const nt_published *published = sink->published;
    nt_places *places = nt_new(sink->passing, nt_places);
    places->all = nt_rules_select_all(sink, NULL, "en");
    places->wholes = nt_rules_select_all(sink, is_whole, "ne");
    places->named = nt_new_array(sink->passing, size_t, published->figure_count + 1);
    places->whole = nt_new_array(sink->passing, bool, published->figure_count + 1);
    NT_EACH(const nt_figure, figure, published->figures, published->figure_count) {
        places->named[place_of(places, figure)] += !*figure->category;
        if (figure->base && !nt_rules_agree(figure, figure->base, "n")) {
            places->whole[place_of(places, figure->base)] = true;
        }
    }
    return places;
}

/* The whole is named in this many figures at least, and twice as often as any part. */
enum { PLENTY = 3 };

static bool is_named_in_plenty(const nt_places *places, const nt_family *family)
{
    size_t count = places->named[place_of(places, family->total)];
    for (size_t i = 0; count >= PLENTY && i < family->parts.count; i++) {
        if (count < 2 * places->named[place_of(places, family->parts.items[i])]) {
            return false;
        }
    }
    return count >= PLENTY;
}

/* The tables of areas say so of each part. */
static bool holds_by_tables(const nt_family *family)
{
    const nt_area *whole = family->total->where;
    return NT_ALL(i, family->parts.count,
                  whole && nt_model_lies_in(family->parts.items[i]->where, whole));
}

bool nt_family_is_sure(nt_finding_sink *sink, const nt_family *family)
{
    const nt_figure *total = family->total;
    bool country = total->level && total->level->rank == 0;
    if (family->kind != NT_FAMILY_AREAS || !*total->area || country || holds_by_tables(family)) {
        return true;
    }
    sink->places = sink->places ? sink->places : read_places(sink);
    const nt_places *places = sink->places;
    nt_group wholes = nt_rules_equal(&places->wholes, total, "n");
    bool elsewhere = wholes.count > 0 && (wholes.items[0]->event != total->event ||
                                          wholes.items[wholes.count - 1]->event != total->event);
    return elsewhere || places->whole[place_of(places, total)] ||
           is_named_in_plenty(places, family);
}
