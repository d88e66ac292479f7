/* What CSS says in an SVG: rules for classes, and `style` of an element. */
#include <string.h>

#include "svg_tree.h"
#include "words/logo.h"

enum { RULES_MAX = 1000, VALUE_BYTES_MAX = 256, DECLARATIONS_MAX = 200000 /* applied in all */ };

typedef struct {
    const char *property, *value;
} declaration;

typedef NT_VEC(declaration) declarations;

typedef struct {
    const char *name; /* of the class */
    const declarations *says;
} rule;

struct nt_svg_rules {
    nt_arena *arena;
    NT_VEC(rule) all;
    size_t applied;
};

nt_svg_rules *nt_svg_rules_open(nt_arena *arena)
{
    nt_svg_rules *rules = nt_new(arena, nt_svg_rules);
    rules->arena = arena;
    return rules;
}

static const char *trimmed(nt_arena *arena, const char *text, size_t length)
{
    static const char blanks[] = " \t\r\n";
    while (length && strchr(blanks, *text)) {
        text++, length--;
    }
    while (length && strchr(blanks, text[length - 1])) {
        length--;
    }
    return nt_arena_text(arena, text, length);
}

/* Remarks made blank. */
static char *without_remarks(nt_arena *arena, const char *css)
{
    char *out = nt_arena_string(arena, css);
    for (char *at = out; (at = strstr(at, "/*"));) {
        char *end = strstr(at + 2, "*/");
        end = end ? end + 2 : at + strlen(at);
        memset(at, ' ', (size_t)(end - at));
    }
    return out;
}

/* "fill: #fff; stroke: none" */
static const declarations *read_declarations(nt_arena *arena, const char *text, size_t length)
{
    declarations *out = nt_new(arena, declarations);
    for (const char *at = text, *end = text + length; at < end;) {
        const char *semicolon = memchr(at, ';', (size_t)(end - at));
        const char *stop = semicolon ? semicolon : end;
        const char *colon = memchr(at, ':', (size_t)(stop - at));
        if (colon) {
            const char *value = trimmed(arena, colon + 1, (size_t)(stop - colon - 1));
            const char *important = strstr(value, "!important");
            value = important ? trimmed(arena, value, (size_t)(important - value)) : value;
            declaration one = {trimmed(arena, at, (size_t)(colon - at)), value};
            nt_vec_push(arena, out, one);
        }
        at = stop + 1;
    }
    return out;
}

static nt_status add_rule(nt_svg_rules *rules, const char *selector, size_t length,
                          const declarations *says, nt_place place, nt_error *err)
{
    const char *one = trimmed(rules->arena, selector, length);
    bool is_class = one[0] == '.' && one[1] && !strpbrk(one + 1, " .:#[>+~*@\t\n\\");
    NT_FAIL_IF(!is_class || rules->all.count == RULES_MAX, err, NT_INVALID, place,
               NT_MESSAGE_LOGO_SELECTOR(.selector = one));
    nt_vec_push(rules->arena, &rules->all, ((rule){one + 1, says}));
    return NT_OK;
}

nt_status nt_svg_rules_add(nt_svg_rules *rules, const char *css, nt_place place, nt_error *err)
{
    const char *at = without_remarks(rules->arena, css);
    for (;;) {
        at += strspn(at, " \t\r\n");
        const char *open = strchr(at, '{'), *close = open ? strchr(open, '}') : NULL;
        if (!*at) {
            return NT_OK;
        }
        NT_FAIL_IF(!close, err, NT_INVALID, place, NT_MESSAGE_LOGO_SELECTOR(.selector = at));
        const declarations *says =
            read_declarations(rules->arena, open + 1, (size_t)(close - open - 1));
        while (at < open) {
            size_t length = strcspn(at, ",{");
            NT_TRY(add_rule(rules, at, length, says, place, err));
            at += length + 1;
        }
        at = close + 1;
    }
}

static nt_status declare(nt_svg_rules *rules, nt_svg_node *node, const declarations *says,
                         nt_error *err)
{
    NT_EACH(const declaration, one, says->items, says->count) {
        NT_FAIL_IF(rules->applied++ == DECLARATIONS_MAX, err, NT_INVALID, node->place,
                   NT_MESSAGE_LOGO_TOO_MUCH(.most = DECLARATIONS_MAX));
        NT_FAIL_IF(strlen(one->value) > VALUE_BYTES_MAX, err, NT_INVALID, node->place,
                   NT_MESSAGE_LOGO_VALUE(.value = one->value, .name = one->property));
        NT_TRY(nt_svg_set(node, one->property, one->value, true, err));
    }
    return NT_OK;
}

static bool has_class(const char *classes, const char *name)
{
    for (const char *at = classes; at && *at; at += strcspn(at, " \t\r\n")) {
        at += strspn(at, " \t\r\n");
        if (nt_spells(at, strcspn(at, " \t\r\n"), name)) {
            return true;
        }
    }
    return false;
}

nt_status nt_svg_rules_apply(nt_svg_rules *rules, nt_svg_node *node, nt_error *err)
{
    for (size_t i = 0; node->classes && i < rules->all.count; i++) {
        if (has_class(node->classes, rules->all.items[i].name)) {
            NT_TRY(declare(rules, node, rules->all.items[i].says, err));
        }
    }
    const char *own = node->style ? without_remarks(rules->arena, node->style) : "";
    return declare(rules, node, read_declarations(rules->arena, own, strlen(own)), err);
}
