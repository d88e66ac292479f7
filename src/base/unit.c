#include "base/unit.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "words/base.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define CALLED(id, indonesian, singular, plural, words, loose_words)                               \
    {                                                                                              \
        id, {{indonesian, singular}}, {{indonesian, plural}}, words, loose_words                   \
    }
#define OURS(id, indonesian, singular, plural) CALLED(id, indonesian, singular, plural, NULL, NULL)

static const nt_unit built_in[] = {
    OURS("areas", "wilayah", "area", "areas"),
    OURS("cases", "kasus", "case", "cases"),
    OURS("categories", "kategori", "category", "categories"),
    OURS("charts", "gambar", "chart", "charts"),
    OURS("days", "hari", "day", "days"),
    CALLED("decisions", "keputusan", "decision", "decisions",
           WORDS("keputusan", "putusan", "decision", "ruling", "rulings"), NULL),
    CALLED("districts", "kecamatan", "district", "districts", WORDS("kecamatan", "district"), NULL),
    OURS("events", "pemilihan", "election", "elections"),
    OURS("figures", "angka", "figure", "figures"),
    OURS("findings", "temuan", "finding", "findings"),
    CALLED("institutions", "instansi", "institution", "institutions",
           WORDS("instansi", "lembaga", "institution", "agency", "agencies"), NULL),
    OURS("months", "bulan", "month", "months"),
    OURS("officials", "pegawai", "official", "officials"),
    OURS("per-1000-servants", "per 1.000 ASN", "per 1,000 civil servants",
         "per 1,000 civil servants"),
    OURS("per-million", "per sejuta pemilih", "per million voters", "per million voters"),
    OURS("per-region", "per daerah", "per region", "per region"),
    CALLED("percent", "persen", "per cent", "per cent",
           WORDS("persen", "%", "per cent", "pct", "prosen"), NULL),
    CALLED("persons", "orang", "person", "persons",
           WORDS("orang", "pegawai", "asn", "pns", "pejabat", "pelanggar", "person", "people",
                 "officials", "employees"),
           WORDS("pppk", "p3k", "aparatur", "aparatur sipil negara", "pegawai negeri",
                 "pegawai negeri sipil", "terlapor", "oknum", "official", "employee",
                 "civil servant", "civil servants")),
    OURS("points", "poin persentase", "percentage point", "percentage points"),
    CALLED("provinces", "provinsi", "province", "provinces",
           WORDS("provinsi", "propinsi", "province"), NULL),
    OURS("recommendations", "rekomendasi", "recommendation", "recommendations"),
    CALLED("regencies", "kabupaten/kota", "regency", "regencies",
           WORDS("kabupaten/kota", "kabupaten", "kab/kota", "regency", "regencies and cities"),
           NULL),
    CALLED("regions", "daerah", "region", "regions",
           WORDS("daerah", "wilayah", "region", "area", "areas"), NULL),
    OURS("releases", "rilis", "release", "releases"),
    CALLED("reports", "laporan", "report", "reports",
           WORDS("laporan", "aduan", "pengaduan", "complaints"),
           WORDS("kasus", "perkara", "berkas", "temuan", "rekomendasi", "report", "complaint",
                 "case", "cases", "dossier", "dossiers", "file", "files", "finding", "findings",
                 "recommendation", "recommendations")),
    OURS("rules", "aturan", "rule", "rules"),
    CALLED("sanctions", "sanksi", "sanction", "sanctions",
           WORDS("sanksi", "hukuman", "sanction", "penalty", "penalties"), NULL),
    OURS("sources", "sumber", "source", "sources"),
    OURS("tables", "tabel", "table", "tables"),
    CALLED("violations", "pelanggaran", "violation", "violations", WORDS("pelanggaran"),
           WORDS("dugaan pelanggaran", "pelanggaran netralitas", "violation", "breach", "breaches",
                 "infraction", "infractions")),
    CALLED("voters", "pemilih", "voter", "voters", WORDS("pemilih", "voter", "electors"), NULL),
    OURS("weeks", "minggu", "week", "weeks"),
    OURS("years", "tahun", "year", "years"),
};

const nt_unit *nt_units_built_in(size_t *count)
{
    *count = sizeof built_in / sizeof *built_in;
    return built_in;
}

/* What data brought along, for the rest of the run. */
static struct {
    nt_arena *arena;
    NT_VEC(nt_unit) units;
    nt_map places; /* id -> index */
} declared;

static nt_unit *find_declared(const char *id)
{
    size_t at = nt_map_find(&declared.places, id);
    return at == NT_MAP_NONE ? NULL : &declared.units.items[at];
}

static nt_text kept(nt_text text)
{
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        text.in[lang] = nt_arena_string(declared.arena, text.in[lang]);
    }
    return text;
}

void nt_unit_declare(const nt_unit *unit)
{
    if (!declared.arena) {
        declared.arena = nt_arena_open();
        declared.places = nt_map_open(declared.arena);
    }
    nt_unit copy = {nt_arena_string(declared.arena, unit->id), kept(unit->one), kept(unit->other),
                    NULL, NULL};
    nt_unit *before = find_declared(unit->id);
    if (before) {
        *before = copy;
    } else {
        nt_map_keep(&declared.places, copy.id, declared.units.count);
        nt_vec_push(declared.arena, &declared.units, copy);
    }
}

const nt_unit *nt_unit_declared(const char *id)
{
    return find_declared(id);
}

void nt_units_forget(void)
{
    nt_arena_close(declared.arena);
    memset(&declared, 0, sizeof declared);
}

const nt_unit *nt_unit_built_in(const char *id)
{
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++) {
        if (strcmp(built_in[i].id, id) == 0) {
            return &built_in[i];
        }
    }
    return NULL;
}

const nt_unit *nt_unit_find(const char *id)
{
    const nt_unit *unit = find_declared(id);
    return unit ? unit : nt_unit_built_in(id);
}

/* The next character that counts: small letters, one blank for any run of blanks and hyphens, none
 * at the end; '\0' behind the last. */
static char next_char(const char **at, const char *end)
{
    const char *c = *at;
    while (c < end && (*c == ' ' || *c == '-' || *c == '_' || *c == '\t')) {
        c++;
    }
    if (c == end) {
        *at = end;
        return '\0';
    }
    if (c > *at) {
        *at = c;
        return ' ';
    }
    *at = c + 1;
    return *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
}

static bool same_word(const char *word, size_t length, const char *known)
{
    const char *end = word + length, *known_end = known + strlen(known);
    /* A blank before the first letter is no part of the word. */
    for (const char *at = word; next_char(&at, end) == ' ';) {
        word = at;
    }
    for (;;) {
        char c = next_char(&word, end);
        if (c != next_char(&known, known_end)) {
            return false;
        }
        if (!c) {
            return true;
        }
    }
}

static bool is_one_of(const char *const *known, const char *word, size_t length)
{
    for (; known && *known; known++) {
        if (same_word(word, length, *known)) {
            return true;
        }
    }
    return false;
}

bool nt_unit_is_called(const nt_unit *unit, const char *word, size_t length, bool in_prose)
{
    return same_word(word, length, unit->id) || is_one_of(unit->words, word, length) ||
           (!in_prose && is_one_of(unit->loose_words, word, length));
}

static nt_status read_form(const nt_json *json, const char *key, const char **out, nt_error *err)
{
    const nt_json *form = nt_json_get(json, key);
    *out = form && form->type == NT_JSON_STRING ? form->string : "";
    return **out ? NT_OK
                 : nt_fail(err, NT_INVALID, (form ? form : json)->place,
                           NT_MESSAGE_BASE_UNIT_LABEL());
}

nt_status nt_unit_read_label(const nt_json *label, nt_unit *out, nt_error *err)
{
    static const char *const forms[] = {"one", "other", NULL};
    const nt_json *english = nt_json_get(label, "en");
    bool two = english && english->type == NT_JSON_OBJECT;
    nt_unit read = *out;
    nt_status status = read_form(label, "id", &read.one.in[NT_LANG_ID], err);
    status = status ? status : nt_json_only(label, nt_lang_codes, err);
    status = status || !two ? status : nt_json_only(english, forms, err);
    status = status ? status
                    : read_form(two ? english : label, two ? "one" : "en", &read.one.in[NT_LANG_EN],
                                err);
    status = status ? status
                    : read_form(two ? english : label, two ? "other" : "en",
                                &read.other.in[NT_LANG_EN], err);
    if (!status) {
        read.other.in[NT_LANG_ID] = read.one.in[NT_LANG_ID];
        *out = read;
    }
    return status;
}

void nt_unit_write_label(nt_json_writer *json, const nt_unit *unit)
{
    nt_json_begin(json, '{');
    nt_json_member(json, "id", unit->other.in[NT_LANG_ID]);
    nt_json_key(json, "en");
    nt_json_begin(json, '{');
    nt_json_member(json, "one", unit->one.in[NT_LANG_EN]);
    nt_json_member(json, "other", unit->other.in[NT_LANG_EN]);
    nt_json_end(json, '}');
    nt_json_end(json, '}');
}
