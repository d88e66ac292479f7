/* What holds between rows: values that stand once, and values that must stand elsewhere. */
#include "table.h"

#include <string.h>

#include "roles.h"
#include "words/ingest.h"

/* As many lists of values a cell is held against. */
enum { FOREIGN_KEYS_MAX = 10 };

static nt_cell *cell_at(const nt_table *table, size_t row, size_t field)
{
    return &table->cells[row * table->field_count + field];
}

/* The parts of a row's key in one text; NULL when a part is unknown. */
static const char *key_of(nt_buffer *made, const nt_table *table, size_t row, const size_t *fields,
                          size_t count)
{
    made->length = 0;
    for (size_t i = 0; i < count; i++) {
        const nt_cell *cell = cell_at(table, row, fields[i]);
        if (!cell->known || count == 1) {
            return cell->known ? cell->text : NULL;
        }
        /* The length in front keeps "a" + "bc" from being "ab" + "c". */
        nt_buffer_printf(made, "%zu:%s", strlen(cell->text), cell->text);
    }
    return nt_arena_string(made->arena, nt_buffer_text(made));
}

static void check_key(const nt_table *table, const size_t *fields, size_t count,
                      nt_problems *problems)
{
    NT_PASSING_ARENA(passing);
    nt_map seen = nt_map_open(passing);
    nt_buffer made = nt_buffer_open(passing);
    for (size_t row = 0; row < table->row_count; row++) {
        nt_cell *cell = cell_at(table, row, fields[0]);
        const char *key = key_of(&made, table, row, fields, count);
        size_t first = key ? nt_map_keep(&seen, key, row) : NT_MAP_NONE;
        if (first == NT_MAP_NONE) {
            continue;
        }
        const char *line =
            nt_place_line(passing, cell_at(table, first, fields[0])->place, cell->place);
        nt_problems_add(problems, NT_SEVERITY_ERROR, cell->place, "duplicate-id",
                        count > 1
                            ? NT_MESSAGE_INGEST_KEY_TWICE(.line = line)
                            : NT_MESSAGE_INGEST_VALUE_TWICE(.value = cell->text,
                                                            .column = table->fields[fields[0]].name,
                                                            .line = line));
        cell->known = cell->known && count > 1;
    }
}

static void check_values(const nt_resource *resource, nt_problems *problems)
{
    const nt_schema *schema = &resource->schema;
    for (size_t f = 0; f < schema->count; f++) {
        if (schema->fields[f].unique) {
            check_key(resource->table, &f, 1, problems);
        }
    }
    if (schema->primary_key_count > 1) {
        check_key(resource->table, schema->primary_key, schema->primary_key_count, problems);
    }
}

/* One foreign key, with both ends found: fields of resources. */
typedef struct {
    size_t from, field, to, target;
} link;

/* The values that stand at the other end, in an index and, to look for near ones, in a list. */
typedef struct {
    nt_map index;
    nt_strings list;
} value_set;

typedef struct {
    nt_arena *arena, *passing;
    nt_problems *problems;
    const nt_resource *resources;
    size_t count;
    NT_VEC(link) links;
    nt_map known;    /* links as texts */
    size_t **counts; /* of links, by resource and field; NULL of a resource: none */
    bool **faulty;   /* by resource and cell; NULL of a resource: none is */
} linker;

static value_set values_of(nt_arena *arena, const nt_table *to, size_t target)
{
    const char **items = nt_new_array(arena, const char *, to->row_count + 1);
    value_set values = {.index = nt_map_open(arena)};
    for (size_t row = 0; row < to->row_count; row++) {
        const nt_cell *cell = cell_at(to, row, target);
        if (cell->known) {
            nt_map_keep(&values.index, cell->text, row);
            items[values.list.count++] = cell->text;
        }
    }
    values.list.items = items;
    return values;
}

static void report_unknown(const linker *k, const link *l, const nt_cell *cell,
                           const value_set *values)
{
    const nt_table *to = k->resources[l->to].table;
    const nt_field *field = &k->resources[l->from].table->fields[l->field];
    const nt_role *role = field->role ? nt_ingest_role(field->role) : NULL;
    const nt_message *hint =
        nt_problems_may_search(k->problems, cell->text, values->list.count)
            ? nt_ingest_hint(k->arena, cell->text, values->list.items, values->list.count)
            : NULL;
    nt_problems_add(k->problems, NT_SEVERITY_ERROR, cell->place,
                    role && role->target ? role->unknown_code : "foreign-key",
                    NT_MESSAGE_INGEST_NOT_IN_COLUMN(.value = cell->text, .column = field->name,
                                                    .other = to->fields[l->target].name,
                                                    .file = to->parts[0].relative_path,
                                                    .hint = hint));
}

/* A cell is at fault once, and stays a value that others may refer to until all are judged. */
static void check_link(const linker *k, const link *l, const value_set *values)
{
    const nt_table *from = k->resources[l->from].table;
    bool **faulty = &k->faulty[l->from];
    for (size_t row = 0; row < from->row_count; row++) {
        const nt_cell *cell = cell_at(from, row, l->field);
        if (!cell->known || nt_map_find(&values->index, cell->text) != NT_MAP_NONE ||
            (*faulty && (*faulty)[cell - from->cells])) {
            continue;
        }
        report_unknown(k, l, cell, values);
        if (!*faulty) {
            *faulty = nt_new_array(k->passing, bool, from->row_count * from->field_count);
        }
        (*faulty)[cell - from->cells] = true;
    }
}

NT_ORDER(by_target, link, NT_RISING(to) || NT_RISING(target) || NT_RISING(from) || NT_RISING(field))

/* Those that lead to one field together, so that its values are looked up once. */
static void check_links(linker *k)
{
    nt_sort(k->links.items, k->links.count, sizeof *k->links.items, by_target);
    for (size_t i = 0, end; i < k->links.count; i = end) {
        const link *first = &k->links.items[i];
        NT_PASSING_ARENA(passing);
        value_set values = values_of(passing, k->resources[first->to].table, first->target);
        for (end = i; end < k->links.count && k->links.items[end].to == first->to &&
                      k->links.items[end].target == first->target;
             end++) {
            check_link(k, &k->links.items[end], &values);
        }
    }
    for (size_t i = 0; i < k->count; i++) {
        const nt_table *table = k->resources[i].table;
        for (size_t c = 0; k->faulty[i] && c < table->row_count * table->field_count; c++) {
            table->cells[c].known = table->cells[c].known && !k->faulty[i][c];
        }
    }
}

/* A key of the descriptor that a role implies as well is judged once. */
static nt_status add_link(linker *k, link added, nt_place place, nt_error *err)
{
    const char *text = nt_arena_printf(k->passing, "%zu.%zu.%zu.%zu", added.from, added.field,
                                       added.to, added.target);
    if (nt_map_keep(&k->known, text, 0) != NT_MAP_NONE) {
        return NT_OK;
    }
    const nt_table *from = k->resources[added.from].table;
    size_t **counts = &k->counts[added.from];
    *counts = *counts ? *counts : nt_new_array(k->passing, size_t, from->field_count);
    nt_vec_push(k->passing, &k->links, added);
    return ++(*counts)[added.field] <= FOREIGN_KEYS_MAX
               ? NT_OK
               : nt_fail(err, NT_INVALID, place,
                         NT_MESSAGE_INGEST_TOO_MANY_FOREIGN_KEYS(.field =
                                                                     from->fields[added.field].name,
                                                                 .limit = FOREIGN_KEYS_MAX));
}

/* The number of the resource; `count` none. */
static size_t resource_named(const linker *k, const char *name)
{
    size_t at = 0;
    while (at < k->count && strcmp(k->resources[at].table->name, name) != 0) {
        at++;
    }
    return at;
}

static nt_status add_described(linker *k, size_t from, nt_error *err)
{
    const nt_schema *schema = &k->resources[from].schema;
    NT_EACH(const nt_foreign_key, key, schema->foreign_keys, schema->foreign_key_count) {
        size_t to = *key->resource ? resource_named(k, key->resource) : from;
        NT_FAIL_IF(to == k->count, err, NT_INVALID, key->place,
                   NT_MESSAGE_INGEST_NO_RESOURCE(.resource = key->resource));
        NT_FAIL_IF(nt_ingest_holds_cases(k->resources[to].table), err, NT_INVALID, key->place,
                   NT_MESSAGE_INGEST_REFERS_TO_CASES());
        size_t target = nt_ingest_field(&k->resources[to].schema, key->target);
        NT_FAIL_IF(target == NT_MAP_NONE, err, NT_INVALID, key->place,
                   NT_MESSAGE_INGEST_RESOURCE_NO_FIELD(.resource = k->resources[to].table->name,
                                                       .field = key->target));
        nt_status status = add_link(k, (link){from, key->field, to, target}, key->place, err);
        NT_TRY(status);
    }
    return NT_OK;
}

static nt_status add_implied(linker *k, size_t from, nt_error *err)
{
    const nt_table *table = k->resources[from].table;
    nt_status status = NT_OK;
    for (size_t f = 0; f < table->field_count; f++) {
        const nt_field *field = &table->fields[f];
        const nt_role *role = field->role ? nt_ingest_role(field->role) : NULL;
        for (size_t i = 0; !status && role && role->target && i < k->count; i++) {
            int target = nt_ingest_column(k->resources[i].table, role->target);
            if (target >= 0) {
                status = add_link(k, (link){from, f, i, (size_t)target}, field->place, err);
            }
        }
    }
    return status;
}

static nt_status check_keys(linker *k, nt_error *err)
{
    for (size_t i = 0; i < k->count; i++) {
        NT_TRY(add_described(k, i, err));
        NT_TRY(add_implied(k, i, err));
    }
    for (size_t i = 0; i < k->count; i++) {
        check_values(&k->resources[i], k->problems);
    }
    check_links(k);
    return NT_OK;
}

nt_status nt_ingest_check_keys(nt_arena *arena, nt_resource *resources, size_t count,
                               nt_problems *problems, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    linker k = {.arena = arena,
                .passing = passing,
                .problems = problems,
                .resources = resources,
                .count = count,
                .known = nt_map_open(passing),
                .counts = nt_new_array(passing, size_t *, count),
                .faulty = nt_new_array(passing, bool *, count)};
    return check_keys(&k, err);
}
