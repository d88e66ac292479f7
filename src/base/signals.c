/* Signals that would end the run: heard by a thread of their own, which removes what is unfinished
 * and then ends the run by the same signal; and not sent for failed writes. */
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

#include "base/outputs.h"
#include "base/unfinished.h"

static const int ending[] = {SIGINT,  SIGTERM, SIGHUP,    SIGQUIT, SIGALRM,
                             SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU};

/* Of the process, as signals are: how many sets are being put in place, and whether it ends. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int placing;
static bool is_ending;

void nt_signals_hold(void)
{
    pthread_mutex_lock(&lock);
    while (is_ending) { /* for ever: the run ends here */
        pthread_cond_wait(&changed, &lock);
    }
    placing++;
    pthread_mutex_unlock(&lock);
}

void nt_signals_release(void)
{
    pthread_mutex_lock(&lock);
    placing--;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static void end_by(int number)
{
    sigset_t open;
    pthread_mutex_lock(&lock);
    is_ending = true;
    while (placing) {
        pthread_cond_wait(&changed, &lock);
    }
    pthread_mutex_unlock(&lock);
    nt_unfinished_clear();
    if (isatty(STDERR_FILENO)) { /* the shell's prompt does not stand behind a progress line */
        (void)!write(STDERR_FILENO, "\r\033[K", 4);
    }
    signal(number, SIG_DFL);
    sigemptyset(&open);
    sigaddset(&open, number);
    pthread_sigmask(SIG_UNBLOCK, &open, NULL);
    raise(number);
}

static void *listen(void *heard)
{
    int number;
    while (sigwait(heard, &number) == 0) {
        end_by(number);
    }
    return NULL;
}

/* What whoever started the program wants ignored (nohup) stays so. */
static void take_those_heard(sigset_t *out)
{
    sigemptyset(out);
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        struct sigaction action;
        if (sigaction(ending[i], NULL, &action) == 0 && action.sa_handler == SIG_DFL) {
            sigaddset(out, ending[i]);
        }
    }
}

void nt_signals_listen(void)
{
    static sigset_t heard;
    sigset_t earlier;
    pthread_t listener;
    take_those_heard(&heard);
    pthread_sigmask(SIG_BLOCK, &heard, &earlier);
    if (pthread_create(&listener, NULL, listen, &heard) == 0) {
        pthread_detach(listener);
    } else {
        pthread_sigmask(SIG_SETMASK, &earlier, NULL); /* they end the run as they always do */
    }
}

void nt_signals_ignore_broken_writes(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGXFSZ, &ignore, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
}
