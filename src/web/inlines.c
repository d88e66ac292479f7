/* Runs of text: links, numbers of the ledger, footnotes. */
#include <string.h>

#include "page.h"
#include "words/report.h"

void nt_web_number(nt_web *w, const char *ledger_id, const char *text, bool is_printed)
{
    const nt_ledger_row *row = nt_ledger_find(w->request->results->ledger, ledger_id);
    const char *tag = row ? "a" : "span";
    nt_web_put(w, "<%s class=\"n\"", tag);
    if (is_printed) {
        size_t times = ++*nt_map_number(&w->numbers, ledger_id);
        nt_web_put(w, " id=\"%s.%zu\"", nt_web_row_id(w->arena, "n.", ledger_id), times);
    }
    if (row) {
        nt_web_keep_origin(w, row);
        nt_web_put(w, " href=\"#%s\"", nt_web_origin_address(w, row));
    }
    nt_web_raw(w, ">");
    nt_web_words(w, text);
    nt_web_put(w, "</%s>", tag);
}

/* A note's mark leads to the note, which leads back. */
static void put_mark(nt_web *w, const nt_block *note)
{
    nt_vec_push(w->arena, &w->notes, note);
    size_t n = w->notes.count;
    nt_web_put(w,
               "<sup><a role=\"doc-noteref\" id=\"note.%zu.mark\" href=\"#note.%zu\" "
               "aria-label=\"%s %zu\">%zu</a></sup>",
               n, n, ((nt_text)NT_TEXT_REPORT_FOOTNOTE).in[w->lang], n, n);
}

static void put_words(nt_web *w, const nt_inline *item)
{
    if (strcmp(item->text, "\n") == 0) {
        nt_web_raw(w, "<br>");
    } else if (item->spoken || item->expanded) {
        nt_web_heard(w, item->text, item->spoken ? item->spoken : item->expanded);
    } else if (nt_lang_other(item->lang, w->lang)) {
        nt_web_put(w, "<span lang=\"%s\">%s</span>", item->lang, item->text);
    } else {
        nt_web_words(w, item->text);
    }
}

static void put_linked(nt_web *w, const nt_inline *item)
{
    bool inside = item->target && nt_map_find(&w->targets, item->target) != NT_MAP_NONE;
    bool outside = !inside && nt_web_is_address(item->url);
    if (inside || outside) {
        if (inside) {
            nt_web_put(w, "<a href=\"#%s\">", nt_web_address(w, item->target));
        } else {
            nt_web_put(w, "<a href=\"%s\" rel=\"noreferrer\">", item->url);
        }
        put_words(w, item);
        nt_web_raw(w, "</a>");
    } else if (item->ledger_id) {
        nt_web_number(w, item->ledger_id, item->text, true);
    } else {
        put_words(w, item);
    }
}

/* Styles in the order in which they nest. */
static const struct {
    unsigned style;
    const char *open, *close;
} styles[] = {{NT_STYLE_BOLD, "<strong>", "</strong>"},
              {NT_STYLE_ITALIC, "<em>", "</em>"},
              {NT_STYLE_SEMIBOLD, "<b>", "</b>"},
              {NT_STYLE_CAUTION, "<span class=\"caution\">", "</span>"},
              {NT_STYLE_MARK, "<span class=\"mark\">", "</span>"}};
enum { STYLES = sizeof styles / sizeof *styles };

void nt_web_inlines(nt_web *w, const nt_inlines *text)
{
    NT_EACH(const nt_inline, item, text->items, text->count) {
        if (item->footnote) {
            put_mark(w, item->footnote);
            continue;
        }
        if (!item->text || !*item->text) {
            continue;
        }
        for (size_t i = 0; i < STYLES; i++) {
            nt_web_raw(w, item->style & styles[i].style ? styles[i].open : "");
        }
        put_linked(w, item);
        for (size_t i = STYLES; i-- > 0;) {
            nt_web_raw(w, item->style & styles[i].style ? styles[i].close : "");
        }
    }
}

const char *nt_web_plain(nt_arena *arena, const nt_inlines *text)
{
    nt_buffer out = nt_buffer_open(arena);
    NT_EACH(const nt_inline, item, text->items, text->count) {
        nt_buffer_puts(&out, !item->text || strcmp(item->text, "\n") == 0 ? " " : item->text);
    }
    return nt_buffer_text(&out);
}

/* A note may have notes of its own: the list grows while it is written. */
void nt_web_notes(nt_web *w)
{
    const char *back = ((nt_text)NT_TEXT_REPORT_BACK_TO_THE_TEXT).in[w->lang];
    if (!w->notes.count) {
        return;
    }
    nt_web_put(w, "<ol class=\"notes\" role=\"list\" aria-label=\"%s\">\n",
               ((nt_text)NT_TEXT_REPORT_FOOTNOTE).in[w->lang]);
    for (size_t n = 1; n <= w->notes.count; n++) {
        nt_web_put(w, "<li id=\"note.%zu\">", n);
        nt_web_block(w, w->notes.items[n - 1]);
        nt_web_put(w,
                   "<a class=\"back\" href=\"#note.%zu.mark\" aria-label=\"%s (%zu)\"></a></li>\n",
                   n, back, n);
    }
    nt_web_raw(w, "</ol>\n");
}
