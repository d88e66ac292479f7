/* The cube: what was known on a day, and that parts add up to the whole. */
#include "cubes.h"
#include "random.h"
#include "registers.h"

#define ROUNDS 40

static nt_date random_day(uint32_t *seed, nt_date from, uint32_t range)
{
    return next_random(seed) % 5 ? from + (nt_date)(next_random(seed) % range) : NT_DATE_UNKNOWN;
}

/* A register as nt_model_register leaves it: the versions of a case together, in order. */
static nt_register random_register(nt_arena *arena, uint32_t seed, size_t count, bool recorded)
{
    nt_case *cases = nt_new_array(arena, nt_case, count + 1);
    for (size_t i = 0; i < count; i++) {
        bool again = recorded && i && next_random(&seed) % 3 == 0;
        nt_case *c = &cases[i];
        *c = (nt_case){.id = again ? cases[i - 1].id : nt_arena_printf(arena, "A-%zu", i),
                       .outcome = (nt_outcome)(next_random(&seed) % 4),
                       .reported = random_day(&seed, 19000, 30),
                       .decided = random_day(&seed, 19030, 30),
                       .sanctioned = random_day(&seed, 19060, 30),
                       .recorded = NT_DATE_UNKNOWN,
                       .missing = (uint16_t)(next_random(&seed) % (1u << NT_COLUMN_COUNT))};
        if (recorded) {
            c->recorded = again ? cases[i - 1].recorded + 1 + (nt_date)(next_random(&seed) % 30)
                                : 19000 + (nt_date)(next_random(&seed) % 40);
        }
        for (int d = 0; d < NT_DIM_COUNT; d++) {
            c->codes[d] = next_random(&seed) % 3;
        }
    }
    return (nt_register){.cases = cases,
                         .case_count = count,
                         .has_decided = true,
                         .has_outcome = true,
                         .has_sanctioned = true,
                         .has_recorded = recorded};
}

/* A profile's fields one by one: padding is no part of it. */
static void print_profile(nt_buffer *out, const nt_profile *p)
{
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        nt_buffer_printf(out, "%u ", (unsigned)p->codes[d]);
    }
    nt_buffer_printf(out, "%d %d %d %d", (int)p->reported, (int)p->decided, (int)p->sanctioned,
                     (int)p->outcome);
}

/* What so many cubes say together, beside what is open the longest. */
static const char *dump_parts(nt_arena *arena, const nt_cube *const *cubes, size_t of)
{
    nt_buffer out = nt_buffer_open(arena);
    size_t count;
    const nt_cube_cell *cells = cells_of(arena, cubes, of, &count);
    for (size_t i = 0; i < count; i++) {
        print_profile(&out, &cells[i].profile);
        nt_buffer_printf(&out, " x%llu\n", (unsigned long long)cells[i].count);
    }
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        unsigned long long missing = 0;
        for (size_t i = 0; i < of; i++) {
            missing += cubes[i]->missing[c];
        }
        if (missing) {
            nt_buffer_printf(&out, "%d lacks %llu\n", c, missing);
        }
    }
    return nt_buffer_text(&out);
}

static const char *dump(nt_arena *arena, const nt_cube *cube)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out, dump_parts(arena, &cube, 1));
    NT_EACH(const nt_open_case, o, cube->open, cube->open_count) {
        nt_buffer_printf(&out, "%s %u %u %u %d %d\n", o->id, (unsigned)o->institution,
                         (unsigned)o->province, (unsigned)o->regency, (int)o->since, (int)o->kind);
    }
    return nt_buffer_text(&out);
}

static uint64_t total(const nt_cube *cube)
{
    uint64_t sum = 0;
    nt_cube_cell cell;
    for (size_t at = 0; nt_cube_walk(cube, &at, &cell);) {
        sum += cell.count;
    }
    assert_int_equal(cube->cases, sum);
    return sum;
}

static void assert_parts_add_up(uint32_t seed, bool recorded)
{
    NT_PASSING_ARENA(arena);
    size_t count = next_random(&seed) % 700;
    nt_register reg = random_register(arena, seed, count, recorded);
    nt_date as_of = 19000 + (nt_date)(next_random(&seed) % 100);
    size_t one = nt_cube_split(&reg, count / 3), two = nt_cube_split(&reg, count * 2 / 3);
    const nt_cube *const whole = nt_cube_count(arena, &reg, as_of, 0, count);
    const nt_cube *const parts[] = {
        nt_cube_count(arena, &reg, as_of, two, count), nt_cube_count(arena, &reg, as_of, 0, one),
        nt_cube_count(arena, &reg, as_of, one, two), nt_cube_count(arena, &reg, as_of, one, one)};
    const nt_cube shares[] = {nt_cube_share(whole, 2, 3), nt_cube_share(whole, 0, 3),
                              nt_cube_share(whole, 1, 3)};
    assert_string_equal(dump_parts(arena, parts, 4), dump_parts(arena, &whole, 1));
    assert_string_equal(dump(arena, parts[3]), "");
    assert_int_equal(total(parts[0]) + total(parts[1]) + total(parts[2]), total(whole));
    size_t cells, shared;
    cells_of(arena, &whole, 1, &cells);
    cells_of(arena, (const nt_cube *const[]){&shares[0], &shares[1], &shares[2]}, 3, &shared);
    assert_int_equal(shared, cells);
}

TEST(test_parts_add_up)
{
    for (uint32_t round = 1; round <= ROUNDS; round++) {
        assert_parts_add_up(round * 2654435761u, round % 2);
    }
}

TEST(test_threads_count_the_same)
{
    for (int recorded = 0; recorded < 2; recorded++) {
        NT_PASSING_ARENA(arena);
        nt_register reg = random_register(arena, 99, 30000, recorded);
        setenv("NETRA_THREADS", "1", 1);
        const char *expected = dump(arena, nt_cube_count(arena, &reg, 19060, 0, 30000));
        setenv("NETRA_THREADS", "3", 1);
        const nt_cube *cube = nt_cube_count(arena, &reg, 19060, 0, 30000);
        unsetenv("NETRA_THREADS");
        assert_string_equal(dump(arena, cube), expected);
        assert_in_range(cube->cases, 10000, 30000);
    }
}

static void count_decided(void *counts, const void *context, const nt_cube_cell *cell)
{
    const unsigned *weight = context;
    ((uint64_t *)counts)[nt_date_known(cell->profile.decided)] += *weight * cell->count;
}

/* As each would by itself, whichever days the others ask of. */
TEST(test_several_count_at_once)
{
    static const nt_date days[] = {19060, 19060, 19020, 19060, 19090};
    static const unsigned weights[] = {1, 2, 3, 4, 5};
    for (int recorded = 0; recorded < 2; recorded++) {
        NT_PASSING_ARENA(arena);
        nt_register reg = random_register(arena, 11, 30000, recorded);
        nt_cube cubes[5];
        nt_cube_counter counters[5];
        uint64_t together[5][2] = {{0}};
        for (size_t i = 0; i < 5; i++) {
            cubes[i] = (nt_cube){.reg = &reg, .last = 30000, .as_of = days[i]};
            counters[i] = (nt_cube_counter){&cubes[i], count_decided, &weights[i], together[i], 2};
        }
        nt_cube_sum(counters, 5);
        for (size_t i = 0; i < 5; i++) {
            uint64_t alone[2] = {0};
            nt_cube_cell cell;
            for (size_t at = 0; nt_cube_walk(&cubes[i], &at, &cell);) {
                count_decided(alone, &weights[i], &cell);
            }
            assert_memory_equal(together[i], alone, sizeof alone);
            assert_true(alone[0] + alone[1] > 0);
        }
    }
}

/* Against a plain count of each row's state. */
TEST(test_cells_are_the_states)
{
    NT_PASSING_ARENA(arena);
    nt_register reg = random_register(arena, 7, 600, false);
    nt_date as_of = 19050;
    const nt_cube *cube = nt_cube_count(arena, &reg, as_of, 0, 600);
    uint64_t expected = 0, decided = 0, found = 0;
    NT_EACH(const nt_case, c, reg.cases, 600) {
        bool known = !nt_date_known(c->reported) || c->reported <= as_of;
        expected += known;
        decided += known && nt_date_known(c->decided) && c->decided <= as_of;
    }
    size_t count;
    const nt_cube_cell *cells = cells_of(arena, &cube, 1, &count);
    for (size_t i = 0; i < count; i++) {
        assert_true(cells[i].count > 0);
        found += nt_date_known(cells[i].profile.decided) ? cells[i].count : 0;
    }
    assert_int_equal(total(cube), expected);
    assert_int_equal(found, decided);
}

#define VERSIONED CASE_FIELDS ", {'name': 'rec', 'type': 'date', 'role': 'case.recorded_on'}"

static const nt_profile *only(nt_arena *arena, const nt_register *reg, nt_date as_of)
{
    const nt_cube *cube = nt_cube_count(arena, reg, as_of, 0, reg->case_count);
    size_t count;
    const nt_cube_cell *cells = cells_of(arena, &cube, 1, &count);
    assert_true(count <= 1);
    return count ? &cells->profile : NULL;
}

TEST(test_the_state_of_a_day)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box, &(register_text){.rows = "A-1,,2024-01-05,,,,,,2024-02-05,terbukti,2024-03-05,"
                                       "Moral\n"});
    assert_null(only(box.arena, reg, day(2024, 1, 4)));
    const nt_profile *p = only(box.arena, reg, day(2024, 2, 4));
    assert_int_equal(p->outcome, NT_OUTCOME_PENDING);
    assert_false(nt_date_known(p->decided) || nt_date_known(p->sanctioned));
    assert_int_equal(p->codes[NT_DIM_SANCTION], 0);
    p = only(box.arena, reg, day(2024, 2, 5));
    assert_int_equal(p->outcome, NT_OUTCOME_PROVEN);
    assert_int_equal(p->codes[NT_DIM_SANCTION], 0);
    p = only(box.arena, reg, day(2024, 3, 5));
    assert_int_equal(p->sanctioned, day(2024, 3, 5));
    assert_int_equal(p->codes[NT_DIM_SANCTION], 1);
}

TEST(test_what_is_not_decided_has_no_sanction)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box, &(register_text){.rows = "A-1,,2024-01-05,,,,,,2024-02-05,terbukti,,Moral\n"});
    const nt_profile *p = only(box.arena, reg, day(2024, 2, 4));
    assert_int_equal(p->outcome, NT_OUTCOME_PENDING);
    assert_int_equal(p->codes[NT_DIM_SANCTION], 0);
    /* When it was imposed nobody knows; that it was is known. */
    assert_int_equal(only(box.arena, reg, day(2024, 2, 5))->codes[NT_DIM_SANCTION], 1);
}

#define NO_OUTCOME                                                                                 \
    "{'name': 'id', 'role': 'case.id'}, {'name': 'in', 'type': 'date', 'role': "                   \
    "'case.reported_on'}, {'name': 'dec', 'type': 'date', 'role': 'case.decided_on'}"

TEST(test_a_register_without_outcomes)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box, &(register_text){.fields = NO_OUTCOME,
                               .heading = "id,in,dec",
                               .rows = "A-1,2024-01-05,\nA-2,2024-01-06,2024-01-09\n"});
    assert_int_equal(nt_register_case(reg, 0).outcome, NT_OUTCOME_PENDING);
    assert_int_equal(nt_register_case(reg, 1).outcome, NT_OUTCOME_UNKNOWN);
    const nt_cube *cube = nt_cube_count(box.arena, reg, day(2024, 1, 8), 0, 2);
    assert_int_equal(cube->open_count, 2);
    cube = nt_cube_count(box.arena, reg, day(2024, 1, 9), 0, 2);
    assert_int_equal(cube->open_count, 1);
    assert_string_equal(cube->open[0].id, "A-1");
}

TEST(test_versions_as_they_were_recorded)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box, &(register_text){.fields = VERSIONED,
                               .heading = CASE_HEADING ",rec",
                               .rows = "A-1,,2024-01-05,,,,jpt,,2024-02-05,terbukti,,,2024-03-01\n"
                                       "B-1,,2024-01-09,,,,staff,,,,,,2024-04-01\n"
                                       "A-1,,2024-01-05,,,,staff,,,,,,2024-01-10\n"});
    assert_string_equal(sandbox_codes(&box), "");
    assert_true(reg->has_recorded);
    /* Together, in the order in which they were recorded. */
    assert_int_equal(nt_register_case(reg, 0).line, 4);
    assert_int_equal(nt_register_case(reg, 1).line, 2);
    assert_int_equal(nt_register_case(reg, 2).line, 3);
    assert_int_equal(nt_cube_split(reg, 0), 0);
    assert_int_equal(nt_cube_split(reg, 1), 2);
    assert_int_equal(nt_cube_split(reg, 2), 2);
    assert_int_equal(nt_cube_split(reg, 9), 3);
    assert_null(only(box.arena, reg, day(2024, 1, 9))); /* reported, but not recorded yet */
    assert_int_equal(only(box.arena, reg, day(2024, 1, 10))->codes[NT_DIM_POSITION], 2);
    assert_int_equal(only(box.arena, reg, day(2024, 2, 29))->outcome, NT_OUTCOME_PENDING);
    assert_int_equal(only(box.arena, reg, day(2024, 3, 1))->codes[NT_DIM_POSITION], 1);
    assert_int_equal(nt_cube_count(box.arena, reg, day(2024, 4, 1), 0, 3)->cases, 2);
}

/* Of the version that is known on the day, and of stages that are reached by then. */
TEST(test_what_a_case_lacks_depends_on_the_day)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box, &(register_text){.fields = VERSIONED,
                               .heading = CASE_HEADING ",rec",
                               .rows = "A-1,,2024-01-05,,,,,,,,,,2024-01-10\n"
                                       "A-1,,2024-01-05,,,,jpt,,2024-02-05,,,,2024-03-01\n"
                                       "B-1,,2024-01-05,,,,jpt,,2024-02-05,terbukti,2024-02-20,,"
                                       "2024-02-25\n"});
    static const struct {
        int month, day;
        uint64_t position, outcome, sanction;
    } expected[] = {
        {1, 10, 1, 0, 0}, {2, 26, 1, 0, 1}, {3, 1, 0, 1, 1}}; /* A-1's outcome; what B-1 got */
    for (size_t i = 0; i < 3; i++) {
        const nt_cube *cube = nt_cube_count(
            box.arena, reg, day(2024, expected[i].month, expected[i].day), 0, reg->case_count);
        assert_int_equal(cube->missing[NT_DIM_POSITION], expected[i].position);
        assert_int_equal(cube->missing[NT_COLUMN_OUTCOME], expected[i].outcome);
        assert_int_equal(cube->missing[NT_DIM_SANCTION], expected[i].sanction);
        assert_int_equal(cube->missing[NT_COLUMN_SANCTIONED], 0);
    }
}

TEST(test_versions_of_one_day_are_an_error)
{
    const register_text text = {.fields = VERSIONED,
                                .heading = CASE_HEADING ",rec",
                                .rows = "A-1,,2024-01-05,,,,,,,,,,2024-03-01\n"
                                        "A-1,,2024-01-06,,,,,,,,,,2024-03-01\n"
                                        "A-2,,2024-01-06,,,,,,,,,,2024-01-05\n"};
    assert_string_equal(register_codes(&text), "3:0 duplicate-id\n4:6 future-date\n");
}

TEST(test_the_longest_open)
{
    SANDBOX(box);
    nt_buffer rows = nt_buffer_open(box.arena);
    nt_buffer_puts(&rows, "P-1,,2020-05-05,,,,,,2020-06-01,terbukti,,\n"       /* no sanction */
                          "N-1,,2020-05-05,,,,,,2020-06-01,tidak terbukti,,\n" /* closed */
                          "S-1,,2020-05-05,,,,,,2020-06-01,terbukti,2020-07-01,\n"
                          "U-1,,,,,,,,,,,\n"); /* nobody knows since when */
    for (int i = 0; i < 300; i++) {
        char text[11];
        nt_buffer_printf(&rows, "A-%03d,,%s,,,,,,,,,\n", i,
                         nt_date_format_iso(day(2020, 5, 25) + (i * 7) % 300, text));
    }
    for (int i = 0; i < 30; i++) { /* younger, and the longest of their regency */
        nt_buffer_printf(&rows, "M-%02d,,2023-01-%02d,73,73.09,,,,,,,\n", i, 31 - i);
    }
    const nt_register *reg = register_read(&box, &(register_text){.rows = nt_buffer_text(&rows)});
    const nt_cube *cube = nt_cube_count(box.arena, reg, day(2024, 1, 1), 0, reg->case_count);
    assert_int_equal(cube->open_count, NT_OPEN_CASES_MAX);
    assert_string_equal(cube->open[0].id, "A-000");
    assert_string_equal(cube->open[7].id, "A-001"); /* of the same day, before P-1 */
    assert_string_equal(cube->open[8].id, "P-1");
    assert_int_equal(cube->open[8].since, day(2020, 6, 1));
    assert_int_equal(cube->open[8].kind, NT_OUTCOME_PROVEN);
    for (size_t i = 1; i < cube->open_count; i++) {
        assert_true(cube->open[i - 1].since <= cube->open[i].since);
    }
    uint32_t codes[NT_DIM_COUNT] = {0};
    for (int level = NT_DIM_PROVINCE; level <= NT_DIM_REGENCY; level++) {
        memset(codes, 0, sizeof codes);
        codes[level] = nt_register_case(reg, reg->case_count - 1).codes[level];
        size_t count;
        const nt_open_case *open = nt_cube_open_of(box.arena, reg, day(2023, 1, 20), codes, &count);
        assert_int_equal(count, 19); /* the others came later */
        assert_string_equal(open[0].id, "M-29");
        assert_string_equal(open[18].id, "M-11");
    }
}

TESTS(NULL, NULL)
