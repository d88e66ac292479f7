/* Rows that are events of a case: each says on which day what came to pass, and together they make
 * the case. What came to pass stands in columns of its own ("reported on", "decided on"), or is
 * named by one column, beside one of days. */

#include "case_events.h"
#include "netra.h"
#include "words/model.h"

/* What a text of the column case.stage names: a step, an event that moves no case on, or an
 * outcome. */
enum { OTHER = NT_STEP_COUNT, OUTCOMES };

static void add_step(nt_cases *cases, const nt_json *stage, const nt_step_words *words,
                     const char *name, uint32_t code)
{
    nt_code_names *names = &cases->stage_names;
    nt_model_add_name(names, name, code);
    for (int lang = 0; words && lang < NT_LANG_COUNT; lang++) {
        nt_model_add_name(names, words->label.in[lang], code);
    }
    nt_model_read_aliases(stage, names, code);
}

/* What an outcome is called goes before what a step is: it says more. */
static void add_names(nt_cases *cases, const nt_json *stages,
                      const nt_step_words words[NT_STEP_COUNT])
{
    const nt_code_names *outcomes = &cases->lists->outcome_names;
    nt_code_names steps = cases->stage_names = nt_model_open_names(cases->arena, NT_KEY_OF_TEXT);
    for (int step = 0; step <= OTHER; step++) {
        const char *name = nt_model_stages_form[step].key;
        add_step(cases, nt_json_get(stages, name), step < OTHER ? &words[step] : NULL, name,
                 (uint32_t)step);
    }
    steps = cases->stage_names;
    cases->stage_names = nt_model_open_names(cases->arena, NT_KEY_OF_TEXT);
    NT_EACH_OF(const char, key, outcomes->keys.items, outcomes->keys.count) {
        nt_model_add_key(&cases->stage_names, key, OUTCOMES + nt_model_find_key(outcomes, key));
    }
    NT_EACH_OF(const char, key, steps.keys.items, steps.keys.count) {
        if (nt_model_find_key(&cases->stage_names, key) == NT_NAME_UNKNOWN) {
            nt_model_add_key(&cases->stage_names, key, nt_model_find_key(&steps, key));
        }
    }
    nt_model_close_names(&cases->stage_names);
}

static nt_status refuse(const nt_cases *cases, int column, nt_message message, nt_error *err)
{
    return nt_fail(err, NT_INVALID, cases->table->fields[column].place, message);
}

nt_status nt_model_open_events(nt_cases *cases, const nt_json *netra,
                               const nt_step_words words[NT_STEP_COUNT], nt_error *err)
{
    const nt_json *stages = nt_json_get(netra, "stages");
    int stage = nt_ingest_column(cases->table, "case.stage");
    int day = nt_ingest_column(cases->table, "case.stage_on");
    int recorded = nt_ingest_column(cases->table, "case.recorded_on");
    if ((stage >= 0 || day >= 0) && (stage < 0 || day < 0 || cases->row != NT_ROW_EVENT)) {
        return refuse(cases, stage < 0 ? day : stage, NT_MESSAGE_MODEL_STAGE_COLUMNS(), err);
    }
    if (cases->row == NT_ROW_EVENT && recorded >= 0) {
        return refuse(cases, recorded, NT_MESSAGE_MODEL_EVENTS_HAVE_NO_VERSIONS(), err);
    }
    cases->by_stage = stage >= 0;
    if (cases->by_stage) {
        bool sanctions = nt_json_get(stages, "sanctioned") != NULL;
        add_names(cases, stages, words);
        cases->watches[NT_COLUMN_OUTCOME].column = stage;
        cases->watches[NT_COLUMN_REPORTED].column = day;
        cases->watches[NT_COLUMN_DECIDED].column = day;
        cases->watches[NT_COLUMN_SANCTIONED].column = sanctions ? day : -1;
    }
    return NT_OK;
}

static uint8_t first_of_kind(const nt_cases *cases, nt_outcome kind)
{
    size_t i = 1;
    while (i < cases->lists->outcomes.count && cases->lists->outcomes.items[i].kind != kind) {
        i++;
    }
    return i < cases->lists->outcomes.count ? (uint8_t)i : (uint8_t)NT_OUTCOME_UNKNOWN;
}

bool nt_model_stage(const nt_cases *cases, uint32_t code, nt_day *day, uint8_t *outcome)
{
    static const nt_outcome kinds[NT_STEP_COUNT] = {[NT_STEP_PROVEN] = NT_OUTCOME_PROVEN,
                                                    [NT_STEP_NOT_PROVEN] = NT_OUTCOME_NOT_PROVEN,
                                                    [NT_STEP_CLOSED] = NT_OUTCOME_CLOSED};
    *outcome = NT_OUTCOME_UNSAID;
    *day = code == NT_STEP_REPORTED     ? NT_DAY_REPORTED
           : code == NT_STEP_SANCTIONED ? NT_DAY_SANCTIONED
                                        : NT_DAY_DECIDED;
    if (code >= OUTCOMES) {
        *outcome = (uint8_t)(code - OUTCOMES);
    } else if (code < NT_STEP_COUNT && kinds[code]) {
        *outcome = first_of_kind(cases, kinds[code]);
    }
    return code != OTHER && !(*outcome != NT_OUTCOME_UNSAID &&
                              cases->lists->outcomes.items[*outcome].kind == NT_OUTCOME_PENDING);
}

/* ---- together ---- */

/* Of what two rows say the higher. A text that names nothing leaves the outcome unknown. */
static int weight_of(const nt_cases *cases, uint8_t outcome)
{
    return outcome == NT_OUTCOME_UNSAID ? 0
           : outcome == NT_OUTCOME_UNKNOWN
               ? 3
               : 1 + (cases->lists->outcomes.items[outcome].kind != NT_OUTCOME_PENDING);
}

uint8_t nt_model_join_event_outcome(const nt_cases *cases, const nt_case *k, const nt_case *c)
{
    int kept = weight_of(cases, k->outcome), more = weight_of(cases, c->outcome);
    if (kept != more || k->outcome == c->outcome) {
        return kept >= more ? k->outcome : c->outcome;
    }
    /* Two decisions: the first, as its day is the earlier. */
    bool known = nt_date_known(k->decided) && nt_date_known(c->decided);
    bool later = known ? c->decided > k->decided : nt_date_known(k->decided);
    bool same = k->decided == c->decided;
    return same    ? (k->outcome < c->outcome ? k->outcome : c->outcome)
           : later ? k->outcome
                   : c->outcome;
}

static bool end_events(void *context, nt_case *c)
{
    nt_cases *cases = context;
    const nt_watch *watches = cases->watches;
    bool dated = watches[NT_COLUMN_DECIDED].column >= 0;
    bool said = c->outcome != NT_OUTCOME_UNSAID, decided = nt_date_known(c->decided);
    bool sanctioned = nt_date_known(c->sanctioned), kind = c->codes[NT_DIM_SANCTION] != 0;
    if (!said) {
        c->outcome = dated && !decided && !sanctioned ? NT_OUTCOME_PENDING : NT_OUTCOME_UNKNOWN;
    }
    bool over = cases->lists->outcomes.items[c->outcome].kind > NT_OUTCOME_PENDING;
    const bool lacks[NT_COLUMN_COUNT] = {[NT_COLUMN_OUTCOME] = !said && decided,
                                         [NT_COLUMN_REPORTED] = !nt_date_known(c->reported),
                                         [NT_COLUMN_DECIDED] = over && !decided,
                                         [NT_COLUMN_SANCTIONED] = kind && !sanctioned,
                                         [NT_DIM_SANCTION] = sanctioned && !kind};
    for (int w = 0; w < NT_COLUMN_COUNT; w++) {
        if (lacks[w] && watches[w].column >= 0) {
            c->missing = (uint16_t)(c->missing | 1u << w);
        }
    }
    nt_model_judge_days(cases, NULL, c);
    return true;
}

void nt_model_end_events(nt_cases *cases)
{
    nt_store_change(&cases->cases, end_events, cases);
}
