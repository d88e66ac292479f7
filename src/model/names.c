#include "names.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

nt_code_names nt_model_open_names(nt_arena *arena, nt_key_of kind)
{
    return (nt_code_names){.arena = arena, .kind = kind, .codes = nt_map_open(arena)};
}

static void add(nt_code_names *names, const char *key, uint32_t code)
{
    size_t known = *key ? nt_map_keep(&names->codes, key, code) : code;
    if (known == NT_MAP_NONE) {
        nt_vec_push(names->arena, &names->keys, key);
    } else if (known != code) {
        *nt_map_number(&names->codes, key) = NT_NAME_AMBIGUOUS;
    }
}

void nt_model_add_key(nt_code_names *names, const char *key, uint32_t code)
{
    add(names, key, code);
    if (names->within && *key) {
        add(names, nt_arena_printf(names->arena, "%u:%s", (unsigned)names->within, key), code);
    }
}

void nt_model_add_name(nt_code_names *names, const char *text, uint32_t code)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, names->kind, key);
    nt_model_add_key(names, nt_arena_string(names->arena, key), code);
}

void nt_model_add_others(nt_code_names *names, const nt_code_names *others)
{
    NT_EACH_OF(const char, key, others->keys.items, others->keys.count) {
        if (nt_map_find(&names->codes, key) == NT_MAP_NONE) {
            add(names, key, nt_model_find_key(others, key));
        }
    }
}

void nt_model_close_names(nt_code_names *names)
{
    nt_utf8_sort(names->keys.items, names->keys.count);
}

uint32_t nt_model_find_key(const nt_code_names *names, const char *key)
{
    size_t code = nt_map_find(&names->codes, key);
    return code == NT_MAP_NONE ? NT_NAME_UNKNOWN : (uint32_t)code;
}

uint32_t nt_model_find_name(const nt_code_names *names, const char *text)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, names->kind, key);
    return nt_model_find_key(names, key);
}

uint32_t nt_model_find_within(const nt_code_names *names, const char *key, uint32_t province)
{
    char scoped[NT_KEY_MAX + 16];
    snprintf(scoped, sizeof scoped, "%u:%s", (unsigned)province, key);
    return nt_model_find_key(names, scoped);
}

uint32_t nt_model_nearest_code(const nt_code_names *names, const char *text)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, names->kind, key);
    const char **keys = nt_new_array(names->arena, const char *, names->keys.count + 1);
    const char *const *known = names->keys.items;
    size_t count =
        NT_PICK(keys, i, names->keys.count, known[i],
                !strchr(known[i], ':') && nt_model_find_key(names, known[i]) != NT_NAME_AMBIGUOUS);
    const char *nearest = *key ? nt_utf8_nearest(key, keys, count) : NULL;
    return nearest ? nt_model_find_key(names, nearest) : NT_NAME_UNKNOWN;
}
