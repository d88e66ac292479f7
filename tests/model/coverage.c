/* Which days a register covers: stated, or taken from its rows whatever is mistyped in them. */
#include <math.h>

#include "registers.h"

/* Rows of one column of days; `rows` are numbered. */
static const nt_register *read_days(sandbox *box, const char *netra, const char *rows)
{
    return register_read(box, &(register_text){.fields = "{'name': 'id', 'role': 'case.id'},\n"
                                                         "{'name': 'in', 'type': 'date', 'role': "
                                                         "'case.reported_on'},\n"
                                                         "{'name': 'dec', 'type': 'date', 'role': "
                                                         "'case.decided_on'}",
                                               .heading = "id,in,dec",
                                               .codes = "'outcome': {}",
                                               .netra = netra,
                                               .rows = rows});
}

/* So many days from `first`, one row every `step` days, then `more`. */
static const char *rows_of(nt_arena *arena, const char *first, int count, int step,
                           const char *more)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_date day = nt_date_parse_iso(first, 10);
    for (int i = 0; i < count; i++) {
        char text[11];
        nt_buffer_printf(&out, "A-%d,%s,\n", i, nt_date_format_iso(day + i * step, text));
    }
    nt_buffer_printf(&out, "%s", more);
    return nt_buffer_text(&out);
}

static const struct {
    const char *what, *netra, *first;
    int count, step;
    const char *more, *from, *to, *problem; /* "": nothing is covered; problem: NULL none */
} registers[] = {
    {"a row a day", NULL, "2024-01-01", 100, 1, "", "2024-01-01", "2024-04-07", NULL},
    {"one row", NULL, "2024-05-14", 1, 1, "", "", "", NULL},
    {"one row, decided late", NULL, "2024-05-14", 0, 1, "B-1,2024-05-14,2026-01-03\n", "2024-05-15",
     "2025-12-31", NULL},
    {"five rows, one a year", NULL, "2019-06-01", 5, 365, "", "2019-06-01", "2023-05-31", NULL},
    {"a day before", NULL, "2019-05-31", 5, 365, "", "2019-06-01", "2023-05-21", NULL},
    {"a week from the 1st", NULL, "2024-05-01", 7, 1, "", "2024-05-01", "2024-05-07", NULL},
    {"but for its last day", NULL, "2024-05-01", 6, 1, "", "", "", NULL},
    {"but for its first day", NULL, "2024-05-02", 6, 1, "", "", "", NULL},
    {"a month from the 22nd", NULL, "2024-01-22", 38, 1, "", "2024-01-22", "2024-02-21", NULL},
    {"a month of leap years", NULL, "2024-01-23", 38, 1, "", "2024-02-01", "2024-02-29", NULL},
    {"the last days of a year", NULL, "2023-12-23", 58, 1, "", "2024-01-01", "2024-02-14", NULL},
    {"one stray and few days", NULL, "2024-05-23", 10, 1, "B-1,2024-05-23,2044-01-03\n", "", "",
     "outside-coverage"},
    {"from a day stated, no week", "'coverage': {'from': '2024-05-15'},", "2024-05-15", 6, 1, "",
     "", "", NULL},
    {"from a day stated", "'coverage': {'from': '2024-05-14'},", "2024-05-14", 30, 1, "",
     "2024-05-14", "2024-06-07", NULL},
    {"forty rows, one in two months", NULL, "2018-01-01", 40, 60, "", "2018-01-01", "2024-05-21",
     NULL},
    {"a decision after the last report", NULL, "2024-01-01", 100, 1, "B-1,2024-03-01,2024-04-29\n",
     "2024-01-01", "2024-04-21", NULL},
    {"a decision in 3019", NULL, "2024-01-01", 100, 1, "B-1,2024-03-01,3019-04-02\n", "2024-01-01",
     "2024-04-07", "cases.csv:102:16 outside-coverage"},
    {"a decision in 2044", NULL, "2024-01-01", 100, 1, "B-1,2024-03-01,2044-04-02\n", "2024-01-01",
     "2024-04-07", "cases.csv:102:0 outside-coverage"},
    {"a decision two months on", NULL, "2024-01-01", 100, 1, "B-1,2024-03-01,2024-06-09\n",
     "2024-01-01", "2024-04-07", "cases.csv:102:0 outside-coverage"},
    {"a report in 1999", NULL, "2024-01-01", 100, 1, "B-1,1999-03-01,\n", "2024-01-01",
     "2024-04-07", "cases.csv:102:0 outside-coverage"},
    {"a report of the year before", NULL, "2024-01-01", 100, 1, "B-1,2023-03-01,\n", "2024-01-01",
     "2024-04-07", "cases.csv:102:0 outside-coverage"},
    {"three strays", NULL, "2024-01-01", 100, 1,
     "B-1,2024-03-01,2031-01-01\nB-2,2024-03-01,2044-01-01\nB-3,2024-03-01,2091-01-01\n",
     "2024-01-01", "2024-04-07", "cases.csv:102:0 outside-coverage"},
    {"one case with two days far behind", NULL, "2024-01-01", 100, 1, "B-1,2031-01-01,2031-01-02\n",
     "2024-01-01", "2024-04-07", "cases.csv:102:0 outside-coverage"},
    {"two cases with a day each far behind, of different kinds", NULL, "2024-01-01", 100, 1,
     "B-1,2024-03-01,2031-01-01\nB-2,2031-01-02,\n", "2024-01-01", "2024-04-07",
     "cases.csv:102:0 outside-coverage"},
    {"two cases in 2042 for 2024", NULL, "2024-01-01", 100, 1, "B-1,2042-03-01,\nB-2,2042-03-05,\n",
     "2024-01-01", "2024-04-07", "cases.csv:103:0 outside-coverage"},
    {"two in 2042 and two in 2094", NULL, "2024-01-01", 100, 1,
     "B-1,2042-03-01,\nB-2,2042-03-05,\nB-3,2094-03-01,\nB-4,2094-03-05,\n", "2024-01-01",
     "2024-04-07", "cases.csv:105:0 outside-coverage"},
    {"two of twenty-two in 2042", NULL, "2024-01-01", 20, 5, "B-1,2042-03-01,\nB-2,2042-03-05,\n",
     "2024-01-01", "2024-03-31", "cases.csv:23:0 outside-coverage"},
    {"two cases of 2002 for 2022", NULL, "2022-01-01", 100, 1, "B-1,2002-03-01,\nB-2,2002-03-05,\n",
     "2022-01-01", "2022-04-07", "cases.csv:102:0 outside-coverage"},
    {"two of a hundred and two after a year and more", NULL, "2022-01-01", 100, 1,
     "B-1,2024-03-01,\nB-2,2024-03-05,\n", "2022-01-01", "2022-04-07",
     "cases.csv:103:0 outside-coverage"},
    {"two within the year", NULL, "2022-01-01", 100, 1, "B-1,2023-03-01,\nB-2,2023-03-05,\n",
     "2022-01-01", "2023-02-28", NULL},
    {"a vote, six quiet years, the next", NULL, "2018-01-01", 30, 1,
     "B-1,2024-03-01,\nB-2,2024-03-05,\nB-3,2024-03-06,\nB-4,2024-03-07,\nB-5,2024-03-08,\n"
     "B-6,2024-03-09,\nB-7,2024-03-10,\nB-8,2024-03-11,\nB-9,2024-03-12,\nB-10,2024-03-14,\n",
     "2018-01-01", "2024-03-14", NULL},
    {"a vote, two quiet years, the next begins", NULL, "2022-01-01", 100, 1,
     "B-1,2024-03-01,\nB-2,2024-03-05,\nB-3,2024-03-06,\n", "2022-01-01", "2024-02-29", NULL},
    {"stated", "'coverage': {'from': '2023-07-01', 'to': '2024-04-30'},", "2024-01-01", 100, 1, "",
     "2023-07-01", "2024-04-30", NULL},
    {"one end stated", "'coverage': {'to': '2024-04-30'},", "2024-01-01", 100, 1, "", "2024-01-01",
     "2024-04-30", NULL},
    {"stated, and rows outside", "'coverage': {'to': '2024-04-08'},", "2024-01-01", 100, 1, "",
     "2024-01-01", "2024-04-08", "cases.csv:101:0 outside-coverage"},
};

TEST(test_what_is_covered)
{
    for (size_t i = 0; i < sizeof registers / sizeof *registers; i++) {
        SANDBOX(box);
        const char *rows = rows_of(box.arena, registers[i].first, registers[i].count,
                                   registers[i].step, registers[i].more);
        const nt_register *reg = read_days(&box, registers[i].netra, rows);
        char from[11] = "", to[11] = "";
        print_message("%s\n", registers[i].what);
        if (nt_date_known(reg->coverage.from) || nt_date_known(reg->coverage.to)) {
            nt_date_format_iso(reg->coverage.from, from);
            nt_date_format_iso(reg->coverage.to, to);
        }
        assert_string_equal(from, registers[i].from);
        assert_string_equal(to, registers[i].to);
        const char *problems = sandbox_problems(&box);
        if (registers[i].problem) {
            assert_non_null(strstr(problems, registers[i].problem));
        } else {
            assert_null(strstr(problems, "outside-coverage"));
        }
    }
}

/* Far outside, a day is unknown; near by it is kept. */
TEST(test_what_is_believed)
{
    SANDBOX(box);
    const nt_register *reg =
        read_days(&box, NULL,
                  rows_of(box.arena, "2024-01-01", 100, 1,
                          "B-1,2024-03-01,2044-04-02\nB-2,1999-03-01,\nB-3,2023-03-01,\n"));
    assert_false(nt_date_known(nt_register_case(reg, 100).decided));
    assert_true(nt_date_known(nt_register_case(reg, 100).reported));
    assert_false(nt_date_known(nt_register_case(reg, 101).reported));
    assert_true(nt_date_known(nt_register_case(reg, 102).reported));
}

/* A version that was recorded on no believable day is the oldest of its case; of two the later in
 * the file. */
TEST(test_versions_of_no_day_are_the_oldest)
{
    static const char fields[] = "{'name': 'id', 'role': 'case.id'},\n"
                                 "{'name': 'in', 'type': 'date', 'role': 'case.reported_on'},\n"
                                 "{'name': 'rec', 'type': 'date', 'role': 'case.recorded_on'}";
    static const long lines[] = {5, 4, 2, 3, 6, 8, 7};
    SANDBOX(box);
    const nt_register *reg =
        register_read(&box, &(register_text){.fields = fields,
                                             .heading = "id,in,rec",
                                             .codes = "'outcome': {}",
                                             .netra = "'coverage': {'from': '2024-01-01', 'to': "
                                                      "'2024-12-31'},",
                                             .rows = "A-1,2024-01-01,2024-01-02\n"
                                                     "A-1,2024-01-01,2024-01-03\n"
                                                     "A-1,2024-01-01,2044-01-04\n"
                                                     "A-1,2024-01-01,2044-01-05\n"
                                                     "B-1,2024-01-01,2044-01-04\n"
                                                     "C-1,2024-01-01,2024-01-04\n"
                                                     "C-1,2024-01-01,1999-01-04\n"});
    assert_int_equal(reg->case_count, sizeof lines / sizeof *lines);
    for (size_t i = 0; i < reg->case_count; i++) {
        assert_int_equal(nt_register_case(reg, i).line, lines[i]);
    }
}

static bool begins_a_quarter(nt_date day)
{
    return nt_date_to_civil(day).day <= 22 && nt_date_to_civil(day).day % 7 == 1;
}

/* From the first day on that begins a quarter of a month up to the last before one, found day by
 * day; nothing where there are none. */
static bool covers_quarters(const nt_coverage *coverage, nt_date first, nt_date last)
{
    nt_date from = first, to = last;
    while (!begins_a_quarter(from)) {
        from++;
    }
    while (!begins_a_quarter(to + 1)) {
        to--;
    }
    return from < to ? coverage->from == from && coverage->to == to
                     : !nt_date_known(coverage->from) && !nt_date_known(coverage->to);
}

/* Registers whose cases come at random are not cut, however few a day. */
TEST(test_chance_leaves_no_stray)
{
    uint64_t seed = 1;
    int cut = 0;
    for (int n = 0; n < 300; n++) {
        SANDBOX(box);
        nt_buffer rows = nt_buffer_open(box.arena);
        nt_date day = nt_date_parse_iso("2020-01-01", 10), first = 0;
        for (int i = 0; i < 60 + n; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            day += (int)(-log((double)(seed >> 33 | 1) / 2147483648.0) * (n % 20));
            char text[11];
            first = i ? first : day;
            nt_buffer_printf(&rows, "A-%d,%s,\n", i, nt_date_format_iso(day, text));
        }
        const nt_register *reg = read_days(&box, NULL, nt_buffer_text(&rows));
        cut += !covers_quarters(&reg->coverage, first, day);
    }
    assert_true(cut <= 3);
}

TEST(test_what_cannot_be_stated)
{
    static const struct {
        const char *netra, *says;
    } wrong[] = {
        {"'coverage': '2024',", "\"coverage\" is a string here; it must be an object"},
        {"'coverage': {'from': '2024-02-31'},", "\"from\" must be a day here"},
        {"'coverage': {'to': 2024},", "\"to\" is a number here; it must be a string"},
        {"'coverage': {'from': '2024-02-01', 'to': '2024-01-31'},", "ends before it begins"},
        {"'coverage': {'until': '2024-01-31'},", "until"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        SANDBOX(box);
        const nt_register *reg;
        register_write(&box, &(register_text){.netra = wrong[i].netra,
                                              .rows = "A-1,Pemilu 2024,2024-01-02,,,,,,,,,\n"});
        assert_int_equal(register_model(&box, NT_DATE_UNKNOWN, &reg), NT_INVALID);
        assert_non_null(strstr(box.err.message[NT_LANG_EN], wrong[i].says));
    }
}

TESTS(NULL, NULL)
