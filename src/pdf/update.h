/* What an update does to a file, of two readers. Private to the room. */
#pragma once

#include "objects/reader.h"
#include "pdf/signature.h"

/* `old` reads the file before, with which the one that `new` reads begins. */
nt_pdf_update nt_update_of(nt_arena *arena, nt_reader *old, nt_reader *new);
