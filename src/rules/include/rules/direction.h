/* Directions that a text states: "naik", "fell by 5 percent", "menjadi dua kali lipat", "lebih
 * tinggi". */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *words; /* within the text */
    size_t length;
    bool up;
    bool is_aside; /* only supposed, denied, or of another thing: "akan naik", "harga naik" */
} nt_direction;

/* The first in the text; false: there is none. */
bool nt_direction_read(const char *text, nt_direction *out);
