/* The charts on their own (SVG, PDF, PNG), drawn beside the making of the report: on a second
 * processor they cost no time. */
#pragma once

#include "chart/chart.h"

typedef struct {
    const nt_chart *chart;
    const char *ending; /* "svg" */
    nt_bytes bytes;
} nt_rendition;

typedef struct nt_renditions nt_renditions;

/* Starts drawing every chart in every form. The worker has an arena and fonts of its own, which are
 * lent to it or, with NULL, opened from the folder: neither is made for two threads. The charts
 * must stay as they are until the join. */
nt_renditions *nt_renditions_start(const nt_chart *const *charts, size_t count,
                                   const char *font_folder, const nt_fonts *lent);

/* Waits until all are drawn; *out lives until the close. */
nt_status nt_renditions_join(nt_renditions *renditions, const nt_rendition **out, size_t *count,
                             nt_error *err);

/* Also waits, when nobody has. NULL is allowed. */
void nt_renditions_close(nt_renditions *renditions);
