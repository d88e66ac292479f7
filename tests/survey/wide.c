/* Which tables are wide, and what their columns are: written down before netra was asked. */
#include "sheet.h"

/* "%" in front: shares; "S%B" spans by the format, "A" areas, "T" stages, "K" kinds, "C" counts of
 * their own, "-" not wide; then a column each: v value, t total, a area, c category, m time, y
 * year, u unit, b who counted, n times and ? a heading that are not read, x a time beside that of
 * headings, r texts that would be kinds beside those of headings, . nothing; p and l a value that
 * its heading says are persons and reports. */
static const struct {
    const char *sheet, *expected;
} cases[] = {
    {"Provinsi;Januari 2024;Februari 2024;Maret 2024;Jumlah\nAceh;1;2;3;6\nBali;4;5;6;15",
     "S%B %Y avvvt"},
    {"No;Unit Kerja;Jan-24;Feb-24;Mar-24\n1;Poli Gigi;10;11;12\n2;Poli Anak;13;;15",
     "S%b-%y .cvvv"},
    {"Rekapitulasi Tahun 2023;;;;\nJenis;TW I;TW II;TW III;TW IV\nJalan;1;2;3;4\nJembatan;5;-;6;7",
     "STW %q cvvvv"},
    {"Kecamatan;2020;2021;2022;2023\nArjasari;1.200;1.300;900;-\nCiparay;12;13;14;15", "S%Y avvvv"},
    {"Tahun;Jan;Feb;Mar\n2022;1;2;3\n2023;4;5;6", "S%B yvvv"},
    {"Jenis Ikan;2023;;;2024;;\n;Jan;Feb;Mar;Jan;Feb;Mar\nTuna;1;2;3;4;5;6\nLele;7;8;9;1;2;3",
     "S%Y %B cvvvvvv"},
    {"Jenis;Aceh;Bali;Papua\nKampanye;1;2;3\nMedia;4;5;6", "A cvvv"},
    {"Provinsi;KDRT;TPPO;Lain-lain;Total\nAceh;1;2;3;6\nBali;4;5;6;15", "K avvvt"},
    {"No;Provinsi;Dilaporkan;Terbukti;Disanksi;Persentase\n1;Aceh;20;15;10;66,7\n2;Bali;10;4;4;100",
     "T .avvv."},
    {"Jenis Pelanggaran;Jumlah Laporan;Laporan Terbukti\nKampanye;20;15\nMedia;10;4", "T cvv"},
    /* months of cases are data, and no headings above numbers */
    {"Kode;Lapor;Putusan;Sanksi\nK-1;Januari 2024;Maret 2024;April 2024\n"
     "K-2;Maret 2024;April 2024;Juni 2024\nK-3;Mei 2024;Juli 2024;Agustus 2024\n"
     "K-4;Mei 2024;Juni 2024;-\nK-5;Juni 2024;-;-",
     "-"},
    /* what adds up no stages, and what is no stage though it has its word */
    {"Provinsi;Jumlah;Terbukti;Disanksi\nAceh;120;60;30\nBali;90;40;20", "T a.vv"},
    {"Provinsi;Pengaduan ditolak;Terbukti;Rekomendasi sanksi\nAceh;20;60;30\nBali;9;4;2", "K avvv"},
    {"Provinsi;Dilaporkan;Terbukti;Indeks terbukti;Reported per 1000\nAceh;9;3;2;1\nBali;9;5;6;1",
     "T avv.."},
    {"Provinsi;Dilaporkan;Dihentikan karena melanggar tata cara;Selesai\nAceh;9;2;1\nBali;9;5;6",
     "K avvv"},
    {"Provinsi;KDRT;TPPO;Lain-lain;Rerata laporan\nAceh;1;2;3;2\nBali;4;5;6;5", "K avvv."},
    {"Provinsi;Terbukti;Tidak Terbukti;Dalam Proses\nAceh;3;2;1\nBali;4;5;6", "K avvv"},
    {"Provinsi;Terbukti;Sanksi Ringan;Sanksi Berat\nAceh;3;2;1\nBali;4;5;6", "K avvv"},
    {"Nama Pegawai;Jan 2024;Feb 2024;Mar 2024\nBudi Santoso;1;2;3\nSiti Aminah;4;5;6",
     "S%B %Y .vvv"},
    {"Provinsi;Januari 2024;Februari 2024;Maret 2024\nAceh;1;2;3\nJumlah;1;2;3\nSumber: BPS;;;",
     "S%B %Y avvv"},
    /* the time of each row */
    {"Tahun;Dilaporkan;Terbukti;Dijatuhi sanksi\n2022;388;190;170\n2023;481;264;197", "T%Y mvvv"},
    {"Provinsi;Tahun;Dilaporkan;Terbukti\nAceh;2022;9;3\nAceh;2023;9;5\nBali;2022;8;1", "T%Y amvv"},
    {"Bulan;Dilaporkan;Terbukti\nJanuari;30;20\nFebruari;31;21\nJumlah;61;41", "T%B mvv"},
    {"Tahun;Bulan;Jumlah Laporan\n2023;11;4\n2023;12;5\n2024;1;6", "T%m ymv"},
    {"Tahun;Bulan;Media;Kampanye;Lainnya\n2023;11;4;1;2\n2023;12;5;2;3\n2024;1;6;3;4", "K%m ymvvv"},
    {"Tahun;TW;Media;Kampanye;Lainnya\n2023;3;4;1;2\n2023;4;5;2;3\n2024;1;6;3;4", "K%q ymvvv"},
    {"Tahun;Bulan Laporan;Media;Kampanye\n2023;11;4;1\n2023;12;5;2\n2024;1;6;3", "K%m ymvv"},
    {"Tahun;Media;Laporan bulan ini\n2022;3;2\n2023;4;5", "K%Y mvv"},
    {"Tahun;Bulan;Laporan;Sanksi\n2023;11;4;1\n2023;12;5;2\n2024;1;6;3", "T%m ymvv"},
    {"Triwulan;Laporan;Terbukti;Sanksi\nTW I 2024;30;12;4\nTW II 2024;33;14;9", "TTW %q %Y mvvv"},
    {"Tanggal;Dilaporkan;Terbukti\n5 Februari 2024;278;158\n25 Maret 2024;481;240",
     "T%d %B %Y mvv"},
    {"Tahun;Media;Kampanye;Lainnya\n2022;3;2;1\n2023;4;5;6", "K%Y mvvv"},
    {"Kode;Kabupaten/Kota;Laporan;Terbukti\n1901;Kab. Bangka;3;2\n1902;Kab. Belitung;4;1",
     "T .avv"},
    {"Lembaga;Satuan;Dilaporkan;Terbukti\nBKN;orang;9;3\nKASN;laporan;8;5", "T buvv"},
    /* who counted is no category; kinds that are called as a unit is are no units */
    {"Lembaga;Provinsi;Dilaporkan;Terbukti\nBPS;Aceh;12;7\nBPS;Bali;22;9\nPolri;Aceh;14;9",
     "T bavv"},
    {"Tahun;Penghitung;Jumlah\n2022;Polri;12\n2023;Polri;15\n2022;Dishub;9", "K%Y mbv"},
    {"Dicatat oleh;2021;2022;2023\nPolri;12;14;15\nJasa Raharja;11;14;16", "S%Y bvvv"},
    {"Jalur;2022;2023;2024\nAduan;12;15;17\nTemuan;8;9;11", "S%Y cvvv"},
    {"Provinsi;Satuan;2021;2022;2023\nAceh;orang;9;8;7\nBali;pegawai;3;2;1", "S%Y auvvv"},
    /* two times are enough where they can be no data */
    {"Provinsi;2023;2024\nAceh;12;15\nBali;9;11", "S%Y avv"},
    {"Rekap kecelakaan;;;\nKota;Jenis;Jan 2024;Feb 2024\nKota Bima;Motor;3;4\nKota "
     "Kupang;Mobil;5;6",
     "S%B %Y acvv"},
    {"Nomor;Masuk;Putus\nK-1;2023;2024\nK-2;2022;2023", "-"},
    {"No Kasus;Tgl;Bln;Thn;Hasil\nK-1;5;1;2023;Terbukti\nK-2;6;2;2024;Ditolak", "-"},
    {"Tahun Ajaran;SD;SMP;SMA\n2020/2021;44516;11378;10022\n2021/2022;38716;15042;12063", "K nvvv"},
    {"Tahun;Laporan;Terbukti\n2019-2020;120;80\n2020-2021;140;90", "T nvv"},
    /* what stands beside a day are counts where nothing else does */
    {"Tanggal;Kasus kumulatif;Meninggal\n2024-01-07;12;1\n2024-01-14;20;2\n2024-01-21;28;2",
     "K%Y-%m-%d mvv"},
    {"Nomor;Tanggal;Biaya\n12;2024-01-07;100\n13;2024-01-14;200\n14;2024-01-21;300", "-"},
    /* a kind for each area is told; a name beside a code is not */
    {"Provinsi;Jenis Penyakit;Jumlah\nAceh;DBD;12\nBali;Rabies;22\nBanten;DBD;15", "K acv"},
    {"Provinsi;Satuan;2021;2022;2023\nAceh;laporan;9;8;7\nBali;kasus;3;2;1", "S%Y auvvv"},
    {"Uraian;2022;2023;2024\nLaporan masuk;9;8;7\nTerbukti;3;2;1", "S%Y cvvv"},
    {"Uraian;2022;2023;2024\nBudi Santoso;9;8;7\nSiti Aminah;3;2;1", "S%Y .vvv"},
    {"Provinsi;2023;;2024;\n;Dilaporkan;Terbukti;Dilaporkan;Terbukti\nAceh;12;4;22;10\nBali;8;2;9;"
     "9",
     "K avvvv"},
    /* one column of numbers */
    {"Provinsi;Indikator;Tahun;Nilai\nAceh;Terbukti;2022;3\nAceh;Terbukti;2023;5\n"
     "Aceh;Dilaporkan;2022;9",
     "K%Y acmv"},
    {"No;Provinsi;Jumlah Pelanggaran\n1;Aceh;12\n2;Bali;3\nJumlah;;15", "K .av"},
    {"Tahun;Provinsi;Jenis;Jumlah\n2022;Aceh;Media;12\n2023;Aceh;Kampanye;3\n2022;Bali;Media;4",
     "K%Y macv"},
    {"Tahun;Provinsi;Sebutan;Jumlah\n2022;Aceh;Serambi;12\n2023;Aceh;Serambi;3\n"
     "2022;Bali;Dewata;4",
     "K%Y ma.v"},
    {"Tahun;Provinsi;Sebutan;Jenis;Jumlah\n2022;Aceh;Serambi;Media;12\n"
     "2022;Aceh;Serambi;Kampanye;3\n2022;Bali;Dewata;Media;4",
     "K%Y ma.cv"},
    {"Provinsi;Jalur;Mutasi;Politik Uang;Logistik\nAceh;Daring;1;2;3\nAceh;Luring;4;5;6\n"
     "Bali;Daring;7;8;9\nBali;Luring;1;2;3",
     "K arvvv"},
    {"Instansi;Jumlah\nKementerian Agama;12\nPemkab Gowa;3", "K cv"},
    {"Barang;Harga\nMeja;100\nKursi;50", "-"},
    {"No;Instansi;Dilaporkan;Terbukti\n1;Pemkab Gowa;3;1\n2;Kemenag;4;2\n3;BKN;1;0\nTotal;;8;3",
     "T .cvv"},
    {"Provinsi;Jan 2024;Feb 2024;Mar 2024\nAceh;±12;3-5;5\nBali;4;> 10;n/a\nRiau;1.204;3%;9",
     "S%B %Y avvv"},
    /* each column has the unit of its brackets; "Jumlah" adds up nothing where each counts */
    {"Provinsi;Jumlah Laporan (kasus);Jumlah Pelaku (orang)\nAceh;12;15\nBali;7;9", "K alp"},
    {"Provinsi;Jumlah Laporan;Jumlah Pelaku;Jumlah\nAceh;12;15;27\nBali;7;9;16", "K avvt"},
    {"Provinsi;Laporan (berkas);Pelaku (orang);Disanksi (orang)\nAceh;12;15;4\nBali;7;9;3",
     "T al.p"},
    {"Provinsi;Pelaku (orang);Lainnya\nAceh;12;15\nBali;7;9", "K apv"},
    {"Barang;Harga;Stok\nMeja;100;2\nKursi;50;8", "K rvv"},
    {"Perkara;Masuk;Putus;Sisa\nPidana;120;100;20\nPerdata;80;70;10", "C cvvv"},
    {"Barang;Harga;Stok\nMeja;100;2\nMeja;50;8", "-"},
    /* a day of the month is no count */
    {"No Laporan;Tanggal;Bulan;Tahun\nL1;2;Jan;2024\nL2;30;Feb;2024\nL3;4;Feb;2024", "-"},
    /* a number has one time */
    {"Bulan;2023;2024;2025\nJanuari;10;12;3\nFebruari;11;9;4", "S%Y xvvv"},
    {"Triwulan;2023;2024;2025\nTW I;10;12;3\nTW II;11;9;4", "S%Y xvvv"},
    /* shares of kinds, in percent, where nothing counts */
    {"Provinsi;Ringan (%);Sedang (%);Berat (%)\nAceh;30,5;40,2;29,3\nBali;20,1;50,4;29,5",
     "%K avvv"},
    {"Provinsi;Sangat puas;Puas;Kurang\nAceh;30,5%;40,2%;29,3%\nBali;20 %;50 %;30 %", "%K avvv"},
    {"Persentase kecelakaan menurut kendaraan "
     "2023;;;\nProvinsi;Motor;Mobil;Truk\nAceh;70,5;20;9,5\n"
     "Bali;60;30;10",
     "%K avvv"},
    {"Jenis "
     "Kendaraan;2021;2022;2023\nMotor;70,5%;71,0%;69,9%\nMobil;29,5%;29,0%;30,1%\nJumlah;100%;100%;"
     "100%",
     "%S%Y cvvv"},
    {"Jenis Kendaraan;Persentase\nMotor;70,5\nMobil;29,5", "%K cv"},
    {"Persentase kasus;;\nProvinsi;Demam;Malaria\nAceh;705;120\nBali;60;30", "K avv"},
    {"Persentase kasus;;\nProvinsi;Demam;Malaria\nAceh;99999999999999999999;12\nBali;60;30",
     "K avv"},
    {"Jumlah dan persentase kasus;;\nProvinsi;Demam;Malaria\nAceh;75;12\nBali;60;30", "K avv"},
    {"Persentase kasus;;\nProvinsi;Demam;Malaria\nAceh;100,5;12\nBali;60;30", "K avv"},
    {"Persentase kasus;;\nProvinsi;Demam;Malaria\nAceh;100,0;0\nBali;60;40", "%K avv"},
    {"Persentase kasus;;\nProvinsi;Demam;Malaria\nAceh;-4,5;12\nBali;60;30", "K avv"},
    {"Kasus (100 persen data masuk);;\nProvinsi;Demam;Malaria\nAceh;75;12\nBali;60;30", "K avv"},
    {"Kasus, data 97,5% lengkap;;\nProvinsi;Demam;Malaria\nAceh;75;12\nBali;60;30", "K avv"},
    /* a unit beside percents is of what they are shares of */
    {"Provinsi;Jenis;Satuan;Persentase\nAceh;Demam;orang;40,5\nAceh;Malaria;orang;59,5\n"
     "Bali;Demam;orang;30",
     "%K ac.v"},
    {"Persentase;;;\nProvinsi;Jenis;Satuan;Nilai\nAceh;Demam;orang;40\nAceh;Malaria;kasus;59\n"
     "Bali;Demam;orang;30",
     "K acuv"},
    {"Persentase jumlah kasus;;\nProvinsi;Demam;Malaria\nAceh;75;12\nBali;60;30", "%K avv"},
    {"Provinsi;Demam;Malaria;Persentase malaria\nAceh;705;120;14,5%\nBali;60;30;33,3%", "K avv."},
    /* what was known of each agency or area on a day: one day for all, one that says so, or two
     * counts that stand once beside a day */
    {"Instansi;Wajib Lapor;Sudah Lapor;Persentase;Per Tanggal\n"
     "Pemkab Gowa;120;100;83,3;31/12/2024\nPemkab Bone;200;150;75;30/11/2024\n"
     "Pemprov Bali;500;450;90;31/12/2024",
     "C%d/%m/%Y cvv.m"},
    {"OPD;Wajib Lapor;Sudah Lapor;Keterangan;Posisi Data\nDinas A;120;100;lengkap;31/12/2024\n"
     "Dinas B;20;10;menyusul;15/12/2024\nDinas C;9;9;;31/12/2024",
     "C%d/%m/%Y cvv.m"},
    {"Agency;Mandatory;Submitted;Rate;As of\nFinance;79;78;99%;2024-12-31\n"
     "Health;50;48;96%;2024-12-31",
     "C%Y-%m-%d cvv.m"},
    {"No;Kab/Kota;Jumlah Laporan;Terbukti;Tanggal\n1;Kab. Bone;12;4;31/12/2024\n"
     "2;Kab. Gowa;7;2;31/12/2024\n3;Kota Makassar;9;3;31/12/2024",
     "T%d/%m/%Y .avvm"},
    {"No;Instansi;Jumlah Kasus;Tanggal Laporan\n1;Pemkab Gowa;12;31/12/2024\n"
     "2;Pemkab Bone;5;31/12/2024\n3;Pemkot Palopo;7;31/12/2024",
     "K%d/%m/%Y .cvm"},
    {"Instansi;Tanggal;Wajib Lapor;Sudah Lapor\nDinas A;31/12/2024;120;100\n"
     "Dinas B;30/11/2024;200;150\nDinas C;31/12/2024;340;320",
     "C%d/%m/%Y cmvv"},
    {"Tanggal;Kab/Kota;Laporan;Terbukti\n31/12/2023;Kab. Gowa;12;4\n31/12/2023;Kab. Bone;5;2\n"
     "31/12/2024;Kab. Gowa;14;6",
     "T%d/%m/%Y mavv"},
    /* "Jumlah ASN" adds up nothing where no row says so */
    {"No;Instansi;Jumlah ASN;Dilanggar;Per Tanggal\n1;Dinas A;12000;10;31/12/2024\n"
     "2;Dinas B;20000;15;31/12/2024",
     "C%d/%m/%Y .cvvm"},
    {"Provinsi;Pidana;Perdata;Jumlah perkara\nAceh;12;10;22\nBali;20;15;36", "K avvt"},
    /* the same with what a case has: a number, a day of its report, an outcome, who it is about */
    {"Nomor Laporan;Tanggal;Instansi;Wajib;Sudah\n7;31/12/2024;Dinas A;120;100\n"
     "9;31/12/2024;Dinas B;200;150",
     "-"},
    {"Instansi;Tgl Lapor;Kerugian;Denda\nDinas A;31/12/2024;120;100\n"
     "Dinas B;30/11/2024;200;150\nDinas C;31/12/2024;340;320",
     "-"},
    {"Instansi;Tanggal;Usia;Hasil\nDinas A;31/12/2024;45;Terbukti\n"
     "Dinas B;30/11/2024;39;Ditolak\nDinas C;31/12/2024;51;Terbukti",
     "-"},
    {"Kota;Tanggal;Usia;Masa Kerja\nKota Bima;31/12/2024;45;20\nKota Kupang;30/11/2024;39;9\n"
     "Kota Bima;30/11/2024;51;30",
     "-"},
    /* halves of years, and times that are read in no one way */
    {"Provinsi;Semester I 2023;Semester II 2023;Semester I 2024\nAceh;3;4;5\nBali;5;6;7",
     "SSemester %s %Y avvv"},
    {"Periode;Laporan;Terbukti\nSemester 1 2023;38;19\nSemester 2 2023;48;26",
     "TSemester %s %Y mvv"},
    {"Tahun;Semester;Media;Kampanye\n2023;1;4;1\n2023;2;5;2\n2024;1;6;3", "K%s ymvv"},
    {"Tahun;Laporan;Terbukti\n2022;388;190\n2023;481;264\n2024 (s.d. Juni);300;100", "T nvv"},
    {"Waktu;Laporan;Terbukti\nJan\u2013Mar 2024;388;190\nApr\u2013Jun 2024;481;264", "T nvv"},
    {"Periode;Media;Kampanye\nCaturwulan I 2023;38;19\nCaturwulan II 2023;48;26", "K nvv"},
    {"Provinsi;2022;2023;2024 (s.d. Juni)\nAceh;3;4;5\nBali;5;6;7", "S%Y avv?"},
    {"Provinsi;Jan-Mar 2024;Apr-Jun 2024;Jul-Sep 2024\nAceh;3;4;5\nBali;5;6;7", "K a?vv"},
    {"Provinsi;Laporan 2022;Laporan 2023\nAceh;3;4\nBali;5;6", "K avv"},
    /* registers, and tables of measures that nobody can add */
    {"Nomor;Tanggal;Laporan;Terbukti\n1;2024-01-02;7;1\n2;2024-02-03;9;0", "-"},
    {"Nomor;Tanggal Masuk;Tanggal Putus;Biaya\nK-1;2024-01-02;2024-02-03;100\nK-2;2024-01-05;2024-"
     "03-04;200",
     "-"},
};

static const char *shape_of(nt_arena *arena, const nt_survey *survey, const nt_survey_wide *wide)
{
    static const char letters[] = ".vt", kinds[] = "SATKC";
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_printf(&out, "%s%c%s ", wide->is_shares ? "%" : "", kinds[wide->of],
                     wide->format ? wide->format : "");
    for (size_t i = 0; i < survey->field_count; i++) {
        const nt_survey_field *field = &survey->fields[i];
        nt_buffer_putc(&out, field == wide->area             ? 'a'
                             : field == wide->category       ? 'c'
                             : field == wide->time           ? 'm'
                             : field == wide->year_field     ? 'y'
                             : field == wide->unit_field     ? 'u'
                             : field == wide->counter        ? 'b'
                             : field == wide->years          ? 'n'
                             : field == wide->part           ? 'x'
                             : field == wide->unread         ? '?'
                             : field == wide->rival          ? 'r'
                             : wide->units && wide->units[i] ? *wide->units[i] == 'r' ? 'l' : 'p'
                                                             : letters[wide->kinds[i]]);
    }
    return nt_buffer_text(&out);
}

TEST(test_shapes)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        NT_PASSING_ARENA(arena);
        nt_grid sheet = sheet_of(arena, cases[i].sheet);
        const nt_survey_table *table = nt_survey_find_table(arena, &sheet);
        assert_non_null(table);
        nt_survey *survey = nt_survey_make(arena, &sheet, table);
        const nt_survey_wide *wide = nt_survey_find_wide(arena, survey, "tabel");
        const char *found = wide ? shape_of(arena, survey, wide) : "-";
        if (strcmp(found, cases[i].expected) != 0) {
            fail_msg("%s\nis %s, not %s", cases[i].sheet, found, cases[i].expected);
        }
        if (wide && !wide->is_shares && strncmp(cases[i].sheet, "Persentase kasus", 16) == 0) {
            assert_null(wide->unit); /* a growth in percent is no number of cases */
        }
    }
}

static void put_number(nt_arena *arena, nt_grid *sheet, size_t row, size_t column, const char *text)
{
    nt_grid_row *r = &((nt_grid_row *)sheet->rows)[row];
    uint32_t *codes = nt_arena_copy(arena, r->codes, r->count * sizeof *codes);
    codes[column] =
        nt_ingest_grid_code((nt_grid_texts *)r->texts, text, strlen(text), NT_GRID_NUMBER);
    r->codes = codes;
}

/* A text that is merged over rows stands in each of them, and so does the number that a case is
 * called by; other numbers and headings do not. */
TEST(test_merged)
{
    static const nt_merged merged[] = {{1, 1, 2, 1}, {3, 1, 4, 1}, {5, 1, 6, 1},
                                       {5, 3, 6, 3}, {3, 4, 4, 4}, {1, 4, 2, 4}};
    NT_PASSING_ARENA(arena);
    nt_grid sheet = sheet_of(arena, "Provinsi;Jenis;Kasus;No\n;;2023;\nAceh;Motor;3;7\n;Mobil;4;\n"
                                    "Bali;Motor;5;8\n;Mobil;;");
    put_number(arena, &sheet, 4, 2, "5");
    put_number(arena, &sheet, 2, 3, "7");
    sheet.merged = merged;
    sheet.merged_count = sizeof merged / sizeof *merged;
    const nt_grid *carried = nt_survey_carry_down(arena, &sheet);
    static const char *const columns[][6] = {{"Provinsi", "", "Aceh", "Aceh", "Bali", "Bali"},
                                             {"Kasus", "2023", "3", "4", "5", ""},
                                             {"No", "", "7", "7", "8", ""}};
    static const size_t at[] = {0, 2, 3};
    for (size_t c = 0; c < 3; c++) {
        for (size_t r = 0; r < 6; r++) {
            assert_string_equal(nt_ingest_grid_cell(&carried->rows[r], at[c]).text, columns[c][r]);
        }
    }
}

/* Of a table without times the day up to which it counts, or the one whole year that it is of, is
 * what stands around it; else nobody knows. */
TEST(test_common_time)
{
    static const struct {
        const char *above, *below;
        int year;
        const char *as_of;
    } around[] = {
        {"Rekapitulasi Tahun 2023", "", 2023, ""},
        {"Rekapitulasi 2020-2023", "", 0, ""},
        {"Rekapitulasi Semester I 2024", "", 0, ""},
        {"Januari s.d. Juni 2024", "", 0, ""},
        {"Data per 30 Juni 2024", "", 0, "2024-06-30"},
        {"Rekapitulasi Tahun 2024", "Data per 30 Juni 2024", 0, "2024-06-30"},
        {"Rekap (per 12/06/2024)", "", 0, "2024-06-12"},
        {"Tabel super 2024", "", 2024, ""},
        {"Tabel", "", 0, ""},
    };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        NT_PASSING_ARENA(arena);
        nt_grid sheet = sheet_of(
            arena,
            nt_arena_printf(arena, "%s;;\nProvinsi;Dilaporkan;Terbukti\nAceh;9;2\nBali;4;1\n%s",
                            around[i].above, around[i].below));
        nt_survey *survey = nt_survey_make(arena, &sheet, nt_survey_find_table(arena, &sheet));
        const nt_survey_wide *wide = nt_survey_find_wide(arena, survey, "tabel");
        char day[11] = "";
        assert_non_null(wide);
        if (nt_date_known(wide->as_of)) {
            nt_date_format_iso(wide->as_of, day);
        }
        if (wide->year != around[i].year || strcmp(day, around[i].as_of) != 0 || wide->lacks_year) {
            fail_msg("%s: %d, %s", around[i].above, wide->year, day);
        }
    }
}

/* The year of headings that have none, and what is counted, are looked for around the table. */
TEST(test_words)
{
    static const struct {
        const char *above, *file;
        int year;
        const char *unit;
    } around[] = {
        {"Rekapitulasi Tahun 2023", "tabel", 2023, NULL},
        {"Jumlah laporan per provinsi", "rekap 2021", 2021, "reports"},
        {"Tabel 12345", "pelanggaran-2019", 2019, "violations"},
        {"Tahun 2020-2023", "tabel 2023", 0, NULL},
        {"Tabel", "tabel", 0, NULL},
    };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        NT_PASSING_ARENA(arena);
        nt_grid sheet = sheet_of(
            arena, nt_arena_printf(arena, "%s;;;\nProvinsi;Jan;Feb;Mar\nAceh;1;2;3\nBali;4;5;6",
                                   around[i].above));
        nt_survey *survey = nt_survey_make(arena, &sheet, nt_survey_find_table(arena, &sheet));
        const nt_survey_wide *wide = nt_survey_find_wide(arena, survey, around[i].file);
        assert_non_null(wide);
        assert_int_equal(wide->year, around[i].year);
        assert_int_equal(wide->lacks_year, !around[i].year);
        assert_string_equal(wide->unit ? wide->unit : "", around[i].unit ? around[i].unit : "");
    }
}

TESTS(NULL, NULL)
