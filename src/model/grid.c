/* Areas on a grid of tiles: their own table's, or the program's. */
#include <stdint.h>

#include "areas.h"

enum { TILES_MAX = NT_TILING_SIDE_MAX * NT_TILING_SIDE_MAX };

/* Of ten areas at most one may be without a tile ("Luar negeri" among the provinces): it is named
 * below the map. Of fewer than ten all must fit. */
static bool fits(size_t found, size_t count)
{
    return found && 10 * found >= 9 * count;
}

/* The tiles that belong together with `one`: of its level, and of its parent where all that are
 * shown share it; a province may bring its regencies on a grid of their own. */
static bool belongs(const nt_area *area, const nt_area *one, bool one_parent)
{
    return area->has_tile && area->level == one->level &&
           (!one_parent || area->parent == one->parent);
}

static bool share_a_parent(const nt_area *const *tiles, size_t count)
{
    return NT_ALL(i, count, tiles[i]->parent == tiles[0]->parent);
}

/* Moves columns and rows to begin at 0; false when two tiles share a place, or lie too far apart.
 */
static bool lay_out(nt_arena *arena, const nt_area **tiles, nt_tiling *out)
{
    int left = INT32_MAX, top = INT32_MAX;
    for (size_t i = 0; i < out->tile_count; i++) {
        left = tiles[i]->column < left ? tiles[i]->column : left;
        top = tiles[i]->row < top ? tiles[i]->row : top;
    }
    bool taken[NT_TILING_SIDE_MAX][NT_TILING_SIDE_MAX] = {{false}};
    for (size_t i = 0; i < out->tile_count; i++) {
        nt_area *moved = nt_arena_copy(arena, tiles[i], sizeof *moved);
        moved->column -= left;
        moved->row -= top;
        tiles[i] = moved;
        if (moved->column >= NT_TILING_SIDE_MAX || moved->row >= NT_TILING_SIDE_MAX ||
            taken[moved->row][moved->column]) {
            return false;
        }
        taken[moved->row][moved->column] = true;
        out->columns = moved->column >= out->columns ? moved->column + 1 : out->columns;
        out->rows = moved->row >= out->rows ? moved->row + 1 : out->rows;
    }
    return true;
}

/* Where the area stands among the tiles; SIZE_MAX: nowhere. */
static size_t place_of(const nt_area *const *tiles, size_t count, const nt_area *area)
{
    NT_RETURN_FIRST(i, area ? count : 0, tiles[i] == area, i, SIZE_MAX);
}

static nt_tiling_fit set_on(nt_arena *arena, const nt_area_set *set, const nt_area *const *areas,
                            size_t count, nt_tiling *out)
{
    const nt_area **shown = nt_new_array(arena, const nt_area *, count + 1);
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (areas[i] && areas[i]->has_tile && (!found || areas[i]->level == shown[0]->level)) {
            shown[found++] = areas[i];
        }
    }
    if (!fits(found, count)) {
        return NT_TILING_NONE;
    }
    bool one_parent = share_a_parent(shown, found);
    const nt_area **tiles = nt_new_array(arena, const nt_area *, TILES_MAX);
    for (size_t i = 0; i < set->count; i++) {
        if (!belongs(&set->items[i], shown[0], one_parent)) {
            continue;
        }
        if (out->tile_count == TILES_MAX) {
            return NT_TILING_NONE; /* two would share a place */
        }
        tiles[out->tile_count++] = &set->items[i];
    }
    size_t *tile_of = nt_new_array(arena, size_t, count + 1);
    bool *taken = nt_new_array(arena, bool, out->tile_count + 1);
    for (size_t i = 0; i < count; i++) {
        tile_of[i] = place_of(tiles, out->tile_count, areas[i]);
        if (tile_of[i] != SIZE_MAX && taken[tile_of[i]]) {
            return NT_TILING_SHARED;
        }
        if (tile_of[i] != SIZE_MAX) {
            taken[tile_of[i]] = true;
        }
    }
    out->tile_of = tile_of;
    out->tiles = tiles;
    return lay_out(arena, tiles, out) ? NT_TILING_FITS : NT_TILING_NONE;
}

/* Areas of the package's table are sought on its own grid where it has one, else on the program's,
 * by their names. */
const nt_tiling *nt_model_tile(nt_arena *arena, const nt_gazetteer *gazetteer,
                               const nt_area *const *areas, size_t count)
{
    const nt_area_set *own = &gazetteer->own;
    const nt_area **known = nt_new_array(arena, const nt_area *, count + 1);
    bool has_grid = false;
    for (size_t i = 0; i < count; i++) {
        bool is_own = own->count && areas[i] >= own->items && areas[i] < own->items + own->count;
        has_grid = has_grid || (is_own && areas[i]->has_tile);
        known[i] = areas[i];
        if (is_own && !areas[i]->has_tile) {
            known[i] = nt_model_program_area(gazetteer, areas[i]->name);
        }
    }
    nt_tiling *made = nt_new(arena, nt_tiling);
    nt_tiling tiling = {.fit = NT_TILING_NONE};
    tiling.fit = set_on(arena, has_grid ? own : &gazetteer->program, has_grid ? areas : known,
                        count, &tiling);
    *made = tiling;
    return made;
}
