/* expat; libarchive is named by the room of archives. */
#ifndef NETRA_WORKBOOK_LIBRARIES_H
#define NETRA_WORKBOOK_LIBRARIES_H

#include "base/library.h"

nt_libraries nt_workbook_libraries(void);

#endif
