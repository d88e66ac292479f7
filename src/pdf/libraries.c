#include "pdf/libraries.h"

#include <hpdf.h>
#include <qpdf/qpdf-c.h>
#include <zlib.h>

nt_libraries nt_pdf_libraries(void)
{
    return (nt_libraries){{{"libharu", HPDF_GetVersion(), false},
                           {"qpdf", qpdf_get_qpdf_version(), false},
                           {"zlib", zlibVersion(), false}},
                          3};
}
