/* Areas: who a name means, at which level it lies, and where its tile stands.
 *
 * An area is who its name says; a code alone proves nothing. The package's table of areas comes
 * first, then the areas that come with the program (data/areas). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/lang.h"
#include "ingest/package.h"

/* Provinces, regencies…: areas of one level lie side by side, and their counts stand together. */
typedef struct {
    const char *id; /* "province", "distrito": for names and messages */
    nt_text label;  /* "provinsi" / "province", as behind "menurut" / "by" */
    int rank;       /* 0 the whole country, 1 the widest parts of it, 2 their parts… */
} nt_level;

typedef struct nt_area nt_area;
struct nt_area {
    const char *code, *name; /* "73", "Sulawesi Selatan" */
    const char *name_en;     /* in English; NULL: the same */
    const char *short_name;  /* "Sulsel": fits a tile; "" none */
    const char *aliases;     /* "South Sulawesi;…", parted by semicolons; "" none */
    const nt_level *level;
    const nt_area *parent; /* NULL none */
    bool has_tile;
    int column, row; /* of its tile: columns run east, rows south */
    nt_place place;  /* in the table of areas */
};

typedef struct nt_gazetteer nt_gazetteer;

/* The table of areas of the package, if it has one, and the program's own areas behind it.
 * {"areas": {"levels": …}} of its descriptor's "netra" (checked, NULL none) gives levels their
 * words. Problems: tile-incomplete, tile-taken, tile-far. `package` may be NULL. */
nt_status nt_model_read_areas(nt_arena *arena, const nt_package *package, const nt_json *netra,
                              nt_problems *problems, const nt_gazetteer **out, nt_error *err);

/* What a text says of an area. */
typedef struct {
    const nt_area *area;   /* NULL: no table names it, or names more than one so */
    const nt_level *level; /* of the area, else by the name ("Kecamatan …"); NULL unknown */
    const char *key;       /* the same for two texts that mean one area */
    bool own;              /* the area is of the package's own table */
    bool beside_more;      /* the text has its code or what it lies in, too */
    bool several;          /* without its kind it is the name of more than one */
} nt_area_found;

/* By name in any case, with or without its kind, by a short form or alias, and, in the package's
 * own table, by code; also where its code ("12 - Sumatera Utara") or what it lies in ("Kab. Bone,
 * Sulawesi Selatan") stands beside its name. */
nt_area_found nt_model_find_area(nt_arena *arena, const nt_gazetteer *gazetteer, const char *text);

/* The program's areas that have the name when their kind is left out: "Kabupaten Bandung" and "Kota
 * Bandung" of "Bandung". */
const nt_area *const *nt_model_namesakes(nt_arena *arena, const nt_gazetteer *gazetteer,
                                         const char *text, size_t *count);

/* The name in each language. */
nt_text nt_model_area_label(const nt_area *area);

/* The areas of the package's own table, in the order of the file. */
const nt_area *nt_model_own_areas(const nt_gazetteer *gazetteer, size_t *count);

/* Whether `part`, which may be NULL, is `whole` or, within sixteen steps, one of its parts. */
bool nt_model_lies_in(const nt_area *part, const nt_area *whole);

/* ---- tiles ---- */

typedef enum {
    NT_TILING_FITS,
    NT_TILING_NONE,   /* no grid holds these areas */
    NT_TILING_SHARED, /* two of them would stand on one tile */
} nt_tiling_fit;

/* Areas on a grid: nine in ten of them at least have a tile, each its own. */
typedef struct {
    nt_tiling_fit fit;
    const nt_area *const *tiles; /* all of the grid, also those that no area of the list is on */
    size_t tile_count;
    int columns, rows;     /* of the grid */
    const size_t *tile_of; /* of each area of the list; SIZE_MAX: it has none */
} nt_tiling;

enum { NT_TILING_SIDE_MAX = 24 }; /* columns, rows: a tile must hold a word */

/* `areas` are those of a list, as found; NULL for one that no table names. */
const nt_tiling *nt_model_tile(nt_arena *arena, const nt_gazetteer *gazetteer,
                               const nt_area *const *areas, size_t count);
