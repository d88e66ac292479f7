/* Signals that would end the run: held while something half-made exists, and not sent for failed
 * writes. */
#include <pthread.h>
#include <stddef.h>

#include "base/outputs.h"

sigset_t nt_signals_hold(void)
{
    static const int ending[] = {SIGINT,  SIGTERM, SIGHUP,    SIGQUIT, SIGALRM,
                                 SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU};
    sigset_t held, earlier;
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        sigaddset(&held, ending[i]);
    }
    pthread_sigmask(SIG_BLOCK, &held, &earlier);
    return earlier;
}

void nt_signals_release(sigset_t earlier)
{
    pthread_sigmask(SIG_SETMASK, &earlier, NULL);
}

void nt_signals_ignore_broken_writes(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGXFSZ, &ignore, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
}
