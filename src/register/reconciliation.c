/* The register beside what was published of it. */
#include "sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const stage_codes[NT_STAGE_COUNT] = {"reported", "proven", "sanctioned"};

static bool stage_known(const nt_register *reg, nt_stage stage)
{
    return stage == NT_STAGE_REPORTED ||
           (stage == NT_STAGE_PROVEN && reg->has_outcome && reg->has_decided) ||
           (stage == NT_STAGE_SANCTIONED && reg->has_sanctioned);
}

/* Whether the figure is of the procedure that the register is of. Where nobody says whose register
 * it is, all counters must tell one procedure; where nobody says who counted, all figures may be.
 */
static bool same_procedure(const nt_register *reg, const nt_published *published,
                           const nt_figure *figure)
{
    const nt_procedure *own = NULL;
    bool any = false;
    NT_EACH_OF(const nt_counter, counter, published->counters, published->counter_count) {
        bool asked = nt_counter_known(counter) &&
                     (!*reg->counted_by || strcmp(counter->id, reg->counted_by) == 0);
        any = any || nt_counter_known(counter);
        if (asked && own && own != counter->procedure) {
            return false;
        }
        own = asked ? counter->procedure : own;
    }
    return own ? figure->counter->procedure == own : !any;
}

static bool reconciled(const nt_register *reg, const nt_published *published,
                       const nt_figure *figure, nt_date end, uint32_t *event)
{
    *event = figure->event ? nt_model_coded(&reg->codes[NT_DIM_EVENT], figure->event->slug) : 0;
    return *event && same_procedure(reg, published, figure) &&
           figure->indicator->kind == NT_INDICATOR_STAGE && figure->whole_area &&
           !*figure->category && !nt_figure_has_period(figure) && nt_date_known(figure->as_of) &&
           figure->as_of <= end && figure->as_of >= reg->coverage.from &&
           figure->qualifier == NT_EXACT && figure->number == floor(figure->number) &&
           figure->number >= 0 && stage_known(reg, figure->indicator->stage);
}

NT_ORDER(by_event_and_day, nt_asked_count, NT_RISING(event) || NT_RISING(day))

nt_asked_count *reconciliation_ask(nt_arena *arena, const nt_register *reg,
                                   const nt_published *published, nt_date end, size_t *count)
{
    size_t all = published ? published->figure_count : 0, kept = 0;
    nt_asked_count *asked = nt_new_array(arena, nt_asked_count, all);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        uint32_t event;
        if (reconciled(reg, published, &published->figures[i], end, &event)) {
            asked[(*count)++] =
                (nt_asked_count){.event = event, .day = published->figures[i].as_of};
        }
    }
    if (!*count) {
        return asked;
    }
    qsort(asked, *count, sizeof *asked, by_event_and_day);
    for (size_t i = 0; i < *count; i++) {
        if (!kept || by_event_and_day(&asked[kept - 1], &asked[i]) != 0) {
            asked[kept++] = asked[i];
        }
    }
    *count = kept;
    return asked;
}

static uint64_t answer(const sheet *s, uint32_t event, const nt_figure *figure)
{
    const nt_case_tally *t = s->area.code ? &s->nation : &s->scope;
    nt_asked_count wanted = {.event = event, .day = figure->as_of};
    const nt_asked_count *found =
        bsearch(&wanted, t->asked, t->asked_count, sizeof *t->asked, by_event_and_day);
    return found->by_stage[figure->indicator->stage];
}

/* The election by the register's name for it, as in the rest of the report. */
static nt_frame_key figure_key(sheet *s, const sheet_frame *f, size_t row, uint32_t election,
                               const nt_figure *figure)
{
    char day[11];
    nt_date_format_iso(figure->as_of, day);
    const char *code =
        text_dots3(s->arena, figure->event->slug, day, stage_codes[figure->indicator->stage]);
    const char *free = code;
    for (size_t i = 0, n = 2; i < row; i++) {
        if (strcmp(f->rows[i].code, free) == 0) {
            free = nt_arena_printf(s->arena, "%s.%zu", code, n++);
            i = (size_t)-1;
        }
    }
    nt_text name = key_of_code(&s->reg->codes[NT_DIM_EVENT].items[election]).label;
    nt_text label = text_join(s->arena, figure->indicator->label, ", ", name);
    label = text_join(s->arena, label, ", ", nt_date_text(s->arena, figure->as_of));
    return (nt_frame_key){free, label, figure->as_of, NULL};
}

static void put_figure(sheet *s, sheet_frame *f, size_t row, uint32_t event,
                       const nt_figure *figure)
{
    f->rows[row] = figure_key(s, f, row, event, figure);
    f->as_of = figure->as_of;
    draft *ours = put_exact(s, (spot){f, row, 0}, answer(s, event, figure));
    nt_ledger_row printed = sheet_value(NT_METHOD_PUBLISHED, figure->number, 0);
    printed.unit = figure->unit;
    if (figure->source) {
        printed.sources = nt_arena_copy(s->arena, &figure->source->id, sizeof(const char *));
        printed.source_count = 1;
    }
    draft *theirs = put_value(s, (spot){f, row, 1}, printed, NULL, 0);
    put_difference(s, (spot){f, row, 2}, ours, theirs);
}

/* Published figures speak of the nation; a report of one area has none of its own to hold. */
void sheet_reconciliation(sheet *s)
{
    const nt_published *published = s->request->published;
    size_t count = 0, all = published ? published->figure_count : 0;
    const nt_figure **kept = nt_new_array(s->arena, const nt_figure *, all);
    uint32_t *events = nt_new_array(s->arena, uint32_t, all);
    for (size_t i = 0; i < all; i++) {
        if (reconciled(s->reg, published, &published->figures[i], s->calendar.end,
                       &events[count])) {
            kept[count++] = &published->figures[i];
        }
    }
    sheet_frame *f = sheet_open(s, "reconciliation", count);
    for (size_t row = 0; row < count; row++) {
        put_figure(s, f, row, events[row], kept[row]);
    }
}
