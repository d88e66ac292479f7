/* Where the program finds what it was installed with. */
#pragma once

#include "base/arena.h"
#include "base/lang.h"

/* The folder of the fonts: $NETRA_FONTS, else beside the program as installed
 * (../share/netra/fonts) or as built (../fonts). Not checked: opening it says what is missing. */
const char *nt_places_fonts(nt_arena *arena);

/* The hyphenation dictionary of the language: $NETRA_HYPHEN or /usr/share/hyphen, hyph_id_ID.dic
 * (package hyphen-id) or hyph_en_GB.dic (hyphen-en-gb). */
const char *nt_places_hyphenation(nt_arena *arena, nt_lang lang);
