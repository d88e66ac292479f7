/* A row of the table of figures into a draft, and what can be wrong with one figure alone. */
#include <string.h>

#include "base/utf8.h"
#include "draft.h"
#include "words/model.h"

/* clang-format off */
#define ROLES(OF) \
    OF(ID, "figure.id") OF(INDICATOR, "figure.indicator") OF(EVENT, "figure.event") \
    OF(AREA, "figure.area") OF(CATEGORY, "figure.category") OF(PERIOD_START, "figure.period_start") \
    OF(PERIOD_END, "figure.period_end") OF(AS_OF, "figure.as_of") OF(VALUE, "figure.value") \
    OF(UNIT, "figure.unit") OF(QUALIFIER, "figure.qualifier") OF(STATUS, "figure.status") \
    OF(BASE, "figure.base") OF(CHANGE_FROM, "figure.change_from") OF(CHANGE_TO, "figure.change_to") \
    OF(SOURCE, "figure.source") OF(COUNTED_BY, "figure.counted_by") OF(QUOTE, "figure.quote") \
    OF(NOTE, "figure.note")
/* clang-format on */

#define COLUMN(column, role) column,
#define ROLE(column, role)   role,
enum { ROLES(COLUMN) COLUMN_COUNT };
static const char *const roles[COLUMN_COUNT] = {ROLES(ROLE)};

_Static_assert((int)COLUMN_COUNT <= (int)NT_MODEL_COLUMNS_MAX,
               "a role more than a row has columns for");

#define report(drafts, cell, code, ...)                                                            \
    nt_problems_add((drafts)->problems, NT_SEVERITY_ERROR, (cell)->place, code, __VA_ARGS__)

/* "; the nearest is "orang" (persons)": the word and, where that is another, the unit's id. */
static const nt_message *unit_hint(nt_drafts *drafts, const char *text)
{
    const nt_unit *unit;
    const char *word = nt_model_nearest_unit(&drafts->units, text, drafts->problems, &unit);
    nt_message hint = word && strcmp(word, unit->id) != 0
                          ? NT_MESSAGE_MODEL_NEAREST_WORD_OF(.near = word, .unit = unit->id)
                          : NT_MESSAGE_MODEL_NEAREST(.near = word);
    return word ? nt_arena_copy(drafts->arena, &hint, sizeof hint) : NULL;
}

/* The unit's id, whatever the data call it; "" where nobody knows it. */
static bool read_unit(nt_drafts *drafts, const nt_cell *cell, nt_figure *figure)
{
    const nt_unit *unit =
        cell->known ? nt_model_unit(&drafts->units, cell->text, strlen(cell->text)) : NULL;
    figure->unit = unit ? unit->id : "";
    if (cell->known && !unit) {
        report(drafts, cell, "unknown-unit",
               NT_MESSAGE_MODEL_UNKNOWN_UNIT(.unit = cell->text,
                                             .hint = unit_hint(drafts, cell->text)));
    }
    return *figure->unit;
}

/* "; the nearest is "reported"" */
static const nt_message *near(nt_drafts *drafts, const char *nearest)
{
    nt_message hint = NT_MESSAGE_MODEL_NEAREST(.near = nearest);
    return nearest ? nt_arena_copy(drafts->arena, &hint, sizeof hint) : NULL;
}

static const nt_message *indicator_hint(nt_drafts *drafts, const char *text)
{
    return nt_problems_may_search(drafts->problems, text, drafts->vocabulary.count)
               ? near(drafts, nt_model_nearest_indicator(&drafts->vocabulary, text))
               : NULL;
}

static bool read_indicator(nt_drafts *drafts, const nt_cell *cell, nt_figure *figure)
{
    if (!cell->known) {
        return false;
    }
    figure->indicator = nt_model_indicator(&drafts->vocabulary, cell->text, figure->unit);
    if (!figure->indicator) {
        report(drafts, cell, "unknown-indicator",
               NT_MESSAGE_MODEL_UNKNOWN_INDICATOR(.indicator = cell->text,
                                                  .hint = indicator_hint(drafts, cell->text)));
    }
    return figure->indicator != NULL;
}

static bool read_qualifier(nt_drafts *drafts, const nt_cell *cell, nt_qualifier *out)
{
    static const char *const names[] = {"exact", "approximate", "more-than", "less-than"};
    size_t at = nt_utf8_index(cell->text, names, 4);
    *out = cell->known && at < 4 ? (nt_qualifier)at : NT_EXACT;
    if (cell->known && at == 4) {
        report(drafts, cell, "unknown-qualifier",
               NT_MESSAGE_MODEL_UNKNOWN_QUALIFIER(.qualifier = cell->text,
                                                  .hint = near(drafts, nt_utf8_nearest(cell->text,
                                                                                       names, 4))));
    }
    return cell->known ? at < 4 : !nt_model_is_invalid(cell);
}

/* In words, or as SDMX has it in OBS_STATUS. */
static bool read_status(nt_drafts *drafts, const nt_cell *cell, nt_figure_status *out)
{
    static const char *const names[] = {"final", "provisional", "A", "P"};
    size_t at = nt_utf8_index(cell->text, names, 4);
    *out = !cell->known || at == 4 ? NT_STATUS_UNSTATED
           : at % 2                ? NT_STATUS_PROVISIONAL
                                   : NT_STATUS_FINAL;
    if (cell->known && at == 4) {
        report(drafts, cell, "unknown-status",
               NT_MESSAGE_MODEL_UNKNOWN_STATUS(.status = cell->text,
                                               .hint = near(
                                                   drafts, nt_utf8_nearest(cell->text, names, 2))));
    }
    return cell->known ? at < 4 : !nt_model_is_invalid(cell);
}

/* A cell that refers to nothing known has its problem already, from the keys of the package. */
static bool read_event(const nt_drafts *drafts, const nt_cell *cell, nt_figure *figure)
{
    size_t at = cell->known ? nt_map_find(&drafts->event_ids, cell->text) : NT_MAP_NONE;
    figure->event = at == NT_MAP_NONE ? NULL : &drafts->events[at];
    return figure->event || !*cell->text;
}

static bool is_whole(nt_decimal number)
{
    int64_t digits = number.digits;
    for (int i = 0; i < number.decimals; i++) {
        if (digits % 10) {
            return false;
        }
        digits /= 10;
    }
    return true;
}

static bool read_value(nt_drafts *drafts, const nt_cell *value, nt_figure *figure)
{
    if (!value->known || !*figure->unit) {
        return false;
    }
    figure->value = value->number;
    figure->number = nt_decimal_value(value->number);
    if (strcmp(figure->unit, "percent") == 0) {
        if (figure->number < 0 || figure->number > 100) {
            report(drafts, value, "percent-range",
                   NT_MESSAGE_MODEL_PERCENT_RANGE(.value = value->text));
            return false;
        }
    } else if (figure->number < 0 || !is_whole(value->number)) {
        report(drafts, value, "count-range", NT_MESSAGE_MODEL_COUNT_RANGE(.value = value->text));
        return false;
    }
    return true;
}

static bool unit_fits(nt_drafts *drafts, const nt_cell *unit, const nt_figure *figure)
{
    bool percent = strcmp(figure->unit, "percent") == 0;
    bool share = nt_figure_is_share(figure);
    if (percent != share) {
        const char *indicator = figure->indicator->id, *given = figure->unit;
        report(drafts, unit, "unit-kind",
               share ? NT_MESSAGE_MODEL_SHARE_NOT_IN_PERCENT(.indicator = indicator, .unit = given)
                     : NT_MESSAGE_MODEL_COUNT_IN_PERCENT(.indicator = indicator, .unit = given));
    }
    return percent == share;
}

/* Days that contradict each other; the figure stays, for its value may be right. */
static void check_days(nt_drafts *drafts, const nt_figure *figure, const nt_cell *period_end,
                       const nt_cell *as_of)
{
    char day[11], limit[11];
    nt_date start = figure->period_start, end = figure->period_end;
    if (nt_date_known(start) && nt_date_known(end) && end < start) {
        report(drafts, period_end, "period-reversed",
               NT_MESSAGE_MODEL_PERIOD_REVERSED(.end = nt_date_format_iso(end, day),
                                                .start = nt_date_format_iso(start, limit)));
    }
    if (!nt_date_known(figure->as_of)) {
        return;
    }
    nt_date_format_iso(figure->as_of, day);
    if (nt_date_known(start) && figure->as_of < start) {
        report(drafts, as_of, "as-of-before-period",
               NT_MESSAGE_MODEL_COUNTS_BEFORE_PERIOD(.day = day,
                                                     .start = nt_date_format_iso(start, limit)));
    }
    nt_date published = figure->source ? figure->source->published_on : NT_DATE_UNKNOWN;
    if (nt_date_known(published) && figure->as_of > published) {
        report(drafts, as_of, "as-of-after-publication",
               NT_MESSAGE_MODEL_COUNTS_AFTER_PUBLICATION(.day = day,
                                                         .published =
                                                             nt_date_format_iso(published, limit)));
    }
}

static void read_row(nt_drafts *drafts, const nt_model_columns *columns, size_t row,
                     nt_figure_draft *out)
{
    const nt_cell *cells[COLUMN_COUNT];
    for (int i = 0; i < COLUMN_COUNT; i++) {
        cells[i] = nt_model_cell(columns, row, i);
    }
    nt_figure *figure = &out->figure;
    *figure = (nt_figure){
        .id = nt_model_text(cells[ID]),
        .area = nt_model_text(cells[AREA]),
        .category = nt_model_text(cells[CATEGORY]),
        .period_start = cells[PERIOD_START]->date,
        .period_end = cells[PERIOD_END]->date,
        .as_of = cells[AS_OF]->date,
        .source = nt_model_source(drafts, cells[SOURCE]),
        .counter = nt_model_counter(&drafts->counters, cells[COUNTED_BY], drafts->problems),
        .change_from = nt_model_text(cells[CHANGE_FROM]),
        .change_to = nt_model_text(cells[CHANGE_TO]),
        .quote = nt_model_text(cells[QUOTE]),
        .note = nt_model_text(cells[NOTE]),
        .place = cells[ID]->place,
        .value_place = cells[VALUE]->place};
    out->base_id = nt_model_text(cells[BASE]);
    out->base_place = cells[BASE]->place;
    out->base = NT_NO_DRAFT;
    /* Every reader runs, so that each fault of a row is found at once. */
    bool usable = cells[ID]->known;
    usable = read_unit(drafts, cells[UNIT], figure) && usable;
    usable = read_indicator(drafts, cells[INDICATOR], figure) && usable;
    usable = read_qualifier(drafts, cells[QUALIFIER], &figure->qualifier) && usable;
    usable = read_status(drafts, cells[STATUS], &figure->status) && usable;
    usable = read_event(drafts, cells[EVENT], figure) && usable;
    usable = figure->source && usable;
    bool valued = read_value(drafts, cells[VALUE], figure);
    bool fits = !figure->indicator || !*figure->unit || unit_fits(drafts, cells[UNIT], figure);
    check_days(drafts, figure, cells[PERIOD_END], cells[AS_OF]);
    out->usable = usable && valued && fits;
}

void nt_model_read_figures(nt_drafts *drafts, const nt_table *table)
{
    nt_model_columns columns = nt_model_columns_of(table, roles, COLUMN_COUNT);
    drafts->count = table->row_count;
    drafts->drafts = nt_new_array(drafts->arena, nt_figure_draft, table->row_count + 1);
    for (size_t row = 0; row < table->row_count; row++) {
        read_row(drafts, &columns, row, &drafts->drafts[row]);
    }
}
