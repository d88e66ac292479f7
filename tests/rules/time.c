/* same-day-differs and running-total-falls. */

#include "check.h"
#include "rules/builder.h"

#define DAY "2020-11-17"

#define TWO(first, second)                                                                         \
    {"p", "reported", first, DAY},                                                                 \
    {                                                                                              \
        "q", "reported", second, DAY, .source = "t"                                                \
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
    {"p", "reported", "833", DAY, .source = "t"}, {"q", "reported", "857", __VA_ARGS__}
    EXPECT("", OTHER(.as_of = "2020-11-18"));
    EXPECT("", OTHER(.as_of = NULL));
    EXPECT("before-the-vote: q*\n", OTHER(.as_of = DAY, .event = "b"));
    EXPECT("", OTHER(.as_of = DAY, .event = "-", .start = "2020-01-01", .end = DAY));
    EXPECT("", {"p", "reported", "833", DAY, .area = "Aceh"},
           {"q", "reported", "857", DAY, .area = "Papua"});
    EXPECT("", {"p", "voters", "900", DAY}, {"q", "regions", "38", DAY, .category = "provinsi"},
           {"r", "regions", "514", DAY, .category = "kabupaten/kota"});
}

TEST(hedged_values_agree_within_their_words)
{
#define HEDGED(number, how, exact)                                                                 \
    {"p", "reported", number, DAY, .qualifier = how}, {"q", "reported", exact, DAY, .source = "t"}
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
           {"p", "voters", "204800000", DAY, .quote = "jumlah pemilih 204,8 juta orang"},
           {"q", "voters", "204807222", DAY, .source = "t"});
}

TEST(shares_of_one_day)
{
#define TWO_SHARES(first, second)                                                                  \
    {"p", "share-sanctioned", first, DAY}, {"q", "share-sanctioned", second, DAY, .source = "t"}
    EXPECT("same-day-differs: p q\n", TWO_SHARES("72.8", "73.6"));
    EXPECT("same-day-differs: p q\n", TWO_SHARES("72.8", "72.9"));
    EXPECT("", TWO_SHARES("72.8", "73"));
    EXPECT("same-day-differs: p q\n", TWO_SHARES("72.8", "74"));
    /* Of reported and of proven cases: two different shares. */
    EXPECT("", {"r", "reported", "200", DAY}, {"w", "proven", "200", DAY, .base = "r"},
           {"p", "share-by-position", "20", DAY, .base = "r", .category = "A"},
           {"q", "share-by-position", "30", DAY, .base = "w", .category = "A", .source = "t"});
}

TEST(the_run_tells_which_of_a_day_is_wrong)
{
    EXPECT("same-day-differs: q* p\n", {"o", "reported", "2007", "2020-11-01"},
           {"p", "reported", "2034", DAY}, {"q", "reported", "1597", DAY, .source = "t"});
}

/* ---- running-total-falls ---- */

#define AT(id_, day, number)                                                                       \
    {                                                                                              \
        id_, "proven", number, day, .event = "b"                                                   \
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
    {id_, "proven", number, day, .event = "b", .qualifier = NT_APPROXIMATE}
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
    EXPECT("", {"p", "proven", "400", "2024-02-06", .qualifier = NT_MORE_THAN},
           {"q", "proven", "430", "2024-02-27"});
    EXPECT("running-total-falls: q* p\n",
           {"p", "proven", "400", "2024-02-06", .qualifier = NT_MORE_THAN},
           {"q", "proven", "390", "2024-02-27"});
}

TEST(sources_that_differ_on_a_day)
{
    /* 857 or 833: one of them lies below 840, so there is an order; 857 is out of it. */
    EXPECT("same-day-differs: p* q\n", {"p", "reported", "857", DAY},
           {"q", "reported", "833", DAY, .source = "t"}, {"r", "reported", "840", "2020-11-26"});
    /* All of the day's values lie below the day before: the day falls. */
    EXPECT("same-day-differs: q p\nrunning-total-falls: p* o\nrunning-total-falls: q* o\n",
           {"o", "reported", "900", "2020-11-05"}, {"p", "reported", "857", DAY},
           {"q", "reported", "833", DAY, .source = "t"}, {"r", "reported", "1005", "2020-11-26"},
           {"n", "reported", "880", "2020-11-01"});
    /* The same value from two sources is one reading of the day, not two. */
    EXPECT("running-total-falls: p* r\nrunning-total-falls: q* r\n",
           {"p", "reported", "900", "2020-11-05"},
           {"q", "reported", "900", "2020-11-05", .source = "t"}, {"r", "reported", "810", DAY},
           {"s", "reported", "820", "2020-11-26"});
}

TEST(what_does_not_accumulate)
{
    EXPECT("", {"p", "share-sanctioned", "70", DAY}, {"q", "share-sanctioned", "60", "2020-11-26"});
    EXPECT("", {"p", "regions", "270", DAY}, {"q", "regions", "269", "2020-11-26"});
    EXPECT("", {"p", "proven", "508", "2018-12-31", .event = "-"},
           {"q", "proven", "386", "2019-12-31", .event = "-"});
    EXPECT("", {"p", "proven", "508", "2020-06-30", .start = "2020-01-01", .end = "2020-06-30"},
           {"q", "proven", "386", "2020-12-31", .start = "2020-07-01", .end = "2020-12-31"});
    EXPECT("", {"p", "reported", "50", DAY, .area = "Aceh"},
           {"q", "reported", "40", "2020-11-26", .area = "Papua"});
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
    EXPECT("", AT("p", "2024-02-17", "433"), AT("q", "2024-02-21", "878"),
           {"r", "reported", "1000", "2024-02-19", .event = "b"});
}

TESTS(NULL, NULL)
