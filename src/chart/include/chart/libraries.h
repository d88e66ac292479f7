/* cairo, and pixman, which fills its pixels. */
#ifndef NETRA_CHART_LIBRARIES_H
#define NETRA_CHART_LIBRARIES_H

#include "base/library.h"

nt_libraries nt_chart_libraries(void);

#endif
