/* Two editions of a report on a register: each cause counted, and that the causes add up. The cases
 * are those of data/register, of which each is there in the versions that were recorded. */
#include "revision/revision.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "changes.h"
#include "check.h"
#include "ingest/package.h"
#include "model/by_hand.h"
#include "packages.h"
#include "random.h"

enum { SAMPLE = 700, DAYS = 3 };

static const char *const days[DAYS] = {"2023-12-31", "2024-03-31", "2024-06-30"};
/* The first cases were reported in 2020: on this day an edition of them prints its totals. */
static const char *const busy_day = "2020-12-31";

/* Read once: the register of the group. */
typedef struct {
    nt_arena *arena;
    const nt_register *reg;
} shelf;

static int read_register(void **state)
{
    nt_arena *arena = nt_arena_open();
    shelf *s = nt_new(arena, shelf);
    *s = (shelf){arena, register_in(arena, OF_REGISTER, NT_DATE_UNKNOWN)};
    *state = s;
    return 0;
}

static int close_register(void **state)
{
    nt_arena_close(((shelf *)*state)->arena);
    return 0;
}

/* The first rows, as a register that a test may alter; with versions or, of each case, the last. */
static nt_register *sample(nt_arena *arena, const nt_register *reg, bool versions)
{
    nt_register *made = nt_arena_copy(arena, reg, sizeof *reg);
    nt_case *rows = rows_by_hand(arena, reg, 0);
    size_t end = nt_cube_split(reg, SAMPLE), count = 0;
    for (size_t row = 0, next; row < end && count < SAMPLE; row = next) {
        next = nt_cube_split(reg, row + 1);
        for (size_t i = versions ? row : next - 1; i < next && count < SAMPLE; i++) {
            rows[count++] = rows[i];
        }
    }
    made->cases = rows;
    made->case_count = count;
    made->has_recorded = versions;
    for (size_t i = 0; !versions && i < count; i++) {
        rows[i].recorded = NT_DATE_UNKNOWN;
    }
    return made;
}

static nt_register *copy_of(nt_arena *arena, const nt_register *reg)
{
    nt_register *made = nt_arena_copy(arena, reg, sizeof *reg);
    made->cases = rows_by_hand(arena, reg, 64);
    return made;
}

static nt_case *rows_of(nt_register *reg)
{
    return (nt_case *)reg->cases;
}

static nt_register_request *request_on(nt_arena *arena, const char *text, bool internal)
{
    nt_register_request *r = nt_new(arena, nt_register_request);
    nt_date day = nt_date_parse_iso(text, strlen(text));
    *r = (nt_register_request){.period = nt_period_of(NT_PERIOD_QUARTER, day),
                               .as_of = day,
                               .threshold = 3,
                               .internal = internal};
    return r;
}

static nt_edition *edition_of(nt_arena *arena, const nt_register *reg, nt_register_request *request)
{
    nt_edition *edition = nt_new(arena, nt_edition);
    nt_error err = {0};
    const nt_cube *cube = nt_cube_count(arena, reg, request->as_of, 0, reg->case_count);
    if (nt_register_results(arena, reg, cube, request, &edition->results, &err)) {
        fail_msg("%s", err.message[NT_LANG_EN]);
    }
    edition->filed = edition->results->ledger;
    edition->as_of = request->as_of;
    edition->cases = reg;
    edition->request = request;
    return edition;
}

static const nt_revision *compare_on(nt_arena *arena, const nt_register *old, const char *old_day,
                                     const nt_register *new, const char *new_day)
{
    return compare(arena, edition_of(arena, old, request_on(arena, old_day, true)),
                   edition_of(arena, new, request_on(arena, new_day, true)));
}

/* ---- what must hold of every pair ---- */

static void expect_sum(const nt_change *change)
{
    double sum = sum_of_parts(change);
    if (isnan(change->difference) == change->has_parts) {
        fail_msg("%s has %s parts", change->id, change->has_parts ? "unexpected" : "no");
    }
    bool count = change->new_row->method == NT_METHOD_COUNT;
    if (change->has_parts && !(fabs(sum - change->difference) <= (count ? 0 : 1e-9))) {
        fail_msg("%s: %.17g is not %.17g", change->id, sum, change->difference);
    }
}

/* The sums, and that no number moves by a cause that moved no case. */
static void expect_sums(const nt_revision *r, bool with_history)
{
    assert_true(r->has_causes && r->has_cases);
    for (size_t i = 0; i < r->changed.count; i++) {
        expect_sum(&r->changed.items[i]);
        for (int cause = NT_CAUSE_NEW; cause < NT_CAUSE_COUNT; cause++) {
            bool history = with_history && cause >= NT_CAUSE_CORRECTED;
            if (!r->cases[cause] && !history && r->changed.items[i].parts[cause] != 0) {
                fail_msg("%s moved by %s, which moved no case", r->changed.items[i].id,
                         nt_cause_id((nt_cause)cause));
            }
        }
    }
    for (size_t i = 0; i < r->statements.count; i++) {
        const nt_change *change = &r->statements.items[i].change;
        if (change->old_row && change->new_row) {
            expect_sum(change);
        }
    }
}

/* ---- as it is ---- */

TEST(causes_add_up_between_quarters)
{
    const shelf *s = *state;
    NT_PASSING_ARENA(arena);
    const nt_edition *editions[DAYS];
    for (int i = 0; i < DAYS; i++) {
        editions[i] = edition_of(arena, s->reg, request_on(arena, days[i], true));
    }
    const nt_revision *r = compare(arena, editions[0], editions[2]);
    expect_sums(r, true);
    expect_sums(compare(arena, editions[2], editions[1]), true);
    const nt_change *total = change_of(r, "cases.total");
    assert_true(total->difference > 0);
    assert_true(total->parts[NT_CAUSE_NEW] == total->difference);
    assert_true(total->parts[NT_CAUSE_NEW] == (double)r->cases[NT_CAUSE_NEW]);
    const nt_change *decided = change_of(r, "cases.decided");
    assert_true(decided->parts[NT_CAUSE_STATUS] > 0);
}

TEST(identical_editions_say_nothing)
{
    const shelf *s = *state;
    NT_PASSING_ARENA(arena);
    const nt_revision *r = compare_on(arena, s->reg, days[1], copy_of(arena, s->reg), days[1]);
    assert_int_equal(r->changed.count + r->restated.count + r->added.count + r->gone.count, 0);
    assert_int_equal(r->statements.count, 0);
    for (int cause = 0; cause < NT_CAUSE_COUNT; cause++) {
        assert_int_equal(r->cases[cause], 0);
    }
}

/* ---- altered by hand: data of one day, of one version ---- */

typedef struct {
    nt_arena *arena;
    const nt_register *old;
    nt_register *new;
} altering;

static altering alter(const shelf *s)
{
    nt_arena *arena = nt_arena_open();
    const nt_register *old = sample(arena, s->reg, false);
    return (altering){arena, old, copy_of(arena, old)};
}

static void forget(altering *a)
{
    nt_arena_close(a->arena);
}

/* Declares the shelf's data, and a copy to be altered, of the block it stands in. */
#define ALTERING(name) NT_CLOSED_BY(forget) altering name = alter(*state)

static const nt_revision *altered(const altering *a)
{
    const nt_revision *r = compare_on(a->arena, a->old, days[1], a->new, days[1]);
    expect_sums(r, false);
    return r;
}

static void expect_cases(const nt_revision *r, nt_cause only, int64_t count)
{
    for (int cause = 0; cause < NT_CAUSE_COUNT; cause++) {
        assert_int_equal(r->cases[cause], cause == (int)only ? count : 0);
    }
}

/* The nth case that is still open. */
static nt_case *open_case(nt_register *reg, size_t nth)
{
    NT_EACH(nt_case, c, rows_of(reg), reg->case_count) {
        if (c->outcome == NT_OUTCOME_PENDING && nt_date_known(c->reported) && nth-- == 0) {
            return c;
        }
    }
    fail_msg("not as many are open");
    return NULL;
}

TEST(new_cases_are_counted)
{
    ALTERING(a);
    for (int i = 0; i < 5; i++) {
        nt_case *added = &rows_of(a.new)[a.new->case_count++];
        *added = a.old->cases[i * 7];
        added->id = nt_arena_printf(a.arena, "added-%d", i);
    }
    const nt_revision *r = altered(&a);
    expect_cases(r, NT_CAUSE_NEW, 5);
    assert_true(change_of(r, "cases.total")->parts[NT_CAUSE_NEW] == 5);
}

TEST(withdrawn_cases_are_counted)
{
    ALTERING(a);
    memmove(rows_of(a.new), rows_of(a.new) + 4, (a.new->case_count - 4) * sizeof(nt_case));
    a.new->case_count -= 4;
    const nt_revision *r = altered(&a);
    expect_cases(r, NT_CAUSE_WITHDRAWN, 4);
    assert_true(change_of(r, "cases.total")->parts[NT_CAUSE_WITHDRAWN] == -4);
}

TEST(a_status_that_moves_is_counted)
{
    ALTERING(a);
    for (size_t i = 0; i < 3; i++) {
        nt_case *c = open_case(a.new, i);
        c->outcome = NT_OUTCOME_PROVEN;
        c->decided = c->reported + 20;
    }
    const nt_revision *r = altered(&a);
    expect_cases(r, NT_CAUSE_STATUS, 3);
    const nt_change *decided = change_of(r, "cases.decided");
    assert_true(decided->difference == 3 && decided->parts[NT_CAUSE_STATUS] == 3);
    assert_null(find_change(r, "cases.total"));
}

TEST(a_reclassification_is_counted)
{
    ALTERING(a);
    size_t moved = 0;
    for (size_t i = 0; moved < 6; i++) {
        uint32_t *position = &rows_of(a.new)[i].codes[NT_DIM_POSITION];
        if (*position == 1) {
            *position = 2;
            moved++;
        }
    }
    const nt_revision *r = altered(&a);
    expect_cases(r, NT_CAUSE_RECLASSIFIED, 6);
    assert_null(find_change(r, "cases.total"));
    for (size_t i = 0; i < r->changed.count; i++) {
        assert_true(!r->changed.items[i].has_parts ||
                    r->changed.items[i].parts[NT_CAUSE_RECLASSIFIED] ==
                        r->changed.items[i].difference);
    }
    assert_true(r->changed.count > 0);
}

TEST(a_correction_is_counted)
{
    ALTERING(a);
    for (size_t i = 0; i < 2; i++) {
        open_case(a.new, i * 3)->reported -= 31;
    }
    const nt_revision *r = altered(&a);
    expect_cases(r, NT_CAUSE_CORRECTED, 2);
    assert_null(find_change(r, "cases.total"));
    assert_true(r->changed.count > 0);
}

/* A decision taken back is no progress: it is a correction. */
TEST(a_step_back_is_a_correction)
{
    ALTERING(a);
    size_t at = 0;
    while (a.new->cases[at].outcome != NT_OUTCOME_NOT_PROVEN) {
        at++;
    }
    rows_of(a.new)[at].outcome = NT_OUTCOME_PENDING;
    rows_of(a.new)[at].decided = NT_DATE_UNKNOWN;
    const nt_revision *r = altered(&a);
    expect_cases(r, NT_CAUSE_CORRECTED, 1);
    assert_true(change_of(r, "cases.decided")->parts[NT_CAUSE_CORRECTED] == -1);
}

/* The day alone: open cases are older, none is new. */
TEST(the_day_is_a_cause_of_its_own)
{
    const shelf *s = *state;
    NT_PASSING_ARENA(arena);
    nt_register *reg = sample(arena, s->reg, false);
    const nt_revision *r = compare_on(arena, reg, "2024-05-31", reg, "2024-06-30");
    expect_sums(r, false);
    bool aged = false;
    for (size_t i = 0; i < r->changed.count; i++) {
        aged = aged || r->changed.items[i].parts[NT_CAUSE_DAY] != 0;
    }
    assert_true(aged);
}

/* ---- altered at random ---- */

static uint32_t any_code(uint64_t *seed, const nt_register *reg, nt_dimension d)
{
    return reg->codes[d].count ? draw(seed, (unsigned)reg->codes[d].count) : 0;
}

static void decide(uint64_t *seed, nt_case *c)
{
    if (!nt_date_known(c->reported)) {
        return;
    }
    c->outcome = draw(seed, 2) ? NT_OUTCOME_PROVEN : NT_OUTCOME_NOT_PROVEN;
    c->decided = c->reported + (nt_date)draw(seed, 90);
    bool sanctioned = c->outcome == NT_OUTCOME_PROVEN && draw(seed, 2);
    c->sanctioned = sanctioned ? c->decided + (nt_date)draw(seed, 90) : NT_DATE_UNKNOWN;
    c->codes[NT_DIM_SANCTION] = sanctioned ? 1 : 0;
}

static void alter_case(uint64_t *seed, const nt_register *reg, nt_case *c)
{
    switch (draw(seed, 6)) {
    case 0:
        decide(seed, c);
        break;
    case 1:
        c->outcome = NT_OUTCOME_PENDING;
        c->decided = c->sanctioned = NT_DATE_UNKNOWN;
        c->codes[NT_DIM_SANCTION] = 0;
        break;
    case 2:
        c->codes[NT_DIM_POSITION] = any_code(seed, reg, NT_DIM_POSITION);
        c->codes[NT_DIM_VIOLATION] = any_code(seed, reg, NT_DIM_VIOLATION);
        break;
    case 3:
        c->codes[NT_DIM_EVENT] = any_code(seed, reg, NT_DIM_EVENT);
        c->codes[NT_DIM_REGENCY] = any_code(seed, reg, NT_DIM_REGENCY);
        c->codes[NT_DIM_PROVINCE] =
            reg->codes[NT_DIM_REGENCY].items[c->codes[NT_DIM_REGENCY]].parent;
        break;
    case 4:
        c->reported -= nt_date_known(c->reported) ? (nt_date)draw(seed, 60) : 0;
        break;
    case 5:
        c->id = "renamed"; /* one is gone, another is new */
        break;
    }
}

/* A list in another order, as a newer file may have it. */
static void turn_codes(nt_arena *arena, nt_register *reg, nt_dimension d)
{
    nt_codes *codes = &reg->codes[d];
    if (codes->count < 3) {
        return;
    }
    nt_code *items = nt_arena_copy(arena, codes->items, codes->count * sizeof *items);
    nt_code first = items[1];
    memmove(&items[1], &items[2], (codes->count - 2) * sizeof *items);
    items[codes->count - 1] = first;
    codes->items = items;
    for (size_t i = 0; i < reg->case_count; i++) {
        uint32_t *code = &rows_of(reg)[i].codes[d];
        *code = *code == 0 ? 0 : *code == 1 ? (uint32_t)codes->count - 1 : *code - 1;
    }
}

TEST(a_list_in_another_order_moves_nothing)
{
    ALTERING(a);
    turn_codes(a.arena, a.new, NT_DIM_EVENT);
    turn_codes(a.arena, a.new, NT_DIM_INSTITUTION);
    turn_codes(a.arena, a.new, NT_DIM_POSITION);
    const nt_revision *r = altered(&a);
    expect_cases(r, NT_CAUSE_COUNT, 0);
    assert_int_equal(r->changed.count, 0);
}

/* A code that the newer list has under another name. */
static void rename_code(nt_arena *arena, nt_register *reg, nt_dimension d)
{
    nt_codes *codes = &reg->codes[d];
    nt_code *items = nt_arena_copy(arena, codes->items, codes->count * sizeof *items);
    items[codes->count - 1].code = "renamed";
    codes->items = items;
}

static void alter_at_random(nt_arena *arena, uint64_t *seed, nt_register *reg)
{
    bool renamed = false;
    for (unsigned i = draw(seed, 25); i > 0; i--) {
        nt_case *c = &rows_of(reg)[draw(seed, (unsigned)reg->case_count)];
        const char *id = c->id;
        alter_case(seed, reg, c);
        if (strcmp(c->id, id) != 0 && (renamed || reg->has_recorded)) {
            c->id = id; /* ids stand once, and versions of a case together */
        }
        renamed = renamed || strcmp(c->id, "renamed") == 0;
    }
    if (draw(seed, 2)) {
        turn_codes(arena, reg, NT_DIM_POSITION);
        turn_codes(arena, reg, NT_DIM_VIOLATION);
    }
    if (draw(seed, 3) == 0) {
        rename_code(arena, reg, draw(seed, 2) ? NT_DIM_EVENT : NT_DIM_INSTITUTION);
    }
}

TEST(causes_add_up_whatever_is_altered)
{
    const shelf *s = *state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        NT_PASSING_ARENA(arena);
        uint64_t draws = seed;
        bool versions = draw(&draws, 2);
        nt_register *old = sample(arena, s->reg, versions);
        nt_register *new = copy_of(arena, old);
        alter_at_random(arena, &draws, new);
        const char *day = days[draw(&draws, DAYS)], *other = days[draw(&draws, DAYS)];
        expect_sums(compare_on(arena, old, day, new, other), versions);
        expect_sums(compare_on(arena, new, other, old, day), versions);
    }
}

/* ---- in public ---- */

/* Two cases more: nobody outside is told why. */
TEST(small_causes_are_withheld_in_public)
{
    ALTERING(a);
    for (int i = 0; i < 2; i++) {
        nt_case *added = &rows_of(a.new)[a.new->case_count++];
        *added = a.old->cases[i * 7];
        added->id = nt_arena_printf(a.arena, "added-%d", i);
    }
    const nt_revision *r =
        compare(a.arena, edition_of(a.arena, a.old, request_on(a.arena, busy_day, false)),
                edition_of(a.arena, a.new, request_on(a.arena, busy_day, false)));
    assert_true(r->is_public);
    for (size_t i = 0; i < r->changed.count; i++) {
        assert_false(r->changed.items[i].has_parts);
        assert_false(r->changed.items[i].new_row->flags & NT_FLAG_SUPPRESSED);
    }
    assert_true(change_of(r, "cases.total")->parts_withheld);
    assert_int_equal(r->cases[NT_CAUSE_NEW], -1);
    assert_int_equal(r->cases[NT_CAUSE_WITHDRAWN], -1); /* else it gives the new ones away */
    assert_int_equal(r->cases[NT_CAUSE_STATUS], 0);
}

TEST(large_causes_of_totals_are_told_in_public)
{
    ALTERING(a);
    const nt_case *pending = open_case(a.new, 0);
    for (int i = 0; i < 20; i++) {
        nt_case *added = &rows_of(a.new)[a.new->case_count++];
        *added = *pending;
        added->id = nt_arena_printf(a.arena, "added-%d", i);
    }
    const nt_revision *r =
        compare(a.arena, edition_of(a.arena, a.old, request_on(a.arena, busy_day, false)),
                edition_of(a.arena, a.new, request_on(a.arena, busy_day, true)));
    assert_true(r->is_public);
    const nt_change *total = change_of(r, "cases.total");
    assert_true(total->has_parts && total->parts[NT_CAUSE_NEW] == 20);
    assert_int_equal(r->cases[NT_CAUSE_NEW], 20);
    for (size_t i = 0; i < r->changed.count; i++) {
        assert_true(!r->changed.items[i].has_parts ||
                    strncmp(r->changed.items[i].id, "cases.", 6) == 0);
    }
}

TESTS(read_register, close_register)
