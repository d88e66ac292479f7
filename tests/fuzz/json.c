/* What is read as JSON is the same when it is written and read again. */
#include <string.h>

#include "fuzz.h"

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void expect_same(const nt_json *a, const nt_json *b)
{
    fuzz_expect(a->type == b->type && a->count == b->count && a->number == b->number);
    fuzz_expect(same_text(a->key, b->key) && same_text(a->string, b->string));
    b = b->child;
    NT_JSON_EACH(member, a) {
        fuzz_expect(b);
        expect_same(member, b);
        b = b->next;
    }
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    const nt_json *read, *again;
    nt_error err = {0};
    nt_status status = nt_json_parse(arena, "input.json", input.bytes, input.length, &read, &err);
    fuzz_expect_status(status, &err);
    if (status) {
        fuzz_expect(err.line > 0 && err.column > 0);
        return;
    }
    nt_buffer out = nt_buffer_open(arena);
    nt_json_writer writer = nt_json_writer_open(&out);
    fuzz_put_json(&writer, read, NULL, NULL);
    fuzz_expect(!nt_json_parse(arena, "again.json", out.bytes, out.length, &again, &err));
    expect_same(read, again);
}
