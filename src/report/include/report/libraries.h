/* md4c. */
#pragma once

#include "base/library.h"

nt_libraries nt_report_libraries(void);
