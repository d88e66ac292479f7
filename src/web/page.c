/* The page as a whole. */
#include "page.h"

#include "words/web.h"

static void put_if(nt_web *w, const char *class, const char *text)
{
    if (text && *text) {
        nt_web_element_of(w, "p", class, text);
    }
}

/* Invented data and an internal edition say so above all else, as on each page of the PDF. */
static void put_top(nt_web *w)
{
    const nt_front *front = &w->document->front;
    nt_web_put(w, "<a class=\"skip\" href=\"#page.main\">%s</a>\n<header class=\"top\">\n",
               ((nt_text)NT_TEXT_WEB_SKIP).in[w->lang]);
    put_if(w, "stamp", front->notice);
    if (front->office) {
        nt_web_office(w, front->office);
    } else {
        put_if(w, "office", front->organisation);
        put_if(w, "address", front->address);
    }
    put_if(w, "classification", front->classification);
    nt_web_raw(w, "</header>\n");
}

static bool holds(const nt_block *block, nt_block_kind kind)
{
    return block->kind == kind || NT_ANY(i, block->child_count, holds(block->children[i], kind));
}

/* Before which block the contents stand: headline and key numbers come first. Past the last where
 * the body has contents of its own, or too few headings for any. */
static size_t place_of_contents(const nt_web *w)
{
    const nt_document *document = w->document;
    size_t first = document->block_count;
    bool has_own = false;
    for (size_t i = document->block_count; i-- > 0;) {
        has_own |= holds(document->blocks[i], NT_BLOCK_CONTENTS);
        first = holds(document->blocks[i], NT_BLOCK_HEADING) ? i : first;
    }
    return has_own || w->headings.count <= 2 ? document->block_count : first;
}

static void put_main(nt_web *w)
{
    const nt_front *front = &w->document->front;
    nt_web_raw(w, "<main id=\"page.main\" tabindex=\"-1\">\n");
    if (front->office) {
        nt_web_release(w, front->office);
    }
    put_if(w, "kicker", front->kicker);
    nt_web_element_of(w, "h1", NULL, front->title);
    put_if(w, "subtitle", front->subtitle);
    size_t contents_at = place_of_contents(w);
    for (size_t i = 0; i < w->document->block_count; i++) {
        if (i == contents_at) {
            nt_web_contents(w);
        }
        nt_web_block(w, w->document->blocks[i]);
    }
    nt_web_notes(w);
    nt_web_downloads(w);
    nt_web_origins(w);
    nt_web_raw(w, "</main>\n");
}

static void put_foot(nt_web *w)
{
    const nt_front *front = &w->document->front;
    nt_web_raw(w, "<footer>\n");
    put_if(w, NULL, front->head_left);
    put_if(w, NULL, front->head_right);
    put_if(w, NULL, front->foot_left);
    nt_web_raw(w, "</footer>\n");
}

nt_status nt_web_page(nt_arena *arena, const nt_web_request *request, nt_bytes *out, nt_error *err)
{
    nt_web w = {.arena = arena,
                .request = request,
                .document = request->document,
                .lang = request->document->front.lang,
                .out = nt_buffer_open(arena),
                .err = err,
                .numbers = nt_map_open(arena),
                .targets = nt_map_open(arena),
                .with_origin = nt_map_open(arena)};
    for (size_t i = 0; i < request->document->block_count; i++) {
        nt_web_survey(&w, request->document->blocks[i]);
    }
    nt_web_head(&w);
    nt_web_put(&w, "<body data-close=\"%s\" data-origin=\"%s\">\n",
               ((nt_text)NT_TEXT_WEB_CLOSE).in[w.lang], ((nt_text)NT_TEXT_WEB_ORIGIN).in[w.lang]);
    put_top(&w);
    put_main(&w);
    put_foot(&w);
    nt_buffer_printf(&w.out, "<script>%s</script>\n</body>\n</html>\n", nt_web_js);
    NT_TRY(w.status);
    *out = (nt_bytes){nt_buffer_text(&w.out), w.out.length};
    return NT_OK;
}
