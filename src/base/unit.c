#include "base/unit.h"

#include <math.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "words/base.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const nt_unit built_in[] = {
    {"allegations", NT_FORMS_BASE_UNIT_ALLEGATIONS, NULL, NULL},
    {"areas", NT_FORMS_BASE_UNIT_AREAS, NULL, NULL},
    {"cases", NT_FORMS_BASE_UNIT_CASES, NULL, NULL},
    {"categories", NT_FORMS_BASE_UNIT_CATEGORIES, NULL, NULL},
    {"charts", NT_FORMS_BASE_UNIT_CHARTS, NULL, NULL},
    {"days", NT_FORMS_BASE_UNIT_DAYS, NULL, NULL},
    {"decisions", NT_FORMS_BASE_UNIT_DECISIONS,
     WORDS("keputusan", "putusan", "decision", "ruling", "rulings"), NULL},
    {"districts", NT_FORMS_BASE_UNIT_DISTRICTS, WORDS("kecamatan", "district"), NULL},
    {"events", NT_FORMS_BASE_UNIT_EVENTS, NULL, NULL},
    {"figures", NT_FORMS_BASE_UNIT_FIGURES, NULL, NULL},
    {"findings", NT_FORMS_BASE_UNIT_FINDINGS, NULL, NULL},
    {"institutions", NT_FORMS_BASE_UNIT_INSTITUTIONS,
     WORDS("instansi", "lembaga", "institution", "agency", "agencies"), NULL},
    {"months", NT_FORMS_BASE_UNIT_MONTHS, NULL, NULL},
    {"officials", NT_FORMS_BASE_UNIT_OFFICIALS, NULL, NULL},
    {"per-1000-servants", NT_FORMS_BASE_UNIT_PER_1000_SERVANTS, NULL, NULL},
    {"per-million", NT_FORMS_BASE_UNIT_PER_MILLION, NULL, NULL},
    {"per-region", NT_FORMS_BASE_UNIT_PER_REGION, NULL, NULL},
    {"percent", NT_FORMS_BASE_UNIT_PERCENT, WORDS("persen", "%", "per cent", "pct", "prosen"),
     NULL},
    {"persons", NT_FORMS_BASE_UNIT_PERSONS,
     WORDS("orang", "pegawai", "asn", "pns", "pejabat", "pelanggar", "person", "people",
           "officials", "employees"),
     WORDS("pppk", "p3k", "aparatur", "aparatur sipil negara", "pegawai negeri",
           "pegawai negeri sipil", "terlapor", "oknum", "official", "employee", "civil servant",
           "civil servants")},
    {"points", NT_FORMS_BASE_UNIT_POINTS, NULL, NULL},
    {"provinces", NT_FORMS_BASE_UNIT_PROVINCES, WORDS("provinsi", "propinsi", "province"), NULL},
    {"recommendations", NT_FORMS_BASE_UNIT_RECOMMENDATIONS, NULL, NULL},
    {"regencies", NT_FORMS_BASE_UNIT_REGENCIES,
     WORDS("kabupaten/kota", "kabupaten", "kab/kota", "regency", "regencies and cities"), NULL},
    {"regions", NT_FORMS_BASE_UNIT_REGIONS, WORDS("daerah", "wilayah", "region", "area", "areas"),
     NULL},
    {"releases", NT_FORMS_BASE_UNIT_RELEASES, NULL, NULL},
    {"reports", NT_FORMS_BASE_UNIT_REPORTS, WORDS("laporan", "aduan", "pengaduan", "complaints"),
     WORDS("kasus", "perkara", "berkas", "temuan", "rekomendasi", "report", "complaint", "case",
           "cases", "dossier", "dossiers", "file", "files", "finding", "findings", "recommendation",
           "recommendations")},
    {"rules", NT_FORMS_BASE_UNIT_RULES, NULL, NULL},
    {"sanctions", NT_FORMS_BASE_UNIT_SANCTIONS,
     WORDS("sanksi", "hukuman", "sanction", "penalty", "penalties"), NULL},
    {"sources", NT_FORMS_BASE_UNIT_SOURCES, NULL, NULL},
    {"tables", NT_FORMS_BASE_UNIT_TABLES, NULL, NULL},
    {"violations", NT_FORMS_BASE_UNIT_VIOLATIONS, WORDS("pelanggaran"),
     WORDS("dugaan pelanggaran", "pelanggaran netralitas", "violation", "breach", "breaches",
           "infraction", "infractions")},
    {"voters", NT_FORMS_BASE_UNIT_VOTERS, WORDS("pemilih", "voter", "electors"), NULL},
    {"weeks", NT_FORMS_BASE_UNIT_WEEKS, NULL, NULL},
    {"years", NT_FORMS_BASE_UNIT_YEARS, NULL, NULL},
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

static nt_forms kept(nt_forms forms)
{
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        for (int form = 0; form < NT_LANG_FORMS_MAX; form++) {
            forms.in[lang][form] = nt_arena_string(declared.arena, forms.in[lang][form]);
        }
    }
    return forms;
}

void nt_unit_declare(const nt_unit *unit)
{
    if (!declared.arena) {
        declared.arena = nt_arena_open();
        declared.places = nt_map_open(declared.arena);
    }
    nt_unit copy = {nt_arena_string(declared.arena, unit->id), kept(unit->called), NULL, NULL};
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
    return NT_NAMED(built_in, sizeof built_in / sizeof *built_in, id, id);
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
    return nt_small(*c);
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

/* One text for all forms of a language, or one behind 1 and one behind other numbers. */
static nt_status read_forms(const nt_json *label, nt_lang lang, nt_unit *out, nt_error *err)
{
    static const char *const keys[] = {"one", "other", NULL};
    const char *key = nt_lang_codes[lang];
    const nt_json *given = nt_json_get(label, key);
    bool two = given && given->type == NT_JSON_OBJECT && nt_lang_forms[lang] > 1;
    const nt_json *of = two ? given : label;
    NT_TRY(two ? nt_json_only(given, keys, err) : NT_OK);
    for (int form = 0; form < NT_LANG_FORMS_MAX; form++) {
        bool one = form == nt_plural(lang, 1);
        NT_TRY(read_form(of, !two ? key : one ? "one" : "other", &out->called.in[lang][form], err));
    }
    return NT_OK;
}

nt_status nt_unit_read_label(const nt_json *label, nt_unit *out, nt_error *err)
{
    nt_unit read = *out;
    NT_TRY(nt_json_only(label, nt_lang_codes, err));
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        NT_TRY(read_forms(label, lang, &read, err));
    }
    *out = read;
    return NT_OK;
}

void nt_unit_write_label(nt_json_writer *json, const nt_unit *unit)
{
    nt_json_begin(json, '{');
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        const char *one = nt_form(&unit->called, lang, 1),
                   *other = nt_form(&unit->called, lang, NAN);
        if (nt_lang_forms[lang] == 1) {
            nt_json_member(json, nt_lang_codes[lang], other);
            continue;
        }
        nt_json_member_begin(json, nt_lang_codes[lang], '{');
        nt_json_member(json, "one", one);
        nt_json_member(json, "other", other);
        nt_json_end(json, '}');
    }
    nt_json_end(json, '}');
}

const char *nt_unit_of_difference(const char *id)
{
    return strcmp(id, "percent") == 0 ? "points" : id;
}
