/* A register made by hand of a few hundred cases: what must hold of its ledger. */
#include "register/results.h"

#include <math.h>
#include <string.h>

#include "check.h"
#include "random.h"

enum { CASES = 400, DAY_ONE = 19000 /* 2022-01-08 */, POSITIONS = 4, PROVINCES = 4, REGENCIES = 7 };

static const nt_code events[] = {
    {"", {{"", ""}}, 0, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"pilkada-2020", {{"Pilkada 2020", "Pilkada 2020"}}, 0, NULL, NAN, NAN, 19100, {NULL, 0, 0}},
    {"pemilu-2024", {{"Pemilu 2024", "Pemilu 2024"}}, 0, NULL, NAN, NAN, 19300, {NULL, 0, 0}},
};
static const nt_code positions[POSITIONS] = {
    {"", {{"", ""}}, 0, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"jpt", {{"JPT", "JPT"}}, 0, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"staf", {{"Staf", "Staff"}}, 0, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"camat", {{"Camat", "Camat"}}, 0, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
};
static const nt_code provinces[PROVINCES] = {
    {"", {{"", ""}}, 0, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"11", {{"Aceh", "Aceh"}}, 0, NULL, 2e4, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"12", {{"Sumut", "Sumut"}}, 0, NULL, 4e4, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"13", {{"Sumbar", "Sumbar"}}, 0, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
};
static const nt_code regencies[REGENCIES] = {
    {"", {{"", ""}}, 0, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"11.01", {{"A", "A"}}, 1, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"11.02", {{"B", "B"}}, 1, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"12.01", {{"C", "C"}}, 2, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"12.02", {{"D", "D"}}, 2, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"13.01", {{"E", "E"}}, 3, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
    {"13.02", {{"F", "F"}}, 3, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}},
};

static nt_case one(nt_arena *arena, uint64_t *seed, int number)
{
    nt_case c = {.id = nt_arena_printf(arena, "K-%04d", number),
                 .reported = DAY_ONE + (int)draw(seed, 800),
                 .decided = NT_DATE_UNKNOWN,
                 .sanctioned = NT_DATE_UNKNOWN,
                 .recorded = NT_DATE_UNKNOWN,
                 .outcome = NT_OUTCOME_PENDING,
                 .line = number + 2};
    uint32_t regency = draw(seed, REGENCIES);
    c.codes[NT_DIM_EVENT] = 1 + draw(seed, 2);
    c.codes[NT_DIM_POSITION] = draw(seed, 20) ? 1 + draw(seed, POSITIONS - 1) : 0;
    c.codes[NT_DIM_REGENCY] = regency;
    c.codes[NT_DIM_PROVINCE] = regencies[regency].parent;
    if (draw(seed, 4)) {
        c.decided = c.reported + (int)draw(seed, 120);
        /* Mistakes of the data: decided before it was reported. */
        c.decided -= draw(seed, 25) ? 0 : 150;
        c.outcome = draw(seed, 3) ? NT_OUTCOME_PROVEN : NT_OUTCOME_NOT_PROVEN;
        if (c.outcome == NT_OUTCOME_PROVEN && draw(seed, 3)) {
            c.sanctioned = c.decided + (int)draw(seed, 200);
        }
    }
    return c;
}

static const nt_register *make_register(nt_arena *arena)
{
    uint64_t seed = 7;
    nt_case *cases = nt_new_array(arena, nt_case, CASES);
    for (int i = 0; i < CASES; i++) {
        cases[i] = one(arena, &seed, i);
    }
    static const nt_target targets[] = {
        {"median-days-to-decision", "days", 90, true, {{"Median", "Median"}}, NULL, {NULL, 0, 0}},
        {"share-sanctioned-by-180",
         "percent",
         99.5,
         false,
         {{"Bagian", "Share"}},
         NULL,
         {NULL, 0, 0}},
    };
    nt_register *reg = nt_new(arena, nt_register);
    const nt_gazetteer *areas = NULL;
    nt_error err;
    assert_int_equal(nt_model_read_areas(arena, NULL, NULL, NULL, &areas, &err), NT_OK);
    *reg = (nt_register){.areas = areas,
                         .whole = {{"Indonesia", "Indonesia"}},
                         .cases = cases,
                         .case_count = CASES,
                         .has_decided = true,
                         .has_sanctioned = true,
                         .has_outcome = true,
                         .targets = targets,
                         .target_count = 2,
                         .synthetic = true,
                         .coverage = {.from = DAY_ONE - 150, .to = DAY_ONE + 1100}};
    static const nt_code none[1] = {
        {"", {{"", ""}}, 0, NULL, NAN, NAN, NT_DATE_UNKNOWN, {NULL, 0, 0}}};
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        reg->codes[d] = (nt_codes){none, 1, false, NULL};
    }
    reg->codes[NT_DIM_EVENT] = (nt_codes){events, 3, true, NULL};
    reg->codes[NT_DIM_POSITION] = (nt_codes){positions, POSITIONS, true, NULL};
    reg->codes[NT_DIM_PROVINCE] = (nt_codes){provinces, PROVINCES, true, NULL};
    reg->codes[NT_DIM_REGENCY] = (nt_codes){regencies, REGENCIES, true, NULL};
    return reg;
}

static const nt_date STATE = 19812; /* 2024-03-30, a day before the quarter's end */

static nt_register_request request_of(bool internal)
{
    return (nt_register_request){.period = {NT_PERIOD_QUARTER, 2024 * 12},
                                 .as_of = STATE,
                                 .threshold = 3,
                                 .internal = internal};
}

static const nt_results *results_of(nt_arena *arena, const nt_register *reg, const nt_cube *cube,
                                    nt_register_request request)
{
    const nt_results *results = NULL;
    nt_error err;
    assert_int_equal(nt_register_results(arena, reg, cube, &request, &results, &err), NT_OK);
    return results;
}

static const nt_results *results_for(nt_arena *arena, nt_register_request request)
{
    const nt_register *reg = make_register(arena);
    return results_of(arena, reg, nt_cube_count(arena, reg, STATE, 0, CASES), request);
}

/* NULL: at this threshold nothing hides what is small. */
static const nt_results *results_unless_refused(nt_arena *arena, nt_register_request request)
{
    const nt_results *results = NULL;
    nt_error err;
    const nt_register *reg = make_register(arena);
    const nt_cube *cube = nt_cube_count(arena, reg, STATE, 0, CASES);
    if (nt_register_results(arena, reg, cube, &request, &results, &err)) {
        assert_non_null(strstr(err.message[NT_LANG_EN], "could be worked out"));
    }
    return results;
}

static const char *ledger_text(nt_arena *arena, const nt_results *results)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_ledger_write_json(results->ledger, &out);
    return nt_buffer_text(&out);
}

/* The same cases, those from `at` on first. */
static const nt_register *turned(nt_arena *arena, const nt_register *reg, size_t at)
{
    nt_register *made = nt_arena_copy(arena, reg, sizeof *reg);
    nt_case *rows = nt_new_array(arena, nt_case, reg->case_count + 1);
    memcpy(rows, reg->cases + at, (reg->case_count - at) * sizeof *rows);
    memcpy(rows + reg->case_count - at, reg->cases, at * sizeof *rows);
    made->cases = rows;
    return made;
}

static const char *ledger_of(nt_arena *arena, const nt_register *reg, bool internal)
{
    const nt_cube *cube = nt_cube_count(arena, reg, STATE, 0, reg->case_count);
    return ledger_text(arena, results_of(arena, reg, cube, request_of(internal)));
}

TEST(cases_in_another_order_give_the_same_ledger)
{
    const nt_register *reg = make_register(*state);
    for (int internal = 0; internal < 2; internal++) {
        const char *expected = ledger_of(*state, reg, internal);
        for (size_t cut = 133; cut <= CASES; cut += 133) {
            const nt_register *other = turned(*state, reg, nt_cube_split(reg, cut));
            assert_string_equal(ledger_of(*state, other, internal), expected);
        }
    }
}

static double value_of(const nt_frame *f, size_t row, const char *column)
{
    const nt_ledger_row *cell = nt_frame_cell(f, row, (size_t)nt_frame_column(f, column));
    assert_non_null(cell);
    return cell->value;
}

/* Counted anew from the cases: open on a day is reported by then and not closed by then. */
static int open_on(const nt_register *reg, nt_date day)
{
    int open = 0;
    NT_EACH(const nt_case, c, reg->cases, reg->case_count) {
        bool decided = nt_date_known(c->decided) && c->decided <= STATE;
        bool proven = decided && c->outcome == NT_OUTCOME_PROVEN;
        nt_date closed = nt_date_known(c->sanctioned) && c->sanctioned <= STATE ? c->sanctioned
                         : decided && !proven                                   ? c->decided
                                                                                : NT_DATE_UNKNOWN;
        open += c->reported <= day && !(nt_date_known(closed) && closed <= day);
    }
    return open;
}

TEST(the_stock_closes)
{
    const nt_register *reg = make_register(*state);
    const nt_results *r = results_for(*state, request_of(true));
    const nt_frame *stock = nt_results_frame(r, "stock.quarters");
    const nt_frame *ages = nt_results_frame(r, "stock.ages");
    assert_int_equal(stock->row_count, 8);
    for (size_t q = 0; q < stock->row_count; q++) {
        double end = value_of(stock, q, "open-start") + value_of(stock, q, "reported") -
                     value_of(stock, q, "closed");
        nt_date day = nt_frame_cell(stock, q, 0)->as_of;
        assert_true(end == value_of(stock, q, "open-end"));
        assert_int_equal((int)end, open_on(reg, day));
        assert_true(value_of(ages, q, "total") == end);
        if (q) {
            assert_true(value_of(stock, q, "open-start") == value_of(stock, q - 1, "open-end"));
        }
    }
    assert_int_equal(nt_frame_cell(stock, 7, 0)->as_of, STATE);
}

TEST(frames_agree_with_a_count_of_the_cases)
{
    const nt_register *reg = make_register(*state);
    const nt_results *r = results_for(*state, request_of(true));
    int reported = 0, sanctioned = 0, aceh = 0;
    NT_EACH(const nt_case, c, reg->cases, reg->case_count) {
        bool known = c->reported <= STATE;
        reported += known && c->reported >= nt_date_from_civil(2024, 1, 1);
        sanctioned += known && nt_date_known(c->sanctioned) && c->sanctioned <= STATE &&
                      c->sanctioned >= nt_date_from_civil(2024, 1, 1);
        aceh += known && c->codes[NT_DIM_PROVINCE] == 1;
    }
    assert_int_equal((int)nt_ledger_find(r->ledger, "quarter.reported")->value, reported);
    assert_int_equal((int)nt_ledger_find(r->ledger, "quarter.sanctioned")->value, sanctioned);
    const nt_ledger_row *row = nt_ledger_find(r->ledger, "provinces.11.reported");
    assert_int_equal((int)row->value, aceh);
    assert_true(fabs(nt_ledger_find(r->ledger, "provinces.11.rate")->value - aceh / 20.0) < 1e-12);
    assert_null(nt_frame_cell(nt_results_frame(r, "provinces"), 2, 6)); /* no denominator */
    const nt_frame *months = nt_results_frame(r, "flow.months");
    assert_string_equal(months->rows[23].code, "2024-03");
    assert_string_equal(months->rows[23].label.in[NT_LANG_ID], "Maret 2024 (30 hari pertama)");
    assert_string_equal(months->rows[23].label.in[NT_LANG_EN], "March 2024 (first 30 days)");
    assert_true(months->rows[23].x == 54 * 12 + 2);
}

/* Whose area nobody knows is in no row of the frame of areas, which says how many they are. */
TEST(a_frame_of_areas_says_which_cases_it_lacks)
{
    static const char *const ids[] = {"provinces", "regencies"};
    static const nt_dimension dimensions[] = {NT_DIM_PROVINCE, NT_DIM_REGENCY};
    const nt_register *reg = make_register(*state);
    const nt_results *r = results_for(*state, request_of(true));
    for (size_t i = 0; i < 2; i++) {
        size_t known = 0, unknown = 0;
        for (size_t c = 0; c < reg->case_count; c++) {
            bool there = reg->cases[c].reported <= STATE;
            known += there;
            unknown += there && !reg->cases[c].codes[dimensions[i]];
        }
        const nt_frame *frame = nt_results_frame(r, ids[i]);
        double listed = 0;
        for (size_t row = 0; row < frame->row_count; row++) {
            listed += nt_frame_cell(frame, row, 0)->value;
        }
        assert_true(unknown > 0);
        assert_int_equal((int)frame->rest->value, (int)unknown);
        assert_int_equal((int)(listed + frame->rest->value), (int)known);
    }
    static const char *const others[] = {"funnel.provinces", "provinces.months"};
    for (size_t i = 0; i < 2; i++) {
        assert_ptr_equal(nt_results_frame(r, others[i])->rest,
                         nt_results_frame(r, "provinces")->rest);
    }
}

/* The same cases with outcomes of the descriptor: a third of the proven partly so, half of those
 * not proven withdrawn. */
enum { PARTLY = 3, REFUSED, WITHDRAWN };
static const nt_outcome_code own_outcomes[] = {
    {"unknown", {{"?", "?"}}, NT_OUTCOME_UNKNOWN, false},
    {"pending", {{"dalam proses", "pending"}}, NT_OUTCOME_PENDING, false},
    {"granted", {{"dikabulkan", "granted"}}, NT_OUTCOME_PROVEN, false},
    {"partly", {{"sebagian", "partly"}}, NT_OUTCOME_PROVEN, false},
    {"refused", {{"ditolak", "refused"}}, NT_OUTCOME_NOT_PROVEN, false},
    {"withdrawn", {{"dicabut", "withdrawn"}}, NT_OUTCOME_CLOSED, false},
};

static const nt_register *register_with_outcomes(nt_arena *arena)
{
    nt_register *reg = nt_arena_copy(arena, make_register(arena), sizeof *reg);
    nt_case *cases = nt_arena_copy(arena, reg->cases, reg->case_count * sizeof *cases);
    for (size_t i = 0; i < reg->case_count; i++) {
        bool proven = cases[i].outcome == NT_OUTCOME_PROVEN;
        if (cases[i].outcome == NT_OUTCOME_NOT_PROVEN) {
            cases[i].outcome = i % 2 ? REFUSED : WITHDRAWN;
        } else if (proven && i % 3 == 0) {
            cases[i].outcome = PARTLY;
        }
    }
    reg->cases = cases;
    reg->outcomes = (nt_outcomes){own_outcomes, 6};
    reg->steps[NT_STEP_PROVEN].label = (nt_text){{"dikabulkan", "granted"}};
    return reg;
}

static int row_value(const nt_results *r, const char *id)
{
    const nt_ledger_row *row = nt_ledger_find(r->ledger, id);
    assert_non_null(row);
    return (int)row->value;
}

TEST(outcomes_are_those_of_the_register)
{
    const nt_register *plain = make_register(*state), *reg = register_with_outcomes(*state);
    const nt_results *before = results_for(*state, request_of(true));
    const nt_results *r = results_of(
        *state, reg, nt_cube_count(*state, reg, STATE, 0, reg->case_count), request_of(true));
    int by_outcome[6] = {0}, decided = 0, closed = 0, all = 0;
    nt_date first = nt_date_from_civil(2024, 1, 1);
    NT_EACH(const nt_case, c, reg->cases, reg->case_count) {
        bool known = c->reported <= STATE,
             over = known && nt_date_known(c->decided) && c->decided <= STATE;
        by_outcome[known && !over ? NT_OUTCOME_PENDING : c->outcome] += known;
        all += known;
        bool now = over && c->decided >= first;
        decided += now && c->outcome != WITHDRAWN;
        closed += now && c->outcome == WITHDRAWN;
    }
    static const size_t order[6] = {2, PARTLY, REFUSED, WITHDRAWN, NT_OUTCOME_PENDING, 0};
    const nt_frame *f = nt_results_frame(r, "outcomes");
    assert_int_equal(f->row_count, 6);
    for (size_t row = 0; row < 6; row++) {
        assert_string_equal(f->rows[row].code, own_outcomes[order[row]].code);
        assert_int_equal((int)value_of(f, row, "cases"), by_outcome[order[row]]);
    }
    assert_true(by_outcome[PARTLY] > 20 && by_outcome[WITHDRAWN] > 20 && closed > 0);
    assert_int_equal(row_value(r, "cases.total"), all);
    assert_int_equal(row_value(r, "cases.proven"), by_outcome[2] + by_outcome[PARTLY]);
    assert_int_equal(row_value(r, "cases.not-proven"), by_outcome[REFUSED]);
    assert_int_equal(row_value(r, "cases.otherwise-closed"), by_outcome[WITHDRAWN]);
    assert_int_equal(row_value(r, "quarter.decided"), decided);
    assert_int_equal(row_value(r, "flow.quarters.2024-Q1.otherwise-closed"), closed);
    /* A withdrawn case leaves the stock as one does that is found not proven, and is over. */
    assert_int_equal(row_value(r, "cases.open"), open_on(plain, STATE));
    assert_int_equal(row_value(r, "cases.open"), row_value(before, "cases.open"));
    assert_int_equal(row_value(r, "decision.events"), row_value(before, "decision.events"));
    assert_true(nt_ledger_find(r->ledger, "outcome.by-90")->value ==
                nt_ledger_find(before->ledger, "outcome.by-90")->value);
    const nt_ledger_row *ratio = nt_ledger_find(r->ledger, "quarter.proof-ratio");
    assert_int_equal(ratio->whole, decided);
    assert_int_equal(ratio->part, row_value(before, "quarter.proven"));
    assert_string_equal(ratio->label.in[NT_LANG_ID],
                        "triwulan ini (90 hari pertama), dikabulkan dari yang diputus");
    assert_string_equal(nt_results_frame(r, "flow.outcomes")->columns[1].label.in[NT_LANG_EN],
                        "partly");
    assert_int_equal(nt_frame_column(nt_results_frame(before, "flow.quarters"), "otherwise-closed"),
                     -1);
    const nt_register *other = turned(*state, reg, nt_cube_split(reg, reg->case_count / 2));
    assert_string_equal(ledger_of(*state, other, true), ledger_text(*state, r));
}

static bool truth(const nt_results *r, const char *name)
{
    bool known = false, value = nt_results_truth(r, name, &known);
    assert_true(known);
    return value;
}

/* 90 per cent says nothing of a median of days; persons are cases by another name; and as many as
 * the whole may have are no target of an area. What is not judged is a row all the same. */
TEST(a_target_is_judged_of_its_own_measure)
{
    nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
    static const nt_target targets[] = {
        {"median-days-to-decision",
         "percent",
         90,
         true,
         {{"Median", "Median"}},
         NULL,
         {NULL, 0, 0}},
        {"open", "persons", 1, true, {{"Terbuka", "Open"}}, NULL, {NULL, 0, 0}},
        {"share-sanctioned-by-180", "days", 99.5, false, {{"Bagian", "Share"}}, NULL, {NULL, 0, 0}},
        {"share-decided-by-90", "percent", 50, false, {{"Bagian", "Share"}}, NULL, {NULL, 0, 0}},
        {"reported", "cases", 5, true, {{"Laporan", "Reports"}}, NULL, {NULL, 0, 0}},
        {"no-such-measure", "", 5, true, {{"Lain", "Other"}}, NULL, {NULL, 0, 0}},
    };
    static const bool judged[][2] = {{false, false}, {true, false},  {false, false},
                                     {true, true},   {false, false}, {false, false}};
    enum { TARGETS = sizeof targets / sizeof *targets };
    reg->targets = targets;
    reg->target_count = TARGETS;
    const nt_cube *cube = nt_cube_count(*state, reg, STATE, 0, reg->case_count);
    nt_register_request requests[] = {request_of(true), request_of(true)};
    requests[1].area = "12";
    const nt_results *both[] = {results_of(*state, reg, cube, requests[0]),
                                results_of(*state, reg, cube, requests[1])};
    for (size_t i = 0; i < TARGETS * 2; i++) {
        const nt_results *r = both[i % 2];
        const nt_ledger_row *met = nt_ledger_find(
            r->ledger, nt_arena_printf(*state, "targets.%s.met", targets[i / 2].measure));
        assert_int_equal(met && !isnan(met->value), judged[i / 2][i % 2]);
        assert_true(nt_frame_cell(nt_results_frame(r, "targets"), i / 2, 3));
        assert_string_equal(nt_ledger_find(r->ledger, "targets.open.target")->unit, "cases");
    }
}

/* What an area is to reach stands in its own edition alone, in the place of the whole's. */
TEST(an_area_has_targets_of_its_own)
{
    nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
    const nt_code *one = &provinces[1], *other = &provinces[2];
    const nt_target targets[] = {
        {"open", "cases", 1, true, {{"Semua", "All"}}, NULL, {NULL, 0, 0}},
        {"open", "cases", 100000, true, {{"Satu", "One"}}, one, {NULL, 0, 0}},
        {"share-decided-by-90", "percent", 50, false, {{"Bagian", "Share"}}, NULL, {NULL, 0, 0}},
        {"share-sanctioned-by-180", "percent", 1, false, {{"Lain", "Other"}}, other, {NULL, 0, 0}},
    };
    static const struct {
        size_t rows;
        double target; /* of open cases */
        bool judged, met;
    } expected[] = {{2, 1, true, false}, {2, 100000, true, true}, {3, 1, false, false}};
    reg->targets = targets;
    reg->target_count = sizeof targets / sizeof *targets;
    const nt_cube *cube = nt_cube_count(*state, reg, STATE, 0, reg->case_count);
    const char *const areas[] = {NULL, one->code, other->code};
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
        nt_register_request request = request_of(true);
        request.area = areas[i];
        const nt_results *r = results_of(*state, reg, cube, request);
        const nt_ledger_row *met = nt_ledger_find(r->ledger, "targets.open.met");
        assert_int_equal(nt_results_frame(r, "targets")->row_count, expected[i].rows);
        assert_true(nt_ledger_find(r->ledger, "targets.open.target")->value == expected[i].target);
        assert_int_equal(met && !isnan(met->value), expected[i].judged);
        assert_int_equal(met && met->value > 0, expected[i].met);
    }
}

TEST(truths_hold)
{
    const nt_results *inside = results_for(*state, request_of(true));
    const nt_results *outside = results_for(*state, request_of(false));
    assert_true(truth(inside, "internal") && !truth(outside, "internal"));
    assert_true(truth(inside, "synthetic") && truth(inside, "quarter.partial"));
    assert_true(truth(inside, "target.median-days-to-decision.met"));
    assert_true(truth(inside, "target.share-sanctioned-by-180.missed"));
    assert_true(truth(inside, "longest-open.listed") && !truth(outside, "longest-open.listed"));
    assert_false(truth(inside, "suppressed.any"));
    assert_true(truth(outside, "suppressed.any"));
    assert_false(truth(inside, "has.institution"));
    assert_true(nt_ledger_find(inside->ledger, "survival.decision.summary.all.naive")->flags &
                NT_FLAG_NAIVE);
}

/* Two votes of a hundred proven cases each, all decided on the day of their report: so many of each
 * hundred sanctioned by day 10, and so many more by day 100. */
typedef struct {
    int early[2], late[2];
    int vote;                      /* days from the second one's vote to the state */
    int apart;                     /* so many days longer the first one's cases have waited */
    bool ends;                     /* the register ends on the day of the state */
    bool rises, falls, is_untold;  /* on any day; where both, they cross */
    bool steady, filling, unequal; /* at the latest age */
} votes;

static const nt_results *results_of_votes(nt_arena *arena, const votes *v)
{
    nt_register *reg = nt_arena_copy(arena, make_register(arena), sizeof *reg);
    nt_case *cases = nt_new_array(arena, nt_case, 200);
    nt_code *own = nt_arena_copy(arena, events, sizeof events);
    own[2].polling_day = STATE - v->vote;
    for (int i = 0; i < 200; i++) {
        int e = i / 100, number = i % 100;
        nt_date day = own[1 + e].polling_day - (e ? 0 : v->apart);
        nt_date after = number < v->early[e]                ? 10
                        : number < v->early[e] + v->late[e] ? 100
                                                            : NT_DATE_UNKNOWN;
        cases[i] = (nt_case){.id = nt_arena_printf(arena, "K-%04d", i),
                             .reported = day,
                             .decided = day,
                             .sanctioned = nt_date_known(after) ? day + after : NT_DATE_UNKNOWN,
                             .recorded = NT_DATE_UNKNOWN,
                             .outcome = NT_OUTCOME_PROVEN,
                             .line = i + 2};
        cases[i].codes[NT_DIM_EVENT] = 1 + (uint32_t)e;
    }
    reg->cases = cases;
    reg->case_count = 200;
    reg->codes[NT_DIM_EVENT].items = own;
    reg->coverage.to = v->ends ? STATE : reg->coverage.to;
    return results_of(arena, reg, nt_cube_count(arena, reg, STATE, 0, 200), request_of(true));
}

/* Shares of 20 and 80 of a hundred differ by chance never, and of 50 and 50 each difference is. A
 * share of all on both sides has no interval, and so no verdict. */
TEST(two_votes_are_told_apart_as_they_differ)
{
    static const votes of[] = {
        {{50, 50}, {20, 20}, 300, 0, false, .is_untold = true, .steady = true},
        {{20, 80}, {10, 10}, 300, 0, false, .rises = true},
        {{80, 20}, {10, 10}, 300, 0, false, .falls = true},
        {{60, 20}, {0, 75}, 300, 0, false, .rises = true, .falls = true},
        {{50, 50}, {5, 5}, 100, 80, false, .is_untold = true, .unequal = true},
        {{50, 50}, {20, 20}, 100, 0, true, .filling = true},
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        const nt_results *r = results_of_votes(*state, &of[i]);
        assert_int_equal(truth(r, "since.sanction.apart"), of[i].rises || of[i].falls);
        assert_int_equal(truth(r, "since.sanction.crosses"), of[i].rises && of[i].falls);
        assert_int_equal(truth(r, "since.sanction.untold"), of[i].is_untold);
        assert_int_equal(truth(r, "since.decision.known"), true);
        assert_false(truth(r, "since.decision.untold") || truth(r, "since.decision.apart") ||
                     truth(r, "since.decision.30.steady"));
        assert_int_equal(truth(r, "events.latest.filling"), of[i].filling);
        assert_int_equal(truth(r, "events.latest.unequal"), of[i].unequal);
        /* of all, 55 in a hundred are sanctioned by day 170, and 50 by day 90 */
        assert_true(!of[i].unequal ||
                    fabs(nt_ledger_find(r->ledger, "events.latest.exposure")->value + 5) < 1e-9);
        if (of[i].is_untold) {
            assert_int_equal(truth(r, "events.latest.steady"), of[i].steady);
        }
    }
}

/* So many cases a week, again and again: a quarter's squares over its mean of 25 and 12 degrees
 * make the factor. It is named from 1.1 on, as it is printed. Weeks before the register begins are
 * no quiet weeks. */
TEST(scatter_is_named_where_it_shows)
{
    enum { WEEKS = 13, QUARTERS = 8 };
    static const struct {
        int apart[WEEKS];
        int weeks;
        double factor;
    } of[] = {{{0}, QUARTERS * WEEKS, 0},
              {{5, -5, 5, -5, 5, -5, 5, -5, 7, -7, 2, -2, 0}, QUARTERS * WEEKS, 1.02},
              {{6, -6, 6, -6, 6, -6, 7, -7, 1, -1, 1, -1, 0}, QUARTERS * WEEKS, 1.06},
              {{0}, 4 * WEEKS + 5, 0},
              {{5, -5, 5, -5, 5, -5, 5, -5, 7, -7, 2, -2, 0}, 2 * WEEKS - 1, 1.02}};
    for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
        nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
        nt_case *cases = nt_new_array(*state, nt_case, QUARTERS * WEEKS * 25);
        size_t count = 0;
        for (int week = 0; week < of[k].weeks; week++) {
            for (int i = 0; i < 25 + of[k].apart[week % WEEKS]; i++, count++) {
                cases[count] = (nt_case){.id = nt_arena_printf(*state, "K-%05zu", count),
                                         .reported = STATE - 7 * week,
                                         .decided = NT_DATE_UNKNOWN,
                                         .sanctioned = NT_DATE_UNKNOWN,
                                         .recorded = NT_DATE_UNKNOWN,
                                         .outcome = NT_OUTCOME_PENDING,
                                         .line = (int)count + 2};
            }
        }
        reg->cases = cases;
        reg->case_count = count;
        reg->coverage.from = STATE - 7 * of[k].weeks + 1;
        const nt_results *r =
            results_of(*state, reg, nt_cube_count(*state, reg, STATE, 0, count), request_of(true));
        assert_true(fabs(nt_ledger_find(r->ledger, "quarter.reported.dispersion")->value -
                         of[k].factor) < 1e-12);
        assert_int_equal(truth(r, "quarter.scattered"), of[k].factor > 1.05);
    }
}

/* A year's cases that are those of the year up to the quarter before, all done in both, differ by
 * nothing, and that is neither more nor less. */
TEST(no_difference_is_steady)
{
    nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
    nt_case *cases = nt_arena_copy(*state, reg->cases, reg->case_count * sizeof *cases);
    for (size_t i = 0; i < reg->case_count; i++) {
        cases[i].reported = cases[i].decided = STATE - 200 - (int)i % 50;
        cases[i].outcome = NT_OUTCOME_PROVEN;
        cases[i].sanctioned = i % 2 ? cases[i].decided + 20 : NT_DATE_UNKNOWN;
    }
    reg->cases = cases;
    const nt_cube *cube = nt_cube_count(*state, reg, STATE, 0, reg->case_count);
    const nt_results *r = results_of(*state, reg, cube, request_of(true));
    const nt_ledger_row *row = nt_ledger_find(r->ledger, "quarter.sanction-ratio.difference");
    assert_true(row->value == 0 && row->lower == 0 && row->upper == 0);
    assert_true(truth(r, "quarter.sanction-ratio.steady"));
    assert_false(truth(r, "quarter.sanction-ratio.rises"));
    assert_false(truth(r, "quarter.sanction-ratio.falls"));
}

/* Where each case is one row, its day may be that of its report's entry or of its latest change:
 * only versions tell how long a report waits for its entry, and so what is still to come. */
TEST(rows_written_over_tell_no_lag)
{
    for (int versions = 0; versions < 2; versions++) {
        nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
        nt_case *cases = nt_new_array(*state, nt_case, CASES + 1);
        size_t count = 0;
        for (int i = 0; i < CASES; i++) {
            cases[count] = reg->cases[i];
            cases[count].recorded = cases[count].reported + i % 120;
            count += cases[count].recorded <= STATE;
        }
        if (versions) {
            cases[count] = cases[count - 1];
            cases[count++].recorded = STATE;
        }
        reg->cases = cases;
        reg->case_count = count;
        reg->has_recorded = true;
        const nt_cube *cube = nt_cube_count(*state, reg, STATE, 0, count);
        const nt_results *r = results_of(*state, reg, cube, request_of(true));
        const nt_ledger_row *row = nt_ledger_find(r->ledger, "quarter.expected");
        assert_int_equal(row && row->value > 0, versions);
        /* half of it is recorded by day 60, nine in ten by day 108: of a quarter that is 90 old */
        row = nt_ledger_find(r->ledger, "flow.quarters.2023-Q4.reported");
        assert_int_equal((row->flags & NT_FLAG_PROVISIONAL) != 0, versions);
    }
}

/* A hundred proven cases in each of three provinces, and 60 sanctions on one day: so many of the
 * first's by chance has p 0.039 (28) and 0.0003 (34; scipy's binomtest), of which three are made.
 */
TEST(an_area_stands_out_among_all)
{
    static const int of_first[] = {28, 34};
    for (size_t k = 0; k < 2; k++) {
        nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
        nt_case *cases = nt_arena_copy(*state, reg->cases, 300 * sizeof *cases);
        for (int i = 0; i < 300; i++) {
            int done = i < 100 ? of_first[k] : (60 - of_first[k]) / 2;
            cases[i].reported = cases[i].decided = STATE - 100;
            cases[i].outcome = NT_OUTCOME_PROVEN;
            cases[i].sanctioned = i % 100 < done ? STATE - 90 : NT_DATE_UNKNOWN;
            cases[i].codes[NT_DIM_PROVINCE] = 1 + (uint32_t)i / 100;
            cases[i].codes[NT_DIM_REGENCY] = 0;
        }
        reg->cases = cases;
        reg->case_count = 300;
        const nt_results *r =
            results_of(*state, reg, nt_cube_count(*state, reg, STATE, 0, 300), request_of(true));
        assert_int_equal(row_value(r, "provinces.signals"), k);
    }
}

/* Twelve months up to the quarter before, of which the register lacks the first two. */
TEST(a_year_that_is_known_in_part_is_not_compared)
{
    for (int lacks = 0; lacks < 2; lacks++) {
        nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
        reg->coverage.from = nt_date_from_civil(lacks ? 2023 : 2022, 3, 1);
        const nt_cube *cube = nt_cube_count(*state, reg, STATE, 0, CASES);
        const nt_results *r = results_of(*state, reg, cube, request_of(true));
        assert_true(nt_ledger_find(r->ledger, "quarter.sanction-ratio")->value > 0);
        const nt_ledger_row *row = nt_ledger_find(r->ledger, "quarter.sanction-ratio.difference");
        assert_int_equal(!row || isnan(row->value), lacks);
    }
}

/* Nothing of a suppressed row is left, nothing made of it is printed, and the rest is the same. */
TEST(suppressed_rows_are_empty)
{
    const nt_results *inside = results_for(*state, request_of(true));
    const nt_results *outside = results_for(*state, request_of(false));
    size_t small = 0;
    for (size_t i = 0; i < nt_ledger_count(outside->ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(outside->ledger, i);
        const nt_ledger_row *full = nt_ledger_find(inside->ledger, row->id);
        if (row->flags & NT_FLAG_SUPPRESSED) {
            assert_true(isnan(row->value) && isnan(row->lower) && isnan(row->upper));
            assert_true(row->part == -1 && row->whole == -1);
        } else if (full && strcmp(row->unit, "cases") == 0 && row->method == NT_METHOD_COUNT) {
            small += row->value == 1 || row->value == 2;
        }
        for (size_t k = 0; k < row->input_count; k++) {
            const nt_ledger_row *input = nt_ledger_find(outside->ledger, row->inputs[k]);
            assert_true(!(input->flags & NT_FLAG_SUPPRESSED) || row->flags & NT_FLAG_SUPPRESSED);
        }
    }
    assert_int_equal(small, 0);
}

/* An outcome whose day nobody wrote down is one all the same: what was decided is what was proven
 * and what was not. One such case had all counts of a report withheld, as the totals told of it. */
TEST(an_outcome_without_a_day_costs_no_total)
{
    static const char *const totals[] = {"cases.total", "cases.decided", "cases.proven",
                                         "cases.not-proven", "cases.sanctioned"};
    static const struct {
        nt_outcome outcome;
        bool sanctioned;
        size_t cases;
    } rows[] = {{NT_OUTCOME_PROVEN, true, 1},      {NT_OUTCOME_PROVEN, true, 2},
                {NT_OUTCOME_PROVEN, false, 1},     {NT_OUTCOME_PROVEN, false, 2},
                {NT_OUTCOME_NOT_PROVEN, false, 1}, {NT_OUTCOME_NOT_PROVEN, false, 2}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
        nt_case *cases = nt_arena_copy(*state, reg->cases, reg->case_count * sizeof *cases);
        size_t left = rows[k].cases;
        for (size_t i = 0; left && i < reg->case_count; i++) {
            if (cases[i].outcome == rows[k].outcome && cases[i].decided < STATE &&
                nt_date_known(cases[i].sanctioned) == rows[k].sanctioned) {
                cases[i].decided = NT_DATE_UNKNOWN;
                left--;
            }
        }
        reg->cases = cases;
        const nt_cube *cube = nt_cube_count(*state, reg, STATE, 0, CASES);
        const nt_results *r = results_of(*state, reg, cube, request_of(false));
        for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
            assert_false(nt_ledger_find(r->ledger, totals[i])->flags & NT_FLAG_SUPPRESSED);
        }
        assert_int_equal(row_value(r, "cases.decided"),
                         row_value(r, "cases.proven") + row_value(r, "cases.not-proven"));
    }
}

/* What went out suppressed stays so, though the threshold has been lowered since. */
TEST(an_earlier_edition_is_remembered)
{
    const nt_results *before = results_for(*state, request_of(false));
    nt_register_request request = request_of(false);
    request.threshold = 2;
    request.edition_before = before->ledger;
    const nt_results *after = results_for(*state, request);
    size_t kept = 0;
    for (size_t i = 0; i < nt_ledger_count(before->ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(before->ledger, i);
        const nt_ledger_row *now = nt_ledger_find(after->ledger, row->id);
        if (now && row->flags & NT_FLAG_SUPPRESSED && strcmp(row->unit, "cases") == 0 &&
            row->input_count == 0) {
            assert_true(now->flags & NT_FLAG_SUPPRESSED);
            kept++;
        }
    }
    assert_true(kept > 0);
}

/* --- curves beside those of another day --- */

static bool is_of(const nt_ledger_row *row, const char *curve)
{
    return strncmp(row->id, curve, strlen(curve)) == 0 &&
           strcmp(strrchr(row->id, '.'), ".events") == 0;
}

/* The steps of a curve, by their days. */
static size_t steps_of(const nt_ledger *ledger, const char *curve)
{
    return NT_SUM(size_t, i, nt_ledger_count(ledger), is_of(nt_ledger_at(ledger, i), curve));
}

#define ALL       "survival.decision.all."
#define DRAWN     "survival.decision.pilkada-2020."
#define NOT_DRAWN "survival.decision.pemilu-2024."
#define SUMMARY   "survival.decision.summary."

/* How the edition of the day before differs from that of this day. */
typedef struct {
    const char *id; /* a step of all cases */
    double value;
    unsigned flags;
    const char *second; /* a step of the one event that is drawn; NULL: both are as they are now */
    double second_value;
} difference;

/* An edition of the day before that printed the same curves, but for the difference. */
static const nt_ledger *gone_out(nt_arena *arena, const nt_results *now, difference of)
{
    nt_ledger *then = nt_ledger_open(arena);
    for (size_t i = 0; i < nt_ledger_count(now->ledger); i++) {
        const nt_ledger_row *own = nt_ledger_at(now->ledger, i);
        bool is_total = strcmp(own->id, "cases.total") == 0, left_out = is_of(own, NOT_DRAWN);
        if (!is_total &&
            (strncmp(own->id, "survival.decision.", 18) != 0 || (of.second && left_out))) {
            continue;
        }
        nt_ledger_row row = nt_ledger_blank(own->id, nt_text_alike(""));
        row.as_of = is_total ? STATE - 1 : own->as_of;
        row.value = own->value;
        if (strcmp(own->id, of.id) == 0) {
            row.value = of.value;
            row.flags = of.flags;
        } else if (of.second && strcmp(own->id, of.second) == 0) {
            row.value = of.second_value;
        } else if (of.second && strcmp(own->id, SUMMARY "all.events") == 0) {
            row.value += of.value - nt_ledger_find(now->ledger, of.id)->value;
        } else if (of.second && strcmp(own->id, SUMMARY "pilkada-2020.events") == 0) {
            row.value += of.second_value - nt_ledger_find(now->ledger, of.second)->value;
        }
        nt_ledger_add(then, &row);
    }
    return then;
}

static const nt_results *beside(nt_arena *arena, const nt_results *now, difference of)
{
    const nt_ledger *gone = gone_out(arena, now, of);
    nt_register_request request = request_of(false);
    request.released = &gone;
    request.released_count = 1;
    return results_for(arena, request);
}

/* What all cases have besides the one event that was drawn then is a number both times, though this
 * edition draws another, too: so many more of it as `rest` has nobody had, or at least three. */
TEST(what_groups_leave_is_held_against_what_they_left)
{
    const nt_results *now = results_for(*state, request_of(false));
    size_t steps = steps_of(now->ledger, DRAWN);
    assert_true(steps > 1 && steps_of(now->ledger, NOT_DRAWN) == steps);
    const nt_ledger_row *all = NULL, *drawn = NULL;
    for (size_t i = 0; i < nt_ledger_count(now->ledger) && !drawn; i++) {
        const nt_ledger_row *row = nt_ledger_at(now->ledger, i);
        if (is_of(row, DRAWN) && row->value > 20) {
            drawn = row;
            all = nt_ledger_find(now->ledger,
                                 nt_arena_printf(*state, ALL "%s", row->id + strlen(DRAWN)));
        }
    }
    assert_non_null(all);
    for (int rest = 0; rest <= 4; rest++) {
        const nt_results *r = beside(*state, now,
                                     (difference){.id = all->id,
                                                  .value = all->value - 15 - rest,
                                                  .second = drawn->id,
                                                  .second_value = drawn->value - 15});
        bool small = rest == 1 || rest == 2;
        assert_int_equal(steps_of(r->ledger, DRAWN), small ? 0 : steps);
        assert_int_equal(steps_of(r->ledger, ALL), steps_of(now->ledger, ALL));
    }
}

/* What an edition says instead of a count, or does not say, tells nothing behind it. */
TEST(a_curve_ends_before_what_is_no_count)
{
    const nt_results *now = results_for(*state, request_of(false));
    const nt_ledger_row *second = NULL;
    for (size_t i = 0, step = 0; i < nt_ledger_count(now->ledger) && !second; i++) {
        const nt_ledger_row *row = nt_ledger_at(now->ledger, i);
        second = is_of(row, ALL) && ++step == 2 ? row : NULL;
    }
    assert_non_null(second);
    const difference none[] = {
        {second->id, 1e300, 0, NULL, 0},    {second->id, -1e300, 0, NULL, 0},
        {second->id, INFINITY, 0, NULL, 0}, {second->id, -1, 0, NULL, 0},
        {second->id, NAN, 0, NULL, 0},      {second->id, NAN, NT_FLAG_SUPPRESSED, NULL, 0}};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        const nt_results *r = beside(*state, now, none[i]);
        assert_true(steps_of(r->ledger, ALL) <= 1);
        assert_null(nt_ledger_find(r->ledger, second->id));
    }
    const nt_results *same =
        beside(*state, now, (difference){second->id, second->value, 0, NULL, 0});
    assert_int_equal(steps_of(same->ledger, ALL), steps_of(now->ledger, ALL));
}

/* Who builds by a plan has not what had gone out. */
TEST(a_plan_names_the_steps_of_its_curves)
{
    const nt_register *reg = make_register(*state);
    const nt_cube *cube = nt_cube_count(*state, reg, STATE, 0, CASES);
    const nt_results *now = results_for(*state, request_of(false));
    const nt_ledger_row *step = NULL;
    for (size_t i = 0; i < nt_ledger_count(now->ledger); i++) {
        step = is_of(nt_ledger_at(now->ledger, i), ALL) ? nt_ledger_at(now->ledger, i) : step;
    }
    const nt_ledger *gone =
        gone_out(*state, now, (difference){step->id, NAN, NT_FLAG_SUPPRESSED, NULL, 0});
    nt_register_request request = request_of(false);
    request.released = &gone;
    request.released_count = 1;
    nt_register_member member;
    nt_error err;
    const nt_register_family family = {&request, 1, NULL, NULL};
    assert_int_equal(nt_register_plan(*state, reg, cube, &family, &member, &err), NT_OK);
    nt_ledger *plan = nt_ledger_open(*state);
    for (size_t i = 0; i < member.suppressed_count + member.step_count; i++) {
        bool is_step = i >= member.suppressed_count;
        nt_ledger_row row = nt_ledger_blank(is_step ? member.steps[i - member.suppressed_count]
                                                    : member.suppressed[i],
                                            nt_text_alike(""));
        row.flags = is_step ? 0 : NT_FLAG_SUPPRESSED;
        nt_ledger_add(plan, &row);
    }
    nt_register_request by_plan = request_of(false);
    by_plan.plan = plan;
    const nt_results *heeding = results_of(*state, reg, cube, request);
    const nt_results *planned = results_of(*state, reg, cube, by_plan);
    assert_true(steps_of(heeding->ledger, ALL) < steps_of(now->ledger, ALL));
    assert_int_equal(nt_ledger_count(planned->ledger), nt_ledger_count(heeding->ledger));
    for (size_t i = 0; i < nt_ledger_count(planned->ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(planned->ledger, i);
        const nt_ledger_row *other = nt_ledger_find(heeding->ledger, row->id);
        assert_true(other &&
                    (row->flags & NT_FLAG_SUPPRESSED) == (other->flags & NT_FLAG_SUPPRESSED));
    }
}

TEST(areas_are_found_or_named)
{
    nt_register_request request = request_of(true);
    request.area = "12";
    const nt_results *r = results_for(*state, request);
    assert_true(truth(r, "area.given"));
    assert_int_equal(nt_results_frame(r, "provinces")->row_count, 1);
    assert_int_equal(nt_results_frame(r, "regencies")->row_count, 2);
    assert_true(nt_ledger_find(r->ledger, "nation.compare.reported.nation")->value >
                nt_ledger_find(r->ledger, "nation.compare.reported.area")->value);
    const nt_register *reg = make_register(*state);
    const nt_cube *cube = nt_cube_count(*state, reg, STATE, 0, CASES);
    const nt_results *none = NULL;
    nt_error err;
    request.area = "14";
    assert_int_equal(nt_register_results(*state, reg, cube, &request, &none, &err), NT_INVALID);
    assert_non_null(strstr(err.message[NT_LANG_EN], "no area \"14\" in the register"));
    request.area = NULL;
    request.period = (nt_period){NT_PERIOD_QUARTER, 2025 * 12};
    assert_int_equal(nt_register_results(*state, reg, cube, &request, &none, &err), NT_INVALID);
    assert_non_null(strstr(err.message[NT_LANG_EN], "2025-Q1 has not begun on 2024-03-30"));
    assert_null(none);
}

/* The cases of an area are those whose version of the day lies in it: here every third has moved on
 * to the next province. What is asked for beside other areas, or twice, is the same. */
TEST(a_case_is_counted_where_it_lies_on_the_day)
{
    nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
    nt_case *cases = nt_new_array(*state, nt_case, 2 * CASES);
    double expected[PROVINCES] = {0};
    size_t count = 0;
    for (size_t i = 0; i < CASES; i++) {
        nt_case *c = &cases[count++];
        *c = reg->cases[i];
        c->recorded = c->reported;
        uint32_t lies_in = c->codes[NT_DIM_PROVINCE];
        if (i % 3 == 0) {
            nt_case *moved = &cases[count++];
            *moved = *c;
            moved->recorded += 60;
            moved->codes[NT_DIM_PROVINCE] = lies_in % (PROVINCES - 1) + 1;
            moved->codes[NT_DIM_REGENCY] = 0;
            lies_in = moved->recorded <= STATE ? moved->codes[NT_DIM_PROVINCE] : lies_in;
        }
        expected[lies_in] += c->reported <= STATE;
    }
    reg->cases = cases;
    reg->case_count = count;
    reg->has_recorded = true;
    const nt_cube *cube = nt_cube_count(*state, reg, STATE, 0, reg->case_count);
    nt_register_request request = request_of(true);
    nt_register_known *known = nt_register_known_open(*state, reg);
    for (int i = 0; i < 2 * (PROVINCES - 1); i++) {
        int p = 1 + i % (PROVINCES - 1);
        request.area = provinces[p].code;
        request.known = NULL;
        const nt_results *alone = results_of(*state, reg, cube, request);
        request.known = known;
        const nt_results *beside = results_of(*state, reg, cube, request);
        assert_true(nt_ledger_find(alone->ledger, "nation.compare.reported.area")->value ==
                    expected[p]);
        assert_string_equal(ledger_text(*state, alone), ledger_text(*state, beside));
    }
}

/* Of a register whose cases lie in one province but for one, what its edition keeps of each is
 * less than a day and a code of it. */
TEST(an_edition_of_an_area_keeps_no_case)
{
    enum { TIMES = 20 };
    nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
    nt_case *cases = nt_new_array(*state, nt_case, TIMES * CASES);
    size_t used[2];
    for (size_t i = 0; i < TIMES * CASES; i++) {
        cases[i] = reg->cases[i % CASES];
        cases[i].codes[NT_DIM_PROVINCE] = i ? 1 : 2;
        cases[i].codes[NT_DIM_REGENCY] = 0;
    }
    reg->cases = cases;
    for (size_t i = 0; i < 2; i++) {
        NT_PASSING_ARENA(arena);
        reg->case_count = i ? TIMES * CASES : CASES;
        nt_register_request request = request_of(true);
        request.area = provinces[1].code;
        results_of(arena, reg, nt_cube_count(arena, reg, STATE, 0, reg->case_count), request);
        used[i] = nt_arena_used(arena);
    }
    assert_in_range(used[1], 0, used[0] + (TIMES - 1) * CASES * 2 * sizeof(uint32_t));
}

/* What counts as a row's least size is none of it too much, so that nothing is refused that could
 * be read again; of two thousand institutions the shares alone name four million inputs. */
TEST(a_ledger_that_is_too_long_is_refused_while_it_is_made)
{
    enum { MANY = 2001 };
    nt_code *many = nt_new_array(*state, nt_code, MANY);
    for (int i = 0; i < MANY; i++) {
        const char *name = i ? nt_arena_printf(*state, "office-%d", i) : "";
        many[i] = (nt_code){.code = name,
                            .label = {{name, name}},
                            .civil_servants = NAN,
                            .voters = NAN,
                            .polling_day = NT_DATE_UNKNOWN};
    }
    nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
    const nt_cube *cube = nt_cube_count(*state, reg, STATE, 0, CASES);
    nt_register_request request = request_of(true);
    nt_error err;
    const nt_results *none = NULL;
    reg->codes[NT_DIM_INSTITUTION] = (nt_codes){many, MANY, true, NULL};
    assert_int_equal(nt_register_results(*state, reg, cube, &request, &none, &err), NT_INVALID);
    assert_non_null(
        strstr(err.message[NT_LANG_EN], "makes a ledger of more than 500000 values of JSON"));
    assert_null(none);

    reg->codes[NT_DIM_INSTITUTION].count = 300;
    const nt_ledger *ledger = results_of(*state, reg, cube, request)->ledger;
    size_t least = 0;
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        least += NT_LEDGER_ROW_VALUES + nt_ledger_at(ledger, i)->input_count;
    }
    nt_buffer out = nt_buffer_open(*state);
    assert_in_range(least, 100000, nt_ledger_write_json(ledger, &out));
    const nt_ledger_row *share = nt_ledger_find(ledger, "institutions.office-7.cumulative");
    assert_int_equal(share->input_count, 300);
    assert_string_equal(share->inputs[6], "institutions.office-7.reported");
}

/* The share of the categories with at least as many reports; among equals, the one that comes
 * first is less. */
TEST(cumulative_shares_add_up)
{
    const nt_results *r = results_for(*state, request_of(true));
    const nt_frame *f = nt_results_frame(r, "positions");
    double all = nt_ledger_find(r->ledger, "cases.total")->value;
    for (size_t row = 0; row < f->row_count; row++) {
        bool rest = strcmp(f->rows[row].code, "unknown") == 0;
        double own = value_of(f, row, "reported"), sum = 0;
        for (size_t i = 0; i < f->row_count; i++) {
            double other = value_of(f, i, "reported");
            bool last = strcmp(f->rows[i].code, "unknown") == 0;
            bool ahead = other > own || (other == own && i <= row);
            sum += rest || (!last && ahead) ? other : 0;
        }
        assert_true(fabs(value_of(f, row, "cumulative") - 100 * sum / all) < 1e-9);
    }
}

static bool is_told(const nt_ledger_row *row)
{
    return row && !(row->flags & NT_FLAG_SUPPRESSED) && !isnan(row->value);
}

/* With one count unknown to the reader, the sums around it would tell it. */
TEST(cumulative_shares_tell_nothing_suppressed)
{
    nt_register_request request = request_of(false);
    const char *const areas[] = {NULL, "11", "12", "11.01", "13.02"};
    const int64_t thresholds[] = {3, 20, 60, 200};
    int hidden = 0;
    for (size_t i = 0; i < 20; i++) {
        request.area = areas[i % 5];
        request.threshold = thresholds[i / 5];
        const nt_results *results = results_unless_refused(*state, request);
        if (!results) {
            continue;
        }
        const nt_frame *f = nt_results_frame(results, "positions");
        size_t column = (size_t)nt_frame_column(f, "cumulative"), told = 0;
        for (size_t row = 0; row < f->row_count; row++) {
            told += is_told(nt_frame_cell(f, row, 0));
        }
        hidden += told < f->row_count;
        for (size_t row = 0; told < f->row_count && row < f->row_count; row++) {
            assert_false(is_told(nt_frame_cell(f, row, column)));
        }
    }
    assert_true(hidden > 0);
}

TEST(an_empty_register_gives_empty_frames)
{
    nt_register *reg = nt_arena_copy(*state, make_register(*state), sizeof *reg);
    reg->case_count = 0;
    const nt_cube *cube = nt_cube_count(*state, reg, STATE, 0, 0);
    for (int internal = 0; internal < 2; internal++) {
        const nt_results *r = results_of(*state, reg, cube, request_of(internal));
        assert_true(nt_ledger_find(r->ledger, "quarter.reported")->value == 0);
        const nt_ledger_row *ratio = nt_frame_cell(nt_results_frame(r, "provinces"), 0, 4);
        assert_true(isnan(ratio->value) && isnan(ratio->lower) && ratio->whole == 0); /* 0 of 0 */
    }
}

TESTS(open_arena, close_arena)
