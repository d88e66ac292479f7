/* part-exceeds-whole, parts-exceed-total and period-nested. */

#include "check.h"
#include "rules/builder.h"

#define DAY "2020-09-30"

TEST(part_and_its_base)
{
#define PART_OF_BASE(part)                                                                         \
    {.id = "w", .indicator = "reported", .value = "100", .as_of = DAY},                            \
        {.id = "p", .indicator = "proven", .value = part, .as_of = DAY, .base = "w"}
    EXPECT("part-exceeds-whole: p* w\n", PART_OF_BASE("101"));
    EXPECT("", PART_OF_BASE("100"));
    EXPECT("", PART_OF_BASE("50"));
    EXPECT("",
           {.id = "w",
            .indicator = "reported",
            .value = "100",
            .as_of = DAY,
            .qualifier = NT_MORE_THAN},
           {.id = "p", .indicator = "proven", .value = "170", .as_of = DAY, .base = "w"});
}

TEST(later_stage_of_one_day)
{
#define STAGES(part, who)                                                                          \
    {.id = "w", .indicator = "proven", .value = "100", .as_of = DAY},                              \
        {.id = "p", .indicator = "sanctioned", .value = part, .as_of = DAY, .source = who}
    EXPECT("part-exceeds-whole: p* w\n", STAGES("101", "s"));
    EXPECT("part-exceeds-whole: p* w\n", STAGES("101", "t"));
    EXPECT("", STAGES("100", "s"));
    /* Another day, another count. */
    EXPECT("", {.id = "w", .indicator = "proven", .value = "100", .as_of = DAY},
           {.id = "p", .indicator = "sanctioned", .value = "101", .as_of = "2020-10-13"});
    /* One source differs, the other has room: no alarm across sources. */
    EXPECT("same-day-differs: w u\n",
           {.id = "w", .indicator = "proven", .value = "100", .as_of = DAY, .source = "s"},
           {.id = "u", .indicator = "proven", .value = "105", .as_of = DAY, .source = "t"},
           {.id = "p", .indicator = "sanctioned", .value = "103", .as_of = DAY, .source = "r"});
}

TEST(all_elections_of_a_period)
{
#define ALL(start_, end_, day)                                                                     \
    {.id = "all",                                                                                  \
     .indicator = "violations",                                                                    \
     .value = "1678",                                                                              \
     .as_of = day,                                                                                 \
     .event = "-",                                                                                 \
     .start = start_,                                                                              \
     .end = end_,                                                                                  \
     .unit = "violations"}
#define EVENT(number, day)                                                                         \
    {                                                                                              \
        .id = "e", .indicator = "violations", .value = number, .as_of = day, .unit = "violations"  \
    }
    EXPECT("part-exceeds-whole: e* all\n", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           EVENT("2034", "2024-02-06"));
    EXPECT("", ALL("2020-01-01", "2022-12-31", "2023-11-15"), EVENT("1678", "2024-02-06"));
    /* "More than 1,500" beside it takes nothing back. */
    EXPECT("part-exceeds-whole: e* all\n", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           EVENT("2034", "2024-02-06"),
           {.id = "loose",
            .indicator = "violations",
            .value = "1500",
            .as_of = "2023-11-15",
            .event = "-",
            .start = "2020-01-01",
            .end = "2022-12-31",
            .unit = "violations",
            .qualifier = NT_MORE_THAN});
    EXPECT("part-exceeds-whole: e* all\n", ALL("2020-01-01", "2020-12-31", "2021-02-01"),
           EVENT("1700", "2020-12-19"));
    /* The period opens too late or closes too early to hold every case of the election. */
    EXPECT("", ALL("2020-10-01", "2022-12-31", "2023-11-15"), EVENT("2034", "2024-02-06"));
    EXPECT("", ALL("2020-01-01", "2020-12-31", "2021-02-01"), EVENT("2034", "2024-02-06"));
    EXPECT("", ALL("2021-01-01", "2022-12-31", "2023-11-15"), EVENT("2034", "2024-02-06"));
    /* Counted before the part was. */
    EXPECT("", ALL("2020-01-01", "2022-12-31", "2020-06-30"), EVENT("2034", "2024-02-06"));
    /* Cases that were there before the period opened. */
    EXPECT("", ALL("2020-01-01", "2022-12-31", "2023-11-15"), EVENT("2034", "2024-02-06"),
           {.id = "f",
            .indicator = "violations",
            .value = "3",
            .as_of = "2019-12-01",
            .unit = "violations"});
    /* What is reported need not be a violation, nor a person be one. */
    EXPECT("", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           {.id = "e",
            .indicator = "reported",
            .value = "2034",
            .as_of = "2024-02-06",
            .unit = "violations"});
    EXPECT("", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           {.id = "e", .indicator = "proven", .value = "2034", .as_of = "2024-02-06"});
    EXPECT("part-exceeds-whole: e* all\n", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           {.id = "e",
            .indicator = "proven",
            .value = "2034",
            .as_of = "2024-02-06",
            .unit = "violations"});
    /* One election, one finding, however many of its days exceed. */
    EXPECT("part-exceeds-whole: e* f* all\n", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           EVENT("1800", "2021-12-16"),
           {.id = "f",
            .indicator = "violations",
            .value = "2034",
            .as_of = "2024-02-06",
            .unit = "violations"});
    /* A part of a period of one election within the same period of all. */
    EXPECT("part-exceeds-whole: e* all\n", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           {.id = "e",
            .indicator = "violations",
            .value = "1700",
            .as_of = "2023-11-15",
            .start = "2021-01-01",
            .end = "2021-12-31",
            .unit = "violations"});
}

/* ---- areas ---- */

#define TOTAL(number)                                                                              \
    {                                                                                              \
        .id = "all", .indicator = "reported", .value = number, .as_of = DAY                        \
    }
#define AREA(id_, name, number)                                                                    \
    {                                                                                              \
        .id = id_, .indicator = "reported", .value = number, .as_of = DAY, .base = "all",          \
        .area = name                                                                               \
    }

TEST(areas_and_their_total)
{
    EXPECT("parts-exceed-total: p* q* all\n", TOTAL("100"), AREA("p", "Aceh", "60"),
           AREA("q", "Papua", "41"));
    EXPECT("", TOTAL("100"), AREA("p", "Aceh", "60"), AREA("q", "Papua", "40"));
    EXPECT("", TOTAL("100"), AREA("p", "Aceh", "60"));
    /* One that exceeds by itself is said once. */
    EXPECT("part-exceeds-whole: p* all\n", TOTAL("100"), AREA("p", "Aceh", "101"),
           AREA("q", "Papua", "40"));
    /* The same area twice is one part. */
    EXPECT("same-day-differs: p q\n", TOTAL("100"), AREA("p", "Aceh", "60"),
           {.id = "q",
            .indicator = "reported",
            .value = "61",
            .as_of = DAY,
            .base = "all",
            .area = "Aceh",
            .source = "t"});
    /* "More than 100" has no upper end; about 100 reaches 110. */
    EXPECT("",
           {.id = "all",
            .indicator = "reported",
            .value = "100",
            .as_of = DAY,
            .qualifier = NT_MORE_THAN},
           AREA("p", "Aceh", "99"), AREA("q", "Papua", "99"));
    EXPECT("",
           {.id = "all",
            .indicator = "reported",
            .value = "100",
            .as_of = DAY,
            .qualifier = NT_APPROXIMATE},
           AREA("p", "Aceh", "70"), AREA("q", "Papua", "40"));
    EXPECT("parts-exceed-total: p* q* all\n",
           {.id = "all",
            .indicator = "reported",
            .value = "100",
            .as_of = DAY,
            .qualifier = NT_APPROXIMATE},
           AREA("p", "Aceh", "70"), AREA("q", "Papua", "41"));
    EXPECT("parts-exceed-total: p* q* all\n", TOTAL("100"), AREA("p", "Aceh", "60"),
           AREA("q", "Papua", "41"),
           {.id = "loose",
            .indicator = "reported",
            .value = "90",
            .as_of = DAY,
            .qualifier = NT_MORE_THAN});
    /* Another day. */
    EXPECT("", TOTAL("100"), AREA("p", "Aceh", "60"),
           {.id = "q",
            .indicator = "reported",
            .value = "41",
            .as_of = "2020-10-13",
            .base = "all",
            .area = "Papua"});
}

TEST(areas_within_areas_are_counted_once)
{
    EXPECT("", TOTAL("100"), AREA("p", "Jawa Tengah", "60"),
           {.id = "q",
            .indicator = "reported",
            .value = "50",
            .as_of = DAY,
            .base = "p",
            .area = "Demak"});
    EXPECT("", TOTAL("100"), AREA("p", "Jawa Tengah", "60"), AREA("q", "Kabupaten Demak", "50"));
    EXPECT("parts-exceed-total: q* r* all\n", TOTAL("100"), AREA("p", "Jawa Tengah", "60"),
           AREA("q", "Kabupaten Demak", "51"), AREA("r", "Kota Tegal", "50"));
}

TEST(guessed_whole_is_not_enough)
{
    /* Of "Indonesia" the table of areas knows that it is the country. */
    EXPECT("parts-exceed-total: p* q* all\n", TOTAL("100"),
           {.id = "p", .indicator = "reported", .value = "60", .as_of = DAY, .area = "Aceh"},
           {.id = "q", .indicator = "reported", .value = "41", .as_of = DAY, .area = "Papua"});
    /* Without bases and with as few figures as its parts "Nusantara" may be any area. */
#define GUESSED(id_, what, number)                                                                 \
    {.id = id_, .indicator = what, .value = number, .as_of = DAY, .area = "Nusantara"}
    EXPECT("", GUESSED("all", "reported", "100"),
           {.id = "p", .indicator = "reported", .value = "60", .as_of = DAY, .area = "Aceh"},
           {.id = "q", .indicator = "reported", .value = "41", .as_of = DAY, .area = "Papua"});
    EXPECT("parts-exceed-total: p* q* all\n",
           {.id = "all", .indicator = "reported", .value = "100", .as_of = DAY, .area = ""},
           {.id = "p", .indicator = "reported", .value = "60", .as_of = DAY, .area = "Aceh"},
           {.id = "q", .indicator = "reported", .value = "41", .as_of = DAY, .area = "Papua"});
    EXPECT("parts-exceed-total: p* q* all\n", GUESSED("all", "reported", "100"),
           {.id = "p", .indicator = "reported", .value = "60", .as_of = DAY, .area = "Aceh"},
           {.id = "q", .indicator = "reported", .value = "41", .as_of = DAY, .area = "Papua"},
           GUESSED("x", "proven", "90"), GUESSED("y", "sanctioned", "80"));
    /* One of the parts is named nearly as often. */
    EXPECT("", GUESSED("all", "reported", "100"),
           {.id = "p", .indicator = "reported", .value = "60", .as_of = DAY, .area = "Aceh"},
           {.id = "q", .indicator = "reported", .value = "41", .as_of = DAY, .area = "Papua"},
           GUESSED("x", "proven", "90"), GUESSED("y", "sanctioned", "80"),
           {.id = "z", .indicator = "proven", .value = "50", .as_of = DAY, .area = "Aceh"});
}

/* ---- categories ---- */

#define POSITION(id_, name, printed)                                                               \
    {                                                                                              \
        .id = id_, .indicator = "share-by-position", .value = printed, .as_of = DAY,               \
        .category = name                                                                           \
    }

TEST(shares_of_categories)
{
    EXPECT("parts-exceed-total: p* q* r*\n", POSITION("p", "A", "40"), POSITION("q", "B", "35"),
           POSITION("r", "C", "27"));
    /* Each of three may have been rounded up by a half: 101 is still no more than 100. */
    EXPECT("", POSITION("p", "A", "40"), POSITION("q", "B", "35"), POSITION("r", "C", "26"));
    EXPECT("", POSITION("p", "A", "40"), POSITION("q", "B", "35"), POSITION("r", "C", "20"));
    EXPECT("parts-exceed-total: p* q*\n", POSITION("p", "A", "60.0"), POSITION("q", "B", "40.2"));
    EXPECT("", POSITION("p", "A", "60.0"), POSITION("q", "B", "40.1"));
    /* Two sources that name their categories differently are not added up. */
    EXPECT("", POSITION("p", "A", "60"), POSITION("q", "B", "20"),
           {.id = "r",
            .indicator = "share-by-position",
            .value = "60",
            .as_of = DAY,
            .category = "Jabatan A",
            .source = "t"});
    /* Shares of areas may stand in the column of areas; a regency lies in some province. */
#define OF_AREA(id_, name, printed)                                                                \
    {.id = id_, .indicator = "share-by-position", .value = printed, .as_of = DAY, .area = name}
    EXPECT("parts-exceed-total: p* q*\n", OF_AREA("p", "Aceh", "60"), OF_AREA("q", "Papua", "42"));
    EXPECT("", OF_AREA("p", "Aceh", "60"), OF_AREA("q", "Papua", "41"));
    EXPECT("", OF_AREA("p", "Aceh", "60"), OF_AREA("q", "Kabupaten Pidie", "42"));
    /* Nor are positions and kinds of violation. */
    EXPECT("", POSITION("p", "A", "60"),
           {.id = "r",
            .indicator = "share-by-violation",
            .value = "60",
            .as_of = DAY,
            .category = "X"});
}

TEST(counts_of_categories)
{
#define KIND(id_, name, number)                                                                    \
    {.id = id_, .indicator = "reported", .value = number, .as_of = DAY, .category = name}
    EXPECT("parts-exceed-total: p* q* all\n", TOTAL("100"), KIND("p", "A", "60"),
           KIND("q", "B", "41"));
    EXPECT("", TOTAL("100"), KIND("p", "A", "60"), KIND("q", "B", "40"));
    EXPECT("part-exceeds-whole: p* all\n", TOTAL("100"), KIND("p", "A", "101"));
    /* Divided in two ways: the shares tell which category belongs to which. */
    EXPECT("", TOTAL("100"), KIND("p", "A", "60"), KIND("q", "X", "60"), POSITION("r", "A", "60"));
    /* Provinces hold regencies: kinds of region are not parts of one another. */
    EXPECT("", {.id = "all", .indicator = "regions", .value = "38", .as_of = DAY},
           {.id = "p",
            .indicator = "regions",
            .value = "514",
            .as_of = DAY,
            .category = "kabupaten/kota"});
}

/* ---- periods ---- */

#define PERIOD(id_, from, to, number)                                                              \
    {                                                                                              \
        .id = id_, .indicator = "reported", .value = number, .as_of = "2024-06-12", .event = "b",  \
        .start = from, .end = to                                                                   \
    }
#define WHOLE_EVENT(number)                                                                        \
    {                                                                                              \
        .id = "all", .indicator = "reported", .value = number, .as_of = "2024-06-12", .event = "b" \
    }

TEST(periods_and_their_total)
{
    EXPECT("parts-exceed-total: p* q* all\n", WHOLE_EVENT("464"),
           PERIOD("p", "2023-01-01", "2023-12-31", "262"),
           PERIOD("q", "2024-01-01", "2024-06-12", "203"));
    EXPECT("", WHOLE_EVENT("464"), PERIOD("p", "2023-01-01", "2023-12-31", "262"),
           PERIOD("q", "2024-01-01", "2024-06-12", "202"));
    /* A period within a period is not a second part, and overlap is no sum. */
    EXPECT("", WHOLE_EVENT("464"), PERIOD("p", "2023-01-01", "2023-12-31", "262"),
           PERIOD("h", "2023-01-01", "2023-06-30", "200"),
           PERIOD("q", "2024-01-01", "2024-06-12", "202"));
    EXPECT("", WHOLE_EVENT("464"), PERIOD("p", "2023-01-01", "2024-01-31", "262"),
           PERIOD("q", "2024-01-01", "2024-06-12", "250"));
    /* Of periods that overlap the heavier choice counts. */
    EXPECT("parts-exceed-total: p* r* all\n", WHOLE_EVENT("464"),
           PERIOD("p", "2023-01-01", "2024-01-31", "262"),
           PERIOD("r", "2024-02-01", "2024-06-12", "203"),
           PERIOD("q", "2024-01-01", "2024-06-12", "204"));
    /* Within a lesser period. */
    EXPECT("parts-exceed-total: h* k* p\n", PERIOD("p", "2023-01-01", "2023-12-31", "262"),
           PERIOD("h", "2023-01-01", "2023-06-30", "200"),
           PERIOD("k", "2023-07-01", "2023-12-31", "63"));
    EXPECT("", PERIOD("p", "2023-01-01", "2023-12-31", "262"),
           PERIOD("h", "2023-01-01", "2023-06-30", "200"),
           PERIOD("k", "2023-07-01", "2023-12-31", "62"));
}

TEST(period_within_a_period)
{
    EXPECT("period-nested: h* p\n", PERIOD("p", "2023-01-01", "2023-12-31", "262"),
           PERIOD("h", "2023-01-01", "2023-06-30", "263"));
    EXPECT("", PERIOD("p", "2023-01-01", "2023-12-31", "262"),
           PERIOD("h", "2023-01-01", "2023-06-30", "262"));
    EXPECT("", PERIOD("p", "2023-01-01", "2023-12-31", "262"),
           PERIOD("h", "2023-07-01", "2024-06-12", "300"));
    EXPECT("period-nested: p* all\n", WHOLE_EVENT("464"),
           PERIOD("p", "2023-01-01", "2023-12-31", "465"));
    /* Said once, against the tightest period that it exceeds. */
    EXPECT("period-nested: h* p\n", PERIOD("y", "2022-01-01", "2024-06-12", "280"),
           PERIOD("p", "2023-01-01", "2023-12-31", "262"),
           PERIOD("h", "2023-01-01", "2023-06-30", "300"));
    EXPECT("period-nested: h* p\n", PERIOD("p", "2023-01-01", "2023-12-31", "262"),
           PERIOD("h", "2023-01-01", "2023-06-30", "263"),
           {.id = "loose",
            .indicator = "reported",
            .value = "250",
            .as_of = "2024-06-12",
            .event = "b",
            .start = "2023-01-01",
            .end = "2023-12-31",
            .qualifier = NT_MORE_THAN});
    /* Without an election the periods still hold one another. */
    EXPECT("period-nested: h* p\n",
           {.id = "p",
            .indicator = "proven",
            .value = "500",
            .as_of = "2021-01-10",
            .event = "-",
            .start = "2018-01-01",
            .end = "2020-12-31"},
           {.id = "h",
            .indicator = "proven",
            .value = "508",
            .as_of = "2020-12-21",
            .event = "-",
            .start = "2018-01-01",
            .end = "2018-12-31"});
}

TEST(growing_period_is_no_fault)
{
    /* The year was counted in March; by December its first half alone had more. */
    EXPECT("",
           {.id = "p",
            .indicator = "reported",
            .value = "100",
            .as_of = "2023-03-31",
            .event = "b",
            .start = "2023-01-01",
            .end = "2023-12-31"},
           {.id = "h",
            .indicator = "reported",
            .value = "150",
            .as_of = "2023-12-01",
            .event = "b",
            .start = "2023-01-01",
            .end = "2023-06-30"});
    /* Once the year was over it should have held what came in by June. */
    EXPECT("period-nested: h* p\n",
           {.id = "p",
            .indicator = "reported",
            .value = "100",
            .as_of = "2024-01-05",
            .event = "b",
            .start = "2023-01-01",
            .end = "2023-12-31"},
           {.id = "h",
            .indicator = "reported",
            .value = "150",
            .as_of = "2024-03-01",
            .event = "b",
            .start = "2023-01-01",
            .end = "2023-06-30"});
    /* A later count of the year has room. */
    EXPECT("",
           {.id = "p",
            .indicator = "reported",
            .value = "100",
            .as_of = "2024-01-05",
            .event = "b",
            .start = "2023-01-01",
            .end = "2023-12-31"},
           {.id = "h",
            .indicator = "reported",
            .value = "150",
            .as_of = "2024-03-01",
            .event = "b",
            .start = "2023-01-01",
            .end = "2023-06-30"},
           {.id = "r",
            .indicator = "reported",
            .value = "160",
            .as_of = "2024-06-12",
            .event = "b",
            .start = "2023-01-01",
            .end = "2023-12-31"});
}

TESTS(NULL, NULL)
