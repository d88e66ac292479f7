#include "words.h"

static const word positions[] = {
    {"jpt", "JPT", "Jabatan Pimpinan Tinggi", "Jabatan Pimpinan Tingi", "Jabatan Pimpinan Tinggi",
     0.24},
    {"administrator", "Administrator", "Eselon III", "Administartor", "Jabatan Administrator",
     0.14},
    {"pengawas", "Pengawas", "Eselon IV", "Penagwas", NULL, 0.12},
    {"pelaksana", "Pelaksana", "Staf", "Pelaksna", "Jabatan Pelaksana", 0.13},
    {"fungsional", "Fungsional", "JF", "Fungsonal", "Jabatan Fungsional", 0.26},
    {"wilayah", "Camat/Lurah", "Kepala Wilayah", "Camatt", "Kepala wilayah (camat/lurah)", 0.11},
};

static const word violations[] = {
    {"medsos", "medsos", NULL, "medsoss", "Kampanye/sosialisasi di media sosial", 0.24},
    {"pendekatan-partai", "pendekatan-partai", NULL, NULL,
     "Pendekatan ke partai politik terkait pencalonan", 0.13},
    {"spanduk", "spanduk", NULL, "spandk", "Memasang spanduk/baliho bakal calon", 0.08},
    {"deklarasi-diri", "deklarasi-diri", NULL, NULL, "Deklarasi sebagai bakal calon", 0.06},
    {"hadir-deklarasi", "hadir-deklarasi", NULL, NULL, "Menghadiri deklarasi pasangan calon", 0.07},
    {"keberpihakan", "keberpihakan", NULL, "kebepihakan", "Kegiatan yang mengarah ke keberpihakan",
     0.15},
    {"foto", "foto", NULL, NULL, "Foto bersama calon dengan simbol keberpihakan", 0.09},
    {"unggahan", "unggahan", NULL, NULL,
     "Unggahan, komentar, bagikan, suka, atau ikut akun pemenangan", 0.05},
    {"kampanye", "kampanye", NULL, NULL, "Ikut kegiatan kampanye/sosialisasi/pengenalan calon",
     0.05},
    {"anggota-partai", "anggota-partai", NULL, NULL, "Menjadi anggota/pengurus partai politik",
     0.03},
    {"lainnya", "lainnya", NULL, NULL, NULL, 0.05},
};

static const word institutions[] = {
    {"setda", "Sekretariat Daerah", "setda", NULL, NULL, 0.17},
    {"dinas-pendidikan", "Dinas Pendidikan", NULL, "Dinas Pendidkan", NULL, 0.20},
    {"dinas-kesehatan", "Dinas Kesehatan", NULL, NULL, NULL, 0.09},
    {"dinas-pu", "Dinas PU", "Dinas Pekerjaan Umum", NULL, NULL, 0.06},
    {"dinas-sosial", "Dinas Sosial", NULL, NULL, NULL, 0.05},
    {"dinas-lain", "Dinas lain", NULL, NULL, NULL, 0.12},
    {"badan", "Badan daerah", NULL, NULL, NULL, 0.09},
    {"kecamatan", "Kecamatan", NULL, NULL, NULL, 0.11},
    {"kelurahan", "Kelurahan", NULL, NULL, NULL, 0.04},
    {"rsud", "RSUD", NULL, NULL, NULL, 0.03},
    {"kementerian", "Kementerian/lembaga", NULL, NULL, NULL, 0.03},
    {"universitas", "Perguruan tinggi negeri", "universitas", NULL, NULL, 0.01},
};

static const word sanctions[] = {
    {"moral-terbuka", "Sanksi moral terbuka", "moral-terbuka", NULL, NULL, 0.38},
    {"moral-tertutup", "Sanksi moral tertutup", "moral-tertutup", NULL, NULL, 0.22},
    {"ringan", "Hukuman disiplin ringan", "ringan", NULL, NULL, 0.12},
    {"sedang", "Hukuman disiplin sedang", "sedang", NULL, NULL, 0.21},
    {"berat", "Hukuman disiplin berat", "berat", NULL, NULL, 0.07},
};

#define LIST(words) (words), sizeof(words) / sizeof *(words)

const word_list word_lists[LIST_COUNT] = {
    [LIST_POSITION] = {"position", LIST(positions)},
    [LIST_VIOLATION] = {"violation", LIST(violations)},
    [LIST_INSTITUTION] = {"institution", LIST(institutions)},
    [LIST_SANCTION] = {"sanction", LIST(sanctions)},
};
