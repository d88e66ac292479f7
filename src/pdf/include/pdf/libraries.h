/* libharu, qpdf, zlib. */
#pragma once

#include "base/library.h"

nt_libraries nt_pdf_libraries(void);
