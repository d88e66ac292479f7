/* Work that runs beside the main line of a build. Each task has memory and handles of its own: the
 * arena and the fonts are not made for two threads. */
#pragma once

#include <pthread.h>
#include <stdbool.h>

#include "base/error.h"

typedef nt_status nt_task_work(void *who, nt_error *err);

typedef struct {
    nt_task_work *work;
    void *who;
    nt_status status;
    nt_error error;
    pthread_t thread;
    bool is_running;
} nt_task;

/* The task stays where it is until it is joined. Where a run may keep no second thread busy, or
 * none can be had, the work is done before this returns. */
void nt_task_start(nt_task *task, nt_task_work *work, void *who);

/* Waits for the end, and returns how it ended; so does a further call. NULL err: nobody asks. */
nt_status nt_task_join(nt_task *task, nt_error *err);
