#include "edition/hyphenation.h"

#include <assert.h>

static void *read_dictionary(void *argument)
{
    nt_hyphenation *h = argument;
    h->status = nt_text_hyphenator_open(h->path, &h->hyphenator, &h->error);
    return NULL;
}

void nt_hyphenation_start(nt_hyphenation *hyphenation, const char *path)
{
    *hyphenation = (nt_hyphenation){.path = path};
    hyphenation->task = nt_task_start(read_dictionary, hyphenation);
}

nt_status nt_hyphenation_join(nt_hyphenation *hyphenation, const nt_hyphenator **out, nt_error *err)
{
    assert(hyphenation->path); /* started */
    nt_task_join(&hyphenation->task);
    if (hyphenation->status) {
        *err = hyphenation->error;
        return hyphenation->status;
    }
    *out = hyphenation->hyphenator;
    return NT_OK;
}

void nt_hyphenation_close(nt_hyphenation *hyphenation)
{
    nt_task_join(&hyphenation->task);
    nt_text_hyphenator_close(hyphenation->hyphenator);
    hyphenation->hyphenator = NULL;
}
