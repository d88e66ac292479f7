/* Columns of areas: those whose texts the program's own areas know, and those that are called so.
 */
#include <string.h>

#include "base/personal.h"
#include "base/utf8.h"
#include "guess.h"
#include "model/key.h"
#include "words/survey.h"

enum { PROVINCE = 1, REGENCY = 2, NARROWER = 3, OTHER = 10 };

const nt_gazetteer *nt_survey_program_areas(nt_arena *arena)
{
    const nt_gazetteer *areas = NULL;
    nt_error err;
    nt_status status =
        nt_model_read_areas(arena, NULL, NULL, nt_problems_open(arena), &areas, &err);
    return status ? NULL : areas;
}

typedef struct {
    nt_survey_field *field;
    int rank;   /* the widest first */
    bool known; /* the program has most of its texts */
    bool named; /* the heading speaks of areas */
    bool mixed; /* regencies stand beside provinces */
} place_column;

/* How many cells name provinces, and how many regencies, of the program's. */
typedef struct {
    size_t wide, narrow;
} known_cells;

static known_cells count_known(nt_arena *arena, const nt_gazetteer *areas,
                               const nt_survey_column *c)
{
    known_cells known = {0};
    NT_EACH(const nt_survey_value, value, c->values, c->value_count) {
        nt_area_found found = nt_model_find_area(arena, areas, value->text);
        const char *level = found.area || found.several ? found.level->id : "";
        known.wide += strcmp(level, "province") == 0 ? value->count : 0;
        known.narrow += strcmp(level, "regency") == 0 ? value->count : 0;
    }
    return known;
}

static bool is_most(size_t cells, const nt_survey_column *c)
{
    return 10 * cells >= 6 * c->filled;
}

/* Provinces beside regencies, and little else: each case has a province, by its text or by what
 * that lies in. Called by regencies, it is a column of these. */
static bool is_mixed(known_cells known, const nt_survey_column *c)
{
    size_t both = known.wide + known.narrow;
    return !nt_survey_hinted(c->heading, NT_HINT_REGENCY) && 5 * known.wide >= both &&
           is_most(both, c);
}

static bool judge_place(nt_arena *arena, const nt_gazetteer *areas, nt_survey_field *field,
                        place_column *out)
{
    const nt_survey_column *c = field->column;
    if (field->role || field->personal || nt_survey_holds_days(c) || !c->filled) {
        return false;
    }
    const char *heading = c->heading;
    const known_cells known = count_known(arena, areas, c);
    bool known_wide = is_most(known.wide, c) || is_mixed(known, c);
    bool known_narrow = is_most(known.narrow, c);
    bool called = nt_survey_repeats(c) && 10 * c->numbers < 5 * c->filled &&
                  !nt_survey_hinted(heading, NT_HINT_SORT); /* "Jenis Wilayah" */
    int rank = known_wide                                           ? PROVINCE
               : known_narrow                                       ? REGENCY
               : !called                                            ? 0
               : nt_survey_hinted(heading, NT_HINT_PROVINCE)        ? PROVINCE
               : nt_survey_hinted(heading, NT_HINT_INSTITUTION) > 1 ? 0
               : nt_survey_hinted(heading, NT_HINT_REGENCY)         ? REGENCY
               : nt_survey_hinted(heading, NT_HINT_PLACE) > 1       ? OTHER
                                                                    : 0;
    if (!rank && 10 * c->numbers >= 5 * c->filled && nt_survey_is_area_code(heading)) {
        field->why = (nt_text)NT_TEXT_SURVEY_AREA_CODES;
    }
    bool mixed = rank == PROVINCE && known_wide && known.narrow;
    *out = (place_column){field, rank, known_wide || known_narrow, nt_survey_hinted_area(heading),
                          mixed};
    return rank > 0;
}

/* Of one rank those that the program knows first, then those that are called so. */
NT_ORDER(by_rank, place_column,
         NT_RISING(rank) || NT_FALLING(known) || NT_FALLING(named) ||
             NT_RISING(field->column->value_count))

/* Sorted, one of each level of the program's stays. */
static size_t keep_levels(place_column *places, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!kept || places[i].rank == OTHER || places[i].rank != places[kept - 1].rank) {
            places[kept++] = places[i];
        }
    }
    return kept;
}

void nt_survey_find_places(nt_arena *arena, nt_survey *survey)
{
    place_column *places = nt_new_array(arena, place_column, survey->field_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < survey->field_count; i++) {
        count += judge_place(arena, survey->program, &survey->fields[i], &places[count]);
    }
    nt_sort(places, count, sizeof *places, by_rank);
    count = keep_levels(places, count);
    for (size_t i = 0; i < count && i < 2; i++) {
        bool narrow = i == 1 || (count == 1 && places[0].rank == REGENCY && places[0].known);
        nt_survey_take(places[i].field, narrow ? "case.regency" : "case.province", NT_SURE_LIKELY,
                       places[i].mixed   ? (nt_text)NT_TEXT_SURVEY_MIXED_AREAS
                       : places[i].known ? (nt_text)NT_TEXT_SURVEY_KNOWN_AREAS
                                         : (nt_text)NT_TEXT_SURVEY_CALLED);
    }
}

/* ---- the table of areas ---- */

typedef struct {
    nt_arena *arena;
    nt_survey *survey;
    const nt_survey_field *wide; /* above the column at hand; NULL none */
    const nt_survey_field *field;
    const char *level; /* of its own areas */
    bool narrow;       /* its areas are parts of others */
    bool may_be_known; /* a text of it may mean one of the program's areas */
    bool of_provinces; /* the program's provinces stand in it: other texts are none */
    NT_VEC(nt_survey_area) areas;
    nt_map codes; /* of the table so far: where */
    nt_map wider; /* the texts of the column above that are in it: where */
    nt_map keys;  /* and those of the column at hand that name one area wherever they stand */
} listing;

/* The code of the next area of the table. */
static const char *new_code(listing *l, const char *text)
{
    const char *slug = nt_utf8_slug(l->arena, text);
    slug = *slug ? slug : "x";
    const char *code = slug;
    for (int n = 2; nt_map_keep(&l->codes, code, l->areas.count) != NT_MAP_NONE; n++) {
        code = nt_arena_printf(l->arena, "%s-%d", slug, n);
    }
    return code;
}

/* An area of the program, and what it lies in. */
static const char *add_known(listing *l, const nt_area *area)
{
    if (strcmp(area->level->id, "country") == 0) {
        return "";
    }
    const char *parent = area->parent ? add_known(l, area->parent) : "";
    if (nt_map_keep(&l->codes, area->code, l->areas.count) == NT_MAP_NONE) {
        const char *level =
            strcmp(area->level->id, "province") == 0 ? "provinsi" : "kabupaten/kota";
        nt_vec_push(l->arena, &l->areas,
                    ((nt_survey_area){area->name, level, area->code, parent, NULL}));
    }
    return area->code;
}

/* The wide area that the row names, by its code; "" where there is none. */
static const char *parent_in(const listing *l, const nt_grid_row *row)
{
    char key[NT_KEY_MAX];
    nt_model_key(l->wide ? nt_survey_cell(row, l->wide) : "", NT_KEY_OF_AREA, key);
    size_t at = nt_map_find(&l->wider, key);
    return at == NT_MAP_NONE ? "" : l->areas.items[at].code;
}

static void keep_key(listing *l, const char *key, size_t at)
{
    nt_map_keep(&l->keys, nt_arena_string(l->arena, key), at);
}

/* The register's own text for an area, which has more than its name. */
static void add_alias(listing *l, nt_survey_area *area, const char *text)
{
    area->aliases = !area->aliases ? text : nt_arena_printf(l->arena, "%s;%s", area->aliases, text);
}

/* Whether a row has the text where the wider area of the row, if one is known, is that of `area`.
 */
static bool stands_in(const listing *l, const char *text, const nt_area *area)
{
    const nt_survey *survey = l->survey;
    for (size_t r = survey->table->first_row; r < survey->table->end; r++) {
        const nt_grid_row *row = &survey->sheet->rows[r];
        if (strcmp(nt_survey_cell(row, l->field), text) == 0) {
            const char *parent = parent_in(l, row);
            if (!*parent || strcmp(parent, area->parent->code) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* "Bandung" is a regency and a city: both stand in the table, and a check asks which is meant. */
static void add_namesakes(listing *l, const char *key, const char *text)
{
    size_t count, first = l->areas.count;
    const nt_area *const *areas = nt_model_namesakes(l->arena, l->survey->program, text, &count);
    for (size_t i = 0; i < count; i++) {
        if (stands_in(l, text, areas[i])) {
            add_known(l, areas[i]);
            keep_key(l, key, first);
        }
    }
}

/* The province that a regency of this name lies in, whichever is meant; NULL: they lie in several.
 */
static const nt_area *province_of(const listing *l, const nt_area_found *found, const char *text)
{
    size_t count;
    if (found->area) {
        return found->area->parent;
    }
    const nt_area *const *areas = nt_model_namesakes(l->arena, l->survey->program, text, &count);
    return count && NT_ALL(i, count, areas[i]->parent == areas[0]->parent) ? areas[0]->parent
                                                                           : NULL;
}

/* A text that means an area of the program's. */
static void add_text(listing *l, const nt_survey_value *value)
{
    static const char *const known[] = {"province", "regency", NULL};
    char key[NT_KEY_MAX];
    nt_model_key(value->text, NT_KEY_OF_AREA, key);
    if (!*key || nt_map_find(&l->keys, key) != NT_MAP_NONE) {
        return;
    }
    nt_area_found found = nt_model_find_area(l->arena, l->survey->program, value->text);
    const nt_area *area = l->may_be_known ? found.area : NULL;
    bool lies_in_it = l->of_provinces && found.level && strcmp(found.level->id, "regency") == 0 &&
                      (area || found.several);
    bool adds = found.beside_more || lies_in_it; /* to what the area is called */
    area = lies_in_it ? province_of(l, &found, value->text) : area;
    if (area && !(adds && strchr(value->text, ';')) && nt_utf8_is_one_of(area->level->id, known)) {
        size_t at = nt_map_find(&l->codes, add_known(l, area));
        keep_key(l, key, at);
        if (adds) {
            add_alias(l, &l->areas.items[at], value->text);
        }
    } else if (l->may_be_known && found.several && !l->of_provinces) {
        add_namesakes(l, key, value->text);
    }
}

/* Another text, in the area that its rows name: villages of one name lie in two. */
static void add_own(listing *l)
{
    NT_PASSING_ARENA(passing);
    nt_map met = nt_map_open(passing); /* how many rows a text has within an area */
    const nt_survey *survey = l->survey;
    for (size_t r = survey->table->first_row; r < survey->table->end; r++) {
        const nt_grid_row *row = &survey->sheet->rows[r];
        const char *text = nt_survey_cell(row, l->field), *parent = parent_in(l, row);
        char key[NT_KEY_MAX];
        nt_model_key(nt_survey_is_missing(text) ? "" : text, NT_KEY_OF_AREA, key);
        /* beside provinces it would be an office of one, or a slip of the pen */
        bool beside = l->of_provinces || (l->narrow && l->may_be_known && !*parent);
        if (!*key || nt_map_find(&l->keys, key) != NT_MAP_NONE) {
            continue;
        }
        const char *place = nt_arena_printf(passing, "%s/%s", parent, key);
        size_t times = ++*nt_map_number(&met, place);
        bool often = times == NT_SURVEY_OFTEN && !nt_personal_is_addressed(text);
        l->survey->rare_values += times == 1;
        l->survey->rare_values -= often;
        if (often && !beside) {
            size_t at = l->areas.count;
            const char *code = new_code(l, text);
            nt_vec_push(l->arena, &l->areas,
                        ((nt_survey_area){text, l->level, code, parent, NULL}));
            if (!l->wide) {
                keep_key(l, key, at);
            }
        }
    }
}

/* What the areas of a column are called; those of a column above have that name already. */
static const char *level_of(nt_arena *arena, const nt_survey_field *wide,
                            const nt_survey_field *field)
{
    const char *level = nt_survey_level(arena, field->column->heading);
    const char *above = wide ? nt_survey_level(arena, wide->column->heading) : NULL;
    return level && !(above && strcmp(level, above) == 0) ? level : wide ? "area-2" : "area";
}

/* A kecamatan or a branch that has the name of a regency elsewhere ("Batang") is not that regency:
 * the program's areas are meant where the heading or most of the texts say so. */
static bool may_be_known(known_cells known, const nt_survey_column *c, bool narrow)
{
    return nt_survey_hinted(c->heading, narrow ? NT_HINT_REGENCY : NT_HINT_PROVINCE) ||
           is_most(known.wide, c) || is_most(known.narrow, c) || is_mixed(known, c);
}

/* The areas of a column; without any it is none of areas. */
static void list_column(listing *l, const nt_survey_field *wide, nt_survey_field *field)
{
    size_t before = l->areas.count;
    l->wide = wide;
    l->wider = l->keys;
    l->keys = nt_map_open(l->arena);
    l->field = field;
    l->level = level_of(l->arena, wide, field);
    l->narrow = field->role && strcmp(field->role, "case.regency") == 0;
    const known_cells known = count_known(l->arena, l->survey->program, field->column);
    l->may_be_known = may_be_known(known, field->column, l->narrow);
    l->of_provinces = !l->narrow && l->may_be_known && 10 * known.wide >= field->column->filled;
    for (size_t v = 0; v < field->column->value_count; v++) {
        add_text(l, &field->column->values[v]);
    }
    add_own(l);
    if (!l->keys.count && l->areas.count == before) {
        nt_survey_take(field, NULL, NT_SURE_LIKELY, (nt_text)NT_TEXT_SURVEY_NO_AREAS);
    }
}

void nt_survey_list_areas(nt_arena *arena, nt_survey *survey)
{
    listing l = {
        .arena = arena, .survey = survey, .codes = nt_map_open(arena), .keys = nt_map_open(arena)};
    nt_survey_field *wide = nt_survey_holder(survey, "case.province");
    if (wide) {
        list_column(&l, NULL, wide);
    }
    nt_survey_field *narrow = nt_survey_holder(survey, "case.regency");
    if (narrow) {
        list_column(&l, wide && wide->role ? wide : NULL, narrow);
    }
    survey->areas = l.areas.items;
    survey->area_count = l.areas.count;
}
