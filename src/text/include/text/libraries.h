/* FreeType, HarfBuzz, libhyphen. */
#ifndef NETRA_TEXT_LIBRARIES_H
#define NETRA_TEXT_LIBRARIES_H

#include "base/arena.h"
#include "base/library.h"

nt_libraries nt_text_libraries(nt_arena *arena);

#endif
