#include "edition/renditions.h"

#include <string.h>

#include "pdf/pdf.h"
#include "task.h"

const char *const nt_rendition_endings[NT_RENDITION_FORMS] = {
    [NT_RENDITION_SVG] = ".svg", [NT_RENDITION_PDF] = ".pdf", [NT_RENDITION_PNG] = ".png"};

/* The band of it as a drawing of its page. */
static nt_sheet plot_of(const nt_sheet *alone)
{
    nt_sheet plot = *alone;
    size_t first = alone->band_end[NT_BAND_PLOT - 1];
    plot.canvas.marks.items = alone->canvas.marks.items + first;
    plot.canvas.marks.count = alone->band_end[NT_BAND_PLOT] - first;
    return plot;
}

static nt_status write_pdf(nt_arena *arena, const nt_chart *chart, const nt_rendition_of *of,
                           const nt_sheet *alone, nt_bytes *out, nt_error *err)
{
    const nt_pages *pages;
    NT_TRY(nt_layout_picture(arena, of->front, chart, alone, &pages, err));
    const nt_sheet plot = plot_of(alone);
    const nt_attachment data = {.name = nt_arena_printf(arena, "%s.csv", chart->id),
                                .mime = "text/csv",
                                .description = pages->document->front.title,
                                .relation = NT_RELATION_DATA,
                                .bytes = nt_chart_csv(arena, chart)};
    const nt_pdf_request request = {.pages = pages,
                                    .fonts = alone->canvas.fonts,
                                    .plots = &plot,
                                    .attachments = &data,
                                    .attachment_count = 1,
                                    .created = of->created,
                                    .producer = "netra " NT_VERSION};
    return nt_pdf_write(arena, &request, out, err);
}

static nt_status draw(nt_arena *arena, const nt_chart *chart, const nt_rendition_of *of,
                      const nt_fonts *fonts, const bool *wanted, nt_bytes *out, nt_error *err)
{
    nt_sheet alone;
    NT_TRY(nt_chart_alone(arena, chart, fonts, &alone, err));
    if (wanted[NT_RENDITION_SVG]) {
        out[NT_RENDITION_SVG] = nt_output_svg(&alone, false);
    }
    if (wanted[NT_RENDITION_PNG]) {
        NT_TRY(nt_output_png(&alone, &out[NT_RENDITION_PNG], err));
    }
    return wanted[NT_RENDITION_PDF]
               ? write_pdf(arena, chart, of, &alone, &out[NT_RENDITION_PDF], err)
               : NT_OK;
}

nt_status nt_rendition_draw(nt_arena *arena, const nt_chart *chart, const nt_rendition_of *of,
                            const nt_fonts *fonts, const bool wanted[NT_RENDITION_FORMS],
                            nt_bytes out[NT_RENDITION_FORMS], nt_error *err)
{
    NT_PASSING_ARENA(passing);
    nt_bytes made[NT_RENDITION_FORMS] = {0};
    NT_TRY(draw(passing, chart, of, fonts, wanted, made, err));
    for (size_t i = 0; i < NT_RENDITION_FORMS; i++) {
        out[i] = nt_bytes_copy(arena, made[i]);
    }
    return NT_OK;
}

struct nt_renditions {
    nt_arena *arena;
    const nt_document *document;
    long long created;
    const char *font_folder;
    const nt_fonts *lent;
    bool wanted[NT_RENDITION_FORMS];
    nt_rendition *items;
    size_t count;
    nt_task task;
};

static nt_status draw_all(nt_renditions *r, const nt_fonts *fonts, nt_error *err)
{
    const nt_rendition_of of = {&r->document->front, r->created};
    NT_EACH_OF(const nt_chart, chart, r->document->charts, r->document->chart_count) {
        nt_bytes bytes[NT_RENDITION_FORMS];
        NT_TRY(nt_rendition_draw(r->arena, chart, &of, fonts, r->wanted, bytes, err));
        for (nt_rendition_form form = 0; form < NT_RENDITION_FORMS; form++) {
            if (r->wanted[form]) {
                r->items[r->count++] = (nt_rendition){chart, form, bytes[form]};
            }
        }
    }
    return NT_OK;
}

static nt_status work(void *who, nt_error *err)
{
    nt_renditions *r = who;
    nt_fonts *fonts;
    if (r->lent) {
        return draw_all(r, r->lent, err);
    }
    NT_TRY(nt_text_fonts_open(r->font_folder, &fonts, err));
    nt_status status = draw_all(r, fonts, err);
    nt_text_fonts_close(fonts);
    return status;
}

nt_renditions *nt_renditions_start(const nt_document *document, long long created,
                                   const bool wanted[NT_RENDITION_FORMS], const char *font_folder,
                                   const nt_fonts *lent)
{
    nt_arena *arena = nt_arena_open();
    nt_renditions *r = nt_new(arena, nt_renditions);
    *r = (nt_renditions){
        .arena = arena,
        .document = document,
        .created = created,
        .font_folder = nt_arena_string(arena, font_folder),
        .lent = lent,
        .items = nt_new_array(arena, nt_rendition, document->chart_count * NT_RENDITION_FORMS + 1)};
    memcpy(r->wanted, wanted, sizeof r->wanted);
    nt_task_start(&r->task, work, r);
    return r;
}

nt_status nt_renditions_join(nt_renditions *r, const nt_rendition **out, size_t *count,
                             nt_error *err)
{
    NT_TRY(nt_task_join(&r->task, err));
    *out = r->items;
    *count = r->count;
    return NT_OK;
}

void nt_renditions_close(nt_renditions *r)
{
    if (r) {
        nt_task_join(&r->task, NULL);
        nt_arena_close(r->arena);
    }
}
