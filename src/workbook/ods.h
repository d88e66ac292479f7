/* The tables of an ODS: one part holds them all (OpenDocument 1.3 part 3, 9). */
#pragma once

#include "book.h"

typedef enum {
    NT_ODS_OTHER,
    NT_ODS_OFFICE,
    NT_ODS_TABLE,
    NT_ODS_TEXT,
    NT_ODS_CALC,
    NT_ODS_STYLE
} nt_ods_space;

/* Prefixes and what they stand for. That one may mean something else elsewhere is passed over. */
typedef struct {
    nt_arena *arena;
    NT_VEC(struct nt_ods_prefix {
        const char *prefix;
        size_t length;
        nt_ods_space space;
    })
    known;
} nt_ods_prefixes;

/* Learns what the attributes of an element declare. */
void nt_ods_learn(nt_ods_prefixes *prefixes, const char **attributes);
/* The space of a name, and what stands behind the prefix. */
nt_ods_space nt_ods_name(const nt_ods_prefixes *prefixes, const char *name, const char **local);
/* The value of an attribute of that space and local name, or NULL. */
const char *nt_ods_get(const nt_ods_prefixes *prefixes, const char **attributes, nt_ods_space space,
                       const char *local);

/* Walks through the tables. A table of another file, of which the ODS keeps a copy, is none. */
typedef enum {
    NT_ODS_ABOVE,
    NT_ODS_STYLES,
    NT_ODS_STYLE_OF,
    NT_ODS_TABLES,
    NT_ODS_IN_TABLE
} nt_ods_state;

typedef struct {
    nt_workbook *workbook;
    nt_ods_prefixes prefixes;
    nt_ods_state state;
    unsigned skipped; /* depth of what is left out */
    size_t number;    /* of the table that is open or was, from 1 */
    bool is_settled;  /* it is a sheet: it has been counted */
    bool is_copy;
    const char *name, *style; /* of what is open */
    nt_map hidden;            /* styles */
} nt_ods_walk;

nt_ods_walk nt_ods_walk_open(nt_workbook *workbook, nt_arena *arena);

/* An element begins. True: it lies in a sheet and is the caller's to read or to leave out. */
bool nt_ods_begin(nt_ods_walk *walk, nt_xml *xml, const char *name, const char **attributes);
/* An element that was not the caller's ends. True: a table has ended. */
bool nt_ods_end(nt_ods_walk *walk);
