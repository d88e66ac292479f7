/* The shipped annex on the real figures: every edition builds, in both languages, and says only
 * what that edition can know. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "dump.h"
#include "packages.h"
#include "report/template.h"

typedef struct {
    nt_arena *arena;
    nt_fonts *fonts;
    const nt_package *package;
} annex;

static int open_annex(void **state)
{
    nt_arena *arena = nt_arena_open();
    annex *a = nt_new(arena, annex);
    nt_error err;
    *a = (annex){.arena = arena, .package = package_in(arena, TWO_VOTES)};
    assert_int_equal(nt_text_fonts_open(NT_BINARY_DIR "/fonts", &a->fonts, &err), NT_OK);
    *state = a;
    return 0;
}

static int close_annex(void **state)
{
    annex *a = *state;
    nt_text_fonts_close(a->fonts);
    nt_arena_close(a->arena);
    return 0;
}

static const nt_results *results_of(annex *a, const char *day)
{
    const nt_published *published;
    const nt_results *results = NULL;
    nt_error err;
    if (nt_model_publish(a->arena, a->package, NULL, edition_day(day), nt_problems_open(a->arena),
                         &published, &err) ||
        nt_published_results(a->arena, published, NULL, &results, &err)) {
        nt_error_print(&err, NT_LANG_EN, stderr);
    }
    assert_non_null(results);
    return results;
}

static const nt_document *document_of(annex *a, const char *day, const char *lang)
{
    const nt_template_request request = {.folder = NT_SOURCE_DIR "/templates/press-annex",
                                         .lang = lang};
    const nt_template *tpl;
    const nt_document *document = NULL;
    nt_error err;
    if (nt_report_template(a->arena, &request, &tpl, &err) ||
        nt_report_document(a->arena, tpl, results_of(a, day), a->fonts, &document, &err)) {
        nt_error_print(&err, NT_LANG_EN, stderr);
    }
    assert_non_null(document);
    return document;
}

static const char *dump_of(annex *a, const char *day, const char *lang)
{
    nt_buffer out = nt_buffer_open(a->arena);
    dump_document(document_of(a, day, lang), &out);
    /* Where a no-break space stands is the text room's to test. */
    nt_buffer plain = nt_buffer_open(a->arena);
    for (const char *at = nt_buffer_text(&out); *at; at++) {
        bool no_break = strncmp(at, "\u00A0", 2) == 0;
        nt_buffer_putc(&plain, no_break ? ' ' : *at);
        at += no_break;
    }
    return nt_buffer_text(&plain);
}

static void assert_says(const char *dump, const char *words)
{
    if (!strstr(dump, words)) {
        fail_msg("the report does not say \"%s\"", words);
    }
}

static void assert_silent(const char *dump, const char *words)
{
    if (strstr(dump, words)) {
        fail_msg("the report says \"%s\"", words);
    }
}

static const char *const editions[] = {"2024-02-06", "2024-03-25", "2024-04-25", "2024-06-12",
                                       NULL};

/* A name that nothing has would fail the build. */
TEST(test_every_edition_builds_in_both_languages)
{
    static const char *const days[] = {"2020-01-01", "2020-07-01", "2021-01-01", "2022-01-01"};
    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
        document_of(*state, editions[i], "id");
        document_of(*state, editions[i], "en");
    }
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        document_of(*state, days[i], "id");
        document_of(*state, days[i], "en");
    }
}

TEST(test_before_the_vote_the_ratio_is_lower)
{
    const char *dump = dump_of(*state, "2024-02-06", "id");
    assert_says(
        dump,
        "bagian yang dijatuhi sanksi pada Pemilu 2024 lebih rendah daripada pada Pilkada 2020");
    assert_says(dump, "Tindak lanjut sesudahnya tidak diketahui dalam edisi ini.");
    assert_silent(dump, "tidak dapat dibedakan*");
    /* What was published later is not there, in no form. */
    assert_silent(dump, "<75,0");
    assert_silent(dump, "24,9");
    assert_silent(dump, "25 Maret 2024");
    assert_silent(dump, "464");
}

TEST(test_after_the_vote_the_two_cannot_be_told_apart)
{
    const char *dump = dump_of(*state, "2024-03-25", "id");
    assert_says(dump, "*tidak dapat dibedakan*");
    assert_says(dump, "<75,0 persen|pemilu-2024.2024-03-25.sanction-ratio>");
    assert_silent(dump, "24,9");
    assert_silent(dump, "Titik kosong");
}

/* Latest against latest: who counted stands in a column, on 25 March of two bodies. */
TEST(test_the_headline_names_its_counters)
{
    const char *dump = dump_of(*state, "2024-03-25", "id");
    const char *table = strstr(dump, "95 % (right) | Penghitung (left)\n  row: Pilkada 2020");
    assert_non_null(table);
    const char *end = strstr(table, "total: Selisih"), *kasn = strstr(table, "| KASN\n");
    const char *other = strstr(table, "| Kemendagri\n");
    assert_true(kasn && other && kasn < other && other < end);
}

/* The unit of what cases are set against stands in the head of its row. */
TEST(test_an_exposure_has_its_unit_in_the_head)
{
    const char *dump = dump_of(*state, "2024-03-25", "id");
    assert_says(dump, "row: Pemilih, orang | (2) <sekitar 100,3 juta|pilkada-2020-voters> | "
                      "(2) <204,8 juta|pemilu-2024-voters>");
    assert_says(dump, "row: Daerah | (2) <270|pilkada-2020-regions> | ");
}

TEST(test_a_doubtful_release_gets_no_verdict)
{
    const char *dump = dump_of(*state, "2024-04-25", "id");
    assert_says(dump, "*tidak dapat dibedakan*");
    assert_says(dump, "Angka itu diragukan (Temuan");
    assert_says(dump, "tidak dapat dibandingkan: sumber bertentangan");
    assert_says(dump, "Titik kosong");
    assert_silent(dump, "lebih rendah daripada");
}

TEST(test_the_undated_source_is_quoted_as_unknown)
{
    const char *dump = dump_of(*state, NULL, "id");
    assert_says(dump, "“KASN prediksi pelanggaran netralitas ASN di Pilkada 2024 meningkat”");
    assert_says(dump, "penerbit tidak diketahui, tanggal tidak diketahui");
}

/* "Rose" and "fell" are said by findings on sources only, where the sources' own numbers do. */
TEST(test_no_sentence_of_the_template_claims_a_change)
{
    static const char *const words[] = {"meningkat", " naik", "menurun", "membaik", "memburuk"};
    annex *a = *state;
    for (size_t e = 0; e < sizeof editions / sizeof *editions; e++) {
        char *dump = nt_arena_string(a->arena, dump_of(a, editions[e], "id"));
        for (char *line = dump, *next; line; line = next) {
            next = strchr(line, '\n');
            if (next) {
                *next++ = '\0';
            }
            bool own = strncmp(line, "paragraph", 9) == 0 || strncmp(line, "heading", 7) == 0 ||
                       strncmp(line, "  caption", 9) == 0;
            for (size_t i = 0; own && i < sizeof words / sizeof *words; i++) {
                assert_silent(line, words[i]);
            }
        }
    }
}

static void check_runs(const nt_results *results, nt_inlines runs)
{
    for (size_t i = 0; i < runs.count; i++) {
        const char *id = runs.items[i].ledger_id;
        assert_true(!id || nt_ledger_find(results->ledger, id));
        assert_null(strstr(runs.items[i].text, "{{"));
        assert_null(strstr(runs.items[i].text, "\xEE\x80\x80"));
    }
}

static void check_block(const nt_results *results, const nt_block *block)
{
    check_runs(results, block->text);
    check_runs(results, block->caption);
    check_runs(results, block->subtitle);
    check_runs(results, block->notes);
    for (size_t r = 0; block->table && r < block->table->row_count; r++) {
        const nt_row *row = &block->table->rows[r];
        size_t span = 0;
        for (size_t c = 0; c < row->cell_count; c++) {
            check_runs(results, row->cells[c].text);
            span += row->cells[c].span;
        }
        assert_int_equal(span, block->table->column_count);
    }
    for (size_t i = 0; i < block->tile_count; i++) {
        assert_non_null(nt_ledger_find(results->ledger, block->tiles[i].ledger_id));
    }
    for (size_t i = 0; i < block->child_count; i++) {
        check_block(results, block->children[i]);
    }
}

TEST(test_every_number_is_in_the_ledger_and_every_row_is_whole)
{
    for (size_t e = 0; e < sizeof editions / sizeof *editions; e++) {
        const nt_results *results = results_of(*state, editions[e]);
        const nt_document *document = document_of(*state, editions[e], "id");
        for (size_t i = 0; i < document->block_count; i++) {
            check_block(results, document->blocks[i]);
        }
    }
}

/* With other events chosen, and with the two exchanged, the words still hold. */
TEST(test_other_events)
{
    annex *a = *state;
    const nt_template_request request = {.folder = NT_SOURCE_DIR "/templates/press-annex"};
    const nt_published *published;
    const nt_results *results;
    const nt_template *tpl;
    const nt_document *document;
    nt_error err = {0};
    static const char *const pairs[][2] = {{"Pemilu 2024", "Pilkada 2020"},
                                           {"Pilkada 2020", "Pilkada 2024"}};
    assert_int_equal(nt_model_publish(a->arena, a->package, NULL, NT_DATE_UNKNOWN,
                                      nt_problems_open(a->arena), &published, &err),
                     NT_OK);
    assert_int_equal(nt_report_template(a->arena, &request, &tpl, &err), NT_OK);
    for (size_t i = 0; i < 2; i++) {
        const nt_published_request asked = {.event_a = pairs[i][0], .event_b = pairs[i][1]};
        assert_int_equal(nt_published_results(a->arena, published, &asked, &results, &err), NT_OK);
        if (nt_report_document(a->arena, tpl, results, a->fonts, &document, &err)) {
            nt_error_print(&err, NT_LANG_EN, stderr);
            fail();
        }
    }
}

TESTS(open_annex, close_annex)
