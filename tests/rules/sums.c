/* parts-not-total, share-impossible and mean-of-shares. */

#include "check.h"
#include "rules/builder.h"

#define DAY "2020-12-04"
#define WHOLE(number)                                                                              \
    {                                                                                              \
        "w", "reported", number, DAY, .unit = "reports"                                            \
    }
#define STATUS(id_, number)                                                                        \
    {                                                                                              \
        id_, "status", number, DAY, .category = id_, .unit = "reports", .base = "w"                \
    }
#define PART(id_, what, number)                                                                    \
    {                                                                                              \
        id_, what, number, DAY, .unit = "reports", .base = "w"                                     \
    }

/* ---- parts-not-total ---- */

TEST(statuses_of_a_total)
{
    /* 667 + 436 + 4 + 24 + 27 + 60 = 1,218; without the 60 they make 1,158. */
    EXPECT("parts-not-total: a b c d e f w\n", WHOLE("1158"), STATUS("a", "667"),
           STATUS("b", "436"), STATUS("c", "4"), STATUS("d", "24"), STATUS("e", "27"),
           STATUS("f", "60"));
    EXPECT("", WHOLE("1218"), STATUS("a", "667"), STATUS("b", "436"), STATUS("c", "4"),
           STATUS("d", "24"), STATUS("e", "27"), STATUS("f", "60"));
    /* No single part is too much: all are in doubt. */
    EXPECT("parts-not-total: a* b* w\n", WHOLE("100"), STATUS("a", "70"), STATUS("b", "45"));
    /* The first two of many. */
    EXPECT("", WHOLE("1158"), STATUS("a", "667"), STATUS("b", "300"));
    EXPECT("parts-not-total: w a b\n", WHOLE("1158"), STATUS("a", "667"), STATUS("b", "436"));
    /* A status that says what the stage says as well. */
    EXPECT("", WHOLE("100"), PART("p", "proven", "70"), STATUS("a", "70"), STATUS("b", "30"));
}

/* Of several figures for one part the highest and the lowest count, each once: 48 and 45 of 100
 * leave seven cases, however often 48 is said. */
TEST(readings_of_one_part)
{
#define READING(id_, number)                                                                       \
    {id_, "status", number, DAY, .unit = "reports", .base = "w", .category = "a"}
    EXPECT("parts-not-total: w a1 b\nsame-day-differs: a1* a2* a3*\n", WHOLE("100"),
           READING("a1", "40"), READING("a2", "48"), READING("a3", "48"), STATUS("b", "45"));
}

TEST(proven_and_not_proven)
{
    EXPECT("parts-not-total: w p n\n", WHOLE("433"), PART("p", "proven", "314"),
           PART("n", "not-proven", "99"));
    EXPECT("", WHOLE("413"), PART("p", "proven", "314"), PART("n", "not-proven", "99"));
    /* Many are open still. */
    EXPECT("", WHOLE("433"), PART("p", "proven", "214"), PART("n", "not-proven", "99"));
    /* The sanctioned are among the proven. */
    EXPECT("", WHOLE("413"), PART("p", "proven", "314"), PART("s", "sanctioned", "300"),
           PART("n", "not-proven", "99"));
    /* Another count of the whole need not leave the proven out. */
    EXPECT("", WHOLE("433"), PART("p", "proven", "314"), PART("n", "reports", "99"));
    EXPECT("", WHOLE("400"), PART("p", "proven", "314"), PART("n", "reports", "99"));
    /* Of another day they are no division of the whole. */
    EXPECT("", WHOLE("433"), PART("p", "proven", "314"),
           {"n", "not-proven", "99", "2020-12-05", .unit = "reports", .base = "w"});
}

TEST(rest_that_the_quote_tells)
{
#define REGISTERED(words)                                                                          \
    WHOLE("430"), STATUS("teregistrasi", "280"),                                                   \
        {"t",         "status",      "141", DAY, .category = "belum", .unit = "reports",           \
         .base = "w", .quote = words}
    EXPECT("", REGISTERED("141 tidak teregistrasi dan sembilan laporan belum registrasi"));
    EXPECT("", REGISTERED("141 tidak teregistrasi, 9 lainnya belum"));
    EXPECT("parts-not-total: w teregistrasi t\n", REGISTERED("141 tidak teregistrasi"));
}

TEST(unit_that_another_division_shows)
{
#define PERSONS(findings)                                                                          \
    {"w", "reported", "1223", DAY},                                                                \
        {"f", "reported", findings, DAY, .category = "temuan", .unit = "reports", .base = "w"},    \
        {"r", "reported", "167", DAY, .category = "laporan", .unit = "reports", .base = "w"},      \
        PART("p", "proven", "1116"), PART("n", "not-proven", "136")
    EXPECT("parts-not-total: p* n* w\nunit-mismatch: w* f r p n\n", PERSONS("1056"));
    /* Without that, persons and reports are not added up. */
    EXPECT("unit-mismatch: w* f r p n\n", PERSONS("1055"));
}

#define AREA(id_, number)                                                                          \
    {                                                                                              \
        id_, "reported", number, DAY, .area = "Kabupaten " id_, .unit = "reports", .base = "w"     \
    }
#define AREAS(last, words)                                                                         \
    AREA("a", "28"), AREA("b", "18"), AREA("c", "16"), AREA("d", "10"), AREA("e", "7"),            \
        AREA("f", "5"), AREA("g", "2"),                                                            \
    {                                                                                              \
        "h", "reported", last, DAY, .area = "Kabupaten h", .unit = "reports", .base = "w",         \
                                    .quote = words                                                 \
    }

TEST(list_that_goes_down_to_one)
{
    /* 87 of 117: were the list cut, thirty areas of one case would be missing. */
    EXPECT("parts-not-total: w a b c d e f g h\n", WHOLE("117"), AREAS("1", "h 1"));
    /* Six areas of five would do, and the list names eight. */
    EXPECT("", WHOLE("117"), AREA("a", "28"), AREA("b", "18"), AREA("c", "16"), AREA("d", "10"),
           AREA("e", "7"), AREA("f", "6"), AREA("g", "5"), AREA("h", "5"));
    EXPECT("", WHOLE("117"), AREAS("1", "yang paling sedikit h, 1 kasus"));
    EXPECT("", WHOLE("87"), AREAS("1", "h 1"));
    /* An office of the province beside its regencies. */
    EXPECT(
        "", WHOLE("88"), AREAS("1", "h 1"),
        {"o", "reported", "1", DAY, .area = "Pemerintah Provinsi", .unit = "reports", .base = "w"});
}

TEST(words_and_their_opposites)
{
#define OF_WHOLE(id_, word, number)                                                                \
    {id_, "reported", number, DAY, .category = word, .unit = "reports", .base = "w"}
    EXPECT("parts-not-total: w a b c\n", WHOLE("2755"), OF_WHOLE("a", "diregister", "1407"),
           OF_WHOLE("b", "tidak diregister", "82"), OF_WHOLE("c", "belum diregister", "135"));
    EXPECT("", WHOLE("2755"), OF_WHOLE("a", "camat", "1407"), OF_WHOLE("b", "lurah", "82"));
    /* Women and men are all, also where they do not name the whole; other words may leave some out,
     * and those of another source are of another list. */
#define OF_SEX(id_, word, number, who)                                                             \
    {id_, "violations", number, DAY, .category = word, .unit = "violations", .source = who}
#define SEXES(first, second, who)                                                                  \
    {"w", "violations", "5000", DAY, .unit = "violations"}, OF_SEX("a", first, "3400", who),       \
        OF_SEX("b", second, "1500", who)
    EXPECT("parts-not-total: w a b\n", SEXES("Laki-laki", "Perempuan", NULL));
    EXPECT("parts-not-total: w a b\n", SEXES("Male", "Female", NULL));
    EXPECT("", SEXES("Laki-laki", "Perempuan", "t"));
    EXPECT("", SEXES("korban laki-laki", "pelaku perempuan", NULL));
    EXPECT("", SEXES("camat", "lurah", NULL));
    /* What the source has shares of, too, is more than it counts. */
    EXPECT("", WHOLE("100"), OF_WHOLE("a", "camat", "50"), OF_WHOLE("b", "lurah", "45"),
           {"x", "share-by-position", "50", DAY, .category = "camat", .base = "w"},
           {"y", "share-by-position", "45", DAY, .category = "lurah", .base = "w"},
           {"z", "share-by-position", "5", DAY, .category = "guru", .base = "w"});
}

TEST(periods_that_fill_a_longer_one)
{
#define PERIOD(id_, from, to, number)                                                              \
    {id_,          "violations",  number,    "2021-02-01",                                         \
     .event = "-", .start = from, .end = to, .unit = "violations"}
#define YEAR(number)                                                                               \
    PERIOD("y", "2020-01-01", "2020-12-31", number),                                               \
        PERIOD("a", "2020-01-01", "2020-06-30", "40"),                                             \
        PERIOD("b", "2020-07-01", "2020-12-31", "50")
    EXPECT("parts-not-total: y a b\n", YEAR("100"));
    EXPECT("", YEAR("90"));
    EXPECT("", PERIOD("y", "2020-01-01", "2020-12-31", "100"),
           PERIOD("a", "2020-01-01", "2020-06-30", "40"),
           PERIOD("b", "2020-08-01", "2020-12-31", "50"));
}

/* ---- parts-exceed-later ---- */

#define LISTED(id_, where, number, day)                                                            \
    {                                                                                              \
        id_, "reported", number, day, .area = where, .unit = "reports"                             \
    }

TEST(regencies_before_their_province)
{
#define BANTEN(number, day)                                                                        \
    LISTED("a", "Kabupaten Serang", "4", "2020-11-13"),                                            \
        LISTED("b", "Kota Cilegon", "5", "2020-11-13"),                                            \
        LISTED("c", "Kabupaten Pandeglang", "3", "2020-11-13"), LISTED("w", "Banten", number, day)
    EXPECT("parts-exceed-later: w* a b c\n", BANTEN("7", "2020-11-16"));
    EXPECT("", BANTEN("12", "2020-11-16"));
    EXPECT("", BANTEN("7", "2020-11-10")); /* it has grown */
    /* Another province's total. */
    EXPECT("", LISTED("a", "Kabupaten Serang", "4", "2020-11-13"),
           LISTED("b", "Kota Cilegon", "5", "2020-11-13"), LISTED("w", "Bali", "7", "2020-11-16"));
    /* The day has a total itself, and later ones are measured by that. */
    EXPECT("running-total-falls: w* v\n", LISTED("v", "Banten", "12", "2020-11-13"),
           BANTEN("7", "2020-11-16"));
}

TEST(categories_before_their_total)
{
#define SORTS(number)                                                                              \
    {"a", "reported", "914", "2020-10-24", .category = "temuan"},                                  \
        {"b", "reported", "85", "2020-10-24", .category = "laporan"},                              \
        {"w", "reported", number, "2020-11-27", .source = "t"}
    EXPECT("parts-exceed-later: w* a b\n", SORTS("914"));
    EXPECT("", SORTS("999"));
}

/* ---- share-impossible ---- */

#define SHARE_OF(base_number, how, printed)                                                        \
    {"w", "proven", base_number, DAY, .qualifier = how},                                           \
    {                                                                                              \
        "x", "share-by-position", printed, DAY, .category = "camat", .base = "w"                   \
    }

TEST(share_that_no_count_makes)
{
    EXPECT("share-impossible: x w\n", SHARE_OF("827", NT_EXACT, "25.7"));
    EXPECT("", SHARE_OF("827", NT_EXACT, "25.6")); /* 212 */
    EXPECT("", SHARE_OF("827", NT_EXACT, "25.8")); /* 213 */
    EXPECT("share-impossible: x w\n", SHARE_OF("635", NT_EXACT, "9.5"));
    EXPECT("", SHARE_OF("635", NT_EXACT, "9")); /* 57 */
    EXPECT("share-impossible: x w\n", SHARE_OF("4", NT_EXACT, "30"));
    EXPECT("", SHARE_OF("8", NT_EXACT, "12")); /* 12.5, rounded either way */
    EXPECT("", SHARE_OF("8", NT_EXACT, "13"));
    EXPECT("", SHARE_OF("4", NT_EXACT, "0"));
    EXPECT("", SHARE_OF("4", NT_EXACT, "100"));
    EXPECT("approximate-as-exact: x w\n", SHARE_OF("827", NT_APPROXIMATE, "25.7"));
    /* A count of the day does the sum: one finding, not two. */
    EXPECT("share-differs: x* p w\n", {"w", "reported", "827", DAY},
           {"p", "proven", "213", DAY, .base = "w"},
           {"x", "share-proven", "25.7", DAY, .base = "w"});
}

TEST(share_of_none)
{
    EXPECT("share-impossible: x* w\n", SHARE_OF("0", NT_EXACT, "50"));
    EXPECT("", SHARE_OF("0", NT_EXACT, "0"));
}

TEST(share_of_a_whole_in_another_unit)
{
    /* The source itself took 1,605 persons of 2,073 reports: 77.42 per cent. */
    EXPECT("share-differs: x* p w\nunit-mismatch: w* p\n", WHOLE("2073"),
           {"p", "proven", "1605", DAY, .base = "w"},
           {"x", "share-proven", "77.5", DAY, .base = "w"});
}

/* ---- shares-repeated ---- */

#define SHARE(id_, word, printed, base_, day)                                                      \
    {                                                                                              \
        id_, "share-by-position", printed, day, .category = word, .base = base_, .source = base_   \
    }
#define LIST_OF(base_, day, last)                                                                  \
    SHARE(base_ "1", "camat", "26.5", base_, day), SHARE(base_ "2", "lurah", "17.2", base_, day),  \
        SHARE(base_ "3", "guru", "15.7", base_, day), SHARE(base_ "4", "bidan", last, base_, day)
#define TWO_WHOLES(last)                                                                           \
    {"v", "proven", "1596", DAY}, {"w", "proven", "1605", "2020-12-09"},                           \
        LIST_OF("v", DAY, "13.4"), LIST_OF("w", "2020-12-09", last)

TEST(one_list_of_two_wholes)
{
    EXPECT("shares-repeated: v4 v1 v3 v2 w4 w1 w3 w2 v w\n", TWO_WHOLES("13.4"));
    EXPECT("", TWO_WHOLES("13.5"));
}

/* ---- mean-of-shares ---- */

#define PLACE(id_, where, what, number)                                                            \
    {                                                                                              \
        id_, what, number, DAY, .area = where                                                      \
    }
#define TWO_AREAS(whole, printed)                                                                  \
    PLACE("a", "Aceh", "reported", "100"), PLACE("p", "Aceh", "proven", "50"),                     \
        PLACE("b", "Bali", "reported", "900"), PLACE("q", "Bali", "proven", "90"),                 \
        PLACE("w", NULL, "reported", whole),                                                       \
    {                                                                                              \
        "x", "share-proven", printed, DAY, .base = "w"                                             \
    }

TEST(mean_of_shares)
{
    EXPECT("mean-of-shares: x* w p q\n", TWO_AREAS("1000", "30"));
    EXPECT("", TWO_AREAS("1000", "14"));
    EXPECT("mean-of-shares: x* w p q\n", TWO_AREAS("1000", "15"));
    /* The two areas are not all. */
    EXPECT("", TWO_AREAS("1200", "30"));
}

TESTS(NULL, NULL)
