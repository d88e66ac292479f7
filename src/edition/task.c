#include "task.h"

#include "base/threads.h"

static void *go(void *argument)
{
    nt_task *task = argument;
    task->status = task->work(task->who, &task->error);
    return NULL;
}

/* Who counts refuses a NETRA_THREADS that is none. */
static bool may_run_beside(void)
{
    nt_error ignored;
    int threads;
    return nt_threads_allowed(&threads, &ignored) == NT_OK && threads > 1;
}

void nt_task_start(nt_task *task, nt_task_work *work, void *who)
{
    *task = (nt_task){.work = work, .who = who};
    task->is_running = may_run_beside() && pthread_create(&task->thread, NULL, go, task) == 0;
    if (!task->is_running) {
        go(task);
    }
}

nt_status nt_task_join(nt_task *task, nt_error *err)
{
    if (task->is_running) {
        pthread_join(task->thread, NULL);
        task->is_running = false;
    }
    if (task->status && err) {
        *err = task->error;
    }
    return task->status;
}
