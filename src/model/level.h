/* Levels of areas by their words. */
#pragma once

#include "model/area.h"

/* What is built in: the country, provinces, regencies and cities, districts, villages. */
enum {
    NT_LEVEL_COUNTRY,
    NT_LEVEL_PROVINCE,
    NT_LEVEL_REGENCY,
    NT_LEVEL_DISTRICT,
    NT_LEVEL_VILLAGE,
    NT_LEVEL_COUNT
};
extern const nt_level nt_model_levels[NT_LEVEL_COUNT];

/* The built-in level of that word ("Kabupaten", "city", "2"), or -1. */
int nt_model_level_of_word(const char *word);

/* The built-in level that a name begins with ("Kec. Panakkukang"), or -1. */
int nt_model_level_of_name(const char *name);
