/* The zip of a bag, whose bytes depend on no time zone. */
#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <time.h>

#include "archive/bag.h"
#include "words/archive.h"

static la_ssize_t take(struct archive *archive, void *context, const void *bytes, size_t length)
{
    (void)archive;
    nt_buffer_add(context, bytes, length);
    return (la_ssize_t)length;
}

static bool put_file(struct archive *zip, const nt_bag *bag, const nt_bag_file *file)
{
    struct archive_entry *entry = archive_entry_new();
    const char *path = nt_arena_printf(bag->arena, "%s/%s", bag->name, file->path);
    archive_entry_set_pathname_utf8(entry, path);
    archive_entry_set_size(entry, (la_int64_t)file->bytes.length);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, (time_t)bag->created, 0);
    bool good = archive_write_header(zip, entry) == ARCHIVE_OK;
    good = good && (file->bytes.length == 0 ||
                    archive_write_data(zip, file->bytes.bytes, file->bytes.length) ==
                        (la_ssize_t)file->bytes.length);
    archive_entry_free(entry);
    return good;
}

static bool put_all(struct archive *zip, const nt_bag *bag, nt_buffer *out)
{
    bool good = archive_write_set_format_zip(zip) == ARCHIVE_OK &&
                archive_write_set_options(zip, "zip:hdrcharset=UTF-8,zip:compression=deflate") ==
                    ARCHIVE_OK &&
                archive_write_set_bytes_in_last_block(zip, 1) == ARCHIVE_OK &&
                archive_write_open(zip, out, NULL, take, NULL) == ARCHIVE_OK &&
                NT_ALL(i, bag->files.count, put_file(zip, bag, &bag->files.items[i]));
    return good && archive_write_close(zip) == ARCHIVE_OK;
}

/* libarchive writes the time of a zip's entries in the zone of who runs it: the bytes must not
 * depend on that. Threads of the build have ended by now. */
static const char *enter_utc(nt_arena *arena)
{
    const char *zone = getenv("TZ");
    zone = zone ? nt_arena_string(arena, zone) : NULL;
    setenv("TZ", "UTC0", 1);
    tzset();
    return zone;
}

static void leave_utc(const char *zone)
{
    if (zone) {
        setenv("TZ", zone, 1);
    } else {
        unsetenv("TZ");
    }
    tzset();
}

nt_status nt_bag_zip(const nt_bag *bag, nt_bytes *out, nt_error *err)
{
    nt_buffer bytes = nt_buffer_open(bag->arena);
    const char *zone = enter_utc(bag->arena);
    struct archive *zip = archive_write_new();
    nt_status status = NT_OK;
    if (!zip || !put_all(zip, bag, &bytes)) {
        status = nt_fail(
            err, NT_SYSTEM, nt_nowhere,
            NT_MESSAGE_ARCHIVE_CANNOT_MAKE_ZIP(.why = zip ? nt_text_alike(archive_error_string(zip))
                                                          : (nt_text)NT_TEXT_ARCHIVE_NO_MEMORY));
    }
    archive_write_free(zip);
    leave_utc(zone);
    if (!status) {
        *out = (nt_bytes){nt_buffer_text(&bytes), bytes.length};
    }
    return status;
}
