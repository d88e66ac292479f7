/* The chart as a whole: embedded in a document, or standing alone with its texts. */
#include <math.h>

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
    return !text || !*text || nt_begins(text, lead)
               ? text
               : nt_arena_printf(canvas->arena, "%s: %s", lead, text);
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

/* A band of words below `top`; returns where they end. */
static double put_words(nt_sheet *sheet, nt_band band, nt_style style, double top, double right,
                        const char *text)
{
    double end = set_text(&sheet->canvas, style, top, right, text);
    sheet->band_end[band] = sheet->canvas.marks.count;
    return end;
}

/* Stamp, title and subtitle, and the logo beside them. */
static double put_head(nt_sheet *sheet, const nt_chart *chart)
{
    bool stamped = chart->stamp && *chart->stamp;
    const nt_logo *logo = chart->logo;
    double right = logo ? logo_scale(logo) * logo->width_pt + logo_gap : 0;
    double y = put_words(sheet, NT_BAND_STAMP, stamp_style, margin_pt, right, chart->stamp);
    y = put_words(sheet, NT_BAND_TITLE, title_style, y + (stamped ? 4 : 0), right, chart->title);
    y = put_words(sheet, NT_BAND_MEASURE, subtitle_style,
                  y + (chart->title && *chart->title ? 3 : 0), right, chart->subtitle);
    put_logo(chart, sheet);
    return 10 + fmax(y, logo ? sheet->logo_at.y1 : 0);
}

/* The plot at the width that the margins leave, below the head. */
static double put_plot(nt_sheet *sheet, const nt_chart *chart, double top)
{
    double inner = chart->width_pt - 2 * margin_pt;
    nt_canvas canvas = nt_canvas_open(sheet->canvas.arena, sheet->canvas.fonts, chart->lang, inner,
                                      sheet->canvas.err);
    double height = nt_chart_draw(&canvas, chart);
    nt_canvas_shift(&canvas, margin_pt, top);
    sheet->canvas.palette = canvas.palette;
    sheet->canvas.status = sheet->canvas.status ? sheet->canvas.status : canvas.status;
    NT_EACH(const nt_drawn, mark, canvas.marks.items, canvas.marks.count) {
        nt_vec_push(canvas.arena, &sheet->canvas.marks, *mark);
    }
    sheet->band_end[NT_BAND_PLOT] = sheet->canvas.marks.count;
    sheet->plot_at = (nt_rect){margin_pt, top, margin_pt + inner, top + height};
    return top + height;
}

static nt_status lay_out_alone(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                               nt_sheet *out, nt_error *err)
{
    nt_sheet sheet = {.canvas = nt_canvas_open(arena, fonts, chart->lang, chart->width_pt, err),
                      .width_pt = chart->width_pt,
                      .id = chart->id,
                      .title = chart->title ? chart->title : "",
                      .description = described(arena, chart)};
    double y = put_plot(&sheet, chart, put_head(&sheet, chart));
    y = put_words(&sheet, NT_BAND_SOURCE, foot_style, y + 9, 0,
                  led_by(&sheet.canvas, (nt_text)NT_TEXT_CHART_SOURCE, chart->source));
    y = put_words(&sheet, NT_BAND_NOTE, foot_style, y + 2, 0,
                  led_by(&sheet.canvas, (nt_text)NT_TEXT_CHART_NOTE, chart->note));
    sheet.height_pt = y + margin_pt;
    *out = sheet;
    NT_TRY(sheet.canvas.status);
    NT_TRY(nt_chart_judge_height(chart, sheet.height_pt, err));
    return nt_chart_judge(chart, &sheet.canvas, sheet.width_pt, sheet.height_pt, err);
}

nt_status nt_chart_alone(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                         nt_sheet *out, nt_error *err)
{
    nt_status status = lay_out_alone(arena, chart, fonts, out, err);
    if (status == NT_INVALID && !err->file[0] && chart->settings) {
        /* Who draws words does not know where the chart is asked for. */
        nt_fail_again(err, chart->settings->place, err);
    }
    return status;
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

nt_status nt_chart_plots(nt_arena *arena, const nt_chart *const *charts, size_t count,
                         const nt_fonts *fonts, const nt_sheet **out, nt_error *err)
{
    nt_sheet *sheets = nt_new_array(arena, nt_sheet, count + 1);
    for (size_t i = 0; i < count; i++) {
        NT_TRY(lay_out_plot(arena, charts[i], fonts, &sheets[i], err));
    }
    *out = sheets;
    return NT_OK;
}

nt_status nt_chart_svg(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts, nt_bytes *out,
                       nt_error *err)
{
    nt_sheet sheet;
    NT_PASSING_ARENA(passing);
    nt_status status = lay_out_plot(passing, chart, fonts, &sheet, err);
    if (!status) {
        *out = nt_bytes_copy(arena, nt_output_svg(&sheet, true));
    }
    return status;
}
