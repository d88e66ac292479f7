/* The list of what has been made. An entry is
 *
 *     # WHAT OF
 *     SHA512  FILE
 *     ...
 *     #
 *
 * and one whose last line is not there does not count: the next takes its place. */
#include "batch/made.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "base/path.h"
#include "words/base.h"
#include "words/batch.h"

enum { LIST_MAX = 64 << 20, SHA512_DIGITS = 128 };

/* What its first line says, and the lines of its files. */
typedef struct {
    const char *what, *of, *files, *end;
} entry;

struct nt_batch_made {
    nt_arena *arena;
    const char *path, *folder;
    bool resumes;
    pthread_mutex_t lock; /* of these two */
    int file;             /* -1 until it is there; locked (flock), for no other run writes to it */
    off_t whole;          /* how much of it are whole entries */
    nt_map places;        /* what -> its entry, the last */
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
    entry one = {what, nt_arena_text(made->arena, of, SHA512_DIGITS), files, end};
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
    }
}

/* Up to behind the last line "#": read once no other run writes to it. */
static nt_status find_whole(nt_batch_made *made, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    nt_bytes text = {"", 0};
    nt_status status =
        made->resumes ? nt_file_read(passing, made->path, LIST_MAX, &text, err) : NT_OK;
    size_t end = text.length;
    while (end > 2 && memcmp(text.bytes + end - 3, "\n#\n", 3) != 0) {
        end--;
    }
    made->whole = end > 2 ? (off_t)end : 0;
    return status;
}

/* A run that ends puts another in its place (nt_batch_made_order). */
static bool is_there(const char *path, int file)
{
    struct stat opened, there;
    return fstat(file, &opened) == 0 && lstat(path, &there) == 0 && opened.st_dev == there.st_dev &&
           opened.st_ino == there.st_ino;
}

/* Without O_CREAT only where it is there. Where there are no locks, nobody is kept out. */
static nt_status claim(nt_batch_made *made, int flags, nt_error *err)
{
    int file =
        open(made->path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags, 0666);
    if (file < 0) {
        return errno == ENOENT && !flags
                   ? NT_OK
                   : nt_fail_errno(err, made->path, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_FILE);
    }
    bool is_ours =
        (flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && is_there(made->path, file);
    nt_status status =
        is_ours ? find_whole(made, err)
                : nt_fail(err, NT_SYSTEM, nt_place_in(made->path), NT_MESSAGE_BATCH_ANOTHER_RUN());
    if (status) {
        close(file);
    } else {
        made->file = file;
    }
    return status;
}

nt_status nt_batch_made_claim(nt_batch_made *made, nt_error *err)
{
    pthread_mutex_lock(&made->lock);
    nt_status status = made->file < 0 ? claim(made, O_CREAT, err) : NT_OK;
    pthread_mutex_unlock(&made->lock);
    return status;
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
    NT_TRY(claim(made, 0, err));
    pthread_mutex_init(&made->lock, NULL);
    *out = made;
    if (resumes && made->file >= 0) {
        nt_bytes text;
        NT_TRY(nt_file_read(arena, path, LIST_MAX, &text, err));
        read_entries(made, text.bytes);
    }
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
    NT_PASSING_ARENA(passing);
    for (const char *at = one->files; at < one->end; at = end_of_line(at) + 1) {
        if (!is_whole(made, passing, at, end_of_line(at))) {
            return false;
        }
    }
    return one->files < one->end;
}

/* What a full disk has left of the entry before goes. */
static bool append(nt_batch_made *made, const nt_buffer *text)
{
    bool noted = ftruncate(made->file, made->whole) == 0 &&
                 nt_file_write_all(made->file, text->bytes, text->length);
    made->whole += noted ? (off_t)text->length : 0;
    return noted;
}

nt_status nt_batch_made_note(nt_batch_made *made, const char *what, const char *of,
                             const nt_file_sum *files, size_t count, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    nt_buffer text = nt_buffer_open(passing);
    size_t folder = strcmp(made->folder, ".") == 0 ? 0 : strlen(made->folder) + 1;
    nt_buffer_printf(&text, "# %s %s\n", what, of);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&text, "%s  %s\n", files[i].sha512, files[i].name + folder);
    }
    nt_buffer_puts(&text, "#\n");
    pthread_mutex_lock(&made->lock);
    bool noted = append(made, &text);
    nt_status status =
        noted ? NT_OK : nt_fail_errno(err, made->path, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_FILE);
    pthread_mutex_unlock(&made->lock);
    return status;
}

NT_ORDER(by_what, entry, NT_BY_TEXT(what))

nt_status nt_batch_made_order(const nt_batch_made *made, nt_error *err)
{
    if (!made->whole) {
        return NT_OK;
    }
    NT_PASSING_ARENA(passing);
    nt_batch_made all = {.arena = passing, .places = nt_map_open(passing)};
    nt_bytes text;
    NT_TRY(nt_file_read(passing, made->path, LIST_MAX, &text, err));
    nt_file_let_go(made->path);
    read_entries(&all, text.bytes);
    nt_sort(all.entries.items, all.entries.count, sizeof *all.entries.items, by_what);
    nt_buffer out = nt_buffer_open(passing);
    NT_EACH(const entry, one, all.entries.items, all.entries.count) {
        nt_buffer_printf(&out, "# %s %s\n", one->what, one->of);
        nt_buffer_add(&out, one->files, (size_t)(one->end - one->files));
        nt_buffer_puts(&out, "#\n");
    }
    NT_OUTPUTS(outputs, passing);
    nt_outputs_among_many(outputs);
    NT_TRY(nt_outputs_add(outputs, made->path, nt_buffer_text(&out), out.length, err));
    return nt_outputs_commit(outputs, err);
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
