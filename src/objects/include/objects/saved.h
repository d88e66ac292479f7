/* A file as save.c lays it out: streams one behind the other, whose numbers, lengths and kinds
 * stand in front of them, and the cross-references last. What was made here a moment ago is read so
 * at a quarter of what a reader of everybody's files takes. */
#pragma once

#include "objects/item.h"

typedef struct {
    nt_pdf_item trailer;
    NT_VEC(nt_bytes) places; /* by number: where the object's value begins */
} nt_saved;

/* False for a file of another layout. `file` must outlive what is read of it. */
bool nt_saved_open(nt_item_home *home, nt_bytes file, nt_saved *out);
/* Null where there is none. A stream has its bytes. */
nt_pdf_item nt_saved_object(nt_item_home *home, const nt_saved *saved, unsigned number);
