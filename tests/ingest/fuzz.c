/* Damaged packages: every input ends in a result or an error, never in a crash. Run it with the
 * sanitizers (preset asan); without them it can only see what crashes outright. The damage comes
 * from a fixed generator, so that a failure repeats. */
#include "damage.h"
#include "model/published.h"

enum { ROUNDS = 400 };

static const char descriptor[] =
    "{'name': 'p', 'netra': {'areas': {'whole': ['I']}}, 'resources': [\n"
    "{'name': 'f', 'path': 'f.csv', 'encoding': 'utf-8-sig', 'dialect': {'delimiter': ';'}, "
    "'schema': {'fields': [\n"
    "{'name': 'id', 'role': 'figure.id'}, {'name': 'ind', 'role': 'figure.indicator'},\n"
    "{'name': 'ev', 'role': 'figure.event'}, {'name': 'area', 'role': 'figure.area'},\n"
    "{'name': 'day', 'type': 'date', 'format': '%d/%m/%Y', 'role': 'figure.as_of'},\n"
    "{'name': 'v', 'type': 'number', 'decimalChar': ',', 'role': 'figure.value'},\n"
    "{'name': 'u', 'role': 'figure.unit', 'constraints': {'enum': ['persons', 'percent']}},\n"
    "{'name': 'b', 'role': 'figure.base'}, {'name': 's', 'role': 'figure.source'}]}},\n"
    "{'name': 's', 'path': 's.csv', 'schema': {'fields': [{'name': 's', 'role': 'source.id'},\n"
    "{'name': 'd', 'type': 'date', 'role': 'source.published_on'}]}},\n"
    "{'name': 'e', 'path': 'e.csv', 'schema': {'fields': [{'name': 'e', 'role': 'event.id'}]}}]}";

static const char figures[] = "\xEF\xBB\xBFid;ind;ev;area;day;v;u;b;s\r\n"
                              "a;reported;E;I;01/01/2024;10;persons;;s1\r\n"
                              "b;proven;E;I;01/01/2024;5;persons;a;s1\r\n"
                              "c;share-proven;E;I;01/01/2024;50,0;percent;b;s2\r\n"
                              "d;share-by-x;;\"J \"\"q\"\"\nr\";;7;percent;c;s2\r\n";
static const char sources[] = "s,d\ns1,2024-01-02\ns2,\n";
static const char events[] = "e\nE\n";

static void write_package(sandbox *box)
{
    sandbox_descriptor(box, descriptor);
    sandbox_text(box, "f.csv", figures);
    sandbox_text(box, "s.csv", sources);
    sandbox_text(box, "e.csv", events);
}

static void run(uint32_t seed)
{
    SANDBOX(box);
    const nt_published *published;
    static const char *const files[] = {"datapackage.json", "s.csv", "e.csv", "f.csv"};
    uint32_t which = next_random(&seed) % 8;
    write_package(&box);
    damage_file(&box, files[which < 3 ? which : 3], &seed);
    nt_status status = sandbox_read(&box);
    if (!status) {
        status = nt_model_publish(box.arena, box.package, NULL,
                                  seed & 1 ? NT_DATE_UNKNOWN : nt_date_from_civil(2024, 1, 1),
                                  box.problems, &published, &box.err);
    }
    /* A message is one line, whatever the bytes were. */
    size_t count;
    const nt_problem *items = nt_problems_sorted(box.problems, &count);
    for (size_t i = 0; i < count; i++) {
        sandbox_judge(items[i].message);
    }
    if (status) {
        sandbox_judge(nt_error_text(&box.err));
    }
}

TEST(test_damaged_packages)
{
    for (uint32_t round = 1; round <= ROUNDS; round++) {
        run(round * 2654435761u);
    }
}

TEST(test_cut_short_anywhere)
{
    for (size_t length = 0; length < sizeof figures; length++) {
        SANDBOX(box);
        write_package(&box);
        sandbox_write(&box, "f.csv", figures, length);
        nt_status status = sandbox_read(&box);
        assert_true(status == NT_OK || *box.err.message[NT_LANG_EN]);
    }
}

TEST(test_the_package_itself_is_sound)
{
    SANDBOX(box);
    const nt_published *published;
    write_package(&box);
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_int_equal(nt_model_publish(box.arena, box.package, NULL, NT_DATE_UNKNOWN, box.problems,
                                      &published, &box.err),
                     NT_OK);
    /* But for its event's day, which it has no column for. */
    assert_string_equal(
        sandbox_problems(&box),
        "e.csv:2:1 no-polling-day: \"E\" has no polling day: its figures have no age "
        "and are compared with none; the day of the vote, such as 2024-11-27\n");
    assert_int_equal(published->figure_count, 4);
}

TESTS(NULL, NULL)
