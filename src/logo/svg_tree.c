/* An SVG read: what is drawn goes into a tree, what must not be there is refused at its line. */
#include "svg_tree.h"

#include <expat.h>
#include <string.h>

#include "base/utf8.h"
#include "words/logo.h"

enum { DEPTH_MAX = 32, ID_BYTES_MAX = 128 };

#define SVG   "http://www.w3.org/2000/svg|"
#define XLINK "http://www.w3.org/1999/xlink|"

#define NAME(id, name) name,

static const char *const kinds[NT_SVG_KINDS + 1] = {NT_SVG_ELEMENTS(NAME) NULL};

const char *const nt_svg_names[NT_SVG_ATTRIBUTES] = {NT_SVG_READ(NAME)};

typedef struct {
    nt_arena *arena;
    const char *file;
    XML_Parser parser;
    nt_svg_node *root, *open;
    NT_VEC(nt_svg_node *) all;
    nt_map ids;
    size_t passed_over; /* elements open within one that is not drawn: a title, metadata */
    int depth;
    nt_svg_rules *rules;
    bool in_style;
    nt_buffer css;
    nt_place css_place;
    nt_error *err;
    nt_status status;
} reading;

static nt_place here(const reading *r)
{
    return (nt_place){r->file, (unsigned)XML_GetCurrentLineNumber(r->parser),
                      (unsigned)XML_GetCurrentColumnNumber(r->parser) + 1};
}

static void refuse(reading *r, nt_message message)
{
    r->status = r->status ? r->status : nt_fail(r->err, NT_INVALID, here(r), message);
    XML_StopParser(r->parser, XML_FALSE);
}

static void keep(reading *r, nt_status status)
{
    r->status = r->status ? r->status : status;
    if (r->status) {
        XML_StopParser(r->parser, XML_FALSE);
    }
}

/* --- attributes --- */

/* Anything but "#id" leads out of the file, or to a picture packed into it. */
static bool leads_out(const char *value)
{
    for (const char *at = value; (at = strstr(at, "url("));) {
        at += strlen("url(");
        at += strspn(at, " \t\r\n'\"");
        if (*at != '#') {
            return true;
        }
    }
    return false;
}

/* What would change the picture, and is not drawn. */
static bool is_effect(const char *name, const char *value)
{
    static const char *const effects[] = {"stroke-dasharray", "filter",     "mask",
                                          "marker",           "marker-end", "marker-mid",
                                          "marker-start",     NULL};
    bool blends = strcmp(name, "mix-blend-mode") == 0 && strcmp(value, "normal") != 0;
    return blends || (nt_utf8_is_one_of(name, effects) && strcmp(value, "none") != 0);
}

nt_status nt_svg_set(nt_svg_node *node, const char *name, const char *value, bool is_property,
                     nt_error *err)
{
    NT_FAIL_IF(leads_out(value) || strchr(value, '\\'), err, NT_INVALID, node->place,
               NT_MESSAGE_LOGO_OUTSIDE(.value = value));
    NT_FAIL_IF(is_effect(name, value), err, NT_INVALID, node->place,
               NT_MESSAGE_LOGO_EFFECT(.name = name, .value = value));
    for (size_t i = is_property ? NT_SVG_FILL : 0; i < NT_SVG_ATTRIBUTES; i++) {
        if (strcmp(nt_svg_names[i], name) == 0) {
            node->value[i] = value;
        }
    }
    return NT_OK;
}

static void take_attribute(reading *r, nt_svg_node *node, const char *name, const char *value)
{
    const char *linked = nt_behind(name, XLINK), *local = linked ? linked : name;
    if (nt_begins(local, "on")) {
        refuse(r, NT_MESSAGE_LOGO_SCRIPT(.name = local));
    } else if (strcmp(local, "href") == 0 && value[0] != '#') {
        refuse(r, NT_MESSAGE_LOGO_OUTSIDE(.value = value));
    } else if (strcmp(local, "id") == 0) {
        node->id = nt_arena_string(r->arena, value);
    } else if (strcmp(local, "class") == 0) {
        node->classes = nt_arena_string(r->arena, value);
    } else if (strcmp(local, "style") == 0) {
        node->style = nt_arena_string(r->arena, value);
    } else if (!strchr(local, '|')) {
        keep(r, nt_svg_set(node, local, nt_arena_string(r->arena, value), false, r->err));
    }
}

/* --- elements --- */

static void hang_in(reading *r, nt_svg_node *node)
{
    nt_svg_node *parent = r->open;
    node->parent = parent;
    if (!parent) {
        r->root = node;
    } else if (parent->last) {
        parent->last->next = node;
    } else {
        parent->first = node;
    }
    if (parent) {
        parent->last = node;
    }
    r->open = node;
    node->number = r->all.count;
    if (node->id) {
        nt_map_keep(&r->ids, node->id, node->number);
    }
    nt_vec_push(r->arena, &r->all, node);
}

static void start_drawn(reading *r, nt_svg_kind kind, const char **attributes)
{
    nt_svg_node *node = nt_new(r->arena, nt_svg_node);
    node->kind = kind;
    node->place = here(r);
    if (r->all.count == NT_LOGO_ELEMENTS_MAX) {
        refuse(r, NT_MESSAGE_LOGO_ELEMENTS(.most = NT_LOGO_ELEMENTS_MAX));
        return;
    }
    for (; *attributes && !r->status; attributes += 2) {
        take_attribute(r, node, attributes[0], attributes[1]);
    }
    hang_in(r, node);
}

static void XMLCALL on_start(void *context, const char *name, const char **attributes)
{
    static const char *const told[] = {"title", "desc", "metadata", NULL};
    reading *r = context;
    const char *local = nt_behind(name, SVG);
    nt_svg_kind kind =
        local ? (nt_svg_kind)nt_utf8_index(local, kinds, NT_SVG_KINDS) : NT_SVG_KINDS;
    r->depth++;
    if (r->status) {
        return;
    }
    if (r->depth > DEPTH_MAX) {
        refuse(r, NT_MESSAGE_LOGO_DEPTH(.most = DEPTH_MAX));
    } else if (!r->root && kind != NT_SVG_ROOT) {
        refuse(r, NT_MESSAGE_LOGO_NEITHER());
    } else if (local && strcmp(local, "script") == 0) {
        refuse(r, NT_MESSAGE_LOGO_SCRIPT(.name = "<script>"));
    } else if (r->passed_over ||
               (local ? nt_utf8_is_one_of(local, told) : strstr(name, "XInclude") == NULL)) {
        r->passed_over++;
    } else if (local && strcmp(local, "style") == 0) {
        r->in_style = true;
        r->css.length = 0;
        r->css_place = here(r);
    } else if (kind == NT_SVG_KINDS || (kind == NT_SVG_ROOT && r->root)) {
        const char *bare = strrchr(name, '|');
        refuse(r, NT_MESSAGE_LOGO_ELEMENT(.element = bare ? bare + 1 : name));
    } else {
        start_drawn(r, kind, attributes);
    }
}

static void XMLCALL on_end(void *context, const char *name)
{
    reading *r = context;
    (void)name;
    r->depth--;
    if (r->passed_over) {
        r->passed_over--;
    } else if (r->in_style) {
        r->in_style = false;
        const char *css = nt_buffer_text(&r->css);
        if (strchr(css, '@') || leads_out(css)) {
            refuse(r, NT_MESSAGE_LOGO_OUTSIDE(.value = css));
        }
        keep(r, r->status ? r->status : nt_svg_rules_add(r->rules, css, r->css_place, r->err));
    } else if (r->open) {
        r->open = r->open->parent;
    }
}

static void XMLCALL on_text(void *context, const char *text, int length)
{
    reading *r = context;
    if (r->in_style && !r->passed_over) {
        nt_buffer_add(&r->css, text, (size_t)length);
    }
}

/* Old programs name the DTD of SVG, which is not fetched; what it would add, nobody needs. */
static void XMLCALL on_doctype(void *context, const char *name, const char *system,
                               const char *public, int has_subset)
{
    (void)name, (void)system, (void)public;
    if (has_subset) {
        refuse(context, NT_MESSAGE_LOGO_ENTITY());
    }
}

static void XMLCALL on_skipped(void *context, const char *name, int is_parameter)
{
    (void)name, (void)is_parameter;
    refuse(context, NT_MESSAGE_LOGO_ENTITY());
}

static void XMLCALL on_instruction(void *context, const char *target, const char *data)
{
    (void)data;
    if (strcmp(target, "xml-stylesheet") == 0) {
        refuse(context, NT_MESSAGE_LOGO_OUTSIDE(.value = target));
    }
}

/* CSS may stand behind what it is about. */
static void resolve(reading *r)
{
    for (size_t i = 0; i < r->all.count && !r->status; i++) {
        r->status = nt_svg_rules_apply(r->rules, r->all.items[i], r->err);
    }
}

nt_status nt_svg_read(nt_arena *arena, const char *file, nt_bytes bytes, nt_svg_node **out,
                      nt_error *err)
{
    reading r = {.arena = arena,
                 .file = file,
                 .parser = XML_ParserCreateNS(NULL, '|'),
                 .ids = nt_map_open(arena),
                 .rules = nt_svg_rules_open(arena),
                 .css = nt_buffer_open(arena),
                 .err = err};
    XML_SetUserData(r.parser, &r);
    XML_SetElementHandler(r.parser, on_start, on_end);
    XML_SetCharacterDataHandler(r.parser, on_text);
    XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
    XML_SetSkippedEntityHandler(r.parser, on_skipped);
    XML_SetProcessingInstructionHandler(r.parser, on_instruction);
    bool is_read = XML_Parse(r.parser, bytes.bytes, (int)bytes.length, 1) == XML_STATUS_OK;
    if (!is_read && !r.status) {
        const char *why = XML_ErrorString(XML_GetErrorCode(r.parser));
        r.status = nt_fail(err, NT_INVALID, here(&r), NT_MESSAGE_LOGO_NOT_XML(.why = why));
    }
    XML_ParserFree(r.parser);
    resolve(&r);
    if (!r.status) {
        r.root->ids = nt_arena_copy(arena, &r.ids, sizeof r.ids);
        r.root->all = r.all.items;
        *out = r.root;
    }
    return r.status;
}

/* --- the tree asked and written --- */

const nt_svg_node *nt_svg_named(const nt_svg_node *root, const char *reference)
{
    char id[ID_BYTES_MAX];
    bool refers = reference[0] == '#' || nt_begins(reference, "url(");
    const char *hash = refers ? strchr(reference, '#') : NULL;
    size_t length = hash ? strcspn(hash + 1, ") '\"") : 0;
    if (!length || length >= sizeof id) {
        return NULL;
    }
    memcpy(id, hash + 1, length);
    id[length] = '\0';
    size_t number = nt_map_find(root->ids, id);
    return number == NT_MAP_NONE ? NULL : root->all[number];
}

/* Blanks all alike: a parser makes spaces of them in an attribute, unless they were references. */
static void put_value(nt_buffer *out, const char *value)
{
    for (; *value; value++) {
        const char *name = *value == '&'              ? "&amp;"
                           : *value == '<'            ? "&lt;"
                           : *value == '"'            ? "&quot;"
                           : strchr("\t\r\n", *value) ? " "
                                                      : NULL;
        nt_buffer_puts(out, name ? name : (char[]){*value, '\0'});
    }
}

static bool is_named(const nt_svg_node *node)
{
    return node->id && (node->kind == NT_SVG_LINEAR || node->kind == NT_SVG_RADIAL ||
                        node->kind == NT_SVG_CLIP);
}

static void put_attribute(nt_buffer *out, const nt_svg_node *root, const nt_svg_node *node,
                          size_t i)
{
    const char *value = node->value[i];
    bool is_url = nt_begins(value, "url(");
    nt_buffer_printf(out, " %s=\"", nt_svg_names[i]);
    if (is_url || i == NT_SVG_HREF) {
        /* Ids may be words of the author's: what is named is counted instead. */
        const nt_svg_node *to = nt_svg_named(root, value);
        nt_buffer_printf(out, is_url ? "url(#n%zu)" : "#n%zu", to && is_named(to) ? to->number : 0);
    } else {
        put_value(out, value);
    }
    nt_buffer_putc(out, '"');
}

static void put_node(nt_buffer *out, const nt_svg_node *root, const nt_svg_node *node)
{
    nt_buffer_printf(out, "<%s", kinds[node->kind]);
    nt_buffer_puts(out, node == root ? " xmlns=\"http://www.w3.org/2000/svg\"" : "");
    if (is_named(node)) {
        nt_buffer_printf(out, " id=\"n%zu\"", node->number);
    }
    for (size_t i = 0; i < NT_SVG_ATTRIBUTES; i++) {
        if (node->value[i]) {
            put_attribute(out, root, node, i);
        }
    }
    nt_buffer_puts(out, node->first ? ">\n" : "/>\n");
    for (const nt_svg_node *child = node->first; child; child = child->next) {
        put_node(out, root, child);
    }
    if (node->first) {
        nt_buffer_printf(out, "</%s>\n", kinds[node->kind]);
    }
}

nt_bytes nt_svg_write(nt_arena *arena, const nt_svg_node *root)
{
    nt_buffer out = nt_buffer_open(arena);
    put_node(&out, root, root);
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
