#include "keys.h"

#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "roles.h"

static nt_cell *cell_at(const nt_table *table, size_t row, size_t field)
{
    return &table->cells[row * table->field_count + field];
}

static void check_unique(nt_arena *arena, const nt_table *table, size_t field,
                         nt_problems *problems)
{
    nt_arena *passing = nt_arena_open();
    nt_map seen = nt_map_open(passing);
    for (size_t row = 0; row < table->row_count; row++) {
        nt_cell *cell = cell_at(table, row, field);
        size_t first = cell->known ? nt_map_keep(&seen, cell->text, row) : NT_MAP_NONE;
        if (first != NT_MAP_NONE) {
            nt_problems_add(problems, NT_SEVERITY_ERROR, cell->place, "duplicate-id",
                            "%s stands in the column %s already, on line %u; each value may stand "
                            "once",
                            nt_ingest_quote(arena, cell->text),
                            nt_ingest_quote(arena, table->fields[field].name),
                            cell_at(table, first, field)->place.line);
            cell->known = false;
        }
    }
    nt_arena_close(passing);
}

/* The parts of a row's key in one text, made in `key`; NULL when a part is unknown. */
static const char *compound_key(nt_buffer *key, const nt_resource *resource, size_t row)
{
    key->length = 0;
    for (size_t i = 0; i < resource->schema.primary_key_count; i++) {
        const nt_cell *cell = cell_at(resource->table, row, resource->schema.primary_key[i]);
        if (!cell->known) {
            return NULL;
        }
        /* The length in front keeps "a" + "bc" from being "ab" + "c". */
        nt_buffer_printf(key, "%zu:%s", strlen(cell->text), cell->text);
    }
    return nt_arena_string(key->arena, nt_buffer_text(key));
}

static void check_compound_key(const nt_resource *resource, nt_problems *problems)
{
    nt_arena *passing = nt_arena_open();
    nt_map seen = nt_map_open(passing);
    nt_buffer made = nt_buffer_open(passing);
    size_t field = resource->schema.primary_key[0];
    for (size_t row = 0; row < resource->table->row_count; row++) {
        const char *key = compound_key(&made, resource, row);
        size_t first = key ? nt_map_keep(&seen, key, row) : NT_MAP_NONE;
        if (first != NT_MAP_NONE) {
            nt_problems_add(problems, NT_SEVERITY_ERROR,
                            cell_at(resource->table, row, field)->place, "duplicate-id",
                            "the row has the primary key of the row on line %u; each key may "
                            "stand once",
                            cell_at(resource->table, first, field)->place.line);
        }
    }
    nt_arena_close(passing);
}

static void check_values(nt_arena *arena, const nt_resource *resource, nt_problems *problems)
{
    const nt_schema *schema = &resource->schema;
    for (size_t f = 0; f < schema->count; f++) {
        if (schema->fields[f].unique) {
            check_unique(arena, resource->table, f, problems);
        }
    }
    if (schema->primary_key_count > 1) {
        check_compound_key(resource, problems);
    }
}

/* One foreign key, with both ends found. */
typedef struct {
    const nt_table *from, *to;
    size_t field, target;
} link;

/* The values that stand at the other end, in an index and, to look for near ones, in a list. */
typedef struct {
    nt_map index;
    nt_strings list;
} value_set;

static value_set values_of(nt_arena *arena, const link *l)
{
    const char **items = nt_new_array(arena, const char *, l->to->row_count + 1);
    value_set values = {.index = nt_map_open(arena)};
    for (size_t row = 0; row < l->to->row_count; row++) {
        const nt_cell *cell = cell_at(l->to, row, l->target);
        if (cell->known) {
            nt_map_keep(&values.index, cell->text, row);
            items[values.list.count++] = cell->text;
        }
    }
    values.list.items = items;
    return values;
}

static void check_link(nt_arena *arena, const link *l, nt_problems *problems)
{
    const nt_field *field = &l->from->fields[l->field];
    const nt_role *role = field->role ? nt_ingest_role(field->role) : NULL;
    nt_arena *passing = nt_arena_open();
    value_set values = values_of(passing, l);
    for (size_t row = 0; row < l->from->row_count; row++) {
        nt_cell *cell = cell_at(l->from, row, l->field);
        if (cell->known && nt_map_find(&values.index, cell->text) == NT_MAP_NONE) {
            nt_problems_add(
                problems, NT_SEVERITY_ERROR, cell->place,
                role && role->target ? role->unknown_code : "foreign-key",
                "%s in the column %s is not in the column %s of %s%s",
                nt_ingest_quote(arena, cell->text), nt_ingest_quote(arena, field->name),
                nt_ingest_quote(arena, l->to->fields[l->target].name),
                nt_ingest_quote(arena, l->to->relative_path),
                nt_problems_may_search(problems, cell->text, values.list.count)
                    ? nt_ingest_hint(arena, cell->text, values.list.items, values.list.count)
                    : "");
            cell->known = false;
        }
    }
    nt_arena_close(passing);
}

typedef NT_VEC(link) link_list;

/* A key of the descriptor that a role implies as well is judged once. */
static void add_link(nt_arena *arena, link_list *links, link added)
{
    for (size_t i = 0; i < links->count; i++) {
        const link *l = &links->items[i];
        if (l->from == added.from && l->field == added.field && l->to == added.to &&
            l->target == added.target) {
            return;
        }
    }
    nt_vec_push(arena, links, added);
}

static const nt_table *resource_named(const nt_resource *resources, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(resources[i].table->name, name) == 0) {
            return resources[i].table;
        }
    }
    return NULL;
}

static nt_status add_described(nt_arena *arena, const nt_resource *resources, size_t count,
                               const nt_resource *from, link_list *links, nt_error *err)
{
    for (size_t i = 0; i < from->schema.foreign_key_count; i++) {
        const nt_foreign_key *key = &from->schema.foreign_keys[i];
        const nt_table *to =
            *key->resource ? resource_named(resources, count, key->resource) : from->table;
        if (!to) {
            return nt_fail(err, NT_INVALID, key->place, "there is no resource %s to refer to",
                           nt_ingest_quote(arena, key->resource));
        }
        if (nt_ingest_column(to, "case.id") >= 0) {
            return nt_fail(err, NT_INVALID, key->place,
                           "nothing can refer to a table of cases, which is not kept");
        }
        int target = nt_ingest_field(to->fields, to->field_count, key->target);
        if (target < 0) {
            return nt_fail(err, NT_INVALID, key->place, "the resource %s has no field %s",
                           nt_ingest_quote(arena, to->name), nt_ingest_quote(arena, key->target));
        }
        add_link(arena, links, (link){from->table, to, key->field, (size_t)target});
    }
    return NT_OK;
}

static void add_implied(nt_arena *arena, const nt_resource *resources, size_t count,
                        const nt_table *from, link_list *links)
{
    for (size_t f = 0; f < from->field_count; f++) {
        const nt_role *role = from->fields[f].role ? nt_ingest_role(from->fields[f].role) : NULL;
        for (size_t i = 0; role && role->target && i < count; i++) {
            int target = nt_ingest_column(resources[i].table, role->target);
            if (target >= 0) {
                add_link(arena, links, (link){from, resources[i].table, f, (size_t)target});
            }
        }
    }
}

nt_status nt_ingest_check_keys(nt_arena *arena, nt_resource *resources, size_t count,
                               nt_problems *problems, nt_error *err)
{
    link_list links = {0};
    for (size_t i = 0; i < count; i++) {
        nt_status status = add_described(arena, resources, count, &resources[i], &links, err);
        if (status) {
            return status;
        }
        add_implied(arena, resources, count, resources[i].table, &links);
    }
    for (size_t i = 0; i < count; i++) {
        check_values(arena, &resources[i], problems);
    }
    for (size_t i = 0; i < links.count; i++) {
        check_link(arena, &links.items[i], problems);
    }
    return NT_OK;
}
