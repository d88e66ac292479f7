/* Which tables are wide, and what their columns are: written down before netra was asked. */
#include "sheet.h"

/* "S%B" spans by the format, "A" areas, "T" stages, "K" kinds, "-" not wide; then a column each: v
 * value, t total, a area, c category, y year, . nothing. */
static const struct {
    const char *sheet, *expected;
} cases[] = {
    {"Provinsi;Januari 2024;Februari 2024;Maret 2024;Jumlah\nAceh;1;2;3;6\nBali;4;5;6;15",
     "S%B %Y avvvt"},
    {"No;Unit Kerja;Jan-24;Feb-24;Mar-24\n1;Poli Gigi;10;11;12\n2;Poli Anak;13;;15",
     "S%b-%y .cvvv"},
    {"Rekapitulasi Tahun 2023;;;;\nJenis;TW I;TW II;TW III;TW IV\nJalan;1;2;3;4\nJembatan;5;-;6;7",
     "STW %q cvvvv"},
    {"Kecamatan;2020;2021;2022;2023\nArjasari;1.200;1.300;900;-\nCiparay;12;13;14;15", "S%Y avvvv"},
    {"Tahun;Jan;Feb;Mar\n2022;1;2;3\n2023;4;5;6", "S%B yvvv"},
    {"Jenis Ikan;2023;;;2024;;\n;Jan;Feb;Mar;Jan;Feb;Mar\nTuna;1;2;3;4;5;6\nLele;7;8;9;1;2;3",
     "S%Y %B cvvvvvv"},
    {"Jenis;Aceh;Bali;Papua\nKampanye;1;2;3\nMedia;4;5;6", "A cvvv"},
    {"Provinsi;KDRT;TPPO;Lain-lain;Total\nAceh;1;2;3;6\nBali;4;5;6;15", "K avvvt"},
    {"No;Provinsi;Dilaporkan;Terbukti;Disanksi;Persentase\n1;Aceh;20;15;10;66,7\n2;Bali;10;4;4;100",
     "T .avvv."},
    {"Jenis Pelanggaran;Jumlah Laporan;Laporan Terbukti\nKampanye;20;15\nMedia;10;4", "T cvv"},
    /* what adds up no stages, and what is no stage though it has its word */
    {"Provinsi;Jumlah;Terbukti;Disanksi\nAceh;120;60;30\nBali;90;40;20", "T a.vv"},
    {"Provinsi;Pengaduan ditolak;Terbukti;Rekomendasi sanksi\nAceh;20;60;30\nBali;9;4;2", "K avvv"},
    {"Provinsi;Dilaporkan;Terbukti;Indeks terbukti;Reported per 1000\nAceh;9;3;2;1\nBali;9;5;6;1",
     "T avv.."},
    {"Provinsi;Dilaporkan;Dihentikan karena melanggar tata cara;Selesai\nAceh;9;2;1\nBali;9;5;6",
     "K avvv"},
    {"Provinsi;KDRT;TPPO;Lain-lain;Rerata laporan\nAceh;1;2;3;2\nBali;4;5;6;5", "K avvv."},
    {"Provinsi;Terbukti;Tidak Terbukti;Dalam Proses\nAceh;3;2;1\nBali;4;5;6", "K avvv"},
    {"Provinsi;Terbukti;Sanksi Ringan;Sanksi Berat\nAceh;3;2;1\nBali;4;5;6", "K avvv"},
    {"Nama Pegawai;Jan 2024;Feb 2024;Mar 2024\nBudi Santoso;1;2;3\nSiti Aminah;4;5;6",
     "S%B %Y .vvv"},
    {"Provinsi;Januari 2024;Februari 2024;Maret 2024\nAceh;1;2;3\nJumlah;1;2;3\nSumber: BPS;;;",
     "S%B %Y avvv"},
    /* registers, and tables of measures that nobody can add */
    {"Nomor;Tanggal Masuk;Tanggal Putus;Biaya\nK-1;2024-01-02;2024-02-03;100\nK-2;2024-01-05;2024-"
     "03-04;200",
     "-"},
    {"Barang;Harga;Stok;Berat\nMeja;100;2;30\nKursi;50;8;5", "-"},
};

static const char *shape_of(nt_arena *arena, const nt_survey *survey, const nt_survey_wide *wide)
{
    static const char letters[] = ".vt", kinds[] = "SATK";
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_printf(&out, "%c%s ", kinds[wide->of], wide->of == NT_WIDE_SPANS ? wide->format : "");
    for (size_t i = 0; i < survey->field_count; i++) {
        const nt_survey_field *field = &survey->fields[i];
        nt_buffer_putc(&out, field == wide->area         ? 'a'
                             : field == wide->category   ? 'c'
                             : field == wide->year_field ? 'y'
                                                         : letters[wide->kinds[i]]);
    }
    return nt_buffer_text(&out);
}

TEST(test_shapes)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        NT_PASSING_ARENA(arena);
        nt_grid sheet = sheet_of(arena, cases[i].sheet);
        const nt_survey_table *table = nt_survey_find_table(arena, &sheet);
        assert_non_null(table);
        nt_survey *survey = nt_survey_make(arena, &sheet, table);
        const nt_survey_wide *wide = nt_survey_find_wide(arena, survey, "tabel");
        const char *found = wide ? shape_of(arena, survey, wide) : "-";
        if (strcmp(found, cases[i].expected) != 0) {
            fail_msg("%s\nis %s, not %s", cases[i].sheet, found, cases[i].expected);
        }
    }
}

/* The year of headings that have none, and what is counted, are looked for around the table. */
TEST(test_words)
{
    static const struct {
        const char *above, *file;
        int year;
        const char *unit;
    } around[] = {
        {"Rekapitulasi Tahun 2023", "tabel", 2023, NULL},
        {"Jumlah laporan per provinsi", "rekap 2021", 2021, "reports"},
        {"Tabel 12345", "pelanggaran-2019", 2019, "violations"},
        {"Tabel", "tabel", 0, NULL},
    };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        NT_PASSING_ARENA(arena);
        nt_grid sheet = sheet_of(
            arena, nt_arena_printf(arena, "%s;;;\nProvinsi;Jan;Feb;Mar\nAceh;1;2;3\nBali;4;5;6",
                                   around[i].above));
        nt_survey *survey = nt_survey_make(arena, &sheet, nt_survey_find_table(arena, &sheet));
        const nt_survey_wide *wide = nt_survey_find_wide(arena, survey, around[i].file);
        assert_non_null(wide);
        assert_int_equal(wide->year, around[i].year);
        assert_int_equal(wide->lacks_year, !around[i].year);
        assert_string_equal(wide->unit ? wide->unit : "", around[i].unit ? around[i].unit : "");
    }
}

TESTS(NULL, NULL)
