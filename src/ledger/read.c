/* A ledger as it was filed, read back: what nt_ledger_write_json wrote. */
#include <math.h>
#include <string.h>

#include "base/map.h"
#include "base/unit.h"
#include "ledger/ledger.h"
#include "words/ledger.h"

enum { WHOLE_MAX_BITS = 53 };

typedef struct {
    const char *const *items;
    size_t count;
} texts;

/* A row as its members stand in the file. */
typedef struct {
    nt_ledger_row row;
    double decimals;
    const char *method, *as_of;
    texts inputs, sources, flags;
} filed_row;

typedef struct {
    nt_ledger_statement statement;
    texts numbers;
} filed_statement;

/* What each kind of member makes of a value; NULL: it is absent or null. */

static nt_status read_text(nt_arena *arena, const nt_json *found, void *out, nt_error *err)
{
    (void)err;
    *(const char **)out = nt_arena_string(arena, found ? found->string : "");
    return NT_OK;
}

static nt_status read_number(nt_arena *arena, const nt_json *found, void *out, nt_error *err)
{
    (void)arena, (void)err;
    *(double *)out = found ? found->number : NAN;
    return NT_OK;
}

static nt_status read_count(nt_arena *arena, const nt_json *found, void *out, nt_error *err)
{
    (void)arena;
    NT_FAIL_IF(found && !(found->number >= 0 && found->number <= ldexp(1, WHOLE_MAX_BITS)), err,
               NT_INVALID, found->place, NT_MESSAGE_LEDGER_NO_COUNT());
    *(int64_t *)out = found ? (int64_t)found->number : -1;
    return NT_OK;
}

static nt_status read_list(nt_arena *arena, const nt_json *found, void *out, nt_error *err)
{
    const char **items = nt_new_array(arena, const char *, (found ? found->count : 0) + 1);
    texts list = {items, 0};
    NT_JSON_EACH(item, found) {
        NT_FAIL_IF(item->type != NT_JSON_STRING, err, NT_INVALID, item->place,
                   NT_MESSAGE_LEDGER_ID_NO_TEXT());
        items[list.count++] = nt_arena_string(arena, item->string);
    }
    *(texts *)out = list;
    return NT_OK;
}

static nt_status read_label(nt_arena *arena, const nt_json *found, void *out, nt_error *err)
{
    (void)err;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        ((nt_text *)out)->in[lang] =
            nt_arena_string(arena, nt_json_string(found, nt_lang_codes[lang], ""));
    }
    return NT_OK;
}

typedef struct {
    const char *key; /* NULL behind the last */
    nt_json_type type;
    nt_status (*read)(nt_arena *arena, const nt_json *found, void *out, nt_error *err);
    size_t at;
} member;

static const member of_row[] = {
    {"id", NT_JSON_STRING, read_text, offsetof(filed_row, row.id)},
    {"label", NT_JSON_OBJECT, read_label, offsetof(filed_row, row.label)},
    {"value", NT_JSON_NUMBER, read_number, offsetof(filed_row, row.value)},
    {"unit", NT_JSON_STRING, read_text, offsetof(filed_row, row.unit)},
    {"lower", NT_JSON_NUMBER, read_number, offsetof(filed_row, row.lower)},
    {"upper", NT_JSON_NUMBER, read_number, offsetof(filed_row, row.upper)},
    {"part", NT_JSON_NUMBER, read_count, offsetof(filed_row, row.part)},
    {"whole", NT_JSON_NUMBER, read_count, offsetof(filed_row, row.whole)},
    {"decimals", NT_JSON_NUMBER, read_number, offsetof(filed_row, decimals)},
    {"method", NT_JSON_STRING, read_text, offsetof(filed_row, method)},
    {"inputs", NT_JSON_ARRAY, read_list, offsetof(filed_row, inputs)},
    {"sources", NT_JSON_ARRAY, read_list, offsetof(filed_row, sources)},
    {"as_of", NT_JSON_STRING, read_text, offsetof(filed_row, as_of)},
    {"flags", NT_JSON_ARRAY, read_list, offsetof(filed_row, flags)},
    {.key = NULL}};

static const member of_statement[] = {
    {"id", NT_JSON_STRING, read_text, offsetof(filed_statement, statement.name)},
    {"text", NT_JSON_OBJECT, read_label, offsetof(filed_statement, statement.text)},
    {"wording", NT_JSON_OBJECT, read_label, offsetof(filed_statement, statement.wording)},
    {"numbers", NT_JSON_ARRAY, read_list, offsetof(filed_statement, numbers)},
    {.key = NULL}};

static nt_status read_member(nt_arena *arena, const nt_json *object, const member *m, void *out,
                             nt_error *err)
{
    const nt_json *found = nt_json_get(object, m->key);
    found = found && found->type == NT_JSON_NULL ? NULL : found;
    NT_FAIL_IF(found && found->type != m->type, err, NT_INVALID, found->place,
               NT_MESSAGE_LEDGER_WRONG_TYPE(.key = m->key, .wanted = nt_json_type_text(m->type)));
    return m->read(arena, found, (char *)out + m->at, err);
}

/* The first is the id, a text, without which nothing is read. */
static nt_status read_members(nt_arena *arena, const nt_json *object, const member *members,
                              void *out, nt_error *err)
{
    for (const member *m = members; m->key; m++) {
        NT_TRY(read_member(arena, object, m, out, err));
        NT_FAIL_IF(m == members && !**(const char **)((char *)out + m->at), err, NT_INVALID,
                   object->place, NT_MESSAGE_LEDGER_NO_ID());
    }
    return NT_OK;
}

/* A word among the flags that this program does not know is of a later one: no flag of ours. */
static nt_status read_row(nt_arena *arena, const nt_json *figure, nt_ledger_row *row, nt_error *err)
{
    filed_row filed = {.row = {0}};
    NT_TRY(read_members(arena, figure, of_row, &filed, err));
    *row = filed.row;
    row->inputs = filed.inputs.items;
    row->input_count = filed.inputs.count;
    row->sources = filed.sources.items;
    row->source_count = filed.sources.count;
    for (size_t i = 0; i < filed.flags.count; i++) {
        row->flags |= nt_ledger_flag_called(filed.flags.items[i]);
    }
    row->decimals = filed.decimals >= 0 && filed.decimals <= 15 ? (int)filed.decimals : 0;
    row->as_of = nt_date_parse_iso(filed.as_of, strlen(filed.as_of));
    row->method = nt_method_called(filed.method);
    return NT_OK;
}

static nt_status read_units(const nt_json *units, nt_error *err)
{
    NT_FAIL_IF(units && units->type != NT_JSON_OBJECT, err, NT_INVALID, units->place,
               NT_MESSAGE_LEDGER_UNITS_NO_OBJECT());
    NT_JSON_EACH(label, units) {
        nt_unit unit = {.id = label->key};
        NT_TRY(nt_unit_read_label(label, &unit, err));
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

/* What is said is looked for in whole reports: that stays within bounds. */
static nt_status check_statement(const nt_json *item, const filed_statement *filed, nt_error *err)
{
    bool is_long = filed->numbers.count > NT_STATEMENT_NUMBERS_MAX;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        is_long = is_long || strlen(filed->statement.text.in[lang]) > NT_STATEMENT_TEXT_MAX;
    }
    NT_FAIL_IF(is_long, err, NT_INVALID, item->place,
               NT_MESSAGE_LEDGER_STATEMENT_TOO_LONG(.bytes = NT_STATEMENT_TEXT_MAX,
                                                    .numbers = NT_STATEMENT_NUMBERS_MAX));
    return NT_OK;
}

static nt_status read_statements(nt_arena *arena, const nt_json *list, nt_ledger *ledger,
                                 nt_error *err)
{
    size_t count = 0;
    nt_map names = nt_map_open(arena);
    NT_FAIL_IF(list && list->type != NT_JSON_ARRAY, err, NT_INVALID, list->place,
               NT_MESSAGE_LEDGER_WRONG_TYPE(.key = "statements",
                                            .wanted = nt_json_type_text(NT_JSON_ARRAY)));
    NT_FAIL_IF(list && list->count > NT_STATEMENTS_MAX, err, NT_INVALID, list->place,
               NT_MESSAGE_LEDGER_TOO_MANY_STATEMENTS(.most = NT_STATEMENTS_MAX));
    nt_ledger_statement *all =
        nt_new_array(arena, nt_ledger_statement, (list ? list->count : 0) + 1);
    NT_JSON_EACH(item, list) {
        filed_statement filed = {.statement = {0}};
        NT_TRY(read_members(arena, item, of_statement, &filed, err));
        NT_TRY(check_statement(item, &filed, err));
        NT_FAIL_IF(nt_map_keep(&names, filed.statement.name, 1) != NT_MAP_NONE, err, NT_INVALID,
                   item->place, NT_MESSAGE_LEDGER_ID_TWICE());
        filed.statement.numbers = filed.numbers.items;
        filed.statement.number_count = filed.numbers.count;
        all[count++] = filed.statement;
    }
    nt_ledger_put_statements(ledger, all, count);
    return NT_OK;
}

static const char *text_or_none(const nt_json *j)
{
    return j && j->type == NT_JSON_STRING ? j->string : "";
}

nt_status nt_ledger_read_json(nt_arena *arena, const nt_json *root, const nt_ledger **out,
                              nt_error *err)
{
    nt_ledger *ledger = nt_ledger_open(arena);
    if (nt_json_bool(root, "internal", false)) {
        nt_ledger_mark_internal(ledger);
    }
    nt_ledger_mark_area(ledger, nt_json_string(root, "area", ""));
    const nt_json *events = nt_json_get(root, "events");
    const nt_json *a = events ? events->child : NULL, *b = a ? a->next : NULL;
    nt_ledger_mark_events(ledger, text_or_none(a), text_or_none(b));
    NT_TRY(read_rows(arena, nt_json_get(root, "figures"), ledger, err));
    NT_TRY(read_statements(arena, nt_json_get(root, "statements"), ledger, err));
    *out = ledger;
    return NT_OK;
}

bool nt_ledger_is_json(const nt_json *root)
{
    const nt_json *figures = nt_json_get(root, "figures");
    return figures && figures->type == NT_JSON_ARRAY;
}

static nt_status read_tree(nt_arena *arena, const nt_json *root, const nt_ledger **out,
                           nt_error *err)
{
    NT_FAIL_IF(!nt_ledger_is_json(root), err, NT_INVALID, (nt_place){root->place.file, 1, 1},
               NT_MESSAGE_LEDGER_NO_LEDGER());
    NT_TRY(read_units(nt_json_get(root, "units"), err));
    return nt_ledger_read_json(arena, root, out, err);
}

/* The tree is many times as large as the rows, and two ledgers may be compared: only these stay. */
nt_status nt_ledger_read(nt_arena *arena, const char *file, nt_bytes bytes, const nt_ledger **out,
                         nt_error *err)
{
    NT_PASSING_ARENA(passing);
    const nt_json *root;
    NT_TRY(nt_json_parse(passing, file, bytes.bytes, bytes.length, &root, err));
    return read_tree(arena, root, out, err);
}
