#include "roles.h"

#include <string.h>

#include "words/ingest.h"

#define STRING  NT_FIELD_STRING
#define DATE    NT_FIELD_DATE
#define NUMBER  NT_FIELD_NUMBER
#define BOOLEAN NT_FIELD_BOOLEAN
#define SOURCE  "source.id", "unknown-source", false
#define NOWHERE NULL, NULL, false
#define QUOTED  NULL, NULL, true

static const nt_role roles[] = {
    /* role, conventional heading, type, required, unique, refers to, code, quoted */
    {"figure.id", "figure_id", STRING, true, true, NOWHERE},
    {"figure.indicator", "indicator", STRING, true, false, NOWHERE},
    {"figure.event", "event", STRING, false, false, "event.id", "unknown-event", false},
    {"figure.area", "area", STRING, false, false, NOWHERE},
    {"figure.category", "category", STRING, false, false, NOWHERE},
    {"figure.period_start", "period_start", DATE, false, false, NOWHERE},
    {"figure.period_end", "period_end", DATE, false, false, NOWHERE},
    {"figure.as_of", "as_of", DATE, false, false, NOWHERE},
    {"figure.value", "value", NT_FIELD_NUMBER, true, false, NOWHERE},
    {"figure.unit", "unit", STRING, true, false, NOWHERE},
    {"figure.qualifier", "qualifier", STRING, false, false, NOWHERE},
    {"figure.status", "status", STRING, false, false, NOWHERE},
    {"figure.base", "base_id", STRING, false, false, "figure.id", "unknown-base", false},
    {"figure.change_from", "change_from", STRING, false, false, "figure.id", "unknown-figure",
     false},
    {"figure.change_to", "change_to", STRING, false, false, "figure.id", "unknown-figure", false},
    {"figure.source", "source_id", STRING, true, false, SOURCE},
    {"figure.counted_by", "counted_by", STRING, false, false, NOWHERE},
    {"figure.quote", "quote", STRING, false, false, QUOTED},
    {"figure.note", "note", STRING, false, false, QUOTED},
    {"event.id", "event", STRING, true, true, NOWHERE},
    {"event.name", "name_id", STRING, false, false, QUOTED},
    {"event.name_en", "name_en", STRING, false, false, QUOTED},
    {"event.polling_day", "polling_day", DATE, false, false, NOWHERE},
    {"event.closed_on", "closed_on", DATE, false, false, NOWHERE},
    {"event.source", "source_id", STRING, false, false, SOURCE},
    {"event.note", "note", STRING, false, false, QUOTED},
    {"source.id", "source_id", STRING, true, true, NOWHERE},
    {"source.publisher", "publisher", STRING, false, false, NOWHERE},
    {"source.title", "title", STRING, false, false, QUOTED},
    {"source.published_on", "published_on", DATE, false, false, NOWHERE},
    {"source.url", "url", STRING, false, false, QUOTED},
    {"source.language", "language", STRING, false, false, NOWHERE},
    {"source.note", "note", STRING, false, false, QUOTED},
    {"case.id", "case_id", STRING, true, false, NOWHERE},
    {"case.event", "event", STRING, false, false, NOWHERE},
    {"case.reported_on", "reported_on", DATE, true, false, NOWHERE},
    {"case.decided_on", "decided_on", DATE, false, false, NOWHERE},
    {"case.outcome", "outcome", STRING, false, false, NOWHERE},
    {"case.sanctioned_on", "sanctioned_on", DATE, false, false, NOWHERE},
    {"case.sanction", "sanction", STRING, false, false, NOWHERE},
    {"case.province", "province", STRING, false, false, NOWHERE},
    {"case.regency", "regency", STRING, false, false, NOWHERE},
    {"case.institution", "institution", STRING, false, false, NOWHERE},
    {"case.position", "position", STRING, false, false, NOWHERE},
    {"case.violation", "violation", STRING, false, false, NOWHERE},
    {"case.recorded_on", "recorded_on", DATE, false, false, NOWHERE},
    {"case.stage", "stage", STRING, false, false, NOWHERE},
    {"case.stage_on", "stage_on", DATE, false, false, NOWHERE},
    {"area.code", "code", STRING, false, true, NOWHERE},
    {"area.name", "name", STRING, true, false, NOWHERE},
    {"area.name_en", "name_en", STRING, false, false, NOWHERE},
    {"area.level", "level", STRING, false, false, NOWHERE},
    {"area.parent", "parent", STRING, false, false, "area.code", "unknown-area", false},
    {"area.short_name", "short_name", STRING, false, false, NOWHERE},
    {"area.aliases", "aliases", STRING, false, false, NOWHERE},
    {"area.column", "column", NUMBER, false, false, NOWHERE},
    {"area.row", "row", NUMBER, false, false, NOWHERE},
    {"area.civil_servants", "civil_servants", NUMBER, false, false, NOWHERE},
    {"area.voters", "voters", NUMBER, false, false, NOWHERE},
    {"target.measure", "measure", STRING, true, false, NOWHERE},
    {"target.area", "area", STRING, false, false, NOWHERE},
    {"target.value", "value", NUMBER, true, false, NOWHERE},
    {"target.unit", "unit", STRING, false, false, NOWHERE},
    {"target.at_most", "at_most", BOOLEAN, false, false, NOWHERE},
    {"target.label", "label", STRING, false, false, QUOTED},
    {"target.label_en", "label_en", STRING, false, false, QUOTED},
};

enum { ROLE_COUNT = sizeof roles / sizeof *roles };

static bool same_family(const char *a, const char *b)
{
    size_t length = strcspn(a, ".");
    return strncmp(a, b, length + 1) == 0;
}

const nt_role *nt_ingest_role(const char *name)
{
    return NT_NAMED(roles, ROLE_COUNT, name, name);
}

const char *nt_ingest_role_name(size_t index)
{
    return index < ROLE_COUNT ? roles[index].name : NULL;
}

bool nt_ingest_is_key(const nt_field *field)
{
    const nt_role *role = field->role ? nt_ingest_role(field->role) : NULL;
    return field->type == NT_FIELD_BOOLEAN ||
           (field->type == NT_FIELD_STRING && !(role && role->quoted));
}

static bool type_fits(nt_field_type role, nt_field_type field)
{
    return role == field ||
           (field == NT_FIELD_INTEGER && (role == NT_FIELD_STRING || role == NT_FIELD_NUMBER));
}

nt_status nt_ingest_check_role(const nt_json *json, const nt_field *field, nt_error *err)
{
    const nt_role *role = nt_ingest_role(field->role);
    nt_place place = nt_json_get(json, "role")->place;
    NT_FAIL_IF(!type_fits(role->type, field->type), err, NT_INVALID, place,
               NT_MESSAGE_INGEST_ROLE_TYPE(.role = role->name,
                                           .wanted = nt_ingest_type_name(role->type),
                                           .found = nt_ingest_type_name(field->type)));
    return NT_OK;
}

/* The role of the family of `like` with that heading, or NULL. */
static const nt_role *conventional(const char *like, const char *heading)
{
    NT_RETURN_FIRST(i, ROLE_COUNT,
                    same_family(like, roles[i].name) && strcmp(roles[i].heading, heading) == 0,
                    &roles[i], NULL);
}

static bool is_conventional(const char *family, const nt_schema *schema)
{
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        if (same_family(family, roles[i].name) && roles[i].required &&
            nt_ingest_field(schema, roles[i].heading) == NT_MAP_NONE) {
            return false;
        }
    }
    for (size_t i = 0; i < schema->count; i++) {
        const nt_role *role = conventional(family, schema->fields[i].name);
        if (!role || !type_fits(role->type, schema->fields[i].type)) {
            return false;
        }
    }
    return true;
}

void nt_ingest_apply_conventions(const nt_schema *schema)
{
    static const char *const families[] = {"figure.", "event.", "source.",
                                           "case.",   "area.",  "target."};
    for (size_t i = 0; i < schema->count; i++) {
        if (schema->fields[i].role) {
            return;
        }
    }
    for (size_t f = 0; f < sizeof families / sizeof *families; f++) {
        if (is_conventional(families[f], schema)) {
            NT_EACH(nt_field, field, schema->fields, schema->count) {
                field->role = conventional(families[f], field->name)->name;
            }
            return;
        }
    }
}

/* An id may have several cells; all other roles stand once. */
static bool may_stand_again(const nt_role *role, const nt_table *table, const nt_field *first)
{
    return strcmp(role->name, "case.id") == 0 &&
           first == &table->fields[nt_ingest_column(table, role->name)];
}

/* The field with that role in any table, or NULL. */
static nt_field *holder(nt_table *const *tables, size_t count, const char *role)
{
    for (size_t i = 0; i < count; i++) {
        int column = nt_ingest_column(tables[i], role);
        if (column >= 0) {
            return &tables[i]->fields[column];
        }
    }
    return NULL;
}

/* The number of a row may be the id of a case, and an event has one day, whatever came to pass on
 * it: whoever reads a register asks for one of the two. */
static bool may_lack(const nt_table *table, const nt_role *role)
{
    return strcmp(role->name, "case.id") == 0 || (strcmp(role->name, "case.reported_on") == 0 &&
                                                  nt_ingest_column(table, "case.stage_on") >= 0);
}

static nt_status settle_field(nt_table *const *tables, size_t count, const nt_table *table,
                              nt_field *field, nt_error *err)
{
    const nt_role *role = nt_ingest_role(field->role);
    const nt_field *first = holder(tables, count, role->name);
    NT_FAIL_IF(first != field && !may_stand_again(role, table, first), err, NT_INVALID,
               field->place,
               NT_MESSAGE_INGEST_ROLE_TAKEN(.role = role->name, .line = first->place.line));
    field->required = field->required || role->required;
    field->unique = field->unique || role->unique;
    NT_FAIL_IF(role->target && !holder(tables, count, role->target), err, NT_INVALID, field->place,
               NT_MESSAGE_INGEST_ROLE_REFERS(.role = role->name, .target = role->target));
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        NT_FAIL_IF(roles[i].required && same_family(role->name, roles[i].name) &&
                       !may_lack(table, &roles[i]) && nt_ingest_column(table, roles[i].name) < 0,
                   err, NT_INVALID, field->place,
                   NT_MESSAGE_INGEST_ROLE_REQUIRED(.role = role->name, .required = roles[i].name));
    }
    return NT_OK;
}

nt_status nt_ingest_settle_roles(nt_table *const *tables, size_t count, nt_error *err)
{
    for (size_t t = 0; t < count; t++) {
        NT_EACH(nt_field, field, tables[t]->fields, tables[t]->field_count) {
            nt_status status =
                field->role ? settle_field(tables, count, tables[t], field, err) : NT_OK;
            NT_TRY(status);
        }
    }
    return NT_OK;
}
