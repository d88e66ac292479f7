#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/bag.h"
#include "archive/scratch.h"
#include "base/file.h"
#include "base/outputs.h"

/* Missing folders above `path`, outermost first; those made are listed, to be removed again. */
typedef struct {
    nt_arena *arena;
    NT_VEC(const char *) made;
} parents;

static nt_status make_parents(parents *p, const char *path, nt_error *err)
{
    char *folder = nt_arena_string(p->arena, path);
    for (char *slash = strchr(folder + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(folder, 0777) == 0) {
            nt_vec_push(p->arena, &p->made, nt_arena_string(p->arena, folder));
        } else if (errno != EEXIST) {
            return nt_fail_errno(err, folder, "make the folder");
        }
        *slash = '/';
    }
    return NT_OK;
}

static nt_status flush(const char *path, nt_error *err)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    bool good = file >= 0 && (fdatasync(file) == 0 || errno == EINVAL);
    int saved = errno;
    if (file >= 0) {
        close(file);
    }
    errno = saved;
    return good ? NT_OK : nt_fail_errno(err, path, "write the file");
}

static nt_status fill(const nt_bag *bag, const char *folder, nt_error *err)
{
    if (mkdir(folder, 0777) != 0) {
        return nt_fail_errno(err, folder, "make the folder");
    }
    nt_status status = NT_OK;
    for (size_t i = 0; !status && i < bag->files.count; i++) {
        const nt_bag_file *file = &bag->files.items[i];
        status = nt_scratch_write(bag->arena, folder, file->path, file->bytes.bytes,
                                  file->bytes.length, err);
    }
    for (size_t i = 0; !status && i < bag->files.count; i++) {
        status = flush(nt_path_join(bag->arena, folder, bag->files.items[i].path), err);
    }
    return status;
}

static nt_status write_folder(const nt_bag *bag, const char *path, nt_error *err)
{
    if (nt_file_exists(path) && !nt_file_exists(nt_path_join(bag->arena, path, "bagit.txt"))) {
        return nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0},
                       "stands there already and is no bag; name another folder, or a .zip");
    }
    parents above = {.arena = bag->arena};
    char *target = nt_arena_string(bag->arena, path);
    for (size_t end = strlen(target); end > 1 && target[end - 1] == '/'; end--) {
        target[end - 1] = '\0';
    }
    const char *made = NULL;
    nt_status status = make_parents(&above, target, err);
    status = status ? status : nt_outputs_beside(bag->arena, target, &made, err);
    status = status ? status : fill(bag, made, err);
    status = status ? status : nt_outputs_place_folder(bag->arena, made, target, err);
    nt_scratch_remove(bag->arena, made); /* what is not in place, or what stood there before */
    if (status) {
        for (size_t i = above.made.count; i > 0; i--) {
            rmdir(above.made.items[i - 1]);
        }
    }
    return status;
}

static nt_status write_zip(const nt_bag *bag, const char *path, nt_error *err)
{
    nt_bytes zip;
    nt_status status = nt_bag_zip(bag, &zip, err);
    if (status) {
        return status;
    }
    nt_outputs *outputs = nt_outputs_open(bag->arena);
    status = nt_outputs_add(outputs, path, zip.bytes, zip.length, err);
    status = status ? status : nt_outputs_commit(outputs, err);
    nt_outputs_close(outputs);
    return status;
}

nt_status nt_bag_write(const nt_bag *bag, const char *path, nt_error *err)
{
    size_t length = strlen(path);
    bool is_zip = length > 4 && strcmp(path + length - 4, ".zip") == 0;
    return is_zip ? write_zip(bag, path, err) : write_folder(bag, path, err);
}
