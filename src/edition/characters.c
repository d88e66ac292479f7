/* Characters that no font has, found where they stand before a page is made. */
#include "edition/gate.h"

#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "words/edition.h"

static bool is_ascii(const char *text, size_t length)
{
    return NT_ALL(i, length, (unsigned char)text[i] < 0x80);
}

static nt_text words_of(nt_arena *arena, uint32_t code)
{
    char bytes[5] = {0};
    const char *called = nt_arena_printf(arena, "U+%04X", (unsigned)code);
    nt_utf8_put(code, bytes);
    return nt_message_texts(
        arena,
        code == NT_TEXT_MARKS ? NT_MESSAGE_EDITION_MARKS_OF_A_LETTER()
        : nt_shown_moves(code)
            ? NT_MESSAGE_EDITION_CONTROL_CHARACTER(.code = called)
            : NT_MESSAGE_EDITION_NO_FONT_HAS(.code = called, .character = nt_shown(arena, bytes)));
}

nt_status nt_characters_find(nt_run_state *run, const char *text, size_t length, const char **at,
                             nt_text *wrong, nt_error *err)
{
    uint32_t code;
    *at = NULL;
    if (is_ascii(text, length)) {
        return NT_OK;
    }
    nt_status status = nt_run_fonts(run, err);
    status = status ? status : nt_text_unset(run->fonts, text, length, at, &code, err);
    if (*at) {
        *wrong = words_of(run->arena, code);
    }
    return status;
}

static nt_status judge(nt_run_state *run, nt_place place, const char *text, nt_error *err)
{
    const char *at;
    nt_text wrong;
    nt_status status = nt_characters_find(run, text, strlen(text), &at, &wrong, err);
    if (at) {
        nt_problems_add(run->problems, NT_SEVERITY_ERROR, place, "character",
                        NT_MESSAGE_EDITION_CHARACTER_IN(.wrong = wrong, .text = text));
    }
    return status;
}

/* What no report can name. */
static bool is_printed(const nt_field *field)
{
    static const char *const never[] = {"area.aliases", "case.id",      "event.note",
                                        "figure.note",  "figure.quote", NULL};
    return field->role && field->type == NT_FIELD_STRING && !field->personal &&
           !nt_utf8_is_one_of(field->role, never);
}

static nt_status judge_table(nt_run_state *run, const nt_table *table, nt_error *err)
{
    for (size_t f = 0; f < table->field_count; f++) {
        if (!is_printed(&table->fields[f])) {
            continue;
        }
        for (size_t row = 0; row < table->row_count; row++) {
            const nt_cell *cell = &table->cells[row * table->field_count + f];
            NT_TRY(cell->known ? judge(run, cell->place, cell->text, err) : NT_OK);
        }
    }
    return NT_OK;
}

/* Labels, reasons and units, and the codes that stand for themselves where no label is given. */
static nt_status judge_tree(nt_run_state *run, const nt_json *json, nt_error *err)
{
    nt_status status = json->key ? judge(run, json->key_place, json->key, err) : NT_OK;
    if (!status && json->type == NT_JSON_STRING) {
        status = judge(run, json->place, json->string, err);
    }
    NT_JSON_EACH(member, json) {
        bool printed =
            !member->key || !(nt_json_is_own(member->key) || strcmp(member->key, "aliases") == 0);
        if (printed && !status) {
            status = judge_tree(run, member, err);
        }
    }
    return status;
}

static nt_status judge_package(nt_run_state *run, const nt_package *package, nt_error *err)
{
    const nt_json *netra = nt_json_get(package->descriptor, "netra");
    NT_TRY(netra ? judge_tree(run, netra, err) : NT_OK);
    for (size_t i = 0; i < package->table_count; i++) {
        NT_TRY(judge_table(run, &package->tables[i], err));
    }
    return NT_OK;
}

/* The codes that a register's own rows have made. */
static nt_status judge_cases(nt_run_state *run, const nt_register *cases, nt_error *err)
{
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        const nt_codes *codes = &cases->codes[d];
        for (size_t i = 1; i < codes->count; i++) {
            const nt_code *code = &codes->items[i];
            NT_TRY(code->place.file ? judge(run, code->place, code->label.in[NT_LANG_ID], err)
                                    : NT_OK);
        }
    }
    return NT_OK;
}

nt_status nt_characters_judge(nt_run_state *run, nt_error *err)
{
    nt_status status = judge_package(run, run->package, err);
    if (!status && run->published) {
        status = judge_package(run, run->published, err);
    }
    return status || !run->cases ? status : judge_cases(run, run->cases, err);
}
