/* The charts on their own (SVG, PDF, PNG), drawn beside the making of the report: on a second
 * processor they cost no time. */
#pragma once

#include "report/document.h"

typedef enum {
    NT_RENDITION_SVG,
    NT_RENDITION_PDF,
    NT_RENDITION_PNG,
    NT_RENDITION_FORMS
} nt_rendition_form;

/* ".svg", by form. */
extern const char *const nt_rendition_endings[NT_RENDITION_FORMS];

/* What the files say of themselves beside the charts. */
typedef struct {
    const nt_front *front; /* of their report */
    long long created;     /* seconds since 1970 */
} nt_rendition_of;

/* The forms of which wanted[form] is true, laid out once, in the arena. The PDF is a page of its
 * own, tagged and archival as the report is, with the chart's data attached. */
nt_status nt_rendition_draw(nt_arena *arena, const nt_chart *chart, const nt_rendition_of *of,
                            const nt_fonts *fonts, const bool wanted[NT_RENDITION_FORMS],
                            nt_bytes out[NT_RENDITION_FORMS], nt_error *err);

typedef struct {
    const nt_chart *chart;
    nt_rendition_form form;
    nt_bytes bytes;
} nt_rendition;

typedef struct nt_renditions nt_renditions;

/* Starts drawing every chart of the document in the wanted forms. The worker has an arena and fonts
 * of its own, which are lent to it or, with NULL, opened from the folder: neither is made for two
 * threads. The document must stay as it is until the join. */
nt_renditions *nt_renditions_start(const nt_document *document, long long created,
                                   const bool wanted[NT_RENDITION_FORMS], const char *font_folder,
                                   const nt_fonts *lent);

/* Waits until all are drawn; *out lives until the close. */
nt_status nt_renditions_join(nt_renditions *renditions, const nt_rendition **out, size_t *count,
                             nt_error *err);

/* Also waits, when nobody has. NULL is allowed. */
void nt_renditions_close(nt_renditions *renditions);
