/* libcrypto, libarchive. */
#pragma once

#include "base/library.h"

nt_libraries nt_archive_libraries(void);
