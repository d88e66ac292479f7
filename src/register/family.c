/* What several editions tell together. Each that has gone out is counted anew on its own day, as
 * the register is now, and stands beside the new one in one problem of disclosure control: its
 * cells as they went out, printed or suppressed, with all that is declared of them. Between
 * editions
 *
 * - cells that show one count are one: of one area, day and id; and a row of an area is a total of
 *   that area's own edition;
 * - the counts of areas make that of the whole, with a rest that no edition shows;
 * - what was known at an earlier day and what came since make what is known now.
 *
 * Rests and increments are counts: small ones must not be told either. */

#include <assert.h>
#include <math.h>
#include <string.h>

#include "statement.h"

typedef struct member {
    sheet *s;
    const nt_ledger *ledger;             /* NULL: of the new one, and of what stands beside it */
    bool beside;                         /* it shows nothing of its own */
    nt_map ids;                          /* of its counts: their numbers among its drafts */
    NT_VEC(const struct member *) areas; /* its parts that no other part holds */
    bool covered;                        /* there is no case besides theirs */
} member;

/* What parts have of a count of the whole. */
typedef struct {
    bool known; /* which these are */
    size_t first, count;
} parted;

typedef struct {
    int variable;
    int64_t count;
} part_count;

typedef struct {
    nt_arena *arena;
    nt_disclosure *disclosure;
    NT_VEC(member) members;
    bool all_are_parts;       /* else those that show something */
    nt_map keys;              /* what a count is, and the first that is it */
    int64_t *counts;          /* by variable */
    parted *parted;           /* by variable of the whole, */
    NT_VEC(part_count) parts; /* those of each side by side */
    NT_VEC(sheet_span) spans;
} family;

/* --- cells --- */

typedef struct {
    const sheet_frame *frame; /* NULL: of none */
    size_t row, column;
    draft *draft;
    bool of_part; /* of a ratio: its part, not its whole */
} cell;

static int variable_of(const draft *d, bool of_part)
{
    return of_part ? d->part : d->variable;
}

static int64_t count_of(const draft *d, bool of_part)
{
    return of_part ? d->row.part : draft_count(d);
}

typedef void cell_visitor(family *f, const member *m, const cell *c);

static void link_alike(family *f, const member *m, const cell *c);

/* Rows of one edition mean something else in another: but a bin of days is the same bin in all
 * editions of one area and day. */
static bool is_visited(const sheet_frame *frame, cell_visitor *visit)
{
    return !frame->declared->own ||
           (visit == link_alike && nt_begins(frame->declared->id, "delays."));
}

static void visit_both(family *f, const member *m, const cell *c, cell_visitor *visit)
{
    for (int part = 0; part < 2; part++) {
        cell own = *c;
        own.of_part = part;
        if (c->draft && variable_of(c->draft, part) >= 0) {
            visit(f, m, &own);
        }
    }
}

/* All counts whose ids mean the same in editions of other areas and days. */
static void each_cell(family *f, const member *m, cell_visitor *visit)
{
    const sheet *s = m->s;
    for (size_t i = 0; i < s->counts.count; i++) {
        const sheet_name *named = &s->counts.items[i];
        if (i == 0 || named->draft != s->counts.items[i - 1].draft) { /* one has two names */
            visit(f, m, &(cell){NULL, 0, 0, named->draft, false});
        }
    }
    NT_EACH_OF(sheet_frame, frame, s->frames.items, s->frames.count) {
        size_t count = is_visited(frame, visit) ? frame->row_count * frame->column_count : 0;
        for (size_t c = 0; c < count; c++) {
            visit_both(f, m,
                       &(cell){frame, c / frame->column_count, c % frame->column_count,
                               frame->cells[c], false},
                       visit);
        }
    }
}

/* What is called so in an edition where it means the same: two events are the same two. */
static draft *look(const member *m, const char *id, const member *as_in)
{
    bool other = nt_begins(id, "events.") && (m->s->a != as_in->s->a || m->s->b != as_in->s->b);
    size_t at = other ? NT_MAP_NONE : nt_map_find(&m->ids, id);
    return at == NT_MAP_NONE ? NULL : m->s->drafts.items[at];
}

static const char *area_of(const member *m)
{
    return m->s->area.code ? m->s->area.code->code : "";
}

/* --- one count in several editions --- */

static bool is_called(const sheet_frame *frame, const char *id)
{
    return frame && strcmp(frame->id, id) == 0;
}

static bool rows_are_areas(const sheet_frame *frame)
{
    return is_called(frame, "provinces") || is_called(frame, "regencies") ||
           is_called(frame, "provinces.months") || is_called(frame, "funnel.provinces");
}

/* What a column of groups is called where it is of all cases. */
static const char *total_of(const sheet *s, const char *column)
{
    static const struct {
        const char *column, *id;
    } totals[] = {{"reported", "cases.total"},
                  {"proven", "cases.proven"},
                  {"sanctioned", "cases.sanctioned"},
                  {"open", "cases.open"}};
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
        if (strcmp(totals[i].column, column) == 0) {
            return totals[i].id;
        }
    }
    return strcmp(sheet_period_column(s, NT_COMPARED_THIS), column) == 0
               ? text_dots3(s->arena, frame_behind("periods.compare", s->calendar.period.kind),
                            "reported", nt_compared_codes[NT_COMPARED_THIS])
               : NULL;
}

/* What was known then of another period is what its own edition printed as "this". */
static const char *id_in_its_edition(const sheet *s, const draft *d)
{
    const char *last = strrchr(d->row.id, '.');
    bool settled = d->settled && last && s->cube->as_of == s->calendar.end;
    for (int k = NT_COMPARED_PREVIOUS; settled && k < NT_COMPARED; k++) {
        const char *rest = nt_behind(last + 1, nt_compared_codes[k]);
        if (rest) {
            return nt_arena_printf(s->arena, "%.*s.this%s", (int)(last - d->row.id), d->row.id,
                                   rest);
        }
    }
    return d->row.id;
}

/* Area, and the id in that area's own edition. */
static const char *name_of(const member *m, const cell *c)
{
    const sheet *s = m->s;
    const char *area = area_of(m), *id = id_in_its_edition(s, c->draft);
    const char *row = c->frame ? c->frame->rows[c->row].code : "";
    const char *column = c->frame ? c->frame->columns[c->column].code : "";
    const char *total = NULL;
    if (rows_are_areas(c->frame)) {
        bool of_months = is_called(c->frame, "provinces.months");
        total = of_months ? text_dots3(s->arena, "flow.months", column, "reported")
                          : total_of(s, column);
        row = s->area.regency ? area : row; /* its province's has its own cases alone */
    } else if (is_called(c->frame, "nation.compare")) {
        row = strcmp(column, "nation") == 0 ? "" : area;
        total = total_of(s, c->frame->rows[c->row].code);
    } else if (is_called(c->frame, "revision.triangle")) {
        id = text_dots3(s->arena, frame_behind("flow.steps", s->calendar.period.kind), row,
                        "reported");
    }
    bool of_events = c->frame && nt_begins(c->frame->id, "events.");
    return nt_arena_printf(s->arena, "%s|%s|%d|%u|%u", total ? row : area, total ? total : id,
                           c->of_part, of_events ? s->a : 0, of_events ? s->b : 0);
}

/* The same on the day on which it was known. */
static const char *key_on(const family *f, nt_date day, const char *name)
{
    return nt_arena_printf(f->arena, "%d|%s", (int)day, name);
}

static void link_alike(family *f, const member *m, const cell *c)
{
    int variable = variable_of(c->draft, c->of_part);
    nt_date known = c->draft->settled ? c->draft->row.as_of : m->s->cube->as_of;
    size_t other = nt_map_keep(&f->keys, key_on(f, known, name_of(m, c)), (size_t)variable);
    f->counts[variable] = count_of(c->draft, c->of_part);
    if (other != NT_MAP_NONE) {
        nt_disclosure_same(f->disclosure, (int)other, variable);
    }
}

/* --- areas --- */

static bool lies_in(const member *part, const member *whole)
{
    const nt_area_choice *a = &part->s->area, *b = &whole->s->area;
    return a->code && part->s->cube->as_of == whole->s->cube->as_of &&
           (!b->code ? true : !b->regency && a->regency && a->province == b->province);
}

static bool may_be_part(const family *f, const member *part)
{
    return f->all_are_parts || !part->beside;
}

/* Whether it is a part of the whole that no other part holds. */
static bool is_part(const family *f, const member *part, const member *whole)
{
    bool held = !lies_in(part, whole) || !may_be_part(f, part);
    for (size_t i = 0; i < f->members.count && !held; i++) {
        const member *between = &f->members.items[i];
        if (!may_be_part(f, between)) {
            continue;
        }
        held = lies_in(part, between) && lies_in(between, whole);
        /* Two editions of one area and day tell the same. */
        held |= between < part && strcmp(area_of(between), area_of(part)) == 0 &&
                lies_in(between, whole);
    }
    return !held;
}

/* Each case has one area: where the parts have all, there is nothing else. */
static void note_areas(family *f, member *whole)
{
    const draft *total = look(whole, "cases.total", whole);
    int64_t rest = total ? draft_count(total) : -1;
    whole->areas.count = 0;
    NT_EACH(const member, m, f->members.items, f->members.count) {
        if (is_part(f, m, whole)) {
            const draft *own = look(m, "cases.total", whole);
            rest -= own ? draft_count(own) : 0;
            nt_vec_push(f->arena, &whole->areas, m);
        }
    }
    whole->covered = rest == 0;
}

/* The count of the whole and those of its parts. Returns what these leave of it. */
static int64_t begin_parts(family *f, const member *whole, const cell *c)
{
    int64_t rest = count_of(c->draft, c->of_part);
    nt_disclosure_begin(f->disclosure);
    nt_disclosure_term(f->disclosure, variable_of(c->draft, c->of_part), -1);
    for (size_t i = 0; i < whole->areas.count; i++) {
        const draft *part = look(whole->areas.items[i], c->draft->row.id, whole);
        if (part && part->row.as_of == c->draft->row.as_of && count_of(part, c->of_part) <= rest) {
            part_count one = {variable_of(part, c->of_part), count_of(part, c->of_part)};
            nt_disclosure_term(f->disclosure, one.variable, 1);
            nt_vec_push(f->arena, &f->parts, one);
            rest -= one.count;
        }
    }
    return rest;
}

/* What is left of the whole is no less than nothing. That it is nothing a reader knows where the
 * parts have all cases, else he may: he is granted it as he is what was before the window. */
static void link_parts(family *f, const member *whole, const cell *c)
{
    if (rows_are_areas(c->frame) || is_called(c->frame, "nation.compare")) {
        return;
    }
    nt_disclosure *d = f->disclosure;
    int variable = variable_of(c->draft, c->of_part);
    assert(variable >= 0);
    parted *own = &f->parted[variable], before = *own;
    *own = (parted){.known = true, .first = f->parts.count};
    int64_t rest = begin_parts(f, whole, c);
    own->count = f->parts.count - own->first;
    if (!own->count) {
        nt_disclosure_give_up(d);
    } else if (rest || !whole->covered) {
        nt_disclosure_end_order(d, rest);
    } else {
        nt_disclosure_end(d);
    }
    if (own->count && !rest && !whole->covered) {
        size_t parts = f->parts.count;
        begin_parts(f, whole, c);
        f->parts.count = parts;
        nt_disclosure_end(d);
        nt_disclosure_known_from(d, nt_disclosure_step(whole->s->edition, NT_WITHHOLD_REMAINDERS));
    }
    if (own->count < before.count) { /* two cells may show one count */
        f->parts.count = own->first;
        *own = before;
    }
}

/* The term, less what parts have of it. Returns what these count. */
static int64_t leave(const family *f, const statement_term *term)
{
    int64_t parts = 0;
    const parted *own = &f->parted[term_variable(term)];
    nt_disclosure_term(f->disclosure, term_variable(term), term->sign);
    NT_EACH(const part_count, part, f->parts.items + own->first, own->count) {
        nt_disclosure_term(f->disclosure, part->variable, -term->sign);
        parts += part->count;
    }
    return parts;
}

static bool some_are_parted(const family *f, const statement *made)
{
    bool some = false;
    NT_EACH(const statement_term, term, made->terms, made->count) {
        int variable = term_variable(term);
        if (variable < 0 || !f->parted[variable].known) {
            return false;
        }
        some |= f->parted[variable].count > 0;
    }
    return some;
}

/* What is some of the other in the whole is that in its rest, too: what is left of it there is a
 * count of other areas, and of one where all the others have editions. A bound is as far off as
 * what is left of all that it is made of, each by its weight: where three times the threshold is
 * left, it narrows a small count only by less than a third. */
static void link_rest(void *context, const statement *made)
{
    const family *f = context;
    if (made->kind != STATES_ORDER || !some_are_parted(f, made)) {
        return;
    }
    int64_t room = (int64_t)made->room;
    nt_disclosure_begin(f->disclosure);
    NT_EACH(const statement_term, term, made->terms, made->count) {
        room += term->sign * leave(f, term);
    }
    if (room < 0 || room >= 3 * f->members.items->s->request->threshold) {
        nt_disclosure_give_up(f->disclosure);
    } else if (made->is_limit) {
        nt_disclosure_end_limit(f->disclosure, room);
    } else {
        nt_disclosure_end_order(f->disclosure, room);
    }
}

/* --- days --- */

/* As it was known on the latest day before this edition's on which one shows it, of whatever area;
 * -1: on none. */
static int variable_before(const family *f, const member *m, const cell *c, nt_date *day)
{
    int before = -1;
    const char *name = name_of(m, c);
    *day = NT_DATE_UNKNOWN;
    NT_EACH(const member, other, f->members.items, f->members.count) {
        nt_date then = other->s->cube->as_of;
        if (then < m->s->cube->as_of && (before < 0 || then > *day)) {
            size_t at = nt_map_find(&f->keys, key_on(f, then, name));
            before = at == NT_MAP_NONE ? before : (int)at;
            *day = at == NT_MAP_NONE ? *day : then;
        }
    }
    return before;
}

/* A count that cases are added to and never leave, save where the register is corrected. */
static bool grows(const member *m, const cell *c)
{
    static const char *const columns[] = {
        "reported",    "decided", "proven", "not-proven", "sanctioned", "otherwise-closed",
        "cases",       "events",  "by-30",  "by-90",      "by-180",     "by-365",
        "allegations", "persons", "a",      "b",          NULL};
    const char *column = c->frame                         ? c->frame->columns[c->column].code
                         : strrchr(c->draft->row.id, '.') ? strrchr(c->draft->row.id, '.') + 1
                                                          : "";
    if (is_called(c->frame, "outcomes") || is_called(c->frame, "flow.outcomes")) {
        size_t at = is_called(c->frame, "outcomes") ? c->row : c->column;
        return sheet_outcome_kind(m->s, at) != NT_OUTCOME_PENDING;
    }
    if (is_called(c->frame, "provinces.months") || strcmp(c->draft->row.id, "cases.total") == 0) {
        return true;
    }
    for (size_t i = 0; columns[i]; i++) {
        if (strcmp(columns[i], column) == 0) {
            return !c->frame || c->frame->declared->over_time || c->frame->declared->grows;
        }
    }
    return false;
}

/* The period that the cell is of, as what is compared with is called; false: none that has an end.
 */
static bool is_of_period(const member *m, const char *column, const char *this, nt_period *out)
{
    const sheet *s = m->s;
    nt_period period = s->calendar.period;
    bool is_this = strcmp(column, this) == 0;
    *out = is_this ? period : nt_period_before(period, nt_period_months(period.kind));
    return is_this || s->cube->as_of == s->calendar.end;
}

static const char *name_of_total(const member *m, const char *id)
{
    return nt_arena_printf(m->s->arena, "%s|%s|0|0|0", area_of(m), id);
}

static const char *name_of_flow(const member *m, const char *flow)
{
    bool reported = strcmp(flow, "reported") == 0;
    const char *id = reported ? "cases.total" : text_dots(m->s->arena, "cases", flow);
    return sheet_counted(m->s, id) ? name_of_total(m, id) : NULL;
}

/* What is reported of a row of groups or areas, in this period or the one before. */
static const char *name_of_group(const member *m, const cell *c, nt_period *period)
{
    const sheet *s = m->s;
    const char *column = c->frame->columns[c->column].code;
    const char *this = sheet_period_column(s, NT_COMPARED_THIS);
    bool is_one = strcmp(column, this) == 0 ||
                  strcmp(column, sheet_period_column(s, NT_COMPARED_PREVIOUS)) == 0;
    int reported = sheet_column(c->frame, "reported");
    draft *all = reported < 0 ? NULL : sheet_cell(c->frame, c->row, (size_t)reported);
    return is_one && all && is_of_period(m, column, this, period)
               ? name_of(m, &(cell){c->frame, c->row, (size_t)reported, all, false})
               : NULL;
}

/* What the cell counts of one period; NULL: nothing that grows. */
static const char *name_of_grown(const member *m, const cell *c, nt_period *period)
{
    const sheet_frame *frame = c->frame;
    if (!frame || c->of_part) {
        return NULL;
    }
    const char *row = frame->rows[c->row].code, *column = frame->columns[c->column].code;
    if (is_called(frame, "provinces.months")) {
        return nt_period_read(column, period)
                   ? nt_arena_printf(m->s->arena, "%s|cases.total|0|0|0",
                                     m->s->area.regency ? area_of(m) : row)
                   : NULL;
    }
    if (is_called(frame, "flow.outcomes")) {
        bool stays = sheet_outcome_kind(m->s, c->column) != NT_OUTCOME_PENDING;
        return stays && nt_period_read(row, period)
                   ? name_of_total(m, text_dots3(m->s->arena, "outcomes", column, "cases"))
                   : NULL;
    }
    if (is_called(frame, "flow.months") || is_called(frame, "flow.quarters")) {
        return nt_period_read(row, period) ? name_of_flow(m, column) : NULL;
    }
    if (is_called(frame, frame_behind("periods.compare", m->s->calendar.period.kind))) {
        bool named = strcmp(column, nt_compared_codes[NT_COMPARED_THIS]) == 0 ||
                     strcmp(column, nt_compared_codes[NT_COMPARED_PREVIOUS]) == 0;
        return named && is_of_period(m, column, nt_compared_codes[NT_COMPARED_THIS], period)
                   ? name_of_flow(m, row)
                   : NULL;
    }
    return frame->declared->grows ? name_of_group(m, c, period) : NULL;
}

static void note_span(family *f, const member *m, const cell *c)
{
    nt_period period;
    const char *name = name_of_grown(m, c, &period);
    if (name) {
        nt_date last = nt_period_last_day(period), today = m->s->cube->as_of;
        sheet_span span = {.name = name,
                           .first = nt_period_first_day(period),
                           .last = last < today ? last : today,
                           .known = c->draft->settled ? c->draft->row.as_of : today,
                           .months = nt_period_months(period.kind),
                           .edition = m->s->edition,
                           .variable = c->draft->variable,
                           .count = draft_count(c->draft)};
        nt_vec_push(f->arena, &f->spans, span);
    }
}

static void link_growth(family *f, const member *m, const cell *c)
{
    nt_date day;
    int then = !c->draft->settled && grows(m, c) ? variable_before(f, m, c, &day) : -1;
    if (then < 0) {
        return;
    }
    nt_disclosure *d = f->disclosure;
    int now = variable_of(c->draft, c->of_part);
    int64_t growth = count_of(c->draft, c->of_part) - f->counts[then];
    int way = growth < 0 ? 1 : -1; /* fewer, where the register was corrected */
    nt_disclosure_begin(d);
    nt_disclosure_term(d, now, way);
    nt_disclosure_term(d, then, -way);
    nt_disclosure_end_order(d, growth < 0 ? -growth : growth);
    if (growth >= 0 && !c->of_part) {
        spans_relate_growth(
            d, f->spans.items, f->spans.count,
            &(sheet_growth){name_of(m, c), day, m->s->cube->as_of, then, now, growth});
    }
}

/* --- bins of days --- */

static const member *area_before(const family *f, const member *m)
{
    const member *before = NULL;
    NT_EACH(const member, other, f->members.items, f->members.count) {
        nt_date day = other->s->cube->as_of;
        bool later = !before || day > before->s->cube->as_of;
        if (day < m->s->cube->as_of && later && strcmp(area_of(other), area_of(m)) == 0) {
            before = other;
        }
    }
    return before;
}

static void link_bins_of_areas(family *f, const member *whole)
{
    const sheet **parts = nt_new_array(f->arena, const sheet *, whole->areas.count);
    for (size_t i = 0; i < whole->areas.count; i++) {
        parts[i] = whole->areas.items[i]->s;
    }
    bins_relate(f->disclosure, whole->s, parts, whole->areas.count);
}

static void link_bins_of_days(family *f, const member *m)
{
    const member *before = area_before(f, m);
    const sheet *then = before ? before->s : NULL;
    bins_relate(f->disclosure, m->s, &then, before != NULL);
}

/* --- what has gone out --- */

/* One of the two that it compares, where the register still has it; an older ledger does not say.
 */
static const char *event_of(const sheet *s, const nt_ledger *ledger, int which)
{
    const char *own = nt_ledger_events(ledger)[which];
    const char *asked = which ? s->request->event_b : s->request->event_a;
    return !*own ? asked : nt_model_coded(&s->reg->codes[NT_DIM_EVENT], own) ? own : NULL;
}

/* The day and the kind of period that the ledger is of; false: of no register's report. */
static bool read_request(const sheet *s, const nt_ledger *ledger, nt_register_request *out)
{
    const nt_ledger_row *total = nt_ledger_find(ledger, "cases.total");
    const nt_ledger_row *threshold = nt_ledger_find(ledger, "suppressed.threshold");
    *out = (nt_register_request){.area = *nt_ledger_area(ledger) ? nt_ledger_area(ledger) : NULL,
                                 .event_a = event_of(s, ledger, 0),
                                 .event_b = event_of(s, ledger, 1),
                                 .threshold = s->request->threshold,
                                 .range = s->request->range,
                                 .place = s->request->place};
    if (!total || !nt_date_known(total->as_of)) {
        return false;
    }
    if (threshold && isfinite(threshold->value)) {
        out->threshold = (int64_t)threshold->value;
    }
    out->as_of = total->as_of;
    for (int kind = 0; kind < NT_PERIOD_KINDS; kind++) {
        const char *id = nt_arena_printf(s->arena, "%s.reported.this", nt_period_frames[kind]);
        if (nt_ledger_find(ledger, id)) {
            out->period = nt_period_of((nt_period_kind)kind, total->as_of);
            return true;
        }
    }
    return false;
}

static bool is_printed(const nt_ledger *ledger, const draft *d)
{
    const nt_ledger_row *row = nt_ledger_find(ledger, d->row.id);
    return row && !(row->flags & NT_FLAG_SUPPRESSED);
}

static bool is_withheld(const sheet_frame *frame, const nt_ledger *ledger)
{
    draft *const *cells = frame->cells;
    return NT_ALL(i, frame->row_count * frame->column_count,
                  !cells[i] || !is_printed(ledger, cells[i]));
}

/* A value that was printed is what readers know, though the register says another by now. */
static void mark_gone(sheet *s, const nt_ledger *ledger, draft *d, bool withheld)
{
    const nt_ledger_row *row = nt_ledger_find(ledger, d->row.id);
    bool printed = row && !(row->flags & NT_FLAG_SUPPRESSED);
    if (printed && isfinite(row->value) && d->stands_for < 0) {
        d->row.value = row->value;
    }
    if (printed && d->part >= 0) {
        d->row.part = row->part;
        d->row.whole = d->stands_for = row->whole;
    }
    nt_gone how = printed            ? NT_GONE_PRINTED
                  : !row || withheld ? NT_GONE_WITHHELD
                                     : NT_GONE_SUPPRESSED;
    nt_disclosure_gone(s->disclosure, d->variable, how);
    if (d->part >= 0) {
        nt_disclosure_gone(s->disclosure, d->part, how);
    }
}

static void mark_all_gone(sheet *s, const nt_ledger *ledger)
{
    for (size_t i = 0; i < s->counts.count; i++) {
        mark_gone(s, ledger, s->counts.items[i].draft, false);
    }
    NT_EACH_OF(sheet_frame, frame, s->frames.items, s->frames.count) {
        bool withheld = is_withheld(frame, ledger);
        NT_EACH_OF(draft, d, frame->cells, frame->row_count * frame->column_count) {
            if (d && d->variable >= 0) {
                mark_gone(s, ledger, d, withheld);
            } else if (d) {
                d->suppressed = !is_printed(ledger, d);
            }
        }
    }
}

static void add_member(family *f, sheet *s, const nt_ledger *ledger)
{
    member m = {.s = s, .ledger = ledger, .ids = nt_map_open(f->arena)};
    for (size_t i = 0; i < s->drafts.count; i++) {
        if (s->drafts.items[i]->variable >= 0) {
            nt_map_keep(&m.ids, s->drafts.items[i]->row.id, i);
        }
    }
    nt_vec_push(f->arena, &f->members, m);
}

static nt_status pose(family *f, sheet *s, const nt_ledger *ledger, nt_error *err)
{
    nt_register_request asked, *request;
    if (!read_request(s, ledger, &asked)) {
        return NT_OK;
    }
    asked.known = s->known;
    request = nt_arena_copy(f->arena, &asked, sizeof asked);
    sheet *then;
    NT_TRY(sheet_count_cases(f->arena, s->reg, sheet_whole_on(s, asked.as_of), request,
                             f->disclosure, &then, err));
    mark_all_gone(then, ledger);
    sheet_relations(then);
    add_member(f, then, ledger);
    return NT_OK;
}

/* All that has gone out. */
static nt_status pose_all(family *f, sheet *s, nt_error *err)
{
    const nt_ledger *other;
    for (size_t i = 0; (other = request_gone(s->request, &i));) {
        NT_TRY(pose(f, s, other, err));
    }
    return NT_OK;
}

/* What shows nothing of its own, and stands beside all that has gone out. */
static nt_status pose_beside(family *f, sheet *s, nt_error *err)
{
    for (size_t i = 0; i < s->request->beside_count; i++) {
        sheet *other;
        NT_TRY(sheet_count_cases(f->arena, s->reg, s->whole, &s->request->beside[i], f->disclosure,
                                 &other, err));
        sheet_relations(other);
        nt_disclosure_silence(f->disclosure, other->edition);
        add_member(f, other, NULL);
        f->members.items[f->members.count - 1].beside = true;
    }
    return NT_OK;
}

static size_t count_variables(const family *f)
{
    int last = -1;
    NT_EACH(const member, m, f->members.items, f->members.count) {
        NT_EACH_OF(draft, d, m->s->drafts.items, m->s->drafts.count) {
            last = d->variable > last ? d->variable : last;
            last = d->part > last ? d->part : last;
        }
    }
    return (size_t)(last + 1);
}

static void each_cell_of_all(family *f, cell_visitor *visit)
{
    NT_EACH(const member, m, f->members.items, f->members.count) {
        each_cell(f, m, visit);
    }
}

static void link_areas(family *f, bool all_are_parts)
{
    size_t count = count_variables(f);
    f->all_are_parts = all_are_parts;
    f->parts.count = 0;
    f->parted = nt_new_array(f->arena, parted, count);
    NT_EACH(member, m, f->members.items, f->members.count) {
        note_areas(f, m);
    }
    each_cell_of_all(f, link_parts);
}

static void link_rests(family *f)
{
    NT_EACH(const member, m, f->members.items, f->members.count) {
        statements_read(m->s, link_rest, f);
    }
    NT_EACH(const member, m, f->members.items, f->members.count) {
        link_bins_of_areas(f, m);
    }
}

/* Of what shows nothing of its own it is known what all of it has, and what each. */
static void link_all(family *f, bool some_gone, bool some_beside)
{
    f->counts = nt_new_array(f->arena, int64_t, count_variables(f));
    link_areas(f, !some_gone);
    each_cell_of_all(f, link_alike);
    each_cell_of_all(f, note_span);
    spans_relate(f->disclosure, f->spans.items, f->spans.count);
    each_cell_of_all(f, link_growth);
    link_rests(f);
    NT_EACH(const member, m, f->members.items, f->members.count) {
        link_bins_of_days(f, m);
    }
    if (some_gone && some_beside) {
        link_areas(f, true);
        link_rests(f);
    }
}

nt_status sheet_family(sheet *s, nt_error *err)
{
    family f = {.arena = s->arena, .disclosure = s->disclosure, .keys = nt_map_open(s->arena)};
    if (!s->protects || s->request->plan) {
        return NT_OK;
    }
    add_member(&f, s, NULL);
    NT_TRY(pose_all(&f, s, err));
    bool some_gone = f.members.count > 1;
    NT_TRY(pose_beside(&f, s, err));
    nt_disclosure_between(s->disclosure);
    nt_disclosure_recall(s->disclosure, s->request->memory);
    if (f.members.count > 1) {
        link_all(&f, some_gone, s->request->beside_count);
    }
    return NT_OK;
}
