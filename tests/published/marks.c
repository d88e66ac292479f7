/* Which numbers are revised, and which published figures are provisional. */
#include <math.h>

#include "check.h"
#include "ledger/ledger.h"
#include "published/builder.h"
#include "rows.h"

/* --- revised --- */

static nt_ledger_row row(const char *id, double value, nt_date as_of)
{
    return (nt_ledger_row){id,
                           .value = value,
                           .lower = NAN,
                           .upper = NAN,
                           .unit = "persons",
                           .part = -1,
                           .whole = -1,
                           .method = NT_METHOD_COUNT,
                           .as_of = as_of};
}

static size_t mark(nt_arena *arena, nt_ledger_row now, nt_ledger_row then)
{
    nt_ledger *ledger = nt_ledger_open(arena), *before = nt_ledger_open(arena);
    const nt_ledger_row *marked = nt_ledger_add(ledger, &now);
    nt_ledger_add(before, &then);
    size_t count = nt_ledger_mark_revised(ledger, before);
    assert_int_equal(count, marked->flags & NT_FLAG_REVISED ? 1 : 0);
    return count;
}

TEST(another_value_of_one_day_is_revised)
{
    assert_int_equal(mark(*state, row("a", 490, 10), row("a", 492, 10)), 1);
    assert_int_equal(mark(*state, row("a", 492, 10), row("a", 492, 10)), 0);
    assert_int_equal(mark(*state, row("a", 490, 10), row("b", 492, 10)), 0);
}

/* −46 to −0,3 leaves zero out, and must not read "−46 to 0". */
TEST(limits_beside_zero_keep_their_sign)
{
    static const struct {
        double lower, upper;
        nt_method method;
        int decimals, expected;
    } limits[] = {{-46, -0.3, NT_METHOD_MOVER, 0, 1},     {0.04, 12, NT_METHOD_NEWCOMBE, 1, 2},
                  {-46, 0.3, NT_METHOD_MOVER, 0, 0},      {-46, -0.5, NT_METHOD_MOVER, 0, 0},
                  {0.04, 12, NT_METHOD_WILSON, 1, 1},     {-46, -0.00001, NT_METHOD_MOVER, 0, 3},
                  {NAN, NAN, NT_METHOD_DIFFERENCE, 1, 1}, {-46, 0, NT_METHOD_MOVER, 0, 0}};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        nt_ledger_row r = row("a", 1, 10);
        r.lower = limits[i].lower;
        r.upper = limits[i].upper;
        r.method = limits[i].method;
        r.decimals = limits[i].decimals;
        assert_int_equal(nt_ledger_limit_decimals(&r), limits[i].expected);
    }
}

TEST(another_day_is_another_number)
{
    nt_ledger_row now = row("quarter.this", 490, 20), then = row("quarter.this", 492, 10);
    assert_int_equal(mark(*state, now, then), 0);
    now.method = then.method =
        NT_METHOD_PUBLISHED; /* its id is the author's: its day was corrected */
    assert_int_equal(mark(*state, now, then), 1);
}

TEST(what_prints_alike_is_not_revised)
{
    nt_ledger_row now = row("a", 72.84, 10), then = row("a", 72.79, 10);
    now.decimals = then.decimals = 1;
    assert_int_equal(mark(*state, now, then), 0);
    now.value = 72.86;
    assert_int_equal(mark(*state, now, then), 1);
}

TEST(the_unknown_and_the_suppressed_are_not_revised)
{
    nt_ledger_row known = row("a", 2, 10), unknown = row("a", NAN, 10), hidden = row("a", 5, 10);
    hidden.flags = NT_FLAG_SUPPRESSED;
    assert_int_equal(mark(*state, known, unknown), 0);
    assert_int_equal(mark(*state, unknown, known), 0);
    assert_int_equal(mark(*state, known, hidden), 0);
    assert_int_equal(mark(*state, hidden, known), 0);
}

/* --- provisional --- */

static const given_event events[] = {{"Vote A", "vote-a", "2020-12-09"},
                                     {"Vote B", "vote-b", "2024-02-14"}};
static const given figures[] = {
    {"old", "proven", "872", "2020-12-19", .event = "Vote A"},
    {"first", "proven", "240", "2024-03-25", .event = "Vote B"},
    {"latest", "proven", "378", "2024-04-25", .event = "Vote B"},
    {"share", "share-proven", "53.3", "2024-03-25", .event = "Vote B"},
    {"undated", "reported", "9", "", .event = "Vote B"},
    {"voters", "voters", "9", "2024-04-25", .event = "Vote B"},
};

/* The published figures of an edition, to be changed by the test. */
static nt_published *edition(nt_arena *arena, const char *day)
{
    nt_published *published = nt_arena_copy(
        arena, build_published(arena, events, COUNT_OF(events), figures, COUNT_OF(figures)),
        sizeof *published);
    published->as_of = nt_date_parse_iso(day, 10);
    for (size_t i = 0; i < published->event_count; i++) {
        ((nt_event *)published->events)[i].closed_on = NT_DATE_UNKNOWN;
    }
    return published;
}

static bool moves(const nt_published *published, size_t figure)
{
    NT_PASSING_ARENA(arena);
    return figure_is_provisional(published, latest_words_of(arena, published),
                                 &published->figures[figure]);
}

TEST(the_latest_count_of_an_open_event_is_provisional)
{
    const nt_published *published = edition(*state, "2024-06-12");
    const bool expected[] = {false, false, true, false, false, false};
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        if (moves(published, i) != expected[i]) {
            fail_msg("%s", figures[i].id);
        }
    }
}

/* What somebody else counted later, or what was counted later in another unit, is not newer. */
TEST(only_its_own_series_takes_its_place)
{
    static const struct {
        const char *counter, *procedure, *unit;
        bool moves;
    } later[] = {
        {"KASN", NULL, "persons", false},   {"BKN", NULL, "persons", true},
        {"BKN", "one", "persons", true},    {"KASN", NULL, "reports", true},
        {"Bawaslu", NULL, "reports", true},
    };
    for (size_t i = 0; i < COUNT_OF(later); i++) {
        const given pair[] = {{"a", "reported", "433", "2024-03-25", .event = "Vote B",
                               .counter = "KASN", .procedure = later[i].procedure},
                              {"b", "reported", "878", "2024-04-25", .event = "Vote B",
                               .counter = later[i].counter, .procedure = later[i].procedure,
                               .unit = later[i].unit}};
        const nt_published *published = build_published(*state, events, COUNT_OF(events), pair, 2);
        ((nt_event *)published->figures[0].event)->closed_on = NT_DATE_UNKNOWN;
        if (moves(published, 0) != later[i].moves || !moves(published, 1)) {
            fail_msg("%s in %s", later[i].counter, later[i].unit);
        }
    }
}

TEST(an_event_closes)
{
    assert_true(moves(edition(*state, "2025-02-12"), 2)); /* a year from the vote, less a day */
    assert_false(moves(edition(*state, "2025-02-13"), 2));
    nt_published *published = edition(*state, "2024-06-12");
    nt_event *event = (nt_event *)published->figures[2].event;
    event->closed_on = published->as_of;
    assert_false(moves(published, 2));
    event->closed_on = published->as_of + 1;
    assert_true(moves(published, 2));
}

TEST(the_source_has_the_last_word)
{
    nt_published *published = edition(*state, "2024-06-12");
    nt_figure *all = (nt_figure *)published->figures;
    all[0].status = NT_STATUS_PROVISIONAL;
    all[2].status = NT_STATUS_FINAL;
    assert_true(moves(published, 0));
    assert_false(moves(published, 2));
}

TESTS(open_arena, close_arena)
