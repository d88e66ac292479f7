#include "roles.h"

#include "sandbox.h"

static nt_status read_fields(sandbox *box, const char *fields, const char *rows)
{
    sandbox_table(box, fields, "", rows);
    return sandbox_read(box);
}

#define SOURCE_ID "{'name': 's', 'role': 'source.id'}"

TEST(test_faults)
{
    static const char *const faults[][2] = {
        {"{'name': 'a', 'role': 'figure.indicater'}",
         "datapackage.json:2:45 \"role\" cannot be \"figure.indicater\"; did you mean "
         "\"figure.indicator\"?"},
        {"{'name': 'a', 'role': 'source.published_on'}",
         "datapackage.json:2:45 the role \"source.published_on\" needs a field of type date, not "
         "string"},
        {SOURCE_ID ",\n{'name': 'b', 'role': 'source.id'}",
         "datapackage.json:3:1 the role \"source.id\" is taken by the field on line 2; a role "
         "stands once"},
        {"{'name': 'a', 'role': 'source.title'}",
         "datapackage.json:2:23 this field has the role \"source.title\", but no field of its "
         "table has \"source.id\", which is required"},
        {"{'name': 'a', 'role': 'event.id'}, {'name': 'b', 'role': 'event.source'}",
         "datapackage.json:2:58 \"event.source\" refers to \"source.id\", which no field has; "
         "describe that table too"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        SANDBOX(box);
        assert_int_equal(read_fields(&box, faults[i][0], "a\n"), NT_INVALID);
        assert_string_equal(sandbox_error(&box), faults[i][1]);
    }
}

TEST(test_a_role_asks_for_what_the_descriptor_forgot)
{
    SANDBOX(box);
    assert_int_equal(read_fields(&box, SOURCE_ID ", {'name': 't'}", "t,s\n1,a\n2,a\n3,\n"), NT_OK);
    assert_string_equal(sandbox_codes(&box), "3:3 duplicate-id\n4:3 required\n");
}

TEST(test_conventional_headings)
{
    SANDBOX(box);
    /* No field names a role, and every name is a conventional heading of one family. */
    assert_int_equal(read_fields(&box, "{'name': 'note'}, {'name': 'source_id'}, {'name': 'title'}",
                                 "title,source_id,note\n"),
                     NT_OK);
    assert_string_equal(box.package->tables[0].fields[0].role, "source.note");
    assert_int_equal(nt_ingest_column(&box.package->tables[0], "source.id"), 1);
    /* One that is not, or a role anywhere, and the names mean nothing. */
    assert_int_equal(
        read_fields(&box, "{'name': 'source_id'}, {'name': 'extra'}", "source_id,extra\n"), NT_OK);
    assert_null(box.package->tables[0].fields[0].role);
    assert_int_equal(read_fields(&box,
                                 "{'name': 'source_id'}, {'name': 'note', 'role': "
                                 "'source.id'}",
                                 "source_id,note\n"),
                     NT_OK);
    assert_null(box.package->tables[0].fields[0].role);
    /* A date's heading over a text is no date. */
    assert_int_equal(read_fields(&box, "{'name': 'source_id'}, {'name': 'published_on'}",
                                 "source_id,published_on\n"),
                     NT_OK);
    assert_null(box.package->tables[0].fields[0].role);
}

TEST(test_every_role_is_known_and_documented)
{
    SANDBOX(box);
    nt_bytes documented;
    assert_int_equal(
        nt_file_read(box.arena, NT_SOURCE_DIR "/docs/data.md", 1000000, &documented, &box.err),
        NT_OK);
    static const char *const names[] = {
        "figure.id",           "figure.indicator", "figure.event",
        "figure.area",         "figure.category",  "figure.period_start",
        "figure.period_end",   "figure.as_of",     "figure.value",
        "figure.unit",         "figure.qualifier", "figure.base",
        "figure.source",       "figure.quote",     "figure.note",
        "source.id",           "source.publisher", "source.title",
        "source.published_on", "source.url",       "source.language",
        "source.note",         "event.id",         "event.name",
        "event.polling_day",   "event.source",     "event.note"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const nt_role *role = nt_ingest_role(names[i]);
        assert_non_null(role);
        assert_true(!role->target == !role->unknown_code);
        assert_true(!role->target || nt_ingest_role(role->target)->unique);
        assert_non_null(strstr(documented.bytes, nt_arena_printf(box.arena, "| `%s` |", names[i])));
        assert_non_null(
            strstr(documented.bytes, nt_arena_printf(box.arena, "`%s`", role->heading)));
    }
    assert_null(nt_ingest_role("figure"));
    assert_null(nt_ingest_role("figure.idx"));
}

TESTS(NULL, NULL)
