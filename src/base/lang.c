/* The codes of the languages. */
#include "base/lang.h"

const char *const nt_lang_codes[NT_LANG_COUNT + 1] = NT_LANG_CODES;
