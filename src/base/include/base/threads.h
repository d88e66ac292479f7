/* Threads: how many a run may keep busy, and the charset of each. */
#pragma once

#include <locale.h>

#include "base/error.h"

enum { NT_THREADS_MAX = 256 };

/* $NETRA_THREADS, else as many as the processors that this process may run on (its affinity); 1 for
 * work that is shared among threads already. A value of NETRA_THREADS that is no number from 1 to
 * NT_THREADS_MAX is NT_USAGE. */
nt_status nt_threads_allowed(int *out, nt_error *err);
/* How many may wait for the disk at once: `most`, whatever the processors, but no more than
 * $NETRA_THREADS. */
int nt_threads_waiting(int most);

/* Calls `work` for each item from 0, on so many threads, this one among them: each takes the next
 * item when it is done with one. Ends when all are worked on, or as soon as `work` has returned
 * false and what was begun is done. `thread` is less than `threads`. */
typedef bool nt_work(void *who, int thread, size_t item);
void nt_threads_share(int threads, size_t count, nt_work *work, void *who);
/* The charset of a thread. Libraries convert names of files to that of the locale, and in "C" have
 * no name for "é". */
typedef struct {
    locale_t own, earlier;
} nt_charset;

/* This thread has UTF-8, wherever it runs, until it leaves. */
nt_charset nt_charset_enter_utf8(void);
void nt_charset_leave(nt_charset charset);
