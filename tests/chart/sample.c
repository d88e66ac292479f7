#include "sample.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "framed.h"
#include "text/number.h"

nt_fonts *sample_fonts(void)
{
    nt_fonts *fonts = NULL;
    nt_error err;
    if (nt_text_fonts_open(NT_BINARY_DIR "/fonts", &fonts, &err)) {
        nt_error_print(&err, NT_LANG_EN, stderr);
        return NULL;
    }
    return fonts;
}

int sample_open_fonts(void **state)
{
    *state = sample_fonts();
    return *state ? 0 : -1;
}

int sample_close_fonts(void **state)
{
    nt_text_fonts_close(*state);
    return 0;
}

/* The grid is found from one province, as a report that names only one finds it. Kept to the end.
 */
const nt_tiling *sample_tiling(void)
{
    static const nt_tiling *tiling;
    static nt_arena *arena;
    if (!tiling) {
        arena = nt_arena_open();
        const nt_gazetteer *areas = NULL;
        nt_error err;
        if (nt_model_read_areas(arena, NULL, NULL, NULL, &areas, &err)) {
            nt_error_print(&err, NT_LANG_EN, stderr);
            abort();
        }
        const nt_area *one = nt_model_find_area(arena, areas, "Aceh").area;
        tiling = nt_model_tile(arena, areas, &one, 1);
    }
    return tiling;
}

const nt_area *sample_province(size_t index)
{
    return sample_tiling()->tiles[index];
}

const nt_chart_kind *sample_kind(const char *id)
{
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    NT_RETURN_FIRST(i, count, strcmp(kinds[i].id, id) == 0, &kinds[i], NULL);
}

const nt_ledger_row *sample_row(nt_arena *arena, const char *id, double value, int decimals,
                                const char *unit)
{
    nt_ledger_row *row = nt_new(arena, nt_ledger_row);
    *row = (nt_ledger_row){.id = id,
                           .value = value,
                           .lower = NAN,
                           .upper = NAN,
                           .decimals = decimals,
                           .unit = unit,
                           .part = -1,
                           .whole = -1,
                           .method = NT_METHOD_PUBLISHED,
                           .as_of = NT_DATE_UNKNOWN};
    return row;
}

const nt_ledger_row *sample_ratio(nt_arena *arena, const char *id, int64_t part, int64_t whole)
{
    nt_ledger_row *row =
        (nt_ledger_row *)nt_arena_copy(arena, sample_row(arena, id, 0, 1, "percent"), sizeof *row);
    /* Wilson's interval, written out here so that a chart's test needs no other room's code. */
    double n = (double)whole, p = (double)part / n, z = 1.959963984540054, zz = z * z;
    double middle = (p + zz / (2 * n)) / (1 + zz / n);
    double half = z / (1 + zz / n) * sqrt(p * (1 - p) / n + zz / (4 * n * n));
    row->value = 100 * p;
    row->lower = 100 * (middle - half);
    row->upper = 100 * (middle + half);
    row->part = part;
    row->whole = whole;
    return row;
}

/* ---- published figures ---- */

typedef struct {
    const char *day;
    int part, whole;
    const char *doubt[NT_LANG_COUNT];
    bool emphasis;
} release;

static const nt_date votes[2] = {18605, 19767}; /* 2020-12-09, 2024-02-14 */
static const char *const names[2] = {"Pilkada 2020", "Pemilu 2024"};
static const char *const falls[NT_LANG_COUNT] = {"Jumlah kumulatif turun", "A running total falls"};

static nt_chart_series releases(nt_arena *arena, nt_lang lang, int ink, const release *list,
                                size_t count)
{
    nt_chart_point *points = nt_new_array(arena, nt_chart_point, count);
    for (size_t i = 0; i < count; i++) {
        nt_date day = nt_date_parse_iso(list[i].day, 10);
        nt_ledger_row *row = (nt_ledger_row *)sample_ratio(
            arena, nt_arena_printf(arena, "%s.%s", names[ink], list[i].day), list[i].part,
            list[i].whole);
        row->as_of = day;
        points[i] = (nt_chart_point){.label = nt_text_date_short(arena, lang, day),
                                     .x = day - votes[ink],
                                     .row = row,
                                     .doubtful = list[i].doubt[lang] != NULL,
                                     .remark = list[i].doubt[lang] ? list[i].doubt[lang] : "",
                                     .emphasis = list[i].emphasis};
    }
    return (nt_chart_series){.name = names[ink], .ink = ink, .points = points, .count = count};
}

static void fill_ages(nt_arena *arena, nt_chart *chart, nt_chart_series series[2])
{
    static const release a[] = {
        {"2020-06-26", 99, 283, {NULL}, false},    {"2020-07-31", 189, 344, {NULL}, false},
        {"2020-08-19", 194, 372, {NULL}, false},   {"2020-09-30", 256, 492, {NULL}, false},
        {"2020-10-13", 273, 518, {NULL}, false},   {"2020-11-05", 362, 606, {NULL}, false},
        {"2020-11-17", 457, 621, {NULL}, false},   {"2020-11-26", 580, 727, {NULL}, false},
        {"2020-12-19", 635, 872, {NULL}, true},    {"2021-12-16", 1365, 1588, {NULL}, true},
        {"2024-02-06", 1450, 1597, {NULL}, false},
    };
    static const release b[] = {
        {"2024-02-06", 97, 183, {NULL}, false},
        {"2024-03-25", 180, 240, {NULL}, true},
        {"2024-04-25", 94, 378, {"Jumlah kumulatif turun", "A running total falls"}, false},
    };
    series[0] = releases(arena, chart->lang, 0, a, sizeof a / sizeof *a);
    series[1] = releases(arena, chart->lang, 1, b, sizeof b / sizeof *b);
    chart->title = chart->lang ? "At like age, the two elections cannot be told apart"
                               : "Pada umur yang sama, tindak lanjut sanksi tidak berbeda nyata";
    chart->subtitle =
        chart->lang ? "Sanctioned per 100 proven, by days from the vote; upright: 95 per "
                      "cent confidence interval (Wilson)"
                    : "ASN yang dijatuhi sanksi per 100 yang terbukti melanggar, menurut hari "
                      "terhadap pemungutan suara; garis tegak: selang kepercayaan 95 persen "
                      "(Wilson)";
    chart->source = "KASN, BKN, Kemendagri (3–24)";
    chart->note = chart->lang ? "a hollow mark is a figure in doubt; a line joins days at most 60 "
                                "apart; the axis is squeezed after 120 days."
                              : "tanda kosong adalah angka yang diragukan; garis menghubungkan "
                                "rilis yang berjarak paling lama 60 hari; sumbu dipadatkan sesudah "
                                "120 hari.";
}

typedef struct {
    const char *label;
    double value;
} given;

static nt_chart_series series_of(nt_arena *arena, const char *name, int ink, const given *list,
                                 size_t count, int decimals, const char *unit)
{
    nt_chart_point *points = nt_new_array(arena, nt_chart_point, count);
    for (size_t i = 0; i < count; i++) {
        const char *id = nt_arena_printf(arena, "%s.%zu", name, i);
        points[i] = (nt_chart_point){
            .label = list[i].label,
            .row =
                isnan(list[i].value) ? NULL : sample_row(arena, id, list[i].value, decimals, unit),
            .remark = ""};
    }
    return (nt_chart_series){.name = name, .ink = ink, .points = points, .count = count};
}

static const given positions_first[] = {{"Jabatan Pimpinan Tinggi", 36},
                                        {"Jabatan Fungsional", 17},
                                        {"Jabatan Administrator", 13},
                                        {"Jabatan Pelaksana", 12},
                                        {"Kepala wilayah (camat/lurah)", 7}};
static const given positions_a[] = {{"Jabatan Fungsional", 25.7},
                                    {"Jabatan Pimpinan Tinggi", 22.8},
                                    {"Jabatan Administrator", 14.6},
                                    {"Jabatan Pelaksana", 12.9},
                                    {"Kepala wilayah (camat/lurah)", 11.5}};
static const given positions_b[] = {{"Jabatan Fungsional", 23.3},
                                    {"Jabatan Pimpinan Tinggi", 22.9},
                                    {"Jabatan Pelaksana", 18.3},
                                    {"Kepala wilayah (camat/lurah)", 16.7},
                                    {"Jabatan Administrator", 10.4}};
static const given areas_a[] = {{"Sulawesi Tenggara", 90},
                                {"Nusa Tenggara Barat", 83},
                                {"Jawa Tengah", 74},
                                {"Sulawesi Selatan", 49},
                                {"Jawa Timur", 42}};
static const given areas_b[] = {{"Sulawesi Selatan", 45},
                                {"Sulawesi Tenggara", 29},
                                {"Jawa Tengah", 22},
                                {"Sulawesi Barat", 20},
                                {"Sulawesi Tengah", 8},
                                {"Riau", 7},
                                {"Banten", 6},
                                {"Nusa Tenggara Barat", 5},
                                {"Nusa Tenggara Timur", 4},
                                {"Sulawesi Utara", 3},
                                {"Jambi", 3}};
#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

/* One point a tile. */
static nt_chart_series on_tiles(nt_arena *arena, nt_chart_series given_points)
{
    nt_chart_point *points = nt_new_array(arena, nt_chart_point, SAMPLE_PROVINCES);
    for (size_t i = 0; i < SAMPLE_PROVINCES; i++) {
        points[i] = (nt_chart_point){.label = sample_province(i)->name, .remark = ""};
        for (size_t k = 0; k < given_points.count; k++) {
            if (strcmp(given_points.points[k].label, points[i].label) == 0) {
                points[i] = given_points.points[k];
            }
        }
    }
    given_points.points = points;
    given_points.count = SAMPLE_PROVINCES;
    return given_points;
}

static nt_chart_series funnel_series(nt_arena *arena, const char *name, int ink, const int n[3],
                                     nt_lang lang)
{
    static const char *const labels[NT_LANG_COUNT][5] = {
        {"dilaporkan", "terbukti", "dijatuhi sanksi", "dari yang dilaporkan", "dari yang terbukti"},
        {"reported", "proven", "sanctioned", "of those reported", "of those proven"}};
    nt_chart_point *points = nt_new_array(arena, nt_chart_point, 5);
    for (size_t i = 0; i < 5; i++) {
        const char *id = nt_arena_printf(arena, "%s.stage.%zu", name, i);
        points[i] = (nt_chart_point){.label = labels[lang][i], .remark = ""};
        points[i].row = i < 3 ? sample_row(arena, id, n[i], 0, "persons")
                              : sample_ratio(arena, id, n[i - 2], n[i - 3]);
    }
    return (nt_chart_series){.name = name, .ink = ink, .points = points, .count = 5};
}

static void texts(nt_chart *chart, const char *title, const char *subtitle)
{
    chart->title = title;
    chart->subtitle = subtitle;
}

static void fill(nt_arena *arena, nt_chart *chart, nt_chart_series series[2])
{
    const char *kind = chart->kind->id;
    chart->series_count = 2;
    chart->value_unit = "percent";
    if (strcmp(kind, "ratio-by-age") == 0) {
        fill_ages(arena, chart, series);
    } else if (strcmp(kind, "slope") == 0) {
        texts(chart, "Bagian pimpinan tinggi turun dari 36 menjadi 22,8 persen",
              "Persen dari ASN yang terbukti melanggar, menurut jabatan");
        series[0] =
            series_of(arena, "Pilkada 2020, 26 Jun 2020", 0, positions_first, 5, 0, "percent");
        series[1] = series_of(arena, "Pilkada 2020, 5 Nov 2020", 0, positions_a, 5, 1, "percent");
    } else if (strcmp(kind, "dumbbell") == 0) {
        texts(chart, "Bagian kepala wilayah lebih besar pada Pemilu 2024",
              "Persen dari ASN yang terbukti melanggar, menurut jabatan");
        series[0] = series_of(arena, "Pilkada 2020, 5 Nov 2020", 0, positions_a, 5, 1, "percent");
        series[1] = series_of(arena, "Pemilu 2024, 25 Mar 2024", 1, positions_b, 5, 1, "percent");
    } else if (strcmp(kind, "grouped-bars") == 0) {
        texts(chart, "Dua pemilihan, jabatan yang sama", "Persen dari ASN yang terbukti melanggar");
        series[0] = series_of(arena, "Pilkada 2020, 5 Nov 2020", 0, positions_a, 5, 1, "percent");
        series[1] = series_of(arena, "Pemilu 2024, 25 Mar 2024", 1, positions_b, 5, 1, "percent");
    } else if (strcmp(kind, "ranked-bars") == 0) {
        texts(chart, "Sulawesi Selatan paling banyak disebut",
              "Pelanggaran menurut provinsi sebelum 14 Februari 2024; provinsi lain tidak "
              "diketahui");
        chart->series_count = 1;
        chart->value_unit = "violations";
        series[0] = series_of(arena, "Pemilu 2024, tanggal tidak diketahui", 1, areas_b,
                              COUNT_OF(areas_b), 0, "violations");
    } else if (strcmp(kind, "tile-map") == 0) {
        texts(chart, "Lima provinsi menyumbang 338 dari 694 laporan",
              "ASN yang dilaporkan, menurut provinsi, sampai 30 September 2020");
        chart->series_count = 1;
        chart->value_unit = "persons";
        series[0] = on_tiles(arena, series_of(arena, "Pilkada 2020, 30 Sep 2020", 0, areas_a,
                                              COUNT_OF(areas_a), 0, "persons"));
        chart->tiling = sample_tiling();
    } else {
        texts(chart, "Dari yang dilaporkan, separuh terbukti pada Pemilu 2024",
              "Orang, menurut tahap penanganan");
        chart->value_unit = "persons";
        series[0] = funnel_series(arena, "Pilkada 2020, 19 Des 2020", 0,
                                  (const int[3]){1305, 872, 635}, chart->lang);
        series[1] = funnel_series(arena, "Pemilu 2024, 25 Mar 2024", 1,
                                  (const int[3]){450, 240, 180}, chart->lang);
    }
}

static nt_chart *framed_chart(nt_arena *arena, const nt_fonts *fonts, const char *definition,
                              nt_lang lang)
{
    const nt_chart *chart = NULL;
    nt_error err;
    if (framed_prepare(arena, fonts, framed_results(arena), definition, lang, &chart, &err)) {
        nt_error_print(&err, NT_LANG_EN, stderr);
        abort();
    }
    return nt_arena_copy(arena, chart, sizeof *chart);
}

nt_chart *sample_chart(nt_arena *arena, const nt_fonts *fonts, const char *kind, nt_lang lang)
{
    const char *definition = framed_definition(kind);
    if (definition) {
        return framed_chart(arena, fonts, definition, lang);
    }
    nt_chart *chart = nt_new(arena, nt_chart);
    nt_chart_series *series = nt_new_array(arena, nt_chart_series, 2);
    *chart = (nt_chart){.id = kind,
                        .kind = sample_kind(kind),
                        .lang = lang,
                        .title = "",
                        .subtitle = "",
                        .source = "KASN (12)",
                        .note = "",
                        .series = series,
                        .width_pt = 476};
    fill(arena, chart, series);
    sample_complete(arena, chart, fonts);
    return chart;
}

/* ---- what breaks layouts ---- */

typedef enum {
    LONG_NAMES,
    ONE_ITEM,
    ZEROS,
    EQUAL,
    MANY,
    UNKNOWN_ROWS,
    DOUBTFUL,
    EXTREMES,
    HUGE_VALUES,
    EARLY_ONLY,
    THREE_DAYS,
    LATE_ONLY,
    SUPPRESSED,
    NASTY_COUNT
} nasty;

const size_t sample_nasty_count = NASTY_COUNT;

const char *sample_nasty_name(size_t index)
{
    static const char *const list[NASTY_COUNT] = {
        "long names",   "one item",  "zeros",     "equal values", "many items",
        "unknown rows", "doubtful",  "0 and 100", "huge values",  "early only",
        "three days",   "late only", "suppressed"};
    return list[index];
}

static size_t count_of(nasty kind)
{
    return kind == ONE_ITEM ? 1 : kind == MANY ? 38 : 9;
}

static double value_of(nasty kind, size_t s, size_t i)
{
    switch (kind) {
    case ZEROS:
        return 0;
    case EQUAL:
        return 42;
    case EXTREMES:
        return (i + s) % 2 ? 0 : 100;
    case HUGE_VALUES:
        return 123456789.0 * (double)(i + 1);
    default:
        return 8 + (double)((i * 37 + s * 13) % 83);
    }
}

static double age_of(nasty kind, size_t s, size_t i)
{
    switch (kind) {
    case EARLY_ONLY:
        return -400 + 30.0 * (double)i + 7 * (double)s;
    case THREE_DAYS:
        return 10 + (double)(i % 3);
    case LATE_ONLY:
        return 900 + 11.0 * (double)i + (double)s;
    default:
        return -170 + 23.0 * (double)i + (i > 7 ? 700 : 0) + 5.0 * (double)s;
    }
}

/* A tile map's labels are provinces whatever happens; elsewhere names may be anything. */
static const char *label_of(nt_arena *arena, bool tiles, nasty kind, size_t i)
{
    if (tiles) {
        return sample_province(i % SAMPLE_PROVINCES)->name;
    }
    if (kind == LONG_NAMES) {
        return nt_arena_printf(arena,
                               "Unggahan, komentar, bagikan, suka, atau ikut akun pemenangan dan "
                               "Pertanggungjawabankeberpihakannyasekalianyangpanjangsekali nomor "
                               "%zu",
                               i);
    }
    return nt_arena_printf(arena, "%s %zu", sample_province(i % SAMPLE_PROVINCES)->name, i);
}

static nt_chart_point nasty_point(nt_arena *arena, const nt_chart *chart, nasty kind, size_t s,
                                  size_t i)
{
    bool ages = strcmp(chart->kind->id, "ratio-by-age") == 0;
    bool tiles = strcmp(chart->kind->id, "tile-map") == 0;
    const char *id = nt_arena_printf(arena, "n.%zu.%zu", s, i);
    nt_chart_point point = {.label = label_of(arena, tiles, kind, i), .remark = ""};
    if (ages) {
        point.x = age_of(kind, s, i);
        point.emphasis = i % 4 == 1;
        point.label = nt_text_date_short(arena, chart->lang, votes[0] + (nt_date)point.x);
    }
    if (kind == UNKNOWN_ROWS && i % 2 == s % 2) {
        return point;
    }
    if (kind == SUPPRESSED && i % 3 == s % 3) {
        /* What is held back still has its counts here: no output may show them. */
        nt_ledger_row *row = (nt_ledger_row *)sample_row(arena, id, NAN, 0, chart->value_unit);
        row->flags = NT_FLAG_SUPPRESSED;
        row->part = 77001;
        row->whole = 77002;
        point.row = row;
        return point;
    }
    if (ages && kind != HUGE_VALUES) {
        point.row = sample_ratio(arena, id, (int64_t)(value_of(kind, s, i) * 4), 400);
    } else {
        point.row = sample_row(arena, id, value_of(kind, s, i), kind == HUGE_VALUES ? 0 : 1,
                               chart->value_unit);
    }
    if (kind == DOUBTFUL && i % 2 == 0) {
        point.doubtful = true;
        point.remark = i % 4 ? falls[chart->lang]
                             : "Dua sumber menyebut persentase yang sama atas dasar yang berbeda, "
                               "dan yang satu lebih besar daripada keseluruhannya";
    }
    return point;
}

/* What a kind finds its columns by, and the axis that frames lie on. */
static void keep_codes(const nt_chart_series *from, nasty what, nt_chart_point *points,
                       size_t count)
{
    for (size_t i = 0; i < count && from->code; i++) {
        bool coded = i < from->count && what != LONG_NAMES && what != MANY;
        points[i].code = coded ? from->points[i].code : NULL;
        points[i].x = what == THREE_DAYS ? (double)i / 3 : 30.0 * (double)i;
    }
}

static nt_chart_series nasty_series(nt_arena *arena, const nt_chart *chart, nasty what, size_t s,
                                    size_t count)
{
    const nt_chart_series *from = &chart->series[s];
    count = from->code && from->count == 1 ? 1 : count;
    nt_chart_point *points = nt_new_array(arena, nt_chart_point, count);
    for (size_t i = 0; i < count; i++) {
        points[i] = nasty_point(arena, chart, what, s, i);
    }
    keep_codes(from, what, points, count);
    const char *name = what == LONG_NAMES ? "Pemilihan Gubernur, Bupati, dan Wali Kota Serentak "
                                            "Gelombang Kesatu Tahun 2015 di Seluruh Indonesia"
                       : s < 2            ? names[s]
                                          : from->name;
    return (nt_chart_series){.name = name,
                             .ink = from->code ? from->ink : (int)s,
                             .points = points,
                             .count = count,
                             .code = from->code};
}

nt_chart *sample_nasty(nt_arena *arena, const nt_fonts *fonts, const char *kind, size_t index)
{
    nt_chart *chart = sample_chart(arena, fonts, kind, NT_LANG_ID);
    nasty what = (nasty)index;
    nt_chart_series *series = nt_new_array(arena, nt_chart_series, chart->series_count);
    bool stages = strcmp(kind, "funnel") == 0;
    chart->value_unit = what == HUGE_VALUES ? "persons" : "percent";
    size_t count = stages ? 5 : count_of(what);
    count = strcmp(kind, "tile-map") == 0 && count > SAMPLE_PROVINCES ? SAMPLE_PROVINCES : count;
    for (size_t s = 0; s < chart->series_count; s++) {
        series[s] = nasty_series(arena, chart, what, s, count);
    }
    chart->series = series;
    sample_complete(arena, chart, fonts);
    return chart;
}

void sample_complete(nt_arena *arena, nt_chart *chart, const nt_fonts *fonts)
{
    /* A failure shows again, with its message, when the chart is drawn. */
    nt_error ignored;
    nt_chart_measure(arena, chart, fonts, &ignored);
}

/* ---- boxes ---- */

typedef NT_VEC(sample_box) box_list;

static void push_box(nt_arena *arena, box_list *boxes, nt_rect at, const char *text)
{
    sample_box box = {at.x0, at.y0, at.x1 - at.x0, at.y1 - at.y0, text};
    nt_vec_push(arena, boxes, box);
}

/* A slanted line as a row of small boxes: the box around both its ends would cover half the plot.
 */
static void push_rule(nt_arena *arena, box_list *boxes, const nt_drawn *drawn)
{
    nt_rect at = drawn->at;
    double dx = at.x1 - at.x0, dy = at.y1 - at.y0, half = drawn->stroke_pt / 2;
    double longest = dx * dx > dy * dy ? dx : dy;
    bool slanted = dx != 0 && dy != 0;
    size_t pieces = slanted ? (size_t)((longest < 0 ? -longest : longest) / 2) + 1 : 1;
    for (size_t i = 0; i < pieces; i++) {
        double t0 = (double)i / (double)pieces, t1 = (double)(i + 1) / (double)pieces;
        double x0 = at.x0 + dx * t0, x1 = at.x0 + dx * t1;
        double y0 = at.y0 + dy * t0, y1 = at.y0 + dy * t1;
        nt_rect piece = {(x0 < x1 ? x0 : x1) - half, (y0 < y1 ? y0 : y1) - half,
                         (x0 < x1 ? x1 : x0) + half, (y0 < y1 ? y1 : y0) + half};
        push_box(arena, boxes, piece, NULL);
    }
}

nt_status sample_boxes(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                       const sample_box **out, size_t *count, nt_error *err)
{
    nt_canvas canvas = nt_canvas_open(arena, fonts, chart->lang, chart->width_pt, err);
    nt_chart_draw(&canvas, chart);
    if (canvas.status) {
        return canvas.status;
    }
    box_list boxes = {0};
    NT_EACH(const nt_drawn, drawn, canvas.marks.items, canvas.marks.count) {
        if (drawn->shape == NT_MARK_WORDS) {
            push_box(arena, &boxes, nt_drawn_box(drawn), drawn->text);
        } else if (drawn->keep_clear && drawn->shape == NT_MARK_RULE) {
            push_rule(arena, &boxes, drawn);
        } else if (drawn->keep_clear) {
            push_box(arena, &boxes, nt_drawn_box(drawn), NULL);
        }
    }
    *out = boxes.items;
    *count = boxes.count;
    return NT_OK;
}
