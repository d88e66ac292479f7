/* The hyphenation dictionary, read beside the making of the document: it takes as long as that. */
#ifndef NETRA_EDITION_HYPHENATION_H
#define NETRA_EDITION_HYPHENATION_H

#include "edition/task.h"
#include "text/paragraph.h"

typedef struct {
    const char *path;
    nt_hyphenator *hyphenator; /* NULL until it is there */
    nt_status status;
    nt_error error;
    nt_task task;
} nt_hyphenation;

/* `hyphenation` must stay where it is until the close; `path` as long. */
void nt_hyphenation_start(nt_hyphenation *hyphenation, const char *path);
nt_status nt_hyphenation_join(nt_hyphenation *hyphenation, const nt_hyphenator **out,
                              nt_error *err);
void nt_hyphenation_close(nt_hyphenation *hyphenation);

#endif
