/* A chart that stands alone as a page: its words as elements of the structure, its plot a Figure.
 */
#include <string.h>

#include "compose.h"

enum { LOGO = 1 }; /* behind the only drawing */

typedef struct {
    nt_arena *arena;
    const nt_sheet *sheet;
    NT_VEC(nt_element *) elements;
    NT_VEC(nt_mark) marks;
} picture;

static nt_element *add_element(picture *p, const char *type)
{
    nt_element *element = nt_new(p->arena, nt_element), *root = p->elements.items[0];
    *element = (nt_element){.type = type, .index = p->elements.count, .parent = root};
    *(root->last ? &root->last->next : &root->first) = element;
    root->last = element;
    nt_vec_push(p->arena, &p->elements, element);
    return element;
}

static nt_ink ink_of(const picture *p, nt_colour colour)
{
    nt_rgb rgb = nt_palette_rgb(p->sheet->canvas.palette, colour);
    return (nt_ink){rgb.red / 255.0, rgb.green / 255.0, rgb.blue / 255.0};
}

/* A line that ends at a space has it, as the words of the next one follow (ISO 32000-1,
 * 14.8.2.5). */
static nt_status add_line(picture *p, nt_element *element, const nt_drawn *drawn, nt_error *err)
{
    nt_mark mark = {.kind = NT_MARK_TEXT,
                    .element = element,
                    .ink = ink_of(p, drawn->colour),
                    .x = drawn->at.x0,
                    .y = p->sheet->height_pt - drawn->at.y0,
                    .run = drawn->run};
    if (drawn->spaced) {
        const char *text = nt_arena_printf(p->arena, "%s ", drawn->text);
        NT_TRY(nt_text_shape(p->arena, p->sheet->canvas.fonts, drawn->run.face, drawn->run.size_pt,
                             text, strlen(text), &mark.run, err));
    }
    nt_vec_push(p->arena, &p->marks, mark);
    return NT_OK;
}

static nt_status add_words(picture *p, nt_band band, nt_error *err)
{
    static const char *const types[NT_BAND_COUNT] = {[NT_BAND_TITLE] = "H1"};
    const nt_sheet *sheet = p->sheet;
    size_t from = band ? sheet->band_end[band - 1] : 0, end = sheet->band_end[band];
    if (from == end) {
        return NT_OK;
    }
    nt_element *element = add_element(p, types[band] ? types[band] : "P");
    for (size_t i = from; i < end; i++) {
        NT_TRY(add_line(p, element, &sheet->canvas.marks.items[i], err));
    }
    return NT_OK;
}

/* The form is as large as the page. */
static void add_plot(picture *p, const char *alternative)
{
    const nt_sheet *sheet = p->sheet;
    nt_element *figure = add_element(p, "Figure");
    figure->alt = alternative;
    figure->has_box = true;
    figure->x0 = sheet->plot_at.x0;
    figure->x1 = sheet->plot_at.x1;
    figure->y0 = sheet->height_pt - sheet->plot_at.y1;
    figure->y1 = sheet->height_pt - sheet->plot_at.y0;
    nt_vec_push(p->arena, &p->marks,
                ((nt_mark){.kind = NT_MARK_CHART,
                           .element = figure,
                           .width = sheet->width_pt,
                           .height = sheet->height_pt,
                           .scale = 1}));
}

/* Whose it is the stamp says. */
static void add_logo(picture *p)
{
    const nt_sheet *sheet = p->sheet;
    const nt_rect *at = &sheet->logo_at;
    if (sheet->logo) {
        nt_vec_push(p->arena, &p->marks,
                    ((nt_mark){.kind = NT_MARK_CHART,
                               .artifact = NT_ARTIFACT_LAYOUT,
                               .chart = LOGO,
                               .x = at->x0,
                               .y = sheet->height_pt - at->y1,
                               .width = at->x1 - at->x0,
                               .height = at->y1 - at->y0,
                               .scale = (at->x1 - at->x0) / sheet->logo->width_pt}));
    }
}

static const nt_document *document_of(nt_arena *arena, const nt_front *front, const nt_chart *chart)
{
    nt_document *document = nt_new(arena, nt_document);
    const nt_chart **charts = nt_arena_copy(arena, &chart, sizeof chart);
    const char *title = chart->title;
    *document = (nt_document){.front = {.title = title && *title ? title : front->title,
                                        .organisation = front->organisation,
                                        .subject = chart->subtitle,
                                        .keywords = front->keywords,
                                        .creator = front->creator,
                                        .lang = chart->lang,
                                        .date = front->date,
                                        .profile = front->profile,
                                        .notice = front->notice},
                              .charts = charts,
                              .chart_count = 1};
    return document;
}

static const nt_pages *pages_of(const picture *p, const nt_document *document)
{
    nt_page page = {.width_pt = p->sheet->width_pt,
                    .height_pt = p->sheet->height_pt,
                    .marks = p->marks.items,
                    .mark_count = p->marks.count,
                    .label = "1"};
    nt_pages pages = {.document = document,
                      .drawings = document->charts,
                      .drawing_count = document->chart_count,
                      .logo = p->sheet->logo,
                      .pages = nt_arena_copy(p->arena, &page, sizeof page),
                      .page_count = 1,
                      .root = p->elements.items[0],
                      .elements = p->elements.items,
                      .element_count = p->elements.count};
    return nt_arena_copy(p->arena, &pages, sizeof pages);
}

nt_status nt_layout_picture(nt_arena *arena, const nt_front *front, const nt_chart *chart,
                            const nt_sheet *sheet, const nt_pages **out, nt_error *err)
{
    picture p = {.arena = arena, .sheet = sheet};
    nt_element *root = nt_new(arena, nt_element);
    root->type = "Document";
    nt_vec_push(arena, &p.elements, root);
    add_logo(&p);
    for (nt_band band = 0; band < NT_BAND_COUNT; band++) {
        if (band == NT_BAND_PLOT) {
            add_plot(&p, nt_layout_alternative(arena, chart, NULL));
        } else {
            NT_TRY(add_words(&p, band, err));
        }
    }
    *out = pages_of(&p, document_of(arena, front, chart));
    return NT_OK;
}
