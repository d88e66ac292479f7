/* The table of targets: a measure, what is to be reached of it, and where. */
#include "targets.h"

#include <string.h>

#include "row.h"
#include "unit.h"
#include "words/model.h"

enum { MEASURE, AREA, VALUE, UNIT, AT_MOST, LABEL, LABEL_EN, TARGET_COLUMNS };

/* A target of three decimals is more likely one with a mark between thousands. */
static bool is_sound_value(const nt_cell *value, nt_problems *problems)
{
    if (value->known && value->number.decimals == 3) {
        nt_problems_add(problems, NT_SEVERITY_ERROR, value->place, "thousands-dot",
                        NT_MESSAGE_MODEL_TARGET_WITH_DECIMALS(.value = value->text));
        return false;
    }
    return value->known;
}

static const char *const case_words[] = {"kasus", "perkara", "case", NULL};
static const char *const day_words[] = {"hari", "day", NULL};

/* What a register's own numbers are in stands before the built-in units: "kasus" is a case here. */
static nt_units target_units(nt_arena *arena, const nt_units *known)
{
    static const nt_unit own[] = {{.id = "cases", .words = case_words},
                                  {.id = "days", .words = day_words}};
    enum { OWN = sizeof own / sizeof *own };
    const nt_unit **items = nt_new_array(arena, const nt_unit *, known->count + OWN);
    for (size_t i = 0; i < known->count + OWN; i++) {
        bool described = i < known->declared_count;
        size_t after = described ? 0 : i - known->declared_count;
        items[i] = described ? known->items[i] : after < OWN ? &own[after] : known->items[i - OWN];
    }
    return (nt_units){
        .items = items, .count = known->count + OWN, .declared_count = known->declared_count};
}

/* Its id, whatever the table calls it; "" where the cell is empty. A unit that nobody knows is a
 * problem. */
static bool read_target_unit(const nt_units *units, const nt_cell *cell, nt_problems *problems,
                             const char **id)
{
    const nt_unit *unit = cell->known ? nt_model_unit(units, cell->text, strlen(cell->text)) : NULL;
    *id = unit ? unit->id : "";
    if (!cell->known || unit) {
        return true;
    }
    if (!nt_problems_take(problems, NT_SEVERITY_ERROR, "unknown-unit", NULL, 1)) {
        return false;
    }
    const char *nearest = nt_model_nearest_unit(units, cell->text, problems, &unit);
    nt_message hint = NT_MESSAGE_MODEL_NEAREST(.near = nearest);
    nt_problems_list(
        problems, cell->place,
        NT_MESSAGE_MODEL_UNKNOWN_UNIT(.unit = cell->text, .hint = nearest ? &hint : NULL));
    return false;
}

/* Whose target it is; NULL where the cell is empty: of the whole. */
static bool read_area(nt_arena *arena, const nt_register *reg, const nt_cell *cell,
                      nt_problems *problems, const nt_code **out)
{
    nt_dimension dimension;
    uint32_t code;
    *out = NULL;
    if (!cell->known) {
        return true;
    }
    if (nt_model_register_area(arena, reg, cell->text, &dimension, &code, NULL)) {
        *out = &reg->codes[dimension].items[code];
        return true;
    }
    if (nt_problems_take(problems, NT_SEVERITY_ERROR, "unknown-area", NULL, 1)) {
        const char *instead;
        nt_model_register_area(arena, reg, cell->text, &dimension, &code, &instead);
        nt_problems_list(problems, cell->place, nt_model_no_area(cell->text, instead));
    }
    return false;
}

/* One target of a measure for the whole, and one for each area. */
static bool stands_alone(nt_map *seen, const nt_register *reg, const nt_cell *measure,
                         const nt_code *area, nt_problems *problems)
{
    const char *both = nt_arena_printf(seen->arena, "%s|%s", area ? area->code : "", measure->text);
    size_t at = nt_map_keep(seen, both, reg->target_count);
    if (at != NT_MAP_NONE) {
        nt_problems_add(
            problems, NT_SEVERITY_ERROR, measure->place, "duplicate-id",
            NT_MESSAGE_MODEL_TARGET_TWICE(.measure = measure->text,
                                          .line = nt_place_line(seen->arena, reg->targets[at].place,
                                                                measure->place)));
    }
    return at == NT_MAP_NONE;
}

static bool read_target(nt_map *seen, const nt_model_columns *columns, size_t row,
                        const nt_units *units, nt_problems *problems, const nt_register *reg,
                        nt_target *out)
{
    const nt_cell *measure = nt_model_cell(columns, row, MEASURE);
    const nt_cell *value = nt_model_cell(columns, row, VALUE);
    const nt_cell *label = nt_model_cell(columns, row, LABEL);
    const nt_cell *english = nt_model_cell(columns, row, LABEL_EN);
    bool sound = is_sound_value(value, problems);
    sound =
        read_target_unit(units, nt_model_cell(columns, row, UNIT), problems, &out->unit) && sound;
    sound = read_area(seen->arena, reg, nt_model_cell(columns, row, AREA), problems, &out->area) &&
            sound;
    if (!measure->known || !sound || !stands_alone(seen, reg, measure, out->area, problems)) {
        return false;
    }
    out->measure = measure->text;
    out->value = nt_decimal_value(value->number);
    out->at_most = nt_model_cell(columns, row, AT_MOST)->boolean;
    out->label = nt_text_alike(label->known ? label->text : measure->text);
    out->label.in[NT_LANG_EN] = english->known ? english->text : out->label.in[NT_LANG_EN];
    out->place = measure->place;
    return true;
}

void nt_model_read_targets(nt_arena *arena, const nt_package *package, const nt_units *known,
                           nt_problems *problems, nt_register *out)
{
    static const char *const roles[] = {"target.measure", "target.area",    "target.value",
                                        "target.unit",    "target.at_most", "target.label",
                                        "target.label_en"};
    const nt_table *table = nt_ingest_table(package, "target");
    nt_model_columns columns = nt_model_columns_of(table, roles, TARGET_COLUMNS);
    nt_units units = target_units(arena, known);
    nt_target *targets = nt_new_array(arena, nt_target, table ? table->row_count + 1 : 1);
    nt_map seen = nt_map_open(arena);
    out->targets = targets;
    for (size_t row = 0; table && row < table->row_count; row++) {
        out->target_count +=
            read_target(&seen, &columns, row, &units, problems, out, &targets[out->target_count]);
    }
}
