/* Groups over time against golden/outcomes.csv, which tests/tools/outcomes_oracle.R made with R's
 * packages survival and cmprsk: incidence with competing outcomes, Gray's test, differences by a
 * day, events expected at another group's speed, weighted tests. */
#include <limits.h>

#include "check.h"
#include "golden.h"
#include "stats/incidence.h"

enum { GROUPS_MAX = 3 };

typedef struct {
    char name[16];
    NT_VEC(nt_duration) outcomes; /* a curve takes the others as censored */
} group;

typedef struct {
    char name[16];
    group groups[GROUPS_MAX];
    size_t count;
} set;

static group *group_named(set *s, const char *name)
{
    for (size_t i = 0; i < s->count; i++) {
        if (strcmp(s->groups[i].name, name) == 0) {
            return &s->groups[i];
        }
    }
    assert_true(s->count < GROUPS_MAX && strlen(name) < sizeof s->groups->name);
    group *new = &s->groups[s->count++];
    strcpy(new->name, name);
    return new;
}

static void take(nt_arena *arena, set *s, const golden_row *row)
{
    group *g = group_named(s, row->cells[2]);
    nt_duration o = {(int)golden_count(row, 3), (uint64_t)golden_count(row, 4),
                     (uint64_t)golden_count(row, 5), (uint64_t)golden_count(row, 6)};
    nt_vec_push(arena, &g->outcomes, o);
}

static nt_incidence incidence_of(nt_arena *arena, const group *g)
{
    return nt_incidence_estimate(arena, g->outcomes.items, g->outcomes.count);
}

static void incidence(nt_arena *arena, set *s, const golden_row *row)
{
    nt_incidence curve = incidence_of(arena, group_named(s, row->cells[2]));
    const nt_incidence_step *step = nt_incidence_at(&curve, (int)golden_count(row, 3));
    assert_non_null(step);
    golden_check(row, 4, step->incidence);
    golden_check(row, 5, step->error);
    golden_check(row, 6, step->lower);
    golden_check(row, 7, step->upper);
}

static void gray(nt_arena *arena, set *s, const golden_row *row)
{
    const nt_duration *outcomes[GROUPS_MAX];
    size_t counts[GROUPS_MAX];
    for (size_t i = 0; i < s->count; i++) {
        outcomes[i] = s->groups[i].outcomes.items;
        counts[i] = s->groups[i].outcomes.count;
    }
    nt_log_rank got = nt_incidence_gray(arena, outcomes, counts, s->count);
    golden_check(row, 2, got.chi_square);
    golden_check(row, 3, got.degrees);
    golden_check(row, 4, got.p_value);
}

static nt_log_rank log_rank(nt_arena *arena, const set *s, nt_log_rank_weight weight)
{
    const nt_duration *durations[] = {s->groups[0].outcomes.items, s->groups[1].outcomes.items};
    size_t counts[] = {s->groups[0].outcomes.count, s->groups[1].outcomes.count};
    return nt_survival_log_rank(arena, durations, counts, 2, weight);
}

static nt_survival curve_of(nt_arena *arena, const group *g)
{
    return nt_survival_estimate(arena, g->outcomes.items, g->outcomes.count);
}

static void by(nt_arena *arena, set *s, const golden_row *row)
{
    nt_survival a = curve_of(arena, &s->groups[0]), b = curve_of(arena, &s->groups[1]);
    nt_interval got = nt_survival_difference(&a, &b, (int)golden_count(row, 2));
    golden_check(row, 3, got.estimate);
    golden_check(row, 4, got.lower);
    golden_check(row, 5, got.upper);
}

static void expected(nt_arena *arena, set *s, const golden_row *row)
{
    nt_survival a = curve_of(arena, &s->groups[0]), b = curve_of(arena, &s->groups[1]);
    golden_check(row, 4, nt_survival_expected(&b, &a, (int)golden_count(row, 2)));
}

static void until(nt_arena *arena, set *s, const golden_row *row)
{
    nt_log_rank_weight weight = {0, 0, (int)golden_count(row, 2)};
    nt_log_rank got = log_rank(arena, s, weight);
    golden_check(row, 3, got.chi_square);
    golden_check(row, 4, got.p_value);
    assert_true(got.observed[1] >= 0 && got.observed[1] <= s->groups[1].outcomes.count * 1000.0);
}

/* The correlation of two moving cohorts; and as the marks of single cases tell it, which is another
 * estimate of the same. */
static void overlap(nt_arena *arena, set *s, const golden_row *row)
{
    nt_survival later = curve_of(arena, group_named(s, "later")),
                earlier = curve_of(arena, group_named(s, "earlier")),
                shared = curve_of(arena, group_named(s, "shared"));
    double got = nt_survival_correlation(&later, (int)golden_count(row, 2), &earlier,
                                         (int)golden_count(row, 3), &shared);
    golden_check(row, 4, got);
    assert_true(fabs(got - golden_number(row, 5)) < 0.05);
}

static void weighted(nt_arena *arena, set *s, const golden_row *row)
{
    nt_log_rank_weight weight = {golden_number(row, 2), golden_number(row, 3), INT_MAX};
    nt_log_rank got = log_rank(arena, s, weight);
    golden_check(row, 4, got.chi_square);
    golden_check(row, 5, got.p_value);
}

TEST(agrees_with_r)
{
    static const struct {
        const char *kind;
        void (*check)(nt_arena *, set *, const golden_row *);
    } checks[] = {
        {"outcomes", take},     {"incidence", incidence},
        {"gray", gray},         {"by", by},
        {"expected", expected}, {"until", until},
        {"weighted", weighted}, {"overlap", overlap},
    };
    enum { CHECKS = sizeof checks / sizeof checks[0] };
    FILE *file = fopen(NT_SOURCE_DIR "/tests/stats/golden/outcomes.csv", "r");
    assert_non_null(file);
    set s = {0};
    int of[CHECKS] = {0};
    for (golden_row row; golden_next(file, &row);) {
        if (strcmp(s.name, row.cells[1]) != 0) {
            s = (set){0};
            strcpy(s.name, row.cells[1]);
        }
        size_t i = 0;
        while (!golden_is(&row, 0, checks[i].kind)) {
            assert_true(++i < CHECKS);
        }
        checks[i].check(*state, &s, &row);
        of[i]++;
    }
    fclose(file);
    assert_true(of[1] > 100 && of[2] == 14 && of[3] > 30 && of[4] > 30 && of[5] > 30 &&
                of[6] == 50 && of[7] == 4);
}

/* Without other outcomes the incidence is what the curve has come down, with its limits' middle. */
TEST(without_competition_it_is_the_curve)
{
    const nt_duration outcomes[] = {{2, 3, 0, 1}, {5, 1, 0, 0}, {9, 0, 0, 4}, {12, 2, 0, 3}};
    nt_incidence incidence = nt_incidence_estimate(*state, outcomes, 4);
    nt_survival curve = nt_survival_estimate(*state, outcomes, 4);
    for (int day = 0; day < 15; day++) {
        nt_interval a = nt_incidence_by(&incidence, day), b = nt_survival_done_by(&curve, day);
        assert_true(isnan(a.estimate) ? isnan(b.estimate) : fabs(a.estimate - b.estimate) < 1e-14);
    }
}

TEST(nothing_to_compare)
{
    const nt_duration events[] = {{5, 2, 1, 0}}, others[] = {{5, 0, 3, 1}};
    const nt_duration *const pairs[][2] = {{events, events}, {others, others}};
    for (size_t i = 0; i < 2; i++) {
        nt_log_rank none = nt_incidence_gray(*state, pairs[i], (size_t[]){1, 0}, 2);
        assert_true(none.degrees == 0 && isnan(none.p_value));
    }
    nt_log_rank never = nt_incidence_gray(*state, pairs[1], (size_t[]){1, 1}, 2);
    assert_true(never.degrees == 0 && isnan(never.p_value));
    nt_incidence empty = nt_incidence_estimate(*state, NULL, 0);
    assert_true(isnan(nt_incidence_by(&empty, 3).estimate));
}

int main(void)
{
    int failed = run_enlisted(open_arena, close_arena);
    golden_tell("outcomes");
    return failed;
}
