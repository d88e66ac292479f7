/* The versions of the libraries that this room uses. */
#include <cjson/cJSON.h>

#include "base/library.h"

nt_libraries nt_base_libraries(void)
{
    return (nt_libraries){{{"cJSON", cJSON_Version(), false}}, 1};
}
