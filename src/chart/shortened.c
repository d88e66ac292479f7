/* Labels that had to be cut stand whole below the plot: a reader of the page has no other place to
 * find them. */
#include <stdlib.h>

#include "kind.h"
#include "words/chart.h"

NT_ORDER_OF(by_address, char, NT_BY((a > b) - (a < b)))

typedef NT_VEC(const char *) text_list;

/* In order of their addresses. */
static text_list drawn_texts(const nt_canvas *canvas)
{
    text_list drawn = {0};
    NT_VEC_PICK(canvas->arena, &drawn, i, canvas->marks.count, canvas->marks.items[i].text,
                canvas->marks.items[i].text);
    qsort(drawn.items, drawn.count, sizeof *drawn.items, by_address);
    return drawn;
}

/* Each once, in the order in which they were cut; only what is drawn: kinds also cut to measure. */
double nt_draw_shortened(nt_canvas *canvas, double bottom)
{
    if (!canvas->shortened.count) {
        return bottom;
    }
    const char *head = ((nt_text)NT_TEXT_CHART_IN_FULL).in[canvas->lang];
    text_list drawn = drawn_texts(canvas);
    nt_map told = nt_map_open(canvas->arena);
    nt_buffer text = nt_buffer_open(canvas->arena);
    for (size_t i = 0; i < canvas->shortened.count; i++) {
        const nt_shortened *s = &canvas->shortened.items[i];
        if (bsearch(&s->shown, drawn.items, drawn.count, sizeof *drawn.items, by_address) &&
            nt_map_keep(&told, s->whole, i) == NT_MAP_NONE) {
            nt_buffer_printf(&text, "%s %s", text.length ? ";" : ":", s->whole);
        }
    }
    return nt_draw_note(
        canvas, bottom, 4, SIZE_MAX,
        text.length ? nt_arena_printf(canvas->arena, "%s%s.", head, nt_buffer_text(&text)) : "");
}
