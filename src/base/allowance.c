#include "base/allowance.h"

#include <stdio.h>

#include "base/error.h"
#include "base/shown.h"

enum { MIB = 1 << 20 };

static _Thread_local struct {
    int open, paused;
    long long most, in_use;
    char file[300]; /* as it is shown */
} state;

void nt_allowance_open(const char *file, size_t more)
{
    char name[sizeof state.file];
    if (state.open++ == 0) {
        state.in_use = 0;
    }
    snprintf(name, sizeof name, "%s", file);
    nt_shown_into(state.file, sizeof state.file, name);
    state.most = state.in_use + (long long)more;
}

void nt_allowance_set(size_t bytes)
{
    state.most = (long long)bytes;
}

void nt_allowance_close(void)
{
    state.open--;
}

void nt_allowance_pause(void)
{
    state.paused++;
}

void nt_allowance_resume(void)
{
    state.paused--;
}

bool nt_allowance_counts(void)
{
    return state.open && !state.paused;
}

void nt_allowance_count(long long bytes)
{
    char line[sizeof state.file + 100];
    state.in_use += bytes;
    if (state.in_use > state.most) {
        snprintf(line, sizeof line,
                 "%s: error: asks for more memory to be read than it is given, %lld MiB\n",
                 state.file, state.most / MIB);
        nt_end_run(NT_INVALID, line);
    }
}
