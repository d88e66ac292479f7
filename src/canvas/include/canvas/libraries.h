/* cairo, pixman, which fills its pixels, and libdeflate, which packs them. */
#pragma once

#include "base/library.h"

nt_libraries nt_canvas_libraries(void);
