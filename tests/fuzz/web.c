/* A page of a web edition: what it tells and carries. */

#include "fuzz.h"
#include "web/read.h"

static void judge(const nt_web_told *told)
{
    for (size_t i = 0; i < told->element_count; i++) {
        const nt_web_element *e = &told->elements[i];
        fuzz_expect(e->parent == NT_WEB_NONE || e->parent < i);
        fuzz_expect(e->start <= e->end && e->end <= told->text.length);
        if (e->parent != NT_WEB_NONE) {
            const nt_web_element *parent = &told->elements[e->parent];
            fuzz_expect(parent->start <= e->start);
        }
    }
    for (size_t i = 0; i < told->file_count; i++) {
        fuzz_expect(told->files[i].name && told->files[i].element < told->element_count);
        fuzz_expect(told->files[i].bytes.bytes || !told->files[i].is_within);
    }
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    nt_web_told told, again;
    nt_error err = {0};
    nt_status status = nt_web_read(arena, "input.html", input, &told, &err);
    fuzz_expect_status(status, &err);
    if (!status) {
        judge(&told);
        fuzz_expect(nt_web_read(arena, "input.html", input, &again, &err) == NT_OK);
        fuzz_expect(nt_bytes_same(told.text, again.text));
        fuzz_expect(told.element_count == again.element_count);
    }
}
