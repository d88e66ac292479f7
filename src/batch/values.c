/* Which editions --each asks for, and what each is called. */
#include "batch/values.h"

#include <string.h>

#include "base/personal.h"
#include "base/utf8.h"
#include "words/batch.h"

enum { STEM_MAX = 100 /* bytes of a label in the name of a file */ };

typedef struct {
    const nt_run_state *run;
    const char *name;
    NT_VEC(nt_batch_value) items;
} listing;

const char *nt_batch_name(nt_arena *arena, const char *each)
{
    return nt_arena_text(arena, each, strcspn(each, "="));
}

bool nt_batch_moves_the_day(const char *name)
{
    return strcmp(name, "period") == 0 || strcmp(name, "quarter") == 0 ||
           strcmp(name, "as_of") == 0;
}

/* Letters as they are, those of ASCII small; what a shell or a web server would take amiss, and
 * blanks, as a hyphen. */
static void put_stem(nt_buffer *out, const char *text)
{
    size_t start = out->length;
    bool parts = false;
    for (const char *at = text; *at; at++) {
        unsigned char c = (unsigned char)*at;
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
        bool stays = is_letter || (c >= '0' && c <= '9') || (c == '.' && out->length > start);
        if (out->length - start >= STEM_MAX && (c & 0xC0) != 0x80) {
            break; /* between two characters */
        }
        if (stays && parts && out->length > start) {
            nt_buffer_putc(out, '-');
        }
        if (stays) {
            nt_buffer_putc(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : *at);
        }
        parts = !stays;
    }
}

static const char *stem_of(nt_arena *arena, const char *code, const char *label)
{
    nt_buffer out = nt_buffer_open(arena);
    put_stem(&out, code);
    if (strcmp(code, label) != 0) {
        nt_buffer_puts(&out, out.length ? "-" : "");
        put_stem(&out, label);
    }
    return out.length ? nt_buffer_text(&out) : "-";
}

static void add(listing *l, const char *value, const char *code, nt_text label, nt_text group)
{
    nt_arena *arena = l->run->arena;
    const char *setting = nt_arena_printf(arena, "%s=%s", l->name, value);
    nt_batch_value item = {.setting = setting,
                           .value = setting + strlen(l->name) + 1,
                           .code = code,
                           .label = label,
                           .group = group,
                           .stem = stem_of(arena, code ? code : value, label.in[NT_LANG_ID])};
    nt_vec_push(arena, &l->items, item);
}

static const nt_code *province_of(const nt_register *cases, nt_dimension level, uint32_t code)
{
    uint32_t parent = level == NT_DIM_REGENCY ? cases->codes[level].items[code].parent : 0;
    return parent ? &cases->codes[NT_DIM_PROVINCE].items[parent] : NULL;
}

static void add_area(listing *l, const char *value, nt_dimension level, uint32_t code)
{
    const nt_code *area = &l->run->cases->codes[level].items[code];
    const nt_code *province = province_of(l->run->cases, level, code);
    add(l, value ? value : area->code, area->code, area->label,
        province ? province->label : (nt_text){.in = {NULL}});
}

static void add_level(listing *l, nt_dimension level, uint32_t within)
{
    const nt_codes *codes = &l->run->cases->codes[level];
    for (uint32_t i = 1; i < codes->count; i++) {
        if (level == NT_DIM_PROVINCE ? !within : !within || codes->items[i].parent == within) {
            add_area(l, NULL, level, i);
        }
    }
}

/* A province, then its regencies; behind all those that lie in none. */
static void add_all(listing *l, uint32_t within)
{
    const nt_codes *provinces = &l->run->cases->codes[NT_DIM_PROVINCE];
    const nt_codes *regencies = &l->run->cases->codes[NT_DIM_REGENCY];
    for (uint32_t p = 1; p < provinces->count && !within; p++) {
        add_area(l, NULL, NT_DIM_PROVINCE, p);
        add_level(l, NT_DIM_REGENCY, p);
    }
    for (uint32_t r = 1; r < regencies->count; r++) {
        uint32_t parent = regencies->items[r].parent;
        if (within ? parent == within : !parent) {
            add_area(l, NULL, NT_DIM_REGENCY, r);
        }
    }
}

/* The area that the report has without --each: a province, or 0. */
static uint32_t area_of_run(const nt_run_state *run)
{
    nt_dimension level = NT_DIM_COUNT;
    uint32_t code = 0;
    const char *instead, *area = run->request->area;
    bool found =
        area && nt_model_register_area(run->arena, run->cases, area, &level, &code, &instead);
    return found && level == NT_DIM_PROVINCE ? code : 0;
}

static bool is_level(listing *l, const char *word)
{
    uint32_t within = area_of_run(l->run);
    if (strcmp(word, "all") == 0) {
        add_all(l, within);
    } else if (strcmp(word, "provinces") == 0) {
        add_level(l, NT_DIM_PROVINCE, within);
    } else if (strcmp(word, "regencies") == 0) {
        add_level(l, NT_DIM_REGENCY, within);
    } else {
        return false;
    }
    return true;
}

/* One that is no area is told when its edition is built. */
static void add_named(listing *l, const char *value, bool is_area)
{
    nt_arena *arena = l->run->arena;
    nt_dimension level;
    uint32_t code;
    const char *instead;
    bool found = is_area && nt_model_register_area(arena, l->run->cases,
                                                   nt_utf8_canonical(arena, value, strlen(value)),
                                                   &level, &code, &instead);
    if (found) {
        add_area(l, value, level, code);
    } else {
        add(l, value, NULL, nt_text_alike(value), (nt_text){.in = {NULL}});
    }
}

static nt_status refuse_twice(const listing *l, nt_error *err)
{
    nt_map seen = nt_map_open(l->run->arena);
    for (size_t i = 0; i < l->items.count; i++) {
        size_t other = nt_map_keep(&seen, l->items.items[i].stem, i);
        NT_FAIL_IF(other != NT_MAP_NONE, err, NT_USAGE, nt_nowhere,
                   NT_MESSAGE_BATCH_NAMED_TWICE(.one = l->items.items[other].value,
                                                .other = l->items.items[i].value));
    }
    return NT_OK;
}

nt_status nt_batch_values_of(const nt_run_state *run, const char *each, nt_batch_values *out,
                             nt_error *err)
{
    listing l = {.run = run, .name = nt_batch_name(run->arena, each)};
    bool are_areas = strcmp(l.name, "area") == 0 && run->cases;
    for (const char *at = strchr(each, '=') + 1; *at; at += strspn(at, ",")) {
        size_t length = strcspn(at, ",");
        const char *word = nt_arena_text(run->arena, at, length);
        NT_FAIL_IF(nt_personal_holds(at, length), err, NT_USAGE, nt_nowhere,
                   NT_MESSAGE_BATCH_PERSONAL());
        if (!are_areas || !is_level(&l, word)) {
            add_named(&l, word, are_areas);
        }
        at += length;
    }
    NT_FAIL_IF(!l.items.count, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_BATCH_NOTHING_TO_BUILD(.list = each));
    NT_TRY(refuse_twice(&l, err));
    *out = (nt_batch_values){
        .name = l.name, .are_areas = are_areas, .items = l.items.items, .count = l.items.count};
    return NT_OK;
}
