#include "words.h"

static const nt_text words[NT_WORD_COUNT] = {
    [NT_WORD_UNKNOWN] = {{"tidak diketahui", "unknown"}},
    [NT_WORD_ABOUT] = {{"sekitar", "about"}},
    [NT_WORD_MORE_THAN] = {{"lebih dari", "more than"}},
    [NT_WORD_TO] = {{"sampai", "to"}},
    [NT_WORD_FIGURE] = {{"Gambar", "Figure"}},
    [NT_WORD_TABLE] = {{"Tabel", "Table"}},
    [NT_WORD_SECTION] = {{"Bagian", "Section"}},
    [NT_WORD_FINDING] = {{"Temuan", "Finding"}},
    [NT_WORD_FINDINGS] = {{"Temuan", "Findings"}},
    [NT_WORD_CONTENTS] = {{"Daftar Isi", "Contents"}},
    [NT_WORD_FOOTNOTES] = {{"Catatan kaki", "Footnotes"}},
    [NT_WORD_PAGE_OF] = {{"Halaman {0} dari {1}", "Page {0} of {1}"}},
    [NT_WORD_SAMPLE] = {{"CONTOH", "SAMPLE"}},
    [NT_WORD_SOURCE] = {{"Sumber: ", "Source: "}},
    [NT_WORD_NOTE] = {{"Catatan: ", "Note: "}},
    [NT_WORD_IN_DOUBT] = {{"* Diragukan dan tidak dibandingkan", "* In doubt and not compared"}},
    [NT_WORD_NO_DATA] = {{"Tidak ada data dalam edisi ini.", "No data in this edition."}},
    [NT_WORD_ALL_SUPPRESSED] = {{"Tidak ditampilkan: semua nilainya ditekan demi kerahasiaan.",
                                 "Not shown: all of its values are suppressed to protect "
                                 "persons."}},
    [NT_WORD_ALL_UNKNOWN] = {{"Tidak ditampilkan: tidak satu pun nilainya diketahui.",
                              "Not shown: none of its values is known."}},
    [NT_WORD_SUPPRESSED] = {{"ditekan", "suppressed"}},
    [NT_WORD_INTERNAL] = {{"INTERNAL", "INTERNAL"}},
    [NT_WORD_REVISED] = {{"(r): angka diperbaiki sejak edisi sebelumnya.",
                          "(r): revised since the edition before."}},
    [NT_WORD_PROVISIONAL] = {{"(p): angka sementara, masih dapat berubah.",
                              "(p): provisional, may still change."}},
    [NT_WORD_ALL_PROVISIONAL] = {{"Semua angka di sini sementara (p) dan masih dapat berubah.",
                                  "All figures here are provisional (p) and may still change."}},
};

const char *nt_report_word(nt_word_id id, nt_lang lang)
{
    return words[id].in[lang];
}
