#define _XOPEN_SOURCE 700 /* realpath */
#include "base/file.h"

#include "base/utf8.h"
#include "words/base.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool nt_bytes_same(nt_bytes a, nt_bytes b)
{
    return a.length == b.length && (!a.length || memcmp(a.bytes, b.bytes, a.length) == 0);
}

nt_bytes nt_bytes_copy(nt_arena *arena, nt_bytes bytes)
{
    return (nt_bytes){nt_arena_text(arena, bytes.bytes, bytes.length), bytes.length};
}

bool nt_file_write_all(int file, const void *bytes, size_t length)
{
    const char *at = bytes; /* NULL of a length of none */
    while (length) {
        ssize_t wrote = write(file, at, length);
        if (wrote > 0) {
            at += wrote;
            length -= (size_t)wrote;
        } else if (wrote == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

ssize_t nt_file_read_some(int file, void *bytes, size_t length)
{
    ssize_t got;
    do {
        got = read(file, bytes, length);
    } while (got < 0 && errno == EINTR);
    return got;
}

ssize_t nt_file_read_all(int file, char *bytes, size_t length)
{
    size_t done = 0;
    ssize_t got = 0;
    while (done < length && (got = nt_file_read_some(file, bytes + done, length - done)) > 0) {
        done += (size_t)got;
    }
    return got < 0 ? got : (ssize_t)done;
}

static nt_file_stamp stamp_of(const struct stat *info)
{
    return (nt_file_stamp){.device = info->st_dev,
                           .inode = info->st_ino,
                           .bytes = (size_t)info->st_size,
                           .written = info->st_mtim,
                           .changed = info->st_ctim};
}

static bool is_same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static nt_status compare_stamps(const char *path, nt_file_stamp a, const nt_file_stamp *b,
                                nt_error *err)
{
    bool same = a.device == b->device && a.inode == b->inode && a.bytes == b->bytes &&
                is_same_time(a.written, b->written) && is_same_time(a.changed, b->changed);
    return same ? NT_OK
                : nt_fail(err, NT_SYSTEM, nt_place_in(path), NT_MESSAGE_BASE_FILE_CHANGED());
}

nt_status nt_file_look(const char *path, nt_file_stamp *out, nt_error *err)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
    }
    *out = stamp_of(&info);
    return NT_OK;
}

nt_status nt_file_is_as_before(const char *path, const nt_file_stamp *before, nt_error *err)
{
    nt_file_stamp now = {.bytes = 0};
    NT_TRY(nt_file_look(path, &now, err));
    return compare_stamps(path, now, before, err);
}

nt_status nt_file_is_unwritten(int file, const char *path, const nt_file_stamp *opened,
                               nt_error *err)
{
    struct stat info;
    return fstat(file, &info) != 0
               ? nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE)
               : compare_stamps(path, stamp_of(&info), opened, err);
}

nt_status nt_file_is_at_end(int file, const char *path, const nt_file_stamp *opened, nt_error *err)
{
    char more;
    ssize_t got = nt_file_read_some(file, &more, 1);
    return got < 0   ? nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE)
           : got > 0 ? nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0}, NT_MESSAGE_BASE_FILE_GROWS())
                     : nt_file_is_unwritten(file, path, opened, err);
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Files that were read, by their paths: what stands at one may be exchanged meanwhile, and the
 * number of a file that is gone may be another's. */
static struct {
    pthread_mutex_t turn;
    nt_arena *arena;
    NT_VEC(const char *) paths;
} known = {.turn = PTHREAD_MUTEX_INITIALIZER};

/* Where a path stands among them, or how many there are. */
static size_t place_of(const char *path)
{
    NT_RETURN_FIRST(i, known.paths.count, strcmp(known.paths.items[i], path) == 0, i,
                    known.paths.count);
}

static void note_read(const char *path)
{
    pthread_mutex_lock(&known.turn);
    if (place_of(path) == known.paths.count) {
        known.arena = known.arena ? known.arena : nt_arena_open();
        nt_vec_push(known.arena, &known.paths, nt_arena_string(known.arena, path));
    }
    pthread_mutex_unlock(&known.turn);
}

void nt_file_let_go(const char *path)
{
    pthread_mutex_lock(&known.turn);
    size_t at = place_of(path);
    if (at < known.paths.count) {
        known.paths.items[at] = known.paths.items[--known.paths.count];
    }
    pthread_mutex_unlock(&known.turn);
}

bool nt_file_was_read(const char *path)
{
    struct stat there, read;
    bool was_read = false;
    if (stat(path, &there) == 0) {
        pthread_mutex_lock(&known.turn);
        was_read = NT_ANY(i, known.paths.count,
                          stat(known.paths.items[i], &read) == 0 && is_same(&read, &there));
        pthread_mutex_unlock(&known.turn);
    }
    return was_read;
}

nt_status nt_file_open(const char *path, size_t limit, int *out, nt_file_stamp *stamp,
                       nt_error *err)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a FIFO must not hang */
    if (file < 0) {
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_OPEN_THE_FILE);
    }
    struct stat info;
    nt_status status = NT_OK;
    if (fstat(file, &info) != 0) {
        status = nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
    } else if (!S_ISREG(info.st_mode)) {
        status = nt_fail(err, NT_INVALID, (nt_place){path, 0, 0},
                         S_ISDIR(info.st_mode) ? NT_MESSAGE_BASE_FOLDER_NO_FILE()
                                               : NT_MESSAGE_BASE_NO_REGULAR_FILE());
    } else if (info.st_size < 0 || (uint64_t)info.st_size > limit) {
        status = nt_fail(err, NT_INVALID, (nt_place){path, 0, 0},
                         NT_MESSAGE_BASE_FILE_TOO_LARGE(.bytes = (long long)info.st_size,
                                                        .limit = (long long)limit));
    }
    if (status) {
        close(file);
        return status;
    }
    note_read(path);
    *out = file;
    *stamp = stamp_of(&info);
    return NT_OK;
}

nt_status nt_file_read(nt_arena *arena, const char *path, size_t limit, nt_bytes *out,
                       nt_error *err)
{
    int file;
    nt_file_stamp opened;
    NT_TRY(nt_file_open(path, limit, &file, &opened, err));
    size_t size = opened.bytes;
    char *whole = nt_arena_alloc(arena, size + 1);
    ssize_t length = nt_file_read_all(file, whole, size);
    nt_status status = NT_OK;
    if (length < 0) {
        status = nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
    } else if ((size_t)length < size) {
        status = nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0},
                         NT_MESSAGE_BASE_FILE_CUT_SHORT(.bytes = (long long)size, .left = length));
    } else {
        status = nt_file_is_at_end(file, path, &opened, err);
    }
    if (!status) {
        *out = (nt_bytes){whole, (size_t)length};
    }
    close(file);
    return status;
}

nt_status nt_file_read_head(const char *path, size_t limit, char *head, size_t length, size_t *got,
                            nt_error *err)
{
    int file;
    nt_file_stamp ignored;
    NT_TRY(nt_file_open(path, limit, &file, &ignored, err));
    ssize_t read = nt_file_read_all(file, head, length);
    nt_status status =
        read < 0 ? nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE) : NT_OK;
    close(file);
    *got = read < 0 ? 0 : (size_t)read;
    return status;
}

nt_status nt_folder_names(nt_arena *arena, const char *path, size_t limit, const char ***out,
                          size_t *count, nt_error *err)
{
    NT_VEC(const char *) names = {0};
    DIR *folder = opendir(path);
    errno = folder ? 0 : errno;
    for (struct dirent *entry; folder && names.count <= limit && (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            nt_vec_push(arena, &names, nt_arena_string(arena, entry->d_name));
        }
        errno = 0;
    }
    nt_status status =
        errno ? nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_OPEN_THE_FOLDER) : NT_OK;
    if (folder) {
        closedir(folder);
    }
    if (!status && names.count > limit) {
        status = nt_fail(err, NT_INVALID, (nt_place){path, 0, 0},
                         NT_MESSAGE_BASE_TOO_MANY_FILES(.limit = (long long)limit));
    }
    if (!status) {
        nt_utf8_sort(names.items, names.count);
        *out = names.items;
        *count = names.count;
    }
    return status;
}

bool nt_file_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

bool nt_file_is_missing(const char *path)
{
    struct stat info;
    return lstat(path, &info) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

bool nt_file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool nt_file_is_same(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && is_same(&one, &other);
}

bool nt_file_is_link(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

char *nt_path_join(nt_arena *arena, const char *folder, const char *name)
{
    size_t length = strlen(folder);
    bool slash = length == 0 || folder[length - 1] == '/';
    return name[0] == '/' ? nt_arena_string(arena, name)
                          : nt_arena_printf(arena, "%s%s%s", folder, slash ? "" : "/", name);
}

const char *nt_path_folder(nt_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return !slash ? "." : slash == path ? "/" : nt_arena_text(arena, path, (size_t)(slash - path));
}

const char *nt_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *nt_path_real(nt_arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    const char *out = real ? nt_arena_string(arena, real) : path;
    free(real);
    return out;
}
