/* What a revision note says of two editions: of the shipped figures on two days, and of one that
 * was altered in one way. */
#include <math.h>
#include <string.h>

#include "check.h"
#include "revision/editions.h"
#include "revision/note.h"

static const nt_results *note_of(nt_arena *arena, const nt_published *old, const nt_published *new)
{
    const nt_edition *editions[] = {edition_of(arena, old), edition_of(arena, new)};
    const nt_revision *revision = NULL;
    nt_edition_about about[2];
    nt_error err = {0};
    assert_int_equal(nt_revision_compare(arena, editions[0], editions[1], &revision, &err), NT_OK);
    for (size_t i = 0; i < 2; i++) {
        about[i] = (nt_edition_about){
            .report = "r", .title = "T", .version = "1", .sha512 = "ab", .day = editions[i]->as_of};
    }
    return nt_revision_note_results(arena, revision, about);
}

static double count(const nt_results *note, const char *what)
{
    char id[80];
    snprintf(id, sizeof id, "revision.%s.count", what);
    const nt_ledger_row *row = nt_ledger_find(note->ledger, id);
    assert_non_null(row);
    return row->value;
}

static bool truth(const nt_results *note, const char *name)
{
    bool known = false, holds = nt_results_truth(note, name, &known);
    assert_true(known);
    return holds;
}

static double value(const nt_results *note, const char *id)
{
    const nt_ledger_row *row = nt_ledger_find(note->ledger, id);
    if (!row) {
        fail_msg("no row %s", id);
    }
    return row->value;
}

static void add_filed(nt_ledger *ledger, const char *id, nt_text label, double value, double half)
{
    nt_ledger_row row = {.id = id,
                         .label = label,
                         .value = value,
                         .lower = value - half,
                         .upper = value + half,
                         .unit = "cases",
                         .part = -1,
                         .whole = -1,
                         .method = NT_METHOD_DIFFERENCE};
    nt_ledger_add(ledger, &row);
}

/* An edition of a desk that answers requests, as it was filed: what it can no longer build again.
 */
static nt_edition *desk(nt_arena *arena, double difference)
{
    nt_edition *edition = nt_new(arena, nt_edition);
    nt_ledger *filed = nt_ledger_open(arena);
    add_filed(filed, "months.compare.decided.this",
              (nt_text){{"bulan ini, dijawab", "this month, answered"}}, 90, 0);
    add_filed(filed, "months.compare.decided.difference",
              (nt_text){{"selisih, dijawab", "difference, answered"}}, difference, 10);
    add_filed(filed, "months.compare.median-days-to-decision.this",
              (nt_text){{"bulan ini, median hari sampai dijawab, dari yang diminta dalam setahun",
                         "this month, median days until answered, of those asked in a year"}},
              9, 0);
    add_filed(filed, "months.compare.median-days-to-decision.year-difference",
              (nt_text){{"selisih, median", "difference, median"}}, -difference, 10);
    edition->filed = filed;
    return edition;
}

TEST(a_direction_is_named_in_the_words_of_the_register)
{
    static const nt_text expected[] = {
        {{"Dijawab, dibanding bulan sebelumnya", "Answered, beside the month before"}},
        {{"Median hari sampai dijawab, dari yang diminta dalam setahun, dibanding bulan yang sama "
          "setahun sebelumnya",
          "Median days until answered, of those asked in a year, beside the same month a year "
          "before"}}};
    const nt_revision *revision = NULL;
    nt_error err = {0};
    assert_int_equal(
        nt_revision_compare(*state, desk(*state, 30), desk(*state, -30), &revision, &err), NT_OK);
    nt_edition_about about[2] = {{.report = "r", .title = "T", .version = "1", .sha512 = "ab"},
                                 {.report = "r", .title = "T", .version = "1", .sha512 = "cd"}};
    const nt_revision_note *note = nt_revision_note_results(*state, revision, about)->note;
    assert_int_equal(note->direction_count, 2);
    for (size_t i = 0; i < 2; i++) {
        for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
            assert_string_equal(note->directions[i].what.in[lang], expected[i].in[lang]);
        }
    }
    assert_string_equal(note->directions[0].was.in[NT_LANG_EN], "rose");
    assert_string_equal(note->directions[0].is.in[NT_LANG_EN], "fell");
}

TEST(the_same_twice_is_nothing)
{
    nt_published *april = published_on(*state, "2024-04-25");
    const nt_results *note = note_of(*state, april, april);
    assert_true(truth(note, "revision.nothing"));
    assert_true(count(note, "compared") == count(note, "same"));
    assert_true(count(note, "compared") ==
                (double)nt_ledger_count(edition_of(*state, april)->filed));
    assert_false(truth(note, "revision.revised.any"));
    assert_int_equal(note->frame_count, 3);
    for (size_t i = 0; i < note->frame_count; i++) {
        assert_int_equal(note->frames[i].row_count, 0);
    }
    /* All that was provisional still is. */
    assert_true(count(note, "provisional") > 0);
    assert_true(count(note, "provisional") == count(note, "provisional.open"));
}

TEST(a_month_later)
{
    const nt_results *note =
        note_of(*state, published_on(*state, "2024-03-25"), published_on(*state, "2024-04-25"));
    assert_false(truth(note, "revision.nothing"));
    assert_true(count(note, "revised") == 0);
    assert_true(count(note, "same") + count(note, "moved") == count(note, "compared"));
    assert_true(count(note, "new") == 6 && count(note, "corrected") == 0);
    /* The latest release of Pemilu 2024 is another, and in doubt. */
    assert_true(value(note, "said.b.latest.proven.old") == 240);
    assert_true(value(note, "said.b.latest.proven.new") == 378);
    assert_true(value(note, "said.b.latest.proven.difference") == 138);
    assert_true(count(note, "fallen") == 1);
    assert_int_equal(note->note->verdicts[0]->new_comparison->verdict, NT_VERDICT_NOT_COMPARABLE);
    assert_true(count(note, "findings.new") == 2 && count(note, "findings.gone") == 0);
}

TEST(a_provisional_number_settles_when_a_later_one_comes)
{
    const nt_results *note =
        note_of(*state, published_on(*state, "2024-03-25"), published_on(*state, "2024-04-25"));
    const nt_revision_note *said = note->note;
    assert_true(said->provisional_count > 0);
    /* In April the commission counted anew: its own counts of February settle, and come first, the
     * chief ones before the others. */
    static const double settled[] = {97, 400, 143};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(said->provisional[i].fate, NT_FATE_SETTLED);
        assert_true(said->provisional[i].is_chief);
        assert_true(said->provisional[i].old_row->value == settled[i]);
    }
    assert_string_equal(said->provisional[0].label.in[NT_LANG_EN],
                        "sanctioned, Pemilu 2024, counted by KASN, as of 6 February 2024");
    /* The Ministry has not: its counts of March are still its last. */
    for (size_t i = 0; i < said->provisional_count; i++) {
        double value = said->provisional[i].old_row->value;
        if (value == 450 || value == 240 || value == 180) {
            assert_int_equal(said->provisional[i].fate, NT_FATE_OPEN);
        }
    }
    assert_int_equal(said->provisional[said->provisional_count - 1].fate, NT_FATE_OPEN);
}

/* A copy whose figure `id` counts otherwise; bases point into the copy. */
static nt_published *corrected(nt_arena *arena, const nt_published *from, const char *id,
                               int64_t to)
{
    nt_published *copy = nt_arena_copy(arena, from, sizeof *from);
    nt_figure *figures =
        nt_arena_copy(arena, from->figures, from->figure_count * sizeof *from->figures);
    for (size_t i = 0; i < from->figure_count; i++) {
        const nt_figure *base = from->figures[i].base;
        figures[i].base = base ? &figures[base - from->figures] : NULL;
        if (strcmp(figures[i].id, id) == 0) {
            figures[i].value = (nt_decimal){to, 0};
            figures[i].number = (double)to;
        }
    }
    copy->figures = figures;
    return copy;
}

TEST(a_correction_revises_the_figure_and_what_is_made_of_it)
{
    static const char figure[] = "pilkada-2020-proven-2020-09-30";
    nt_published *april = published_on(*state, "2024-04-25");
    const nt_results *note = note_of(*state, april, corrected(*state, april, figure, 491));
    assert_true(count(note, "corrected") == 1 && count(note, "new") == 0);
    assert_true(count(note, "revised") == 5 && count(note, "moved") == 0);
    assert_true(value(note, "revised.pilkada-2020-proven-2020-09-30.difference") == -1);
    assert_true(value(note, "because.pilkada-2020-proven-2020-09-30.corrected") == -1);
    const nt_frame *numbers = nt_results_frame(note, "revision.numbers");
    assert_string_equal(numbers->rows[0].code, figure); /* the published figure before its ratios */
    const nt_ledger_row *now = nt_frame_cell(numbers, 0, 1), *why = nt_frame_cell(numbers, 0, 3);
    assert_int_equal(now->flags & NT_FLAG_REVISED, NT_FLAG_REVISED);
    assert_int_equal(nt_frame_cell(numbers, 0, 0)->flags & NT_FLAG_REVISED, 0);
    assert_string_equal(why->label.in[NT_LANG_EN],
                        nt_cause_text[NT_CAUSE_CORRECTED].in[NT_LANG_EN]);
    assert_false(truth(note, "causes.several"));
}

TEST(what_was_provisional_may_be_revised)
{
    nt_published *april = published_on(*state, "2024-04-25");
    const nt_results *note =
        note_of(*state, april, corrected(*state, april, "pemilu-2024-sanctioned-2024-04-25", 194));
    assert_int_equal(note->note->provisional[0].fate, NT_FATE_REVISED);
    assert_true(count(note, "provisional.revised") >= 2); /* the count and its ratio */
    const nt_ledger_row *now = note->note->provisional[0].new_row;
    assert_true(now->value == 194);
    assert_int_equal(now->flags & (NT_FLAG_REVISED | NT_FLAG_PROVISIONAL),
                     NT_FLAG_REVISED | NT_FLAG_PROVISIONAL);
}

/* Every row of the causes adds up to its last column. */
TEST(causes_add_up)
{
    nt_published *march = published_on(*state, "2024-03-25");
    nt_published *june = corrected(*state, published_on(*state, "2024-06-12"),
                                   "pilkada-2020-proven-2020-12-19", 870);
    const nt_results *note = note_of(*state, march, june);
    assert_true(truth(note, "causes.several"));
    const nt_frame *causes = nt_results_frame(note, "revision.causes");
    assert_true(causes->row_count > 4 &&
                causes->column_count == 3); /* new, corrected, difference */
    for (size_t r = 0; r < causes->row_count; r++) {
        double sum = 0;
        for (size_t c = 0; c + 1 < causes->column_count; c++) {
            sum += nt_frame_cell(causes, r, c)->value;
        }
        assert_true(fabs(sum - nt_frame_cell(causes, r, causes->column_count - 1)->value) < 1e-9);
    }
}

TESTS(open_arena, close_arena)
