/* The mark of an office: which kind of file it is, how large it stands, and that it can be drawn.
 */

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "svg_tree.h"
#include "words/logo.h"

enum { DRAWN_BYTES_MAX = 4 << 20 };

static const unsigned char signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

/* --- PNG --- */

static uint32_t u32(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static nt_status damaged(const char *file, nt_error *err)
{
    return nt_fail(err, NT_INVALID, nt_place_in(file), NT_MESSAGE_LOGO_DAMAGED());
}

/* The chunks that make the picture; what others say (a name, a place, a profile) stays outside, and
 * so does what they would unpack. */
static nt_status png_chunks(const char *file, nt_bytes bytes, nt_buffer *out, nt_error *err)
{
    static const char kept[] = "IHDR PLTE tRNS IDAT IEND";
    size_t at = sizeof signature;
    nt_buffer_add(out, signature, sizeof signature);
    while (bytes.length - at >= 12) {
        size_t length = u32(bytes.bytes + at);
        const char *name = bytes.bytes + at + 4;
        char word[5] = {0};
        memcpy(word, name, 4);
        if (length > bytes.length - at - 12) {
            return damaged(file, err);
        }
        if (strlen(word) == 4 && !strchr(word, ' ') && strstr(kept, word)) {
            nt_buffer_add(out, bytes.bytes + at, length + 12);
        }
        at += length + 12;
        if (memcmp(name, "IEND", 4) == 0) {
            return NT_OK;
        }
    }
    return damaged(file, err);
}

static nt_status read_png(nt_arena *arena, const char *file, nt_bytes bytes, nt_logo *logo,
                          nt_error *err)
{
    nt_buffer out = nt_buffer_open(arena);
    if (bytes.length < 33 || memcmp(bytes.bytes + 12, "IHDR", 4) != 0) {
        return damaged(file, err);
    }
    uint32_t width = u32(bytes.bytes + 16), height = u32(bytes.bytes + 20);
    NT_FAIL_IF(
        !width || !height || width > NT_LOGO_PIXELS_MAX || height > NT_LOGO_PIXELS_MAX, err,
        NT_INVALID, nt_place_in(file),
        NT_MESSAGE_LOGO_PIXELS(.width = width, .height = height, .most = NT_LOGO_PIXELS_MAX));
    NT_TRY(png_chunks(file, bytes, &out, err));
    logo->ending = "png";
    logo->bytes = (nt_bytes){nt_buffer_text(&out), out.length};
    logo->width_pt = width;
    logo->height_pt = height;
    return NT_OK;
}

typedef struct {
    nt_bytes bytes;
    size_t at;
} source;

static cairo_status_t give(void *closure, unsigned char *out, unsigned int length)
{
    source *from = closure;
    if (length > from->bytes.length - from->at) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(out, from->bytes.bytes + from->at, length);
    from->at += length;
    return CAIRO_STATUS_SUCCESS;
}

/* On paper, which is white: without transparency. */
static cairo_surface_t *on_white(cairo_surface_t *picture)
{
    int width = cairo_image_surface_get_width(picture);
    int height = cairo_image_surface_get_height(picture);
    cairo_surface_t *out = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(out);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_source_surface(cr, picture, 0, 0);
    cairo_paint(cr);
    cairo_destroy(cr);
    return out;
}

static nt_status draw_png(cairo_t *cr, const nt_logo *logo, nt_error *err)
{
    source from = {logo->bytes, 0};
    cairo_surface_t *picture = cairo_image_surface_create_from_png_stream(give, &from);
    if (cairo_surface_status(picture)) {
        cairo_surface_destroy(picture);
        return nt_fail(err, NT_INVALID, nt_nowhere, NT_MESSAGE_LOGO_DAMAGED());
    }
    cairo_surface_t *flat = on_white(picture);
    cairo_save(cr);
    cairo_scale(cr, logo->width_pt / fmax(1, cairo_image_surface_get_width(flat)),
                logo->height_pt / fmax(1, cairo_image_surface_get_height(flat)));
    cairo_set_source_surface(cr, flat, 0, 0);
    /* Pixels as they are: PDF/A knows no /Interpolate (ISO 19005-3, 6.2.8.1). */
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_destroy(flat);
    cairo_surface_destroy(picture);
    return NT_OK;
}

/* --- SVG --- */

static nt_status read_svg(nt_arena *arena, const char *file, nt_bytes bytes, nt_logo *logo,
                          nt_error *err)
{
    nt_svg_node *root = NULL;
    double box[4];
    NT_TRY(nt_svg_read(arena, file, bytes, &root, err));
    NT_TRY(nt_svg_box(root, box, err));
    logo->ending = "svg";
    logo->bytes = nt_svg_write(arena, root);
    logo->drawing = root;
    logo->width_pt = box[2];
    logo->height_pt = box[3];
    return NT_OK;
}

/* --- both --- */

nt_status nt_logo_draw(cairo_t *cr, const nt_logo *logo, nt_error *err)
{
    if (!logo->drawing) {
        return draw_png(cr, logo, err);
    }
    nt_svg_pen pen = {cr, logo->drawing, NT_LOGO_SEGMENTS_MAX, err};
    return nt_svg_draw(&pen, logo->width_pt, logo->height_pt);
}

/* Within its place, its sides as they are to each other. */
static nt_status fit(const char *file, nt_logo *logo, nt_error *err)
{
    double ratio = logo->width_pt / logo->height_pt;
    double scale = fmin(NT_LOGO_WIDTH_PT / logo->width_pt, NT_LOGO_HEIGHT_PT / logo->height_pt);
    logo->width_pt *= scale;
    logo->height_pt *= scale;
    return fmax(ratio, 1 / ratio) <= NT_LOGO_RATIO_MAX
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_place_in(file),
                         NT_MESSAGE_LOGO_RATIO(.most = NT_LOGO_RATIO_MAX));
}

static cairo_status_t count_bytes(void *closure, const unsigned char *bytes, unsigned int length)
{
    size_t *left = closure;
    (void)bytes;
    *left -= length < *left ? length : *left;
    return *left ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Drawn once as a report will draw it: what cannot be is said here, not on a page. */
static nt_status try_to_draw(const char *file, const nt_logo *logo, nt_error *err)
{
    size_t left = DRAWN_BYTES_MAX;
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(count_bytes, &left, logo->width_pt, logo->height_pt);
    cairo_t *cr = cairo_create(surface);
    nt_status status = nt_logo_draw(cr, logo, err);
    cairo_status_t problem = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    problem = problem ? problem : cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status && !err->file[0]) {
        return nt_fail_again(err, nt_place_in(file), err);
    }
    return status || !problem
               ? status
               : nt_fail(err, NT_INVALID, nt_place_in(file),
                         NT_MESSAGE_LOGO_NOT_DRAWN(.why = cairo_status_to_string(problem)));
}

/* What a Figure would have an alternative text for, and nothing to see. */
static bool leaves_ink(const nt_logo *logo)
{
    const cairo_rectangle_t place = {0, 0, logo->width_pt, logo->height_pt};
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &place);
    cairo_t *cr = cairo_create(surface);
    nt_error drawn_before;
    double x, y, width, height;
    nt_status status = nt_logo_draw(cr, logo, &drawn_before);
    cairo_destroy(cr);
    cairo_recording_surface_ink_extents(surface, &x, &y, &width, &height);
    cairo_surface_destroy(surface);
    return !status && width > 0 && height > 0;
}

/* The first byte of what stands in it, whichever of its encodings an XML file is in. */
static bool begins_as_xml(nt_bytes bytes)
{
    size_t at = 0;
    while (at < bytes.length && strchr("\xEF\xBB\xBF\xFE\xFF \t\r\n", bytes.bytes[at])) {
        at++;
    }
    return at < bytes.length && bytes.bytes[at] == '<';
}

nt_status nt_logo_read(nt_arena *arena, const char *file, nt_bytes bytes, const nt_logo **out,
                       nt_error *err)
{
    nt_logo *logo = nt_new(arena, nt_logo);
    bool is_png =
        bytes.length >= sizeof signature && memcmp(bytes.bytes, signature, sizeof signature) == 0;
    NT_FAIL_IF(!is_png && !begins_as_xml(bytes), err, NT_INVALID, nt_place_in(file),
               NT_MESSAGE_LOGO_NEITHER());
    NT_TRY((is_png ? read_png : read_svg)(arena, file, bytes, logo, err));
    NT_TRY(fit(file, logo, err));
    NT_TRY(try_to_draw(file, logo, err));
    NT_FAIL_IF(!leaves_ink(logo), err, NT_INVALID, nt_place_in(file), NT_MESSAGE_LOGO_BLANK());
    *out = logo;
    return NT_OK;
}
