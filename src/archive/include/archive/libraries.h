/* libcrypto, libarchive. */
#ifndef NETRA_ARCHIVE_LIBRARIES_H
#define NETRA_ARCHIVE_LIBRARIES_H

#include "base/library.h"

nt_libraries nt_archive_libraries(void);

#endif
