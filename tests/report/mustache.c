#include "mustache.h"

#include <string.h>

#include "by_hand.h"

static void expands(by_hand *b, const char *body, const char *paragraph)
{
    const char *expected = nt_arena_printf(b->arena, "paragraph: %s\n", paragraph);
    assert_string_equal(by_hand_expand(b, body), expected);
}

TEST(test_a_number_in_its_form)
{
    by_hand *b = *state;
    expands(b, "Ada {{ratio}}.", "Ada <72,8 persen|ratio>.");
    expands(b, "Ada {{ latest }}.", "Ada <72,8 persen|ratio>.");
    expands(b, "{{voters}}", "<sekitar 100,3 juta orang|voters>");
    expands(b, "{{above}}", "<lebih dari 400 orang|above>");
    expands(b, "{{below}}", "<kurang dari 400 orang|below>");
    expands(b, "{{edition}}", "25 April 2024");
}

TEST(test_properties)
{
    by_hand *b = *state;
    const struct {
        const char *name, *printed;
    } cases[] = {
        {"ratio.value", "<72,8|ratio>"},
        {"ratio.lower", "<69,8|ratio>"},
        {"ratio.upper", "<75,7|ratio>"},
        {"ratio.interval", "<69,8–75,7|ratio>"},
        {"ratio.part", "<635|ratio>"},
        {"ratio.whole", "<872|ratio>"},
        {"ratio.as_of", "19 Desember 2020"},
        {"ratio.age", "<H+10|ratio>"},
        {"ratio.label", "sebuah angka"},
        {"ratio.unit", "persen"},
        {"ratio.sources", "1, 2"},
        {"ratio.publishers", "Harian Contoh dan Judul kedua"},
        {"few.words", "<tiga|few>"},
        {"few.opening", "<Sebanyak 3 orang|few>"},
        {"alone.opening", "<Satu orang|alone>"},
        {"hundredth.opening", "<Sebanyak 1 persen|hundredth>"},
        {"voters.opening", "<Sekitar 100,3 juta orang|voters>"},
        {"change.signed", "<−11,0|change>"},
        {"gain.signed", "<+2,2|gain>"},
        {"change.magnitude", "<11,0|change>"},
        {"change.interval", "<−17,0 sampai −5,6|change>"},
        {"r1.age.age", "<H+10|r1.age>"},
        {"level", "<0,0 poin persentase|level>"},
        {"level.signed", "<0,0|level>"},
        {"at-once", "<0 hari|at-once>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expands(b, nt_arena_printf(b->arena, "{{%s}}", cases[i].name), cases[i].printed);
    }
}

TEST(test_what_opens_a_sentence_in_english)
{
    by_hand *b = *state;
    by_hand_body(b, "{{alone.opening}}, {{few.opening}}.");
    const char *dump = by_hand_dump(b, "en");
    assert_non_null(strstr(dump, "paragraph: <One person|alone>, <In all, 3 persons|few>.\n"));
}

TEST(test_sections_ask_truths)
{
    by_hand *b = *state;
    expands(b, "x{{#ratio}}ada{{/ratio}}{{^ratio}}tidak{{/ratio}}", "xada");
    expands(b, "x{{#gone}}ada{{/gone}}{{^gone}}tidak{{/gone}}", "xtidak");
    expands(b, "x{{#change.below}}turun{{/change.below}}{{#change.above}}naik{{/change.above}}",
            "xturun");
    expands(b, "x{{#gain.above}}naik{{/gain.above}}{{#gain.below}}turun{{/gain.below}}", "x");
    expands(b,
            "x{{#faulty.doubtful}}ragu{{/faulty.doubtful}}{{#ratio.doubtful}}!{{/ratio.doubtful}}",
            "xragu");
    expands(b, "x{{#voters.approximate}}kira{{/voters.approximate}}", "xkira");
    expands(b, "x{{#ratio.bounded}}ya{{/ratio.bounded}}{{#few.bounded}}!{{/few.bounded}}", "xya");
    expands(b, "x{{#few.dated}}!{{/few.dated}}{{#ratio.dated}}ya{{/ratio.dated}}", "xya");
    expands(b, "x{{#lang.id}}id{{/lang.id}}{{#lang.en}}en{{/lang.en}}", "xid");
    expands(b, "x{{#source.s1}}ada{{/source.s1}}{{#source.s9}}!{{/source.s9}}", "xada");
    expands(b, "x{{#latest=ratio}}sama{{/latest=ratio}}{{#ratio=few}}!{{/ratio=few}}", "xsama");
    expands(b, "x{{#ratio}}{{^gone}}dalam{{/gone}}{{/ratio}}", "xdalam");
}

/* A count that is zero is known, but no section that needs some holds for it. */
TEST(test_sections_ask_for_some)
{
    by_hand *b = *state;
    expands(b, "x{{#none}}!{{/none}}{{^none}}nihil{{/none}}{{#none.value}}!{{/none.value}}",
            "xnihil");
    expands(b, "x{{#none.known}}{{none}} terbuka{{/none.known}}", "x<0 orang|none> terbuka");
    expands(b, "x{{#none.known}}{{#few}}{{none.value}} dari {{few.value}}{{/few}}{{/none.known}}",
            "x<0|none> dari <3|few>");
    expands(b, "x{{#level}}{{level}}{{/level}}{{#at-once}}, {{at-once}}{{/at-once}}",
            "x<0,0 poin persentase|level>, <0 hari|at-once>");
    expands(b, "x{{#hidden}}!{{/hidden}}{{#hidden.known}}!{{/hidden.known}}", "x");
    expands(b, "x{{#hidden.suppressed}}{{hidden}}{{/hidden.suppressed}}", "xtidak ditampilkan");
    expands(b, "x{{#gone.known}}!{{/gone.known}}{{#gone.suppressed}}!{{/gone.suppressed}}", "x");
}

/* A share near a simple fraction has words; another has none, nor has what is no share. */
TEST(test_fractions)
{
    by_hand *b = *state;
    expands(b, "x{{faulty.fraction}}", "x<satu dari empat|faulty>");
    expands(b, "x{{#ratio.fraction}}!{{/ratio.fraction}}{{#few.fraction}}!{{/few.fraction}}", "x");
}

/* Texts and properties are asked as numbers are. */
TEST(test_sections_ask_texts)
{
    by_hand *b = *state;
    expands(b, "x{{#few.part}}!{{/few.part}}{{#ratio.part}}a{{/ratio.part}}", "xa");
    expands(b, "x{{#few.as_of}}!{{/few.as_of}}{{#ratio.interval.known}}a{{/ratio.interval.known}}",
            "xa");
    expands(b, "x{{#gone=gone}}!{{/gone=gone}}{{#gone=hidden}}!{{/gone=hidden}}", "x");
    expands(b,
            "x{{#source.s2.publisher}}!{{/source.s2.publisher}}{{#source.s9.title}}!{{/"
            "source.s9.title}}"
            "{{#source.s2.title}}{{source.s2.title}}{{/source.s2.title}}",
            "xJudul kedua");
    expands(b, "{{#sources}}{{number}}{{#publisher}} {{publisher}}{{/publisher}};{{/sources}}",
            "1 Harian Contoh;2;");
    expands(b,
            "{{#releases}}{{#proven}}!{{/proven}}{{^proven.known}}{{age}} "
            "{{/proven.known}}{{/releases}}",
            "H+10 H−8");
}

TEST(test_a_false_section_is_not_looked_up)
{
    expands(*state, "x{{#gone}}{{no.such.name}}{{/gone}}", "x");
}

TEST(test_lists_repeat)
{
    by_hand *b = *state;
    expands(b, "{{#sources}}{{number}}: {{title}}; {{/sources}}",
            "1: Judul *pertama*; 2: Judul kedua;");
    expands(b, "{{#sources}}{{^published_on}}{{id}}{{/published_on}}{{/sources}}", "s2");
    expands(b, "{{#findings}}{{number}} {{sentence}}{{/findings}}", "1 Dari 180 menjadi 94.");
    expands(b, "{{#releases}}{{event}} {{age}} {{sanction-ratio.part}} {{/releases}}",
            "Pilkada Contoh H+10 <635|ratio> Pemilu Contoh H−8 <94|faulty>");
    expands(b, "{{#b.releases}}{{#doubtful}}{{doubt.number}}{{/doubtful}}{{/b.releases}}", "1");
    expands(b, "x{{^comparisons}}tidak ada{{/comparisons}}{{#comparisons}}!{{/comparisons}}",
            "xtidak ada");
    expands(b, "{{source.s1.title}}", "Judul *pertama*");
}

/* Nothing is of the second vote where an edition has one: least of all what is of the first. */
TEST(test_lists_of_a_vote_that_is_not_there)
{
    by_hand *b = *state;
    nt_figures_report figures = *nt_published_report(b->results);
    nt_results results = *b->results;
    const nt_results *before = b->results;
    figures.b = NULL;
    results.figures = &figures;
    b->results = &results;
    expands(b, "x{{#b.releases}}!{{/b.releases}}{{^b.releases}}y{{/b.releases}}", "xy");
    expands(b, "x{{#a.releases}}!{{/a.releases}}", "x!");
    b->results = before;
}

TEST(test_a_tag_alone_on_its_line_leaves_no_trace)
{
    by_hand *b = *state;
    assert_string_equal(
        by_hand_expand(b, "- satu\n{{#ratio}}\n- dua\n{{/ratio}}\n  {{! kata }}\n- tiga\n"),
        "list\n  group\n    paragraph: satu\n  group\n    paragraph: dua\n"
        "  group\n    paragraph: tiga\n");
    expands(b, "a {{! b\nc }} d", "a  d");
}

TEST(test_partials)
{
    by_hand *b = *state;
    by_hand_json(b,
                 "{'title': 'T', 'texts': {'satu': 'angka {{>dua}}', 'dua': {'id': '{{few.value}}',"
                 " 'en': 'x'}}}");
    by_hand_write(b, "berkas.md", "dari berkas {{>dua}}\n");
    by_hand_write(b, "body.md", "Ada {{>satu}}, {{>berkas}}");
    assert_non_null(
        strstr(by_hand_dump(b, NULL), "paragraph: Ada angka <3|few>, dari berkas <3|few>\n"));
}

/* What a value holds is never Markdown, whatever it holds. */
TEST(test_values_cannot_become_markdown)
{
    by_hand *b = *state;
    static const char *const nasty[] = {"*a*",     "_a_", "[a](b)",  "1. a",  "- a",
                                        "# a",     "`a`", "<b>",     "&amp;", "a|b",
                                        "![a](b)", "\\*", "{{few}}", "[^1]",  "```"};
    for (size_t i = 0; i < sizeof nasty / sizeof *nasty; i++) {
        by_hand_json(b,
                     nt_arena_printf(
                         b->arena,
                         "{'title': 'T', 'parameters': {'p': {'default': "
                         "'%s'}}}",
                         nt_arena_string(b->arena, strcmp(nasty[i], "\\*") ? nasty[i] : "\\\\*")));
        by_hand_write(b, "body.md", "{{p}}\n\n- **{{p}}**\n");
        const char *dump = by_hand_dump(b, NULL);
        const char *expected = nt_arena_printf(
            b->arena, "paragraph: %s\nlist\n  group\n    paragraph: *%s*\n", nasty[i], nasty[i]);
        assert_non_null(strstr(dump, expected));
    }
}

TESTS(by_hand_open, by_hand_close)
