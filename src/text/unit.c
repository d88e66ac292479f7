/* The words of a unit behind a number. */
#include "base/unit.h"

#include <math.h>

#include "text/number.h"
#include "words.h"

const char *text_unit(nt_lang lang, const char *unit, double number)
{
    const nt_unit *known = nt_unit_find(unit);
    return known ? nt_form(&known->called, lang, number) : unit;
}

const char *nt_text_unit(nt_lang lang, const char *unit)
{
    return text_unit(lang, unit, NAN);
}
