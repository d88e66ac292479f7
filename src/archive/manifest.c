#include "manifest.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/path.h"
#include "words/archive.h"
#include "words/base.h"

/* Judged by RFC 8493, and where that is silent as Python's bagit judges. */
enum { WALK_DEPTH_MAX = 1000 }; /* folders in folders; a system's paths end before */

nt_damage *nt_inspect_report(nt_inspection *in, nt_damage_kind kind, const char *path,
                             nt_message likely)
{
    nt_damage damage = {.kind = kind,
                        .path = nt_path_printable(in->arena, path),
                        .expected_size = -1,
                        .found_size = -1,
                        .likely = nt_message_texts(in->arena, likely)};
    nt_vec_push(in->arena, &in->verdict->damages, damage);
    return &in->verdict->damages.items[in->verdict->damages.count - 1];
}

void nt_inspect_lost(nt_inspection *in, const nt_error *why)
{
    if (why->status == NT_SYSTEM && !in->failure.status) {
        in->failure = *why;
    }
}

void nt_inspect_unreadable(nt_inspection *in, nt_found_file *file, const nt_error *why)
{
    if (in->is_copy) {
        nt_inspect_lost(in, why);
    }
    file->fault = nt_message_kept(in->arena, nt_message_of(nt_error_text(why)));
    nt_inspect_report(in, NT_DAMAGE_UNREADABLE, file->path, nt_message_of(*file->fault));
}

static const nt_text *fault_of(const struct stat *info)
{
    static const nt_text link = NT_TEXT_ARCHIVE_A_LINK, neither = NT_TEXT_ARCHIVE_NEITHER;
    return S_ISREG(info->st_mode) ? NULL : S_ISLNK(info->st_mode) ? &link : &neither;
}

static nt_status walk(nt_inspection *in, const char *below, int depth, nt_error *err);

static nt_status visit(nt_inspection *in, const char *name, int depth, nt_error *err)
{
    struct stat info;
    if (lstat(nt_path_join(in->arena, in->folder, name), &info) != 0) {
        return NT_OK; /* gone since: a manifest will miss it */
    }
    if (S_ISDIR(info.st_mode) && depth < WALK_DEPTH_MAX) {
        return walk(in, name, depth + 1, err);
    }
    nt_found_file file = {.path = name, .size = (long long)info.st_size, .fault = fault_of(&info)};
    nt_vec_push(in->arena, &in->files, file);
    return in->files.count <= NT_BAG_FILES_MAX
               ? NT_OK
               : nt_fail(err, NT_INVALID, (nt_place){in->folder, 0, 0},
                         NT_MESSAGE_BASE_TOO_MANY_FILES(.limit = NT_BAG_FILES_MAX));
}

static nt_status walk(nt_inspection *in, const char *below, int depth, nt_error *err)
{
    const char *path = below[0] ? nt_path_join(in->arena, in->folder, below) : in->folder, **names;
    size_t count;
    nt_status status = nt_folder_names(in->arena, path, NT_BAG_FILES_MAX, &names, &count, err);
    if (status == NT_SYSTEM && below[0]) {
        nt_found_file folder = {.path = below}; /* of which only this much is known */
        nt_inspect_unreadable(in, &folder, err);
        return NT_OK;
    }
    for (size_t i = 0; !status && i < count; i++) {
        const char *name = below[0] ? nt_path_join(in->arena, below, names[i]) : names[i];
        status = visit(in, name, depth, err);
    }
    return status;
}

NT_ORDER(compare_files, nt_found_file, NT_BY_TEXT(path))

/* A name that stands as it is comes before one that is only spelt so. */
static void name_files(nt_inspection *in)
{
    for (size_t i = 0; i < 2 * in->files.count; i++) {
        size_t file = i % in->files.count;
        const char *path = in->files.items[file].path;
        nt_map_keep(&in->names, i == file ? path : nt_path_spelling(in->arena, path), file);
    }
}

nt_status nt_inspect_files(nt_inspection *in, nt_error *err)
{
    nt_status status = walk(in, "", 0, err);
    nt_sort(in->files.items, in->files.count, sizeof *in->files.items, compare_files);
    name_files(in);
    NT_EACH(nt_found_file, file, in->files.items, in->files.count) {
        in->verdict->byte_count += file->size;
        if (file->fault) {
            nt_inspect_report(in, NT_DAMAGE_UNREADABLE, file->path, nt_message_of(*file->fault));
        }
    }
    in->verdict->file_count = in->files.count;
    return status;
}

nt_found_file *nt_inspect_find(nt_inspection *in, const char *path)
{
    size_t at = nt_map_find(&in->names, path);
    at = at == NT_MAP_NONE ? nt_map_find(&in->names, nt_path_spelling(in->arena, path)) : at;
    return at == NT_MAP_NONE ? NULL : &in->files.items[at];
}

static void invalid(nt_inspection *in, const char *path, nt_message why)
{
    nt_inspect_report(in, NT_DAMAGE_INVALID, path, why);
}

/* The text of a tag file; false when it is not there or not text, which is reported. */
static bool read_tag(nt_inspection *in, const char *name, const char *encoding, nt_bytes *out)
{
    nt_bytes bytes;
    nt_error why;
    nt_text fault;
    nt_found_file *file = nt_inspect_find(in, name);
    if (!file || file->fault) {
        return false;
    }
    if (nt_file_read(in->arena, nt_path_join(in->arena, in->folder, name), NT_TAG_BYTES_MAX, &bytes,
                     &why) != NT_OK) {
        nt_inspect_unreadable(in, file, &why);
        return false;
    }
    if (!nt_tags_decode(in->arena, bytes, encoding, out, &fault)) {
        invalid(in, name, nt_message_of(fault));
        return false;
    }
    return true;
}

/* "1.0": two numbers and a point. */
static bool read_version(nt_inspection *in, const char *text)
{
    int end = 0;
    if (!text || sscanf(text, "%3d.%3d%n", &in->major, &in->minor, &end) != 2 || text[end] ||
        !isdigit((unsigned char)text[0])) {
        return false;
    }
    in->verdict->version = nt_arena_printf(in->arena, "%d.%d", in->major, in->minor);
    return true;
}

static bool at_least(const nt_inspection *in, int major, int minor)
{
    return in->major > major || (in->major == major && in->minor >= minor);
}

/* In bagit.txt a label stands once, and to the letter (RFC 8493, 2.1.1); NULL when it does not. */
static const char *declared(nt_inspection *in, const nt_tags *tags, const char *label)
{
    const char *value = NULL;
    for (size_t i = 0; i < tags->count; i++) {
        if (strcmp(tags->items[i].label, label) == 0) {
            if (value) {
                invalid(in, "bagit.txt", NT_MESSAGE_ARCHIVE_SAYS_TWICE(.label = label));
                return value;
            }
            value = tags->items[i].value;
        }
    }
    return value;
}

static void judge_declaration(nt_inspection *in, const nt_tags *tags)
{
    static const char name[] = "bagit.txt";
    const char *encoding = declared(in, tags, "Tag-File-Character-Encoding");
    if (!read_version(in, declared(in, tags, "BagIt-Version"))) {
        invalid(in, name, NT_MESSAGE_ARCHIVE_DOES_NOT_SAY(.line = "BagIt-Version: 1.0"));
    } else if (!at_least(in, 0, 93) || at_least(in, 2, 0)) {
        invalid(in, name, NT_MESSAGE_ARCHIVE_UNKNOWN_VERSION(.version = in->verdict->version));
    }
    if (!encoding || !nt_tags_knows_encoding(encoding)) {
        invalid(
            in, name,
            encoding
                ? NT_MESSAGE_ARCHIVE_UNKNOWN_ENCODING(.encoding =
                                                          nt_path_printable(in->arena, encoding))
                : NT_MESSAGE_ARCHIVE_DOES_NOT_SAY(.line = "Tag-File-Character-Encoding: UTF-8"));
        return;
    }
    in->encoding = encoding;
}

static void read_declaration(nt_inspection *in)
{
    static const char name[] = "bagit.txt";
    nt_tags tags = {0};
    nt_bytes text;
    long bad;
    in->verdict->version = "";
    in->encoding = "UTF-8";
    if (!nt_inspect_find(in, name)) {
        nt_inspect_report(in, NT_DAMAGE_MISSING, name, NT_MESSAGE_ARCHIVE_NO_BAG_WITHOUT());
        return;
    }
    if (!read_tag(in, name, NULL, &text)) {
        return;
    }
    if (!nt_tags_read(in->arena, text, &tags, &bad)) {
        invalid(in, name, NT_MESSAGE_ARCHIVE_NO_LABEL(.line = bad));
    }
    judge_declaration(in, &tags);
}

/* Until 0.95 it was called otherwise. */
static void read_info(nt_inspection *in)
{
    const char *name = in->major || at_least(in, 0, 96) ? "bag-info.txt" : "package-info.txt";
    nt_bytes text;
    long bad;
    if (read_tag(in, name, in->encoding, &text) &&
        !nt_tags_read(in->arena, text, &in->info, &bad)) {
        invalid(in, name, NT_MESSAGE_ARCHIVE_NO_LABEL(.line = bad));
    }
}

/* %0A and %0D stand for what a line cannot hold (RFC 8493, 2.1.3), and since 1.0 %25 for the sign
 * itself. */
static const char *decode(nt_arena *arena, const char *text, bool signs, bool small_letters)
{
    int (*differ)(const char *, const char *, size_t) = small_letters ? strncasecmp : strncmp;
    nt_buffer out = nt_buffer_open(arena);
    for (; *text; text++) {
        char c = differ(text, "%0A", 3) == 0       ? '\n'
                 : differ(text, "%0D", 3) == 0     ? '\r'
                 : signs && nt_begins(text, "%25") ? '%'
                                                   : '\0';
        nt_buffer_putc(&out, c ? c : *text);
        text += c ? 2 : 0;
    }
    return nt_buffer_text(&out);
}

/* As it is meant, else as Python's bagit writes it: the first that is there. */
static const char *path_of(nt_inspection *in, const char *written)
{
    const char *meant = decode(in->arena, written, at_least(in, 1, 0), true);
    if (strchr(written, '%') && !nt_inspect_find(in, meant)) {
        const char *other = decode(in->arena, written, false, false);
        return nt_inspect_find(in, other) ? other : meant;
    }
    return meant;
}

/* Without "./", "//" and what ".." takes back; NULL when it leads out of the bag. What a system
 * could not unpack may lie in a folder all the same: no other limit holds here. */
static const char *inside(nt_arena *arena, const char *path)
{
    nt_buffer out = nt_buffer_open(arena);
    if (path[0] == '/' || path[0] == '~') {
        return NULL;
    }
    for (const char *part = path; *part;) {
        size_t length = strcspn(part, "/");
        bool up = length == 2 && part[0] == '.' && part[1] == '.';
        if (up && !out.length) {
            return NULL;
        }
        if (up) {
            while (out.length && out.bytes[--out.length] != '/') {
            }
            out.bytes[out.length] = '\0';
        } else if (length && !(length == 1 && part[0] == '.')) {
            nt_buffer_puts(&out, out.length ? "/" : "");
            nt_buffer_add(&out, part, length);
        }
        part += length + (part[length] == '/');
    }
    return out.length ? nt_buffer_text(&out) : NULL;
}

/* "HASH  PATH"; md5sum's "*" before a binary file's name is taken too, as others do. */
static void take_line(nt_inspection *in, const char *name, const nt_tag_lines *line,
                      size_t algorithm, bool is_tag)
{
    const char *end = line->line + line->length, *hash_end = line->line, *path;
    while (hash_end < end && *hash_end != ' ' && *hash_end != '\t') {
        hash_end++;
    }
    for (path = hash_end; path < end && (*path == ' ' || *path == '\t');) {
        path++;
    }
    path += path < end && *path == '*';
    if (path == hash_end || path == end) {
        invalid(in, name,
                NT_MESSAGE_ARCHIVE_LINE_IS_NOT(.line = line->number, .form = "CHECKSUM  PATH"));
        return;
    }
    size_t length = (size_t)(hash_end - line->line);
    const char *hash = nt_arena_text(in->arena, line->line, length);
    if (length != nt_digest_length(in->algorithms[algorithm]) ||
        strspn(hash, "0123456789abcdefABCDEF") != length) {
        invalid(in, name, NT_MESSAGE_ARCHIVE_LINE_HAS_NO_CHECKSUM(.line = line->number));
        return;
    }
    const char *written = nt_arena_text(in->arena, path, (size_t)(end - path));
    const char *sound = inside(in->arena, written);
    if (!sound) {
        invalid(in, name,
                NT_MESSAGE_ARCHIVE_LINE_LEADS_OUT(.line = line->number,
                                                  .path = nt_path_printable(in->arena, written)));
        return;
    }
    nt_listed_file entry = {path_of(in, sound), hash, algorithm, is_tag};
    if (nt_is_payload(entry.path) == is_tag) {
        invalid(in, name,
                is_tag ? NT_MESSAGE_ARCHIVE_LINE_LISTS_PAYLOAD(.line = line->number)
                       : NT_MESSAGE_ARCHIVE_LINE_LISTS_OUTSIDE(.line = line->number));
        return;
    }
    nt_vec_push(in->arena, &in->listed, entry);
    nt_map_keep(&in->listed_paths, entry.path, 0);
}

/* Blank lines and, as others do, comments are passed over. */
static void read_manifest(nt_inspection *in, const char *name, size_t algorithm, bool is_tag)
{
    nt_bytes text;
    if (!read_tag(in, name, in->encoding, &text)) {
        return;
    }
    nt_tag_lines lines = {.at = text.bytes, .end = text.bytes + text.length};
    while (nt_tags_next_line(&lines)) {
        if (lines.length && lines.line[0] != '#') {
            take_line(in, name, &lines, algorithm, is_tag);
        }
    }
}

/* A scheme, "://" and somewhere behind it; a file needs no host. */
static bool is_address(const char *url)
{
    if (strncasecmp(url, "file:", 5) == 0) {
        return url[5] != '\0';
    }
    size_t scheme =
        isalpha((unsigned char)url[0])
            ? strspn(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.")
            : 0;
    return scheme && nt_begins(url + scheme, "://") && url[scheme + 3] &&
           !strchr("/?#", url[scheme + 3]);
}

/* "URL LENGTH PATH" (RFC 8493, 2.2.3). */
static void take_fetched(nt_inspection *in, const char *name, const nt_tag_lines *line)
{
    char *text = nt_arena_text(in->arena, line->line, line->length), *words[3];
    for (int i = 0; i < 3; i++) {
        words[i] = text;
        size_t length = i < 2 ? strcspn(text, " \t") : strlen(text);
        text += length;
        if (!length || (i < 2 && !*text)) {
            invalid(
                in, name,
                NT_MESSAGE_ARCHIVE_LINE_IS_NOT(.line = line->number, .form = "URL LENGTH PATH"));
            return;
        }
        for (; i < 2 && (*text == ' ' || *text == '\t'); text++) {
            *text = '\0';
        }
    }
    if (!is_address(words[0])) {
        invalid(in, name, NT_MESSAGE_ARCHIVE_LINE_HAS_NO_ADDRESS(.line = line->number));
        return;
    }
    if (strcmp(words[1], "-") != 0 && words[1][strspn(words[1], "0123456789")]) {
        invalid(in, name, NT_MESSAGE_ARCHIVE_LINE_HAS_NO_LENGTH(.line = line->number));
        return;
    }
    const char *sound = inside(in->arena, words[2]);
    if (!sound || !nt_is_payload(sound)) {
        invalid(
            in, name,
            NT_MESSAGE_ARCHIVE_LINE_NAMES_OUTSIDE(.line = line->number,
                                                  .path = nt_path_printable(in->arena, words[2])));
        return;
    }
    nt_fetched_file entry = {path_of(in, sound), words[0]};
    nt_vec_push(in->arena, &in->fetched, entry);
}

static void read_fetch(nt_inspection *in)
{
    static const char name[] = "fetch.txt";
    nt_bytes text;
    if (!nt_inspect_find(in, name) || !read_tag(in, name, in->encoding, &text)) {
        return;
    }
    nt_tag_lines lines = {.at = text.bytes, .end = text.bytes + text.length};
    while (nt_tags_next_line(&lines)) {
        take_fetched(in, name, &lines);
    }
}

static bool algorithm_of(nt_inspection *in, const char *name, const char *prefix, size_t *index)
{
    size_t head = strlen(prefix), length = strlen(name);
    if (length < head + 5 || strncmp(name, prefix, head) != 0 ||
        strcmp(name + length - 4, ".txt") != 0) {
        return false;
    }
    const char *algorithm = nt_arena_text(in->arena, name + head, length - head - 4);
    if (!nt_digest_known(algorithm)) {
        nt_inspect_report(in, NT_DAMAGE_UNREADABLE, name, NT_MESSAGE_ARCHIVE_UNKNOWN_CHECKSUMS());
        return false;
    }
    for (*index = 0; *index < in->algorithm_count; ++*index) {
        if (strcmp(in->algorithms[*index], algorithm) == 0) {
            return true;
        }
    }
    in->algorithms[in->algorithm_count++] = algorithm;
    return true;
}

NT_ORDER(compare_listed, nt_listed_file, NT_BY_TEXT(path) || NT_RISING(algorithm))

void nt_inspect_manifests(nt_inspection *in)
{
    size_t algorithm;
    read_declaration(in);
    read_info(in);
    read_fetch(in);
    if (!nt_file_is_folder(nt_path_join(in->arena, in->folder, "data"))) {
        nt_inspect_report(in, NT_DAMAGE_MISSING, "data/", NT_MESSAGE_ARCHIVE_NO_PAYLOAD_FOLDER());
    }
    for (size_t i = 0; i < in->files.count; i++) {
        const char *name = in->files.items[i].path;
        if (algorithm_of(in, name, "manifest-", &algorithm)) {
            in->payload_manifests++;
            read_manifest(in, name, algorithm, false);
        } else if (algorithm_of(in, name, "tagmanifest-", &algorithm)) {
            read_manifest(in, name, algorithm, true);
        }
    }
    if (!in->payload_manifests) {
        nt_inspect_report(in, NT_DAMAGE_MISSING, "manifest-sha512.txt",
                          NT_MESSAGE_ARCHIVE_NO_PAYLOAD_MANIFEST());
    }
    nt_sort(in->listed.items, in->listed.count, sizeof *in->listed.items, compare_listed);
}
