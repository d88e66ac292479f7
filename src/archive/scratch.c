#include "archive/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/outputs.h"
#include "base/path.h"
#include "base/unfinished.h"
#include "words/archive.h"
#include "words/base.h"

nt_status nt_scratch_open(nt_arena *arena, const char **folder, nt_error *err)
{
    const char *base = getenv("TMPDIR");
    char *path = nt_path_join(arena, base && base[0] ? base : "/tmp", "netra-XXXXXX");
    nt_signals_hold();
    nt_unfinished_note(arena, path, NT_UNFINISHED_FOLDER);
    bool is_made = mkdtemp(path) != NULL;
    nt_signals_release();
    if (!is_made) {
        nt_unfinished_forget(path);
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_MAKE_THE_FOLDER);
    }
    *folder = path;
    return NT_OK;
}

static nt_status make_folders(char *path, size_t from, nt_error *err)
{
    for (char *slash = strchr(path + from, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        int made = mkdir(path, 0777);
        if (made != 0 && errno != EEXIST) {
            return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_MAKE_THE_FOLDER);
        }
        *slash = '/';
    }
    return NT_OK;
}

static nt_status write_file(const char *path, const char *bytes, size_t length, nt_error *err)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    bool good = file >= 0 && nt_file_write_all(file, bytes, length);
    int saved = errno;
    if (file >= 0 && close(file) != 0 && good) {
        good = false;
        saved = errno;
    }
    errno = saved;
    return good ? NT_OK : nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_FILE);
}

/* The path of a file to be made, with the folders above it. */
static nt_status prepare(nt_arena *arena, const char *folder, const char *name, char **out,
                         nt_error *err)
{
    const nt_text *reason = nt_path_fault(name);
    NT_FAIL_IF(reason, err, NT_INVALID, nt_nowhere,
               NT_MESSAGE_ARCHIVE_NAME_OF_A_FILE(.fault = *reason,
                                                 .path = nt_path_printable(arena, name)));
    *out = nt_path_join(arena, folder, name);
    return make_folders(*out, strlen(folder) + 1, err);
}

nt_status nt_scratch_write(nt_arena *arena, const char *folder, const char *name, const void *bytes,
                           size_t length, nt_error *err)
{
    char *path;
    NT_TRY(prepare(arena, folder, name, &path, err));
    errno = 0;
    nt_status status = write_file(path, bytes, length, err);
    /* The folder is ours alone: what stands in the way has the name of another file of the lot. */
    return status && (errno == ENOTDIR || errno == EISDIR || errno == EEXIST)
               ? nt_fail(err, NT_INVALID, nt_nowhere,
                         NT_MESSAGE_ARCHIVE_NAME_TWICE(.path = nt_path_printable(arena, name)))
               : status;
}

/* A link is read from where it lies, not from where we stand. */
static const char *absolute(nt_arena *arena, const char *path)
{
    char here[4096];
    return path[0] == '/' || !getcwd(here, sizeof here) ? path : nt_path_join(arena, here, path);
}

nt_status nt_scratch_link(nt_arena *arena, const char *folder, const char *name, const char *target,
                          nt_error *err)
{
    char *path;
    NT_TRY(prepare(arena, folder, name, &path, err));
    if (symlink(absolute(arena, target), path) != 0) {
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_MAKE_THE_LINK);
    }
    return NT_OK;
}

void nt_scratch_remove(const char *folder)
{
    if (folder) {
        nt_tree_remove(folder);
        nt_unfinished_forget(folder);
    }
}
