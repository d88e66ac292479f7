/* What is wrong or lacking in the data. */
#include <math.h>
#include <string.h>

#include "sheet.h"

static const nt_frame_key count_columns[] = {
    {"count", {{"jumlah", "count"}}, NAN, ""},
    {"share", {{"bagian", "share"}}, NAN, "percent"},
};

/* Counts of a column or a kind of problem; small ones are suppressed like any. */
static draft *put_tally(sheet *s, sheet_frame *f, size_t row, nt_text label, const nt_tally *t)
{
    f->rows[row] = (nt_frame_key){t->code, label, NAN, NULL};
    nt_ledger_row count = sheet_blank();
    count.value = (double)t->count;
    count.method = "count";
    draft *d = put_value(s, (spot){f, row, 0}, count, NULL, 0);
    d->variable = disclosure_count(s->disclosure, (int64_t)t->count, COST_DETAIL);
    return d;
}

/* Problems that speak of stages; what the others are called is the report's. */
static nt_text problem_label(const char *code)
{
    static const struct {
        const char *code;
        nt_text label;
    } of_stages[] = {{"decided-before-reported",
                      {{"{decided} sebelum {reported}", "{decided} before {reported}"}}},
                     {"sanctioned-before-decided",
                      {{"{sanctioned} sebelum {decided}", "{sanctioned} before {decided}"}}},
                     {"sanctioned-before-reported",
                      {{"{sanctioned} sebelum {reported}", "{sanctioned} before {reported}"}}},
                     {"sanction-without-proof",
                      {{"{sanctioned}, tetapi tidak {proven}", "{sanctioned}, but not {proven}"}}}};
    for (size_t i = 0; i < sizeof of_stages / sizeof *of_stages; i++) {
        if (strcmp(code, of_stages[i].code) == 0) {
            return of_stages[i].label;
        }
    }
    return text_both(code, code);
}

static void problems(sheet *s)
{
    sheet_frame *f =
        sheet_open(s, "quality.problems", text_both("Masalah dalam data", "Problems in the data"),
                   s->reg->problem_count, count_columns, 1);
    for (size_t i = 0; i < s->reg->problem_count; i++) {
        const nt_tally *problem = &s->reg->problems[i];
        put_tally(s, f, i, problem_label(problem->code), problem);
    }
}

static const nt_frame_key left_out_column = {
    "left-out", {{"yang tidak ada dalam laporan ini", "what is not in this report"}}, NAN, "name"};

/* A column that a register may lack, and what of the report needs it. */
typedef struct {
    nt_frame_key key;
    nt_text lost;
} role;

static const role dimension_roles[NT_DIM_COUNT] = {
    [NT_DIM_EVENT] = {{"case.event", {{"pemilihan", "event"}}, NAN, NULL},
                      {{"perbandingan dua pemilihan; rekonsiliasi dengan angka yang dipublikasikan",
                        "comparison of two elections; reconciliation with published figures"}}},
    [NT_DIM_PROVINCE] =
        {{"case.province", {{"wilayah tingkat pertama", "areas of the first level"}}, NAN, NULL},
         {{"tabel, peta, peringkat, dan corong wilayah tingkat itu; laporan satu wilayah",
           "table, map, ranking and funnel of the areas of that level; reports on one of them"}}},
    [NT_DIM_REGENCY] =
        {{"case.regency", {{"wilayah tingkat kedua", "areas of the second level"}}, NAN, NULL},
         {{"tabel dan grafik wilayah tingkat itu; laporan satu wilayah tingkat itu",
           "table and chart of the areas of that level; reports on one of them"}}},
    [NT_DIM_INSTITUTION] =
        {{"case.institution", {{"instansi", "institution"}}, NAN, NULL},
         {{"tabel instansi; instansi dalam daftar kasus yang paling lama terbuka",
           "table of institutions; institutions in the list of the longest open "
           "cases"}}},
    [NT_DIM_POSITION] = {{"case.position", {{"jabatan", "position"}}, NAN, NULL},
                         {{"tabel dan grafik jabatan; waktu menurut jabatan",
                           "table and chart of positions; times by position"}}},
    [NT_DIM_VIOLATION] = {{"case.violation", {{"{kind}", "{kind}"}}, NAN, NULL},
                          {{"tabel dan grafik {kind}", "table and chart by {kind}"}}},
    [NT_DIM_SANCTION] = {{"case.sanction", {{"sanksi", "sanction"}}, NAN, NULL},
                         {{"pemeriksaan sanksi yang tidak bertanggal",
                           "check for sanctions without a day"}}},
};
static const role decided_role = {
    {"case.decided_on", {{"tanggal {decided}", "day when {decided}"}}, NAN, NULL},
    {{"kasus yang {decided} menurut bulan dan triwulan; kasus terbuka dan umurnya; waktu sampai "
      "{settled} dan sampai {sanctioned}; {sanction-ratio} pada umur yang sama",
      "cases {decided} by month and quarter; open cases and their age; times until {settled} and "
      "until {sanctioned}; {sanction-ratio} at the same age"}}};
static const role outcome_role = {
    {"case.outcome", {{"hasil", "outcome"}}, NAN, NULL},
    {{"{proven} dan {not-proven}; {sanction-ratio}; waktu sampai {sanctioned}; kasus terbuka, bila "
      "hari {sanctioned} tercatat",
      "{proven} and {not-proven}; {sanction-ratio}; time until {sanctioned}; open cases, where the "
      "day when {sanctioned} is recorded"}}};
static const role sanctioned_role = {
    {"case.sanctioned_on", {{"tanggal {sanctioned}", "day when {sanctioned}"}}, NAN, NULL},
    {{"kasus yang {sanctioned}; {sanction-ratio}; waktu sampai {sanctioned}; kasus terbuka "
      "dihitung "
      "sampai {settled} saja",
      "cases {sanctioned}; {sanction-ratio}; time until {sanctioned}; cases are open until "
      "{settled} "
      "only"}}};
/* Of a register whose cases end with the decision. */
static const role decided_alone = {
    {"case.decided_on", {{"tanggal {decided}", "day when {decided}"}}, NAN, NULL},
    {{"kasus yang {decided} menurut bulan dan triwulan; kasus terbuka dan umurnya; waktu sampai "
      "{settled}",
      "cases {decided} by month and quarter; open cases and their age; times until {settled}"}}};
static const role outcome_alone = {{"case.outcome", {{"hasil", "outcome"}}, NAN, NULL},
                                   {{"{proven} dan {not-proven}", "{proven} and {not-proven}"}}};
static const role recorded_role = {
    {"case.recorded_on", {{"tanggal pencatatan", "day of recording"}}, NAN, NULL},
    {{"diketahui saat itu dan diketahui sekarang; waktu sampai tercatat; penilaian atas periode "
      "yang "
      "masih terisi",
      "as known then and as known now; time to recording; verdicts on a period that is still "
      "filling"}}};

static nt_text column_label(const sheet *s, int column)
{
    if (column == NT_DIM_PROVINCE || column == NT_DIM_REGENCY) {
        return sheet_level(s, (nt_dimension)column); /* in the words of the table of areas */
    }
    switch (column) {
    case NT_COLUMN_ID:
        return text_both("id kasus", "case id");
    case NT_COLUMN_REPORTED:
        return text_both("tanggal {reported}", "day when {reported}");
    case NT_COLUMN_DECIDED:
        return decided_role.key.label;
    case NT_COLUMN_OUTCOME:
        return outcome_role.key.label;
    case NT_COLUMN_SANCTIONED:
        return sanctioned_role.key.label;
    case NT_COLUMN_RECORDED:
        return recorded_role.key.label;
    default:
        return dimension_roles[column].key.label;
    }
}

/* Of the cases as they stand on the day: what an earlier version lacked is not counted. */
static void missing(sheet *s)
{
    nt_tally lacking[NT_COLUMN_COUNT];
    nt_text labels[NT_COLUMN_COUNT];
    size_t count = 0;
    uint64_t cases = 0;
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        if (s->reg->columns[c]) {
            labels[count] = column_label(s, c);
            lacking[count++] = (nt_tally){s->reg->columns[c], s->cube->missing[c]};
        }
    }
    for (size_t i = 0; i < s->cube->cell_count; i++) {
        cases += s->cube->cells[i].count;
    }
    sheet_frame *f =
        sheet_open(s, "quality.missing",
                   text_both("Kasus dengan isian kosong menurut kolom", "Cases that lack a value"),
                   count, count_columns, 2);
    for (size_t i = 0; i < count; i++) {
        draft *lack = put_tally(s, f, i, labels[i], &lacking[i]);
        put_share(s, (spot){f, i, 1}, lacking[i].count, cases, &lack, 1);
    }
}

enum { DATES = 4, ROLES = NT_DIM_COUNT + DATES };

static size_t lacking(const sheet *s, const role *out[ROLES])
{
    const nt_register *reg = s->reg;
    bool sanctions = sheet_speaks_of_sanctions(s);
    const struct {
        bool present;
        const role *role;
    } dates[DATES] = {{reg->has_decided, sanctions ? &decided_role : &decided_alone},
                      {reg->has_outcome, sanctions ? &outcome_role : &outcome_alone},
                      {reg->has_sanctioned || !sanctions, &sanctioned_role},
                      {reg->has_recorded, &recorded_role}};
    size_t count = 0;
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        /* Votes and kinds of sanction are of one trade. */
        bool apart = reg->own_words && (d == NT_DIM_SANCTION || d == NT_DIM_EVENT);
        if (!reg->codes[d].present && !apart) {
            out[count++] = &dimension_roles[d];
        }
    }
    for (size_t i = 0; i < DATES; i++) {
        if (!dates[i].present) {
            out[count++] = dates[i].role;
        }
    }
    return count;
}

/* The columns that the register lacks, and what is therefore not in this report. */
static void left_out(sheet *s)
{
    const role *roles[ROLES];
    size_t count = lacking(s, roles);
    sheet_frame *f = sheet_open(s, "quality.left-out",
                                text_both("Kolom yang tidak ada", "Columns that are lacking"),
                                count, &left_out_column, 1);
    for (size_t i = 0; i < count; i++) {
        f->rows[i] = roles[i]->key;
        put_words(s, (spot){f, i, 0}, sheet_words(s, roles[i]->lost));
    }
}

void sheet_quality(sheet *s)
{
    problems(s);
    missing(s);
    left_out(s);
}
