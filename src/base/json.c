#include "base/json.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/personal.h"
#include "base/utf8.h"
#include "words/base.h"

enum {
    JSON_FILE_MAX = 16 * 1024 * 1024,
    ESCAPE_LENGTH = 6,              /* \u00e9 */
    PAIR_LENGTH = 2 * ESCAPE_LENGTH /* \ud83d\ude00 */
};

/* Walks the text beside cJSON's tree. cJSON has judged the text already, so the walk meets values,
 * keys and brackets in the order of the tree and needs no grammar of its own; `check_text` has
 * judged what cJSON lets pass. */
typedef struct {
    nt_arena *arena;
    const char *at, *end;
    nt_place place; /* of `placed`, at or before `at`; a place is counted on from the last one */
    const char *placed;
    NT_VEC(const nt_json *) members; /* of the object that is judged */
} walker;

static nt_place place_here(walker *w)
{
    for (; w->placed < w->at; w->placed++) {
        if (*w->placed == '\n') {
            w->place.line++;
            w->place.column = 1;
        } else {
            w->place.column += ((unsigned char)w->placed[0] & 0xC0) != 0x80;
        }
    }
    return w->place;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_space(walker *w)
{
    while (w->at < w->end && is_space(*w->at)) {
        w->at++;
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

/* Moves behind digits; false when there are none. */
static bool skip_digits(const char **at, const char *end)
{
    const char *first = *at;
    while (*at < end && nt_is_digit((unsigned char)**at)) {
        ++*at;
    }
    return *at > first;
}

/* RFC 8259 section 6: no leading zero, digits on both sides of a point. */
static bool is_number(const char *at, const char *end)
{
    at += at < end && *at == '-';
    const char *whole = at;
    bool good = skip_digits(&at, end) && (*whole != '0' || at == whole + 1);
    if (at < end && *at == '.') {
        at++;
        good = skip_digits(&at, end) && good;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        at += at + 1 < end && (at[1] == '+' || at[1] == '-') ? 2 : 1;
        good = skip_digits(&at, end) && good;
    }
    return good && at == end;
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

static bool is_before(nt_place a, nt_place b)
{
    return a.line < b.line || (a.line == b.line && a.column < b.column);
}

NT_ORDER_OF(by_key_then_place, nt_json,
            NT_BY_TEXT(key) || NT_BY(is_before(b->key_place, a->key_place) -
                                     is_before(a->key_place, b->key_place)))

/* The first key that stands in the object already: sorted, for a file may hold any number of keys,
 * and keys that any hash takes for one. */
static nt_status refuse_repeated(walker *w, const nt_json *object, nt_error *err)
{
    const nt_json *repeated = NULL;
    w->members.count = 0;
    NT_JSON_EACH(member, object) {
        nt_vec_push(w->arena, &w->members, member);
    }
    const nt_json **members = w->members.items;
    nt_sort(members, object->count, sizeof *members, by_key_then_place);
    for (size_t i = 1; i < object->count; i++) {
        if (strcmp(members[i]->key, members[i - 1]->key) == 0 &&
            (!repeated || is_before(members[i]->key_place, repeated->key_place))) {
            repeated = members[i];
        }
    }
    return repeated ? nt_fail(err, NT_INVALID, repeated->key_place,
                              NT_MESSAGE_BASE_JSON_KEY_TWICE(.key = repeated->key))
                    : NT_OK;
}

static nt_status convert(walker *w, cJSON *item, nt_json **out, nt_error *err);

/* What is converted is not kept twice. */
static void drop_first(cJSON *parent)
{
    cJSON *first = parent->child;
    parent->child = first->next;
    first->next = NULL;
    cJSON_Delete(first);
}

static nt_status convert_children(walker *w, cJSON *item, nt_json *node, nt_error *err)
{
    nt_json *last = NULL;
    skip_mark(w);
    for (cJSON *child; (child = item->child) != NULL; drop_first(item)) {
        nt_place key_place = nt_nowhere;
        if (node->type == NT_JSON_OBJECT) {
            key_place = place_here(w);
            skip_string(w);
            skip_mark(w);
        }
        nt_json *made;
        NT_TRY(convert(w, child, &made, err));
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
    return node->type == NT_JSON_OBJECT ? refuse_repeated(w, node, err) : NT_OK;
}

static nt_status convert(walker *w, cJSON *item, nt_json **out, nt_error *err)
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
        node->raw = w->at + 1;
        break;
    case NT_JSON_NUMBER:
        node->number = item->valuedouble;
        node->raw = w->at;
        break;
    case NT_JSON_BOOL:
        node->number = (item->type & 0xFF) == cJSON_True;
        break;
    default:
        break;
    }
    skip_scalar(w);
    return node->type != NT_JSON_NUMBER || (is_number(node->raw, w->at) && isfinite(node->number))
               ? NT_OK
               : nt_fail(err, NT_INVALID, node->place, NT_MESSAGE_BASE_JSON_NO_NUMBER());
}

/* The code of "\u00e9" at `at`, or -1. */
static long code_of(const char *at, const char *end)
{
    char digits[5] = "";
    if (end - at < ESCAPE_LENGTH || at[0] != '\\' || at[1] != 'u') {
        return -1;
    }
    memcpy(digits, at + 2, 4);
    return strspn(digits, "0123456789abcdefABCDEF") == 4 ? strtol(digits, NULL, 16) : -1;
}

static bool is_high(long code)
{
    return code >= 0xD800 && code < 0xDC00;
}

static const nt_text *fault_in_escape(const char *at, const char *end)
{
    static const nt_text no_escape = NT_TEXT_BASE_JSON_NO_ESCAPE,
                         half_character = NT_TEXT_BASE_JSON_HALF_CHARACTER,
                         nul = NT_TEXT_BASE_JSON_NUL;
    long code = code_of(at, end);
    if (end - at < 2 || !at[1] || !strchr("\"\\/bfnrtu", at[1]) || (at[1] == 'u' && code < 0)) {
        return &no_escape;
    }
    if (at[1] != 'u') {
        return NULL;
    }
    long next = is_high(code) ? code_of(at + ESCAPE_LENGTH, end) : 0;
    bool half = is_high(code) ? next < 0xDC00 || next > 0xDFFF : code >= 0xDC00 && code <= 0xDFFF;
    return half ? &half_character : !code ? &nul : NULL;
}

static const nt_text *fault_in_text(const char *at, const char *end)
{
    static const nt_text line_break = NT_TEXT_BASE_JSON_LINE_BREAK,
                         control = NT_TEXT_BASE_JSON_CONTROL_INSIDE;
    return *at == '\\'                  ? fault_in_escape(at, end)
           : *at == '\n' || *at == '\r' ? &line_break
           : (unsigned char)*at < ' '   ? &control
                                        : NULL;
}

/* Where a text is, outside its strings. */
typedef struct {
    int depth;
    size_t values; /* begun so far */
    bool due;      /* the next may begin: there is none yet behind the last bracket or comma */
} outline;

static const nt_text *fault_between(const char *at, outline *text)
{
    static const nt_text control = NT_TEXT_BASE_JSON_CONTROL_BETWEEN,
                         too_deep = NT_TEXT_BASE_JSON_TOO_DEEP;
    bool opens = *at == '[' || *at == '{', closes = *at == ']' || *at == '}';
    if ((unsigned char)*at <= ' ') {
        return is_space(*at) ? NULL : &control;
    }
    text->values += text->due && !closes && *at != ',';
    text->due = opens || *at == ',';
    text->depth += opens - closes;
    return text->depth > CJSON_NESTING_LIMIT - 1 ? &too_deep : NULL;
}

/* cJSON takes any byte below the blank for white space, and any but the quote in a text; it ends a
 * text at an escaped NUL; and it makes all that a text asks for. */
static nt_status check_text(const char *file, const char *text, size_t length, size_t most,
                            nt_error *err)
{
    bool inside = false;
    outline so_far = {.due = true};
    for (const char *at = text, *end = text + length; at < end; at++) {
        const nt_text *fault = inside ? fault_in_text(at, end) : fault_between(at, &so_far);
        NT_FAIL_IF(fault, err, NT_INVALID, nt_place_of(file, text, at), nt_message_of(*fault));
        NT_FAIL_IF(so_far.values > most, err, NT_INVALID, nt_place_of(file, text, at),
                   NT_MESSAGE_BASE_JSON_TOO_MANY_VALUES(.limit = (long long)most));
        bool is_pair = inside && *at == '\\' && at[1] == 'u' && is_high(code_of(at, end));
        inside = inside != (*at == '"');
        at += is_pair ? PAIR_LENGTH - 1 : inside && *at == '\\';
    }
    return NT_OK;
}

static nt_status parse_tree(const char *file, const char *text, size_t length, cJSON **out,
                            nt_error *err)
{
    const char *stop = NULL;
    cJSON *tree = cJSON_ParseWithLengthOpts(text, length, &stop, 0);
    const char *rest = stop;
    while (tree && rest < text + length && is_space(*rest)) {
        rest++;
    }
    if (tree && rest == text + length) {
        *out = tree;
        return NT_OK;
    }
    const char *at = tree ? rest : stop ? stop : text;
    cJSON_Delete(tree);
    return nt_fail(err, NT_INVALID, nt_place_of(file, text, at), NT_MESSAGE_BASE_JSON_BROKEN());
}

nt_status nt_json_parse_most(nt_arena *arena, const char *file, const char *text, size_t length,
                             size_t most, const nt_json **out, nt_error *err)
{
    size_t bad = nt_utf8_check(text, length);
    NT_FAIL_IF(bad < length, err, NT_INVALID, nt_place_of(file, text, text + bad),
               NT_MESSAGE_BASE_JSON_NOT_UTF8());
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    cJSON *tree = NULL;
    NT_TRY(check_text(file, text, length, most, err));
    NT_TRY(parse_tree(file, text, length, &tree, err));
    walker w = {
        .arena = arena, .at = text, .end = text + length, .place = {file, 1, 1}, .placed = text};
    nt_json *root = NULL;
    nt_status status = convert(&w, tree, &root, err);
    cJSON_Delete(tree);
    if (!status) {
        *out = root;
    }
    return status;
}

nt_status nt_json_parse(nt_arena *arena, const char *file, const char *text, size_t length,
                        const nt_json **out, nt_error *err)
{
    return nt_json_parse_most(arena, file, text, length, NT_JSON_VALUES_MAX, out, err);
}

nt_status nt_json_read(nt_arena *arena, const char *path, const nt_json **out, nt_error *err)
{
    nt_bytes bytes;
    NT_TRY(nt_file_read(arena, path, JSON_FILE_MAX, &bytes, err));
    return nt_json_parse(arena, nt_arena_string(arena, path), bytes.bytes, bytes.length, out, err);
}

const nt_json *nt_json_get(const nt_json *object, const char *key)
{
    if (object && object->type == NT_JSON_OBJECT) {
        NT_JSON_EACH(member, object) {
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

const char *nt_json_text_at(const nt_json *object, const char *key, size_t n)
{
    const nt_json *member = nt_json_get(object, key);
    if (member && member->type == NT_JSON_STRING) {
        return n ? NULL : member->string;
    }
    NT_JSON_EACH(item, member) {
        if (item->type == NT_JSON_STRING && n-- == 0) {
            return item->string;
        }
    }
    return NULL;
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

/* The text itself where that is its canonical form. */
static const char *canonical_text(nt_arena *arena, const char *text)
{
    if (!text || nt_utf8_is_plain(text, strlen(text))) {
        return text;
    }
    const char *made = nt_utf8_canonical(arena, text, strlen(text));
    return strcmp(made, text) == 0 ? text : made;
}

static const nt_json *canonical(nt_arena *arena, const nt_json *first, const char *const *verbatim);

/* One value, without its siblings; itself where nothing in it changes. */
static const nt_json *canonical_value(nt_arena *arena, const nt_json *json,
                                      const char *const *verbatim)
{
    nt_json made = *json;
    made.key = canonical_text(arena, json->key);
    if (!made.key || !nt_utf8_is_one_of(made.key, verbatim)) {
        made.string = canonical_text(arena, json->string);
        made.child = canonical(arena, json->child, verbatim);
    }
    bool same = made.key == json->key && made.string == json->string && made.child == json->child;
    return same ? json : nt_arena_copy(arena, &made, sizeof made);
}

/* A list of siblings; the rest of it from where nothing changes any more stays as it is. */
static const nt_json *canonical(nt_arena *arena, const nt_json *first, const char *const *verbatim)
{
    const nt_json *out = first, **end = &out, *kept = first;
    for (const nt_json *item = first; item; item = item->next) {
        const nt_json *made = canonical_value(arena, item, verbatim);
        for (; made != item && kept != item->next; kept = kept->next) {
            nt_json *copy =
                kept == item ? (nt_json *)made : nt_arena_copy(arena, kept, sizeof *kept);
            *end = copy;
            end = &copy->next;
        }
    }
    *end = kept;
    return out;
}

const nt_json *nt_json_canonical(nt_arena *arena, const nt_json *json, const char *const *verbatim)
{
    return json ? canonical_value(arena, json, verbatim) : NULL;
}

nt_text nt_json_type_text(nt_json_type type)
{
    static const nt_text texts[] = {
        [NT_JSON_NULL] = NT_TEXT_BASE_JSON_NULL,     [NT_JSON_BOOL] = NT_TEXT_BASE_JSON_BOOL,
        [NT_JSON_NUMBER] = NT_TEXT_BASE_JSON_NUMBER, [NT_JSON_STRING] = NT_TEXT_BASE_JSON_STRING,
        [NT_JSON_ARRAY] = NT_TEXT_BASE_JSON_ARRAY,   [NT_JSON_OBJECT] = NT_TEXT_BASE_JSON_OBJECT};
    return texts[type];
}

bool nt_json_is_own(const char *key)
{
    return key[0] == '$' || nt_begins(key, "x-");
}

const nt_json *nt_json_read_from(const nt_json *member)
{
    while (member && nt_json_is_own(member->key)) {
        member = member->next;
    }
    return member;
}

nt_status nt_json_only(const nt_json *object, const char *const *known, nt_error *err)
{
    size_t count = 0;
    while (known[count]) {
        count++;
    }
    /* The items of a list have no keys, and their owner asks for an object. */
    NT_JSON_EACH(member, object && object->type == NT_JSON_OBJECT ? object : NULL) {
        bool found = nt_json_is_own(member->key) || nt_utf8_is_one_of(member->key, known);
        if (!found) {
            const char *nearest = nt_utf8_nearest(member->key, known, count);
            nt_message hint = NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest);
            return nt_fail(err, NT_INVALID, member->key_place,
                           NT_MESSAGE_BASE_JSON_UNKNOWN_KEY(.key = member->key,
                                                            .hint = nearest ? &hint : NULL));
        }
    }
    return NT_OK;
}

bool nt_json_is_personal(const nt_json *value)
{
    if (value->type != NT_JSON_NUMBER) {
        return value->string && nt_personal_holds(value->string, strlen(value->string));
    }
    size_t length = strspn(value->raw, "-+.0123456789eE");
    bool measure = memchr(value->raw, '.', length) && !memchr(value->raw, 'e', length) &&
                   !memchr(value->raw, 'E', length);
    return !measure && nt_personal_holds(value->raw, length);
}

const nt_json *nt_json_in(const nt_json *text, nt_lang lang)
{
    const nt_json *found = text && text->type == NT_JSON_STRING ? text : NULL;
    if (text && text->type == NT_JSON_OBJECT) {
        found = nt_json_get(text, nt_lang_codes[lang]);
        for (nt_lang other = 0; !found && other < NT_LANG_COUNT; other++) {
            found = nt_json_get(text, nt_lang_codes[other]);
        }
    }
    return found && found->type == NT_JSON_STRING ? found : NULL;
}

bool nt_json_texts(const nt_json *object, nt_text *out)
{
    nt_text read;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        const char *first = lang > NT_LANG_EN ? read.in[NT_LANG_ID] : "";
        read.in[lang] = nt_json_string(object, nt_lang_codes[lang], first);
        if (!*read.in[lang]) {
            return false;
        }
    }
    *out = read;
    return true;
}
