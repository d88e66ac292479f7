/* Events and areas, from their tables. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "code_lists.h"
#include "key.h"
#include "row.h"

enum { EVENT_ID, EVENT_NAME, POLLING_DAY, EVENT_COLUMNS };
enum { CODE, NAME, LEVEL, PARENT, CIVIL_SERVANTS, VOTERS, AREA_COLUMNS };

static nt_model_columns columns_of(const nt_table *table, const char *const *roles, size_t count)
{
    nt_model_columns columns = {.table = table};
    for (size_t i = 0; i < count; i++) {
        columns.columns[i] = nt_ingest_column(table, roles[i]);
    }
    return columns;
}

typedef struct {
    const char *id, *name;
    nt_date day;
    size_t row;
} event;

static int by_day(const void *left, const void *right)
{
    const event *a = left, *b = right;
    bool known_a = nt_date_known(a->day), known_b = nt_date_known(b->day);
    if (known_a != known_b) {
        return known_a ? -1 : 1;
    }
    int order = (a->day > b->day) - (a->day < b->day);
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

void nt_model_read_event_codes(nt_code_lists *lists, const nt_table *table)
{
    static const char *const roles[] = {"event.id", "event.name", "event.polling_day"};
    nt_model_columns columns = columns_of(table, roles, EVENT_COLUMNS);
    event *events = nt_new_array(lists->arena, event, table->row_count + 1);
    size_t count = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        const nt_cell *id = nt_model_cell(&columns, row, EVENT_ID);
        const nt_cell *name = nt_model_cell(&columns, row, EVENT_NAME);
        if (id->known) {
            events[count++] = (event){id->text, name->known ? name->text : id->text,
                                      nt_model_cell(&columns, row, POLLING_DAY)->date, row};
        }
    }
    if (count) {
        qsort(events, count, sizeof *events, by_day);
    }
    for (size_t i = 0; i < count; i++) {
        nt_code code = {.code = nt_model_new_slug(lists, NT_DIM_EVENT, events[i].id),
                        .label = {{events[i].name, events[i].name}},
                        .civil_servants = NAN,
                        .voters = NAN,
                        .polling_day = events[i].day};
        uint32_t index = nt_model_add_code(lists, NT_DIM_EVENT, &code);
        nt_model_add_name(&lists->names[NT_DIM_EVENT], events[i].id, index);
    }
}

typedef struct {
    nt_code code;
    const char *parent; /* its code; "" none */
    nt_dimension dimension;
} area;

/* A province, a regency, or neither (-1): the table may also have the country. */
static int level_of(nt_code_lists *lists, const nt_cell *level, const nt_cell *parent)
{
    static const char *const provinces[] = {"province", "provinsi", "propinsi", "prov", "1"};
    static const char *const regencies[] = {"regency",       "kabupaten", "kota",     "kab",
                                            "city",          "kabkota",   "district", "regencycity",
                                            "kabupatenkota", "2"};
    static const char *const others[] = {"country",  "negara",   "nation",
                                         "nasional", "national", "0"};
    char key[NT_KEY_MAX];
    if (!level->known) {
        return parent->known ? NT_DIM_REGENCY : NT_DIM_PROVINCE;
    }
    nt_model_key(level->text, false, key);
    for (size_t i = 0; i < sizeof provinces / sizeof *provinces; i++) {
        if (strcmp(key, provinces[i]) == 0) {
            return NT_DIM_PROVINCE;
        }
    }
    for (size_t i = 0; i < sizeof regencies / sizeof *regencies; i++) {
        if (strcmp(key, regencies[i]) == 0) {
            return NT_DIM_REGENCY;
        }
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(key, others[i]) == 0) {
            return -1;
        }
    }
    nt_problems_add(lists->problems, NT_SEVERITY_ERROR, level->place, "unknown-level",
                    "%s is no level of an area; write province or regency",
                    nt_ingest_quote(lists->arena, level->text));
    return -1;
}

/* A number of people; 1.678 with three decimals is 1678 with a mark that nobody described. */
static double denominator(nt_code_lists *lists, const nt_cell *cell)
{
    if (!cell->known) {
        return NAN;
    }
    if (cell->number.decimals == 3) {
        nt_problems_add(lists->problems, NT_SEVERITY_ERROR, cell->place, "thousands-dot",
                        "%s has three decimals, but counts people: is its mark one between "
                        "thousands? then name it as the field's \"groupChar\"",
                        nt_ingest_quote(lists->arena, cell->text));
        return NAN;
    }
    if (cell->number.digits <= 0) {
        nt_problems_add(lists->problems, NT_SEVERITY_ERROR, cell->place, "range",
                        "%s people are no denominator; leave the cell empty when the number is "
                        "unknown",
                        nt_ingest_quote(lists->arena, cell->text));
        return NAN;
    }
    return nt_decimal_value(cell->number);
}

static int by_code(const void *left, const void *right)
{
    return strcmp(((const area *)left)->code.code, ((const area *)right)->code.code);
}

static area *read_areas(nt_code_lists *lists, const nt_table *table, size_t *count)
{
    static const char *const roles[] = {"area.code",   "area.name",           "area.level",
                                        "area.parent", "area.civil_servants", "area.voters"};
    nt_model_columns columns = columns_of(table, roles, AREA_COLUMNS);
    area *areas = nt_new_array(lists->arena, area, table->row_count + 1);
    for (size_t row = 0; row < table->row_count; row++) {
        const nt_cell *code = nt_model_cell(&columns, row, CODE);
        const nt_cell *name = nt_model_cell(&columns, row, NAME);
        const nt_cell *parent = nt_model_cell(&columns, row, PARENT);
        int level = level_of(lists, nt_model_cell(&columns, row, LEVEL), parent);
        if (code->known && name->known && level >= 0) {
            areas[(*count)++] =
                (area){.code = {.code = code->text,
                                .label = {{name->text, name->text}},
                                .civil_servants = denominator(
                                    lists, nt_model_cell(&columns, row, CIVIL_SERVANTS)),
                                .voters = denominator(lists, nt_model_cell(&columns, row, VOTERS)),
                                .polling_day = NT_DATE_UNKNOWN},
                       .parent = nt_model_text(parent),
                       .dimension = (nt_dimension)level};
        }
    }
    if (*count) {
        qsort(areas, *count, sizeof *areas, by_code);
    }
    return areas;
}

static void add_province_forms(nt_code_lists *lists, const char *label, uint32_t index)
{
    char key[NT_KEY_MAX];
    nt_model_key(label, true, key);
    const char *const *forms = nt_model_province_forms(key);
    for (; forms && *forms; forms++) {
        nt_model_add_key(&lists->names[NT_DIM_PROVINCE], *forms, index);
    }
}

/* "Kota Makassar" is also Makassar, and Makassar in its province; a regency that the table names
 * without its kind is found with either kind. */
static void add_regency_forms(nt_code_lists *lists, const nt_code *code, uint32_t index)
{
    char key[NT_KEY_MAX];
    nt_names *names = &lists->names[NT_DIM_REGENCY];
    nt_model_key(code->label.in[0], true, key);
    const char *bare = nt_model_bare_key(key);
    if (!*key) {
        return;
    }
    nt_model_add_key(names, nt_arena_string(lists->arena, bare), index);
    nt_model_add_key(names, nt_arena_printf(lists->arena, "%u:%s", code->parent, bare), index);
    if (bare == key) {
        nt_model_add_key(names, nt_arena_printf(lists->arena, "kabupaten%s", key), index);
        nt_model_add_key(names, nt_arena_printf(lists->arena, "kota%s", key), index);
    }
}

void nt_model_read_area_codes(nt_code_lists *lists, const nt_table *table)
{
    size_t count = 0;
    area *areas = read_areas(lists, table, &count);
    for (size_t i = 0; i < count; i++) {
        if (areas[i].dimension == NT_DIM_PROVINCE) {
            uint32_t index = nt_model_add_code(lists, NT_DIM_PROVINCE, &areas[i].code);
            add_province_forms(lists, areas[i].code.label.in[0], index);
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (areas[i].dimension == NT_DIM_REGENCY) {
            areas[i].code.parent = nt_model_code(lists, NT_DIM_PROVINCE, areas[i].parent);
            uint32_t index = nt_model_add_code(lists, NT_DIM_REGENCY, &areas[i].code);
            add_regency_forms(lists, &areas[i].code, index);
        }
    }
}
