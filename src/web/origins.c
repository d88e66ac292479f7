/* Where each number comes from: an entry a row of the ledger, which a number's link opens. */
#include <math.h>

#include "page.h"
#include "quantity/quantity.h"
#include "text/number.h"
#include "words/report.h"
#include "words/web.h"

/* More inputs than a reader follows are in the list of all figures. */
enum { INPUTS_MAX = 12, SOURCES_MAX = 3 };

void nt_web_keep_origin(nt_web *w, const nt_ledger_row *row)
{
    if (nt_map_keep(&w->with_origin, row->id, w->origins.count) == NT_MAP_NONE) {
        nt_vec_push(w->arena, &w->origins, row);
    }
}

const char *nt_web_origin_address(nt_web *w, const nt_ledger_row *row)
{
    return nt_web_address(w, nt_web_row_id(w->arena, "r.", row->id));
}

static void open_line(nt_web *w, nt_text name)
{
    nt_web_put(w, "<div><dt>%s</dt><dd>", name.in[w->lang]);
}

static void close_line(nt_web *w)
{
    nt_web_raw(w, "</dd></div>\n");
}

static void put_line(nt_web *w, nt_text name, const char *text)
{
    if (text && *text) {
        open_line(w, name);
        nt_web_words(w, text);
        close_line(w);
    }
}

static void put_input(nt_web *w, const nt_ledger_row *row)
{
    nt_web_keep_origin(w, row);
    nt_web_put(w, "<li><a href=\"#%s\">", nt_web_origin_address(w, row));
    nt_web_words(w, nt_quantity_text(w->arena, w->lang, row));
    nt_web_raw(w, "</a> ");
    nt_web_words(w, row->label.in[w->lang]);
    nt_web_raw(w, "</li>");
}

static void put_inputs(nt_web *w, const nt_ledger_row *row)
{
    size_t told = 0;
    for (size_t i = 0; i < row->input_count; i++) {
        const nt_ledger_row *input = nt_ledger_find(w->request->results->ledger, row->inputs[i]);
        if (input && told < INPUTS_MAX) {
            if (!told++) {
                open_line(w, (nt_text)NT_TEXT_WEB_INPUTS);
                nt_web_raw(w, "<ul>");
            }
            put_input(w, input);
        }
    }
    if (told) {
        nt_web_raw(w, "</ul>");
        if (row->input_count > told) {
            nt_message more =
                NT_MESSAGE_WEB_AND_MORE(.count = (long long)(row->input_count - told));
            nt_web_text(w, nt_message_text(w->arena, w->lang, &more));
        }
        close_line(w);
    }
}

/* Titles, publishers and quotes are in the language of whoever wrote them; where nobody says which,
 * it is not the page's. */
static void put_source(nt_web *w, const char *id)
{
    const nt_published *published = w->request->results->published;
    const nt_source *source =
        published ? NT_NAMED(published->sources, published->source_count, id, id) : NULL;
    open_line(w, (nt_text)NT_TEXT_WEB_SOURCE);
    if (!source) {
        nt_web_text(w, id);
        close_line(w);
        return;
    }
    bool linked = nt_web_is_address(source->url);
    const char *words = *source->title ? source->title : source->url;
    nt_web_put(w, "<span lang=\"%s\">%s%s",
               nt_lang_other(source->language ? source->language : "", w->lang), source->publisher,
               *source->publisher && *words ? ", " : "");
    if (linked) {
        nt_web_put(w, "<a rel=\"noreferrer\" href=\"%s\">", source->url);
    }
    nt_web_put(w, linked ? "%s</a></span>" : "%s</span>", words);
    if (nt_date_known(source->published_on)) {
        nt_web_put(w, ", %s", nt_text_date(w->arena, w->lang, source->published_on));
    }
    close_line(w);
}

/* Of what is put together from many the inputs name them. */
static void put_published(nt_web *w, const nt_ledger_row *row)
{
    const nt_published *published = w->request->results->published;
    const nt_figure *figure = published ? nt_model_figure(published, row->id) : NULL;
    for (size_t i = 0; row->source_count <= SOURCES_MAX && i < row->source_count; i++) {
        put_source(w, row->sources[i]);
    }
    if (figure && *figure->quote) {
        open_line(w, (nt_text)NT_TEXT_WEB_QUOTE);
        const char *language = figure->source ? figure->source->language : NULL;
        nt_web_put(w, "<q lang=\"%s\">%s</q>", nt_lang_other(language ? language : "", w->lang),
                   figure->quote);
        close_line(w);
    }
}

static void put_back(nt_web *w, const nt_ledger_row *row)
{
    size_t printed = nt_map_find(&w->numbers, row->id);
    if (printed != NT_MAP_NONE && printed) {
        nt_web_put(w, "<p class=\"return\"><a href=\"#%s.1\">%s</a></p>\n",
                   nt_web_address(w, nt_web_row_id(w->arena, "n.", row->id)),
                   ((nt_text)NT_TEXT_WEB_BACK_TO_NUMBER).in[w->lang]);
    }
}

static void put_origin(nt_web *w, const nt_ledger_row *row)
{
    nt_text method = nt_method_words(row->method);
    nt_web_put(w, "<li id=\"%s\">\n", nt_web_row_id(w->arena, "r.", row->id));
    nt_web_element_of(w, "p", "what", row->label.in[w->lang]);
    nt_web_element_of(w, "p", "value", nt_quantity_text(w->arena, w->lang, row));
    nt_web_raw(w, "<dl>\n");
    put_line(w, (nt_text)NT_TEXT_WEB_FORMULA,
             nt_quantity_formula(w->arena, w->lang, w->lang, w->request->results->ledger, row));
    put_line(w, (nt_text)NT_TEXT_WEB_METHOD, method.in[w->lang]);
    put_inputs(w, row);
    if (nt_date_known(row->as_of) && !nt_ledger_tells_day(row)) {
        put_line(w, (nt_text)NT_TEXT_WEB_AS_OF, nt_text_date(w->arena, w->lang, row->as_of));
    }
    put_line(w, (nt_text)NT_TEXT_WEB_INTERVAL,
             isfinite(nt_ledger_told(row)) ? nt_quantity_interval_told(w->arena, w->lang, row)
                                           : NULL);
    put_published(w, row);
    if (row->flags & NT_FLAG_DOUBTFUL) {
        put_line(w, (nt_text)NT_TEXT_WEB_REMARK,
                 ((nt_text)NT_TEXT_REPORT_FIGURE_IN_DOUBT).in[w->lang]);
    }
    open_line(w, (nt_text)NT_TEXT_WEB_CODE);
    nt_web_element_of(w, "code", NULL, row->id);
    close_line(w);
    nt_web_raw(w, "</dl>\n");
    put_back(w, row);
    nt_web_raw(w, "</li>\n");
}

/* The inputs of what is told are told too: the list grows while it is written. */
void nt_web_origins(nt_web *w)
{
    if (!w->origins.count) {
        return;
    }
    nt_web_put(w,
               "<section class=\"sources\" aria-labelledby=\"page.origins\">\n"
               "<h2 id=\"page.origins\">%s</h2>\n",
               ((nt_text)NT_TEXT_WEB_ORIGINS).in[w->lang]);
    nt_web_element_of(w, "p", NULL, ((nt_text)NT_TEXT_WEB_ORIGINS_LEAD).in[w->lang]);
    nt_web_raw(w, "<ol class=\"origins\" role=\"list\">\n");
    for (size_t i = 0; i < w->origins.count; i++) {
        put_origin(w, w->origins.items[i]);
    }
    nt_web_raw(w, "</ol>\n</section>\n");
}
