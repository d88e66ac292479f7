#include "pdf/libraries.h"

#include <hpdf.h>

#include "objects/libraries.h"

nt_libraries nt_pdf_libraries(void)
{
    nt_libraries beneath = nt_objects_libraries();
    return (nt_libraries){
        {{"libharu", HPDF_GetVersion(), false}, beneath.items[0], beneath.items[1]}, 3};
}
