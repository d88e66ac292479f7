/* Reading a chart's settings, and taking what they select from the results.
 *
 * Where a selection names nothing that any edition could have, the error stands at its place in
 * report.json; where it names something that this edition lacks, the result is NULL and NT_OK. */
#pragma once

#include "kind.h"

/* Forms of members that several kinds read. */
#define NT_UP_TO(count) .is = NT_IS_TEXT | NT_IS_LIST, .most = (count), .each = &nt_json_form_text
#define NT_NAMES        NT_UP_TO(64)
#define NT_FROM_1       .is = NT_IS_WHOLE, .least = 1
#define NT_FRAME                                                                                   \
    {                                                                                              \
        .key = "frame", .needed = true, .needs = NT_TEXT_CHART_NEEDS_FRAME, .least = 1,            \
        NT_UP_TO(1)                                                                                \
    }
#define NT_ROWS                                                                                    \
    {                                                                                              \
        .key = "rows", .is = NT_IS_OBJECT, .members = nt_select_rows_form                          \
    }
extern const nt_json_form nt_select_rows_form[]; /* frames.c */

/* The strings of a member that is one string or an array of strings. */
typedef struct {
    const char *text;
    nt_place place;
} nt_choice;
typedef struct {
    const nt_choice *items;
    size_t count;
} nt_choices;

nt_choices nt_select_strings(const nt_taking *taking, const char *member);
/* The same where each may be {"id": …, "en": …} as well: the language of the report is taken, with
 * the names in it; their failure is the expander's. */
nt_status nt_select_texts(const nt_taking *taking, const char *member, nt_choices *out);
/* The first of them, of a member that is there. */
nt_choice nt_select_one(const nt_taking *taking, const char *member);
/* Fails at the chart's place: a member that the kind needs is missing. */
nt_status nt_select_missing(const nt_taking *taking, const char *member, nt_text needed,
                            nt_error *err);

nt_status nt_select_release(const nt_taking *taking, nt_choice name, const nt_release **out,
                            nt_error *err);
nt_status nt_select_breakdown(const nt_taking *taking, nt_choice name, const nt_breakdown **out,
                              nt_error *err);
nt_status nt_select_pair(const nt_taking *taking, nt_choice name, const nt_breakdown_pair **out,
                         nt_error *err);
nt_status nt_select_areas(const nt_taking *taking, nt_choice name, const nt_area_list **out,
                          nt_error *err);

/* ---- points and series ---- */

/* 0 for the first event, 1 for the second, 3 and 4 for the next two votes, 2 for all others. */
int nt_take_ink(const nt_figures_report *figures, const nt_event *event);

/* The only point of a series: a row that stands at x. */
const nt_chart_point *nt_take_row(const nt_taking *taking, const char *label,
                                  const nt_ledger_row *row, double x);
nt_chart_series nt_take_breakdown(const nt_taking *taking, const nt_breakdown *breakdown);
nt_chart_series nt_take_areas(const nt_taking *taking, const nt_area_list *areas);
/* The stages of a release; behind them, where asked for, its ratios of proof and of sanction. */
nt_chart_series nt_take_stages(const nt_taking *taking, const nt_release *release, bool ratios);
/* The two sides of a pair, each with the same categories in the same order. */
void nt_take_pair(const nt_taking *taking, const nt_breakdown_pair *pair);

void nt_take_series(const nt_taking *taking, const nt_chart_series *series, size_t count);

/* Takes one series, its largest `limit` points first, or by name; says so in the scope. */
void nt_take_ranking(const nt_taking *taking, nt_chart_series series, bool by_name, size_t limit);

/* The larger first, what is not known behind them, the rest last; 0 for alike. */
int nt_points_by_size(const nt_chart_point *a, const nt_chart_point *b);

/* Says in the chart's scope how many of all are shown, where some are not, and whether these are
 * the largest; of points, whether the others are known to be smaller. */
void nt_take_scope(const nt_taking *taking, size_t shown, size_t all, bool largest);
void nt_take_top(const nt_taking *taking, const nt_chart_point *points, size_t shown, size_t all);

/* Keeps the first `limit` points of each series, and says so in the scope. */
void nt_take_limit(const nt_taking *taking, size_t limit);
