/* What the languages are called, and what they call the months. */
#include "base/lang.h"

#include <string.h>

#include "words/base.h"

const char *const nt_lang_codes[NT_LANG_COUNT + 1] = NT_LANG_CODES;

const int nt_lang_forms[NT_LANG_COUNT] = NT_LANG_FORMS;

const nt_text nt_months[12] = {NT_TEXT_BASE_JANUARY, NT_TEXT_BASE_FEBRUARY, NT_TEXT_BASE_MARCH,
                               NT_TEXT_BASE_APRIL,   NT_TEXT_BASE_MAY,      NT_TEXT_BASE_JUNE,
                               NT_TEXT_BASE_JULY,    NT_TEXT_BASE_AUGUST,   NT_TEXT_BASE_SEPTEMBER,
                               NT_TEXT_BASE_OCTOBER, NT_TEXT_BASE_NOVEMBER, NT_TEXT_BASE_DECEMBER};

const char *nt_form(const nt_forms *forms, nt_lang lang, double number)
{
    bool whole = number >= -1e15 && number <= 1e15 && number == (double)(long long)number;
    return forms->in[lang][whole ? nt_plural(lang, (long long)number) : nt_lang_forms[lang] - 1];
}

nt_lang nt_lang_called(const char *code, size_t length)
{
    nt_lang lang = 0;
    while (lang < NT_LANG_COUNT && (strlen(nt_lang_codes[lang]) != length ||
                                    strncmp(nt_lang_codes[lang], code, length) != 0)) {
        lang++;
    }
    return lang;
}

nt_lang nt_lang_or_id(const char *code)
{
    nt_lang lang = code ? nt_lang_called(code, strlen(code)) : NT_LANG_COUNT;
    return lang == NT_LANG_COUNT ? NT_LANG_ID : lang;
}

nt_text nt_date_text(nt_arena *arena, nt_date day)
{
    nt_text label = NT_TEXT_EMPTY;
    for (nt_lang lang = 0; nt_date_known(day) && lang < NT_LANG_COUNT; lang++) {
        nt_civil c = nt_date_to_civil(day);
        nt_message said =
            NT_MESSAGE_BASE_DAY_MONTH_YEAR(.day = c.day, .month = nt_months[c.month - 1].in[lang],
                                           .year = c.year);
        label.in[lang] = nt_message_text(arena, lang, &said);
    }
    return label;
}

nt_text nt_text_joined(nt_arena *arena, const nt_text *texts, size_t count)
{
    nt_text joined;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        nt_buffer out = nt_buffer_open(arena);
        for (size_t i = 0; i < count; i++) {
            nt_buffer_puts(&out, texts[i].in[lang]);
        }
        joined.in[lang] = nt_buffer_text(&out);
    }
    return joined;
}

nt_text nt_text_either(nt_arena *arena, const char *const *names, size_t count)
{
    static const nt_text either = NT_TEXT_BASE_OR;
    nt_text text;
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        nt_buffer out = nt_buffer_open(arena);
        for (size_t i = 0; i < count; i++) {
            nt_buffer_printf(&out, "%s%s", i ? either.in[lang] : "", names[i]);
        }
        text.in[lang] = nt_buffer_text(&out);
    }
    return text;
}

const char *nt_text_comma_list(nt_arena *arena, const char *const *names, size_t count)
{
    nt_buffer all = nt_buffer_open(arena);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&all, "%s%s", i ? ", " : "", names[i]);
    }
    return nt_buffer_text(&all);
}

const char *nt_lang_other(const char *tag, nt_lang lang)
{
    size_t length = tag ? strcspn(tag, "-") : 0;
    bool same = tag && strlen(nt_lang_codes[lang]) == length &&
                NT_ALL(i, length, (tag[i] | 32) == nt_lang_codes[lang][i]);
    return same ? NULL : tag;
}
