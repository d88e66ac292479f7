/* What a build depends on beside data and template: the program and its fonts. */

#include <string.h>

#include "parts.h"
#include "words/edition.h"
#include "workbook/workbook.h"

static void put_file(nt_json_writer *w, nt_arena *arena, const char *name, nt_bytes bytes)
{
    nt_json_begin(w, '{');
    nt_json_member(w, "file", name);
    nt_json_member_integer(w, "bytes", (long long)bytes.length);
    nt_json_member(w, "sha512", nt_bag_sha512(arena, bytes));
    nt_json_end(w, '}');
}

static void put_libraries(nt_json_writer *w, nt_libraries libraries)
{
    NT_EACH(const nt_library, library, libraries.items, libraries.count) {
        nt_json_begin(w, '{');
        nt_json_member(w, "name", library->name);
        nt_json_member(w, "version", library->version);
        nt_json_member(w, "asked", library->at_build ? "when built" : "when run");
        nt_json_end(w, '}');
    }
}

static void put_all_libraries(nt_json_writer *w, nt_arena *arena)
{
    nt_json_member_begin(w, "libraries", '[');
    put_libraries(w, nt_base_libraries());
    put_libraries(w, nt_workbook_libraries());
    put_libraries(w, nt_ingest_libraries());
    put_libraries(w, nt_text_libraries(arena));
    put_libraries(w, nt_canvas_libraries());
    put_libraries(w, nt_qr_libraries());
    put_libraries(w, nt_report_libraries());
    put_libraries(w, nt_pdf_libraries());
    put_libraries(w, nt_archive_libraries());
    nt_json_end(w, ']');
}

/* One that is not installed hyphenates nothing: it is not listed. */
static nt_status put_dictionaries(nt_json_writer *w, nt_arena *arena, nt_error *err)
{
    enum { DICTIONARY_BYTES_MAX = 16 << 20 };
    nt_json_member_begin(w, "hyphenation", '[');
    for (nt_lang lang = NT_LANG_ID; lang < NT_LANG_COUNT; lang++) {
        nt_bytes bytes;
        const char *path = nt_places_hyphenation(arena, lang);
        if (nt_file_is_missing(path)) {
            continue;
        }
        NT_TRY(nt_file_read(arena, path, DICTIONARY_BYTES_MAX, &bytes, err));
        put_file(w, arena, nt_path_name(path), bytes);
    }
    nt_json_end(w, ']');
    return NT_OK;
}

nt_status nt_made_with_program(nt_arena *arena, nt_bytes *out, nt_error *err)
{
    nt_json_writer w = nt_json_open(arena);
    nt_json_member(&w, "program", "netra");
    nt_json_member(&w, "version", NT_VERSION);
    nt_json_member(&w, "compiler", NT_COMPILER);
    nt_json_member(&w, "build_type", NT_BUILD_TYPE);
    put_all_libraries(&w, arena);
    NT_TRY(put_dictionaries(&w, arena, err));
    *out = nt_json_close(&w);
    return NT_OK;
}

static const nt_json *parse(nt_arena *arena, nt_bytes program)
{
    const nt_json *tree;
    nt_error ignored;
    return nt_json_parse_most(arena, "program.json", program.bytes, program.length,
                              NT_JSON_RECIPE_MAX, &tree, &ignored)
               ? NULL
               : tree;
}

/* A member of the item of a list that has such a name under `key`. */
static const char *listed(const nt_json *program, const char *list, const char *key,
                          const char *name, const char *member)
{
    NT_JSON_EACH(item, nt_json_get(program, list)) {
        if (strcmp(nt_json_string(item, key, ""), name) == 0) {
            return nt_json_string(item, member, "unknown");
        }
    }
    return "unknown";
}

/* What changed up to now, and what more did, in the arena. */
static void put(nt_arena *arena, const nt_text **changes, nt_message more)
{
    nt_message both =
        *changes ? NT_MESSAGE_EDITION_CHANGE_AND(.changes = **changes, .more = &more) : more;
    *changes = nt_message_kept(arena, both);
}

static void put_change(nt_arena *arena, const nt_text **changes, const char *what,
                       const char *filed, const char *here)
{
    if (strcmp(filed, here) != 0) {
        put(arena, changes, NT_MESSAGE_EDITION_CHANGE(.what = what, .filed = filed, .here = here));
    }
}

const nt_text *nt_made_with_changes(nt_arena *arena, nt_bytes filed, nt_bytes here)
{
    static const char *const keys[] = {"version", "compiler", "build_type"};
    const nt_json *old = parse(arena, filed), *now = parse(arena, here);
    const nt_text *changes = NULL;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        put_change(arena, &changes, i ? keys[i] : "netra", nt_json_string(old, keys[i], "unknown"),
                   nt_json_string(now, keys[i], ""));
    }
    NT_JSON_EACH(library, nt_json_get(now, "libraries")) {
        const char *name = nt_json_string(library, "name", "");
        put_change(arena, &changes, name, listed(old, "libraries", "name", name, "version"),
                   nt_json_string(library, "version", "unknown"));
    }
    NT_JSON_EACH(item, nt_json_get(now, "hyphenation")) {
        const char *file = nt_json_string(item, "file", "");
        if (strcmp(listed(old, "hyphenation", "file", file, "sha512"),
                   nt_json_string(item, "sha512", "unknown")) != 0) {
            put(arena, &changes, NT_MESSAGE_EDITION_ANOTHER_FILE(.file = file));
        }
    }
    return changes;
}

nt_status nt_made_with_fonts(nt_arena *arena, nt_bytes *out, nt_error *err)
{
    enum { FONT_BYTES_MAX = 32 << 20 };
    nt_json_writer w = nt_json_open(arena);
    const char *folder = nt_places_fonts(arena);
    nt_json_member(&w, "family", "Open Sans");
    nt_json_member_begin(&w, "faces", '[');
    for (size_t i = 0; i < NT_FONT_COUNT; i++) {
        nt_bytes font;
        const char *name = nt_text_font_file(i);
        NT_TRY(nt_file_read(arena, nt_path_join(arena, folder, name), FONT_BYTES_MAX, &font, err));
        put_file(&w, arena, name, font);
    }
    nt_json_end(&w, ']');
    *out = nt_json_close(&w);
    return NT_OK;
}
