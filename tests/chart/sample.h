/* Charts filled by hand: with published figures, and with nasty ones. */
#pragma once

#include "chart/chart.h"
#include "kind.h"

/* The faces that the build has cut; NULL, with a message, when they are missing. */
nt_fonts *sample_fonts(void);

/* A group's set-up and tear-down: its state are the faces. */
int sample_open_fonts(void **state);
int sample_close_fonts(void **state);

const nt_chart_kind *sample_kind(const char *id);

/* A row with that value; NAN bounds, no counts. */
const nt_ledger_row *sample_row(nt_arena *arena, const char *id, double value, int decimals,
                                const char *unit);
/* A ratio in percent with Wilson's interval. */
const nt_ledger_row *sample_ratio(nt_arena *arena, const char *id, int64_t part, int64_t whole);

/* Completes a chart whose data were filled in by hand: sets alt and height. */
void sample_complete(nt_arena *arena, nt_chart *chart, const nt_fonts *fonts);

/* The 38 provinces on their grid, and one of them. */
enum { SAMPLE_PROVINCES = 38 };
const nt_tiling *sample_tiling(void);
const nt_area *sample_province(size_t index);

/* A chart of the kind from the published figures, completed. */
nt_chart *sample_chart(nt_arena *arena, const nt_fonts *fonts, const char *kind, nt_lang lang);

/* The same kinds with what breaks layouts; `index` below sample_nasty_count. */
extern const size_t sample_nasty_count;
const char *sample_nasty_name(size_t index);
nt_chart *sample_nasty(nt_arena *arena, const nt_fonts *fonts, const char *kind, size_t index);

/* A box of the drawn chart, in points from the upper left, for the collision test. */
typedef struct {
    double x, y, width, height;
    const char *text; /* the label; NULL for a mark that labels must keep clear of */
} sample_box;

/* The boxes of all labels and marks of the plot as drawn. */
nt_status sample_boxes(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                       const sample_box **out, size_t *count, nt_error *err);
