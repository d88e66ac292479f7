/* The fingerprint of the edition, and the QR code of the office's address as SVG. */
#include "page.h"

/* Dark on white also where the page is dark: many readers take no other. */
static void put_code(nt_web *w, const nt_block *block)
{
    size_t side = block->code->side + 2 * NT_QR_QUIET;
    nt_qr_run run;
    nt_web_put(
        w,
        "<svg class=\"code\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %zu %zu\" "
        "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%zuv%zuH0z\"/><path d=\"",
        block->code_words, side, side, side, side);
    for (size_t at = 0; nt_qr_next(block->code, &at, &run);) {
        nt_web_put(w, "M%zu %zuh%zuv1h-%zuz", run.column + NT_QR_QUIET, run.row + NT_QR_QUIET,
                   run.count, run.count);
    }
    nt_web_raw(w, "\"/></svg>\n");
}

void nt_web_fingerprint(nt_web *w, const nt_block *block)
{
    nt_web_raw(w, "<div class=\"fingerprint\" id=\"" NT_FINGERPRINT_ELEMENT "\">\n<div>");
    nt_web_children(w, block);
    nt_web_raw(w, "</div>\n");
    if (block->code) {
        put_code(w, block);
    }
    nt_web_raw(w, "</div>\n");
}
