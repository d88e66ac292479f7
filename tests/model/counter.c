/* Who counted: which figures are of one counter, and which counters may be compared. */
#include "base/utf8.h"
#include "figures.h"

#define PROCEDURE                                                                                  \
    "'netra': {'counters': {'kasn': {'members': ['KASN', 'BKN'], 'reason': {'id': 'satu "          \
    "prosedur', 'en': 'one procedure'}}}}"

static const nt_published *counted(sandbox *box, const char *netra, const char *figures)
{
    const nt_published *out = NULL;
    if (publish_with(box, "counted_by", netra, figures, "s,2024-06-01\nt,2024-06-01\n", NULL,
                     NT_DATE_UNKNOWN, &out)) {
        fail_msg("%s", sandbox_error(box));
    }
    return out;
}

static const nt_counter *counter_of(const nt_published *p, const char *id)
{
    const nt_figure *figure = nt_model_figure(p, id);
    assert_non_null(figure);
    return figure->counter;
}

static const char figures[] = "kasn,reported,E,,,,,2024-03-01,9,persons,,,s,KASN\n"
                              "bkn,reported,E,,,,,2024-03-01,8,persons,,,s,BKN\n"
                              "bawaslu,reported,E,,,,,2024-03-01,7,persons,,,s,Bawaslu\n"
                              "kpu,reported,E,,,,,2024-03-01,7,persons,,,s,KPU\n"
                              "s1,reported,E,,,,,2024-03-01,6,persons,,,s,\n"
                              "s2,proven,E,,,,,2024-03-01,5,persons,,s1,s,\n"
                              "t1,reported,E,,,,,2024-03-01,6,persons,,,t,\n"
                              "regions,regions,E,,,,,2024-03-01,6,regions,,,t,\n"
                              "voters,voters,E,,,,,2024-03-01,6,persons,,,s,KPU\n";

/* Rows and columns in the order of `figures`: the figures that may be set beside each other. */
TEST(test_who_may_be_compared)
{
    static const char *const ids[] = {"kasn", "bkn", "bawaslu", "kpu", "s1", "s2", "t1"};
    static const char *const declared[] = {"11.....", "11.....", "..1....", "...1...",
                                           "....11.", "....11.", "......1"};
    static const char *const undeclared[] = {"1......", ".1.....", "..1....", "...1...",
                                             "....11.", "....11.", "......1"};
    for (int told = 0; told < 2; told++) {
        SANDBOX(box);
        const nt_published *p = counted(&box, told ? PROCEDURE : "", figures);
        for (size_t i = 0; i < 7; i++) {
            for (size_t j = 0; j < 7; j++) {
                char expected = (told ? declared : undeclared)[i][j];
                bool may = nt_counter_comparable(counter_of(p, ids[i]), counter_of(p, ids[j]));
                if (may != (expected == '1')) {
                    fail_msg("%s beside %s: %d", ids[i], ids[j], may);
                }
            }
        }
    }
}

/* Nobody counts voters case by case: they are no part of a procedure, whoever is named. */
TEST(test_exposures_have_no_counter)
{
    SANDBOX(box);
    const nt_published *p = counted(&box, PROCEDURE, figures);
    assert_ptr_equal(counter_of(p, "regions"), counter_of(p, "voters"));
    assert_string_equal(counter_of(p, "voters")->id, "");
    assert_ptr_equal(counter_of(p, "voters"), p->counters[0]);
}

TEST(test_without_names_there_is_one_counter)
{
    SANDBOX(box);
    const nt_published *p = counted(&box, "",
                                    "a,reported,E,,,,,2024-03-01,6,persons,,,s,\n"
                                    "b,reported,E,,,,,2024-03-02,6,persons,,,t,\n");
    assert_ptr_equal(counter_of(p, "a"), counter_of(p, "b"));
    assert_int_equal(p->counter_count, 1);
}

static const char *problems_of(const char *netra, const char *first, const char *second)
{
    static char text[1000];
    SANDBOX(box);
    const char *rows = nt_arena_printf(box.arena,
                                       "a,reported,E,,,,,2024-03-01,9,persons,,,s,%s\n"
                                       "b,reported,E,,,,,2024-03-02,9,persons,,,s,%s\n"
                                       "c,reported,E,,,,,2024-03-03,9,persons,,,s,%s\n",
                                       first, second, second);
    const nt_published *p = counted(&box, netra, rows);
    bool same = counter_of(p, "a") == counter_of(p, "b");
    assert_ptr_equal(counter_of(p, "b"), counter_of(p, "c"));
    snprintf(text, sizeof text, "%s %s", same ? "one" : "two", sandbox_problems(&box));
    return text;
}

TEST(test_spellings)
{
    static const struct {
        const char *first, *second, *says;
    } cases[] = {
        {"KASN", "KASN", "one "},
        {"KASN", "BKN", "two "},
        {"BKN", "BKD", "two "},
        {"KASN", "Kasn",
         "one figures.csv:3:43 counter-spelling: \"Kasn\" is read as \"KASN\"; write a counter in "
         "one way\n"},
        {"Bawaslu RI", "BAWASLU RI",
         "one figures.csv:3:43 counter-spelling: \"BAWASLU RI\" is read as \"Bawaslu RI\"; write "
         "a "
         "counter in one way\n"},
        {"Bawaslu", "Bawalsu",
         "two figures.csv:3:43 counter-near-name: \"Bawalsu\" is counted apart from \"Bawaslu\"; "
         "if "
         "it is one body, write it in one way\n"},
        {"Bawaslu", "Bawasslu",
         "two figures.csv:3:43 counter-near-name: \"Bawasslu\" is counted apart from \"Bawaslu\"; "
         "if "
         "it is one body, write it in one way\n"},
        {"Bawaslu Sulbar", "Bawaslu Sumbar", "two "},
        {"Bawaslu A", "Bawaslu B", "two "},
        {"Bawaslu", "Bawaslú", "two "},
        {"Bawaslú", "Bawasúl",
         "two figures.csv:3:43 counter-near-name: \"Bawasúl\" is counted apart from \"Bawaslú\"; "
         "if "
         "it is one body, write it in one way\n"},
        {"-", "", "one "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(problems_of("", cases[i].first, cases[i].second), cases[i].says);
    }
}

/* Whether one name has a letter more, or two letters of one are swapped in the other: the edit
 * distance says that one step leads there, the letters that it changes none. */
static bool are_near(const char *a, const char *b)
{
    int letters[256] = {0};
    size_t first = strlen(a), second = strlen(b);
    bool same_letters = first == second;
    for (size_t i = 0; same_letters && i < first; i++) {
        letters[(unsigned char)a[i]]++;
        letters[(unsigned char)b[i]]--;
    }
    for (int c = 0; c < 256; c++) {
        same_letters = same_letters && !letters[c];
    }
    return first >= 6 && second >= 6 && nt_utf8_distance(a, b, 1) == 1 &&
           (first != second || same_letters);
}

TEST(test_near_names_are_found_as_by_comparing_all)
{
    enum { NAMES = 150 };
    SANDBOX(box);
    nt_buffer rows = nt_buffer_open(box.arena);
    char names[NAMES][10];
    unsigned seed = 7;
    for (size_t i = 0; i < NAMES; i++) {
        size_t length = 5 + i % 4;
        for (size_t c = 0; c < length; c++) {
            seed = seed * 1103515245u + 12345u;
            names[i][c] = "ab"[seed >> 16 & 1];
        }
        names[i][length] = '\0';
        nt_buffer_printf(&rows, "f%zu,reported,E,,,,,2024-03-01,9,persons,,,s,%s\n", i, names[i]);
    }
    const nt_published *p = counted(&box, "", nt_buffer_text(&rows));
    const char *said = sandbox_problems(&box);
    size_t found = 0, expected = 0;
    for (const char *at = said; (at = strstr(at, "counter-near-name")); at++) {
        found++;
    }
    for (size_t i = 1; i < p->counter_count; i++) {
        for (size_t j = 1; j < i; j++) {
            const char *later = p->counters[i]->id, *earlier = p->counters[j]->id;
            bool near = are_near(later, earlier);
            const char *line =
                nt_arena_printf(box.arena, "\"%s\" is counted apart from \"%s\"", later, earlier);
            assert_int_equal(near, strstr(said, line) != NULL);
            expected += near;
        }
    }
    assert_true(expected > 100);
    assert_int_equal(found, expected);
}

/* A counter that is written in two ways is near another once. */
TEST(test_a_near_name_is_told_once)
{
    static const char rows[] = "a,reported,E,,,,,2024-03-01,9,persons,,,s,Bawaslu\n"
                               "b,reported,E,,,,,2024-03-01,9,persons,,,s,BAWASLU\n"
                               "c,reported,E,,,,,2024-03-01,9,persons,,,s,Bawalsu\n";
    SANDBOX(box);
    counted(&box, "", rows);
    assert_string_equal(
        sandbox_problems(&box),
        "figures.csv:3:43 counter-spelling: \"BAWASLU\" is read as \"Bawaslu\"; write a counter in "
        "one way\n"
        "figures.csv:4:43 counter-near-name: \"Bawalsu\" is counted apart from \"Bawaslu\"; if it "
        "is "
        "one body, write it in one way\n");
}

/* Slugs are ids: of names that have the same one, or that of another's number. */
TEST(test_slugs_are_unique)
{
    static const struct {
        const char *name, *slug;
    } counters[] = {{"KASN", "kasn"},           {"KASN 机", "kasn-2"}, {"KASN-2 关", "kasn-2-2"},
                    {"KASN 山", "kasn-3"},      {"机", "counter"},     {"关", "counter-2"},
                    {"Counter 3", "counter-3"}, {"山", "counter-4"}};
    SANDBOX(box);
    nt_buffer rows = nt_buffer_open(box.arena);
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++) {
        nt_buffer_printf(&rows, "f%zu,reported,E,,,,,2024-03-01,9,persons,,,s,%s\n", i,
                         counters[i].name);
    }
    const nt_published *p = counted(&box, "", nt_buffer_text(&rows));
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++) {
        assert_string_equal(counter_of(p, nt_arena_printf(box.arena, "f%zu", i))->slug,
                            counters[i].slug);
    }
}

/* A member that is misspelt would never be compared, without a word. */
TEST(test_a_member_that_nobody_names)
{
    assert_string_equal(problems_of(PROCEDURE, "kasn", "BKN"), "two ");
    const char *said = problems_of(PROCEDURE, "KASNI", "BKN");
    assert_non_null(strstr(said, "unknown-counter: no figure is counted by \"KASN\"; the nearest "
                                 "counter is \"KASNI\""));
}

TESTS(NULL, NULL)
