/* A register on its way to cube.csv: each row becomes a key whose numbers are in the order of its
 * texts, so that the table is sorted without looking at a text. */
#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "model/cube.h"
#include "model/judge.h"

enum { STATE_FIRST = NT_CUBE_NAME, STATE_CELLS = NT_CUBE_COUNT - STATE_FIRST };

/* The numbers of a row's cells: of a text its rank, of a day so many since before all, 0 nothing.
 */
typedef struct {
    uint32_t cells[STATE_CELLS], count;
} state;

/* The texts of a column, sorted; what they are called there: ranks[what]. */
typedef struct {
    const char **texts;
    uint32_t *ranks;
    size_t count;
} ranking;

typedef struct {
    nt_arena *arena;
    const nt_register *reg;
    ranking columns[NT_CUBE_COLUMNS]; /* of those that are texts */
    nt_map open;                      /* of the ids: the rank; values[rank] */
    state *states;
    size_t count;
} writing;

typedef struct {
    const char *text;
    uint32_t what;
} entry;

NT_ORDER(by_text, entry, NT_BY_TEXT(text))

/* texts[0] is "", whoever has it. */
static ranking rank(nt_arena *arena, const char *const *texts, size_t count)
{
    ranking r = {.texts = nt_new_array(arena, const char *, count + 1),
                 .ranks = nt_new_array(arena, uint32_t, count + 1)};
    entry *entries = nt_new_array(arena, entry, count + 1);
    for (size_t i = 0; i < count; i++) {
        entries[i] = (entry){texts[i], (uint32_t)i};
    }
    nt_sort(entries, count, sizeof *entries, by_text);
    r.texts[r.count++] = "";
    for (size_t i = 0; i < count; i++) {
        if (strcmp(entries[i].text, r.texts[r.count - 1]) != 0) {
            r.texts[r.count++] = entries[i].text;
        }
        r.ranks[entries[i].what] = (uint32_t)r.count - 1;
    }
    return r;
}

static void rank_codes(writing *w)
{
    const nt_outcomes *outcomes = nt_register_outcomes(w->reg);
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        const nt_codes *codes = &w->reg->codes[d];
        const char **texts = nt_new_array(w->arena, const char *, codes->count + 1);
        for (size_t i = 0; i < codes->count; i++) {
            texts[i] = i ? codes->items[i].code : "";
        }
        w->columns[NT_CUBE_CODES + d] = rank(w->arena, texts, codes->count);
    }
    const char **texts = nt_new_array(w->arena, const char *, outcomes->count + 1);
    for (size_t i = 0; i < outcomes->count; i++) {
        texts[i] = i ? outcomes->items[i].code : "";
    }
    w->columns[NT_CUBE_OUTCOME] = rank(w->arena, texts, outcomes->count);
}

static void rank_rest(writing *w)
{
    enum { LACKS = 1 << NT_COLUMN_COUNT };
    const nt_register *reg = w->reg;
    const char **lacks = nt_new_array(w->arena, const char *, LACKS);
    for (unsigned i = 0; i < LACKS; i++) {
        lacks[i] = cube_lacks_text(w->arena, i);
    }
    w->columns[NT_CUBE_LACKS] = rank(w->arena, lacks, LACKS);
    const char **rows = nt_new_array(w->arena, const char *, reg->mixture_count + 1);
    rows[0] = "";
    for (size_t i = 1; i < reg->mixture_count; i++) {
        rows[i] = nt_model_counted_rows(w->arena, reg, (uint32_t)i);
    }
    w->columns[NT_CUBE_ROWS] = rank(w->arena, rows, reg->mixture_count ? reg->mixture_count : 1);
}

/* The longest open: their ids, and since when. */
static void rank_open(writing *w, nt_date day)
{
    const nt_cube *cube = nt_cube_count(w->arena, w->reg, day, 0, w->reg->case_count);
    const char **ids = nt_new_array(w->arena, const char *, cube->open_count + 1);
    char text[11];
    w->open = nt_map_open(w->arena);
    for (size_t i = 0; i < cube->open_count; i++) {
        ids[i] = cube->open[i].id;
    }
    ranking *names = &w->columns[NT_CUBE_NAME], *values = &w->columns[NT_CUBE_VALUE];
    *names = rank(w->arena, ids, cube->open_count);
    values->texts = nt_new_array(w->arena, const char *, names->count + 1);
    values->texts[0] = "";
    for (size_t i = 0; i < cube->open_count; i++) {
        values->texts[names->ranks[i]] =
            nt_arena_string(w->arena, cube_day(cube->open[i].since, text));
        nt_map_keep(&w->open, ids[i], names->ranks[i]);
    }
}

static uint32_t day_cell(nt_date day)
{
    return nt_date_known(day) ? (uint32_t)day + ((uint32_t)1 << 31) : 0;
}

/* Recorded so from, until the next version was. One that another hid from the start was never
 * known. */
static void put_times(state *s, const nt_register *reg, size_t first, size_t row, size_t end)
{
    if (reg->has_recorded) {
        nt_date next = row + 1 < end ? nt_register_case(reg, row + 1).recorded : NT_DATE_UNKNOWN;
        next = row + 1 < end && !nt_date_known(next) ? NT_DAYS_FIRST : next;
        s->cells[NT_CUBE_ENTERED - STATE_FIRST] = day_cell(nt_register_case(reg, first).recorded);
        s->cells[NT_CUBE_FROM - STATE_FIRST] = day_cell(nt_register_case(reg, row).recorded);
        s->cells[NT_CUBE_UNTIL - STATE_FIRST] = day_cell(next);
    }
}

static state state_of(const writing *w, const nt_case *c)
{
    state s = {.count = 1};
    const ranking *columns = w->columns;
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        s.cells[NT_CUBE_CODES + d - STATE_FIRST] = columns[NT_CUBE_CODES + d].ranks[c->codes[d]];
    }
    s.cells[NT_CUBE_OUTCOME - STATE_FIRST] = columns[NT_CUBE_OUTCOME].ranks[c->outcome];
    s.cells[NT_CUBE_REPORTED - STATE_FIRST] = day_cell(c->reported);
    s.cells[NT_CUBE_DECIDED - STATE_FIRST] = day_cell(c->decided);
    s.cells[NT_CUBE_SANCTIONED - STATE_FIRST] = day_cell(c->sanctioned);
    s.cells[NT_CUBE_LACKS - STATE_FIRST] = columns[NT_CUBE_LACKS].ranks[c->missing];
    s.cells[NT_CUBE_ROWS - STATE_FIRST] = columns[NT_CUBE_ROWS].ranks[c->made_of];
    return s;
}

/* One state a row; that in which one of the longest open is has its id. */
static void take_states(writing *w, nt_date open_on)
{
    const nt_register *reg = w->reg;
    nt_case known;
    nt_id_text id = {.next = 0};
    w->states = nt_new_array(w->arena, state, reg->case_count + 1);
    for (size_t first = 0, end; first < reg->case_count; first = end) {
        size_t version = SIZE_MAX;
        nt_cube_case(reg, first, open_on, &known, &version, &end);
        size_t rank = w->columns[NT_CUBE_NAME].count > 1
                          ? nt_map_find(&w->open, nt_register_id(reg, first, &id))
                          : NT_MAP_NONE;
        for (size_t row = first; row < end; row++) {
            state *s = &w->states[w->count++];
            nt_case written = nt_register_case(reg, row);
            *s = state_of(w, &written);
            put_times(s, reg, first, row, end);
            if (row == version && rank != NT_MAP_NONE) {
                s->cells[NT_CUBE_NAME - STATE_FIRST] = (uint32_t)rank;
                s->cells[NT_CUBE_VALUE - STATE_FIRST] = (uint32_t)rank;
            }
        }
    }
}

static int by_cells(const void *left, const void *right)
{
    const state *a = left, *b = right;
    int i = 0;
    while (i < STATE_CELLS - 1 && a->cells[i] == b->cells[i]) {
        i++;
    }
    return (a->cells[i] > b->cells[i]) - (a->cells[i] < b->cells[i]);
}

static void add_up(writing *w)
{
    size_t kept = 0;
    nt_sort(w->states, w->count, sizeof *w->states, by_cells);
    for (size_t i = 0; i < w->count; i++) {
        if (kept && by_cells(&w->states[kept - 1], &w->states[i]) == 0) {
            w->states[kept - 1].count++;
        } else {
            w->states[kept++] = w->states[i];
        }
    }
    w->count = kept;
}

static void put_state(const writing *w, const state *s, nt_buffer *out)
{
    char days[STATE_CELLS][11], count[16];
    const char *cells[NT_CUBE_COLUMNS] = {[NT_CUBE_KIND] = "state", [NT_CUBE_COUNT] = count};
    for (int i = 0; i < STATE_CELLS; i++) {
        const ranking *column = &w->columns[i + STATE_FIRST];
        nt_date day = (nt_date)(s->cells[i] - ((uint32_t)1 << 31));
        cells[i + STATE_FIRST] = column->texts ? column->texts[s->cells[i]]
                                 : s->cells[i] ? nt_date_format_iso(day, days[i])
                                               : "";
    }
    snprintf(count, sizeof count, "%u", (unsigned)s->count);
    nt_cube_put_row(out, cells);
}

NT_ORDER(by_list, nt_counted_code,
         NT_BY(strcmp(nt_cube_lacks[a->dimension], nt_cube_lacks[b->dimension])) ||
             NT_BY(strcmp(a->label ? a->label : "", b->label ? b->label : "")))

static void put_codes(const writing *w, const char *kind, bool differs, nt_buffer *out)
{
    size_t count;
    const nt_counted_code *codes = nt_model_counted_codes(w->arena, w->reg, &count);
    nt_counted_code *sorted = nt_arena_copy(w->arena, codes, count * sizeof *codes);
    nt_sort(sorted, count, sizeof *sorted, by_list);
    NT_EACH(const nt_counted_code, code, sorted, count) {
        if (!code->label == differs) {
            cube_put_note(out, kind, nt_cube_lacks[code->dimension], code->label, 1);
        }
    }
}

static void put_notes(const writing *w, nt_buffer *out)
{
    put_codes(w, "code", false, out);
    for (size_t i = 0; i < w->reg->problem_count; i++) {
        cube_put_note(out, "problem", w->reg->problems[i].code, "warning",
                      w->reg->problems[i].count);
    }
    put_codes(w, "several", true, out);
}

void nt_cube_write(nt_arena *arena, const nt_register *reg, const nt_cube_about *about,
                   nt_buffer *out)
{
    NT_PASSING_ARENA(passing);
    writing w = {.arena = passing, .reg = reg};
    rank_codes(&w);
    rank_rest(&w);
    rank_open(&w, about->open_on);
    take_states(&w, about->open_on);
    add_up(&w);
    nt_cube_about counted = *about;
    counted.states = w.count;
    cube_put_head(arena, out, &counted);
    put_notes(&w, out);
    for (size_t i = 0; i < w.count; i++) {
        put_state(&w, &w.states[i], out);
    }
}
