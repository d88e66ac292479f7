/* A descriptor over small files that it may describe: what is read of figures and of cases. */
#include <string.h>

#include "archive/scratch.h"
#include "fuzz.h"
#include "ingest/package.h"
#include "model/published.h"
#include "model/register.h"

static const struct {
    const char *name, *text;
} files[] = {
    {"figures.csv",
     "figure_id,indicator,event,area,category,period_start,period_end,as_of,value,unit,qualifier,"
     "base_id,source_id,quote,note,counted_by\n"
     "r,reported,E,Indonesia,,,,2024-01-02,10,persons,exact,,s,10 orang,,KASN\n"
     "p,proven,E,Indonesia,,,,2024-01-02,5,persons,approximate,r,s,,,KASN\n"
     "c,share-by-position,E,Indonesia,staf,,,2024-01-02,\"12.5\",percent,,r,s,,,KASN\n"},
    {"sources.csv", "source_id,publisher,title,published_on,url,note\n"
                    "s,Harian,Judul,2024-01-03,https://example.org/,\n"},
    /* For figures and for cases. */
    {"events.csv", "event,name_id,polling_day,source_id,note,Peristiwa,Nama,Hari Pemungutan Suara\n"
                   "E,Pemilu E,2024-02-14,s,,E,Pemilu E,2024-02-14\n"},
    {"areas.csv", "Kode,Nama,Tingkat,Induk,Jumlah ASN,Jumlah Pemilih\n"
                  "73,SULAWESI SELATAN,provinsi,,1000,2000\n73.71,KOTA MAKASSAR,kota,73,,\n"},
    {"cases.csv", "Nomor Kasus,Peristiwa,Tanggal Lapor,Provinsi,Kabupaten/Kota,Instansi,Jabatan,"
                  "Jenis Pelanggaran,Tanggal Putusan,Hasil,Tanggal Sanksi,Sanksi,Tanggal Catat\n"
                  "A-1,E,2024-01-02,73,73.71,Dinas,Pengawas,medsos,,diproses,,,2024-01-03\n"
                  "A-2,E,2024-01-02,73,73.71,Dinas,Pengawas,medsos,2024-02-01,terbukti,2024-03-01,"
                  "ringan,2024-03-02\n"},
    {"targets.csv", "Ukuran,Nilai,Satuan,Paling Banyak,Keterangan,Keterangan (Inggris)\n"
                    "median-days-to-decision,30,days,ya,Contoh,Example\n"},
};

static void model_register(nt_arena *arena, const nt_package *package)
{
    nt_problems *problems = nt_problems_open(arena);
    const nt_register *reg;
    nt_error err = {0};
    fuzz_expect_status(
        nt_model_register(arena, arena, package, NT_DATE_UNKNOWN, problems, &reg, &err), &err);
    fuzz_expect_problems(problems);
}

static void model_figures(nt_arena *arena, const nt_package *package)
{
    nt_problems *problems = nt_problems_open(arena);
    const nt_published *published;
    nt_error err = {0};
    fuzz_expect_status(
        nt_model_publish(arena, package, NULL, NT_DATE_UNKNOWN, problems, &published, &err), &err);
    fuzz_expect_problems(problems);
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    const char *folder = fuzz_scratch(arena);
    const nt_package *package;
    nt_problems *problems = nt_problems_open(arena);
    nt_error err = {0};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        fuzz_expect(!nt_scratch_write(arena, folder, files[i].name, files[i].text,
                                      strlen(files[i].text), &err));
    }
    fuzz_expect(
        !nt_scratch_write(arena, folder, "datapackage.json", input.bytes, input.length, &err));
    nt_status status = nt_ingest_package(arena, folder, true, problems, &package, &err);
    fuzz_expect_status(status, &err);
    fuzz_expect_problems(problems);
    if (!status) {
        model_figures(arena, package);
        model_register(arena, package);
    }
}
