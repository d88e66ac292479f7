/* Names that hold in every edition: known where there is something and where there is nothing. */
#include <math.h>
#include <string.h>

#include "check.h"
#include "ledger/index.h"
#include "published/builder.h"

static const given_event events[] = {{"A", "a", "2020-12-09"}, {"B", "b", "2024-02-14"}};

static const nt_results *full(nt_arena *arena)
{
    return RESULTS(events, arena, {"pa1", "proven", "727", "2020-11-26", .event = "A"},
                   {"sa1", "sanctioned", "580", "2020-11-26", .event = "A"},
                   {"pa2", "proven", "872", "2020-12-19", .event = "A"},
                   {"sa2", "sanctioned", "635", "2020-12-19", .source = "r", .event = "A"},
                   {"pb", "proven", "183", "2024-02-06", .event = "B"},
                   {"sb", "sanctioned", "97", "2024-02-06", .event = "B"},
                   {"x", "share-by-position", "23.3", "2024-02-06",
                    .category = "Jabatan Fungsional", .base = "pb", .event = "B"});
}

static const nt_results *empty(nt_arena *arena)
{
    return build_results(arena, events, 2, NULL, 0);
}

static bool truth(const nt_results *results, const char *name)
{
    bool known;
    bool value = nt_results_truth(results, name, &known);
    if (!known) {
        fail_msg("%s is not known", name);
    }
    return value;
}

static const char *text(const nt_results *results, const char *name)
{
    const nt_text *found = nt_results_text(results, name);
    if (!found) {
        fail_msg("%s is not known", name);
    }
    return found->in[NT_LANG_ID];
}

TEST(releases_go_by_name)
{
    const nt_results *r = full(*state);
    assert_string_equal(nt_published_release(r, "a.latest")->id, "a.2020-12-19");
    assert_string_equal(nt_published_release(r, "a.first")->id, "a.2020-11-26");
    assert_string_equal(nt_published_release(r, "b.compared")->id, "b.2024-02-06");
    assert_string_equal(nt_published_release(r, "b.compared.earlier")->id, "a.2020-11-26");
    assert_string_equal(nt_published_release(r, "b.compared.later")->id, "a.2020-12-19");
    assert_string_equal(nt_published_release(r, "a.2020-11-26")->id, "a.2020-11-26");
    assert_null(nt_published_release(r, "c.latest"));
}

TEST(rows_go_by_name)
{
    const nt_results *r = full(*state);
    assert_ptr_equal(nt_ledger_find(r->ledger, "b.compared.earlier.proven"),
                     nt_ledger_find(r->ledger, "pa1"));
    assert_true(nt_ledger_find(r->ledger, "b.latest.unsanctioned")->value == 86);
    assert_true(nt_ledger_find(r->ledger, "b.latest.age")->value == -8);
    assert_true(nt_ledger_find(r->ledger, "b.compared.earlier-age-gap")->value == 5);
    assert_true(isnan(nt_ledger_find(r->ledger, "b.latest.reported")->value));
    assert_true(nt_ledger_find(r->ledger, "position.b.latest.1")->value == 23.3);
    assert_true(nt_ledger_find(r->ledger, "position.b.latest.jabatan-fungsional")->value == 23.3);
    assert_true(nt_ledger_find(r->ledger, "figures.count")->value == 7);
    assert_true(nt_ledger_find(r->ledger, "sources.count")->value == 2);
    assert_true(nt_ledger_find(r->ledger, "sources.undated.count")->value == 2);
    assert_true(nt_ledger_find(r->ledger, "a.releases.count")->value == 2);
    assert_int_equal(nt_ledger_find(r->ledger, "edition")->as_of, nt_date_from_civil(2024, 2, 6));
    assert_int_equal(nt_ledger_find(r->ledger, "b.polling-day")->as_of,
                     nt_date_from_civil(2024, 2, 14));
}

TEST(truths_answer)
{
    const nt_results *r = full(*state);
    assert_true(truth(r, "b.compared.verdict.lower"));
    assert_false(truth(r, "b.compared.verdict.higher"));
    assert_true(truth(r, "b.latest.before-vote"));
    assert_false(truth(r, "a.latest.before-vote"));
    assert_true(truth(r, "a.latest.reason.no-later"));
    assert_true(truth(r, "naive.lower"));
    assert_true(truth(r, "naive.known"));
    assert_false(truth(r, "exposures.differ"));
    assert_false(truth(r, "edition.given"));
    assert_true(truth(r, "b.latest.sanction-ratio.known"));
    assert_false(truth(r, "b.latest.reported.known"));
    assert_true(truth(r, "b.polling-day.known"));
    assert_true(truth(r, "votes.compared"));
    assert_false(truth(r, "position.a.b.known"));
    assert_false(truth(r, "position.a.b.bases-differ"));
    bool known;
    assert_false(nt_results_truth(r, "b.compared.verdict.lowest", &known) || known);
    assert_false(nt_results_truth(r, "nothing.known", &known) || known);
    assert_false(nt_results_truth(r, ".known", &known) || known);
}

TEST(texts_answer)
{
    const nt_results *r = full(*state);
    assert_string_equal(text(r, "b.name"), "B");
    assert_string_equal(text(r, "b.compared.verdict"), "lebih rendah");
    assert_string_equal(text(r, "b.compared.reason"), "");
    assert_string_equal(text(r, "a.latest.source"), "r");
    assert_string_equal(text(r, "position.b.latest.1.name"), "Jabatan Fungsional");
    assert_string_equal(text(r, "position.b.latest.2.name"), "tidak diketahui");
    assert_string_equal(text(r, "position.b.latest.base"), "terbukti");
    assert_null(nt_results_text(r, "c.name"));
}

/* What the full data can be asked, data without a figure can be asked too. */
TEST(no_name_is_lost_in_an_empty_edition)
{
    const nt_results *r = full(*state), *none = empty(*state);
    size_t count;
    const char *const *names = nt_results_names(none, NT_INDEX_TRUTH, &count);
    assert_true(count > 100);
    for (size_t i = 0; i < count; i++) {
        truth(r, names[i]);
    }
    names = nt_results_names(none, NT_INDEX_TEXT, &count);
    for (size_t i = 0; i < count; i++) {
        /* What stages and votes are called is known without a figure. */
        bool called = strstr(names[i], "measure.") || strncmp(names[i], "event.", 6) == 0;
        assert_true(called || strcmp(text(none, names[i]), "tidak diketahui") == 0);
        text(r, names[i]);
    }
    names = nt_results_names(none, NT_INDEX_RELEASE, &count);
    assert_true(count >= 14);
    for (size_t i = 0; i < count; i++) {
        assert_null(nt_published_release(none, names[i]));
        const nt_ledger_row *row =
            nt_ledger_find(none->ledger, nt_arena_printf(*state, "%s.sanction-ratio", names[i]));
        assert_non_null(row);
        assert_true(isnan(row->value));
    }
    assert_true(isnan(nt_ledger_find(none->ledger, "position.a.latest.1")->value));
    assert_true(nt_ledger_find(none->ledger, "findings.count")->value == 0);
    assert_false(truth(none, "findings.any"));
}

static const given_event three[] = {
    {"A", "a-a", "2020-12-09"}, {"B", "b-b", "2024-02-14"}, {"C", "c-c", "2024-11-27"}};

static const nt_results *three_votes(nt_arena *arena)
{
    return RESULTS(three, arena, {"pa", "proven", "400", "2020-12-19", .event = "A"},
                   {"sa", "sanctioned", "100", "2020-12-19", .event = "A"},
                   {"pb", "proven", "200", "2024-02-24", .event = "B"},
                   {"sb", "sanctioned", "90", "2024-02-24", .event = "B"},
                   {"rb", "reported", "500", "2024-03-01", .event = "B"},
                   {"ra", "reported", "800", "2020-12-20", .event = "A"},
                   {"rc", "reported", "90", "2024-12-07", .event = "C"},
                   {"pc", "proven", "60", "2024-12-07", .event = "C"});
}

/* The same names serve every vote: those of the two compared are the same things. */
TEST(every_vote_has_the_names)
{
    const nt_results *r = three_votes(*state);
    assert_string_equal(r->figures->a->id, "A");
    assert_string_equal(r->figures->b->id, "B");
    assert_ptr_equal(nt_published_release(r, "event.b-b.compared"),
                     nt_published_release(r, "b.compared"));
    assert_ptr_equal(nt_published_release(r, "event.b-b.vs.a-a.compared.earlier"),
                     nt_published_release(r, "b.compared.earlier"));
    assert_ptr_equal(nt_results_row(r, "pair.a-a.b-b.naive.difference"),
                     nt_ledger_find(r->ledger, "naive.difference"));
    assert_string_equal(nt_published_release(r, "event.c-c.latest")->id, "c-c.2024-12-07");
    assert_true(nt_results_row(r, "event.c-c.latest.reported")->value == 90);
    assert_string_equal(text(r, "event.c-c.name"), "C");
    assert_true(truth(r, "event.c-c.known"));
    assert_false(truth(r, "event.d-d.known"));
    assert_true(truth(r, "votes.many"));
    assert_false(truth(r, "votes.compared")); /* C has no ratio in common with another */
    assert_null(nt_published_release(r, "event.c-c.vs.a-a.compared.earlier"));
    assert_true(isnan(nt_results_row(r, "event.c-c.vs.a-a.compared.ratio")->value));
    assert_true(truth(r, "event.c-c.measure.proof"));
    assert_true(truth(r, "measure.sanction"));
    assert_string_equal(text(r, "measure.whole"), "terbukti");
}

/* The latest of what is asked for, whatever else that release lacks. */
TEST(latest_is_the_latest_of_what_is_asked_for)
{
    const nt_results *r = three_votes(*state);
    assert_ptr_equal(nt_results_row(r, "b.latest.reported"), nt_ledger_find(r->ledger, "rb"));
    assert_ptr_equal(nt_results_row(r, "b.latest.proven"), nt_ledger_find(r->ledger, "pb"));
    assert_ptr_equal(nt_results_row(r, "b.latest.whole"), nt_ledger_find(r->ledger, "pb"));
    assert_true(nt_results_row(r, "b.latest.ratio")->part == 90);
    assert_true(nt_results_row(r, "b.latest.age")->value == 10);
    assert_true(nt_results_row(r, "event.c-c.latest.proof-ratio")->part == 60);
    assert_true(isnan(nt_results_row(r, "event.c-c.latest.sanctioned")->value));
}

TEST(names_are_sorted)
{
    size_t count;
    const char *const *names = nt_results_names(full(*state), NT_INDEX_BREAKDOWN, &count);
    assert_true(count > 8);
    for (size_t i = 1; i < count; i++) {
        assert_true(strcmp(names[i - 1], names[i]) < 0);
    }
    nt_results by_hand = {0};
    nt_results_names(&by_hand, NT_INDEX_PAIR, &count);
    assert_int_equal(count, 0);
    assert_null(nt_published_release(&by_hand, "a.latest"));
}

/* An id is never hidden by a name that is put later. */
TEST(the_first_put_wins)
{
    static const int id = 1, name = 2;
    nt_index *index = nt_index_open(*state);
    nt_index_put(index, NT_INDEX_RELEASE, "x", &id);
    nt_index_put(index, NT_INDEX_RELEASE, "a", &name);
    nt_index_put(index, NT_INDEX_RELEASE, "x", &name);
    nt_index_seal(index);
    assert_ptr_equal(nt_index_find(index, NT_INDEX_RELEASE, "x")->thing, &id);
    assert_null(nt_index_find(index, NT_INDEX_PAIR, "x"));
    size_t count;
    nt_index_names(index, NT_INDEX_RELEASE, &count);
    assert_int_equal(count, 2);
}

TEST(a_time_is_said_once)
{
    static const struct {
        const char *start, *end, *label;
    } times[] = {{"2024-01-03", "2024-01-03", "pelanggaran, 2024-01-03"},
                 {"2024-01-03", "2024-01-04", "pelanggaran, 2024-01-03–2024-01-04"},
                 {"2024-01-01", "2024-12-31", "pelanggaran, 2024"}};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        const nt_results *r = RESULTS(events, *state,
                                      {"v", "violations", "3", "2025-01-01", .event = "-",
                                       .start = times[i].start, .end = times[i].end});
        assert_string_equal(nt_ledger_find(r->ledger, "v")->label.in[NT_LANG_ID], times[i].label);
    }
}

TESTS(open_arena, close_arena)
