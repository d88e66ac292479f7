#include "task.h"

nt_task nt_task_start(void *(*work)(void *), void *argument)
{
    nt_task task = {.is_running = false};
    task.is_running = pthread_create(&task.thread, NULL, work, argument) == 0;
    if (!task.is_running) {
        work(argument);
    }
    return task;
}

void nt_task_join(nt_task *task)
{
    if (task->is_running) {
        pthread_join(task->thread, NULL);
        task->is_running = false;
    }
}
