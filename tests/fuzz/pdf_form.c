/* What is attached to a PDF, and the forms in which two files are compared. */
#include "fuzz.h"
#include "pdf/read.h"

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    const nt_pdf_embedded *files;
    size_t count;
    nt_pdf_form form;
    nt_error err = {0};
    nt_status status = nt_pdf_read_embedded(arena, "input.pdf", input, &files, &count, &err);
    fuzz_expect_status(status, &err);
    for (size_t i = 0; !status && i < count; i++) {
        fuzz_expect(files[i].name && (files[i].bytes.bytes || !files[i].bytes.length));
    }
    status = nt_pdf_read_form(arena, "input.pdf", input, &form, &err);
    fuzz_expect_status(status, &err);
}
