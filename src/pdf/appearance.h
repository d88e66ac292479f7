/* What the box of a signature field shows: lines of text on nothing. */
#pragma once

#include "finish.h"

typedef struct {
    const nt_run *run;
    nt_ink ink;
    double x, y; /* the start of its baseline, from the lower left of the box */
} nt_appearance_line;

/* A form XObject; the faces of the lines are among finish->fonts. */
nt_object nt_pdf_appearance(nt_finish *finish, double width_pt, double height_pt,
                            const nt_appearance_line *lines, size_t count);
