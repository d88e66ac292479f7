/* A mistake in the descriptor is an error at its line and column. */
#include "sandbox.h"

typedef struct {
    const char *json, *error;
} fault;

static void assert_faults(const fault *faults, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        SANDBOX(box);
        sandbox_descriptor(&box, faults[i].json);
        sandbox_text(&box, "t.csv", "a\n1\n");
        assert_int_equal(sandbox_read(&box), NT_INVALID);
        assert_string_equal(sandbox_error(&box), faults[i].error);
        assert_null(box.package);
    }
}

#define ASSERT_FAULTS(faults) assert_faults(faults, sizeof faults / sizeof *faults)

TEST(test_the_package)
{
    static const fault faults[] = {
        {"[]", "datapackage.json:1:1 a list cannot stand here; write an object"},
        {"{'resources': }",
         "datapackage.json:1:15 is not JSON here; look for a missing comma, quote or bracket"},
        {"{'name': 't'}", "datapackage.json:1:1 \"resources\" is missing here"},
        {"{'resources': []}", "datapackage.json:1:15 the list here has 0; it must have at least 1"},
        {"{'resources': {}}",
         "datapackage.json:1:15 \"resources\" is an object here; it must be a list"},
        {"{'resources': ['t.csv']}",
         "datapackage.json:1:16 a string cannot stand here; write an object"},
        {"{'title': 1, 'resources': [{}]}",
         "datapackage.json:1:11 \"title\" is a number here; it must be a string"},
        {"{'resourcs': []}",
         "datapackage.json:1:2 \"resourcs\" is not known here; did you mean \"resources\"?"},
    };
    ASSERT_FAULTS(faults);
}

#define RESOURCE(members) "{'resources': [\n{'name': 't', " members "}]}"
#define SCHEMA            "'schema': {'fields': [{'name': 'a'}]}"

#define NO_SHEETS                                                                                  \
    "datapackage.json:2:53 \"sheets\" lists the names of sheets that are read one after the "      \
    "other "                                                                                       \
    "as one table, up to 400 together with the files, and does not stand beside \"sheetName\" or " \
    "\"sheetNumber\""

TEST(test_resources)
{
    static const char *const paths[][2] = {
        {"/etc/passwd", "is absolute"},
        {"../t.csv", "leads out of its folder (\"..\")"},
        {"a/../../t.csv", "leads out of its folder (\"..\")"},
        {"a/..", "leads out of its folder (\"..\")"},
        {"..", "leads out of its folder (\"..\")"},
        {"http://example.org/t.csv", "is an address"},
        {"a\\nb", "holds a control character"},
        {"a\\\\t.csv", "holds a backslash"},
        {"c:t.csv", "names a drive"},
        {"./.", "names a folder"},
        {"1/2/3/4/5/6/7/8/9/10/11/12/13/14/t.csv", "lies more than 12 folders deep"}};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        SANDBOX(box);
        sandbox_descriptor(&box, nt_arena_printf(box.arena,
                                                 "{'resources': [\n{'name': 't', 'path': '%s', "
                                                 "'schema': {'fields': [{'name': 'a'}]}}]}",
                                                 paths[i][0]));
        assert_int_equal(sandbox_read(&box), NT_INVALID);
        assert_string_equal(
            sandbox_error(&box),
            nt_arena_printf(box.arena,
                            "datapackage.json:2:23 \"path\" %s; it must lead to a file below the "
                            "descriptor's folder: no address, no leading \"/\", no \"..\"",
                            paths[i][1]));
    }
    static const fault faults[] = {
        {RESOURCE("'path': 'DataPackage.json', " SCHEMA),
         "datapackage.json:2:23 \"path\" names the descriptor itself; name a file of data"},
        {RESOURCE("'path': 'e\xCC\x81.csv', " SCHEMA),
         "datapackage.json:2:23 \"path\" has an accent apart from its letter (NFD), which does not "
         "survive an archive; name the file with composed letters (NFC)"},
        {RESOURCE("'path': 'a/T.csv', " SCHEMA "},\n{'name': 'u', 'path': './a//t.csv', " SCHEMA),
         "datapackage.json:3:23 is the file \"a/T.csv\" of the resource \"t\", or would be where "
         "case does not tell names apart; give each resource a file of its own"},
        {RESOURCE(SCHEMA), "datapackage.json:2:1 \"path\" is missing here"},
        {RESOURCE("'path': ['t.csv', 'u.csv'], " SCHEMA),
         "datapackage.json:2:33 there is no file \"u.csv\" in that folder"},
        {RESOURCE("'path': [], " SCHEMA),
         "datapackage.json:2:23 the list here has 0; it must have at least 1"},
        {RESOURCE("'path': '', " SCHEMA), "datapackage.json:2:23 nothing stands in the text here"},
        {RESOURCE("'path': {'a': 't.csv'}, " SCHEMA),
         "datapackage.json:2:23 \"path\" is an object here; it must be a string or a list"},
        {RESOURCE("'path': ['t.csv', 2], " SCHEMA),
         "datapackage.json:2:33 a number cannot stand here; write a string"},
        {RESOURCE("'path': ['t.csv', '../t.csv'], " SCHEMA),
         "datapackage.json:2:33 \"path\" leads out of its folder (\"..\"); it must lead to a file "
         "below "
         "the descriptor's folder: no address, no leading \"/\", no \"..\""},
        {RESOURCE("'path': ['t.csv', './T.csv'], " SCHEMA),
         "datapackage.json:2:33 the file \"t.csv\" is named twice for this table, or would be "
         "where "
         "case does not tell names apart; name each file and sheet once"},
        {RESOURCE("'path': ['t.csv', 'u.xlsx'], " SCHEMA),
         "datapackage.json:2:33 \"u.xlsx\" is not of the kind of \"t.csv\": only one of them is a "
         "spreadsheet; the files of one table must be of one kind"},
        {RESOURCE("'path': 't.csv', 'netra': {'sheets': ['a']}, " SCHEMA),
         "datapackage.json:2:52 \"sheets\" is for spreadsheets only (.xlsx, .ods)"},
        {RESOURCE("'path': 't.xlsx', 'netra': {'sheets': []}, " SCHEMA),
         "datapackage.json:2:53 the list here has 0; it must have at least 1"},
        {RESOURCE("'path': 't.xlsx', 'netra': {'sheets': [1]}, " SCHEMA),
         "datapackage.json:2:54 a number cannot stand here; write a string"},
        {RESOURCE("'path': 't.xlsx', 'netra': {'sheets': ['a']}, 'dialect': {'sheetNumber': "
                  "1}, " SCHEMA),
         NO_SHEETS},
        {RESOURCE("'path': 't.xlsx', 'netra': {'sheets': ['a', 'b', 'a']}, " SCHEMA),
         "datapackage.json:2:64 the file \"t.xlsx\" is named twice for this table, or would be "
         "where "
         "case does not tell names apart; name each file and sheet once"},
        {RESOURCE("'data': [], " SCHEMA),
         "datapackage.json:2:15 data in the descriptor are not read; put them in a file and name "
         "it with \"path\""},
        {RESOURCE("'path': 'u.csv', " SCHEMA),
         "datapackage.json:2:23 there is no file \"u.csv\" in that folder"},
        {RESOURCE("'path': 't.csv'"), "datapackage.json:2:1 \"schema\" is missing here"},
        {RESOURCE("'path': 't.csv', 'schema': 'schema.json'"),
         "datapackage.json:2:42 \"schema\" is a string here; it must be an object"},
        {RESOURCE("'path': 't.csv', 'format': 'parquet', " SCHEMA),
         "datapackage.json:2:42 \"format\" cannot be \"parquet\"; there are csv, tsv, txt, xlsx, "
         "ods"},
        {RESOURCE("'path': 't.csv', 'encoding': 'utf-16', " SCHEMA),
         "datapackage.json:2:44 \"encoding\" cannot be \"utf-16\"; it must be \"utf-8\" or "
         "\"windows-1252\": save the file anew in one of these"},
        {RESOURCE("'path': 't.csv', 'compression': 'gz', " SCHEMA),
         "datapackage.json:2:32 \"compression\" is not known here"},
        {"{'resources': [{'name': 't', 'path': 't.csv', " SCHEMA "},\n"
         "{'name': 't', 'path': 't.csv', " SCHEMA "}]}",
         "datapackage.json:2:1 two resources have the name \"t\""},
    };
    ASSERT_FAULTS(faults);
}

#define DIALECT(members) RESOURCE("'path': 't.csv', 'dialect': {" members "}, " SCHEMA)

TEST(test_dialects)
{
    static const fault faults[] = {
        {DIALECT("'delimiter': '||'"),
         "datapackage.json:2:57 \"delimiter\" must be one ASCII character, such as \",\" or \";\""},
        {DIALECT("'delimiter': '\xC2\xA7'"),
         "datapackage.json:2:57 \"delimiter\" must be one ASCII character, such as \",\" or \";\""},
        {DIALECT("'quoteChar': ','"),
         "datapackage.json:2:43 the quote must be neither the delimiter nor white space"},
        {DIALECT("'doubleQuote': false"),
         "datapackage.json:2:59 \"doubleQuote\": false is not supported; a quote in a cell is "
         "doubled"},
        {DIALECT("'commentChar': '#'"), "datapackage.json:2:44 \"commentChar\" is not known here"},
        {DIALECT("'header': 1"),
         "datapackage.json:2:54 \"header\" is a number here; it must be true or false"},
    };
    ASSERT_FAULTS(faults);
}

#define FIELD(members)                                                                             \
    RESOURCE("'path': 't.csv', 'schema': {'fields': [\n{'name': 'a', " members "}]}")

#define CENTURY                                                                                    \
    "say which hundred years a year of two digits (%y) is of by the first of them, such as "       \
    "\"century\": 2000 for 2000 to 2099; without %y there is no \"century\""

/* What a descriptor asks is said at each reading, until it is taken out; it stops nothing. */
TEST(test_questions)
{
    SANDBOX(box);
    sandbox_descriptor(
        &box, "{'resources': [{'name': 't', 'path': 't.csv', 'schema': {'fields': [\n"
              "{'name': 'a', 'question': {'id': 'Apa?', 'en': 'What?'}},\n"
              "{'name': 'b', 'question': 'Which?'}]}}],\n"
              "'netra': {'codes': {'outcome': {'x': {'kind': 'open', 'question': 'x?'}}}}}");
    sandbox_text(&box, "t.csv", "a,b\n1,2\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_problems(&box), "datapackage.json:2:27 open-question: not answered "
                                                "yet: What? Once it is, take \"question\" out\n"
                                                "datapackage.json:3:27 open-question: not answered "
                                                "yet: Which? Once it is, take \"question\" out\n"
                                                "datapackage.json:4:67 open-question: not answered "
                                                "yet: x? Once it is, take \"question\" out\n");
}

TEST(test_fields)
{
    static const fault faults[] = {
        {FIELD("'type': 'intger'"),
         "datapackage.json:3:23 \"type\" cannot be \"intger\"; there are string, integer, number, "
         "date, boolean, datetime"},
        {FIELD("'type': 'date', 'format': '%d/%m'"),
         "datapackage.json:3:41 the format of a date is \"default\" (2024-02-06) or a pattern of a "
         "year (%Y or %y), a month (%m, or %B for its name) and a day (%d), each once, with a time "
         "(%H, %M, %S) and a zone (%z) or without, such as \"%d/%m/%Y\""},
        {FIELD("'type': 'date', 'format': '%d/%m/%y'"), "datapackage.json:3:41 " CENTURY},
        {FIELD("'type': 'date', 'format': '%d/%m/%Y', 'century': 2000"),
         "datapackage.json:3:64 " CENTURY},
        {FIELD("'type': 'date', 'format': '%d/%m/%y', 'century': 20"),
         "datapackage.json:3:64 the number here is too small; it must be at least 1000"},
        {FIELD("'type': 'datetime', 'century': 2000"), "datapackage.json:3:46 " CENTURY},
        {FIELD("'format': 'email'"),
         "datapackage.json:3:25 only dates have a format other than \"default\" here"},
        {FIELD("'type': 'number', 'decimalChar': ',', 'groupChar': ','"),
         "datapackage.json:3:66 \"groupChar\" is the decimal mark as well; they must differ"},
        {FIELD("'type': 'number', 'decimalChar': ''"),
         "datapackage.json:3:48 \"decimalChar\" must be one character, no digit and no sign"},
        {FIELD("'constraints': {'pattern': '^a'}"),
         "datapackage.json:3:31 \"pattern\" is not supported; use \"enum\", \"minLength\" or a "
         "type"},
        {FIELD("'constraints': {'minimum': 1}"),
         "datapackage.json:3:42 \"minimum\" is for numbers and dates only"},
        {FIELD("'type': 'date', 'constraints': {'maximum': '2024-02-31'}"),
         "datapackage.json:3:58 \"maximum\" must be a day such as \"2024-02-06\" here"},
        {FIELD("'constraints': {'enum': []}"),
         "datapackage.json:3:39 the list here has 0; it must have at least 1"},
        {FIELD("'constraints': {'enum': ['a', 1]}"),
         "datapackage.json:3:45 a number cannot stand here; write a string"},
        {FIELD("'type': 'number', 'constraints': {'enum': [1]}"),
         "datapackage.json:3:57 \"enum\" is for strings only here"},
        {FIELD("'constraints': {'maxLength': -1}"),
         "datapackage.json:3:44 the number here is too small; it must be at least 0"},
        {FIELD("'constraints': {'requird': true}"),
         "datapackage.json:3:31 \"requird\" is not known here; did you mean \"required\"?"},
        {FIELD("'titel': 'A'"),
         "datapackage.json:3:15 \"titel\" is not known here; did you mean \"title\"?"},
        {RESOURCE("'path': 't.csv', 'schema': {'fields': []}"),
         "datapackage.json:2:53 the list here has 0; it must have at least 1"},
        {RESOURCE("'path': 't.csv', 'schema': {'fields': [{'type': 'string'}]}"),
         "datapackage.json:2:54 \"name\" is missing here"},
        {RESOURCE("'path': 't.csv', 'schema': {'fields': [{'name': 'a'},\n{'name': 'a'}]}"),
         "datapackage.json:3:1 the field \"a\" is described twice"},
        {RESOURCE("'path': 't.csv', 'schema': {'primaryKey': 'b', 'fields': [{'name': 'a'}]}"),
         "datapackage.json:2:57 there is no field \"b\" in this schema; did you mean \"a\"?"},
        {RESOURCE("'path': 't.csv', 'schema': {'primaryKey': ['a', 'a'], 'fields': [{'name': "
                  "'a'}]}"),
         "datapackage.json:2:57 \"primaryKey\" names a field twice"},
        {RESOURCE("'path': 't.csv', 'schema': {'foreignKeys': [{'fields': ['a', 'a'], "
                  "'reference': {'resource': '', 'fields': 'a'}}], 'fields': [{'name': 'a'}]}"),
         "datapackage.json:2:70 a foreign key of 2 fields is not supported; give one field"},
    };
    ASSERT_FAULTS(faults);
}

TEST(test_headings)
{
    SANDBOX(box);
    sandbox_table(&box, "{'name': 'polling_day'}", "", "event,poling_day\n");
    assert_int_equal(sandbox_read(&box), NT_INVALID);
    assert_string_equal(sandbox_error(&box),
                        "t.csv:1:0 there is no column \"polling_day\", which the descriptor names; "
                        "did you mean \"poling_day\"?");
    /* The place is the line of the headings, also below a blank one. */
    sandbox_table(&box, "{'name': 'a'}", "", "\nb,c\n");
    assert_int_equal(sandbox_read(&box), NT_INVALID);
    assert_int_equal(box.err.line, 2);
    sandbox_table(&box, "{'name': 'a'}", "", "a,b,a\n");
    assert_int_equal(sandbox_read(&box), NT_INVALID);
    assert_string_equal(sandbox_error(&box), "t.csv:1:5 the heading \"a\" stands twice, in columns "
                                             "1 and 3; each needs a name of its own");
    /* Columns that a spreadsheet has forgotten have no heading, and are passed over. */
    sandbox_table(&box, "{'name': 'a'}", "", "b,a,,\n1,2,,\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_cell(&box, 0, 0)->text, "2");
}

TEST(test_files_without_headings)
{
    static const char *const rows[] = {"", "\n \n", "\"a,b\n1,2\n"};
    static const char *const errors[] = {
        "t.csv:0:0 the file is empty; its first line must hold the headings",
        "t.csv:0:0 the file holds no line of headings; its first line must",
        "t.csv:1:0 the line of headings cannot be read; look for a stray or missing quote"};
    SANDBOX(box);
    for (size_t i = 0; i < 3; i++) {
        sandbox_table(&box, "{'name': 'a'}", "", rows[i]);
        assert_int_equal(sandbox_read(&box), NT_INVALID);
        assert_string_equal(sandbox_error(&box), errors[i]);
    }
    sandbox_table(&box, "{'name': 'a'}, {'name': 'b', 'type': 'integer'}",
                  "'dialect': {'header': false}", "x,1\ny,z\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_int_equal(box.package->tables[0].row_count, 2);
    assert_string_equal(sandbox_cell(&box, 0, 0)->text, "x");
}

TEST(test_what_only_describes_is_passed_over)
{
    SANDBOX(box);
    sandbox_descriptor(
        &box, "{'$schema': 's', 'x-mine': 1, 'name': 'p', 'id': 'i', 'title': 'A title',"
              "'description': 'd', 'homepage': 'h', 'version': '1', 'profile': "
              "'tabular-data-package', 'sources': [], 'created': 'c', 'contributors': [],"
              "'keywords': [], 'image': 'i', 'licenses': [], 'resources': [{'name': 't',"
              "'path': './t.csv', 'title': 't', 'description': 'd', 'profile': "
              "'tabular-data-resource', 'format': 'csv', 'mediatype': 'text/csv', 'bytes': 4,"
              "'hash': 'h', 'sources': [], 'licenses': [], 'dialect': {'csvddfVersion': 1.2,"
              "'lineTerminator': '\\r\\n', 'skipInitialSpace': true, 'doubleQuote': true},"
              "'schema': {'title': 't', 'fields': [{'name': 'a', 'title': 't', 'description': 'd',"
              "'example': 'e', 'rdfType': 'r', 'format': 'default'}]}}]}");
    sandbox_text(&box, "t.csv", "a\n1\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(box.package->name, "p");
    assert_string_equal(box.package->title, "A title");
}

/* Whatever stands where, the package is read or refused at a place: who reads a member need not ask
 * what it is. Members stand between "|", the value at "@". */
TEST(test_any_value_anywhere)
{
#define T      "'path': 't.csv', "
#define FIELDS "'schema': {'fields': [{'name': 'a'}, {'name': 'b'}, {'name': 'n'}]}, "
#define WIDE   "'allBut': ['a'], 'name': 'b', 'value': 'n', "
    static const char *const places[][3] = {
        {FIELDS,
         "'path': @|'path': ['t.csv', @]|" T "'format': @|" T "'encoding': @|" T "'dialect': @|" T
         "'netra': @|" T "'netra': {'until': @}|" T "'netra': {'totals': [@]}|" T
         "'netra': {'untilBlank': @}|" T "'netra': {'sheets': @}|" T "'netra': {'wide': @}",
         ""},
        {T FIELDS "'dialect': {",
         "'delimiter': @|'quoteChar': @|'doubleQuote': @|'header': @|'headerRows': @|"
         "'headerRows': [@]|'headerJoin': @|'commentRows': @|'sheetName': @|'sheetNumber': @",
         "}"},
        {T "'schema': {'fields': [{",
         "'name': @|'name': 'a', 'type': @|'name': 'a', 'format': @|'name': 'a', 'century': @|"
         "'name': 'a', 'type': 'date', 'format': @|'name': 'a', 'constraints': @|"
         "'name': 'a', 'constraints': {'required': @, 'unique': @}|'name': 'a', 'role': @|"
         "'name': 'a', 'constraints': {'enum': @}|'name': 'a', 'constraints': {'minimum': @}|"
         "'name': 'a', 'constraints': {'maxLength': @}|'name': 'a', 'bareNumber': @|"
         "'name': 'a', 'type': 'number', 'decimalChar': @, 'groupChar': @|'name': 'a', "
         "'type': 'boolean', 'trueValues': @, 'falseValues': @|'name': 'a', 'personal': @",
         "}]}"},
        {T "'schema': {",
         "'fields': @|'fields': [@]|'fields': [{'name': 'a'}], 'missingValues': @|"
         "'fields': [{'name': 'a'}], 'primaryKey': @|'fields': [{'name': 'a'}], 'foreignKeys': @|"
         "'fields': [{'name': 'a'}], 'foreignKeys': [{'fields': @, 'reference': {'fields': 'a'}}]|"
         "'fields': [{'name': 'a'}], 'foreignKeys': [{'fields': 'a', 'reference': @}]|'fields': "
         "[{'name': 'a'}], 'foreignKeys': [{'fields': 'a', 'reference': {'resource': @, 'fields': "
         "@}}]",
         "}"},
        {T FIELDS "'netra': {'wide': {",
         "'columns': @, 'name': 'b', 'value': 'n'|'columns': {'a': @}, 'name': 'b', 'value': 'n'|"
         "'from': @, 'name': 'b', 'value': 'n'|'from': 'a', 'to': @, 'name': 'b', 'value': 'n'|"
         "'allBut': @, 'name': 'b', 'value': 'n'|'allBut': ['a'], 'name': @, 'value': @|" WIDE
         "'until': @|" WIDE "'format': @|" WIDE "'century': @|" WIDE "'period': @|" WIDE
         "'year': @|" WIDE "'total': @|" WIDE "'zero': @|" WIDE "'same': @|" WIDE
         "'same': {'a': @}|" WIDE "'made': @|" WIDE "'made': {'a': @}|" WIDE "'made': {'a': [@]}",
         "}}"}};
    static const char *const values[] = {"null", "true", "5",  "1.5", "'x'",
                                         "''",   "[]",   "{}", "[5]", "{'x-y': 5}"};
    SANDBOX(box);
    sandbox_text(&box, "t.csv", "a\n1\n");
    for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
        for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
            for (const char *at = places[p][1]; *at; at += *at == '|') {
                nt_buffer member = nt_buffer_open(box.arena);
                for (; *at && *at != '|'; at++) {
                    nt_buffer_add(&member, *at == '@' ? values[v] : at,
                                  *at == '@' ? strlen(values[v]) : 1);
                }
                sandbox_descriptor(
                    &box, nt_arena_printf(box.arena, "{'resources': [{'name': 't', %s%s%s}]}",
                                          places[p][0], nt_buffer_text(&member), places[p][2]));
                nt_status status = sandbox_read(&box);
                assert_true(status == NT_OK || (status == NT_INVALID && *box.err.file));
                assert_null(strstr(box.err.message[NT_LANG_EN], "is not JSON"));
            }
        }
    }
}

TESTS(NULL, NULL)
