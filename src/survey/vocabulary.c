#include "vocabulary.h"

#include <string.h>

#include "base/utf8.h"
#include "words/survey.h"

/* Words of headings, as slugs. A word with a star at its end begins one. */
static const struct {
    nt_survey_hint hint;
    int weight;
    const char *words; /* parted by blanks */
} hints[] = {
    {NT_HINT_ID, 2,
     "id kode nomor no-reg* no-registrasi no-perkara no-kasus no-berkas no-permohonan no-agenda "
     "no-laporan no-pengaduan no-aduan no-transaksi no-pinjam* no-izin no-surat no-tiket case-no "
     "case-number case-id ref reference ticket docket permit-no permit-number number file-no nr "
     "request-no request-id complaint-no complaint-id loan-id loan-no inspection-id"},
    {NT_HINT_ID, 1, "no register registrasi registration code agenda berkas"},
    {NT_HINT_REPORTED, 2,
     "lapor laporan masuk terima diterima daftar pendaftaran didaftarkan ajukan pengajuan diajukan "
     "permohonan mohon aduan pengaduan adu pinjam peminjaman dipinjam received receipt filed "
     "filing "
     "submitted submission application applied opened open requested request borrowed loaned "
     "checkout lodged reported report registered registration complaint intake pelaporan "
     "pemeriksaan inspeksi inspection inspected registrasi diregistrasi"},
    {NT_HINT_REPORTED, 1, "mulai awal start created dibuat buat surat"},
    {NT_HINT_INCIDENT, 1,
     "kejadian peristiwa insiden terjadi incident occurred occurrence happened"},
    {NT_HINT_DECIDED, 2,
     "putus putusan diputus keputusan diputuskan selesai penyelesaian diselesaikan jawab jawaban "
     "dijawab tanggapan ditanggapi balas kembali pengembalian dikembalikan terbit penerbitan "
     "diterbitkan tutup ditutup penutupan decided decision closed closing resolved resolution "
     "completed completion answered response responded returned return issued issue judgment "
     "judgement verdict determination determined finished disposed rekomendasi direkomendasikan "
     "recommendation recommended"},
    {NT_HINT_DECIDED, 1, "akhir end hasil sk berakhir status outcome"},
    {NT_HINT_SANCTIONED, 2,
     "sanksi hukuman eksekusi dieksekusi denda penindakan sanction sanctioned enforced enforcement "
     "executed execution penalty fined delivered diserahkan penyerahan paid payment bayar dibayar "
     "pembayaran disbursed pencairan dicairkan tindak-lanjut tindaklanjut ditindaklanjuti tl "
     "follow-up "
     "followed-up hukdis disanksi dihukum penjatuhan dijatuhkan dijatuhi pelaksanaan-rekomendasi"},
    {NT_HINT_ASIDE, 3, "dibuka-kembali dibuka-lagi reopened reopening"},
    {NT_HINT_ASIDE, 1,
     "sidang hearing banding keberatan kasasi peninjauan-kembali pk appeal appealed objection"},
    {NT_HINT_RECORDED, 2,
     "catat dicatat pencatatan input entri entry entered recorded diinput rekam perekaman"},
    {NT_HINT_PLANNED, 2,
     "tempo tenggat batas deadline due target rencana planned scheduled jadwal berlaku expiry "
     "expires kedaluwarsa valid"},
    {NT_HINT_PLANNED, 1,
     "update updated diperbarui pembaruan modified perubahan per-tanggal per-tgl data-per "
     "posisi-per kondisi-per keadaan-per status-per per-hari tanggal-posisi tgl-posisi "
     "posisi-tanggal posisi-tgl posisi-data tanggal-data tgl-data tanggal-rekap tgl-rekap "
     "tanggal-penarikan tgl-penarikan tanggal-rilis tgl-rilis sampai-dengan s-d sd hingga "
     "cut-off cutoff as-of as-at snapshot"},
    {NT_HINT_BIRTH, 2, "lahir kelahiran birth born dob ttl"},
    {NT_HINT_OUTCOME, 2,
     "hasil status putusan keputusan outcome result decision disposition amar verdict kesimpulan "
     "tindak-lanjut keadaan finding judgment ruling"},
    {NT_HINT_OUTCOME, 1, "kondisi state tahap proses"},
    {NT_HINT_PROVINCE, 2, "provinsi propinsi prov province"},
    {NT_HINT_REGENCY, 2, "kabupaten kab kota kab-kota kabkota regency kotamadya"},
    {NT_HINT_PLACE, 2,
     "kecamatan kec kelurahan desa distrik district wilayah region county borough ward village "
     "zone "
     "zona daerah suburb municipality city town state area rayon cabang branch"},
    {NT_HINT_PLACE, 1, "lokasi location tempat place"},
    {NT_HINT_INSTITUTION, 2,
     "instansi dinas opd skpd perangkat lembaga unit satker kantor institution agency office "
     "department "
     "organisasi organization bagian bidang division upt fakultas faculty pengadilan court"},
    {NT_HINT_INSTITUTION, 1,
     "kementerian ministry perpustakaan library school sekolah perusahaan company badan"},
    {NT_HINT_POSITION, 2, "jabatan posisi eselon pangkat position rank golongan grade"},
    {NT_HINT_KIND, 2,
     "jenis kategori tipe macam klasifikasi klasifikasinya kind type category class classification "
     "pelanggaran violation allegation dugaan kelompok substansi subject topic perihal genre "
     "koleksi"},
    {NT_HINT_KIND, 1, "bidang sektor sector objek tema theme"},
    {NT_HINT_SANCTION, 2, "sanksi hukuman hukdis sanction penalty"},
    {NT_HINT_EVENT, 2, "pemilu pilkada pemilihan peristiwa event election"},
    {NT_HINT_PERSON, 2,
     "nama name nip nik ktp npwp email mail surel hp telepon telp telpon phone wa whatsapp alamat "
     "address kontak contact pemohon pelapor terlapor penggugat tergugat terdakwa peminjam "
     "pelanggan nasabah pasien pemilik saksi korban pegawai petugas pemeriksa inspektur hakim "
     "panitera borrower applicant complainant plaintiff defendant accused owner requester "
     "requestor "
     "patron patient witness victim inspector officer judge clerk staff member membership anggota "
     "keanggotaan holder "
     "respondent petitioner penanggung penyewa tenant customer pengadu teradu passport paspor "
     "pengemudi driver reporter guru siswa mahasiswa student"},
    {NT_HINT_THING, 2,
     "instansi kementerian ministry badan dinas unit opd skpd kecamatan kelurahan desa kabupaten "
     "kota provinsi lembaga kantor "
     "barang buku judul produk agency office department court district province city building "
     "library branch village ward region kegiatan proyek project sekolah school"},
    {NT_HINT_SORT, 2,
     "jenis kategori tipe golongan klasifikasi status jumlah type category kind class group number "
     "pekerjaan occupation asal kelompok pendidikan gender kelamin usia umur age tahap tahapan "
     "stage"},
    {NT_HINT_TRAIT, 2,
     "kelamin gender sex usia umur age pendidikan education agama religion pekerjaan occupation"},
    {NT_HINT_FREE, 2,
     "uraian keterangan catatan deskripsi ringkasan kronologi isi description notes note remarks "
     "remark comment comments summary details alasan reason judul title"},
};

int nt_survey_hinted(const char *heading, nt_survey_hint hint)
{
    NT_PASSING_ARENA(scratch);
    const char *slug = nt_utf8_framed(scratch, heading);
    int weight = 0;
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        if (hints[i].hint == hint && hints[i].weight > weight &&
            nt_utf8_has_word(slug, hints[i].words)) {
            weight = hints[i].weight;
        }
    }
    return weight;
}

int nt_survey_hinted_area(const char *heading)
{
    static const nt_survey_hint areas[] = {NT_HINT_PROVINCE, NT_HINT_REGENCY, NT_HINT_PLACE};
    int weight = 0;
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
        int one = nt_survey_hinted(heading, areas[i]);
        weight = one > weight ? one : weight;
    }
    return weight;
}

bool nt_survey_is_area_code(const char *heading)
{
    NT_PASSING_ARENA(scratch);
    const char *slug = nt_utf8_framed(scratch, heading);
    return nt_utf8_has_word(slug, "kode kd code") &&
           (nt_survey_hinted_area(heading) || nt_utf8_has_word(slug, "bps kemendagri"));
}

/* "%" is no word of a slug. */
bool nt_survey_is_percent(const char *text)
{
    NT_PASSING_ARENA(scratch);
    return strchr(text, '%') || nt_utf8_has_word(nt_utf8_framed(scratch, text),
                                                 "persen persentase prosentase percent percentage");
}

bool nt_survey_is_share(const char *heading)
{
    NT_PASSING_ARENA(scratch);
    const char *slug = nt_utf8_framed(scratch, heading);
    return nt_survey_is_percent(heading) ||
           (strcmp(slug, "-nilai-") != 0 &&
            nt_utf8_has_word(slug, "rasio ratio share proporsi proportion rata-rata rerata "
                                   "average mean median per rate "
                                   "tingkat laju indeks index nilai skor score"));
}

bool nt_survey_is_sanction(const char *text)
{
    NT_PASSING_ARENA(scratch);
    return nt_utf8_has_word(nt_utf8_framed(scratch, text),
                            "sanksi hukuman hukdis teguran peringatan pernyataan penurunan "
                            "penundaan pembebasan pemberhentian diberhentikan pemecatan dipecat "
                            "pemotongan demosi sanction penalty reprimand warning demotion "
                            "suspension");
}

bool nt_survey_is_of_words(const char *text, const char *known)
{
    NT_PASSING_ARENA(scratch);
    const char *at = nt_utf8_slug(scratch, text);
    bool all = *at != '\0' && nt_utf8_is_ascii(text); /* others stand in no slug */
    for (size_t length; all && *at; at += length + (at[length] == '-')) {
        length = strcspn(at, "-");
        bool is_year = length == 4 && strspn(at, "0123456789") == length;
        all = is_year || nt_utf8_holds_word(known, at, length);
    }
    return all;
}

bool nt_survey_is_election(const char *text)
{
    return nt_survey_is_of_words(text,
                                 "-pemilu-pilkada-pilpres-pileg-pilgub-pilbup-pilwalkot-pilwali-"
                                 "pemilihan-umum-kepala-daerah-serentak-legislatif-presiden-"
                                 "gubernur-bupati-wali-kota-walikota-dan-election-general-local-"
                                 "regional-legislative-presidential-tahun-");
}

/* Words of denial alone: among others they may name a sanction, as those of the gravest do:
 * "Pemberhentian tidak dengan hormat". */
bool nt_survey_denies_plainly(const char *text)
{
    NT_PASSING_ARENA(scratch);
    bool denied = nt_utf8_has_word(nt_utf8_framed(scratch, text),
                                   "tidak tdk tak bukan nihil tanpa belum blm no not none "
                                   "pending menunggu proses diproses");
    return denied && nt_survey_is_of_words(
                         text, "-tidak-tdk-tak-bukan-nihil-tanpa-belum-blm-no-not-none-pending-"
                               "menunggu-proses-diproses-dalam-ada-data-dijatuhi-dikenai-dikenakan-"
                               "diberi-diberikan-disanksi-dihukum-terbukti-diputus-selesai-"
                               "ditetapkan-sanksi-hukuman-hukdis-disiplin-putusan-keputusan-yet-"
                               "any-sanction-sanctions-penalty-imposed-proven-decided-");
}

/* What begins as something yet to come is none, too. */
bool nt_survey_says_none(const char *text)
{
    static const char *const yet_to_come[] = {"belum-",   "blm-",          "menunggu-", "pending-",
                                              "not-yet-", "dalam-proses-", "proses-"};
    NT_PASSING_ARENA(scratch);
    const char *slug = nt_utf8_framed(scratch, text);
    return nt_survey_denies_plainly(text) ||
           NT_ANY(i, sizeof yet_to_come / sizeof *yet_to_come, nt_begins(slug + 1, yet_to_come[i]));
}

const char *nt_survey_indicator(const char *heading)
{
    static const char *const indicators[][2] = {
        {"reported", "dilaporkan laporan aduan pengaduan reported reports complaints"},
        {"proven", "terbukti melanggar proven upheld"},
        {"sanctioned", "disanksi sanksi dijatuhi-sanksi sanctioned"}};
    static const char some[] =
        "tidak tak belum bukan tanpa sebagian ditolak dihentikan dicabut gugur "
        "selesai proses diproses diteruskan dilimpahkan rekomendasi usul "
        "usulan direkomendasikan tindak-lanjut ditindaklanjuti jenis "
        "kategori ringan sedang berat tertulis lisan moral not no non "
        "without pending rejected dismissed withdrawn closed recommended "
        "proposed referred type kind";
    NT_PASSING_ARENA(scratch);
    const char *slug = nt_utf8_framed(scratch, heading), *found = NULL;
    for (size_t i = 0; i < sizeof indicators / sizeof *indicators; i++) {
        if (nt_utf8_has_word(slug, indicators[i][1])) {
            found = indicators[i][0]; /* "Laporan terbukti" are proven */
        }
    }
    return nt_utf8_has_word(slug, some) || nt_survey_is_share(heading) ? NULL : found;
}

const char *nt_survey_level(nt_arena *arena, const char *heading)
{
    static const char *const levels[] = {
        "provinsi", "propinsi",  "province",     "kabupaten", "kab-kota", "kabkota",  "kota",
        "regency",  "kecamatan", "kelurahan",    "desa",      "distrik",  "district", "wilayah",
        "region",   "county",    "borough",      "ward",      "village",  "zone",     "zona",
        "daerah",   "suburb",    "municipality", "city",      "town",     "state",    "rayon",
        "cabang",   "branch",    "area",         NULL};
    const char *slug = nt_utf8_framed(arena, heading);
    for (size_t i = 0; levels[i]; i++) {
        if (nt_utf8_holds_word(slug, levels[i], strlen(levels[i]))) {
            return nt_begins(levels[i], "kab") ? "kabupaten" : levels[i];
        }
    }
    return NULL;
}

/* ---- stages ---- */

static const struct {
    const char *role, *words;
    nt_text label;
} stages[] = {
    {"case.reported_on", "pinjam peminjaman dipinjam borrowed loaned checkout",
     NT_TEXT_SURVEY_BORROWED},
    {"case.reported_on", "pemeriksaan inspeksi inspection inspected", NT_TEXT_SURVEY_INSPECTED},
    {"case.reported_on", "lapor laporan pelaporan reported report", NT_TEXT_SURVEY_REPORTED},
    {"case.reported_on", "aduan pengaduan adu complaint", NT_TEXT_SURVEY_COMPLAINED},
    {"case.reported_on", "daftar pendaftaran didaftarkan registered registration filed filing",
     NT_TEXT_SURVEY_REGISTERED},
    {"case.reported_on",
     "ajukan pengajuan diajukan permohonan mohon submitted submission application applied "
     "requested request lodged",
     NT_TEXT_SURVEY_ASKED},
    {"case.reported_on", "terima diterima received receipt", NT_TEXT_SURVEY_RECEIVED},
    {"case.reported_on", "kejadian incident terjadi", NT_TEXT_SURVEY_HAPPENED},
    {"case.reported_on", "", NT_TEXT_SURVEY_CAME_IN},
    {"case.decided_on",
     "putus putusan diputus keputusan diputuskan decided decision judgment judgement verdict "
     "determination determined rekomendasi direkomendasikan recommendation recommended",
     NT_TEXT_SURVEY_DECIDED},
    {"case.decided_on",
     "jawab jawaban dijawab tanggapan ditanggapi balas answered response responded",
     NT_TEXT_SURVEY_ANSWERED},
    {"case.decided_on", "kembali pengembalian dikembalikan returned return",
     NT_TEXT_SURVEY_RETURNED},
    {"case.decided_on", "terbit penerbitan diterbitkan issued issue", NT_TEXT_SURVEY_ISSUED},
    {"case.decided_on", "tutup ditutup penutupan closed closing", NT_TEXT_SURVEY_SHUT},
    {"case.decided_on", "", NT_TEXT_SURVEY_COMPLETED},
    {"case.sanctioned_on",
     "sanksi hukuman hukdis disanksi dihukum penjatuhan dijatuhkan dijatuhi sanction sanctioned "
     "penalty",
     NT_TEXT_SURVEY_SANCTIONED},
    {"case.sanctioned_on", "denda fined", NT_TEXT_SURVEY_FINED},
    {"case.sanctioned_on", "diserahkan penyerahan delivered", NT_TEXT_SURVEY_DELIVERED},
    {"case.sanctioned_on", "paid payment bayar dibayar pembayaran disbursed pencairan dicairkan",
     NT_TEXT_SURVEY_PAID},
    {"case.sanctioned_on", "tindak-lanjut tindaklanjut ditindaklanjuti tl follow-up followed-up",
     NT_TEXT_SURVEY_FOLLOWED_UP},
    {"case.sanctioned_on", "", NT_TEXT_SURVEY_EXECUTED},
};

nt_text nt_survey_stage_words(const char *heading, const char *role)
{
    NT_PASSING_ARENA(scratch);
    const char *slug = nt_utf8_framed(scratch, heading);
    nt_text found = {{NULL}};
    for (size_t i = 0; !found.in[0] && i < sizeof stages / sizeof *stages; i++) {
        bool any = !*stages[i].words || nt_utf8_has_word(slug, stages[i].words);
        if (any && strcmp(stages[i].role, role) == 0) {
            found = stages[i].label;
        }
    }
    return found;
}
