/* Blocks of words, in the order of the document. */

#include "page.h"
#include "words/report.h"
#include "words/web.h"

enum { DEEPEST = 2 }; /* of the contents */

/* --- what is where --- */

static void survey_heading(nt_web *w, const nt_block *block)
{
    int last = w->headings.count ? w->headings.items[w->headings.count - 1].level : 0;
    int level = block->level < 1 ? 1 : block->level;
    nt_web_heading heading = {.block = block, .level = level > last + 1 ? last + 1 : level};
    heading.id = block->id ? block->id : nt_arena_printf(w->arena, "h.%zu", w->headings.count + 1);
    nt_vec_push(w->arena, &w->headings, heading);
}

void nt_web_survey(nt_web *w, const nt_block *block)
{
    if (block->id) {
        nt_map_keep(&w->targets, block->id, 0);
    }
    if (block->kind == NT_BLOCK_HEADING) {
        survey_heading(w, block);
    }
    for (size_t i = 0; i < block->child_count; i++) {
        nt_web_survey(w, block->children[i]);
    }
}

void nt_web_contents(nt_web *w)
{
    bool within = false;
    /* The browser opens and closes it where the window is narrow, also without the script. */
    nt_web_raw(w, "<button class=\"menu\" type=\"button\" popovertarget=\"page.menu\"");
    nt_web_attribute(w, "aria-label", w->document->front.contents_title);
    nt_web_raw(w, "></button>\n<nav class=\"contents\" id=\"page.menu\" popover "
                  "aria-labelledby=\"page.contents\">\n"
                  "<p id=\"page.contents\">");
    nt_web_text(w, w->document->front.contents_title);
    nt_web_raw(w, "</p>\n<ol role=\"list\">\n");
    NT_EACH(const nt_web_heading, heading, w->headings.items, w->headings.count) {
        if (heading->level > DEEPEST) {
            continue;
        }
        const char *number = heading->block->number ? heading->block->number : "";
        within = heading->level > 1;
        nt_web_open(w, "li", within ? "within" : NULL);
        nt_web_raw(w, "<a");
        nt_web_href(w, "#", heading->id);
        nt_web_raw(w, ">");
        nt_web_words(w, nt_arena_printf(w->arena, "%s%s%s", number, *number ? " " : "",
                                        nt_web_plain(w->arena, &heading->block->text)));
        nt_web_raw(w, "</a></li>\n");
    }
    nt_web_raw(w, "</ol>\n</nav>\n");
}

/* --- words --- */

/* The page's title is its h1. The link beside a heading has its sign from the style. */
static void heading(nt_web *w, const nt_block *block)
{
    const nt_web_heading *h = &w->headings.items[w->next_heading++];
    char tag[] = "h2";
    tag[1] = (char)('1' + (h->level < 5 ? h->level : 5));
    nt_buffer_printf(&w->out, "<%s", tag);
    nt_web_attribute(w, "id", h->id);
    nt_web_raw(w, ">");
    if (block->number && *block->number) {
        nt_web_text(w, nt_arena_printf(w->arena, "%s ", block->number));
    }
    nt_web_inlines(w, &block->text);
    nt_web_raw(w, "<a class=\"here\"");
    nt_web_href(w, "#", h->id);
    nt_web_attribute(w, "aria-label",
                     nt_arena_printf(w->arena, "%s: %s",
                                     ((nt_text)NT_TEXT_WEB_LINK_HERE).in[w->lang],
                                     nt_web_plain(w->arena, &block->text)));
    nt_web_raw(w, "></a>");
    nt_web_close(w, tag);
}

static void open_block(nt_web *w, const nt_block *block, const char *tag, const char *class)
{
    nt_buffer_printf(&w->out, "<%s", tag);
    nt_web_attribute(w, "class", class);
    nt_web_attribute(w, "id", block->id);
    nt_web_raw(w, ">");
}

static void paragraph(nt_web *w, const nt_block *block)
{
    if (!block->text.count && !block->id) { /* nobody is named who signs */
        return;
    }
    open_block(w, block, "p", NULL);
    nt_web_inlines(w, &block->text);
    nt_web_close(w, "p");
}

static void list(nt_web *w, const nt_block *block)
{
    const char *tag = block->ordered ? "ol" : "ul";
    open_block(w, block, tag, NULL);
    for (size_t i = 0; i < block->child_count; i++) {
        nt_web_raw(w, "<li>");
        nt_web_block(w, block->children[i]);
        nt_web_raw(w, "</li>\n");
    }
    nt_web_close(w, tag);
}

/* The lead runs into the first paragraph. */
static void callout(nt_web *w, const nt_block *block)
{
    const nt_block *first = block->child_count ? block->children[0] : NULL;
    bool has_lead = block->caption.count, runs_in = first && first->kind == NT_BLOCK_PARAGRAPH;
    nt_web_raw(w, "<div role=\"note\"");
    nt_web_attribute(w, "class",
                     block->callout == NT_CALLOUT_CAUTION ? "callout caution" : "callout");
    nt_web_attribute(w, "id", block->id);
    nt_web_raw(w, ">\n");
    if (has_lead) {
        nt_web_raw(w, "<p><strong>");
        nt_web_inlines(w, &block->caption);
        nt_web_raw(w, "</strong>");
        if (runs_in) {
            nt_web_raw(w, " ");
            nt_web_inlines(w, &first->text);
        }
        nt_web_close(w, "p");
    }
    for (size_t i = has_lead && runs_in ? 1 : 0; i < block->child_count; i++) {
        nt_web_block(w, block->children[i]);
    }
    nt_web_close(w, "div");
}

static void quote(nt_web *w, const nt_block *block)
{
    open_block(w, block, "blockquote", NULL);
    nt_web_children(w, block);
    nt_web_close(w, "blockquote");
}

/* Who signs; the box to sign in is the PDF's. */
static void signature(nt_web *w, const nt_block *block)
{
    open_block(w, block, "div", "signature");
    nt_web_children(w, block);
    nt_web_close(w, "div");
}

static void contents(nt_web *w, const nt_block *block)
{
    (void)block;
    if (w->headings.count) {
        nt_web_contents(w);
    }
}

static void page_break(nt_web *w, const nt_block *block)
{
    (void)w, (void)block;
}

/* --- key figures --- */

static void put_words(nt_web *w, const char *class, const nt_inlines *text)
{
    if (text->count) {
        nt_web_open(w, "p", class);
        nt_web_inlines(w, text);
        nt_web_close(w, "p");
    }
}

static void tile(nt_web *w, const nt_tile *tile)
{
    int ink = tile->ink >= 0 && tile->ink <= 4 ? tile->ink : 2;
    nt_web_open(w, "li",
                nt_arena_printf(w->arena, "ink%d%s", ink, tile->doubtful ? " doubtful" : ""));
    nt_web_open(w, "p", "value");
    if (tile->ledger_id) {
        nt_web_number(w, tile->ledger_id, tile->value, true);
    } else {
        nt_web_words(w, tile->value);
    }
    nt_web_close(w, "p");
    put_words(w, "label", &tile->label);
    put_words(w, "detail", &tile->detail);
    if (tile->doubtful) {
        nt_web_element_of(w, "p", "doubt", ((nt_text)NT_TEXT_REPORT_FIGURE_IN_DOUBT).in[w->lang]);
    }
    nt_web_close(w, "li");
}

static void tiles(nt_web *w, const nt_block *block)
{
    nt_web_raw(w, "<ul role=\"list\"");
    nt_web_attribute(w, "class", "tiles");
    nt_web_attribute(w, "id", block->id);
    nt_web_raw(w, ">\n");
    for (size_t i = 0; i < block->tile_count; i++) {
        tile(w, &block->tiles[i]);
    }
    nt_web_close(w, "ul");
}

/* --- names of figures and tables; any block --- */

void nt_web_caption(nt_web *w, const nt_block *block, const char *id)
{
    const char *number = block->number ? block->number : "";
    nt_web_raw(w, "<figcaption");
    nt_web_attribute(w, "id", id);
    nt_web_raw(w, ">\n");
    if (*number || block->caption.count) {
        nt_web_open(w, "p", "caption");
        nt_web_text(w, number);
        nt_web_raw(w, *number && block->caption.count ? ". " : "");
        nt_web_inlines(w, &block->caption);
        nt_web_close(w, "p");
    }
    put_words(w, "measure", &block->subtitle);
    nt_web_close(w, "figcaption");
}

void nt_web_children(nt_web *w, const nt_block *block)
{
    for (size_t i = 0; i < block->child_count; i++) {
        nt_web_block(w, block->children[i]);
    }
}

void nt_web_block(nt_web *w, const nt_block *block)
{
    static void (*const writers[])(nt_web *, const nt_block *) = {
        [NT_BLOCK_HEADING] = heading,
        [NT_BLOCK_PARAGRAPH] = paragraph,
        [NT_BLOCK_LIST] = list,
        [NT_BLOCK_TABLE] = nt_web_table,
        [NT_BLOCK_FIGURE] = nt_web_figure,
        [NT_BLOCK_TILES] = tiles,
        [NT_BLOCK_CALLOUT] = callout,
        [NT_BLOCK_QUOTE] = quote,
        [NT_BLOCK_CONTENTS] = contents,
        [NT_BLOCK_GROUP] = nt_web_children,
        [NT_BLOCK_PAGE_BREAK] = page_break,
        [NT_BLOCK_SIGNATURE] = signature,
        [NT_BLOCK_FINGERPRINT] = nt_web_fingerprint};
    writers[block->kind](w, block);
}
