/* What every rule has in common: the registry, order, numbering, doubt, and the sentences. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "rules/builder.h"
#include "text/number.h"

static nt_findings find(nt_arena *arena, const given *rows, size_t count)
{
    return nt_rules_run(arena, rules_publish(arena, rows, count));
}

#define FIND(arena, ...)                                                                           \
    find((arena), (const given[]){__VA_ARGS__},                                                    \
         sizeof((const given[]){__VA_ARGS__}) / sizeof(given))

TEST(registry_is_complete)
{
    static const char *const ids[] = {
        "share-differs",        "share-impossible",   "mean-of-shares",      "base-disputed",
        "shares-repeated",      "part-exceeds-whole", "parts-exceed-total",  "parts-not-total",
        "same-day-differs",     "counters-differ",    "running-total-falls", "parts-exceed-later",
        "total-leaps",          "period-nested",      "change-stated-wrong", "change-unlike",
        "before-the-vote",      "unit-mismatch",      "digits-transposed",   "number-recurs",
        "approximate-as-exact", "mean-as-count"};
    size_t count;
    const nt_rule *rules = nt_rules(&count);
    assert_int_equal(count, sizeof ids / sizeof *ids);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(rules[i].id, ids[i]);
        for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
            assert_true(strlen(rules[i].title.in[lang]) > 5);
            const char *explanation = rules[i].explanation.in[lang];
            assert_int_equal(explanation[strlen(explanation) - 1], '?');
        }
    }
}

TEST(nothing_published_nothing_found)
{
    NT_PASSING_ARENA(arena);
    nt_findings none = nt_rules_run(arena, rules_publish(arena, NULL, 0));
    assert_int_equal(none.count, 0);
}

/* A fall in each event, given out of order, and an early share that is off. */
static nt_findings some_findings(nt_arena *arena)
{
    return FIND(arena, {"b2", "proven", "90", "2024-03-01", .event = "b"},
                {"b1", "proven", "95", "2024-02-01", .event = "b"},
                {"a3", "proven", "70", "2020-11-01"}, {"a2", "proven", "80", "2020-10-15"},
                {"a1", "proven", "100", "2020-10-01"},
                {"x", "share-sanctioned", "60", "2024-03-01", .event = "b", .base = "b2"},
                {"y", "sanctioned", "45", "2024-03-01", .event = "b", .base = "b2"});
}

TEST(order_is_rule_event_day_place)
{
    NT_PASSING_ARENA(arena);
    nt_findings findings = some_findings(arena);
    assert_string_equal(rules_list(arena, &findings), "share-differs: x* y b2\n"
                                                      "running-total-falls: a2* a1\n"
                                                      "running-total-falls: a3* a1\n"
                                                      "running-total-falls: b2* b1\n");
    for (size_t i = 0; i < findings.count; i++) {
        assert_int_equal(findings.items[i].number, i + 1);
    }
}

TEST(doubt_is_the_first_finding)
{
    NT_PASSING_ARENA(arena);
    nt_findings findings = some_findings(arena);
    const nt_figure *figures = findings.published->figures;
    assert_ptr_equal(nt_findings_doubt(&findings, &figures[0]), &findings.items[3]);
    assert_null(nt_findings_doubt(&findings, &figures[1]));
    assert_ptr_equal(nt_findings_doubt(&findings, &figures[5]), &findings.items[0]);
    nt_figure stranger = figures[0]; /* of other data */
    assert_null(nt_findings_doubt(&findings, &stranger));
}

static void assert_sentence(const nt_finding *finding, const char *indonesian, const char *english)
{
    NT_PASSING_ARENA(arena);
    assert_string_equal(nt_text_phrase(arena, NT_LANG_ID, &finding->sentence), indonesian);
    assert_string_equal(nt_text_phrase(arena, NT_LANG_EN, &finding->sentence), english);
}

#define NBSP "\xC2\xA0"

TEST(sentence_names_values_days_and_sources)
{
    NT_PASSING_ARENA(arena);
    nt_findings findings =
        FIND(arena, {"p", "reported", "1305", "2020-10-01", .source = "Harian {1}"},
             {"q", "reported", "1000", "2020-11-01", .source = "", .qualifier = NT_APPROXIMATE});
    assert_int_equal(findings.count, 1);
    assert_sentence(&findings.items[0],
                    "Jumlah “dilaporkan” pada Pilkada A turun dari 1.305" NBSP
                    "orang (Harian {1}, 1 Oktober 2020) menjadi sekitar 1.000" NBSP
                    "orang (sumber tanpa nama, 1 November 2020), padahal jumlah kumulatif tidak "
                    "dapat berkurang.",
                    "The number “reported” in Pilkada A falls from 1,305" NBSP
                    "persons (Harian {1}, 1 October 2020) to about 1,000" NBSP
                    "persons (an unnamed source, 1 November 2020), although a cumulative count "
                    "cannot decrease.");
}

/* 60 + 30 of 80, and the 10 that would have to go. */
TEST(sentence_names_the_part_too_many)
{
    NT_PASSING_ARENA(arena);
    const char *day = "2020-11-01";
#define STATUS(word, number)                                                                       \
    {word, "status", number, day, .category = word, .unit = "reports", .base = "w"}
    nt_findings findings =
        FIND(arena, {"w", "reported", "90", day, .unit = "reports"}, STATUS("selesai", "60"),
             STATUS("diproses", "30"), STATUS("ditolak", "10"));
    assert_int_equal(findings.count, 1);
    assert_sentence(&findings.items[0],
                    "Bagian-bagian yang dirinci dari 90" NBSP
                    "laporan pada Pilkada A (s, 1 November 2020), yaitu 60, 30, dan 10" NBSP
                    "laporan, berjumlah 100, lebih besar daripada keseluruhannya; tanpa 10" NBSP
                    "laporan (ditolak) jumlahnya tepat 90.",
                    "The parts given of 90" NBSP
                    "reports in Pilkada A (s, 1 November 2020), which are 60, 30 and 10" NBSP
                    "reports, add up to 100, more than the whole; without 10" NBSP
                    "reports (ditolak) they make exactly 90.");
}

TEST(sentence_reckons_a_change_anew)
{
    NT_PASSING_ARENA(arena);
    nt_findings findings = FIND(arena, {"p", "reported", "250", "2020-11-01",
                                        .quote = "naik 50 persen dari 200 menjadi 250"});
    assert_int_equal(findings.count, 1);
    assert_sentence(&findings.items[0],
                    "Jumlah “dilaporkan” pada Pilkada A ditulis 250" NBSP
                    "orang (s, 1 November 2020) dengan kata-kata “naik 50 persen”, padahal dari "
                    "200 menjadi 250 adalah kenaikan 25,0" NBSP "persen.",
                    "The number “reported” in Pilkada A is given as 250" NBSP
                    "persons (s, 1 November 2020) with the words “naik 50 persen”, but from 200 to "
                    "250 is a rise of 25.0" NBSP "per cent.");
}

TEST(long_numbers_do_not_reach_a_sentence)
{
    NT_PASSING_ARENA(arena);
    nt_findings findings =
        FIND(arena, {"p", "reported", "10", "2020-10-01", .area = "Desa 123456789012345678"},
             {"q", "reported", "9", "2020-11-01", .area = "Desa 123456789012345678"});
    assert_int_equal(findings.count, 1);
    const char *text = nt_text_phrase(arena, NT_LANG_ID, &findings.items[0].sentence);
    assert_non_null(strstr(text, "Desa …"));
    assert_null(strstr(text, "1234567890"));
}

TEST(long_lists_are_cut)
{
    NT_PASSING_ARENA(arena);
    given rows[7];
    char values[7][8];
    for (int i = 0; i < 7; i++) {
        snprintf(values[i], sizeof values[i], "%d", 900 + i);
        rows[i] = (given){"p", "reported", values[i], "2020-11-17"};
    }
    nt_findings findings = find(arena, rows, 7);
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].figure_count, 7);
    const char *text = nt_text_phrase(arena, NT_LANG_ID, &findings.items[0].sentence);
    assert_non_null(strstr(text, "903" NBSP "orang (s), dan 3 lainnya."));
}

TESTS(NULL, NULL)
