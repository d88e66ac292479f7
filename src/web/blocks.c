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
    /* The browser opens and closes it where the window is narrow, also without the script. */
    const char *title = w->document->front.contents_title;
    nt_web_put(w,
               "<button class=\"menu\" type=\"button\" popovertarget=\"page.menu\" "
               "aria-label=\"%s\"></button>\n<nav class=\"contents\" id=\"page.menu\" popover "
               "aria-labelledby=\"page.contents\">\n<p id=\"page.contents\">%s</p>\n"
               "<ol role=\"list\">\n",
               title, title);
    NT_EACH(const nt_web_heading, heading, w->headings.items, w->headings.count) {
        if (heading->level > DEEPEST) {
            continue;
        }
        const char *number = heading->block->number ? heading->block->number : "";
        nt_web_put(w, "<li class=\"%s\"><a href=\"#%s\">", heading->level > 1 ? "within" : NULL,
                   nt_web_address(w, heading->id));
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
    nt_web_put(w, "<%s id=\"%s\">", tag, h->id);
    if (block->number && *block->number) {
        nt_web_put(w, "%s ", block->number);
    }
    nt_web_inlines(w, &block->text);
    nt_web_put(w, "<a class=\"here\" href=\"#%s\" aria-label=\"%s: %s\"></a></%s>\n",
               nt_web_address(w, h->id), ((nt_text)NT_TEXT_WEB_LINK_HERE).in[w->lang],
               nt_web_plain(w->arena, &block->text), tag);
}

static void paragraph(nt_web *w, const nt_block *block)
{
    if (!block->text.count && !block->id) { /* nobody is named who signs */
        return;
    }
    nt_web_put(w, "<p id=\"%s\">", block->id);
    nt_web_inlines(w, &block->text);
    nt_web_raw(w, "</p>\n");
}

static void list(nt_web *w, const nt_block *block)
{
    const char *tag = block->ordered ? "ol" : "ul";
    nt_web_put(w, "<%s id=\"%s\">", tag, block->id);
    for (size_t i = 0; i < block->child_count; i++) {
        nt_web_raw(w, "<li>");
        nt_web_block(w, block->children[i]);
        nt_web_raw(w, "</li>\n");
    }
    nt_web_put(w, "</%s>\n", tag);
}

/* The lead runs into the first paragraph. */
static void callout(nt_web *w, const nt_block *block)
{
    const nt_block *first = block->child_count ? block->children[0] : NULL;
    bool has_lead = block->caption.count, runs_in = first && first->kind == NT_BLOCK_PARAGRAPH;
    nt_web_put(w, "<div role=\"note\" class=\"callout%s\" id=\"%s\">\n",
               block->callout == NT_CALLOUT_CAUTION ? " caution" : "", block->id);
    if (has_lead) {
        nt_web_raw(w, "<p><strong>");
        nt_web_inlines(w, &block->caption);
        nt_web_raw(w, "</strong>");
        if (runs_in) {
            nt_web_raw(w, " ");
            nt_web_inlines(w, &first->text);
        }
        nt_web_raw(w, "</p>\n");
    }
    for (size_t i = has_lead && runs_in ? 1 : 0; i < block->child_count; i++) {
        nt_web_block(w, block->children[i]);
    }
    nt_web_raw(w, "</div>\n");
}

static void quote(nt_web *w, const nt_block *block)
{
    nt_web_put(w, "<blockquote id=\"%s\">", block->id);
    nt_web_children(w, block);
    nt_web_raw(w, "</blockquote>\n");
}

/* Who signs; the box to sign in is the PDF's. */
static void signature(nt_web *w, const nt_block *block)
{
    nt_web_put(w, "<div class=\"signature\" id=\"%s\">", block->id);
    nt_web_children(w, block);
    nt_web_raw(w, "</div>\n");
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
        nt_web_put(w, "<p class=\"%s\">", class);
        nt_web_inlines(w, text);
        nt_web_raw(w, "</p>\n");
    }
}

static void tile(nt_web *w, const nt_tile *tile)
{
    int ink = tile->ink >= 0 && tile->ink <= 4 ? tile->ink : 2;
    nt_web_put(w, "<li class=\"ink%d%s\"><p class=\"value\">", ink,
               tile->doubtful ? " doubtful" : "");
    if (tile->ledger_id) {
        nt_web_number(w, tile->ledger_id, tile->value, true);
    } else {
        nt_web_words(w, tile->value);
    }
    nt_web_raw(w, "</p>\n");
    put_words(w, "label", &tile->label);
    put_words(w, "detail", &tile->detail);
    if (tile->doubtful) {
        nt_web_element_of(w, "p", "doubt", ((nt_text)NT_TEXT_REPORT_FIGURE_IN_DOUBT).in[w->lang]);
    }
    nt_web_raw(w, "</li>\n");
}

static void tiles(nt_web *w, const nt_block *block)
{
    nt_web_put(w, "<ul role=\"list\" class=\"tiles\" id=\"%s\">\n", block->id);
    for (size_t i = 0; i < block->tile_count; i++) {
        tile(w, &block->tiles[i]);
    }
    nt_web_raw(w, "</ul>\n");
}

/* --- names of figures and tables; any block --- */

void nt_web_caption(nt_web *w, const nt_block *block, const char *id)
{
    const char *number = block->number ? block->number : "";
    nt_web_put(w, "<figcaption id=\"%s\">\n", id);
    if (*number || block->caption.count) {
        nt_web_put(w, "<p class=\"caption\">%s%s", number,
                   *number && block->caption.count ? ". " : "");
        nt_web_inlines(w, &block->caption);
        nt_web_raw(w, "</p>\n");
    }
    put_words(w, "measure", &block->subtitle);
    nt_web_raw(w, "</figcaption>\n");
}

void nt_web_notes_below(nt_web *w, const nt_block *block)
{
    put_words(w, "notes", &block->notes);
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
