/* Messages: patterns with named slots, said in a language. */
#include "base/message.h"

#include <stdlib.h>
#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "words/base.h"

/* Text that is cut where there is no room, and how long it would have been. */
typedef struct {
    char *text;
    size_t size, length;
    bool marked; /* the breaks of patterns become NT_SHOWN_BREAK, which slots have none of */
} sink;

static void put(sink *out, const char *text, size_t length)
{
    if (out->length + 1 < out->size) {
        size_t room = out->size - 1 - out->length;
        memcpy(out->text + out->length, text, length < room ? length : room);
    }
    out->length += length;
}

static void put_marked(sink *out, const char *text, size_t length, char from, char to)
{
    for (size_t i = 0; i < length; i++) {
        put(out, out->marked && text[i] == from ? &to : text + i, 1);
    }
}

static void put_message(sink *out, nt_lang lang, const nt_message *message);

static void put_slot(sink *out, nt_lang lang, const nt_message_slot *slot)
{
    char made[NT_QUOTE_MAX];
    const char *text = slot->kind == NT_SLOT_TEXT    ? slot->value.text
                       : slot->kind == NT_SLOT_QUOTE ? nt_quote(made, lang, slot->value.text)
                       : slot->kind == NT_SLOT_LABEL ? slot->value.label.in[lang]
                                                     : NULL;
    if (slot->kind == NT_SLOT_NUMBER) {
        snprintf(made, sizeof made, "%lld", slot->value.number);
        text = made;
    }
    if (slot->kind == NT_SLOT_MESSAGE && slot->value.message) {
        put_message(out, lang, slot->value.message);
    } else if (text) {
        put_marked(out, text, strlen(text), NT_SHOWN_BREAK, ' ');
    }
}

/* The slot that `at` opens, or NULL. */
static const nt_message_slot *slot_at(const nt_message *message, const char *at)
{
    NT_RETURN_FIRST(i, message->count, nt_begins(at, message->slots[i].name), &message->slots[i],
                    NULL);
}

static void put_message(sink *out, nt_lang lang, const nt_message *message)
{
    for (const char *at = message->pattern.in[lang]; *at;) {
        size_t plain = strcspn(at, "{");
        put_marked(out, at, plain, '\n', NT_SHOWN_BREAK);
        at += plain;
        const nt_message_slot *slot = *at ? slot_at(message, at) : NULL;
        if (slot) {
            put_slot(out, lang, slot);
            at += strlen(slot->name);
        } else if (*at) {
            put(out, at, 1);
            at += 1 + (at[1] == '{');
        }
    }
}

nt_message nt_message_of(nt_text text)
{
    return (nt_message){nt_text_alike("{}"), {{"{}", NT_SLOT_LABEL, {.label = text}}}, 1};
}

nt_message nt_message_alike(const char *text)
{
    return nt_message_of(nt_text_alike(text));
}

void nt_message_into(char *out, size_t size, nt_lang lang, const nt_message *message)
{
    sink s = {out, size, 0, false};
    put_message(&s, lang, message);
    out[s.length < size ? s.length : size - 1] = '\0';
}

static char *said(nt_arena *arena, nt_lang lang, const nt_message *message, bool marked)
{
    sink measured = {.marked = marked};
    put_message(&measured, lang, message);
    sink out = {nt_arena_alloc(arena, measured.length + 1), measured.length + 1, 0, marked};
    put_message(&out, lang, message);
    out.text[out.length] = '\0';
    return out.text;
}

const char *nt_message_text(nt_arena *arena, nt_lang lang, const nt_message *message)
{
    return said(arena, lang, message, false);
}

nt_text nt_message_texts(nt_arena *arena, nt_message message)
{
    nt_text texts;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        texts.in[lang] = nt_message_text(arena, lang, &message);
    }
    return texts;
}

const nt_text *nt_message_kept(nt_arena *arena, nt_message message)
{
    nt_text texts = nt_message_texts(arena, message);
    return nt_arena_copy(arena, &texts, sizeof texts);
}

void nt_tell(FILE *out, nt_lang lang, nt_message message)
{
    NT_PASSING_ARENA(arena);
    nt_shown_print(out, arena, said(arena, lang, &message, true));
}

/* The first language of a list ("en_GB:id") that netra has, or NT_LANG_COUNT. */
static nt_lang first_of(const char *list)
{
    nt_lang lang = NT_LANG_COUNT;
    for (const char *at = list; at && *at && lang == NT_LANG_COUNT; at += *at == ':') {
        lang = nt_lang_called(at, strcspn(at, "_.@:"));
        at += strcspn(at, ":");
    }
    return lang;
}

nt_lang nt_message_lang(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    nt_lang lang = first_of(getenv("LANGUAGE"));
    for (size_t i = 0; lang == NT_LANG_COUNT && i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) { /* it decides, as setlocale(3) has it */
            lang = first_of(value);
            break;
        }
    }
    return lang == NT_LANG_COUNT ? NT_LANG_ID : lang;
}

const nt_message *nt_message_near(nt_arena *arena, const char *nearest)
{
    const nt_message message = NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest);
    return nearest ? nt_arena_copy(arena, &message, sizeof message) : NULL;
}

nt_message nt_message_near_or_all(nt_arena *arena, const char *name, const char *const *names,
                                  size_t count)
{
    const char *nearest = nt_utf8_nearest(name, names, count);
    return nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest)
                   : NT_MESSAGE_BASE_THERE_ARE(.kinds = nt_text_comma_list(arena, names, count));
}
