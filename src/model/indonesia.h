/* The lines of data/areas/indonesia.csv, made into texts when the program is built. */
#pragma once

/* The headings first; NULL behind the last. */
extern const char *const nt_model_indonesia[];
