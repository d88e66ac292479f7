/* A template of the program, copied to where it works by itself. */
#include <string.h>

#include "archive/salt.h"
#include "base/utf8.h"
#include "edition/share.h"
#include "init.h"
#include "words/command.h"

enum { FILES_MAX = 1000, FILE_BYTES_MAX = 64 << 20 };

/* Members of report.json that a copy has of its own, or not at all. */
static bool is_left_out(const char *key, const nt_init_copy *copy)
{
    static const char *const gone[] = {"$schema", "name", "data", "published", "office", NULL};
    bool speaks_for_itself = copy->keep_office && !copy->face;
    return nt_utf8_is_one_of(key, gone) || (strcmp(key, "organisation") == 0 && !speaks_for_itself);
}

static void put_office(nt_json_writer *w, const char *office)
{
    nt_json_member_begin(w, "organisation", '{');
    nt_json_member(w, "name", office);
    nt_json_end(w, '}');
}

static const nt_json *as_it_is(void *context, const nt_json *value)
{
    (void)context;
    return value;
}

/* The path of what need not be there yet, from the root. */
static const char *absolute(nt_arena *arena, const char *path)
{
    return nt_file_exists(path) ? nt_path_real(arena, path)
                                : nt_path_join(arena, absolute(arena, nt_path_folder(arena, path)),
                                               nt_path_name(path));
}

/* The way from `folder`, which need not be there yet, to `target`. */
static const char *way_from(nt_arena *arena, const char *folder, const char *target)
{
    const char *from = absolute(arena, folder), *to = nt_path_real(arena, target);
    size_t same = 0;
    for (size_t i = 0; from[i] && from[i] == to[i]; i++) {
        same = from[i] == '/' ? i : same;
    }
    bool within = nt_begins(from, to) && from[strlen(to)] == '/';
    same = within ? strlen(to) : same;
    nt_buffer out = nt_buffer_open(arena);
    for (const char *at = from + same; *at; at++) {
        nt_buffer_puts(&out, *at == '/' ? (out.length ? "/.." : "..") : "");
    }
    nt_buffer_puts(&out, to + same);
    return nt_buffer_text(&out);
}

static nt_bytes settings_of(nt_arena *arena, const nt_json *root, const nt_init_copy *copy)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    nt_json_member_if(&w, "data", nt_json_get(root, "data") ? copy->data : NULL);
    if (copy->face) {
        nt_json_member(&w, "office", way_from(arena, copy->folder, copy->face));
    } else if (*copy->office) {
        put_office(&w, copy->office);
    }
    if (copy->keep_published && nt_json_get(root, "published")) {
        nt_json_member(&w, "published", copy->keep_published);
    }
    NT_JSON_EACH(member, root) {
        if (!is_left_out(member->key, copy)) {
            nt_json_key(&w, member->key);
            nt_json_put(&w, member, as_it_is, NULL);
        }
    }
    nt_json_end(&w, '}');
    return (nt_bytes){nt_buffer_text(&out), out.length};
}

/* "blank, press-annex, quarterly" */
static const char *known_names(nt_arena *arena)
{
    const char *folder = nt_share_templates(arena), **names = NULL;
    nt_error unheard;
    size_t count = 0;
    return nt_folder_names(arena, folder, FILES_MAX, &names, &count, &unheard)
               ? folder
               : nt_text_comma_list(arena, names, count);
}

static nt_status copy_file(nt_arena *arena, const char *from, const char *folder, const char *name,
                           nt_outputs *outputs, nt_error *err)
{
    nt_bytes bytes;
    NT_TRY(nt_file_read(arena, nt_path_join(arena, from, name), FILE_BYTES_MAX, &bytes, err));
    return nt_init_add(arena, outputs, folder, name, bytes, err);
}

/* All files of a folder, not those of folders within; `but` is left out, and the salt of a house
 * stays with its cases. */
static nt_status copy_files(nt_arena *arena, const char *from, const char *folder, const char *but,
                            nt_outputs *outputs, nt_error *err)
{
    const char **names;
    size_t count;
    NT_TRY(nt_folder_names(arena, from, FILES_MAX, &names, &count, err));
    for (size_t i = 0; i < count; i++) {
        bool file = !nt_file_is_folder(nt_path_join(arena, from, names[i]));
        if (file && strcmp(names[i], but) != 0 && strcmp(names[i], NT_SALT_FILE) != 0) {
            NT_TRY(copy_file(arena, from, folder, names[i], outputs, err));
        }
    }
    return NT_OK;
}

typedef struct {
    const char *folder;
    const nt_json *settings; /* report.json */
} shipped;

static nt_status open_template(nt_arena *arena, const char *name, shipped *out, nt_error *err)
{
    out->folder = nt_share_shipped(arena, name);
    return out->folder ? nt_json_read(arena, nt_path_join(arena, out->folder, "report.json"),
                                      &out->settings, err)
                       : nt_fail(err, NT_USAGE, nt_nowhere,
                                 NT_MESSAGE_COMMAND_INIT_NO_TEMPLATE(.name = name,
                                                                     .known = known_names(arena)));
}

static nt_status copy_template(nt_arena *arena, const shipped *from, const nt_init_copy *copy,
                               nt_outputs *outputs, nt_error *err)
{
    const nt_office_request request = {.path = copy->face};
    const nt_office *unread;
    NT_TRY(copy->face ? nt_office_read(arena, &request, &unread, err) : NT_OK);
    NT_TRY(nt_init_add(arena, outputs, copy->folder, "report.json",
                       settings_of(arena, from->settings, copy), err));
    return copy_files(arena, from->folder, copy->folder, "report.json", outputs, err);
}

nt_status nt_init_copy_template(nt_arena *arena, const nt_init_copy *copy, nt_outputs *outputs,
                                nt_error *err)
{
    shipped from;
    NT_TRY(open_template(arena, copy->template, &from, err));
    return copy_template(arena, &from, copy, outputs, err);
}

/* The sample's data come along, so that the copy builds before it has data of its own. `member` of
 * the settings says where they are, and names the folder that they go to. */
static nt_status copy_sample(nt_arena *arena, const shipped *from, const char *member,
                             const char *folder, nt_outputs *outputs, nt_error *err)
{
    const char *data = nt_json_string(from->settings, member, "");
    return !*data ? NT_OK
                  : copy_files(arena, nt_path_join(arena, from->folder, data),
                               nt_path_join(arena, folder, member), "README.md", outputs, err);
}

/* "laporan/" -> "laporan" */
static const char *without_stroke(nt_arena *arena, const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    return nt_arena_text(arena, path, length);
}

nt_status nt_init_template(nt_arena *arena, const nt_options *options, nt_outputs *outputs,
                           nt_error *err)
{
    const char *folder = without_stroke(arena, options->operands[0]);
    bool own = options->data;
    NT_FAIL_IF(own && !nt_file_is_folder(options->data), err, NT_INVALID,
               nt_place_in(options->data), NT_MESSAGE_COMMAND_INIT_NO_DATA());
    nt_init_copy copy = {.template = options->template,
                         .folder = folder,
                         .data = own ? way_from(arena, folder, options->data) : "data",
                         .office = "",
                         .face = options->office,
                         .keep_office = !own,
                         .keep_published = own ? NULL : "published"};
    shipped from;
    NT_TRY(open_template(arena, copy.template, &from, err));
    NT_TRY(copy_template(arena, &from, &copy, outputs, err));
    if (!own) {
        NT_TRY(copy_sample(arena, &from, "data", folder, outputs, err));
        NT_TRY(copy_sample(arena, &from, "published", folder, outputs, err));
    }
    nt_tell(stdout, options->tongue,
            NT_MESSAGE_COMMAND_INIT_COPIED(.template = copy.template, .folder = folder));
    return NT_OK;
}
