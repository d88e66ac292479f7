#define _GNU_SOURCE /* memmem */
#include "parts.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/allowance.h"
#include "base/path.h"
#include "base/threads.h"
#include "base/utf8.h"
#include "words/base.h"
#include "words/workbook.h"

enum {
    BLOCK = 64 * 1024,
    PARTS_MAX = 10000,
    LIBRARY_BYTES_MAX = 32 << 20, /* what libarchive may take */
    RATIO_FROM = 64 << 20,        /* once so much was unpacked … */
    RATIO_MAX = 200               /* … it may be so many times the zip */
};

nt_status nt_parts_fail(const nt_parts *parts, size_t part, nt_text fault, nt_error *err)
{
    return nt_fail(err, NT_INVALID, nt_place_in(parts->path),
                   NT_MESSAGE_WORKBOOK_PART_FAULT(.part = nt_path_printable(
                                                      parts->arena, parts->names.items[part]),
                                                  .fault = fault));
}

/* Read by ourselves: where the disk fails, libarchive's zips just end. */
static la_ssize_t read_zip(struct archive *archive, void *context, const void **out)
{
    nt_parts *parts = context;
    if (parts->file < 0) {
        *out = parts->bytes.bytes + parts->at;
        la_ssize_t rest = (la_ssize_t)(parts->size - parts->at);
        parts->at = parts->size;
        return rest;
    }
    ssize_t got = nt_file_read_some(parts->file, parts->block, BLOCK);
    if (got < 0) {
        parts->failure = errno;
        archive_set_error(archive, errno, "cannot be read");
    }
    *out = parts->block;
    return got < 0 ? ARCHIVE_FATAL : got;
}

static la_int64_t seek_zip(struct archive *archive, void *context, la_int64_t offset, int whence)
{
    nt_parts *parts = context;
    long long from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? parts->at : parts->size;
    (void)archive;
    if (parts->file >= 0) {
        off_t at = lseek(parts->file, (off_t)offset, whence);
        return at < 0 ? ARCHIVE_FATAL : (la_int64_t)at;
    }
    if (offset < -from || offset > parts->size - from) {
        return ARCHIVE_FATAL;
    }
    parts->at = from + offset;
    return parts->at;
}

/* What the library says, which is in no language of ours. */
static nt_status damaged(const nt_parts *parts, struct archive *archive, nt_error *err)
{
    const char *said = archive_error_string(archive);
    nt_text why = said ? nt_text_alike(said) : (nt_text)NT_TEXT_WORKBOOK_ENDS_TOO_SOON;
    return nt_fail(err, NT_INVALID, nt_place_in(parts->path),
                   NT_MESSAGE_WORKBOOK_IS_DAMAGED(.why = why));
}

static nt_status open_zip(nt_parts *parts, struct archive **out, nt_error *err)
{
    struct archive *archive = archive_read_new();
    archive_read_support_format_zip_seekable(archive);
    archive_read_set_read_callback(archive, read_zip);
    archive_read_set_seek_callback(archive, seek_zip);
    archive_read_set_callback_data(archive, parts);
    parts->at = 0;
    if (parts->file >= 0) {
        lseek(parts->file, 0, SEEK_SET);
    }
    *out = archive;
    return archive_read_open1(archive) == ARCHIVE_OK ? NT_OK : damaged(parts, archive, err);
}

static nt_status close_zip(const nt_parts *parts, struct archive *archive, nt_status status,
                           nt_error *err)
{
    archive_read_free(archive);
    errno = parts->failure;
    if (parts->failure) {
        return nt_fail_errno(err, parts->path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
    }
    nt_error other; /* then what else seems wrong says nothing */
    nt_status changed =
        parts->file < 0 ? NT_OK
                        : nt_file_is_unwritten(parts->file, parts->path, &parts->opened, &other);
    if (changed) {
        *err = other;
    }
    return changed ? changed : status;
}

/* The next header; *entry is NULL behind the last. Its name is in the charset of the thread. */
static nt_status next_entry(const nt_parts *parts, struct archive *archive,
                            struct archive_entry **entry, const char **name, nt_error *err)
{
    int code = archive_read_next_header(archive, entry);
    if (code == ARCHIVE_EOF) {
        *entry = NULL;
        return NT_OK;
    }
    if (code != ARCHIVE_OK) {
        return damaged(parts, archive, err);
    }
    *name = archive_entry_pathname_utf8(*entry);
    *name = *name ? *name : archive_entry_pathname(*entry);
    *name = *name ? *name : "";
    return NT_OK;
}

char *nt_parts_plain(nt_arena *arena, const char *name)
{
    char *plain = nt_arena_string(arena, name);
    for (char *at = strchr(plain, '\\'); at; at = strchr(at, '\\')) {
        *at = '/';
    }
    return plain;
}

/* Names are one in whatever case. */
static const char *key_of(nt_arena *arena, const char *name)
{
    const char *plain = nt_parts_plain(arena, name);
    plain += *plain == '/';
    return nt_utf8_check(plain, strlen(plain)) == strlen(plain) ? nt_path_fold(arena, plain)
                                                                : plain;
}

static nt_status take_name(nt_parts *parts, const struct archive_entry *entry, const char *name,
                           nt_error *err)
{
    size_t part = parts->names.count;
    const char *kept = nt_arena_string(parts->arena, name);
    NT_FAIL_IF(part == PARTS_MAX, err, NT_INVALID, nt_place_in(parts->path),
               NT_MESSAGE_WORKBOOK_TOO_MANY_PARTS(.limit = PARTS_MAX));
    nt_vec_push(parts->arena, &parts->names, kept);
    NT_FAIL_IF(archive_entry_is_encrypted((struct archive_entry *)entry), err, NT_INVALID,
               nt_place_in(parts->path), NT_MESSAGE_WORKBOOK_IS_ENCRYPTED());
    return nt_map_keep(&parts->keys, key_of(parts->arena, kept), part) == NT_MAP_NONE
               ? NT_OK
               : nt_parts_fail(parts, part, (nt_text)NT_TEXT_WORKBOOK_IS_THERE_TWICE, err);
}

nt_status nt_parts_list(nt_parts *parts, nt_error *err)
{
    struct archive *archive;
    struct archive_entry *entry = NULL;
    const char *name = NULL;
    parts->block = nt_arena_alloc(parts->arena, BLOCK);
    parts->keys = nt_map_open(parts->arena);
    nt_allowance_open(parts->path, LIBRARY_BYTES_MAX);
    nt_status status = open_zip(parts, &archive, err);
    nt_charset names = nt_charset_enter_utf8();
    do {
        status = status ? status : next_entry(parts, archive, &entry, &name, err);
        status = status || !entry ? status : take_name(parts, entry, name, err);
    } while (!status && entry);
    nt_charset_leave(names);
    status = close_zip(parts, archive, status, err);
    nt_allowance_close();
    return status;
}

size_t nt_parts_find(const nt_parts *parts, const char *name)
{
    return nt_map_find(&parts->keys, key_of(parts->arena, name));
}

/* Counted as it arrives: a part may hold more than it says. */
nt_status nt_parts_check_size(const nt_parts *parts, size_t part, long long bytes, nt_error *err)
{
    return bytes <= RATIO_FROM || bytes / RATIO_MAX <= parts->size
               ? NT_OK
               : nt_parts_fail(parts, part, (nt_text)NT_TEXT_WORKBOOK_UNPACKS_TO_TOO_MUCH, err);
}

static nt_status read_data(nt_parts *parts, struct archive *archive, size_t part,
                           nt_status (*take)(void *context, const char *bytes, size_t length,
                                             bool *enough, nt_error *err),
                           void *context, nt_error *err)
{
    const void *block;
    size_t size;
    la_int64_t offset;
    long long unpacked = 0;
    bool enough = false;
    int code;
    while ((code = archive_read_data_block(archive, &block, &size, &offset)) == ARCHIVE_OK) {
        unpacked += (long long)size;
        nt_status status = nt_parts_check_size(parts, part, unpacked, err);
        status = status ? status : take(context, block, size, &enough, err);
        if (status || enough) {
            return status;
        }
    }
    return code == ARCHIVE_EOF ? NT_OK : damaged(parts, archive, err);
}

nt_status nt_parts_read(nt_parts *parts, size_t part,
                        nt_status (*take)(void *context, const char *bytes, size_t length,
                                          bool *enough, nt_error *err),
                        void *context, nt_error *err)
{
    struct archive *archive;
    struct archive_entry *entry = NULL;
    const char *name = NULL;
    nt_allowance_open(parts->path, LIBRARY_BYTES_MAX);
    nt_status status = open_zip(parts, &archive, err);
    nt_charset names = nt_charset_enter_utf8();
    for (size_t i = 0; !status && i <= part; i++) {
        status = next_entry(parts, archive, &entry, &name, err);
        if (!status && (!entry || (i == part && strcmp(name, parts->names.items[part]) != 0))) {
            status =
                nt_fail(err, NT_SYSTEM, nt_place_in(parts->path), NT_MESSAGE_BASE_FILE_CHANGED());
        }
    }
    nt_charset_leave(names);
    status = status ? status : read_data(parts, archive, part, take, context, err);
    status = close_zip(parts, archive, status, err);
    nt_allowance_close();
    return status;
}

typedef struct {
    const char *word;
    char seam[64]; /* the last bytes of a piece, and the first ones of the next */
    size_t kept;
    bool found;
} search;

static nt_status look_for(void *context, const char *bytes, size_t length, bool *enough,
                          nt_error *err)
{
    search *s = context;
    size_t word = strlen(s->word), most = word - 1, added = length < most ? length : most;
    (void)err;
    if (!length) {
        return NT_OK; /* of nothing there may be no bytes */
    }
    memcpy(s->seam + s->kept, bytes, added);
    s->found = memmem(s->seam, s->kept + added, s->word, word) ||
               memmem(bytes, length, s->word, word) || memchr(bytes, '\0', length);
    *enough = s->found;
    if (length >= most) {
        memcpy(s->seam, bytes + length - most, s->kept = most);
    } else {
        s->kept += added;
        size_t passed = s->kept > most ? s->kept - most : 0;
        memmove(s->seam, s->seam + passed, s->kept -= passed);
    }
    return NT_OK;
}

nt_status nt_parts_may_hold(nt_parts *parts, size_t part, const char *word, bool *out,
                            nt_error *err)
{
    search s = {.word = word};
    NT_TRY(nt_parts_read(parts, part, look_for, &s, err));
    *out = s.found;
    return NT_OK;
}
