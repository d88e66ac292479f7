#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool nt_bytes_same(nt_bytes a, nt_bytes b)
{
    return a.length == b.length && (!a.length || memcmp(a.bytes, b.bytes, a.length) == 0);
}

nt_status nt_file_read(nt_arena *arena, const char *path, size_t limit, nt_bytes *out,
                       nt_error *err)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a FIFO must not hang */
    if (file < 0) {
        return nt_fail_errno(err, path, "open the file");
    }
    struct stat info;
    nt_status status = NT_OK;
    if (fstat(file, &info) != 0) {
        status = nt_fail_errno(err, path, "read the file");
    } else if (!S_ISREG(info.st_mode)) {
        status = nt_fail(err, NT_INVALID, (nt_place){path, 0, 0}, "is %s; a file is needed",
                         S_ISDIR(info.st_mode) ? "a folder" : "not a regular file");
    } else if (info.st_size < 0 || (uint64_t)info.st_size > limit) {
        status = nt_fail(err, NT_INVALID, (nt_place){path, 0, 0},
                         "has %lld bytes; at most %zu are read", (long long)info.st_size, limit);
    }
    if (status) {
        close(file);
        return status;
    }
    char *whole = nt_arena_alloc(arena, (size_t)info.st_size + 1);
    size_t length = 0;
    ssize_t got = 0;
    while (length < (size_t)info.st_size &&
           (got = read(file, whole + length, (size_t)info.st_size - length)) > 0) {
        length += (size_t)got;
    }
    if (got < 0) {
        status = nt_fail_errno(err, path, "read the file");
    } else {
        *out = (nt_bytes){whole, length};
    }
    close(file);
    return status;
}

bool nt_file_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

bool nt_file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

char *nt_path_join(nt_arena *arena, const char *folder, const char *name)
{
    size_t length = strlen(folder);
    bool slash = length == 0 || folder[length - 1] == '/';
    if (name[0] == '/') {
        return nt_arena_string(arena, name);
    }
    return nt_arena_printf(arena, "%s%s%s", folder, slash ? "" : "/", name);
}

const char *nt_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* `backup` is a second link to the file that stood at `path`, until all renames have worked. */
typedef struct {
    const char *path, *temporary, *backup;
    bool placed;
} staged;

struct nt_outputs {
    nt_arena *arena;
    NT_VEC(staged) files;
    NT_VEC(const char *) folders; /* made by this set, outermost first */
    bool committed;
};

nt_outputs *nt_outputs_open(nt_arena *arena)
{
    nt_outputs *outputs = nt_new(arena, nt_outputs);
    outputs->arena = arena;
    return outputs;
}

static nt_status make_folders(nt_outputs *outputs, const char *path, nt_error *err)
{
    char *folder = nt_arena_string(outputs->arena, path);
    for (char *slash = strchr(folder + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(folder, 0777) == 0) {
            const char *made = nt_arena_string(outputs->arena, folder);
            nt_vec_push(outputs->arena, &outputs->folders, made);
        } else if (errno != EEXIST) {
            return nt_fail_errno(err, folder, "make the folder");
        }
        *slash = '/';
    }
    return NT_OK;
}

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length) {
        ssize_t wrote = write(file, bytes, length);
        if (wrote < 0 && errno == EINTR) {
            continue;
        }
        if (wrote <= 0) {
            return false;
        }
        bytes += wrote;
        length -= (size_t)wrote;
    }
    return true;
}

nt_status nt_outputs_add(nt_outputs *outputs, const char *path, const void *bytes, size_t length,
                         nt_error *err)
{
    if (nt_file_is_folder(path)) {
        return nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0},
                       "is a folder; the output would be a file of that name");
    }
    nt_status status = make_folders(outputs, path, err);
    if (status) {
        return status;
    }
    const char *copy = nt_arena_string(outputs->arena, path);
    /* The process id keeps two runs into one folder apart; it never reaches the content. */
    const char *temporary =
        nt_arena_printf(outputs->arena, "%s.netra-%ld.tmp", path, (long)getpid());
    int file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) {
        return nt_fail_errno(err, path, "write the file");
    }
    staged entry = {.path = copy, .temporary = temporary};
    nt_vec_push(outputs->arena, &outputs->files, entry);
    bool good = write_all(file, bytes, length);
    int saved = errno;
    /* Starts the way to the disk, so that the flushes at the end find little left to do. */
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    if (close(file) != 0 && good) {
        good = false;
        saved = errno;
    }
    errno = saved;
    return good ? NT_OK : nt_fail_errno(err, path, "write the file");
}

/* Flushed together at the end: the first flush carries most of the others with it. */
static nt_status flush(const staged *entry, nt_error *err)
{
    int file = open(entry->temporary, O_WRONLY | O_CLOEXEC);
    bool good = file >= 0 && (fdatasync(file) == 0 || errno == EINVAL);
    int saved = errno;
    if (file >= 0) {
        close(file);
    }
    errno = saved;
    return good ? NT_OK : nt_fail_errno(err, entry->path, "write the file");
}

static nt_status keep_backup(nt_outputs *outputs, staged *entry, nt_error *err)
{
    const char *backup = nt_arena_printf(outputs->arena, "%s.old", entry->temporary);
    unlink(backup);
    if (link(entry->path, backup) == 0) {
        entry->backup = backup;
    } else if (errno != ENOENT) {
        return nt_fail_errno(err, entry->path, "keep the earlier file while writing");
    }
    return NT_OK;
}

/* Puts back what stood there before, newest first. */
static void roll_back(nt_outputs *outputs)
{
    for (size_t i = outputs->files.count; i > 0; i--) {
        staged *entry = &outputs->files.items[i - 1];
        if (entry->placed && entry->backup) {
            rename(entry->backup, entry->path);
        } else if (entry->placed) {
            unlink(entry->path);
        } else if (entry->backup) {
            unlink(entry->backup);
        }
    }
}

nt_status nt_outputs_commit(nt_outputs *outputs, nt_error *err)
{
    nt_status status = NT_OK;
    for (size_t i = 0; !status && i < outputs->files.count; i++) {
        status = flush(&outputs->files.items[i], err);
    }
    for (size_t i = 0; !status && i < outputs->files.count; i++) {
        status = keep_backup(outputs, &outputs->files.items[i], err);
    }
    for (size_t i = 0; !status && i < outputs->files.count; i++) {
        staged *entry = &outputs->files.items[i];
        entry->placed = rename(entry->temporary, entry->path) == 0;
        if (!entry->placed) {
            status = nt_fail_errno(err, entry->path, "put the finished file in place");
        }
    }
    if (status) {
        roll_back(outputs);
        return status;
    }
    for (size_t i = 0; i < outputs->files.count; i++) {
        if (outputs->files.items[i].backup) {
            unlink(outputs->files.items[i].backup);
        }
    }
    outputs->committed = true;
    return NT_OK;
}

void nt_outputs_close(nt_outputs *outputs)
{
    if (!outputs || outputs->committed) {
        return;
    }
    for (size_t i = 0; i < outputs->files.count; i++) {
        if (!outputs->files.items[i].placed) {
            unlink(outputs->files.items[i].temporary);
        }
    }
    /* Innermost first; a folder that is not empty stays. */
    for (size_t i = outputs->folders.count; i > 0; i--) {
        rmdir(outputs->folders.items[i - 1]);
    }
    outputs->committed = true;
}
