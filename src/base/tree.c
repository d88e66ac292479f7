/* A folder with all that is in it, removed and flushed. */
#define _GNU_SOURCE /* getdents64 */
#include "base/file.h"

#include "words/base.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

/* Deeper than any path that is accepted (base/path.h); each level keeps its folder open. */
enum { DEPTH_MAX = 64 };

/* Does something to an entry of the open folder `in`; false, with errno, when it failed. */
typedef bool visitor(int in, const char *name, int depth);

static bool is_entry(const char *name)
{
    return strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

/* opendir() would take memory. */
static bool visit_each(int folder, visitor *visit, int depth)
{
    union {
        struct dirent64 first;
        char bytes[4096];
    } block;
    ssize_t length;
    while ((length = getdents64(folder, &block, sizeof block)) > 0) {
        for (const char *at = block.bytes; at < block.bytes + length;) {
            const struct dirent64 *entry = (const void *)at;
            if (is_entry(entry->d_name) && !visit(folder, entry->d_name, depth + 1)) {
                return false;
            }
            at += entry->d_reclen;
        }
    }
    return length == 0;
}

static int open_folder(int in, const char *name)
{
    return openat(in, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static bool remove_entry(int in, const char *name, int depth)
{
    if (unlinkat(in, name, 0) == 0 || depth > DEPTH_MAX) {
        return true;
    }
    /* Some file systems pass over entries while others go; and a thread may have added one. */
    for (int round = 0; round < 4 && unlinkat(in, name, AT_REMOVEDIR) != 0; round++) {
        int folder = open_folder(in, name);
        if (folder >= 0) {
            visit_each(folder, remove_entry, depth);
            close(folder);
        }
    }
    return true;
}

void nt_tree_remove(const char *path)
{
    remove_entry(AT_FDCWD, path, 0);
}

/* fsync also of folders: an exchange changes no size, and what is no change of size, fdatasync may
 * leave for later. EINVAL: what cannot be flushed, such as a folder of some network drives. */
static bool flush_and_close(int file)
{
    bool good = fsync(file) == 0 || errno == EINVAL;
    int saved = errno;
    close(file);
    errno = saved;
    return good;
}

static bool flush_entry(int in, const char *name, int depth);

static bool flush_folder(int folder, int depth)
{
    bool good = visit_each(folder, flush_entry, depth);
    int saved = errno;
    bool flushed = flush_and_close(folder);
    errno = good ? errno : saved;
    return good && flushed;
}

static bool flush_entry(int in, const char *name, int depth)
{
    int folder = open_folder(in, name);
    if (folder >= 0) {
        return flush_folder(folder, depth);
    }
    int file = openat(in, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    return file >= 0 ? flush_and_close(file) : errno == ELOOP; /* of a link its folder tells */
}

nt_status nt_tree_flush(const char *path, nt_error *err)
{
    return flush_entry(AT_FDCWD, path, 0)
               ? NT_OK
               : nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_FOLDER);
}

nt_status nt_tree_flush_folder(const char *path, nt_error *err)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = folder >= 0 ? flush_and_close(folder) : errno == EACCES;
    return good ? NT_OK : nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_FOLDER);
}
