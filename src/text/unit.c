#include <string.h>

#include "text/number.h"
#include "words.h"

typedef struct {
    const char *code, *indonesian, *singular, *plural;
} unit_words;

static const unit_words units[] = {
    {"areas", "wilayah", "area", "areas"},
    {"cases", "kasus", "case", "cases"},
    {"categories", "kategori", "category", "categories"},
    {"charts", "gambar", "chart", "charts"},
    {"days", "hari", "day", "days"},
    {"decisions", "keputusan", "decision", "decisions"},
    {"districts", "kecamatan", "district", "districts"},
    {"events", "pemilihan", "election", "elections"},
    {"figures", "angka", "figure", "figures"},
    {"findings", "temuan", "finding", "findings"},
    {"institutions", "instansi", "institution", "institutions"},
    {"months", "bulan", "month", "months"},
    {"officials", "pegawai", "official", "officials"},
    {"per-1000-servants", "per 1.000 ASN", "per 1,000 civil servants", "per 1,000 civil servants"},
    {"per-million", "per sejuta pemilih", "per million voters", "per million voters"},
    {"per-region", "per daerah", "per region", "per region"},
    {"percent", "persen", "per cent", "per cent"},
    {"persons", "orang", "person", "persons"},
    {"points", "poin persentase", "percentage point", "percentage points"},
    {"provinces", "provinsi", "province", "provinces"},
    {"recommendations", "rekomendasi", "recommendation", "recommendations"},
    {"regencies", "kabupaten/kota", "regency", "regencies"},
    {"regions", "daerah", "region", "regions"},
    {"releases", "rilis", "release", "releases"},
    {"reports", "laporan", "report", "reports"},
    {"rules", "aturan", "rule", "rules"},
    {"sanctions", "sanksi", "sanction", "sanctions"},
    {"sources", "sumber", "source", "sources"},
    {"tables", "tabel", "table", "tables"},
    {"violations", "pelanggaran", "violation", "violations"},
    {"voters", "pemilih", "voter", "voters"},
    {"weeks", "minggu", "week", "weeks"},
    {"years", "tahun", "year", "years"},
};

const char *text_unit(nt_lang lang, const char *unit, bool singular)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(units[i].code, unit) == 0) {
            return lang == NT_LANG_ID ? units[i].indonesian
                   : singular         ? units[i].singular
                                      : units[i].plural;
        }
    }
    return unit;
}

const char *nt_text_unit(nt_lang lang, const char *unit)
{
    return text_unit(lang, unit, false);
}
