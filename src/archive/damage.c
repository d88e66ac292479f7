/* What a damage looks like, beyond "not the same". */
#include "manifest.h"

#include <string.h>

#include "base/json.h"
#include "base/path.h"
#include "pdf/read.h"
#include "words/archive.h"

/* Below these sizes every single byte, or every single bit, is tried. */
enum { ANY_BYTE_MAX = 512, ONE_BIT_MAX = 4096, TRIED_FILES_MAX = 3 };
enum { WITNESS_BYTES_MAX = 64 << 20 };

struct nt_witnesses {
    const nt_json *package; /* datapackage.json: sizes; NULL none */
    const nt_pdf_embedded *embedded;
    nt_digest *digests[NT_DIGESTS_KNOWN]; /* of each, by the inspection's algorithms; once asked */
    size_t embedded_count, tried;
};

/* Attachments of the first PDF in the payload that can be read. */
static void read_attachments(nt_inspection *in, nt_witnesses *w)
{
    for (size_t i = 0; i < in->files.count && !w->embedded_count; i++) {
        const char *path = in->files.items[i].path;
        nt_bytes bytes;
        nt_error why = {0};
        if (!in->files.items[i].fault && nt_path_ends_in(path, ".pdf") && nt_is_payload(path) &&
            !strchr(path + 5, '/') &&
            nt_file_read(in->arena, nt_path_join(in->arena, in->folder, path), WITNESS_BYTES_MAX,
                         &bytes, &why) == NT_OK &&
            nt_pdf_read_embedded(in->arena, path, bytes, &w->embedded, &w->embedded_count, &why) !=
                NT_OK) {
            w->embedded_count = 0;
        }
        nt_inspect_lost(in, &why);
    }
}

nt_witnesses *nt_damage_witnesses(nt_inspection *in)
{
    nt_witnesses *w = nt_new(in->arena, nt_witnesses);
    nt_error why = {0};
    const char *path = nt_path_join(in->arena, in->folder, "datapackage.json");
    const nt_found_file *package = nt_inspect_find(in, "datapackage.json");
    if (!package || package->fault || nt_json_read(in->arena, path, &w->package, &why) != NT_OK) {
        w->package = NULL;
        nt_inspect_lost(in, &why);
    }
    read_attachments(in, w);
    return w;
}

static long long said_size(const nt_witnesses *w, const char *path)
{
    NT_JSON_EACH(resource, nt_json_get(w->package, "resources")) {
        if (strcmp(nt_json_string(resource, "path", ""), path) == 0) {
            return (long long)nt_json_number(resource, "bytes", -1);
        }
    }
    return -1;
}

static const char *in_hex(nt_arena *arena, char byte)
{
    return nt_arena_printf(arena, "0x%02x", (unsigned char)byte);
}

static nt_message one_byte(nt_arena *arena, size_t offset, char found, char right)
{
    return NT_MESSAGE_ARCHIVE_ONE_BYTE(.offset = (long long)offset, .found = in_hex(arena, found),
                                       .right = in_hex(arena, right));
}

static nt_message compare_with(nt_arena *arena, nt_bytes right, nt_bytes found)
{
    size_t shorter = right.length < found.length ? right.length : found.length;
    size_t first = 0, last = 0, count = 0;
    for (size_t i = 0; i < shorter; i++) {
        if (right.bytes[i] != found.bytes[i]) {
            first = count++ ? first : i;
            last = i;
        }
    }
    if (!count && found.length < right.length) {
        return NT_MESSAGE_ARCHIVE_TRUNCATED(.offset = (long long)found.length);
    }
    if (!count) {
        return NT_MESSAGE_ARCHIVE_BYTES_ADDED(.count = (long long)(found.length - right.length));
    }
    if (count == 1 && right.length == found.length) {
        return one_byte(arena, first, found.bytes[first], right.bytes[first]);
    }
    return right.length == found.length
               ? NT_MESSAGE_ARCHIVE_BYTES_DIFFER(.number = (long long)count,
                                                 .first = (long long)first, .last = (long long)last)
               : NT_MESSAGE_ARCHIVE_DIFFERS_FROM(.offset = (long long)first);
}

static bool is_right(const nt_damage *damage, const char *bytes, size_t length)
{
    nt_digest digest = nt_digest_bytes(damage->algorithm, bytes, length);
    return strcmp(digest.hex, damage->expected) == 0;
}

/* The one byte that, set right, gives the checksum back; false none does. */
static bool try_bytes(nt_arena *arena, const nt_damage *damage, nt_bytes found, nt_message *out)
{
    char *copy = nt_arena_text(arena, found.bytes, found.length);
    for (size_t i = 0; i < found.length; i++) {
        for (unsigned change = 1; change < 256; change++) {
            bool is_bit = (change & (change - 1)) == 0;
            if (!is_bit && found.length > ANY_BYTE_MAX) {
                continue;
            }
            copy[i] = (char)((unsigned char)found.bytes[i] ^ change);
            if (is_right(damage, copy, found.length)) {
                *out = one_byte(arena, i, found.bytes[i], copy[i]);
                return true;
            }
        }
        copy[i] = found.bytes[i];
    }
    return false;
}

static nt_message from_size(const nt_damage *damage)
{
    long long expected = damage->expected_size, found = damage->found_size;
    if (found == 0) {
        return NT_MESSAGE_ARCHIVE_EMPTY();
    }
    if (expected < 0) {
        return nt_message_alike("");
    }
    return expected == found ? NT_MESSAGE_ARCHIVE_ALTERED_IN_PLACE()
           : found < expected
               ? NT_MESSAGE_ARCHIVE_BYTES_SHORT(.count = expected - found, .offset = found)
               : NT_MESSAGE_ARCHIVE_BYTES_TOO_MANY(.count = found - expected);
}

/* However many files are damaged, each attachment is read once. */
static const nt_digest *digests_of(nt_inspection *in, nt_witnesses *w, const char *algorithm)
{
    size_t which = 0;
    while (which + 1 < in->algorithm_count && strcmp(in->algorithms[which], algorithm) != 0) {
        which++;
    }
    if (!w->digests[which]) {
        w->digests[which] = nt_new_array(in->arena, nt_digest, w->embedded_count + 1);
        for (size_t i = 0; i < w->embedded_count; i++) {
            nt_bytes file = w->embedded[i].bytes;
            w->digests[which][i] = nt_digest_bytes(algorithm, file.bytes, file.length);
        }
    }
    return w->digests[which];
}

static const nt_pdf_embedded *witness_of(nt_inspection *in, nt_witnesses *w,
                                         const nt_damage *damage)
{
    const nt_digest *digests = digests_of(in, w, damage->algorithm);
    NT_RETURN_FIRST(i, w->embedded_count, strcmp(digests[i].hex, damage->expected) == 0,
                    &w->embedded[i], NULL);
}

/* False where what is there says nothing of what was. */
static bool from_content(nt_inspection *in, nt_arena *arena, nt_witnesses *w, nt_damage *damage,
                         nt_bytes found, nt_message *out)
{
    const nt_pdf_embedded *witness = witness_of(in, w, damage);
    if (witness) {
        damage->expected_size = (long long)witness->bytes.length;
        *out = compare_with(arena, witness->bytes, found);
        return true;
    }
    if (!found.length || found.length > ONE_BIT_MAX || w->tried == TRIED_FILES_MAX ||
        (damage->expected_size >= 0 && damage->expected_size != (long long)found.length)) {
        return false;
    }
    w->tried++;
    return try_bytes(arena, damage, found, out);
}

void nt_damage_explain(nt_inspection *in, nt_witnesses *w, nt_damage *damage)
{
    nt_arena *arena = nt_arena_open(); /* of one file: all of a bag may be damaged */
    nt_bytes found;
    nt_error why;
    nt_message likely;
    const char *path = nt_path_join(in->arena, in->folder, damage->path);
    damage->expected_size = said_size(w, damage->path);
    nt_status status = nt_file_read(arena, path, WITNESS_BYTES_MAX, &found, &why);
    if (status) {
        nt_inspect_lost(in, &why);
    }
    if (status || !from_content(in, arena, w, damage, found, &likely)) {
        likely = from_size(damage);
    }
    damage->likely = nt_message_texts(in->arena, likely);
    nt_arena_close(arena);
}
