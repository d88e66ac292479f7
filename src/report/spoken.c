/* What a report states: each statement that its finished texts make, once, for its ledger and for
 * machines, as the runs of the document tell. What was left out with an empty chapter is not among
 * them: nothing else says more than the page. */
#include <string.h>

#include "assemble.h"
#include "base/utf8.h"

/* --- one statement --- */

/* The ids of the numbers in the text, each once. */
static const char *const *ids_of(const nt_assembly *a, size_t *count)
{
    const char **ids = nt_new_array(a->arena, const char *, a->slots.count + 1);
    *count = 0;
    NT_EACH(const nt_slot, slot, a->slots.items, a->slots.count) {
        if (slot->ledger_id && !nt_utf8_is_among(slot->ledger_id, ids, *count)) {
            ids[(*count)++] = slot->ledger_id;
        }
    }
    return ids;
}

static nt_woven expanded(nt_assembly *aside, nt_words words)
{
    memset(&aside->slots, 0, sizeof aside->slots);
    return nt_report_expand(aside, words);
}

/* Numbers, days and ages move from edition to edition where the verdict does not; who stands first
 * is part of what was said. */
static const char *wording_of(nt_assembly *aside, nt_words words)
{
    aside->of_any_number = true;
    nt_woven woven = expanded(aside, words);
    aside->of_any_number = false;
    NT_EACH(nt_slot, slot, aside->slots.items, aside->slots.count) {
        slot->text = slot->moves ? "…" : slot->text;
    }
    return nt_report_slot_flatten(aside->arena, &aside->slots, woven.text, woven.length);
}

nt_status nt_report_speak(nt_assembly *aside, const char *name, nt_ledger_statement *out)
{
    nt_arena *arena = aside->arena;
    nt_lang lang = aside->tpl->about.lang;
    const nt_origin *tag =
        nt_report_origin_words(arena, nt_arena_printf(arena, "{{%s}}", name), nt_nowhere);
    nt_words words;
    NT_TRY(nt_report_mustache_parse(arena, tag, &words, aside->err));
    nt_woven woven = expanded(aside, words);
    *out = (nt_ledger_statement){
        .name = name, .text = nt_text_alike(""), .wording = out->text, .place = out->place};
    out->text.in[lang] = nt_report_slot_flatten(arena, &aside->slots, woven.text, woven.length);
    out->numbers = ids_of(aside, &out->number_count);
    out->wording.in[lang] = wording_of(aside, words);
    return aside->status;
}

/* --- what stands in the finished report --- */

typedef struct {
    nt_assembly *a, aside;
    nt_map seen;
    nt_ledger_statement *all;
    size_t count;
} speaking;

/* As a ledger can have it; what is quoted of another edition is as it was there. */
static void take(speaking *s, const nt_ledger_statement *said)
{
    if (s->a->status || s->count == NT_STATEMENTS_MAX ||
        nt_map_keep(&s->seen, said->name, 1) != NT_MAP_NONE) {
        return;
    }
    nt_ledger_statement *one = &s->all[s->count];
    nt_lang lang = s->a->tpl->about.lang;
    *one = *said;
    if (!said->text.in[lang]) {
        s->a->status = nt_report_speak(&s->aside, said->name, one);
    }
    s->count += !s->a->status && strlen(one->text.in[lang]) <= NT_STATEMENT_TEXT_MAX &&
                one->number_count <= NT_STATEMENT_NUMBERS_MAX;
}

static void take_run(void *who, const nt_inline *run)
{
    if (run->states) {
        take(who, run->states);
    }
}

void nt_report_spoken_of(nt_assembly *a, nt_document *document)
{
    speaking s = {.a = a,
                  .aside = nt_report_assembly(a->arena, a->tpl, a->results, NULL, a->err),
                  .seen = nt_map_open(a->arena),
                  .all = nt_new_array(a->arena, nt_ledger_statement, NT_STATEMENTS_MAX)};
    for (size_t i = 0; i < NT_FRONT_LABELS; i++) {
        const nt_block text = {.text = nt_report_runs(a, a->tpl->front[i])};
        nt_report_visit(&text, take_run, &s);
    }
    for (size_t i = 0; i < document->block_count; i++) {
        nt_report_visit(document->blocks[i], take_run, &s);
    }
    document->statements = s.all;
    document->statement_count = s.count;
}
