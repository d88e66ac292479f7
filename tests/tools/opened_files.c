/* Stands before the C library and writes the path of every file that is opened to the file that
 * NETRA_OPENED names, one a line. For tests/command/rebuild_reads.sh. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Copied as bytes: POSIX gives dlsym's object pointer the meaning of a function, C does not. */
#define REAL(name)                                                                                 \
    __typeof__(name) *real;                                                                        \
    memcpy(&real, &(void *){dlsym(RTLD_NEXT, #name)}, sizeof real)

/* A path with nothing in front of it is one of that folder. */
static void note(int folder, const char *path)
{
    __typeof__(open) *real_open;
    memcpy(&real_open, &(void *){dlsym(RTLD_NEXT, "open")}, sizeof real_open);
    const char *list = getenv("NETRA_OPENED");
    int file = list ? real_open(list, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    char line[8192], real[4096];
    if (file < 0) {
        return;
    }
    char below[8192];
    if (folder != AT_FDCWD && path[0] != '/') {
        snprintf(below, sizeof below, "/proc/self/fd/%d/%s", folder, path);
        path = below;
    }
    const char *whole = realpath(path, real) ? real : path;
    int length = snprintf(line, sizeof line, "%s\n", whole);
    if (length > 0 && write(file, line, (size_t)length) < 0) {
        abort();
    }
    close(file);
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        REAL(name);                                                                                \
        va_list args;                                                                              \
        va_start(args, flags);                                                                     \
        mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;                                  \
        va_end(args);                                                                              \
        note(AT_FDCWD, path);                                                                      \
        return real(path, flags, mode);                                                            \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                               \
    int name(int folder, const char *path, int flags, ...)                                         \
    {                                                                                              \
        REAL(name);                                                                                \
        va_list args;                                                                              \
        va_start(args, flags);                                                                     \
        mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;                                  \
        va_end(args);                                                                              \
        note(folder, path);                                                                        \
        return real(folder, path, flags, mode);                                                    \
    }
OPENAT(openat)
OPENAT(openat64)

#define FOPEN(name)                                                                                \
    FILE *name(const char *path, const char *mode)                                                 \
    {                                                                                              \
        REAL(name);                                                                                \
        note(AT_FDCWD, path);                                                                      \
        return real(path, mode);                                                                   \
    }
FOPEN(fopen)
FOPEN(fopen64)
