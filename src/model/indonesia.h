/* The lines of data/areas/indonesia.csv, made into texts when the program is built. */
#ifndef NETRA_MODEL_INDONESIA_H
#define NETRA_MODEL_INDONESIA_H

/* The headings first; NULL behind the last. */
extern const char *const nt_model_indonesia[];

#endif
