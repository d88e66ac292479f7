/* The pixels of a drawing, row by row, as a zlib stream. Private to the room. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/file.h"

typedef struct nt_squeezer nt_squeezer;

/* Rows of so many bytes, of which so many are a pixel. */
nt_squeezer *nt_squeeze_open(nt_arena *arena, size_t row_bytes, size_t pixel_bytes);

/* Where the next row is written. It is taken by nt_squeeze_row(), after which this is another. */
unsigned char *nt_squeeze_next(nt_squeezer *squeezer);
void nt_squeeze_row(nt_squeezer *squeezer);
/* The row before it, once there is one. */
const unsigned char *nt_squeeze_last(const nt_squeezer *squeezer);
/* The last row once more. */
void nt_squeeze_again(nt_squeezer *squeezer);

/* Ends the stream; in the arena. */
nt_bytes nt_squeeze_close(nt_squeezer *squeezer);
