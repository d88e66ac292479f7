/* Where the program's own templates and sample data lie. */
#pragma once

#include "base/arena.h"

/* PREFIX/share/netra of PREFIX/bin/netra: holds templates/ and data/. */
const char *nt_share_folder(nt_arena *arena);

/* "quarterly": the folder of the installed template of that name, where no folder here is called
 * so; else `name` itself. */
const char *nt_share_template(nt_arena *arena, const char *name);
