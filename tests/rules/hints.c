/* digits-transposed, number-recurs and before-the-vote: what may be a slip. */

#include "check.h"
#include "rules/builder.h"

#define TOLD(id_, what, number, day)                                                               \
    {                                                                                              \
        id_, what, number, day, .source = id_                                                      \
    }

TEST(digits_that_change_places)
{
    /* 2,304 by another name beside 2,034 of two sources. */
#define BESIDE(odd)                                                                                \
    TOLD("p", "reported", "2034", "2021-02-01"), TOLD("q", "reported", "2034", "2022-02-01"),      \
        TOLD("x", "violations", odd, "2024-01-10")
    EXPECT("digits-transposed: x p q\n", BESIDE("2304"));
    EXPECT("", BESIDE("2305"));
    EXPECT("", BESIDE("4032")); /* the same digits, but not two neighbours */
    EXPECT("", TOLD("p", "reported", "2034", "2021-02-01"),
           TOLD("x", "violations", "2304", "2024-01-10"));
    /* The count has grown. */
    EXPECT("", TOLD("p", "reported", "2034", "2021-02-01"),
           TOLD("q", "reported", "2034", "2022-02-01"),
           TOLD("x", "reported", "2304", "2024-01-10"));
    EXPECT("", BESIDE("2304"), TOLD("r", "reported", "2400", "2024-02-10"));
    /* A stage and the next are two numbers. */
    EXPECT("", TOLD("p", "reported", "2304", "2021-02-01"),
           TOLD("q", "reported", "2304", "2021-03-01"), TOLD("x", "proven", "2034", "2021-03-01"));
    /* On one day the two values are the finding. */
    EXPECT("same-day-differs: p* x*\n", TOLD("p", "reported", "2034", "2021-02-01"),
           TOLD("x", "reported", "2304", "2021-02-01"));
}

TEST(one_number_for_two_things)
{
    EXPECT("number-recurs: p q\n", TOLD("p", "proven", "143", "2021-02-01"),
           TOLD("q", "sanctioned", "143", "2021-02-03"));
    EXPECT("", TOLD("p", "proven", "43", "2021-02-01"),
           TOLD("q", "sanctioned", "43", "2021-02-03"));
    EXPECT("", TOLD("p", "proven", "143", "2021-02-01"),
           TOLD("q", "sanctioned", "143", "2021-05-03"));
    /* Some source gives it for both: all that were proven have been sanctioned. */
    EXPECT("", TOLD("p", "proven", "143", "2021-02-01"),
           TOLD("q", "sanctioned", "143", "2021-02-03"),
           {"r", "proven", "143", "2021-02-03", .source = "q"});
    EXPECT("", TOLD("p", "proven", "143", "2021-02-01"),
           {"q", "sanctioned", "143", "2021-02-01", .source = "q", .base = "p"});
}

TEST(nation_and_province)
{
#define IN(id_, where, number) {id_, "proven", number, "2021-02-01", .area = where, .source = id_}
    EXPECT("number-recurs: p q\n", IN("p", NULL, "68"), IN("q", "Kalimantan Barat", "68"));
    EXPECT("", IN("p", NULL, "8"), IN("q", "Kalimantan Barat", "8"));
    /* Two provinces may well have one number. */
    EXPECT("", IN("p", "Aceh", "68"), IN("q", "Kalimantan Barat", "68"));
    /* A regency that another figure shows to lie in the province. */
    EXPECT("number-recurs: p q\n", IN("p", "Aceh", "104"), IN("q", "Kabupaten Pidie", "104"),
           {"r", "reported", "20", "2020-02-01", .area = "Kabupaten Pidie", .base = "s"},
           {"s", "reported", "90", "2020-02-01", .area = "Aceh"});
}

TEST(one_number_for_two_votes)
{
#define OF(id_, vote, number)                                                                      \
    {id_,           "reported",   number, "2023-09-11", .area = "Kabupaten Pangkep",               \
     .event = vote, .source = id_}
    EXPECT("number-recurs: p q\n", OF("p", "a", "9"), OF("q", "b", "9"));
    EXPECT("", OF("p", "a", "9"), OF("q", "b", "8"));
    EXPECT("", OF("p", "a", "3"), OF("q", "b", "3"));
}

TEST(cases_before_there_can_be_any)
{
    EXPECT("before-the-vote: p*\n", TOLD("p", "sanctioned", "30", "2018-12-09"));
    EXPECT("", TOLD("p", "sanctioned", "30", "2019-12-09"));
    EXPECT("", TOLD("p", "sanctioned", "0", "2018-12-09"));
    EXPECT("", TOLD("p", "voters", "30", "2018-12-09"));
    EXPECT("", {"p", "sanctioned", "30", "2018-12-09", .event = "-"});
}

TESTS(NULL, NULL)
