#include "base/unfinished.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"

typedef struct unfinished {
    struct unfinished *next;
    const char *path;
    nt_unfinished_kind kind;
} unfinished;

/* The one list of the process: who runs out of memory, in whatever library and thread, holds no
 * handle of anything. */
static unfinished *newest;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void nt_unfinished_note(nt_arena *arena, const char *path, nt_unfinished_kind kind)
{
    unfinished *one = nt_new(arena, unfinished);
    pthread_mutex_lock(&lock);
    *one = (unfinished){newest, path, kind};
    newest = one;
    pthread_mutex_unlock(&lock);
}

void nt_unfinished_forget(const char *path)
{
    pthread_mutex_lock(&lock);
    for (unfinished **at = &newest; *at; at = &(*at)->next) {
        if (strcmp((*at)->path, path) == 0) {
            *at = (*at)->next;
            break;
        }
    }
    pthread_mutex_unlock(&lock);
}

void nt_unfinished_clear(void)
{
    pthread_mutex_lock(&lock);
    for (const unfinished *one = newest; one; one = one->next) {
        if (one->kind == NT_UNFINISHED_FOLDER) {
            nt_tree_remove(one->path);
        } else {
            remove(one->path);
        }
    }
}
