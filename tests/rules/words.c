/* unit-mismatch and approximate-as-exact, and how quotes are read. */
#include <string.h>

#include "check.h"
#include "quote.h"
#include "rules/builder.h"
#include "words.h"

#define DAY "2024-02-06"

/* ---- unit-mismatch ---- */

TEST(part_in_another_unit)
{
#define UNITS(part_unit, whole_unit)                                                               \
    {"w", "proven", "200", DAY, .unit = whole_unit},                                               \
        {"p", "sanctioned", "150", DAY, .base = "w", .unit = part_unit}
    EXPECT("unit-mismatch: p* w\n", UNITS("persons", "violations"));
    EXPECT("", UNITS("violations", "violations"));
    /* A part in another unit may well be larger: that is not a second fault. */
    EXPECT("unit-mismatch: p* w\n", {"w", "proven", "200", DAY},
           {"p", "sanctioned", "250", DAY, .base = "w", .unit = "violations"});
    /* Without a base nobody says that the one is part of the other. */
    EXPECT("", {"w", "proven", "200", DAY}, {"p", "sanctioned", "150", DAY, .unit = "violations"});
    EXPECT("", {"w", "proven", "200", DAY},
           {"p", "sanctioned", "150", DAY, .source = "t", .unit = "violations"});
    /* Proven persons among reports: the reports are kept out, the proven may still be used. */
    EXPECT("unit-mismatch: w* p\n", {"w", "reported", "732", DAY, .unit = "reports"},
           {"p", "proven", "518", DAY, .base = "w"}, {"q", "sanctioned", "273", DAY, .base = "p"});
    /* One finding for a whole, however many parts of a kind it has. */
    EXPECT("unit-mismatch: p* q* w\n", {"w", "proven", "200", DAY, .unit = "violations"},
           {"p", "sanctioned", "150", DAY, .base = "w", .category = "A"},
           {"q", "sanctioned", "20", DAY, .base = "w", .category = "B"});
}

TEST(one_number_under_two_names)
{
#define NAMES(number, unit_)                                                                       \
    {"p", "reported", number, DAY}, {"q", "violations", number, DAY, .source = "t", .unit = unit_}
    EXPECT("unit-mismatch: p q\n", NAMES("2034", "violations"));
    EXPECT("number-recurs: p q\n", NAMES("2034", "persons"));
    EXPECT("", NAMES("34", "violations")); /* small numbers meet by chance */
    /* The headline leaves out of whom the text counts. */
    EXPECT("unit-mismatch: p q\n",
           {"p", "violations", "425", DAY, .unit = "violations", .category = "ASN, polisi, TNI"},
           {"q", "violations", "425", DAY});
    EXPECT("", {"p", "violations", "425", DAY, .unit = "violations", .category = "polisi"},
           {"q", "violations", "425", DAY, .category = "TNI"});
}

TEST(one_series_in_two_units)
{
#define SERIES(unit_)                                                                              \
    {"p", "reported", "195", "2024-01-01", .unit = unit_}, {"q", "reported", "369", DAY},          \
        {"r", "reported", "456", "2024-03-01"}
    EXPECT("unit-mismatch: p q\n", SERIES("violations"));
    EXPECT("", SERIES("persons"));
    /* The quote says what was counted. */
    EXPECT(
        "unit-mismatch: q p\n",
        {"p", "reported", "833", "2024-01-01", .quote = "833 orang dilaporkan"},
        {"q", "reported", "857", DAY, .quote = "857 aduan, 626 ASN di antaranya direkomendasikan"},
        {"r", "reported", "900", "2024-03-01"});
    EXPECT("", {"q", "reported", "857", DAY, .quote = "857 aduan"});
}

/* ---- approximate-as-exact ---- */

#define QUOTED(number, words)                                                                      \
    {                                                                                              \
        "p", "reported", number, DAY, .quote = words                                               \
    }
#define FOUND "approximate-as-exact: p\n"

TEST(hedges_directly_before_the_number)
{
    EXPECT(FOUND, QUOTED("400", "sekitar 400 ASN dilaporkan"));
    EXPECT(FOUND, QUOTED("400", "ada sekira 400 ASN"));
    EXPECT(FOUND, QUOTED("400", "Kurang lebih 400 ASN"));
    EXPECT(FOUND, QUOTED("400", "hampir 400 ASN"));
    EXPECT(FOUND, QUOTED("1500", "lebih dari 1.500 pelanggaran ASN"));
    EXPECT(FOUND, QUOTED("1500", "More than 1,500 officials"));
    EXPECT(FOUND, QUOTED("400", "some 400 were reported"));
    EXPECT(FOUND, QUOTED("400", "around 400 ... 143 ASN"));
    EXPECT(FOUND, QUOTED("400", "400-an ASN"));
    EXPECT("", QUOTED("400", "400 ASN dilaporkan"));
    EXPECT("", QUOTED("400", "dilaporkan 400 ASN, lebih dari bulan lalu"));
    /* The hedge is another number's. */
    EXPECT("", QUOTED("143", "around 400 ... 143 ASN were proven"));
    EXPECT("", QUOTED("143", "sekitar 400 ASN, 143 terbukti"));
    EXPECT("", QUOTED("40", "sekitar 400 ASN"));
    EXPECT("", QUOTED("70", "about 70 percent of 100"));
    /* Said exactly as well. */
    EXPECT("", QUOTED("400", "sekitar 400 ASN, tepatnya 400 orang"));
    EXPECT("", QUOTED("400", "400 orang, jadi sekitar 400 ASN"));
    /* "About" as "concerning". */
    EXPECT("", QUOTED("143", "complaints about 143 ASN"));
    EXPECT("",
           {"p", "reported", "400", DAY, .quote = "sekitar 400 ASN", .qualifier = NT_APPROXIMATE});
}

/* The words of both languages, with what looks like them. */
TEST(hedges_around_the_number)
{
    static const struct {
        const char *value, *quote;
        nt_hedge hedge;
    } cases[] = {
        {"400", "nyaris 400 orang", NT_HEDGE_ABOUT},
        {"400", "ditaksir 400 orang", NT_HEDGE_ABOUT},
        {"400", "\xC2\xB1 400 orang", NT_HEDGE_ABOUT},
        {"400",
         "\xC2\xB1"
         "400 orang",
         NT_HEDGE_ABOUT},
        {"400", "+/- 400 orang", NT_HEDGE_ABOUT},
        {"400", "~400 orang", NT_HEDGE_ABOUT},
        {"400", "di kisaran 400 orang", NT_HEDGE_ABOUT},
        {"400", "kurang-lebih 400 orang", NT_HEDGE_ABOUT},
        {"400", "400an orang", NT_HEDGE_ABOUT},
        {"400", "400 an orang", NT_HEDGE_ABOUT},
        {"400", "400-odd officials", NT_HEDGE_ABOUT},
        {"400", "400 or so were named", NT_HEDGE_ABOUT},
        {"400", "400 people, more or less", NT_HEDGE_NONE}, /* the comma parts them */
        {"400", "400 people or so", NT_HEDGE_ABOUT},
        {"400", "an estimated 400 officials", NT_HEDGE_ABOUT},
        {"400", "close to 400 officials", NT_HEDGE_ABOUT},
        {"400", "antara 400 dan 500 orang", NT_HEDGE_ABOUT},
        {"500", "antara 400 dan 500 orang", NT_HEDGE_ABOUT},
        {"400", "400-500 orang", NT_HEDGE_ABOUT},
        {"500",
         "400\xE2\x80\x93"
         "500 orang",
         NT_HEDGE_ABOUT},
        {"300", "ratusan orang dilaporkan", NT_HEDGE_ABOUT},
        {"30", "puluhan orang dilaporkan", NT_HEDGE_ABOUT},
        {"15", "belasan ASN", NT_HEDGE_ABOUT},
        {"400", "sekitar empat ratus orang", NT_HEDGE_ABOUT},
        {"25", "hampir dua puluh lima orang", NT_HEDGE_ABOUT},
        {"400", "400 lebih orang", NT_HEDGE_MORE_THAN},
        {"400", "400 lebih laporan", NT_HEDGE_MORE_THAN},
        {"500", "500 orang lebih", NT_HEDGE_MORE_THAN},
        {"500", "500 orang lebih yang dilaporkan", NT_HEDGE_MORE_THAN},
        {"500", "500 orang lebih dilaporkan", NT_HEDGE_MORE_THAN},
        {"400", "lebih 400 orang", NT_HEDGE_MORE_THAN},
        {"400", "400+ orang", NT_HEDGE_MORE_THAN},
        {"400", "400 orang atau lebih", NT_HEDGE_MORE_THAN},
        {"400", "sedikitnya 400 orang", NT_HEDGE_MORE_THAN},
        {"412", "minimal 412 orang", NT_HEDGE_MORE_THAN},
        {"412", "tak kurang dari 412 orang", NT_HEDGE_MORE_THAN},
        {"412", "at least 412 people", NT_HEDGE_MORE_THAN},
        {"412", "no fewer than 412 people", NT_HEDGE_MORE_THAN},
        {"400", "menembus 400 orang", NT_HEDGE_MORE_THAN},
        {"400", "up to 400 people", NT_HEDGE_LESS_THAN},
        {"400", "tidak lebih dari 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "tidak sampai 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "at most 400 people", NT_HEDGE_LESS_THAN},
        {"400", "belum genap 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "maks. 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "<= 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "just short of 400 people", NT_HEDGE_LESS_THAN},
        {"400", ">= 400 orang", NT_HEDGE_MORE_THAN},
        {"400", "400 sekian orang", NT_HEDGE_MORE_THAN},
        {"400", "400-sekian orang", NT_HEDGE_MORE_THAN},
        {"400", "400 orang (perkiraan)", NT_HEDGE_ABOUT},
        {"400", "mungkin 400 orang", NT_HEDGE_ABOUT},
        {"400", "estimated to be 400 people", NT_HEDGE_ABOUT},
        /* with what may stand between */
        {"400", "diperkirakan mencapai 400 orang", NT_HEDGE_ABOUT},
        {"400", "ditaksir mencapai angka 400 orang", NT_HEDGE_ABOUT},
        {"400", "kurang lebih sebanyak 400 orang", NT_HEDGE_ABOUT},
        {"400", "hampir ada empat ratus orang", NT_HEDGE_ABOUT},
        {"400", "an estimated total of 400 people", NT_HEDGE_ABOUT},
        {"412", "setidaknya ada 412 orang", NT_HEDGE_MORE_THAN},
        {"412", "sedikitnya tercatat sebanyak 412 orang", NT_HEDGE_MORE_THAN},
        {"400", "menembus angka 400 orang", NT_HEDGE_MORE_THAN},
        {"400", "di bawah angka 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "belum mencapai 400 orang", NT_HEDGE_LESS_THAN},
        /* ranges, and a number that is said twice */
        {"400", "350 sampai 400 orang", NT_HEDGE_ABOUT},
        {"350", "350 s.d. 400 orang", NT_HEDGE_ABOUT},
        {"400", "350 s/d 400 orang", NT_HEDGE_ABOUT},
        {"350", "350 to 400 people", NT_HEDGE_ABOUT},
        {"400", "350 atau 400 orang", NT_HEDGE_ABOUT},
        {"400", "antara 350 dan 400", NT_HEDGE_ABOUT},
        {"350", "diperkirakan antara 350 dan 400.", NT_HEDGE_ABOUT},
        {"400", "jumlahnya (350-400)", NT_HEDGE_ABOUT},
        {"350", "between 350 and 400, he said", NT_HEDGE_ABOUT},
        {"400", "kurleb 400 orang", NT_HEDGE_ABOUT},
        {"400", "diproyeksikan 400 orang", NT_HEDGE_ABOUT},
        {"400", "sebanyak-banyaknya 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "a maximum of 400 people", NT_HEDGE_LESS_THAN},
        {"400", "a minimum of 400 people", NT_HEDGE_MORE_THAN},
        {"400", "400-plus people", NT_HEDGE_MORE_THAN},
        {"10", "pada 10-12-2024 ada laporan", NT_HEDGE_NONE},
        {"12", "pada 10-12, 14 dan 15 Juli", NT_HEDGE_NONE},
        {"400", "400 dan 420 laporan", NT_HEDGE_NONE},
        {"400", "sekitar 400 (empat ratus) orang", NT_HEDGE_ABOUT},
        {"400", "hampir empat ratus (400) orang", NT_HEDGE_ABOUT},
        /* what the papers write besides */
        {"400", "terpaut tipis dari 400 orang", NT_HEDGE_ABOUT},
        {"400", "tidak jauh dari 400 orang", NT_HEDGE_ABOUT},
        {"400", "sekitar 4 ratus orang", NT_HEDGE_ABOUT},
        {"400", "hampir 4 hundred people", NT_HEDGE_ABOUT},
        {"400", "4 ratus orang", NT_HEDGE_ROUNDED},
        {"400", "barely 400 people", NT_HEDGE_ABOUT},
        {"400", "hardly 400 people", NT_HEDGE_ABOUT},
        {"400", "nearing 400 reports", NT_HEDGE_ABOUT},
        {"400", "in the neighbourhood of 400", NT_HEDGE_ABOUT},
        {"400", "on the order of 400 people", NT_HEDGE_ABOUT},
        {"400", "something like 400 people", NT_HEDGE_ABOUT},
        {"400", "400 or thereabouts", NT_HEDGE_ABOUT},
        {"400", "kalau tidak salah 400 orang", NT_HEDGE_ABOUT},
        {"400", "kemungkinan 400 orang", NT_HEDGE_ABOUT},
        {"400", "diprediksi 400 orang", NT_HEDGE_ABOUT},
        {"400", "diperkirakan sudah 400 orang", NT_HEDGE_ABOUT},
        {"400", "estimasinya di angka 400 orang", NT_HEDGE_ABOUT},
        {"400", "rounded to 400 people", NT_HEDGE_ABOUT},
        {"400", "400 orang (dibulatkan)", NT_HEDGE_ABOUT},
        {"400", "400 orang (kurang lebih)", NT_HEDGE_ABOUT},
        {"400", "400 people (approx.)", NT_HEDGE_ABOUT},
        {"400", "\xE2\x89\x85 400 orang", NT_HEDGE_ABOUT},
        {"400", "beberapa ratus orang", NT_HEDGE_ABOUT},
        {"400", "several hundred people", NT_HEDGE_ABOUT},
        {"400", "empat ratusan orang", NT_HEDGE_ABOUT},
        {"400", "as few as 400 people", NT_HEDGE_MORE_THAN},
        {"400", "setidak-tidaknya sudah ada 400 orang", NT_HEDGE_MORE_THAN},
        {"400", "lebih dari kalau tidak salah 400 ya", NT_HEDGE_MORE_THAN},
        {"400", "melewati angka 400 orang", NT_HEDGE_MORE_THAN},
        {"400", "topping 400 reports", NT_HEDGE_MORE_THAN},
        {"400", "no lower than 400 people", NT_HEDGE_MORE_THAN},
        {"400", "400 orang, bahkan lebih", NT_HEDGE_MORE_THAN},
        {"400", "400 people, if not more", NT_HEDGE_MORE_THAN},
        {"400", "tak kurang daripada 400 orang", NT_HEDGE_MORE_THAN},
        {"400", "paling banyak 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "paling banter 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "tidak melebihi 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "belum menembus angka 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "not even 400 people", NT_HEDGE_LESS_THAN},
        {"400", "could reach 400 people", NT_HEDGE_LESS_THAN},
        {"400", "masih jauh dari 400 orang", NT_HEDGE_LESS_THAN},
        {"400", "400 kurang sedikit", NT_HEDGE_LESS_THAN},
        {"400", "no greater than 400", NT_HEDGE_LESS_THAN},
        {"400", "as many as 400 people", NT_HEDGE_NONE},
        {"400", "mencapai 400 orang", NT_HEDGE_NONE},
        {"400", "c. 400 laporan", NT_HEDGE_NONE},
        {"400", "beberapa laporan dari 400 orang", NT_HEDGE_NONE},
        {"400", "passed 400 people", NT_HEDGE_NONE},
        {"400", "412 orang dibulatkan menjadi 400", NT_HEDGE_ABOUT},
        {"400", "400 orang, paling banyak dari Jawa", NT_HEDGE_NONE},
        {"400", "in the past 400 days", NT_HEDGE_NONE},
        {"400", "400 at the office", NT_HEDGE_NONE},
        {"30", "puluhan ribu orang", NT_HEDGE_NONE},
        {"30000", "puluhan ribu orang", NT_HEDGE_ABOUT},
        {"300000", "hundreds of thousands of people", NT_HEDGE_ABOUT},
        {"5", "beberapa laporan", NT_HEDGE_NONE},
        {"200000", "2 ratus ribu orang", NT_HEDGE_ROUNDED},
        {"412", "412 orang dibulatkan menjadi 400", NT_HEDGE_NONE},
        /* at either end of a list */
        {"400", "likely 400 people", NT_HEDGE_ABOUT},
        {"400", "estimated to have reached 400 people", NT_HEDGE_ABOUT},
        {"400", "400 people (rounded)", NT_HEDGE_ABOUT},
        {"400", "below 400 reports", NT_HEDGE_LESS_THAN},
        {"400", "400 atau kurang", NT_HEDGE_LESS_THAN},
        {"400", "400 people at the most", NT_HEDGE_LESS_THAN},
        {"400", "ABOVE 400 reports", NT_HEDGE_MORE_THAN},
        {"400", "400 orang plus", NT_HEDGE_MORE_THAN},
        /* near misses */
        {"400", "400 (empat ratus) orang", NT_HEDGE_NONE},
        {"400", "naik dari 350 sampai 400 orang", NT_HEDGE_NONE},
        {"412", "412 atau 40 persen", NT_HEDGE_NONE},
        {"400", "dari 500 lebih ada 400 orang", NT_HEDGE_NONE},
        {"400", "lebih dari sebulan ada 400 orang", NT_HEDGE_NONE},
        {"400", "hampir semua daerah melapor; ada 400 orang", NT_HEDGE_NONE},
        {"400", "some of 400 people", NT_HEDGE_NONE},
        {"400", "tidak ada 400 orang", NT_HEDGE_NONE},
        {"400", "complaints about a total of 400 people", NT_HEDGE_NONE},
        {"400", "lebih banyak dari 400 menjadi 500", NT_HEDGE_NONE},
        {"500", "lebih banyak dari 400 menjadi 500", NT_HEDGE_NONE},
        {"400", "lebih dari separuh, yaitu 400 orang", NT_HEDGE_NONE},
        {"400", "400 orang lebih muda", NT_HEDGE_NONE},
        {"412", "412 orang lebih sedikit", NT_HEDGE_NONE},
        {"412", "412 orang, lebih dari tahun lalu", NT_HEDGE_NONE},
        {"412", "412 orang atau lebih dari separuh", NT_HEDGE_NONE},
        {"412", "412 people or more than half", NT_HEDGE_NONE},
        {"412", "412 plus 20 yang menyusul", NT_HEDGE_NONE},
        {"412", "412 orang lebih tua daripada 20 lainnya", NT_HEDGE_NONE},
        {"400", "400 lebih banyak daripada bulan lalu", NT_HEDGE_NONE},
        {"412", "naik lebih dari 20 persen menjadi 412 orang", NT_HEDGE_NONE},
        {"412", "412 orang dari hampir 1.000", NT_HEDGE_NONE},
        {"400", "hingga 400 orang", NT_HEDGE_NONE},
        {"400", "naik dari 200 menjadi 400 orang", NT_HEDGE_NONE},
        {"10", "10-12-2024 ada 10 orang", NT_HEDGE_NONE},
        {"412", "412 orang di antara ribuan pegawai", NT_HEDGE_NONE},
        {"5", "ratusan orang", NT_HEDGE_NONE},
        {"25", "dua puluh lima orang", NT_HEDGE_NONE},
        {"5", "dua puluh lima orang", NT_HEDGE_NONE},
        {"12000", "12.000 orang", NT_HEDGE_NONE},
    };
    NT_PASSING_ARENA(arena);
    size_t faults = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const given r = {"f", "reported", cases[i].value, .quote = cases[i].quote};
        const nt_published *published = rules_publish(arena, &r, 1);
        nt_reading reading = nt_quote_read(published->units, &published->figures[0]);
        if (reading.hedge != cases[i].hedge) {
            print_error("%s: %d\n", cases[i].quote, (int)reading.hedge);
            faults++;
        }
    }
    assert_int_equal(faults, 0);
}

TEST(rounded_in_the_quote)
{
#define FRACTION(number, words) {"p", "share-proven", number, DAY, .quote = words}
    EXPECT(FOUND, FRACTION("33.3", "sepertiga laporan terbukti"));
    EXPECT(FOUND, FRACTION("67", "two thirds of the reports were proven"));
    EXPECT(FOUND, FRACTION("50", "separuh laporan terbukti"));
    EXPECT("", FRACTION("50", "separuh, tepatnya 50 persen, laporan terbukti"));
    EXPECT("", FRACTION("37.4", "sepertiga laporan terbukti"));
    EXPECT(FOUND, QUOTED("204800000", "jumlah pemilih 204,8 juta orang"));
    EXPECT(FOUND, QUOTED("204800000", "204.8 million voters"));
    EXPECT(FOUND, QUOTED("1500", "1,5 ribu laporan"));
    EXPECT("", QUOTED("204807222", "204,807222 juta orang"));
    EXPECT("", QUOTED("204807222", "204.807.222 orang"));
    EXPECT("", QUOTED("204807222", "204,8 juta orang"));
    EXPECT("", QUOTED("204", "204 juta"));
}

TEST(exact_share_of_a_hedged_base)
{
#define SHARE_OF(how)                                                                              \
    {"w", "proven", "400", DAY, .qualifier = how},                                                 \
        {"x", "share-sanctioned", "52.7", DAY, .base = "w"},                                       \
        {"y", "share-sanctioned", "52.7", DAY, .base = "w"}
    EXPECT("approximate-as-exact: x y w\n", SHARE_OF(NT_APPROXIMATE));
    EXPECT("", SHARE_OF(NT_EXACT));
}

TEST(hedge_lost_in_repetition)
{
#define REPEATED(number, who)                                                                      \
    {"p", "reported", number, DAY, .source = "Kantor@2024-02-07", .qualifier = NT_APPROXIMATE},    \
        {"q", "reported", number, DAY, .source = who}
    EXPECT("approximate-as-exact: q p\n", REPEATED("400", "Harian@2024-02-08"));
    EXPECT("approximate-as-exact: q p\n", REPEATED("400", "Harian"));
    /* Published before the other, it repeats nothing. */
    EXPECT("", REPEATED("400", "Harian@2024-02-06"));
    /* A number that is not round was not rounded. */
    EXPECT("", REPEATED("403", "Harian@2024-02-08"));
    EXPECT("", REPEATED("1430", "Harian@2024-02-08"));
    /* A share that the counts bear out was worked out. */
    EXPECT("", {"w", "proven", "141", DAY}, {"n", "sanctioned", "98", DAY, .base = "w"},
           {"x", "share-sanctioned", "70", DAY, .base = "w"},
           {"y", "share-sanctioned", "70", DAY, .base = "w", .source = "t",
            .qualifier = NT_APPROXIMATE});
}

/* ---- mean-as-count ---- */

TEST(mean_recorded_as_a_count)
{
    EXPECT("mean-as-count: p*\n", QUOTED("343", "rata-rata 343 laporan per bulan"));
    EXPECT("mean-as-count: p*\n", QUOTED("343", "Rerata mencapai 343 laporan tiap bulan"));
    EXPECT("mean-as-count: p*\n", QUOTED("1200", "an average of 1,200 a year"));
    EXPECT("", QUOTED("343", "343 laporan, rata-rata 29 laporan per bulan"));
    EXPECT("", QUOTED("343", "rata-rata 343 laporan, tahun ini juga 343 laporan"));
    EXPECT("", QUOTED("343", "naik di atas rata-rata; ada 343 laporan"));
    EXPECT("", {"x", "share-sanctioned", "34", DAY, .quote = "rata-rata 34 persen"});
}

/* ---- quotes ---- */

static nt_reading read(nt_arena *arena, const char *indicator, const char *value, const char *quote)
{
    const given r = {"f", indicator, value, .quote = quote};
    const nt_published *published = rules_publish(arena, &r, 1);
    return nt_quote_read(published->units, &published->figures[0]);
}

TEST(numbers_in_both_languages)
{
    static const struct {
        const char *indicator, *value, *quote;
        nt_hedge hedge;
        const char *unit, *words;
    } cases[] = {
        {"reported", "1678", "sejumlah 1.678 pelanggaran", NT_HEDGE_NONE, "violations", ""},
        {"reported", "1678", "some 1,678 ASN", NT_HEDGE_ABOUT, "persons", "some 1,678"},
        {"reported", "2007", "2007 ASN yang dilaporkan", NT_HEDGE_NONE, "persons", ""},
        {"reported", "489", "jumlah laporan ... 489. Sebanyak 378 ASN", NT_HEDGE_NONE, "reports",
         ""},
        {"proven", "378", "jumlah laporan ... 489. Sebanyak 378 ASN", NT_HEDGE_NONE, "persons", ""},
        {"reported", "202", "dari 202 laporan, 67 ASN", NT_HEDGE_NONE, "reports", ""},
        {"proven", "67", "dari 202 laporan, 67 ASN", NT_HEDGE_NONE, "persons", ""},
        {"reported", "464", "464 ... 262 laporan", NT_HEDGE_NONE, NULL, ""},
        {"share-sanctioned", "90.8", "sekira 90,8 persen", NT_HEDGE_ABOUT, NULL, "sekira 90,8"},
        {"share-sanctioned", "34.9", "atau 34.9 persen", NT_HEDGE_NONE, NULL, ""},
        {"share-sanctioned", "70", "around 70 per cent", NT_HEDGE_ABOUT, NULL, "around 70"},
        {"voters", "100300000", "perkiraan 100,3 juta pemilih", NT_HEDGE_ABOUT, NULL,
         "perkiraan 100,3 juta"},
        {"voters", "204800000", "204,8 juta", NT_HEDGE_ROUNDED, NULL, "204,8 juta"},
        {"reported", "1500", "tidak kurang dari 1.500", NT_HEDGE_MORE_THAN, NULL,
         "tidak kurang dari 1.500"},
        {"reported", "1500", "kurang dari 1.500", NT_HEDGE_LESS_THAN, NULL, "kurang dari 1.500"},
        {"reported", "489", "sekitar\u00A0489\u00A0laporan\u2009yang masuk", NT_HEDGE_ABOUT,
         "reports", "sekitar\u00A0489"},
        {"voters", "204800000", "204,8\u202Fjuta\u3000pemilih", NT_HEDGE_ROUNDED, NULL,
         "204,8\u202Fjuta"},
        {"reported", "0", "0 laporan", NT_HEDGE_NONE, "reports", ""},
        {"reported", "12", "", NT_HEDGE_NONE, NULL, ""},
        {"reported", "12", "sekitar 99999999999999999999999999 orang", NT_HEDGE_NONE, NULL, ""},
        {"reported", "12", "1.2.3,4.5 12,. %", NT_HEDGE_NONE, NULL, ""},
    };
    NT_PASSING_ARENA(arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_reading r = read(arena, cases[i].indicator, cases[i].value, cases[i].quote);
        const char *words = r.length ? nt_arena_text(arena, r.words, r.length) : "";
        assert_int_equal(r.hedge, cases[i].hedge);
        assert_string_equal(words, cases[i].words);
        assert_string_equal(r.unit ? r.unit : "", cases[i].unit ? cases[i].unit : "");
    }
}

/* Each word of a numeral, alone and where it goes on from another. */
TEST(numerals_in_words)
{
    static const struct {
        const char *words;
        double number;
    } all[] = {
        {"satu", 1},
        {"dua", 2},
        {"tiga", 3},
        {"empat", 4},
        {"lima", 5},
        {"enam", 6},
        {"tujuh", 7},
        {"delapan", 8},
        {"sembilan", 9},
        {"one", 1},
        {"two", 2},
        {"three", 3},
        {"four", 4},
        {"five", 5},
        {"six", 6},
        {"seven", 7},
        {"eight", 8},
        {"nine", 9},
        {"sepuluh", 10},
        {"sebelas", 11},
        {"ten", 10},
        {"eleven", 11},
        {"twelve", 12},
        {"thirteen", 13},
        {"fourteen", 14},
        {"fifteen", 15},
        {"sixteen", 16},
        {"seventeen", 17},
        {"eighteen", 18},
        {"nineteen", 19},
        {"twenty", 20},
        {"thirty", 30},
        {"forty", 40},
        {"fifty", 50},
        {"sixty", 60},
        {"seventy", 70},
        {"eighty", 80},
        {"ninety", 90},
        {"seratus", 100},
        {"seribu", 1000},
        {"Dua Belas", 12},
        {"dua puluh", 20},
        {"TIGA ratus", 300},
        {"two hundred", 200},
        {"lima ribu", 5000},
        {"five thousand", 5000},
        {"enam juta", 6000000},
        {"one million", 1000000},
        {"twenty-five", 25},
        {"seribu dua ratus tiga puluh empat", 1234},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        double read[8] = {0};
        assert_int_equal(nt_words_numbers(all[i].words, read), 1);
        assert_true(read[0] == all[i].number);
    }
    static const char *const none[] = {"belas", "puluh",  "ratus", "ribu", "juta",      "hundred",
                                       "sat",   "satuan", "zebra", "a",    "twentyfive"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(nt_words_numbers(none[i], NULL), 0);
    }
}

TESTS(NULL, NULL)
