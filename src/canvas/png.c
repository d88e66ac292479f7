/* Charts as PNG (ISO/IEC 15948) at two pixels a point.
 *
 * A chart has few colours, so it is written with a palette: a third of the bytes to compress, and a
 * small file. The chunks are written here, on libdeflate: libpng reports errors by longjmp, which
 * this house does without. */
#include <cairo.h>
#include <libdeflate.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "paint.h"
#include "words/canvas.h"

enum {
    PIXELS_PER_POINT = 2,
    PIXELS_PER_METRE = 5669, /* 144 per inch */
    SIDE_MAX = NT_SIDE_MAX_PT * PIXELS_PER_POINT,
    PALETTE_MAX = 256,
    SLOTS = 1024 /* of the table from colour to index; a power of two above PALETTE_MAX */
};

/* ---- chunks ---- */

static void put_u32(unsigned char out[4], uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        out[i] = (unsigned char)(value >> (24 - 8 * i));
    }
}

static void put_chunk(nt_buffer *out, const char type[4], const void *bytes, size_t length)
{
    unsigned char word[4];
    put_u32(word, (uint32_t)length);
    nt_buffer_add(out, word, 4);
    nt_buffer_add(out, type, 4);
    nt_buffer_add(out, bytes, length);
    put_u32(word, libdeflate_crc32(libdeflate_crc32(0, type, 4), bytes, length));
    nt_buffer_add(out, word, 4);
}

/* An iTXt chunk: keyword, no compression, language, no translated keyword, UTF-8. */
static void put_text(nt_buffer *out, const char *keyword, const char *lang, const char *text)
{
    if (!text || !*text) {
        return;
    }
    nt_buffer chunk = nt_buffer_open(out->arena);
    nt_buffer_add(&chunk, keyword, strlen(keyword) + 1);
    nt_buffer_add(&chunk, "\0\0", 2);
    nt_buffer_add(&chunk, lang, strlen(lang) + 1);
    nt_buffer_add(&chunk, "", 1);
    nt_buffer_puts(&chunk, text);
    put_chunk(out, "iTXt", chunk.bytes, chunk.length);
}

/* ---- colours ---- */

typedef struct {
    uint32_t colour[PALETTE_MAX]; /* 0xRRGGBB; the inks first */
    size_t count;
    /* Open addressing; a slot holds index + 1. */
    uint16_t slot[SLOTS];
    bool full;
} palette;

/* The slot of the colour, or the free one that it would take. */
static uint16_t *slot_of(palette *p, uint32_t colour)
{
    uint32_t at = colour * 2654435761u >> 22; /* Knuth's multiplier; the 10 highest bits */
    while (p->slot[at] && p->colour[p->slot[at] - 1] != colour) {
        at = (at + 1) % SLOTS;
    }
    return &p->slot[at];
}

/* A new colour takes the next index; where there is none left the palette is full. */
static uint8_t add_colour(palette *p, uint32_t colour)
{
    uint16_t *slot = slot_of(p, colour);
    p->full |= !*slot && p->count == PALETTE_MAX;
    if (p->full) {
        return 0;
    }
    if (!*slot) {
        p->colour[p->count++] = colour;
        *slot = (uint16_t)p->count;
    }
    return (uint8_t)(*slot - 1);
}

/* Sixteen steps between ink and paper are as smooth to the eye as 256, and fit a palette; the inks
 * themselves, which cover areas, stay exact. */
static uint8_t index_of(palette *p, uint32_t colour)
{
    uint16_t known = *slot_of(p, colour);
    if (known) {
        return (uint8_t)(known - 1);
    }
    uint32_t soft = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t channel = colour >> shift & 0xff;
        soft |= (channel + 8) / 17 * 17 << shift;
    }
    return add_colour(p, soft);
}

static palette *ink_palette(nt_arena *arena, const nt_palette *inks)
{
    palette *p = nt_new(arena, palette);
    for (int i = 0; i < NT_COLOUR_COUNT; i++) {
        nt_rgb rgb = nt_palette_rgb(inks, (nt_colour)i);
        add_colour(p, (uint32_t)rgb.red << 16 | (uint32_t)rgb.green << 8 | rgb.blue);
    }
    return p;
}

typedef struct {
    unsigned char *pixels; /* cairo's RGB24: a native 32-bit word a pixel */
    size_t width, height, stride;
} raster;

static uint32_t pixel_at(const unsigned char *row, size_t x)
{
    uint32_t word;
    memcpy(&word, row + x * 4, 4);
    return word & 0xffffff;
}

/* Most pixels are as those above, a stretch at once, or as the one before. */
static void index_row(palette *p, const raster *from, size_t y, unsigned char *out)
{
    enum { STRETCH = 32 };
    const unsigned char *row = from->pixels + y * from->stride, *above = out - from->width;
    uint32_t colour = pixel_at(row, 0);
    uint8_t index = index_of(p, colour);
    *out++ = 0;
    for (size_t x = 0, end; x < from->width; x = end) {
        end = x + STRETCH < from->width ? x + STRETCH : from->width;
        if (y > 0 && memcmp(row + x * 4, row + x * 4 - from->stride, (end - x) * 4) == 0) {
            memcpy(out + x, above + x, end - x);
            continue;
        }
        for (; x < end; x++) {
            if (pixel_at(row, x) != colour) {
                colour = pixel_at(row, x);
                index = index_of(p, colour);
            }
            out[x] = index;
        }
    }
}

static void rgb_row(const raster *from, size_t y, unsigned char *out)
{
    const unsigned char *row = from->pixels + y * from->stride;
    *out++ = 0;
    for (size_t x = 0; x < from->width; x++) {
        uint32_t colour = pixel_at(row, x);
        *out++ = (unsigned char)(colour >> 16);
        *out++ = (unsigned char)(colour >> 8);
        *out++ = (unsigned char)colour;
    }
}

/* Rows of indices as long as the palette suffices; without one, rows of colours. A row has a
 * filter's byte before it, none: the library finds what repeats in the row above. */
static size_t fill_rows(const raster *from, palette *colours, unsigned char *rows)
{
    const size_t length = 1 + from->width * (colours ? 1 : 3);
    for (size_t y = 0; y < from->height && !(colours && colours->full); y++, rows += length) {
        if (colours) {
            index_row(colours, from, y, rows);
        } else {
            rgb_row(from, y, rows);
        }
    }
    return length * from->height;
}

/* The picture as a zlib stream in *out, which is the caller's to free; 0 where there is no memory.
 */
static size_t pack_rows(const raster *from, palette *colours, unsigned char **out)
{
    enum { LEVEL = 1 }; /* half the work of the next level, for a fiftieth more bytes */
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    unsigned char *rows = malloc(from->height * (1 + from->width * (colours ? 1 : 3)));
    size_t length = 0;
    *out = NULL;
    if (compressor && rows) {
        size_t count = fill_rows(from, colours, rows);
        size_t most = libdeflate_zlib_compress_bound(compressor, count);
        *out = malloc(most);
        length = *out ? libdeflate_zlib_compress(compressor, rows, count, *out, most) : 0;
    }
    free(rows);
    libdeflate_free_compressor(compressor);
    return length;
}

/* ---- the file ---- */

static void put_header(nt_buffer *out, const raster *from, bool indexed)
{
    static const unsigned char signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    unsigned char header[13] = {0}, physical[9] = {0};
    nt_buffer_add(out, signature, sizeof signature);
    put_u32(header, (uint32_t)from->width);
    put_u32(header + 4, (uint32_t)from->height);
    header[8] = 8;
    header[9] = indexed ? 3 : 2;
    put_chunk(out, "IHDR", header, sizeof header);
    put_chunk(out, "sRGB", "\0", 1); /* perceptual */
    put_u32(physical, PIXELS_PER_METRE);
    put_u32(physical + 4, PIXELS_PER_METRE);
    physical[8] = 1;
    put_chunk(out, "pHYs", physical, sizeof physical);
}

static void put_palette(nt_buffer *out, const palette *p)
{
    unsigned char bytes[3 * PALETTE_MAX];
    for (size_t i = 0; i < p->count; i++) {
        bytes[3 * i] = (unsigned char)(p->colour[i] >> 16);
        bytes[3 * i + 1] = (unsigned char)(p->colour[i] >> 8);
        bytes[3 * i + 2] = (unsigned char)p->colour[i];
    }
    put_chunk(out, "PLTE", bytes, 3 * p->count);
}

/* The bytes are in the arena. */
static nt_status encode(const nt_sheet *sheet, const raster *from, nt_bytes *out, nt_error *err)
{
    nt_arena *arena = sheet->canvas.arena;
    const char *lang = nt_lang_codes[sheet->canvas.lang];
    palette *p = ink_palette(arena, sheet->canvas.palette);
    nt_buffer file = nt_buffer_open(arena);
    unsigned char *picture;
    size_t length = pack_rows(from, p, &picture);
    if (p->full) {
        free(picture);
        length = pack_rows(from, NULL, &picture);
    }
    put_header(&file, from, !p->full);
    if (!p->full) {
        put_palette(&file, p);
    }
    put_text(&file, "Title", lang, sheet->title);
    put_text(&file, "Description", lang, sheet->description);
    put_chunk(&file, "IDAT", picture, length);
    put_chunk(&file, "IEND", "", 0);
    free(picture);
    NT_FAIL_IF(!length, err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_CANVAS_PICTURE_MEMORY());
    *out = (nt_bytes){nt_buffer_text(&file), file.length};
    return NT_OK;
}

/* What fails while drawing the context keeps, not the surface: so both are asked. */
static nt_status rasterise(const nt_sheet *sheet, raster *onto, nt_error *err)
{
    nt_paint_fonts fonts = {.err = err};
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        onto->pixels, CAIRO_FORMAT_RGB24, (int)onto->width, (int)onto->height, (int)onto->stride);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, PIXELS_PER_POINT, PIXELS_PER_POINT);
    nt_paint(cr, &sheet->canvas, &fonts);
    nt_status status = nt_paint_logo(cr, sheet, err);
    status = fonts.status ? fonts.status : status;
    cairo_status_t problem = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    problem = problem ? problem : cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    nt_paint_fonts_close(&fonts);
    return status || !problem
               ? status
               : nt_fail(err, NT_SYSTEM, nt_nowhere,
                         NT_MESSAGE_CANVAS_PICTURE_FAILS(.why = cairo_status_to_string(problem)));
}

nt_status nt_output_png(const nt_sheet *sheet, nt_bytes *out, nt_error *err)
{
    double width = sheet->width_pt * PIXELS_PER_POINT, height = sheet->height_pt * PIXELS_PER_POINT;
    NT_FAIL_IF(!(width >= 1 && width <= SIDE_MAX && height >= 1 && height <= SIDE_MAX), err,
               NT_INVALID, nt_nowhere,
               NT_MESSAGE_CANVAS_PICTURE_TOO_LARGE(.width = llrint(sheet->width_pt),
                                                   .height = llrint(sheet->height_pt),
                                                   .most = NT_SIDE_MAX_PT));
    raster onto = {.width = (size_t)(width + 0.5), .height = (size_t)(height + 0.5)};
    onto.stride = (size_t)cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, (int)onto.width);
    /* Pixels are many and short-lived, so they are not the arena's; painted white at first, so that
     * they need no clearing. */
    onto.pixels = malloc(onto.stride * onto.height);
    NT_FAIL_IF(!onto.pixels, err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_CANVAS_PICTURE_MEMORY());
    nt_status status = rasterise(sheet, &onto, err);
    status = status ? status : encode(sheet, &onto, out, err);
    free(onto.pixels);
    return status;
}
