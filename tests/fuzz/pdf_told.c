/* What a PDF tells: words, structure, strokes. Told twice it is the same, and held against itself
 * it does not differ. */
#include <string.h>

#include "fuzz.h"
#include "pdf/compare.h"
#include "pdf/told.h"

static nt_status tell(nt_arena *arena, nt_bytes input, nt_pdf_told *out)
{
    nt_error err = {0};
    nt_status status = nt_pdf_read_told(arena, "input.pdf", input, out, &err);
    fuzz_expect_status(status, &err);
    return status;
}

static void expect_sound(const nt_pdf_told *told)
{
    for (size_t i = 0; i < told->element_count; i++) {
        const nt_pdf_element *e = &told->elements[i];
        fuzz_expect(e->parent == NT_TOLD_NONE || e->parent < i);
        fuzz_expect(e->start <= e->end && e->end <= told->text.length);
        fuzz_expect(e->page <= told->page_count);
    }
    NT_EACH(const nt_pdf_drawn, d, told->drawn, told->drawn_count) {
        fuzz_expect(d->page >= 1 && d->page <= told->page_count);
        fuzz_expect(d->element == NT_TOLD_NONE || d->element < told->element_count);
    }
}

/* What was made here is read without its cross-references, which are true. Those of the input may
 * not be: a line behind the file, and both are read by them. */
static void expect_like_itself(nt_arena *arena, nt_bytes input)
{
    nt_error err = {0};
    nt_pdf_comparison found;
    char *longer = nt_arena_alloc(arena, input.length + 2);
    nt_bytes same = {longer, input.length + 1};
    memcpy(longer, input.bytes, input.length);
    memcpy(longer + input.length, "\n", 2);
    fuzz_expect_status(
        nt_pdf_compare(arena, "input.pdf", input, input, (nt_pdf_allowance){0}, &found, &err),
        &err);
    for (int i = 0; i < 4; i++) {
        nt_pdf_allowance allowed = {.is_signed = i & 1, .is_set_otherwise = i & 2};
        nt_status status = nt_pdf_compare(arena, "input.pdf", input, same, allowed, &found, &err);
        fuzz_expect_status(status, &err);
        fuzz_expect(status || found.count == 0);
        fuzz_expect(status || found.is_alike == !allowed.is_set_otherwise);
    }
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    nt_pdf_told told, again;
    nt_status status = tell(arena, input, &told);
    fuzz_expect(tell(arena, input, &again) == status);
    if (!status) {
        expect_sound(&told);
        expect_like_itself(arena, input);
        fuzz_expect(nt_bytes_same(told.text, again.text) && nt_bytes_same(told.fonts, again.fonts));
        fuzz_expect(told.drawn_count == again.drawn_count);
        for (size_t i = 0; i < told.drawn_count; i++) {
            fuzz_expect(strcmp(told.drawn[i].text, again.drawn[i].text) == 0);
        }
    }
}
