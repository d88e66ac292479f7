/* Stands before the C library and lets the NETRA_FAIL_AT-th call that writes fail as on a full
 * disk: open for writing, write, fdatasync, fsync, symlink, rename, mkdir. With NETRA_NO_EXCHANGE
 * files cannot be exchanged, as on FAT. For tests/command/full_disk.sh. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fails(void)
{
    static long calls;
    const char *at = getenv("NETRA_FAIL_AT");
    calls++;
    if (at && calls == strtol(at, NULL, 10)) {
        errno = ENOSPC;
        return true;
    }
    return false;
}

/* Copied as bytes: POSIX gives dlsym's object pointer the meaning of a function, C does not. */
#define REAL(name)                                                                                 \
    __typeof__(name) *real;                                                                        \
    memcpy(&real, &(void *){dlsym(RTLD_NEXT, #name)}, sizeof real)

int open(const char *path, int flags, ...)
{
    REAL(open);
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    return flags & O_CREAT && fails() ? -1 : real(path, flags, mode);
}

ssize_t write(int file, const void *bytes, size_t length)
{
    REAL(write);
    return file > 2 && fails() ? -1 : real(file, bytes, length);
}

int fdatasync(int file)
{
    REAL(fdatasync);
    return fails() ? -1 : real(file);
}

int fsync(int file)
{
    REAL(fsync);
    return fails() ? -1 : real(file);
}

int symlink(const char *target, const char *path)
{
    REAL(symlink);
    return fails() ? -1 : real(target, path);
}

int rename(const char *from, const char *to)
{
    REAL(rename);
    return fails() ? -1 : real(from, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    REAL(renameat2);
    if (getenv("NETRA_NO_EXCHANGE")) {
        struct stat info;
        errno = fstatat(to_folder, to, &info, AT_SYMLINK_NOFOLLOW) ? ENOENT : EINVAL;
        return -1;
    }
    return fails() ? -1 : real(from_folder, from, to_folder, to, flags);
}

int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir);
    return fails() ? -1 : real(path, mode);
}
