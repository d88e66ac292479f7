/* md4c. */
#ifndef NETRA_REPORT_LIBRARIES_H
#define NETRA_REPORT_LIBRARIES_H

#include "base/library.h"

nt_libraries nt_report_libraries(void);

#endif
