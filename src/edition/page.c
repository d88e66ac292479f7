/* The web edition of a product: the page, and the files that it carries, which are those that
 * travel inside the PDF, each chart as a picture and the list of all figures as a table. */
#include "parts.h"

#include <string.h>

#include "edition/gate.h"

static void keep(nt_product *p, const char *name, const char *mime, nt_bytes bytes)
{
    nt_web_file file = {name, mime, bytes};
    nt_vec_push(p->arena, &p->page_files, file);
}

static void keep_figures(nt_run_state *run, nt_product *p)
{
    nt_buffer csv = nt_buffer_open(p->arena);
    nt_ledger_write_csv(run->results->ledger, &csv);
    keep(p, nt_arena_printf(p->arena, "%s.figures.csv", run->template->name), "text/csv",
         (nt_bytes){nt_buffer_text(&csv), csv.length});
}

static nt_status keep_drawings(nt_product *p, nt_error *err)
{
    const nt_rendition *items;
    size_t count;
    NT_TRY(nt_renditions_join(p->renditions, &items, &count, err));
    NT_EACH(const nt_rendition, item, items, count) {
        bool is_svg = strcmp(item->ending, "svg") == 0;
        if (is_svg || strcmp(item->ending, "png") == 0) {
            keep(p, nt_arena_printf(p->arena, "charts/%s.%s", item->chart->id, item->ending),
                 is_svg ? "image/svg+xml" : "image/png", item->bytes);
        }
    }
    return NT_OK;
}

nt_status nt_build_page(const nt_run_state *run, const nt_product *p, nt_page_kind kind,
                        nt_bytes *out, nt_error *err)
{
    const nt_web_request request = {.document = p->document,
                                    .results = run->results,
                                    .fonts = run->fonts,
                                    .report = run->template->name,
                                    .producer = "netra " NT_VERSION,
                                    .files = p->page_files.items,
                                    .file_count = p->page_files.count,
                                    .is_single = kind == NT_PAGE_SINGLE};
    return nt_web_page(p->arena, &request, out, err);
}

nt_status nt_page_make(nt_run_state *run, nt_product *p, nt_error *err)
{
    keep_figures(run, p);
    NT_EACH(const nt_attachment, one, p->attachments, p->attachment_count) {
        keep(p, one->name, one->mime, one->bytes);
    }
    NT_TRY(keep_drawings(p, err));
    NT_TRY(nt_build_page(run, p, p->page_kind, &p->page, err));
    return nt_gate_page(run, p, err);
}
