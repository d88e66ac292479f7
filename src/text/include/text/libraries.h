/* FreeType, HarfBuzz, libhyphen. */
#pragma once

#include "base/arena.h"
#include "base/library.h"

nt_libraries nt_text_libraries(nt_arena *arena);
