/* Directions that an author's own words state: "naik", "fell by 5 percent", "menjadi dua kali
 * lipat", "lebih tinggi"; nouns ("kenaikan") only before a number. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* In the text: a number whose digits do not stand there. */
enum { NT_DIRECTION_NUMBER = '\1' };

typedef struct {
    const char *words; /* within the text */
    size_t length;
    bool up;
} nt_direction;

/* All in the text, of one sentence, in its order; how many they are. What is only supposed, denied,
 * left open or said of another thing is none: "akan naik", "tidak naik atau turun", "harga naik",
 * "naik banding". */
const nt_direction *nt_direction_read(nt_arena *arena, const char *text, size_t *count);
