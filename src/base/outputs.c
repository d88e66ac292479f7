/* Outputs that appear together: written beside, flushed, put in place, undone on failure. From the
 * first one put in place to the last nothing here takes memory, so that the want of it cannot leave
 * a part. */
#define _GNU_SOURCE /* renameat2, syncfs */
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
#include "base/threads.h"
#include "base/unfinished.h"
#include "journal.h"
#include "words/base.h"

/* How a file came to its place, and so how it goes back. */
typedef enum {
    NOT_PLACED,
    PLACED,    /* nothing stood there */
    EXCHANGED, /* the earlier file stands under the temporary name */
    REPLACED   /* the earlier file stands under `aside` */
} placement;

typedef struct {
    const char *path, *temporary, *aside;
    int file; /* open and locked until the set is closed; or a folder that is */
    bool is_folder;
    int fault; /* of its flush: what errno was; 0 none */
    placement placement;
} staged;

typedef NT_VEC(const char *) path_list;

struct nt_outputs {
    nt_arena *arena;
    NT_VEC(staged) files;
    path_list made;    /* folders made by this set, outermost first */
    path_list folders; /* those that destinations lie in */
    path_list above;   /* those that folders were made in */
    bool is_closed;
    bool is_draft, is_among_many;
};

nt_outputs *nt_outputs_open(nt_arena *arena)
{
    nt_outputs *outputs = nt_new(arena, nt_outputs);
    outputs->arena = arena;
    return outputs;
}

void nt_outputs_draft(nt_outputs *outputs)
{
    outputs->is_draft = true;
}

void nt_outputs_among_many(nt_outputs *outputs)
{
    outputs->is_draft = outputs->is_among_many = true;
}

void nt_outputs_clear(nt_arena *arena, const char *const *folders, size_t count)
{
    nt_journal_clear(arena, folders, count);
}

nt_status nt_outputs_flush_all(const char *folder, nt_error *err)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = file >= 0 && syncfs(file) == 0;
    nt_status status =
        good ? NT_OK : nt_fail_errno(err, folder, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_FILE);
    if (file >= 0) {
        close(file);
    }
    return status;
}

static void note_folder_of(nt_arena *arena, path_list *folders, const char *path)
{
    const char *folder = nt_path_folder(arena, path);
    for (size_t i = 0; i < folders->count; i++) {
        if (strcmp(folders->items[i], folder) == 0) {
            return;
        }
    }
    nt_vec_push(arena, folders, folder);
}

static nt_status make_folder(nt_outputs *outputs, const char *path, nt_error *err)
{
    const char *folder = nt_arena_string(outputs->arena, path);
    if (nt_file_is_folder(folder)) {
        return NT_OK;
    }
    nt_vec_push(outputs->arena, &outputs->made, folder);
    note_folder_of(outputs->arena, &outputs->above, folder);
    nt_signals_hold();
    nt_unfinished_note(outputs->arena, folder, NT_UNFINISHED_FILE);
    bool is_made = mkdir(folder, 0777) == 0;
    nt_signals_release();
    if (is_made) {
        return NT_OK;
    }
    nt_status status = errno == EEXIST
                           ? NT_OK
                           : nt_fail_errno(err, folder, (nt_text)NT_TEXT_BASE_TO_MAKE_THE_FOLDER);
    nt_unfinished_forget(folder);
    outputs->made.count--;
    return status;
}

static nt_status make_folders(nt_outputs *outputs, const char *path, nt_error *err)
{
    char *folder = nt_arena_string(outputs->arena, path);
    nt_status status = NT_OK;
    for (char *slash = strchr(folder + 1, '/'); !status && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        status = make_folder(outputs, folder, err);
        *slash = '/';
    }
    return status;
}

nt_status nt_outputs_beside(nt_arena *arena, const char *path, const char **out, nt_error *err)
{
    unsigned char random[16];
    char digits[2 * sizeof random + 1];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random) {
        return nt_fail_errno(err, path,
                             (nt_text)NT_TEXT_BASE_TO_FIND_A_NAME_FOR_THE_UNFINISHED_FILE);
    }
    for (size_t i = 0; i < sizeof random; i++) {
        snprintf(digits + 2 * i, 3, "%02x", random[i]);
    }
    *out = nt_path_join(arena, nt_path_folder(arena, path),
                        nt_arena_printf(arena, NT_UNFINISHED "%s", digits));
    return NT_OK;
}

/* What all outputs have: a name beside the destination, and one for what stands there. */
static nt_status stage(nt_outputs *outputs, const char *path, staged *out, nt_error *err)
{
    nt_arena *arena = outputs->arena;
    staged entry = {.path = nt_arena_string(arena, path), .file = -1};
    NT_TRY(make_folders(outputs, path, err));
    NT_TRY(nt_outputs_beside(arena, path, &entry.temporary, err));
    entry.aside = nt_arena_printf(arena, "%s" NT_ASIDE, entry.temporary);
    note_folder_of(arena, &outputs->folders, path);
    *out = entry;
    return NT_OK;
}

/* Listed before it is made: the one or the other may find no memory. */
static void list(nt_outputs *outputs, const staged *entry, nt_unfinished_kind kind)
{
    nt_vec_push(outputs->arena, &outputs->files, *entry);
    nt_unfinished_note(outputs->arena, entry->temporary, kind);
}

static nt_status not_made(nt_outputs *outputs, const staged *entry, nt_text act, nt_error *err)
{
    nt_status status = nt_fail_errno(err, entry->path, act);
    nt_unfinished_forget(entry->temporary);
    outputs->files.count--;
    return status;
}

static void lock(nt_outputs *outputs, int file)
{
    flock(file, LOCK_EX | LOCK_NB); /* where there are no locks, nothing is cleared either */
    outputs->files.items[outputs->files.count - 1].file = file;
}

static nt_status open_staged(nt_outputs *outputs, const staged *entry, nt_error *err)
{
    nt_signals_hold(); /* none is made behind what clears them */
    list(outputs, entry, NT_UNFINISHED_FILE);
    int file = open(entry->temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    nt_signals_release();
    if (file < 0) {
        return not_made(outputs, entry, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_FILE, err);
    }
    lock(outputs, file);
    return NT_OK;
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* A device or a socket: whoever may write to /dev would have a file in its place. Or what is
 * printed goes there, whatever leads to it. Other links and pipes are replaced as files are. */
static bool is_no_place(const char *path, const struct stat *there)
{
    struct stat own, open;
    bool is_no_file = lstat(path, &own) == 0 && !S_ISREG(own.st_mode) && !S_ISLNK(own.st_mode) &&
                      !S_ISFIFO(own.st_mode);
    for (int stream = STDOUT_FILENO; stream <= STDERR_FILENO && !is_no_file; stream++) {
        is_no_file = fstat(stream, &open) == 0 && is_same(&open, there);
    }
    return is_no_file;
}

static nt_status judge_place(const char *path, bool is_folder, nt_error *err)
{
    struct stat there;
    NT_FAIL_IF(strcmp(nt_path_name(path), NT_SALT_FILE) == 0, err, NT_USAGE, nt_place_in(path),
               NT_MESSAGE_BASE_OUTPUT_IS_SALT());
    if (stat(path, &there) != 0 || (is_folder && S_ISDIR(there.st_mode))) {
        return NT_OK;
    }
    NT_FAIL_IF(S_ISDIR(there.st_mode), err, NT_SYSTEM, nt_place_in(path),
               NT_MESSAGE_BASE_OUTPUT_IS_FOLDER());
    NT_FAIL_IF(is_no_place(path, &there), err, NT_USAGE, nt_place_in(path),
               NT_MESSAGE_BASE_OUTPUT_IS_DEVICE());
    NT_FAIL_IF(nt_file_was_read(path), err, NT_USAGE, nt_place_in(path),
               NT_MESSAGE_BASE_OUTPUT_IS_INPUT());
    return NT_OK;
}

nt_status nt_outputs_add(nt_outputs *outputs, const char *path, const void *bytes, size_t length,
                         nt_error *err)
{
    NT_TRY(judge_place(path, false, err));
    staged entry;
    NT_TRY(stage(outputs, path, &entry, err));
    NT_TRY(open_staged(outputs, &entry, err));
    int file = outputs->files.items[outputs->files.count - 1].file;
    if (!nt_file_write_all(file, bytes, length)) {
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_FILE);
    }
    /* Starts the way to the disk, so that the flushes at the end find little left to do. */
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    return NT_OK;
}

nt_status nt_outputs_add_folder(nt_outputs *outputs, const char *path, const char **out,
                                nt_error *err)
{
    staged entry;
    char *folder = nt_arena_string(outputs->arena, path);
    for (size_t end = strlen(folder); end > 1 && folder[end - 1] == '/'; end--) {
        folder[end - 1] = '\0';
    }
    NT_TRY(judge_place(folder, true, err));
    NT_TRY(stage(outputs, folder, &entry, err));
    entry.is_folder = true;
    nt_signals_hold();
    list(outputs, &entry, NT_UNFINISHED_FOLDER);
    bool is_made = mkdir(entry.temporary, 0777) == 0;
    nt_signals_release();
    if (!is_made) {
        return not_made(outputs, &entry, (nt_text)NT_TEXT_BASE_TO_MAKE_THE_FOLDER, err);
    }
    int opened = open(entry.temporary, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (opened < 0) {
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_OPEN_THE_FOLDER);
    }
    lock(outputs, opened);
    *out = entry.temporary;
    return NT_OK;
}

/* How many wait for the disk at once; sets that are made beside each other wait so anyway. */
static int waiting(const nt_outputs *outputs)
{
    enum { WAITING = 16 };
    return outputs->is_among_many ? 1 : nt_threads_waiting(WAITING);
}

/* EINVAL: what its file system cannot flush. */
static bool flush_file(void *who, int thread, size_t item)
{
    staged *entry = &((nt_outputs *)who)->files.items[item];
    (void)thread;
    if (!entry->is_folder && fdatasync(entry->file) != 0 && errno != EINVAL) {
        entry->fault = errno;
    }
    return true;
}

/* Flushed together at the end: the first flush carries most of the others with it, and those that
 * wait beside each other wait once for the disk. */
static nt_status flush_files(nt_outputs *outputs, nt_error *err)
{
    if (outputs->is_draft) {
        return NT_OK;
    }
    nt_threads_share(waiting(outputs), outputs->files.count, flush_file, outputs);
    NT_EACH(const staged, entry, outputs->files.items, outputs->files.count) {
        NT_TRY(entry->is_folder ? nt_tree_flush(entry->temporary, err) : NT_OK);
        if (entry->fault) {
            errno = entry->fault;
            return nt_fail_errno(err, entry->path, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_FILE);
        }
    }
    return NT_OK;
}

static nt_status flush_folders(const nt_outputs *outputs, const path_list *folders, nt_error *err)
{
    for (size_t i = 0; !outputs->is_draft && i < folders->count; i++) {
        NT_TRY(nt_tree_flush_folder(folders->items[i], err));
    }
    return NT_OK;
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

/* A folder in the place of a file: an exchange would take it for one like the other. */
static bool stands_in_the_way(const staged *entry)
{
    errno = EISDIR;
    return !entry->is_folder && nt_file_is_folder(entry->path);
}

static nt_status place_all(nt_outputs *outputs, nt_error *err)
{
    NT_EACH(staged, entry, outputs->files.items, outputs->files.count) {
        if (stands_in_the_way(entry) ||
            !place(entry->temporary, entry->path, entry->aside, &entry->placement)) {
            int saved = errno;
            roll_back(outputs);
            errno = saved;
            return nt_fail_errno(err, entry->path,
                                 entry->is_folder
                                     ? (nt_text)NT_TEXT_BASE_TO_PUT_THE_FINISHED_FOLDER_IN_PLACE
                                     : (nt_text)NT_TEXT_BASE_TO_PUT_THE_FINISHED_FILE_IN_PLACE);
        }
    }
    return NT_OK;
}

/* One that replaces nothing needs no journal: it is there or it is not. */
static nt_status open_journal(const nt_outputs *outputs, nt_journal *journal, nt_error *err)
{
    size_t count = outputs->files.count;
    nt_journal_entry *entries = nt_new_array(outputs->arena, nt_journal_entry, count + 1);
    for (size_t i = 0; i < count; i++) {
        const staged *file = &outputs->files.items[i];
        entries[i] = (nt_journal_entry){file->temporary, file->path, file->file};
    }
    bool is_alone = count == 1 && !nt_file_exists(outputs->files.items[0].path);
    return !count || is_alone
               ? NT_OK
               : nt_journal_write(outputs->arena, entries, count, !outputs->is_draft, journal, err);
}

/* One after the other: a thread takes memory, and what stands is not undone for want of it. */
static void remove_earlier(const nt_outputs *outputs)
{
    NT_EACH(const staged, entry, outputs->files.items, outputs->files.count) {
        nt_tree_remove(entry->placement == REPLACED ? entry->aside : entry->temporary);
    }
}

static nt_status commit(nt_outputs *outputs, nt_error *err)
{
    nt_journal journal = NT_NO_JOURNAL;
    nt_status status = open_journal(outputs, &journal, err);
    status = status ? status : place_all(outputs, err);
    if (!status && (status = flush_folders(outputs, &outputs->folders, err))) {
        roll_back(outputs);
    }
    if (!status) {
        remove_earlier(outputs);
    }
    nt_journal_close(&journal);
    return status;
}

nt_status nt_outputs_commit(nt_outputs *outputs, nt_error *err)
{
    if (!outputs->is_among_many) {
        nt_journal_clear(outputs->arena, outputs->folders.items, outputs->folders.count);
    }
    /* All that the journal names is on the disk before the journal is. */
    NT_TRY(flush_files(outputs, err));
    NT_TRY(flush_folders(outputs, &outputs->folders, err));
    NT_TRY(flush_folders(outputs, &outputs->above, err));
    nt_signals_hold();
    nt_status status = commit(outputs, err);
    nt_signals_release();
    return status;
}

void nt_outputs_close(nt_outputs *outputs)
{
    if (!outputs || outputs->is_closed) {
        return;
    }
    NT_EACH(const staged, entry, outputs->files.items, outputs->files.count) {
        if (entry->placement == NOT_PLACED) {
            nt_tree_remove(entry->temporary);
        }
        nt_unfinished_forget(entry->temporary);
        if (entry->file >= 0) {
            close(entry->file);
        }
    }
    /* Innermost first; a folder that is not empty stays. */
    for (size_t i = outputs->made.count; i > 0; i--) {
        rmdir(outputs->made.items[i - 1]);
        nt_unfinished_forget(outputs->made.items[i - 1]);
    }
    outputs->is_closed = true;
}

void nt_outputs_leave(nt_outputs **outputs)
{
    nt_outputs_close(*outputs);
}
