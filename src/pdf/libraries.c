/* The versions of the libraries that this room uses. */
#include "pdf/pdf.h"

#include <hpdf.h>

#include "objects/object.h"

nt_libraries nt_pdf_libraries(void)
{
    nt_libraries beneath = nt_objects_libraries();
    return (nt_libraries){
        {{"libharu", HPDF_GetVersion(), false}, beneath.items[0], beneath.items[1]}, 3};
}
