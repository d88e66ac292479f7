/* The versions of the libraries that this room uses. */
#include "report/template.h"

nt_libraries nt_report_libraries(void)
{
    return (nt_libraries){{{"md4c", NT_MD4C_VERSION, true}}, 1};
}
