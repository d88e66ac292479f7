/* Where the program's own templates and sample data lie. */
#pragma once

#include "base/arena.h"

/* PREFIX/share/netra/templates of PREFIX/bin/netra. */
const char *nt_share_templates(nt_arena *arena);

/* "quarterly": the folder of the installed template of that name; NULL: there is none. */
const char *nt_share_shipped(nt_arena *arena, const char *name);
/* The same, where no folder here is called so; else `name` itself. */
const char *nt_share_template(nt_arena *arena, const char *name);
