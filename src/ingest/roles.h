/* Roles: what a column means to netra, whatever its heading says. */
#pragma once

#include "schema.h"

typedef struct {
    const char *name;    /* "figure.id"; the part before the dot is the family */
    const char *heading; /* the conventional one: a resource of these needs no roles */
    nt_field_type type;  /* a string's role also takes integers, a number's too */
    bool required;       /* a table of the family needs the column, and each row a value */
    bool unique;
    const char *target;       /* the role that a value refers to; NULL none */
    const char *unknown_code; /* of a value that is not there */
    bool quoted;              /* words that are only printed, as they are written */
} nt_role;

const nt_role *nt_ingest_role(const char *name); /* NULL: not known */
const char *nt_ingest_role_name(size_t index);   /* NULL behind the last */

/* Whether the field's texts are compared. Asked when its role is known. */
bool nt_ingest_is_key(const nt_field *field);

/* Fails when the field's role is unknown or needs another type. */
nt_status nt_ingest_check_role(const nt_json *json, const nt_field *field, nt_error *err);

/* Gives the fields of a table that names no roles those of their headings, if every heading is a
 * conventional one of one family and none that the family requires is missing. */
void nt_ingest_apply_conventions(const nt_schema *schema);

/* Over all tables: a role stands once, a family has its required roles and what it refers to.
 * Sets `required` and `unique` where the role asks for it. */
nt_status nt_ingest_settle_roles(nt_table *const *tables, size_t count, nt_error *err);
