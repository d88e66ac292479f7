/* Times to an event against golden/survival.csv, which tests/tools/survival_oracle.R made with R's
 * package survival. */
#include "stats/survival.h"

#include <limits.h>

#include "check.h"
#include "golden.h"

enum { GROUPS_MAX = 8 };

static const nt_log_rank_weight plain = {0, 0, INT_MAX};

/* The durations of one group, or of one set in the golden file, as they come in. */
typedef struct {
    char name[32];
    NT_VEC(nt_duration) durations;
} group;

typedef struct {
    char name[32];
    group groups[GROUPS_MAX];
    size_t count;
} set;

static void copy_name(char to[32], const char *from)
{
    assert_true(strlen(from) < 32);
    strcpy(to, from);
}

static group *group_named(set *s, const char *name)
{
    for (size_t i = 0; i < s->count; i++) {
        if (strcmp(s->groups[i].name, name) == 0) {
            return &s->groups[i];
        }
    }
    assert_true(s->count < GROUPS_MAX);
    group *new = &s->groups[s->count++];
    copy_name(new->name, name);
    return new;
}

static void take_duration(nt_arena *arena, set *s, const golden_row *row)
{
    group *g = group_named(s, row->cells[2]);
    nt_duration d = {(int)golden_count(row, 3), (uint64_t)golden_count(row, 4), 0,
                     (uint64_t)golden_count(row, 5)};
    nt_vec_push(arena, &g->durations, d);
}

/* The durations of both: days in order, counts added. */
static group merge(nt_arena *arena, const group *a, const group *b)
{
    group out = {0};
    size_t i = 0, j = 0;
    while (i < a->durations.count || j < b->durations.count) {
        const nt_duration *x = i < a->durations.count ? &a->durations.items[i] : NULL;
        const nt_duration *y = j < b->durations.count ? &b->durations.items[j] : NULL;
        nt_duration sum = {x && (!y || x->day <= y->day) ? x->day : y->day, 0, 0, 0};
        if (x && x->day == sum.day) {
            sum.events += x->events, sum.censored += x->censored, i++;
        }
        if (y && y->day == sum.day) {
            sum.events += y->events, sum.censored += y->censored, j++;
        }
        nt_vec_push(arena, &out.durations, sum);
    }
    return out;
}

static group all_of(nt_arena *arena, const set *s)
{
    group all = {0};
    for (size_t i = 0; i < s->count; i++) {
        all = merge(arena, &all, &s->groups[i]);
    }
    return all;
}

static nt_survival estimate(nt_arena *arena, const group *g)
{
    return nt_survival_estimate(arena, g->durations.items, g->durations.count);
}

static nt_survival curve_of(nt_arena *arena, set *s, const char *name)
{
    group g = strcmp(name, "all") == 0 ? all_of(arena, s) : *group_named(s, name);
    return estimate(arena, &g);
}

static nt_log_rank log_rank(nt_arena *arena, const group *groups, size_t count)
{
    const nt_duration *durations[NT_LOG_RANK_GROUPS_MAX];
    size_t counts[NT_LOG_RANK_GROUPS_MAX];
    for (size_t i = 0; i < count; i++) {
        durations[i] = groups[i].durations.items;
        counts[i] = groups[i].durations.count;
    }
    return nt_survival_log_rank(arena, durations, counts, count, plain);
}

static void check_step(const nt_survival *curve, const golden_row *row)
{
    const nt_survival_step *step = nt_survival_at(curve, (int)golden_count(row, 3));
    assert_non_null(step);
    golden_check(row, 3, step->day);
    golden_check(row, 4, (double)step->at_risk);
    golden_check(row, 5, (double)step->events);
    golden_check(row, 6, (double)step->censored);
    golden_check(row, 7, step->survival);
    golden_check(row, 8, step->lower);
    golden_check(row, 9, step->upper);
}

static void check_quantile(const nt_survival *curve, const golden_row *row)
{
    nt_survival_quantile q = nt_survival_quantile_at(curve, golden_number(row, 3));
    golden_check(row, 4, q.day);
    golden_check(row, 5, q.lower);
    golden_check(row, 6, q.upper);
}

static void check_by(const nt_survival *curve, const golden_row *row)
{
    int day = (int)golden_count(row, 3);
    nt_interval done = nt_survival_done_by(curve, day);
    golden_check(row, 4, (double)nt_survival_at_risk(curve, day));
    golden_check(row, 5, done.estimate);
    golden_check(row, 6, done.lower);
    golden_check(row, 7, done.upper);
}

static void check_log_rank(nt_arena *arena, const set *s, const golden_row *row)
{
    nt_log_rank got = log_rank(arena, s->groups, s->count);
    golden_check(row, 2, got.chi_square);
    golden_check(row, 3, got.degrees);
    golden_check(row, 4, got.p_value);
}

static void check_group(nt_arena *arena, set *s, const golden_row *row)
{
    nt_log_rank got = log_rank(arena, s->groups, s->count);
    size_t i = (size_t)(group_named(s, row->cells[2]) - s->groups);
    golden_check(row, 3, got.observed[i]);
    golden_check(row, 4, got.expected[i]);
}

static void check_row(nt_arena *arena, set *s, const golden_row *row)
{
    if (golden_is(row, 0, "logrank")) {
        check_log_rank(arena, s, row);
        return;
    }
    if (golden_is(row, 0, "expected")) {
        check_group(arena, s, row);
        return;
    }
    nt_survival curve = curve_of(arena, s, row->cells[2]);
    if (golden_is(row, 0, "step")) {
        check_step(&curve, row);
    } else if (golden_is(row, 0, "quantile")) {
        check_quantile(&curve, row);
    } else {
        assert_true(golden_is(row, 0, "by"));
        check_by(&curve, row);
    }
}

TEST(agrees_with_r)
{
    FILE *file = fopen(NT_SOURCE_DIR "/tests/stats/golden/survival.csv", "r");
    assert_non_null(file);
    set s = {0};
    int sets = 0, checked = 0;
    for (golden_row row; golden_next(file, &row);) {
        if (strcmp(s.name, row.cells[1]) != 0) {
            s = (set){0};
            copy_name(s.name, row.cells[1]);
            sets++;
        }
        if (golden_is(&row, 0, "duration")) {
            take_duration(*state, &s, &row);
        } else {
            check_row(*state, &s, &row);
            checked++;
        }
    }
    fclose(file);
    assert_int_equal(sets, 3 + 13 + 15);
    assert_true(checked > 1000);
}

/* xorshift64: the same cases on every machine. */
static uint64_t draw(uint64_t *seed, uint64_t below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed % below;
}

/* Cases one by one, counted by day; every day up to `days` has an entry, some of them empty. */
static group some_cases(nt_arena *arena, uint64_t seed, int cases, int days)
{
    group g = {0};
    for (int day = 0; day < days; day++) {
        nt_vec_push(arena, &g.durations, ((nt_duration){day, 0, 0, 0}));
    }
    for (int i = 0; i < cases; i++) {
        nt_duration *d = &g.durations.items[draw(&seed, (uint64_t)days)];
        *(draw(&seed, 3) > 0 ? &d->events : &d->censored) += 1;
    }
    return g;
}

static void assert_same(const nt_survival *a, const nt_survival *b)
{
    assert_int_equal(a->count, b->count);
    assert_int_equal(a->total, b->total);
    assert_int_equal(a->events, b->events);
    for (size_t i = 0; i < a->count; i++) {
        const nt_survival_step *x = &a->steps[i], *y = &b->steps[i];
        assert_true(x->day == y->day && x->at_risk == y->at_risk && x->events == y->events);
        assert_true(x->censored == y->censored && x->survival == y->survival);
        assert_true(x->lower == y->lower || (isnan(x->lower) && isnan(y->lower)));
        assert_true(x->upper == y->upper || (isnan(x->upper) && isnan(y->upper)));
    }
}

/* Whatever the order in which parts are added, and whether empty days are listed or not. */
TEST(halves_give_the_whole)
{
    for (uint64_t seed = 1; seed <= 50; seed++) {
        group a = some_cases(*state, seed, (int)(seed * 3), 40);
        group b = some_cases(*state, seed + 1000, 30, (int)seed);
        group ab = merge(*state, &a, &b), ba = merge(*state, &b, &a), none = {0};
        group bare = {0};
        for (size_t i = 0; i < ab.durations.count; i++) {
            nt_duration d = ab.durations.items[i];
            if (d.events + d.censored > 0) {
                nt_vec_push(*state, &bare.durations, d);
            }
        }
        group alone = merge(*state, &ab, &none);
        nt_survival whole = estimate(*state, &ab), other = estimate(*state, &ba);
        nt_survival with_none = estimate(*state, &alone), without = estimate(*state, &bare);
        assert_same(&whole, &other);
        assert_same(&whole, &with_none);
        assert_same(&whole, &without);
        assert_int_equal(whole.total, seed * 3 + 30);
    }
}

TEST(a_curve_accounts_for_every_case)
{
    for (uint64_t seed = 1; seed <= 50; seed++) {
        group g = some_cases(*state, seed, 60, 25);
        nt_survival curve = estimate(*state, &g);
        uint64_t left = curve.total, events = 0;
        double above = 1;
        NT_EACH(const nt_survival_step, step, curve.steps, curve.count) {
            assert_int_equal(step->at_risk, left);
            assert_int_equal(nt_survival_at_risk(&curve, step->day), left);
            assert_true(step->survival <= above);
            assert_true(isnan(step->lower) ||
                        (step->lower < step->survival && step->survival < step->upper));
            left -= step->events + step->censored;
            events += step->events;
            above = step->survival;
        }
        assert_int_equal(left, 0);
        assert_int_equal(events, curve.events);
    }
}

/* With nothing censored the share done is the plain share. */
TEST(without_censoring_it_is_the_ratio)
{
    const nt_duration durations[] = {{0, 100000, 0, 0}, {30, 400000, 0, 0}, {400, 500000, 0, 0}};
    nt_survival curve = nt_survival_estimate(*state, durations, 3);
    assert_true(fabs(nt_survival_done_by(&curve, 0).estimate - 0.1) < 1e-15);
    assert_true(fabs(nt_survival_done_by(&curve, 29).estimate - 0.1) < 1e-15);
    assert_true(fabs(nt_survival_done_by(&curve, 399).estimate - 0.5) < 1e-15);
    assert_int_equal(nt_survival_at_risk(&curve, 30), 900000);
    assert_int_equal(nt_survival_at_risk(&curve, 31), 500000);
    assert_true(nt_survival_quantile_at(&curve, 0.75).day == 400);
}

TEST(unknown_is_not_zero)
{
    nt_survival none = nt_survival_estimate(*state, NULL, 0);
    assert_true(none.count == 0 && none.total == 0);
    assert_null(nt_survival_at(&none, 30));
    assert_int_equal(nt_survival_at_risk(&none, 0), 0);
    assert_true(isnan(nt_survival_done_by(&none, 30).estimate));
    assert_true(isnan(nt_survival_quantile_at(&none, 0.5).day));

    const nt_duration open[] = {{10, 1, 0, 0}, {20, 0, 0, 2}};
    nt_survival followed = nt_survival_estimate(*state, open, 2);
    assert_null(nt_survival_at(&followed, 9));
    nt_interval before = nt_survival_done_by(&followed, 9);
    assert_true(before.estimate == 0 && isnan(before.lower) && isnan(before.upper));
    assert_true(nt_survival_done_by(&followed, 20).estimate > 0);
    assert_true(isnan(nt_survival_done_by(&followed, 21).estimate));
    assert_int_equal(nt_survival_at_risk(&followed, 21), 0);

    const nt_duration done[] = {{10, 3, 0, 0}};
    nt_survival over = nt_survival_estimate(*state, done, 1);
    nt_interval after = nt_survival_done_by(&over, 365);
    assert_true(after.estimate == 1 && isnan(after.lower) && isnan(after.upper));
}

TEST(groups_that_cannot_be_compared)
{
    const nt_duration events[] = {{5, 2, 0, 0}}, censored[] = {{4, 0, 0, 3}};
    const nt_duration *const pairs[][2] = {
        {events, events},     /* everything ends on the first day: nothing was left to chance */
        {events, censored},   /* one group is gone before anything happens */
        {censored, censored}, /* nothing happens */
    };
    for (size_t i = 0; i < 3; i++) {
        nt_log_rank got = nt_survival_log_rank(*state, pairs[i], (size_t[]){1, 1}, 2, plain);
        assert_true(got.degrees == 0 && got.chi_square == 0 && isnan(got.p_value));
    }
    nt_log_rank empty = nt_survival_log_rank(*state, pairs[0], (size_t[]){1, 0}, 2, plain);
    assert_true(empty.degrees == 0 && empty.observed[0] == 2 && empty.expected[0] == 2);
}

TEST(log_rank_does_not_ask_for_order)
{
    for (uint64_t seed = 1; seed <= 30; seed++) {
        group g[4];
        for (size_t i = 0; i < 4; i++) {
            g[i] = some_cases(*state, seed * 10 + i, (int)(5 + 20 * i), 15);
        }
        nt_log_rank there = log_rank(*state, g, 4);
        nt_log_rank back = log_rank(*state, (group[]){g[3], g[1], g[0], g[2]}, 4);
        assert_int_equal(there.degrees, 3);
        assert_true(fabs(there.chi_square - back.chi_square) < 1e-9 * there.chi_square);
        assert_true(there.expected[0] == back.expected[2] && there.observed[3] == back.observed[0]);
        double missing = 0;
        for (size_t i = 0; i < 4; i++) {
            missing += there.observed[i] - there.expected[i];
        }
        assert_true(fabs(missing) < 1e-9);
        nt_log_rank alike = log_rank(*state, (group[]){g[2], g[2]}, 2);
        assert_true(alike.chi_square < 1e-20 && alike.p_value > 0.999999);
    }
}

int main(void)
{
    int failed = run_enlisted(open_arena, close_arena);
    golden_tell("survival");
    return failed;
}
