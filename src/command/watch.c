/* Builds a report again on each change of its template or data. Every build is a process of its
 * own: one that fails, for whatever reason, leaves the last good output and this process as they
 * were. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/outputs.h"
#include "command.h"
#include "words/base.h"
#include "words/command.h"

/* Whoever saves several files, or one in several steps, is waited for. */
enum { QUIET_MS = 20, FOLDERS_MAX = 256 };

static volatile sig_atomic_t is_over;

static void end(int signal)
{
    (void)signal;
    is_over = 1;
}

/* Without SA_RESTART, so that whoever waits hears of it. */
static void hear_of_the_end(void)
{
    struct sigaction action = {.sa_handler = end};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

/* --- what is watched --- */

typedef struct {
    const nt_options *options;
    int inotify;
    const char *name; /* of the report: the stem of its outputs, which are no change */
    bool has_changed, has_built;
} watch;

static void add_folder(const watch *w, const char *folder)
{
    const uint32_t changes =
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR | IN_MASK_ADD;
    if (*folder) { /* one that is not there yet is looked for after the next build */
        inotify_add_watch(w->inotify, folder, changes);
    }
}

/* With the folders in it: a package may keep its tables in one. */
static void add_data(const watch *w, nt_arena *arena, const char *folder)
{
    const char **names;
    size_t count;
    nt_error unheard = {0};
    add_folder(w, folder);
    if (!*folder || nt_folder_names(arena, folder, FOLDERS_MAX, &names, &count, &unheard)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const char *path = nt_path_join(arena, folder, names[i]);
        if (nt_file_is_folder(path)) {
            add_folder(w, path);
        }
    }
}

/* What the template names now; what it named before is still watched, which costs nothing. */
static void add_all(watch *w, nt_arena *arena)
{
    nt_options options = *w->options;
    nt_error unheard = {0};
    options.quiet = true;
    options.verbose = false;
    nt_run_state run = nt_run_open(&options, NULL);
    bool read = !nt_run_template(&run, &unheard);
    add_folder(w, run.folder);
    add_data(w, run.arena, options.data ? options.data : read ? run.template->data : "");
    add_data(w, run.arena,
             options.published ? options.published
             : read            ? run.template->published
                               : "");
    const char *office = options.office ? options.office : read ? run.template->office_path : "";
    if (*office) {
        add_data(w, run.arena, nt_path_folder(run.arena, office)); /* with the logo's */
    }
    if (!read && unheard.file[0]) { /* where it is to be mended: the office's file, its logo */
        add_folder(w, nt_path_folder(run.arena, unheard.file));
    }
    w->name = read ? nt_arena_string(arena, run.template->name) : w->name;
    nt_run_close(&run);
}

/* Neither outputs, nor what editors leave beside a file while they save it. */
static bool is_change(const watch *w, const char *file)
{
    size_t length = strlen(file);
    const char *behind = *w->name ? nt_behind(file, w->name) : NULL;
    bool output = behind && *behind == '.';
    return length && file[0] != '.' && file[0] != '#' && file[length - 1] != '~' && !output;
}

static void read_events(watch *w)
{
    _Alignas(struct inotify_event) char bytes[16 * 1024];
    ssize_t length = read(w->inotify, bytes, sizeof bytes);
    for (ssize_t at = 0; at < length;) {
        const struct inotify_event *event = (const void *)(bytes + at);
        bool lost = event->mask & IN_Q_OVERFLOW;
        w->has_changed = w->has_changed || lost || (event->len && is_change(w, event->name));
        at += (ssize_t)(sizeof *event + event->len);
    }
}

/* Until something has changed and nothing goes on changing, or until the end. */
static nt_status wait_for_change(watch *w, nt_error *err)
{
    w->has_changed = false;
    while (!is_over) {
        struct pollfd waiting = {.fd = w->inotify, .events = POLLIN};
        int ready = poll(&waiting, 1, w->has_changed ? QUIET_MS : -1);
        if (ready > 0) {
            read_events(w);
        } else if (ready == 0) {
            return NT_OK;
        } else if (errno != EINTR) {
            return nt_fail_errno(err, "inotify", (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
        }
    }
    return NT_OK;
}

/* --- building --- */

static int build_here(const nt_options *options)
{
    nt_error err = {0};
    nt_status status = nt_command_build.run(options, &err);
    if (status && nt_error_speaks(&err)) {
        nt_error_print(&err, options->tongue, stderr);
    }
    nt_units_forget();
    return fflush(stdout) ? NT_SYSTEM : (int)status;
}

/* On a terminal what the last build said makes room: errors stand in one place. */
static void clear_screen(void)
{
    if (isatty(STDOUT_FILENO)) {
        fputs("\033[H\033[2J\033[3J", stdout);
    }
}

static nt_status build(watch *w, nt_error *err)
{
    const nt_options *options = w->options;
    clear_screen();
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) {
        return nt_fail_errno(err, "fork", (nt_text)NT_TEXT_BASE_TO_WRITE);
    }
    if (child == 0) {
        signal(SIGINT, SIG_DFL);
        signal(SIGTERM, SIG_DFL);
        signal(SIGHUP, SIG_DFL);
        nt_signals_listen();
        _exit(build_here(options));
    }
    int state = 0;
    while (waitpid(child, &state, 0) < 0 && errno == EINTR) {
        kill(child, SIGTERM); /* the end: what is half-made is put away first */
    }
    bool no_file_helps = WIFEXITED(state) && WEXITSTATUS(state) == NT_USAGE;
    if (!w->has_built && (no_file_helps || !nt_file_is_folder(options->operands[0]))) {
        *err = (nt_error){.status = no_file_helps ? NT_USAGE : NT_INVALID}; /* it was told */
        return err->status;
    }
    if (!is_over && state) {
        nt_tell(stderr, options->tongue,
                w->has_built ? NT_MESSAGE_COMMAND_WATCH_KEPT()
                             : NT_MESSAGE_COMMAND_WATCH_NOT_BUILT());
    }
    w->has_built = w->has_built || !state;
    if (!is_over && !options->quiet) {
        nt_tell(stdout, options->tongue, NT_MESSAGE_COMMAND_WATCH_WAITS());
    }
    return nt_command_flush(err);
}

static nt_status follow(watch *w, nt_arena *arena, nt_error *err)
{
    nt_status status = NT_OK;
    while (!status && !is_over) {
        add_all(w, arena); /* before it is read: what changes meanwhile is not missed */
        status = build(w, err);
        add_all(w, arena);
        status = status ? status : wait_for_change(w, err);
    }
    return status;
}

static nt_status run(const nt_options *options, nt_error *err)
{
    nt_options draft = *options;
    draft.draft = true;
    watch w = {.options = &draft, .inotify = inotify_init1(IN_CLOEXEC), .name = ""};
    if (w.inotify < 0) {
        return nt_fail_errno(err, "inotify", (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
    }
    nt_arena *arena = nt_arena_open();
    hear_of_the_end();
    nt_status status = follow(&w, arena, err);
    nt_arena_close(arena);
    close(w.inotify);
    return status;
}

const nt_command nt_command_watch = {
    .name = "watch",
    .operands = {"TEMPLATE"},
    .summary = NT_TEXT_COMMAND_WATCH_SUMMARY,
    .description = NT_TEXT_COMMAND_WATCH_DESCRIPTION,
    .options = {NT_OPTION_DATA, NT_OPTION_OFFICE, NT_OPTION_PUBLISHED, NT_OPTION_RELEASED,
                NT_OPTION_FAMILY, NT_OPTION_OUT, NT_OPTION_FORMATS, NT_OPTION_SINGLE_FILE,
                NT_OPTION_SET, NT_OPTION_OLD, NT_OPTION_NEW, NT_OPTION_OLD_DATA, NT_OPTION_NEW_DATA,
                NT_OPTION_LANG, NT_OPTION_AS_OF, NT_OPTION_QUIET, NT_OPTION_VERBOSE,
                NT_OPTION_HELP},
    .run = run,
    .ends_itself = true};
