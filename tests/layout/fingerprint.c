/* The QR code beside the fingerprint: large enough, white around it wherever the page happens to
 * end, a figure with its words; and the words beside it, in one piece. */
#include "fixture.h"

static const nt_pages *set(const fixture *f, size_t paragraphs, const char *address)
{
    nt_error err;
    block_list blocks = {0}, children = {0};
    for (size_t i = 0; i < paragraphs; i++) {
        nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, "Satu baris."));
    }
    nt_vec_push(f->arena, &children, paragraph_of(f->arena, "Sidik jari edisi ini: 7KQ2-0000"));
    nt_vec_push(f->arena, &children, paragraph_of(f->arena, "Cocokkan dengan yang diumumkan."));
    nt_block *block = parent_of(f->arena, NT_BLOCK_FINGERPRINT, &children);
    if (address) {
        assert_int_equal(nt_qr_make(f->arena, address, &block->code, &err), NT_OK);
        block->code_words = "Kode QR";
    }
    nt_vec_push(f->arena, &blocks, block);
    const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
    assert_int_equal(nt_layout_judge(f->arena, pages, &err), NT_OK);
    return pages;
}

static const nt_mark *code_of(const nt_page *page)
{
    const nt_mark *found = NULL;
    NT_EACH(const nt_mark, mark, page->marks, page->mark_count) {
        if (mark->kind == NT_MARK_CODE) {
            assert_null(found);
            found = mark;
        }
    }
    return found;
}

/* Neither words nor rules within four modules. */
static void assert_quiet(const nt_page *page, const nt_mark *code)
{
    double quiet = 4 * code->width / (double)code->code->side - 0.01;
    NT_EACH(const nt_mark, mark, page->marks, page->mark_count) {
        double right = mark->kind == NT_MARK_LINE ? mark->x1 : mark->x + mark->run.width_pt;
        double top = mark->y + mark->run.size_pt;
        bool beside = mark->x > code->x + code->width + quiet || right < code->x - quiet;
        bool apart = mark->y > code->y + code->height + quiet || top < code->y - quiet;
        assert_true(mark == code || beside || apart);
    }
}

/* Words of the report stand on its page. */
static bool has_company(const nt_page *page)
{
    bool found = false;
    NT_EACH(const nt_mark, mark, page->marks, page->mark_count) {
        const nt_element *around = mark->element ? mark->element->parent : NULL;
        found = found || (mark->kind == NT_MARK_TEXT && around && !around->parent);
    }
    return found;
}

TEST(test_the_code_is_large_and_alone)
{
    static const char *const addresses[] = {"https://c.example",
                                            "https://contoh.example/rilis/press-note/2024-06-12/id#"
                                            "C04B-MFJ7-ZYQ0-9XCQ-AJCW-VV45"};
    const fixture *f = *state;
    for (size_t a = 0; a < 2; a++) {
        for (size_t paragraphs = 0; paragraphs < 60; paragraphs++) {
            const nt_pages *pages = set(f, paragraphs, addresses[a]);
            const nt_page *last = &pages->pages[pages->page_count - 1];
            const nt_mark *code = code_of(last);
            assert_non_null(code);
            assert_true(code->width * 25.4 / 72 > 20 - 1e-9);
            assert_true(code->width > code->height - 1e-9 && code->width < code->height + 1e-9);
            assert_quiet(last, code);
            assert_true(paragraphs == 0 || has_company(last));
            const nt_element *figure = code->element;
            assert_string_equal(figure->type, "Figure");
            assert_string_equal(figure->alt, "Kode QR");
            assert_true(figure->has_box && figure->page == pages->page_count - 1);
        }
    }
}

TEST(test_without_an_address_there_are_words_alone)
{
    const nt_pages *pages = set(*state, 3, NULL);
    assert_int_equal(pages->page_count, 1);
    assert_null(code_of(&pages->pages[0]));
}

TESTS(open_fixture, close_fixture)
