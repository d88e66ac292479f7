/* What is wrong or lacking in the register: problems by kind, missing values by column, columns. */
#include <string.h>

#include "frame_table.h"

/* What the codes of problems are called in print; another code stands for itself. */
static const nt_row_name names[] = {
    {"type", {{"bukan bilangan, tanggal, atau ya/tidak", "no number, date or boolean"}}},
    {"unknown-code", {{"tidak ada dalam daftar kode", "not in the code list"}}},
    {"ambiguous-code", {{"cocok dengan lebih dari satu kode", "matches more than one code"}}},
    {"invisible-difference",
     {{"tulisan yang beda hanya pada yang tak terlihat",
       "texts that differ only in what cannot be seen"}}},
    {"rare-value", {{"isian yang terlalu jarang untuk dicetak", "value too rare to be printed"}}},
    {"missing-value", {{"isian wajib kosong", "needed value missing"}}},
    {"missing-id", {{"kasus tanpa id", "case without id"}}},
    {"case-id", {{"id kasus yang tidak berbentuk id", "case id that does not look like one"}}},
    {"duplicate-id", {{"id kasus berulang", "repeated case id"}}},
    {"likely-duplicate", {{"mungkin kasus yang sama dengan dua id", "likely one case, two ids"}}},
    {"future-date", {{"tanggal sesudah hari laporan", "day after the day of the report"}}},
    {"default-date", {{"tanggal bawaan aplikasi", "default day of an application"}}},
    {"date-spike", {{"satu tanggal muncul terlalu sering", "one day stands too often"}}},
    {"impossible-date", {{"tanggal yang tidak ada", "day that does not exist"}}},
    {"ambiguous-date", {{"tanggal yang dapat dibaca dua arah", "day that can be read both ways"}}},
    {"serial-date", {{"tanggal sebagai nomor seri", "day as a serial number"}}},
    {"thousands-dot", {{"titik ribuan dalam bilangan", "thousands' dot in a number"}}},
    {"regency-outside-province",
     {{"wilayah di luar wilayah induknya", "area outside the one that it is a part of"}}},
    {"blank-run", {{"deret baris kosong", "run of blank rows"}}},
    {"blank-row", {{"baris kosong", "blank row"}}},
    {"total-row", {{"baris jumlah di akhir", "total row at the end"}}},
    {"ragged-row", {{"baris dengan banyak sel yang keliru", "row with a wrong number of cells"}}},
    {"stray-quote", {{"tanda kutip di dalam sel", "quote inside a cell"}}},
    {"unterminated-quote", {{"tanda kutip tidak ditutup", "quote that is never closed"}}},
    {"encoding", {{"bita di luar pengodean berkas", "byte outside the file's encoding"}}},
    {"mojibake", {{"huruf rusak karena salah pengodean", "letters spoilt by a wrong encoding"}}},
    {"byte-order-mark", {{"tanda urutan bita", "byte-order mark"}}},
    {"too-long", {{"sel terlalu panjang", "cell too long"}}},
    {"personal-number", {{"nomor orang, tidak dibaca", "person's number, not read"}}},
    {"personal-column", {{"kolom pribadi, tidak dibaca", "personal column, not read"}}},
};

static const nt_column_choice of_problems[] = {
    {"count", {{"Banyaknya", "Number"}}, .show = NT_SHOW_NUMBER},
};

static const nt_column_choice of_missing[] = {
    {"count", {{"Kosong", "Missing"}}, .show = NT_SHOW_NUMBER},
    {"share", {{"Persen", "Per cent"}}, .show = NT_SHOW_NUMBER},
};

static const nt_column_choice of_left_out[] = {
    {"left-out",
     {{"Yang tidak ada dalam laporan ini", "What is not in this report"}},
     .show = NT_SHOW_WORDS},
};

static const struct {
    const char *of;
    nt_text caption;
    nt_frame_plan plan;
} tables[] = {
    {"problems",
     {{"Masalah menurut jenis", "Problems by kind"}},
     {.frame = "quality.problems",
      .row_head = {{"Masalah", "Problem"}},
      .columns = of_problems,
      .column_count = sizeof of_problems / sizeof *of_problems}},
    {"missing",
     {{"Isian kosong menurut kolom", "Missing values by column"}},
     {.frame = "quality.missing",
      .row_head = {{"Kolom", "Column"}},
      .columns = of_missing,
      .column_count = sizeof of_missing / sizeof *of_missing}},
    {"left-out",
     {{"Kolom yang tidak ada dalam register", "Columns that the register lacks"}},
     {.frame = "quality.left-out",
      .row_head = {{"Kolom", "Column"}},
      .columns = of_left_out,
      .column_count = sizeof of_left_out / sizeof *of_left_out}},
};

static nt_status build(nt_draft *draft, nt_error *err)
{
    nt_place place;
    const char *of = nt_report_draft_member(draft, "of", &place);
    for (size_t i = 0; of && i < sizeof tables / sizeof *tables; i++) {
        if (strcmp(of, tables[i].of) == 0) {
            nt_frame_plan plan = tables[i].plan;
            plan.place = place;
            plan.names = names;
            plan.name_count = sizeof names / sizeof *names;
            draft->caption = tables[i].caption;
            return nt_report_draft_frame(draft, &plan, err);
        }
    }
    place = place.file ? place : draft->definition->place;
    return nt_fail(err, NT_INVALID, place,
                   "a table of quality needs \"of\": \"problems\", \"missing\" or \"left-out\"");
}

const nt_table_kind nt_table_quality = {
    "quality",
    "problems by kind, missing values by column, or columns that are lacking",
    {"of", NULL},
    build};
