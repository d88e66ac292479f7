/* The parts of an XLSX (ECMA-376 part 2): found by relationships, whatever they are called. */
#include <string.h>

#include "base/path.h"
#include "base/utf8.h"
#include "book.h"
#include "words/workbook.h"

enum { RELATIONS_MAX = 20000 };

typedef struct {
    const char *id, *type; /* the type's last word: "worksheet" */
    const char *target;
} xlsx_relation;

typedef struct {
    nt_arena *arena;
    NT_VEC(xlsx_relation) all;
    nt_map ids;
} xlsx_relations;

typedef struct {
    nt_workbook *workbook;
    const xlsx_relations *relations;
    const char *folder; /* of the workbook's part */
} book_reader;

/* Transitional and strict files differ in what stands before. */
static const char *last_word(nt_arena *arena, const char *type)
{
    const char *slash = type ? strrchr(type, '/') : NULL;
    return nt_arena_string(arena, slash ? slash + 1 : "");
}

static void on_relation(nt_xml *xml, const char *name, const char **attributes)
{
    xlsx_relations *r = xml->context;
    const char *id = nt_xml_get(attributes, "Id"), *mode = nt_xml_get(attributes, "TargetMode");
    const char *target = nt_xml_get(attributes, "Target");
    if (strcmp(nt_xml_local(name), "Relationship") != 0 || !id || !target ||
        (mode && strcmp(mode, "External") == 0)) {
        return;
    }
    if (r->all.count == RELATIONS_MAX) {
        nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_TOO_MANY_RELATIONS);
        return;
    }
    xlsx_relation one = {nt_arena_string(r->arena, id),
                         last_word(r->arena, nt_xml_get(attributes, "Type")),
                         nt_arena_string(r->arena, target)};
    nt_map_keep(&r->ids, one.id, r->all.count);
    nt_vec_push(r->arena, &r->all, one);
}

/* Of the part with that name; none where the file has no such list. */
static nt_status read_relations(nt_workbook *workbook, const char *name, xlsx_relations *out,
                                nt_error *err)
{
    static const nt_xml_handlers handlers = {on_relation, NULL, NULL};
    size_t part = nt_parts_find(&workbook->parts, name);
    *out = (xlsx_relations){.arena = workbook->arena, .ids = nt_map_open(workbook->arena)};
    return part == NT_MAP_NONE ? NT_OK : nt_xml_read(&workbook->parts, part, &handlers, out, err);
}

/* "%20" is a blank. */
static char *unescaped(nt_arena *arena, const char *target)
{
    char *text = nt_arena_string(arena, target), *out = text;
    for (const char *at = target; *at;) {
        int high = *at == '%' ? nt_hex_digit(at[1]) : -1;
        int low = high >= 0 ? nt_hex_digit(at[2]) : -1;
        bool taken = low >= 0 && high + low;
        *out++ = taken ? (char)(high * 16 + low) : *at;
        at += taken ? 3 : 1;
    }
    *out = '\0';
    return text;
}

/* Without "." and ".."; NULL where it leads out. */
static const char *resolved(nt_arena *arena, const char *folder, const char *target)
{
    char *path = *target == '/' ? nt_arena_string(arena, target + 1)
                                : nt_arena_printf(arena, "%s/%s", folder, target);
    char *out = nt_arena_string(arena, path), *end = out;
    for (char *at = path; *at;) {
        size_t length = strcspn(at, "/");
        if (length == 2 && memcmp(at, "..", 2) == 0) {
            if (end == out) {
                return NULL;
            }
            for (end--; end > out && *end != '/'; end--) {
            }
        } else if (length && !(length == 1 && *at == '.')) {
            if (end > out) {
                *end++ = '/';
            }
            memmove(end, at, length);
            end += length;
        }
        at += length + (at[length] == '/');
    }
    *end = '\0';
    return out;
}

/* The part that a relationship of a part in `folder` leads to; NT_MAP_NONE: it is not there. */
static size_t part_of(const nt_workbook *workbook, const char *folder, const char *target)
{
    nt_arena *arena = workbook->arena;
    const char *plain = nt_parts_plain(arena, target);
    const char *paths[] = {resolved(arena, folder, plain),
                           resolved(arena, folder, unescaped(arena, plain))};
    size_t part = paths[0] ? nt_parts_find(&workbook->parts, paths[0]) : NT_MAP_NONE;
    return part == NT_MAP_NONE && paths[1] ? nt_parts_find(&workbook->parts, paths[1]) : part;
}

static nt_status part_missing(const nt_workbook *workbook, const char *target, nt_error *err)
{
    return nt_fail(
        err, NT_INVALID, nt_place_in(workbook->parts.path),
        NT_MESSAGE_WORKBOOK_PART_MISSING(.part = nt_path_printable(workbook->arena, target)));
}

static void add_sheet(nt_xml *xml, const char **attributes)
{
    book_reader *r = xml->context;
    nt_workbook *workbook = r->workbook;
    const char *id = nt_xml_get(attributes, "id"), *name = nt_xml_get(attributes, "name");
    const char *state = nt_xml_get(attributes, "state");
    size_t at = id ? nt_map_find(&r->relations->ids, id) : NT_MAP_NONE;
    const xlsx_relation *to = at == NT_MAP_NONE ? NULL : &r->relations->all.items[at];
    if (!to || strcmp(to->type, "worksheet") != 0) {
        return; /* charts, dialogues, macros of old */
    }
    size_t part = part_of(workbook, r->folder, to->target);
    if (part == NT_MAP_NONE) {
        nt_xml_stop(xml, part_missing(workbook, to->target, xml->err));
    } else {
        bool hidden = state && strcmp(state, "visible") != 0;
        nt_workbook_sheet sheet = {name ? name : "", workbook->sheets.count + 1, hidden, part};
        nt_workbook_add_sheet(workbook, xml, sheet);
    }
}

static void on_book(nt_xml *xml, const char *name, const char **attributes)
{
    book_reader *r = xml->context;
    const char *local = nt_xml_local(name);
    if (xml->depth == 2 && strcmp(local, "workbookPr") == 0) {
        r->workbook->from_1904 = nt_xml_is_true(nt_xml_get(attributes, "date1904"));
    } else if (xml->depth == 3 && strcmp(local, "sheet") == 0) {
        add_sheet(xml, attributes);
    }
}

static size_t part_of_type(const nt_workbook *workbook, const xlsx_relations *relations,
                           const char *folder, const char *type)
{
    const xlsx_relation *all = relations->all.items;
    NT_RETURN_FIRST(i, relations->all.count, strcmp(all[i].type, type) == 0,
                    part_of(workbook, folder, all[i].target), NT_MAP_NONE);
}

/* "xl/workbook.xml" -> "xl/_rels/workbook.xml.rels". */
static const char *relations_of(nt_arena *arena, const char *folder, const char *name)
{
    return nt_arena_printf(arena, "%s/_rels/%s.rels", folder, name);
}

static nt_status read_book(nt_workbook *workbook, size_t part, nt_error *err)
{
    static const nt_xml_handlers handlers = {on_book, NULL, NULL};
    nt_arena *arena = workbook->arena;
    const char *path = nt_parts_plain(arena, workbook->parts.names.items[part]);
    path += *path == '/';
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? nt_arena_text(arena, path, (size_t)(slash - path)) : "";
    NT_FAIL_IF(nt_path_ends_in(path, ".bin"), err, NT_INVALID, nt_place_in(workbook->parts.path),
               NT_MESSAGE_WORKBOOK_IS_XLSB());
    xlsx_relations relations;
    book_reader r = {workbook, &relations, folder};
    nt_status status = read_relations(
        workbook, relations_of(arena, folder, slash ? slash + 1 : path), &relations, err);
    NT_TRY(status);
    workbook->strings_part = part_of_type(workbook, &relations, folder, "sharedStrings");
    workbook->styles_part = part_of_type(workbook, &relations, folder, "styles");
    return nt_xml_read(&workbook->parts, part, &handlers, &r, err);
}

nt_status nt_xlsx_open(nt_workbook *workbook, nt_error *err)
{
    xlsx_relations root;
    nt_status status = read_relations(workbook, "_rels/.rels", &root, err);
    NT_TRY(status);
    size_t part = part_of_type(workbook, &root, "", "officeDocument");
    return part == NT_MAP_NONE ? nt_fail(err, NT_INVALID, nt_place_in(workbook->parts.path),
                                         NT_MESSAGE_WORKBOOK_IS_NONE())
                               : read_book(workbook, part, err);
}
