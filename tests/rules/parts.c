/* part-exceeds-whole, parts-exceed-total and period-nested. */

#include "check.h"
#include "rules/builder.h"

#define DAY "2020-09-30"

TEST(part_and_its_base)
{
#define PART_OF_BASE(part) {"w", "reported", "100", DAY}, {"p", "proven", part, DAY, .base = "w"}
    EXPECT("part-exceeds-whole: p* w\n", PART_OF_BASE("101"));
    EXPECT("", PART_OF_BASE("100"));
    EXPECT("", PART_OF_BASE("50"));
    EXPECT("", {"w", "reported", "100", DAY, .qualifier = NT_MORE_THAN},
           {"p", "proven", "170", DAY, .base = "w"});
}

TEST(later_stage_of_one_day)
{
#define STAGES(part, who) {"w", "proven", "100", DAY}, {"p", "sanctioned", part, DAY, .source = who}
    EXPECT("part-exceeds-whole: p* w\n", STAGES("101", "s"));
    EXPECT("part-exceeds-whole: p* w\n", STAGES("101", "t"));
    EXPECT("", STAGES("100", "s"));
    /* Another day, another count. */
    EXPECT("", {"w", "proven", "100", DAY}, {"p", "sanctioned", "101", "2020-10-13"});
    /* One source differs, the other has room: no alarm across sources. */
    EXPECT("same-day-differs: w u\n", {"w", "proven", "100", DAY, .source = "s"},
           {"u", "proven", "105", DAY, .source = "t"},
           {"p", "sanctioned", "103", DAY, .source = "r"});
}

TEST(all_elections_of_a_period)
{
#define ALL(start_, end_, day)                                                                     \
    {"all",        "violations",    "1678",      day,                                              \
     .event = "-", .start = start_, .end = end_, .unit = "violations"}
#define EVENT(number, day)                                                                         \
    {                                                                                              \
        "e", "violations", number, day, .unit = "violations"                                       \
    }
    EXPECT("part-exceeds-whole: e* all\n", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           EVENT("2034", "2024-02-06"));
    EXPECT("", ALL("2020-01-01", "2022-12-31", "2023-11-15"), EVENT("1678", "2024-02-06"));
    /* "More than 1,500" beside it takes nothing back. */
    EXPECT("part-exceeds-whole: e* all\n", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           EVENT("2034", "2024-02-06"),
           {"loose", "violations", "1500", "2023-11-15", .event = "-", .start = "2020-01-01",
            .end = "2022-12-31", .unit = "violations", .qualifier = NT_MORE_THAN});
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
           {"f", "violations", "3", "2019-12-01", .unit = "violations"});
    /* What is reported need not be a violation, nor a person be one. */
    EXPECT("", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           {"e", "reported", "2034", "2024-02-06", .unit = "violations"});
    EXPECT("", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           {"e", "proven", "2034", "2024-02-06"});
    EXPECT("part-exceeds-whole: e* all\n", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           {"e", "proven", "2034", "2024-02-06", .unit = "violations"});
    /* One election, one finding, however many of its days exceed. */
    EXPECT("part-exceeds-whole: e* f* all\n", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           EVENT("1800", "2021-12-16"),
           {"f", "violations", "2034", "2024-02-06", .unit = "violations"});
    /* A part of a period of one election within the same period of all. */
    EXPECT("part-exceeds-whole: e* all\n", ALL("2020-01-01", "2022-12-31", "2023-11-15"),
           {"e", "violations", "1700", "2023-11-15", .start = "2021-01-01", .end = "2021-12-31",
            .unit = "violations"});
}

/* ---- areas ---- */

#define TOTAL(number)                                                                              \
    {                                                                                              \
        "all", "reported", number, DAY                                                             \
    }
#define AREA(id_, name, number)                                                                    \
    {                                                                                              \
        id_, "reported", number, DAY, .base = "all", .area = name                                  \
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
           {"q", "reported", "61", DAY, .base = "all", .area = "Aceh", .source = "t"});
    /* "More than 100" has no upper end; about 100 reaches 110. */
    EXPECT("", {"all", "reported", "100", DAY, .qualifier = NT_MORE_THAN}, AREA("p", "Aceh", "99"),
           AREA("q", "Papua", "99"));
    EXPECT("", {"all", "reported", "100", DAY, .qualifier = NT_APPROXIMATE},
           AREA("p", "Aceh", "70"), AREA("q", "Papua", "40"));
    EXPECT("parts-exceed-total: p* q* all\n",
           {"all", "reported", "100", DAY, .qualifier = NT_APPROXIMATE}, AREA("p", "Aceh", "70"),
           AREA("q", "Papua", "41"));
    EXPECT("parts-exceed-total: p* q* all\n", TOTAL("100"), AREA("p", "Aceh", "60"),
           AREA("q", "Papua", "41"), {"loose", "reported", "90", DAY, .qualifier = NT_MORE_THAN});
    /* Another day. */
    EXPECT("", TOTAL("100"), AREA("p", "Aceh", "60"),
           {"q", "reported", "41", "2020-10-13", .base = "all", .area = "Papua"});
}

TEST(areas_within_areas_are_counted_once)
{
    EXPECT("", TOTAL("100"), AREA("p", "Jawa Tengah", "60"),
           {"q", "reported", "50", DAY, .base = "p", .area = "Demak"});
    EXPECT("", TOTAL("100"), AREA("p", "Jawa Tengah", "60"), AREA("q", "Kabupaten Demak", "50"));
    EXPECT("parts-exceed-total: q* r* all\nparts-exceed-total: q* r* p\n", TOTAL("100"),
           AREA("p", "Jawa Tengah", "60"), AREA("q", "Kabupaten Demak", "51"),
           AREA("r", "Kota Tegal", "50"));
}

/* A province is no whole of the country's, but of its regencies, as the tables of areas say. */
TEST(regencies_within_their_province)
{
#define IN(id_, name, number) {id_, "reported", number, DAY, .area = name}
#define PROVINCE(number)      IN("all", "Indonesia", "1000"), IN("w", "Jawa Tengah", number)
    EXPECT("part-exceeds-whole: p* w\n", PROVINCE("60"), IN("p", "Kabupaten Demak", "61"));
    EXPECT("", PROVINCE("60"), IN("p", "Kabupaten Demak", "60"));
    EXPECT("", PROVINCE("60"), IN("p", "Kabupaten Badung", "61"));
    EXPECT("", PROVINCE("60"), {"p", "reported", "61", "2020-10-13", .area = "Kabupaten Demak"});
    EXPECT("parts-exceed-total: p* q* w\n", PROVINCE("60"), IN("p", "Kabupaten Demak", "31"),
           IN("q", "Kota Tegal", "30"));
    EXPECT("", PROVINCE("60"), IN("p", "Kabupaten Demak", "31"), IN("q", "Kota Tegal", "29"));
    /* Without the country the province is the whole. */
    EXPECT("part-exceeds-whole: p* w\n", IN("w", "Jawa Tengah", "60"),
           IN("p", "Kabupaten Demak", "61"));
}

TEST(guessed_whole_is_not_enough)
{
    /* Of "Indonesia" the table of areas knows that it is the country. */
    EXPECT("parts-exceed-total: p* q* all\n", TOTAL("100"),
           {"p", "reported", "60", DAY, .area = "Aceh"},
           {"q", "reported", "41", DAY, .area = "Papua"});
    /* Without bases and with as few figures as its parts "Nusantara" may be any area. */
#define GUESSED(id_, what, number) {id_, what, number, DAY, .area = "Nusantara"}
    EXPECT("", GUESSED("all", "reported", "100"), {"p", "reported", "60", DAY, .area = "Aceh"},
           {"q", "reported", "41", DAY, .area = "Papua"});
    EXPECT("parts-exceed-total: p* q* all\n", {"all", "reported", "100", DAY, .area = ""},
           {"p", "reported", "60", DAY, .area = "Aceh"},
           {"q", "reported", "41", DAY, .area = "Papua"});
    EXPECT("parts-exceed-total: p* q* all\n", GUESSED("all", "reported", "100"),
           {"p", "reported", "60", DAY, .area = "Aceh"},
           {"q", "reported", "41", DAY, .area = "Papua"}, GUESSED("x", "proven", "90"),
           GUESSED("y", "sanctioned", "80"));
    /* One of the parts is named nearly as often. */
    EXPECT("", GUESSED("all", "reported", "100"), {"p", "reported", "60", DAY, .area = "Aceh"},
           {"q", "reported", "41", DAY, .area = "Papua"}, GUESSED("x", "proven", "90"),
           GUESSED("y", "sanctioned", "80"), {"z", "proven", "50", DAY, .area = "Aceh"});
}

/* ---- categories ---- */

#define POSITION(id_, name, printed)                                                               \
    {                                                                                              \
        id_, "share-by-position", printed, DAY, .category = name                                   \
    }

TEST(shares_of_categories)
{
    EXPECT("parts-exceed-total: p* q* r*\n", POSITION("p", "A", "40"), POSITION("q", "B", "35"),
           POSITION("r", "C", "27"));
    /* Each of three may have been rounded up by a half: 101 is still no more than 100. */
    EXPECT("", POSITION("p", "A", "40"), POSITION("q", "B", "35"), POSITION("r", "C", "26"));
    EXPECT("", POSITION("p", "A", "40"), POSITION("q", "B", "35"), POSITION("r", "C", "20"));
    EXPECT("parts-exceed-total: p* q*\n", POSITION("p", "A", "60.0"), POSITION("q", "B", "40.2"));
    /* Answers of which more than one is allowed add up to nothing. */
    static const struct {
        const char *words, *found;
    } answers[] = {
        {"seseorang dapat memilih lebih dari satu", ""},
        {"boleh lebih dari satu jawaban, 60 persen A", ""},
        {"satu laporan memuat lebih dari satu jenis pelanggaran", ""},
        {"jawaban ganda", ""},
        {"respondents could name more than one option", ""},
        {"multiple answers allowed", ""},
        {"kategorinya tumpang tindih", ""},
        {"lebih dari satu tahun", "parts-exceed-total: p* q*\n"},
        {"dilaporkan lebih dari satu kali", "parts-exceed-total: p* q*\n"},
        {"pegawai dengan jabatan ganda", "parts-exceed-total: p* q*\n"},
        {"terdiri dari satu jenis", "parts-exceed-total: p* q*\n"},
    };
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        given p = POSITION("p", "A", "60"), q = POSITION("q", "B", "45");
        q.quote = answers[i].words;
        EXPECT(answers[i].found, p, q);
    }
    EXPECT("", POSITION("p", "A", "60.0"), POSITION("q", "B", "40.1"));
    /* Two sources that name their categories differently are not added up. */
    EXPECT("", POSITION("p", "A", "60"), POSITION("q", "B", "20"),
           {"r", "share-by-position", "60", DAY, .category = "Jabatan A", .source = "t"});
    /* Shares of areas may stand in the column of areas; a regency lies in some province. */
#define OF_AREA(id_, name, printed) {id_, "share-by-position", printed, DAY, .area = name}
    EXPECT("parts-exceed-total: p* q*\n", OF_AREA("p", "Aceh", "60"), OF_AREA("q", "Papua", "42"));
    EXPECT("", OF_AREA("p", "Aceh", "60"), OF_AREA("q", "Papua", "41"));
    EXPECT("", OF_AREA("p", "Aceh", "60"), OF_AREA("q", "Kabupaten Pidie", "42"));
    /* Nor are positions and kinds of violation. */
    EXPECT("", POSITION("p", "A", "60"), {"r", "share-by-violation", "60", DAY, .category = "X"});
}

TEST(counts_of_categories)
{
#define KIND(id_, name, number) {id_, "reported", number, DAY, .category = name}
    EXPECT("parts-exceed-total: p* q* all\n", TOTAL("100"), KIND("p", "A", "60"),
           KIND("q", "B", "41"));
    EXPECT("", TOTAL("100"), KIND("p", "A", "60"), KIND("q", "B", "40"));
    EXPECT("part-exceeds-whole: p* all\n", TOTAL("100"), KIND("p", "A", "101"));
    /* Divided in two ways: the shares tell which category belongs to which. */
    EXPECT("", TOTAL("100"), KIND("p", "A", "60"), KIND("q", "X", "60"), POSITION("r", "A", "60"));
    /* Provinces hold regencies: kinds of region are not parts of one another. */
    EXPECT("", {"all", "regions", "38", DAY},
           {"p", "regions", "514", DAY, .category = "kabupaten/kota"});
}

/* ---- periods ---- */

#define PERIOD(id_, from, to, number)                                                              \
    {                                                                                              \
        id_, "reported", number, "2024-06-12", .event = "b", .start = from, .end = to              \
    }
#define WHOLE_EVENT(number)                                                                        \
    {                                                                                              \
        "all", "reported", number, "2024-06-12", .event = "b"                                      \
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
           {"loose", "reported", "250", "2024-06-12", .event = "b", .start = "2023-01-01",
            .end = "2023-12-31", .qualifier = NT_MORE_THAN});
    /* Without an election the periods still hold one another. */
    EXPECT("period-nested: h* p\n",
           {"p", "proven", "500", "2021-01-10", .event = "-", .start = "2018-01-01",
            .end = "2020-12-31"},
           {"h", "proven", "508", "2020-12-21", .event = "-", .start = "2018-01-01",
            .end = "2018-12-31"});
    /* But none whose first day nobody has said. */
    EXPECT("", {"p", "proven", "129", "2021-05-31", .event = "-", .end = "2021-05-31"},
           {"h", "proven", "508", "2020-12-21", .event = "-", .start = "2018-01-01",
            .end = "2018-12-31"});
}

TEST(growing_period_is_no_fault)
{
    /* The year was counted in March; by December its first half alone had more. */
    EXPECT("",
           {"p", "reported", "100", "2023-03-31", .event = "b", .start = "2023-01-01",
            .end = "2023-12-31"},
           {"h", "reported", "150", "2023-12-01", .event = "b", .start = "2023-01-01",
            .end = "2023-06-30"});
    /* Once the year was over it should have held what came in by June. */
    EXPECT("period-nested: h* p\n",
           {"p", "reported", "100", "2024-01-05", .event = "b", .start = "2023-01-01",
            .end = "2023-12-31"},
           {"h", "reported", "150", "2024-03-01", .event = "b", .start = "2023-01-01",
            .end = "2023-06-30"});
    /* A later count of the year has room. */
    EXPECT("",
           {"p", "reported", "100", "2024-01-05", .event = "b", .start = "2023-01-01",
            .end = "2023-12-31"},
           {"h", "reported", "150", "2024-03-01", .event = "b", .start = "2023-01-01",
            .end = "2023-06-30"},
           {"r", "reported", "160", "2024-06-12", .event = "b", .start = "2023-01-01",
            .end = "2023-12-31"});
}

TESTS(NULL, NULL)
