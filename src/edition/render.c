#include "edition/render.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "archive/scratch.h"
#include "words/edition.h"

enum { PICTURE_BYTES_MAX = 64 << 20, BLOCK = 64 * 1024 };

typedef enum { DRAWN, NOT_INSTALLED, FAILED, TOO_LATE } outcome;

typedef struct {
    nt_arena *arena; /* of one page */
    const char *pdf;
    long long deadline; /* milliseconds of the monotonic clock */
} drawing;

static long long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Ctrl-C is held back here while files lie about; the viewer must hear it. */
static int spawn(const drawing *d, size_t page, int out, pid_t *pid)
{
    char dpi[16], number[24];
    snprintf(dpi, sizeof dpi, "%d", NT_RENDER_DPI);
    snprintf(number, sizeof number, "%zu", page);
    const char *const arguments[] = {"pdftoppm", "-q", "-r",   dpi,    "-f",
                                     number,     "-l", number, d->pdf, NULL};
    const char *const environment[] = {"LC_ALL=C", "HOME=/nonexistent", NULL};
    sigset_t none;
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigemptyset(&none);
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    /* Its arrays are of an older C, and stay as they are. */
    int code = posix_spawnp(pid, "pdftoppm", &files, &attributes, (char *const *)arguments,
                            (char *const *)environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return code;
}

/* Until the viewer closes its end; false when it says too much or takes too long. */
static bool hear(const drawing *d, int in, nt_buffer *picture)
{
    char *block = nt_arena_alloc(d->arena, BLOCK);
    for (;;) {
        struct pollfd wait = {in, POLLIN, 0};
        long long left = d->deadline - now();
        int ready = left > 0 ? poll(&wait, 1, (int)left) : 0;
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        ssize_t got = ready > 0 ? read(in, block, BLOCK) : -1;
        if (got <= 0) {
            return got == 0;
        }
        nt_buffer_add(picture, block, (size_t)got);
        if (picture->length > PICTURE_BYTES_MAX) {
            return false;
        }
    }
}

static outcome draw(const drawing *d, size_t page, nt_bytes *out)
{
    int ends[2], told = 0;
    pid_t pid;
    if (pipe(ends) != 0) {
        return FAILED;
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    int code = spawn(d, page, ends[1], &pid);
    close(ends[1]);
    if (code != 0) {
        close(ends[0]);
        return code == ENOENT ? NOT_INSTALLED : FAILED;
    }
    nt_buffer picture = nt_buffer_open(d->arena);
    bool whole = hear(d, ends[0], &picture);
    if (!whole) {
        kill(pid, SIGKILL);
    }
    close(ends[0]);
    while (waitpid(pid, &told, 0) < 0 && errno == EINTR) {
    }
    *out = (nt_bytes){picture.bytes, picture.length};
    return whole && WIFEXITED(told) && WEXITSTATUS(told) == 0 && picture.length ? DRAWN
           : now() >= d->deadline                                               ? TOO_LATE
                                                                                : FAILED;
}

/* The pixels behind the header of a binary PPM of one byte a colour: "P6", width, height, 255. */
static const char *pixels_of(nt_bytes picture, long long *count)
{
    long width, height, most;
    int length = 0;
    bool good = picture.length > 2 &&
                sscanf(picture.bytes, "P6 %ld %ld %ld%n", &width, &height, &most, &length) == 3 &&
                width > 0 && height > 0 && width <= 1 << 20 && height <= 1 << 20 && most == 255 &&
                picture.length == (size_t)length + 1 + 3 * (size_t)width * (size_t)height;
    *count = good ? (long long)width * height : 0;
    return good ? picture.bytes + length + 1 : NULL;
}

/* Same length and other header: the sizes differ. */
static nt_page_difference compare(nt_bytes old, nt_bytes new, size_t page)
{
    nt_page_difference d = {page, 0, 0};
    long long count_old, count_new;
    const char *a = pixels_of(old, &count_old), *b = pixels_of(new, &count_new);
    if (a && b &&
        old.length == new.length &&a - old.bytes ==
            b - new.bytes &&memcmp(old.bytes, new.bytes, (size_t)(a - old.bytes)) == 0) {
        d.pixels = count_old;
        for (long long i = 0; i < count_old; i++) {
            d.differing += memcmp(a + 3 * i, b + 3 * i, 3) != 0;
        }
    }
    return d;
}

static const nt_text *reason(outcome o)
{
    static const nt_text not_installed = NT_TEXT_EDITION_NO_PDFTOPPM,
                         too_late = NT_TEXT_EDITION_DRAWING_TOO_LONG,
                         failed = NT_TEXT_EDITION_PDFTOPPM_FAILED;
    return o == NOT_INSTALLED ? &not_installed : o == TOO_LATE ? &too_late : &failed;
}

/* False when the rest cannot be drawn. */
static bool compare_page(nt_arena *arena, const char *const paths[2], size_t page,
                         long long deadline, nt_rendering *out)
{
    nt_bytes pictures[2];
    outcome o = DRAWN;
    NT_PASSING_ARENA(inner);
    for (size_t i = 0; i < 2 && o == DRAWN; i++) {
        drawing d = {inner, paths[i], deadline};
        o = draw(&d, page, &pictures[i]);
    }
    if (o == DRAWN) {
        nt_page_difference found = compare(pictures[0], pictures[1], page);
        if (!found.pixels || found.differing) {
            nt_vec_push(arena, &out->differences, found);
        }
    } else {
        out->unknown = reason(o);
    }
    return o == DRAWN;
}

nt_status nt_render_compare(nt_arena *arena, const char *scratch, nt_bytes old, nt_bytes new,
                            const size_t *pages, size_t count, bool all, nt_rendering *out,
                            nt_error *err)
{
    static const nt_text some = NT_TEXT_EDITION_ONLY_SOME_PAGES,
                         first = NT_TEXT_EDITION_ONLY_FIRST_PAGES;
    size_t most = all ? NT_RENDER_PAGES_MAX : NT_RENDER_PAGES;
    static const char *const names[] = {"old.pdf", "new.pdf"};
    const char *paths[] = {nt_path_join(arena, scratch, names[0]),
                           nt_path_join(arena, scratch, names[1])};
    nt_rendering result = {0};
    NT_TRY(nt_scratch_write(arena, scratch, names[0], old.bytes, old.length, err));
    NT_TRY(nt_scratch_write(arena, scratch, names[1], new.bytes, new.length, err));
    long long deadline = now() + 1000LL * NT_RENDER_SECONDS_MAX;
    for (size_t i = 0; i < count && i < most; i++) {
        if (!compare_page(arena, paths, pages[i], deadline, &result)) {
            break;
        }
    }
    if (!result.unknown && count > most) {
        result.unknown = all ? &first : &some;
    }
    *out = result;
    return NT_OK;
}
