#include <string.h>

#include "archive/salt.h"
#include "describe.h"
#include "words/pdf.h"

static const char readme_id[] =
    "{title}\nEdisi {day} - {organisation}\n\n"
    "BERKAS INI\n"
    "Ini arsip satu laporan: laporan yang terbit, angka-angkanya, data yang menjadi asalnya, dan\n"
    "semua yang diperlukan untuk membuatnya lagi. Susunannya mengikuti BagIt 1.0 (RFC 8493).\n\n"
    "  data/*.pdf                   laporan yang terbit\n"
    "  data/*.figures.json          daftar angka: nilai, rumus, asal, tanggal\n"
    "  data/charts/                 grafik dan datanya\n"
    "  data/input/                  data masukan dengan uraiannya (datapackage.json)\n"
    "  data/published/              angka terbit yang dicocokkan, bila ada\n"
    "  data/before.figures.json     yang dicetak dan ditahan edisi sebelumnya, bila ada\n"
    "  data/template/               kata-kata dan pengaturan laporan\n"
    "  data/netra.json              cara laporan dibuat; program.json, fonts.json: dengan apa\n"
    "  manifest-sha512.txt          sidik (SHA-512) setiap berkas di data/\n"
    "  tagmanifest-sha512.txt       sidik berkas di luar data/\n"
    "  datapackage.json, prov.json  uraian untuk program lain (Frictionless, W3C PROV)\n\n"
    "MEMERIKSA\n"
    "Tanpa program khusus, di folder ini:\n"
    "  sha512sum -c manifest-sha512.txt\n"
    "  sha512sum -c tagmanifest-sha512.txt\n"
    "Setiap baris harus berbunyi OK. Atau: netra verify FOLDER\n\n"
    "{signing}{withheld}"
    "MEMBUAT LAGI\n"
    "  netra verify --rebuild FOLDER{data}\n"
    "membuat laporan dari isi arsip ini dan membandingkan hasilnya. Dibuat dengan {agent}:\n"
    "  cd data && {command}\n\n";

static const char readme_en[] =
    "----------------------------------------------------------------------\n\n"
    "{title}\nEdition of {day} - {organisation}\n\n"
    "WHAT THIS IS\n"
    "The archive of one report: the report as published, its numbers, the data they came from, "
    "and\n"
    "all it takes to build it again. It is laid out as BagIt 1.0 (RFC 8493).\n\n"
    "  data/*.pdf                   the report as published\n"
    "  data/*.figures.json          the ledger: value, formula, origin, day of every number\n"
    "  data/charts/                 the charts and their data\n"
    "  data/input/                  the input data with their descriptor (datapackage.json)\n"
    "  data/published/              published figures it was reconciled with, if any\n"
    "  data/before.figures.json     what the edition before printed and withheld, if any\n"
    "  data/template/               the words and settings of the report\n"
    "  data/netra.json              how it was built; program.json, fonts.json: with what\n"
    "  manifest-sha512.txt          checksum (SHA-512) of every file in data/\n"
    "  tagmanifest-sha512.txt       checksums of the files outside data/\n"
    "  datapackage.json, prov.json  descriptions for other programs (Frictionless, W3C PROV)\n\n"
    "TO CHECK IT\n"
    "Without any special program, in this folder:\n"
    "  sha512sum -c manifest-sha512.txt\n"
    "  sha512sum -c tagmanifest-sha512.txt\n"
    "Every line must say OK. Or: netra verify FOLDER\n\n"
    "{signing}{withheld}"
    "TO BUILD IT AGAIN\n"
    "  netra verify --rebuild FOLDER{data}\n"
    "builds the report from what is in here and compares. It was built with {agent}:\n"
    "  cd data && {command}\n";

/* How to see what was signed without any special program. */
static const char *signing(nt_arena *arena, const nt_snapshot_request *request, nt_lang lang)
{
    static const nt_text title = NT_TEXT_PDF_ELECTRONIC_SIGNATURE_THE_REPORT_WAS;
    static const nt_text first = NT_TEXT_PDF_THE_FIRST_PART_OF_THE_FILE_IS_THE_REPORT;
    static const nt_text gives = NT_TEXT_PDF_MUST_GIVE;
    static const nt_text anew = NT_TEXT_PDF_THE_SIGNING_SERVICE_WROTE_THE_FILE_ANEW;
    const nt_snapshot_signing *s = &request->signing;
    nt_buffer out = nt_buffer_open(arena);
    if (!s->built) {
        return "";
    }
    nt_buffer_puts(&out, title.in[lang]);
    if (s->is_update) {
        nt_buffer_puts(&out, first.in[lang]);
        nt_buffer_printf(&out, "  head -c %zu data/%s.pdf | sha512sum\n", s->built,
                         request->report);
        nt_buffer_puts(&out, gives.in[lang]);
    } else {
        nt_buffer_printf(&out, "%s%zu)\n", anew.in[lang], s->built);
    }
    nt_buffer_printf(&out, "  %.64s\n  %s\n\n", s->sha512, s->sha512 + 64);
    return nt_buffer_text(&out);
}

/* What is not in the bag, and how whoever has it proves that it is the one. */
static const char *withheld(nt_arena *arena, const nt_snapshot_request *request, nt_lang lang)
{
    static const nt_text title = NT_TEXT_PDF_NOT_INCLUDED;
    static const nt_text proof = {
        {"Laporan dibuat dari berkas itu. Cara membuktikannya: di folder data itu (DATA-DIR),\n"
         "  sha512sum NAMA-BERKAS                                                 (sha512)\n"
         "  sha512sum NAMA-BERKAS | cut -c1-128 | tr -d '\\n' |\n"
         "    openssl dgst -sha512 -mac HMAC -macopt key:$(cat " NT_SALT_FILE ")    (hmac-sha512)\n"
         "harus memberi sidik di atas; " NT_SALT_FILE " disimpan bersama kasusnya. Lalu\n"
         "  netra verify --rebuild FOLDER "
         "--data " NT_SNAPSHOT_ELSEWHERE "\n"
         "membuat laporan lagi darinya dan membandingkan hasilnya.\n\n",
         "The report was built from it. To prove it: in the folder of the data (DATA-DIR),\n"
         "  sha512sum NAME-OF-FILE                                                (sha512)\n"
         "  sha512sum NAME-OF-FILE | cut -c1-128 | tr -d '\\n' |\n"
         "    openssl dgst -sha512 -mac HMAC -macopt key:$(cat " NT_SALT_FILE ")    (hmac-sha512)\n"
         "must give the checksum above; " NT_SALT_FILE " is kept with the cases. Then\n"
         "  netra verify --rebuild FOLDER "
         "--data " NT_SNAPSHOT_ELSEWHERE "\n"
         "builds the report from it again and compares.\n\n"}};
    static const nt_text rows = NT_TEXT_PDF_ROWS, bytes = NT_TEXT_PDF_BYTES;
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < request->withheld_count; i++) {
        const nt_snapshot_withheld *table = &request->withheld[i];
        nt_buffer_printf(&out, "%s  %s: %lld %s", i ? "" : title.in[lang], table->path,
                         table->bytes, bytes.in[lang]);
        if (table->rows >= 0) {
            nt_buffer_printf(&out, ", %lld %s", table->rows, rows.in[lang]);
        }
        nt_buffer_printf(&out, "\n  (%s)\n  %s\n  %.64s\n  %s\n", table->reason.in[lang],
                         table->method, table->checksum, table->checksum + 64);
    }
    nt_buffer_puts(&out, request->withheld_count ? proof.in[lang] : "");
    return nt_buffer_text(&out);
}

static void fill(nt_buffer *out, const char *text, const nt_snapshot_request *r, nt_lang lang)
{
    static const char data[] = " --data " NT_SNAPSHOT_ELSEWHERE;
    const struct {
        const char *name, *value;
    } words[] = {{"{title}", r->title},
                 {"{day}", r->edition},
                 {"{organisation}", r->organisation},
                 {"{agent}", r->agent},
                 {"{signing}", signing(out->arena, r, lang)},
                 {"{withheld}", withheld(out->arena, r, lang)},
                 {"{data}", r->withheld_count ? data : ""},
                 {"{command}", r->command}};
    while (*text) {
        size_t i = 0, count = sizeof words / sizeof *words;
        while (i < count && strncmp(text, words[i].name, strlen(words[i].name)) != 0) {
            i++;
        }
        if (i < count) {
            nt_buffer_puts(out, words[i].value);
            text += strlen(words[i].name);
        } else {
            nt_buffer_putc(out, *text++);
        }
    }
}

nt_bytes nt_snapshot_readme(nt_arena *arena, const nt_snapshot_request *request)
{
    nt_buffer out = nt_buffer_open(arena);
    fill(&out, readme_id, request, NT_LANG_ID);
    fill(&out, readme_en, request, NT_LANG_EN);
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
