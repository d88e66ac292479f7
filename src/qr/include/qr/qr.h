/* An address as a QR code (ISO/IEC 18004), by libqrencode: its modules, to be drawn by others. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/library.h"

enum {
    NT_QR_QUIET = 4,        /* modules around it that stay white (ISO/IEC 18004, 5.3.8) */
    NT_QR_LENGTH_MAX = 400, /* bytes: of more the modules would be too small in print */
    NT_QR_LEAST_MM = 20     /* wide in print; nor is a module under half a millimetre */
};

typedef struct {
    const char *text; /* what it says */
    size_t side;      /* modules */
    const bool *dark; /* side × side, row by row from the top */
} nt_qr;

/* Modules of one row that are dark, side by side. */
typedef struct {
    size_t row, column, count;
} nt_qr_run;

/* Error correction M: 15 percent may be dirt. NT_INVALID: it is empty or too long. */
nt_status nt_qr_make(nt_arena *arena, const char *text, const nt_qr **out, nt_error *err);

/* The next run from *at on, row by row; begin with *at = 0. False at the end. */
bool nt_qr_next(const nt_qr *qr, size_t *at, nt_qr_run *out);

/* How wide a module is in print, in points. */
double nt_qr_module_pt(const nt_qr *qr);

nt_libraries nt_qr_libraries(void);
