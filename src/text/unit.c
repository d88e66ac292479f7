#include "base/unit.h"

#include "text/number.h"
#include "words.h"

const char *text_unit(nt_lang lang, const char *unit, bool singular)
{
    const nt_unit *known = nt_unit_find(unit);
    return known ? (singular ? known->one : known->other).in[lang] : unit;
}

const char *nt_text_unit(nt_lang lang, const char *unit)
{
    return text_unit(lang, unit, false);
}
