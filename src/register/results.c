/* From a cube to everything that a report can say of it. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "sheet.h"
#include "words/base.h"
#include "words/model.h"
#include "words/register.h"

static nt_status no_event(nt_arena *arena, const nt_register_request *request,
                          const nt_codes *codes, const char *code, nt_error *err)
{
    const char **known = nt_new_array(arena, const char *, codes->count);
    for (size_t i = 1; i < codes->count; i++) {
        known[i - 1] = codes->items[i].code;
    }
    size_t count = codes->count ? codes->count - 1 : 0;
    const char *nearest = nt_utf8_nearest(code, known, count);
    nearest = nearest || !count ? nearest : known[0];
    return nt_fail(err, NT_INVALID, request->place,
                   nearest ? NT_MESSAGE_REGISTER_NO_EVENT(.event = code, .near = nearest)
                           : NT_MESSAGE_REGISTER_NO_EVENTS(.event = code));
}

static nt_status choose_area(sheet *s, nt_error *err)
{
    const char *wanted = s->request->area, *instead;
    nt_dimension dimension;
    uint32_t code;
    if (!wanted || !*wanted) {
        return NT_OK;
    }
    NT_FAIL_IF(!nt_model_register_area(s->arena, s->reg, wanted, &dimension, &code, &instead), err,
               NT_INVALID, s->request->place, nt_model_no_area(wanted, instead));
    const nt_code *chosen = &s->reg->codes[dimension].items[code];
    s->area = dimension == NT_DIM_PROVINCE ? (nt_area_choice){chosen, code, 0}
                                           : (nt_area_choice){chosen, chosen->parent, code};
    return NT_OK;
}

static nt_status named_event(sheet *s, const char *name, uint32_t *out, nt_error *err)
{
    const nt_codes *events = &s->reg->codes[NT_DIM_EVENT];
    *out = name ? nt_model_coded(events, name) : 0;
    return name && !*out ? no_event(s->arena, s->request, events, name, err) : NT_OK;
}

static uint32_t busiest(const sheet *s, uint32_t taken)
{
    const nt_group_count *events = s->scope.groups[NT_DIM_EVENT];
    uint32_t best = 0;
    uint64_t most = 0;
    for (uint32_t i = 1; events && i < s->reg->codes[NT_DIM_EVENT].count; i++) {
        if (i != taken && events[i].flow[NT_FLOW_REPORTED] > most) {
            most = events[i].flow[NT_FLOW_REPORTED];
            best = i;
        }
    }
    return best;
}

/* Those that are named; else the two with the most cases, the earlier vote first. */
static void choose_events(sheet *s)
{
    bool named = s->a || s->b;
    const nt_code *codes = s->reg->codes[NT_DIM_EVENT].items;
    s->a = s->a ? s->a : busiest(s, s->b);
    s->b = s->b ? s->b : busiest(s, s->a);
    if (!named && s->a && s->b && codes[s->b].polling_day < codes[s->a].polling_day) {
        uint32_t earlier = s->b;
        s->b = s->a;
        s->a = earlier;
    }
}

/* The rows of cases that were of the area in some version: nearly all that is asked of the cases is
 * asked of these alone, and more than once. They stay where they are packed. */
static const nt_register *rows_of_area(const sheet *s)
{
    const nt_register *reg = s->reg;
    NT_PASSING_ARENA(passing);
    uint32_t *rows = nt_new_array(passing, uint32_t, reg->case_count);
    size_t count = 0;
    for (size_t first = 0, next; first < reg->case_count; first = next) {
        bool holds = false;
        next = nt_cube_split(reg, first + 1);
        for (size_t row = first; row < next && !holds; row++) {
            holds = nt_tally_holds(s->area, nt_register_case(reg, row).codes);
        }
        for (size_t row = first; holds && row < next; row++) {
            rows[count++] = (uint32_t)row;
        }
    }
    if (count == reg->case_count) {
        return reg;
    }
    nt_register *own = nt_arena_copy(s->arena, reg, sizeof *own);
    own->rows = nt_arena_copy(s->arena, rows, count * sizeof *rows);
    own->case_count = count;
    return own;
}

static const nt_cube *cube_of_area(const sheet *s)
{
    const nt_register *reg = rows_of_area(s);
    const nt_cube cube = {.reg = reg, .last = reg->case_count, .as_of = s->whole->as_of};
    return nt_arena_copy(s->arena, &cube, sizeof cube);
}

/* A period has two years before it, and the register covers a day of it. */
static nt_status check_period(const sheet *s, nt_date as_of, nt_error *err)
{
    const nt_register_request *request = s->request;
    const nt_coverage *coverage = &s->reg->coverage;
    nt_date first = nt_period_first_day(request->period),
            last = nt_period_last_day(request->period);
    const char *code = nt_period_code(s->arena, request->period);
    char from[11], to[11], day[11];
    NT_FAIL_IF(nt_period_year(request->period) < 3 || !nt_date_known(last), err, NT_INVALID,
               request->place, NT_MESSAGE_REGISTER_NO_PERIOD(.period = code));
    NT_FAIL_IF(
        !nt_date_known(coverage->from) || last < coverage->from || first > coverage->to, err,
        NT_INVALID, request->place,
        NT_MESSAGE_REGISTER_PERIOD_NOT_COVERED(.from = nt_date_format_iso(coverage->from, from),
                                               .to = nt_date_format_iso(coverage->to, to),
                                               .period = code));
    NT_FAIL_IF(nt_date_known(as_of) && (as_of < first || as_of < coverage->from), err, NT_INVALID,
               request->place,
               NT_MESSAGE_REGISTER_PERIOD_NOT_BEGUN(.period = code,
                                                    .day = nt_date_format_iso(as_of, day)));
    return NT_OK;
}

static nt_status set_up(sheet *s, nt_disclosure *disclosure, nt_error *err)
{
    const nt_register_request *request = s->request;
    nt_date as_of = nt_date_known(request->as_of) ? request->as_of : s->whole->as_of;
    NT_TRY(check_period(s, as_of, err));
    NT_TRY(choose_area(s, err));
    s->cube = s->area.code ? cube_of_area(s) : s->whole;
    NT_TRY(named_event(s, request->event_a, &s->a, err));
    NT_TRY(named_event(s, request->event_b, &s->b, err));
    NT_FAIL_IF(s->a && s->a == s->b, err, NT_INVALID, request->place,
               NT_MESSAGE_MODEL_SAME_EVENTS(.event = request->event_a));
    s->calendar = nt_calendar_open(s->arena, request->period, as_of, &s->reg->coverage);
    for (int i = 0; i < s->calendar.step_count; i++) {
        s->step_code[i] = nt_calendar_step_key(s->arena, &s->calendar, i).code;
    }
    s->protects = !request->internal && request->threshold > 1;
    nt_disclosure_rules rules = {.threshold = s->protects ? request->threshold : 0,
                                 .width = request->range,
                                 .secondary = !request->primary_only,
                                 .silent = request->silent          ? NT_BESIDE_PLANNED
                                           : request_heeds(request) ? NT_BESIDE_RELEASED
                                                                    : NT_BESIDE_NOTHING};
    s->disclosure = disclosure ? disclosure : nt_disclosure_open(s->arena, rules);
    s->edition = disclosure ? nt_disclosure_next(disclosure) : 0;
    if (request->shows_nothing) {
        nt_disclosure_add_nothing(s->disclosure);
    }
    if (request->effort) {
        nt_disclosure_hurry(s->disclosure, request->effort);
    }
    s->index = nt_index_open(s->arena);
    nt_ledger_row unknown = sheet_value(NT_METHOD_UNKNOWN, NAN, 0);
    unknown.id = "unknown";
    unknown.label = (nt_text)NT_TEXT_BASE_UNKNOWN;
    s->unknown = sheet_draft(s, unknown, NULL, 0);
    s->unknown->row.as_of = NT_DATE_UNKNOWN;
    return NT_OK;
}

/* The cases of the area as the cube knows them, in what all cases are counted in. */
static nt_case_tally count_area(const sheet *s, const nt_cube *cube)
{
    const nt_case_tally *whole = known_whole(s, cube->as_of, false);
    nt_case_tally t = nt_tally_open_alike(s->arena, s->reg, whole);
    nt_tally_count(&t, s->reg, cube, &s->calendar, s->area);
    return t;
}

/* What was known of another period as long after its end as is known of this one now. */
static const nt_case_tally *count_then(sheet *s, nt_date end)
{
    const nt_case_tally then = count_area(s, sheet_known_alike(s, end));
    return nt_arena_copy(s->arena, &then, sizeof then);
}

static void count_cases(sheet *s)
{
    s->scope = count_area(s, s->cube);
    if (s->area.code) {
        s->nation = *known_whole(s, s->cube->as_of, true);
    }
    for (int k = 0; k < NT_COMPARED; k++) {
        bool anew = sheet_is_then(s, k) && s->calendar.is_compared[k];
        s->then[k] = anew ? count_then(s, s->calendar.compared[k].last) : &s->scope;
    }
}

/* The stages, each reading the cells of those before. */
typedef void stage(sheet *s);
static stage *const counting[] = {
    sheet_totals,         sheet_flow,        sheet_stock,
    sheet_curves,         sheet_competing,   sheet_delays,
    sheet_periods,        sheet_expected,    sheet_groups,
    sheet_areas,          sheet_area_months, sheet_funnel,
    sheet_events,         sheet_since,       sheet_lag,
    sheet_longest_open,   sheet_targets,     sheet_quality,
    sheet_reconciliation, sheet_revision,    sheet_nation,
    sheet_provisional,    sheet_names,       NULL,
};
static stage *const finishing[] = {sheet_protect, sheet_period_limits, sheet_truths, sheet_wording,
                                   NULL};

/* A ledger that is too long to be read again is told before the rest of it is made. */
static nt_status check_size(const sheet *s, nt_error *err)
{
    if (s->values <= NT_JSON_VALUES_MAX) {
        return NT_OK;
    }
    const nt_table *cases = sheet_case_table(s);
    return nt_fail(err, NT_INVALID, cases ? nt_place_in(cases->parts[0].path) : s->request->place,
                   NT_MESSAGE_REGISTER_LEDGER_TOO_LONG(.limit = NT_JSON_VALUES_MAX));
}

static nt_status run(sheet *s, stage *const *stages, nt_error *err)
{
    for (size_t i = 0; stages[i]; i++) {
        stages[i](s);
        NT_TRY(check_size(s, err));
    }
    return NT_OK;
}

nt_status sheet_count_cases(nt_arena *arena, const nt_register *reg, const nt_cube *cube,
                            const nt_register_request *request, nt_disclosure *disclosure,
                            sheet **out, nt_error *err)
{
    sheet *s = nt_new(arena, sheet);
    s->arena = arena;
    s->reg = reg;
    s->whole = cube;
    s->request = request;
    s->known = request->known ? request->known : nt_register_known_open(arena, reg);
    assert(known_register(s->known) == reg);
    NT_TRY(set_up(s, disclosure, err));
    sheet_learn(s);
    count_cases(s);
    choose_events(s);
    nt_status status = run(s, counting, err);
    *out = status ? *out : s;
    return status;
}

nt_status sheet_fill(nt_arena *arena, const nt_register *reg, const nt_cube *cube,
                     const nt_register_request *request, sheet **out, nt_error *err)
{
    sheet *s;
    NT_TRY(sheet_count_cases(arena, reg, cube, request, NULL, &s, err));
    sheet_relations(s);
    NT_TRY(sheet_family(s, err));
    NT_TRY(run(s, finishing, err));
    NT_TRY(sheet_refuse(s, err));
    *out = s;
    return NT_OK;
}

nt_status nt_register_results(nt_arena *arena, const nt_register *reg, const nt_cube *cube,
                              const nt_register_request *request, const nt_results **out,
                              nt_error *err)
{
    sheet *s;
    NT_TRY(sheet_fill(arena, reg, cube, request, &s, err));
    nt_results *results = nt_new(arena, nt_results);
    *results = (nt_results){.index = s->index, .published = request->published};
    sheet_publish(s, results);
    nt_index_seal(s->index);
    *out = results;
    return NT_OK;
}

static void note_member(nt_arena *arena, const sheet *s, nt_register_member *out)
{
    NT_VEC(const char *) ids = {.count = 0}, steps = {.count = 0};
    NT_EACH_OF(draft, d, s->drafts.items, s->drafts.count) {
        if (d->suppressed) {
            nt_vec_push(arena, &ids, nt_arena_string(arena, d->row.id));
        } else if (nt_register_is_step(d->row.id)) {
            nt_vec_push(arena, &steps, nt_arena_string(arena, d->row.id));
        }
    }
    *out =
        (nt_register_member){.area = s->area.code ? nt_arena_string(arena, s->area.code->code) : "",
                             .suppressed = ids.items,
                             .suppressed_count = ids.count,
                             .steps = steps.items,
                             .step_count = steps.count,
                             .told = s->told,
                             .narrow = s->narrow};
}

/* What went out, as later editions need it: the passing arena goes. */
static const nt_ledger *keep_ledger(nt_arena *arena, const nt_register_request *request,
                                    const sheet *s)
{
    nt_ledger *kept = nt_ledger_open(arena);
    if (request->area) {
        nt_ledger_mark_area(kept, request->area);
    }
    nt_ledger_mark_events(kept, sheet_event(s, s->a), sheet_event(s, s->b));
    NT_EACH_OF(draft, d, s->drafts.items, s->drafts.count) {
        nt_ledger_row row = nt_ledger_blank(nt_arena_string(arena, d->row.id), nt_text_alike(""));
        row.as_of = d->row.as_of;
        row.value = d->suppressed ? NAN : d->row.value;
        row.flags = d->suppressed ? NT_FLAG_SUPPRESSED : 0;
        row.part = d->suppressed ? -1 : d->row.part;
        row.whole = d->suppressed ? -1 : d->row.whole;
        nt_ledger_add(kept, &row);
    }
    return kept;
}

/* What is planned, and what of it the next have to heed. */
typedef struct {
    nt_arena *arena;
    const nt_register *reg;
    const nt_cube *cube;
    const nt_register_family *family;
    NT_VEC(const nt_ledger *) gone;
    const nt_ledger **ledgers; /* one a member; NULL: it shows nothing of its own */
    const nt_disclosure_memory *memory;
} planning;

/* What an edition that shows nothing of its own may print: what the whole prints of its area, and
 * the area that it lies in. */
static void take_above(planning *p, nt_register_request *asked)
{
    const nt_register_family *family = p->family;
    NT_VEC(const nt_ledger *) above = {.count = 0};
    nt_dimension level;
    uint32_t code;
    const char *instead;
    bool found = nt_model_register_area(p->arena, p->reg, asked->area, &level, &code, &instead);
    const nt_codes *provinces = &p->reg->codes[NT_DIM_PROVINCE];
    uint32_t parent =
        found && level == NT_DIM_REGENCY ? p->reg->codes[level].items[code].parent : 0;
    for (size_t i = 0; i < asked->released_count; i++) {
        nt_vec_push(p->arena, &above, asked->released[i]);
    }
    for (size_t i = 0; i < family->count; i++) {
        const char *area = family->requests[i].area;
        bool is_above = i == 0 || (parent && strcmp(area, provinces->items[parent].code) == 0);
        if (is_above && p->ledgers[i]) {
            nt_vec_push(p->arena, &above, p->ledgers[i]);
        }
    }
    asked->released = above.items;
    asked->released_count = above.count;
}

/* With three areas each prints what it did; with 36 none printed a count of its own, and the plan
 * took twice as long. Nothing between was tried. */
enum { AREAS_BESIDE = 6 };

static size_t count_areas(const nt_register_family *family)
{
    return NT_SUM(size_t, i, family->count, i && !family->requests[i].shows_nothing);
}

/* Those that may come to print more than the whole does, and have not: readers know what is printed
 * of their areas. */
static void take_beside(planning *p, size_t at, nt_register_request *asked)
{
    const nt_register_family *family = p->family;
    NT_VEC(nt_register_request) beside = {.count = 0};
    bool heeds = !at || count_areas(family) <= AREAS_BESIDE;
    for (size_t i = 1; heeds && i < family->count; i++) {
        if (i != at && !p->ledgers[i] && !family->requests[i].shows_nothing) {
            nt_vec_push(p->arena, &beside, family->requests[i]);
        }
    }
    asked->beside = beside.items;
    asked->beside_count = beside.count;
}

static nt_register_request ask_next(planning *p, size_t at)
{
    nt_register_request asked = p->family->requests[at];
    if (at && asked.shows_nothing) {
        take_above(p, &asked);
        return asked;
    }
    take_beside(p, at, &asked);
    if (at) {
        asked.released = p->gone.items;
        asked.released_count = p->gone.count;
        asked.silent = true;
        asked.memory = p->memory;
    }
    return asked;
}

static nt_status plan_next(planning *p, size_t at, nt_register_member *out, nt_error *err)
{
    const nt_register_request asked = ask_next(p, at);
    NT_PASSING_ARENA(passing);
    sheet *s;
    NT_TRY(sheet_fill(passing, p->reg, p->cube, &asked, &s, err));
    note_member(p->arena, s, out);
    bool silent =
        nt_disclosure_withheld(s->disclosure, nt_disclosure_step(s->edition, NT_WITHHOLD_ALL));
    if (!silent) {
        p->ledgers[at] = keep_ledger(p->arena, &asked, s);
        nt_vec_push(p->arena, &p->gone, p->ledgers[at]);
    }
    if (at && !silent) { /* the first stood beside areas that are not there any more */
        p->memory = nt_disclosure_remember(p->arena, s->disclosure);
    }
    return NT_OK;
}

nt_status nt_register_plan(nt_arena *arena, const nt_register *reg, const nt_cube *cube,
                           const nt_register_family *family, nt_register_member *out, nt_error *err)
{
    NT_PASSING_ARENA(common);
    nt_register_request *requests =
        nt_arena_copy(common, family->requests, family->count * sizeof *requests);
    nt_register_known *known =
        requests->known ? requests->known : nt_register_known_open(common, reg);
    for (size_t i = 0; i < family->count; i++) {
        requests[i].known = known;
    }
    const nt_register_family own = {requests, family->count, family->heard, family->who};
    planning p = {.arena = arena,
                  .reg = reg,
                  .cube = cube,
                  .family = &own,
                  .ledgers = nt_new_array(arena, const nt_ledger *, family->count)};
    for (size_t i = 0; i < family->requests->released_count; i++) {
        nt_vec_push(arena, &p.gone, family->requests->released[i]);
    }
    for (size_t i = 0; i < family->count; i++) {
        NT_TRY(plan_next(&p, i, &out[i], err));
        if (family->heard) {
            family->heard(family->who, i + 1, family->count);
        }
    }
    return NT_OK;
}
