/* The words for what happens to a case: the descriptor's, those of its outcomes, or the built-in
 * ones. */
#include "code_lists.h"
#include "netra.h"

#include <string.h>

#include "words/model.h"

static const char *const names[NT_STEP_COUNT + 1] = {
    [NT_STEP_REPORTED] = "reported", [NT_STEP_DECIDED] = "decided",
    [NT_STEP_PROVEN] = "proven",     [NT_STEP_NOT_PROVEN] = "not-proven",
    [NT_STEP_CLOSED] = "closed",     [NT_STEP_SANCTIONED] = "sanctioned",
};

#define LABELS .is = NT_IS_TEXT | NT_IS_ALL_TEXTS
/* What a table whose rows are events calls it. */
#define ALIASES                                                                                    \
    {                                                                                              \
        .key = "aliases", .is = NT_IS_LIST, .each = &nt_json_form_text                             \
    }

static const nt_json_form step_form[] = {
    {.key = "label", LABELS}, {.key = "by", LABELS}, ALIASES, {.key = NULL}};
static const nt_json_form last_form[] = {{.key = "label", LABELS},
                                         {.key = "by", LABELS},
                                         {.key = "ratio", LABELS},
                                         ALIASES,
                                         {.key = NULL}};
static const nt_json_form other_form[] = {ALIASES, {.key = NULL}};

#define STEP(name)                                                                                 \
    {                                                                                              \
        .key = name, .is = NT_IS_OBJECT, .members = step_form                                      \
    }

const nt_json_form nt_model_stages_form[] = {
    [NT_STEP_REPORTED] = STEP("reported"),
    [NT_STEP_DECIDED] = STEP("decided"),
    [NT_STEP_PROVEN] = STEP("proven"),
    [NT_STEP_NOT_PROVEN] = STEP("not-proven"),
    [NT_STEP_CLOSED] = STEP("closed"),
    [NT_STEP_SANCTIONED] = {.key = "sanctioned", .is = NT_IS_OBJECT, .members = last_form},
    /* Events that move no case on. */
    [NT_STEP_COUNT] = {.key = "other", .is = NT_IS_OBJECT, .members = other_form},
    [NT_STEP_COUNT + 1] = {.key = NULL}};

static const nt_step_words built_in[NT_STEP_COUNT] = {
    [NT_STEP_REPORTED] = {.label = NT_TEXT_MODEL_REPORTED},
    [NT_STEP_DECIDED] = {.label = NT_TEXT_MODEL_DECIDED},
    [NT_STEP_PROVEN] = {.label = NT_TEXT_MODEL_PROVEN},
    [NT_STEP_NOT_PROVEN] = {.label = NT_TEXT_MODEL_NOT_PROVEN},
    [NT_STEP_CLOSED] = {.label = NT_TEXT_MODEL_CLOSED_WITHOUT_A_DECISION},
    [NT_STEP_SANCTIONED] = {.label = NT_TEXT_MODEL_SANCTIONED,
                            .ratio = NT_TEXT_MODEL_SANCTION_RATIO},
};
static const nt_text pending = NT_TEXT_MODEL_PENDING;

static const nt_outcome kind_of[NT_STEP_COUNT] = {
    [NT_STEP_PROVEN] = NT_OUTCOME_PROVEN,
    [NT_STEP_NOT_PROVEN] = NT_OUTCOME_NOT_PROVEN,
    [NT_STEP_CLOSED] = NT_OUTCOME_CLOSED,
};

static bool given(nt_text text)
{
    return text.in[0] != NULL;
}

const nt_step_words *nt_register_step(const nt_register *reg, nt_step step)
{
    return given(reg->steps[step].label) ? &reg->steps[step] : &built_in[step];
}

static nt_status read_step(const nt_json *json, nt_step_words *out, nt_error *err)
{
    NT_TRY(nt_model_read_text(nt_json_get(json, "label"), &out->label, err));
    NT_TRY(nt_model_read_text(nt_json_get(json, "by"), &out->by, err));
    return nt_model_read_text(nt_json_get(json, "ratio"), &out->ratio, err);
}

static nt_status read_stages(const nt_json *stages, nt_step_words *out, nt_error *err)
{
    for (int step = 0; step < NT_STEP_COUNT; step++) {
        const nt_json *json = nt_json_get(stages, names[step]);
        NT_TRY(json ? read_step(json, &out[step], err) : NT_OK);
    }
    return NT_OK;
}

/* Two texts with a word between them. */
static nt_text linked(nt_arena *arena, nt_text first, nt_text word, nt_text second)
{
    nt_text blank = nt_text_alike(" ");
    return NT_JOINED(arena, first, blank, word, blank, second);
}

/* Outcomes without a label go by the step; a step without one goes by its outcomes. */
static void settle(nt_code_lists *lists, nt_step step, nt_step_words *words)
{
    static const nt_text or_ = NT_TEXT_MODEL_OR;
    nt_text named = words->label, joined = {{NULL}};
    for (size_t i = 1; i < lists->outcomes.count; i++) {
        nt_outcome_code *outcome = &lists->outcomes.items[i];
        if (kind_of[step] && outcome->kind == kind_of[step]) {
            outcome->label = given(outcome->label) ? outcome->label
                             : given(named)        ? named
                                                   : built_in[step].label;
            joined =
                given(joined) ? linked(lists->arena, joined, or_, outcome->label) : outcome->label;
        }
    }
    words->label = given(named) ? named : given(joined) ? joined : built_in[step].label;
}

static bool same(nt_text a, nt_text b)
{
    return NT_ALL(lang, NT_LANG_COUNT, strcmp(a.in[lang], b.in[lang]) == 0);
}

/* "sanction ratio" fits none but sanctions of what is proven; other words say what it is, as a noun
 * that sentences can say something of. */
static nt_text ratio_of(nt_arena *arena, const nt_step_words *words)
{
    const nt_step_words *last = &words[NT_STEP_SANCTIONED], *proven = &words[NT_STEP_PROVEN];
    const nt_step_words *usual = &built_in[NT_STEP_SANCTIONED];
    return given(last->ratio) ? last->ratio
           : same(last->label, usual->label)
               ? usual->ratio
               : nt_message_texts(arena, NT_MESSAGE_MODEL_SHARE_OF_THOSE(.reached = last->label,
                                                                         .whole = proven->label));
}

nt_status nt_model_read_steps(nt_code_lists *lists, const nt_json *netra,
                              nt_step_words out[static NT_STEP_COUNT], nt_error *err)
{
    NT_TRY(read_stages(nt_json_get(netra, "stages"), out, err));
    for (int step = 0; step < NT_STEP_COUNT; step++) {
        settle(lists, (nt_step)step, &out[step]);
    }
    out[NT_STEP_SANCTIONED].ratio = ratio_of(lists->arena, out);
    nt_outcome_code *open = &lists->outcomes.items[NT_OUTCOME_PENDING];
    open->label = given(open->label) ? open->label : pending;
    return NT_OK;
}

bool nt_model_has_own_words(const nt_code_lists *lists, const nt_step_words words[NT_STEP_COUNT])
{
    bool own = false;
    for (int step = 0; step < NT_STEP_COUNT; step++) {
        own = own || !same(words[step].label, built_in[step].label);
    }
    for (size_t i = 1; i < lists->outcomes.count; i++) {
        own = own || lists->outcomes.items[i].kind == NT_OUTCOME_CLOSED;
    }
    return own;
}
