#include "words.h"

#include "text/number.h"

static const nt_text words[NT_WORD_COUNT] = {
    [NT_WORD_POLLING_DAY] = {{"hari pemungutan suara", "polling day"}},
    [NT_WORD_DAYS] = {{"hari", "days"}},
    [NT_WORD_YEAR] = {{"tahun", "years"}},
    [NT_WORD_NO_DATA] = {{"Tidak ada data untuk ditampilkan.", "There are no data to show."}},
    [NT_WORD_UNKNOWN] = {{"tidak diketahui", "unknown"}},
    [NT_WORD_SOURCE] = {{"Sumber", "Source"}},
    [NT_WORD_NOTE] = {{"Catatan", "Note"}},
    [NT_WORD_ABOUT] = {{"sekitar", "about"}},
    [NT_WORD_MORE_THAN] = {{"lebih dari", "more than"}},
    [NT_WORD_OUT_OF] = {{"dari", "of"}},
    [NT_WORD_REPORTED] = {{"dilaporkan", "reported"}},
    [NT_WORD_PROVEN] = {{"terbukti", "proven"}},
    [NT_WORD_SANCTIONED] = {{"dijatuhi sanksi", "sanctioned"}},
    [NT_WORD_PROOF_RATIO] = {{"dari yang dilaporkan", "of those reported"}},
    [NT_WORD_SANCTION_RATIO] = {{"dari yang terbukti", "of those proven"}},
    [NT_WORD_SUPPRESSED] = {{"ditekan", "suppressed"}},
    [NT_WORD_SUPPRESSED_KEY] = {{"– ditekan demi kerahasiaan", "– suppressed to protect persons"}},
    [NT_WORD_UNKNOWN_KEY] = {{"? tidak diketahui", "? unknown"}},
    [NT_WORD_AT_RISK] = {{"masih diamati", "still followed"}},
    [NT_WORD_MEDIAN] = {{"median", "median"}},
    [NT_WORD_CENSORED] = {{"Pita: selang kepercayaan 95 persen. Garis pendek: kasus yang masih "
                           "terbuka ketika pengamatan berakhir.",
                           "Band: 95 per cent confidence interval. Short upright: a case still "
                           "open when observation ended."}},
    [NT_WORD_CUMULATIVE] = {{"kumulatif", "cumulative"}},
    [NT_WORD_NOT_SUMMED] = {{"bagian kumulatif tidak dihitung: tidak semua nilai diketahui",
                             "no cumulative share: not every value is known"}},
    [NT_WORD_UPRIGHT] = {{"garis tegak", "upright"}},
    [NT_WORD_GAP] = {{"Garis terputus di mana nilainya ditekan atau tidak diketahui.",
                      "The line breaks where a value is suppressed or unknown."}},
    [NT_WORD_ON_DAY] = {{"masih diamati sesudah hari", "still followed after day"}},
    [NT_WORD_SQUARE_ROOT] = {{"skala akar", "square-root scale"}},
    [NT_WORD_NOT_DRAWN] = {{"tidak digambar karena ditekan atau tidak diketahui",
                            "not drawn: suppressed or unknown"}},
    [NT_WORD_ALL_SUPPRESSED] = {{"Tidak ditampilkan: semua nilainya ditekan demi kerahasiaan.",
                                 "Not shown: all of its values are suppressed to protect "
                                 "persons."}},
    [NT_WORD_ALL_UNKNOWN] = {{"Tidak ditampilkan: tidak satu pun nilainya diketahui.",
                              "Not shown: none of its values is known."}},
    [NT_WORD_ALL_ZERO] = {{"Tidak digambar: semua nilainya nol.",
                           "Not drawn: all of its values are zero."}},
    [NT_WORD_TOO_FEW] = {{"Tidak digambar: nilai yang dapat ditampilkan terlalu sedikit. Nilai itu "
                          "ada dalam berkas angka.",
                          "Not drawn: too few of its values can be shown. They are in the file of "
                          "figures."}},
    [NT_WORD_ZERO_OR_UNKNOWN] = {{"Tidak digambar: nilainya nol atau tidak diketahui.",
                                  "Not drawn: its values are zero or unknown."}},
    [NT_WORD_MOSTLY_SUPPRESSED] = {{"Tidak digambar: terlalu banyak nilainya ditekan demi "
                                    "kerahasiaan. Nilai yang lain ada dalam berkas angka.",
                                    "Not drawn: too many of its values are suppressed to protect "
                                    "persons. The others are in the file of figures."}},
    [NT_WORD_UNITS_DIFFER] = {{"Tidak digambar: satuannya berbeda, sehingga nilainya tidak dapat "
                               "memakai satu skala. Nilai itu ada dalam berkas angka.",
                               "Not drawn: its values are in different units and cannot share a "
                               "scale. They are in the file of figures."}},
    [NT_WORD_PROCEDURES_DIFFER] =
        {{"Tidak digambar: nilainya dihitung dalam prosedur yang berbeda dan tidak dibandingkan. "
          "Nilai itu ada dalam berkas angka.",
          "Not drawn: its values were counted in different procedures and are not compared. They "
          "are in the file of figures."}},
    [NT_WORD_NO_TILES] =
        {{"Urutan menggantikan peta ubin: wilayah-wilayah ini tidak mempunyai petak "
          "ubin.",
          "A ranking takes the place of the tile map: there is no grid of tiles for "
          "these areas."}},
    [NT_WORD_TILE_SHARED] =
        {{"Urutan menggantikan peta ubin: dua nilai jatuh pada satu ubin.",
          "A ranking takes the place of the tile map: two values fall on one tile."}},
    [NT_WORD_WITHOUT_TILE] = {{"Tanpa ubin", "Without a tile"}},
    [NT_WORD_IN_FULL] = {{"Selengkapnya", "In full"}},
    [NT_WORD_DATE_UNKNOWN] = {{"tanggal tidak diketahui", "date unknown"}},
};

const char *nt_chart_word(nt_lang lang, nt_word_id word)
{
    return words[word].in[lang];
}

const char *nt_chart_more(nt_arena *arena, nt_lang lang, size_t count)
{
    static const nt_text pattern = {{"dan {0} lainnya", "and {0} more"}};
    const nt_arg args[] = {{.kind = NT_ARG_COUNT, .number = (double)count}};
    const nt_phrase phrase = {&pattern, args, 1};
    return nt_text_phrase(arena, lang, &phrase);
}
