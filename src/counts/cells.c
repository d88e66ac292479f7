/* The columns of cube.csv, and how its rows are written. */
#include "cells.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *const nt_cube_columns[NT_CUBE_COLUMNS] = {
    "kind",     "name",      "value",    "event",   "province", "regency", "institution",
    "position", "violation", "sanction", "outcome", "reported", "decided", "sanctioned",
    "lacks",    "rows",      "entered",  "from",    "until",    "count"};

const char *const nt_cube_lacks[NT_COLUMN_COUNT] = {
    "event", "province", "regency",  "institution", "position",   "violation", "sanction",
    "id",    "outcome",  "reported", "decided",     "sanctioned", "recorded"};

const char *cube_day(nt_date day, char text[11])
{
    *text = '\0';
    return nt_date_known(day) ? nt_date_format_iso(day, text) : text;
}

const char *cube_lacks_text(nt_arena *arena, unsigned lacks)
{
    nt_buffer out = nt_buffer_open(arena);
    for (int c = 0; lacks >> c; c++) {
        if (lacks >> c & 1) {
            nt_buffer_printf(&out, "%s%s", out.length ? " " : "", nt_cube_lacks[c]);
        }
    }
    return nt_buffer_text(&out);
}

static void put_cell(nt_buffer *out, const char *text)
{
    if (!text[strcspn(text, ",\"\r\n")]) {
        nt_buffer_puts(out, text);
        return;
    }
    nt_buffer_putc(out, '"');
    for (; *text; text++) {
        nt_buffer_add(out, "\"\"", *text == '"' ? 1 : 0);
        nt_buffer_putc(out, *text);
    }
    nt_buffer_putc(out, '"');
}

void nt_cube_put_row(nt_buffer *out, const char *const cells[NT_CUBE_COLUMNS])
{
    for (int c = 0; c < NT_CUBE_COLUMNS; c++) {
        nt_buffer_add(out, ",", c ? 1 : 0);
        put_cell(out, cells[c] ? cells[c] : "");
    }
    nt_buffer_putc(out, '\n');
}

void cube_put_note(nt_buffer *out, const char *kind, const char *name, const char *value,
                   uint64_t count)
{
    char number[24];
    snprintf(number, sizeof number, "%" PRIu64, count);
    const char *cells[NT_CUBE_COLUMNS] = {[NT_CUBE_KIND] = kind,
                                          [NT_CUBE_NAME] = name,
                                          [NT_CUBE_VALUE] = value,
                                          [NT_CUBE_COUNT] = number};
    nt_cube_put_row(out, cells);
}

NT_ORDER(by_name, nt_cube_fact, NT_BY_TEXT(name))

const nt_cube_fact *nt_cube_facts(nt_arena *arena, const nt_cube_about *about, size_t *count)
{
    enum { FACTS = 11 };
    char days[4][11];
    const nt_date known[4] = {about->day, about->open_on, about->from, about->to};
    const nt_cube_shard *shard = &about->shard;
    nt_cube_fact *facts = nt_new_array(arena, nt_cube_fact, FACTS + about->shard_count);
    for (int i = 0; i < 4; i++) {
        cube_day(known[i], days[i]);
    }
    *count = 0;
    facts[(*count)++] = (nt_cube_fact){"columns", about->columns};
    facts[(*count)++] = (nt_cube_fact){"covers-from", nt_arena_string(arena, days[2])};
    facts[(*count)++] = (nt_cube_fact){"covers-to", nt_arena_string(arena, days[3])};
    facts[(*count)++] = (nt_cube_fact){"day", nt_arena_string(arena, days[0])};
    facts[(*count)++] = (nt_cube_fact){"format", "1"};
    facts[(*count)++] = (nt_cube_fact){"lists", about->lists};
    facts[(*count)++] = (nt_cube_fact){"open-on", nt_arena_string(arena, days[1])};
    facts[(*count)++] = (nt_cube_fact){"origin", about->origin};
    facts[(*count)++] = (nt_cube_fact){"row", about->row};
    facts[(*count)++] = (nt_cube_fact){"states", nt_arena_printf(arena, "%" PRIu64, about->states)};
    facts[(*count)++] = (nt_cube_fact){
        "shard", shard->of ? nt_arena_printf(arena, "%u/%u", shard->number, shard->of) : ""};
    NT_EACH(const nt_cube_shard, one, about->shards, about->shard_count) {
        facts[(*count)++] =
            (nt_cube_fact){nt_arena_printf(arena, "shard %u/%u", one->number, one->of), one->hash};
    }
    nt_sort(facts, *count, sizeof *facts, by_name);
    return facts;
}

void cube_put_head(nt_arena *arena, nt_buffer *out, const nt_cube_about *about)
{
    size_t count;
    const nt_cube_fact *facts = nt_cube_facts(arena, about, &count);
    nt_cube_put_row(out, nt_cube_columns);
    for (size_t i = 0; i < count; i++) {
        cube_put_note(out, "about", facts[i].name, facts[i].value, 1);
    }
}
