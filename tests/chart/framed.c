#include "framed.h"

#include <math.h>
#include <string.h>

#include "sample.h"
#include "stats/funnel.h"
#include "stats/stats.h"
#include "text/number.h"

enum { MONTHS = 24, QUARTERS = 8, FRAMES_MAX = 24 };

typedef struct {
    nt_arena *arena;
    nt_ledger *ledger;
    nt_frame *frames;
    size_t count;
} book;

/* ---- frames and their cells ---- */

static nt_frame_key key(const char *code, const char *id, const char *en, double x)
{
    return (nt_frame_key){.code = code, .label = {{id, en}}, .x = x};
}

static nt_frame *new_frame(book *b, const char *id, const char *title_id, const char *title_en,
                           size_t rows, size_t columns)
{
    nt_frame *frame = &b->frames[b->count++];
    *frame = (nt_frame){.id = id,
                        .title = {{title_id, title_en}},
                        .rows = nt_new_array(b->arena, nt_frame_key, rows),
                        .columns = nt_new_array(b->arena, nt_frame_key, columns),
                        .row_count = rows,
                        .column_count = columns,
                        .cells = nt_new_array(b->arena, const nt_ledger_row *, rows *columns)};
    return frame;
}

static void set_row(nt_frame *frame, size_t row, nt_frame_key name)
{
    ((nt_frame_key *)frame->rows)[row] = name;
}

static void set_column(nt_frame *frame, size_t column, nt_frame_key name)
{
    ((nt_frame_key *)frame->columns)[column] = name;
}

static void put(book *b, nt_frame *frame, size_t row, size_t column, nt_ledger_row cell)
{
    cell.id = nt_arena_printf(b->arena, "%s.%s.%s", frame->id, frame->rows[row].code,
                              frame->columns[column].code);
    cell.label = frame->rows[row].label;
    cell.method = NT_METHOD_COUNT;
    cell.as_of = 19812; /* 2024-03-31 */
    ((const nt_ledger_row **)frame->cells)[row * frame->column_count + column] =
        nt_ledger_add(b->ledger, &cell);
}

static nt_ledger_row cell_of(double value, int decimals, const char *unit)
{
    return (nt_ledger_row){.value = value,
                           .lower = NAN,
                           .upper = NAN,
                           .decimals = decimals,
                           .unit = unit,
                           .part = -1,
                           .whole = -1};
}

static nt_ledger_row cases(double count)
{
    return cell_of(count, 0, "cases");
}

static nt_ledger_row suppressed(void)
{
    nt_ledger_row cell = cases(NAN);
    cell.flags = NT_FLAG_SUPPRESSED;
    return cell;
}

static nt_ledger_row ratio(int64_t part, int64_t whole)
{
    nt_interval wilson = nt_stats_wilson(part, whole);
    nt_ledger_row cell = cell_of(100 * wilson.estimate, 1, "percent");
    cell.lower = 100 * wilson.lower;
    cell.upper = 100 * wilson.upper;
    cell.part = part;
    cell.whole = whole;
    return cell;
}

/* ---- months and quarters ---- */

static nt_frame_key month_key(nt_arena *arena, int index)
{
    int year = 2022 + (index + 3) / 12, month = (index + 3) % 12 + 1;
    const char *in[NT_LANG_COUNT];
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        const char *day = nt_text_date(arena, (nt_lang)lang, nt_date_from_civil(year, month, 1));
        in[lang] = strchr(day, ' ') + 1;
    }
    return key(nt_arena_printf(arena, "%04d-%02d", year, month), in[0], in[1],
               year * 12 + month - 1 - 1970 * 12);
}

static nt_frame_key quarter_key(nt_arena *arena, int index)
{
    int year = 2022 + (index + 1) / 4, quarter = (index + 1) % 4 + 1;
    return key(nt_arena_printf(arena, "%d-Q%d", year, quarter),
               nt_arena_printf(arena, "triwulan %d %d", quarter, year),
               nt_arena_printf(arena, "quarter %d of %d", quarter, year),
               year * 12 + quarter * 3 - 3 - 1970 * 12);
}

static const int reported[MONTHS] = {6,  4,  5,  7,  6,  9,  8,  10, 12, 9,  11, 14,
                                     13, 12, 16, 18, 22, 31, 38, 57, 83, 96, 61, 24};
static const int decided[MONTHS] = {9,  8,  5,  6,  5,  6,  8,  7,  9,  11, 9,  10,
                                    12, 13, 11, 14, 16, 19, 24, 30, 41, 55, 72, 66};
static const int sanctioned[MONTHS] = {14, 11, 9, 8, 6,  5,  5,  6,  6,  7,  8,  8,
                                       7,  9,  9, 8, 10, 12, 13, 17, 22, 27, 38, 49};

static void add_flow(book *b)
{
    nt_frame *flow = new_frame(b, "flow.months", "Arus", "Flow", MONTHS, 3);
    set_column(flow, 0, key("reported", "dilaporkan", "reported", NAN));
    set_column(flow, 1, key("decided", "diputus", "decided", NAN));
    set_column(flow, 2, key("sanctioned", "dijatuhi sanksi", "sanctioned", NAN));
    nt_frame *out = new_frame(b, "flow.outcomes", "Hasil", "Outcomes", MONTHS, 5);
    set_column(out, 0, key("pending", "belum diputus", "pending", NAN));
    set_column(out, 1, key("proven", "terbukti", "proven", NAN));
    set_column(out, 2, key("not-proven", "tidak terbukti", "not proven", NAN));
    set_column(out, 3, key("unknown", "tidak diketahui", "unknown", NAN));
    set_column(out, 4, key("total", "jumlah", "total", NAN));
    for (int i = 0; i < MONTHS; i++) {
        size_t row = (size_t)i;
        set_row(flow, row, month_key(b->arena, i));
        set_row(out, row, month_key(b->arena, i));
        put(b, flow, row, 0, cases(reported[i]));
        put(b, flow, row, 1, cases(decided[i]));
        put(b, flow, row, 2, cases(sanctioned[i]));
        int pending = i < 16 ? 0 : reported[i] * (i - 15) / 11, unknown = reported[i] / 20;
        int proven = (reported[i] - pending - unknown) * 7 / 10;
        put(b, out, row, 0, cases(pending));
        put(b, out, row, 1, cases(proven));
        put(b, out, row, 2, cases(reported[i] - pending - unknown - proven));
        put(b, out, row, 3, cases(unknown));
        put(b, out, row, 4, cases(reported[i]));
    }
}

static void add_quarters(book *b)
{
    nt_frame *frame = new_frame(b, "flow.quarters", "Arus", "Flow", QUARTERS, 1);
    set_column(frame, 0, key("reported", "dilaporkan", "reported", NAN));
    for (size_t q = 0; q < QUARTERS; q++) {
        set_row(frame, q, quarter_key(b->arena, (int)q));
        put(b, frame, q, 0, cases(reported[3 * q] + reported[3 * q + 1] + reported[3 * q + 2]));
    }
}

static void add_ages(book *b)
{
    static const char *const bands[] = {"0-30", "31-90", "91-180", "181-365", "365+"};
    static const char *const names[NT_LANG_COUNT][5] = {
        {"0–30 hari", "31–90 hari", "91–180 hari", "181–365 hari", "lebih dari 365 hari"},
        {"0–30 days", "31–90 days", "91–180 days", "181–365 days", "over 365 days"}};
    static const int open[QUARTERS][5] = {
        {9, 11, 8, 14, 31},   {11, 13, 9, 12, 34},  {14, 17, 12, 11, 36}, {12, 21, 16, 13, 35},
        {18, 22, 21, 19, 33}, {33, 31, 24, 26, 34}, {82, 64, 31, 29, 37}, {58, 121, 52, 33, 41}};
    nt_frame *frame = new_frame(b, "stock.ages", "Umur", "Ages", QUARTERS, 6);
    for (size_t i = 0; i < 5; i++) {
        set_column(frame, i, key(bands[i], names[0][i], names[1][i], NAN));
    }
    set_column(frame, 5, key("total", "jumlah", "total", NAN));
    for (size_t q = 0; q < QUARTERS; q++) {
        int total = 0;
        set_row(frame, q, quarter_key(b->arena, (int)q));
        for (size_t i = 0; i < 5; i++) {
            put(b, frame, q, i, cases(open[q][i]));
            total += open[q][i];
        }
        put(b, frame, q, 5, cases(total));
    }
}

/* ---- time ---- */

/* A product-limit curve with its log-log band, worked out here so that the sample needs no
 * register: `hazard` a day, falling with time, and a stop of observation that `stop` a day meet. */
static void add_curve(book *b, const char *id, const char *name, int start, double hazard,
                      double stop, int last)
{
    nt_frame *frame = new_frame(b, id, name, name, (size_t)last / 5, 3);
    set_column(frame, 0, key("estimate", "bagian selesai", "share done", NAN));
    set_column(frame, 1, key("at-risk", "masih diamati", "still followed", NAN));
    set_column(frame, 2, key("censored", "masih terbuka", "still open", NAN));
    double at_risk = start, survival = 1, sum = 0, owed = 0, owed_stops = 0;
    for (int i = 0; i < last / 5; i++) {
        int day = i * 5;
        size_t row = (size_t)i;
        set_row(frame, row,
                key(nt_arena_printf(b->arena, "%d", day),
                    nt_arena_printf(b->arena, "hari ke-%d", day),
                    nt_arena_printf(b->arena, "day %d", day), day));
        owed += at_risk * hazard * 5 * (i > 0) / (1 + day / 150.0);
        owed_stops += at_risk * stop * 5;
        double events = fmin(floor(owed), at_risk - 1), stops = 0;
        owed -= events;
        survival *= 1 - events / at_risk;
        sum += events / (at_risk * (at_risk - events));
        double error = 1.959964 * sqrt(sum) / fabs(log(survival));
        nt_ledger_row share = cell_of(100 * (1 - survival), 1, "percent");
        if (survival < 1 && survival > 0) {
            share.lower = 100 * (1 - pow(survival, exp(-error)));
            share.upper = 100 * (1 - pow(survival, exp(error)));
        }
        stops = fmin(floor(owed_stops), fmax(at_risk - events - 1, 0));
        owed_stops -= stops;
        put(b, frame, row, 0, share);
        at_risk -= events + stops;
        put(b, frame, row, 1, cases(at_risk));
        put(b, frame, row, 2, cases(stops));
    }
}

static double median_of(const nt_frame *frame)
{
    NT_RETURN_FIRST(i, frame->row_count, nt_frame_cell(frame, i, 0)->value >= 50, frame->rows[i].x,
                    NAN);
}

static void add_curves(book *b)
{
    add_curve(b, "survival.sanction.pilkada-2020", "Pilkada 2020", 1597, 0.0105, 0.0003, 548);
    add_curve(b, "survival.sanction.pemilu-2024", "Pemilu 2024", 240, 0.0145, 0.0035, 230);
    double medians[2] = {median_of(&b->frames[b->count - 2]), median_of(&b->frames[b->count - 1])};
    nt_frame *summary = new_frame(b, "survival.sanction.summary", "Ringkasan", "Summary", 2, 1);
    set_column(summary, 0, key("median", "median", "median", NAN));
    set_row(summary, 0, key("pilkada-2020", "Pilkada 2020", "Pilkada 2020", NAN));
    set_row(summary, 1, key("pemilu-2024", "Pemilu 2024", "Pemilu 2024", NAN));
    for (size_t i = 0; i < 2; i++) {
        put(b, summary, i, 0, cell_of(medians[i], 0, "days"));
    }
}

static void add_delays(book *b)
{
    static const int counts[] = {41, 96, 148, 171, 155, 129, 104, 83, 66, 49, 41, 33,
                                 24, 19, 17,  11,  9,   8,   5,   4,  0,  3,  0,  1};
    const size_t bins = sizeof counts / sizeof *counts;
    nt_frame *frame = new_frame(b, "delays.decision", "Lama", "Delays", bins, 1);
    set_column(frame, 0, key("count", "perkara", "cases", NAN));
    for (size_t i = 0; i < bins; i++) {
        int from = 15 * (int)i;
        const char *days = nt_arena_printf(b->arena, "%d–%d hari", from, from + 14);
        set_row(frame, i, key(nt_arena_printf(b->arena, "%d", from), days, days, from));
        put(b, frame, i, 0, counts[i] == 1 ? suppressed() : cases(counts[i]));
    }
    nt_ledger_row median = cell_of(63, 0, "days");
    median.id = "decision.all.median";
    nt_ledger_name(b->ledger, "decision.median", nt_ledger_add(b->ledger, &median));
}

/* ---- areas and categories ---- */

static int size_of(size_t province)
{
    static const int sizes[] = {21,  34, 18, 47, 11, 26, 9,  31, 14, 7,  5, 44, 71,
                                8,   58, 29, 6,  83, 41, 17, 12, 22, 15, 4, 36, 52,
                                121, 97, 19, 61, 24, 38, 27, 13, 3,  2,  1, 1};
    return sizes[province];
}

static const char *code_of(nt_arena *arena, size_t province)
{
    (void)arena;
    return sample_province(province)->code;
}

/* A row a tile, and one that has none. */
static const nt_tiling *tiling_of(nt_arena *arena)
{
    nt_tiling *tiling = nt_arena_copy(arena, sample_tiling(), sizeof *tiling);
    size_t *tile_of = nt_new_array(arena, size_t, SAMPLE_PROVINCES + 1);
    for (size_t i = 0; i < SAMPLE_PROVINCES; i++) {
        tile_of[i] = i;
    }
    tile_of[SAMPLE_PROVINCES] = SIZE_MAX;
    tiling->tile_of = tile_of;
    return tiling;
}

static void add_provinces(book *b)
{
    nt_frame *areas = new_frame(b, "provinces", "Provinsi", "Provinces", SAMPLE_PROVINCES + 1, 2);
    areas->tiling = tiling_of(b->arena);
    set_column(areas, 0, key("proven", "terbukti", "proven", NAN));
    set_column(areas, 1, key("sanction-ratio", "rasio sanksi", "sanction ratio", NAN));
    for (size_t i = 0; i < SAMPLE_PROVINCES; i++) {
        const char *name = sample_province(i)->name;
        int64_t whole = size_of(i), part = whole * (70 + (int64_t)(i * 37 % 26)) / 100;
        part = i == 26 ? whole * 93 / 100 : i == 12 ? whole * 38 / 100 : part;
        set_row(areas, i, key(code_of(b->arena, i), name, name, NAN));
        if (i == 24) {
            continue; /* unknown */
        }
        put(b, areas, i, 0, whole < 3 ? suppressed() : cases((double)whole));
        put(b, areas, i, 1, whole < 3 ? suppressed() : ratio(part, whole));
    }
    set_row(areas, SAMPLE_PROVINCES, key("unknown", "tidak diketahui", "unknown", NAN));
    put(b, areas, SAMPLE_PROVINCES, 0, cases(12));
    put(b, areas, SAMPLE_PROVINCES, 1, ratio(7, 12));
}

static void add_funnel(book *b)
{
    static const char *const codes[] = {"proven",    "ratio",     "lower-95", "upper-95",
                                        "lower-998", "upper-998", "outside"};
    const nt_frame *areas = &b->frames[b->count - 1];
    nt_frame *frame = new_frame(b, "funnel.provinces", "Corong", "Funnel", SAMPLE_PROVINCES, 7);
    for (size_t i = 0; i < 7; i++) {
        set_column(frame, i, key(codes[i], i ? codes[i] : "terbukti", codes[i], NAN));
    }
    const double centre = 0.79;
    for (size_t i = 0; i < SAMPLE_PROVINCES; i++) {
        const nt_ledger_row *given = nt_frame_cell(areas, i, 1);
        set_row(frame, i, areas->rows[i]);
        if (!given || isnan(given->value)) {
            put(b, frame, i, 0, suppressed());
            put(b, frame, i, 1, suppressed());
            continue;
        }
        nt_funnel limits = nt_funnel_limits(centre, given->whole);
        const double bounds[] = {limits.lower_95, limits.upper_95, limits.lower_998,
                                 limits.upper_998};
        put(b, frame, i, 0, cases((double)given->whole));
        put(b, frame, i, 1, ratio(given->part, given->whole));
        for (size_t k = 0; k < 4; k++) {
            put(b, frame, i, 2 + k, cell_of(100 * bounds[k], 1, "percent"));
        }
        bool outside = given->value < 100 * bounds[2] || given->value > 100 * bounds[3];
        put(b, frame, i, 6, cell_of(outside, 0, ""));
    }
    nt_ledger_row nation = cell_of(100 * centre, 1, "percent");
    nation.id = "nation.sanction-ratio";
    nation.label = (nt_text){{"nasional", "national"}};
    nt_ledger_add(b->ledger, &nation);
}

static void add_heat(book *b)
{
    nt_frame *frame = new_frame(b, "provinces.months", "Laporan", "Reports", SAMPLE_PROVINCES, 12);
    for (size_t m = 0; m < 12; m++) {
        set_column(frame, m, month_key(b->arena, 12 + (int)m));
    }
    for (size_t i = 0; i < SAMPLE_PROVINCES; i++) {
        const char *name = sample_province(i)->name;
        set_row(frame, i, key(code_of(b->arena, i), name, name, NAN));
        for (size_t m = 0; m < 12 && i != 24; m++) {
            int count = size_of(i) * reported[12 + m] * (int)(50 + (i * 7 + m * 31) % 100) / 60000;
            put(b, frame, i, m, count == 1 || count == 2 ? suppressed() : cases(count));
        }
    }
}

static void add_positions(book *b)
{
    static const struct {
        const char *code, *id, *en;
        int count;
    } list[] = {{"fungsional", "Jabatan fungsional", "Functional post", 561},
                {"jpt", "Jabatan pimpinan tinggi", "Senior executive", 498},
                {"administrator", "Jabatan administrator", "Administrator", 319},
                {"pelaksana", "Jabatan pelaksana", "Executing officer", 282},
                {"wilayah", "Kepala wilayah (camat/lurah)", "Head of a district", 251},
                {"pengawas", "Jabatan pengawas", "Supervisor", 94},
                {"unknown", "Tidak diketahui", "Unknown", 29}};
    const size_t count = sizeof list / sizeof *list;
    nt_frame *frame = new_frame(b, "positions", "Jabatan", "Positions", count, 2);
    set_column(frame, 0, key("reported", "dilaporkan", "reported", NAN));
    set_column(frame, 1, key("cumulative", "kumulatif", "cumulative", NAN));
    double sum = 0, all = 0;
    for (size_t i = 0; i < count; i++) {
        all += list[i].count;
    }
    for (size_t i = 0; i < count; i++) {
        sum += list[i].count;
        set_row(frame, i, key(list[i].code, list[i].id, list[i].en, NAN));
        put(b, frame, i, 0, cases(list[i].count));
        put(b, frame, i, 1, cell_of(100 * sum / all, 1, "percent"));
    }
}

/* Met and missed, with and without an interval, held back, unknown, not judged. */
static void add_targets(book *b)
{
    static const char *const codes[] = {"value", "target", "difference", "met", "at-most"};
    static const struct {
        const char *code, *label, *unit;
        double value, lower, upper, target, met, at_most;
        bool suppressed;
    } list[] = {
        {"median", "Waktu sampai putusan", "days", 28, 27, 30, 30, 1, 1, false},
        {"share", "Diputus dalam 90 hari", "percent", 85.8, 84.3, 87.2, 90, 0, 0, false},
        {"open", "Kasus terbuka", "cases", 430, NAN, NAN, 430, 1, 1, false},
        {"proven", "Kasus terbukti", "cases", NAN, NAN, NAN, 120, NAN, 0, true},
        {"unknown", "Waktu sampai sanksi", "days", NAN, NAN, NAN, 45, NAN, 1, false},
        {"flow", "Dilaporkan", "cases", 88, NAN, NAN, 100, NAN, 1, false},
    };
    const size_t rows = sizeof list / sizeof *list, columns = sizeof codes / sizeof *codes;
    nt_frame *frame = new_frame(b, "targets", "Sasaran", "Targets", rows, columns);
    for (size_t i = 0; i < columns; i++) {
        set_column(frame, i, key(codes[i], codes[i], codes[i], NAN));
    }
    for (size_t i = 0; i < rows; i++) {
        int decimals = strcmp(list[i].unit, "percent") == 0;
        nt_ledger_row value = cell_of(list[i].value, decimals, list[i].unit);
        value.lower = list[i].lower;
        value.upper = list[i].upper;
        set_row(frame, i, key(list[i].code, list[i].label, list[i].label, NAN));
        put(b, frame, i, 0, list[i].suppressed ? suppressed() : value);
        put(b, frame, i, 1, cell_of(list[i].target, 0, list[i].unit));
        put(b, frame, i, 4, cell_of(list[i].at_most, 0, ""));
        if (!isnan(list[i].met)) {
            const char *unit = decimals ? "points" : list[i].unit;
            put(b, frame, i, 2, cell_of(list[i].value - list[i].target, decimals, unit));
            put(b, frame, i, 3, cell_of(list[i].met, 0, ""));
        }
    }
}

const nt_results *framed_results(nt_arena *arena)
{
    book b = {arena, nt_ledger_open(arena), nt_new_array(arena, nt_frame, FRAMES_MAX), 0};
    add_flow(&b);
    add_quarters(&b);
    add_ages(&b);
    add_curves(&b);
    add_delays(&b);
    add_provinces(&b);
    add_funnel(&b);
    add_heat(&b);
    add_positions(&b);
    add_targets(&b);
    nt_results *results = nt_new(arena, nt_results);
    results->ledger = b.ledger;
    results->frames = b.frames;
    results->frame_count = b.count;
    nt_index *index = nt_index_open(arena);
    nt_index_put_frames(index, b.frames, b.count);
    nt_index_seal(index);
    results->index = index;
    return results;
}

/* ---- charts ---- */

const char *framed_definition(const char *kind)
{
    static const char *const list[][2] = {
        {"step-curve", "{\"id\": \"c\", \"kind\": \"step-curve\", \"frame\": "
                       "[\"survival.sanction.pilkada-2020\", \"survival.sanction.pemilu-2024\"]}"},
        {"lines", "{\"id\": \"c\", \"kind\": \"lines\", \"frame\": \"flow.months\"}"},
        {"stacked-bars", "{\"id\": \"c\", \"kind\": \"stacked-bars\", \"frame\": "
                         "\"flow.outcomes\", \"columns\": [\"proven\", \"not-proven\", "
                         "\"pending\", \"unknown\"]}"},
        {"age-areas", "{\"id\": \"c\", \"kind\": \"age-areas\", \"frame\": \"stock.ages\"}"},
        {"heat-map", "{\"id\": \"c\", \"kind\": \"heat-map\", \"frame\": \"provinces.months\"}"},
        {"funnel-plot", "{\"id\": \"c\", \"kind\": \"funnel-plot\", \"frame\": "
                        "\"funnel.provinces\", \"centre\": \"nation.sanction-ratio\"}"},
        {"small-multiples", "{\"id\": \"c\", \"kind\": \"small-multiples\", \"frame\": "
                            "\"provinces.months\", \"order\": \"value\", \"limit\": 15}"},
        {"trends", "{\"id\": \"c\", \"kind\": \"trends\", \"panels\": [{\"values\": "
                   "[\"flow.months.reported\", \"flow.quarters.reported\"]}, {\"values\": "
                   "\"flow.months.decided\"}, {\"values\": \"stock.ages.365+\", \"state\": true, "
                   "\"name\": {\"id\": \"Lebih dari setahun\", \"en\": \"Over a year\"}}]}"},
        {"targets", "{\"id\": \"c\", \"kind\": \"targets\", \"frame\": \"targets\"}"},
        {"pareto", "{\"id\": \"c\", \"kind\": \"pareto\", \"frame\": \"positions\"}"},
        {"histogram", "{\"id\": \"c\", \"kind\": \"histogram\", \"frame\": \"delays.decision\", "
                      "\"marker\": \"decision.median\"}"},
    };
    NT_RETURN_FIRST(i, sizeof list / sizeof *list, strcmp(list[i][0], kind) == 0, list[i][1], NULL);
}

nt_status framed_prepare(nt_arena *arena, const nt_fonts *fonts, const nt_results *results,
                         const char *definition, nt_lang lang, const nt_chart **out, nt_error *err)
{
    const nt_json *json = NULL;
    NT_TRY(nt_json_parse(arena, "report.json", definition, strlen(definition), &json, err));
    NT_TRY(nt_json_form_check(arena, json, nt_chart_form(arena), err));
    const nt_chart_request request = {.definition = json,
                                      .lang = lang,
                                      .width_pt = 476,
                                      .title = "Contoh dengan angka buatan",
                                      .subtitle = "Register contoh, sampai 31 Maret 2024"};
    return nt_chart_prepare(arena, &request, results, fonts, out, err);
}

int open_world(void **state)
{
    nt_arena *arena = nt_arena_open();
    world *w = nt_new(arena, world);
    *w = (world){arena, sample_fonts(), framed_results(arena)};
    *state = w;
    return w->fonts ? 0 : -1;
}

int close_world(void **state)
{
    world *w = *state;
    nt_text_fonts_close(w->fonts);
    nt_arena_close(w->arena);
    return 0;
}

const nt_chart *prepared_chart(const world *w, const char *definition)
{
    const nt_chart *chart = NULL;
    nt_error err = {0};
    nt_status status =
        framed_prepare(w->arena, w->fonts, w->results, definition, NT_LANG_ID, &chart, &err);
    assert_string_equal(err.message[NT_LANG_EN], "");
    assert_int_equal(status, NT_OK);
    return chart;
}
