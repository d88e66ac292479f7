/* A report made in memory: document, pages, drawings, the finished PDF. */
#include "edition/build.h"

#include "base/threads.h"
#include "edition/gate.h"
#include "parts.h"
#include "pdf/read.h"
#include "words/edition.h"

/* What is built can be traced, compared and filed: its ledger is read again. */
static nt_status write_ledger(nt_run_state *run, nt_product *p, nt_error *err)
{
    nt_ledger_put_statements(run->results->ledger, p->document->statements,
                             p->document->statement_count);
    nt_buffer ledger = nt_buffer_open(p->arena);
    size_t values = nt_ledger_write_json(run->results->ledger, &ledger);
    p->ledger = (nt_bytes){ledger.bytes, ledger.length};
    return values <= NT_JSON_VALUES_MAX
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_place_in(run->folder),
                         NT_MESSAGE_EDITION_LEDGER_TOO_LARGE(.numbers = (long long)nt_ledger_count(
                                                                 run->results->ledger),
                                                             .values = (long long)values,
                                                             .most = NT_JSON_VALUES_MAX));
}

/* The dictionary, read beside the making of the document: it takes as long as that. */
typedef struct nt_hyphenation {
    const char *path;
    nt_hyphenator *hyphenator;
    nt_task task;
} hyphenation;

static nt_status read_dictionary(void *who, nt_error *err)
{
    hyphenation *h = who;
    return nt_text_hyphenator_open(h->path, &h->hyphenator, err);
}

/* Of a day before 1970 the first second that archives know. */
nt_status nt_build_created(const nt_run_state *run, long long *out, nt_error *err)
{
    bool is_given;
    *out = run->edition < 0 ? 0 : (long long)run->edition * 86400 + 43200;
    return nt_moment_epoch(out, &is_given, err);
}

/* What is attached, packed beside the sums of it and the layout. */
typedef struct nt_packed {
    nt_arena *arena;
    nt_attachment *attachments;
    size_t count;
    nt_task task;
} packing;

static nt_status pack(void *who, nt_error *err)
{
    const packing *p = who;
    (void)err;
    NT_EACH(nt_attachment, one, p->attachments, p->count) {
        one->packed = one->packed.length ? one->packed : nt_pdf_attached(p->arena, one->bytes);
    }
    return NT_OK;
}

static void start_packing(nt_product *p)
{
    p->packing = nt_new(p->arena, packing);
    *p->packing = (packing){nt_arena_open(), p->attachments, p->attachment_count, {0}};
    nt_task_start(&p->packing->task, pack, p->packing);
}

/* What travels with it, and from that its fingerprint: before anything is laid out, as that is
 * printed. */
static nt_status attach(nt_run_state *run, nt_product *p, nt_error *err)
{
    const nt_document *document = p->document;
    p->csvs = nt_new_array(p->arena, nt_bytes, document->chart_count + 1);
    for (size_t i = 0; i < document->chart_count; i++) {
        p->csvs[i] = nt_chart_csv(p->arena, document->charts[i]);
    }
    NT_TRY(nt_carried_attachments(run, p, &p->attachments, &p->attachment_count, err));
    start_packing(p);
    return nt_imprint_add(run, p, err);
}

static void start_hyphenation(const nt_run_state *run, nt_product *p)
{
    hyphenation *h = p->hyphenation = nt_new(p->arena, hyphenation);
    h->path = nt_places_hyphenation(p->arena, run->template->lang);
    nt_task_start(&h->task, read_dictionary, h);
}

static nt_status find_hyphenator(const nt_run_state *run, const nt_product *p,
                                 const nt_hyphenator **out, nt_error *err)
{
    hyphenation *h = p->hyphenation;
    *out = run->hyphenator;
    if (h) {
        NT_TRY(nt_task_join(&h->task, err));
        *out = h->hyphenator;
    }
    return NT_OK;
}

static void start_renditions(const nt_run_state *run, nt_product *p)
{
    /* A page has no PDF of a chart. */
    const bool wanted[NT_RENDITION_FORMS] = {[NT_RENDITION_SVG] = true,
                                             [NT_RENDITION_PDF] = p->with_renditions,
                                             [NT_RENDITION_PNG] = true};
    p->renditions = nt_renditions_start(p->document, p->created, wanted, nt_places_fonts(p->arena),
                                        run->chart_fonts);
}

static nt_status compose(nt_run_state *run, nt_product *p, nt_error *err)
{
    const nt_hyphenator *hyphenator;
    nt_clock_stage(run->clock, "report");
    if (!p->without_pages && !run->hyphenator) {
        start_hyphenation(run, p);
    }
    NT_TRY(
        nt_report_document(p->arena, run->template, run->results, run->fonts, &p->document, err));
    if (p->without_pages) {
        return write_ledger(run, p, err);
    }
    NT_TRY(p->is_rebuild ? NT_OK : nt_build_created(run, &p->created, err));
    if (p->with_renditions || p->page_kind) {
        start_renditions(run, p);
    }
    NT_TRY(write_ledger(run, p, err));
    NT_TRY(attach(run, p, err));
    if (!run->is_check) {
        nt_run_leave_cases(run);
    }
    nt_companions_start(run, p);
    nt_clock_stage(run->clock, "layout");
    NT_TRY(find_hyphenator(run, p, &hyphenator, err));
    NT_TRY(nt_layout_pages(p->arena, p->document, run->fonts, hyphenator, &p->pages, err));
    nt_clock_stage(run->clock, "judge");
    return nt_layout_judge(p->arena, p->pages, err);
}

/* What a build accepts, everything after it reads. */
static nt_status judge_size(const nt_product *p, const nt_pdf_request *request, nt_error *err)
{
    nt_bytes *attached = nt_new_array(p->arena, nt_bytes, request->attachment_count + 1);
    for (size_t i = 0; i < request->attachment_count; i++) {
        attached[i] = request->attachments[i].bytes;
    }
    return nt_pdf_judge_size(p->pdf, attached, request->attachment_count, err);
}

static nt_status finish(nt_run_state *run, nt_product *p, nt_error *err)
{
    nt_clock_stage(run->clock, "chart");
    const nt_sheet *plots;
    NT_TRY(nt_chart_plots(p->arena, p->pages->drawings, p->pages->drawing_count, run->fonts, &plots,
                          err));
    nt_clock_stage(run->clock, "pdf");
    const nt_pdf_request request = {.pages = p->pages,
                                    .fonts = run->fonts,
                                    .plots = plots,
                                    .producer = "netra " NT_VERSION,
                                    .created = p->created,
                                    .attachments = p->attachments,
                                    .attachment_count = p->attachment_count};
    NT_TRY(nt_gate_product(run, p, err));
    NT_TRY(nt_task_join(&p->packing->task, err));
    NT_TRY(nt_pdf_write(p->arena, &request, &p->pdf, err));
    NT_TRY(judge_size(p, &request, err));
    nt_clock_stage(run->clock, "beside");
    NT_TRY(nt_companions_join(p, err));
    if (!p->page_kind) {
        return NT_OK;
    }
    nt_clock_stage(run->clock, "web");
    return nt_page_make(run, p, err);
}

nt_status nt_build_make(nt_run_state *run, nt_product *p, nt_error *err)
{
    int threads;
    p->arena = nt_arena_open();
    NT_TRY(nt_threads_allowed(&threads, err)); /* tasks ask again, and refuse nothing */
    NT_TRY(nt_run_fonts(run, err));
    NT_TRY(compose(run, p, err));
    return p->without_pages ? NT_OK : finish(run, p, err);
}

void nt_build_release(nt_product *p)
{
    if (p->hyphenation) {
        nt_task_join(&p->hyphenation->task, NULL);
        nt_text_hyphenator_close(p->hyphenation->hyphenator);
    }
    if (p->packing) {
        nt_task_join(&p->packing->task, NULL);
        nt_arena_close(p->packing->arena);
    }
    nt_renditions_close(p->renditions);
    nt_companions_close(p);
    nt_arena_close(p->arena);
    *p = (nt_product){0};
}
