/* Words that go with numbers; private to the room. */
#pragma once

#include "base/lang.h"

/* The unit in words, behind that number (NAN: any); the code when the table lacks it. */
const char *text_unit(nt_lang lang, const char *unit, double number);
