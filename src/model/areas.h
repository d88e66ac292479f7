/* The gazetteer from inside: what the tiles and the code lists read of it. */
#pragma once

#include "names.h"

/* The built-in levels: the country, provinces, regencies and cities, districts, villages. */
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

/* Areas and the texts that mean them; names are the index of an area. */
typedef struct {
    nt_area *items;
    size_t count;
    nt_code_names names; /* codes (of the package's table alone), names, short forms, aliases */
    nt_code_names bare;  /* regencies without "Kabupaten" or "Kota": asked where no name fits */
} nt_area_set;

struct nt_gazetteer {
    nt_level *levels[NT_LEVEL_COUNT]; /* the built-in ones, perhaps with the author's words */
    nt_area_set own, program;
};

/* Each of the texts, parted by semicolons, means the area. */
void nt_model_add_aliases(nt_code_names *names, const char *aliases, uint32_t index);

/* One of the program's areas by its name alone, no bare form, or NULL. */
const nt_area *nt_model_program_area(const nt_gazetteer *gazetteer, const char *name);

/* The lines of data/areas/indonesia.csv, made into texts when the program is built: the headings
 * first; NULL behind the last. */
extern const char *const nt_model_indonesia[];
