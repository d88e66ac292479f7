#include "qr/qr.h"

#include <math.h>
#include <qrencode.h>
#include <string.h>

#include "words/qr.h"

nt_status nt_qr_make(nt_arena *arena, const char *text, const nt_qr **out, nt_error *err)
{
    size_t length = strlen(text);
    NT_FAIL_IF(!length || length > NT_QR_LENGTH_MAX, err, NT_INVALID, nt_nowhere,
               NT_MESSAGE_QR_TOO_LONG(.bytes = (long long)length, .most = NT_QR_LENGTH_MAX));
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    NT_FAIL_IF(!code, err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_QR_FAILED());
    size_t side = (size_t)code->width;
    nt_qr *qr = nt_new(arena, nt_qr);
    bool *dark = nt_new_array(arena, bool, side *side);
    for (size_t i = 0; i < side * side; i++) {
        dark[i] = code->data[i] & 1;
    }
    QRcode_free(code);
    *qr = (nt_qr){nt_arena_string(arena, text), side, dark};
    *out = qr;
    return NT_OK;
}

bool nt_qr_next(const nt_qr *qr, size_t *at, nt_qr_run *out)
{
    size_t i = *at, end = qr->side * qr->side;
    while (i < end && !qr->dark[i]) {
        i++;
    }
    if (i == end) {
        return false;
    }
    *out = (nt_qr_run){i / qr->side, i % qr->side, 0};
    while (out->column + out->count < qr->side && qr->dark[i + out->count]) {
        out->count++;
    }
    *at = i + out->count;
    return true;
}

double nt_qr_module_pt(const nt_qr *qr)
{
    static const double pt_per_mm = 72 / 25.4, least_mm = 0.5;
    return pt_per_mm * fmax(least_mm, (double)NT_QR_LEAST_MM / (double)qr->side);
}
