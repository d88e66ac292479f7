/* The layout of a card: head, words, plot, foot. Lengths in points, of two pixels. */
#include "card/card.h"

#include <math.h>
#include <string.h>

const char *const nt_card_names[NT_CARD_FORMS] = {
    [NT_CARD_LANDSCAPE] = "landscape", [NT_CARD_PORTRAIT] = "portrait"};

enum { SIZES = 6, FOOT_LINES = 2 };

static const double margin = 24, line_step = 1.28;
static const double lower = 0.75, highest = 2.6; /* of a plot's usual height */
static const double filled = 0.5; /* of a portrait's room: a lower plot has the landscape alone */

/* What differs between them. */
typedef struct {
    double width, height;
    double name, small, foot; /* type */
    double rule;              /* below the head */
    double words_width;       /* of title and measure, beside the plot or above it */
    double titles[SIZES], measure;
    bool is_beside;
    double words_most;  /* height of the words above the plot */
    double type_wanted; /* of the plot, in pixels */
} format;

enum { ABOVE = NT_CARD_FORMS }; /* the landscape of a plot too wide to stand beside its words */

#define LANDSCAPE                                                                                  \
    .width = 600, .height = 337.5, .name = 9.5, .small = 8.5, .foot = 8, .rule = 38,               \
    .titles = {19.5, 17, 15, 13.5, 12, 10.5}, .measure = 9.5, .type_wanted = 17

static const format formats[NT_CARD_FORMS + 1] = {
    [NT_CARD_LANDSCAPE] = {LANDSCAPE, .words_width = 202, .is_beside = true},
    [NT_CARD_PORTRAIT] = {.width = 540,
                          .height = 675,
                          .name = 12,
                          .small = 10.5,
                          .foot = 10,
                          .rule = 46,
                          .words_width = 492,
                          .titles = {28.5, 25, 22, 19, 16.5, 14},
                          .measure = 12.5,
                          .is_beside = false,
                          .words_most = 260,
                          .type_wanted = 22},
    [ABOVE] = {LANDSCAPE, .words_width = 552, .words_most = 82}};

typedef struct {
    const nt_card_request *request;
    const format *f;
    nt_canvas canvas;
    double top, foot; /* what is left between head and foot */
    double part;      /* of the room for the plot, how much it fills; 0: it is not put */
} card;

static nt_style style_of(nt_face face, double size, nt_colour colour)
{
    return (nt_style){face, size, colour};
}

/* Lines with the upper edge at `top`; returns where they end. */
static double put_lines(card *c, nt_style style, double x, double top, double width, size_t most,
                        const char *text)
{
    nt_wrapped lines = nt_canvas_wrap(&c->canvas, style, width, most, text ? text : "");
    for (size_t i = 0; i < lines.count; i++) {
        double baseline = top + style.size_pt * (1 + line_step * (double)i);
        nt_canvas_text(&c->canvas, style, NT_SET_LEFT, x, baseline, lines.lines[i]);
    }
    return top + style.size_pt * line_step * (double)lines.count;
}

static const char *words(const char *text)
{
    return text ? text : "";
}

/* No line ends between a number and what it counts. */
static const char *bound(nt_arena *arena, const char *text)
{
    nt_buffer out = nt_buffer_open(arena);
    for (const char *at = words(text); *at; at++) {
        bool binds = *at == ' ' && at > text && at[-1] >= '0' && at[-1] <= '9';
        binds ? nt_buffer_puts(&out, "\u00A0") : nt_buffer_putc(&out, *at);
    }
    return nt_buffer_text(&out);
}

/* --- head and foot --- */

/* The mark at the left edge, who speaks beside it, at the right number and day. */
static void put_head(card *c, nt_sheet *sheet)
{
    const nt_front *front = c->request->front;
    const nt_office *office = front->office;
    const nt_logo *logo = office ? office->logo : NULL;
    double left = margin, right = c->f->width - margin, room = c->f->rule - 16;
    double baseline = c->f->rule / 2 + c->f->name * NT_TEXT_MIDDLE;
    nt_style name = style_of(NT_FACE_BOLD, c->f->name, NT_COLOUR_TEXT);
    nt_style day = style_of(NT_FACE_REGULAR, c->f->small, NT_COLOUR_GREY);
    if (logo) {
        double scale = fmin(room / logo->height_pt, 4 * room / logo->width_pt);
        double width = logo->width_pt * scale, height = logo->height_pt * scale;
        double top = (c->f->rule - height) / 2;
        sheet->logo = logo;
        sheet->logo_at = (nt_rect){left, top, left + width, top + height};
        left += width + 8;
    }
    const char *said = words(front->place_and_date);
    double taken = *said ? nt_canvas_width(&c->canvas, day, said) + 12 : 0;
    nt_wrapped one =
        nt_canvas_wrap(&c->canvas, name, right - left - taken, 1, words(front->organisation));
    if (one.count) {
        nt_canvas_text(&c->canvas, name, NT_SET_LEFT, left, baseline, one.lines[0]);
    }
    nt_canvas_text(&c->canvas, day, NT_SET_RIGHT, right, baseline, said);
    nt_canvas_area(&c->canvas, NT_COLOUR_FIRST,
                   (nt_rect){margin, c->f->rule - 1, right, c->f->rule + 1});
    nt_canvas_area(&c->canvas, NT_COLOUR_FIRST,
                   (nt_rect){margin, c->f->rule + 3, right, c->f->rule + 3.5});
}

/* Source and note, above the lower edge; what does not fit is whole in the alternative text. */
static void put_foot(card *c)
{
    const nt_chart *chart = c->request->chart;
    const char *const texts[] = {words(chart->source), words(chart->note)};
    nt_style style = style_of(NT_FACE_REGULAR, c->f->foot, NT_COLOUR_GREY);
    double width = c->f->width - 2 * margin, height = 0;
    for (size_t i = 0; i < 2; i++) {
        height += style.size_pt * line_step *
                  (double)nt_canvas_wrap(&c->canvas, style, width, FOOT_LINES, texts[i]).count;
    }
    double y = c->f->height - margin * 0.7 - height;
    c->foot = y - 6;
    nt_canvas_rule(&c->canvas, nt_pen_hairline, margin, c->foot, margin + width, c->foot);
    for (size_t i = 0; i < 2; i++) {
        y = put_lines(c, style, margin, y, width, FOOT_LINES, texts[i]);
    }
}

/* --- words --- */

/* The largest type in which the title leaves room for the measure; in the smallest it is cut. */
static double put_words(card *c)
{
    const nt_chart *chart = c->request->chart;
    const nt_front *front = c->request->front;
    const char *finding = bound(c->canvas.arena, chart->title);
    bool is_marked = *words(front->notice);
    double width = c->f->words_width, y = c->top;
    double most = c->f->is_beside ? c->foot - 8 : c->top + c->f->words_most;
    y = put_lines(
        c, style_of(NT_FACE_SEMIBOLD, c->f->small, is_marked ? NT_COLOUR_TEXT : NT_COLOUR_GREY),
        margin, y, width, 2, bound(c->canvas.arena, chart->data_stamp));
    y += *words(chart->data_stamp) ? 4 : 0;
    nt_style measure = style_of(NT_FACE_REGULAR, c->f->measure, NT_COLOUR_GREY);
    const char *about = words(chart->subtitle);
    double below = 6 + measure.size_pt * line_step *
                           (double)nt_canvas_wrap(&c->canvas, measure, width, 7, about).count;
    nt_style title = style_of(NT_FACE_BOLD, c->f->titles[0], NT_COLOUR_TEXT);
    size_t lines = 0, fit = 1;
    for (size_t i = 0; i < SIZES; i++) {
        title.size_pt = c->f->titles[i];
        nt_wrapped wrapped = nt_canvas_wrap(&c->canvas, title, width, SIZE_MAX, finding);
        lines = wrapped.count;
        fit = (size_t)fmax((most - y - below) / (title.size_pt * line_step), 1);
        if (lines <= fit && wrapped.width_pt <= width) {
            break;
        }
    }
    y = put_lines(c, title, margin, y, width, fit, finding);
    return put_lines(c, measure, margin, y + (lines ? 6 : 0), width, 7, about);
}

/* --- the plot --- */

enum { NARROWEST = 250, WIDEST = 560, STEP = 45, MAP_WIDTH = 444 /* that tiles need */ };

/* A plot at one width, for both forms. */
typedef struct {
    nt_canvas canvas;
    double width, stretch, height, type; /* its smallest */
    bool is_sound;                       /* all within it, no label cut or on another */
} trial;

/* At the widths so far tried, from the narrowest on. */
typedef struct {
    double stretch;
    trial items[(WIDEST - NARROWEST) / STEP + 1];
    size_t count;
} trials;

static nt_status try_plot(nt_arena *arena, const nt_card_request *request, trial *t, nt_error *err)
{
    NT_TRY(nt_chart_plot(arena, request->chart, request->fonts, t->width, t->stretch, &t->canvas,
                         &t->height, &t->is_sound, err));
    t->type = nt_canvas_least_type(&t->canvas);
    return NT_OK;
}

/* The trial of that number, drawn when it is first asked for; NULL: no plot is so wide. */
static nt_status find_trial(nt_arena *arena, const nt_card_request *request, trials *tried,
                            size_t index, const trial **out, nt_error *err)
{
    int width = (request->chart->tiling ? MAP_WIDTH : NARROWEST) + (int)index * STEP;
    *out = NULL;
    if (width > WIDEST) {
        return NT_OK;
    }
    if (index == tried->count) {
        trial *t = &tried->items[index];
        *t = (trial){.width = width, .stretch = tried->stretch};
        NT_TRY(try_plot(arena, request, t, err));
        tried->count++;
    }
    *out = &tried->items[index];
    return NT_OK;
}

/* Drawn higher until the room is filled, where its kind has a height to choose. */
static nt_status fill(const nt_card_request *request, double high, trial *t, nt_error *err)
{
    double usual = t->height, first = t->stretch, stretch = fmin(first * high / usual, highest);
    for (int i = 0; i < 3 && stretch > first * 1.05; i++) {
        trial higher = *t;
        higher.stretch = stretch;
        NT_TRY(try_plot(t->canvas.arena, request, &higher, err));
        if (higher.height <= usual) {
            break; /* it has none */
        }
        if (higher.is_sound && higher.height <= high && higher.height > t->height) {
            *t = higher;
        }
        double part = (high - usual) / (higher.height - usual);
        stretch = fmin(first + (stretch - first) * part, highest);
    }
    return NT_OK;
}

/* NULL: none is legible. Where one is sound from side to side of its room, a wider one would only
 * be smaller there. */
static nt_status find_best(card *c, double wide, double high, trials *tried, const trial **out,
                           nt_error *err)
{
    const trial *t;
    double best_score = 0;
    *out = NULL;
    for (size_t i = 0; high > 0; i++) {
        NT_TRY(find_trial(c->canvas.arena, c->request, tried, i, &t, err));
        if (!t) {
            break;
        }
        double scale = fmin(wide / t->width, high / t->height), type = 2 * scale * t->type;
        double score = fmin(type / c->f->type_wanted, 1) * scale * t->width / wide;
        if (t->is_sound && type >= NT_CARD_TYPE_LEAST && score > best_score) {
            *out = t;
            best_score = score;
        }
        if (t->is_sound && wide * t->height <= high * t->width) {
            break;
        }
    }
    return NT_OK;
}

/* Its type as large as is wanted, the room filled; not where none is legible. */
static nt_status put_plot(card *c, nt_rect room, trials *tried, nt_error *err)
{
    double wide = room.x1 - room.x0, high = room.y1 - room.y0;
    const trial *found;
    NT_TRY(find_best(c, wide, high, tried, &found, err));
    if (!found) {
        return NT_OK;
    }
    trial best = *found;
    double scale = fmin(wide / best.width, high / best.height);
    NT_TRY(fill(c->request, high / scale, &best, err));
    c->part = best.height * scale / high;
    nt_canvas plot = best.canvas; /* whose marks another form may take too */
    plot.marks.items =
        nt_arena_copy(plot.arena, plot.marks.items, plot.marks.count * sizeof *plot.marks.items);
    nt_canvas_scale(&plot, scale);
    nt_canvas_shift(&plot, room.x1 - best.width * scale,
                    room.y0 + fmax(0, (high - best.height * scale) / 2));
    for (size_t i = 0; i < plot.marks.count; i++) {
        nt_vec_push(c->canvas.arena, &c->canvas.marks, plot.marks.items[i]);
    }
    return NT_OK;
}

/* *part: of its room for the plot, how much that fills; 0: there is no such picture. */
static nt_status lay_out(nt_arena *arena, const nt_card_request *request, const format *f,
                         trials *tried, nt_sheet *out, double *part, nt_error *err)
{
    card c = {.request = request,
              .f = f,
              .canvas = nt_canvas_open(arena, request->fonts, request->chart->lang, f->width, err),
              .top = f->rule + 10};
    nt_sheet sheet = {.width_pt = f->width,
                      .height_pt = f->height,
                      .id = request->chart->id,
                      .title = words(request->chart->title),
                      .description = nt_card_text(arena, request)};
    c.canvas.palette = request->chart->palette;
    put_head(&c, &sheet);
    put_foot(&c);
    double below = put_words(&c);
    double left = f->is_beside ? margin + f->words_width + 24 : margin;
    nt_rect room = {left, f->is_beside ? c.top : below + 12, f->width - margin, c.foot - 8};
    NT_TRY(c.canvas.status);
    NT_TRY(put_plot(&c, room, tried, err));
    *part = c.part;
    sheet.canvas = c.canvas;
    *out = sheet;
    return NT_OK;
}

/* The wide form: the plot beside its words, as it is or drawn lower, else below them. */
static nt_status lay_out_wide(nt_arena *arena, const nt_card_request *request, trials *tried,
                              nt_sheet *out, bool *is_made, nt_error *err)
{
    trials low = {.stretch = lower};
    double part = 0;
    for (int way = 0; way < 4 && part <= 0; way++) {
        const format *f = &formats[way < 2 ? NT_CARD_LANDSCAPE : ABOVE];
        NT_TRY(lay_out(arena, request, f, way % 2 ? &low : tried, out, &part, err));
    }
    *is_made = part > 0;
    return NT_OK;
}

nt_status nt_card_sheets(nt_arena *arena, const nt_card_request *request,
                         nt_sheet out[NT_CARD_FORMS], bool is_made[NT_CARD_FORMS], nt_error *err)
{
    trials tried = {.stretch = 1};
    double part = 0;
    memset(is_made, 0, NT_CARD_FORMS * sizeof *is_made);
    if (*nt_chart_undrawn(request->chart)) {
        return NT_OK;
    }
    NT_TRY(lay_out(arena, request, &formats[NT_CARD_PORTRAIT], &tried, &out[NT_CARD_PORTRAIT],
                   &part, err));
    NT_TRY(lay_out_wide(arena, request, &tried, &out[NT_CARD_LANDSCAPE],
                        &is_made[NT_CARD_LANDSCAPE], err));
    is_made[NT_CARD_PORTRAIT] = part >= filled || (part > 0 && !is_made[NT_CARD_LANDSCAPE]);
    return NT_OK;
}

const char *nt_card_text(nt_arena *arena, const nt_card_request *request)
{
    const nt_chart *chart = request->chart;
    const char *const texts[] = {chart->data_stamp,
                                 chart->title,
                                 chart->subtitle,
                                 chart->alt,
                                 chart->source,
                                 chart->note,
                                 request->front->organisation,
                                 request->front->place_and_date};
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (texts[i] && *texts[i]) {
            nt_buffer_printf(&out, "%s\n", texts[i]);
        }
    }
    return nt_buffer_text(&out);
}
