/* The chart as a whole: embedded in a document, or standing alone with its texts. */
#include <math.h>
#include <string.h>

#include "canvas/output.h"
#include "kind.h"
#include "words/chart.h"

static const double margin_pt = 16;

static const nt_style stamp_style = {NT_FACE_SEMIBOLD, 7.5, NT_COLOUR_GREY};
static const nt_style title_style = {NT_FACE_BOLD, 11.5, NT_COLOUR_TEXT};
static const nt_style subtitle_style = {NT_FACE_REGULAR, 8.5, NT_COLOUR_GREY};
static const nt_style foot_style = {NT_FACE_REGULAR, 7.5, NT_COLOUR_GREY};

/* As high as the stamp and a title of one line, or as wide as leaves room for them. */
static const double logo_height_max = 28, logo_width_max = 110, logo_gap = 14;

/* A paragraph across the sheet, but for what stands at its right; returns where it ends. */
static double set_text(nt_canvas *canvas, nt_style style, double top, double right,
                       const char *text)
{
    double width = canvas->width_pt - 2 * margin_pt - right;
    return top + nt_canvas_words(canvas, style, NT_SET_LEFT, margin_pt, top,
                                 (nt_room){width, SIZE_MAX}, text ? text : "");
}

/* "Sumber: …", unless the text names itself so already. */
static const char *led_by(nt_canvas *canvas, nt_text word, const char *text)
{
    const char *lead = word.in[canvas->lang];
    if (!text || !*text || strncmp(text, lead, strlen(lead)) == 0) {
        return text;
    }
    return nt_arena_printf(canvas->arena, "%s: %s", lead, text);
}

/* The alternative text, with stamp and measure, which stand in the picture. */
static const char *described(nt_arena *arena, const nt_chart *chart)
{
    const char *const parts[] = {chart->stamp, chart->subtitle, chart->alt};
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i] && *parts[i]) {
            char last = out.length ? out.bytes[out.length - 1] : ' ';
            nt_buffer_printf(&out, "%s%s", !out.length ? "" : last == '.' ? " " : ". ", parts[i]);
        }
    }
    return nt_buffer_text(&out);
}

/* At the right of the head. */
static double logo_scale(const nt_logo *logo)
{
    return fmin(logo_height_max / logo->height_pt, logo_width_max / logo->width_pt);
}

/* Stamp, title and subtitle, and the logo beside them. */
static double set_head(nt_canvas *head, const nt_chart *chart)
{
    bool stamped = chart->stamp && *chart->stamp;
    const nt_logo *logo = chart->logo;
    double right = logo ? logo_scale(logo) * logo->width_pt + logo_gap : 0;
    double y = set_text(head, stamp_style, margin_pt, right, chart->stamp) + (stamped ? 4 : 0);
    y = set_text(head, title_style, y, right, chart->title);
    y = set_text(head, subtitle_style, y + (chart->title && *chart->title ? 3 : 0), right,
                 chart->subtitle);
    double below = logo ? margin_pt + logo_scale(logo) * logo->height_pt : 0;
    return 10 + fmax(y, below);
}

static void put_logo(const nt_chart *chart, nt_sheet *out)
{
    const nt_logo *logo = chart->logo;
    if (logo) {
        double scale = logo_scale(logo), right = chart->width_pt - margin_pt;
        out->logo = logo;
        out->logo_at = (nt_rect){right - scale * logo->width_pt, margin_pt, right,
                                 margin_pt + scale * logo->height_pt};
    }
}

/* The plot is drawn first, at the width that the margins leave, and moved below the title. */
static nt_status lay_out_alone(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                               nt_sheet *out, nt_error *err)
{
    double inner = chart->width_pt - 2 * margin_pt;
    nt_canvas canvas = nt_canvas_open(arena, fonts, chart->lang, inner, err);
    double plot = nt_chart_draw(&canvas, chart);
    nt_canvas head = nt_canvas_open(arena, fonts, chart->lang, chart->width_pt, err);
    double y = set_head(&head, chart);
    nt_canvas_shift(&canvas, margin_pt, y);
    y = set_text(&head, foot_style, y + plot + 9, 0,
                 led_by(&head, (nt_text)NT_TEXT_CHART_SOURCE, chart->source));
    y = set_text(&head, foot_style, y + 2, 0,
                 led_by(&head, (nt_text)NT_TEXT_CHART_NOTE, chart->note));
    for (size_t i = 0; i < head.marks.count; i++) {
        nt_vec_push(arena, &canvas.marks, head.marks.items[i]);
    }
    *out = (nt_sheet){.canvas = canvas,
                      .width_pt = chart->width_pt,
                      .height_pt = y + margin_pt,
                      .id = chart->id,
                      .title = chart->title ? chart->title : "",
                      .description = described(arena, chart)};
    put_logo(chart, out);
    NT_TRY(canvas.status ? canvas.status : head.status);
    return nt_chart_judge(chart, &canvas, out->width_pt, out->height_pt, err);
}

static nt_status write_format(const nt_sheet *sheet, nt_chart_format format, nt_bytes *out,
                              nt_error *err)
{
    switch (format) {
    case NT_CHART_PDF:
        return nt_output_pdf(sheet, 1, out, err);
    case NT_CHART_PNG:
        return nt_output_png(sheet, out, err);
    case NT_CHART_SVG:
        break;
    }
    *out = nt_output_svg(sheet, false);
    return NT_OK;
}

/* The plot alone. */
static nt_status lay_out_plot(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                              nt_sheet *out, nt_error *err)
{
    nt_canvas canvas = nt_canvas_open(arena, fonts, chart->lang, chart->width_pt, err);
    nt_chart_draw(&canvas, chart);
    *out = (nt_sheet){.canvas = canvas,
                      .width_pt = chart->width_pt,
                      .height_pt = chart->height_pt,
                      .id = chart->id,
                      .title = chart->title,
                      .description = chart->alt ? chart->alt : ""};
    return canvas.status ? canvas.status
                         : nt_chart_judge(chart, &canvas, chart->width_pt, chart->height_pt, err);
}

static nt_bytes kept(nt_arena *arena, nt_bytes passing)
{
    return (nt_bytes){nt_arena_text(arena, passing.bytes, passing.length), passing.length};
}

nt_status nt_chart_render(nt_arena *arena, const nt_chart *chart, const nt_chart_format *formats,
                          size_t count, const nt_fonts *fonts, nt_bytes *out, nt_error *err)
{
    nt_sheet sheet;
    nt_arena *passing = nt_arena_open();
    nt_status status = lay_out_alone(passing, chart, fonts, &sheet, err);
    for (size_t i = 0; !status && i < count; i++) {
        nt_bytes bytes = {"", 0};
        status = write_format(&sheet, formats[i], &bytes, err);
        out[i] = kept(arena, bytes);
    }
    nt_arena_close(passing);
    if (status == NT_INVALID && !err->file[0] && chart->settings) {
        /* The writers do not know where the chart is asked for. */
        nt_fail_again(err, chart->settings->place, err);
    }
    return status;
}

nt_status nt_chart_deck(nt_arena *arena, const nt_chart *const *charts, size_t count,
                        const nt_logo *logo, const nt_fonts *fonts, nt_bytes *out, nt_error *err)
{
    nt_arena *passing = nt_arena_open();
    nt_sheet *sheets = nt_new_array(passing, nt_sheet, count + 1);
    nt_bytes deck = {"", 0};
    nt_status status = NT_OK;
    for (size_t i = 0; i < count && !status; i++) {
        status = lay_out_plot(passing, charts[i], fonts, &sheets[i], err);
        sheets[i].title = sheets[i].description = "";
    }
    if (logo) {
        sheets[count] = (nt_sheet){.canvas = {.arena = passing},
                                   .width_pt = logo->width_pt,
                                   .height_pt = logo->height_pt,
                                   .id = "",
                                   .title = "",
                                   .description = "",
                                   .logo = logo,
                                   .logo_at = {0, 0, logo->width_pt, logo->height_pt}};
    }
    status = status ? status : nt_output_pdf(sheets, count + (logo != NULL), &deck, err);
    if (!status) {
        *out = kept(arena, deck);
    }
    nt_arena_close(passing);
    return status;
}

nt_status nt_chart_svg(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts, nt_bytes *out,
                       nt_error *err)
{
    nt_sheet sheet;
    nt_arena *passing = nt_arena_open();
    nt_status status = lay_out_plot(passing, chart, fonts, &sheet, err);
    if (!status) {
        *out = kept(arena, nt_output_svg(&sheet, true));
    }
    nt_arena_close(passing);
    return status;
}
