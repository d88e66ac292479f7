/* The signatures of a PDF, what was added behind the first of them, and one more. */
#include "archive/sign.h"
#include "fuzz.h"
#include "pdf/signature.h"

static size_t read_signatures(nt_arena *arena, nt_bytes pdf, const nt_pdf_signature **out,
                              nt_status *status)
{
    size_t count = 0;
    nt_error err = {0};
    *status = nt_pdf_read_signatures(arena, "input.pdf", pdf, out, &count, &err);
    fuzz_expect_status(*status, &err);
    return *status ? 0 : count;
}

static void judge(nt_arena *arena, nt_bytes pdf, const nt_pdf_signature *signature)
{
    nt_pdf_update update;
    nt_error err = {0};
    fuzz_expect(signature->end <= pdf.length);
    for (int i = 0; i < 2; i++) {
        nt_bytes part = signature->covered[i];
        fuzz_expect(part.bytes >= pdf.bytes && part.length <= pdf.length &&
                    part.bytes + part.length <= pdf.bytes + pdf.length);
    }
    nt_archive_check_signature(arena, signature->value, true, signature->covered, 2);
    fuzz_expect_status(nt_pdf_read_update(arena, "input.pdf", pdf, signature->end, &update, &err),
                       &err);
}

/* Signed once more it has one signature more, which covers all of it. */
static void sign(nt_arena *arena, const nt_fonts *fonts, nt_bytes pdf, size_t count)
{
    nt_signature_request request = {
        .fonts = fonts, .signer = "Pejabat", .moment = 1714046400, .room = 64};
    nt_signature_draft draft;
    nt_error err = {0};
    nt_status status = nt_pdf_signature_draft(arena, "input.pdf", pdf, &request, &draft, &err);
    fuzz_expect_status(status, &err);
    if (status) {
        return;
    }
    nt_bytes made = nt_pdf_signature_fill(arena, &draft, (nt_bytes){"\x30\x03\x02\x01\x01", 5});
    const nt_pdf_signature *signatures;
    fuzz_expect(read_signatures(arena, made, &signatures, &status) == count + 1);
    fuzz_expect(signatures[count].end == made.length);
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    static nt_fonts *fonts;
    const nt_pdf_signature *signatures;
    nt_status status;
    nt_error err = {0};
    fuzz_expect(fonts || !nt_text_fonts_open(NT_FONTS, &fonts, &err));
    size_t count = read_signatures(arena, input, &signatures, &status);
    for (size_t i = 0; i < count; i++) {
        judge(arena, input, &signatures[i]);
    }
    if (!status && count < NT_SIGNATURES_MAX) {
        sign(arena, fonts, input, count);
    }
}
