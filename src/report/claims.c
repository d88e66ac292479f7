#include "claims.h"

#include <string.h>

#include "base/utf8.h"
#include "rules/direction.h"
#include "words/report.h"

bool nt_report_grants(const nt_names *names, const char *truth, bool *up)
{
    static const char *const rising[] = {"above", "rises", "year-rises", "higher", "more", NULL},
                             *const falling[] = {"below", "falls", "year-falls",
                                                 "lower", "fewer", NULL};
    const char *dot = strrchr(truth, '.'), *last = dot ? dot + 1 : truth;
    bool is_bound =
        strcmp(last, "lower") == 0 && !strstr(truth, "verdict.") && !strstr(truth, "naive.");
    *up = nt_utf8_is_one_of(last, rising);
    return (*up || nt_utf8_is_one_of(last, falling)) && !is_bound && !strchr(truth, '=') &&
           nt_map_find(names->parameter_names, truth) == NT_MAP_NONE;
}

typedef struct {
    nt_assembly *a;
    const nt_woven *woven;
    char *own;    /* of each byte of the text: the author's, or a blank */
    char *grants; /* of each byte: 1 upwards, 2 downwards, 3 both */
} judging;

/* Of an expanded value a number is one, and anything else a word. */
static void put_value(judging *j, size_t from, size_t to)
{
    const char *at = j->woven->text + from;
    const nt_slot *slot = nt_report_slot_read(&j->a->slots, &at, j->woven->text + to);
    j->own[from] = slot && slot->ledger_id ? NT_DIRECTION_NUMBER : ' ';
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

/* What is quoted is somebody else's; emphasis and the mark of an item say nothing. */
static void blank_quotes(char *own)
{
    static const char open[] = "“", close[] = "”";
    char *from = NULL;
    for (char *at = own; *at; at++) {
        if (nt_begins(at, close) && from) {
            memset(from, ' ', (size_t)(at - from));
        } else if (nt_begins(at, open)) {
            from = at;
        }
        from = at[0] == '\n' && at[1] == '\n' ? NULL : from;
        *at = strchr("*_", *at) || (*at == '-' && at[1] == ' ') ? ' ' : *at;
    }
}

static void judge_sentence(judging *j, size_t from, size_t to, bool is_title)
{
    char *sentence = nt_arena_text(j->a->arena, j->own + from, to - from);
    size_t count = 0;
    const nt_direction *said = NULL;
    if (is_title || strchr(sentence, NT_DIRECTION_NUMBER)) {
        said = nt_direction_read(j->a->arena, sentence, &count);
    }
    for (size_t i = 0; i < count; i++) {
        size_t place = from + (size_t)(said[i].words - sentence);
        if (!(j->grants[place] & (said[i].up ? 1 : 2))) {
            nt_report_fail(j->a, nt_report_woven_place(j->woven, place),
                           NT_MESSAGE_REPORT_CLAIMS_DIRECTION(.words = nt_arena_text(
                                                                  j->a->arena, said[i].words,
                                                                  said[i].length)));
            return;
        }
    }
}

/* The end of the line that begins there, if that is a heading or a callout's lead; else 0. */
static size_t end_of_heading(const char *text, size_t from)
{
    const char *line = text + from, *end = line + strcspn(line, "\n");
    const char *under = end + (*end != 0);
    under += strspn(under, " >");
    const char *behind = under + strspn(under, *under == '=' ? "=" : "-");
    bool is_underlined = line < end && behind > under && (*behind == '\n' || !*behind);
    line += strspn(line, " >-*+");
    size_t marks = strspn(line, "#");
    bool is_marked = (marks && line[marks] == ' ') || nt_begins(line, "```callout");
    return is_marked || is_underlined ? (size_t)(end - text) : 0;
}

/* Whether the line is the first of a block: a heading, an item, a row, a footnote, or empty. */
static bool begins_block(const char *text, size_t from)
{
    const char *line = text + from + strspn(text + from, " >");
    size_t digits = strspn(line, "0123456789");
    bool is_item = digits ? line[digits] == '.' || line[digits] == ')'
                          : strspn(line, "-*+") == 1 && line[1] == ' ';
    return is_item || strchr("\n|`", *line) || nt_begins(line, "[^") || end_of_heading(text, from);
}

/* A full stop before a small letter is an abbreviation's. */
static size_t end_of_sentence(const char *text, size_t from)
{
    size_t i = from;
    for (; text[i]; i++) {
        const char *next = text + i + 1 + strspn(text + i + 1, "*_\"”)");
        bool ends = strchr(".!?", text[i]) && strchr(" \n", *next);
        next += strspn(next, " \n*_");
        if (text[i] == '|' || (text[i] == '\n' && begins_block(text, i + 1)) ||
            (ends && (*next < 'a' || *next > 'z'))) {
            return i + 1;
        }
    }
    return i;
}

void nt_report_judge_claims(nt_assembly *assembly, const nt_woven *woven,
                            const nt_granted_list *granted, bool is_body)
{
    judging j = {assembly, woven, nt_new_array(assembly->arena, char, woven->length + 1),
                 nt_new_array(assembly->arena, char, woven->length + 1)};
    const char *text = woven->text;
    NT_EACH(const nt_granted, g, granted->items, granted->count) {
        for (size_t i = g->from; i < g->to; i++) {
            j.grants[i] |= g->up ? 1 : 2;
        }
    }
    put_own(&j);
    blank_quotes(j.own);
    for (size_t from = 0, to; from < woven->length && !assembly->status; from = to) {
        from += strspn(text + from, "\n");
        bool begins = from == 0 || text[from - 1] == '\n';
        size_t heading = is_body && begins ? end_of_heading(text, from) : 0, last;
        to = heading ? heading : end_of_sentence(text, from);
        for (last = to; last > from && strchr(" \n*", text[last - 1]); last--) {
        }
        char mark = last > from ? text[last - 1] : '?';
        bool is_label = !is_body && !assembly->only_names && mark != '.';
        if (mark != '?') {
            judge_sentence(&j, from, to, heading || is_label);
        }
    }
}
