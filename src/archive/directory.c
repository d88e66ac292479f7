#include "directory.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "words/archive.h"
#include "words/base.h"

/* Lengths of the records without what varies, and where their fields begin. */
enum {
    END = 22,
    COMMENT_MAX = 65535,
    LOCATOR = 20,
    END_64 = 56,
    ENTRY = 46,
    LOCAL = 30,
    NAME_LENGTH = 28,
    EXTRA_LENGTH = 30,
    COMMENT_LENGTH = 32,
    DIRECTORY_MAX = 32 << 20
};

typedef struct {
    nt_arena *arena;
    int zip;
    uint64_t size;           /* of the file */
    uint64_t start, length;  /* of the directory */
    uint64_t shift;          /* what stands before the zip, and its offsets do not count */
    bool is_twofold;         /* another end of it, or another zip, is found by other programs */
    NT_VEC(uint64_t) places; /* of the files that it lists */
    bool is_read;            /* the disk gave all that was asked for */
} directory;

static uint64_t number(const char *at, int width)
{
    uint64_t value = 0;
    while (width--) {
        value = value << 8 | (unsigned char)at[width];
    }
    return value;
}

static bool is_marked(const char *at, const char *mark)
{
    return memcmp(at, mark, 4) == 0;
}

/* `length` bytes from `from` on; NULL when the file does not have them, or the disk fails. */
static const char *read_at(directory *d, uint64_t from, size_t length)
{
    if (!d->is_read || from > d->size || length > d->size - from) {
        return NULL;
    }
    char *bytes = nt_arena_alloc(d->arena, length + 1);
    ssize_t got =
        lseek(d->zip, (off_t)from, SEEK_SET) < 0 ? -1 : nt_file_read_all(d->zip, bytes, length);
    d->is_read = got >= 0;
    return got == (ssize_t)length ? bytes : NULL;
}

static void place(directory *d, uint64_t end, uint64_t length, uint64_t offset)
{
    bool fits = length <= DIRECTORY_MAX && length <= end && offset <= end - length;
    d->start = fits ? end - length : 0;
    d->length = fits ? length : 0;
    d->shift = fits ? d->start - offset : 0;
}

/* The larger record of a zip whose numbers do not fit the smaller one, which stands at `end`. */
static bool place_64(directory *d, uint64_t end)
{
    uint64_t at = end < LOCATOR + END_64 ? 0 : end - LOCATOR - END_64;
    const char *record = at ? read_at(d, at, END_64 + LOCATOR) : NULL;
    if (!record || !is_marked(record, "PK\6\6") || !is_marked(record + END_64, "PK\6\7")) {
        return false;
    }
    place(d, at, number(record + 40, 8), number(record + 48, 8));
    return true;
}

/* Which of the two records counts where both have numbers, programs do not agree on. */
static bool is_another(const char *small, uint64_t number_64)
{
    uint64_t given = number(small, 4);
    return given != UINT32_MAX && given != number_64;
}

static void place_by(directory *d, uint64_t end, const char *record)
{
    if (!place_64(d, end)) {
        place(d, end, number(record + 12, 4), number(record + 16, 4));
    } else if (is_another(record + 12, d->length) || is_another(record + 16, d->start - d->shift)) {
        d->is_twofold = true;
    }
}

/* The last record that ends a zip. Its comment may hold another such record: then some programs
 * take the first, whose comment reaches to the end of the file, and see other files than we do. */
static bool find(directory *d)
{
    size_t most = d->size < END + COMMENT_MAX ? (size_t)d->size : END + COMMENT_MAX;
    const char *tail = most < END ? NULL : read_at(d, d->size - most, most);
    bool is_found = false;
    for (size_t at = tail ? most - END + 1 : 0; at-- > 0;) {
        if (!is_marked(tail + at, "PK\5\6")) {
            continue;
        }
        if (!is_found) {
            place_by(d, d->size - most + at, tail + at);
            is_found = true;
        } else if (at + END + number(tail + at + 20, 2) == most) {
            d->is_twofold = true;
        }
    }
    return is_found;
}

/* Where the entry's file lies: in a zip that is large the last of the numbers that do not fit. */
static uint64_t place_of(const char *entry)
{
    const char *extra = entry + ENTRY + number(entry + NAME_LENGTH, 2);
    const char *end = extra + number(entry + EXTRA_LENGTH, 2);
    uint64_t offset = number(entry + 42, 4);
    if (offset != UINT32_MAX) {
        return offset;
    }
    size_t before = 4 + (number(entry + 24, 4) == UINT32_MAX ? 8 : 0) +
                    (number(entry + 20, 4) == UINT32_MAX ? 8 : 0);
    for (; end - extra >= 4; extra += 4 + number(extra + 2, 2)) {
        if (number(extra, 2) == 1 && (size_t)(end - extra) >= before + 8) {
            return number(extra + before, 8);
        }
    }
    return UINT64_MAX;
}

/* What is wrong with an entry; NULL nothing. */
static const nt_text *judge(directory *d, const char *entry)
{
    size_t length = (size_t)number(entry + NAME_LENGTH, 2);
    const char *name = nt_arena_text(d->arena, entry + ENTRY, length);
    uint64_t at = place_of(entry);
    const char *local = at > d->size ? NULL : read_at(d, d->shift + at, LOCAL + length);
    nt_vec_push(d->arena, &d->places, at);
    bool same = local && is_marked(local, "PK\3\4") && number(local + 26, 2) == length &&
                memcmp(local + LOCAL, name, length) == 0;
    if (memchr(name, '\0', length)) {
        return nt_message_kept(d->arena, NT_MESSAGE_ARCHIVE_DIRECTORY_LISTS_NUL());
    }
    return same ? NULL
                : nt_message_kept(
                      d->arena, NT_MESSAGE_ARCHIVE_DIRECTORY_LISTS_OTHER(.name = nt_path_printable(
                                                                             d->arena, name)));
}

static const nt_text *judge_all(directory *d)
{
    const nt_text *why = NULL;
    const char *at = read_at(d, d->start, (size_t)d->length);
    const char *end = at ? at + d->length : NULL;
    while (!why && at < end) {
        bool whole = end - at >= ENTRY && is_marked(at, "PK\1\2");
        size_t length = whole ? ENTRY + number(at + NAME_LENGTH, 2) + number(at + EXTRA_LENGTH, 2) +
                                    number(at + COMMENT_LENGTH, 2)
                              : 0;
        why = whole && length <= (size_t)(end - at)
                  ? judge(d, at)
                  : nt_message_kept(d->arena, NT_MESSAGE_ARCHIVE_DIRECTORY_IS_DAMAGED());
        at += why ? 0 : length;
    }
    return why;
}

/* A zip before the first file that is listed: who reads from the beginning finds that one. */
static bool begins_with_another(directory *d)
{
    const char *start = read_at(d, 0, 4);
    bool is_zip = start && (is_marked(start, "PK\3\4") || is_marked(start, "PK\5\6"));
    return is_zip && d->places.count && d->shift + d->places.items[0] > 0;
}

NT_ORDER(compare, uint64_t, NT_BY((*a > *b) - (*a < *b)))

static const nt_text *judge_places(const directory *d, size_t entries)
{
    nt_sort(d->places.items, d->places.count, sizeof *d->places.items, compare);
    for (size_t i = 1; i < d->places.count; i++) {
        if (d->places.items[i] == d->places.items[i - 1]) {
            return nt_message_kept(d->arena, NT_MESSAGE_ARCHIVE_DIRECTORY_LISTS_TWICE());
        }
    }
    return d->places.count == entries
               ? NULL
               : nt_message_kept(
                     d->arena,
                     NT_MESSAGE_ARCHIVE_DIRECTORY_LISTS_COUNT(.count = (long long)d->places.count,
                                                              .held = (long long)entries));
}

nt_status nt_zip_check_directory(nt_arena *arena, int zip, const char *file, size_t entries,
                                 const nt_text **fault, nt_error *err)
{
    struct stat info;
    if (fstat(zip, &info) != 0) {
        return nt_fail_errno(err, file, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
    }
    directory d = {.arena = arena, .zip = zip, .size = (uint64_t)info.st_size, .is_read = true};
    bool found = find(&d);
    const nt_text *why =
        found ? judge_all(&d) : nt_message_kept(arena, NT_MESSAGE_ARCHIVE_NO_DIRECTORY());
    why = why ? why : judge_places(&d, entries);
    d.is_twofold = d.is_twofold || begins_with_another(&d);
    if (!d.is_read) {
        return nt_fail_errno(err, file, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
    }
    NT_FAIL_IF(d.is_twofold, err, NT_INVALID, (nt_place){file, 0, 0},
               NT_MESSAGE_ARCHIVE_TWO_ZIPS());
    *fault = why;
    return NT_OK;
}
