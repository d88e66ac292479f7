/* Which column is which, where evidence goes against headings, and what is never shown. */
#include "sheet.h"
#include "words/survey.h"

/* Rows 1 to `rows` of the pattern, in which # is the number of the row, @ a day of it, ^ a later
 * one and ~ the same for all of three rows. */
static nt_survey *survey_of(nt_arena *arena, const char *headings, const char *pattern, int rows)
{
    nt_buffer text = nt_buffer_open(arena);
    nt_buffer_puts(&text, headings);
    for (int i = 1; i <= rows; i++) {
        nt_buffer_putc(&text, '\n');
        for (const char *at = pattern; *at; at++) {
            switch (*at) {
            case '#':
                nt_buffer_printf(&text, "%d", i);
                break;
            case '@':
                nt_buffer_printf(&text, "2024-%02d-%02d", 1 + i % 6, 1 + i % 28);
                break;
            case '^':
                nt_buffer_printf(&text, "2024-%02d-%02d", 7 + i % 6, 1 + i % 28);
                break;
            case '~':
                nt_buffer_printf(&text, "%c", 'a' + i % 3);
                break;
            default:
                nt_buffer_putc(&text, *at);
            }
        }
    }
    nt_grid *sheet = nt_new(arena, nt_grid);
    *sheet = sheet_of(arena, nt_buffer_text(&text));
    return nt_survey_make(arena, sheet, nt_survey_find_table(arena, sheet));
}

static void assert_roles(const nt_survey *survey, const char *const *roles)
{
    for (size_t i = 0; i < survey->field_count; i++) {
        const nt_survey_field *field = &survey->fields[i];
        const char *role = field->personal ? "personal" : field->role ? field->role : "";
        assert_string_equal(role, roles[i]);
    }
}

TEST(test_days_without_a_role)
{
    static const struct {
        const char *headings, *pattern;
        nt_text why;
    } days[] = {
        {"Kode;Tgl lapor;Tgl putusan", "K-#;^;@", NT_TEXT_SURVEY_DAY_BEFORE},
        {"Kode;Tgl lapor;Batas waktu", "K-#;@;^", NT_TEXT_SURVEY_PLANNED_DAY},
        {"Kode;Tgl lapor;Tgl update", "K-#;@;^", NT_TEXT_SURVEY_UPDATED_DAY},
        {"Kode;Tgl lapor;Tgl berangkat;Tgl putusan", "K-#;@;^;^", NT_TEXT_SURVEY_ANOTHER_DAY},
    };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        NT_PASSING_ARENA(arena);
        const nt_survey *survey = survey_of(arena, days[i].headings, days[i].pattern, 30);
        assert_null(survey->fields[2].role);
        assert_string_equal(survey->fields[2].why.in[NT_LANG_EN], days[i].why.in[NT_LANG_EN]);
    }
}

TEST(test_versions_of_a_case)
{
    NT_PASSING_ARENA(arena);
    assert_roles(
        survey_of(arena, "Nomor;Tgl lapor;Tgl update;Status", "K-#;@;@;Diproses\nK-#;@;^;Terbukti",
                  30),
        (const char *[]){"case.id", "case.reported_on", "case.recorded_on", "case.outcome"});
    /* A number that begins anew names other cases, and other persons are parts of one. */
    assert_roles(survey_of(arena, "Nomor;Tgl lapor;Tgl update;Status",
                           "K-#;@;2024-12-01;Diproses\nK-#;^;2024-12-30;Terbukti", 30),
                 (const char *[]){"case.id", "case.reported_on", "", "case.outcome"});
    assert_roles(survey_of(arena, "Nomor;Tgl lapor;Tgl update;Nama;Status",
                           "K-#;@;@;Wayan ~#;Diproses\nK-#;@;^;Made ~#;Terbukti", 30),
                 (const char *[]){"case.id", "case.reported_on", "", "personal", "case.outcome"});
}

TEST(test_order_in_time)
{
    NT_PASSING_ARENA(arena);
    /* No word says which day is which: the order does. */
    assert_roles(survey_of(arena, "Kode;Hari B;Hari A", "K-#;^;@", 30),
                 (const char *[]){"case.id", "case.decided_on", "case.reported_on"});
    /* What happened comes before it is reported: another day is the case's first, even one of few
     * blanks, and what happened is no later stage where both fell on one day. */
    assert_roles(survey_of(arena, "Kode;Tgl kejadian;Tgl lapor", "K-#;@;^", 30),
                 (const char *[]){"case.id", "", "case.reported_on"});
    assert_roles(survey_of(arena, "Kode;Tgl kejadian;Tgl lapor;Tgl putusan",
                           "K-#;@;@;^\nL-#;@;;^\nM-#;@;@;^", 30),
                 (const char *[]){"case.id", "", "case.reported_on", "case.decided_on"});
    assert_roles(survey_of(arena, "Kode;Tgl lapor;Tgl kejadian", "K-#;@;@", 30),
                 (const char *[]){"case.id", "case.reported_on", ""});
    assert_roles(survey_of(arena, "Kode;Tgl kejadian;Tgl putusan", "K-#;@;^", 30),
                 (const char *[]){"case.id", "case.reported_on", "case.decided_on"});
    /* What came in is no decision, and a decision none of an appeal, of what followed it, or of a
     * case that was taken up again, however few of the cases have these days. */
    static const struct {
        const char *heading, *role;
    } days[] = {{"Tgl Registrasi", ""},
                {"Dibuka kembali", ""},
                {"Tgl sidang", ""},
                {"Tgl keberatan", ""},
                {"Tgl status", "case.decided_on"},
                {"Tgl putusan banding", "case.decided_on"},
                {"Tgl keputusan sanksi", "case.decided_on"},
                {"Tgl SK hukdis", "case.sanctioned_on"}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const char *headings = nt_arena_printf(arena, "Kode;Tgl lapor;%s", days[i].heading);
        assert_roles(survey_of(arena, headings, "K-#;@;^", 30),
                     (const char *[]){"case.id", "case.reported_on", days[i].role});
    }
    static const struct {
        const char *heading, *role;
    } later[] = {{"Dibuka kembali", ""},
                 {"Tgl putusan banding", ""},
                 {"Tgl tindak lanjut putusan", "case.sanctioned_on"},
                 {"Tgl SK hukdis", "case.sanctioned_on"}};
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        const char *headings =
            nt_arena_printf(arena, "Kode;Tgl lapor;%s;Tgl putusan", later[i].heading);
        assert_roles(
            survey_of(arena, headings, "K-#;@;2024-12-30;^\nL-#;@;;^", 30),
            (const char *[]){"case.id", "case.reported_on", later[i].role, "case.decided_on"});
    }
    /* A day that is meant to come is no stage. */
    assert_roles(survey_of(arena, "Kode;Tgl Masuk;Jatuh Tempo", "K-#;@;^", 30),
                 (const char *[]){"case.id", "case.reported_on", ""});
}

/* Two formats in one column are days all the same: those of the rarer one are then told cell by
 * cell, and no other column becomes the day of the report in its stead. */
TEST(test_days_of_two_formats)
{
    NT_PASSING_ARENA(arena);
    nt_buffer text = nt_buffer_open(arena);
    nt_buffer_puts(&text, "Kode;Tgl Lapor;Tgl Putusan");
    for (int i = 1; i <= 30; i++) {
        nt_buffer_printf(
            &text, i % 3 ? "\nK-%d;2024-03-%02d;2024-07-%02d" : "\nK-%d;%d/03/2024;2024-07-%02d", i,
            1 + i % 28, 1 + i % 28);
    }
    nt_grid sheet = sheet_of(arena, nt_buffer_text(&text));
    assert_roles(nt_survey_make(arena, &sheet, nt_survey_find_table(arena, &sheet)),
                 (const char *[]){"case.id", "case.reported_on", "case.decided_on"});
}

TEST(test_ids)
{
    NT_PASSING_ARENA(arena);
    assert_roles(survey_of(arena, "No;Nomor Register;Tgl Masuk", "#;R-#x;@", 30),
                 (const char *[]){"", "case.id", "case.reported_on"});
    /* Numbers of rows are no more than a proposal: they are others when a row is put in. */
    const nt_survey *counted = survey_of(arena, "No;Tgl Masuk", "#;@", 30);
    assert_roles(counted, (const char *[]){"case.id", "case.reported_on"});
    assert_int_equal(counted->fields[0].sure, NT_SURE_OPEN);
    /* Amounts stand once among few cases and name none: what is called a number does. */
    static const struct {
        const char *heading, *pattern, *role;
    } amounts[] = {{"Usia", "4#", ""},
                   {"Wajib Lapor", "1#0", ""},
                   {"Nilai", "#.500", ""},
                   {"Nomor Laporan", "4#", "case.id"},
                   {"Perkara", "4#-X", "case.id"}};
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
        assert_roles(survey_of(arena, nt_arena_printf(arena, "Tgl Masuk;%s", amounts[i].heading),
                               nt_arena_printf(arena, "@;%s", amounts[i].pattern), 5),
                     (const char *[]){"case.reported_on", amounts[i].role});
    }
    assert_roles(survey_of(arena, "Perkara;Tgl Masuk", "4#;@", 5),
                 (const char *[]){"case.id", "case.reported_on"});
}

TEST(test_persons)
{
    nt_arena *arena = nt_arena_open();
    const nt_survey *survey =
        survey_of(arena, "Kode;Tgl Masuk;Nama Pemohon;Nama Instansi;Jenis Pemohon;Uraian",
                  "K-#;@;Budi Nomor#;Dinas ~;Sort ~;Kisah # tentang orang", 30);
    assert_roles(survey, (const char *[]){"case.id", "case.reported_on", "personal",
                                          "case.institution", "", "personal"});
    nt_arena_close(arena);
    arena = nt_arena_open();
    /* Numbers of persons are known by their form, whatever the heading says. */
    survey = survey_of(arena, "Kode;Tgl Masuk;Acuan", "K-#;@;198503122010011003", 5);
    assert_roles(survey, (const char *[]){"case.id", "case.reported_on", "personal"});
    for (size_t i = 0; i < survey->field_count; i++) {
        for (size_t v = 0; survey->fields[i].personal && v < survey->fields[i].column->value_count;
             v++) {
            assert_false(
                nt_survey_may_show(&survey->fields[i], &survey->fields[i].column->values[v]));
        }
    }
    nt_arena_close(arena);
}

/* A text that stands twice may be a name: neither in a list nor counted as told. */
/* What is done is a sanction where it is made of such words, and not where it is only recommended;
 * numbers of rows that begin anew name no case; offices that have "Daerah" in their heading are no
 * areas; and what can be no name is looked at however seldom it stands. */
TEST(test_what_texts_say)
{
    NT_PASSING_ARENA(arena);
    assert_roles(survey_of(arena, "Kode;Tgl;Hasil;Tindak Lanjut", "K-#;@;Terbukti;Teguran ~", 30),
                 (const char *[]){"case.id", "case.reported_on", "case.outcome", "case.sanction"});
    assert_roles(survey_of(arena, "Kode;Tgl;Hasil;Rekomendasi", "K-#;@;Terbukti;Teguran ~", 30),
                 (const char *[]){"case.id", "case.reported_on", "case.outcome", ""});
    assert_roles(
        survey_of(arena, "No;Tgl Lapor;Hasil", "1;@;Terbukti\n2;@;Terbukti\n3;@;Ditolak", 9),
        (const char *[]){"", "case.reported_on", "case.outcome"});
    assert_roles(survey_of(arena, "No;Tgl Lapor;Status;Terbukti?",
                           "1;@;Proses;\n2;@;Selesai;Ya\n3;@;Selesai;Tidak", 9),
                 (const char *[]){"", "case.reported_on", "", "case.outcome"});
    assert_roles(survey_of(arena, "Kode;Tgl;Perangkat Daerah", "K-#;@;Dinas ~", 30),
                 (const char *[]){"case.id", "case.reported_on", "case.institution"});
    assert_roles(survey_of(arena, "Kode;Tgl;Kabupaten;Hasil;Catatan",
                           "K-#;@;Kabupaten Sleman;Tidak Terbukti;Budi terbukti", 1),
                 (const char *[]){"case.id", "case.reported_on", "case.regency", "case.outcome",
                                  "personal"});
}

/* What is called days and cannot be read as such is told by its column, all the more where another
 * would be taken for the day of the report in its stead; other numbers are none. */
TEST(test_unread_days)
{
    static const struct {
        const char *headings, *pattern, *expected;
        bool serial;
    } files[] = {{"Kode;Tanggal Lapor;Hasil", "K-#;4533~;Terbukti", "Tanggal Lapor", false},
                 {"Kode;Tanggal Lapor;Hasil", "K-#;45337;Terbukti", "Tanggal Lapor", true},
                 {"Kode;Tanggal Lapor;Hasil", "K-#;12024;Terbukti", "Tanggal Lapor", false},
                 {"Kode;Bulan Lapor;Hasil", "K-#;Maret 2024;Terbukti", "Bulan Lapor", false},
                 {"Kode;Tgl Lapor;Tgl Putus", "K-#;12-Xx-2024;^", "Tgl Lapor", false},
                 {"Kode;Tgl Lapor;Tanggal", "K-#;12-Xx-2024;^", "Tgl Lapor", false},
                 {"Kode;Jam Lapor;Waktu Lapor;Tanggal", "K-#;2024;08:30;^", NULL, false},
                 {"Kode;Tgl Putus;Tgl Lapor", "K-#;12-Xx-2024;^", NULL, false},
                 {"Kode;Anggaran;Hasil", "K-#;45337;Terbukti", NULL, false}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        NT_PASSING_ARENA(arena);
        bool serial = false;
        const nt_survey_column *found = nt_survey_unread_days(
            survey_of(arena, files[i].headings, files[i].pattern, 30), &serial);
        assert_string_equal(found ? found->heading : "",
                            files[i].expected ? files[i].expected : "");
        assert_int_equal(serial, files[i].serial);
    }
}

/* Three columns that are one day are told, where another would be taken for the day of the report;
 * neither days themselves nor the day of a birth are such parts. */
TEST(test_parted_days)
{
    static const struct {
        const char *headings, *pattern, *expected;
    } files[] = {{"Kode;Tgl;Bln;Thn;Tgl Putus", "K-#;#;3;2024;^", "Tgl"},
                 {"Kode;Tahun;Bulan;Tanggal;Tgl Putus", "K-#;2024;Maret;#;^", "Tahun"},
                 {"Kode;Tgl Lapor;Bulan Lapor;Tahun Lapor", "K-#;#;Maret;24", "Tgl Lapor"},
                 {"Kode;Tahun;Bulan;Tanggal", "K-#;2024;Maret;^", NULL},
                 {"Kode;Tgl;Bln;Thn;Tgl Lapor", "K-#;#;3;2024;^", NULL},
                 {"Kode;Tgl;Kota;Bln;Thn;Tgl Putus", "K-#;#;Kediri;3;2024;^", NULL},
                 {"Kode;Tgl Lahir;Bln Lahir;Thn Lahir;Tgl Putus", "K-#;#;3;1970;^", NULL}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        NT_PASSING_ARENA(arena);
        const nt_survey_field *found =
            nt_survey_parted_day(survey_of(arena, files[i].headings, files[i].pattern, 30));
        print_message("%s\n", files[i].headings);
        assert_string_equal(found ? found->column->heading : "",
                            files[i].expected ? files[i].expected : "");
    }
}

TEST(test_rare_texts)
{
    NT_PASSING_ARENA(arena);
    nt_grid sheet =
        sheet_of(arena, "Kode;Tgl Masuk;Hasil\nA1;2024-01-01;Terbukti\nA2;2024-01-02;Terbukti\n"
                        "A3;2024-01-03;Terbukti\nA4;2024-01-04;Ani Susanti\nA5;2024-01-05;Ditolak");
    nt_survey *survey = nt_survey_make(arena, &sheet, nt_survey_find_table(arena, &sheet));
    assert_int_equal(survey->outcome_count, 2);
    assert_int_equal(survey->rare_values, 1);
    static const char *const path = "x.csv";
    nt_survey_source source = {.name = "x",
                               .paths = &path,
                               .path_count = 1,
                               .encoding = "utf-8",
                               .delimiter = ';',
                               .subject = ""};
    nt_bytes descriptor = nt_survey_descriptor(arena, survey, &source);
    assert_null(strstr(descriptor.bytes, "Susanti"));
    assert_non_null(strstr(descriptor.bytes, "\"label\": \"ditolak\""));
}

/* A village is listed where it has rows enough, and told to be rare where it has not, whatever it
 * has in all; an outcome that no word tells waits where its day is "-" or "belum". */
TEST(test_rare_villages)
{
    NT_PASSING_ARENA(arena);
    nt_buffer text = nt_buffer_open(arena);
    nt_buffer_puts(&text, "Kode;Kecamatan;Desa;Tgl Masuk;Tgl Selesai;Hasil");
    static const char *const waits[] = {"-", "belum", "", "n.a."};
    for (int i = 0; i < 40; i++) {
        bool decided = i % 2;
        nt_buffer_printf(&text, "\nK-%d;%s;%s;2024-03-%02d;%s;%s", i,
                         i % 4 < 2 ? "Utara" : "Selatan",
                         i % 4 < 2   ? i < 20 ? "mawar" : "Mawar"
                         : i < 8     ? "Mawar"
                         : i % 4 < 3 ? "Melati"
                                     : "Kenanga",
                         1 + i % 28, decided ? "2024-05-02" : waits[i / 2 % 4],
                         decided ? "Terbukti" : "Ranah lain");
    }
    for (int i = 0; i < 2; i++) {
        nt_buffer_printf(&text, "\nR-%d;Utara;Melati;2024-03-09;2024-05-02;Terbukti", i);
    }
    nt_grid sheet = sheet_of(arena, nt_buffer_text(&text));
    nt_survey *survey = nt_survey_make(arena, &sheet, nt_survey_find_table(arena, &sheet));
    assert_roles(survey, (const char *[]){"case.id", "case.province", "case.regency",
                                          "case.reported_on", "case.decided_on", "case.outcome"});
    assert_int_equal(survey->area_count, 6);
    assert_int_equal(survey->rare_values, 1);
    for (size_t i = 0; i < survey->outcome_count; i++) {
        bool proven = strcmp(survey->outcomes[i].text, "Terbukti") == 0;
        assert_int_equal(survey->outcomes[i].kind, proven ? NT_OUTCOME_PROVEN : NT_OUTCOME_PENDING);
    }
}

/* Of a name that a regency and a city have both stand in the table of areas, unless the province of
 * its rows tells which. */
TEST(test_namesakes)
{
    static const struct {
        const char *headings, *pattern, *areas;
    } files[] = {
        {"Kabupaten/Kota", "Tasikmalaya", "Jawa Barat;Kabupaten Tasikmalaya;Kota Tasikmalaya;"},
        {"Lokasi", "Bogor", "Jawa Barat;Kabupaten Bogor;Kota Bogor;"},
        {"Kab/Kota", "BANJAR", "Jawa Barat;Kota Banjar;Kalimantan Selatan;Kabupaten Banjar;"},
        {"Provinsi;Kab/Kota", "Kalsel;Banjar", "Kalimantan Selatan;Kabupaten Banjar;"},
        {"Provinsi;Kab/Kota", "Jabar;Bandung", "Jawa Barat;Kabupaten Bandung;Kota Bandung;"},
        {"Provinsi;Kab/Kota", "Jabar;Kota Bandung", "Jawa Barat;Kota Bandung;"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        NT_PASSING_ARENA(arena);
        nt_survey *survey =
            survey_of(arena, nt_arena_printf(arena, "Kode;Tgl Masuk;%s", files[i].headings),
                      nt_arena_printf(arena, "K-#;@;%s", files[i].pattern), 30);
        nt_buffer said = nt_buffer_open(arena);
        for (size_t a = 0; a < survey->area_count; a++) {
            nt_buffer_printf(&said, "%s;", survey->areas[a].name);
        }
        assert_string_equal(nt_buffer_text(&said), files[i].areas);
    }
}

/* Regencies beside provinces count as these; what is no province beside some is no area, and is
 * told by a check. Where none is Indonesia's, all are provinces. */
TEST(test_what_stands_beside_provinces)
{
    static const struct {
        const char *heading, *texts[4], *areas;
    } columns[] = {
        {"Wilayah",
         {"Jawa Barat", "Kota Bandung", "DKI Jakarta", "Kab. Bone"},
         "DKI Jakarta;Jawa Barat+Kota Bandung;Sulawesi Selatan+Kab. Bone;"},
        {"Wilayah", {"Jawa Barat", "Bandung", "Bali", "Luar Negeri"}, "Bali;Jawa Barat+Bandung;"},
        {"Wilayah", {"Aceh", "Banjar", "Bali", "Riau"}, "Aceh;Bali;Riau;"}, /* in two provinces */
        {"Kab/Kota",
         {"Jawa Barat", "Kota Bandung", "Kab. Garut", "Kab. Bogor"},
         "Jawa Barat;Kabupaten Bogor;Kabupaten Garut;Kota Bandung;"},
        {"Provinsi", {"Jawa Barat", "Wakanda", "Negeri Antah", "Pusat"}, "Jawa Barat;"},
        {"Provinsi", {"Aragon", "Navarra", "Murcia", "Galicia"}, "Aragon;Navarra;Murcia;Galicia;"},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        NT_PASSING_ARENA(arena);
        nt_buffer text = nt_buffer_open(arena), said = nt_buffer_open(arena);
        nt_buffer_printf(&text, "Kode;Tgl Masuk;%s", columns[i].heading);
        for (int row = 0; row < 28; row++) {
            nt_buffer_printf(&text, "\nK-%d;2024-03-%02d;%s", row, 1 + row,
                             columns[i].texts[row % 4]);
        }
        nt_grid sheet = sheet_of(arena, nt_buffer_text(&text));
        nt_survey *survey = nt_survey_make(arena, &sheet, nt_survey_find_table(arena, &sheet));
        for (size_t a = 0; a < survey->area_count; a++) {
            const char *aliases = survey->areas[a].aliases;
            nt_buffer_printf(&said, "%s%s%s;", survey->areas[a].name, aliases ? "+" : "",
                             aliases ? aliases : "");
        }
        assert_string_equal(nt_buffer_text(&said), columns[i].areas);
    }
}

/* What is a sort of something else is no kind of case, and what parts an election is none. */
TEST(test_sorts)
{
    static const struct {
        const char *headings, *pattern, *roles[2];
    } files[] = {
        {"Jenis Kelamin;Jenis", "p~;k~", {"", "case.violation"}},
        {"Jenis Instansi;Instansi", "p~;k~", {"", "case.institution"}},
        {"Kategori Wilayah;Unit Kerja", "p~;k~", {"", "case.institution"}},
        {"Jenis Pelapor;Jenis Pelanggaran", "p~;k~", {"", "case.violation"}},
        {"Jenis Hukuman;Jenis Barang", "Ringan;k~", {"case.sanction", "case.violation"}},
        {"Tahapan Pemilihan;Pemilihan", "p~;Pilkada 2024", {"", "case.event"}},
        {"Tahapan Pemilihan;Jenis Pemilihan", "p~;Pilgub", {"", "case.event"}},
        {"Pemilihan;Peristiwa", "Tahap ~;Pemilu 2024", {"", "case.event"}},
        {"Tahapan Pemilihan;Catatan", "p~;", {"", ""}},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        NT_PASSING_ARENA(arena);
        nt_survey *survey =
            survey_of(arena, nt_arena_printf(arena, "Kode;Tgl Masuk;%s", files[i].headings),
                      nt_arena_printf(arena, "K-#;@;%s", files[i].pattern), 30);
        assert_roles(survey, (const char *[]){"case.id", "case.reported_on", files[i].roles[0],
                                              files[i].roles[1]});
    }
}

/* Codes of areas are told as such, and are no amounts. */
TEST(test_codes_of_areas)
{
    NT_PASSING_ARENA(arena);
    nt_survey *survey = survey_of(arena, "Kode;Tgl Masuk;kode_bps;Kode Wilayah;Nilai",
                                  "K-#;@;3204;32.04;32.04", 30);
    nt_text why = NT_TEXT_SURVEY_AREA_CODES;
    for (size_t i = 2; i < 4; i++) {
        assert_false(nt_survey_holds_amounts(&survey->fields[i]));
        assert_string_equal(survey->fields[i].why.in[NT_LANG_ID], why.in[NT_LANG_ID]);
    }
    assert_true(nt_survey_holds_amounts(&survey->fields[4]));
}

TEST(test_answers)
{
    NT_PASSING_ARENA(arena);
    nt_survey *survey = survey_of(arena, "Kode;Hari B;Hari A;Kelas", "K-#;^;@;k~", 30);
    nt_survey_give(survey, &survey->fields[1], "case.reported_on");
    nt_survey_give(survey, &survey->fields[3], "case.violation");
    nt_survey_settle(arena, survey);
    assert_roles(survey, (const char *[]){"case.id", "case.reported_on", "", "case.violation"});
}

TESTS(NULL, NULL)
