/* Emission: placed strips to pages of marks in the coordinates of the page. */
#pragma once

#include "paginate.h"

/* Fills pages, destinations and the boxes of figures; `folios` get their numbers first. */
void nt_layout_emit(nt_composer *c, const nt_sheets *sheets, nt_pages *out);

/* A page's marks on their way. */
typedef struct {
    nt_composer *c;
    size_t page;
    bool turned;
    double width_pt, height_pt;
    NT_VEC(nt_mark) marks;
} nt_emitter;

/* A mark whose x counts from the left edge of the page and y downwards from its top. */
void nt_layout_emit_mark(nt_emitter *e, nt_mark mark, double x, double y);

/* What a document says of itself before all else, under the head of each page; on the first it is
 * what the structure begins with. */
void nt_layout_notice(nt_emitter *e);

/* Running head and foot of page `page` of `count`. */
void nt_layout_running(nt_emitter *e, size_t count);
