/* Words that go with numbers, and months; private to the room. */
#pragma once

#include <stdbool.h>

#include "base/lang.h"

/* The unit in words, behind that number (NAN: any); the code when the table lacks it. */
const char *text_unit(nt_lang lang, const char *unit, double number);

/* Whether it is the name of a month in a language that netra speaks, in full or in short. */
bool text_is_month(const char *word);
