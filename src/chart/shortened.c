/* Labels that had to be cut stand whole below the plot: a reader of the page has no other place to
 * find them. */
#include <stdlib.h>
#include <string.h>

#include "kind.h"
#include "words/chart.h"

/* A text that was cut, and how many were before it. */
typedef struct {
    const char *whole;
    size_t order;
} label;

static int by_address(const void *a, const void *b)
{
    const char *one = *(const char *const *)a, *other = *(const char *const *)b;
    return one < other ? -1 : one > other;
}

static int by_text(const void *a, const void *b)
{
    const label *one = a, *other = b;
    int texts = strcmp(one->whole, other->whole);
    return texts ? texts : one->order < other->order ? -1 : one->order > other->order;
}

static int by_order(const void *a, const void *b)
{
    const label *one = a, *other = b;
    return one->order < other->order ? -1 : one->order > other->order;
}

/* Of the texts that were cut those that are drawn: kinds also cut to measure. */
static size_t take_drawn(const nt_canvas *canvas, label *out)
{
    NT_VEC(const char *) drawn = {0};
    size_t count = 0;
    for (size_t i = 0; i < canvas->marks.count; i++) {
        if (canvas->marks.items[i].text) {
            nt_vec_push(canvas->arena, &drawn, canvas->marks.items[i].text);
        }
    }
    qsort(drawn.items, drawn.count, sizeof *drawn.items, by_address);
    for (size_t i = 0; i < canvas->shortened.count; i++) {
        const nt_shortened *s = &canvas->shortened.items[i];
        if (bsearch(&s->shown, drawn.items, drawn.count, sizeof *drawn.items, by_address)) {
            out[count++] = (label){s->whole, i};
        }
    }
    return count;
}

/* Each text once, in the order in which they were cut. */
static size_t without_repeats(label *labels, size_t count)
{
    size_t kept = 0;
    qsort(labels, count, sizeof *labels, by_text);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || strcmp(labels[kept - 1].whole, labels[i].whole) != 0) {
            labels[kept++] = labels[i];
        }
    }
    qsort(labels, kept, sizeof *labels, by_order);
    return kept;
}

double nt_draw_shortened(nt_canvas *canvas, double bottom)
{
    if (!canvas->shortened.count) {
        return bottom;
    }
    label *labels = nt_new_array(canvas->arena, label, canvas->shortened.count);
    size_t count = without_repeats(labels, take_drawn(canvas, labels));
    nt_buffer text = nt_buffer_open(canvas->arena);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&text, "%s %s", i ? ";" : "", labels[i].whole);
    }
    const char *list =
        nt_arena_printf(canvas->arena, "%s:%s.", ((nt_text)NT_TEXT_CHART_IN_FULL).in[canvas->lang],
                        nt_buffer_text(&text));
    return nt_draw_note(canvas, bottom, 4, SIZE_MAX, count ? list : "");
}
