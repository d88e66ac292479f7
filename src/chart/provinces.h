/* The 38 provinces, their names and their tiles. */
#ifndef NETRA_CHART_PROVINCES_H
#define NETRA_CHART_PROVINCES_H

#include "base/arena.h"

enum { NT_PROVINCES = 38, NT_TILE_COLUMNS = 14, NT_TILE_ROWS = 7, NT_PROVINCE_ALIASES = 3 };

typedef struct {
    int code;                                 /* of the Ministry of Home Affairs */
    const char *name;                         /* "Sulawesi Selatan" */
    const char *short_name;                   /* "Sulsel": fits a tile */
    const char *aliases[NT_PROVINCE_ALIASES]; /* other common forms, as slugs; NULL none */
    int column, row;                          /* of the tile; row 0 is the north */
} nt_province;

extern const nt_province nt_provinces[NT_PROVINCES];

/* The province of that name in any case, with or without "Provinsi", by its short name or another
 * common form; NULL when the name is none of the 38. */
const nt_province *nt_province_find(nt_arena *arena, const char *name);

#endif
