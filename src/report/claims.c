#include "claims.h"

#include <string.h>

#include "base/utf8.h"
#include "rules/direction.h"
#include "words/report.h"

bool nt_report_grants(const char *truth, bool *up)
{
    static const char *const rising[] = {"above", "rises", "higher", "more", NULL},
                             *const falling[] = {"below", "falls", "lower", "fewer", NULL};
    const char *dot = strrchr(truth, '.');
    *up = dot && nt_utf8_is_one_of(dot + 1, rising);
    return *up || (dot && nt_utf8_is_one_of(dot + 1, falling));
}

typedef struct {
    nt_assembly *a;
    const nt_woven *woven;
    const nt_granted_list *granted;
    bool is_body;
    char *own; /* of each byte of the text: the author's, or a blank; 1 begins a number */
} judging;

/* Of an expanded value a number is one, and anything else a word. */
static void put_value(judging *j, size_t from, size_t to)
{
    const char *at = j->woven->text + from;
    const nt_slot *slot = nt_report_slot_read(&j->a->slots, &at, j->woven->text + to);
    j->own[from] = slot && slot->ledger_id ? '\1' : ' ';
}

static void put_own(judging *j)
{
    memset(j->own, ' ', j->woven->length);
    for (size_t i = 0; i < j->woven->count; i++) {
        const nt_stretch *s = &j->woven->stretches[i];
        size_t to = i + 1 < j->woven->count ? s[1].at : j->woven->length;
        if (s->verbatim && !s->origin->in_program) {
            memcpy(j->own + s->at, j->woven->text + s->at, to - s->at);
        } else if (!s->verbatim && to > s->at) {
            put_value(j, s->at, to);
        }
    }
}

/* What is quoted is somebody else's. */
static void blank_quotes(char *sentence)
{
    static const char open[] = "“", close[] = "”";
    for (char *from = strstr(sentence, open), *to; from; from = strstr(to, open)) {
        to = strstr(from, close);
        if (!to) {
            return;
        }
        memset(from, ' ', (size_t)(to - from));
    }
}

static bool is_granted(const judging *j, size_t at, bool up)
{
    NT_EACH(const nt_granted, g, j->granted->items, j->granted->count) {
        if (g->up == up && at >= g->from && at < g->to) {
            return true;
        }
    }
    return false;
}

static void judge_sentence(judging *j, size_t from, size_t to)
{
    char *sentence = nt_arena_text(j->a->arena, j->own + from, to - from), *at = sentence;
    bool is_title = sentence[0] == '#' || (!j->is_body && !strchr(sentence, '.'));
    bool counts = is_title || strchr(sentence, '\1');
    nt_direction said;
    blank_quotes(sentence);
    while (counts && nt_direction_read(at, &said)) {
        size_t place = from + (size_t)(said.words - sentence);
        if (!said.is_aside && !is_granted(j, place, said.up)) {
            nt_report_fail(
                j->a, nt_report_woven_place(j->woven, place),
                NT_MESSAGE_REPORT_CLAIMS_DIRECTION(.words = nt_arena_text(j->a->arena, said.words,
                                                                          said.length)));
            return;
        }
        at = sentence + (said.words - sentence) + said.length;
    }
}

/* Where the sentence, item, cell or heading that begins there ends. */
static size_t end_of_sentence(const char *text, size_t from, size_t length)
{
    for (size_t i = from; i < length; i++) {
        char next = i + 1 < length ? text[i + 1] : '\n';
        if (text[i] == '|' || (text[i] == '\n' && strchr("\n#-|>`*", next)) ||
            (strchr(".!?", text[i]) && strchr(" \n*", next))) {
            return i + 1;
        }
    }
    return length;
}

void nt_report_judge_claims(nt_assembly *assembly, const nt_woven *woven,
                            const nt_granted_list *granted, bool is_body)
{
    judging j = {assembly, woven, granted, is_body,
                 nt_arena_alloc(assembly->arena, woven->length + 1)};
    put_own(&j);
    for (size_t from = 0, to; from < woven->length && !assembly->status; from = to) {
        to = end_of_sentence(woven->text, from, woven->length);
        from += strspn(j.own + from, " \n");
        if (from < to && woven->text[to - 1] != '?') {
            judge_sentence(&j, from, to);
        }
    }
}
