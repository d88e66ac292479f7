/* Suppression: an attacker who tries every table must not find one suppressed count. */
#include "disclosure/disclosure.h"
#include "sheet.h"
#include "simplex.h"
#include "suppress.h"

#include <string.h>

#include "check.h"
#include "random.h"

enum { ROWS = 3, COLUMNS = 4, CELLS = (ROWS + 1) * (COLUMNS + 1), MOST = 9, TABLES = 300 };

/* A table with its margins: the last row and column are sums. */
typedef struct {
    int value[CELLS];
    int variable[CELLS];
} table;

static int at(int row, int column)
{
    return row * (COLUMNS + 1) + column;
}

static table make(uint64_t *state)
{
    table t = {{0}, {0}};
    for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLUMNS; c++) {
            int value = (int)draw(state, MOST + 1);
            t.value[at(r, c)] = value;
            t.value[at(r, COLUMNS)] += value;
            t.value[at(ROWS, c)] += value;
            t.value[at(ROWS, COLUMNS)] += value;
        }
    }
    return t;
}

static nt_disclosure *pose(nt_arena *arena, table *t, bool secondary)
{
    nt_disclosure *d = nt_disclosure_open(arena, (nt_disclosure_rules){3, 0, secondary, false});
    for (int i = 0; i < CELLS; i++) {
        bool margin = i % (COLUMNS + 1) == COLUMNS || i / (COLUMNS + 1) == ROWS;
        t->variable[i] =
            nt_disclosure_count(d, t->value[i], margin ? NT_COST_PART : NT_COST_DETAIL);
    }
    for (int r = 0; r <= ROWS; r++) {
        nt_disclosure_begin(d);
        for (int c = 0; c <= COLUMNS; c++) {
            nt_disclosure_term(d, t->variable[at(r, c)], c < COLUMNS ? 1 : -1);
        }
        nt_disclosure_end(d);
    }
    for (int c = 0; c <= COLUMNS; c++) {
        nt_disclosure_begin(d);
        for (int r = 0; r <= ROWS; r++) {
            nt_disclosure_term(d, t->variable[at(r, c)], r < ROWS ? 1 : -1);
        }
        nt_disclosure_end(d);
    }
    return d;
}

/* The attacker fills in the inner cells one by one and keeps what agrees with all that is printed.
 * Whether a cell took two values is noted; margins follow from the cells. */
typedef struct {
    const table *t;
    bool hidden[CELLS];
    int guess[CELLS];
    int low[CELLS], high[CELLS];
    long tables;
} attack;

static bool agrees(const attack *a, int cell, int value)
{
    return a->hidden[cell] ? value >= (a->t->value[cell] > 0) : value == a->t->value[cell];
}

static void note(attack *a)
{
    int grand = 0, columns[COLUMNS] = {0}, rows[ROWS] = {0};
    for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLUMNS; c++) {
            rows[r] += a->guess[at(r, c)];
            columns[c] += a->guess[at(r, c)];
            grand += a->guess[at(r, c)];
        }
        a->guess[at(r, COLUMNS)] = rows[r];
    }
    for (int c = 0; c < COLUMNS; c++) {
        a->guess[at(ROWS, c)] = columns[c];
    }
    a->guess[at(ROWS, COLUMNS)] = grand;
    for (int i = 0; i < CELLS; i++) {
        if (!agrees(a, i, a->guess[i])) {
            return;
        }
    }
    a->tables++;
    for (int i = 0; i < CELLS; i++) {
        a->low[i] = a->tables == 1 || a->guess[i] < a->low[i] ? a->guess[i] : a->low[i];
        a->high[i] = a->tables == 1 || a->guess[i] > a->high[i] ? a->guess[i] : a->high[i];
    }
}

static void fill(attack *a, int inner)
{
    int r = inner / COLUMNS, c = inner % COLUMNS;
    if (inner == ROWS * COLUMNS) {
        note(a);
        return;
    }
    int true_value = a->t->value[at(r, c)];
    /* One more or less than the truth is enough to doubt it, and keeps the search short. */
    int reach = a->hidden[at(r, c)] ? 1 : 0;
    for (int value = true_value - reach; value <= true_value + reach; value++) {
        if (agrees(a, at(r, c), value)) {
            a->guess[at(r, c)] = value;
            fill(a, inner + 1);
        }
    }
}

/* How many suppressed counts come out the same in every table. */
static int worked_out(const nt_disclosure *d, const table *t)
{
    attack a = {.t = t};
    int found = 0;
    for (int i = 0; i < CELLS; i++) {
        a.hidden[i] = nt_disclosure_suppressed(d, t->variable[i]);
    }
    fill(&a, 0);
    assert_true(a.tables > 0);
    for (int i = 0; i < CELLS; i++) {
        found += a.hidden[i] && a.low[i] == a.high[i];
    }
    return found;
}

TEST(nothing_is_worked_out_of_random_tables)
{
    uint64_t seed = 20240331;
    int broken_without = 0;
    for (int i = 0; i < TABLES; i++) {
        table t = make(&seed);
        nt_disclosure *d = pose(*state, &t, true);
        assert_int_equal(nt_disclosure_solve(d), 0);
        assert_int_equal(worked_out(d, &t), 0);
        nt_disclosure *primary = pose(*state, &t, false);
        nt_disclosure_solve(primary);
        broken_without += worked_out(primary, &t) > 0;
    }
    /* The attack is no straw man: it wins against primary suppression alone. */
    assert_true(broken_without > TABLES / 2);
}

TEST(small_counts_go_and_zeros_stay)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 0, true, false});
    int zero = nt_disclosure_count(d, 0, NT_COST_DETAIL),
        one = nt_disclosure_count(d, 1, NT_COST_DETAIL);
    int two = nt_disclosure_count(d, 2, NT_COST_DETAIL),
        three = nt_disclosure_count(d, 3, NT_COST_DETAIL);
    nt_disclosure_solve(d);
    assert_false(nt_disclosure_suppressed(d, zero));
    assert_true(nt_disclosure_suppressed(d, one));
    assert_true(nt_disclosure_suppressed(d, two));
    assert_false(nt_disclosure_suppressed(d, three));
}

enum { KNOWN = -1 };

/* Parts add up to a whole, or to what a reader knows. */
#define ADD_UP(d, whole, ...) add_up(d, whole, (const int[]){__VA_ARGS__, KNOWN})

static void add_up(nt_disclosure *d, int whole, const int *parts)
{
    nt_disclosure_begin(d);
    if (whole != KNOWN) {
        nt_disclosure_term(d, whole, -1);
    }
    for (; *parts != KNOWN; parts++) {
        nt_disclosure_term(d, *parts, 1);
    }
    nt_disclosure_end(d);
}

/* total 12 = 2 + 3 + 7: one more goes, and it is the cheapest. */
TEST(the_cheapest_complement_goes)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 0, true, false});
    int total = nt_disclosure_count(d, 12, NT_COST_TOTAL),
        small = nt_disclosure_count(d, 2, NT_COST_DETAIL);
    int dear = nt_disclosure_count(d, 3, NT_COST_PART),
        cheap = nt_disclosure_count(d, 7, NT_COST_DETAIL);
    ADD_UP(d, total, small, dear, cheap);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_true(nt_disclosure_suppressed(d, small) && nt_disclosure_suppressed(d, cheap));
    assert_false(nt_disclosure_suppressed(d, total) || nt_disclosure_suppressed(d, dear));
}

/* Two ones whose sum a reader knows can only be one and one. */
TEST(ones_do_not_hide_each_other)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 0, true, false});
    int total = nt_disclosure_count(d, 7, NT_COST_TOTAL),
        a = nt_disclosure_count(d, 1, NT_COST_DETAIL);
    int b = nt_disclosure_count(d, 1, NT_COST_DETAIL),
        c = nt_disclosure_count(d, 5, NT_COST_DETAIL);
    nt_disclosure_known(d, total);
    ADD_UP(d, total, a, b, c);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_true(nt_disclosure_suppressed(d, c));
}

/* What is printed in two places goes in both; what a reader knows hides nothing. */
TEST(the_same_count_goes_everywhere)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 0, true, false});
    int here = nt_disclosure_count(d, 2, NT_COST_DETAIL),
        there = nt_disclosure_count(d, 2, NT_COST_TOTAL);
    nt_disclosure_same(d, here, there);
    int known = nt_disclosure_count(d, 2, NT_COST_DETAIL);
    nt_disclosure_known(d, known);
    assert_int_equal(nt_disclosure_solve(d), 1);
    assert_true(nt_disclosure_suppressed(d, here) && nt_disclosure_suppressed(d, there));
}

/* total = a + b, where a is small: `keep` of the total, and of b. */
static nt_disclosure *pose_sum(nt_arena *arena, bool keep_b, int number[3])
{
    nt_disclosure *d = nt_disclosure_open(arena, (nt_disclosure_rules){3, 0, true, false});
    number[0] = nt_disclosure_count(d, 42, NT_COST_TOTAL);
    number[1] = nt_disclosure_count(d, 2, NT_COST_DETAIL);
    number[2] = nt_disclosure_count(d, 40, NT_COST_PART);
    nt_disclosure_keep(d, number[0], NT_KEEP_TOTAL);
    if (keep_b) {
        nt_disclosure_known(d, number[2]);
    }
    ADD_UP(d, number[0], number[1], number[2]);
    return d;
}

/* A total to be kept stays where something else hides the small count, and goes where nothing
 * does. */
TEST(a_total_goes_only_where_nothing_else_hides)
{
    int n[3];
    nt_disclosure *d = pose_sum(*state, false, n);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_true(nt_disclosure_suppressed(d, n[2]));
    assert_false(nt_disclosure_suppressed(d, n[0]));
    d = pose_sum(*state, true, n);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_true(nt_disclosure_suppressed(d, n[0]));
}

/* total 60 = small 2 + this 20 + year before 38, of which one more must go. */
TEST(the_lesser_headline_goes)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 0, true, false});
    int total = nt_disclosure_count(d, 60, NT_COST_TOTAL),
        small = nt_disclosure_count(d, 2, NT_COST_DETAIL);
    int now = nt_disclosure_count(d, 20, NT_COST_DETAIL),
        then = nt_disclosure_count(d, 38, NT_COST_TOTAL);
    nt_disclosure_keep(d, total, NT_KEEP_TOTAL);
    nt_disclosure_keep(d, now, NT_KEEP_THIS);
    nt_disclosure_keep(d, then, NT_KEEP_YEAR_BEFORE);
    ADD_UP(d, total, small, now, then);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_true(nt_disclosure_suppressed(d, then));
    assert_false(nt_disclosure_suppressed(d, now) || nt_disclosure_suppressed(d, total));
}

/* known 101 = headline 1 + headline 50 + part 50: the small headline is gone, and moves with the
 * part. */
TEST(a_headline_that_is_gone_costs_no_other)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 2, true, false});
    int gone = nt_disclosure_count(d, 1, NT_COST_DETAIL),
        other = nt_disclosure_count(d, 50, NT_COST_DETAIL),
        part = nt_disclosure_count(d, 50, NT_COST_PART);
    nt_disclosure_keep(d, gone, NT_KEEP_TOTAL);
    nt_disclosure_keep(d, other, NT_KEEP_TOTAL);
    ADD_UP(d, nt_disclosure_count(d, 101, NT_COST_NEVER), gone, other, part);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_true(nt_disclosure_suppressed(d, part));
    assert_false(nt_disclosure_suppressed(d, other));
    assert_int_equal(nt_disclosure_narrow(d, 0), 0);
}

/* What was known 5 = 1 + 1 + 3 tells the ones, unless a reader need not take them for at least 1.
 */
static nt_disclosure *pose_withheld(nt_arena *arena, int withhold_from, int number[3])
{
    nt_disclosure *d = nt_disclosure_open(arena, (nt_disclosure_rules){3, 0, true, false});
    int total = nt_disclosure_count(d, 5, NT_COST_DETAIL),
        rest = nt_disclosure_count(d, 3, NT_COST_DETAIL);
    nt_disclosure_known(d, total);
    nt_disclosure_known(d, rest);
    number[0] = nt_disclosure_count(d, 1, NT_COST_DETAIL);
    number[1] = nt_disclosure_count(d, 1, NT_COST_DETAIL);
    number[2] = nt_disclosure_count(d, 0, NT_COST_DETAIL);
    for (int i = 0; i < 3; i++) {
        nt_disclosure_withhold(d, number[i], withhold_from);
    }
    ADD_UP(d, total, rest, number[0], number[1]);
    return d;
}

TEST(a_frame_is_withheld_where_nothing_else_helps)
{
    int n[3];
    nt_disclosure *d = pose_withheld(*state, NT_WITHHOLD_NOTHING, n);
    assert_int_equal(nt_disclosure_solve(d), 2);
    assert_false(nt_disclosure_suppressed(d, n[2]) ||
                 nt_disclosure_withheld(d, NT_WITHHOLD_REMAINDERS));
    d = pose_withheld(*state, NT_WITHHOLD_AGES, n);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_true(nt_disclosure_withheld(d, NT_WITHHOLD_AGES) &&
                !nt_disclosure_withheld(d, NT_WITHHOLD_STOCK));
    assert_true(nt_disclosure_suppressed(d, n[2]));
}

/* A chain of ones: the first is known, and of each other one what it makes with the one before. So
 * all follow, one from the other. */
TEST(what_cannot_be_protected_is_refused)
{
    enum { LINKS = 3 };
    nt_register_request request = {.threshold = 3, .place = {.file = "report.json"}};
    sheet s = {.arena = *state, .request = &request, .protects = true};
    s.index = nt_index_open(*state);
    s.disclosure = nt_disclosure_open(*state, (nt_disclosure_rules){3, 0, true, false});
    int one[LINKS];
    for (int i = 0; i < LINKS; i++) {
        one[i] = nt_disclosure_count(s.disclosure, 1, NT_COST_DETAIL);
        int sum = nt_disclosure_count(s.disclosure, 9, NT_COST_DETAIL);
        nt_disclosure_known(s.disclosure, sum);
        nt_disclosure_begin(s.disclosure);
        nt_disclosure_term(s.disclosure, sum, -1);
        nt_disclosure_term(s.disclosure, one[i], 1);
        if (i) {
            nt_disclosure_term(s.disclosure, one[i - 1], 1);
        }
        nt_disclosure_end(s.disclosure);
    }
    nt_error err = {.status = NT_OK};
    sheet_protect(&s);
    assert_int_equal(sheet_refuse(&s, &err), NT_INVALID);
    char text[200];
    snprintf(text, sizeof text, "%zu small counts could be worked out", s.unprotected);
    assert_non_null(strstr(err.message[NT_LANG_EN], text));
    assert_non_null(strstr(err.message[NT_LANG_EN], "internal=true"));
    assert_int_equal(s.unprotected, LINKS);
    assert_string_equal(err.file, "report.json");

    s.disclosure = nt_disclosure_open(*state, (nt_disclosure_rules){3, 0, true, false});
    nt_disclosure_count(s.disclosure, 1, NT_COST_DETAIL);
    sheet_protect(&s);
    assert_int_equal(sheet_refuse(&s, &err), NT_OK);
}

/* `count` counts that add up to what a reader knows. */
static nt_disclosure *pose_row(nt_arena *arena, nt_disclosure_rules rules, const int *values,
                               int count, int *number)
{
    nt_disclosure *d = nt_disclosure_open(arena, rules);
    nt_disclosure_begin(d);
    for (int i = 0; i < count; i++) {
        number[i] = nt_disclosure_count(d, values[i], NT_COST_DETAIL);
        nt_disclosure_term(d, number[i], 1);
    }
    nt_disclosure_end(d);
    return d;
}

/* 1 + 2 + 9 + 0 = 12: one and two hide each other's value, and leave both below three. */
TEST(a_small_count_may_be_no_small_one)
{
    static const int values[] = {1, 2, 9, 0};
    int number[4];
    nt_disclosure *d =
        pose_row(*state, (nt_disclosure_rules){3, 0, true, false}, values, 4, number);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_false(nt_disclosure_suppressed(d, number[2]));
    d = pose_row(*state, (nt_disclosure_rules){3, 2, true, false}, values, 4, number);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_true(nt_disclosure_suppressed(d, number[2]));
    assert_false(nt_disclosure_suppressed(d, number[3]));
    assert_int_equal(nt_disclosure_narrow(d, 0), 0);
}

/* Of two small counts alone each is 1 or 2: no more can be had, and no frame goes for it. */
TEST(what_has_no_range_is_counted)
{
    static const int values[] = {1, 2};
    int number[2];
    nt_disclosure *d =
        pose_row(*state, (nt_disclosure_rules){3, 2, true, false}, values, 2, number);
    int frame = nt_disclosure_count(d, 7, NT_COST_DETAIL);
    nt_disclosure_withhold(d, frame, NT_WITHHOLD_CURVES);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_int_equal(nt_disclosure_narrow(d, 0), 2);
    assert_false(nt_disclosure_suppressed(d, frame));
}

/* 2 + 1 + 1 + 1 + 1 + 1 + 1 + 0 = 8: while none of the seven is nothing each is 1 or 2. In a frame
 * that is withheld whole any may be all eight; the other frame serves nobody. */
TEST(a_frame_goes_where_bounds_leave_no_range)
{
    static const int values[] = {2, 1, 1, 1, 1, 1, 1, 0};
    for (int framed = 0; framed < 2; framed++) {
        int number[8];
        nt_disclosure *d =
            pose_row(*state, (nt_disclosure_rules){3, 2, true, false}, values, 8, number);
        for (int i = 0; framed && i < 8; i++) {
            nt_disclosure_withhold(d, number[i], NT_WITHHOLD_KINDS);
        }
        int other = nt_disclosure_count(d, 7, NT_COST_DETAIL);
        nt_disclosure_withhold(d, other, NT_WITHHOLD_CURVES);
        assert_int_equal(nt_disclosure_solve(d), 0);
        assert_int_equal(nt_disclosure_narrow(d, 0), framed ? 0 : 7);
        assert_int_equal(nt_disclosure_withheld(d, NT_WITHHOLD_KINDS), framed);
        assert_int_equal(nt_disclosure_suppressed(d, number[7]), framed);
        assert_false(nt_disclosure_suppressed(d, other));
    }
}

/* Eight of nine: one is not, and who reads both knows. Between two edges nobody is counted. */
TEST(what_is_left_of_a_whole_is_a_count)
{
    for (int counts = 0; counts < 2; counts++) {
        nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 2, true, false});
        int part = nt_disclosure_count(d, 8, NT_COST_DETAIL),
            whole = nt_disclosure_count(d, 9, NT_COST_PART);
        nt_disclosure_begin(d);
        nt_disclosure_term(d, part, 1);
        nt_disclosure_term(d, whole, -1);
        (counts ? nt_disclosure_end_order : nt_disclosure_end_limit)(d, 1);
        assert_int_equal(nt_disclosure_solve(d), 0);
        assert_int_equal(nt_disclosure_suppressed(d, part), counts);
        assert_false(nt_disclosure_suppressed(d, whole));
    }
}

/* A total of three that went out, of one and two: a new edition shows that each is not the other's,
 * or nothing at all. */
TEST(rather_nothing_is_shown_than_told)
{
    for (int silent = NT_BESIDE_NOTHING; silent <= NT_BESIDE_RELEASED; silent++) {
        nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 2, true, silent});
        int one = nt_disclosure_count(d, 1, NT_COST_DETAIL),
            two = nt_disclosure_count(d, 2, NT_COST_DETAIL),
            other = nt_disclosure_count(d, 7, NT_COST_DETAIL);
        nt_disclosure_next(d);
        int total = nt_disclosure_count(d, 3, NT_COST_PART);
        nt_disclosure_gone(d, total, NT_GONE_PRINTED);
        ADD_UP(d, total, one, two);
        assert_int_equal(nt_disclosure_solve(d), 0);
        assert_int_equal(nt_disclosure_suppressed(d, other), silent > 0);
        assert_int_equal(nt_disclosure_narrow(d, 0), silent ? 0 : 2);
    }
}

/* Of a total of three that went out, one and two are narrowed: the new edition still must not show
 * which is which. */
TEST(what_is_narrowed_already_is_not_worked_out)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 2, true, false});
    int beside = nt_disclosure_count(d, 4, NT_COST_DETAIL);
    nt_disclosure_next(d);
    int one = nt_disclosure_count(d, 1, NT_COST_DETAIL),
        two = nt_disclosure_count(d, 2, NT_COST_DETAIL),
        total = nt_disclosure_count(d, 3, NT_COST_PART);
    nt_disclosure_gone(d, one, NT_GONE_SUPPRESSED);
    nt_disclosure_gone(d, two, NT_GONE_SUPPRESSED);
    nt_disclosure_gone(d, total, NT_GONE_PRINTED);
    ADD_UP(d, total, one, two);
    ADD_UP(d, KNOWN, one, beside);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_true(nt_disclosure_suppressed(d, beside));
    assert_int_equal(nt_disclosure_told(d, 0), 0);
}

/* One and nine, of ten that are printed. */
static void pose_ten(nt_disclosure *d, bool gone)
{
    int one = nt_disclosure_count(d, 1, NT_COST_DETAIL),
        nine = nt_disclosure_count(d, 9, NT_COST_DETAIL),
        ten = nt_disclosure_count(d, 10, NT_COST_TOTAL);
    if (gone) {
        nt_disclosure_gone(d, one, NT_GONE_SUPPRESSED);
        nt_disclosure_gone(d, nine, NT_GONE_SUPPRESSED);
        nt_disclosure_gone(d, ten, NT_GONE_PRINTED);
    }
    ADD_UP(d, ten, one, nine);
}

/* Who may not search at all has the witness that was found before. */
TEST(what_was_found_need_not_be_looked_for)
{
    for (int remembers = 0; remembers < 2; remembers++) {
        nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 2, true, false});
        pose_ten(d, false);
        assert_int_equal(nt_disclosure_solve(d), 0);
        const nt_disclosure_memory *memory = nt_disclosure_remember(*state, d);
        d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 2, true, false});
        nt_disclosure_count(d, 7, NT_COST_DETAIL);
        nt_disclosure_next(d);
        pose_ten(d, true);
        nt_disclosure_between(d);
        nt_disclosure_recall(d, remembers ? memory : NULL);
        nt_disclosure_hurry(d, 0);
        assert_int_equal(nt_disclosure_solve(d) == 0, remembers);
    }
}

/* Of counts that went out, all suppressed, only each two neighbours are told, together; the first
 * is one. Beside that 14 less 5 would tell the last, and so all. */
static void pose_chain(nt_disclosure *d, int links, int shown[2])
{
    shown[0] = nt_disclosure_count(d, 14, NT_COST_DETAIL);
    shown[1] = nt_disclosure_count(d, 5, NT_COST_DETAIL);
    nt_disclosure_next(d);
    int last = nt_disclosure_count(d, 1, NT_COST_DETAIL);
    nt_disclosure_gone(d, last, NT_GONE_SUPPRESSED);
    for (int i = 1; i < links; i++) {
        int before = last, two = nt_disclosure_count(d, i == 1 ? 10 : 18, NT_COST_TOTAL);
        last = nt_disclosure_count(d, 9, NT_COST_DETAIL);
        nt_disclosure_gone(d, two, NT_GONE_PRINTED);
        nt_disclosure_gone(d, last, NT_GONE_SUPPRESSED);
        ADD_UP(d, two, before, last);
    }
    nt_disclosure_between(d);
    ADD_UP(d, shown[0], last, shown[1]);
}

/* A search that may not go to its end, or finds a witness that moves more than one holds, does not
 * make a count one that is told already: rather the edition shows nothing. */
TEST(what_a_search_gave_up_on_is_not_told)
{
    static const struct {
        int links;
        bool hurries;
        int suppressed;
    } posed[] = {{2, false, 1}, {2, true, 2}, {1801, false, 1}, {2101, false, 2}};
    for (size_t i = 0; i < sizeof posed / sizeof *posed; i++) {
        nt_disclosure_rules rules = {3, 2, true, NT_BESIDE_RELEASED};
        nt_disclosure *d = nt_disclosure_open(*state, rules);
        int shown[2];
        pose_chain(d, posed[i].links, shown);
        if (posed[i].hurries) {
            nt_disclosure_hurry(d, 0);
        }
        assert_int_equal(nt_disclosure_solve(d), 0);
        assert_int_equal(nt_disclosure_suppressed(d, shown[0]) +
                             nt_disclosure_suppressed(d, shown[1]),
                         posed[i].suppressed);
        assert_int_equal(nt_disclosure_told(d, 0), 0);
    }
}

/* One limit asks of the other count to follow by 1, then one by 1 more. */
TEST(what_moves_twice_is_one_move_of_a_witness)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 2, true, false});
    int small = nt_disclosure_count(d, 1, NT_COST_DETAIL),
        other = nt_disclosure_count(d, 20, NT_COST_DETAIL);
    for (int room = 0; room <= 1; room++) {
        nt_disclosure_begin(d);
        nt_disclosure_term(d, small, 1);
        nt_disclosure_term(d, other, -1);
        nt_disclosure_end_limit(d, room);
    }
    disclosure_prepare(d);
    note_withheld(d);
    d->effort = 1000;
    const witness_offer in_depth = {100, NT_KEEP_NONE, false, 0, 0, 100, 0};
    witness_move moved[WITNESS_MOVES];
    assert_int_equal(witness_find(d, small, 2, &in_depth, moved), 2);
    assert_true(moved[0].node == small && moved[0].by == 2);
    assert_true(moved[1].node == other && moved[1].by == 2);
}

enum { SOME = 6, SYSTEMS = 400, RELATIONS = 4 };

/* Some counts of a known sum, and what else is known of them: sums and limits of some. */
typedef struct {
    int value[SOME], signs[RELATIONS][SOME], room[RELATIONS];
} some_counts;

static some_counts draw_counts(uint64_t *seed)
{
    some_counts c;
    for (int i = 0; i < SOME; i++) {
        c.value[i] = (int)draw(seed, 4);
    }
    for (int r = 0; r < RELATIONS; r++) {
        c.room[r] = r && draw(seed, 2) ? (int)draw(seed, 3) : SUM;
        for (int i = 0; i < SOME; i++) {
            c.signs[r][i] = r ? (int)draw(seed, 3) - 1 : 1;
        }
    }
    return c;
}

static nt_disclosure *pose_counts(nt_arena *arena, const some_counts *c)
{
    nt_disclosure *d = nt_disclosure_open(arena, (nt_disclosure_rules){9, 0, true, false});
    for (int i = 0; i < SOME; i++) {
        nt_disclosure_force(d, nt_disclosure_count(d, c->value[i], NT_COST_DETAIL));
    }
    for (int r = 0; r < RELATIONS; r++) {
        nt_disclosure_begin(d);
        for (int i = 0; i < SOME; i++) {
            if (c->signs[r][i]) {
                nt_disclosure_term(d, i, c->signs[r][i]);
            }
        }
        if (c->room[r] == SUM) {
            nt_disclosure_end(d);
        } else {
            nt_disclosure_end_limit(d, c->room[r]);
        }
    }
    disclosure_prepare(d);
    note_withheld(d);
    return d;
}

static bool agrees_with(const some_counts *c, const int value[SOME])
{
    bool agrees = true;
    for (int r = 0; r < RELATIONS; r++) {
        int risen = NT_SUM(int, i, SOME, c->signs[r][i] * (value[i] - c->value[i]));
        agrees = agrees && risen <= (c->room[r] == SUM ? 0 : c->room[r]) &&
                 (c->room[r] != SUM || risen == 0);
    }
    return agrees && NT_ALL(i, SOME, value[i] >= (c->value[i] > 0));
}

/* Every table of that sum, one count after the other: whether this one moves so far in any. */
static bool tries_all(const some_counts *c, int value[SOME], int filled, int left, int number,
                      int by)
{
    if (filled == SOME) {
        return left == 0 && value[number] == c->value[number] + by && agrees_with(c, value);
    }
    bool found = false;
    for (value[filled] = 0; value[filled] <= left && !found; value[filled]++) {
        found = tries_all(c, value, filled + 1, left - value[filled], number, by);
    }
    return found;
}

static bool is_witness(const some_counts *c, const witness_move *moved, size_t count, int number,
                       int by)
{
    int value[SOME];
    memcpy(value, c->value, sizeof value);
    for (size_t i = 0; i < count; i++) {
        value[moved[i].node] += moved[i].by;
    }
    return value[number] == c->value[number] + by && agrees_with(c, value);
}

TEST(whether_there_is_a_witness_is_settled)
{
    static const witness_offer free_of_charge = {0, NT_KEEP_NONE, false, 0, 0, 0, 0};
    uint64_t seed = 11;
    int times[3] = {0, 0, 0};
    for (int n = 0; n < SYSTEMS; n++) {
        some_counts c = draw_counts(&seed);
        nt_disclosure *d = pose_counts(*state, &c);
        int all = NT_SUM(int, i, SOME, c.value[i]), value[SOME];
        for (int i = 0; i < 2 * SOME; i++) {
            witness_move moved[WITNESS_MOVES];
            size_t count;
            int by = (n % 2 + 1) * (i < SOME ? 1 : -1);
            d->effort = 10000;
            witness_verdict is = settle_witness(d, i % SOME, by, &free_of_charge, moved, &count);
            bool exists = tries_all(&c, value, 0, all, i % SOME, by);
            assert_true(is == SETTLED_NOT || exists == (is == SETTLED_FOUND));
            assert_true(is != SETTLED_FOUND || is_witness(&c, moved, count, i % SOME, by));
            times[is]++;
        }
    }
    assert_true(times[SETTLED_NONE] > 1000 && times[SETTLED_FOUND] > 1000);
    assert_true(times[SETTLED_NOT] < 2 * SOME * SYSTEMS / 4);
}

/* What a curve of the new edition would tell is not told by what has gone out. */
TEST(what_is_not_printed_yet_is_not_told)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 2, true, false});
    int one = nt_disclosure_count(d, 1, NT_COST_DETAIL);
    ADD_UP(d, KNOWN, one);
    nt_disclosure_known_from(d, NT_WITHHOLD_CURVES);
    nt_disclosure_next(d);
    nt_disclosure_gone(d, nt_disclosure_count(d, 9, NT_COST_PART), NT_GONE_PRINTED);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_int_equal(nt_disclosure_told(d, 0), 0);
    assert_true(nt_disclosure_withheld(d, NT_WITHHOLD_CURVES));
}

/* Five less four is one case of an edition that shows nothing of its own. */
TEST(what_others_tell_of_a_silent_edition_is_protected)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 2, true, false});
    int five = nt_disclosure_count(d, 5, NT_COST_PART),
        four = nt_disclosure_count(d, 4, NT_COST_DETAIL),
        other = nt_disclosure_count(d, 7, NT_COST_DETAIL), silent = nt_disclosure_next(d);
    nt_disclosure_silence(d, silent);
    ADD_UP(d, five, four, nt_disclosure_count(d, 1, NT_COST_DETAIL));
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_true(nt_disclosure_suppressed(d, four));
    assert_false(nt_disclosure_suppressed(d, five) || nt_disclosure_suppressed(d, other));
}

/* What went out is known where it was printed, and free where it was not; a count of one that
 * follows from it is told, and what it suppressed is suppressed again. */
TEST(what_has_gone_out_stays_as_it_was)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 2, true, false});
    int then = nt_disclosure_count(d, 7, NT_COST_DETAIL),
        hidden = nt_disclosure_count(d, 20, NT_COST_DETAIL),
        all = nt_disclosure_count(d, 8, NT_COST_DETAIL);
    int edition = nt_disclosure_next(d), now = nt_disclosure_count(d, 7, NT_COST_DETAIL),
        again = nt_disclosure_count(d, 20, NT_COST_DETAIL),
        rest = nt_disclosure_count(d, 1, NT_COST_DETAIL);
    nt_disclosure_gone(d, then, NT_GONE_PRINTED);
    nt_disclosure_gone(d, all, NT_GONE_PRINTED);
    nt_disclosure_gone(d, hidden, NT_GONE_SUPPRESSED);
    nt_disclosure_same(d, then, now);
    nt_disclosure_same(d, hidden, again);
    ADD_UP(d, all, now, rest);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_int_equal(nt_disclosure_told(d, edition), 1);
    assert_false(nt_disclosure_suppressed(d, now));
    assert_true(nt_disclosure_suppressed(d, again) && nt_disclosure_suppressed(d, rest));
}

/* Five less four leave one, and that five are no more than six is known, so that it is two at most:
 * of both editions, and not of the third beside them. */
TEST(what_is_left_between_two_editions_is_of_no_third)
{
    nt_disclosure *d = nt_disclosure_open(*state, (nt_disclosure_rules){3, 2, true, false});
    int whole = nt_disclosure_count(d, 5, NT_COST_PART);
    nt_disclosure_begin(d);
    nt_disclosure_term(d, whole, 1);
    nt_disclosure_end_limit(d, 1);
    nt_disclosure_next(d);
    int part = nt_disclosure_count(d, 4, NT_COST_NEVER);
    nt_disclosure_next(d);
    nt_disclosure_count(d, 7, NT_COST_DETAIL);
    nt_disclosure_between(d);
    ADD_UP(d, whole, part, nt_disclosure_hidden(d, 1));
    nt_disclosure_keep(d, whole, NT_KEEP_TOTAL);
    assert_int_equal(nt_disclosure_solve(d), 0);
    assert_true(nt_disclosure_suppressed(d, whole));
    assert_int_equal(nt_disclosure_narrow(d, 0), 1);
    assert_int_equal(nt_disclosure_narrow(d, 1), 1);
    assert_int_equal(nt_disclosure_narrow(d, 2), 0);
    assert_int_equal(nt_disclosure_told(d, 0), 0);
}

TESTS(open_arena, close_arena)
