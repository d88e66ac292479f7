/* Each type, each constraint: a cell that has the fault, and beside it one that has not. */
#include "sandbox.h"

/* One column "c" of that description, these rows; every problem. */
static const char *judge(const char *field, const char *rows)
{
    static char text[8192];
    SANDBOX(box);
    sandbox_table(&box, nt_arena_printf(box.arena, "{'name': 'c'%s%s}", *field ? ", " : "", field),
                  "", nt_arena_printf(box.arena, "c,x\n%s", rows));
    if (sandbox_read(&box)) {
        fail_msg("%s", sandbox_error(&box));
    }
    snprintf(text, sizeof text, "%s", sandbox_problems(&box));
    return text;
}

TEST(test_integers)
{
    assert_string_equal(
        judge("'type': 'integer'", "12,\n,\n1.5,\n-3,\n1e3,\ntwelve,\n"),
        "t.csv:4:1 type: \"1.5\" in the column \"c\" is not a whole number of at most 15 digits; "
        "write it as 1678\n"
        "t.csv:6:1 type: \"1e3\" in the column \"c\" is not a whole number of at most 15 digits; "
        "write it as 1678\n"
        "t.csv:7:1 type: \"twelve\" in the column \"c\" is not a whole number of at most 15 "
        "digits; write it as 1678\n");
    assert_string_equal(judge("'type': 'integer', 'groupChar': '.'", "1.678,\n1678,\n16.78,\n"),
                        "t.csv:4:1 type: \"16.78\" in the column \"c\" is not a whole number of at "
                        "most 15 digits; write it as 1.678\n");
}

TEST(test_numbers)
{
    assert_string_equal(judge("'type': 'number', 'decimalChar': ',', 'groupChar': '.'",
                              "\"1.678,5\",\n\"34,9\",\n34.9,\n1678,\n"),
                        "t.csv:4:1 type: \"34.9\" in the column \"c\" is not a number of at most "
                        "15 digits; write it as 1.678,5\n");
    assert_string_equal(judge("'type': 'number', 'bareNumber': false", "53 %,\nnone,\n"),
                        "t.csv:3:1 type: \"none\" in the column \"c\" is not a number of at most "
                        "15 digits; write it as 1678.5\n");
}

TEST(test_dates)
{
    assert_string_equal(
        judge("'type': 'date'", "2024-02-29,\n2023-02-29,\n2024-02-31,\n2024-4-1,\n06/02/2024,\n"
                                "2024-13-01,\n2024-11-31,\n0000-01-01,\n"),
        "t.csv:3:1 impossible-date: there is no 29 February 2023; that February has 28 days\n"
        "t.csv:4:1 impossible-date: there is no 31 February 2024; that February has 29 days\n"
        "t.csv:5:1 type: \"2024-4-1\" in the column \"c\" is not a date; write it as 2020-11-30\n"
        "t.csv:6:1 ambiguous-date: \"06/02/2024\" in the column \"c\" may be the day 6 of month "
        "2 or the day 2 of month 6; write it as 2020-11-30, or state the order in the field's "
        "format\n"
        "t.csv:7:1 impossible-date: there is no day \"2024-13-01\"; years run from 0001 and months "
        "from 01 to 12\n"
        "t.csv:8:1 impossible-date: there is no 31 November 2024; that November has 30 days\n"
        "t.csv:9:1 impossible-date: there is no day \"0000-01-01\"; years run from 0001 and months "
        "from 01 to 12\n");
    assert_string_equal(
        judge("'type': 'date', 'format': '%d/%m/%Y'", "6/2/2024,\n31/02/2024,\n2024-02-06,\n"),
        "t.csv:3:1 impossible-date: there is no 31 February 2024; that February has 29 days\n"
        "t.csv:4:1 type: \"2024-02-06\" in the column \"c\" is not a date; write it as "
        "30/11/2020\n");
}

TEST(test_booleans)
{
    assert_string_equal(judge("'type': 'boolean'", "true,\n0,\nya,\n"),
                        "t.csv:4:1 type: \"ya\" in the column \"c\" is neither true nor false; "
                        "write \"true\" or \"false\"\n");
    assert_string_equal(
        judge("'type': 'boolean', 'trueValues': ['ya'], 'falseValues': ['tidak']",
              "ya,\ntidak,\ntrue,\n"),
        "t.csv:4:1 type: \"true\" in the column \"c\" is neither true nor false; write \"ya\" or "
        "\"tidak\"\n");
}

TEST(test_required)
{
    assert_string_equal(judge("'constraints': {'required': true}", "a,\n,1\n\"\",1\n \xC2\xA0,1\n"),
                        "t.csv:3:1 required: the column \"c\" is empty here; it needs a value\n"
                        "t.csv:4:1 required: the column \"c\" is empty here; it needs a value\n"
                        "t.csv:5:2 required: the column \"c\" is empty here; it needs a value\n");
    assert_string_equal(judge("", "a,\n,\n"), "");
}

TEST(test_ranges)
{
    assert_string_equal(
        judge("'type': 'number', 'constraints': {'minimum': 0, 'maximum': 100}",
              "0,\n100.0,\n-0.1,\n100.01,\n"),
        "t.csv:4:1 range: \"-0.1\" in the column \"c\" is below the minimum; the limit is 0\n"
        "t.csv:5:1 range: \"100.01\" in the column \"c\" is above the maximum; the limit is 100\n");
    assert_string_equal(
        judge("'type': 'date', 'constraints': {'minimum': '2020-01-01'}",
              "2020-01-01,\n2019-12-31,\n"),
        "t.csv:3:1 range: \"2019-12-31\" in the column \"c\" is below the minimum; the limit is "
        "2020-01-01\n");
}

TEST(test_lengths)
{
    assert_string_equal(judge("'constraints': {'minLength': 2, 'maxLength': 3}",
                              "ab,\n\xC3\xA9\xC3\xA9\xC3\xA9,\na,\nabcd,\n"),
                        "t.csv:4:1 length: the text in the column \"c\" has 1 characters; at least "
                        "2\n"
                        "t.csv:5:1 length: the text in the column \"c\" has 4 characters; at most "
                        "3\n");
}

TEST(test_enums)
{
    assert_string_equal(
        judge("'constraints': {'enum': ['persons', 'percent']}", "persons,\npersns,\nxyz,\n"),
        "t.csv:3:1 enum: \"persns\" is not one of the values of the column \"c\": persons, "
        "percent; did you mean \"persons\"?\n"
        "t.csv:4:1 enum: \"xyz\" is not one of the values of the column \"c\": persons, "
        "percent\n");
}

TEST(test_a_persons_number_is_withheld)
{
    static const char *const fields[] = {"'type': 'integer'", "'type': 'date'", "'type': 'boolean'",
                                         "'constraints': {'enum': ['a']}",
                                         "'constraints': {'unique': true}"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const char *found = judge(fields[i], "198001012005011001,\n198001012005011001,\n"
                                             "19800101 200501 1 001,\n19800101 200501 1 001,\n");
        assert_non_null(strstr(found, "t.csv:2:1 personal-number"));
        assert_non_null(strstr(found, "t.csv:5:1 personal-number"));
        assert_null(strstr(found, "1980"));
        /* No day of birth, but a long number all the same. */
        found = judge(fields[i], "198013012005011001,\n198013012005011001,\n");
        assert_non_null(strstr(found, "(18-digit number withheld)"));
        assert_null(strstr(found, "1980"));
    }
}

TEST(test_missing_values_and_what_cells_hold)
{
    SANDBOX(box);
    sandbox_descriptor(&box, "{'resources': [{'name': 't', 'path': 't.csv', 'schema': {"
                             "'missingValues': ['', '-', 'n.a.'], 'fields': ["
                             "{'name': 'd', 'type': 'date'}, {'name': 'n', 'type': 'number'},"
                             "{'name': 'b', 'type': 'boolean'}, {'name': 's'}]}}]}");
    sandbox_text(&box, "t.csv", "s,b,n,d\n-,-,n.a.,\n\" a \",1,2.50,1970-01-02\nq,?,?,?\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_codes(&box), "4:3 type\n4:5 type\n4:7 type\n");
    for (size_t field = 0; field < 4; field++) {
        const nt_cell *missing = sandbox_cell(&box, 0, field);
        assert_false(missing->known);
        assert_string_equal(missing->text, "");
        assert_false(nt_date_known(missing->date));
        assert_true(sandbox_cell(&box, 1, field)->known);
    }
    assert_int_equal(sandbox_cell(&box, 1, 0)->date, 1);
    assert_int_equal(sandbox_cell(&box, 1, 1)->number.digits, 250);
    assert_int_equal(sandbox_cell(&box, 1, 1)->number.decimals, 2);
    assert_true(sandbox_cell(&box, 1, 2)->boolean);
    assert_string_equal(sandbox_cell(&box, 1, 3)->text, "a");
    /* Invalid: unknown like a missing one, but not taken for one. */
    assert_false(sandbox_cell(&box, 2, 0)->known);
    assert_false(nt_date_known(sandbox_cell(&box, 2, 0)->date));
    assert_string_equal(sandbox_cell(&box, 2, 0)->text, "?");
}

/* What a field says of itself goes before what the schema says of all. */
TEST(test_missing_values_of_a_field)
{
    SANDBOX(box);
    sandbox_descriptor(&box, "{'resources': [{'name': 't', 'path': 't.csv', 'schema': {"
                             "'missingValues': ['-'], 'fields': [{'name': 'a'},"
                             "{'name': 'b', 'missingValues': ['Tidak']},"
                             "{'name': 'c', 'type': 'date', 'missingValues': ['blm', '-']}]}}]}");
    sandbox_text(&box, "t.csv", "a,b,c\n-,-,-\nTidak,Tidak,blm\nblm,blm,2024-01-02\n");
    static const char *const cells[][3] = {
        {"", "-", ""}, {"Tidak", "", ""}, {"blm", "blm", "2024-01-02"}};
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_problems(&box), "");
    for (size_t row = 0; row < 3; row++) {
        for (size_t field = 0; field < 3; field++) {
            assert_string_equal(sandbox_cell(&box, row, field)->text, cells[row][field]);
            assert_int_equal(sandbox_cell(&box, row, field)->known, *cells[row][field] != '\0');
        }
    }
}

TEST(test_what_cannot_be_seen_ends_no_cell)
{
    static const char *const around[] = {
        " ",
        "\t",
        "\xC2\xA0" /* no-break space */,
        "\xC2\xAD" /* soft hyphen */,
        "\xE2\x80\x83" /* em space */,
        "\xE2\x80\x8B" /* zero-width space */,
        "\xE2\x80\x8E" /* mark of direction */,
        "\xE2\x80\xAF" /* narrow no-break */,
        "\xE2\x81\xA0" /* word joiner */,
        "\xE3\x80\x80" /* ideographic space */,
        "\xEF\xBB\xBF" /* byte order mark */,
    };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        SANDBOX(box);
        sandbox_table(&box, "{'name': 'c'}", "",
                      nt_arena_printf(box.arena, "c,x\n%sk%s 1,\nk%s 1%s%s,\n%s,1\n", around[i],
                                      around[i], around[i], around[i], around[i], around[i]));
        assert_int_equal(sandbox_read(&box), NT_OK);
        assert_string_equal(sandbox_cell(&box, 0, 0)->text, "k 1");
        assert_string_equal(sandbox_cell(&box, 1, 0)->text, "k 1");
        assert_false(sandbox_cell(&box, 2, 0)->known);
    }
}

/* Cells and headings are trimmed, so what the descriptor holds them against is, too. */
TEST(test_the_descriptors_texts_are_trimmed)
{
    SANDBOX(box);
    sandbox_descriptor(&box, "{'resources': [{'name': 't', 'path': 't.csv', 'schema': {"
                             "'missingValues': [' - ', 'n.a.\\u00a0'], 'primaryKey': 's\\t', "
                             "'fields': [{'name': ' d', 'type': 'date'},"
                             "{'name': 'b', 'type': 'boolean', 'trueValues': ['ya '],"
                             "'falseValues': ['\\u00a0tidak']},"
                             "{'name': 's ', 'constraints': {'enum': ['a ', ' b c ']}}]}}]}");
    sandbox_text(&box, "t.csv", "s,d ,b\na,-,ya\nb c,n.a.,tidak\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_problems(&box), "");
    for (size_t row = 0; row < 2; row++) {
        assert_false(sandbox_cell(&box, row, 0)->known);
        assert_true(sandbox_cell(&box, row, 1)->known);
        assert_int_equal(sandbox_cell(&box, row, 1)->boolean, row == 0);
        assert_true(sandbox_cell(&box, row, 2)->known);
    }
}

TEST(test_windows_1252_with_semicolons_and_commas)
{
    SANDBOX(box);
    sandbox_descriptor(
        &box, "{'resources': [{'name': 't', 'path': 't.csv', 'encoding': 'windows-1252',"
              "'dialect': {'delimiter': ';', 'lineTerminator': '\\r\\n'}, 'schema': {'fields': ["
              "{'name': 'Angka', 'type': 'number', 'decimalChar': ',', 'groupChar': '.'},"
              "{'name': 'Wilayah \xE2\x80\x93 daerah'}]}}]}");
    sandbox_text(&box, "t.csv",
                 "Wilayah \x96 daerah;Angka\r\n\"Kab.\xA0Muna \x93"
                 "A\x94\";1.678,5\r\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_problems(&box), "");
    assert_int_equal(sandbox_cell(&box, 0, 0)->number.digits, 16785);
    assert_string_equal(sandbox_cell(&box, 0, 1)->text, "Kab. Muna \xE2\x80\x9C"
                                                        "A\xE2\x80\x9D");
    assert_string_equal(sandbox_cell(&box, 0, 1)->spelling, "Kab.\xC2\xA0Muna \xE2\x80\x9C"
                                                            "A\xE2\x80\x9D");
}

TESTS(NULL, NULL)
