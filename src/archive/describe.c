#include "describe.h"

#include <string.h>

#include "base/json.h"
#include "digest.h"

static void put(nt_json_writer *w, const char *key, const char *text)
{
    nt_json_key(w, key);
    nt_json_put_string(w, text);
}

static void put_tree(nt_json_writer *w, const nt_json *tree)
{
    switch (tree->type) {
    case NT_JSON_NULL:
        nt_json_put_null(w);
        break;
    case NT_JSON_BOOL:
        nt_json_put_bool(w, tree->number != 0);
        break;
    case NT_JSON_NUMBER:
        nt_json_put_number(w, tree->number);
        break;
    case NT_JSON_STRING:
        nt_json_put_string(w, tree->string);
        break;
    default: {
        bool is_array = tree->type == NT_JSON_ARRAY;
        nt_json_begin(w, is_array ? '[' : '{');
        NT_JSON_EACH(child, tree)
        {
            if (!is_array) {
                nt_json_key(w, child->key);
            }
            put_tree(w, child);
        }
        nt_json_end(w, is_array ? ']' : '}');
    }
    }
}

static const char *ending(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : "";
}

static const char *mediatype(const char *path)
{
    static const char *const types[][2] = {{"csv", "text/csv"},        {"json", "application/json"},
                                           {"pdf", "application/pdf"}, {"svg", "image/svg+xml"},
                                           {"png", "image/png"},       {"md", "text/markdown"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (strcmp(ending(path), types[i][0]) == 0) {
            return types[i][1];
        }
    }
    return "application/octet-stream";
}

/* The resource of the input's own descriptor that lies at this path of the bag. */
static const nt_json *own_resource(const nt_json *descriptor, const char *path)
{
    size_t head = strlen(NT_SNAPSHOT_INPUT);
    if (strncmp(path, NT_SNAPSHOT_INPUT, head) != 0) {
        return NULL;
    }
    NT_JSON_EACH(resource, nt_json_get(descriptor, "resources"))
    {
        if (strcmp(nt_json_string(resource, "path", ""), path + head) == 0) {
            return resource;
        }
    }
    return NULL;
}

static bool is_own_word(const char *key)
{
    static const char *const known[] = {"name", "path", "bytes", "hash", "mediatype", "format"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i], key) == 0) {
            return true;
        }
    }
    return false;
}

static void put_resource(nt_json_writer *w, nt_arena *arena, const nt_bag_file *file,
                         const nt_json *own)
{
    nt_digest sum = nt_digest_bytes("sha256", file->bytes.bytes, file->bytes.length);
    const char *name = nt_json_string(own, "name", NULL);
    char *made = nt_arena_string(arena, file->path + strlen("data/"));
    for (char *c = made; *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-' ||
                     *c == '.' || *c == '_';
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : plain ? *c : '-';
    }
    nt_json_begin(w, '{');
    put(w, "name", name ? name : made);
    put(w, "path", file->path);
    put(w, "mediatype", mediatype(file->path));
    put(w, "format", ending(file->path));
    if (strcmp(ending(file->path), "csv") != 0) {
        put(w, "type", "file"); /* not to be taken for a table, a package or a report of theirs */
    }
    nt_json_key(w, "bytes");
    nt_json_put_integer(w, (long long)file->bytes.length);
    put(w, "hash", nt_arena_printf(arena, "sha256:%s", sum.hex));
    NT_JSON_EACH(member, own)
    {
        if (!is_own_word(member->key)) {
            nt_json_key(w, member->key);
            put_tree(w, member);
        }
    }
    nt_json_end(w, '}');
}

static nt_status input_descriptor(nt_arena *arena, const nt_bag *bag, const nt_json **out,
                                  nt_error *err)
{
    *out = NULL;
    for (size_t i = 0; i < bag->files.count; i++) {
        const nt_bag_file *file = &bag->files.items[i];
        if (strcmp(file->path, NT_SNAPSHOT_INPUT "datapackage.json") == 0) {
            return nt_json_parse(arena, file->path, file->bytes.bytes, file->bytes.length, out,
                                 err);
        }
    }
    return NT_OK;
}

nt_status nt_snapshot_package(nt_arena *arena, const nt_snapshot_request *request,
                              const nt_bag *bag, nt_bytes *out, nt_error *err)
{
    const nt_json *descriptor;
    nt_status status = input_descriptor(arena, bag, &descriptor, err);
    if (status) {
        return status;
    }
    nt_buffer text = nt_buffer_open(arena);
    nt_json_writer w = nt_json_writer_open(&text);
    nt_json_begin(&w, '{');
    put(&w, "profile", "data-package");
    put(&w, "name", bag->name);
    put(&w, "title", request->title);
    put(&w, "version", request->edition);
    const nt_json *licences = nt_json_get(descriptor, "licenses");
    if (licences) {
        nt_json_key(&w, "licenses");
        put_tree(&w, licences);
    }
    nt_json_key(&w, "resources");
    nt_json_begin(&w, '[');
    for (size_t i = 0; i < bag->files.count; i++) {
        const nt_bag_file *file = &bag->files.items[i];
        put_resource(&w, arena, file, own_resource(descriptor, file->path));
    }
    nt_json_end(&w, ']');
    nt_json_end(&w, '}');
    nt_buffer_putc(&text, '\n');
    *out = (nt_bytes){nt_buffer_text(&text), text.length};
    return NT_OK;
}

static const char readme_id[] =
    "{title}\nEdisi {day} - {organisation}\n\n"
    "BERKAS INI\n"
    "Ini arsip satu laporan: laporan yang terbit, angka-angkanya, data yang menjadi asalnya, dan\n"
    "semua yang diperlukan untuk membuatnya lagi. Susunannya mengikuti BagIt 1.0 (RFC 8493).\n\n"
    "  data/*.pdf                   laporan yang terbit\n"
    "  data/*.figures.json          daftar angka: nilai, rumus, asal, tanggal\n"
    "  data/charts/                 grafik dan datanya\n"
    "  data/input/                  data masukan dengan uraiannya (datapackage.json)\n"
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
    "MEMBUAT LAGI\n"
    "  netra verify --rebuild FOLDER\n"
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
    "TO BUILD IT AGAIN\n"
    "  netra verify --rebuild FOLDER\n"
    "builds the report from what is in here and compares. It was built with {agent}:\n"
    "  cd data && {command}\n";

static void fill(nt_buffer *out, const char *text, const nt_snapshot_request *r)
{
    const struct {
        const char *name, *value;
    } words[] = {{"{title}", r->title},
                 {"{day}", r->edition},
                 {"{organisation}", r->organisation},
                 {"{agent}", r->agent},
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
    fill(&out, readme_id, request);
    fill(&out, readme_en, request);
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
