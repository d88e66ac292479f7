/* Histories that are consistent, made at random: no rule may find anything in them. Then one fault
 * is put in, and the rule that it is for must find it. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "rules/builder.h"

enum { SEEDS = 400, ROWS_MAX = 600, DAYS = 8, AREAS = 5, KINDS = 4 };

/* xorshift64*: the same histories on every machine. */
static uint64_t state_of(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static int below(uint64_t *random, int limit)
{
    return (int)((state_of(random) >> 33) % (uint64_t)limit);
}

typedef struct {
    nt_arena *arena;
    uint64_t random;
    given rows[ROWS_MAX];
    size_t count;
    const char *event;
} history;

static const char *id_of(history *h)
{
    return nt_arena_printf(h->arena, "f%zu", h->count);
}

static given *add(history *h, const given *r)
{
    assert_true(h->count < ROWS_MAX);
    h->rows[h->count] = *r;
    h->rows[h->count].id = id_of(h);
    h->rows[h->count].event = h->event;
    return &h->rows[h->count++];
}

static const char *number(history *h, int value)
{
    return nt_arena_printf(h->arena, "%d", value);
}

/* 100 * part / whole to `places`, half up: integers only. */
static const char *share(history *h, int part, int whole, int places)
{
    int64_t scale = places ? 10 : 1;
    int64_t printed = (200 * scale * part + whole) / (2 * (int64_t)whole);
    return places ? nt_arena_printf(h->arena, "%d.%d", (int)(printed / 10), (int)(printed % 10))
                  : nt_arena_printf(h->arena, "%d", (int)printed);
}

/* 1678 -> "1.678". */
static const char *thousands(history *h, int value)
{
    return value < 1000 ? number(h, value)
                        : nt_arena_printf(h->arena, "%d.%03d", value / 1000, value % 1000);
}

/* The value to two digits, as people round. */
static int rounded(int value)
{
    int step = 1;
    while (value / step >= 100) {
        step *= 10;
    }
    return (value + step / 2) / step * step;
}

/* What a second source says of a count: the same, or less precisely. */
static void echo(history *h, const given *of, int value)
{
    given r = *of;
    r.source = "Harian";
    r.base = NULL;
    switch (below(&h->random, 4)) {
    case 0:
        r.quote = nt_arena_printf(h->arena, "tercatat %s orang", thousands(h, value));
        break;
    case 1:
        if (rounded(value) == value) {
            return;
        }
        r.value = number(h, rounded(value));
        r.qualifier = NT_APPROXIMATE;
        r.quote = nt_arena_printf(h->arena, "sekitar %s orang", thousands(h, rounded(value)));
        break;
    case 2:
        r.value = number(h, value - 1 - below(&h->random, 50));
        r.qualifier = NT_MORE_THAN;
        break;
    default:
        return;
    }
    add(h, &r);
}

/* Splits `total` at random; returns nothing below zero. */
static void split(history *h, int total, int *parts, int count)
{
    for (int i = 0; i < count - 1; i++) {
        parts[i] = below(&h->random, total / 2 + 1);
        total -= parts[i];
    }
    parts[count - 1] = total;
}

static void add_areas(history *h, const given *total, int value)
{
    static const char *const names[AREAS] = {"Aceh", "Papua", "Riau", "Bali", "Jambi"};
    int parts[AREAS];
    split(h, value, parts, AREAS);
    for (int i = 0; i < AREAS; i++) {
        given r = *total;
        r.area = names[i];
        r.base = below(&h->random, 2) ? total->id : NULL;
        r.value = number(h, parts[i]);
        r.qualifier = NT_EXACT;
        r.quote = NULL;
        add(h, &r);
    }
}

static void add_categories(history *h, const given *total, int value)
{
    static const char *const names[KINDS] = {"Pimpinan", "Pelaksana", "Fungsional", "Camat"};
    int parts[KINDS], places = below(&h->random, 2);
    split(h, value, parts, KINDS);
    for (int i = 0; i < KINDS; i++) {
        given r = *total;
        r.indicator = "share-by-position";
        r.category = names[i];
        r.base = total->id;
        r.value = share(h, parts[i], value, places);
        add(h, &r);
        if (below(&h->random, 2)) {
            r.indicator = total->indicator;
            r.value = number(h, parts[i]);
            add(h, &r);
        }
    }
}

static void add_periods(history *h, const given *total, int value)
{
    static const char *const starts[] = {"2019-01-01", "2019-07-01", "2020-01-01"};
    static const char *const ends[] = {"2019-06-30", "2019-12-31", "2020-06-30"};
    int parts[4], year;
    split(h, value, parts, 4);
    for (int i = 0; i < 3; i++) {
        given r = *total;
        r.start = starts[i];
        r.end = ends[i];
        r.value = number(h, parts[i]);
        add(h, &r);
    }
    given r = *total;
    r.start = starts[0];
    r.end = ends[1];
    year = parts[0] + parts[1];
    r.value = number(h, year);
    add(h, &r);
}

/* One release: three stages that hold one another, their shares, and now and then their parts. */
static void add_release(history *h, const char *day, const int counts[3], bool with_parts)
{
    static const char *const stages[] = {"reported", "proven", "sanctioned"};
    static const char *const shares[] = {NULL, "share-proven", "share-sanctioned"};
    const char *base = NULL;
    for (int i = 0; i < 3; i++) {
        given r = {
            .indicator = stages[i], .value = number(h, counts[i]), .as_of = day, .base = base};
        r.quote = nt_arena_printf(h->arena, "per hari itu ada %s ASN", thousands(h, counts[i]));
        given count = *add(h, &r);
        if (shares[i] && below(&h->random, 2)) {
            given s = {.indicator = shares[i], .as_of = day, .base = base, .source = "Koran"};
            s.value = share(h, counts[i], counts[i - 1], below(&h->random, 2));
            add(h, &s);
        }
        echo(h, &count, counts[i]);
        base = count.id;
        if (with_parts && i == 0) {
            add_areas(h, &count, counts[0]);
            add_categories(h, &count, counts[0]);
            add_periods(h, &count, counts[0]);
        }
    }
}

static void add_event(history *h, const char *event, int year)
{
    int counts[3] = {100 + below(&h->random, 400), 60, 20};
    h->event = event;
    for (int i = 0; i < DAYS; i++) {
        const char *day =
            nt_arena_printf(h->arena, "%d-%02d-%02d", year, 1 + i, 1 + below(&h->random, 28));
        add_release(h, day, counts, i == DAYS - 1);
        counts[0] += below(&h->random, 300);
        counts[1] += below(&h->random, counts[0] - counts[1] + 1);
        counts[2] += below(&h->random, counts[1] - counts[2] + 1);
    }
}

static void make_history(history *h, uint64_t seed)
{
    h->random = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    h->count = 0;
    add_event(h, "a", 2020);
    add_event(h, "b", 2024);
}

TEST(consistent_histories_raise_no_alarm)
{
    history *h = malloc(sizeof *h);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        h->arena = nt_arena_open();
        make_history(h, seed);
        nt_findings found = nt_rules_run(h->arena, rules_publish(h->arena, h->rows, h->count));
        if (found.count > 0) {
            print_error("seed %d: %s", (int)seed, rules_list(h->arena, &found));
        }
        assert_int_equal(found.count, 0);
        nt_arena_close(h->arena);
    }
    free(h);
}

static bool finds(const nt_findings *found, const char *rule, const char *id)
{
    return NT_ANY(i, found->count,
                  strcmp(found->items[i].rule->id, rule) == 0 &&
                      strcmp(found->items[i].figures[0]->id, id) == 0);
}

/* The row of a kind with that day's count, so that a fault can be put in. */
static given *pick(history *h, const char *indicator, const char *event)
{
    for (size_t i = h->count; i-- > 0;) {
        given *r = &h->rows[i];
        if (strcmp(r->indicator, indicator) == 0 && strcmp(r->event, event) == 0 && !r->category &&
            !r->area && !r->start && !r->source) {
            return r;
        }
    }
    return NULL;
}

TEST(one_fault_is_found_among_much)
{
    history *h = malloc(sizeof *h);
    for (uint64_t seed = 1; seed <= SEEDS / 4; seed++) {
        h->arena = nt_arena_open();
        make_history(h, seed);
        /* A last release whose sanctions fall below the first's. */
        given fall = {.indicator = "sanctioned", .value = "19", .as_of = "2024-10-01"};
        const char *fell = add(h, &fall)->id;
        /* A share that nothing bears out. */
        given *whole = pick(h, "proven", "a"), *part = pick(h, "sanctioned", "a");
        int off = atoi(part->value) * 100 / atoi(whole->value);
        given odd = {.indicator = "share-sanctioned", .as_of = whole->as_of, .base = whole->id};
        odd.value = number(h, off > 50 ? off - 3 : off + 3);
        h->event = "a";
        const char *shared = add(h, &odd)->id;
        nt_findings found = nt_rules_run(h->arena, rules_publish(h->arena, h->rows, h->count));
        assert_true(finds(&found, "running-total-falls", fell));
        assert_true(finds(&found, "share-differs", shared));
        nt_arena_close(h->arena);
    }
    free(h);
}

/* What is found does not depend on the order of the rows. */
TEST(order_of_rows_does_not_matter)
{
    history *h = malloc(sizeof *h);
    h->arena = nt_arena_open();
    make_history(h, 7);
    given fall = {.indicator = "sanctioned", .value = "19", .as_of = "2024-10-01"};
    add(h, &fall);
    nt_findings straight = nt_rules_run(h->arena, rules_publish(h->arena, h->rows, h->count));
    for (size_t i = 0; i < h->count / 2; i++) {
        given swap = h->rows[i];
        h->rows[i] = h->rows[h->count - 1 - i];
        h->rows[h->count - 1 - i] = swap;
    }
    nt_findings turned = nt_rules_run(h->arena, rules_publish(h->arena, h->rows, h->count));
    assert_true(straight.count > 0);
    assert_string_equal(rules_list(h->arena, &straight), rules_list(h->arena, &turned));
    nt_arena_close(h->arena);
    free(h);
}

TESTS(NULL, NULL)
