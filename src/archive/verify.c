#include "archive/verify.h"

#include "base/path.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "archive/unpack.h"
#include "manifest.h"
#include "words/archive.h"

const char *nt_damage_name(nt_damage_kind kind)
{
    static const char *const names[] = {"missing", "changed",    "extra",
                                        "renamed", "unreadable", "invalid"};
    return names[kind];
}

nt_text nt_damage_text(nt_damage_kind kind)
{
    static const nt_text texts[] = {NT_TEXT_ARCHIVE_MISSING,    NT_TEXT_ARCHIVE_CHANGED,
                                    NT_TEXT_ARCHIVE_EXTRA,      NT_TEXT_ARCHIVE_RENAMED,
                                    NT_TEXT_ARCHIVE_UNREADABLE, NT_TEXT_ARCHIVE_INVALID};
    return texts[kind];
}

static void read_file(nt_inspection *in, nt_found_file *file)
{
    nt_error why;
    if (file->is_read || file->fault) {
        return;
    }
    file->digest = nt_new_array(in->arena, nt_digest, in->algorithm_count + 1);
    nt_status status =
        nt_digest_file(nt_path_join(in->arena, in->folder, file->path), in->algorithms,
                       in->algorithm_count, NT_LINKS_REFUSED, file->digest, &file->size, &why);
    file->is_read = true;
    if (status) {
        nt_inspect_unreadable(in, file, &why);
    }
}

static void note_hashes(nt_inspection *in, nt_damage *damage, const nt_listed_file *listed,
                        const nt_found_file *file)
{
    damage->algorithm = in->algorithms[listed->algorithm];
    damage->expected = listed->hash;
    damage->found = file ? file->digest[listed->algorithm].hex : NULL;
    damage->found_size = file ? file->size : -1;
}

/* A file that no manifest lists and that has the content of one that is missing. */
static nt_found_file *renamed_to(nt_inspection *in, const nt_listed_file *listed)
{
    NT_EACH(nt_found_file, file, in->files.items, in->files.count) {
        if (!file->is_listed && !file->fault && nt_is_payload(file->path) != listed->is_tag) {
            read_file(in, file);
            if (!file->fault &&
                strcasecmp(file->digest[listed->algorithm].hex, listed->hash) == 0) {
                return file;
            }
        }
    }
    return NULL;
}

static nt_message where_to_fetch(nt_inspection *in, const char *path)
{
    const nt_fetched_file *listed = NT_NAMED(in->fetched.items, in->fetched.count, path, path);
    return listed
               ? NT_MESSAGE_ARCHIVE_TO_BE_FETCHED(.url = nt_path_printable(in->arena, listed->url))
               : nt_message_alike("");
}

static void judge_missing(nt_inspection *in, const nt_listed_file *listed)
{
    nt_found_file *other = renamed_to(in, listed);
    nt_damage *damage =
        nt_inspect_report(in, other ? NT_DAMAGE_RENAMED : NT_DAMAGE_MISSING, listed->path,
                          other ? nt_message_alike("") : where_to_fetch(in, listed->path));
    note_hashes(in, damage, listed, other);
    if (other) {
        damage->other = nt_path_printable(in->arena, other->path);
        damage->expected_size = other->size;
        other->is_listed = true;
    } else {
        damage->found = NULL;
    }
}

/* Whether the line before lists the same file, in the manifest of the same algorithm. */
static bool is_again(const nt_inspection *in, size_t i, bool by_same)
{
    const nt_listed_file *listed = &in->listed.items[i];
    return i > 0 && strcmp(listed[-1].path, listed->path) == 0 &&
           (!by_same || listed[-1].algorithm == listed->algorithm);
}

static void judge_listed(nt_inspection *in)
{
    for (size_t i = 0; i < in->listed.count; i++) {
        nt_found_file *file = nt_inspect_find(in, in->listed.items[i].path);
        if (file) {
            file->is_listed = true;
        }
    }
    for (size_t i = 0; i < in->listed.count; i++) {
        const nt_listed_file *listed = &in->listed.items[i];
        nt_found_file *file = nt_inspect_find(in, listed->path);
        /* Before 1.0 a line might stand twice. */
        if (is_again(in, i, true) &&
            (in->major >= 1 || strcasecmp(listed[-1].hash, listed->hash) != 0)) {
            nt_inspect_report(in, NT_DAMAGE_INVALID, listed->path,
                              NT_MESSAGE_ARCHIVE_LISTED_TWICE());
        }
        if (!file) {
            if (!is_again(in, i, false)) {
                judge_missing(in, listed);
            }
            continue;
        }
        read_file(in, file);
        if (!file->fault && strcasecmp(file->digest[listed->algorithm].hex, listed->hash) != 0) {
            nt_damage *damage =
                nt_inspect_report(in, NT_DAMAGE_CHANGED, listed->path, nt_message_alike(""));
            note_hashes(in, damage, listed, file);
        }
    }
}

/* Tag files need no entry (RFC 8493, 2.2.1); netra's all have one. Where there is no manifest,
 * which is said, none lists anything. */
static void judge_unlisted(nt_inspection *in)
{
    if (!in->algorithm_count) {
        return;
    }
    NT_EACH(nt_found_file, file, in->files.items, in->files.count) {
        bool counts = nt_is_payload(file->path) ||
                      (in->verdict->is_ours && !nt_begins(file->path, "tagmanifest-"));
        if (counts && !file->is_listed && !file->fault) {
            read_file(in, file);
            nt_damage *damage = nt_inspect_report(in, NT_DAMAGE_EXTRA, file->path,
                                                  NT_MESSAGE_ARCHIVE_NO_MANIFEST_LISTS_IT());
            damage->algorithm = in->algorithms[0];
            damage->found = file->digest[0].hex;
            damage->found_size = file->size;
        }
    }
}

/* Since 1.0 each payload manifest lists the whole payload (RFC 8493, 2.1.3), and what is to be
 * fetched is listed too (2.2.3). */
static void judge_completeness(nt_inspection *in)
{
    size_t *lists = nt_new_array(in->arena, size_t, in->files.count + 1);
    for (size_t i = 0; i < in->listed.count; i++) {
        const nt_found_file *file = nt_inspect_find(in, in->listed.items[i].path);
        if (file && !is_again(in, i, true)) {
            lists[file - in->files.items]++;
        }
    }
    for (size_t i = 0; i < in->files.count; i++) {
        const nt_found_file *file = &in->files.items[i];
        if (in->major >= 1 && nt_is_payload(file->path) && lists[i] &&
            lists[i] < in->payload_manifests) {
            nt_inspect_report(in, NT_DAMAGE_INVALID, file->path,
                              NT_MESSAGE_ARCHIVE_NOT_IN_EVERY_MANIFEST());
        }
    }
    for (size_t i = 0; i < in->fetched.count; i++) {
        const char *path = in->fetched.items[i].path;
        if (nt_map_find(&in->listed_paths, path) == NT_MAP_NONE) {
            nt_inspect_report(in, NT_DAMAGE_INVALID, path,
                              NT_MESSAGE_ARCHIVE_FETCHED_BUT_NOT_LISTED());
        }
    }
}

/* "BYTES.FILES" in digits. */
static bool read_oxum(const char *text, long long *bytes, long long *count)
{
    size_t first = strspn(text, "0123456789");
    const char *point = text + first;
    size_t second = *point == '.' ? strspn(point + 1, "0123456789") : 0;
    *bytes = strtoll(text, NULL, 10);
    *count = second ? strtoll(point + 1, NULL, 10) : 0;
    return first && second && !point[1 + second];
}

static void judge_oxum(nt_inspection *in)
{
    const char *said = nt_tags_value(&in->info, "Payload-Oxum");
    long long bytes = 0, count = 0, said_bytes = 0, said_count = 0;
    for (size_t i = 0; i < in->files.count; i++) {
        if (nt_is_payload(in->files.items[i].path)) {
            bytes += in->files.items[i].size;
            count++;
        }
    }
    if (said && (!read_oxum(said, &said_bytes, &said_count) || said_bytes != bytes ||
                 said_count != count)) {
        nt_inspect_report(
            in, NT_DAMAGE_INVALID, "bag-info.txt",
            NT_MESSAGE_ARCHIVE_OXUM_SAYS_OTHER(.said = nt_path_printable(in->arena, said),
                                               .bytes = bytes, .files = count));
    }
}

/* What no checksum covers in a bag of ours: the tag manifest, which is written in one way only. */
static void judge_tag_manifest(nt_inspection *in)
{
    static const char name[] = "tagmanifest-sha512.txt";
    nt_buffer right = nt_buffer_open(in->arena);
    nt_bytes found;
    nt_error why;
    const nt_found_file *file = nt_inspect_find(in, name);
    if (!file) {
        nt_inspect_report(in, NT_DAMAGE_MISSING, name, NT_MESSAGE_ARCHIVE_NOTHING_PROTECTS_TAGS());
    }
    if (!file || file->fault) {
        return;
    }
    for (size_t i = 0; i < in->listed.count; i++) {
        if (in->listed.items[i].is_tag) {
            char *hash = nt_arena_string(in->arena, in->listed.items[i].hash);
            for (char *c = hash; *c; c++) {
                *c = nt_small(*c);
            }
            nt_buffer_printf(&right, "%s  %s\n", hash, in->listed.items[i].path);
        }
    }
    if (nt_file_read(in->arena, nt_path_join(in->arena, in->folder, name), NT_TAG_BYTES_MAX, &found,
                     &why)) {
        nt_inspect_lost(in, &why);
    } else if (found.length != right.length ||
               memcmp(found.bytes, nt_buffer_text(&right), right.length) != 0) {
        nt_inspect_report(in, NT_DAMAGE_CHANGED, name, NT_MESSAGE_ARCHIVE_NOT_WRITTEN_AS_MADE());
    }
}

NT_ORDER(compare_damages, nt_damage,
         NT_BY_TEXT(path) || NT_RISING(kind) || NT_BY_TEXT(likely.in[NT_LANG_EN]))

static void explain(nt_inspection *in)
{
    nt_witnesses *witnesses = NULL;
    NT_EACH(nt_damage, damage, in->verdict->damages.items, in->verdict->damages.count) {
        if (damage->kind == NT_DAMAGE_CHANGED && damage->expected) {
            witnesses = witnesses ? witnesses : nt_damage_witnesses(in);
            nt_damage_explain(in, witnesses, damage);
        }
    }
}

static void finish(nt_inspection *in)
{
    nt_buffer algorithms = nt_buffer_open(in->arena);
    for (size_t i = 0; i < in->algorithm_count; i++) {
        nt_buffer_printf(&algorithms, "%s%s", i ? " " : "", in->algorithms[i]);
    }
    in->verdict->algorithms = nt_buffer_text(&algorithms);
    nt_sort(in->verdict->damages.items, in->verdict->damages.count,
            sizeof *in->verdict->damages.items, compare_damages);
}

nt_status nt_inspect_bag(nt_arena *arena, const char *folder, bool is_copy, bool explains,
                         nt_fixity *out, nt_error *err)
{
    nt_fixity verdict = {0};
    nt_inspection in = {.arena = arena,
                        .folder = folder,
                        .is_copy = is_copy,
                        .names = nt_map_open(arena),
                        .listed_paths = nt_map_open(arena),
                        .verdict = &verdict};
    NT_TRY(nt_inspect_files(&in, err));
    nt_inspect_manifests(&in);
    const char *agent = nt_tags_value(&in.info, "Bag-Software-Agent");
    verdict.is_ours = agent && nt_begins(agent, "netra ");
    judge_listed(&in);
    judge_unlisted(&in);
    judge_completeness(&in);
    judge_oxum(&in);
    if (verdict.is_ours) {
        judge_tag_manifest(&in);
    }
    if (explains) {
        explain(&in);
    }
    if (in.failure.status) {
        *err = in.failure;
        return in.failure.status;
    }
    finish(&in);
    *out = verdict;
    return NT_OK;
}

static void add_fault(nt_arena *arena, const char *path, nt_text reason, nt_fixity *verdict)
{
    nt_damage damage = {.kind = NT_DAMAGE_UNREADABLE,
                        .path = path,
                        .expected_size = -1,
                        .found_size = -1,
                        .likely = reason};
    nt_vec_push(arena, &verdict->damages, damage);
}

/* What was hard to read in the zip is said where the file is, beside what its checksum says. */
static void add_faults(nt_arena *arena, const nt_unpacked *unpacked, const char *zip,
                       nt_fixity *verdict)
{
    NT_EACH(const nt_unpack_fault, fault, unpacked->faults.items, unpacked->faults.count) {
        add_fault(arena, nt_path_printable(arena, fault->path), fault->reason, verdict);
    }
    if (unpacked->broken) {
        nt_message why = NT_MESSAGE_ARCHIVE_ZIP_BREAKS_OFF(.why = *unpacked->broken);
        add_fault(arena, nt_path_name(zip), nt_message_texts(arena, why), verdict);
    }
}

nt_status nt_archive_read(nt_arena *arena, const char *root, const char *name, size_t limit,
                          nt_bytes *out, nt_error *err)
{
    const nt_text *fault = nt_path_fault(name);
    NT_FAIL_IF(
        fault, err, NT_INVALID, nt_nowhere,
        NT_MESSAGE_ARCHIVE_FILE_OF_BAG(.fault = *fault, .path = nt_path_printable(arena, name)));
    const char *path = nt_path_join(arena, root, name);
    return nt_file_exists(path)
               ? nt_file_read(arena, path, limit, out, err)
               : nt_fail(err, NT_INVALID, (nt_place){path, 0, 0}, NT_MESSAGE_ARCHIVE_IS_MISSING());
}

/* A folder that has neither declaration nor manifest is not walked: it may be the whole disk. A zip
 * is a workbook, say. */
static nt_status expect_bag(nt_arena *arena, const char *path, const char *file, nt_error *err)
{
    const char **names;
    size_t count = 0;
    bool found = nt_file_exists(nt_path_join(arena, path, "bagit.txt"));
    nt_status status =
        found ? NT_OK : nt_folder_names(arena, path, NT_UNPACK_ENTRIES_MAX, &names, &count, err);
    for (size_t i = 0; i < count && !found; i++) {
        found = nt_begins(names[i], "manifest-");
    }
    return status || found
               ? status
               : nt_fail(err, NT_INVALID, nt_place_in(file), NT_MESSAGE_ARCHIVE_IS_NO_BAG());
}

nt_status nt_archive_open(nt_arena *arena, const char *path, const char *scratch, const char **root,
                          nt_fixity *out, nt_error *err)
{
    if (nt_file_is_folder(path)) {
        nt_status status = expect_bag(arena, path, path, err);
        *root = path;
        return status ? status : nt_inspect_bag(arena, path, false, true, out, err);
    }
    nt_unpacked unpacked;
    NT_TRY(nt_archive_unpack(arena, path, scratch, &unpacked, err));
    bool may_lack = unpacked.broken || unpacked.faults.count; /* what says that it is one */
    NT_TRY(may_lack ? NT_OK : expect_bag(arena, unpacked.root, path, err));
    NT_TRY(nt_inspect_bag(arena, unpacked.root, true, true, out, err));
    *root = unpacked.root;
    out->beside = unpacked.beside;
    add_faults(arena, &unpacked, path, out);
    return NT_OK;
}
