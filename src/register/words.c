/* The descriptor's words in labels and titles: "{proven}" becomes what this register calls it. */
#include <string.h>

#include "sheet.h"
#include "words/register.h"

/* "{settled}" is decided, or closed otherwise where a register knows that. */
static nt_text settled(const sheet *s)
{
    nt_text decided = nt_register_step(s->reg, NT_STEP_DECIDED)->label;
    nt_text closed = nt_register_step(s->reg, NT_STEP_CLOSED)->label;
    return sheet_knows_closed(s)
               ? nt_message_texts(
                     s->arena,
                     NT_MESSAGE_REGISTER_DECIDED_OR_CLOSED(.decided = decided, .closed = closed))
               : decided;
}

/* What the dimension of kinds is called: an office with words of its own need not see violations.
 */
static nt_text kind_of_case(const sheet *s)
{
    return s->reg->own_words ? (nt_text)NT_TEXT_REGISTER_KIND_OF_CASE
                             : (nt_text)NT_TEXT_REGISTER_KIND_OF_VIOLATION;
}

static nt_text word(const sheet *s, size_t length, const char *token)
{
    static const struct {
        const char *token;
        nt_step step;
    } labels[] = {{"reported", NT_STEP_REPORTED}, {"decided", NT_STEP_DECIDED},
                  {"proven", NT_STEP_PROVEN},     {"not-proven", NT_STEP_NOT_PROVEN},
                  {"closed", NT_STEP_CLOSED},     {"sanctioned", NT_STEP_SANCTIONED}};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (nt_spells(token, length, labels[i].token)) {
            return nt_register_step(s->reg, labels[i].step)->label;
        }
    }
    if (nt_spells(token, length, "settled")) {
        return settled(s);
    }
    if (nt_spells(token, length, "kind")) {
        return kind_of_case(s);
    }
    if (nt_spells(token, length, "year")) {
        return nt_calendar_year(s->arena, &s->calendar);
    }
    bool ratio = nt_spells(token, length, "sanction-ratio");
    return ratio ? nt_register_step(s->reg, NT_STEP_SANCTIONED)->ratio : nt_text_alike(NULL);
}

static const char *expand(const sheet *s, const char *text, int lang)
{
    const char *open = text ? strchr(text, '{') : NULL, *close = open ? strchr(open, '}') : NULL;
    if (!close) {
        return text;
    }
    const char *found = word(s, (size_t)(close - open - 1), open + 1).in[lang];
    const char *rest = expand(s, close + 1, lang);
    return found ? nt_arena_printf(s->arena, "%.*s%s%s", (int)(open - text), text, found, rest)
                 : nt_arena_printf(s->arena, "%.*s%s", (int)(close + 1 - text), text, rest);
}

nt_text sheet_words(const sheet *s, nt_text text)
{
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        text.in[lang] = expand(s, text.in[lang], lang);
    }
    return text;
}

static void word_keys(sheet *s, nt_frame_key *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        keys[i].label = sheet_words(s, keys[i].label);
    }
}

nt_text sheet_head(const sheet *s, nt_text text)
{
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        char *head = nt_arena_copy(s->arena, text.in[lang], strlen(text.in[lang]) + 1);
        *head = *head >= 'a' && *head <= 'z' ? (char)(*head - 'a' + 'A') : *head;
        text.in[lang] = head;
    }
    return text;
}

void sheet_text_and_head(sheet *s, const char *name, nt_text text)
{
    sheet_text(s, name, text);
    sheet_text(s, text_dots(s->arena, name, "head"), sheet_head(s, text));
}

static void put_step(sheet *s, const char *name, nt_step step)
{
    const nt_step_words *words = nt_register_step(s->reg, step);
    sheet_text_and_head(s, text_dots(s->arena, "stage", name), words->label);
    sheet_truth(s, nt_arena_printf(s->arena, "stage.%s.by.known", name), words->by.in[0] != NULL);
    sheet_text(s, nt_arena_printf(s->arena, "stage.%s.by", name),
               words->by.in[0] ? words->by : nt_text_alike(""));
}

/* As many as columns can be stacked of and still be told apart. */
enum { FEW_OUTCOMES = 6 };

static void put_names(sheet *s)
{
    put_step(s, "reported", NT_STEP_REPORTED);
    put_step(s, "decided", NT_STEP_DECIDED);
    put_step(s, "proven", NT_STEP_PROVEN);
    put_step(s, "not-proven", NT_STEP_NOT_PROVEN);
    put_step(s, "closed", NT_STEP_CLOSED);
    put_step(s, "sanctioned", NT_STEP_SANCTIONED);
    sheet_text_and_head(s, "stage.settled", settled(s));
    sheet_text_and_head(s, "stage.sanction-ratio",
                        nt_register_step(s->reg, NT_STEP_SANCTIONED)->ratio);
    sheet_text_and_head(s, "kind", kind_of_case(s));
    sheet_truth(s, "outcomes.few", nt_register_outcomes(s->reg)->count <= FEW_OUTCOMES);
    sheet_truth(s, "has.closed", sheet_knows_closed(s));
    sheet_truth(s, "own.words", s->reg->own_words);
    sheet_truth(s, "has.stage.sanctioned", sheet_speaks_of_sanctions(s));
    sheet_truth(s, "subject.known", s->reg->subject.in[0] != NULL);
    sheet_text(s, "subject", s->reg->subject.in[0] ? s->reg->subject : nt_text_alike(""));
}

bool sheet_speaks_of_sanctions(const sheet *s)
{
    return s->reg->has_sanctioned || !s->reg->own_words;
}

void sheet_wording(sheet *s)
{
    put_names(s);
    NT_EACH_OF(sheet_frame, f, s->frames.items, s->frames.count) {
        f->title = sheet_words(s, f->title);
        word_keys(s, f->rows, f->row_count);
        word_keys(s, f->columns, f->column_count);
    }
    for (size_t i = 0; i < s->drafts.count; i++) {
        s->drafts.items[i]->row.label = sheet_words(s, s->drafts.items[i]->row.label);
    }
}
