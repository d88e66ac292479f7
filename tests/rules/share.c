/* share-differs and base-disputed. */

#include "check.h"
#include "rules/builder.h"

#define DAY "2020-06-26"

TEST(share_beside_its_counts)
{
#define COUNTS(part, whole) {"w", "proven", whole, DAY}, {"p", "sanctioned", part, DAY, .base = "w"}
#define SHARE(printed)                                                                             \
    {                                                                                              \
        "x", "share-sanctioned", printed, DAY, .base = "w", .source = "t"                          \
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

TEST(share_and_counts_in_one_quote)
{
#define WORDS(number, words) {"p", "sanctioned", number, DAY, .quote = words}
    EXPECT("share-differs: p\n", WORDS("100", "100 dari 400 orang atau 30 persen"));
    EXPECT("share-differs: p\n", WORDS("400", "30 persen (100 dari 400 orang) disanksi"));
    EXPECT("share-differs: p\n", WORDS("100", "100 of the 400 reported (30%)"));
    EXPECT("share-differs: p\n", WORDS("100", "100 orang dari total 400 atau sekitar 30 persen"));
    EXPECT("share-differs: p\n", WORDS("100", "seratus dari 400 orang, 100 dari 400 atau 24,9%"));
    EXPECT("share-differs: p\n", WORDS("99", "99 ASN atau 34,9 persen dari 283"));
    EXPECT("share-differs: p\n", WORDS("99", "99 ASN (34,9 persen) dari total 283 orang"));
    EXPECT("", WORDS("99", "99 ASN atau 35 persen dari 283 ASN yang terbukti"));
    EXPECT("", WORDS("99", "naik 99 orang atau 60 persen dari 2019"));
    EXPECT("", WORDS("99", "99 ASN atau 34,9 persen dari laporan; 283 terbukti"));
    /* Fractions are shares told loosely. */
    EXPECT("share-differs: p\n", WORDS("100", "100 dari 400 orang atau sepertiga"));
    EXPECT("share-differs: p\n", WORDS("100", "100 dari 400 orang, atau hampir setengahnya"));
    EXPECT("share-differs: p\n", WORDS("100", "100 of 400 people (one-third)"));
    EXPECT("share-differs: p\n", WORDS("100", "100 orang atau dua pertiga dari 400"));
    EXPECT("share-differs: p\n", WORDS("100", "100 orang atau tiga per empat dari total 400"));
    EXPECT("share-differs: p\n", WORDS("190", "190 dari 400 orang atau lebih dari separuh"));
    EXPECT("", WORDS("137", "137 dari 400 orang atau sepertiga"));
    EXPECT("", WORDS("100", "100 dari 400 orang atau seperempatnya"));
    EXPECT("", WORDS("210", "210 dari 400 orang atau lebih dari separuh"));
    EXPECT("", WORDS("263", "263 people, or two-thirds of the 400"));
    EXPECT("", WORDS("100", "100 dari 400 orang atau sepertiga dari semua daerah"));
    EXPECT("", WORDS("100", "100 dari 400 orang atau 25 persen"));
    EXPECT("", WORDS("99", "99 dari 283 orang atau 35,0 persen"));
    EXPECT("", WORDS("100", "100 dari 400 orang atau sekitar 27 persen"));
    EXPECT("", WORDS("100", "100 dari 400 orang atau lebih dari 20 persen"));
    EXPECT("", WORDS("100", "100 dari 400 orang, 30 persen di antaranya camat"));
    EXPECT("", WORDS("100", "100 dari 400 orang (30 persen dari semua laporan)"));
    EXPECT("", WORDS("100", "naik 30 persen menjadi 100 dari 400 orang"));
    EXPECT("", WORDS("7", "100 dari 400 orang atau 30 persen, 7 di Bali"));
    EXPECT("", WORDS("100", "100 dari 400 orang (30 persen perempuan)"));
    EXPECT("approximate-as-exact: p\n", WORDS("100", "sekitar 100 dari 400 orang atau 27 persen"));
    EXPECT("approximate-as-exact: p\n", WORDS("100", "hampir 100 dari 400 orang (24 persen)"));
    EXPECT("approximate-as-exact: p\n", WORDS("100", "100-an dari 400 orang atau 27 persen"));
    EXPECT("", WORDS("100", "100 dari 400-an orang atau 24 persen"));
    EXPECT("", WORDS("100", "dari 400 orang atau 30 persen"));
    /* The share is the figure, and no count of the day judges it. */
#define SAID(number, words) {"x", "share-sanctioned", number, DAY, .quote = words}
    EXPECT("share-differs: x*\n", SAID("45", "120 dari 300 sampel atau 45 persen"));
    EXPECT("", SAID("40", "120 dari 300 sampel atau 40 persen"));
    EXPECT("", SAID("12", "120 dari 300 sampel atau 45 persen, 12 persen di antaranya camat"));
    EXPECT(
        "share-differs: x* p w\n", {"w", "proven", "400", DAY},
        {"p", "sanctioned", "100", DAY, .base = "w", .quote = "100 dari 400 atau 30 persen"},
        {"x", "share-sanctioned", "30", DAY, .base = "w", .quote = "100 dari 400 atau 30 persen"});
}

TEST(approximate_share_has_room)
{
#define ABOUT(printed)                                                                             \
    {"x", "share-sanctioned", printed, DAY, .base = "w", .qualifier = NT_APPROXIMATE}
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
    EXPECT("approximate-as-exact: x w\n", {"w", "proven", "400", DAY, .qualifier = NT_APPROXIMATE},
           {"p", "sanctioned", "100", DAY, .base = "w"},
           {"x", "share-sanctioned", "27", DAY, .base = "w"});
    EXPECT("", {"w", "proven", "400", DAY},
           {"p", "sanctioned", "100", DAY, .base = "w", .qualifier = NT_MORE_THAN},
           {"x", "share-sanctioned", "27", DAY, .base = "w"});
}

TEST(another_institution_does_not_judge)
{
    /* 75 per cent of 626 by one, 457 of 621 (73.6) by another: no count speaks against the 75. */
    EXPECT("same-day-differs: u w\n", {"w", "proven", "626", DAY, .source = "t"},
           {"x", "share-sanctioned", "75", DAY, .base = "w", .source = "t"},
           {"u", "proven", "621", DAY}, {"p", "sanctioned", "457", DAY, .base = "u"});
}

TEST(share_without_base_is_held_against_its_source)
{
    EXPECT("share-differs: x* p w\n", {"w", "proven", "200", DAY}, {"p", "sanctioned", "100", DAY},
           {"x", "share-sanctioned", "51", DAY});
    EXPECT("", {"w", "proven", "200", DAY}, {"p", "sanctioned", "100", DAY},
           {"x", "share-sanctioned", "51", DAY, .source = "t"});
}

TEST(one_source_answers_for_both_its_bases)
{
#define OF_REPORTED(printed)                                                                       \
    {"r", "reported", "2034", DAY}, {"w", "proven", "1597", DAY, .base = "r"},                     \
        {"p", "sanctioned", "1450", DAY, .base = "w"},                                             \
        {"x", "share-sanctioned", printed, DAY, .base = "r"}
    EXPECT("share-differs: x* p r\n", OF_REPORTED("90.8"));
    EXPECT("", OF_REPORTED("71.3"));
}

TEST(share_of_a_category)
{
#define CATEGORY(part, printed)                                                                    \
    {"w", "proven", "240", DAY}, {"p", "proven", part, DAY, .base = "w", .category = "Pelaksana"}, \
        {"x", "share-by-position", printed, DAY, .base = "w", .category = "Pelaksana"}
    EXPECT("", CATEGORY("56", "23.3"));
    EXPECT("share-differs: x* p w\n", CATEGORY("56", "23.4"));
    EXPECT("share-differs: x* p w\n", {"w", "proven", "240", DAY},
           {"p", "proven", "56", DAY, .base = "w", .area = "Aceh"},
           {"x", "share-by-position", "23.4", DAY, .base = "w", .area = "Aceh"});
}

/* ---- base-disputed ---- */

#define BASES(first, second)                                                                       \
    {"v", "violations", first, DAY, .unit = "violations", .source = "t"},                          \
        {"w", "proven", second, DAY},                                                              \
    {                                                                                              \
        "p", "sanctioned", "1450", DAY, .base = "w"                                                \
    }

TEST(one_share_two_bases)
{
    EXPECT("base-disputed: x* y v w p\n", BASES("2034", "1597"),
           {"x", "share-sanctioned", "90.8", DAY, .base = "v", .source = "t",
            .qualifier = NT_APPROXIMATE},
           {"y", "share-sanctioned", "90.8", DAY, .base = "w"});
    EXPECT("base-disputed: x* y v w p\n", BASES("2034", "1597"),
           {"x", "share-sanctioned", "91", DAY, .base = "v", .source = "t"},
           {"y", "share-sanctioned", "90.8", DAY, .base = "w"});
}

TEST(other_shares_are_not_disputed)
{
    /* 71.3 per cent of 2,034 is another share, not the same one on another base. */
    EXPECT("", BASES("2034", "1597"),
           {"x", "share-sanctioned", "71.3", DAY, .base = "v", .source = "t"},
           {"y", "share-sanctioned", "90.8", DAY, .base = "w"});
}

TEST(equal_bases_are_no_dispute)
{
    EXPECT("", {"v", "proven", "1600", DAY, .source = "t", .qualifier = NT_APPROXIMATE},
           {"w", "proven", "1597", DAY},
           {"x", "share-sanctioned", "90.8", DAY, .base = "v", .source = "t",
            .qualifier = NT_APPROXIMATE},
           {"y", "share-sanctioned", "90.8", DAY, .base = "w"});
}

TEST(two_reckonings_that_are_each_right)
{
    EXPECT("", {"v", "proven", "400", DAY, .area = "Papua"},
           {"w", "proven", "200", DAY, .area = "Aceh"},
           {"x", "share-sanctioned", "50", DAY, .base = "v", .area = "Papua"},
           {"y", "share-sanctioned", "50", DAY, .base = "w", .area = "Aceh"});
    EXPECT("same-day-differs: v w\nsame-day-differs: p q\n",
           {"v", "proven", "400", DAY, .source = "t"}, {"w", "proven", "404", DAY},
           {"p", "sanctioned", "200", DAY, .base = "v", .source = "t"},
           {"q", "sanctioned", "202", DAY, .base = "w"},
           {"x", "share-sanctioned", "50", DAY, .base = "v", .source = "t"},
           {"y", "share-sanctioned", "50", DAY, .base = "w"});
}

TEST(undecided_dispute_puts_both_in_doubt)
{
    EXPECT("base-disputed: x* y* v w\nsame-day-differs: w* v*\n",
           {"v", "proven", "600", DAY, .source = "t"}, {"w", "proven", "500", DAY},
           {"x", "share-sanctioned", "40", DAY, .base = "v", .source = "t"},
           {"y", "share-sanctioned", "40", DAY, .base = "w"});
}

TESTS(NULL, NULL)
