/* Work that runs beside the main line of a build. Each task has memory and handles of its own: the
 * arena and the fonts are not made for two threads. */
#pragma once

#include <pthread.h>
#include <stdbool.h>

typedef struct {
    pthread_t thread;
    bool is_running;
} nt_task;

/* Where no thread can be had, the work is done before this returns. */
nt_task nt_task_start(void *(*work)(void *), void *argument);

/* Waits for the end; a second call does nothing. */
void nt_task_join(nt_task *task);
