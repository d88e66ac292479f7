/* A ledger as it was filed, read back: what nt_ledger_write_json wrote. */
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/unit.h"
#include "ledger/ledger.h"
#include "words/ledger.h"

enum { WHOLE_MAX_BITS = 53 };

/* A member that is absent, null, or of `type`; *out is NULL for the first two. */
static nt_status member(const nt_json *figure, const char *key, nt_json_type type,
                        const nt_json **out, nt_error *err)
{
    const nt_json *found = nt_json_get(figure, key);
    bool is_absent = !found || found->type == NT_JSON_NULL;
    if (!is_absent && found->type != type) {
        return nt_fail(err, NT_INVALID, found->place,
                       NT_MESSAGE_LEDGER_WRONG_TYPE(.key = key, .wanted = nt_json_type_text(type)));
    }
    *out = is_absent ? NULL : found;
    return NT_OK;
}

static nt_status read_text(nt_arena *arena, const nt_json *figure, const char *key,
                           const char *fallback, const char **out, nt_error *err)
{
    const nt_json *found = NULL;
    nt_status status = member(figure, key, NT_JSON_STRING, &found, err);
    if (!status) {
        *out = found ? nt_arena_string(arena, found->string) : fallback;
    }
    return status;
}

static nt_status read_number(const nt_json *figure, const char *key, double *out, nt_error *err)
{
    const nt_json *found = NULL;
    nt_status status = member(figure, key, NT_JSON_NUMBER, &found, err);
    if (!status) {
        *out = found ? found->number : NAN;
    }
    return status;
}

/* A count of a ratio; none is -1. */
static nt_status read_count(const nt_json *figure, const char *key, int64_t *out, nt_error *err)
{
    double number = NAN;
    nt_status status = read_number(figure, key, &number, err);
    if (status) {
        return status;
    }
    if (!isnan(number) && !(number >= 0 && number <= ldexp(1, WHOLE_MAX_BITS))) {
        return nt_fail(err, NT_INVALID, nt_json_get(figure, key)->place,
                       NT_MESSAGE_LEDGER_NO_COUNT());
    }
    *out = isnan(number) ? -1 : (int64_t)number;
    return NT_OK;
}

static nt_status read_list(nt_arena *arena, const nt_json *figure, const char *key,
                           const char *const **out, size_t *count, nt_error *err)
{
    const nt_json *list = NULL;
    nt_status status = member(figure, key, NT_JSON_ARRAY, &list, err);
    if (status) {
        return status;
    }
    const char **items = nt_new_array(arena, const char *, (list ? list->count : 0) + 1);
    size_t n = 0;
    NT_JSON_EACH(item, list)
    {
        if (item->type != NT_JSON_STRING) {
            return nt_fail(err, NT_INVALID, item->place, NT_MESSAGE_LEDGER_ID_NO_TEXT());
        }
        items[n++] = nt_arena_string(arena, item->string);
    }
    *out = items;
    *count = n;
    return NT_OK;
}

/* A word that this program does not know is of a later one: no flag of ours. */
static nt_status read_flags(nt_arena *arena, const nt_json *figure, unsigned *out, nt_error *err)
{
    const char *const *words;
    size_t count;
    nt_status status = read_list(arena, figure, "flags", &words, &count, err);
    if (status) {
        return status;
    }
    *out = 0;
    for (size_t i = 0; i < count; i++) {
        *out |= nt_ledger_flag_called(words[i]);
    }
    return NT_OK;
}

static nt_status read_label(nt_arena *arena, const nt_json *figure, nt_text *out, nt_error *err)
{
    const nt_json *label = NULL;
    nt_status status = member(figure, "label", NT_JSON_OBJECT, &label, err);
    if (!status) {
        for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
            out->in[lang] = nt_arena_string(arena, nt_json_string(label, nt_lang_codes[lang], ""));
        }
    }
    return status;
}

static nt_status read_row(nt_arena *arena, const nt_json *figure, nt_ledger_row *row, nt_error *err)
{
    double decimals = 0;
    const char *day = "", *method = "";
    nt_status status = read_text(arena, figure, "id", NULL, &row->id, err);
    if (!status && (!row->id || !*row->id)) {
        status = nt_fail(err, NT_INVALID, figure->place, NT_MESSAGE_LEDGER_NO_ID());
    }
    status = status ? status : read_label(arena, figure, &row->label, err);
    status = status ? status : read_number(figure, "value", &row->value, err);
    status = status ? status : read_text(arena, figure, "unit", "", &row->unit, err);
    status = status ? status : read_number(figure, "lower", &row->lower, err);
    status = status ? status : read_number(figure, "upper", &row->upper, err);
    status = status ? status : read_count(figure, "part", &row->part, err);
    status = status ? status : read_count(figure, "whole", &row->whole, err);
    status = status ? status : read_number(figure, "decimals", &decimals, err);
    status = status ? status : read_text(arena, figure, "method", "", &method, err);
    status =
        status ? status : read_list(arena, figure, "inputs", &row->inputs, &row->input_count, err);
    status = status ? status
                    : read_list(arena, figure, "sources", &row->sources, &row->source_count, err);
    status = status ? status : read_text(arena, figure, "as_of", "", &day, err);
    status = status ? status : read_flags(arena, figure, &row->flags, err);
    if (status) {
        return status;
    }
    row->decimals = decimals >= 0 && decimals <= 15 ? (int)decimals : 0;
    row->as_of = nt_date_parse_iso(day, strlen(day));
    row->method = nt_method_called(method);
    return NT_OK;
}

static nt_status read_units(const nt_json *units, nt_error *err)
{
    if (units && units->type != NT_JSON_OBJECT) {
        return nt_fail(err, NT_INVALID, units->place, NT_MESSAGE_LEDGER_UNITS_NO_OBJECT());
    }
    NT_JSON_EACH(label, units)
    {
        nt_unit unit = {.id = label->key};
        nt_status status = nt_unit_read_label(label, &unit, err);
        if (status) {
            return status;
        }
        nt_unit_declare(&unit);
    }
    return NT_OK;
}

static nt_status read_rows(nt_arena *arena, const nt_json *figures, nt_ledger *ledger,
                           nt_error *err)
{
    nt_status status = NT_OK;
    for (const nt_json *figure = figures->child; figure && !status; figure = figure->next) {
        nt_ledger_row row = {0};
        status = read_row(arena, figure, &row, err);
        if (!status && nt_ledger_find(ledger, row.id)) {
            status = nt_fail(err, NT_INVALID, figure->place, NT_MESSAGE_LEDGER_ID_TWICE());
        }
        if (!status) {
            nt_ledger_add(ledger, &row);
        }
    }
    return status;
}

static nt_status read_tree(nt_arena *arena, const nt_json *root, const nt_ledger **out,
                           nt_error *err)
{
    const nt_json *figures = nt_json_get(root, "figures");
    if (!figures || figures->type != NT_JSON_ARRAY) {
        return nt_fail(err, NT_INVALID, (nt_place){root->place.file, 1, 1},
                       NT_MESSAGE_LEDGER_NO_LEDGER());
    }
    nt_status status = read_units(nt_json_get(root, "units"), err);
    if (status) {
        return status;
    }
    nt_ledger *ledger = nt_ledger_open(arena);
    if (nt_json_bool(root, "internal", false)) {
        nt_ledger_mark_internal(ledger);
    }
    nt_ledger_mark_area(ledger, nt_json_string(root, "area", ""));
    status = read_rows(arena, figures, ledger, err);
    if (!status) {
        *out = ledger;
    }
    return status;
}

/* The tree is many times as large as the rows, and two ledgers may be compared: only these stay. */
nt_status nt_ledger_read(nt_arena *arena, const char *file, nt_bytes bytes, const nt_ledger **out,
                         nt_error *err)
{
    nt_arena *passing = nt_arena_open();
    const nt_json *root;
    nt_status status = nt_json_parse(passing, file, bytes.bytes, bytes.length, &root, err);
    status = status ? status : read_tree(arena, root, out, err);
    nt_arena_close(passing);
    return status;
}
