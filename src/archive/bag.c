#include "archive/bag.h"

#include "base/path.h"

#include <stdlib.h>
#include <string.h>

#include "clash.h"
#include "manifest.h"
#include "words/archive.h"

static const char declaration[] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

nt_bag nt_bag_open(nt_arena *arena, const char *name, long long created)
{
    return (nt_bag){.arena = arena, .name = name, .created = created};
}

void nt_bag_add(nt_bag *bag, const char *path, nt_bytes bytes)
{
    nt_bag_file file = {path, bytes};
    nt_vec_push(bag->arena, &bag->files, file);
}

void nt_bag_say(nt_bag *bag, const char *label, const char *value)
{
    if (value && value[0]) {
        char *line = nt_arena_string(bag->arena, value);
        for (char *c = line; *c; c++) {
            *c = *c == '\n' || *c == '\r' ? ' ' : *c;
        }
        nt_bag_fact fact = {label, line};
        nt_vec_push(bag->arena, &bag->facts, fact);
    }
}

const char *nt_bag_sha512(nt_arena *arena, nt_bytes bytes)
{
    return nt_arena_string(arena, nt_digest_bytes("sha512", bytes.bytes, bytes.length).hex);
}

nt_status nt_bag_sha512_file(nt_arena *arena, const char *path, const char **out, long long *size,
                             nt_error *err)
{
    static const char *const sha512[] = {"sha512"};
    nt_digest sum;
    NT_TRY(nt_digest_file(path, sha512, 1, NT_LINKS_FOLLOWED, &sum, size, err));
    *out = nt_arena_string(arena, sum.hex);
    return NT_OK;
}

NT_ORDER(compare_paths, nt_bag_file, NT_BY_TEXT(path))

static nt_bytes manifest(const nt_bag *bag, bool payload)
{
    nt_buffer out = nt_buffer_open(bag->arena);
    NT_EACH(const nt_bag_file, file, bag->files.items, bag->files.count) {
        if (nt_is_payload(file->path) == payload) {
            nt_buffer_printf(&out, "%s  ", nt_bag_sha512(bag->arena, file->bytes));
            for (const char *c = file->path; *c; c++) {
                nt_buffer_puts(&out, *c == '%' ? "%25" : (char[]){*c, '\0'});
            }
            nt_buffer_putc(&out, '\n');
        }
    }
    return (nt_bytes){nt_buffer_text(&out), out.length};
}

static nt_bytes information(const nt_bag *bag)
{
    unsigned long long bytes = 0;
    size_t count = 0;
    nt_buffer out = nt_buffer_open(bag->arena);
    for (size_t i = 0; i < bag->files.count; i++) {
        bytes += nt_is_payload(bag->files.items[i].path) ? bag->files.items[i].bytes.length : 0;
        count += nt_is_payload(bag->files.items[i].path);
    }
    for (size_t i = 0; i < bag->facts.count; i++) {
        nt_buffer_printf(&out, "%s: %s\n", bag->facts.items[i].label, bag->facts.items[i].value);
    }
    nt_buffer_printf(&out, "Bag-Size: %llu KB\n", (bytes + 999) / 1000);
    nt_buffer_printf(&out, "Payload-Oxum: %llu.%zu\n", bytes, count);
    return (nt_bytes){nt_buffer_text(&out), out.length};
}

void nt_bag_sort(nt_bag *bag)
{
    qsort(bag->files.items, bag->files.count, sizeof *bag->files.items, compare_paths);
}

static nt_status check_names(const nt_bag *bag, nt_error *err)
{
    size_t count = bag->files.count;
    nt_named_entry *names = nt_new_array(bag->arena, nt_named_entry, count + 1);
    for (size_t i = 0; i < count; i++) {
        const char *path = bag->files.items[i].path;
        const nt_text *fault = nt_path_fault(path);
        NT_FAIL_IF(fault, err, NT_INVALID, nt_nowhere,
                   NT_MESSAGE_ARCHIVE_NAME_IN_BAG(.fault = *fault,
                                                  .path = nt_path_printable(bag->arena, path)));
        NT_FAIL_IF(
            nt_path_ends_in_blank(path), err, NT_INVALID, nt_nowhere,
            NT_MESSAGE_ARCHIVE_NAME_ENDS_IN_BLANK(.path = nt_path_printable(bag->arena, path)));
        NT_FAIL_IF(
            nt_path_has_loose_accent(path), err, NT_INVALID, nt_nowhere,
            NT_MESSAGE_ARCHIVE_NAME_HAS_LOOSE_ACCENT(.path = nt_path_printable(bag->arena, path)));
        names[i] = (nt_named_entry){path, nt_path_fold(bag->arena, path), false};
    }
    nt_clash clash = nt_clash_find(bag->arena, names, count);
    NT_FAIL_IF(clash.kind == NT_CLASH_FILE_ABOVE, err, NT_INVALID, nt_nowhere,
               NT_MESSAGE_ARCHIVE_FILE_BELOW_A_FILE(.path = nt_path_printable(bag->arena,
                                                                              clash.one->folded)));
    return clash.kind ? nt_fail(err, NT_INVALID, nt_nowhere,
                                NT_MESSAGE_ARCHIVE_TWO_OF_ONE_NAME(.path = clash.other->folded))
                      : NT_OK;
}

nt_status nt_bag_seal(nt_bag *bag, nt_error *err)
{
    nt_bag_add(bag, "bagit.txt", (nt_bytes){declaration, sizeof declaration - 1});
    nt_bag_add(bag, "bag-info.txt", information(bag));
    nt_bag_sort(bag);
    nt_bag_add(bag, "manifest-sha512.txt", manifest(bag, true));
    nt_bag_sort(bag);
    nt_bag_add(bag, "tagmanifest-sha512.txt", manifest(bag, false));
    nt_bag_sort(bag);
    return check_names(bag, err);
}
