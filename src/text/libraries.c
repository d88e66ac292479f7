/* The versions of the libraries that this room uses. */
#include "text/font.h"

#include <ft2build.h>
#include <hb.h>
#include FT_FREETYPE_H

static const char *freetype_version(nt_arena *arena)
{
    FT_Library library;
    FT_Int major, minor, patch;
    if (FT_Init_FreeType(&library) != 0) {
        return "unknown";
    }
    FT_Library_Version(library, &major, &minor, &patch);
    FT_Done_FreeType(library);
    return nt_arena_printf(arena, "%d.%d.%d", major, minor, patch);
}

nt_libraries nt_text_libraries(nt_arena *arena)
{
    return (nt_libraries){
        {{"FreeType", freetype_version(arena), false}, {"HarfBuzz", hb_version_string(), false}},
        2};
}
