#include "spelling.h"

#include <string.h>

#include "base/utf8.h"
#include "table.h"
#include "words/ingest.h"

nt_spellings *nt_ingest_open_spellings(nt_arena *arena, nt_problems *problems)
{
    nt_spellings *spellings = nt_new(arena, nt_spellings);
    *spellings = (nt_spellings){.arena = arena,
                                .problems = problems,
                                .texts = nt_map_open(arena),
                                .told = nt_map_open(arena)};
    return spellings;
}

const char *nt_ingest_spelling(nt_arena *arena, const char *written, size_t length,
                               const char *text)
{
    if (strlen(text) == length && memcmp(written, text, length) == 0) {
        return NULL;
    }
    const char *trimmed = nt_ingest_trimmed(arena, written, length, false);
    return strcmp(trimmed, text) == 0 ? NULL : trimmed;
}

/* The first character of a spelling that its canonical form has not in that place; of a letter and
 * an accent that should be one, the accent. */
static uint32_t odd_character(const char *written, const char *text)
{
    const char *end = written + strlen(written), *text_end = text + strlen(text);
    while (written < end) {
        uint32_t c = nt_utf8_next(&written, end);
        if (text == text_end || nt_utf8_next(&text, text_end) != c) {
            const char *behind = written;
            uint32_t mark = written < end ? nt_utf8_next(&behind, end) : 0;
            return mark && nt_utf8_is_mark(mark) ? mark : c;
        }
    }
    return 0;
}

static void report(const nt_spellings *spellings, nt_problems *problems, const char *text,
                   const char *written, const nt_written *first, nt_place place)
{
    uint32_t here = odd_character(written, text), there = odd_character(first->text, text);
    const char *other = nt_place_text(spellings->arena, first->place);
    const char *odd = nt_arena_printf(spellings->arena, "U+%04X", (unsigned)(here ? here : there));
    nt_problems_add(problems, NT_SEVERITY_WARNING, place, "invisible-difference",
                    here ? NT_MESSAGE_INGEST_UNSEEN_HERE(.place = other, .character = odd)
                         : NT_MESSAGE_INGEST_UNSEEN_THERE(.place = other, .character = odd));
}

void nt_ingest_remember(nt_spellings *spellings, nt_problems *problems, const char *text,
                        const char *written, nt_place place)
{
    nt_arena *arena = spellings->arena;
    size_t at = nt_map_find(&spellings->texts, text);
    written = written ? written : text;
    if (at == NT_MAP_NONE) {
        if (*text && spellings->first.count < NT_SPELLINGS_MAX) {
            nt_written first = {nt_arena_string(arena, written), place};
            const char *key =
                strcmp(written, text) == 0 ? first.text : nt_arena_string(arena, text);
            nt_map_keep(&spellings->texts, key, spellings->first.count);
            nt_vec_push(arena, &spellings->first, first);
        }
        return;
    }
    const nt_written *first = &spellings->first.items[at];
    if (strcmp(first->text, written) != 0 && spellings->told.count < NT_SPELLINGS_MAX &&
        nt_map_find(&spellings->told, written) == NT_MAP_NONE) {
        nt_map_keep(&spellings->told, nt_arena_string(arena, written), 0);
        report(spellings, problems, text, written, first, place);
    }
}

void nt_ingest_tell_spelling(const nt_table *table, nt_problems *problems, const nt_cell *cell,
                             nt_place place)
{
    nt_ingest_remember(table->source->spellings, problems, cell->text, cell->spelling, place);
}

/* ---- the descriptor ---- */

static void remember(nt_spellings *spellings, const char *text, nt_place place)
{
    nt_arena *arena = spellings->arena;
    size_t length = strlen(text);
    const char *canonical =
        nt_utf8_is_plain(text, length) ? text : nt_utf8_canonical(arena, text, length);
    nt_ingest_remember(spellings, spellings->problems, canonical,
                       nt_ingest_spelling(arena, text, length, canonical), place);
}

/* A text, or each text of a list. */
static void remember_texts(nt_spellings *spellings, const nt_json *value)
{
    if (value && value->type == NT_JSON_STRING) {
        remember(spellings, value->string, value->place);
    }
    NT_JSON_EACH(item, value) {
        remember_texts(spellings, item);
    }
}

static void remember_schema(nt_spellings *spellings, const nt_json *schema)
{
    static const char *const held_against[] = {"name", "trueValues", "falseValues"};
    NT_JSON_EACH(field, nt_json_get(schema, "fields")) {
        for (size_t i = 0; i < sizeof held_against / sizeof *held_against; i++) {
            remember_texts(spellings, nt_json_get(field, held_against[i]));
        }
        remember_texts(spellings, nt_json_get(nt_json_get(field, "constraints"), "enum"));
    }
    remember_texts(spellings, nt_json_get(schema, "primaryKey"));
    remember_texts(spellings, nt_json_get(schema, "foreignKeys"));
}

/* Members whose texts are only printed. */
static const char *const printed[] = {"label", "reason", "by", "ratio", "subject", NULL};

/* In lists of codes a label is also a name by which cells name the code. */
static void remember_members(nt_spellings *spellings, const nt_json *object, bool of_codes)
{
    NT_JSON_EACH(item, object) {
        if (item->key && nt_utf8_is_one_of(item->key, printed) && !of_codes) {
            continue;
        }
        if (item->key) {
            remember(spellings, item->key, item->key_place);
        }
        if (item->type == NT_JSON_STRING) {
            remember(spellings, item->string, item->place);
        }
        remember_members(spellings, item,
                         of_codes || (item->key && strcmp(item->key, "codes") == 0));
    }
}

void nt_ingest_remember_descriptor(nt_spellings *spellings, const nt_json *descriptor)
{
    NT_JSON_EACH(resource, nt_json_get(descriptor, "resources")) {
        remember_texts(spellings, nt_json_get(resource, "name"));
        remember_schema(spellings, nt_json_get(resource, "schema"));
    }
    remember_members(spellings, nt_json_get(descriptor, "netra"), false);
}

const nt_json *nt_ingest_canonical_netra(nt_arena *arena, const nt_json *descriptor)
{
    return nt_json_canonical(arena, nt_json_get(descriptor, "netra"), printed);
}
