/* The web edition of a product: the page, and the files that it carries, which are those that
 * travel inside the PDF, each chart as a picture and the list of all figures as a table. */
#include "parts.h"

#include <string.h>

#include "card/card.h"
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
        if (item->form != NT_RENDITION_PDF) {
            keep(p,
                 nt_arena_printf(p->arena, "charts/%s%s", item->chart->id,
                                 nt_rendition_endings[item->form]),
                 item->form == NT_RENDITION_SVG ? "image/svg+xml" : "image/png", item->bytes);
        }
    }
    return NT_OK;
}

/* The card that the page is shown by where its address is posted: the landscape of the first chart
 * that has one, drawn already where cards are asked for. */
static nt_status find_card(const nt_run_state *run, const nt_product *p, const char *name,
                           const nt_chart *chart, nt_bytes *out, nt_error *err)
{
    const nt_card_request request = {&p->document->front, chart, run->fonts};
    nt_sheet sheets[NT_CARD_FORMS];
    bool is_made[NT_CARD_FORMS];
    NT_EACH(const nt_companion, one, p->companions.items, p->companions.count) {
        if (strcmp(one->ending, nt_arena_printf(p->arena, ".cards/%s", name)) == 0) {
            *out = one->bytes;
            return NT_OK;
        }
    }
    if (p->formats & NT_FORMAT_CARD) {
        return NT_OK;
    }
    NT_TRY(nt_card_sheets(p->arena, &request, sheets, is_made, err));
    return is_made[NT_CARD_LANDSCAPE] ? nt_output_png(&sheets[NT_CARD_LANDSCAPE], out, err) : NT_OK;
}

static nt_status keep_card(const nt_run_state *run, nt_product *p, nt_error *err)
{
    nt_bytes png = {NULL, 0};
    for (size_t i = 0; i < p->document->chart_count && !png.length; i++) {
        const nt_chart *chart = p->document->charts[i];
        const char *name =
            nt_arena_printf(p->arena, "%s-%s.png", chart->id, nt_card_names[NT_CARD_LANDSCAPE]);
        NT_TRY(find_card(run, p, name, chart, &png, err));
        if (png.length) {
            p->page_card = (nt_web_card){nt_arena_printf(p->arena, "charts/%s", name),
                                         *chart->title ? chart->title : chart->alt};
            keep(p, p->page_card.name, "image/png", png);
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
                                    .card = p->page_card,
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
    NT_TRY(keep_card(run, p, err));
    NT_TRY(nt_build_page(run, p, p->page_kind, &p->page, err));
    return nt_gate_page(run, p, err);
}
