/* libcsv. */
#pragma once

#include "base/library.h"

nt_libraries nt_ingest_libraries(void);
