#include "model/register_csv.h"

static const char *const dimensions[NT_DIM_COUNT] = {
    "event", "province", "regency", "institution", "position", "violation", "sanction"};

/* A code holds no quote and no separator but what its list has: quoted all the same. */
static void put_text(nt_buffer *out, const char *text)
{
    bool plain = true;
    for (const char *at = text; *at; at++) {
        plain = plain && *at != ',' && *at != '"' && *at != '\n' && *at != '\r';
    }
    if (plain) {
        nt_buffer_puts(out, text);
        return;
    }
    nt_buffer_putc(out, '"');
    for (const char *at = text; *at; at++) {
        nt_buffer_puts(out, *at == '"' ? "\"\"" : (char[]){*at, '\0'});
    }
    nt_buffer_putc(out, '"');
}

static void put_day(nt_buffer *out, nt_date day)
{
    char text[11];
    nt_buffer_putc(out, ',');
    nt_buffer_puts(out, nt_date_format_iso(day, text));
}

static void put_header(nt_buffer *out, const nt_register *reg)
{
    nt_buffer_puts(out, "case_id");
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (reg->codes[d].present) {
            nt_buffer_printf(out, ",%s", dimensions[d]);
        }
    }
    nt_buffer_puts(out, ",reported_on");
    nt_buffer_puts(out, reg->has_decided ? ",decided_on" : "");
    nt_buffer_puts(out, reg->has_outcome ? ",outcome" : "");
    nt_buffer_puts(out, reg->has_sanctioned ? ",sanctioned_on" : "");
    nt_buffer_puts(out, reg->has_recorded ? ",recorded_on" : "");
    nt_buffer_puts(out, "\r\n");
}

static void put_case(nt_buffer *out, const nt_register *reg, size_t row, nt_id_text *id)
{
    static const char *const outcomes[] = {"", "pending", "proven", "not-proven"};
    const nt_case of = nt_register_case(reg, row), *c = &of;
    put_text(out, nt_register_id(reg, row, id));
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (reg->codes[d].present) {
            nt_buffer_putc(out, ',');
            put_text(out, reg->codes[d].items[c->codes[d]].code);
        }
    }
    put_day(out, c->reported);
    if (reg->has_decided) {
        put_day(out, c->decided);
    }
    if (reg->has_outcome) {
        nt_buffer_printf(out, ",%s", outcomes[c->outcome]);
    }
    if (reg->has_sanctioned) {
        put_day(out, c->sanctioned);
    }
    if (reg->has_recorded) {
        put_day(out, c->recorded);
    }
    nt_buffer_puts(out, "\r\n");
}

nt_bytes register_csv(nt_arena *arena, const nt_register *reg)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_id_text id = {.next = 0};
    put_header(&out, reg);
    for (size_t i = 0; i < reg->case_count; i++) {
        put_case(&out, reg, i, &id);
    }
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
