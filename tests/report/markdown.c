/* The document tree, against a golden: every block that needs no data of a real package. */
#include <string.h>

#include "base/list.h"
#include "by_hand.h"
#include "golden.h"

#define GOLDEN NT_SOURCE_DIR "/tests/report/golden/"

static void copy_template(by_hand *b, const char *name)
{
    nt_bytes bytes;
    const char *path = nt_arena_printf(b->arena, GOLDEN "small/%s", name);
    assert_int_equal(nt_file_read(b->arena, path, 1 << 20, &bytes, &b->err), NT_OK);
    by_hand_write(b, name, bytes.bytes);
}

TEST(test_the_small_report)
{
    by_hand *b = *state;
    copy_template(b, "report.json");
    copy_template(b, "body.md");
    assert_golden(b->arena, "report/golden/small.id.txt", by_hand_dump(b, "id"));
    assert_golden(b->arena, "report/golden/small.en.txt", by_hand_dump(b, "en"));
}

static const nt_inline *find_run(nt_inlines runs, const char *text)
{
    return NT_NAMED(runs.items, runs.count, text, text);
}

TEST(test_runs_carry_style_link_and_number)
{
    by_hand *b = *state;
    by_hand_body(
        b, "# Bab {#bab}\n\nbiasa **tebal *dua* {{few.value}}** [kata](https://example.org/a_b) "
           "[@](#bab) baris\\\nbaru");
    const nt_document *document;
    assert_int_equal(by_hand_build(b, NULL, &document), NT_OK);
    nt_inlines runs = document->blocks[1]->text;
    assert_int_equal(find_run(runs, "tebal ")->style, NT_STYLE_BOLD);
    assert_int_equal(find_run(runs, "dua")->style, NT_STYLE_BOLD | NT_STYLE_ITALIC);
    assert_string_equal(find_run(runs, "3")->ledger_id, "few");
    assert_int_equal(find_run(runs, "3")->style, NT_STYLE_BOLD);
    assert_string_equal(find_run(runs, "kata")->url, "https://example.org/a_b");
    assert_string_equal(find_run(runs, "Bagian\u00A01")->target, "bab");
    assert_non_null(find_run(runs, "\n"));
    assert_int_equal(document->blocks[1]->place.line, 3);
    assert_int_equal(document->blocks[1]->place.column, 1);
}

TEST(test_headings_are_numbered)
{
    assert_string_equal(
        by_hand_expand(*state, "# A\n\n## B\n\nb\n\n## C {#c}\n\n### D\n\nd\n\n# E {-}\n\ne\n\n"
                               "# F {#f -}\n\nf\n\n# G\n\n## H\n\n[](#c) [](#f)"),
        "heading 1 \"1\": A\n"
        "heading 2 \"1.1\": B\nparagraph: b\n"
        "heading 2 \"1.2\" #c: C\n"
        "heading 3 \"1.2.1\": D\nparagraph: d\n"
        "heading 1: E\nparagraph: e\n"
        "heading 1 #f: F\nparagraph: f\n"
        "heading 1 \"2\": G\n"
        "heading 2 \"2.1\": H\n"
        "paragraph: [Bagian 1.2](#c) [F](#f)\n");
}

/* Builds, or says what is wrong at a place in the template; never anything else. */
static void assert_judged(by_hand *b, const char *body)
{
    const nt_document *document = NULL;
    by_hand_write(b, "body.md", body);
    b->err = (nt_error){0};
    nt_status status = by_hand_build(b, NULL, &document);
    if (status) {
        assert_int_equal(status, NT_INVALID);
        assert_true(b->err.line > 0 && b->err.column > 0);
        assert_true(strstr(b->err.file, "body.md") || strstr(b->err.file, "report.json"));
    } else {
        assert_non_null(document);
    }
}

TEST(test_damaged_bodies_are_judged)
{
    by_hand *b = *state;
    copy_template(b, "report.json");
    nt_bytes body;
    assert_int_equal(nt_file_read(b->arena, GOLDEN "small/body.md", 1 << 20, &body, &b->err),
                     NT_OK);
    for (size_t length = 0; length < body.length; length += 3) {
        assert_judged(b, nt_arena_text(b->arena, body.bytes, length));
    }
    static const char marks[] = "{}[]()#^>`*_!|\\\n -&<~";
    uint32_t seed = 20240425;
    for (int round = 0; round < 600; round++) {
        char *damaged = nt_arena_text(b->arena, body.bytes, body.length);
        for (int i = 0; i < 3; i++) {
            seed = seed * 1664525u + 1013904223u;
            size_t at = (seed >> 8) % body.length;
            seed = seed * 1664525u + 1013904223u;
            damaged[at] = marks[(seed >> 8) % (sizeof marks - 1)];
        }
        assert_judged(b, damaged);
    }
}

TESTS(by_hand_open, by_hand_close)
