/* Who counted, what gave way to a final figure, and what may fall: where the rules keep silent. */

#include "check.h"
#include "rules/builder.h"

#define DAY "2020-11-17"

#define BY(id_, number, day, who)                                                                  \
    {                                                                                              \
        id_, "reported", number, day, .counter = who, .source = id_                                \
    }

TEST(bodies_are_not_held_against_each_other)
{
    /* 2,034 of the commission, then 1,010 of the supervisors: nothing falls. */
    EXPECT("", BY("p", "2034", "2020-10-01", "KASN"), BY("q", "1010", "2020-11-01", "Bawaslu"));
    /* The fall of one body is not hidden behind the other's numbers. */
    EXPECT("running-total-falls: q* p\n", BY("o", "2034", "2020-09-01", "KASN"),
           BY("p", "1536", "2020-10-01", "Bawaslu"), BY("q", "1010", "2020-11-01", "Bawaslu"));
    /* One part, another's whole. */
    EXPECT("", BY("w", "1305", "2020-12-01", "KASN"),
           {"p", "proven", "1645", "2020-12-01", .counter = "Bawaslu", .source = "w"});
    EXPECT("part-exceeds-whole: p* w\n", BY("w", "1305", "2020-12-01", "KASN"),
           {"p", "proven", "1645", "2020-12-01", .counter = "KASN", .source = "w"});
    /* Nor are their units. */
    EXPECT("", BY("p", "300", "2020-10-01", "KASN"),
           {"q", "reported", "500", "2020-11-01", .unit = "reports", .counter = "Bawaslu"});
}

TEST(one_word_of_two_bodies)
{
    EXPECT("counters-differ: q p\n", BY("p", "857", DAY, "KASN"), BY("q", "833", DAY, "BKN"));
    EXPECT("", BY("p", "857", DAY, "KASN"), BY("q", "857", DAY, "BKN"));
    EXPECT("", BY("p", "857", DAY, "KASN"), BY("q", "833", "2020-11-18", "BKN"));
    EXPECT("same-day-differs: q p\n", BY("p", "857", DAY, "KASN"), BY("q", "833", DAY, "KASN"));
    /* Nobody says who counted the one. */
    EXPECT("", BY("p", "857", DAY, "KASN"), BY("q", "833", DAY, NULL));
    /* Once for a word, on the latest day on which both have one. */
    EXPECT("counters-differ: s r\n", BY("p", "857", DAY, "KASN"), BY("q", "833", DAY, "BKN"),
           BY("r", "900", "2020-11-20", "KASN"), BY("s", "890", "2020-11-20", "BKN"));
}

/* ---- provisional and final ---- */

#define STATED(id_, number, day, how)                                                              \
    {                                                                                              \
        id_, "reported", number, day, .status = how                                                \
    }

TEST(final_figure_takes_the_place)
{
    EXPECT("", STATED("p", "500", "2020-10-01", NT_STATUS_PROVISIONAL),
           STATED("q", "495", "2020-11-01", NT_STATUS_FINAL));
    EXPECT("", STATED("p", "500", DAY, NT_STATUS_PROVISIONAL),
           STATED("q", "495", DAY, NT_STATUS_FINAL));
    /* A provisional figure is corrected by a final one, not by one of which nothing is said. */
    EXPECT("running-total-falls: q* p\n", STATED("p", "500", "2020-10-01", NT_STATUS_PROVISIONAL),
           STATED("q", "495", "2020-11-01", NT_STATUS_UNSTATED));
    EXPECT("running-total-falls: q* p\n", STATED("p", "500", "2020-10-01", NT_STATUS_FINAL),
           STATED("q", "495", "2020-11-01", NT_STATUS_FINAL));
    /* What a later provisional figure says of an earlier final one is a contradiction. */
    EXPECT("running-total-falls: q* p\n", STATED("p", "500", "2020-10-01", NT_STATUS_FINAL),
           STATED("q", "495", "2020-11-01", NT_STATUS_PROVISIONAL));
    /* The final figure of another area corrects nothing here. */
    EXPECT("running-total-falls: q* p\n", STATED("p", "500", "2020-10-01", NT_STATUS_PROVISIONAL),
           STATED("q", "495", "2020-11-01", NT_STATUS_UNSTATED),
           {"r", "reported", "90", "2020-11-01", .area = "Aceh", .status = NT_STATUS_FINAL});
}

/* ---- what there is on a day ---- */

TEST(stock_may_fall)
{
#define COUNTED(what, unit_)                                                                       \
    {"p", what, "910", "2020-10-01", .unit = unit_}, {"q", what, "840", "2020-11-01", .unit = unit_}
    EXPECT("", COUNTED("open", "reports"));
    EXPECT("running-total-falls: q* p\n", COUNTED("reports", "reports"));
    EXPECT("running-total-falls: q* p\n", COUNTED("proven", "persons"));
    /* Persons of a count that is no stage may be those in a state, which they leave. */
    EXPECT("", COUNTED("reports", "persons"));
    /* On one day a stock is one number all the same. */
    EXPECT("same-day-differs: q p\n", {"p", "open", "910", DAY, .unit = "reports"},
           {"q", "open", "840", DAY, .unit = "reports"});
}

TEST(part_in_progress_empties)
{
#define SPLIT(base_)                                                                               \
    {"p", "status", "52", "2020-10-01", .category = "diproses", .unit = "reports", .base = base_}, \
        {"q", "status", "42", "2020-11-01", .category = "diproses", .unit = "reports"},            \
        {"w", "reported", "128", "2020-10-01", .unit = "reports"}
    EXPECT("", SPLIT("w"));
    /* Nobody says that it splits another count: it is a count like others. */
    EXPECT("running-total-falls: q* p\n", SPLIT(NULL));
}

/* ---- the same thing said twice ---- */

TEST(count_with_and_without_base)
{
    EXPECT("same-day-differs: p q\n", {"w", "reported", "47", DAY},
           {"p", "reported", "16", DAY, .area = "Pinrang", .base = "w"},
           {"q", "reported", "17", DAY, .area = "Pinrang", .source = "t"});
}

TEST(next_stage_explains_a_small_difference)
{
#define PASSED_ON(number, passed)                                                                  \
    {"p", "reported", number, DAY, .source = "s"}, {"q", "proven", passed, DAY, .source = "s"},    \
        {"r", "reported", passed, DAY, .source = "t"}
    EXPECT("", PASSED_ON("29", "28"));
    EXPECT("same-day-differs: r* p*\n", PASSED_ON("29", "20"));
    /* As part of a sum the smaller number makes that wrong. */
    EXPECT("same-day-differs: r p\n", {"w", "reported", "47", DAY, .source = "t"},
           {"p", "reported", "17", DAY, .area = "Pinrang", .source = "s"},
           {"q", "proven", "16", DAY, .area = "Pinrang", .source = "s"},
           {"r", "reported", "16", DAY, .area = "Pinrang", .base = "w", .source = "t"});
    EXPECT("same-day-differs: r p\n", {"p", "reported", "29", DAY, .source = "s"},
           {"r", "reported", "28", DAY, .source = "t"});
}

TEST(one_source_without_a_day)
{
    EXPECT("same-day-differs: q p\n", {"p", "reported", "902"}, {"q", "reported", "883"});
    /* Two sources may speak of two days. */
    EXPECT("", {"p", "reported", "902"}, {"q", "reported", "883", .source = "t"});
}

TEST(size_of_a_vote_that_has_been)
{
#define REGIONS(id_, number, day, who) {id_, "regions", number, day, .source = who}
    EXPECT("same-day-differs: q* p r\n", REGIONS("p", "270", "2020-12-09", "s"),
           REGIONS("q", "170", "2024-09-17", "t"), REGIONS("r", "270", "2024-01-10", "u"));
    EXPECT("same-day-differs: p* q*\n", REGIONS("q", "170", "2024-09-17", "t"),
           REGIONS("p", "100", "2020-12-10", "s"));
    EXPECT("", REGIONS("p", "270", "2020-11-01", "s"), REGIONS("q", "269", "2020-12-09", "t"));
}

TEST(who_counts_both_ways_knows_the_units_apart)
{
#define IN(id_, number, day, unit_) {id_, "proven", number, day, .unit = unit_}
    EXPECT("unit-mismatch: q p\n", IN("p", "29", "2020-10-01", "persons"),
           IN("q", "35", "2020-11-01", "reports"), IN("r", "40", "2020-12-01", "persons"));
    EXPECT("", IN("p", "29", "2020-10-01", "persons"), IN("q", "35", "2020-11-01", "reports"),
           IN("r", "75", "2020-11-01", "persons"));
    /* Two sources, and nobody says whose counts they give. */
    EXPECT("unit-mismatch: q p\n", IN("p", "29", "2020-10-01", "persons"),
           IN("q", "35", "2020-11-01", "reports"),
           {"r", "proven", "75", "2020-11-01", .source = "t"});
    /* One number in two units is no such knowledge. */
    EXPECT("unit-mismatch: q r\n", IN("q", "61", "2020-11-01", "reports"),
           IN("r", "61", "2020-11-01", "persons"));
    EXPECT("", IN("q", "6", "2020-11-01", "reports"), IN("r", "7", "2020-11-01", "persons"));
}

TESTS(NULL, NULL)
