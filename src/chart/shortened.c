/* Labels that had to be cut stand whole below the plot: a reader of the page has no other place to
 * find them. */
#include <string.h>

#include "kind.h"

static bool is_drawn(const nt_canvas *canvas, const char *shown)
{
    for (size_t i = 0; i < canvas->marks.count; i++) {
        if (canvas->marks.items[i].text == shown) {
            return true;
        }
    }
    return false;
}

/* Whether the same text is listed already. */
static bool is_listed(const nt_shortened *all, size_t count, const char *whole)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(all[i].whole, whole) == 0) {
            return true;
        }
    }
    return false;
}

double nt_draw_shortened(nt_canvas *canvas, double bottom)
{
    const double gap_pt = 4;
    nt_buffer text = nt_buffer_open(canvas->arena);
    size_t listed = 0;
    nt_shortened *all = canvas->shortened.items;
    for (size_t i = 0; i < canvas->shortened.count; i++) {
        if (is_drawn(canvas, all[i].shown) && !is_listed(all, listed, all[i].whole)) {
            nt_buffer_printf(&text, "%s %s", listed ? ";" : "", all[i].whole);
            all[listed++] = all[i];
        }
    }
    if (!listed) {
        return bottom;
    }
    const char *list =
        nt_arena_printf(canvas->arena, "%s:%s.", nt_chart_word(canvas->lang, NT_WORD_IN_FULL),
                        nt_buffer_text(&text));
    nt_wrapped lines = nt_canvas_wrap(canvas, nt_style_remark, canvas->width_pt, SIZE_MAX, list);
    return bottom + gap_pt +
           nt_canvas_lines(canvas, nt_style_remark, NT_SET_LEFT, 0, bottom + gap_pt, &lines);
}
