/* A test's arena, and a folder of its own that goes with it. */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

typedef struct {
    nt_arena *arena;
    char folder[40];
} fixture;

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    f->arena = nt_arena_open();
    strcpy(f->folder, "/tmp/netra-file-XXXXXX");
    *state = f;
    return mkdtemp(f->folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    char command[80];
    snprintf(command, sizeof command, "rm -rf '%s'", f->folder);
    int status = system(command);
    nt_arena_close(f->arena);
    free(f);
    return status;
}
