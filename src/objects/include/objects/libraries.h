/* qpdf, zlib. */
#pragma once

#include "base/library.h"

nt_libraries nt_objects_libraries(void);
