/* Charts: results in, a drawn figure out, with its alternative text and its data.
 *
 * A kind is one file in chart/kinds and one line in the registry. A chart is prepared once: its
 * data are taken from the results, every number a row of the ledger; then it can be drawn any
 * number of times. Embedded, it is the plot alone (the document sets title, subtitle, source and
 * note as real text); standalone it carries them. */
#pragma once

#include "base/file.h"
#include "base/json_form.h"
#include "base/lang.h"
#include "canvas/output.h"
#include "logo/logo.h"
#include "published/figures.h"
#include "text/font.h"

/* A point, bar, row or tile. */
typedef struct {
    const char *label;         /* category, area or release, in the language of the chart */
    double x;                  /* an age in days, where the kind has an x axis; else unused */
    const nt_ledger_row *row;  /* value, interval, part and whole; NULL is unknown */
    bool doubtful;             /* drawn hollow, with `remark` beside it */
    const char *remark;        /* a short reason, "" none */
    bool emphasis;             /* what the finding rests on: labelled with its counts as well */
    const char *code;          /* of the frame's row or column: "73", "2024-03"; NULL none */
    const nt_counter *counter; /* of a published figure; NULL none */
    const void *line;          /* a line joins only points that share it */
} nt_chart_point;

typedef struct {
    const char *name; /* "Pilkada 2020" */
    int ink;          /* 0 the first event's blue, 1 the second's vermilion, 2 grey */
    const nt_chart_point *points;
    size_t count;
    const char *code; /* of the frame's column or row: "reported"; NULL none */
    bool is_flags;    /* 0 and 1, which remarks of the others say in words: for machines alone */
} nt_chart_series;

typedef struct nt_chart_kind nt_chart_kind;
typedef struct nt_chart nt_chart;

struct nt_chart {
    const char *id;
    const nt_chart_kind *kind;
    nt_lang lang;
    const nt_palette *palette; /* NULL: netra's own */
    /* Expanded texts; "" when absent. Title: the finding; subtitle: measure, unit, day. */
    const char *title, *subtitle, *source, *note, *finding;
    /* Whose data these are and of which day, for what leaves its report: "DATA SINTETIS · Indonesia
     * · Triwulan I 2024 · 31 Maret 2024"; "" or NULL: nothing. */
    const char *stamp;
    const char *data_stamp; /* without the office, for a picture that names it by itself */
    const nt_logo *logo;    /* beside it; NULL none */
    /* What part of the data is drawn where a limit left some out ("ditampilkan 5 dari 38, yang
     * terbesar"); "" when all are. It ends the subtitle. */
    const char *scope;
    const nt_chart_series *series;
    size_t series_count;
    const char *value_unit; /* "percent", "persons"… */
    int decimals;
    const nt_tiling *tiling; /* of a tile map: point i is tile i, those behind have none */
    /* Sentences that also end the note; "": which cases are in none of its rows, and why it is of
     * another kind than report.json asks for. */
    const char *rest, *instead;
    const nt_json *settings;    /* the chart's object in report.json, for what a kind keeps there */
    const char *alt;            /* alternative text: kind, measure, extremes, the finding */
    double width_pt, height_pt; /* of the embedded plot; a standalone chart is as wide and higher */
    double type_pt;             /* its smallest type; 0 where it has no words */
    const nt_chart *whole;      /* of a part: the chart that it is of; NULL for a whole one */
    size_t part, part_count;    /* of a part: which of how many, counted from 1 */
};

/* A chart as report.json defines it, its texts expanded already. */
typedef struct {
    const nt_json *definition; /* {"id", "kind", …}: held against nt_chart_form() */
    /* Puts names into a text of the definition; NULL: it is taken as it is. */
    nt_status (*expand)(void *names, const nt_json *text, const char **out);
    void *names;
    const char *title, *subtitle, *source, *note, *stamp, *data_stamp;
    const char *finding; /* what the alternative text ends with; NULL or "": nothing */
    nt_lang lang;
    const nt_palette *palette; /* NULL: netra's own */
    const nt_logo *logo;       /* NULL none */
    double width_pt; /* of the plot; raised to 444, which a map of tiles needs, and cut to 2,000 */
} nt_chart_request;

/* An unknown kind, a member that the kind does not know, or a selection that the results do not
 * have is NT_INVALID at its place. A selection that exists but is empty in this edition gives a
 * chart with series_count 0. A chart without a value that may be shown says so in one line, in
 * place of the plot and in its alternative text. */
nt_status nt_chart_prepare(nt_arena *arena, const nt_chart_request *request,
                           const nt_results *results, const nt_fonts *fonts, const nt_chart **out,
                           nt_error *err);

/* Why nothing is drawn of the chart, as it says itself: "Tidak ada data untuk ditampilkan."; ""
 * where it is drawn. */
const char *nt_chart_undrawn(const nt_chart *chart);

/* Smaller type nobody reads: neither in a picture of its own nor, with its scale, on a page. */
#define NT_CHART_TYPE_LEAST_PT 7.0

/* The chart in as few parts as it needs to be nowhere higher than `height_pt`, all on one scale,
 * each with heads and alternative text of its own; the chart itself where it is not higher. A chart
 * that has no rows to be cut between is NT_INVALID at its place, with what makes it lower. */
nt_status nt_chart_cut(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                       double height_pt, const nt_chart *const **out, size_t *out_count,
                       nt_error *err);

/* "bagian 1 dari 3"; "" for a whole chart. */
const char *nt_chart_part_words(nt_arena *arena, const nt_chart *chart);

/* The plots, one a chart and each as large as it is, for a document that sets their words itself.
 * Here and in nt_chart_alone() a mark beyond the picture, such as a name that nothing can hold, is
 * NT_INVALID at the chart's place. */
nt_status nt_chart_plots(nt_arena *arena, const nt_chart *const *charts, size_t count,
                         const nt_fonts *fonts, const nt_sheet **out, nt_error *err);

/* The standalone chart in bands: stamp, title, measure, plot, source, note, with margins around
 * them and the logo at the right of the head. */
nt_status nt_chart_alone(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                         nt_sheet *out, nt_error *err);

/* The plot alone, drawn so wide and, where its kind has a height to choose, so many times as high
 * as usual, as marks for another picture; its height. It is not sound where a mark lies beyond it,
 * a name is cut or two words lie on each other: it cannot be so narrow, or so low. */
nt_status nt_chart_plot(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                        double width_pt, double stretch, nt_canvas *out, double *height_pt,
                        bool *is_sound, nt_error *err);

/* The plot alone as an SVG element that may stand in a page with others. Its ids are "ID.title" and
 * "ID.desc"; it has no ground, and each colour stands in a `fill` or `stroke` by which a page may
 * give it another. */
nt_status nt_chart_svg(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts, nt_bytes *out,
                       nt_error *err);

/* A phone's column is 320 pixels wide or more, and nothing is read there below 11. */
#define NT_CHART_PHONE_PT      240.0
#define NT_CHART_PHONE_TYPE_PT 8.25

/* The same for a phone: the chart of its own that is drawn so narrow, with ids "ID.phone.title" and
 * "ID.phone.desc". Of no length where it has none that can be read: a map of tiles, names that are
 * too long, nothing to draw. */
nt_status nt_chart_phone_svg(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                             nt_bytes *out, nt_error *err);

/* Whether the x of a point is part of what the chart shows. */
bool nt_chart_has_x(const nt_chart *chart);

/* Exactly what the chart shows, as CSV: series, label, x, value, lower, upper, part, whole, unit,
 * as_of, ledger id, remark, stamp. Unknown is an empty cell, a flag is 1 or 0. */
nt_bytes nt_chart_csv(nt_arena *arena, const nt_chart *chart);

/* The registry: ids for `--help`, the template check and the tests. */
struct nt_chart_kind {
    const char *id;             /* "ratio-by-age" */
    const void *implementation; /* the room's own */
};
const nt_chart_kind *nt_chart_kinds(size_t *count);
const nt_chart_kind *nt_chart_kind_called(const char *id); /* NULL: none */

/* The form of a chart's object in report.json. */
const nt_json_form *nt_chart_form(nt_arena *arena);
