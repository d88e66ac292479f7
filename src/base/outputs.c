/* Output files that appear together: written beside, flushed, put in place, undone on failure. */
#define _GNU_SOURCE /* renameat2 */
#include "base/outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "journal.h"

/* How a file came to its place, and so how it goes back. */
typedef enum {
    NOT_PLACED,
    PLACED,    /* nothing stood there */
    EXCHANGED, /* the earlier file stands under the temporary name */
    REPLACED   /* the earlier file stands under `aside` */
} placement;

typedef struct {
    const char *path, *temporary, *aside;
    int file; /* open and locked until the set is closed */
    placement placement;
} staged;

struct nt_outputs {
    nt_arena *arena;
    NT_VEC(staged) files;
    NT_VEC(const char *) made;    /* folders made by this set, outermost first */
    NT_VEC(const char *) folders; /* those that destinations lie in */
    sigset_t earlier;
    bool is_closed;
};

nt_outputs *nt_outputs_open(nt_arena *arena)
{
    nt_outputs *outputs = nt_new(arena, nt_outputs);
    outputs->arena = arena;
    outputs->earlier = nt_signals_hold();
    return outputs;
}

static nt_status make_folders(nt_outputs *outputs, const char *path, nt_error *err)
{
    char *folder = nt_arena_string(outputs->arena, path);
    for (char *slash = strchr(folder + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(folder, 0777) == 0) {
            const char *made = nt_arena_string(outputs->arena, folder);
            nt_vec_push(outputs->arena, &outputs->made, made);
        } else if (errno != EEXIST) {
            return nt_fail_errno(err, folder, "make the folder");
        }
        *slash = '/';
    }
    return NT_OK;
}

static void note_folder(nt_outputs *outputs, const char *path)
{
    const char *folder = nt_path_folder(outputs->arena, path);
    for (size_t i = 0; i < outputs->folders.count; i++) {
        if (strcmp(outputs->folders.items[i], folder) == 0) {
            return;
        }
    }
    nt_vec_push(outputs->arena, &outputs->folders, folder);
}

nt_status nt_outputs_beside(nt_arena *arena, const char *path, const char **out, nt_error *err)
{
    unsigned char random[16];
    char digits[2 * sizeof random + 1];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random) {
        return nt_fail_errno(err, path, "find a name for the unfinished file");
    }
    for (size_t i = 0; i < sizeof random; i++) {
        snprintf(digits + 2 * i, 3, "%02x", random[i]);
    }
    *out = nt_path_join(arena, nt_path_folder(arena, path),
                        nt_arena_printf(arena, NT_UNFINISHED "%s", digits));
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

static nt_status stage(nt_outputs *outputs, const char *path, nt_error *err)
{
    const char *temporary;
    nt_status status = nt_outputs_beside(outputs->arena, path, &temporary, err);
    if (status) {
        return status;
    }
    int file = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file < 0) {
        return nt_fail_errno(err, path, "write the file");
    }
    flock(file, LOCK_EX | LOCK_NB); /* where there are no locks, nothing is cleared either */
    staged entry = {
        .path = nt_arena_string(outputs->arena, path), temporary, NULL, file, NOT_PLACED};
    nt_vec_push(outputs->arena, &outputs->files, entry);
    return NT_OK;
}

nt_status nt_outputs_add(nt_outputs *outputs, const char *path, const void *bytes, size_t length,
                         nt_error *err)
{
    if (nt_file_is_folder(path)) {
        return nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0},
                       "is a folder; the output would be a file of that name");
    }
    nt_status status = make_folders(outputs, path, err);
    status = status ? status : stage(outputs, path, err);
    if (status) {
        return status;
    }
    note_folder(outputs, path);
    int file = outputs->files.items[outputs->files.count - 1].file;
    if (!write_all(file, bytes, length)) {
        return nt_fail_errno(err, path, "write the file");
    }
    /* Starts the way to the disk, so that the flushes at the end find little left to do. */
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    return NT_OK;
}

/* EINVAL: what cannot be flushed, such as a folder of some network drives. */
static bool flushed(int file)
{
    return fdatasync(file) == 0 || errno == EINVAL;
}

static nt_status flush_folder(const char *folder, nt_error *err)
{
    int open_folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = open_folder < 0 || flushed(open_folder); /* one that may not be read is no fault */
    int saved = errno;
    if (open_folder >= 0) {
        close(open_folder);
    }
    errno = saved;
    return good ? NT_OK : nt_fail_errno(err, folder, "write the folder");
}

/* Flushed together at the end: the first flush carries most of the others with it. */
static nt_status flush_files(const nt_outputs *outputs, nt_error *err)
{
    for (size_t i = 0; i < outputs->files.count; i++) {
        if (!flushed(outputs->files.items[i].file)) {
            return nt_fail_errno(err, outputs->files.items[i].path, "write the file");
        }
    }
    return NT_OK;
}

static nt_status flush_folders(const nt_outputs *outputs, nt_error *err)
{
    nt_status status = NT_OK;
    for (size_t i = 0; !status && i < outputs->folders.count; i++) {
        status = flush_folder(outputs->folders.items[i], err);
    }
    return status;
}

static bool exchange(const char *a, const char *b)
{
#ifdef RENAME_EXCHANGE
    return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0;
#else
    (void)a, (void)b;
    errno = ENOSYS;
    return false;
#endif
}

/* `made` takes the place of what stands at `path`, which then stands at `aside`, or at `made` where
 * the system exchanges the two in one step. */
static bool place(const char *made, const char *path, const char *aside, placement *out)
{
    if (exchange(made, path)) {
        *out = EXCHANGED;
        return true;
    }
    bool replaces = errno != ENOENT;
    if (replaces && rename(path, aside) != 0) {
        return false;
    }
    if (rename(made, path) == 0) {
        *out = replaces ? REPLACED : PLACED;
        return true;
    }
    int saved = errno;
    if (replaces) {
        rename(aside, path);
    }
    errno = saved;
    return false;
}

static void take_back(const char *made, const char *path, const char *aside, placement how)
{
    if (how == EXCHANGED) {
        exchange(made, path);
    } else if (how != NOT_PLACED) {
        rename(path, made);
    }
    if (how == REPLACED) {
        rename(aside, path);
    }
}

/* Puts back what stood there before, newest first. */
static void roll_back(const nt_outputs *outputs)
{
    for (size_t i = outputs->files.count; i > 0; i--) {
        staged *entry = &outputs->files.items[i - 1];
        take_back(entry->temporary, entry->path, entry->aside, entry->placement);
        entry->placement = NOT_PLACED;
    }
}

static nt_status place_all(nt_outputs *outputs, nt_error *err)
{
    for (size_t i = 0; i < outputs->files.count; i++) {
        staged *entry = &outputs->files.items[i];
        entry->aside = nt_arena_printf(outputs->arena, "%s" NT_ASIDE, entry->temporary);
        if (nt_file_is_folder(entry->path)) {
            errno = EISDIR; /* an exchange would take it for one like the other */
        } else if (place(entry->temporary, entry->path, entry->aside, &entry->placement)) {
            continue;
        }
        nt_status status = nt_fail_errno(err, entry->path, "put the finished file in place");
        roll_back(outputs);
        return status;
    }
    return NT_OK;
}

/* One file needs no journal: it is there or it is not. */
static nt_status open_journal(const nt_outputs *outputs, nt_journal *journal, nt_error *err)
{
    size_t count = outputs->files.count;
    nt_journal_entry *entries = nt_new_array(outputs->arena, nt_journal_entry, count + 1);
    for (size_t i = 0; i < count; i++) {
        const staged *file = &outputs->files.items[i];
        entries[i] = (nt_journal_entry){file->temporary, file->path, file->file};
    }
    return count < 2 ? NT_OK : nt_journal_write(outputs->arena, entries, count, journal, err);
}

nt_status nt_outputs_commit(nt_outputs *outputs, nt_error *err)
{
    nt_journal journal = NT_NO_JOURNAL;
    nt_journal_clear(outputs->arena, outputs->folders.items, outputs->folders.count);
    nt_status status = flush_files(outputs, err);
    status = status ? status : open_journal(outputs, &journal, err);
    status = status ? status : place_all(outputs, err);
    if (!status && (status = flush_folders(outputs, err))) {
        roll_back(outputs);
    }
    for (size_t i = 0; !status && i < outputs->files.count; i++) {
        const staged *entry = &outputs->files.items[i];
        unlink(entry->placement == REPLACED ? entry->aside : entry->temporary);
    }
    nt_journal_close(&journal);
    return status;
}

void nt_outputs_close(nt_outputs *outputs)
{
    if (!outputs || outputs->is_closed) {
        return;
    }
    for (size_t i = 0; i < outputs->files.count; i++) {
        const staged *entry = &outputs->files.items[i];
        if (entry->placement == NOT_PLACED) {
            unlink(entry->temporary);
        }
        close(entry->file);
    }
    /* Innermost first; a folder that is not empty stays. */
    for (size_t i = outputs->made.count; i > 0; i--) {
        rmdir(outputs->made.items[i - 1]);
    }
    outputs->is_closed = true;
    nt_signals_release(outputs->earlier);
}

nt_status nt_outputs_place_folder(nt_arena *arena, const char *made, const char *path,
                                  nt_error *err)
{
    placement how = NOT_PLACED;
    const char *aside = nt_arena_printf(arena, "%s" NT_ASIDE, made);
    if (!place(made, path, aside, &how)) {
        return nt_fail_errno(err, path, "put the finished folder in place");
    }
    nt_status status = flush_folder(nt_path_folder(arena, path), err);
    if (status) {
        take_back(made, path, aside, how);
    } else if (how == REPLACED) {
        rename(aside, made);
    }
    return status;
}
