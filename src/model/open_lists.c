/* Open lists: a value that stands often enough becomes a code. */
#include <string.h>

#include "cases.h"
#include "words/model.h"

typedef struct {
    const nt_open_value *first;
    uint32_t value; /* its provisional code */
} candidate;

NT_ORDER(by_text, candidate, NT_BY_TEXT(first->text))

/* The values in the order of their texts, so that the order of rows does not matter. */
static const uint32_t *settle(nt_cases *cases, int d)
{
    size_t count = cases->open_values[d].count;
    candidate *kept_values = nt_new_array(cases->arena, candidate, count + 1);
    size_t kept = 0, rare = 0;
    for (size_t i = 0; i < count; i++) {
        const nt_open_value *value = &cases->open_values[d].items[i];
        if (nt_model_may_show(value->text, &value->seen)) {
            kept_values[kept++] = (candidate){value, (uint32_t)i + 1};
        } else {
            rare += value->seen.rows;
        }
    }
    nt_sort(kept_values, kept, sizeof *kept_values, by_text);
    uint32_t *codes = nt_new_array(cases->arena, uint32_t, count + 1);
    for (size_t i = 0; i < kept; i++) {
        const char *text = kept_values[i].first->text;
        nt_code code =
            nt_model_new_code(nt_model_new_slug(cases->lists, (nt_dimension)d, text), text);
        code.place = kept_values[i].first->place;
        uint32_t index = nt_model_add_code(cases->lists, (nt_dimension)d, &code);
        codes[kept_values[i].value] = index;
    }
    for (size_t i = 0; d == (int)nt_row_counted_by(cases->row) && i < cases->parts.count; i++) {
        cases->parts.items[i].code = codes[cases->parts.items[i].code];
    }
    if (rare) {
        nt_problems_add(cases->problems, NT_SEVERITY_WARNING, nt_ingest_line_place(cases->table, 0),
                        "rare-value",
                        NT_MESSAGE_MODEL_RARE_VALUES(.column = nt_model_heading(cases, d),
                                                     .count = (long long)rare, .often = NT_OFTEN));
    }
    return codes;
}

typedef struct {
    const uint32_t *codes[NT_DIM_COUNT]; /* NULL: of a list that is not open */
} settled;

static bool settle_case(void *context, nt_case *c)
{
    const settled *s = context;
    bool changed = false;
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        uint32_t code = s->codes[d] ? nt_model_settled(s->codes[d], c->codes[d]) : c->codes[d];
        changed |= code != c->codes[d];
        c->codes[d] = code;
    }
    return changed;
}

void nt_model_settle_open_lists(nt_cases *cases)
{
    settled all = {{NULL}};
    bool any = false;
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (cases->lists->open[d] && cases->watches[d].column >= 0) {
            all.codes[d] = settle(cases, d);
            any = true;
        }
    }
    if (any) {
        nt_store_change(&cases->cases, settle_case, &all);
    }
}
