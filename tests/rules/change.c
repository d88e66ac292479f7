/* change-stated-wrong, and how a change is read from a quote. */
#include <string.h>

#include "change.h"
#include "check.h"
#include "rules/builder.h"

#define DAY   "2020-11-17"
#define FOUND "change-stated-wrong: p\n"
#define QUOTED(number, words)                                                                      \
    {                                                                                              \
        "p", "reported", number, DAY, .quote = words                                               \
    }

TEST(both_numbers_in_the_quote)
{
    EXPECT(FOUND, QUOTED("250", "naik 50 persen dari 200 menjadi 250"));
    EXPECT("", QUOTED("250", "naik 25 persen dari 200 menjadi 250"));
    EXPECT("", QUOTED("250", "dari 200 menjadi 250, naik 25 persen"));
    EXPECT("", QUOTED("400", "naik dua kali lipat dari 200 menjadi 400"));
    EXPECT(FOUND, QUOTED("300", "naik 200 persen dari 150 menjadi 300"));
    EXPECT("", QUOTED("300", "naik 200 persen dari 100 menjadi 300"));
    EXPECT(FOUND, QUOTED("300", "naik lima kali lipat dari 100 menjadi 300"));
    EXPECT("", QUOTED("150", "turun 25 persen dari 200 menjadi 150"));
    EXPECT(FOUND, QUOTED("150", "turun 33 persen dari 200 menjadi 150"));
    EXPECT(FOUND, QUOTED("150", "naik dari 200 menjadi 150"));
    EXPECT("", QUOTED("250", "naik dari 200 menjadi 250"));
    EXPECT(FOUND, QUOTED("250", "increased by 50 per cent from 200 to 250"));
    EXPECT("", QUOTED("250", "rose 25 percent from 200 to 250"));
    EXPECT(FOUND, QUOTED("600", "doubled from 200 to 600"));
    /* Within the rounding of the amount, and of its hedge. */
    EXPECT("", QUOTED("253", "naik 27 persen dari 200 menjadi 253"));
    EXPECT("", QUOTED("253", "naik 26,5 persen dari 200 menjadi 253"));
    EXPECT(FOUND, QUOTED("253", "naik 26,7 persen dari 200 menjadi 253"));
    /* What follows the change directly is what it is from; a year is not. */
    EXPECT(FOUND, QUOTED("200", "200 orang, turun 60 persen dari 400"));
    EXPECT("", QUOTED("200", "200 orang, turun 50 persen dari 400"));
    EXPECT("", QUOTED("200", "200 orang, turun 60 persen dari 2020"));
    EXPECT("", QUOTED("200", "naik 60 persen dari 2020 menjadi 200 orang"));
    EXPECT("", QUOTED("200", "200 orang, 30 camat, turun 60 persen dari 400"));
    EXPECT("", QUOTED("200", "200 orang turun 60 persen, dari 400 laporan"));
    /* Nothing falls by more than all there was. */
    EXPECT(FOUND, QUOTED("200", "turun 150 persen menjadi 200 orang"));
    EXPECT(FOUND, QUOTED("200", "200 orang, turun 150 persen dari 400"));
    EXPECT(FOUND, QUOTED("200", "200 people, fell by 120 per cent"));
    EXPECT("", QUOTED("0", "turun 100 persen menjadi 0 orang"));
    EXPECT("", QUOTED("200", "naik 150 persen menjadi 200 orang"));
    EXPECT("", QUOTED("200", "tidak turun 150 persen, 200 orang"));
    EXPECT("", QUOTED("200", "200 orang; harga turun 150 persen"));
    EXPECT("", QUOTED("253", "naik sekitar 25 persen dari 200 menjadi 253"));
    EXPECT("", QUOTED("253", "naik lebih dari 20 persen dari 200 menjadi 253"));
    EXPECT(FOUND, QUOTED("253", "naik lebih dari 30 persen dari 200 menjadi 253"));
}

TEST(figure_before_in_the_series)
{
#define AFTER(words) {"o", "reported", "200", "2020-10-01"}, QUOTED("250", words)
    EXPECT("change-stated-wrong: p o\n", AFTER("250 orang, naik 50 persen dari bulan lalu"));
    EXPECT("", AFTER("250 orang, naik 25 persen dari bulan lalu"));
    EXPECT("", AFTER("250 orang, naik dari bulan lalu"));
    EXPECT("change-stated-wrong: p o\n", AFTER("turun menjadi 250 orang"));
    EXPECT("change-stated-wrong: p o\n", AFTER("fell to 250"));
    EXPECT("", AFTER("naik menjadi 250 orang"));
    EXPECT("", AFTER("target turun menjadi 250"));
    EXPECT("", AFTER("anggaran turun menjadi 250"));
    EXPECT("", AFTER("250 orang, temuan turun menjadi 40"));
    EXPECT("running-total-falls: n* o\n", {"n", "reported", "300", "2020-09-01"},
           AFTER("turun menjadi 250 orang"));
    /* Of some other number of the quote, perhaps. */
    EXPECT("", AFTER("250 orang, sedangkan 40 temuan naik 50 persen"));
    /* Only supposed, denied, of another thing or of another area. */
    EXPECT("", AFTER("diperkirakan naik 50 persen bulan depan"));
    EXPECT("", AFTER("tidak akan naik 50 persen"));
    EXPECT("", AFTER("target naik 50 persen"));
    EXPECT("", AFTER("250 orang; anggaran naik 50 persen"));
    EXPECT("", AFTER("could rise 50 percent"));
    EXPECT("", AFTER("naik 50 persen di Bali, 250 orang di semua daerah"));
    EXPECT("change-stated-wrong: p o\n", AFTER("naik 50 persen di Indonesia"));
    EXPECT("change-stated-wrong: p o\n", AFTER("belum selesai, tetapi naik 50 persen"));
    EXPECT("", QUOTED("250", "diperkirakan naik 50 persen dari 200 menjadi 250"));
    EXPECT("change-stated-wrong: p o\n", AFTER("up 50 percent to 250"));
    EXPECT("change-stated-wrong: p o\n", AFTER("down 20 percent to 250"));
    EXPECT("approximate-as-exact: p\n", AFTER("up to 250"));
    EXPECT("change-stated-wrong: p o\n", AFTER("naik tipis (50 persen)"));
    /* What was the first is not known to have grown. */
    EXPECT("", QUOTED("250", "250 orang, naik 50 persen dari bulan lalu"));
    /* Reckoned from the day before the last. */
    EXPECT("", {"n", "reported", "100", "2020-09-01"},
           AFTER("250 orang, naik 150 persen sejak September"));
    /* Of another body nothing is reckoned. */
    EXPECT("", {"o", "reported", "200", "2020-10-01", .counter = "BKN"},
           QUOTED("250", "250 orang, naik 50 persen"));
}

TEST(figures_that_roles_name)
{
    EXPECT("change-stated-wrong: p o\n",
           {"o", "violations", "200", "2020-10-01", .unit = "violations"},
           {"p", "reported", "250", DAY, .quote = "naik 50 persen", .change_from = "o"});
    EXPECT("change-stated-wrong: q o\n", {"o", "reported", "200", "2020-10-01"},
           {"p", "proven", "20", DAY, .quote = "laporan naik dua kali lipat", .change_from = "o",
            .change_to = "q"},
           {"q", "reported", "250", DAY});
}

TEST(points_for_per_cent)
{
#define SHARES(words)                                                                              \
    {"o", "share-proven", "20", "2020-10-01"}, {"p", "share-proven", "25", DAY, .quote = words}
    EXPECT("change-stated-wrong: p o\n", SHARES("naik 5 persen menjadi 25 persen"));
    EXPECT("", SHARES("naik 5 poin menjadi 25 persen"));
    EXPECT("", SHARES("naik 5 poin persentase menjadi 25 persen"));
    EXPECT("", SHARES("up 5 percentage points to 25 per cent"));
    EXPECT("", SHARES("naik 25 persen menjadi 25 persen"));
    EXPECT(FOUND, {"p", "share-proven", "25", DAY,
                   .quote = "turun 4 poin dari 30 persen menjadi 25 persen"});
}

/* ---- change-unlike ---- */

#define SPAN(id_, from, to, number, words)                                                         \
    {                                                                                              \
        id_, "violations", number, to, .event = "-", .start = from, .end = to,                     \
                                       .unit = "violations", .quote = words                        \
    }

TEST(half_a_year_beside_a_year)
{
#define HALF(words)                                                                                \
    SPAN("o", "2022-01-01", "2022-12-31", "1000", NULL),                                           \
        SPAN("p", "2023-01-01", "2023-06-30", "600", words)
    EXPECT("change-unlike: p o\n", HALF("turun 40 persen dibanding tahun lalu"));
    EXPECT("change-unlike: p o\n", HALF("turun dari 1.000 menjadi 600 pelanggaran"));
    EXPECT("change-unlike: p o\n", HALF("down 40 percent from 1,000 to 600"));
    EXPECT("", HALF("turun 10 persen dibanding tahun lalu")); /* from what is not known */
    EXPECT("", HALF("akan turun 40 persen"));
    EXPECT("", HALF("600 pelanggaran pada semester pertama"));
    /* It is as well the change from a half year. */
    EXPECT("", SPAN("n", "2022-01-01", "2022-06-30", "1000", NULL),
           HALF("turun 40 persen dibanding tahun lalu"));
    /* Years and months differ by a few days. */
    EXPECT("", SPAN("o", "2020-01-01", "2020-12-31", "1000", NULL),
           SPAN("p", "2021-01-01", "2021-12-31", "600", "turun 40 persen dibanding tahun lalu"));
    EXPECT("", SPAN("o", "2023-02-01", "2023-02-28", "1000", NULL),
           SPAN("p", "2023-03-01", "2023-03-31", "600", "turun 40 persen"));
}

TEST(units_counters_and_ages_that_differ)
{
#define NAMED(words) {"p", "reported", "250", DAY, .quote = words, .change_from = "o"}
    EXPECT("change-unlike: p o\n", {"o", "violations", "200", "2020-10-01", .unit = "violations"},
           NAMED("naik 25 persen"));
    EXPECT("", {"o", "violations", "200", "2020-10-01"}, NAMED("naik 25 persen"));
    EXPECT("change-unlike: p o\n", {"o", "reported", "200", "2020-10-01", .counter = "BKN"},
           {"p", "reported", "250", DAY, .counter = "KASN", .quote = "naik dari 200 menjadi 250"});
    EXPECT("", {"o", "reported", "200", "2020-10-01", .counter = "KASN"},
           {"p", "reported", "250", DAY, .counter = "KASN", .quote = "naik dari 200 menjadi 250"});
    /* A vote that was over for a year, and one eight days ahead; three weeks, and two after. */
#define VOTES(before, after)                                                                       \
    {"o", "proven", "400", before, .event = "a"},                                                  \
        {"p",   "proven",     "100",                                                               \
         after, .event = "b", .quote = "turun 75 persen dibanding pemilihan sebelumnya"}
    EXPECT("change-unlike: p o\n", VOTES("2021-12-16", "2024-02-06"));
    EXPECT("", VOTES("2020-12-30", "2024-02-28"));
    EXPECT("", VOTES("2022-12-16", "2025-02-28")); /* both are final */
}

TEST(coverage_of_the_quote)
{
    EXPECT("change-unlike: p\n",
           QUOTED("250", "naik dari 200 di 34 provinsi menjadi 250 di 38 provinsi"));
    EXPECT("change-unlike: p\n",
           QUOTED("250", "menjadi 250 orang di 38 provinsi, naik dari 200 orang di 34 provinsi"));
    EXPECT("", QUOTED("250", "naik dari 200 di 38 provinsi menjadi 250 di 38 provinsi"));
    EXPECT("", QUOTED("250", "naik dari 200 di 34 provinsi menjadi 250 di 514 kabupaten"));
    EXPECT("", QUOTED("250", "naik dari 200 menjadi 250, di 38 provinsi"));
}

TEST(what_a_quote_says)
{
    static const struct {
        const char *quote, *words;
        nt_change_kind kind;
        bool up;
        double amount;
    } cases[] = {
        {"naik 50 persen", "naik 50 persen", NT_CHANGE_PERCENT, true, 50},
        {"laporan turun sebesar 12,5%", "turun sebesar 12,5%", NT_CHANGE_PERCENT, false, 12.5},
        {"meningkat tiga kali lipat", "meningkat tiga kali lipat", NT_CHANGE_FACTOR, true, 3},
        {"menjadi dua kali lipat", "dua kali lipat", NT_CHANGE_FACTOR, true, 2},
        {"a fivefold rise", "rise", NT_CHANGE_UNSIZED, true, 0},
        {"rose 5-fold", "rose 5-fold", NT_CHANGE_FACTOR, true, 5},
        {"declined by 3 points", "declined by 3 points", NT_CHANGE_POINTS, false, 3},
        {"turun setengahnya", "turun setengahnya", NT_CHANGE_PERCENT, false, 50},
        {"naik lebih dari seperempat", "naik lebih dari seperempat", NT_CHANGE_PERCENT, true, 25},
        {"fell by a fifth", "fell by a fifth", NT_CHANGE_PERCENT, false, 20},
        {"up three-quarters", "up three-quarters", NT_CHANGE_PERCENT, true, 75},
        {"turun satu kelas", "turun", NT_CHANGE_UNSIZED, false, 0},
        {"naik menjadi 412", "naik", NT_CHANGE_UNSIZED, true, 0},
        {"412 orang", "", NT_CHANGE_NONE, false, 0},
        {"dilaporkan dua kali", "", NT_CHANGE_NONE, false, 0},
        {"", "", NT_CHANGE_NONE, false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_stated_change c = nt_change_read(cases[i].quote, false);
        assert_int_equal(c.kind, cases[i].kind);
        assert_int_equal(c.up, cases[i].up);
        assert_true(c.kind >= NT_CHANGE_UNSIZED || c.amount == cases[i].amount);
        assert_int_equal(c.length, strlen(cases[i].words));
        assert_true(!c.length || strncmp(c.words, cases[i].words, c.length) == 0);
    }
}

TESTS(NULL, NULL)
