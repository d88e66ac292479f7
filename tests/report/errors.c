/* Every error of a template, with the line and column of what its author wrote. */
#include <stdint.h>
#include <string.h>

#include "base/json.h"
#include "base/path.h"
#include "by_hand.h"

typedef struct {
    const char *body, *error; /* the error's beginning */
} fault;

static void assert_starts(const char *text, const char *start)
{
    if (strncmp(text, start, strlen(start)) != 0) {
        fail_msg("expected: %s\n     found: %s", start, text);
    }
}

static void assert_faults(by_hand *b, const fault *faults, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        by_hand_body(b, faults[i].body);
        assert_starts(by_hand_error(b), faults[i].error);
    }
}

#define ASSERT_FAULTS(state, faults) assert_faults(state, faults, sizeof faults / sizeof *faults)

TEST(test_mustache)
{
    static const fault faults[] = {
        {"satu\ndua {{ratoi}}", "body.md:2:5 nothing is called \"ratoi\"; did you mean \"ratio\"?"},
        {"é {{ratio.lowr}}", "body.md:1:3 nothing is called \"ratio.lowr\"; did you mean "
                             "\"ratio.lower\"?"},
        {"{{#ratio.belw}}x{{/ratio.belw}}", "body.md:1:1 nothing is called \"ratio.belw\"; did you "
                                            "mean \"ratio.below\"?"},
        {"dua {{headline b.comparde}}", "body.md:1:5 nothing is called \"headline b.comparde\""},
        {"{{statement }}", "body.md:1:1 "},
        {"{{#sorces}}x{{/sorces}}", "body.md:1:1 nothing is called \"sorces\"; did you mean "
                                    "\"sources\"?"},
        {"{{#ratio=fwe}}x{{/ratio=fwe}}", "body.md:1:1 nothing is called \"ratio=fwe\"; did you "
                                          "mean \"few\"?"},
        {"{{#sources}}\n{{nmber}}\n{{/sources}}",
         "body.md:2:1 nothing is called \"nmber\"; did you "
         "mean \"number\"?"},
        {"{{xyzzyplugh}}", "body.md:1:1 nothing is called \"xyzzyplugh\"; netra names TEMPLATE"},
        {"a\n{{#ratio}}\nb", "body.md:2:1 the section {{#ratio}} is not closed; {{/ratio}} must"},
        {"a {{/ratio}}", "body.md:1:3 {{/ratio}} closes a section that is not open"},
        {"{{#ratio}}\n{{^few}}\n{{/ratio}}{{/few}}",
         "body.md:3:1 {{/ratio}} closes the section {{^few}} of line 2; {{/few}} must come first"},
        {"a {{ratio", "body.md:1:3 \"{{\" is not closed"},
        {"a {{}}", "body.md:1:3 \"{{\" holds no name"},
        {"a {{{ratio}}}", "body.md:1:3 \"{{{ratio\" holds no name"},
        {"a {{two words}}", "body.md:1:3 \"{{two words\" holds no name"},
        {"a \xEE\x80\x80", "body.md:1:3 U+E000 and U+E001 are private"},
        {"a\n\xFF", "body.md:2:1 is not UTF-8 here"},
        {"a {{>tidak-ada}}", "body.md:1:3 there is no text \"tidak-ada\""},
        /* Also where no edition looks. */
        {"{{#gone}}{{#ratio}}{{/gone}}", "body.md:1:20 {{/gone}} closes the section {{#ratio}}"},
    };
    ASSERT_FAULTS(*state, faults);
}

/* No sentence with a hole, wherever it is printed. */
TEST(test_holes)
{
    static const fault faults[] = {
        {"a {{gone}} b",
         "body.md:1:3 {{gone}} is unknown in this edition; what says it must stand in "
         "{{#gone}}…{{/gone}}"},
        {"{{^gone}}{{gone.value}}{{/gone}}", "body.md:1:10 {{gone.value}} is unknown"},
        {"{{#few}}{{few.part}}{{/few}}", "body.md:1:9 {{few.part}} is unknown"},
        {"{{few.as_of}}", "body.md:1:1 {{few.as_of}} is unknown"},
        {"{{few.interval}}", "body.md:1:1 {{few.interval}} is unknown"},
        {"{{source.s2.publisher}}", "body.md:1:1 {{source.s2.publisher}} is unknown"},
        {"{{#sources}}\n{{publisher}}\n{{/sources}}", "body.md:2:1 {{publisher}} is unknown"},
        {"{{#releases}}\n{{proven}}\n{{/releases}}", "body.md:2:1 {{proven}} is unknown"},
        {"{{hidden}}", "body.md:1:1 {{hidden}} is not shown in this edition; what says it must"},
        {"{{#none.suppressed}}{{/none.suppressed}}{{none}} di antaranya",
         "body.md:1:41 {{none}} is zero in this edition; what needs some must stand in "
         "{{#none}}…{{/none}}, what may say zero in {{#none.known}}…{{/none.known}}"},
        {"{{none.words}}", "body.md:1:1 {{none.words}} is zero"},
        {"{{#none.known}}{{/none.known}}{{none}}", "body.md:1:31 {{none}} is zero"},
        {"{{#few.known}}{{none}}{{/few.known}}", "body.md:1:15 {{none}} is zero"},
        {"{{^none}}{{none}}{{/none}}", "body.md:1:10 {{none}} is zero"},
        {"# Bab {{gone}}\n", "body.md:1:7 {{gone}} is unknown"},
        {"```callout note\n{{gone}}\n```", "body.md:2:1 {{gone}} is unknown"},
    };
    by_hand *b = *state;
    ASSERT_FAULTS(b, faults);
    static const struct {
        const char *json, *error;
    } settings[] = {
        {"{'title': 'T {{gone}}'}", "report.json:1:14 {{gone}} is unknown"},
        {"{'title': ''}", "report.json:1:12 the title is empty in this edition"},
        {"{'title': ' \xC2\xA0\xE2\x80\x8B'}", "report.json:1:12 the title is empty"},
        {"{'title': '{{#gone}}T{{/gone}}'}", "report.json:1:12 the title is empty"},
        {"{'title': 'T',\n 'page': {'head_left': '{{none}}'}}",
         "report.json:2:25 {{none}} is zero"},
        {"{'title': 'T',\n 'tiles': [{'value': 'gone'}]}",
         "report.json:2:22 \"gone\" is unknown in this edition; the tile must have \"when\": "
         "\"gone.known\""},
        {"{'title': 'T',\n 'tiles': [{'value': 'hidden'}]}",
         "report.json:2:22 \"hidden\" is not shown in this edition"},
        {"{'title': 'T',\n 'tiles': [{'value': 'few', 'label': '{{gone}}'}]}",
         "report.json:2:39 {{gone}} is unknown"},
        {"{'title': 'T',\n 'tiles': [{'value': 'few', 'detail': 'dari {{hidden}}'}]}",
         "report.json:2:45 {{hidden}} is not shown"},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        by_hand_json(b, settings[i].json);
        by_hand_write(b, "body.md", "```tiles\n```\n");
        assert_starts(by_hand_error(b), settings[i].error);
    }
    by_hand_json(
        b, "{'title': 'T', 'tiles': [{'value': 'gone', 'when': 'gone.known'}, {'value': 'none'}]}");
    assert_non_null(strstr(by_hand_dump(b, NULL), "tile: <0 orang|none>"));
}

/* Tiles and title speak of what was named beforehand, and of nothing else. */
TEST(test_headlines)
{
    by_hand *b = *state;
    static const struct {
        const char *json, *error;
    } cases[] = {
        {"{'title': 'T',\n 'headlines': [{'label': 'x', 'numbers': ['ratio', 'fwe']}]}",
         "report.json:2:52 no number is called \"fwe\"; did you mean \"few\"?"},
        {"{'title': 'T', 'headlines': [{'label': 'x', 'numbers': ['ratio']}],\n"
         " 'tiles': [{'value': 'few'}]}",
         "report.json:2:22 \"few\" is no headline: tiles and title speak only of numbers in the"},
        {"{'title': 'T', 'headlines': [{'label': 'x', 'numbers': ['ratio']}],\n"
         " 'tiles': [{'value': 'ratios'}]}",
         "report.json:2:22 \"ratios\" is no headline: tiles and title speak only of numbers in the "
         "template's \"headlines\"; did you mean \"ratio\"?"},
        {"{'headlines': [{'label': 'x', 'numbers': ['ratio']}],\n 'title': 'T {{few}}'}",
         "report.json:2:14 \"few\" is no headline"},
        {"{'headlines': [{'label': 'x', 'numbers': ['ratio']}],\n"
         " 'title': 'T', 'subtitle': '{{#change.below}}less{{/change.below}}'}",
         "report.json:2:29 \"change.below\" is no headline"},
        {"{'title': 'T', 'headlines': [{'numbers': ['ratio']}]}",
         "report.json:1:30 \"label\" is missing here"},
        {"{'title': 'T', 'headlines': [{'label': 'x', 'numbers': []}]}",
         "report.json:1:56 the list here has 0; it must have at least 1"},
        {"{'title': 'T', 'headlines': [{'label': 'x', 'number': ['ratio']}]}",
         "report.json:1:45 \"number\" is not known here"},
        {"{'title': 'T', 'headlines': ['ratio']}", "report.json:1:30 a string cannot stand here"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        by_hand_json(b, cases[i].json);
        by_hand_write(b, "body.md", "x\n");
        assert_starts(by_hand_error(b), cases[i].error);
    }
    by_hand_json(
        b, "{'title': 'T {{ratio}}{{#ratio.below}}{{ratio.lower}}{{/ratio.below}} {{edition}}',"
           " 'headlines': [{'label': 'yang {{few}}', 'numbers': ['ratio', 'none']},"
           " {'label': 'banyaknya', 'numbers': ['few']}],"
           " 'tiles': [{'value': 'ratio'}, {'value': 'few'}]}");
    by_hand_write(b, "body.md", "Ukuran: {{#headlines}}{{headlines}}{{/headlines}}.\n");
    assert_non_null(strstr(by_hand_dump(b, NULL), "Ukuran: yang 3 orang dan banyaknya.\n"));
    by_hand_body(b, "Ukuran{{#headlines}}: {{headlines}}{{/headlines}}.\n");
    assert_non_null(strstr(by_hand_dump(b, NULL), "Ukuran.\n"));
}

/* A template claims no direction of its own: beside a number, in a title or a label, or in a
 * heading without one. */
TEST(test_claims)
{
    static const fault faults[] = {
        {"Bagian {{ratio}} naik.", "body.md:1:18 \"naik\" claims a direction that nothing asked"},
        {"Bagiannya **turun**\nmenjadi {{ratio}}.", "body.md:1:13 \"turun\" claims"},
        {"{{#ratio.known}}Naik menjadi {{ratio}}.{{/ratio.known}}", "body.md:1:17 \"Naik\" claims"},
        {"{{^change.above}}Naik {{gain}}.{{/change.above}}", "body.md:1:18 \"Naik\" claims"},
        {"{{#change.below}}Naik {{change}}.{{/change.below}}", "body.md:1:18 \"Naik\" claims"},
        {"{{#change.below}}{{change}}{{/change.below}} lebih rendah",
         "body.md:1:46 \"lebih rendah\""},
        {"{{#ratio.lower}}Turun menjadi {{ratio}}.{{/ratio.lower}}", "body.md:1:17 \"Turun\""},
        {"It is {{ratio}}, higher than before.", "body.md:1:18 \"higher than\" claims"},
        {"It is {{ratio}}, more than before.", "body.md:1:18 \"more than\" claims"},
        {"{{ratio}}, lebih banyak dari tahun lalu", "body.md:1:12 \"lebih banyak\" claims"},
        {"Reports rose to {{few}}.", "body.md:1:9 \"rose\" claims"},
        {"Reports, {{few}}, fell sharply.", "body.md:1:19 \"fell\" claims"},
        {"# Violations increased", "body.md:1:14 \"increased\" claims"},
        {"A rise of {{few}}.", "body.md:1:3 \"rise\" claims"},
        {"Terjadi kenaikan {{few}}.", "body.md:1:9 \"kenaikan\" claims"},
        {"Terjadi penurunan sebesar {{few}}.", "body.md:1:9 \"penurunan\" claims"},
        {"Tidak tetap, {{ratio}} naik.", "body.md:1:24 \"naik\" claims"},
        {"Ratio {{ratio}} turun ke 5.", "body.md:1:17 \"turun\" claims"},
        {"# Pelanggaran melonjak", "body.md:1:15 \"melonjak\" claims"},
        {"# 1. Pelanggaran naik", "body.md:1:18 \"naik\" claims"},
        {"# Bab. Pelanggaran **naik**", "body.md:1:22 \"naik\" claims"},
        {"Bab. Pelanggaran naik\n====", "body.md:1:18 \"naik\" claims"},
        {"x\nPelanggaran naik\n---", "body.md:2:13 \"naik\" claims"},
        {"> ## Pelanggaran naik", "body.md:1:18 \"naik\" claims"},
        {"> x\n> # Pelanggaran naik", "body.md:2:17 \"naik\" claims"},
        {"Yang dilaporkan {{few}},\n**naik** tajam.", "body.md:2:3 \"naik\" claims"},
        {"> {{few}}\n> naik.", "body.md:2:3 \"naik\" claims"},
        {"{{few}} per 31 Des. naik", "body.md:1:21 \"naik\" claims"},
        {"x\n\n- a\n- menjadi dua kali lipat: {{few}}", "body.md:4:11 \"dua kali lipat\" claims"},
        {"a[^1]\n\n[^1]: meningkat, {{few}}.", "body.md:3:7 \"meningkat\" claims"},
        {"```callout note Naik\nx\n```", "body.md:1:17 \"Naik\" claims"},
        {"“Naik”, {{few}} juga naik.", "body.md:1:22 \"naik\" claims"},
    };
    static const char *const titles[] = {"'title': 'Pelanggaran naik'", "'subtitle': 'Bab. Naik'",
                                         "'page': {'head_left': 'Naik'}",
                                         "'tiles': [{'value': 'few', 'label': 'Naik'}]",
                                         "'tiles': [{'value': 'few', 'detail': 'Naik'}]"};
    by_hand *b = *state;
    ASSERT_FAULTS(b, faults);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        const char *title = strstr(titles[i], "'title'") ? "" : "'title': 'T', ";
        by_hand_json(b, nt_arena_printf(b->arena, "{%s%s}", title, titles[i]));
        by_hand_write(b, "body.md", "```tiles\n```\n");
        assert_non_null(strstr(by_hand_error(b), "aik\" claims a direction"));
    }
    by_hand_json(b, "{'title': 'T',\n 'charts': [{'id': 'c', 'kind': 'step-curve', 'frame': 'f', "
                    "'names': ['Naik']}]}");
    by_hand_write(b, "body.md", "```chart c\n```\n");
    assert_starts(by_hand_error(b), "report.json:2:72 \"Naik\" claims a direction");
}

/* What is asked, quoted, denied, left open or told of something else, and what only names. */
TEST(test_no_claims)
{
    static const char *const fine[] = {
        "{{#change.below}}Turun {{change}}.{{/change.below}}",
        "{{#change.below}}Turun{{/change.below}} menjadi {{ratio}}.",
        "Apakah {{ratio}} naik?",
        "# Apakah pelanggaran **naik?**",
        "Bagian {{ratio}} tidak naik.",
        "Bagian {{ratio}} **tidak** **naik**.",
        "{{ratio}} tidak naik atau turun.",
        "{{ratio}} dapat naik atau turun.",
        "{{ratio}} may rise or fall.",
        "# Naik atau turun",
        "# Naik-turun laporan",
        "Dengan {{few}} belum dapat disimpulkan bahwa pelanggaran itu naik.",
        "From {{few}} it cannot be said that violations in this province rose.",
        "Sebuah berita menulis “naik” tentang {{ratio}}.",
        "Menurut berita, {{few}}: “Laporan naik. Sanksi turun.”",
        "Rasio itu turun bila kasus baru masuk. Nilainya {{ratio}}.",
        "Rasio {{ratio}} turun bila kasus baru masuk.",
        "{{few}} dijatuhi penurunan jabatan setingkat lebih rendah selama 12 bulan.",
        "{{few}} pejabat pindah ke jabatan yang lebih tinggi.",
        "{{few}} dijatuhi penundaan kenaikan pangkat selama 1 tahun.",
        "{{few}} dijatuhi hukuman penundaan kenaikan gaji berkala.",
        "{{few}} naik banding, {{few}} naik pangkat.",
        "Menteri turun tangan, Bawaslu turun ke lapangan: {{few}}.",
        "{{few}} perkara naik ke penyidikan.",
        "Pusat Peningkatan Kapasitas ASN menerima {{few}}.",
        "In the fall of 2024 there were {{few}}.",
        "Polling day fell within {{few}} of it.",
        "Reported to the Office for Growth and Increased Integrity: {{few}}.",
        "{{few}} ministries declined to answer.",
        "It holds in more than {{few}} of them.",
        "Up to {{few}} are told.",
        "{{few}} kasus.\n- Anggaran turun.\n* Harga naik.\n\nLaporan naik.",
        "{{few}} kasus.\n\n| Naik | Turun |\n|---|---|\n| a | b |",
        "# Upaya peningkatan pengawasan",
        "# Rencana peningkatan netralitas ASN",
        "# Deputi Bidang Penurunan Pelanggaran",
        "# What we decline to say",
        "# Increase of staff",
        "# Increased supervision",
        "```callout note Peningkatan pengawasan\nx\n```",
    };
    static const char *const names[] = {"'organisation': {'name': 'Naik', 'address': 'Turun'}",
                                        "'classification': 'Naik'",
                                        "'kicker': 'Naik'",
                                        "'subject': 'Naik'",
                                        "'keywords': 'naik, turun'",
                                        "'subtitle': 'Rencana peningkatan pengawasan'"};
    by_hand *b = *state;
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        assert_non_null(by_hand_expand(b, fine[i]));
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        by_hand_json(b, nt_arena_printf(b->arena, "{'title': 'T', %s}", names[i]));
        by_hand_write(b, "body.md", "x\n");
        assert_non_null(by_hand_dump(b, NULL));
    }
}

TEST(test_sections_too_deep)
{
    by_hand *b = *state;
    nt_buffer body = nt_buffer_open(b->arena);
    for (int i = 0; i < 65; i++) {
        nt_buffer_puts(&body, "{{#ratio}}");
    }
    by_hand_body(b, nt_buffer_text(&body));
    assert_starts(by_hand_error(b), "body.md:1:641 more than 64 sections stand inside each other");
}

/* As many as are looked for in all of a report, in the memory that a report has. */
TEST(test_many_abbreviations)
{
    enum { MOST = 1000 };
    by_hand *b = *state;
    for (int count = MOST; count <= MOST + 1; count++) {
        nt_buffer body = nt_buffer_open(b->arena);
        for (int i = 0; i < count; i++) {
            nt_buffer_printf(&body, "%sA%dZ", i % 20 ? " " : "\n\n", i);
        }
        nt_buffer_puts(&body, "\n\n```abbreviations S.\n");
        for (int i = 0; i < count; i++) {
            nt_buffer_printf(&body, "- A%dZ: kata.\n", i);
        }
        nt_buffer_puts(&body, "```\n");
        by_hand_body(b, nt_buffer_text(&body));
        if (count == MOST) {
            assert_non_null(by_hand_dump(b, NULL));
        } else {
            assert_starts(by_hand_error(b), "body.md:105:4 the list here has 1001");
        }
    }
}

TEST(test_circular_texts)
{
    by_hand *b = *state;
    by_hand_json(b, "{'title': 'T',\n 'texts': {'satu': 'a {{>dua}}',\n  'dua': 'b {{>satu}}'}}");
    by_hand_write(b, "body.md", "{{>satu}}");
    assert_starts(by_hand_error(b), "report.json:3:13 {{>satu}} is circular");
    by_hand_json(b, "{'title': 'T'}");
    by_hand_write(b, "lingkar.md", "x\n {{>lingkar}}");
    by_hand_write(b, "body.md", "{{>lingkar}}");
    assert_starts(by_hand_error(b), "lingkar.md:2:2 {{>lingkar}} is circular");
}

/* Texts that repeat each other must fill neither memory nor the day, also when nothing is printed.
 */
static void assert_explodes(by_hand *b, const char *last)
{
    nt_buffer json = nt_buffer_open(b->arena);
    nt_buffer_puts(&json, "{'title': 'T', 'texts': {");
    for (int i = 0; i < 15; i++) {
        nt_buffer_printf(&json, "'t%d': '{{>t%d}}{{>t%d}}{{>t%d}}{{>t%d}}', ", i, i + 1, i + 1,
                         i + 1, i + 1);
    }
    nt_buffer_printf(&json, "'t15': '%s'}}", last);
    by_hand_json(b, nt_buffer_text(&json));
    by_hand_write(b, "body.md", "{{>t0}}");
    assert_starts(by_hand_error(b), "report.json:1:");
    assert_starts(b->err.message[NT_LANG_EN], "the texts repeat each other too often");
}

TEST(test_texts_too_deep)
{
    by_hand *b = *state;
    nt_buffer json = nt_buffer_open(b->arena);
    nt_buffer_puts(&json, "{'title': 'T', 'texts': {");
    for (int i = 0; i < 40; i++) {
        nt_buffer_printf(&json, "'t%d': '{{>t%d}}', ", i, i + 1);
    }
    nt_buffer_puts(&json, "'t40': 'x'}}");
    by_hand_json(b, nt_buffer_text(&json));
    by_hand_write(b, "body.md", "{{>t20}} {{>t0}}");
    assert_starts(by_hand_error(b), "report.json:1:");
    assert_starts(b->err.message[NT_LANG_EN], "more than 32 texts stand inside each other");
}

TEST(test_texts_that_explode)
{
    assert_explodes(*state, "a few words that are repeated too often: {{few}}");
    assert_explodes(*state, "{{#gone}}never{{/gone}}");
}

TEST(test_markdown)
{
    static const fault faults[] = {
        {"a\n\nb <b>c</b>", "body.md:3:3 HTML has no place"},
        {"a\n\n<div>\nx\n</div>\n", "body.md:3:1 HTML has no place"},
        {"a ![x](y.png)", "body.md:1:8 images are not placed"},
        {"a\n\n***\n\nb", "body.md:3:1 a rule has no place"},
        {"a &foo; b", "body.md:1:3 \"&foo;\" is not known"},
        {"# a\n\n### b", "body.md:3:5 a heading of level 3 follows one of level 1; it may be of "
                         "level 2"},
        {"## a", "body.md:1:4 a heading of level 2 follows one of level 0; it may be of level 1"},
        {"# a {#B c}", "body.md:1:3 the id of a heading must be lower-case"},
        {"# a {#a}\n\n# b {#a}", "body.md:3:3 \"a\" stands in the report already, at line 1"},
        {"# a {#bab}\n\nlihat [](#bba)",
         "body.md:3:10 nothing in the report has the id \"bba\"; did "
         "you mean \"bab\"?"},
        {"a []()", "body.md:1:3 a link leads nowhere"},
        {"a [^x] b", "body.md:1:3 there is no footnote [^x]"},
        {"a[^x] b[^x]\n\n[^x]: isi", "body.md:1:8 the footnote [^x] is used twice"},
        {"a[^x]\n\n[^x]: isi\n[^x]: lagi", "body.md:4:1 the footnote [^x] is defined twice"},
        {"a[^x]\n\n[^x]: isi [^y]", "body.md:3:11 a footnote cannot hold a footnote"},
    };
    ASSERT_FAULTS(*state, faults);
}

/* A place is that of the author's file also behind expanded values, removed lines and footnotes. */
TEST(test_places_survive_expansion)
{
    static const fault faults[] = {
        {"{{! satu\ndua }}\n{{#ratio}}\n{{ratio}} <b>", "body.md:4:11 HTML has no place"},
        {"{{ratio}} {{ratio}} {{ratio}} &foo;", "body.md:1:31 \"&foo;\""},
        {"[^1]: satu\n  dua\n\na[^1] &foo;", "body.md:4:7 \"&foo;\""},
        {"a[^1]\n\n[^1]: satu\n   dua &foo;", "body.md:4:8 \"&foo;\""},
        {"```callout note X\nsatu\n\n{{few}} dua &foo;\n```", "body.md:4:13 \"&foo;\""},
        {"```callout note X\n- a\n  [](#xyz)\n```", "body.md:3:6 nothing in the report has the id"},
    };
    by_hand *b = *state;
    by_hand_body(b, "{{#ratio}}\n{{few}} <b>\n{{/ratio}}");
    assert_starts(by_hand_error(b), "body.md:2:9 HTML has no place");
    assert_faults(b, faults + 1, sizeof faults / sizeof *faults - 1);
}

TEST(test_blocks)
{
    static const fault faults[] = {
        {"a\n\n```chrat x\n```", "body.md:3:4 \"chrat\" is no block; did you mean \"chart\"?"},
        {"a\n\n```tbal x\n```", "body.md:3:4 \"tbal\" is no block; there are chart, table, tiles, "
                                "callout, abbreviations, contents, findings, sources, figures, "
                                "page-break, signature"},
        {"```\nkode\n```",
         "body.md:1:1 this block has no name; write one behind the ```; there are "
         "chart, table"},
        {"a `b`\nc\n\n  ~~~\nkode\n  ~~~", "body.md:4:3 this block has no name"},
        {"a\n\n```\nchrat x\n```", "body.md:3:1 this block has no name; write one behind the ```; "
                                   "did you mean \"chart\"?"},
        {"```page-break\n```\n\n```\n```", "body.md:4:1 this block has no name"},
        {"```callout note X\na\n```\n```\n```", "body.md:4:1 this block has no name"},
        {"a\n\n- b\n- ```\n  c\n  ```", "body.md:4:3 a block cannot stand in a list"},
        {"```page-break\n```\n\n---", "body.md:4:1 "},
        {"a\n\n```abbreviations S.\nASN: a\n```", "body.md:3:4 abbreviations are written once"},
        {"```abbreviations S.\n- ASN: a.\n- a\n```", "body.md:1:4 abbreviations are written once"},
        {"````callout note X\na\n\n```abbreviations S.\n- ASN: a.\n```\n````",
         "body.md:4:4 abbreviations are written once"},
        {"```chart\n```", "body.md:1:4 which chart?"},
        {"```chart x\n```", "body.md:1:4 report.json defines no chart \"x\""},
        {"```chart\u00A0\u200Bx\u3000\n```", "body.md:1:4 report.json defines no chart \"x\""},
        {"```ch\u00ADart\t x\n```", "body.md:1:4 report.json defines no chart \"x\""},
        {"```table x\n```", "body.md:1:4 report.json defines no table \"x\""},
        {"```tiles\n```", "body.md:1:4 report.json defines no \"tiles\""},
        {"```callout X\n```", "body.md:1:4 a callout is a note or a caution"},
        {"```callout notes X\n```", "body.md:1:4 a callout is a note or a caution"},
        {"```callout caution: X\n```", "body.md:1:4 a callout is a note or a caution"},
        {"- ```contents\n  ```", "body.md:1:6 a block cannot stand in a list or a quote"},
        {"a\n\n```tiles", "body.md:3:1 \"```tiles\" is not closed; a line \"```\" must follow"},
        {"```tiles\n\n\n", "body.md:1:1 \"```tiles\" is not closed"},
        {"~~~callout note X\nsatu\n\ndua\n```\n",
         "body.md:1:1 \"~~~callout note X\" is not closed"},
        {"````callout note X\nsatu\n```\n", "body.md:1:1 \"````callout note X\" is not closed"},
        {"```chart a\n\n```chart b\n```\n", "body.md:3:1 \"```chart b\" opens inside \"```chart "
                                            "a\" of line 1; a line \"```\" must close"},
        {"satu\n\n```callout note X\ndua\n\n  ```table t\n```\n\n# Tiga\n",
         "body.md:6:3 \"```table t\" opens inside \"```callout note X\" of line 3"},
        {"```contents\nsatu {{few}}\n```",
         "body.md:2:1 the block \"contents\" has no use for words"},
        {"```page-break\n\n  {{few}}\n```",
         "body.md:3:3 the block \"page-break\" has no use for words"},
        {"```contents singkat\n```",
         "body.md:1:4 the block \"contents\" has no use for \"singkat\""},
        {"satu\n\n```contents```\n", "body.md:3:4 a block ends on a line of its own"},
        {"# Satu\n\n    dua {{few}}\n", "body.md:3:5 indented code has no place in a report"},
        {"satu\n\n\tdua\n", "body.md:3:2 indented code has no place in a report"},
        {"- satu\n\n      dua\n", "body.md:3:7 indented code has no place in a report"},
        {"````callout note X\n```callout note Y\n```\n````",
         "body.md:2:4 a callout cannot stand in"},
        {"```findings\n```\n\n```findings\n```", "body.md:4:4 \"findings\" stands in the report"},
    };
    ASSERT_FAULTS(*state, faults);
}

TEST(test_settings)
{
    by_hand *b = *state;
    const struct {
        const char *json, *error;
    } cases[] = {
        {"{'title': 'T', 'titel': 'x'}", "report.json:1:16 \"titel\" is not known here; did you"},
        {"{'name': 'x'}", "report.json:1:1 \"title\" is missing here"},
        {"[]", "report.json:1:1 a list cannot stand here; write an object"},
        {"{'title': 7}",
         "report.json:1:11 \"title\" is a number here; it must be a string or an object"},
        {"{'title': {'x-note': 'T'}}", "report.json:1:11 \"id\" is missing here"},
        {"{'title': {'id': 'T', 'jv': 'x'}}", "report.json:1:23 \"jv\" is not known here"},
        {"{'title': 'T', 'language': 'fr'}",
         "report.json:1:28 \"language\" cannot be \"fr\"; there are "
         "id, en"},
        {"{'title': 'T', 'profile': '3'}", "report.json:1:27 \"profile\" cannot be \"3\""},
        {"{'title': 'T', 'name': '../x'}", "report.json:1:24 \"../x\" cannot name a file"},
        {"{'title': 'T {{ratoi}}'}", "report.json:1:14 nothing is called \"ratoi\"; did you mean"},
        {"{'title': '\\u00e9\\\\ {{ratoi}}'}", "report.json:1:21 nothing is called \"ratoi\""},
        {"{'title': 'T {{#x}}'}", "report.json:1:14 the section {{#x}} is not closed"},
        {"{'title': 'T', 'synthetic': 1}",
         "report.json:1:29 \"synthetic\" is a number here; it must be true or false"},
        {"{'title': 'T', 'organisation': {'nama': 'x'}}", "report.json:1:33 \"nama\" is not known"},
        {"{'title': 'T', 'page': {'head': 'x'}}", "report.json:1:25 \"head\" is not known"},
        {"{'title': 'T', 'parameters': {'p': 'x'}}",
         "report.json:1:36 \"p\" is a string here; it must be an object"},
        {"{'title': 'T', 'parameters': {'p': {'default': 3}}}",
         "report.json:1:48 \"default\" is a"},
        {"{'title': 'T', 'charts': {}}", "report.json:1:26 \"charts\" is an object here; it must "
                                         "be a list"},
        {"{'title': 'T', 'charts': [{'kind': 'funnel'}]}",
         "report.json:1:27 \"id\" is missing here"},
        {"{'title': 'T', 'charts': [{'id': 'A b', 'kind': 'ratio-by-age'}]}",
         "report.json:1:34 the id of a chart must be"},
        {"{'title': 'T', 'charts': [{'id': 'x'}]}", "report.json:1:27 \"kind\" is missing here; "
                                                    "there are ratio-by-age, slope, "},
        {"{'title': 'T', 'charts': [{'id': 'x', 'kind': 'funel'}]}",
         "report.json:1:47 \"kind\" cannot be \"funel\"; did you mean \"funnel\"?"},
        {"{'title': 'T', 'tables': [{'id': 'x', 'kind': 'release'}]}",
         "report.json:1:47 \"kind\" cannot be \"release\"; did you mean \"releases\"?"},
        {"{'title': 'T', 'tables': [{'id': 'x', 'kind': 'releases', 'evnt': 'a'}]}",
         "report.json:1:59 \"evnt\" is not known here; did you mean \"event\"?"},
        {"{'title': 'T', 'tables': [{'id': 'x', 'kind': 'rules'}, {'id': 'x', 'kind': 'rules'}]}",
         "report.json:1:64 \"x\" is the id of another chart or table"},
        {"{'title': 'T', 'tiles': [{'label': 'x'}]}", "report.json:1:26 \"value\" is missing here"},
        {"{'title': 'T', 'tiles': [{'value': 'few', 'ink': 'red'}]}",
         "report.json:1:50 \"ink\" cannot be \"red\"; there are a, b, grey"},
    };
    by_hand_write(b, "body.md", "a");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        by_hand_json(b, cases[i].json);
        assert_starts(by_hand_error(b), cases[i].error);
    }
}

/* Mistakes that show only when the block is placed. */
TEST(test_placed_settings)
{
    by_hand *b = *state;
    const struct {
        const char *json, *block, *error;
    } cases[] = {
        {"{'title': 'T', 'tiles': [{'value': 'fwe'}]}", "tiles",
         "report.json:1:36 no number is called \"fwe\"; did you mean \"few\"?"},
        {"{'title': 'T', 'tiles': [{'value': 'few', 'when': 'ratio.belw'}]}", "tiles",
         "report.json:1:51 nothing is called \"ratio.belw\"; did you mean \"ratio.below\"?"},
        {"{'title': 'T', 'tables': [{'id': 'x', 'kind': 'areas'}]}", "table x",
         "report.json:1:27 \"list\" is missing here; it must be one area list, like \"area.a\""},
        {"{'title': 'T', 'tables': [{'id': 'x', 'kind': 'areas', 'list': 'nowhere'}]}", "table x",
         "report.json:1:64 nothing is called \"nowhere\""},
        {"{'title': 'T', 'tables': [{'id': 'x', 'kind': 'categories', 'pair': 'no'}]}", "table x",
         "report.json:1:69 nothing is called \"no\""},
        {"{'title': 'T', 'tables': [{'id': 'x', 'kind': 'releases', 'event': 'c'}]}", "table x",
         "report.json:1:68 \"event\" cannot be \"c\"; there are a, b"},
        {"{'title': 'T', 'tables': [{'id': 'x', 'kind': 'findings', 'rule': 'share-difers'}]}",
         "table x",
         "report.json:1:67 \"rule\" cannot be \"share-difers\"; did you mean "
         "\"share-differs\"?"},
        {"{'title': 'T', 'tables': [{'id': 'x', 'kind': 'rules', 'caption': 'a {{ratoi}}'}]}",
         "table x", "report.json:1:70 nothing is called \"ratoi\""},
        {"{'title': 'T', 'charts': [{'id': 'x', 'kind': 'tile-map', 'araes': 'area.a'}]}",
         "chart x", "report.json:1:59 \"araes\" is not known here"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        by_hand_json(b, cases[i].json);
        by_hand_write(b, "body.md", nt_arena_printf(b->arena, "```%s\n```\n", cases[i].block));
        assert_starts(by_hand_error(b), cases[i].error);
    }
}

typedef struct {
    size_t next, at; /* the value that comes, the one that another takes the place of */
    const nt_json *other;
} exchange;

static const nt_json *exchanged(void *context, const nt_json *value)
{
    exchange *e = context;
    return e->next++ == e->at ? e->other : value;
}

/* Whatever stands where, a template is read or refused: who reads a member need not ask what it is.
 */
TEST(test_any_value_anywhere)
{
    by_hand *b = *state;
    static const char text[] =
        "{'name': 'x', 'title': {'id': 'T'}, 'kind': 'register', 'profile': '2.0', 'language': "
        "'id', 'organisation': {'name': 'n', 'sample': true}, 'page': {'foot_left': 'f'}, "
        "'parameters': {'p': {'default': 'd'}}, 'texts': {'t': 'x'}, 'charts': [{'id': 'a', "
        "'kind': "
        "'lines', 'frame': 'flow.months', 'columns': ['reported'], 'rows': {'first': 1, 'limit': "
        "3, "
        "'last': 2}}, {'id': 'b', 'kind': 'trends', 'panels': [{'values': "
        "['flow.months.reported'], "
        "'name': 'n', 'state': true}]}, {'id': 'c', 'kind': 'step-curve', 'frame': "
        "['survival.sanction.all'], 'names': [{'id': 'x'}], 'until': 3}, {'id': 'd', 'kind': "
        "'small-multiples', 'frame': 'areas', 'by': 'rows', 'order': 'value', 'limit': 3, "
        "'per_row': 2}, {'id': 'e', 'kind': 'ratio-by-age', 'measure': 'proven', 'gap_days': 3, "
        "'emphasis': 'b.latest'}, {'id': 'f', 'kind': 'tile-map', 'frame': 'areas', 'limit': 2}, "
        "{'id': 'g', 'kind': 'slope', 'pair': 'position.a.b'}], 'tables': [{'id': 'h', 'kind': "
        "'frame', 'frame': 'areas', 'columns': [{'code': 'ratio', 'head': 'h', 'interval': true, "
        "'show': 'flag'}], 'rows': 2, 'order': 'ratio', 'dense': true, 'blank_rows': false}, "
        "{'id': "
        "'i', 'kind': 'releases', 'event': 'a'}, {'id': 'j', 'kind': 'findings', 'rule': "
        "'share-differs'}, {'id': 'k', 'kind': 'quality', 'of': 'missing'}], 'tiles': [{'value': "
        "'few', 'ink': 'a', 'label': 'l'}], 'headlines': [{'label': 'h', 'numbers': ['few']}]}";
    static const char *const others[] = {"null", "true", "-1.5", "\"\"", "[[]]", "{}"};
    const nt_json *root;
    const nt_document *document;
    by_hand_write(b, "body.md",
                  "```tiles\n```\n```chart a\n```\n```chart b\n```\n```chart c\n```\n```chart d\n"
                  "```\n```chart e\n```\n```chart f\n```\n```table h\n```\n```table i\n```\n");
    by_hand_json(b, text);
    const char *path = nt_path_join(b->arena, b->folder, "report.json");
    assert_int_equal(nt_json_read(b->arena, path, &root, &b->err), NT_OK);
    exchange e = {0, SIZE_MAX, NULL};
    nt_buffer none = nt_buffer_open(b->arena);
    nt_json_writer writer = nt_json_writer_open(&none);
    nt_json_put(&writer, root, exchanged, &e);
    size_t refused = 0, all = e.next;
    for (e.at = 0; e.at < all; e.at++) {
        for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
            nt_buffer out = nt_buffer_open(b->arena);
            writer = nt_json_writer_open(&out);
            assert_int_equal(
                nt_json_parse(b->arena, "o", others[i], strlen(others[i]), &e.other, &b->err),
                NT_OK);
            e.next = 0;
            nt_json_put(&writer, root, exchanged, &e);
            by_hand_write(b, "report.json", nt_buffer_text(&out));
            nt_status status = by_hand_build(b, NULL, &document);
            assert_true(status == NT_OK || (status == NT_INVALID && b->err.line > 0));
            refused += status == NT_INVALID;
        }
    }
    assert_in_range(refused, all * 3, all * 6);
}

TEST(test_a_folder_without_a_template)
{
    by_hand *b = *state;
    const nt_template_request request = {.folder = NT_BINARY_DIR "/no-such-template"};
    const nt_template *tpl = NULL;
    assert_int_equal(nt_report_template(b->arena, &request, &tpl, &b->err), NT_INVALID);
    assert_starts(b->err.message[NT_LANG_EN],
                  "is no template; a template is a folder with report.json");
    assert_null(tpl);
}

TEST(test_an_unknown_parameter_and_language)
{
    by_hand *b = *state;
    by_hand_json(b, "{'title': 'T', 'parameters': {'event_a': {}}}");
    by_hand_write(b, "body.md", "a");
    const nt_setting setting = {"evnt_a", "x"};
    const nt_template_request request = {
        .folder = b->folder, .settings = &setting, .setting_count = 1};
    const nt_template *tpl;
    assert_int_equal(nt_report_template(b->arena, &request, &tpl, &b->err), NT_USAGE);
    assert_starts(b->err.message[NT_LANG_EN],
                  "--set evnt_a: the template has no parameter of that name; did "
                  "you mean \"event_a\"?");
    assert_int_equal(by_hand_load(b, "fr", &tpl), NT_USAGE);
}

TESTS(by_hand_open, by_hand_close)
