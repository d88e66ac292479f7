#include "fuzz.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "archive/scratch.h"
#include "base/unit.h"
#include "base/utf8.h"

enum { SCRATCHES_MAX = 8 };

static const char *scratches[SCRATCHES_MAX];
static size_t scratch_count;

/* The name under which libFuzzer and replay.c look for the target. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nt_arena *arena = nt_arena_open();
    /* Of its own and no longer than it is, so that reading past the NUL behind it is seen. */
    char *bytes = malloc(size + 1);
    fuzz_expect(bytes);
    if (size) {
        memcpy(bytes, data, size);
    }
    bytes[size] = '\0';
    umask(077); /* a private key that others may read is refused before it is looked at */
    fuzz_input(arena, (nt_bytes){bytes, size});
    while (scratch_count) {
        nt_scratch_remove(scratches[--scratch_count]);
    }
    nt_units_forget();
    nt_arena_close(arena);
    free(bytes);
    return 0;
}

_Noreturn void fuzz_fail(const char *file, int line, const char *condition)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
    abort();
}

const char *fuzz_scratch(nt_arena *arena)
{
    const char *folder;
    nt_error err;
    fuzz_expect(scratch_count < SCRATCHES_MAX);
    fuzz_expect(!nt_scratch_open(arena, &folder, &err));
    scratches[scratch_count++] = folder;
    return folder;
}

/* Where the next line "=== NAME" begins at or behind `at`; the end of the input. */
static size_t find_head(nt_bytes input, size_t at)
{
    while (at < input.length && strncmp(input.bytes + at, "=== ", 4) != 0) {
        const char *end = memchr(input.bytes + at, '\n', input.length - at);
        at = end ? (size_t)(end - input.bytes) + 1 : input.length;
    }
    return at;
}

bool fuzz_next_file(nt_arena *arena, nt_bytes input, size_t *at, const char **name, nt_bytes *bytes)
{
    size_t head = find_head(input, *at);
    const char *end = memchr(input.bytes + head, '\n', input.length - head);
    if (!end) {
        return false;
    }
    const char *label = input.bytes + head + 4;
    size_t from = (size_t)(end - input.bytes) + 1;
    *at = find_head(input, from);
    *name = nt_arena_text(arena, label, (size_t)(end - label));
    /* The line break before the next head is the head's. */
    size_t to = *at<input.length && * at> from ? *at - 1 : *at;
    *bytes = (nt_bytes){nt_arena_text(arena, input.bytes + from, to - from), to - from};
    return true;
}

const char *fuzz_folder(nt_arena *arena, nt_bytes input)
{
    const char *folder = fuzz_scratch(arena), *name;
    nt_error ignored; /* a name that leads out, or is there already */
    nt_bytes bytes;
    for (size_t at = 0; fuzz_next_file(arena, input, &at, &name, &bytes);) {
        nt_scratch_write(arena, folder, name, bytes.bytes, bytes.length, &ignored);
    }
    return folder;
}

void fuzz_put_json(nt_json_writer *writer, const nt_json *value,
                   bool (*instead)(void *context, nt_json_writer *writer, const nt_json *value),
                   void *context)
{
    char bracket = value->type == NT_JSON_OBJECT ? '{' : '[';
    if (instead && instead(context, writer, value)) {
        return;
    }
    switch (value->type) {
    case NT_JSON_NULL:
        nt_json_put_null(writer);
        return;
    case NT_JSON_BOOL:
        nt_json_put_bool(writer, value->number != 0);
        return;
    case NT_JSON_NUMBER:
        nt_json_put_number(writer, value->number);
        return;
    case NT_JSON_STRING:
        nt_json_put_string(writer, value->string);
        return;
    case NT_JSON_ARRAY:
    case NT_JSON_OBJECT:
        break;
    }
    nt_json_begin(writer, bracket);
    NT_JSON_EACH(member, value) {
        if (member->key) {
            nt_json_key(writer, member->key);
        }
        fuzz_put_json(writer, member, instead, context);
    }
    nt_json_end(writer, bracket == '{' ? '}' : ']');
}

static bool is_one_line(const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] < ' ' || text[i] == 0x7F) {
            return false;
        }
    }
    return length > 0 && nt_utf8_check(text, length) == length;
}

void fuzz_expect_status(nt_status status, const nt_error *err)
{
    if (status) {
        fuzz_expect(err->status == status);
        fuzz_expect(is_one_line(err->message[NT_LANG_EN]));
        fuzz_expect(err->line >= 0 && err->column >= 0);
    }
}

void fuzz_expect_problems(nt_problems *problems)
{
    size_t count;
    const nt_problem *items = nt_problems_sorted(problems, &count);
    for (size_t i = 0; i < count; i++) {
        fuzz_expect(items[i].place.file && *items[i].code);
        fuzz_expect(is_one_line(items[i].message.in[NT_LANG_EN]));
    }
}
