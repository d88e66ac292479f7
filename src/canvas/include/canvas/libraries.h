/* cairo, and pixman, which fills its pixels. */
#pragma once

#include "base/library.h"

nt_libraries nt_canvas_libraries(void);
