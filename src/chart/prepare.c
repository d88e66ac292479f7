/* A chart from its settings: what they may say, how long its texts may be, and how high it becomes.
 */
#include <string.h>

#include "base/utf8.h"
#include "kind.h"
#include "statement/statement.h"
#include "words/chart.h"

static const double default_width = 476, least_width = 444, most_width = 2000;

static const char *kind_called(size_t index)
{
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    return index < count ? kinds[index].id : NULL;
}

/* What every chart may have. */
static const nt_json_form of_all[] = {
    {.key = "id", .is = NT_IS_TEXT, .needed = true, .pattern = NT_ID_PATTERN, .most = 80},
    {.key = "kind", .is = NT_IS_TEXT, .needed = true, .choice = kind_called},
    {.key = "statement", .is = NT_IS_TEXT, .example = nt_statement_example},
    {.key = "when", .is = NT_IS_TEXT},
    {.key = "blank", .is = NT_IS_BOOL},
    {.key = "title", NT_WORDS},
    {.key = "subtitle", NT_WORDS},
    {.key = "source", NT_WORDS},
    {.key = "note", NT_WORDS},
    {.key = NULL}};

const nt_json_form *nt_chart_form(nt_arena *arena)
{
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    nt_json_form *own = nt_new_array(arena, nt_json_form, count + 1);
    for (size_t i = 0; i < count; i++) {
        const nt_kind *kind = kinds[i].implementation;
        own[i] = (nt_json_form){.key = kinds[i].id, .members = kind->members};
    }
    const nt_json_form form = {.is = NT_IS_OBJECT, .members = of_all, .kinds = own};
    return nt_arena_copy(arena, &form, sizeof form);
}

double nt_chart_draw(nt_canvas *canvas, const nt_chart *chart)
{
    canvas->palette = chart->palette;
    nt_absence absence = nt_chart_absence(nt_chart_whole(chart));
    double bottom = absence == NT_ABSENCE_NONE ? nt_kind_of(chart)->draw(canvas, chart)
                                               : nt_draw_absence(canvas, absence);
    return nt_draw_shortened(canvas, bottom);
}

nt_status nt_chart_measure(nt_arena *arena, nt_chart *chart, const nt_fonts *fonts, nt_error *err)
{
    chart->width_pt = chart->width_pt > 0 ? chart->width_pt : default_width;
    chart->alt = nt_chart_describe(arena, chart);
    NT_PASSING_ARENA(passing);
    nt_canvas canvas = nt_canvas_open(passing, fonts, chart->lang, chart->width_pt, err);
    chart->height_pt = nt_chart_draw(&canvas, chart);
    chart->type_pt = nt_canvas_least_type(&canvas);
    return canvas.status;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* Characters of a text. A longer one is no sentence and no name but a slip, such as a quote that is
 * not closed, and it takes memory and time to find out that no picture holds it. */
enum { TEXT_MAX = 4000 };

static nt_status check_text(const nt_json *definition, const char *member, const char *text,
                            nt_error *err)
{
    size_t bytes = text ? strlen(text) : 0;
    size_t length = bytes > TEXT_MAX ? nt_utf8_count(text, bytes) : bytes;
    const nt_json *given = nt_json_get(definition, member);
    return length <= TEXT_MAX
               ? NT_OK
               : nt_fail(
                     err, NT_INVALID, given ? given->place : definition->place,
                     NT_MESSAGE_CHART_TEXT_TOO_LONG(.member = member,
                                                    .chart = nt_json_string(definition, "id", ""),
                                                    .length = (long long)length, .most = TEXT_MAX));
}

static nt_status check_texts(const nt_chart_request *request, nt_error *err)
{
    const nt_json *definition = request->definition;
    NT_TRY(check_text(definition, "title", request->title, err));
    NT_TRY(check_text(definition, "subtitle", request->subtitle, err));
    NT_TRY(check_text(definition, "source", request->source, err));
    return check_text(definition, "note", request->note, err);
}

/* The texts that come from the data, called as in the chart's CSV. */
static nt_status check_labels(const nt_chart *chart, nt_error *err)
{
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        NT_TRY(check_text(chart->settings, "series", series->name, err));
        for (size_t i = 0; i < series->count; i++) {
            NT_TRY(check_text(chart->settings, "label", series->points[i].label, err));
        }
    }
    return NT_OK;
}

static nt_chart chart_of(const nt_chart_request *request, const nt_chart_kind *kind)
{
    double width = request->width_pt > 0 ? request->width_pt : default_width;
    width = width < least_width ? least_width : width > most_width ? most_width : width;
    return (nt_chart){.id = nt_json_string(request->definition, "id", ""),
                      .kind = kind,
                      .lang = request->lang,
                      .palette = request->palette,
                      .title = or_empty(request->title),
                      .subtitle = or_empty(request->subtitle),
                      .source = or_empty(request->source),
                      .note = or_empty(request->note),
                      .stamp = or_empty(request->stamp),
                      .data_stamp = or_empty(request->data_stamp),
                      .logo = request->logo,
                      .finding = or_empty(request->finding),
                      .scope = "",
                      .rest = "",
                      .instead = "",
                      .settings = request->definition,
                      .width_pt = width};
}

static void end_note(nt_arena *arena, nt_chart *chart, const char *sentence)
{
    if (*sentence) {
        chart->note =
            *chart->note ? nt_arena_printf(arena, "%s %s", chart->note, sentence) : sentence;
    }
}

nt_status nt_chart_prepare(nt_arena *arena, const nt_chart_request *request,
                           const nt_results *results, const nt_fonts *fonts, const nt_chart **out,
                           nt_error *err)
{
    const nt_chart_kind *kind =
        nt_chart_kind_called(nt_json_string(request->definition, "kind", ""));
    NT_TRY(check_texts(request, err));
    nt_chart *chart = nt_new(arena, nt_chart);
    *chart = chart_of(request, kind);
    nt_taking taking = {arena, request, results, nt_published_report(results), chart};
    nt_status status = nt_kind_of(chart)->take(&taking, err);
    status = status ? status : check_labels(chart, err);
    chart->value_unit = or_empty(chart->value_unit);
    if (*chart->scope) {
        chart->subtitle = *chart->subtitle
                              ? nt_arena_printf(arena, "%s; %s", chart->subtitle, chart->scope)
                              : chart->scope;
    }
    end_note(arena, chart, chart->rest);
    end_note(arena, chart, chart->instead);
    if (!status && (status = nt_chart_measure(arena, chart, fonts, err)) && !err->file[0]) {
        /* A character that the face lacks stands somewhere in this chart's texts. */
        nt_fail_again(err, request->definition->place, err);
    }
    status = status ? status : nt_chart_judge_height(chart, chart->height_pt, err);
    if (!status) {
        *out = chart;
    }
    return status;
}
