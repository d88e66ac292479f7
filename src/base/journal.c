/* What a killed run left: complete sets are put in place, other unfinished files removed. */
#include "journal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/outputs.h"
#include "base/unfinished.h"
#include "words/base.h"

static const char ending[] = ".journal";
static const char complete[] = "complete"; /* the last record: then all that it names is whole */
enum { JOURNAL_MAX = 1024 * 1024 };

/* The folder that all paths lie in or below. */
static const char *common_folder(nt_arena *arena, const char *const *folders, size_t count)
{
    char *common = nt_arena_string(arena, folders[0]);
    for (size_t i = 1; i < count; i++) {
        for (;;) {
            size_t length = strlen(common);
            if (strncmp(common, folders[i], length) == 0 &&
                (common[length - 1] == '/' || folders[i][length] == '/' || !folders[i][length])) {
                break;
            }
            common = nt_arena_string(arena, nt_path_folder(arena, common));
            if (strcmp(common, ".") == 0 || strcmp(common, "/") == 0) {
                return common;
            }
        }
    }
    return common;
}

static const char *below(const char *folder, const char *path)
{
    size_t length = strlen(folder);
    if (strcmp(folder, ".") == 0) {
        return nt_begins(path, "./") ? path + 2 : path;
    }
    return path + length + (folder[length - 1] != '/');
}

static nt_status fill(const char *folder, const nt_journal_entry *entries, size_t count,
                      nt_arena *arena, bool flushes, int file)
{
    nt_buffer text = nt_buffer_open(arena);
    for (size_t i = 0; i < count; i++) {
        struct stat info;
        if (fstat(entries[i].file, &info) != 0) {
            return NT_SYSTEM;
        }
        nt_buffer_printf(&text, "%" PRIuMAX "%c%s%c%s%c", (uintmax_t)info.st_ino, '\0',
                         below(folder, entries[i].temporary), '\0', below(folder, entries[i].path),
                         '\0');
    }
    nt_buffer_add(&text, complete, sizeof complete);
    bool good = nt_file_write_all(file, text.bytes, text.length) &&
                (!flushes || fdatasync(file) == 0 || errno == EINVAL);
    return good ? NT_OK : NT_SYSTEM;
}

nt_status nt_journal_write(nt_arena *arena, const nt_journal_entry *entries, size_t count,
                           bool flushes, nt_journal *out, nt_error *err)
{
    const char **folders = nt_new_array(arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        folders[i] = nt_path_folder(arena, entries[i].path);
    }
    const char *folder = common_folder(arena, folders, count), *name;
    NT_TRY(nt_outputs_beside(arena, nt_path_join(arena, folder, "x"), &name, err));
    nt_journal journal = {nt_arena_printf(arena, "%s%s", name, ending), -1};
    nt_unfinished_note(arena, journal.path, NT_UNFINISHED_FILE);
    journal.file = open(journal.path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (journal.file < 0) {
        nt_unfinished_forget(journal.path);
        return nt_fail_errno(err, folder,
                             (nt_text)NT_TEXT_BASE_TO_WRITE_THE_JOURNAL_OF_THE_FILES_IN_THE_FOLDER);
    }
    flock(journal.file, LOCK_EX | LOCK_NB);
    nt_status status = NT_OK;
    if (fill(folder, entries, count, arena, flushes, journal.file)) {
        status = nt_fail_errno(
            err, folder, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_JOURNAL_OF_THE_FILES_IN_THE_FOLDER);
    }
    status = status || !flushes ? status : nt_tree_flush_folder(folder, err);
    if (status) {
        nt_journal_close(&journal);
    } else {
        *out = journal;
    }
    return status;
}

void nt_journal_close(nt_journal *journal)
{
    if (journal->path) {
        unlink(journal->path);
        nt_unfinished_forget(journal->path);
        close(journal->file);
    }
    *journal = NT_NO_JOURNAL;
}

/* ---- clearing ---- */

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

/* A folder is removed with all in it, so its whole name must be one that we give. */
static bool is_ours(const char *path, const struct stat *info)
{
    const char *digits = nt_path_name(path) + strlen(NT_UNFINISHED);
    size_t length = strspn(digits, "0123456789abcdef");
    bool named = length == 32 && (!digits[length] || strcmp(digits + length, NT_ASIDE) == 0);
    return info->st_uid == geteuid() &&
           (S_ISREG(info->st_mode) || (S_ISDIR(info->st_mode) && named));
}

/* Opens and locks what a dead run of this user left; -1: it is a living run's, or not ours. */
static int open_dead(const char *path)
{
    struct stat info;
    int file = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0 && errno == EISDIR) {
        file = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }
    if (file >= 0 && fstat(file, &info) == 0 && is_ours(path, &info) &&
        flock(file, LOCK_EX | LOCK_NB) == 0) {
        return file;
    }
    if (file >= 0) {
        close(file);
    }
    return -1;
}

/* Names in a journal lead below its folder, and from an unfinished file to one beside it. */
static bool is_sound(const char *temporary, const char *path)
{
    const char *name = nt_path_name(temporary);
    size_t length = (size_t)(name - temporary);
    bool climbs = strcmp(path, "..") == 0 || nt_begins(path, "../") || strstr(path, "/../");
    return *path && *path != '/' && !climbs && nt_begins(name, NT_UNFINISHED) &&
           strncmp(temporary, path, length) == 0 && !strchr(path + length, '/');
}

/* A temporary that is gone was put in place; one that is another file is the earlier one. A folder
 * cannot take the place of one that still stands there: that one stays. False when neither stands,
 * and both must be kept. */
static bool finish(nt_arena *arena, const char *folder, uintmax_t inode, const char *temporary,
                   const char *path)
{
    struct stat info;
    const char *from = nt_path_join(arena, folder, temporary);
    const char *to = nt_path_join(arena, folder, path);
    if (lstat(from, &info) == 0 && (uintmax_t)info.st_ino == inode && rename(from, to) != 0 &&
        lstat(to, &info) != 0) {
        return false;
    }
    nt_tree_remove(from);
    nt_tree_remove(nt_arena_printf(arena, "%s" NT_ASIDE, from));
    return true;
}

/* One that was never completed names files of which none was put in place. */
static bool is_complete(nt_bytes text)
{
    return text.length >= sizeof complete &&
           memcmp(text.bytes + text.length - sizeof complete, complete, sizeof complete) == 0;
}

static bool finish_set(nt_arena *arena, const char *folder, const char *journal)
{
    nt_bytes text;
    nt_error ignored;
    int file = open_dead(journal);
    bool finished = true;
    if (file < 0) {
        return false;
    }
    if (!nt_file_read(arena, journal, JOURNAL_MAX, &text, &ignored) && is_complete(text)) {
        const char *at = text.bytes, *end = text.bytes + text.length - sizeof complete;
        while (at < end) {
            const char *temporary = at + strlen(at) + 1;
            const char *path = temporary < end ? temporary + strlen(temporary) + 1 : end;
            if (path >= end || !is_sound(temporary, path)) {
                break;
            }
            finished = finish(arena, folder, strtoumax(at, NULL, 10), temporary, path) && finished;
            at = path + strlen(path) + 1;
        }
    }
    if (finished) {
        unlink(journal);
    }
    close(file);
    return false;
}

/* What a visitor gives ends the walk unless it is false. */
typedef bool visitor(nt_arena *arena, const char *folder, const char *path);

static bool each_unfinished(nt_arena *arena, const char *folder, bool journals, visitor *visit)
{
    bool ended = false;
    DIR *open_folder = opendir(folder);
    for (struct dirent *entry; open_folder && !ended && (entry = readdir(open_folder));) {
        if (nt_begins(entry->d_name, NT_UNFINISHED) &&
            ends_with(entry->d_name, ending) == journals) {
            ended = visit(arena, folder, nt_path_join(arena, folder, entry->d_name));
        }
    }
    if (open_folder) {
        closedir(open_folder);
    }
    return ended;
}

static bool remove_dead(nt_arena *arena, const char *folder, const char *path)
{
    (void)arena, (void)folder;
    int file = open_dead(path);
    if (file >= 0) {
        nt_tree_remove(path);
        close(file);
    }
    return false;
}

static bool is_there(nt_arena *arena, const char *folder, const char *path)
{
    (void)arena, (void)folder, (void)path;
    return true;
}

void nt_journal_clear(nt_arena *arena, const char *const *folders, size_t count)
{
    if (!count) {
        return;
    }
    const char *common = common_folder(arena, folders, count);
    each_unfinished(arena, common, true, finish_set);
    /* Files of a set whose journal another run holds are that run's, locked or not. */
    bool alive = each_unfinished(arena, common, true, is_there);
    for (size_t i = 0; i < count; i++) {
        each_unfinished(arena, folders[i], true, finish_set);
        alive = alive || each_unfinished(arena, folders[i], true, is_there);
    }
    for (size_t i = 0; !alive && i < count; i++) {
        each_unfinished(arena, folders[i], false, remove_dead);
    }
}
