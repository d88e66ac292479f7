#include "writer.h"

#include <hpdf.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <string.h>

#include "marked.h"
#include "objects/deflate.h"
#include "words/pdf.h"

/* The page being drawn and the colours that it has been told already. */
typedef struct {
    nt_buffer content; /* of libharu's operators and those that it does not have */
    const nt_plan *plan;
    HPDF_Page page;
    nt_ink fill, stroke;
} canvas;

typedef HPDF_STATUS set_rgb(HPDF_Page page, HPDF_REAL red, HPDF_REAL green, HPDF_REAL blue);

static void set_ink(const canvas *pen, nt_ink *now, nt_ink ink, set_rgb *set)
{
    if (now->red != ink.red || now->green != ink.green || now->blue != ink.blue) {
        set(pen->page, (HPDF_REAL)ink.red, (HPDF_REAL)ink.green, (HPDF_REAL)ink.blue);
        *now = ink;
    }
}

static void draw_rect(canvas *pen, const nt_mark *mark)
{
    set_ink(pen, &pen->fill, mark->ink, HPDF_Page_SetRGBFill);
    HPDF_Page_Rectangle(pen->page, (HPDF_REAL)mark->x, (HPDF_REAL)mark->y, (HPDF_REAL)mark->width,
                        (HPDF_REAL)mark->height);
    HPDF_Page_Fill(pen->page);
}

/* One path, as rectangles that touch show seams when each is filled alone. */
static void draw_code(canvas *pen, const nt_mark *mark)
{
    double module = mark->width / (double)mark->code->side, top = mark->y + mark->height;
    nt_qr_run run;
    set_ink(pen, &pen->fill, mark->ink, HPDF_Page_SetRGBFill);
    for (size_t at = 0; nt_qr_next(mark->code, &at, &run);) {
        HPDF_Page_Rectangle(pen->page, (HPDF_REAL)(mark->x + (double)run.column * module),
                            (HPDF_REAL)(top - (double)(run.row + 1) * module),
                            (HPDF_REAL)((double)run.count * module), (HPDF_REAL)module);
    }
    HPDF_Page_Fill(pen->page);
}

static void draw_line(canvas *pen, const nt_mark *mark)
{
    set_ink(pen, &pen->stroke, mark->ink, HPDF_Page_SetRGBStroke);
    HPDF_Page_SetLineWidth(pen->page, (HPDF_REAL)mark->width);
    HPDF_Page_MoveTo(pen->page, (HPDF_REAL)mark->x, (HPDF_REAL)mark->y);
    HPDF_Page_LineTo(pen->page, (HPDF_REAL)mark->x1, (HPDF_REAL)mark->y1);
    HPDF_Page_Stroke(pen->page);
}

static void draw_mark(canvas *pen, const nt_mark *mark)
{
    switch (mark->kind) {
    case NT_MARK_TEXT:
        if (mark->run.count) {
            set_ink(pen, &pen->fill, mark->ink, HPDF_Page_SetRGBFill);
            nt_pdf_marked_run(&pen->content, pen->plan, &mark->run, mark->x, mark->y);
        }
        break;
    case NT_MARK_RECT:
        draw_rect(pen, mark);
        break;
    case NT_MARK_LINE:
        draw_line(pen, mark);
        break;
    case NT_MARK_CHART:
        nt_pdf_marked_chart(&pen->content, mark);
        break;
    case NT_MARK_CODE:
        draw_code(pen, mark);
        break;
    case NT_MARK_LINK:
    case NT_MARK_FIELD:
        break;
    }
}

static void draw_section(canvas *pen, const nt_page *page, const nt_section *section)
{
    nt_pdf_profile profile = pen->plan->pages->document->front.profile;
    if (section->element) {
        const char *type = nt_pdf_role(section->element->type, profile).type;
        nt_pdf_marked_content(&pen->content, type, section->mcid);
    } else {
        nt_pdf_marked_artifact(&pen->content, section->artifact);
    }
    for (size_t i = 0; i < section->count; i++) {
        draw_mark(pen, &page->marks[section->first + i]);
    }
    nt_pdf_marked_end(&pen->content);
}

static HPDF_STATUS take(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    nt_buffer_add(stream->attr, bytes, length);
    return HPDF_OK;
}

/* What libharu draws is taken where it is written: from its own stream it would be copied byte by
 * byte, and read back with the file. Returns the page's content, packed. */
static nt_bytes draw_page(canvas *pen, HPDF_Doc doc, size_t index)
{
    const nt_page *page = &pen->plan->pages->pages[index];
    const nt_page_plan *planned = &pen->plan->page[index];
    pen->page = HPDF_AddPage(doc);
    HPDF_Stream stream =
        pen->page ? HPDF_CallbackWriter_New(pen->page->mmgr, take, &pen->content) : NULL;
    if (!stream) {
        return (nt_bytes){0}; /* the document keeps the error */
    }
    HPDF_PageAttr attr = pen->page->attr;
    HPDF_Stream own = attr->stream;
    attr->stream = stream;
    pen->fill = pen->stroke = (nt_ink){0};
    pen->content.length = 0;
    HPDF_Page_SetWidth(pen->page, (HPDF_REAL)page->width_pt);
    HPDF_Page_SetHeight(pen->page, (HPDF_REAL)page->height_pt);
    for (size_t i = 0; i < planned->sections.count && HPDF_GetError(doc) == HPDF_OK; i++) {
        draw_section(pen, page, &planned->sections.items[i]);
    }
    attr->stream = own;
    HPDF_Stream_Free(stream);
    return nt_deflate(pen->content.arena, (nt_bytes){pen->content.bytes, pen->content.length},
                      NT_EFFORT_LITTLE);
}

/* Piece by piece: read as a stream, it would be copied byte by byte. */
static void read_back(nt_arena *arena, HPDF_Doc doc, nt_bytes *out)
{
    if (HPDF_SaveToStream(doc) != HPDF_OK) {
        return;
    }
    nt_buffer bytes = nt_buffer_open(arena);
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(doc->stream); i++) {
        HPDF_UINT length;
        const HPDF_BYTE *piece = HPDF_MemStream_GetBufPtr(doc->stream, i, &length);
        nt_buffer_add(&bytes, piece, length);
    }
    *out = (nt_bytes){nt_buffer_text(&bytes), bytes.length};
}

nt_status nt_pdf_write_pages(nt_arena *arena, const nt_plan *plan, nt_written_pages *out,
                             nt_error *err)
{
    size_t count = plan->pages->page_count;
    nt_written_pages written = {.contents = nt_new_array(arena, nt_bytes, count)};
    canvas pen = {.plan = plan, .content = nt_buffer_open(arena)};
    HPDF_Doc doc = HPDF_New(NULL, NULL);
    NT_FAIL_IF(!doc, err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_PDF_WRITER_MEMORY());
    for (size_t i = 0; i < count && HPDF_GetError(doc) == HPDF_OK; i++) {
        written.contents[i] = draw_page(&pen, doc, i);
    }
    if (HPDF_GetError(doc) == HPDF_OK) {
        read_back(arena, doc, &written.file);
    }
    /* libharu keeps its first error and does nothing after it: one look at the end sees all. */
    HPDF_STATUS error = HPDF_GetError(doc), detail = HPDF_GetErrorDetail(doc);
    HPDF_Free(doc);
    if (error != HPDF_OK) {
        const char *code = nt_arena_printf(arena, "0x%04lX", (unsigned long)error);
        return nt_fail(
            err, NT_SYSTEM, nt_nowhere,
            NT_MESSAGE_PDF_WRITER_FAILS(.code = code, .detail = nt_arena_printf(
                                                          arena, "%lu", (unsigned long)detail)));
    }
    *out = written;
    return NT_OK;
}
