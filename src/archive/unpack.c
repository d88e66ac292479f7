#include "archive/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/scratch.h"
#include "base/file.h"
#include "base/path.h"
#include "base/threads.h"
#include "clash.h"
#include "directory.h"
#include "words/archive.h"
#include "words/base.h"

enum { BLOCK = 64 * 1024 };

typedef struct {
    nt_arena *arena;
    const char *file, *folder;
    struct archive *archive;
    int zip, failure; /* open; errno of a read of it that failed */
    char *block;
    long long packed, total;
    size_t entries;
    NT_VEC(nt_named_entry) names;
    NT_VEC(nt_unpack_fault) faults;
    const nt_text *broken;
} unpacking;

static nt_status refuse(const unpacking *u, const char *name, nt_text reason, nt_error *err)
{
    return nt_fail(err, NT_INVALID, (nt_place){u->file, 0, 0},
                   NT_MESSAGE_ARCHIVE_ENTRY_REFUSED(.name = nt_path_printable(u->arena, name),
                                                    .fault = reason));
}

static const char *name_of(unpacking *u, struct archive_entry *entry)
{
    const char *name = archive_entry_pathname_utf8(entry);
    name = name ? name : archive_entry_pathname(entry);
    return nt_arena_string(u->arena, name ? name : "");
}

/* What the library says, which is in no language of ours, or what we say where it says nothing. */
static const nt_text *why_of(const unpacking *u, nt_text otherwise)
{
    const char *said = archive_error_string(u->archive);
    return nt_message_kept(u->arena, said ? NT_MESSAGE_ARCHIVE_LIBARCHIVE_SAYS(.said = said)
                                          : nt_message_of(otherwise));
}

static const nt_text *kind_fault(struct archive_entry *entry)
{
    static const nt_text link = NT_TEXT_ARCHIVE_IS_A_LINK,
                         neither = NT_TEXT_ARCHIVE_IS_NEITHER_FILE_NOR_FOLDER,
                         encrypted = NT_TEXT_ARCHIVE_IS_ENCRYPTED;
    if (archive_entry_hardlink(entry) || archive_entry_symlink(entry) ||
        archive_entry_filetype(entry) == AE_IFLNK) {
        return &link;
    }
    if (archive_entry_filetype(entry) != AE_IFREG && archive_entry_filetype(entry) != AE_IFDIR) {
        return &neither;
    }
    return archive_entry_is_encrypted(entry) ? &encrypted : NULL;
}

/* Whether one of two names is the other, or would be taken for a folder of it. */
static nt_status check_name(unpacking *u, struct archive_entry *entry, char *name, nt_error *err)
{
    bool is_folder = archive_entry_filetype(entry) == AE_IFDIR;
    size_t length = strlen(name);
    if (is_folder && length && name[length - 1] == '/') {
        name[length - 1] = '\0';
    }
    const nt_text *fault = nt_path_fault(name);
    fault = fault ? fault : kind_fault(entry);
    if (fault) {
        return refuse(u, name, *fault, err);
    }
    nt_named_entry one = {name, nt_path_fold(u->arena, name), is_folder};
    nt_vec_push(u->arena, &u->names, one);
    return NT_OK;
}

static nt_status check_limits(const unpacking *u, const char *name, long long size, nt_error *err)
{
    if (size > NT_UNPACK_FILE_MAX) {
        return refuse(u, name, (nt_text)NT_TEXT_ARCHIVE_IS_TOO_LARGE, err);
    }
    if (u->total + size > NT_UNPACK_TOTAL_MAX) {
        return refuse(u, name, (nt_text)NT_TEXT_ARCHIVE_MAKES_TOO_MUCH, err);
    }
    if (u->total + size > NT_UNPACK_RATIO_FROM &&
        (u->total + size) / NT_UNPACK_RATIO_MAX > u->packed) {
        return refuse(u, name, (nt_text)NT_TEXT_ARCHIVE_UNPACKS_TO_TOO_MUCH, err);
    }
    return NT_OK;
}

/* An entry may hold more than it says: what arrives is counted, not what is promised. Block by
 * block, so that what came before a damage is kept. */
static nt_status read_entry(unpacking *u, const char *name, nt_buffer *out, nt_error *err)
{
    const void *block;
    size_t size;
    la_int64_t offset;
    int code;
    while ((code = archive_read_data_block(u->archive, &block, &size, &offset)) == ARCHIVE_OK) {
        NT_TRY(check_limits(u, name, (long long)(out->length + size), err));
        nt_buffer_add(out, block, size);
    }
    if (code != ARCHIVE_EOF) {
        nt_unpack_fault fault = {name, *why_of(u, (nt_text)NT_TEXT_ARCHIVE_CANNOT_BE_READ)};
        nt_vec_push(u->arena, &u->faults, fault);
    }
    return NT_OK;
}

/* All is judged before anything is written: the first pass reads the names, the second the files.
 */
static nt_status visit_names(unpacking *u, struct archive_entry *entry, nt_error *err)
{
    char *name = (char *)name_of(u, entry);
    nt_status status = check_name(u, entry, name, err);
    if (!status && archive_entry_size_is_set(entry)) {
        status = check_limits(u, name, archive_entry_size(entry), err);
        u->total += archive_entry_size(entry);
    }
    return status;
}

static nt_status visit_files(unpacking *u, struct archive_entry *entry, nt_error *err)
{
    if (archive_entry_filetype(entry) != AE_IFREG) {
        return NT_OK;
    }
    /* One file's bytes at a time: an arena that ends with the file. */
    NT_PASSING_ARENA(arena);
    nt_buffer bytes = nt_buffer_open(arena);
    const char *name = name_of(u, entry);
    NT_TRY(read_entry(u, name, &bytes, err));
    u->total += (long long)bytes.length;
    return nt_scratch_write(u->arena, u->folder, name, bytes.bytes, bytes.length, err);
}

static nt_status each_entry(unpacking *u,
                            nt_status (*visit)(unpacking *, struct archive_entry *, nt_error *),
                            nt_error *err)
{
    struct archive_entry *entry;
    nt_status status = NT_OK;
    int code;
    u->entries = 0;
    u->total = 0;
    while (!status && (code = archive_read_next_header(u->archive, &entry)) != ARCHIVE_EOF) {
        if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
            u->broken = why_of(u, (nt_text)NT_TEXT_ARCHIVE_ZIP_IS_DAMAGED);
            break;
        }
        NT_FAIL_IF(++u->entries > NT_UNPACK_ENTRIES_MAX, err, NT_INVALID, (nt_place){u->file, 0, 0},
                   NT_MESSAGE_ARCHIVE_TOO_MANY_ENTRIES(.most = NT_UNPACK_ENTRIES_MAX));
        status = visit(u, entry, err);
    }
    return status;
}

/* Read by ourselves: where the disk fails, libarchive's zips just end. */
static la_ssize_t read_zip(struct archive *archive, void *context, const void **out)
{
    unpacking *u = context;
    ssize_t got = nt_file_read_some(u->zip, u->block, BLOCK);
    if (got < 0) {
        u->failure = errno;
        archive_set_error(archive, errno, "cannot be read");
    }
    *out = u->block;
    return got < 0 ? ARCHIVE_FATAL : got;
}

static la_int64_t seek_zip(struct archive *archive, void *context, la_int64_t offset, int whence)
{
    unpacking *u = context;
    off_t at = lseek(u->zip, (off_t)offset, whence);
    (void)archive;
    return at < 0 ? ARCHIVE_FATAL : (la_int64_t)at;
}

static int open_zip(unpacking *u)
{
    lseek(u->zip, 0, SEEK_SET);
    archive_read_set_read_callback(u->archive, read_zip);
    archive_read_set_seek_callback(u->archive, seek_zip);
    archive_read_set_callback_data(u->archive, u);
    return archive_read_open1(u->archive);
}

static nt_status pass(unpacking *u,
                      nt_status (*visit)(unpacking *, struct archive_entry *, nt_error *),
                      nt_error *err)
{
    u->archive = archive_read_new();
    archive_read_support_format_zip(u->archive);
    /* Whether a file is right is said by the bag's manifests; with its own checksum wrong,
     * libarchive would withhold all of it. */
    archive_read_set_options(u->archive, "zip:ignorecrc32");
    nt_status status = NT_OK;
    if (open_zip(u) != ARCHIVE_OK) {
        status =
            nt_fail(err, NT_INVALID, (nt_place){u->file, 0, 0}, NT_MESSAGE_ARCHIVE_IS_NOT_A_ZIP());
    }
    status = status ? status : each_entry(u, visit, err);
    archive_read_free(u->archive);
    errno = u->failure;
    return u->failure ? nt_fail_errno(err, u->file, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE)
                      : status;
}

static nt_status check_clashes(unpacking *u, nt_error *err)
{
    static const nt_text faults[] = {[NT_CLASH_TWICE] = NT_TEXT_ARCHIVE_IS_THERE_TWICE,
                                     [NT_CLASH_ONE_NAME] = NT_TEXT_ARCHIVE_HAS_ONE_NAME,
                                     [NT_CLASH_ONE_FOLDER] = NT_TEXT_ARCHIVE_LIES_IN_ONE_FOLDER,
                                     [NT_CLASH_FILE_ABOVE] = NT_TEXT_ARCHIVE_IS_FILE_AND_FOLDER};
    nt_clash clash = nt_clash_find(u->arena, u->names.items, u->names.count);
    return clash.kind ? refuse(u, clash.other->path, faults[clash.kind], err) : NT_OK;
}

typedef NT_VEC(const char *) name_list;

/* How many folders the entry lies in; -1: it is no declaration of a bag. One below a folder "data"
 * may be the payload's own. */
static int declaration_depth(const char *path)
{
    static const char name[] = "bagit.txt";
    int depth = 0;
    for (const char *part = path;; part += strcspn(part, "/") + 1, depth++) {
        size_t length = strcspn(part, "/");
        if (!part[length]) {
            return strcmp(part, name) == 0 ? depth : -1;
        }
        if (length == 4 && memcmp(part, "data", 4) == 0) {
            return -1;
        }
    }
}

/* The folders of the bags that lie least deep. */
static name_list find_bags(const unpacking *u)
{
    name_list bags = {0};
    int least = NT_PATH_DEPTH_MAX;
    for (size_t i = 0; i < u->names.count; i++) {
        const char *path = u->names.items[i].path;
        int depth = declaration_depth(path);
        if (depth >= 0 && depth <= least) {
            bags.count = depth < least ? 0 : bags.count;
            least = depth;
            nt_vec_push(u->arena, &bags, depth ? nt_path_folder(u->arena, path) : "");
        }
    }
    return bags;
}

/* What lies beside the bag in the folders that lead to it. */
static nt_status name_beside(const unpacking *u, const char *bag, const char **out, nt_error *err)
{
    nt_status status = NT_OK;
    nt_buffer beside = nt_buffer_open(u->arena);
    const char *folder = u->folder;
    while (!status && *bag) {
        const char **all;
        size_t count = 0, length = strcspn(bag, "/");
        const char *next = nt_arena_text(u->arena, bag, length);
        status = nt_folder_names(u->arena, folder, NT_UNPACK_ENTRIES_MAX, &all, &count, err);
        for (size_t i = 0; !status && i < count; i++) {
            if (strcmp(all[i], next) != 0) {
                nt_buffer_printf(&beside, "%s%s", beside.length ? ", " : "",
                                 nt_path_printable(u->arena, all[i]));
            }
        }
        folder = nt_path_join(u->arena, folder, next);
        bag += length + (bag[length] == '/');
    }
    *out = beside.length ? nt_buffer_text(&beside) : NULL;
    return status;
}

/* A zip of a bag holds one folder; one whose files lie at the top or deeper is taken as well, and
 * what a program that packs puts beside the folder does not hide the bag. */
static nt_status find_root(const unpacking *u, nt_unpacked *out, nt_error *err)
{
    const char **all;
    size_t count;
    name_list bags = find_bags(u);
    NT_FAIL_IF(
        bags.count > 1, err, NT_INVALID, (nt_place){u->file, 0, 0},
        NT_MESSAGE_ARCHIVE_SEVERAL_BAGS(.number = (long long)bags.count,
                                        .one = nt_path_printable(u->arena, bags.items[0]),
                                        .other = nt_path_printable(u->arena, bags.items[1])));
    NT_TRY(nt_folder_names(u->arena, u->folder, NT_UNPACK_ENTRIES_MAX, &all, &count, err));
    bool wrapped = count == 1 && nt_file_is_folder(nt_path_join(u->arena, u->folder, all[0]));
    out->name = bags.count ? bags.items[0] : wrapped ? all[0] : "";
    out->root = *out->name ? nt_path_join(u->arena, u->folder, out->name) : u->folder;
    return name_beside(u, out->name, &out->beside, err);
}

static void hand_over_faults(const unpacking *u, nt_unpacked *out)
{
    size_t prefix = out->name[0] ? strlen(out->name) + 1 : 0;
    for (size_t i = 0; i < u->faults.count; i++) {
        nt_unpack_fault fault = u->faults.items[i];
        fault.path += strlen(fault.path) > prefix ? prefix : 0;
        nt_vec_push(u->arena, &out->faults, fault);
    }
}

/* Of one that breaks off only whether it is two. */
static nt_status judge_directory(const unpacking *u, nt_unpacked *out, nt_error *err)
{
    const nt_text *reason;
    NT_TRY(nt_zip_check_directory(u->arena, u->zip, u->file, u->entries, &reason, err));
    if (reason && !u->broken) {
        nt_unpack_fault fault = {nt_path_name(u->file), *reason};
        nt_vec_push(u->arena, &out->faults, fault);
    }
    return NT_OK;
}

static nt_status unpack(unpacking *u, nt_unpacked *out, nt_error *err)
{
    nt_unpacked result = {0};
    nt_charset names = nt_charset_enter_utf8();
    nt_status status = pass(u, visit_names, err);
    status = status ? status : check_clashes(u, err);
    status = status ? status : pass(u, visit_files, err);
    nt_charset_leave(names);
    NT_TRY(status ? status : find_root(u, &result, err));
    hand_over_faults(u, &result);
    result.broken = u->broken;
    NT_TRY(judge_directory(u, &result, err));
    *out = result;
    return NT_OK;
}

nt_status nt_archive_unpack(nt_arena *arena, const char *path, const char *folder, nt_unpacked *out,
                            nt_error *err)
{
    struct stat info;
    unpacking u = {.arena = arena, .file = path, .folder = folder};
    u.zip = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (u.zip < 0 || fstat(u.zip, &info) != 0) {
        nt_status status = nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_OPEN_THE_FILE);
        if (u.zip >= 0) {
            close(u.zip);
        }
        return status;
    }
    u.packed = (long long)info.st_size;
    u.block = nt_arena_alloc(arena, BLOCK);
    nt_status status = S_ISREG(info.st_mode) ? unpack(&u, out, err)
                                             : nt_fail(err, NT_INVALID, (nt_place){path, 0, 0},
                                                       NT_MESSAGE_ARCHIVE_NO_REGULAR_FILE());
    close(u.zip);
    return status;
}
