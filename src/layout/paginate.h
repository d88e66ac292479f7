/* Pagination: strips of the galley to places on pages. */
#pragma once

#include "galley.h"

/* A strip on a page. A head that is repeated is an artifact: its words were said before. */
typedef struct {
    const nt_strip *strip;
    double top_pt; /* below the upper edge of the text */
    bool repeated;
} nt_placement;

typedef struct {
    bool turned;
    NT_VEC(nt_placement) placements; /* the text, downwards */
    NT_VEC(nt_placement) notes;      /* at the foot */
    double notes_rule_pt;            /* where the rule above them stands */
    bool closes_table;               /* a table goes on: a rule under its last row here */
} nt_page_sheet;

typedef NT_VEC(nt_page_sheet) nt_sheets;

/* At least one page. Breaks stand where no strip keeps; what is kept together and yet higher than a
 * page is broken between strips. A note stands on the page of its mark, unless the notes of a page
 * do not fit there: then they go on at the foot of the next. */
void nt_layout_paginate(nt_arena *arena, const nt_style_sheet *style, const nt_galley *body,
                        nt_sheets *out);
