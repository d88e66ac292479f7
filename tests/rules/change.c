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
