/* libharu, qpdf, zlib. */
#ifndef NETRA_PDF_LIBRARIES_H
#define NETRA_PDF_LIBRARIES_H

#include "base/library.h"

nt_libraries nt_pdf_libraries(void);

#endif
