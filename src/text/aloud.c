#include "text/aloud.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "text/number.h"
#include "words/text.h"

static const char no_break_space[] = "\u00A0", minus[] = "\u2212", dash[] = "\u2013";

/* Behind "1.154" or "69,8". */
static const char *behind_number(const char *at)
{
    while (nt_is_digit(*at) || ((*at == '.' || *at == ',') && nt_is_digit(at[1]))) {
        at++;
    }
    return at;
}

/* Where the number begins that ends before `at`; no further back than `least`. */
static const char *start_of_number(const char *least, const char *at)
{
    while (at > least && (nt_is_digit(at[-1]) || ((at[-1] == '.' || at[-1] == ',') &&
                                                  at - least > 1 && nt_is_digit(at[-2])))) {
        at--;
    }
    return at;
}

/* Behind "H" or "day ", at the start of a sentence "Day "; NULL where it does not stand there. */
static const char *behind_head(nt_lang lang, const char *at)
{
    const char *head = ((nt_text)NT_TEXT_TEXT_DAY_OF_THE_VOTE).in[lang];
    if (*at != *head && *at != toupper((unsigned char)*head)) {
        return NULL;
    }
    for (at++, head++; *head; at++, head++) {
        if (nt_begins(head, no_break_space) && *at == ' ') { /* as authors type it */
            head += strlen(no_break_space) - 1;
        } else if (*at != *head) {
            return NULL;
        }
    }
    return at;
}

static const char *phrase(nt_arena *arena, nt_lang lang, nt_text pattern, const char *one,
                          const char *other)
{
    const nt_arg args[] = {{.kind = NT_ARG_TEXT, .text = one},
                           {.kind = NT_ARG_TEXT, .text = other}};
    return nt_text_phrase(arena, lang, &(nt_phrase){&pattern, args, 2});
}

static bool read_age(nt_arena *arena, nt_lang lang, const char *text, const char *at, nt_aloud *out)
{
    const char *sign = at == text || !isalnum((unsigned char)at[-1]) ? behind_head(lang, at) : NULL;
    bool after = sign && *sign == '+';
    const char *from = !sign                    ? NULL
                       : after || *sign == '-'  ? sign + 1
                       : nt_begins(sign, minus) ? sign + strlen(minus)
                                                : NULL;
    const char *end = from ? behind_number(from) : NULL;
    if (!end || end == from || isalpha((unsigned char)*end) || *end == ':') {
        return false;
    }
    nt_text words = after ? (nt_text)NT_TEXT_TEXT_DAYS_AFTER : (nt_text)NT_TEXT_TEXT_DAYS_BEFORE;
    *out = (nt_aloud){
        (size_t)(at - text), (size_t)(end - text),
        phrase(arena, lang, words, nt_arena_text(arena, from, (size_t)(end - from)), "")};
    return true;
}

/* `at` a dash; a sign before the first number stays where it is. */
static bool read_range(nt_arena *arena, nt_lang lang, const char *text, const char *least,
                       const char *at, nt_aloud *out)
{
    const char *second = nt_begins(at, dash) ? at + strlen(dash) : NULL;
    const char *digits = second && nt_begins(second, minus) ? second + strlen(minus) : second;
    const char *first = second ? start_of_number(least, at) : at;
    if (first == at || !nt_is_digit(*digits)) {
        return false;
    }
    const char *end = behind_number(digits);
    *out = (nt_aloud){(size_t)(first - text), (size_t)(end - text),
                      phrase(arena, lang, (nt_text)NT_TEXT_TEXT_FROM_TO,
                             nt_arena_text(arena, first, (size_t)(at - first)),
                             nt_arena_text(arena, second, (size_t)(end - second)))};
    return true;
}

bool nt_text_aloud_next(nt_arena *arena, nt_lang lang, const char *text, size_t from, nt_aloud *out)
{
    for (const char *at = text + from; *at; at++) {
        if (read_age(arena, lang, text, at, out) ||
            read_range(arena, lang, text, text + from, at, out)) {
            return true;
        }
    }
    return false;
}

const char *nt_text_aloud(nt_arena *arena, nt_lang lang, const char *text)
{
    nt_buffer out = nt_buffer_open(arena);
    size_t from = 0;
    for (nt_aloud next; nt_text_aloud_next(arena, lang, text, from, &next); from = next.end) {
        nt_buffer_add(&out, text + from, next.begin - from);
        nt_buffer_puts(&out, next.words);
    }
    if (!from) {
        return text;
    }
    nt_buffer_puts(&out, text + from);
    return nt_buffer_text(&out);
}
