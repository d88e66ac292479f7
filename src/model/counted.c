/* Cases that were counted elsewhere become rows of a register, each of which stands for many. */
#include "counted.h"

#include <stdlib.h>
#include <string.h>

#include "case_events.h"
#include "words/model.h"

typedef struct {
    nt_cases *cases;
    nt_map codes[NT_DIM_COUNT], outcomes; /* by what they are called */
    NT_VEC(nt_counted) counted;
} taking;

static nt_status no_code(const nt_counted_row *row, const char *code, const char *list,
                         nt_error *err)
{
    return nt_fail(err, NT_INVALID, row->place,
                   NT_MESSAGE_MODEL_COUNTED_CODE(.code = code, .list = list));
}

static nt_status find(const nt_map *map, const nt_counted_row *row, const char *text,
                      const char *list, uint32_t *out, nt_error *err)
{
    size_t found = *text ? nt_map_find(map, text) : 0;
    if (found == NT_MAP_NONE) {
        return no_code(row, text, list, err);
    }
    *out = (uint32_t)found;
    return NT_OK;
}

/* The parts of a mixture: "medsos:2 spanduk:1". */
static nt_status take_mixture(taking *t, const nt_counted_row *row, uint32_t *out, nt_error *err)
{
    nt_cases *cases = t->cases;
    nt_dimension by = nt_row_counted_by(cases->row);
    NT_VEC(nt_mixture_part) parts = {0};
    for (const char *at = row->rows; *at;) {
        size_t length = strcspn(at, " "), code_length = length;
        const char *word = nt_arena_text(cases->arena, at, length);
        const char *colon = strrchr(word, ':');
        uint32_t code = 0;
        char *end = NULL;
        unsigned long rows = colon ? strtoul(colon + 1, &end, 10) : 0;
        if (!rows || *end || rows > UINT32_MAX) {
            return no_code(row, word, "rows", err);
        }
        code_length = (size_t)(colon - word);
        if (code_length) {
            const char *text = nt_arena_text(cases->arena, word, code_length);
            NT_TRY(by == NT_DIM_COUNT
                       ? no_code(row, text, "rows", err)
                       : find(&t->codes[by], row, text, nt_model_dimension_names[by], &code, err));
        }
        nt_vec_push(cases->arena, &parts, ((nt_mixture_part){code, (uint32_t)rows}));
        at += length + (at[length] == ' ');
    }
    *out = parts.count ? nt_mixtures_keep(&cases->mixtures, parts.items, parts.count) : 0;
    return NT_OK;
}

static nt_status take_row(taking *t, const nt_counted_row *row, nt_error *err)
{
    nt_cases *cases = t->cases;
    nt_case c = {.id = *row->id ? nt_model_keep_id(cases, row->id, strlen(row->id)) : NT_COUNTED_ID,
                 .reported = row->reported,
                 .decided = row->decided,
                 .sanctioned = row->sanctioned,
                 .recorded = row->from,
                 .missing = (uint16_t)row->lacks};
    uint32_t outcome = 0;
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        NT_TRY(
            find(&t->codes[d], row, row->codes[d], nt_model_dimension_names[d], &c.codes[d], err));
    }
    NT_TRY(find(&t->outcomes, row, row->outcome, "outcome", &outcome, err));
    NT_TRY(take_mixture(t, row, &c.made_of, err));
    c.outcome = (uint8_t)outcome;
    for (uint64_t left = row->count; left;) { /* more than a row can stand for are two */
        uint32_t count = left > UINT32_MAX ? UINT32_MAX : (uint32_t)left;
        nt_model_push_case(cases, &c);
        nt_vec_push(cases->arena, &t->counted, ((nt_counted){count, row->entered, row->until}));
        left -= count;
    }
    return NT_OK;
}

static void add_code(nt_cases *cases, const nt_counted_code *from)
{
    nt_code_lists *lists = cases->lists;
    nt_dimension d = from->dimension;
    const char *label = from->label ? from->label : "several";
    nt_code code = nt_model_new_code(nt_model_new_slug(lists, d, label), label);
    code.place = from->label ? from->place : nt_nowhere;
    if (!from->label) {
        code.label = (nt_text)NT_TEXT_MODEL_SEVERAL;
    }
    uint32_t index = nt_model_add_code(lists, d, &code);
    if (!from->label && nt_row_counted_by(cases->row) == d) {
        cases->several = index;
    }
}

static taking open_taking(nt_cases *cases)
{
    taking t = {.cases = cases, .outcomes = nt_map_open(cases->arena)};
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        const nt_code_vec *codes = &cases->lists->codes[d];
        t.codes[d] = nt_map_open(cases->arena);
        for (size_t i = 1; i < codes->count; i++) {
            nt_map_keep(&t.codes[d], codes->items[i].code, i);
        }
    }
    for (size_t i = 1; i < cases->lists->outcomes.count; i++) {
        nt_map_keep(&t.outcomes, cases->lists->outcomes.items[i].code, i);
    }
    return t;
}

nt_status nt_model_take_counted(nt_cases *cases, const nt_json *netra,
                                const nt_step_words words[NT_STEP_COUNT],
                                const nt_counted_source *source, const nt_counted **counted,
                                nt_error *err)
{
    for (int w = 0; w < NT_COLUMN_COUNT; w++) {
        cases->watches[w].column = nt_ingest_column(cases->table, nt_model_case_roles[w]);
    }
    NT_TRY(nt_model_open_events(cases, netra, words, err));
    for (size_t i = 0; i < source->code_count; i++) {
        add_code(cases, &source->codes[i]);
    }
    cases->mixtures = nt_mixtures_open(cases->arena);
    cases->cases.settled = true;
    taking t = open_taking(cases);
    nt_counted_row row;
    for (bool more = true; more;) {
        NT_TRY(source->next(source->context, &row, &more, err));
        NT_TRY(more ? take_row(&t, &row, err) : NT_OK);
    }
    nt_model_pack_cases(cases);
    nt_vec_push(cases->arena, &t.counted, ((nt_counted){0})); /* not NULL, if there are none */
    *counted = t.counted.items;
    return NT_OK;
}

/* ---- what a register tells of itself ---- */

const char *nt_model_counted_rows(nt_arena *arena, const nt_register *reg, uint32_t made_of)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_dimension by = nt_row_counted_by(reg->row);
    const nt_mixture *mixture = made_of ? &reg->mixtures[made_of] : NULL;
    for (size_t i = 0; mixture && i < mixture->count; i++) {
        const nt_mixture_part *part = &mixture->parts[i];
        nt_buffer_printf(&out, "%s%s:%u", i ? " " : "",
                         by < NT_DIM_COUNT ? reg->codes[by].items[part->code].code : "",
                         (unsigned)part->rows);
    }
    return nt_buffer_text(&out);
}

const nt_counted_code *nt_model_counted_codes(nt_arena *arena, const nt_register *reg,
                                              size_t *count)
{
    const nt_text several = (nt_text)NT_TEXT_MODEL_SEVERAL;
    NT_VEC(nt_counted_code) out = {0};
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        const nt_codes *codes = &reg->codes[d];
        for (size_t i = 1; i < codes->count; i++) {
            const nt_code *code = &codes->items[i];
            bool differs = reg->row != NT_ROW_CASE && i + 1 == codes->count && !code->place.file &&
                           strcmp(code->label.in[0], several.in[0]) == 0;
            if (differs || (reg->open[d] && code->place.file)) {
                nt_counted_code one = {(nt_dimension)d, differs ? NULL : code->label.in[0],
                                       code->place};
                nt_vec_push(arena, &out, one);
            }
        }
    }
    *count = out.count;
    return out.items;
}

const nt_counted_name *nt_model_counted_names(nt_arena *arena, const nt_register *reg, int column,
                                              size_t *count)
{
    bool outcome = column == NT_COLUMN_OUTCOME;
    const nt_code_names *names = &reg->names[outcome ? (int)NT_DIM_COUNT : column];
    nt_counted_name *out = nt_new_array(arena, nt_counted_name, names->keys.count + 1);
    *count = 0;
    if (!outcome && reg->open[column]) {
        return out;
    }
    NT_EACH_OF(const char, key, names->keys.items, names->keys.count) {
        const char *colon = strchr(key, ':');
        if (colon && nt_model_find_key(names, colon + 1) != NT_NAME_AMBIGUOUS) {
            continue; /* plain without its province */
        }
        uint32_t code = nt_model_find_key(names, key);
        const char *text = code == NT_NAME_AMBIGUOUS ? NULL
                           : outcome                 ? reg->outcomes.items[code].code
                                                     : reg->codes[column].items[code].code;
        out[(*count)++] = (nt_counted_name){key, text};
    }
    return out;
}
