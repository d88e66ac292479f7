/* The mark of an office: a PNG, or an SVG of the kind that logos are.
 *
 * A logo is a file of others. Of an SVG the shapes are read (paths and the simple shapes, groups,
 * flat colours, gradients, clips), and what is neither read nor known to be harmless is refused at
 * its line: scripts, entities, anything that leads out of the file, texts, pictures, effects, what
 * shines through. Nothing is fetched, and drawing costs what the size of the file allows. */
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

struct _cairo; /* cairo_t */

enum {
    NT_LOGO_BYTES_MAX = 512 * 1024,
    NT_LOGO_PIXELS_MAX = 2000, /* a side of a PNG */
    NT_LOGO_ELEMENTS_MAX = 5000,
    NT_LOGO_SEGMENTS_MAX = 200000, /* drawn in all */
    NT_LOGO_RATIO_MAX = 12         /* of the longer side to the shorter */
};

/* As large as it stands above a report's title. */
#define NT_LOGO_HEIGHT_PT 36.0
#define NT_LOGO_WIDTH_PT  150.0

typedef struct {
    const char *ending; /* "svg", "png" */
    /* What travels with a report: the drawing alone, without metadata, names and remarks, which may
     * be about persons. Read again it is the same, byte for byte. */
    nt_bytes bytes;
    double width_pt, height_pt;
    const struct nt_svg_node *drawing; /* private; NULL of a PNG */
} nt_logo;

/* `file` names it in messages. NT_INVALID at the line, where it is an SVG. */
nt_status nt_logo_read(nt_arena *arena, const char *file, nt_bytes bytes, const nt_logo **out,
                       nt_error *err);

/* At the origin of a cairo_t, as large as it is. */
nt_status nt_logo_draw(struct _cairo *cr, const nt_logo *logo, nt_error *err);

/* A PDF of one page, as large as it is; the same bytes each time. */
nt_status nt_logo_pdf(nt_arena *arena, const nt_logo *logo, nt_bytes *out, nt_error *err);
