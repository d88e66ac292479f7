/* Where in a sheet the table lies. */
#include "sheet.h"

TEST(test_tables)
{
    static const struct {
        const char *text;
        size_t heading, rows, first, end;
        const char *headings[4];
    } sheets[] = {
        {"No;Tanggal;Hasil\nA1;2024-01-02;ya\nA2;2024-01-03;",
         0,
         1,
         1,
         3,
         {"No", "Tanggal", "Hasil"}},
        {"REKAP\nTahun 2024;;\nNo;Tanggal;Hasil\nA1;2024-01-02;ya\nA2;2024-01-03;ya",
         2,
         1,
         3,
         5,
         {"No", "Tanggal", "Hasil"}},
        {"No;Kasus;;Hasil\n;Tanggal;Jenis;\nA1;2024-01-02;x;ya\nA2;2024-01-03;x;ya\nA3;2024-01-04;"
         "y;ya",
         0,
         2,
         2,
         5,
         {"No", "Kasus Tanggal", "Jenis", "Hasil"}},
        {"No;Tanggal;Hasil\n(1);(2);(3)\nA1;2024-01-02;ya\nA2;2024-01-03;ya",
         0,
         1,
         2,
         4,
         {"No", "Tanggal", "Hasil"}},
        {"No;Tanggal;Hasil\nA1;2024-01-02;ya\nA2;2024-01-03;ya\nKeterangan: "
         "sementara\nDicetak;;sistem",
         0,
         1,
         1,
         3,
         {"No", "Tanggal", "Hasil"}},
        {"No;Tanggal;Hasil\nA1;2024-01-02;ya\nA2;2024-01-03;ya\nData per 31 Desember 2024",
         0,
         1,
         1,
         3,
         {"No", "Tanggal", "Hasil"}},
        {"No;Tanggal;Hasil\nA1;2024-01-02;ya\nA2;2024-01-03;ya\nJumlah;2;",
         0,
         1,
         1,
         3,
         {"No", "Tanggal", "Hasil"}},
        {"Provinsi;2023;2024\n;Masuk;Masuk\nAceh;12;4\nBali;8;2",
         0,
         2,
         2,
         4,
         {"Provinsi", "2023 Masuk", "2024 Masuk"}},
        /* A case of which little is known yet is no note. */
        {"No;Tanggal;Selesai;Hasil\nA1;2024-01-02;2024-01-09;ya\nA2;2024-01-03;;",
         0,
         1,
         1,
         3,
         {"No", "Tanggal", "Selesai", "Hasil"}},
        {"No;Tanggal;No\nA1;2024-01-02;B1\nA2;2024-01-03;B2",
         0,
         1,
         1,
         3,
         {"No", "Tanggal", "No (2)"}},
        {"No (2);Tanggal;No;No;No\nA1;2024-01-02;B1;x;y\nA2;2024-01-03;B2;x;y",
         0,
         1,
         1,
         3,
         {"No (2)", "Tanggal", "No", "No (3)"}},
    };
    NT_PASSING_ARENA(arena);
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        nt_grid sheet = sheet_of(arena, sheets[i].text);
        const nt_survey_table *table = nt_survey_find_table(arena, &sheet);
        assert_non_null(table);
        assert_int_equal(table->first_heading, sheets[i].heading);
        assert_int_equal(table->heading_rows, sheets[i].rows);
        assert_int_equal(table->first_row, sheets[i].first);
        assert_int_equal(table->end, sheets[i].end);
        for (size_t c = 0; c < 4 && sheets[i].headings[c]; c++) {
            assert_string_equal(table->headings[c], sheets[i].headings[c]);
        }
    }
}

TEST(test_no_table)
{
    static const char *const texts[] = {
        "", "a", "a;b", "1;2\n3;4", "2024-01-02;x\n2024-01-03;y", "satu\ndua\ntiga"};
    NT_PASSING_ARENA(arena);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        nt_grid sheet = sheet_of(arena, texts[i]);
        assert_null(nt_survey_find_table(arena, &sheet));
    }
}

TESTS(NULL, NULL)
