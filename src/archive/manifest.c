#include "manifest.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/utf8.h"
#include "names.h"

nt_damage *nt_inspect_report(nt_inspection *in, nt_damage_kind kind, const char *path,
                             const char *likely)
{
    nt_damage damage = {.kind = kind,
                        .path = nt_archive_printable(in->arena, path),
                        .expected_size = -1,
                        .found_size = -1,
                        .likely = likely};
    nt_vec_push(in->arena, &in->verdict->damages, damage);
    return &in->verdict->damages.items[in->verdict->damages.count - 1];
}

static const char *fault_of(const struct stat *info)
{
    return S_ISREG(info->st_mode)   ? NULL
           : S_ISLNK(info->st_mode) ? "a link; a bag holds files only"
                                    : "neither a file nor a folder";
}

static nt_status walk(nt_inspection *in, const char *below, int depth, nt_error *err)
{
    const char *path = below[0] ? nt_path_join(in->arena, in->folder, below) : in->folder;
    DIR *folder = opendir(path);
    if (!folder) {
        if (!below[0]) {
            return nt_fail_errno(err, path, "open the folder");
        }
        nt_inspect_report(in, NT_DAMAGE_UNREADABLE, below,
                          nt_arena_string(in->arena, strerror(errno)));
        return NT_OK;
    }
    nt_status status = NT_OK;
    for (struct dirent *entry; !status && (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
            continue;
        }
        const char *name = below[0] ? nt_path_join(in->arena, below, entry->d_name)
                                    : nt_arena_string(in->arena, entry->d_name);
        struct stat info;
        if (lstat(nt_path_join(in->arena, in->folder, name), &info) != 0) {
            continue; /* gone since: a manifest will miss it */
        }
        if (S_ISDIR(info.st_mode) && depth < NT_NAME_DEPTH_MAX * 2) {
            status = walk(in, name, depth + 1, err);
            continue;
        }
        nt_found_file file = {
            .path = name, .size = (long long)info.st_size, .fault = fault_of(&info)};
        nt_vec_push(in->arena, &in->files, file);
        if (in->files.count > NT_BAG_FILES_MAX) {
            status = nt_fail(err, NT_INVALID, (nt_place){in->folder, 0, 0},
                             "has more than %d files", NT_BAG_FILES_MAX);
        }
    }
    closedir(folder);
    return status;
}

static int compare_files(const void *a, const void *b)
{
    return strcmp(((const nt_found_file *)a)->path, ((const nt_found_file *)b)->path);
}

static bool is_ascii(const char *path)
{
    while (*path && (unsigned char)*path < 0x80) {
        path++;
    }
    return !*path;
}

static int compare_spelt(const void *a, const void *b)
{
    return strcmp(((const nt_spelt_file *)a)->spelling, ((const nt_spelt_file *)b)->spelling);
}

static void spell_files(nt_inspection *in)
{
    for (size_t i = 0; i < in->files.count; i++) {
        const char *path = in->files.items[i].path;
        if (!is_ascii(path) && nt_utf8_check(path, strlen(path)) == strlen(path)) {
            nt_spelt_file one = {nt_archive_spelling(in->arena, path), i};
            nt_vec_push(in->arena, &in->spelt, one);
        }
    }
    if (in->spelt.count) {
        qsort(in->spelt.items, in->spelt.count, sizeof *in->spelt.items, compare_spelt);
    }
}

nt_status nt_inspect_files(nt_inspection *in, nt_error *err)
{
    nt_status status = walk(in, "", 0, err);
    if (in->files.count) {
        qsort(in->files.items, in->files.count, sizeof *in->files.items, compare_files);
    }
    spell_files(in);
    for (size_t i = 0; i < in->files.count; i++) {
        nt_found_file *file = &in->files.items[i];
        in->verdict->byte_count += file->size;
        if (file->fault) {
            nt_inspect_report(in, NT_DAMAGE_UNREADABLE, file->path, file->fault);
        }
    }
    in->verdict->file_count = in->files.count;
    return status;
}

static nt_found_file *find_spelling(nt_inspection *in, const char *path)
{
    if (is_ascii(path) || !in->spelt.count || nt_utf8_check(path, strlen(path)) != strlen(path)) {
        return NULL;
    }
    nt_spelt_file key = {nt_archive_spelling(in->arena, path), 0};
    const nt_spelt_file *found =
        bsearch(&key, in->spelt.items, in->spelt.count, sizeof key, compare_spelt);
    return found ? &in->files.items[found->file] : NULL;
}

nt_found_file *nt_inspect_find(nt_inspection *in, const char *path)
{
    nt_found_file key = {.path = path};
    nt_found_file *found =
        in->files.count ? bsearch(&key, in->files.items, in->files.count, sizeof key, compare_files)
                        : NULL;
    return found ? found : find_spelling(in, path);
}

/* A tag file's text; NULL when it is not there or not text, which is reported. */
static const char *read_tag(nt_inspection *in, const char *name, size_t *length)
{
    nt_bytes bytes;
    nt_error ignored;
    const nt_found_file *file = nt_inspect_find(in, name);
    if (!file || file->fault) {
        return NULL;
    }
    if (nt_file_read(in->arena, nt_path_join(in->arena, in->folder, name), NT_TAG_BYTES_MAX, &bytes,
                     &ignored) != NT_OK) {
        nt_inspect_report(in, NT_DAMAGE_UNREADABLE, name,
                          nt_arena_string(in->arena, ignored.message));
        return NULL;
    }
    size_t valid = nt_utf8_check(bytes.bytes, bytes.length);
    if (valid != bytes.length || memchr(bytes.bytes, '\0', bytes.length)) {
        nt_inspect_report(in, NT_DAMAGE_INVALID, name,
                          nt_arena_printf(in->arena, "is not UTF-8 text (byte %zu)", valid));
        return NULL;
    }
    *length = bytes.length;
    return bytes.bytes;
}

static void read_declaration(nt_inspection *in)
{
    size_t length;
    int major, minor, end = 0;
    const char *text = read_tag(in, "bagit.txt", &length);
    in->verdict->version = "";
    if (!text) {
        if (!nt_inspect_find(in, "bagit.txt")) {
            nt_inspect_report(in, NT_DAMAGE_MISSING, "bagit.txt", "without it this is no bag");
        }
        return;
    }
    if (sscanf(text, "BagIt-Version: %3d.%3d%n", &major, &minor, &end) != 2 ||
        (text[end] != '\n' && text[end] != '\r')) {
        nt_inspect_report(in, NT_DAMAGE_INVALID, "bagit.txt",
                          "does not begin with \"BagIt-Version: 1.0\"");
        return;
    }
    in->verdict->version = nt_arena_printf(in->arena, "%d.%d", major, minor);
    text += end + strspn(text + end, "\r\n");
    static const char encoding[] = "Tag-File-Character-Encoding: ";
    bool known = strncmp(text, encoding, sizeof encoding - 1) == 0;
    text += known ? sizeof encoding - 1 : 0;
    size_t word = strcspn(text, "\r\n");
    if (!known || word != 5 || strncasecmp(text, "UTF-8", 5) != 0 ||
        text[word + strspn(text + word, "\r\n")]) {
        nt_inspect_report(in, NT_DAMAGE_INVALID, "bagit.txt",
                          "does not say \"Tag-File-Character-Encoding: UTF-8\"");
    }
}

const char *nt_inspect_info(nt_inspection *in, const char *label)
{
    size_t length = strlen(label);
    for (const char *line = in->info; line && *line;) {
        if (strncasecmp(line, label, length) == 0 && line[length] == ':') {
            const char *value = line + length + 1 + strspn(line + length + 1, " \t");
            return nt_arena_text(in->arena, value, strcspn(value, "\r\n"));
        }
        line = strchr(line, '\n');
        line += line ? 1 : 0;
    }
    return NULL;
}

/* %0A, %0D and %25 stand for what a line cannot hold (RFC 8493, 2.1.3). */
static const char *decode(nt_arena *arena, const char *text, size_t length)
{
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < length; i++) {
        const char *code = text + i;
        bool whole = text[i] == '%' && i + 2 < length;
        char c = !whole                             ? '\0'
                 : strncasecmp(code, "%0A", 3) == 0 ? '\n'
                 : strncasecmp(code, "%0D", 3) == 0 ? '\r'
                 : strncmp(code, "%25", 3) == 0     ? '%'
                                                    : '\0';
        nt_buffer_putc(&out, c ? c : text[i]);
        i += c ? 2 : 0;
    }
    return nt_buffer_text(&out);
}

/* "HASH  PATH"; md5sum's "*" before a binary file's name and "./" are taken too, as others do. */
static const char *take_line(nt_inspection *in, const char *line, size_t length, size_t algorithm,
                             bool is_tag)
{
    size_t hash = 0;
    while (hash < length && isxdigit((unsigned char)line[hash])) {
        hash++;
    }
    size_t path = hash;
    while (path < length && (line[path] == ' ' || line[path] == '\t')) {
        path++;
    }
    if (path == hash || path == length) {
        return "is not \"CHECKSUM  PATH\"";
    }
    if (hash != nt_digest_length(in->algorithms[algorithm])) {
        return "has a checksum of the wrong length";
    }
    path += line[path] == '*';
    path += length - path > 2 && line[path] == '.' && line[path + 1] == '/' ? 2 : 0;
    nt_listed_file entry = {.path = decode(in->arena, line + path, length - path),
                            .hash = nt_arena_text(in->arena, line, hash),
                            .algorithm = algorithm,
                            .is_tag = is_tag};
    const char *fault = nt_archive_name_fault(entry.path);
    if (fault) {
        return nt_arena_printf(in->arena, "names a file that %s: %s", fault,
                               nt_archive_printable(in->arena, entry.path));
    }
    bool payload = strncmp(entry.path, "data/", 5) == 0;
    if (payload == is_tag) {
        return is_tag ? "lists a payload file in a tag manifest"
                      : "lists a file outside data/ in a payload manifest";
    }
    nt_vec_push(in->arena, &in->listed, entry);
    return NULL;
}

static void read_manifest(nt_inspection *in, const char *name, size_t algorithm, bool is_tag)
{
    size_t length;
    const char *text = read_tag(in, name, &length);
    const char *end = text ? text + length : NULL;
    long number = 1;
    for (const char *line = text; line && line < end; number++) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        size_t size = (size_t)(stop - line);
        size -= size && line[size - 1] == '\r';
        const char *fault = size ? take_line(in, line, size, algorithm, is_tag) : NULL;
        if (fault) {
            nt_inspect_report(in, NT_DAMAGE_INVALID, name,
                              nt_arena_printf(in->arena, "line %ld %s", number, fault));
        }
        line = stop + 1;
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
        nt_inspect_report(in, NT_DAMAGE_UNREADABLE, name,
                          "its checksums are of a kind that is not known here");
        return false;
    }
    for (*index = 0; *index < in->algorithm_count; ++*index) {
        if (strcmp(in->algorithms[*index], algorithm) == 0) {
            return true;
        }
    }
    if (in->algorithm_count == NT_DIGESTS_AT_ONCE) {
        return false;
    }
    in->algorithms[in->algorithm_count++] = algorithm;
    return true;
}

static int compare_listed(const void *a, const void *b)
{
    const nt_listed_file *left = a, *right = b;
    int order = strcmp(left->path, right->path);
    return order ? order
                 : (left->algorithm > right->algorithm) - (left->algorithm < right->algorithm);
}

nt_status nt_inspect_manifests(nt_inspection *in, nt_error *err)
{
    (void)err;
    size_t length, algorithm;
    read_declaration(in);
    const char *info = read_tag(in, "bag-info.txt", &length);
    in->info = info ? info : "";
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
                          "no manifest lists the payload");
    }
    if (in->listed.count) {
        qsort(in->listed.items, in->listed.count, sizeof *in->listed.items, compare_listed);
    }
    return NT_OK;
}
