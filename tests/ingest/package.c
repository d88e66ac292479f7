/* A package of real figures, and packages that are not there. */
#include "sandbox.h"

#include <sys/stat.h>

#define PUBLISHED NT_SOURCE_DIR "/tests/data/two-votes"

TEST(test_the_published_figures)
{
    SANDBOX(box);
    assert_int_equal(
        nt_ingest_package(box.arena, PUBLISHED, true, box.problems, &box.package, &box.err), NT_OK);
    assert_string_equal(sandbox_problems(&box), "");
    assert_int_equal(box.package->table_count, 3);
    const nt_table *figures = nt_ingest_table(box.package, "figure");
    const nt_table *sources = nt_ingest_table(box.package, "source");
    const nt_table *events = nt_ingest_table(box.package, "event");
    assert_int_equal(figures->row_count, 142);
    assert_int_equal(sources->row_count, 30);
    assert_int_equal(events->row_count, 3);
    assert_null(nt_ingest_table(box.package, "case"));
    assert_null(nt_ingest_table(box.package, "fig"));
    assert_string_equal(figures->parts[0].relative_path, "figures.csv");
    assert_int_equal(strncmp(figures->parts[0].bytes.bytes, "figure_id,", 10), 0);
    int value = nt_ingest_column(figures, "figure.value");
    const nt_cell *last = &figures->cells[141 * figures->field_count + (size_t)value];
    assert_int_equal(last->number.digits, 38);
    assert_int_equal(last->place.line, 143);
    assert_string_equal(last->place.file, PUBLISHED "/figures.csv");
    assert_int_equal(nt_ingest_column(figures, "source.id"), -1);
}

TEST(test_no_package)
{
    SANDBOX(box);
    assert_int_equal(sandbox_read(&box), NT_INVALID);
    assert_string_equal(box.err.message[NT_LANG_EN],
                        "the folder holds no datapackage.json, which describes the data");
    assert_int_equal(nt_ingest_package(box.arena, PUBLISHED "/nowhere", true, box.problems,
                                       &box.package, &box.err),
                     NT_INVALID);
    assert_string_equal(box.err.message[NT_LANG_EN],
                        "there is no such folder; a folder with a datapackage.json is needed");
    assert_int_equal(nt_ingest_package(box.arena, PUBLISHED "/figures.csv", true, box.problems,
                                       &box.package, &box.err),
                     NT_INVALID);
    assert_string_equal(box.err.message[NT_LANG_EN],
                        "is no folder; a folder with a datapackage.json is needed");
    assert_null(box.package);
}

TEST(test_a_folder_in_place_of_a_file)
{
    SANDBOX(box);
    sandbox_descriptor(&box, "{'resources': [{'name': 't', 'path': 't.csv', 'schema': {'fields': "
                             "[{'name': 'a'}]}}]}");
    const char *folder = nt_path_join(box.arena, box.folder, "t.csv");
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_int_equal(sandbox_read(&box), NT_INVALID);
    assert_string_equal(box.err.message[NT_LANG_EN], "is a folder; a file is needed");
    rmdir(folder);
}

TEST(test_problems_of_every_table_are_found)
{
    SANDBOX(box);
    sandbox_descriptor(&box, "{'resources': ["
                             "{'name': 'u', 'path': 'u.csv', 'schema': {'fields': [{'name': 'a', "
                             "'type': 'integer'}]}},"
                             "{'name': 't', 'path': 't.csv', 'schema': {'fields': [{'name': 'a', "
                             "'type': 'date'}]}}]}");
    sandbox_text(&box, "u.csv", "a\n1\nx\n");
    sandbox_text(&box, "t.csv", "a\ny\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_codes(&box), "3:1 type\n2:1 type\n");
}

/* What goes wrong when a file is described for the first time: what was found, and what to write.
 */
TEST(test_first_contact)
{
    static const struct {
        const char *bytes;
        size_t length; /* 0: a text */
        const char *dialect, *message;
    } files[] = {
        {"kode;nilai\n1;2\n", 0, "", "\"dialect\": {\"delimiter\": \";\"}"},
        {"kode|nilai\n1|2\n", 0, "", "\"dialect\": {\"delimiter\": \"|\"}"},
        {"kode\tnilai\n1\t2\n", 0, "", "\"dialect\": {\"delimiter\": \"\\t\"}"},
        {"kode,nilai\n1,2\n", 0, "'delimiter': ';'", "\"dialect\": {\"delimiter\": \",\"}"},
        {"Laporan tahunan,,\nkode,nilai\n1,2\n", 0, "", "name it by \"headerRows\""},
        {"kode,nilay\n1,2\n", 0, "", "did you mean \"nilay\"?"},
        {"k\0o\0d\0e\0", 8, "", "the file is UTF-16"},
        {"\0k\0o\0d\0e", 8, "", "the file is UTF-16"},
        {"\xFF\xFEk\0o\0", 6, "", "the file is UTF-16"},
        {"PK\3\4rest", 8, "", "write \"format\": \"xlsx\""},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        SANDBOX(box);
        sandbox_descriptor(&box, nt_arena_printf(box.arena,
                                                 "{'resources': [{'name': 't', 'path': 't.csv', "
                                                 "'dialect': {%s}, 'schema': {'fields': [{'name': "
                                                 "'kode'}, {'name': 'nilai'}]}}]}",
                                                 files[i].dialect));
        sandbox_write(&box, "t.csv", files[i].bytes,
                      files[i].length ? files[i].length : strlen(files[i].bytes));
        assert_int_equal(sandbox_read(&box), NT_INVALID);
        if (!strstr(sandbox_error(&box), files[i].message)) {
            fail_msg("%zu: %s", i, sandbox_error(&box));
        }
    }
}

TESTS(NULL, NULL)
