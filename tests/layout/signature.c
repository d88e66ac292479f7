/* The box for a signature: inside the column, with the words of its office above it, and on no page
 * without some of what is signed, wherever the page happens to end. */
#include "fixture.h"

static nt_block *signature_of(nt_arena *arena)
{
    block_list children = {0};
    nt_vec_push(arena, &children, paragraph_of(arena, "Jakarta, 25 April 2024"));
    nt_vec_push(arena, &children, paragraph_of(arena, "Kepala Biro Umum"));
    nt_block *signature = parent_of(arena, NT_BLOCK_SIGNATURE, &children);
    signature->id = "pengesahan";
    return signature;
}

static const nt_pages *set(const fixture *f, size_t paragraphs)
{
    block_list blocks = {0};
    for (size_t i = 0; i < paragraphs; i++) {
        nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, "Satu baris."));
    }
    nt_vec_push(f->arena, &blocks, signature_of(f->arena));
    return pages_of(f, document_of(f->arena, &blocks));
}

static const nt_mark *find_field(const nt_pages *pages, const nt_page **page)
{
    const nt_mark *found = NULL;
    for (size_t p = 0; p < pages->page_count; p++) {
        for (size_t i = 0; i < pages->pages[p].mark_count; i++) {
            if (pages->pages[p].marks[i].kind == NT_MARK_FIELD) {
                assert_null(found);
                found = &pages->pages[p].marks[i];
                *page = &pages->pages[p];
            }
        }
    }
    assert_non_null(found);
    return found;
}

/* Lines of the text proper on the page, the signature's own two among them. */
static size_t lines_on(const nt_page *page)
{
    size_t count = 0;
    NT_EACH(const nt_mark, mark, page->marks, page->mark_count) {
        count +=
            mark->kind == NT_MARK_TEXT && mark->element && strcmp(mark->element->type, "P") == 0;
    }
    return count;
}

TEST(test_the_box)
{
    const nt_page *page = NULL;
    const nt_mark *field = find_field(set(*state, 3), &page);
    assert_string_equal(field->field, "pengesahan");
    assert_string_equal(field->element->type, "Form");
    assert_string_equal(field->element->alt, "Tanda tangan elektronik: Kepala Biro Umum");
    assert_true(field->run.count > 0);
    assert_true(field->x > page->width_pt / 2 - 60);
    assert_true(field->x + field->width < page->width_pt - 40);
    NT_EACH(const nt_mark, mark, page->marks, page->mark_count) {
        bool is_beside = mark->x >= field->x && mark->kind == NT_MARK_TEXT && mark->element;
        assert_false(is_beside && mark->y > field->y && mark->y < field->y + field->height);
    }
}

TEST(test_it_never_stands_alone)
{
    size_t turned = 0, last_count = 0;
    for (size_t paragraphs = 1; paragraphs < 80; paragraphs++) {
        const nt_pages *pages = set(*state, paragraphs);
        const nt_page *page = NULL;
        find_field(pages, &page);
        assert_true(page->mark_count > 0);
        assert_true(lines_on(page) >= 3);
        turned += pages->page_count > last_count;
        last_count = pages->page_count;
    }
    assert_true(turned >= 2); /* it did come to the end of a page */
}

TESTS(open_fixture, close_fixture)
