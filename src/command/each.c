/* netra build --each: an edition for each value of a parameter, from data that are read and judged
 * once, side by side on all processors. One that fails does not keep the others; one that was made
 * stays for --resume. */
#include <pthread.h>
#include <unistd.h>

#include "base/shown.h"
#include "base/threads.h"
#include "build_files.h"
#include "command.h"
#include "each.h"
#include "words/command.h"

/* --- one edition --- */

static const char *stem_of(const batch *b, nt_arena *arena, const nt_batch_value *value)
{
    return nt_path_join(arena, b->folder,
                        nt_arena_printf(arena, "%s-%s", b->reader.template->name, value->stem));
}

/* A line where nobody looks at a progress line; one at a time. */
static void tell_built(batch *b, const nt_run_state *run, const nt_product *p, const char *stem,
                       const nt_file *files, size_t count)
{
    if (b->options->quiet) {
        return;
    }
    const char *name = nt_build_has_pdf(b->options) ? nt_build_pdf(run->arena, stem) : stem;
    pthread_mutex_lock(&b->lock);
    if (!b->is_watched) {
        nt_tell(stdout, b->options->tongue,
                NT_MESSAGE_COMMAND_EACH_BUILT(.name = name,
                                              .pages = (long long)p->pages->page_count,
                                              .charts = (long long)p->document->chart_count,
                                              .bytes = (long long)p->pdf.length));
    }
    nt_build_tell_strangers(b->reader.clock, b->options, stem, files, count);
    pthread_mutex_unlock(&b->lock);
}

/* What also travels in the PDF has its sum. */
static const char *sum_of(const nt_product *p, nt_bytes bytes)
{
    for (size_t i = 0; i < p->attachment_count; i++) {
        const nt_bytes carried = p->attachments[i].bytes;
        if (carried.bytes == bytes.bytes && carried.length == bytes.length) {
            return p->sums[i].sha512;
        }
    }
    return nt_bag_sha512(p->arena, bytes);
}

static nt_status note(batch *b, const nt_product *p, const nt_batch_value *value, const char *of,
                      const nt_file *files, size_t count, nt_error *err)
{
    nt_file_sum *sums = nt_new_array(p->arena, nt_file_sum, count);
    for (size_t i = 0; i < count; i++) {
        sums[i] = (nt_file_sum){files[i].name, sum_of(p, files[i].bytes)};
    }
    return nt_batch_made_note(b->made, value->setting, of, sums, count, err);
}

static nt_status write_edition(batch *b, nt_run_state *run, const nt_product *p,
                               const nt_batch_value *value, const char *of, nt_error *err)
{
    const char *stem = stem_of(b, run->arena, value);
    const nt_file *files;
    size_t count;
    NT_TRY(nt_build_files(run, p, stem, &files, &count, err));
    NT_OUTPUTS(outputs, run->arena);
    nt_outputs_among_many(outputs);
    NT_TRY(nt_build_stage(run, outputs, files, count, err));
    NT_TRY(nt_batch_made_claim(b->made, err));
    NT_TRY(nt_outputs_commit(outputs, err));
    NT_TRY(note(b, p, value, of, files, count, err));
    tell_built(b, run, p, stem, files, count);
    return NT_OK;
}

static nt_status build_edition(batch *b, nt_run_state *run, const nt_batch_value *value,
                               const char *of, nt_error *err)
{
    NT_CLOSED_BY(nt_build_release) nt_product p = nt_build_asked(run->options);
    NT_TRY(nt_note_results(run, err));
    NT_TRY(nt_build_make(run, &p, err));
    NT_TRY(nt_sign_product(run, b->signing, &p, err));
    return write_edition(b, run, &p, value, of, err);
}

static nt_status make_edition(batch *b, nt_bench *bench, size_t at, fate *out, nt_error *err)
{
    const nt_batch_value *value = &b->values.items[at];
    nt_options options = *b->options;
    NT_PASSING_ARENA(passing);
    const char *of = nt_each_made_of(b, passing, value);
    *out = KEPT;
    if (b->options->resume && nt_batch_made_has(b->made, value->setting, of)) {
        return NT_OK;
    }
    *out = BUILT;
    options.settings[options.setting_count++] = (nt_setting){value->setting, value->value};
    options.quiet = true;
    options.verbose = false;
    if (!bench->arena) {
        NT_TRY(nt_bench_open(b->reader.template->lang, bench, err));
    }
    NT_CLOSED_BY(nt_run_close) nt_run_state run = nt_bench_run(bench, &b->reader, &options);
    return build_edition(b, &run, value, of, err);
}

/* --- all of them --- */

/* "figures.csv:3:7: what is wrong"; what was printed already is said there. */
static edition failed(const batch *b, const nt_error *err)
{
    nt_arena *arena = b->reader.arena;
    const nt_place place = {err->file, (unsigned)err->line, (unsigned)err->column};
    nt_text why = NT_TEXT_COMMAND_EACH_TOLD_ABOVE;
    for (int lang = 0; nt_error_speaks(err) && lang < NT_LANG_COUNT; lang++) {
        why.in[lang] = nt_arena_string(arena, err->message[lang]);
    }
    const char *told = why.in[b->options->tongue];
    return (edition){
        .fate = FAILED,
        .failure =
            *err->file ? nt_arena_printf(arena, "%s: %s", nt_place_text(arena, place), told) : told,
        .printed = nt_shown_in_print(arena, why.in[b->reader.template->lang])};
}

/* What every edition would meet, such as a full disk, ends the run; the first is told. False: it
 * does. */
static bool take(batch *b, size_t at, fate done, nt_status status, const nt_error *err)
{
    bool stops = status == NT_SYSTEM || status == NT_USAGE;
    pthread_mutex_lock(&b->lock);
    edition *e = &b->editions[at];
    if (stops && !b->stopped.status) {
        b->stopped = *err;
    } else if (status && !stops) {
        *e = failed(b, err);
    } else if (!status) {
        e->fate = done;
    }
    b->counts[e->fate]++;
    size_t worked_on = b->counts[BUILT] + b->counts[KEPT] + b->counts[FAILED];
    pthread_mutex_unlock(&b->lock);
    nt_clock_count(b->reader.clock, worked_on, b->values.count);
    return !stops;
}

static bool work(void *who, int thread, size_t at)
{
    batch *b = who;
    nt_error err = {.status = NT_OK};
    fate done = NOT_BUILT;
    nt_status status = make_edition(b, &b->benches[thread], at, &done, &err);
    return take(b, at, done, status, &err);
}

static void build_all(batch *b)
{
    nt_clock_stage(b->reader.clock, "each");
    nt_clock_count(b->reader.clock, 0, b->values.count);
    b->benches = nt_new_array(b->reader.arena, nt_bench, (size_t)b->threads);
    b->editions = nt_new_array(b->reader.arena, edition, b->values.count);
    nt_threads_share(b->threads, b->values.count, work, b);
    for (int i = 0; i < b->threads; i++) {
        nt_bench_close(&b->benches[i]);
    }
}

/* What was left by a run that was killed: in the folder of all, and in those of each edition. */
static void clear(batch *b)
{
    nt_arena *arena = b->reader.arena;
    NT_VEC(const char *) folders = {.count = 0};
    nt_vec_push(arena, &folders, b->folder);
    for (size_t i = 0; i < b->values.count; i++) {
        for (size_t f = 0; f < NT_BUILD_FOLDERS; f++) {
            const char *folder = nt_arena_printf(
                arena, "%s%s", stem_of(b, arena, &b->values.items[i]), nt_build_folders[f]);
            if (nt_file_is_folder(folder)) {
                nt_vec_push(arena, &folders, folder);
            }
        }
    }
    nt_outputs_clear(arena, folders.items, folders.count);
}

/* --- what is told at the end --- */

static void tell_failures(const batch *b)
{
    nt_lang lang = b->options->tongue;
    if (b->counts[FAILED]) {
        nt_tell(stderr, lang,
                NT_MESSAGE_COMMAND_EACH_FAILED(.count = (long long)b->counts[FAILED],
                                               .all = (long long)b->values.count));
    }
    for (size_t i = 0; i < b->values.count; i++) {
        if (b->editions[i].fate == FAILED) {
            nt_tell(stderr, lang,
                    NT_MESSAGE_COMMAND_EACH_FAILURE(.setting = b->values.items[i].setting,
                                                    .why = b->editions[i].failure));
        }
    }
}

static nt_status tell_end(const batch *b, nt_error *err)
{
    nt_lang lang = b->options->tongue;
    tell_failures(b);
    if (b->stopped.status == NT_USAGE) { /* going on would meet it again */
        *err = b->stopped;
        return err->status;
    }
    if (b->stopped.status) {
        size_t stand = b->counts[BUILT] + b->counts[KEPT];
        nt_tell(stderr, lang,
                NT_MESSAGE_COMMAND_EACH_STOPPED(.count = (long long)stand,
                                                .all = (long long)b->values.count));
        *err = b->stopped;
        return err->status;
    }
    if (b->are_alone && b->counts[BUILT] + b->counts[KEPT] > 1 && !b->options->quiet) {
        nt_tell(stderr, lang, NT_MESSAGE_COMMAND_EACH_ALONE());
    }
    if (!b->options->quiet) {
        nt_tell(stdout, lang,
                NT_MESSAGE_COMMAND_EACH_DONE(.count = (long long)b->counts[BUILT],
                                             .kept = (long long)b->counts[KEPT],
                                             .index = b->index));
    }
    *err = (nt_error){.status = b->counts[FAILED] ? NT_INVALID : NT_OK};
    return err->status;
}

/* --- the run --- */

static nt_status prepare(batch *b, nt_error *err)
{
    const nt_options *options = b->options;
    nt_run_state *reader = &b->reader;
    const char *name = nt_batch_name(reader->arena, options->each);
    NT_FAIL_IF(options->setting_count == NT_SETTINGS_MAX, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_MANY_SETTINGS(.most = NT_SETTINGS_MAX));
    NT_TRY(nt_threads_allowed(&b->threads, err));
    NT_TRY(nt_run_template(reader, err));
    bool is_note = reader->template->kind == NT_OF_REVISION;
    NT_FAIL_IF(is_note && options->resume, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_EACH_NO_RESUME_OF_NOTES());
    NT_TRY(is_note ? NT_OK : nt_run_read(reader, err));
    NT_TRY(nt_batch_values_of(reader, options->each, &b->values, err));
    nt_each_take_all(b);
    if (nt_batch_moves_the_day(name)) {
        b->are_alone = nt_run_must_plan(reader);
        reader->cases = NULL; /* it serves none of them */
    }
    NT_TRY(nt_batch_made_open(
        reader->arena,
        nt_path_join(reader->arena, b->folder,
                     nt_arena_printf(reader->arena, "%s.sha512", reader->template->name)),
        options->resume, &b->made, err));
    clear(b);
    return b->values.are_areas && nt_run_must_plan(reader) ? nt_each_plan(b, err) : NT_OK;
}

static nt_status build(batch *b, nt_error *err)
{
    NT_TRY(prepare(b, err));
    build_all(b);
    nt_clock_stage(b->reader.clock, "write");
    if (b->counts[BUILT] + b->counts[KEPT]) {
        NT_TRY(nt_each_write_index(b, err));
        NT_TRY(nt_batch_made_order(b->made, err));
        NT_TRY(nt_outputs_flush_all(b->folder, err));
    }
    return NT_OK;
}

nt_status nt_build_each(const nt_options *options, nt_error *err)
{
    nt_signing signing;
    batch b = {.options = options,
               .reader = nt_run_open(options, NULL),
               .folder = options->out ? options->out : "out",
               .signing = &signing,
               .is_watched = isatty(STDERR_FILENO)};
    pthread_mutex_init(&b.lock, NULL);
    nt_status status = nt_sign_open(b.reader.arena, options, &signing, err);
    status = status ? status : build(&b, err);
    nt_sign_close(&signing);
    nt_batch_made_close(b.made);
    nt_clock_close(b.reader.clock);
    b.reader.clock = NULL;
    status = status && !b.stopped.status ? status : tell_end(&b, err);
    nt_run_close(&b.reader);
    pthread_mutex_destroy(&b.lock);
    return status;
}
