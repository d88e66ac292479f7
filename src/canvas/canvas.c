#include "canvas/canvas.h"

#include <math.h>
#include <string.h>

#include "text/paragraph.h"

/* Text of so many lines is a label, filled line by line; longer is a paragraph. */
enum { LABEL_LINES = 4 };

const nt_style nt_style_label = {NT_FACE_REGULAR, 8.0, NT_COLOUR_TEXT};
const nt_style nt_style_strong = {NT_FACE_BOLD, 8.0, NT_COLOUR_TEXT};
const nt_style nt_style_value = {NT_FACE_SEMIBOLD, 8.0, NT_COLOUR_TEXT};
const nt_style nt_style_axis = {NT_FACE_REGULAR, 7.5, NT_COLOUR_GREY};
const nt_style nt_style_remark = {NT_FACE_REGULAR, 7.5, NT_COLOUR_GREY};

const nt_pen nt_pen_axis = {NT_COLOUR_RULE, 0.75, 0, false};
const nt_pen nt_pen_hairline = {NT_COLOUR_HAIRLINE, 0.75, 0, false};
const nt_pen nt_pen_leader = {NT_COLOUR_RULE, 0.5, 0, false};
const nt_pen nt_pen_day = {NT_COLOUR_TEXT, 0.8, 0, true};

nt_style nt_style_in(nt_style style, nt_colour colour)
{
    style.colour = colour;
    return style;
}

nt_canvas nt_canvas_open(nt_arena *arena, const nt_fonts *fonts, nt_lang lang, double width_pt,
                         nt_error *err)
{
    return (nt_canvas){.arena = arena,
                       .fonts = fonts,
                       .lang = lang,
                       .width_pt = width_pt,
                       .stretch = 1,
                       .err = err};
}

static void draw(nt_canvas *canvas, nt_drawn drawn)
{
    if (!canvas->status) {
        nt_vec_push(canvas->arena, &canvas->marks, drawn);
    }
}

void nt_canvas_shift(nt_canvas *canvas, double right, double down)
{
    for (size_t i = 0; i < canvas->marks.count; i++) {
        nt_rect *at = &canvas->marks.items[i].at;
        *at = (nt_rect){at->x0 + right, at->y0 + down, at->x1 + right, at->y1 + down};
    }
}

double nt_canvas_least_type(const nt_canvas *canvas)
{
    double least = 0;
    NT_EACH(const nt_drawn, drawn, canvas->marks.items, canvas->marks.count) {
        if (drawn->shape == NT_MARK_WORDS && (least == 0 || drawn->run.size_pt < least)) {
            least = drawn->run.size_pt;
        }
    }
    return least;
}

double nt_canvas_width(const nt_canvas *canvas, nt_style style, const char *text)
{
    return nt_text_width(canvas->fonts, style.face, style.size_pt, text);
}

void nt_canvas_text(nt_canvas *canvas, nt_style style, nt_set set, double x, double baseline,
                    const char *text)
{
    if (canvas->status || !*text) {
        return;
    }
    nt_drawn drawn = {.shape = NT_MARK_WORDS, .colour = style.colour, .text = text};
    canvas->status = nt_text_shape(canvas->arena, canvas->fonts, style.face, style.size_pt, text,
                                   strlen(text), &drawn.run, canvas->err);
    double width = drawn.run.width_pt;
    double left = set == NT_SET_LEFT ? x : set == NT_SET_RIGHT ? x - width : x - width / 2;
    drawn.at = (nt_rect){left, baseline, left + width, baseline};
    draw(canvas, drawn);
}

void nt_canvas_beside(nt_canvas *canvas, nt_style style, nt_set set, double x, double middle,
                      const char *text)
{
    nt_canvas_text(canvas, style, set, x, middle + style.size_pt * NT_TEXT_MIDDLE, text);
}

void nt_canvas_in(nt_canvas *canvas, nt_style style, nt_rect box, const char *text)
{
    nt_canvas_beside(canvas, style, NT_SET_CENTRE, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2,
                     text);
}

/* The text of a broken line, from its glyphs; a space at the break falls away. */
static char *line_text(nt_arena *arena, const nt_line *line, bool *spaced)
{
    nt_buffer text = nt_buffer_open(arena);
    for (size_t i = 0; i < line->piece_count; i++) {
        nt_run_put(&text, &line->pieces[i].run);
    }
    char *start = nt_arena_string(arena, nt_buffer_text(&text));
    for (size_t end = strlen(start); end && start[end - 1] == ' '; end--) {
        start[end - 1] = '\0';
        *spaced = true;
    }
    return start;
}

/* The text with as many characters dropped at the end as "…" needs. */
static const char *cut_to(const nt_canvas *canvas, nt_style style, double width_pt, char *text)
{
    size_t length = strlen(text);
    for (;;) {
        const char *cut = nt_arena_printf(canvas->arena, "%.*s…", (int)length, text);
        if (length == 0 || nt_canvas_width(canvas, style, cut) <= width_pt) {
            return cut;
        }
        do {
            length--;
        } while (length && ((unsigned char)text[length] & 0xC0) == 0x80);
    }
}

nt_wrapped nt_canvas_wrap(nt_canvas *canvas, nt_style style, double width_pt, size_t max_lines,
                          const char *text)
{
    double whole = nt_canvas_width(canvas, style, text);
    if (canvas->status || !*text) {
        return (nt_wrapped){0};
    }
    if (whole <= width_pt) {
        nt_wrapped one = {nt_new(canvas->arena, const char *), 1, whole, NULL};
        one.lines[0] = text;
        return one;
    }
    nt_span span = {.face = style.face, .size_pt = style.size_pt, .text = text};
    nt_measure measure = {.width_pt = width_pt, .greedy = max_lines <= LABEL_LINES};
    nt_paragraph broken = {0};
    canvas->status =
        nt_text_break(canvas->arena, canvas->fonts, &span, 1, &measure, &broken, canvas->err);
    if (canvas->status) {
        return (nt_wrapped){0};
    }
    size_t count = broken.line_count < max_lines ? broken.line_count : max_lines;
    bool *spaced = nt_new_array(canvas->arena, bool, count);
    nt_wrapped wrapped = {nt_new_array(canvas->arena, const char *, count), count, 0, spaced};
    for (size_t i = 0; i < count; i++) {
        char *line = line_text(canvas->arena, &broken.lines[i], &spaced[i]);
        wrapped.lines[i] = line;
        if (i + 1 == count && count < broken.line_count) {
            wrapped.lines[i] = cut_to(canvas, style, width_pt, line);
            const nt_shortened cut = {wrapped.lines[i], text};
            nt_vec_push(canvas->arena, &canvas->shortened, cut);
        }
        wrapped.width_pt = fmax(wrapped.width_pt, nt_canvas_width(canvas, style, wrapped.lines[i]));
    }
    return wrapped;
}

double nt_canvas_lines_height(nt_style style, size_t lines)
{
    double glyphs = NT_TEXT_ASCENT + NT_TEXT_DESCENT;
    return lines ? style.size_pt * (glyphs + (double)(lines - 1) * NT_TEXT_LEADING) : 0;
}

double nt_canvas_lines(nt_canvas *canvas, nt_style style, nt_set set, double x, double top,
                       nt_wrapped wrapped)
{
    double baseline = top + style.size_pt * NT_TEXT_ASCENT;
    for (size_t i = 0; i < wrapped.count; i++) {
        size_t before = canvas->marks.count;
        nt_canvas_text(canvas, style, set, x, baseline, wrapped.lines[i]);
        if (canvas->marks.count > before) {
            canvas->marks.items[before].spaced = wrapped.spaced && wrapped.spaced[i];
        }
        baseline += style.size_pt * NT_TEXT_LEADING;
    }
    return nt_canvas_lines_height(style, wrapped.count);
}

void nt_canvas_lines_beside(nt_canvas *canvas, nt_style style, nt_set set, double x, double middle,
                            nt_wrapped wrapped)
{
    double more = wrapped.count ? (double)(wrapped.count - 1) * NT_TEXT_LEADING / 2 : 0;
    double top = middle + style.size_pt * (NT_TEXT_MIDDLE - more - NT_TEXT_ASCENT);
    nt_canvas_lines(canvas, style, set, x, top, wrapped);
}

double nt_canvas_words(nt_canvas *canvas, nt_style style, nt_set set, double x, double top,
                       nt_room room, const char *text)
{
    return nt_canvas_lines(canvas, style, set, x, top,
                           nt_canvas_wrap(canvas, style, room.width_pt, room.lines, text));
}

void nt_canvas_words_beside(nt_canvas *canvas, nt_style style, double x, double middle,
                            nt_room room, const char *text)
{
    nt_canvas_lines_beside(canvas, style, NT_SET_LEFT, x, middle,
                           nt_canvas_wrap(canvas, style, room.width_pt, room.lines, text));
}

void nt_canvas_rule(nt_canvas *canvas, nt_pen pen, double x0, double y0, double x1, double y1)
{
    draw(canvas, (nt_drawn){.shape = NT_MARK_RULE,
                            .colour = pen.colour,
                            .keep_clear = pen.keep_clear,
                            .stroke_pt = pen.width_pt,
                            .dash_pt = pen.dash_pt,
                            .at = {x0, y0, x1, y1}});
}

void nt_canvas_area(nt_canvas *canvas, nt_colour colour, nt_rect at)
{
    draw(canvas, (nt_drawn){.shape = NT_MARK_AREA, .colour = colour, .at = at});
}

void nt_canvas_outline(nt_canvas *canvas, nt_pen pen, nt_rect at)
{
    /* The stroke stays inside the box, so that the box is what is measured. */
    double inset = pen.width_pt / 2;
    nt_rect in = {at.x0 + inset, at.y0 + inset, at.x1 - inset, at.y1 - inset};
    draw(canvas, (nt_drawn){.shape = NT_MARK_AREA,
                            .colour = pen.colour,
                            .outlined = true,
                            .keep_clear = pen.keep_clear,
                            .stroke_pt = pen.width_pt,
                            .dash_pt = pen.dash_pt,
                            .at = in});
}

void nt_canvas_hatch(nt_canvas *canvas, nt_pen pen, double step, nt_rect at)
{
    double height = at.y1 - at.y0;
    for (double x = at.x0 + step / 2 - height; x < at.x1; x += step) {
        /* The line runs from (x, y1) to (x + height, y0). */
        double left = fmax(x, at.x0), right = fmin(x + height, at.x1);
        if (right - left > 0.2) {
            nt_canvas_rule(canvas, pen, left, at.y1 - (left - x), right, at.y1 - (right - x));
        }
    }
}

void nt_canvas_bar(nt_canvas *canvas, nt_colour colour, nt_fill fill, nt_rect at)
{
    if (fill == NT_FILL_SOLID) {
        draw(canvas,
             (nt_drawn){.shape = NT_MARK_AREA, .colour = colour, .keep_clear = true, .at = at});
        return;
    }
    nt_canvas_outline(canvas, (nt_pen){colour, 0.9, 0, true}, at);
    if (fill == NT_FILL_HATCHED) {
        nt_rect in = {at.x0 + 0.9, at.y0 + 0.9, at.x1 - 0.9, at.y1 - 0.9};
        nt_canvas_hatch(canvas, (nt_pen){colour, 0.9, 0, false}, 3.4, in);
    }
}

void nt_canvas_dot(nt_canvas *canvas, int ink, bool hollow, double x, double y)
{
    static const struct {
        nt_shape shape;
        double shrink; /* so that all look as large */
    } dots[] = {{NT_MARK_DISC, 0},
                {NT_MARK_AREA, 0.35},
                {NT_MARK_AREA, 0.9},
                {NT_MARK_DIAMOND, -0.4},
                {NT_MARK_TRIANGLE, -0.2}};
    size_t kind = ink >= 0 && ink < 5 ? (size_t)ink : 2;
    double stroke = hollow ? 1.2 : 0, in = dots[kind].shrink + stroke / 2, out = NT_DOT_RADIUS;
    draw(canvas, (nt_drawn){.shape = dots[kind].shape,
                            .colour = nt_palette_series(ink),
                            .outlined = hollow,
                            .keep_clear = true,
                            .stroke_pt = stroke,
                            .at = {x - out + in, y - out + in, x + out - in, y + out - in}});
}

size_t nt_drawn_corners(const nt_drawn *drawn, double out[8])
{
    const nt_rect at = drawn->at;
    double x = (at.x0 + at.x1) / 2, y = (at.y0 + at.y1) / 2;
    const double diamond[] = {x, at.y0, at.x1, y, x, at.y1, at.x0, y};
    const double triangle[] = {x, at.y0, at.x1, at.y1, at.x0, at.y1};
    bool four = drawn->shape == NT_MARK_DIAMOND;
    memcpy(out, four ? diamond : triangle, four ? sizeof diamond : sizeof triangle);
    return four ? 4 : 3;
}

nt_rect nt_drawn_box(const nt_drawn *drawn)
{
    nt_rect at = drawn->at;
    double half = drawn->stroke_pt / 2;
    if (drawn->shape == NT_MARK_WORDS) {
        double size = drawn->run.size_pt;
        return (nt_rect){at.x0, at.y0 - size * NT_TEXT_ASCENT, at.x1,
                         at.y0 + size * NT_TEXT_DESCENT};
    }
    return (nt_rect){fmin(at.x0, at.x1) - half, fmin(at.y0, at.y1) - half,
                     fmax(at.x0, at.x1) + half, fmax(at.y0, at.y1) + half};
}

static nt_glyph *scaled_glyphs(nt_arena *arena, const nt_run *run, double factor)
{
    nt_glyph *glyphs = nt_arena_copy(arena, run->glyphs, run->count * sizeof *glyphs);
    for (size_t i = 0; i < run->count; i++) {
        glyphs[i].advance_pt *= (float)factor;
        glyphs[i].natural_pt *= (float)factor;
    }
    return glyphs;
}

void nt_canvas_scale(nt_canvas *canvas, double factor)
{
    NT_EACH(nt_drawn, mark, canvas->marks.items, canvas->marks.count) {
        mark->stroke_pt *= factor;
        mark->dash_pt *= factor;
        mark->at = (nt_rect){mark->at.x0 * factor, mark->at.y0 * factor, mark->at.x1 * factor,
                             mark->at.y1 * factor};
        if (mark->shape == NT_MARK_WORDS) {
            mark->run.glyphs = scaled_glyphs(canvas->arena, &mark->run, factor);
            mark->run.size_pt *= factor;
            mark->run.width_pt *= factor;
        }
    }
}
