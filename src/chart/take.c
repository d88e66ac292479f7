/* From results to points and series. */

#include "select.h"
#include "text/number.h"
#include "words/base.h"
#include "words/chart.h"
#include "words/model.h"

int nt_take_ink(const nt_figures_report *figures, const nt_event *event)
{
    if (event && (event == figures->a || event == figures->b)) {
        return event == figures->a ? 0 : 1;
    }
    int other = 3; /* the first two of the other votes have inks of their own */
    for (size_t i = 0; event && i < figures->vote_count; i++) {
        if (figures->votes[i] == event) {
            return other <= 4 ? other : 2;
        }
        other += figures->votes[i] != figures->a && figures->votes[i] != figures->b;
    }
    return 2;
}

static nt_chart_point take_point(const nt_taking *taking, const char *label,
                                 const nt_figure *figure, const nt_ledger_row *row)
{
    nt_chart_point point = {
        .label = label, .row = row, .remark = "", .counter = figure ? figure->counter : NULL};
    const nt_finding *doubt = figure ? nt_findings_doubt(&taking->figures->findings, figure) : NULL;
    point.doubtful = doubt || (row && (row->flags & NT_FLAG_DOUBTFUL));
    if (doubt) {
        point.remark = doubt->rule->title.in[taking->request->lang];
    }
    return point;
}

/* "Pilkada 2020, 26 Jun 2020"; ", KASN" behind it where the edition has several counters. */
static const char *name_of(const nt_taking *taking, const nt_event *event, nt_date as_of,
                           const nt_counter *counter)
{
    nt_lang lang = taking->request->lang;
    const char *day = nt_date_known(as_of) ? nt_text_date_short(taking->arena, lang, as_of)
                                           : ((nt_text)NT_TEXT_BASE_DATE_UNKNOWN).in[lang];
    const char *name =
        event ? nt_arena_printf(taking->arena, "%s, %s", event->short_name, day) : day;
    return counter && nt_counter_known(counter) &&
                   nt_published_many_counters(taking->results->published)
               ? nt_arena_printf(taking->arena, "%s, %s", name, counter->id)
               : name;
}

/* The points of an event on a day, named and inked as such. */
static nt_chart_series series_of(const nt_taking *taking, const nt_event *event, nt_date as_of,
                                 const nt_counter *counter, nt_chart_point *points, size_t count)
{
    return (nt_chart_series){.name = name_of(taking, event, as_of, counter),
                             .ink = nt_take_ink(taking->figures, event),
                             .points = points,
                             .count = count};
}

const nt_chart_point *nt_take_row(const nt_taking *taking, const char *label,
                                  const nt_ledger_row *row, double x)
{
    nt_chart_point *point = nt_new(taking->arena, nt_chart_point);
    *point = (nt_chart_point){.label = label, .x = x, .row = row, .remark = ""};
    return point;
}

static const char *category_of(const nt_taking *taking, const nt_figure *figure)
{
    return figure->category_label.in[taking->request->lang];
}

nt_chart_series nt_take_breakdown(const nt_taking *taking, const nt_breakdown *breakdown)
{
    size_t count = breakdown->share_count;
    nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, count);
    for (size_t i = 0; i < count; i++) {
        const nt_category_share *share = &breakdown->shares[i];
        points[i] =
            take_point(taking, category_of(taking, share->figure), share->figure, share->row);
    }
    return series_of(taking, breakdown->event, breakdown->as_of, breakdown->counter, points, count);
}

nt_chart_series nt_take_areas(const nt_taking *taking, const nt_area_list *areas)
{
    nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, areas->count);
    for (size_t i = 0; i < areas->count; i++) {
        points[i] = take_point(taking, nt_published_area_name(areas, i).in[taking->request->lang],
                               areas->figures[i], areas->rows[i]);
    }
    return series_of(taking, areas->event, areas->as_of, areas->counter, points, areas->count);
}

nt_chart_series nt_take_stages(const nt_taking *taking, const nt_release *release, bool ratios)
{
    static const nt_text stages[] = {NT_TEXT_MODEL_REPORTED, NT_TEXT_MODEL_PROVEN,
                                     NT_TEXT_MODEL_SANCTIONED};
    enum { RATIOS = 2 };
    const nt_text words[RATIOS] = {NT_TEXT_CHART_OF_THOSE_REPORTED, NT_TEXT_CHART_OF_THOSE_PROVEN};
    const nt_ledger_row *const rows[RATIOS] = {release->proof.row, release->sanction.row};
    const nt_finding *const doubts[RATIOS] = {release->proof_doubt, release->doubt};
    nt_lang lang = taking->request->lang;
    nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, NT_STAGE_COUNT + RATIOS);
    for (size_t i = 0; i < NT_STAGE_COUNT; i++) {
        points[i] =
            take_point(taking, stages[i].in[lang], release->stages[i], release->stage_rows[i]);
    }
    for (size_t i = 0; i < RATIOS; i++) {
        nt_chart_point *point = &points[NT_STAGE_COUNT + i];
        *point = take_point(taking, words[i].in[lang], NULL, rows[i]);
        point->doubtful |= doubts[i] != NULL;
        point->remark = doubts[i] ? doubts[i]->rule->title.in[lang] : point->remark;
    }
    return series_of(taking, release->event, release->as_of, release->counter, points,
                     NT_STAGE_COUNT + (ratios ? RATIOS : 0));
}

void nt_take_pair(const nt_taking *taking, const nt_breakdown_pair *pair)
{
    const nt_breakdown *const sides[2] = {pair->from, pair->to};
    size_t count = pair->change_count;
    nt_chart_series series[2];
    for (size_t s = 0; s < 2; s++) {
        nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, count);
        for (size_t i = 0; i < count; i++) {
            const nt_category_change *change = &pair->changes[i];
            const nt_category_share *share = s ? change->to : change->from;
            points[i] = take_point(taking, category_of(taking, change->from->figure), share->figure,
                                   share->row);
            points[i].line = change->distinguishable ? change : NULL;
        }
        /* One that counted both is in the note. */
        bool differ = pair->from->counter != pair->to->counter;
        series[s] = series_of(taking, sides[s]->event, sides[s]->as_of,
                              differ ? sides[s]->counter : NULL, points, count);
    }
    nt_take_series(taking, series, count ? 2 : 0);
}

void nt_take_series(const nt_taking *taking, const nt_chart_series *series, size_t count)
{
    nt_chart *chart = taking->chart;
    chart->series = nt_arena_copy(taking->arena, series, count * sizeof *series);
    chart->series_count = count;
    for (size_t s = 0; s < count; s++) {
        for (size_t i = 0; i < series[s].count; i++) {
            const nt_ledger_row *row = series[s].points[i].row;
            if (row) {
                chart->value_unit = chart->value_unit ? chart->value_unit : row->unit;
                chart->decimals = row->decimals > chart->decimals ? row->decimals : chart->decimals;
            }
        }
    }
}

int nt_points_by_size(const nt_chart_point *a, const nt_chart_point *b)
{
    bool one = nt_point_known(a), other = nt_point_known(b);
    if (nt_point_is_rest(a) != nt_point_is_rest(b)) {
        return nt_point_is_rest(a) ? 1 : -1;
    }
    if (one != other) {
        return one ? -1 : 1;
    }
    return !one || a->row->value == b->row->value ? 0 : a->row->value > b->row->value ? -1 : 1;
}

void nt_take_scope(const nt_taking *taking, size_t shown, size_t all, bool largest)
{
    static const nt_text part = NT_TEXT_CHART_OF_SHOWN;
    static const nt_text top = NT_TEXT_CHART_OF_SHOWN_THE_LARGEST;
    const nt_arg args[] = {{.kind = NT_ARG_COUNT, .number = (double)shown},
                           {.kind = NT_ARG_COUNT, .number = (double)all}};
    if (shown < all) {
        taking->chart->scope = nt_text_phrase(taking->arena, taking->request->lang,
                                              &(nt_phrase){largest ? &top : &part, args, 2});
    }
}

void nt_take_top(const nt_taking *taking, const nt_chart_point *points, size_t shown, size_t all)
{
    const nt_chart_series parts[] = {{.points = points, .count = shown},
                                     {.points = points + shown, .count = all - shown}};
    nt_point_tally top = nt_tally_of(&parts[0], 1), rest = nt_tally_of(&parts[1], 1);
    bool smaller = rest.known == rest.points &&
                   (!rest.known || !top.known || rest.most->row->value < top.least->row->value);
    nt_take_scope(taking, shown, all, shown > 0 && smaller);
}

void nt_take_limit(const nt_taking *taking, size_t limit)
{
    nt_chart *chart = taking->chart;
    nt_chart_series *series =
        nt_arena_copy(taking->arena, chart->series, chart->series_count * sizeof *chart->series);
    size_t all = 0;
    for (size_t s = 0; s < chart->series_count; s++) {
        all = series[s].count > all ? series[s].count : all;
        series[s].count = series[s].count < limit ? series[s].count : limit;
    }
    chart->series = series;
    nt_take_scope(taking, limit, all, false);
}
