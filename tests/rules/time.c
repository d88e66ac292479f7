/* same-day-differs and running-total-falls. */

#include "check.h"
#include "rules/builder.h"

#define DAY "2020-11-17"

#define TWO(first, second)                                                                         \
    {.id = "p", .indicator = "reported", .value = first, .as_of = DAY},                            \
    {                                                                                              \
        .id = "q", .indicator = "reported", .value = second, .as_of = DAY, .source = "t"           \
    }

TEST(two_values_of_one_day)
{
    EXPECT("same-day-differs: p q\n", TWO("833", "857"));
    EXPECT("same-day-differs: p q\n", TWO("833", "834"));
    EXPECT("", TWO("833", "833"));
    /* More than a tenth apart neither may be used. */
    EXPECT("same-day-differs: p* q*\n", TWO("700", "857"));
}

TEST(what_is_not_the_same_may_differ)
{
#define OTHER(...)                                                                                 \
    {.id = "p", .indicator = "reported", .value = "833", .as_of = DAY, .source = "t"},             \
        {.id = "q", .indicator = "reported", .value = "857", __VA_ARGS__}
    EXPECT("", OTHER(.as_of = "2020-11-18"));
    EXPECT("", OTHER(.as_of = NULL));
    EXPECT("before-the-vote: q*\n", OTHER(.as_of = DAY, .event = "b"));
    EXPECT("", OTHER(.as_of = DAY, .event = "-", .start = "2020-01-01", .end = DAY));
    EXPECT("", {.id = "p", .indicator = "reported", .value = "833", .as_of = DAY, .area = "Aceh"},
           {.id = "q", .indicator = "reported", .value = "857", .as_of = DAY, .area = "Papua"});
    EXPECT("", {.id = "p", .indicator = "voters", .value = "900", .as_of = DAY},
           {.id = "q", .indicator = "regions", .value = "38", .as_of = DAY, .category = "provinsi"},
           {.id = "r",
            .indicator = "regions",
            .value = "514",
            .as_of = DAY,
            .category = "kabupaten/kota"});
}

TEST(hedged_values_agree_within_their_words)
{
#define HEDGED(number, how, exact)                                                                 \
    {.id = "p", .indicator = "reported", .value = number, .as_of = DAY, .qualifier = how},         \
        {.id = "q", .indicator = "reported", .value = exact, .as_of = DAY, .source = "t"}
    EXPECT("", HEDGED("1500", NT_MORE_THAN, "1678"));
    EXPECT("same-day-differs: q p\n", HEDGED("1500", NT_MORE_THAN, "1499"));
    EXPECT("", HEDGED("400", NT_APPROXIMATE, "440"));
    EXPECT("same-day-differs: p* q*\n", HEDGED("400", NT_APPROXIMATE, "460"));
    EXPECT("", HEDGED("100300000", NT_APPROXIMATE, "100359152")); /* cut, not rounded */
    EXPECT("same-day-differs: p q\n", HEDGED("100300000", NT_APPROXIMATE, "100400001"));
    EXPECT("", HEDGED("5", NT_APPROXIMATE, "6"));
    EXPECT("same-day-differs: p* q*\n", HEDGED("5", NT_APPROXIMATE, "7"));
    EXPECT("same-day-differs: p q\n", HEDGED("400", NT_APPROXIMATE, "441"));
    EXPECT("", HEDGED("400", NT_LESS_THAN, "399"));
    EXPECT("same-day-differs: p q\n", HEDGED("400", NT_LESS_THAN, "401"));
    /* Recorded as exact, but the quote says otherwise. */
    EXPECT("approximate-as-exact: p\n",
           {.id = "p",
            .indicator = "voters",
            .value = "204800000",
            .as_of = DAY,
            .quote = "jumlah pemilih 204,8 juta orang"},
           {.id = "q", .indicator = "voters", .value = "204807222", .as_of = DAY, .source = "t"});
}

TEST(shares_of_one_day)
{
#define TWO_SHARES(first, second)                                                                  \
    {.id = "p", .indicator = "share-sanctioned", .value = first, .as_of = DAY},                    \
        {.id = "q", .indicator = "share-sanctioned", .value = second, .as_of = DAY, .source = "t"}
    EXPECT("same-day-differs: p q\n", TWO_SHARES("72.8", "73.6"));
    EXPECT("same-day-differs: p q\n", TWO_SHARES("72.8", "72.9"));
    EXPECT("", TWO_SHARES("72.8", "73"));
    EXPECT("same-day-differs: p q\n", TWO_SHARES("72.8", "74"));
    /* Of reported and of proven cases: two different shares. */
    EXPECT("", {.id = "r", .indicator = "reported", .value = "200", .as_of = DAY},
           {.id = "w", .indicator = "proven", .value = "200", .as_of = DAY, .base = "r"},
           {.id = "p",
            .indicator = "share-by-position",
            .value = "20",
            .as_of = DAY,
            .base = "r",
            .category = "A"},
           {.id = "q",
            .indicator = "share-by-position",
            .value = "30",
            .as_of = DAY,
            .base = "w",
            .category = "A",
            .source = "t"});
}

TEST(the_run_tells_which_of_a_day_is_wrong)
{
    EXPECT("same-day-differs: q* p\n",
           {.id = "o", .indicator = "reported", .value = "2007", .as_of = "2020-11-01"},
           {.id = "p", .indicator = "reported", .value = "2034", .as_of = DAY},
           {.id = "q", .indicator = "reported", .value = "1597", .as_of = DAY, .source = "t"});
}

/* ---- running-total-falls ---- */

#define AT(id_, day, number)                                                                       \
    {                                                                                              \
        .id = id_, .indicator = "proven", .value = number, .as_of = day, .event = "b"              \
    }

TEST(total_that_falls)
{
    EXPECT("running-total-falls: q* p\n", AT("p", "2024-02-06", "183"),
           AT("q", "2024-02-27", "143"), AT("r", "2024-03-25", "240"));
    EXPECT("running-total-falls: q* p\n", AT("p", "2024-02-06", "183"),
           AT("q", "2024-02-27", "182"), AT("r", "2024-03-25", "240"));
    EXPECT("", AT("p", "2024-02-06", "183"), AT("q", "2024-02-27", "183"),
           AT("r", "2024-03-25", "240"));
    /* The order of the file does not matter. */
    EXPECT("running-total-falls: q* p\n", AT("q", "2024-04-25", "94"), AT("p", "2024-03-25", "180"),
           AT("o", "2024-02-06", "97"));
}

TEST(one_finding_a_fall)
{
    /* An early spike is the outlier, not everything after it. */
    EXPECT("running-total-falls: p* q\n", AT("o", "2024-01-01", "90"), AT("p", "2024-02-01", "500"),
           AT("q", "2024-03-01", "100"), AT("r", "2024-04-01", "110"),
           AT("s", "2024-05-01", "120"));
    /* Two low days: each once, against the highest before. */
    EXPECT("running-total-falls: q* p\nrunning-total-falls: r* p\n", AT("o", "2024-01-01", "290"),
           AT("p", "2024-02-01", "300"), AT("q", "2024-03-01", "100"), AT("r", "2024-04-01", "90"),
           AT("s", "2024-05-01", "310"));
    /* A total that returns behind a lower one was rather given to a wrong day: 2.034 "per January
     * 2021" before 2.007 in December, and 2.034 again for years. */
    EXPECT("running-total-falls: p* q\n", AT("o", "2024-01-01", "1305"),
           AT("p", "2024-02-01", "2034"), AT("q", "2024-03-01", "2007"),
           AT("r", "2024-04-01", "2034"), AT("s", "2024-05-01", "2034"));
    EXPECT("running-total-falls: q* p\n", AT("o", "2024-01-01", "1305"),
           AT("p", "2024-02-01", "2034"), AT("q", "2024-03-01", "2007"),
           AT("r", "2024-04-01", "2040"));
    /* Which of two is wrong cannot be told: the later, lower one is in doubt. */
    EXPECT("running-total-falls: q* p\n", AT("p", "2024-02-01", "300"),
           AT("q", "2024-03-01", "200"));
}

TEST(hedged_totals)
{
#define ABOUT(id_, day, number)                                                                    \
    {.id = id_,                                                                                    \
     .indicator = "proven",                                                                        \
     .value = number,                                                                              \
     .as_of = day,                                                                                 \
     .event = "b",                                                                                 \
     .qualifier = NT_APPROXIMATE}
    EXPECT("", AT("p", "2024-02-06", "403"), ABOUT("q", "2024-02-27", "400"),
           AT("r", "2024-03-25", "450"));
    EXPECT("running-total-falls: q* p\n", AT("p", "2024-02-06", "441"),
           ABOUT("q", "2024-02-27", "400"), AT("r", "2024-03-25", "450"));
    EXPECT("running-total-falls: q* p\n", ABOUT("p", "2024-02-06", "400"),
           AT("q", "2024-02-27", "300"));
    EXPECT("", ABOUT("p", "2024-02-06", "400"), AT("q", "2024-02-27", "360"));
    EXPECT("running-total-falls: q* p\n", ABOUT("p", "2024-02-06", "400"),
           ABOUT("q", "2024-02-27", "300"));
    EXPECT("running-total-falls: p* q\n", ABOUT("p", "2024-02-06", "400"),
           AT("q", "2024-02-27", "300"), AT("r", "2024-03-25", "310"));
    EXPECT("",
           {.id = "p",
            .indicator = "proven",
            .value = "400",
            .as_of = "2024-02-06",
            .qualifier = NT_MORE_THAN},
           {.id = "q", .indicator = "proven", .value = "430", .as_of = "2024-02-27"});
    EXPECT("running-total-falls: q* p\n",
           {.id = "p",
            .indicator = "proven",
            .value = "400",
            .as_of = "2024-02-06",
            .qualifier = NT_MORE_THAN},
           {.id = "q", .indicator = "proven", .value = "390", .as_of = "2024-02-27"});
}

TEST(sources_that_differ_on_a_day)
{
    /* 857 or 833: one of them lies below 840, so there is an order; 857 is out of it. */
    EXPECT("same-day-differs: p* q\n",
           {.id = "p", .indicator = "reported", .value = "857", .as_of = DAY},
           {.id = "q", .indicator = "reported", .value = "833", .as_of = DAY, .source = "t"},
           {.id = "r", .indicator = "reported", .value = "840", .as_of = "2020-11-26"});
    /* All of the day's values lie below the day before: the day falls. */
    EXPECT("same-day-differs: q p\nrunning-total-falls: p* o\nrunning-total-falls: q* o\n",
           {.id = "o", .indicator = "reported", .value = "900", .as_of = "2020-11-05"},
           {.id = "p", .indicator = "reported", .value = "857", .as_of = DAY},
           {.id = "q", .indicator = "reported", .value = "833", .as_of = DAY, .source = "t"},
           {.id = "r", .indicator = "reported", .value = "1005", .as_of = "2020-11-26"},
           {.id = "n", .indicator = "reported", .value = "880", .as_of = "2020-11-01"});
    /* The same value from two sources is one reading of the day, not two. */
    EXPECT(
        "running-total-falls: p* r\nrunning-total-falls: q* r\n",
        {.id = "p", .indicator = "reported", .value = "900", .as_of = "2020-11-05"},
        {.id = "q", .indicator = "reported", .value = "900", .as_of = "2020-11-05", .source = "t"},
        {.id = "r", .indicator = "reported", .value = "810", .as_of = DAY},
        {.id = "s", .indicator = "reported", .value = "820", .as_of = "2020-11-26"});
}

TEST(what_does_not_accumulate)
{
    EXPECT("", {.id = "p", .indicator = "share-sanctioned", .value = "70", .as_of = DAY},
           {.id = "q", .indicator = "share-sanctioned", .value = "60", .as_of = "2020-11-26"});
    EXPECT("", {.id = "p", .indicator = "regions", .value = "270", .as_of = DAY},
           {.id = "q", .indicator = "regions", .value = "269", .as_of = "2020-11-26"});
    EXPECT("",
           {.id = "p", .indicator = "proven", .value = "508", .as_of = "2018-12-31", .event = "-"},
           {.id = "q", .indicator = "proven", .value = "386", .as_of = "2019-12-31", .event = "-"});
    EXPECT("",
           {.id = "p",
            .indicator = "proven",
            .value = "508",
            .as_of = "2020-06-30",
            .start = "2020-01-01",
            .end = "2020-06-30"},
           {.id = "q",
            .indicator = "proven",
            .value = "386",
            .as_of = "2020-12-31",
            .start = "2020-07-01",
            .end = "2020-12-31"});
    EXPECT("", {.id = "p", .indicator = "reported", .value = "50", .as_of = DAY, .area = "Aceh"},
           {.id = "q",
            .indicator = "reported",
            .value = "40",
            .as_of = "2020-11-26",
            .area = "Papua"});
}

/* ---- total-leaps ---- */

TEST(total_that_doubles_after_the_vote)
{
    EXPECT("total-leaps: q p\n", AT("p", "2024-02-17", "433"), AT("q", "2024-02-21", "878"));
    EXPECT("", AT("p", "2024-02-17", "433"), AT("q", "2024-02-21", "860"));
    EXPECT("", AT("p", "2024-02-17", "433"), AT("q", "2024-03-21", "878")); /* 33 days */
    EXPECT("", AT("p", "2024-02-10", "433"), AT("q", "2024-02-13", "878")); /* before the vote */
    EXPECT("", AT("p", "2024-02-17", "43"), AT("q", "2024-02-21", "88"));
    /* So many had been reported. */
    EXPECT(
        "", AT("p", "2024-02-17", "433"), AT("q", "2024-02-21", "878"),
        {.id = "r", .indicator = "reported", .value = "1000", .as_of = "2024-02-19", .event = "b"});
}

TESTS(NULL, NULL)
