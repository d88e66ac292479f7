#include "base/json.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

enum { JSON_FILE_MAX = 16 * 1024 * 1024 };

/* Walks the text beside cJSON's tree. cJSON has judged the text already, so the walk meets values,
 * keys and brackets in the order of the tree and needs no grammar of its own. */
typedef struct {
    nt_arena *arena;
    const char *file, *at, *end;
    long line;
    const char *line_start;
} walker;

static nt_place place_here(const walker *w)
{
    size_t column = nt_utf8_count(w->line_start, (size_t)(w->at - w->line_start)) + 1;
    return (nt_place){w->file, w->line, (long)column};
}

static void skip_space(walker *w)
{
    while (w->at < w->end && (unsigned char)*w->at <= ' ') {
        if (*w->at++ == '\n') {
            w->line++;
            w->line_start = w->at;
        }
    }
}

/* Moves behind white space and one mark of structure: a bracket, a comma, a colon. */
static void skip_mark(walker *w)
{
    skip_space(w);
    w->at++;
    skip_space(w);
}

static void skip_string(walker *w)
{
    for (w->at++; w->at < w->end && *w->at != '"'; w->at++) {
        w->at += *w->at == '\\';
    }
    w->at++;
}

static void skip_scalar(walker *w)
{
    if (*w->at == '"') {
        skip_string(w);
        return;
    }
    while (w->at < w->end && !strchr(",]} \t\r\n", *w->at)) {
        w->at++;
    }
}

static nt_json_type type_of(const cJSON *item)
{
    switch (item->type & 0xFF) {
    case cJSON_False:
    case cJSON_True:
        return NT_JSON_BOOL;
    case cJSON_Number:
        return NT_JSON_NUMBER;
    case cJSON_String:
        return NT_JSON_STRING;
    case cJSON_Array:
        return NT_JSON_ARRAY;
    case cJSON_Object:
        return NT_JSON_OBJECT;
    default:
        return NT_JSON_NULL;
    }
}

static nt_status convert(walker *w, const cJSON *item, nt_json **out, nt_error *err);

static nt_status convert_children(walker *w, const cJSON *item, nt_json *node, nt_error *err)
{
    nt_json *last = NULL;
    skip_mark(w);
    for (const cJSON *child = item->child; child; child = child->next) {
        nt_place key_place = nt_nowhere;
        if (node->type == NT_JSON_OBJECT) {
            key_place = place_here(w);
            skip_string(w);
            skip_mark(w);
            if (nt_json_get(node, child->string)) {
                return nt_fail(err, NT_INVALID, key_place, "\"%s\" stands twice in this object",
                               child->string);
            }
        }
        nt_json *made;
        nt_status status = convert(w, child, &made, err);
        if (status) {
            return status;
        }
        if (node->type == NT_JSON_OBJECT) {
            made->key = nt_arena_string(w->arena, child->string);
            made->key_place = key_place;
        }
        if (last) {
            last->next = made;
        } else {
            node->child = made;
        }
        last = made;
        node->count++;
        if (child->next) {
            skip_mark(w);
        }
    }
    skip_space(w);
    w->at++;
    return NT_OK;
}

static nt_status convert(walker *w, const cJSON *item, nt_json **out, nt_error *err)
{
    nt_json *node = nt_new(w->arena, nt_json);
    skip_space(w);
    node->type = type_of(item);
    node->place = place_here(w);
    *out = node;
    switch (node->type) {
    case NT_JSON_ARRAY:
    case NT_JSON_OBJECT:
        return convert_children(w, item, node, err);
    case NT_JSON_STRING:
        node->string = nt_arena_string(w->arena, item->valuestring);
        break;
    case NT_JSON_NUMBER:
        node->number = item->valuedouble;
        break;
    case NT_JSON_BOOL:
        node->number = (item->type & 0xFF) == cJSON_True;
        break;
    default:
        break;
    }
    skip_scalar(w);
    return NT_OK;
}

static nt_place place_of(const char *file, const char *text, const char *at)
{
    long line = 1;
    const char *start = text;
    for (const char *c = text; c < at; c++) {
        if (*c == '\n') {
            line++;
            start = c + 1;
        }
    }
    return (nt_place){file, line, (long)nt_utf8_count(start, (size_t)(at - start)) + 1};
}

nt_status nt_json_parse(nt_arena *arena, const char *file, const char *text, size_t length,
                        const nt_json **out, nt_error *err)
{
    size_t bad = nt_utf8_check(text, length);
    if (bad < length) {
        return nt_fail(err, NT_INVALID, place_of(file, text, text + bad),
                       "is not UTF-8 here; JSON must be UTF-8");
    }
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    const char *stop = NULL;
    cJSON *tree = cJSON_ParseWithLengthOpts(text, length, &stop, 0);
    const char *rest = stop;
    while (tree && rest < text + length && (unsigned char)*rest <= ' ') {
        rest++;
    }
    if (!tree || rest < text + length) {
        const char *at = tree ? rest : stop ? stop : text;
        cJSON_Delete(tree);
        return nt_fail(err, NT_INVALID, place_of(file, text, at),
                       "is not JSON here; look for a missing comma, quote or bracket");
    }
    walker w = {.arena = arena,
                .file = file,
                .at = text,
                .end = text + length,
                .line = 1,
                .line_start = text};
    nt_json *root;
    nt_status status = convert(&w, tree, &root, err);
    cJSON_Delete(tree);
    if (!status) {
        *out = root;
    }
    return status;
}

nt_status nt_json_read(nt_arena *arena, const char *path, const nt_json **out, nt_error *err)
{
    nt_bytes bytes;
    nt_status status = nt_file_read(arena, path, JSON_FILE_MAX, &bytes, err);
    return status ? status
                  : nt_json_parse(arena, nt_arena_string(arena, path), bytes.bytes, bytes.length,
                                  out, err);
}

const nt_json *nt_json_get(const nt_json *object, const char *key)
{
    if (object && object->type == NT_JSON_OBJECT) {
        NT_JSON_EACH(member, object)
        {
            if (strcmp(member->key, key) == 0) {
                return member;
            }
        }
    }
    return NULL;
}

const char *nt_json_string(const nt_json *object, const char *key, const char *fallback)
{
    const nt_json *member = nt_json_get(object, key);
    return member && member->type == NT_JSON_STRING ? member->string : fallback;
}

double nt_json_number(const nt_json *object, const char *key, double fallback)
{
    const nt_json *member = nt_json_get(object, key);
    return member && member->type == NT_JSON_NUMBER ? member->number : fallback;
}

bool nt_json_bool(const nt_json *object, const char *key, bool fallback)
{
    const nt_json *member = nt_json_get(object, key);
    return member && member->type == NT_JSON_BOOL ? member->number != 0 : fallback;
}

nt_status nt_json_only(const nt_json *object, const char *const *known, nt_error *err)
{
    size_t count = 0;
    while (known[count]) {
        count++;
    }
    NT_JSON_EACH(member, object)
    {
        bool found = member->key[0] == '$' || strncmp(member->key, "x-", 2) == 0;
        for (size_t i = 0; !found && i < count; i++) {
            found = strcmp(member->key, known[i]) == 0;
        }
        if (!found) {
            const char *nearest = nt_utf8_nearest(member->key, known, count);
            return nt_fail(err, NT_INVALID, member->key_place, "\"%s\" is not known here%s%s%s",
                           member->key, nearest ? "; did you mean \"" : "", nearest ? nearest : "",
                           nearest ? "\"?" : "");
        }
    }
    return NT_OK;
}
