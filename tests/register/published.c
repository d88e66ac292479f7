/* The shipped register counted by the cube against the published figures. reconciliation.py says
 * the same with none of this code. */
#include "model/published.h"
#include <string.h>

#include "check.h"
#include "model/cube.h"
#include "packages.h"

enum { COMPARED_MIN = 40 };

typedef struct {
    nt_arena *arena;
    const nt_register *reg;
    const nt_published *published;
} both;

static both read_both(nt_arena *arena)
{
    return (both){arena, register_in(arena, OF_REGISTER, NT_DATE_UNKNOWN),
                  published_in(arena, TWO_VOTES, NT_DATE_UNKNOWN)};
}

static bool reached(const nt_profile *p, nt_stage stage, nt_date first, nt_date last)
{
    const nt_date days[NT_STAGE_COUNT] = {
        p->reported, p->outcome == NT_OUTCOME_PROVEN ? p->decided : NT_DATE_UNKNOWN, p->sanctioned};
    return nt_date_known(days[stage]) && days[stage] <= last &&
           (!nt_date_known(first) || days[stage] >= first);
}

/* The cases of the figure in the register as it stood on the figure's day. */
static uint64_t count(const both *b, const nt_figure *f)
{
    nt_date day = nt_date_known(f->period_end) ? f->period_end : f->as_of;
    const nt_cube *cube = nt_cube_count(b->arena, b->reg, day, 0, b->reg->case_count);
    uint64_t sum = 0;
    nt_cube_cell cell;
    for (size_t at = 0; nt_cube_walk(cube, &at, &cell);) {
        const nt_profile *p = &cell.profile;
        const nt_code *event = &b->reg->codes[NT_DIM_EVENT].items[p->codes[NT_DIM_EVENT]];
        const nt_code *area = &b->reg->codes[NT_DIM_PROVINCE].items[p->codes[NT_DIM_PROVINCE]];
        if (strcmp(event->code, f->event->slug) == 0 &&
            (f->whole_area || strcmp(area->label.in[NT_LANG_ID], f->area) == 0) &&
            reached(p, f->indicator->stage, f->period_start, day)) {
            sum += cell.count;
        }
    }
    return sum;
}

/* Contradicted by other figures: see reconciliation.py for each. */
static bool is_contradicted(const nt_figure *f)
{
    static const char *const ids[] = {
        "pilkada-2020-reported-2020-11-17",  "pilkada-2020-proven-2020-11-17",
        "pilkada-2020-reported-tribunnews",  "pemilu-2024-proven-2024-02-27",
        "pemilu-2024-reported-2024-04-25",   "pemilu-2024-proven-2024-04-25",
        "pemilu-2024-sanctioned-2024-04-25", "pemilu-2024-sanctioned-in-2023",
        "pemilu-2024-proven-in-2024",
    };
    return NT_ANY(i, sizeof ids / sizeof *ids, strcmp(f->id, ids[i]) == 0);
}

static bool is_comparable(const nt_figure *f)
{
    return f->event && f->indicator->kind == NT_INDICATOR_STAGE && !*f->category &&
           f->qualifier == NT_EXACT && (f->whole_area || f->base) &&
           (nt_date_known(f->as_of) || nt_date_known(f->period_end));
}

TEST(test_the_sample_holds_the_published_counts)
{
    both b = read_both(*state);
    size_t compared = 0;
    assert_true(b.reg->synthetic);
    NT_EACH(const nt_figure, f, b.published->figures, b.published->figure_count) {
        if (!is_comparable(f)) {
            continue;
        }
        uint64_t counted = count(&b, f);
        bool equal = counted == (uint64_t)f->number;
        if (equal == is_contradicted(f)) {
            print_error("%s: published %.0f, the register has %llu\n", f->id, f->number,
                        (unsigned long long)counted);
            fail();
        }
        compared++;
    }
    assert_true(compared >= COMPARED_MIN);
}

TEST(test_the_totals_at_the_end)
{
    both b = read_both(*state);
    const nt_cube *cube = nt_cube_count(b.arena, b.reg, b.reg->coverage.to, 0, b.reg->case_count);
    assert_int_equal(cube->cases, 2034 + 464);
}

TESTS(open_arena, close_arena)
