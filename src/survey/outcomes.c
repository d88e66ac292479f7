/* What the words of outcomes mean for a case. */
#include "base/utf8.h"
#include "vocabulary.h"

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
     "out-of-time abandoned discontinued duplikat duplicate rusak damaged"},
    {NT_OUTCOME_PENDING, "belum not-yet unresolved"},
    {NT_OUTCOME_NOT_PROVEN,
     "tidak-* tak-* not-* bukan-* ditolak tolak penolakan rejected reject refused refuse denied "
     "deny "
     "dismissed dismiss unsubstantiated unfounded unproven dihentikan gagal failed fail "
     "non-compliant noncompliant negatif bebas acquitted declined"},
    {NT_OUTCOME_PENDING,
     "proses diproses dalam-proses process processing menunggu waiting pending open "
     "opened in-progress progress under-review review berjalan ongoing dipinjam on-loan borrowed "
     "terlambat overdue aktif active baru new masuk received sidang hearing ditunda adjourned "
     "verifikasi penelitian telaah received submitted diajukan tertunda"},
    {NT_OUTCOME_PROVEN,
     "terbukti dikabulkan kabul disetujui setuju diterima diterbitkan terbit dipenuhi terpenuhi "
     "granted approved upheld substantiated founded proven accepted allowed issued dikembalikan "
     "kembali returned selesai tuntas completed resolved passed pass compliant patuh lulus "
     "memenuhi "
     "direkomendasikan dijawab answered diberikan provided disclosed bersalah guilty convicted "
     "convict sebagian partly partial"},
    {NT_OUTCOME_CLOSED, "ditutup closed close"},
};

nt_outcome nt_survey_outcome_kind(const char *text)
{
    nt_arena *scratch = nt_arena_open();
    const char *slug = nt_arena_printf(scratch, "-%s-", nt_utf8_slug(scratch, text));
    nt_outcome found = NT_OUTCOME_UNKNOWN;
    for (size_t i = 0; !found && i < sizeof kinds / sizeof *kinds; i++) {
        found = nt_survey_has_word(slug, kinds[i].words) ? kinds[i].kind : found;
    }
    nt_arena_close(scratch);
    return found;
}
