/* The versions of the libraries that this room uses. */
#include "objects/object.h"

#include <qpdf/qpdf-c.h>
#include <zlib.h>

nt_libraries nt_objects_libraries(void)
{
    return (nt_libraries){
        {{"qpdf", qpdf_get_qpdf_version(), false}, {"zlib", zlibVersion(), false}}, 2};
}
