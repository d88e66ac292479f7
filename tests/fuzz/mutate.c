/* How libFuzzer changes inputs that are JSON, or have a file of JSON among others: every other time
 * a value becomes one of another type, another value of the same file, two, or none. Bytes alone
 * hardly ever make a list of an object. */
#include <stdint.h>
#include <string.h>

#include "fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed);

typedef enum {
    MAKE_NULL,
    MAKE_NUMBER,
    MAKE_TEXT,
    MAKE_LIST,
    MAKE_OBJECT,
    WRAP_IN_LIST,
    WRAP_IN_OBJECT,
    TAKE_OUT_OF_OBJECT,
    TAKE_ANOTHER,
    CHANGES
} change;

typedef struct {
    size_t at, count; /* which value is changed; those met so far */
    size_t donor;
    const nt_json *found; /* the donor */
    change change;
    unsigned seed;
} edit;

static void count_values(edit *e, const nt_json *value)
{
    e->found = e->count++ == e->donor ? value : e->found;
    NT_JSON_EACH(member, value) {
        count_values(e, member);
    }
}

static void put_changed(const edit *e, nt_json_writer *writer, const nt_json *value)
{
    static const double numbers[] = {0, -1, 1.5, 1e15, 1e300, 2147483648.0};
    switch (e->change) {
    case MAKE_NULL:
        nt_json_put_null(writer);
        return;
    case MAKE_NUMBER:
        nt_json_put_number(writer, numbers[e->seed % (sizeof numbers / sizeof *numbers)]);
        return;
    case MAKE_TEXT:
        nt_json_put_string(writer, e->seed % 2 ? "" : "a");
        return;
    case TAKE_ANOTHER:
        fuzz_put_json(writer, e->found, NULL, NULL);
        return;
    default:
        break;
    }
    bool is_object = e->change == MAKE_OBJECT || e->change == WRAP_IN_OBJECT;
    nt_json_begin(writer, is_object ? '{' : '[');
    if (e->change == WRAP_IN_LIST || e->change == WRAP_IN_OBJECT) {
        if (is_object) {
            nt_json_key(writer, value->key ? value->key : "a");
        }
        fuzz_put_json(writer, value, NULL, NULL);
    }
    NT_JSON_EACH(member, e->change == TAKE_OUT_OF_OBJECT ? value : NULL) {
        fuzz_put_json(writer, member, NULL, NULL);
    }
    nt_json_end(writer, is_object ? '}' : ']');
}

static bool change_one(void *context, nt_json_writer *writer, const nt_json *value)
{
    edit *e = context;
    if (e->count++ != e->at) {
        return false;
    }
    put_changed(e, writer, value);
    return true;
}

static nt_bytes change_json(nt_arena *arena, nt_bytes json, unsigned seed)
{
    const nt_json *tree;
    nt_error ignored;
    nt_buffer out = nt_buffer_open(arena);
    edit e = {.change = seed / 2 % CHANGES, .seed = seed / 64};
    if (nt_json_parse(arena, "", json.bytes, json.length, &tree, &ignored)) {
        return json;
    }
    count_values(&e, tree);
    e.at = seed / 31 % e.count;
    e.donor = seed / 1009 % e.count;
    e.count = 0;
    count_values(&e, tree);
    e.count = 0;
    nt_json_writer writer = nt_json_writer_open(&out);
    fuzz_put_json(&writer, tree, change_one, &e);
    return (nt_bytes){out.bytes, out.length};
}

/* The first file that begins as JSON does; the whole input where it is none of several files. */
static nt_bytes find_json(nt_arena *arena, nt_bytes input)
{
    const char *name;
    nt_bytes file;
    for (size_t from = 0, at = 0; fuzz_next_file(arena, input, &at, &name, &file); from = at) {
        if (file.length && *file.bytes == '{') {
            const char *begin = memchr(input.bytes + from, '\n', input.length - from);
            return (nt_bytes){begin + 1, file.length};
        }
    }
    return input;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
    if (seed % 2) {
        return LLVMFuzzerMutate(data, size, max);
    }
    NT_PASSING_ARENA(arena);
    nt_bytes input = {nt_arena_text(arena, (const char *)data, size), size};
    nt_bytes json = find_json(arena, input), made = change_json(arena, json, seed);
    size_t before = (size_t)(json.bytes - input.bytes), behind = size - before - json.length;
    size_t length = before + made.length + behind;
    bool fits = made.bytes != json.bytes && length <= max;
    if (fits) {
        memcpy(data + before, made.bytes, made.length);
        memcpy(data + before + made.length, json.bytes + json.length, behind);
    }
    return fits ? length : LLVMFuzzerMutate(data, size, max);
}
