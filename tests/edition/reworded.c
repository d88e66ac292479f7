/* The words of two documents side by side: every block of both is accounted for once. */
#include "edition/reworded.h"

#include <string.h>

#include "check.h"
#include "random.h"

/* A document of one page a `per_page` blocks. */
static nt_pdf_told told_of(nt_arena *arena, const char *const *texts, size_t count, size_t per_page)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_pdf_element *elements = nt_new_array(arena, nt_pdf_element, count + 1);
    for (size_t i = 0; i < count; i++) {
        size_t start = out.length;
        nt_buffer_puts(&out, texts[i]);
        elements[i] = (nt_pdf_element){.type = "P",
                                       .id = "",
                                       .alt = "",
                                       .file = "",
                                       .parent = NT_TOLD_NONE,
                                       .page = 1 + i / per_page,
                                       .start = start,
                                       .end = out.length};
        nt_buffer_putc(&out, '\n');
    }
    return (nt_pdf_told){.elements = elements,
                         .element_count = count,
                         .text = {nt_buffer_text(&out), out.length},
                         .page_count = count ? 1 + (count - 1) / per_page : 0,
                         .is_tagged = true};
}

#define COMPARE(arena, was, is, per_page)                                                          \
    compare((arena), (was), sizeof(was) / sizeof *(was), (is), sizeof(is) / sizeof *(is),          \
            (per_page))

static nt_reworded compare(nt_arena *arena, const char *const *was, size_t was_count,
                           const char *const *is, size_t is_count, size_t per_page)
{
    nt_pdf_told old = told_of(arena, was, was_count, per_page);
    nt_pdf_told new = told_of(arena, is, is_count, per_page);
    nt_word_list before = nt_words_of(arena, &old), now = nt_words_of(arena, &new);
    return nt_reworded_compare(arena, &before, &now);
}

TEST(the_same_words_differ_nowhere)
{
    static const char *const words[] = {"a", "b", "b", "c", "a"};
    nt_reworded r = COMPARE(*state, words, words, 2);
    assert_int_equal(r.places.count, 0);
    assert_int_equal(r.same_pages, 3);
    assert_int_equal(r.added.count + r.removed.count + r.changed.count, 0);
}

TEST(a_place_shows_what_differs)
{
    static const char *const was[] = {"judul", "pada hari itu terbukti 240 orang dari semua",
                                      "akhir"};
    static const char *const is[] = {"judul", "pada hari itu terbukti 378 orang dari semua",
                                     "akhir"};
    nt_reworded r = COMPARE(*state, was, is, 1);
    assert_int_equal(r.places.count, 1);
    const nt_rewording *place = &r.places.items[0];
    assert_int_equal(place->old_page, 2);
    assert_int_equal(place->new_page, 2);
    assert_true(place->is_prose);
    assert_non_null(strstr(place->was, "240 orang"));
    assert_non_null(strstr(place->is, "378 orang"));
    assert_int_equal(r.same_pages, 2);
    /* A page without a block of the older edition is a new one. */
    assert_int_equal(r.added.count, 1);
    assert_int_equal(r.removed.count, 1);
}

TEST(a_page_that_is_new_is_added)
{
    static const char *const was[] = {"a", "b", "c", "d"};
    static const char *const is[] = {"a", "b", "x", "y", "c", "d"};
    nt_reworded r = COMPARE(*state, was, is, 2);
    assert_int_equal(r.places.count, 1);
    assert_int_equal(r.places.items[0].new_count, 2);
    assert_int_equal(r.places.items[0].old_count, 0);
    assert_string_equal(r.places.items[0].was, "");
    assert_int_equal(r.added.count, 1);
    assert_int_equal(r.added.items[0], 2);
    assert_int_equal(r.same_pages, 2);
    nt_reworded back = COMPARE(*state, is, was, 2);
    assert_int_equal(back.removed.count, 1);
    assert_int_equal(back.removed.items[0], 2);
}

TEST(nothing_is_a_document_too)
{
    static const char *const words[] = {"a", "b"};
    nt_reworded r = compare(*state, words, 0, words, 2, 1);
    assert_int_equal(r.places.count, 1);
    assert_int_equal(r.places.items[0].new_count, 2);
    assert_int_equal(compare(*state, words, 0, words, 0, 1).places.count, 0);
}

/* Blocks that are left out of the one, or stand in no place, are as many in both. */
TEST(every_block_is_accounted_for)
{
    static const char *const words[] = {"satu", "dua", "tiga", "empat", "5", "6", "é — ü", "7"};
    for (uint64_t seed = 1; seed <= 400; seed++) {
        NT_PASSING_ARENA(arena);
        uint64_t draws = seed;
        const char *was[40], *is[40];
        size_t was_count = draw(&draws, 40), is_count = draw(&draws, 40);
        unsigned kinds = 1 + draw(&draws, 8);
        for (size_t i = 0; i < 40; i++) {
            was[i] = words[draw(&draws, kinds)];
            is[i] = draw(&draws, 3) ? was[i] : words[draw(&draws, 8)];
        }
        nt_reworded r = compare(arena, was, was_count, is, is_count, 1 + draw(&draws, 9));
        size_t gone = 0, come = 0;
        for (size_t i = 0; i < r.places.count; i++) {
            gone += r.places.items[i].old_count;
            come += r.places.items[i].new_count;
        }
        assert_int_equal(was_count - gone, is_count - come);
        assert_int_equal(r.same_pages + r.added.count + r.changed.count, r.new_pages);
    }
}

TESTS(open_arena, close_arena)
