/* The gazetteer from inside: what the tiles and the code lists read of it. */
#pragma once

#include "level.h"
#include "names.h"

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
