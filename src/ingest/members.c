/* Members of a descriptor's objects, which have its forms. */
#include "schema.h"

#include <string.h>

#include "base/utf8.h"
#include "words/ingest.h"

nt_status nt_ingest_get_char(const nt_json *object, const char *key, char *out, nt_error *err)
{
    const nt_json *member = nt_json_get(object, key);
    char c = member ? member->string[0] : *out;
    NT_FAIL_IF(member && (strlen(member->string) != 1 || (c != '\t' && (c < ' ' || c > '~'))), err,
               NT_INVALID, member->place, NT_MESSAGE_INGEST_NO_CHARACTER(.key = key));
    *out = c;
    return NT_OK;
}

static const char *canonical(nt_arena *arena, const nt_json *text)
{
    return nt_utf8_canonical(arena, text->string, strlen(text->string));
}

const char *nt_ingest_key(nt_arena *arena, const nt_json *object, const char *key)
{
    const nt_json *member = nt_json_get(object, key);
    return member ? canonical(arena, member) : NULL;
}

void nt_ingest_get_strings(nt_arena *arena, const nt_json *object, const char *key, nt_strings *out)
{
    const nt_json *member = nt_json_get(object, key);
    if (!member) {
        return;
    }
    bool one = member->type == NT_JSON_STRING;
    const char **items = nt_new_array(arena, const char *, one ? 1 : member->count + 1);
    *out = (nt_strings){.items = items, .places = nt_map_open(arena)};
    for (const nt_json *item = one ? member : member->child; item; item = one ? NULL : item->next) {
        items[out->count] = canonical(arena, item);
        nt_map_keep(&out->places, items[out->count], out->count);
        out->count++;
    }
}

const nt_message *nt_ingest_hint(nt_arena *arena, const char *name, const char *const *known,
                                 size_t count)
{
    return nt_message_near(arena, nt_utf8_nearest(name, known, count));
}
