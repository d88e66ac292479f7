/* Cases packed: what comes out is what was put in, whatever it is and in whatever order it is read.
 */
#include "store.h"

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "model/judge.h"
#include "random.h"

enum { CASES = 3000, CHANGES = 4 };

/* A number as a field may have it: mostly of some range, or unknown, or of all 32 bits. */
static uint32_t some(uint64_t *seed, unsigned kind, uint32_t none)
{
    uint32_t wide = (draw(seed, 1 << 16) << 16) | draw(seed, 1 << 16);
    switch (kind) {
    case 0:
        return none;
    case 1:
        return 7; /* all alike */
    case 2:
        return draw(seed, 4) ? none + 100 + draw(seed, 5) : none;
    case 3:
        return none + draw(seed, 3000);
    case 4:
        return draw(seed, 2) ? UINT32_MAX - draw(seed, 2) : draw(seed, 2);
    default:
        return wide;
    }
}

/* Numbers in a row, those that stand again, none, and what has nothing to do with the one before.
 */
static void next_id(uint64_t *seed, const char *before, size_t i, char out[NT_ID_MAX + 1])
{
    switch (draw(seed, 8)) {
    case 0:
        strcpy(out, "");
        break;
    case 1:
        strcpy(out, before);
        break;
    case 2:
        snprintf(out, NT_ID_MAX + 1, "%0*zu", NT_ID_MAX, i);
        break;
    case 3:
        snprintf(out, NT_ID_MAX + 1, "%u/%u", draw(seed, 99), draw(seed, 1000000));
        break;
    case 4: /* the next character, which behind 9 is no digit */
        strcpy(out, before);
        if (*out) {
            char *last = &out[strlen(out) - 1];
            *last = (char)(*last % '~' + 1);
        }
        break;
    default:
        snprintf(out, NT_ID_MAX + 1, "A-%05zu", i + 99000); /* beyond 99999 it is longer */
    }
}

typedef struct {
    nt_case cases[CASES];
    char ids[CASES][NT_ID_MAX + 1];
    size_t count;
} made_cases;

static void make(made_cases *all, uint64_t *seed)
{
    unsigned kinds[16];
    all->count = 1 + draw(seed, CASES);
    for (size_t i = 0; i < 16; i++) {
        kinds[i] = draw(seed, 6);
    }
    for (size_t i = 0; i < all->count; i++) {
        nt_case *c = &all->cases[i];
        *c = (nt_case){.outcome = (uint8_t)some(seed, kinds[0], 0),
                       .pieced = draw(seed, 2) && kinds[1],
                       .missing = (uint16_t)some(seed, kinds[2], 0),
                       .line = kinds[3] ? (uint32_t)i + 2 : some(seed, 5, 0),
                       .made_of = some(seed, kinds[4], 0)};
        for (int d = 0; d < NT_DIM_COUNT; d++) {
            c->codes[d] = some(seed, kinds[5 + d], 0);
        }
        for (int d = 0; d < NT_DAY_COUNT; d++) {
            c->days[d] = (nt_date)some(seed, kinds[12 + d], (uint32_t)NT_DATE_UNKNOWN);
        }
        next_id(seed, i ? all->ids[i - 1] : "", i, all->ids[i]);
        c->id = all->ids[i];
    }
}

static void assert_case(const nt_case_store *store, size_t row, const nt_case *c, bool again)
{
    nt_case read = nt_store_case(store, row);
    assert_memory_equal(read.codes, c->codes, sizeof read.codes);
    assert_memory_equal(read.days, c->days, sizeof read.days);
    assert_int_equal(read.outcome, c->outcome);
    assert_int_equal(read.missing, c->missing);
    assert_int_equal(read.pieced, c->pieced);
    assert_int_equal(read.line, c->line);
    assert_int_equal(read.made_of, c->made_of);
    assert_int_equal(read.has_no_id, !*c->id);
    assert_int_equal(read.again, again);
    assert_int_equal(nt_store_is_again(store, row), again);
}

/* How many cases have a day, and stand behind an earlier version. */
static void assert_counts(const nt_case_store *store, const made_cases *all)
{
    static uint32_t days[NT_DAYS_RANGE][NT_DAY_COUNT];
    size_t again = 0;
    memset(days, 0, sizeof days);
    for (size_t i = 0; i < all->count; i++) {
        const nt_case *c = &all->cases[i];
        again += i && *c->id && strcmp(c->id, c[-1].id) == 0;
        for (int d = 0; d < NT_DAY_COUNT; d++) {
            if (c->days[d] >= NT_DAYS_FIRST && c->days[d] <= NT_DAYS_LAST) {
                days[c->days[d] - NT_DAYS_FIRST][d]++;
                assert_in_range(c->days[d] - store->first_day, 0,
                                store->last_day - store->first_day);
            }
        }
    }
    assert_memory_equal(store->days, days, sizeof days);
    assert_int_equal(store->again, again);
}

static void assert_all(uint64_t *seed, const nt_case_store *store, const made_cases *all)
{
    nt_id_text kept = {.next = 0};
    assert_counts(store, all);
    for (size_t i = 0; i < all->count; i++) {
        const nt_case *c = &all->cases[i];
        assert_case(store, i, c, i && *c->id && strcmp(c->id, c[-1].id) == 0);
        assert_string_equal(nt_store_id(store, i, &kept), c->id);
    }
    for (int i = 0; i < 500; i++) { /* near, and anywhere */
        size_t row =
            i % 2 ? draw(seed, (uint32_t)all->count) : (kept.next + draw(seed, 40)) % all->count;
        assert_string_equal(nt_store_id(store, row, &kept), all->ids[row]);
    }
}

static nt_case_store pack(nt_arena *arena, made_cases *all)
{
    nt_case_store store = {.arena = arena, .settled = true};
    for (size_t i = 0; i < all->count; i++) {
        nt_vec_push(arena, &store.loose, all->cases[i]);
        store.count++;
        if (store.loose.count == NT_BLOCK_CASES) {
            nt_store_pack(&store);
        }
    }
    nt_store_pack(&store);
    return store;
}

TEST(what_is_packed_is_read_again)
{
    static made_cases all;
    for (uint64_t round = 1; round <= 40; round++) {
        NT_PASSING_ARENA(arena);
        uint64_t seed = round;
        make(&all, &seed);
        nt_case_store store = pack(arena, &all);
        assert_all(&seed, &store, &all);
    }
}

typedef struct {
    made_cases *all;
    size_t row, every;
} changing;

static bool change(void *context, nt_case *c)
{
    changing *with = context;
    nt_case *kept = &with->all->cases[with->row++];
    bool changes = with->row % with->every == 0;
    if (changes) {
        c->codes[NT_DIM_REGENCY] = kept->codes[NT_DIM_REGENCY] = (uint32_t)with->row << 12;
        c->decided = kept->decided = NT_DATE_UNKNOWN;
        c->missing = kept->missing = (uint16_t)with->row;
    }
    return changes;
}

/* More than fits where it was packed, and less. */
TEST(what_is_changed_is_read_again)
{
    static made_cases all;
    for (uint64_t round = 77; round < 87; round++) {
        NT_PASSING_ARENA(arena);
        uint64_t seed = round;
        make(&all, &seed);
        nt_case_store store = pack(arena, &all);
        for (size_t every = 1; every < 3000; every *= 7) {
            changing with = {&all, 0, every};
            nt_store_change(&store, change, &with);
            assert_all(&seed, &store, &all);
        }
    }
}

TEST(another_order)
{
    static made_cases all, turned;
    static uint32_t order[CASES];
    NT_PASSING_ARENA(arena);
    uint64_t seed = 5;
    make(&all, &seed);
    nt_case_store store = pack(arena, &all);
    turned.count = all.count;
    for (uint32_t i = 0; i < all.count; i++) {
        order[i] = i;
    }
    for (size_t i = all.count; i > 1; i--) {
        size_t other = draw(&seed, (uint32_t)i);
        uint32_t row = order[i - 1];
        order[i - 1] = order[other];
        order[other] = row;
    }
    for (size_t i = 0; i < all.count; i++) {
        turned.cases[i] = all.cases[order[i]];
        turned.cases[i].id = strcpy(turned.ids[i], all.ids[order[i]]);
    }
    nt_store_reorder(&store, order);
    assert_all(&seed, &store, &turned);
}

TESTS(NULL, NULL)
