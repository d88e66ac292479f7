/* Slugs are parts of ids, so two things of one kind never share one. */
#pragma once

#include "base/map.h"

/* `slug`, or where that is taken the first of slug-2, slug-3 and so on that is free. It is taken
 * from then on: `taken` has each slug, and how often it was asked for. */
const char *nt_model_unique_slug(nt_map *taken, const char *slug);
