/* libharu, and those of the objects. */
#pragma once

#include "base/library.h"

nt_libraries nt_pdf_libraries(void);
