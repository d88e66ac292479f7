#include "ods.h"

#include <string.h>

#include "base/utf8.h"
#include "words/workbook.h"

enum { PREFIXES_MAX = 64 };

static nt_ods_space space_of(const char *uri)
{
    static const char *const uris[] = {
        [NT_ODS_OTHER] = "",
        [NT_ODS_OFFICE] = "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        [NT_ODS_TABLE] = "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        [NT_ODS_TEXT] = "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        [NT_ODS_CALC] = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
        [NT_ODS_STYLE] = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"};
    size_t at = nt_utf8_index(uri, uris, sizeof uris / sizeof *uris);
    return at < sizeof uris / sizeof *uris ? (nt_ods_space)at : NT_ODS_OTHER;
}

static size_t find_prefix(const nt_ods_prefixes *prefixes, const char *prefix, size_t length)
{
    size_t i = 0;
    while (i < prefixes->known.count &&
           (prefixes->known.items[i].length != length ||
            memcmp(prefixes->known.items[i].prefix, prefix, length) != 0)) {
        i++;
    }
    return i;
}

void nt_ods_learn(nt_ods_prefixes *prefixes, const char **attributes)
{
    for (; *attributes; attributes += 2) {
        if (!nt_begins(attributes[0], "xmlns")) {
            continue;
        }
        const char *prefix = attributes[0][5] == ':' ? attributes[0] + 6 : "";
        nt_ods_space space = space_of(attributes[1]);
        size_t length = strlen(prefix), at = find_prefix(prefixes, prefix, length);
        if (at < prefixes->known.count) {
            prefixes->known.items[at].space = space;
        } else if (space != NT_ODS_OTHER && at < PREFIXES_MAX) {
            struct nt_ods_prefix one = {nt_arena_string(prefixes->arena, prefix), length, space};
            nt_vec_push(prefixes->arena, &prefixes->known, one);
        }
    }
}

nt_ods_space nt_ods_name(const nt_ods_prefixes *prefixes, const char *name, const char **local)
{
    const char *colon = strchr(name, ':');
    size_t length = colon ? (size_t)(colon - name) : 0;
    size_t at = find_prefix(prefixes, name, length);
    *local = colon ? colon + 1 : name;
    return at < prefixes->known.count ? prefixes->known.items[at].space : NT_ODS_OTHER;
}

const char *nt_ods_get(const nt_ods_prefixes *prefixes, const char **attributes, nt_ods_space space,
                       const char *local)
{
    for (; *attributes; attributes += 2) {
        const char *name;
        if (nt_ods_name(prefixes, attributes[0], &name) == space && strcmp(name, local) == 0) {
            return attributes[1];
        }
    }
    return NULL;
}

/* --- the walk --- */

nt_ods_walk nt_ods_walk_open(nt_workbook *workbook, nt_arena *arena)
{
    return (nt_ods_walk){.workbook = workbook,
                         .prefixes = {.arena = arena},
                         .name = "",
                         .style = "",
                         .hidden = nt_map_open(arena)};
}

static const char *copy(nt_ods_walk *walk, const char *text)
{
    return nt_arena_string(walk->prefixes.arena, text ? text : "");
}

static void begin_above(nt_ods_walk *walk, nt_xml *xml, nt_ods_space space, const char *local)
{
    bool is_office = space == NT_ODS_OFFICE;
    if (is_office && strcmp(local, "automatic-styles") == 0 && xml->depth == 2) {
        walk->state = NT_ODS_STYLES;
    } else if (is_office && strcmp(local, "spreadsheet") == 0 && xml->depth == 3) {
        walk->state = NT_ODS_TABLES;
    } else if (!(is_office && strcmp(local, "body") == 0) && xml->depth > 1) {
        walk->skipped = 1;
    }
}

static void begin_style(nt_ods_walk *walk, nt_ods_space space, const char *local,
                        const char **attributes)
{
    const char *shown = nt_ods_get(&walk->prefixes, attributes, NT_ODS_TABLE, "display");
    if (walk->state == NT_ODS_STYLES && space == NT_ODS_STYLE && strcmp(local, "style") == 0) {
        walk->style = nt_ods_get(&walk->prefixes, attributes, NT_ODS_STYLE, "name");
        walk->style = copy(walk, walk->style);
        walk->state = NT_ODS_STYLE_OF;
        return;
    }
    if (walk->state == NT_ODS_STYLE_OF && shown && strcmp(shown, "false") == 0) {
        nt_map_keep(&walk->hidden, walk->style, 1);
    }
    walk->skipped = 1;
}

static void begin_table(nt_ods_walk *walk, nt_ods_space space, const char *local,
                        const char **attributes)
{
    if (space != NT_ODS_TABLE || strcmp(local, "table") != 0) {
        walk->skipped = 1;
        return;
    }
    walk->name = copy(walk, nt_ods_get(&walk->prefixes, attributes, NT_ODS_TABLE, "name"));
    walk->style = copy(walk, nt_ods_get(&walk->prefixes, attributes, NT_ODS_TABLE, "style-name"));
    walk->is_settled = walk->is_copy = false;
    walk->state = NT_ODS_IN_TABLE;
}

/* What says of a table that it is a copy stands before its columns and rows. */
static void settle(nt_ods_walk *walk)
{
    walk->number += !walk->is_settled && !walk->is_copy;
    walk->is_settled = true;
}

static bool begin_in_table(nt_ods_walk *walk, nt_ods_space space, const char *local)
{
    static const char *const before[] = {"title", "desc", "table-source", NULL};
    if (space == NT_ODS_TABLE && nt_utf8_is_one_of(local, before)) {
        walk->is_copy = walk->is_copy || strcmp(local, "table-source") == 0;
        walk->skipped = 1;
        return false;
    }
    settle(walk);
    walk->skipped = walk->is_copy;
    return !walk->is_copy;
}

bool nt_ods_begin(nt_ods_walk *walk, nt_xml *xml, const char *name, const char **attributes)
{
    if (walk->skipped) {
        walk->skipped++;
        return false;
    }
    const char *local;
    nt_ods_learn(&walk->prefixes, attributes);
    nt_ods_space space = nt_ods_name(&walk->prefixes, name, &local);
    switch (walk->state) {
    case NT_ODS_ABOVE:
        begin_above(walk, xml, space, local);
        return false;
    case NT_ODS_STYLES:
    case NT_ODS_STYLE_OF:
        begin_style(walk, space, local, attributes);
        return false;
    case NT_ODS_TABLES:
        begin_table(walk, space, local, attributes);
        return false;
    case NT_ODS_IN_TABLE:
        break;
    }
    return begin_in_table(walk, space, local);
}

bool nt_ods_end(nt_ods_walk *walk)
{
    static const nt_ods_state outer[] = {NT_ODS_ABOVE, NT_ODS_ABOVE, NT_ODS_STYLES, NT_ODS_ABOVE,
                                         NT_ODS_TABLES};
    if (walk->skipped) {
        walk->skipped--;
        return false;
    }
    nt_ods_state ended = walk->state;
    walk->state = outer[ended];
    if (ended == NT_ODS_IN_TABLE) {
        settle(walk);
    }
    return ended == NT_ODS_IN_TABLE && !walk->is_copy;
}

/* --- which sheets --- */

typedef struct {
    nt_ods_walk walk;
    const char *name;
    size_t number;
} lister;

static void add_sheet(nt_xml *xml, lister *l)
{
    nt_workbook *workbook = l->walk.workbook;
    if (l->walk.number <= workbook->sheets.count) {
        return;
    }
    bool hidden = nt_map_find(&l->walk.hidden, l->walk.style) != NT_MAP_NONE;
    nt_workbook_sheet sheet = {l->walk.name, l->walk.number, hidden, workbook->content};
    if (nt_workbook_add_sheet(workbook, xml, sheet) &&
        (sheet.number == l->number ||
         (l->name && nt_workbook_is_called(workbook->arena, &sheet, l->name)))) {
        nt_xml_end_here(xml);
    }
}

static void on_start(nt_xml *xml, const char *name, const char **attributes)
{
    lister *l = xml->context;
    if (nt_ods_begin(&l->walk, xml, name, attributes)) {
        l->walk.skipped = 1;
        add_sheet(xml, l);
    }
}

static void on_end(nt_xml *xml)
{
    lister *l = xml->context;
    if (nt_ods_end(&l->walk)) {
        add_sheet(xml, l);
    }
}

nt_status nt_ods_list(nt_workbook *workbook, const char *name, size_t number, nt_error *err)
{
    static const nt_xml_handlers handlers = {on_start, on_end, NULL};
    NT_PASSING_ARENA(passing);
    lister l = {nt_ods_walk_open(workbook, passing), name, name ? 0 : number};
    workbook->sheets.count = 0;
    return nt_xml_read(&workbook->parts, workbook->content, &handlers, &l, err);
}

/* --- whether it can be read --- */

static void on_manifest(nt_xml *xml, const char *name, const char **attributes)
{
    (void)attributes;
    if (strcmp(nt_xml_local(name), "encryption-data") == 0) {
        nt_xml_stop(xml, nt_fail(xml->err, NT_INVALID, nt_place_in(xml->parts->path),
                                 NT_MESSAGE_WORKBOOK_IS_ENCRYPTED()));
    }
}

nt_status nt_ods_open(nt_workbook *workbook, nt_error *err)
{
    static const nt_xml_handlers handlers = {on_manifest, NULL, NULL};
    size_t part = nt_parts_find(&workbook->parts, "META-INF/manifest.xml");
    return part == NT_MAP_NONE ? NT_OK : nt_xml_read(&workbook->parts, part, &handlers, NULL, err);
}
