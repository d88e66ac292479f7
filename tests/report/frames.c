/* Tables of frames: what is printed of known, suppressed, unknown and impossible cells, in which
 * order, and every mistake in their settings with its place. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "by_hand.h"
#include "golden.h"

enum { ROWS = 5, COLUMNS = 3 };

static const nt_frame_key area_rows[ROWS] = {
    {"11.01", {{"kabupaten Satu", "Satu regency"}}, NAN, NULL},
    {"11.02", {{"kota Dua", "Dua city"}}, NAN, NULL},
    {"12.01", {{"kabupaten Tiga", "Tiga regency"}}, NAN, NULL},
    {"unknown", {{"tidak diketahui", "unknown"}}, NAN, NULL},
    {"total", {{"semua", "all"}}, NAN, NULL},
};

static const nt_frame_key area_columns[COLUMNS] = {
    {"reported", {{"dilaporkan", "reported"}}, NAN, "cases"},
    {"ratio", {{"rasio sanksi", "sanction ratio"}}, NAN, "percent"},
    {"change", {{"selisih", "difference"}}, NAN, "points"},
};

static const nt_frame_key group_rows[] = {
    {"11", {{"Provinsi Pertama", "First Province"}}, NAN, NULL},
    {"12", {{"Provinsi Kedua", "Second Province"}}, NAN, NULL},
};

typedef struct {
    double value, lower, upper;
    int64_t whole;
    unsigned flags;
} cell;

static const cell cells[ROWS][COLUMNS] = {
    {{12, 6.2, 21, -1, 0}, {75, 46.8, 91.1, 12, 0}, {2.5, -4, 8.1, -1, 0}},
    {{NAN, NAN, NAN, -1, NT_FLAG_SUPPRESSED},
     {NAN, NAN, NAN, -1, NT_FLAG_SUPPRESSED},
     {-11, -17, -5.6, -1, 0}},
    {{1240, 1172, 1311, -1, 0}, {NAN, NAN, NAN, 0, 0}, {0, -1, 1, -1, 0}},
    {{NAN, NAN, NAN, -1, 0}, {40, NAN, NAN, 10, 0}, {NAN, NAN, NAN, -1, 0}},
    {{1300, NAN, NAN, -1, 0}, {60, 57.3, 62.6, 1300, 0}, {1, NAN, NAN, -1, 0}},
};

static const nt_ledger_row *add_cell(nt_arena *arena, nt_ledger *ledger, int row, int column)
{
    const cell *c = &cells[row][column];
    return nt_ledger_add(
        ledger, &(nt_ledger_row){.id = nt_arena_printf(arena, "areas.%s.%s", area_rows[row].code,
                                                       area_columns[column].code),
                                 .label = {{"menunggu putusan", "awaiting a decision"}},
                                 .value = c->value,
                                 .lower = c->lower,
                                 .upper = c->upper,
                                 .decimals = column > 0,
                                 .unit = area_columns[column].unit,
                                 .part = -1,
                                 .whole = c->whole,
                                 .method = column == 2 ? NT_METHOD_DIFFERENCE : NT_METHOD_COUNT,
                                 .as_of = nt_date_from_civil(2024, 3, 31),
                                 .flags = c->flags});
}

static int open_frames(void **state)
{
    if (by_hand_open(state)) {
        return -1;
    }
    by_hand *b = *state;
    nt_results *results = nt_arena_copy(b->arena, b->results, sizeof *results);
    const nt_ledger_row **all = nt_new_array(b->arena, const nt_ledger_row *, ROWS *COLUMNS);
    for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLUMNS; c++) {
            all[r * COLUMNS + c] = add_cell(b->arena, results->ledger, r, c);
        }
    }
    nt_frame *frames = nt_new_array(b->arena, nt_frame, 2);
    frames[0] = (nt_frame){"areas",   {{"Wilayah", "Areas"}},
                           area_rows, area_columns,
                           ROWS,      COLUMNS,
                           all,       {0},
                           NULL,      NULL,
                           NULL};
    frames[1] = (nt_frame){
        "groups", {{"Kelompok", "Groups"}}, group_rows, area_columns, 2, 0, all, {0}, NULL, NULL,
        NULL};
    results->frames = frames;
    results->frame_count = 2;
    nt_index *index = nt_index_open(b->arena);
    nt_index_put_frames(index, frames, 2);
    nt_index_seal(index);
    results->index = index;
    b->results = results;
    return 0;
}

static const char *table_json(by_hand *b, const char *members)
{
    return nt_arena_printf(b->arena, "{'title': 'T', 'tables': [{'id': 'x', %s}]}", members);
}

static const char *table_dump(by_hand *b, const char *lang, const char *members)
{
    by_hand_json(b, table_json(b, members));
    by_hand_write(b, "body.md", "```table x\n```\n");
    const char *dump = by_hand_dump(b, lang);
    return strstr(dump, "table \"");
}

TEST(test_the_tables)
{
    by_hand *b = *state;
    static const char *const members[] = {
        "'kind': 'frame', 'frame': 'areas'",
        "'kind': 'frame', 'frame': 'areas', 'groups': 'groups', 'row_head': {'id': 'Wilayah', 'en':"
        " 'Area'}, 'columns': ['reported', {'code': 'ratio', 'head': 'Persen', 'interval': true},"
        " {'code': 'change', 'show': 'signed', 'interval': true}]",
        "'kind': 'frame', 'frame': 'areas', 'order': 'reported', 'rows': 3, 'columns': ['reported',"
        " {'code': 'change', 'show': 'flag'}]",
        "'kind': 'frame', 'frame': 'areas', 'rows': ['12.01', '11.01'], 'columns': [{'code':"
        " 'ratio', 'show': 'words'}]",
        "'kind': 'frame', 'frame': 'areas', 'rows': ['11.01'], 'show': 'signed'",
    };
    nt_buffer out = nt_buffer_open(b->arena);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        nt_buffer_puts(&out, table_dump(b, "id", members[i]));
    }
    nt_buffer_puts(&out, table_dump(b, "en", members[1]));
    assert_golden(b->arena, "report/golden/frames.txt", nt_buffer_text(&out));
}

/* A note speaks of its column, and of the interval where it asks for one: it goes with them. */
TEST(test_a_note_stands_with_its_column)
{
    by_hand *b = *state;
    static const struct {
        const char *row, *columns, *notes; /* NULL: none */
    } cases[] = {
        {"11.01", "{'code': 'ratio', 'interval': true, 'note': 'Selang.'}", "Selang."},
        {"12.01", "{'code': 'ratio', 'interval': true, 'note': 'Selang.'}", NULL},
        {"12.01", "{'code': 'ratio', 'note': {'id': 'Rasio.', 'en': 'Ratio.'}}", "Rasio."},
        {"11.01", "{'code': 'ratio', 'note': 'Satu.'}, {'code': 'change', 'note': 'Satu.'}",
         "Satu."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *members = nt_arena_printf(
            b->arena,
            "'kind': 'frame', 'frame': 'areas', 'rows': ['%s'], 'columns': ['reported', %s]",
            cases[i].row, cases[i].columns);
        const char *notes = strstr(table_dump(b, "id", members), "  notes: ");
        const char *found = notes && cases[i].notes ? strstr(notes, cases[i].notes) : NULL;
        assert_int_equal(found != NULL, cases[i].notes != NULL);
        assert_null(
            notes ? strstr(found ? found + 1 : notes, cases[i].notes ? cases[i].notes : "Selang.")
                  : NULL);
    }
}

/* Of the row "unknown" only what is there is meant. */
TEST(test_a_row_that_does_not_concern_all_columns)
{
    by_hand *b = *state;
    nt_results *results = nt_arena_copy(b->arena, b->results, sizeof *results);
    nt_frame *frames = nt_arena_copy(b->arena, results->frames, 2 * sizeof *frames);
    const nt_ledger_row **all =
        nt_arena_copy(b->arena, frames[0].cells, ROWS * COLUMNS * sizeof *all);
    all[3 * COLUMNS] = all[3 * COLUMNS + 2] = NULL;
    frames[0].cells = all;
    frames[0].single = "unknown";
    results->frames = frames;
    nt_index *index = nt_index_open(b->arena);
    nt_index_put_frames(index, frames, 2);
    nt_index_seal(index);
    results->index = index;
    const nt_results *others = b->results;
    b->results = results;
    const char *dump = table_dump(b, "id",
                                  "'kind': 'frame', 'frame': 'areas', 'columns': ['ratio', "
                                  "'reported', {'code': 'change', 'interval': true}]");
    assert_non_null(
        strstr(dump, "Tidak diketahui | <40,0|areas.unknown.ratio> | (3) tidak berlaku\n"));
    assert_null(strstr(dump, "| ?"));
    dump = table_dump(b, "en", "'kind': 'frame', 'frame': 'areas'");
    assert_non_null(
        strstr(dump, "Unknown | not applicable | <40.0|areas.unknown.ratio> | not applicable\n"));
    b->results = others;
}

/* Of cases that no row has the note says how many; of others nothing. */
TEST(test_what_no_row_has)
{
    by_hand *b = *state;
    const char *table = "'kind': 'frame', 'frame': 'areas', 'columns': ['reported']";
    assert_null(strstr(table_dump(b, "id", table), "tidak termasuk"));
    nt_frame *frame = (nt_frame *)nt_results_frame(b->results, "areas");
    frame->rest = frame->cells[0];
    const char *note = nt_arena_printf(b->arena, "Kasus dengan %s tidak termasuk: <",
                                       frame->rest->label.in[NT_LANG_ID]);
    const char *found = strstr(table_dump(b, "id", table), note);
    nt_ledger_row *withheld = nt_arena_copy(b->arena, frame->rest, sizeof *withheld);
    withheld->flags |= NT_FLAG_SUPPRESSED;
    frame->rest = withheld;
    const char *unsaid = strstr(table_dump(b, "id", table), "tidak termasuk. ");
    frame->rest = NULL;
    assert_non_null(unsaid);
    assert_non_null(found);
    assert_non_null(strstr(found, nt_arena_printf(b->arena, "|%s>.", frame->cells[0]->id)));
}

TEST(test_mistakes)
{
    by_hand *b = *state;
    static const struct {
        const char *members, *error;
    } cases[] = {
        {"'kind': 'frame'",
         "report.json:1:27 \"frame\" is missing here; it must be one frame, like"},
        {"'kind': 'frame', 'frame': 3",
         "report.json:1:65 \"frame\" is a number here; it must be a string"},
        {"'kind': 'frame', 'frame': 'aeras'",
         "report.json:1:65 no frame is called \"aeras\"; did you mean \"areas\"?"},
        {"'kind': 'frame', 'frame': 'areas', 'columns': []",
         "report.json:1:85 the list here has 0; it must have at least 1"},
        {"'kind': 'frame', 'frame': 'areas', 'columns': [3]",
         "report.json:1:86 a number cannot stand here; write a string or an object"},
        {"'kind': 'frame', 'frame': 'areas', 'columns': ['reportd']",
         "report.json:1:86 no column is called \"reportd\"; did you mean \"reported\"?"},
        {"'kind': 'frame', 'frame': 'areas', 'columns': [{'code': 'ratio', 'shwo': 'flag'}]",
         "report.json:1:104 \"shwo\" is not known here"},
        {"'kind': 'frame', 'frame': 'areas', 'columns': [{'code': 'ratio', 'show': 'bold'}]",
         "report.json:1:112 \"show\" cannot be \"bold\"; there are number, signed, flag, words"},
        {"'kind': 'frame', 'frame': 'areas', 'columns': [{'code': 'ratio', 'head': 3}]",
         "report.json:1:112 \"head\" is a number here; it must be a string or an object"},
        {"'kind': 'frame', 'frame': 'areas', 'rows': 0",
         "report.json:1:82 the number here is too small; it must be at least 1"},
        {"'kind': 'frame', 'frame': 'areas', 'rows': [3]",
         "report.json:1:83 a number cannot stand here; write a string"},
        {"'kind': 'frame', 'frame': 'areas', 'rows': ['11.1']",
         "report.json:1:82 no row is called \"11.1\"; did you mean \"11.01\"?"},
        {"'kind': 'frame', 'frame': 'areas', 'order': 'raito'",
         "report.json:1:83 no column is called \"raito\"; did you mean \"ratio\"?"},
        {"'kind': 'frame', 'frame': 'areas', 'groups': 'group'",
         "report.json:1:84 no frame is called \"group\"; did you mean \"groups\"?"},
        {"'kind': 'frame', 'frame': 'areas', 'sort': 'reported'",
         "report.json:1:74 \"sort\" is not known here"},
        {"'kind': 'frame', 'frame': 'areas', 'dense': 'yes'",
         "report.json:1:83 \"dense\" is a string here; it must be true or false"},
        {"'kind': 'frame', 'frame': 'areas', 'blank_rows': 0",
         "report.json:1:88 \"blank_rows\" is a number here; it must be true or false"},
        {"'kind': 'frame', 'frame': 'areas', 'show': 'bold'",
         "report.json:1:82 \"show\" cannot be \"bold\"; there are"},
        {"'kind': 'revision', 'of': 'editions'",
         "report.json:1:27 a table of two editions stands in a template of \"kind\": \"revision\""},
        {"'kind': 'quality'",
         "report.json:1:27 \"of\" is missing here; there are problems, missing, left-out"},
        {"'kind': 'quality', 'of': 'x'",
         "report.json:1:64 \"of\" cannot be \"x\"; there are problems, missing, left-out"},
    };
    by_hand_write(b, "body.md", "```table x\n```\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        by_hand_json(b, table_json(b, cases[i].members));
        const char *found = by_hand_error(b);
        if (strncmp(found, cases[i].error, strlen(cases[i].error)) != 0) {
            fail_msg("expected: %s\n     found: %s", cases[i].error, found);
        }
    }
}

/* Of 12.01 the ratio is of no cases and the change is zero. */
TEST(test_rows_that_tell_nothing_are_counted)
{
    by_hand *b = *state;
    const char *found = table_dump(b, "id",
                                   "'kind': 'frame', 'frame': 'areas', 'blank_rows': false, "
                                   "'columns': ['ratio', 'change'], 'rows': ['11.01', "
                                   "'11.02', '12.01', 'total']");
    assert_non_null(strstr(found, "row: Kabupaten Satu"));
    assert_non_null(strstr(found, "row: Kota Dua | \u2013 | <"));
    assert_null(strstr(found, "Kabupaten Tiga"));
    assert_non_null(strstr(found, "total: Semua"));
    assert_non_null(
        strstr(found, "Tidak dicetak: 1 baris yang seluruhnya nol atau tidak dihitung."));
    found = table_dump(b, "en",
                       "'kind': 'frame', 'frame': 'areas', 'blank_rows': false, "
                       "'columns': ['ratio'], 'rows': ['11.01', '11.02', '12.01']");
    assert_non_null(strstr(
        found, "Rows not printed, as they are not shown to protect persons or not computed: 2."));
    /* The next row takes the place of one that tells nothing. */
    found = table_dump(b, "id",
                       "'kind': 'frame', 'frame': 'areas', 'blank_rows': false, "
                       "'columns': ['ratio'], 'order': 'reported', 'rows': 1");
    assert_non_null(strstr(found, "row: Kabupaten Satu"));
    assert_null(strstr(found, "Kabupaten Tiga"));
    /* 12.01 above it and 11.02 behind it: one is of no cases, one is not shown. */
    assert_non_null(strstr(found,
                           "Di antara yang tidak dicetak, 2 baris seluruhnya tidak ditampilkan "
                           "demi kerahasiaan atau tidak dihitung."));
    /* All of them would go: a sentence stands instead. */
    by_hand_json(b, table_json(b, "'kind': 'frame', 'frame': 'areas', 'blank_rows': false, "
                                  "'columns': ['change'], 'rows': ['12.01']"));
    found = by_hand_dump(b, "id");
    assert_null(strstr(found, "row: "));
    assert_non_null(strstr(found, "Seluruh isinya nol."));
}

/* A difference is as large as it is far from zero. */
TEST(test_differences_are_sorted_by_their_size)
{
    const char *found = table_dump(*state, "id",
                                   "'kind': 'frame', 'frame': 'areas', 'order': "
                                   "'change', 'rows': 2, 'columns': ['change']");
    const char *first = strstr(found, "Kota Dua"), *second = strstr(found, "Kabupaten Satu");
    assert_true(first && second && first < second);
    assert_null(strstr(found, "Kabupaten Tiga"));
}

/* Of row 11.02 all is suppressed: no head stands over dashes alone. */
TEST(test_a_table_of_dashes_is_a_sentence)
{
    by_hand *b = *state;
    by_hand_json(b, table_json(b, "'kind': 'frame', 'frame': 'areas', 'rows': ['11.02'], "
                                  "'columns': ['reported', 'ratio']"));
    by_hand_write(b, "body.md", "```table x\n```\n");
    const char *found = by_hand_dump(b, "id");
    assert_non_null(strstr(found, "paragraph \"Tabel 1\" #x"));
    assert_non_null(strstr(found, "Seluruh isinya tidak ditampilkan demi kerahasiaan."));
    assert_null(strstr(found, "columns"));
    by_hand_json(b, table_json(b, "'kind': 'frame', 'frame': 'areas', 'rows': ['11.01', '11.02']"));
    assert_non_null(strstr(by_hand_dump(b, "id"), "columns"));
}

TEST(test_suppressed_in_words)
{
    by_hand *b = *state;
    assert_string_equal(by_hand_expand(b,
                                       "{{#areas.11.02.reported.suppressed}}"
                                       "{{areas.11.02.reported}} {{areas.11.02.reported.value}} "
                                       "{{/areas.11.02.reported.suppressed}}"
                                       "{{#areas.11.02.ratio.suppressed}}"
                                       "{{areas.11.02.ratio.interval}} {{areas.11.02.ratio.part}}"
                                       "{{/areas.11.02.ratio.suppressed}}"),
                        "paragraph: tidak ditampilkan tidak ditampilkan tidak ditampilkan "
                        "tidak ditampilkan\n");
    assert_string_equal(
        by_hand_expand(b,
                       "{{#areas.11.02.reported}}tahu{{/areas.11.02.reported}}"
                       "{{#areas.11.02.reported.suppressed}}rahasia"
                       "{{/areas.11.02.reported.suppressed}}"
                       "{{#areas.11.01.reported.suppressed}}!{{/areas.11.01.reported.suppressed}}"),
        "paragraph: rahasia\n");
    assert_string_equal(by_hand_expand(b, "{{#frame.areas}}ada{{/frame.areas}}"
                                          "{{^frame.arena}}, tidak ada{{/frame.arena}}"),
                        "paragraph: ada, tidak ada\n");
}

TEST(test_what_a_register_is_reconciled_with)
{
    by_hand *b = *state;
    const nt_template *tpl;
    by_hand_json(b, "{'title': 'T', 'kind': 'register', 'published': '../terbit'}");
    by_hand_write(b, "body.md", "a");
    assert_int_equal(by_hand_load(b, NULL, &tpl), NT_OK);
    assert_true(tpl->kind == NT_OF_REGISTER);
    assert_string_equal(tpl->published, nt_path_join(b->arena, b->folder, "../terbit"));
    by_hand_json(b, "{'title': 'T', 'kind': 'cases'}");
    assert_string_equal(by_hand_error(b), "report.json:1:24 \"kind\" cannot be \"cases\"; there "
                                          "are published, register, revision");
    by_hand_json(b, "{'title': 'T', 'kind': 'revision'}");
    assert_int_equal(by_hand_load(b, NULL, &tpl), NT_OK);
    assert_true(tpl->kind == NT_OF_REVISION);
    by_hand_json(b, "{'title': 'T'}");
    assert_int_equal(by_hand_load(b, NULL, &tpl), NT_OK);
    assert_int_not_equal(tpl->kind, NT_OF_REGISTER);
    assert_string_equal(tpl->published, "");
}

TESTS(open_frames, by_hand_close)
