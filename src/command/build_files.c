/* The files of a built report, by their names, before any is written. */
#include "build_files.h"

#include <string.h>

#include "words/command.h"

typedef struct {
    nt_run_state *run;
    const nt_product *product;
    const char *stem;
    NT_VEC(nt_file) files;
} listing;

static void add(listing *l, const char *path, nt_bytes bytes)
{
    nt_file file = {path, bytes};
    nt_vec_push(l->run->arena, &l->files, file);
}

/* A folder that is ours: through a link the files would replace others elsewhere. */
static nt_status refuse_link(const char *folder, nt_error *err)
{
    return nt_file_is_link(folder) ? nt_fail(err, NT_SYSTEM, nt_place_in(folder),
                                             NT_MESSAGE_COMMAND_CHARTS_ARE_A_LINK())
                                   : NT_OK;
}

static nt_status add_charts(listing *l, nt_error *err)
{
    const nt_product *p = l->product;
    nt_arena *arena = l->run->arena;
    const char *folder = nt_arena_printf(arena, "%s.charts", l->stem);
    const nt_rendition *items;
    size_t count;
    NT_TRY(refuse_link(folder, err));
    nt_clock_stage(l->run->clock, "drawings");
    NT_TRY(nt_renditions_join(p->renditions, &items, &count, err));
    for (size_t i = 0; i < count; i++) {
        add(l,
            nt_arena_printf(arena, "%s/%s%s", folder, items[i].chart->id,
                            nt_rendition_endings[items[i].form]),
            items[i].bytes);
    }
    for (size_t i = 0; i < p->document->chart_count; i++) {
        add(l, nt_arena_printf(arena, "%s/%s.csv", folder, p->document->charts[i]->id), p->csvs[i]);
    }
    return NT_OK;
}

static nt_status add_pdf(listing *l, nt_error *err)
{
    const nt_product *p = l->product;
    NT_TRY(p->with_renditions ? add_charts(l, err) : NT_OK);
    add(l, nt_arena_printf(l->run->arena, "%s.figures.json", l->stem), p->ledger);
    add(l, nt_build_pdf(l->run->arena, l->stem), p->pdf);
    return NT_OK;
}

/* NAME.html, or NAME.web/index.html with the files that it carries beside it. */
static nt_status add_page(listing *l, nt_error *err)
{
    const nt_product *p = l->product;
    const char *folder = nt_arena_printf(l->run->arena, "%s.web", l->stem);
    bool is_single = p->page_kind == NT_PAGE_SINGLE;
    NT_TRY(is_single ? NT_OK : refuse_link(folder, err));
    for (size_t i = 0; !is_single && i < p->page_files.count; i++) {
        const nt_web_file *file = &p->page_files.items[i];
        add(l, nt_path_join(l->run->arena, folder, file->name), file->bytes);
    }
    add(l, nt_build_page_path(l->run->arena, l->stem, p->page_kind), p->page);
    return NT_OK;
}

static nt_status add_companions(listing *l, nt_error *err)
{
    const nt_product *p = l->product;
    NT_TRY(p->formats & NT_FORMAT_CARD
               ? refuse_link(nt_arena_printf(l->run->arena, "%s.cards", l->stem), err)
               : NT_OK);
    NT_EACH(const nt_companion, one, p->companions.items, p->companions.count) {
        add(l, nt_arena_printf(l->run->arena, "%s%s", l->stem, one->ending), one->bytes);
    }
    return NT_OK;
}

const char *nt_build_pdf(nt_arena *arena, const char *stem)
{
    return nt_arena_printf(arena, "%s.pdf", stem);
}

const char *nt_build_page_path(nt_arena *arena, const char *stem, nt_page_kind kind)
{
    return nt_arena_printf(arena, kind == NT_PAGE_SINGLE ? "%s.html" : "%s.web/index.html", stem);
}

bool nt_build_has_pdf(const nt_options *options)
{
    return !options->formats || options->formats & NT_FORMAT_PDF;
}

nt_product nt_build_asked(const nt_options *options)
{
    return (nt_product){.with_renditions = nt_build_has_pdf(options) && !options->no_charts,
                        .page_kind = !(options->formats & NT_FORMAT_HTML) ? NT_PAGE_NONE
                                     : options->single_file               ? NT_PAGE_SINGLE
                                                                          : NT_PAGE_FOLDER,
                        .formats = options->formats & NT_FORMATS_BESIDE};
}

nt_status nt_build_files(nt_run_state *run, const nt_product *product, const char *stem,
                         const nt_file **out, size_t *count, nt_error *err)
{
    listing l = {.run = run, .product = product, .stem = stem};
    NT_TRY(nt_build_has_pdf(run->options) ? add_pdf(&l, err) : NT_OK);
    NT_TRY(product->page_kind ? add_page(&l, err) : NT_OK);
    NT_TRY(add_companions(&l, err));
    *out = l.files.items;
    *count = l.files.count;
    return NT_OK;
}

nt_status nt_build_stage(nt_run_state *run, nt_outputs *outputs, const nt_file *files, size_t count,
                         nt_error *err)
{
    nt_clock_stage(run->clock, "files");
    for (size_t i = 0; i < count; i++) {
        NT_TRY(nt_outputs_add(outputs, files[i].name, files[i].bytes.bytes, files[i].bytes.length,
                              err));
    }
    return NT_OK;
}

const char *const nt_build_folders[NT_BUILD_FOLDERS] = {".charts", ".web", ".cards"};

typedef struct {
    nt_arena *arena;
    nt_map ours;
    size_t count;
    const char *first;   /* of them */
    const char *unknown; /* a folder that cannot be listed */
} strangers;

/* The files in a folder and below it that are not of the list. */
static void meet(strangers *s, const char *folder)
{
    enum { NAMES_MAX = 100000 };
    const char **names;
    size_t count;
    nt_error unheard;
    if (nt_folder_names(s->arena, folder, NAMES_MAX, &names, &count, &unheard)) {
        s->unknown = folder;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const char *path = nt_path_join(s->arena, folder, names[i]);
        if (names[i][0] == '.') {
            continue; /* of the system, or of a run that is about to put it in place */
        }
        if (nt_file_is_folder(path) && !nt_file_is_link(path)) {
            meet(s, path);
        } else if (nt_map_find(&s->ours, path) == NT_MAP_NONE) {
            s->first = s->count++ ? s->first : path;
        }
    }
}

static void warn(nt_clock *clock, nt_lang tongue, nt_arena *arena, nt_message message)
{
    nt_clock_print(clock, nt_message_text(arena, tongue, &message));
}

void nt_build_tell_strangers(nt_clock *clock, const nt_options *options, const char *stem,
                             const nt_file *files, size_t count)
{
    const bool is_asked[NT_BUILD_FOLDERS] = {
        nt_build_has_pdf(options), options->formats & NT_FORMAT_HTML && !options->single_file,
        options->formats & NT_FORMAT_CARD};
    nt_lang tongue = options->tongue;
    NT_PASSING_ARENA(passing);
    strangers s = {.arena = passing, .ours = nt_map_open(passing)};
    for (size_t i = 0; i < count; i++) {
        nt_map_keep(&s.ours, files[i].name, i);
    }
    for (size_t i = 0; i < NT_BUILD_FOLDERS; i++) {
        const char *folder = nt_arena_printf(passing, "%s%s", stem, nt_build_folders[i]);
        s.count = 0;
        s.unknown = NULL;
        if (is_asked[i] && nt_file_is_folder(folder)) {
            meet(&s, folder);
        }
        if (s.unknown) {
            warn(clock, tongue, passing, NT_MESSAGE_COMMAND_STRANGERS_UNKNOWN(.folder = s.unknown));
        }
        if (s.count) {
            const char *first = s.first + strlen(folder) + 1;
            warn(clock, tongue, passing,
                 NT_MESSAGE_COMMAND_STRANGERS(.folder = folder, .count = (long long)s.count,
                                              .first = s.count > 1 ? nt_arena_printf(passing,
                                                                                     "%s, …", first)
                                                                   : first));
        }
    }
}
