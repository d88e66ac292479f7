/* Provinces and their regencies, from areas.csv: code, name, level, parent; no cell quoted. */
#pragma once

#include "base/arena.h"
#include "base/error.h"

typedef struct {
    const char *code, *name;
    int first, count; /* of its regencies; 0 in a regency */
} place;

typedef struct {
    const place *provinces, *regencies; /* the regencies in order of their provinces */
    int province_count, regency_count;
} places;

nt_status places_read(nt_arena *arena, const char *path, places *out, nt_error *err);

/* The province with that code or name, or -1. */
int places_province(const places *all, const char *name);
