/* Days, months and ages in words. */
#include "text/number.h"

#include <string.h>

#include "words.h"
#include "words/base.h"
#include "words/text.h"

static const nt_text short_months[12] = {
    NT_TEXT_TEXT_JAN,          NT_TEXT_TEXT_FEB, NT_TEXT_TEXT_MAR, NT_TEXT_TEXT_APR,
    NT_TEXT_TEXT_MAY_IN_SHORT, NT_TEXT_TEXT_JUN, NT_TEXT_TEXT_JUL, NT_TEXT_TEXT_AUG,
    NT_TEXT_TEXT_SEP,          NT_TEXT_TEXT_OCT, NT_TEXT_TEXT_NOV, NT_TEXT_TEXT_DEC};

static const char *format(nt_arena *arena, nt_lang lang, nt_date date,
                          const nt_text names[static 12])
{
    if (!nt_date_known(date)) {
        return ((nt_text)NT_TEXT_BASE_DATE_UNKNOWN).in[lang];
    }
    nt_civil civil = nt_date_to_civil(date);
    nt_message said =
        NT_MESSAGE_BASE_DAY_MONTH_YEAR(.day = civil.day, .month = names[civil.month - 1].in[lang],
                                       .year = civil.year);
    return nt_message_text(arena, lang, &said);
}

const char *nt_text_date(nt_arena *arena, nt_lang lang, nt_date date)
{
    return format(arena, lang, date, nt_months);
}

const char *nt_text_date_short(nt_arena *arena, nt_lang lang, nt_date date)
{
    return format(arena, lang, date, short_months);
}

const char *nt_text_month_short(nt_lang lang, int month)
{
    return short_months[month - 1].in[lang];
}

const char *nt_text_age(nt_arena *arena, nt_lang lang, int age_days)
{
    static const nt_text vote = NT_TEXT_BASE_THE_DAY_OF_THE_VOTE,
                         before = NT_TEXT_TEXT_DAY_OF_THE_VOTE;
    return age_days == 0 ? vote.in[lang]
                         : nt_arena_printf(arena, "%s%s", before.in[lang],
                                           nt_text_signed(arena, lang, age_days, 0));
}

bool text_is_month(const char *word)
{
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        for (int i = 0; i < 12; i++) {
            if (strcmp(nt_months[i].in[lang], word) == 0 ||
                strcmp(short_months[i].in[lang], word) == 0) {
                return true;
            }
        }
    }
    return false;
}
