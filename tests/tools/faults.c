/* Stands before the C library. NETRA_FAULT=KIND:NUMBER lets one call of a kind fail, the NUMBERth:
 *
 *   memory     malloc, calloc, realloc, aligned_alloc, posix_memalign: none left
 *   open       a file or folder that is opened for reading: an error of the disk
 *   make       a file, folder or link that is made: the disk is full
 *   read       read: an error of the disk
 *   write      write, also of standard output: the disk is full
 *   flush      fsync, fdatasync: an error of the disk
 *   name       rename, renameat2: an error of the disk
 *   close      close: an error of the disk; the file is closed
 *   start      a thread, a pipe, another program: too many
 *   short      read or write: takes half of what it is given
 *   full       write: takes half of what it is given, and none after it takes anything
 *   cut        read: at its end already, as of a file that somebody cut short
 *   interrupt  read or write: a signal comes first
 *
 * NETRA_CALLS=FILE has the number of calls of each kind written there at the end, and before them,
 * one a line, what touches the disk: "make", "write" and "flush" with a path, "name" with two. With
 * NETRA_NO_EXCHANGE files cannot be exchanged, as on FAT. For tests/command/faults.py. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef enum {
    MEMORY,
    OPEN,
    MAKE,
    READ,
    WRITE,
    FLUSH,
    NAME,
    CLOSE,
    START,
    SHORT,
    FULL,
    CUT,
    INTERRUPT,
    KINDS
} kind;

static const struct {
    const char *name;
    int code;
} kinds[KINDS] = {
    [MEMORY] = {"memory", ENOMEM},
    [OPEN] = {"open", EIO},
    [MAKE] = {"make", ENOSPC},
    [READ] = {"read", EIO},
    [WRITE] = {"write", ENOSPC},
    [FLUSH] = {"flush", EIO},
    [NAME] = {"name", EIO},
    [CLOSE] = {"close", EIO},
    [START] = {"start", EAGAIN},
    [SHORT] = {"short", 0},
    [FULL] = {"full", ENOSPC},
    [CUT] = {"cut", 0},
    [INTERRUPT] = {"interrupt", EINTR},
};

static atomic_long calls[KINDS];
static kind chosen = KINDS;
static atomic_bool is_full;
static long at;
static int list = -1;

/* Copied as bytes: POSIX gives dlsym's object pointer the meaning of a function, C does not. */
#define REAL(name)                                                                                 \
    static __typeof__(name) *real;                                                                 \
    if (!real) {                                                                                   \
        memcpy(&real, &(void *){dlsym(RTLD_NEXT, #name)}, sizeof real);                            \
    }

/* The kernel itself, so that what is said of calls is none. */
static void say(const char *line, int length)
{
    if (list >= 0 && length > 0) {
        syscall(SYS_write, list, line, (size_t)length);
    }
}

static void say_path(const char *what, const char *path)
{
    char line[PATH_MAX + 20];
    if (list >= 0) {
        say(line, snprintf(line, sizeof line, "%s\t%s\n", what, path));
    }
}

static void say_file(const char *what, int file)
{
    char link[40], path[PATH_MAX];
    if (list >= 0) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        ssize_t length = readlink(link, path, sizeof path - 1);
        path[length > 0 ? length : 0] = '\0';
        say_path(what, path);
    }
}

static void say_name(const char *from, const char *to)
{
    char line[2 * PATH_MAX + 20];
    if (list >= 0) {
        say(line, snprintf(line, sizeof line, "name\t%s\t%s\n", from, to));
    }
}

static bool fails(kind k)
{
    bool now = ++calls[k] == at && k == chosen;
    if (now) {
        errno = kinds[k].code;
    }
    return now;
}

/* stdio does not call write() through us: its stream is put on one that does. */
static ssize_t write_stdout(void *cookie, const char *bytes, size_t length)
{
    (void)cookie;
    size_t done = 0;
    for (ssize_t wrote; done < length; done += (size_t)wrote) {
        wrote = write(STDOUT_FILENO, bytes + done, length - done);
        if (wrote <= 0) {
            break;
        }
    }
    return (ssize_t)done;
}

__attribute__((constructor)) static void begin(void)
{
    const char *fault = getenv("NETRA_FAULT"), *path = getenv("NETRA_CALLS");
    for (int k = 0; fault && k < KINDS; k++) {
        size_t length = strlen(kinds[k].name);
        if (strncmp(fault, kinds[k].name, length) == 0 && fault[length] == ':') {
            chosen = (kind)k;
            at = strtol(fault + length + 1, NULL, 10);
        }
    }
    if (path) {
        list = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                            0600);
    }
    stdout = fopencookie(NULL, "w", (cookie_io_functions_t){.write = write_stdout});
    for (int k = 0; k < KINDS; k++) {
        calls[k] = 0; /* what came before is the loader's */
    }
}

__attribute__((destructor)) static void end(void)
{
    char line[60];
    for (int k = 0; k < KINDS; k++) {
        say(line, snprintf(line, sizeof line, "calls\t%s\t%ld\n", kinds[k].name, calls[k]));
    }
}

void *malloc(size_t size)
{
    REAL(malloc)
    return fails(MEMORY) ? NULL : real(size);
}

void *calloc(size_t count, size_t size)
{
    REAL(calloc)
    return fails(MEMORY) ? NULL : real(count, size);
}

void *realloc(void *old, size_t size)
{
    REAL(realloc)
    return fails(MEMORY) ? NULL : real(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    REAL(aligned_alloc)
    return fails(MEMORY) ? NULL : real(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
    REAL(posix_memalign)
    return fails(MEMORY) ? ENOMEM : real(out, alignment, size);
}

int open(const char *path, int flags, ...)
{
    REAL(open)
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    if (flags & O_CREAT) {
        say_path("make", path);
    }
    return fails(flags & O_CREAT ? MAKE : OPEN) ? -1 : real(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    REAL(openat)
    return fails(OPEN) ? -1 : real(folder, path, flags);
}

FILE *fopen(const char *path, const char *mode)
{
    REAL(fopen)
    return fails(OPEN) ? NULL : real(path, mode);
}

DIR *opendir(const char *path)
{
    REAL(opendir)
    return fails(OPEN) ? NULL : real(path);
}

int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir)
    int made = fails(MAKE) ? -1 : real(path, mode);
    if (made == 0) {
        say_path("make", path);
    }
    return made;
}

char *mkdtemp(char *path)
{
    REAL(mkdtemp)
    return fails(MAKE) ? NULL : real(path);
}

int symlink(const char *target, const char *path)
{
    REAL(symlink)
    return fails(MAKE) ? -1 : real(target, path);
}

ssize_t read(int file, void *bytes, size_t length)
{
    REAL(read)
    if (fails(CUT)) {
        return 0;
    }
    return fails(INTERRUPT) || fails(READ)
               ? -1
               : real(file, bytes, fails(SHORT) ? length - length / 2 : length);
}

ssize_t write(int file, const void *bytes, size_t length)
{
    REAL(write)
    if (file == STDERR_FILENO) {
        return real(file, bytes, length);
    }
    if ((file != STDOUT_FILENO && fails(INTERRUPT)) || fails(WRITE)) {
        return -1;
    }
    say_file("write", file);
    if (file != STDOUT_FILENO && is_full) {
        errno = ENOSPC;
        return -1;
    }
    is_full = file != STDOUT_FILENO && fails(FULL);
    return real(file, bytes, is_full || fails(SHORT) ? length - length / 2 : length);
}

int fsync(int file)
{
    REAL(fsync)
    say_file("flush", file);
    return fails(FLUSH) ? -1 : real(file);
}

int fdatasync(int file)
{
    REAL(fdatasync)
    say_file("flush", file);
    return fails(FLUSH) ? -1 : real(file);
}

int rename(const char *from, const char *to)
{
    REAL(rename)
    say_name(from, to);
    return fails(NAME) ? -1 : real(from, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    REAL(renameat2)
    if (getenv("NETRA_NO_EXCHANGE")) {
        struct stat info;
        errno = fstatat(to_folder, to, &info, AT_SYMLINK_NOFOLLOW) ? ENOENT : EINVAL;
        return -1;
    }
    int done = fails(NAME) ? -1 : real(from_folder, from, to_folder, to, flags);
    if (done == 0) {
        say_name(from, to);
    }
    return done;
}

int close(int file)
{
    REAL(close)
    int closed = real(file);
    return fails(CLOSE) ? -1 : closed;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*work)(void *),
                   void *argument)
{
    REAL(pthread_create)
    return fails(START) ? EAGAIN : real(thread, attributes, work, argument);
}

int pipe(int ends[2])
{
    REAL(pipe)
    return fails(START) ? -1 : real(ends);
}

int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *attributes, char *const arguments[],
                 char *const environment[])
{
    REAL(posix_spawnp)
    return fails(START) ? EAGAIN : real(pid, file, actions, attributes, arguments, environment);
}
