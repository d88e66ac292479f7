/* The versions of the libraries that this room uses. */
#include "canvas/output.h"

#include <cairo.h>
#include <libdeflate.h>

nt_libraries nt_canvas_libraries(void)
{
    return (nt_libraries){{{"cairo", cairo_version_string(), false},
                           {"pixman", NT_PIXMAN_VERSION, true},
                           {"libdeflate", LIBDEFLATE_VERSION_STRING, true}},
                          3};
}
