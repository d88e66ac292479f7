/* Patterns of sentences and their arguments, put together in a language. */
#include <assert.h>
#include <string.h>

#include "text/number.h"
#include "words.h"
#include "words/text.h"

const char *nt_text_in_words(nt_arena *arena, nt_lang lang, int number)
{
    static const nt_text words[13] = {NT_TEXT_TEXT_ZERO,  NT_TEXT_TEXT_ONE,   NT_TEXT_TEXT_TWO,
                                      NT_TEXT_TEXT_THREE, NT_TEXT_TEXT_FOUR,  NT_TEXT_TEXT_FIVE,
                                      NT_TEXT_TEXT_SIX,   NT_TEXT_TEXT_SEVEN, NT_TEXT_TEXT_EIGHT,
                                      NT_TEXT_TEXT_NINE,  NT_TEXT_TEXT_TEN,   NT_TEXT_TEXT_ELEVEN,
                                      NT_TEXT_TEXT_TWELVE};
    return number >= 0 && number <= 12 ? words[number].in[lang]
                                       : nt_text_number(arena, lang, number, 0);
}

static const char *argument(nt_arena *arena, nt_lang lang, const nt_arg *arg)
{
    switch (arg->kind) {
    case NT_ARG_TEXT:
        return arg->text;
    case NT_ARG_LABEL:
        return arg->label->in[lang];
    case NT_ARG_COUNT:
        return nt_text_number(arena, lang, arg->number, 0);
    case NT_ARG_DECIMAL:
        return nt_text_number(arena, lang, arg->number, arg->decimals);
    case NT_ARG_PERCENT:
        return nt_text_quantity(arena, lang, arg->number, arg->decimals, "percent");
    case NT_ARG_DATE:
        return nt_text_date(arena, lang, arg->date);
    case NT_ARG_UNIT:
        return text_unit(lang, arg->text, arg->number);
    }
    assert(!"a kind of argument that is not in base/lang.h");
    return "";
}

/* Reads "{12}" at `at`, which stands on the brace, and returns what follows it. */
static const char *read_slot(const char *at, size_t *index)
{
    const char *digit = at + 1;
    *index = 0;
    for (; *digit >= '0' && *digit <= '9'; digit++) {
        *index = *index * 10 + (size_t)(*digit - '0');
    }
    assert(digit > at + 1 && digit < at + 5 && *digit == '}');
    return digit + 1;
}

const nt_phrase_piece *nt_text_pieces(nt_arena *arena, nt_lang lang, const nt_phrase *phrase,
                                      size_t *count)
{
    NT_VEC(nt_phrase_piece) pieces = {0};
    const char *at = phrase->pattern->in[lang];
    while (*at) {
        nt_phrase_piece piece = {"{", NULL};
        size_t plain = strcspn(at, "{");
        if (plain) {
            piece.text = nt_arena_text(arena, at, plain);
            at += plain;
        } else if (at[1] == '{') {
            at += 2;
        } else {
            size_t index;
            at = read_slot(at, &index);
            assert(index < phrase->count);
            piece.arg = &phrase->args[index];
            piece.text = argument(arena, lang, piece.arg);
        }
        nt_vec_push(arena, &pieces, piece);
    }
    *count = pieces.count;
    return pieces.items;
}

const char *nt_text_phrase(nt_arena *arena, nt_lang lang, const nt_phrase *phrase)
{
    nt_buffer out = nt_buffer_open(arena);
    size_t count;
    const nt_phrase_piece *pieces = nt_text_pieces(arena, lang, phrase, &count);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_puts(&out, pieces[i].text);
    }
    return nt_buffer_text(&out);
}

nt_text nt_text_phrases(nt_arena *arena, const nt_phrase *phrase)
{
    nt_text said;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        said.in[lang] = nt_text_phrase(arena, lang, phrase);
    }
    return said;
}

static const char *join(nt_arena *arena, const char *const *items, size_t count,
                        const char *last_of_two, const char *last_of_many)
{
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        const char *mark = i == 0 ? "" : !last ? ", " : count == 2 ? last_of_two : last_of_many;
        nt_buffer_puts(&out, mark);
        nt_buffer_puts(&out, items[i]);
    }
    return nt_buffer_text(&out);
}

const char *nt_text_join(nt_arena *arena, nt_lang lang, const char *const *items, size_t count)
{
    /* Indonesian sets a comma before the last of three and more (EYD V, III.B.1), English none. */
    static const nt_text last_of_many = NT_TEXT_TEXT_BEFORE_THE_LAST_OF_MANY;
    static const nt_text last_of_two = NT_TEXT_TEXT_BEFORE_THE_LAST_OF_TWO;
    return join(arena, items, count, last_of_two.in[lang], last_of_many.in[lang]);
}

const char *nt_text_join_or(nt_arena *arena, nt_lang lang, const char *const *items, size_t count)
{
    static const nt_text last_of_many = NT_TEXT_TEXT_OR_BEFORE_THE_LAST_OF_MANY;
    static const nt_text last_of_two = NT_TEXT_TEXT_OR_BEFORE_THE_LAST_OF_TWO;
    return join(arena, items, count, last_of_two.in[lang], last_of_many.in[lang]);
}
