/* expat; libarchive is named by the room of archives. */
#pragma once

#include "base/library.h"

nt_libraries nt_workbook_libraries(void);
