/* share-differs and base-disputed. */

#include "check.h"
#include "rules/builder.h"

#define DAY "2020-06-26"

TEST(share_beside_its_counts)
{
#define COUNTS(part, whole)                                                                        \
    {.id = "w", .indicator = "proven", .value = whole, .as_of = DAY},                              \
        {.id = "p", .indicator = "sanctioned", .value = part, .as_of = DAY, .base = "w"}
#define SHARE(printed)                                                                             \
    {                                                                                              \
        .id = "x", .indicator = "share-sanctioned", .value = printed, .as_of = DAY, .base = "w",   \
        .source = "t"                                                                              \
    }
    EXPECT("share-differs: x* p w\n", COUNTS("99", "283"), SHARE("34.9")); /* 34.98 */
    EXPECT("", COUNTS("99", "283"), SHARE("35.0"));
    EXPECT("", COUNTS("99", "283"), SHARE("35"));
    EXPECT("", COUNTS("97", "183"), SHARE("53")); /* 53.01 */
    EXPECT("", COUNTS("98", "141"), SHARE("70")); /* 69.504 */
    EXPECT("share-differs: x* p w\n", COUNTS("98", "141"), SHARE("69"));
    EXPECT("", COUNTS("1", "8"), SHARE("12.5"));
    EXPECT("", COUNTS("1", "8"), SHARE("12")); /* a tie: either way of rounding is right */
    EXPECT("", COUNTS("1", "8"), SHARE("13"));
    EXPECT("share-differs: x* p w\n", COUNTS("1", "8"), SHARE("12.4"));
    EXPECT("", COUNTS("0", "8"), SHARE("0"));
    EXPECT("", COUNTS("8", "8"), SHARE("100"));
    /* Nothing is worked out of a whole of zero. */
    EXPECT("", COUNTS("0", "0"), SHARE("50"));
}

TEST(approximate_share_has_room)
{
#define ABOUT(printed)                                                                             \
    {.id = "x",                                                                                    \
     .indicator = "share-sanctioned",                                                              \
     .value = printed,                                                                             \
     .as_of = DAY,                                                                                 \
     .base = "w",                                                                                  \
     .qualifier = NT_APPROXIMATE}
    EXPECT("", COUNTS("65", "100"), ABOUT("70"));
    EXPECT("share-differs: x* p w\n", COUNTS("64", "100"), ABOUT("70"));
    EXPECT("", COUNTS("775", "1000"), ABOUT("75"));
    EXPECT("share-differs: x* p w\n", COUNTS("776", "1000"), ABOUT("75"));
    EXPECT("", COUNTS("1450", "1597"), ABOUT("90.8"));
    EXPECT("", COUNTS("1449", "1597"), ABOUT("90.8")); /* 90.73 */
    EXPECT("share-differs: x* p w\n", COUNTS("1447", "1597"), ABOUT("90.8"));
}

TEST(hedged_counts_have_room)
{
    EXPECT("approximate-as-exact: x w\n",
           {.id = "w",
            .indicator = "proven",
            .value = "400",
            .as_of = DAY,
            .qualifier = NT_APPROXIMATE},
           {.id = "p", .indicator = "sanctioned", .value = "100", .as_of = DAY, .base = "w"},
           {.id = "x", .indicator = "share-sanctioned", .value = "27", .as_of = DAY, .base = "w"});
    EXPECT("", {.id = "w", .indicator = "proven", .value = "400", .as_of = DAY},
           {.id = "p",
            .indicator = "sanctioned",
            .value = "100",
            .as_of = DAY,
            .base = "w",
            .qualifier = NT_MORE_THAN},
           {.id = "x", .indicator = "share-sanctioned", .value = "27", .as_of = DAY, .base = "w"});
}

TEST(another_institution_does_not_judge)
{
    /* 75 per cent of 626 by one, 457 of 621 (73.6) by another: no count speaks against the 75. */
    EXPECT("same-day-differs: u w\n",
           {.id = "w", .indicator = "proven", .value = "626", .as_of = DAY, .source = "t"},
           {.id = "x",
            .indicator = "share-sanctioned",
            .value = "75",
            .as_of = DAY,
            .base = "w",
            .source = "t"},
           {.id = "u", .indicator = "proven", .value = "621", .as_of = DAY},
           {.id = "p", .indicator = "sanctioned", .value = "457", .as_of = DAY, .base = "u"});
}

TEST(share_without_base_is_held_against_its_source)
{
    EXPECT("share-differs: x* p w\n",
           {.id = "w", .indicator = "proven", .value = "200", .as_of = DAY},
           {.id = "p", .indicator = "sanctioned", .value = "100", .as_of = DAY},
           {.id = "x", .indicator = "share-sanctioned", .value = "51", .as_of = DAY});
    EXPECT(
        "", {.id = "w", .indicator = "proven", .value = "200", .as_of = DAY},
        {.id = "p", .indicator = "sanctioned", .value = "100", .as_of = DAY},
        {.id = "x", .indicator = "share-sanctioned", .value = "51", .as_of = DAY, .source = "t"});
}

TEST(one_source_answers_for_both_its_bases)
{
#define OF_REPORTED(printed)                                                                       \
    {.id = "r", .indicator = "reported", .value = "2034", .as_of = DAY},                           \
        {.id = "w", .indicator = "proven", .value = "1597", .as_of = DAY, .base = "r"},            \
        {.id = "p", .indicator = "sanctioned", .value = "1450", .as_of = DAY, .base = "w"},        \
        {.id = "x", .indicator = "share-sanctioned", .value = printed, .as_of = DAY, .base = "r"}
    EXPECT("share-differs: x* p r\n", OF_REPORTED("90.8"));
    EXPECT("", OF_REPORTED("71.3"));
}

TEST(share_of_a_category)
{
#define CATEGORY(part, printed)                                                                    \
    {.id = "w", .indicator = "proven", .value = "240", .as_of = DAY},                              \
        {.id = "p",                                                                                \
         .indicator = "proven",                                                                    \
         .value = part,                                                                            \
         .as_of = DAY,                                                                             \
         .base = "w",                                                                              \
         .category = "Pelaksana"},                                                                 \
        {.id = "x",                                                                                \
         .indicator = "share-by-position",                                                         \
         .value = printed,                                                                         \
         .as_of = DAY,                                                                             \
         .base = "w",                                                                              \
         .category = "Pelaksana"}
    EXPECT("", CATEGORY("56", "23.3"));
    EXPECT("share-differs: x* p w\n", CATEGORY("56", "23.4"));
    EXPECT("share-differs: x* p w\n",
           {.id = "w", .indicator = "proven", .value = "240", .as_of = DAY},
           {.id = "p",
            .indicator = "proven",
            .value = "56",
            .as_of = DAY,
            .base = "w",
            .area = "Aceh"},
           {.id = "x",
            .indicator = "share-by-position",
            .value = "23.4",
            .as_of = DAY,
            .base = "w",
            .area = "Aceh"});
}

/* ---- base-disputed ---- */

#define BASES(first, second)                                                                       \
    {.id = "v",                                                                                    \
     .indicator = "violations",                                                                    \
     .value = first,                                                                               \
     .as_of = DAY,                                                                                 \
     .unit = "violations",                                                                         \
     .source = "t"},                                                                               \
        {.id = "w", .indicator = "proven", .value = second, .as_of = DAY},                         \
    {                                                                                              \
        .id = "p", .indicator = "sanctioned", .value = "1450", .as_of = DAY, .base = "w"           \
    }

TEST(one_share_two_bases)
{
    EXPECT(
        "base-disputed: x* y v w p\n", BASES("2034", "1597"),
        {.id = "x",
         .indicator = "share-sanctioned",
         .value = "90.8",
         .as_of = DAY,
         .base = "v",
         .source = "t",
         .qualifier = NT_APPROXIMATE},
        {.id = "y", .indicator = "share-sanctioned", .value = "90.8", .as_of = DAY, .base = "w"});
    EXPECT(
        "base-disputed: x* y v w p\n", BASES("2034", "1597"),
        {.id = "x",
         .indicator = "share-sanctioned",
         .value = "91",
         .as_of = DAY,
         .base = "v",
         .source = "t"},
        {.id = "y", .indicator = "share-sanctioned", .value = "90.8", .as_of = DAY, .base = "w"});
}

TEST(other_shares_are_not_disputed)
{
    /* 71.3 per cent of 2,034 is another share, not the same one on another base. */
    EXPECT(
        "", BASES("2034", "1597"),
        {.id = "x",
         .indicator = "share-sanctioned",
         .value = "71.3",
         .as_of = DAY,
         .base = "v",
         .source = "t"},
        {.id = "y", .indicator = "share-sanctioned", .value = "90.8", .as_of = DAY, .base = "w"});
}

TEST(equal_bases_are_no_dispute)
{
    EXPECT(
        "",
        {.id = "v",
         .indicator = "proven",
         .value = "1600",
         .as_of = DAY,
         .source = "t",
         .qualifier = NT_APPROXIMATE},
        {.id = "w", .indicator = "proven", .value = "1597", .as_of = DAY},
        {.id = "x",
         .indicator = "share-sanctioned",
         .value = "90.8",
         .as_of = DAY,
         .base = "v",
         .source = "t",
         .qualifier = NT_APPROXIMATE},
        {.id = "y", .indicator = "share-sanctioned", .value = "90.8", .as_of = DAY, .base = "w"});
}

TEST(two_reckonings_that_are_each_right)
{
    EXPECT("", {.id = "v", .indicator = "proven", .value = "400", .as_of = DAY, .area = "Papua"},
           {.id = "w", .indicator = "proven", .value = "200", .as_of = DAY, .area = "Aceh"},
           {.id = "x",
            .indicator = "share-sanctioned",
            .value = "50",
            .as_of = DAY,
            .base = "v",
            .area = "Papua"},
           {.id = "y",
            .indicator = "share-sanctioned",
            .value = "50",
            .as_of = DAY,
            .base = "w",
            .area = "Aceh"});
    EXPECT("same-day-differs: v w\nsame-day-differs: p q\n",
           {.id = "v", .indicator = "proven", .value = "400", .as_of = DAY, .source = "t"},
           {.id = "w", .indicator = "proven", .value = "404", .as_of = DAY},
           {.id = "p",
            .indicator = "sanctioned",
            .value = "200",
            .as_of = DAY,
            .base = "v",
            .source = "t"},
           {.id = "q", .indicator = "sanctioned", .value = "202", .as_of = DAY, .base = "w"},
           {.id = "x",
            .indicator = "share-sanctioned",
            .value = "50",
            .as_of = DAY,
            .base = "v",
            .source = "t"},
           {.id = "y", .indicator = "share-sanctioned", .value = "50", .as_of = DAY, .base = "w"});
}

TEST(undecided_dispute_puts_both_in_doubt)
{
    EXPECT("base-disputed: x* y* v w\nsame-day-differs: w* v*\n",
           {.id = "v", .indicator = "proven", .value = "600", .as_of = DAY, .source = "t"},
           {.id = "w", .indicator = "proven", .value = "500", .as_of = DAY},
           {.id = "x",
            .indicator = "share-sanctioned",
            .value = "40",
            .as_of = DAY,
            .base = "v",
            .source = "t"},
           {.id = "y", .indicator = "share-sanctioned", .value = "40", .as_of = DAY, .base = "w"});
}

TESTS(NULL, NULL)
