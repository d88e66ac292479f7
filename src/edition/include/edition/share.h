/* Where the program's own templates and sample data lie. */
#pragma once

#include "base/arena.h"

/* PREFIX/share/netra of PREFIX/bin/netra: holds templates/ and data/. */
const char *nt_share_folder(nt_arena *arena);
