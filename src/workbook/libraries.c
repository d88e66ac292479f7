/* The versions of the libraries that this room uses. */
#include "workbook/workbook.h"

#include <expat.h>

nt_libraries nt_workbook_libraries(void)
{
    /* "expat_2.5.0" */
    return (nt_libraries){{{"expat", XML_ExpatVersion() + sizeof "expat", false}}, 1};
}
