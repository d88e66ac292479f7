/* What words of outcomes mean; a negation goes before what it denies. */
#include "guess.h"
#include "sheet.h"
#include "vocabulary.h"

TEST(test_kinds)
{
    static const struct {
        const char *text;
        nt_outcome kind;
    } words[] = {
        {"Terbukti", NT_OUTCOME_PROVEN},
        {"TIDAK TERBUKTI", NT_OUTCOME_NOT_PROVEN},
        {"Dikabulkan sebagian", NT_OUTCOME_PROVEN},
        {"Tidak dikabulkan", NT_OUTCOME_NOT_PROVEN},
        {"Belum selesai", NT_OUTCOME_PENDING},
        {"Selesai", NT_OUTCOME_PROVEN},
        {"Dalam proses", NT_OUTCOME_PENDING},
        {"Tidak dapat diterima", NT_OUTCOME_CLOSED},
        {"Dicabut pemohon", NT_OUTCOME_CLOSED},
        {"Rekomendasi", NT_OUTCOME_PROVEN},
        {"Tidak direkomendasikan", NT_OUTCOME_NOT_PROVEN},
        {"Granted in part", NT_OUTCOME_PROVEN},
        {"Not upheld", NT_OUTCOME_NOT_PROVEN},
        {"Not yet answered", NT_OUTCOME_PENDING},
        {"On loan", NT_OUTCOME_PENDING},
        {"Returned", NT_OUTCOME_PROVEN},
        {"Withdrawn", NT_OUTCOME_CLOSED},
        {"Non-compliant", NT_OUTCOME_NOT_PROVEN},
        {"Rejected", NT_OUTCOME_NOT_PROVEN},
        {"Referred to police", NT_OUTCOME_CLOSED},
        {"Under review", NT_OUTCOME_PENDING},
        {"Closed", NT_OUTCOME_CLOSED},
        {"Tdk terbukti", NT_OUTCOME_NOT_PROVEN},
        {"Melanggar", NT_OUTCOME_PROVEN},
        {"Mengabulkan", NT_OUTCOME_PROVEN},
        {"Menolak gugatan", NT_OUTCOME_NOT_PROVEN},
        {"Tidak melanggar", NT_OUTCOME_NOT_PROVEN},
        {"Diduga melanggar", NT_OUTCOME_PENDING},
        {"Blm selesai", NT_OUTCOME_PENDING},
        {"closed: valid", NT_OUTCOME_PROVEN},
        {"Closed - No violation", NT_OUTCOME_NOT_PROVEN},
        {"Closed - Sanctioned", NT_OUTCOME_PROVEN},
        {"Closed by chair", NT_OUTCOME_UNKNOWN},
        {"Kasus ditutup", NT_OUTCOME_CLOSED},
        {"closed: invalid", NT_OUTCOME_NOT_PROVEN},
        {"Insufficient evidence", NT_OUTCOME_NOT_PROVEN},
        {"Tidak diregistrasi", NT_OUTCOME_CLOSED},
        {"Dalam kajian", NT_OUTCOME_PENDING},
        {"Under investigation", NT_OUTCOME_PENDING},
        {"Biru", NT_OUTCOME_UNKNOWN},
        {"", NT_OUTCOME_UNKNOWN},
        {"Budi Santoso", NT_OUTCOME_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_int_equal(nt_survey_outcome_kind(words[i].text), words[i].kind);
    }
}

TEST(test_what_is_none)
{
    static const struct {
        const char *text;
        bool ends, none, election;
    } words[] = {
        {"Selesai", true, false, false},
        {"Selesai, terbukti", false, false, false},
        {"Tuntas", true, false, false},
        {"3. Selesai", true, false, false},
        {"RESOLVED", true, false, false},
        {"Belum selesai", false, true, false},
        {"Tidak ada", false, true, false},
        {"Nihil", false, true, false},
        {"Tanpa sanksi", false, true, false},
        {"Blm", false, true, false},
        {"Belum ditindaklanjuti", false, true, false},
        {"Menunggu SK bupati", false, true, false},
        {"Teguran lisan", false, false, false},
        {"Tidak dijatuhi hukuman disiplin", false, true, false},
        {"Sanksi belum ditetapkan", false, true, false},
        /* sanctions, of PP 94/2021 those that have such a word */
        {"Pernyataan tidak puas secara tertulis", false, false, false},
        {"Pemberhentian dengan hormat tidak atas permintaan sendiri", false, false, false},
        {"Pemberhentian tidak dengan hormat", false, false, false},
        {"Pemindahan ke unit baru", false, false, false},
        {"Sanksi disiplin", false, false, false},
        {"Pilkada 2024", false, false, true},
        {"Pemilu", false, false, true},
        {"PILGUB 2018", false, false, true},
        {"Pemilihan Bupati 2020", false, false, true},
        {"Pemilu Budi", false, false, false},
        {"2024", false, false, true},
        {"081234567890", false, false, false},
        {"Pilkada 081234567890", false, false, false},
        {"", false, false, false},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_int_equal(nt_survey_only_ends(words[i].text), words[i].ends);
        assert_int_equal(nt_survey_says_none(words[i].text), words[i].none);
        assert_int_equal(nt_survey_is_election(words[i].text), words[i].election);
    }
}

/* A rare outcome is shown where none of its words can be a name, a frequent one where it addresses
 * nobody. */
TEST(test_what_may_be_shown)
{
    static const struct {
        const char *role, *text;
        bool rare, often;
    } texts[] = {{"case.outcome", "Terbukti", true, true},
                 {"case.outcome", "3. Selesai", true, true},
                 {"case.outcome", "Dicabut pemohon", true, true},
                 {"case.outcome", "Closed - No violation", true, true},
                 {"case.outcome", "Ya", true, true},
                 {"case.outcome", "Menunggu", true, true},
                 {"case.outcome", "Menunggu Budi", false, true},
                 {"case.outcome", "Menunggu Pak Budi", false, false},
                 {"case.outcome", "Ditolak a.n. Siti", false, false},
                 {"case.outcome", "Budi", false, true},
                 {"case.outcome", "Selesai - Budi, S.H.", false, false},
                 {"case.outcome", "Selesai \u738b", false, true},
                 {"case.outcome", "", false, true},
                 {"case.sanction", "Tidak ada", true, true},
                 {"case.sanction", "Tidak ada Budi", false, true},
                 {"case.sanction", "Teguran Sdr. Budi", false, false},
                 {"case.violation", "Menunggu", false, true},
                 {"case.violation", "Dukungan kepada Pak Budi", false, false},
                 {"case.institution", "RSUD Drs. H. Amri Tambunan", false, true},
                 {"case.event", "Pilkada 2024", true, true},
                 {"case.event", "Pilkada Budi", false, true}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        nt_survey_column column = {.heading = "Status"};
        nt_survey_field field = {.column = &column, .role = texts[i].role};
        nt_survey_value rare = {texts[i].text, NT_SURVEY_OFTEN - 1, 0};
        nt_survey_value often = {texts[i].text, NT_SURVEY_OFTEN, 0};
        assert_int_equal(nt_survey_may_show(&field, &rare), texts[i].rare);
        assert_int_equal(nt_survey_may_show(&field, &often), texts[i].often);
    }
}

/* Yes and no mean what the heading asks for, where it asks for an outcome. */
TEST(test_answers)
{
    static const struct {
        const char *heading, *text, *label;
        nt_outcome kind;
    } cells[] = {
        {"Terbukti", "Ya", "terbukti", NT_OUTCOME_PROVEN},
        {"Terbukti?", "Tidak", "tidak terbukti", NT_OUTCOME_NOT_PROVEN},
        {"TERBUKTI (Y/T)", "T", "tidak terbukti", NT_OUTCOME_NOT_PROVEN},
        {"Upheld", "no", "not upheld", NT_OUTCOME_NOT_PROVEN},
        {"Terbukti", "Proses", NULL, NT_OUTCOME_PENDING},
        {"Selesai", "Ya", NULL, NT_OUTCOME_UNKNOWN}, /* and not how */
        {"Ditolak", "Ya", NULL, NT_OUTCOME_UNKNOWN},
        {"Terbukti dan disanksi", "Ya", NULL, NT_OUTCOME_UNKNOWN},
        {"Hasil", "Ya", NULL, NT_OUTCOME_UNKNOWN},
    };
    NT_PASSING_ARENA(arena);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        nt_survey_column column = {.heading = cells[i].heading};
        const char *label = nt_survey_answered(arena, &column, cells[i].text);
        assert_string_equal(label ? label : "", cells[i].label ? cells[i].label : "");
        assert_int_equal(nt_survey_outcome_in(&column, cells[i].text), cells[i].kind);
    }
}

/* What the survey takes for an outcome, and what for no day and no sanction. */
static void assert_missing(const char *rows, const char *missing, const char *outcomes)
{
    NT_PASSING_ARENA(arena);
    nt_grid sheet = sheet_of(arena, nt_arena_printf(arena,
                                                    "Kode;Tgl lapor;Tgl putus;Hasil;Sanksi\n"
                                                    "%s%s%s%s",
                                                    rows, rows, rows, rows));
    nt_survey *survey = nt_survey_make(arena, &sheet, nt_survey_find_table(arena, &sheet));
    nt_buffer said = nt_buffer_open(arena), ended = nt_buffer_open(arena);
    for (size_t i = 0; i < survey->missing_count; i++) {
        nt_buffer_printf(&said, "%s;", survey->missing[i]);
    }
    for (size_t i = 0; i < survey->field_count; i++) {
        const nt_survey_column *c = survey->fields[i].column;
        for (size_t v = 0; v < c->value_count; v++) {
            if (nt_survey_is_none(&survey->fields[i], &c->values[v])) {
                nt_buffer_printf(&said, "%s: %s;", c->heading, c->values[v].text);
            }
        }
    }
    for (size_t i = 0; i < survey->outcome_count; i++) {
        const nt_survey_outcome *o = &survey->outcomes[i];
        nt_buffer_printf(&ended, "%s %d%s;", o->text, o->kind, o->sure == NT_SURE_OPEN ? "?" : "");
    }
    assert_string_equal(nt_buffer_text(&said), missing);
    assert_string_equal(nt_buffer_text(&ended), outcomes);
}

TEST(test_none_in_columns)
{
    assert_missing("1;2024-01-02;2024-02-01;Terbukti;Berat\n2;2024-01-03;2024-02-02;Tdk terbukti;"
                   "Tidak ada\n3;2024-01-04;blm;Proses;Tidak ada\n",
                   ";Tgl putus: blm;Sanksi: Tidak ada;", "Proses 1;Tdk terbukti 3;Terbukti 2;");
    /* where the text is an outcome as well, it stays one, and is no sanction */
    assert_missing("1;2024-01-02;2024-02-01;Terbukti;Berat\n2;2024-01-03;2024-02-02;Selesai;"
                   "Belum\n3;2024-01-04;;Belum;Belum\n",
                   ";Sanksi: Belum;", "Belum 1;Selesai 4?;Terbukti 2;");
    assert_missing("1;2024-01-02;2024-02-01;Ya;Berat\n2;2024-01-03;2024-02-02;Tidak;Tidak\n",
                   ";Sanksi: Tidak;", "Tidak 3;Ya 4?;");
    /* what is unknown is no outcome, and none of "tidak …" */
    assert_missing("1;2024-01-02;2024-02-01;Terbukti;Berat\n2;2024-01-03;tidak diketahui;"
                   "Tidak diketahui;?\n3;2024-01-04;;UNKNOWN;Berat\n",
                   ";tidak diketahui;Tidak diketahui;?;UNKNOWN;", "Terbukti 2;");
    assert_missing("1;2024-01-02;2024-02-01;Ditolak;Berat\n2;2024-01-03;2024-02-02;Selesai;Berat\n",
                   ";", "Ditolak 3;Selesai 2;");
}

TESTS(NULL, NULL)
