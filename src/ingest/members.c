#include "members.h"

#include <string.h>

#include "base/utf8.h"
#include "ingest/package.h"
#include "words/base.h"
#include "words/ingest.h"

nt_status nt_ingest_get_member(const nt_json *object, const char *key, nt_json_type type,
                               const nt_json **out, nt_error *err)
{
    const nt_json *member = nt_json_get(object, key);
    NT_FAIL_IF(member && member->type != type, err, NT_INVALID, member->place,
               NT_MESSAGE_BASE_JSON_WRONG_MEMBER(.key = key,
                                                 .found = nt_json_type_text(member->type),
                                                 .wanted = nt_json_type_text(type)));
    *out = member;
    return NT_OK;
}

nt_status nt_ingest_get_string(const nt_json *object, const char *key, const char **out,
                               nt_error *err)
{
    const nt_json *member = NULL;
    nt_status status = nt_ingest_get_member(object, key, NT_JSON_STRING, &member, err);
    if (!status && member) {
        *out = member->string;
    }
    return status;
}

nt_status nt_ingest_get_bool(const nt_json *object, const char *key, bool *out, nt_error *err)
{
    const nt_json *member = NULL;
    nt_status status = nt_ingest_get_member(object, key, NT_JSON_BOOL, &member, err);
    if (!status && member) {
        *out = member->number != 0;
    }
    return status;
}

nt_status nt_ingest_get_char(const nt_json *object, const char *key, char *out, nt_error *err)
{
    const nt_json *member = NULL;
    nt_status status = nt_ingest_get_member(object, key, NT_JSON_STRING, &member, err);
    if (status || !member) {
        return status;
    }
    char c = member->string[0];
    NT_FAIL_IF(strlen(member->string) != 1 || (c != '\t' && (c < ' ' || c > '~')), err, NT_INVALID,
               member->place, NT_MESSAGE_INGEST_NO_CHARACTER(.key = key));
    *out = c;
    return NT_OK;
}

nt_status nt_ingest_get_count(const nt_json *object, const char *key, long *out, nt_error *err)
{
    const nt_json *member = NULL;
    nt_status status = nt_ingest_get_member(object, key, NT_JSON_NUMBER, &member, err);
    if (status || !member) {
        return status;
    }
    NT_FAIL_IF(!(member->number >= 0 && member->number <= 1e9) ||
                   (double)(long)member->number != member->number,
               err, NT_INVALID, member->place, NT_MESSAGE_INGEST_NO_COUNT(.key = key));
    *out = (long)member->number;
    return NT_OK;
}

static const char *canonical(nt_arena *arena, const nt_json *text)
{
    return nt_utf8_canonical(arena, text->string, strlen(text->string));
}

nt_status nt_ingest_get_key(nt_arena *arena, const nt_json *object, const char *key,
                            const char **out, nt_error *err)
{
    const nt_json *member = NULL;
    nt_status status = nt_ingest_get_member(object, key, NT_JSON_STRING, &member, err);
    if (!status && member) {
        *out = canonical(arena, member);
    }
    return status;
}

nt_status nt_ingest_get_strings(nt_arena *arena, const nt_json *object, const char *key,
                                bool or_one, nt_strings *out, nt_error *err)
{
    const nt_json *member = nt_json_get(object, key);
    if (!member) {
        return NT_OK;
    }
    bool one = or_one && member->type == NT_JSON_STRING;
    NT_FAIL_IF(!one && member->type != NT_JSON_ARRAY, err, NT_INVALID, member->place,
               or_one ? NT_MESSAGE_INGEST_NO_STRING_OR_ARRAY(.key = key)
                      : NT_MESSAGE_INGEST_NO_ARRAY(.key = key));
    nt_strings strings = {.places = nt_map_open(arena)};
    const char **items = nt_new_array(arena, const char *, one ? 1 : member->count + 1);
    size_t count = 0;
    if (one) {
        items[count++] = canonical(arena, member);
    } else {
        NT_JSON_EACH(item, member) {
            NT_FAIL_IF(
                item->type != NT_JSON_STRING, err, NT_INVALID, item->place,
                NT_MESSAGE_INGEST_NO_STRINGS(.key = key, .found = nt_json_type_text(item->type)));
            items[count++] = canonical(arena, item);
        }
    }
    for (size_t i = 0; i < count; i++) {
        nt_map_keep(&strings.places, items[i], i);
    }
    strings.items = items;
    strings.count = count;
    *out = strings;
    return NT_OK;
}

nt_status nt_ingest_need(const nt_json *object, const char *key, nt_error *err)
{
    return nt_json_get(object, key) ? NT_OK
                                    : nt_fail(err, NT_INVALID, object->place,
                                              NT_MESSAGE_INGEST_MISSING_MEMBER(.key = key));
}

const nt_message *nt_ingest_hint(nt_arena *arena, const char *name, const char *const *known,
                                 size_t count)
{
    return nt_message_near(arena, nt_utf8_nearest(name, known, count));
}
