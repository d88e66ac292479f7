/* What a build depends on beside data and template: the program and its fonts. */
#pragma once

#include "base/file.h"

/* Name, version, compiler, build type, libraries of this program, as JSON. */
nt_status nt_made_with_program(nt_arena *arena, nt_bytes *out, nt_error *err);

/* Where that of a bag differs from this program's: "cairo 1.18.0, here 1.16.0; …"; NULL nowhere. */
const nt_text *nt_made_with_changes(nt_arena *arena, nt_bytes filed, nt_bytes here);

/* The fonts in use: file, size, SHA-512 each, as JSON. */
nt_status nt_made_with_fonts(nt_arena *arena, nt_bytes *out, nt_error *err);
