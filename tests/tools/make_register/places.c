#include "places.h"

#include <string.h>

#include "base/file.h"
#include "failf.h"

enum { FILE_MAX = 1 << 20, CODE = 0, NAME = 1, PARENT = 3, CELLS = 4 };

typedef NT_VEC(place) place_vec;

static int find(const place_vec *in, const char *code)
{
    NT_RETURN_FIRST(i, in->count, strcmp(in->items[i].code, code) == 0, (int)i, -1);
}

/* Cuts a line at its commas; false when cells are missing. */
static bool cut(char *line, char *cells[CELLS])
{
    for (int i = 0; i < CELLS; i++) {
        cells[i] = line;
        line += strcspn(line, ",\r");
        if (!*line && i + 1 < CELLS) {
            return false;
        }
        if (*line) {
            *line++ = '\0';
        }
    }
    return true;
}

static bool take(nt_arena *arena, place_vec *provinces, place_vec *regencies, char *line)
{
    char *cells[CELLS];
    if (!cut(line, cells)) {
        return false;
    }
    place new = {.code = cells[CODE], .name = cells[NAME]};
    if (!*cells[PARENT]) {
        nt_vec_push(arena, provinces, new);
        return true;
    }
    int parent = find(provinces, cells[PARENT]);
    if (parent < 0) {
        return false;
    }
    place *province = &provinces->items[parent];
    province->first = province->count ? province->first : (int)regencies->count;
    if (province->first + province->count++ != (int)regencies->count) {
        return false; /* regencies of one province stand together */
    }
    nt_vec_push(arena, regencies, new);
    return true;
}

nt_status places_read(nt_arena *arena, const char *path, places *out, nt_error *err)
{
    nt_bytes bytes;
    place_vec provinces = {0}, regencies = {0};
    nt_status status = nt_file_read(arena, path, FILE_MAX, &bytes, err);
    if (status) {
        return status;
    }
    char *text = nt_arena_text(arena, bytes.bytes, bytes.length);
    long number = 0;
    for (char *line = text, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next) {
            *next++ = '\0';
        }
        if (number++ && !take(arena, &provinces, &regencies, line)) {
            return failf(err, NT_INVALID, (nt_place){path, number, 0},
                         "this is not code, name, level and a province that came before");
        }
    }
    *out = (places){provinces.items, regencies.items, (int)provinces.count, (int)regencies.count};
    return out->province_count && out->regency_count
               ? NT_OK
               : failf(err, NT_INVALID, (nt_place){path, 0, 0}, "there are no areas in it");
}

int places_province(const places *all, const char *name)
{
    for (int i = 0; i < all->province_count; i++) {
        if (strcmp(all->provinces[i].code, name) == 0 ||
            strcmp(all->provinces[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}
