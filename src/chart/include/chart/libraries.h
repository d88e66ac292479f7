/* cairo, and pixman, which fills its pixels. */
#pragma once

#include "base/library.h"

nt_libraries nt_chart_libraries(void);
