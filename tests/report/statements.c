/* What a statement says in a template: over two votes, and in each wording over all data. */
#include "statements.h"

#include <string.h>

#include "assemble.h"
#include "by_hand.h"
#include "packages.h"
#include "register/results.h"
#include "report/said.h"

typedef struct {
    nt_arena *arena;
    const nt_results *figures, *before_vote, *alone, *cases;
} editions;

static const nt_results *of_figures(nt_arena *arena, nt_date day)
{
    const nt_published *published = published_in(arena, TWO_VOTES, day);
    const nt_results *results;
    nt_error err;
    assert_false(nt_published_results(arena, published, NULL, &results, &err));
    return results;
}

static const nt_results *of_cases(nt_arena *arena)
{
    const nt_results *results;
    nt_error err;
    nt_register_request request = {.as_of = nt_date_from_civil(2024, 3, 31), .threshold = 3};
    request.period = nt_period_of(NT_PERIOD_QUARTER, request.as_of);
    const nt_register *reg = register_in(arena, OF_REGISTER, request.as_of);
    const nt_cube *cube = nt_cube_count(arena, reg, request.as_of, 0, reg->case_count);
    assert_false(nt_register_results(arena, reg, cube, &request, &results, &err));
    return results;
}

static int open_editions(void **state)
{
    nt_arena *arena = nt_arena_open();
    editions *e = nt_new(arena, editions);
    *e = (editions){.arena = arena,
                    .figures = of_figures(arena, nt_date_from_civil(2024, 3, 25)),
                    .before_vote = of_figures(arena, nt_date_from_civil(2024, 2, 6)),
                    .alone = of_figures(arena, nt_date_from_civil(2021, 1, 1)),
                    .cases = of_cases(arena)};
    *state = e;
    return 0;
}

static int close_editions(void **state)
{
    nt_arena_close(((editions *)*state)->arena);
    return 0;
}

/* As a template of nothing but a title asks for it. */
static nt_status say(editions *e, const nt_results *results, nt_lang lang, const char *name,
                     nt_said *out, nt_error *err)
{
    nt_settings tpl = {.about = {.lang = lang}, .parameter_names = nt_map_open(e->arena)};
    return nt_report_statement(e->arena, &tpl.about, results, name, out, err);
}

TEST(test_one_verdict_in_every_form)
{
    editions *e = *state;
    const struct {
        const nt_results *results;
        const char *name, *says;
    } cases[] = {
        {e->figures, "headline b.compared.ratio",
         "In Pemilu 2024, three in four of those proven had been sanctioned"},
        {e->figures, "headline b.compared",
         "At like age, the shares sanctioned in Pemilu 2024 and Pilkada 2020 cannot be told apart"},
        {e->figures, "short b.compared",
         "not distinguishable from that of Pilkada 2020 at like age"},
        {e->before_vote, "headline b.compared",
         "At like age, the share sanctioned in Pemilu 2024 is lower than in Pilkada 2020"},
        {e->before_vote, "short b.compared", "lower than that of Pilkada 2020 at like age"},
        {e->before_vote, "short event.pemilu-2024.vs.pilkada-2020.compared",
         "lower than that of Pilkada 2020 at like age"},
        {e->before_vote, "short b.compared.age", "8 days before the vote"},
        {e->alone, "headline b.compared", ""},
        {e->cases, "short period.open", "more than in the quarter before"},
        {e->cases, "statement targets.open.met",
         "The target of 350\u00A0cases was not met: 430\u00A0cases "
         "(95 per cent interval 390–473)."},
        {e->cases, "short targets.share-decided-by-90.met",
         "not met: 85.8\u00A0per cent, target 90\u00A0per cent"},
        {e->alone, "headline naive", "Latest release beside latest release"},
        {e->figures, "headline area.b",
         "Of the areas named in Pemilu 2024, Sulawesi Selatan has the most: 45\u00A0violations"},
        {e->figures, "statement area.b",
         "In Pemilu 2024, 45\u00A0violations were recorded in Sulawesi Selatan. Up to which day is "
         "not said. In all, 11\u00A0areas are named; the others are unknown, not zero."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_said said;
        nt_error err;
        assert_false(say(e, cases[i].results, NT_LANG_EN, cases[i].name, &said, &err));
        assert_string_equal(said.value, cases[i].says);
        assert_int_equal(said.holds, *cases[i].says != '\0');
    }
}

/* The other side of a pair is said of itself, not of the first. */
TEST(test_sides_are_not_mistaken)
{
    editions *e = *state;
    nt_said said;
    nt_error err;
    assert_false(say(e, e->figures, NT_LANG_EN, "statement a.compared.ratio", &said, &err));
    assert_non_null(strstr(said.value, "In Pilkada Serentak 2020, 72.8"));
    assert_non_null(strstr(said.label, "pilkada-2020.2020-12-19.sanction-ratio"));
}

TEST(test_ids_of_its_numbers)
{
    editions *e = *state;
    nt_said said;
    nt_error err;
    assert_false(say(e, e->before_vote, NT_LANG_ID, "statement b.compared", &said, &err));
    assert_string_equal(said.label, "pemilu-2024.2024-02-06.vs.pilkada-2020.2020-11-26.difference, "
                                    "pemilu-2024.2024-02-06.vs.pilkada-2020.2020-12-19.difference");
    assert_null(strstr(said.value, "**"));
}

TEST(test_an_unknown_one_shows_the_nearest)
{
    editions *e = *state;
    nt_said said;
    nt_error err = {0};
    assert_int_equal(say(e, e->figures, NT_LANG_EN, "headline b.comparde", &said, &err),
                     NT_INVALID);
    assert_non_null(strstr(err.message[NT_LANG_EN], "headline b.compared"));
}

static nt_ledger_statement spoken(editions *e, const nt_results *results, nt_lang lang,
                                  const char *name)
{
    nt_settings tpl = {.about = {.lang = lang}, .parameter_names = nt_map_open(e->arena)};
    nt_error err;
    nt_ledger_statement out = {.name = NULL};
    nt_assembly aside = nt_report_assembly(e->arena, &tpl, results, NULL, &err);
    if (nt_report_speak(&aside, name, &out)) {
        fail_msg("%s: %s", name, err.message[NT_LANG_EN]);
    }
    return out;
}

/* Of that many findings among as many figures. */
static const nt_results *of_findings(editions *e, double count)
{
    static const char *const names[] = {"findings.count", "figures.count",
                                        "figures.doubtful.count"};
    nt_results *results = nt_new(e->arena, nt_results);
    nt_index *index = nt_index_open(e->arena);
    results->ledger = nt_ledger_open(e->arena);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        nt_ledger_row row = nt_ledger_blank(names[i], nt_text_alike("x"));
        row.value = count;
        row.unit = "figures";
        nt_ledger_add(results->ledger, &row);
    }
    nt_index_put_truth(index, "findings.any", true);
    nt_index_seal(index);
    results->index = index;
    return results;
}

/* The latest list of each vote is of another procedure than the two that a chart draws. */
TEST(test_a_headline_speaks_of_the_pair_drawn)
{
    static const char *const lists[][2] = {{"position.a.latest", "x"},
                                           {"position.b.latest", "z"},
                                           {"position.a.b.from", "drawn"},
                                           {"position.a.b.to", "drawn"}};
    editions *e = *state;
    nt_results *results = (nt_results *)of_findings(e, 1);
    nt_index *index = nt_index_open(e->arena);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        nt_breakdown *list = nt_new(e->arena, nt_breakdown);
        nt_category_share *shares = nt_new_array(e->arena, nt_category_share, 2);
        for (size_t k = 0; k < 2; k++) {
            nt_figure *figure = nt_new(e->arena, nt_figure);
            nt_ledger_row *row = nt_new(e->arena, nt_ledger_row);
            figure->category_label = nt_text_alike(k ? "y" : lists[i][1]);
            *row = nt_ledger_blank(lists[i][0], figure->category_label);
            row->value = k ? 1 : 2;
            shares[k] = (nt_category_share){.figure = figure, .row = row};
        }
        *list = (nt_breakdown){.id = lists[i][0], .shares = shares, .share_count = 2};
        nt_index_put(index, NT_INDEX_BREAKDOWN, lists[i][0], list);
    }
    nt_index_put_truth(index, "position.a.b.known", true);
    nt_index_seal(index);
    results->index = index;
    nt_said said;
    nt_error err;
    assert_false(say(e, results, NT_LANG_EN, "headline position.a.b", &said, &err));
    assert_string_equal(said.value, "Largest group named in both elections: “drawn”");
}

/* What two editions say alike where their numbers are not: names are part of it, with digits or
 * without; numbers, days and periods are not, nor whether a number is one. */
TEST(test_a_wording_is_what_is_said_of_any_number)
{
    editions *e = *state;
    const struct {
        const nt_results *results;
        nt_lang lang;
        const char *name, *wording;
    } cases[] = {
        {e->before_vote, NT_LANG_EN, "headline b.compared",
         "At like age, the share sanctioned in Pemilu 2024 is lower than in Pilkada 2020"},
        {e->before_vote, NT_LANG_EN, "short b.compared.age", "… days before the vote"},
        {e->cases, NT_LANG_ID, "headline period.flow",
         "… dilaporkan, … diputus, … dijatuhi sanksi dalam …"},
        {e->cases, NT_LANG_EN, "headline period.open-end",
         "… were open on …, … of them for more than a year"},
        {of_findings(e, 1), NT_LANG_EN, "statement findings",
         "… came to light when … were held against each other. A finding means that "
         "published figures do not fit each other. It does not say who is wrong. … are "
         "marked as in doubt and not used to compare."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_ledger_statement s = spoken(e, cases[i].results, cases[i].lang, cases[i].name);
        assert_string_equal(s.wording.in[cases[i].lang], cases[i].wording);
    }
    nt_ledger_statement one = spoken(e, of_findings(e, 1), NT_LANG_EN, "statement findings");
    nt_ledger_statement two = spoken(e, of_findings(e, 2), NT_LANG_EN, "statement findings");
    assert_non_null(strstr(one.text.in[NT_LANG_EN], "was held"));
    assert_non_null(strstr(two.text.in[NT_LANG_EN], "were held"));
    assert_string_equal(one.wording.in[NT_LANG_EN], two.wording.in[NT_LANG_EN]);
}

/* A body as it is handed to Markdown, its values put in. */
static const char *expand(editions *e, const nt_results *results, const char *body)
{
    nt_settings tpl = {.about = {.lang = NT_LANG_EN}, .parameter_names = nt_map_open(e->arena)};
    nt_error err;
    const nt_origin *origin = nt_report_origin_file(e->arena, "body.md", body, strlen(body));
    assert_false(nt_report_mustache_parse(e->arena, origin, &tpl.body, &err));
    nt_assembly a = nt_report_assembly(e->arena, &tpl, results, NULL, &err);
    nt_woven woven = nt_report_expand(&a, tpl.body);
    assert_false(a.status);
    return nt_report_slot_flatten(e->arena, &a.slots, woven.text, woven.length);
}

TEST(test_what_says_nothing_leaves_no_trace)
{
    editions *e = *state;
    static const char *const cases[][2] = {
        {"x\n{{statement naive.doubt}}\ny", "x\ny"},
        {"x\n\n{{statement naive.doubt}}", "x\n\n"},
        {"- {{statement naive.doubt}}\n- z", "- z"},
        {"- a\n- {{statement naive.doubt}}\n- z", "- a\n- z"},
        {"A {{statement naive.doubt}} B", "A B"},
        {"{{statement naive.doubt}} B", "B"},
        {"B. {{ statement   naive.doubt }}", "B."},
        {"{{#statement naive.doubt}}x{{/statement naive.doubt}}"
         "{{^statement naive.doubt}}y{{/statement  naive.doubt}}",
         "y"},
        {"{{^headline naive}}y{{/headline naive}}z", "z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(expand(e, e->alone, cases[i][0]), cases[i][1]);
    }
    assert_non_null(strstr(expand(e, e->before_vote, "{{statement b.compared}}"), "**lower**"));
}

/* Whether anything such editions have is called so. */
static bool is_known(const nt_names *names, const nt_scope *scope, const char *name)
{
    nt_value value;
    nt_list list;
    return nt_report_value(names, scope, name, &value) ||
           nt_report_truth(names, scope, name, &list) != NT_TRUTH_UNKNOWN;
}

static size_t check_words(const nt_names *names, const nt_spoken *chosen,
                          const nt_statement_case *wording, nt_say_form form)
{
    nt_spoken spoken = *chosen;
    nt_error err;
    const nt_mustache *words;
    spoken.wording = wording;
    spoken.form = form;
    const nt_origin *text = nt_report_spoken_words(names, &spoken, false, nt_nowhere);
    if (nt_report_mustache_parse(names->arena, text, &words, &err)) {
        fail_msg("%s: %s", err.message[NT_LANG_EN], text->text);
    }
    size_t at = 0;
    nt_place place;
    for (const char *name; (name = nt_report_mustache_name(words, &at, &place));) {
        if (!is_known(names, chosen->scope, name)) {
            fail_msg("of %s nothing is called %s: %s", chosen->subject.it, name, text->text);
        }
    }
    return at;
}

/* Every wording in every language is Mustache, and names only what such editions have, also where
 * this one would not choose it; each form is there in one language where it is in another. */
TEST(test_every_wording_names_what_there_is)
{
    editions *e = *state;
    const nt_results *all[] = {e->figures, e->cases};
    for (size_t r = 0; r < sizeof all / sizeof *all; r++) {
        const nt_map parameters = nt_map_open(e->arena);
        size_t seen = 0;
        for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
            const nt_names names = {e->arena, all[r], lang, NULL, 0, &parameters, "x"};
            nt_name_list subjects = nt_report_subjects(&names);
            for (size_t i = 0; i < subjects.count; i++) {
                nt_spoken spoken;
                nt_statement_found found;
                const char *name = nt_arena_printf(e->arena, "statement %s", subjects.items[i]);
                nt_report_spoken(&names, NULL, name, &spoken);
                assert_true(nt_statement_find(subjects.items[i], &found));
                for (const nt_statement_case *w = found.statement->wordings; w->when; w++) {
                    for (nt_say_form form = 0; form < NT_SAY_COUNT; form++) {
                        seen += w->words[form].in[lang] ? check_words(&names, &spoken, w, form) : 0;
                    }
                }
            }
        }
        assert_true(seen > 0);
    }
}

TESTS(open_editions, close_editions)
