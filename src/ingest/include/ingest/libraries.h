/* libcsv. */
#ifndef NETRA_INGEST_LIBRARIES_H
#define NETRA_INGEST_LIBRARIES_H

#include "base/library.h"

nt_libraries nt_ingest_libraries(void);

#endif
