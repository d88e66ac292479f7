#include "drawn.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "objects/content.h"
#include "objects/unpack.h"
#include "words/pdf.h"

enum { OPERANDS_MAX = 100000, MCID_MAX = 1 << 20, INK_MAX = 64 };
enum { TOKENS_KEPT = 1 << 20 /* bytes of operands, given back at the next operator */ };

/* x' = a x + c y + e, y' = b x + d y + f */
typedef struct {
    double a, b, c, d, e, f;
} matrix;

typedef struct {
    matrix ctm;
    const nt_typeface *font;
    double size, leading, rise;
    double stretch, letters, blanks; /* Tz, Tc, Tw */
    double width, cap, join, mitre;
    const char *dash;
    double fill_alpha, stroke_alpha;
    const char *others; /* what else an ExtGState set last; "" */
    int render;
    char fill[INK_MAX], stroke[INK_MAX];
} state;

/* Marked content that is open, with what it has of what is open around it. */
typedef struct {
    long mcid;
    bool is_artifact;
    const char *actual;
} section;

/* What an ExtGState sets: transparency, or -1 where it does not; all else, a mask, a blend mode, a
 * font, as it is written. */
typedef struct {
    const char *name, *others;
    double fill_alpha, stroke_alpha;
} ext_state;

/* A page being read, or a form on it. */
typedef struct {
    nt_drawing *drawing;
    size_t page;
    int depth;
    nt_pdf_item resources;
    NT_VEC(nt_pdf_token) operands;
    NT_VEC(state) saved;
    NT_VEC(section) sections;
    size_t outer; /* sections that the page opened around this form, not this form's to end */
    state now;
    matrix text, line;
    bool has_box;
    double x0, y0, x1, y1; /* of the path */
    NT_VEC(nt_drawn_point) points;
    nt_buffer path, words;   /* of the path; of the ink at hand */
    NT_VEC(ext_state) known; /* that were asked for by name */
} pen;

static const state at_first = {.ctm = {1, 0, 0, 1, 0, 0},
                               .stretch = 100,
                               .width = 1,
                               .mitre = 10,
                               .dash = "",
                               .fill_alpha = 1,
                               .stroke_alpha = 1,
                               .others = ""};

static const matrix identity = {1, 0, 0, 1, 0, 0};

static matrix multiply(matrix m, matrix n)
{
    return (matrix){m.a * n.a + m.b * n.c,       m.a * n.b + m.b * n.d,
                    m.c * n.a + m.d * n.c,       m.c * n.b + m.d * n.d,
                    m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

static bool count_text(nt_drawing *drawing, size_t length)
{
    drawing->bytes += length;
    if (drawing->bytes > NT_TOLD_TEXT_MAX) {
        drawing->failure = (nt_text)NT_TEXT_PDF_TOO_MUCH_TEXT;
    }
    return !drawing->failure.in[0];
}

const char *nt_drawing_text(nt_drawing *drawing, const char *text)
{
    return count_text(drawing, strlen(text)) ? nt_arena_string(drawing->reader->arena, text) : "";
}

const char *nt_drawing_said(nt_drawing *drawing, nt_pdf_item text)
{
    nt_arena *arena = drawing->reader->arena;
    return count_text(drawing, text.count) ? nt_reader_text(drawing->reader, text, arena) : "";
}

/* --- operands --- */

static const nt_pdf_token *operand(const pen *p, size_t from_end, nt_pdf_token_kind kind)
{
    size_t count = p->operands.count;
    const nt_pdf_token *token = from_end < count ? &p->operands.items[count - 1 - from_end] : NULL;
    return token && token->kind == kind ? token : NULL;
}

static double number(const pen *p, size_t from_end)
{
    const nt_pdf_token *token = operand(p, from_end, NT_PDF_TOKEN_NUMBER);
    return token ? token->number : 0;
}

static matrix matrix_operand(const pen *p)
{
    return (matrix){number(p, 5), number(p, 4), number(p, 3),
                    number(p, 2), number(p, 1), number(p, 0)};
}

static const char *name(const pen *p, size_t from_end)
{
    const nt_pdf_token *token = operand(p, from_end, NT_PDF_TOKEN_NAME);
    return token ? token->text.bytes : "";
}

static nt_pdf_item resource(pen *p, const char *kind, const char *of)
{
    nt_reader *reader = p->drawing->reader;
    nt_pdf_item all = nt_reader_get(reader, p->resources, kind);
    nt_arena_mark before = nt_arena_here(p->drawing->passing);
    nt_pdf_item found = nt_reader_get(reader, all, nt_arena_printf(p->drawing->passing, "/%s", of));
    nt_arena_rewind(p->drawing->passing, before);
    return found;
}

/* --- strokes --- */

static void add(pen *p, nt_pdf_drawn mark)
{
    nt_drawing *drawing = p->drawing;
    nt_stroke stroke = {.mark = mark, .mcid = -1, .in_form = p->depth > 0, .next = NT_TOLD_NONE};
    stroke.mark.page = p->page;
    stroke.mark.element = NT_TOLD_NONE;
    if (p->sections.count) {
        const section *around = &p->sections.items[p->sections.count - 1];
        stroke.mark.is_artifact = around->is_artifact;
        stroke.mcid = around->mcid;
        stroke.actual = around->actual;
    }
    if (drawing->strokes.count == NT_TOLD_MARKS_MAX) {
        drawing->failure = (nt_text)NT_TEXT_PDF_DRAWS_TOO_MUCH;
        return;
    }
    nt_vec_push(drawing->passing, &drawing->strokes, stroke);
}

/* --- inks: colour, and what else is not as it is at first --- */

/* Many strokes in a row have one. */
static const char *kept(pen *p)
{
    nt_drawing *drawing = p->drawing;
    const char *ink = nt_buffer_text(&p->words);
    if (!drawing->ink || strcmp(drawing->ink, ink) != 0) {
        drawing->ink = nt_drawing_text(drawing, ink);
    }
    p->words.length = 0;
    return drawing->ink;
}

static void put_alpha(pen *p, double alpha)
{
    if (alpha != 1) {
        nt_buffer_printf(&p->words, " a %.3f", alpha);
    }
    nt_buffer_puts(&p->words, p->now.others);
}

static void put_pen(pen *p)
{
    const state *now = &p->now;
    nt_buffer_printf(&p->words, "%s %.3f w", now->stroke, now->width);
    if (now->cap != 0 || now->join != 0 || now->mitre != 10) {
        nt_buffer_printf(&p->words, " %.0f J %.0f j %.3f M", now->cap, now->join, now->mitre);
    }
    nt_buffer_puts(&p->words, now->dash);
}

static const char *ink_of_text(pen *p)
{
    const state *now = &p->now;
    nt_buffer_puts(&p->words, now->fill);
    if (now->render) {
        nt_buffer_printf(&p->words, " Tr %d ", now->render);
        put_pen(p);
    }
    if (now->stretch != 100 || now->letters != 0 || now->blanks != 0) {
        nt_buffer_printf(&p->words, " %.3f Tz %.3f Tc %.3f Tw", now->stretch, now->letters,
                         now->blanks);
    }
    put_alpha(p, now->fill_alpha);
    return kept(p);
}

static const char *ink_of_area(pen *p)
{
    nt_buffer_puts(&p->words, p->now.fill);
    put_alpha(p, p->now.fill_alpha);
    return kept(p);
}

static const char *ink_of_line(pen *p)
{
    put_pen(p);
    put_alpha(p, p->now.stroke_alpha);
    return kept(p);
}

/* --- shapes --- */

static void push_point(pen *p, double x, double y)
{
    if (p->drawing->points++ == NT_TOLD_POINTS_MAX) {
        p->drawing->failure = (nt_text)NT_TEXT_PDF_TOO_MANY_POINTS;
    }
    if (!p->drawing->failure.in[0]) {
        nt_vec_push(p->drawing->passing, &p->points, ((nt_drawn_point){(float)x, (float)y}));
    }
}

static void forget_path(pen *p)
{
    p->has_box = false;
    p->points.count = 0;
    p->path.length = 0;
}

static const nt_drawn_shape *take_shape(pen *p, const char *path)
{
    nt_arena *arena = p->drawing->reader->arena;
    nt_drawn_shape *shape = nt_new(arena, nt_drawn_shape);
    *shape = (nt_drawn_shape){
        path, p->points.count,
        nt_arena_copy(arena, p->points.items, p->points.count * sizeof *p->points.items)};
    return shape;
}

/* A rectangle or a line along the edges of the paper is what its box says. */
static const nt_drawn_shape *shape_of_path(pen *p, bool even_odd)
{
    const char *path = nt_buffer_text(&p->path);
    const nt_drawn_point *at = p->points.items;
    bool level = p->points.count >= 2 && (at[0].x == at[1].x || at[0].y == at[1].y);
    if (level && (strcmp(path, "r") == 0 || strcmp(path, "ml") == 0)) {
        return NULL;
    }
    return take_shape(
        p, nt_arena_printf(p->drawing->reader->arena, "%s%s", path, even_odd ? "*" : ""));
}

/* Of text that is shifted within its line, or does not stand upright. */
static const nt_drawn_shape *shape_of_text(pen *p, matrix m)
{
    bool upright = m.b == 0 && m.c == 0 && m.a == m.d;
    if (upright && !p->points.count) {
        return NULL;
    }
    push_point(p, m.a * p->now.size, m.b * p->now.size);
    push_point(p, m.c * p->now.size, m.d * p->now.size);
    return take_shape(p, "");
}

/* What `words` hold. */
static void show(pen *p)
{
    matrix m = multiply(p->text, p->now.ctm);
    double x = m.e + p->now.rise * m.c, y = m.f + p->now.rise * m.d;
    const char *text = nt_drawing_text(p->drawing, nt_buffer_text(&p->words));
    p->words.length = 0;
    if (p->drawing->failure.in[0]) {
        return;
    }
    add(p, (nt_pdf_drawn){.kind = NT_DRAWN_TEXT,
                          .text = text,
                          .x = x,
                          .y = y,
                          .x1 = x + p->now.size * (m.a + m.c),
                          .y1 = y + p->now.size * (m.b + m.d),
                          .ink = ink_of_text(p),
                          .shape = shape_of_text(p, m)});
}

/* Tj, TJ, ' and ": all strings of the operands together. Shifts that nothing parts are one. */
static void show_strings(pen *p)
{
    nt_buffer *text = &p->words;
    double shift = 0, bytes = 0;
    forget_path(p);
    NT_EACH(const nt_pdf_token, token, p->operands.items, p->operands.count) {
        if (token->kind == NT_PDF_TOKEN_NUMBER) {
            shift += token->number;
        } else if (token->kind == NT_PDF_TOKEN_STRING && token->text.length) {
            if (shift != 0) {
                push_point(p, bytes, shift / 1000 * p->now.size);
            }
            shift = 0;
            bytes += (double)token->text.length;
            nt_typeface_decode(p->now.font, token->text, text);
        }
    }
    if (text->length) {
        show(p);
    }
    forget_path(p);
}

static void grow_box(pen *p, double x, double y)
{
    const matrix *m = &p->now.ctm;
    double dx = m->a * x + m->c * y + m->e, dy = m->b * x + m->d * y + m->f;
    p->x0 = p->has_box ? fmin(p->x0, dx) : dx;
    p->y0 = p->has_box ? fmin(p->y0, dy) : dy;
    p->x1 = p->has_box ? fmax(p->x1, dx) : dx;
    p->y1 = p->has_box ? fmax(p->y1, dy) : dy;
    p->has_box = true;
    push_point(p, dx, dy);
}

static void paint(pen *p, nt_drawn_kind kind, const char *ink, bool even_odd)
{
    if (p->has_box) {
        add(p, (nt_pdf_drawn){.kind = kind,
                              .text = "",
                              .x = p->x0,
                              .y = p->y0,
                              .x1 = p->x1,
                              .y1 = p->y1,
                              .ink = ink,
                              .shape = shape_of_path(p, even_odd)});
    }
}

static void add_corners(pen *p, double x, double y, double width, double height)
{
    grow_box(p, x, y);
    grow_box(p, x + width, y);
    grow_box(p, x, y + height);
    grow_box(p, x + width, y + height);
    nt_buffer_putc(&p->path, 'r');
}

static void paint_image(pen *p)
{
    forget_path(p);
    add_corners(p, 0, 0, 1, 1);
    paint(p, NT_DRAWN_IMAGE, ink_of_area(p), false);
    forget_path(p);
}

/* --- marked content --- */

/* The property list of BDC: written there, or named among the resources. */
static section inline_properties(pen *p)
{
    section found = {.mcid = -1};
    for (size_t i = 1; i + 1 < p->operands.count; i++) {
        const nt_pdf_token *key = &p->operands.items[i], *value = key + 1;
        if (key->kind != NT_PDF_TOKEN_NAME) {
            continue;
        }
        if (strcmp(key->text.bytes, "MCID") == 0 && value->kind == NT_PDF_TOKEN_NUMBER) {
            found.mcid = value->number >= 0 && value->number < MCID_MAX ? (long)value->number : -1;
        } else if (strcmp(key->text.bytes, "ActualText") == 0 &&
                   value->kind == NT_PDF_TOKEN_STRING) {
            nt_reader *reader = p->drawing->reader;
            nt_pdf_item text = {.kind = NT_ITEM_TEXT,
                                .count = (uint32_t)value->text.length,
                                .of.bytes = value->text.bytes};
            found.actual = nt_reader_text(reader, text, reader->arena);
        }
    }
    return found;
}

static section named_properties(pen *p)
{
    nt_reader *reader = p->drawing->reader;
    section found = {.mcid = -1};
    nt_pdf_item list = resource(p, "/Properties", name(p, 0));
    nt_pdf_item mcid = nt_reader_get(reader, list, "/MCID");
    nt_pdf_item actual = nt_reader_get(reader, list, "/ActualText");
    if (nt_item_is_integer(mcid)) {
        long long value = nt_item_integer(mcid);
        found.mcid = value >= 0 && value < MCID_MAX ? (long)value : -1;
    }
    if (actual.kind == NT_ITEM_TEXT) {
        found.actual = nt_drawing_said(p->drawing, actual);
    }
    return found;
}

static void change_state(pen *p, const char *what)
{
    add(p, (nt_pdf_drawn){.kind = NT_DRAWN_STATE, .text = what, .ink = ""});
}

static void open_section(pen *p, bool has_properties)
{
    section opened = {.mcid = -1};
    if (has_properties) {
        bool named = p->operands.count == 2 && p->operands.items[1].kind == NT_PDF_TOKEN_NAME;
        opened = named ? named_properties(p) : inline_properties(p);
        opened.mcid = p->depth ? -1 : opened.mcid; /* a form's numbers are its own (14.7.4.2) */
    }
    const nt_pdf_token *tag = p->operands.items;
    const char *name_of_tag =
        p->operands.count && tag->kind == NT_PDF_TOKEN_NAME ? tag->text.bytes : "";
    opened.is_artifact = strcmp(name_of_tag, "Artifact") == 0;
    if (strcmp(name_of_tag, "OC") == 0) {
        change_state(p, "OC");
    }
    if (p->sections.count) {
        const section *around = &p->sections.items[p->sections.count - 1];
        opened.is_artifact = opened.is_artifact || around->is_artifact;
        opened.mcid = opened.mcid < 0 ? around->mcid : opened.mcid;
        opened.actual = opened.actual ? opened.actual : around->actual;
    }
    if (p->sections.count == NT_TOLD_NESTED_MAX) {
        p->drawing->failure = (nt_text)NT_TEXT_PDF_CONTENT_WITHIN_CONTENT;
        return;
    }
    nt_vec_push(p->drawing->passing, &p->sections, opened);
}

/* --- operators --- */

typedef bool unpacking(nt_reader *reader, nt_pdf_item object, size_t limit, nt_arena *arena,
                       nt_bytes *out);
static void read_stream(pen *p, nt_pdf_item object, unpacking *unpack);

/* Colours that the page names as a device's may be declared to mean others. */
static void note_colours(pen *p)
{
    static const char *const defaults[] = {"/DefaultGray", "/DefaultRGB", "/DefaultCMYK"};
    nt_reader *reader = p->drawing->reader;
    nt_pdf_item spaces = nt_reader_get(reader, p->resources, "/ColorSpace");
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++) {
        if (nt_reader_get(reader, spaces, defaults[i]).kind != NT_ITEM_NULL) {
            change_state(p, "cs");
        }
    }
}

/* What a form draws outside of its box is not seen. */
static void clip_to_box(pen *p, nt_pdf_item dictionary)
{
    nt_reader *reader = p->drawing->reader;
    double box[4];
    if (nt_reader_get(reader, dictionary, "/Group").kind != NT_ITEM_NULL) {
        change_state(p, "Group");
    }
    if (nt_reader_numbers(reader, nt_reader_get(reader, dictionary, "/BBox"), 4, box)) {
        add_corners(p, box[0], box[1], box[2] - box[0], box[3] - box[1]);
        paint(p, NT_DRAWN_CLIP, "", false);
        forget_path(p);
    }
}

static void draw_form(pen *p, nt_pdf_item form)
{
    nt_drawing *drawing = p->drawing;
    nt_reader *reader = drawing->reader;
    nt_pdf_item dictionary = form.of.stream->dictionary;
    if (p->depth == NT_TOLD_DEPTH_MAX || drawing->forms++ == NT_TOLD_FORMS_MAX) {
        drawing->failure = (nt_text)NT_TEXT_PDF_FORMS_WITHIN_FORMS;
        return;
    }
    pen inner = {.drawing = drawing,
                 .page = p->page,
                 .depth = p->depth + 1,
                 .now = p->now,
                 .path = nt_buffer_open(drawing->passing),
                 .words = nt_buffer_open(drawing->passing)};
    nt_pdf_item own = nt_reader_get(reader, dictionary, "/Resources");
    inner.resources = own.kind == NT_ITEM_DICTIONARY ? own : p->resources;
    inner.outer = inner.sections.count = p->sections.count;
    inner.sections.capacity = p->sections.count;
    inner.sections.items = nt_arena_copy(drawing->passing, p->sections.items,
                                         p->sections.count * sizeof *p->sections.items);
    double v[6];
    if (nt_reader_numbers(reader, nt_reader_get(reader, dictionary, "/Matrix"), 6, v)) {
        inner.now.ctm = multiply((matrix){v[0], v[1], v[2], v[3], v[4], v[5]}, p->now.ctm);
    }
    note_colours(&inner);
    clip_to_box(&inner, dictionary);
    read_stream(&inner, form, nt_unpack_stream);
}

static void draw_object(pen *p)
{
    nt_reader *reader = p->drawing->reader;
    nt_pdf_item object = resource(p, "/XObject", name(p, 0));
    if (object.kind != NT_ITEM_STREAM) {
        return;
    }
    nt_pdf_item dictionary = object.of.stream->dictionary;
    if (nt_reader_get(reader, dictionary, "/OC").kind == NT_ITEM_DICTIONARY) {
        change_state(p, "OC");
    }
    if (nt_item_is_name(nt_reader_get(reader, dictionary, "/Subtype"), "/Form")) {
        draw_form(p, object);
    } else {
        paint_image(p);
    }
}

/* "0.1 0.2 rg": a colour as the page sets it, numbers in one form; of a space or a pattern its
 * name. */
static void set_ink(pen *p, char *ink, const char *operator)
{
    size_t length = 0;
    ink[0] = '\0';
    for (size_t i = 0; i < p->operands.count && length + 16 < INK_MAX; i++) {
        const nt_pdf_token *token = &p->operands.items[i];
        int more = 0;
        if (token->kind == NT_PDF_TOKEN_NUMBER && fabs(token->number) < 1000) {
            more = snprintf(ink + length, INK_MAX - length, "%.3f ", token->number);
        } else if (token->kind == NT_PDF_TOKEN_NAME) {
            more = snprintf(ink + length, INK_MAX - length, "/%.12s ", token->text.bytes);
        }
        length += more > 0 ? (size_t)more : 0;
    }
    snprintf(ink + length, INK_MAX - length, "%s", operator);
}

static void move_line(pen *p, double x, double y)
{
    p->line = multiply((matrix){1, 0, 0, 1, x, y}, p->line);
    p->text = p->line;
}

static void set_font(pen *p)
{
    nt_pdf_item font = resource(p, "/Font", name(p, 1));
    p->now.size = number(p, 0);
    p->now.font = font.kind == NT_ITEM_DICTIONARY ? nt_typeface_of(p->drawing, font) : NULL;
}

static void add_curve(pen *p, char operator)
{
    for (size_t i = p->operands.count / 2; i-- > 0;) {
        grow_box(p, number(p, 2 * i + 1), number(p, 2 * i));
    }
    nt_buffer_putc(&p->path, operator);
}

static void close_path(pen *p)
{
    nt_buffer_putc(&p->path, 'h');
}

static void add_rectangle(pen *p)
{
    add_corners(p, number(p, 3), number(p, 2), number(p, 1), number(p, 0));
}

static void save_state(pen *p)
{
    if (p->saved.count == NT_TOLD_NESTED_MAX) {
        p->drawing->failure = (nt_text)NT_TEXT_PDF_STATES_WITHIN_STATES;
        return;
    }
    nt_vec_push(p->drawing->passing, &p->saved, p->now);
}

static void restore_state(pen *p)
{
    if (p->saved.count) {
        p->now = p->saved.items[--p->saved.count];
    }
}

static void text_begin(pen *p)
{
    p->text = p->line = identity;
}

static void text_move(pen *p)
{
    move_line(p, number(p, 1), number(p, 0));
}

static void text_move_leading(pen *p)
{
    p->now.leading = -number(p, 0);
    text_move(p);
}

static void text_matrix(pen *p)
{
    p->text = p->line = matrix_operand(p);
}

static void text_next(pen *p)
{
    move_line(p, 0, -p->now.leading);
}

static void show_next(pen *p)
{
    text_next(p);
    show_strings(p);
}

/* aw ac string " */
static void show_next_spaced(pen *p)
{
    p->now.blanks = number(p, 2);
    p->now.letters = number(p, 1);
    text_next(p);
    nt_pdf_token string =
        p->operands.count ? p->operands.items[p->operands.count - 1] : (nt_pdf_token){0};
    p->operands.count = p->operands.count > 0;
    if (p->operands.count) {
        p->operands.items[0] = string;
    }
    show_strings(p);
}

static void set_render(pen *p)
{
    p->now.render = number(p, 0) > 0 && number(p, 0) < 8 ? (int)number(p, 0) : 0;
}

/* [1.6 1.6] 0 d; an empty one is an unbroken line. */
static void set_dash(pen *p)
{
    for (size_t i = 0; i < p->operands.count && p->words.length < INK_MAX; i++) {
        if (p->operands.items[i].kind == NT_PDF_TOKEN_NUMBER) {
            nt_buffer_printf(&p->words, " %.3f", fmod(p->operands.items[i].number, 1e6));
        }
    }
    nt_buffer_puts(&p->words, " d");
    bool broken = p->operands.count > 3; /* more than the brackets and the phase */
    p->now.dash = broken ? nt_drawing_text(p->drawing, nt_buffer_text(&p->words)) : "";
    p->words.length = 0;
}

static void change_matrix(pen *p)
{
    p->now.ctm = multiply(matrix_operand(p), p->now.ctm);
}

/* What an operator does with the path. */
typedef struct {
    const char *word;
    bool closes, fills, is_even_odd, strokes;
} painting;

static const painting paintings[] = {
    {"f", false, true, false, false}, {"F", false, true, false, false},
    {"f*", false, true, true, false}, {"S", false, false, false, true},
    {"s", true, false, false, true},  {"B", false, true, false, true},
    {"B*", false, true, true, true},  {"b", true, true, false, true},
    {"b*", true, true, true, true},
};

static void paint_path(pen *p, const painting *how)
{
    if (how->closes) {
        close_path(p);
    }
    if (how->fills) {
        paint(p, NT_DRAWN_AREA, ink_of_area(p), how->is_even_odd);
    }
    if (how->strokes) {
        paint(p, NT_DRAWN_LINE, ink_of_line(p), false);
    }
    forget_path(p);
}

static void clip(pen *p)
{
    paint(p, NT_DRAWN_CLIP, "", false);
}

static void clip_even_odd(pen *p)
{
    paint(p, NT_DRAWN_CLIP, "", true);
}

static void shade(pen *p)
{
    add(p, (nt_pdf_drawn){.kind = NT_DRAWN_IMAGE, .text = "", .ink = "sh"});
}

static double alpha_of(nt_reader *reader, nt_pdf_item dictionary, const char *key)
{
    nt_pdf_item alpha = nt_reader_get(reader, dictionary, key);
    return alpha.kind == NT_ITEM_NUMBER ? nt_item_number(alpha) : -1;
}

static const ext_state *ext_state_of(pen *p, const char *called)
{
    static const char *const known[] = {"/ca", "/CA", "/Type", NULL};
    nt_reader *reader = p->drawing->reader;
    const ext_state *before = NT_NAMED(p->known.items, p->known.count, name, called);
    if (before) {
        return before;
    }
    nt_pdf_item chosen = resource(p, "/ExtGState", called);
    ext_state found = {.name = nt_drawing_text(p->drawing, called),
                       .fill_alpha = alpha_of(reader, chosen, "/ca"),
                       .stroke_alpha = alpha_of(reader, chosen, "/CA")};
    nt_canon_members(p->drawing, chosen, known, &p->words);
    found.others = nt_drawing_text(p->drawing, nt_buffer_text(&p->words));
    p->words.length = 0;
    nt_vec_push(p->drawing->passing, &p->known, found);
    return &p->known.items[p->known.count - 1];
}

static void set_graphics_state(pen *p)
{
    const ext_state *set = ext_state_of(p, name(p, 0));
    p->now.fill_alpha = set->fill_alpha >= 0 ? set->fill_alpha : p->now.fill_alpha;
    p->now.stroke_alpha = set->stroke_alpha >= 0 ? set->stroke_alpha : p->now.stroke_alpha;
    p->now.others = *set->others ? set->others : p->now.others;
    change_state(p, "gs");
}

static void begin_marked(pen *p)
{
    open_section(p, false);
}

static void begin_with_properties(pen *p)
{
    open_section(p, true);
}

static void end_marked(pen *p)
{
    p->sections.count -= p->sections.count > p->outer;
}

typedef struct {
    const char *word;
    void (*run)(pen *p);
} operation;

static const operation operations[] = {{"BT", text_begin},
                                       {"Td", text_move},
                                       {"TD", text_move_leading},
                                       {"Tm", text_matrix},
                                       {"T*", text_next},
                                       {"Tr", set_render},
                                       {"Tf", set_font},
                                       {"Tj", show_strings},
                                       {"TJ", show_strings},
                                       {"'", show_next},
                                       {"\"", show_next_spaced},
                                       {"q", save_state},
                                       {"Q", restore_state},
                                       {"cm", change_matrix},
                                       {"Do", draw_object},
                                       {"h", close_path},
                                       {"re", add_rectangle},
                                       {"W", clip},
                                       {"W*", clip_even_odd},
                                       {"n", forget_path},
                                       {"d", set_dash},
                                       {"sh", shade},
                                       {"gs", set_graphics_state},
                                       {"BMC", begin_marked},
                                       {"BDC", begin_with_properties},
                                       {"EMC", end_marked}};

/* Those that set a number of the state. */
typedef struct {
    const char *word;
    size_t where;
} setting;

static const setting settings[] = {
    {"TL", offsetof(state, leading)}, {"Ts", offsetof(state, rise)},
    {"Tz", offsetof(state, stretch)}, {"Tc", offsetof(state, letters)},
    {"Tw", offsetof(state, blanks)},  {"w", offsetof(state, width)},
    {"J", offsetof(state, cap)},      {"j", offsetof(state, join)},
    {"M", offsetof(state, mitre)}};

static const char *const fill_inks[] = {"g", "rg", "k", "sc", "scn", "cs", NULL};
static const char *const stroke_inks[] = {"G", "RG", "K", "SC", "SCN", "CS", NULL};

/* They draw nothing and set nothing. */
static const char *const silent[] = {"ET", "BI",   "MP",    "DP",   "BX",
                                     "EX", "true", "false", "null", NULL};

static void operate(pen *p, const char *word)
{
    const operation *named =
        NT_NAMED(operations, sizeof operations / sizeof *operations, word, word);
    const painting *how = NT_NAMED(paintings, sizeof paintings / sizeof *paintings, word, word);
    const setting *set = NT_NAMED(settings, sizeof settings / sizeof *settings, word, word);
    if (named) {
        named->run(p);
    } else if (how) {
        paint_path(p, how);
    } else if (set) {
        *(double *)((char *)&p->now + set->where) = number(p, 0);
    } else if (word[0] && !word[1] && strchr("mlcvy", word[0])) {
        add_curve(p, word[0]);
    } else if (nt_utf8_is_one_of(word, fill_inks)) {
        set_ink(p, p->now.fill, word);
    } else if (nt_utf8_is_one_of(word, stroke_inks)) {
        set_ink(p, p->now.stroke, word);
    } else if (!nt_utf8_is_one_of(word, silent)) {
        change_state(p, "op");
    }
}

/* Operands live until their operator has run. */
static void forget_operands(pen *p, nt_content *content)
{
    p->operands.count = 0;
    if (nt_arena_used(content->arena) > TOKENS_KEPT) {
        nt_arena_close(content->arena);
        content->arena = nt_arena_open();
        p->operands.items = NULL;
        p->operands.capacity = 0;
    }
}

static void read_content(pen *p, nt_bytes bytes)
{
    nt_content content = {nt_arena_open(), bytes.bytes, bytes.bytes + bytes.length};
    for (nt_pdf_token token; !p->drawing->failure.in[0] && nt_content_next(&content, &token);) {
        if (token.kind != NT_PDF_TOKEN_WORD) {
            if (p->operands.count < OPERANDS_MAX) {
                nt_vec_push(content.arena, &p->operands, token);
            }
            continue;
        }
        if (strcmp(token.text.bytes, "ID") == 0) {
            nt_content_skip_image(&content);
            paint_image(p);
        } else {
            operate(p, token.text.bytes);
        }
        forget_operands(p, &content);
    }
    nt_arena_close(content.arena);
}

size_t nt_drawing_room(const nt_drawing *drawing)
{
    size_t left =
        drawing->unpacked < drawing->unpacked_max ? drawing->unpacked_max - drawing->unpacked : 0;
    return left < NT_TOLD_CONTENT_MAX ? left : NT_TOLD_CONTENT_MAX;
}

/* The bytes of a stream are needed while it is read. */
static void read_stream(pen *p, nt_pdf_item object, unpacking *unpack)
{
    nt_drawing *drawing = p->drawing;
    NT_PASSING_ARENA(arena);
    nt_bytes bytes;
    if (unpack(drawing->reader, object, nt_drawing_room(drawing), arena, &bytes)) {
        drawing->unpacked += bytes.length;
        read_content(p, bytes);
    } else {
        drawing->failure = (nt_text)NT_TEXT_PDF_STREAMS_TOO_LARGE;
    }
}

/* --- a page --- */

static void add_annotations(pen *p, nt_pdf_item page)
{
    nt_reader *reader = p->drawing->reader;
    nt_pdf_item all = nt_reader_get(reader, page, "/Annots");
    size_t count = nt_item_count(all);
    for (size_t i = 0; i < count && !p->drawing->failure.in[0]; i++) {
        nt_pdf_item annotation = nt_reader_item(reader, all, i);
        nt_pdf_item subtype = nt_reader_get(reader, annotation, "/Subtype");
        double box[4];
        nt_pdf_drawn mark = {.kind = NT_DRAWN_ANNOTATION, .text = "", .ink = ""};
        if (nt_reader_get(reader, annotation, "/AP").kind != NT_ITEM_NULL) {
            mark.ink = "AP";
        }
        if (nt_reader_is_signature(reader, annotation)) {
            mark.text = NT_DRAWN_SIGNATURE;
        } else if (subtype.kind == NT_ITEM_NAME) {
            mark.text = nt_drawing_text(p->drawing, subtype.of.bytes + 1);
        }
        if (nt_reader_numbers(reader, nt_reader_get(reader, annotation, "/Rect"), 4, box)) {
            mark.x = box[0];
            mark.y = box[1];
            mark.x1 = box[2];
            mark.y1 = box[3];
        }
        add(p, mark);
    }
}

/* What is shown of the page, and how it is turned. */
static void add_page_box(pen *p, nt_pdf_item page)
{
    nt_reader *reader = p->drawing->reader;
    nt_pdf_item shown = nt_reader_inherited(reader, page, "/CropBox");
    nt_pdf_item turned = nt_reader_inherited(reader, page, "/Rotate");
    bool known = nt_item_is_integer(turned);
    long long angle = known ? nt_item_integer(turned) : 0;
    nt_pdf_item given = nt_reader_get(reader, page, "/UserUnit");
    double unit = given.kind == NT_ITEM_NUMBER ? nt_item_number(given) : 1;
    double box[4];
    if (shown.kind == NT_ITEM_NULL) {
        shown = nt_reader_inherited(reader, page, "/MediaBox");
    }
    if (nt_reader_numbers(reader, shown, 4, box)) {
        add(p, (nt_pdf_drawn){.kind = NT_DRAWN_CLIP,
                              .text = "",
                              .x = box[0],
                              .y = box[1],
                              .x1 = box[2],
                              .y1 = box[3],
                              .ink = nt_arena_printf(reader->arena, "%lld %.3f", angle, unit)});
    }
}

void nt_drawing_page(nt_drawing *drawing, nt_pdf_item page, size_t page_number)
{
    nt_reader *reader = drawing->reader;
    pen p = {.drawing = drawing,
             .page = page_number,
             .now = at_first,
             .path = nt_buffer_open(drawing->passing),
             .words = nt_buffer_open(drawing->passing)};
    p.resources = nt_reader_inherited(reader, page, "/Resources");
    add_page_box(&p, page);
    note_colours(&p);
    read_stream(&p, page, nt_unpack_contents);
    add_annotations(&p, page);
}
