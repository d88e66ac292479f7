/* What an edition leaves empty goes, with its heading, its entry in the contents, and what refers
 * to it. The table "kosong" has no rows in these results, "isi" has. */
#include <string.h>

#include "by_hand.h"

static const char settings[] =
    "{'title': 'T', 'tables': [{'id': 'kosong', 'kind': 'like-for-like', 'caption': 'K'},"
    " {'id': 'isi', 'kind': 'rules', 'caption': 'I'},"
    " {'id': 'syarat', 'kind': 'rules', 'caption': 'S', 'when': 'change.positive'},"
    " {'id': 'benar', 'kind': 'rules', 'caption': 'B', 'when': 'change.below'}]}";

#define EMPTY "```table kosong\n```\n\n"

/* The dump behind the front, and of a table its first line only. */
static const char *body_of(by_hand *b, const char *body)
{
    by_hand_json(b, settings);
    by_hand_write(b, "body.md", body);
    const char *dump = by_hand_dump(b, NULL);
    nt_buffer out = nt_buffer_open(b->arena);
    for (int line = 0; *dump; line++) {
        size_t length = strcspn(dump, "\n") + 1;
        bool row = strncmp(dump, "  columns", 9) == 0 || strncmp(dump, "  row", 5) == 0 ||
                   strncmp(dump, "  caption", 9) == 0;
        if (line >= 3 && !row) {
            nt_buffer_puts(&out, nt_arena_text(b->arena, dump, length));
        }
        dump += length;
    }
    return nt_buffer_text(&out);
}

TEST(test_empty_chapters_go)
{
    static const struct {
        const char *body, *dump;
    } cases[] = {
        {"# A\n\na\n\n# B\n\n" EMPTY "# C\n\nc\n",
         "heading 1 \"1\": A\nparagraph: a\nheading 1 \"2\": C\nparagraph: c\n"},
        /* A heading over nothing, and the last one. */
        {"# A\n\na\n\n# B\n\n# C\n", "heading 1 \"1\": A\nparagraph: a\n"},
        /* A chapter of empty chapters; one of its parts. */
        {"# A\n\n## B\n\n" EMPTY "## C\n\n```page-break\n```\n\n# D\n\nd\n",
         "heading 1 \"1\": D\nparagraph: d\n"},
        {"# A\n\n## B\n\n" EMPTY "## C\n\nc\n",
         "heading 1 \"1\": A\nheading 2 \"1.1\": C\nparagraph: c\n"},
        /* What stands in a chapter that speaks says why it is empty; numbers have no gap. */
        {"# A\n\na\n\n" EMPTY,
         "heading 1 \"1\": A\nparagraph: a\n"
         "paragraph \"Tabel 1\" #kosong: *Tabel 1. **K*. Tidak ada data dalam "
         "edisi ini.\n"},
        {"# A\n\n" EMPTY "# B\n\n```table isi\n```\n",
         "heading 1 \"1\": B\ntable \"Tabel 1\" #isi\n"
         "  notes: ?: tidak diketahui; bukan nol.\n"},
        /* A callout with nothing behind its lead; one with words. */
        {"# A\n\na\n\n```callout note Baca.\n{{#gone}}x{{/gone}}\n```\n",
         "heading 1 \"1\": A\nparagraph: a\n"},
        {"# A\n\n```callout note\nx\n```\n", "heading 1 \"1\": A\ncallout note\n  paragraph: x\n"},
        /* What is placed only where something holds, and what refers to it. */
        {"# A\n\na ([](#syarat)). b [](#benar)\n\n```table syarat\n```\n\n```table benar\n```\n",
         "heading 1 \"1\": A\nparagraph: a. b [Tabel 1](#benar)\ntable \"Tabel 1\" #benar\n"
         "  notes: ?: tidak diketahui; bukan nol.\n"},
        {"# A\n\na\n\n# B\n\nLihat [](#syarat).\n\n```table syarat\n```\n",
         "heading 1 \"1\": A\nparagraph: a\n"},
        /* Contents of nothing. */
        {"a\n\n```contents\n```\n\n# B\n\n" EMPTY, "paragraph: a\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(body_of(*state, cases[i].body), cases[i].dump);
    }
}

/* Of the list those that stand in this edition, as words of their own. */
TEST(test_abbreviations_that_stand_nowhere_go)
{
#define LIST "```abbreviations Singkatan.\n- KA: kereta.\n- H+40: hari *sesudah*.\n```\n"
    static const struct {
        const char *body, *dump;
    } cases[] = {
        {LIST "KA tiba.\n", "paragraph: *Singkatan.* KA: kereta.\nparagraph: KA tiba.\n"},
        {"Pada H+7 (KA).\n\n" LIST,
         "paragraph: Pada H+7 (KA).\nparagraph: *Singkatan.* KA: kereta. H+40: hari _sesudah_.\n"},
        {"Pada H+, KAI, dan PKA.\n\n" LIST, "paragraph: Pada H+, KAI, dan PKA.\n"},
        {"a\n\n# B\n\n" LIST, "paragraph: a\n"},
        {"a[^1]\n\n" LIST "\n[^1]: Satu KA.\n", "paragraph: a[^]\n  footnote\n    paragraph: Satu "
                                                "KA.\nparagraph: *Singkatan.* KA: kereta.\n"},
        /* A word of a chapter that goes is not one of this edition. */
        {"a\n\n# KA\n\n" EMPTY "# B\n\nb\n\n" LIST,
         "paragraph: a\nheading 1 \"1\": B\nparagraph: b\n"},
    };
#undef LIST
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(body_of(*state, cases[i].body), cases[i].dump);
    }
}

/* What is left of a text that refers to the chapter #b, which is empty. */
TEST(test_references_go)
{
    static const struct {
        const char *text, *left; /* NULL: nothing */
    } cases[] = {
        {"Satu ([](#b)).", "paragraph: Satu.\n"},
        /* Several of one text: in one sentence, in one bracket, in brackets inside each other. */
        {"Lihat [](#b) dan [](#b). Dua.", "paragraph: Dua.\n"},
        {"Satu (lihat [](#b) dan [](#b)) dua ([](#b)). [](#b)", "paragraph: Satu dua.\n"},
        {"Satu (dua (tiga [](#b)) empat [](#b)) lima.", "paragraph: Satu lima.\n"},
        {"Satu (dua (tiga [](#b)) empat) lima.", "paragraph: Satu (dua empat) lima.\n"},
        {"Satu ([](#b)). Dua [](#b). Tiga ([](#b). Empat.", "paragraph: Satu. Empat.\n"},
        {"[](#b) satu) dua. Tiga (empat [](#b). Lima **tebal ([](#b))** kata ([](#b)).",
         "paragraph: Lima *tebal* kata.\n"},
        {"Satu (lihat [](#b)); dua.", "paragraph: Satu; dua.\n"},
        {"Satu (72,8 persen, [](#b) dan [](#a)) dua.", "paragraph: Satu dua.\n"},
        {"Satu (a). Lihat [](#b). Tiga (b).", "paragraph: Satu (a). Tiga (b).\n"},
        {"Lihat [](#b). Dua 1.234 orang.", "paragraph: Dua 1.234 orang.\n"},
        {"Satu. [](#b) memuat dua. [](#a) memuat tiga.",
         "paragraph: Satu. [Bagian 1](#a) memuat tiga.\n"},
        {"Satu. Lihat [](#b).", "paragraph: Satu.\n"},
        {"Ia bertanya: “Satu.” Lihat [](#b)! “Tiga.”", "paragraph: Ia bertanya: “Satu.” “Tiga.”\n"},
        {"Satu {{few}}. Lihat {{ratio}} di [](#b) dan **{{few}}**. Tiga.",
         "paragraph: Satu <3 orang|few>. Tiga.\n"},
        {"Rp 1.500, lihat [](#b) pukul 10.30 itu. Dua.", "paragraph: Dua.\n"},
        {"Lihat [](#b).", NULL},
        {"[@](#b)", NULL},
        {"- [](#a)\n- [](#b)", "list\n  group\n    paragraph: [Bagian 1](#a)\n"},
        {"- [](#b)", NULL},
        {"> Lihat [](#b).", NULL},
        {"Satu [kata sendiri](#b) dua.", "paragraph: Satu kata sendiri dua.\n"},
        {"Satu [kata](#a) dua.", "paragraph: Satu [kata](#a) dua.\n"},
        {"Lihat [](#kosong). Dua.", "paragraph: Dua.\n"},
        {"Satu.[^k] Lihat [](#b).[^m] Tiga.\n\n[^k]: kaki\n[^m]: lain",
         "paragraph: Satu.[^] Tiga.\n  footnote\n    paragraph: kaki\n"},
        {"Satu.[^k]\n\n[^k]: Lihat [](#b).", "paragraph: Satu.\n"},
    };
    by_hand *b = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *body = nt_arena_printf(b->arena, "# A {#a}\n\nawal\n\n%s\n\n# B {#b}\n\n" EMPTY,
                                           cases[i].text);
        const char *expected =
            nt_arena_printf(b->arena, "heading 1 \"1\" #a: A\nparagraph: awal\n%s",
                            cases[i].left ? cases[i].left : "");
        assert_string_equal(body_of(b, body), expected);
    }
}

/* A chapter that only referred to an empty one is empty itself. */
TEST(test_what_referred_goes_in_turn)
{
    assert_string_equal(
        body_of(*state, "a ([](#c))\n\n# B {#b}\n\n" EMPTY "# C {#c}\n\nLihat [](#b).\n"),
        "paragraph: a\n");
}

TEST(test_a_cell_and_a_heading_that_refer)
{
    by_hand *b = *state;
    by_hand_json(b, settings);
    by_hand_write(b, "body.md", "# B {#b}\n\n" EMPTY "# Lihat [](#b)\n\nx\n");
    assert_string_equal(by_hand_error(b),
                        "body.md:6:3 the heading refers to \"b\", which is empty in "
                        "this edition; put the reference into the text");
    by_hand_write(b, "body.md",
                  "# A\n\n| x | y |\n|---|---|\n| a ([](#b)) | c |\n\n# B {#b}\n\n" EMPTY);
    assert_non_null(strstr(by_hand_dump(b, NULL), "row: a | c\n"));
}

TESTS(by_hand_open, by_hand_close)
