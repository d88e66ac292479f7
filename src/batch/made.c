/* The list of what has been made. An entry is
 *
 *     # WHAT OF
 *     SHA512  FILE
 *     ...
 *     #
 *
 * and one whose last line is not there does not count: the next takes its place. */
#include "batch/made.h"

#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "archive/bag.h"
#include "base/map.h"
#include "base/path.h"
#include "words/base.h"

enum { LIST_MAX = 64 << 20, SHA512_DIGITS = 128 };

/* Its first line, and the lines of its files. */
typedef struct {
    const char *of, *files, *end;
} entry;

struct nt_batch_made {
    nt_arena *arena;
    const char *path, *folder;
    bool resumes;
    int file;    /* -1 until something is noted */
    off_t whole; /* how much of it are whole entries */
    pthread_mutex_t lock;
    nt_map places; /* what -> its entry, the last */
    NT_VEC(entry) entries;
};

static const char *end_of_line(const char *at)
{
    const char *end = strchr(at, '\n');
    return end ? end : at + strlen(at);
}

/* "# WHAT OF": the digest stands behind the last blank. */
static void take_head(nt_batch_made *made, const char *line, const char *files, const char *end)
{
    const char *close = end_of_line(line);
    if (close - line < 3 + SHA512_DIGITS || close[-1 - SHA512_DIGITS] != ' ') {
        return;
    }
    const char *of = close - SHA512_DIGITS;
    const char *what = nt_arena_text(made->arena, line + 2, (size_t)(of - 1 - (line + 2)));
    entry one = {nt_arena_text(made->arena, of, SHA512_DIGITS), files, end};
    size_t place = nt_map_find(&made->places, what);
    if (place == NT_MAP_NONE) {
        nt_map_keep(&made->places, what, made->entries.count);
        nt_vec_push(made->arena, &made->entries, one);
    } else {
        made->entries.items[place] = one;
    }
}

static void read_entries(nt_batch_made *made, const char *text)
{
    const char *head = NULL;
    for (const char *at = text; *at;) {
        const char *end = end_of_line(at);
        bool is_closing = *end && end - at == 1 && *at == '#';
        if (is_closing && head) {
            take_head(made, head, end_of_line(head) + 1, at);
        }
        head = is_closing ? NULL : *at == '#' ? at : head;
        at = *end ? end + 1 : end;
        made->whole = is_closing ? at - text : made->whole;
    }
}

nt_status nt_batch_made_open(nt_arena *arena, const char *path, bool resumes, nt_batch_made **out,
                             nt_error *err)
{
    nt_batch_made *made = nt_new(arena, nt_batch_made);
    *made = (nt_batch_made){.arena = arena,
                            .path = path,
                            .folder = nt_path_folder(arena, path),
                            .resumes = resumes,
                            .file = -1,
                            .places = nt_map_open(arena)};
    if (resumes && nt_file_exists(path)) {
        nt_bytes text;
        NT_TRY(nt_file_read(arena, path, LIST_MAX, &text, err));
        read_entries(made, text.bytes);
    }
    pthread_mutex_init(&made->lock, NULL);
    *out = made;
    return NT_OK;
}

/* "SHA512  FILE" */
static bool is_whole(const nt_batch_made *made, nt_arena *passing, const char *line,
                     const char *end)
{
    const char *name = line + SHA512_DIGITS + 2, *found;
    long long size;
    nt_error unheard;
    if (end - line <= SHA512_DIGITS + 2) {
        return false;
    }
    const char *path =
        nt_path_join(passing, made->folder, nt_arena_text(passing, name, (size_t)(end - name)));
    return !nt_path_fault(nt_arena_text(passing, name, (size_t)(end - name))) &&
           nt_file_exists(path) && !nt_bag_sha512_file(passing, path, &found, &size, &unheard) &&
           strncmp(found, line, SHA512_DIGITS) == 0;
}

bool nt_batch_made_has(const nt_batch_made *made, const char *what, const char *of)
{
    size_t place = nt_map_find(&made->places, what);
    if (place == NT_MAP_NONE || strcmp(made->entries.items[place].of, of) != 0) {
        return false;
    }
    const entry *one = &made->entries.items[place];
    nt_arena *passing = nt_arena_open();
    bool has = one->files < one->end;
    for (const char *at = one->files; at < one->end && has; at = end_of_line(at) + 1) {
        has = is_whole(made, passing, at, end_of_line(at));
    }
    nt_arena_close(passing);
    return has;
}

static bool append(nt_batch_made *made, const nt_buffer *text)
{
    if (made->file < 0) {
        made->file = open(made->path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666);
    }
    bool noted = made->file >= 0 && ftruncate(made->file, made->whole) == 0 &&
                 nt_file_write_all(made->file, text->bytes, text->length);
    made->whole += noted ? (off_t)text->length : 0;
    return noted;
}

nt_status nt_batch_made_note(nt_batch_made *made, const char *what, const char *of,
                             const nt_file *files, size_t count, nt_error *err)
{
    nt_arena *passing = nt_arena_open();
    nt_buffer text = nt_buffer_open(passing);
    size_t folder = strcmp(made->folder, ".") == 0 ? 0 : strlen(made->folder) + 1;
    nt_buffer_printf(&text, "# %s %s\n", what, of);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&text, "%s  %s\n", nt_bag_sha512(passing, files[i].bytes),
                         files[i].name + folder);
    }
    nt_buffer_puts(&text, "#\n");
    pthread_mutex_lock(&made->lock);
    bool noted = append(made, &text);
    nt_status status =
        noted ? NT_OK : nt_fail_errno(err, made->path, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_FILE);
    pthread_mutex_unlock(&made->lock);
    nt_arena_close(passing);
    return status;
}

void nt_batch_made_close(nt_batch_made *made)
{
    if (made) {
        if (made->file >= 0) {
            close(made->file);
        }
        pthread_mutex_destroy(&made->lock);
    }
}
