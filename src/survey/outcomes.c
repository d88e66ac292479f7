/* What the words of outcomes mean for a case. */
#include <string.h>

#include "base/utf8.h"
#include "guess.h"
#include "model/key.h"

#define NOT "tidak-* tdk-* tak-* not-* bukan-*"

/* Beginnings of words within slugs; the first row that fits decides, so that "tidak dikabulkan" is
 * met before "dikabulkan". */
static const struct {
    nt_outcome kind;
    const char *words; /* parted by blanks; a star: any word that begins so */
} kinds[] = {
    {NT_OUTCOME_CLOSED,
     "tidak-dapat-diterima tidak-diterima dicabut mencabut pencabutan withdrawn withdrew batal "
     "dibatalkan cancelled canceled dialihkan dilimpahkan diteruskan transferred referred "
     "forwarded "
     "gugur kedaluwarsa kadaluarsa expired lapsed inadmissible hilang lost damai mediasi settled "
     "cabut tidak-diregistrasi tidak-diregister tidak-registrasi out-of-time abandoned "
     "discontinued duplikat duplicate rusak damaged"},
    {NT_OUTCOME_PENDING, "belum blm not-yet unresolved"},
    {NT_OUTCOME_NOT_PROVEN,
     NOT " ditolak menolak tolak penolakan rejected reject refused refuse denied "
         "deny "
         "dismissed dismiss unsubstantiated unfounded unproven dihentikan gagal failed fail "
         "non-compliant noncompliant negatif bebas acquitted declined invalid insufficient "
         "kurang-bukti no-violation no-evidence"},
    {NT_OUTCOME_PENDING,
     "proses diproses dalam-proses process processing menunggu waiting pending open "
     "opened in-progress progress under-review review berjalan ongoing dipinjam on-loan borrowed "
     "terlambat overdue aktif active baru new masuk received sidang hearing ditunda adjourned "
     "verifikasi klarifikasi diduga penelitian telaah submitted diajukan tertunda dalam-kajian "
     "sedang-dikaji "
     "dalam-pemeriksaan sedang-diperiksa dalam-penyelidikan dalam-investigasi "
     "under-investigation"},
    {NT_OUTCOME_PROVEN,
     "terbukti melanggar dikabulkan mengabulkan kabul disetujui setuju diterima diterbitkan terbit "
     "dipenuhi "
     "terpenuhi "
     "granted approved upheld substantiated founded proven accepted allowed issued dikembalikan "
     "kembali returned selesai tuntas completed resolved passed pass compliant patuh lulus "
     "memenuhi "
     "direkomendasikan rekomendasi recommended dijawab answered diberikan provided disclosed "
     "bersalah guilty convicted "
     "convict sebagian partly partial valid sanctioned disanksi"},
};

const char *nt_survey_own_outcome(const char *text, nt_outcome *kind)
{
    static const struct {
        const char *code, *key;
        nt_outcome kind;
    } own[] = {{"pending", "pending", NT_OUTCOME_PENDING},
               {"proven", "proven", NT_OUTCOME_PROVEN},
               {"not-proven", "notproven", NT_OUTCOME_NOT_PROVEN}};
    char key[NT_KEY_MAX];
    nt_model_key(text, NT_KEY_OF_TEXT, key);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (strcmp(key, own[i].key) == 0) {
            *kind = own[i].kind;
            return own[i].code;
        }
    }
    return NULL;
}

bool nt_survey_denies(const char *text)
{
    NT_PASSING_ARENA(scratch);
    bool found = nt_utf8_has_word(nt_utf8_framed(scratch, text), NOT);
    return found;
}

bool nt_survey_only_ends(const char *text)
{
    static const char *const words[] = {"selesai",   "sudah-selesai", "telah-selesai", "tuntas",
                                        "completed", "resolved",      "done",          NULL};
    NT_PASSING_ARENA(scratch);
    const char *slug = nt_utf8_slug(scratch, text);
    size_t number = strspn(slug, "0123456789"); /* "3. Selesai" */
    bool found = nt_utf8_is_one_of(slug + number + (number && slug[number] == '-'), words);
    return found;
}

nt_outcome nt_survey_outcome_kind(const char *text)
{
    /* alone: behind "Closed -" stands how */
    static const char *const shut[] = {"ditutup", "closed", "kasus-ditutup", "case-closed", NULL};
    NT_PASSING_ARENA(scratch);
    const char *slug = nt_utf8_framed(scratch, text);
    nt_outcome found = nt_utf8_is_one_of(nt_utf8_slug(scratch, text), shut) ? NT_OUTCOME_CLOSED
                                                                            : NT_OUTCOME_UNKNOWN;
    nt_survey_own_outcome(text, &found);
    for (size_t i = 0; !found && i < sizeof kinds / sizeof *kinds; i++) {
        found = nt_utf8_has_word(slug, kinds[i].words) ? kinds[i].kind : found;
    }
    return found;
}

/* What stands beside the words of outcomes: particles, and what and who a case has to do with. */
static const char beside[] =
    "-ya-y-yes-t-n-no-di-ke-oleh-dari-dan-atau-dengan-tanpa-untuk-pada-karena-sebagai-telah-sudah-"
    "masih-akan-tapi-tetapi-ada-data-saja-seluruhnya-sepenuhnya-semua-"
    "perkara-kasus-berkas-laporan-aduan-pengaduan-permohonan-gugatan-sengketa-dugaan-pelanggaran-"
    "bukti-alat-saksi-hukum-hukuman-sanksi-disiplin-putusan-keputusan-jawaban-tanggapan-sk-surat-"
    "rapat-pleno-tim-majelis-kode-etik-netralitas-asn-pns-pemohon-pelapor-terlapor-pengadu-teradu-"
    "penggugat-tergugat-bawaslu-kasn-bkn-komisi-inspektorat-polisi-kepolisian-instansi-lembaga-"
    "lain-pejabat-pembina-kepegawaian-ppk-bupati-gubernur-walikota-pimpinan-ketua-syarat-formal-"
    "formil-materiil-lengkap-memenuhi-cukup-tahap-banding-keberatan-klarifikasi-"
    "by-to-at-the-in-on-of-and-or-for-with-without-full-fully-partially-part-case-complaint-report-"
    "request-claim-application-appeal-evidence-proof-violation-violations-breach-law-police-court-"
    "commission-agency-authority-chair-applicant-complainant-respondent-jurisdiction-found-other-"
    "ditutup-closed-";

bool nt_survey_is_plain_outcome(const char *text)
{
    NT_PASSING_ARENA(scratch);
    nt_buffer known = nt_buffer_open(scratch);
    nt_buffer_puts(&known, beside);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for (const char *at = kinds[i].words; *at; at++) {
            nt_buffer_putc(&known, *at == ' ' || *at == '*' ? '-' : *at);
        }
        nt_buffer_putc(&known, '-');
    }
    return nt_survey_is_of_words(text + strspn(text, "0123456789.) -"), nt_buffer_text(&known));
}

/* The one word that a heading asks for, as "Terbukti?" does; NULL where it is none. */
static const char *asked_for(nt_arena *arena, const char *heading)
{
    const char *word = nt_utf8_slug(arena, nt_arena_text(arena, heading, strcspn(heading, "(?")));
    bool is_one = !strchr(word, '-') && !nt_survey_only_ends(word) &&
                  nt_survey_outcome_kind(word) == NT_OUTCOME_PROVEN;
    return is_one ? word : NULL;
}

const char *nt_survey_answered(nt_arena *arena, const nt_survey_column *column, const char *text)
{
    static const char *const yes[] = {"ya", "y", "yes", NULL},
                             *const no[] = {"tidak", "tdk", "t", NULL},
                             *const not [] = {"no", "n", NULL};
    const char *slug = nt_utf8_slug(arena, text), *word = asked_for(arena, column->heading);
    return !word                           ? NULL
           : nt_utf8_is_one_of(slug, yes)  ? word
           : nt_utf8_is_one_of(slug, no)   ? nt_arena_printf(arena, "tidak %s", word)
           : nt_utf8_is_one_of(slug, not ) ? nt_arena_printf(arena, "not %s", word)
                                           : NULL;
}

nt_outcome nt_survey_outcome_in(const nt_survey_column *column, const char *text)
{
    NT_PASSING_ARENA(scratch);
    const char *answered = nt_survey_answered(scratch, column, text);
    nt_outcome kind = nt_survey_outcome_kind(answered ? answered : text);
    return kind;
}
