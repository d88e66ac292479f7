/* What is wrong or lacking in the data. */
#include <math.h>

#include "sheet.h"

static const nt_frame_key count_columns[] = {
    {"count", {{"jumlah", "count"}}, NAN, ""},
    {"share", {{"bagian", "share"}}, NAN, "percent"},
};

/* Counts of a column or a kind of problem; small ones are suppressed like any. */
static draft *put_tally(sheet *s, sheet_frame *f, size_t row, const nt_tally *t)
{
    f->rows[row] = (nt_frame_key){t->code, text_both(t->code, t->code), NAN, NULL};
    nt_ledger_row count = sheet_blank();
    count.value = (double)t->count;
    count.method = "count";
    draft *d = put_value(s, (spot){f, row, 0}, count, NULL, 0);
    d->variable = disclosure_count(s->disclosure, (int64_t)t->count, COST_DETAIL);
    return d;
}

static void problems(sheet *s)
{
    sheet_frame *f =
        sheet_open(s, "quality.problems", text_both("Masalah dalam data", "Problems in the data"),
                   s->reg->problem_count, count_columns, 1);
    for (size_t i = 0; i < s->reg->problem_count; i++) {
        put_tally(s, f, i, &s->reg->problems[i]);
    }
}

static void missing(sheet *s)
{
    sheet_frame *f = sheet_open(s, "quality.missing",
                                text_both("Sel kosong menurut kolom", "Missing cells by column"),
                                s->reg->missing_count, count_columns, 2);
    for (size_t i = 0; i < s->reg->missing_count; i++) {
        draft *count = put_tally(s, f, i, &s->reg->missing[i]);
        put_share(s, (spot){f, i, 1}, s->reg->missing[i].count, s->reg->case_count, &count, 1);
    }
}

static const nt_frame_key left_out_column = {"present", {{"ada", "present"}}, NAN, ""};

static const nt_frame_key dimension_keys[NT_DIM_COUNT] = {
    [NT_DIM_EVENT] = {"case.event", {{"pemilihan", "event"}}, NAN, NULL},
    [NT_DIM_PROVINCE] = {"case.province", {{"provinsi", "province"}}, NAN, NULL},
    [NT_DIM_REGENCY] = {"case.regency", {{"kabupaten/kota", "regency"}}, NAN, NULL},
    [NT_DIM_INSTITUTION] = {"case.institution", {{"instansi", "institution"}}, NAN, NULL},
    [NT_DIM_POSITION] = {"case.position", {{"jabatan", "position"}}, NAN, NULL},
    [NT_DIM_VIOLATION] = {"case.violation",
                          {{"jenis pelanggaran", "kind of violation"}},
                          NAN,
                          NULL},
    [NT_DIM_SANCTION] = {"case.sanction", {{"sanksi", "sanction"}}, NAN, NULL},
};
static const nt_frame_key decided_key = {
    "case.decided_on", {{"tanggal putusan", "day of the decision"}}, NAN, NULL};
static const nt_frame_key outcome_key = {"case.outcome", {{"hasil", "outcome"}}, NAN, NULL};
static const nt_frame_key sanctioned_key = {
    "case.sanctioned_on", {{"tanggal sanksi", "day of the sanction"}}, NAN, NULL};
static const nt_frame_key recorded_key = {
    "case.recorded_on", {{"tanggal pencatatan", "day of recording"}}, NAN, NULL};

enum { DATES = 4, ROLES = NT_DIM_COUNT + DATES };

static size_t lacking(const nt_register *reg, nt_frame_key out[ROLES])
{
    const struct {
        bool present;
        const nt_frame_key *key;
    } dates[DATES] = {{reg->has_decided, &decided_key},
                      {reg->has_outcome, &outcome_key},
                      {reg->has_sanctioned, &sanctioned_key},
                      {reg->has_recorded, &recorded_key}};
    size_t count = 0;
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (!reg->codes[d].present) {
            out[count++] = dimension_keys[d];
        }
    }
    for (size_t i = 0; i < DATES; i++) {
        if (!dates[i].present) {
            out[count++] = *dates[i].key;
        }
    }
    return count;
}

/* The columns that the register lacks: what needs them is not in this report. */
static void left_out(sheet *s)
{
    nt_frame_key keys[ROLES];
    size_t count = lacking(s->reg, keys);
    sheet_frame *f = sheet_open(s, "quality.left-out",
                                text_both("Kolom yang tidak ada", "Columns that are lacking"),
                                count, &left_out_column, 1);
    for (size_t i = 0; i < count; i++) {
        nt_ledger_row none = sheet_blank();
        none.value = 0;
        none.method = "as described";
        f->rows[i] = keys[i];
        put_value(s, (spot){f, i, 0}, none, NULL, 0);
    }
}

void sheet_quality(sheet *s)
{
    problems(s);
    missing(s);
    left_out(s);
}
