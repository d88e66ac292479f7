/* Events and areas, from their tables. */
#include <math.h>
#include <string.h>

#include "areas.h"
#include "code_lists.h"
#include "draft.h"
#include "words/model.h"

enum { NAME, CIVIL_SERVANTS, VOTERS, AREA_COLUMNS };

void nt_model_read_event_codes(nt_code_lists *lists, const nt_table *table)
{
    size_t count = 0;
    const nt_event *events = nt_model_read_events(lists->arena, NULL, table, &count);
    for (size_t i = 0; i < count; i++) {
        nt_code code =
            nt_model_new_code(nt_model_new_slug(lists, NT_DIM_EVENT, events[i].id), events[i].id);
        code.label = events[i].label;
        code.polling_day = events[i].polling_day;
        uint32_t index = nt_model_add_code(lists, NT_DIM_EVENT, &code);
        nt_model_add_name(&lists->names[NT_DIM_EVENT], events[i].id, index);
    }
}

/* An area of the table on its way to a code. */
typedef struct {
    nt_code code;
    nt_dimension dimension;
} area;

/* A number of people; 1.678 with three decimals is 1678 with a mark that nobody described. */
static double denominator(nt_code_lists *lists, const nt_cell *cell)
{
    if (!cell->known) {
        return NAN;
    }
    if (cell->number.decimals == 3) {
        nt_problems_add(lists->problems, NT_SEVERITY_ERROR, cell->place, "thousands-dot",
                        NT_MESSAGE_MODEL_PEOPLE_WITH_DECIMALS(.value = cell->text));
        return NAN;
    }
    if (cell->number.digits <= 0) {
        nt_problems_add(lists->problems, NT_SEVERITY_ERROR, cell->place, "range",
                        NT_MESSAGE_MODEL_NO_DENOMINATOR(.value = cell->text));
        return NAN;
    }
    return nt_decimal_value(cell->number);
}

NT_ORDER(by_code, area, NT_BY_TEXT(code.code))

/* ---- which level is which column ---- */

/* Ranks of levels that a table has, the widest first; the country stands outside. */
enum { RANKS_MAX = 16 };

typedef struct {
    int ranks[RANKS_MAX];
    size_t counts[RANKS_MAX], count;
} depth;

static depth depth_of(const nt_area *areas, size_t count)
{
    depth d = {.count = 0};
    for (int rank = 1; rank <= 64 && d.count < RANKS_MAX; rank++) {
        size_t found = NT_SUM(size_t, i, count, areas[i].level->rank == rank);
        if (found) {
            d.ranks[d.count] = rank;
            d.counts[d.count++] = found;
        }
    }
    return d;
}

/* The two levels of a register, whatever they are called: the wider one is that of case.province,
 * the narrower that of case.regency. -1: neither. A table of one level alone serves the column
 * that there is; of three, the first may be the one area that all others lie in. */
static int dimension_of(const nt_code_lists *lists, const depth *d, int rank)
{
    bool wide = lists->columns[NT_DIM_PROVINCE] >= 0, narrow = lists->columns[NT_DIM_REGENCY] >= 0;
    if (d->count == 1 && rank == d->ranks[0]) {
        bool one = wide != narrow ? wide : rank <= 1;
        return one ? NT_DIM_PROVINCE : NT_DIM_REGENCY;
    }
    size_t first = d->count > 2 && d->counts[0] == 1;
    return d->count > first && rank == d->ranks[first]           ? NT_DIM_PROVINCE
           : d->count > first + 1 && rank == d->ranks[first + 1] ? NT_DIM_REGENCY
                                                                 : -1;
}

/* Areas of one level together, the first of the table first. */
NT_ORDER_OF(by_level, nt_area, NT_RISING(level) || NT_BY((a > b) - (a < b)))

static void warn_of_unused(nt_code_lists *lists, const nt_area *areas, size_t count, const depth *d)
{
    const nt_area **sorted = nt_new_array(lists->arena, const nt_area *, count + 1);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = &areas[i];
    }
    nt_sort(sorted, count, sizeof *sorted, by_level);
    for (size_t i = 0; i < count; i++) {
        const nt_level *level = sorted[i]->level;
        bool below = level->rank > 0 && d->count > 2 && level->rank > d->ranks[1];
        bool first = i == 0 || sorted[i - 1]->level != level;
        if (below && first && dimension_of(lists, d, level->rank) < 0) {
            nt_problems_add(lists->problems, NT_SEVERITY_WARNING, sorted[i]->place, "unused-level",
                            NT_MESSAGE_MODEL_UNUSED_LEVEL(.level = level->id));
        }
    }
}

static area *read_areas(nt_code_lists *lists, const nt_table *table, size_t *count)
{
    static const char *const roles[] = {"area.name", "area.civil_servants", "area.voters"};
    nt_model_columns columns = nt_model_columns_of(table, roles, AREA_COLUMNS);
    size_t own_count;
    const nt_area *own = nt_model_own_areas(lists->areas, &own_count);
    depth d = depth_of(own, own_count);
    area *areas = nt_new_array(lists->arena, area, own_count + 1);
    for (size_t row = 0, i = 0; row < table->row_count; row++) {
        if (!nt_model_cell(&columns, row, NAME)->known) {
            continue;
        }
        const nt_area *where = &own[i++];
        int dimension = dimension_of(lists, &d, where->level->rank);
        nt_code code = nt_model_new_code(where->code, where->name);
        code.label = nt_model_area_label(where);
        code.where = where;
        code.civil_servants = denominator(lists, nt_model_cell(&columns, row, CIVIL_SERVANTS));
        code.voters = denominator(lists, nt_model_cell(&columns, row, VOTERS));
        if (dimension >= 0) {
            areas[(*count)++] = (area){code, (nt_dimension)dimension};
        }
    }
    nt_sort(areas, *count, sizeof *areas, by_code);
    warn_of_unused(lists, own, own_count, &d);
    return areas;
}

/* The forms that the table gives, and those by which everybody knows an area of that name. */
static void add_forms(nt_code_lists *lists, nt_dimension dimension, const nt_code *code,
                      uint32_t index)
{
    nt_code_names *names = &lists->names[dimension];
    const nt_area *known = nt_model_program_area(lists->areas, code->label.in[0]);
    const nt_area *both[] = {code->where, known};
    for (size_t i = 0; i < 2; i++) {
        if (both[i]) {
            nt_model_add_name(names, both[i]->name, index);
            nt_model_add_name(names, nt_model_area_label(both[i]).in[NT_LANG_EN], index);
            nt_model_add_name(names, both[i]->short_name, index);
            nt_model_add_aliases(names, both[i]->aliases, index);
        }
    }
}

/* "Kota Makassar" is also Makassar; an area that the table names without its kind is found with it.
 */
static void add_regency_forms(nt_code_lists *lists, nt_dimension dimension, const nt_code *code,
                              uint32_t index)
{
    char key[NT_KEY_MAX];
    nt_code_names *names = &lists->bare[dimension];
    nt_model_key(code->label.in[0], NT_KEY_OF_REGENCY, key);
    const char *bare = nt_model_bare_key(key);
    if (!*key) {
        return;
    }
    nt_model_add_key(names, nt_arena_string(lists->arena, bare), index);
    if (code->where->level == lists->areas->levels[NT_LEVEL_PROVINCE]) {
        nt_model_add_key(names, nt_arena_printf(lists->arena, "provinsi%s", key), index);
    } else if (bare == key) {
        nt_model_add_key(names, nt_arena_printf(lists->arena, "kabupaten%s", key), index);
        nt_model_add_key(names, nt_arena_printf(lists->arena, "kota%s", key), index);
    }
}

/* Villages of one name are told apart by what they lie in. */
static void tell_namesakes_apart(nt_code_lists *lists)
{
    NT_PASSING_ARENA(passing);
    nt_map names = nt_map_open(passing);
    const nt_code_vec *codes = &lists->codes[NT_DIM_REGENCY];
    const nt_code *wide = lists->codes[NT_DIM_PROVINCE].items;
    for (size_t i = 1; i < codes->count; i++) {
        ++*nt_map_number(&names, codes->items[i].label.in[0]);
    }
    for (size_t i = 1; i < codes->count; i++) {
        nt_code *code = &codes->items[i];
        const char *name = code->label.in[0];
        for (int lang = 0; nt_map_find(&names, name) > 1 && code->parent && lang < NT_LANG_COUNT;
             lang++) {
            code->label.in[lang] = nt_arena_printf(lists->arena, "%s (%s)", code->label.in[lang],
                                                   wide[code->parent].label.in[lang]);
            nt_model_add_name(&lists->names[NT_DIM_REGENCY], code->label.in[lang], (uint32_t)i);
        }
    }
}

void nt_model_read_area_codes(nt_code_lists *lists, const nt_table *table)
{
    size_t count = 0;
    area *areas = read_areas(lists, table, &count);
    for (int d = NT_DIM_PROVINCE; d <= NT_DIM_REGENCY; d++) {
        for (size_t i = 0; i < count; i++) {
            nt_code *code = &areas[i].code;
            if ((int)areas[i].dimension != d) {
                continue;
            }
            if (d == NT_DIM_REGENCY && code->where->parent) {
                code->parent = nt_model_code(lists, NT_DIM_PROVINCE, code->where->parent->code);
            }
            uint32_t index = nt_model_add_code(lists, (nt_dimension)d, code);
            lists->names[d].within = lists->bare[d].within = code->parent;
            add_forms(lists, (nt_dimension)d, code, index);
            if (d == NT_DIM_REGENCY || strcmp(code->where->level->id, "regency") == 0) {
                add_regency_forms(lists, (nt_dimension)d, code, index);
            }
            lists->names[d].within = lists->bare[d].within = 0;
        }
    }
    tell_namesakes_apart(lists);
}
