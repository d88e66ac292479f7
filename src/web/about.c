/* The head of the page: what it may do, and what it says of itself to machines. */
#include <string.h>

#include "base/utf8.h"
#include "page.h"
#include "words/base.h"

/* --- for search engines: schema.org --- */

static void put_office(nt_json_writer *json, const nt_front *front)
{
    if (*front->organisation) {
        nt_json_member_begin(json, "publisher", '{');
        nt_json_member(json, "@type", "Organization");
        nt_json_member(json, "name", front->organisation);
        nt_json_end(json, '}');
    }
}

static void put_distribution(nt_web *w, nt_json_writer *json, const char *name)
{
    if (!w->request->is_single) {
        nt_json_member_begin(json, "distribution", '{');
        nt_json_member(json, "@type", "DataDownload");
        nt_json_member(json, "encodingFormat", "text/csv");
        nt_json_member(json, "contentUrl", name);
        nt_json_end(json, '}');
    }
}

/* With the notice that leads the page: it is shown where the page is not. */
static const char *noticed(const nt_web *w, const char *text)
{
    const char *notice = w->document->front.notice;
    return notice && *notice ? nt_arena_printf(w->arena, "%s · %s", notice, text) : text;
}

static void put_chart(nt_web *w, nt_json_writer *json, const nt_chart *chart)
{
    nt_json_begin(json, '{');
    nt_json_member(json, "@type", "Dataset");
    nt_json_member(json, "name", *chart->title ? chart->title : chart->id);
    nt_json_member(json, "description", noticed(w, chart->alt));
    nt_json_member(json, "inLanguage", nt_lang_codes[w->lang]);
    put_office(json, &w->document->front);
    put_distribution(w, json, nt_arena_printf(w->arena, "charts/%s.csv", chart->id));
    nt_json_end(json, '}');
}

/* What the report states, by the name of the statement, with the ids of its numbers. */
static void put_statement(nt_web *w, nt_json_writer *json, const nt_ledger_statement *statement)
{
    nt_lang lang;
    const char *text = nt_ledger_statement_text(statement, &lang);
    nt_json_begin(json, '{');
    nt_json_member(json, "@type", "Claim");
    nt_json_member(json, "identifier", statement->name);
    nt_json_member(json, "text", text);
    nt_json_member_if(json, "inLanguage", lang != w->lang ? nt_lang_codes[lang] : NULL);
    nt_json_member_strings(json, "citation", statement->numbers, statement->number_count);
    nt_json_end(json, '}');
}

/* Within a script a "<" could end it. */
static void put_json(nt_web *w, nt_bytes json)
{
    nt_web_raw(w, "<script type=\"application/ld+json\">\n");
    for (size_t i = 0; i < json.length; i++) {
        if (json.bytes[i] == '<') {
            nt_web_raw(w, "\\u003c");
        } else {
            nt_buffer_putc(&w->out, json.bytes[i]);
        }
    }
    nt_web_raw(w, "</script>\n");
}

static void put_linked_data(nt_web *w, const char *about)
{
    const nt_front *front = &w->document->front;
    nt_json_writer json = nt_json_open(w->arena);
    nt_json_member(&json, "@context", "https://schema.org");
    nt_json_member(&json, "@type", "Report");
    nt_json_member(&json, "name", front->title);
    nt_json_member(&json, "description", noticed(w, about));
    nt_json_member(&json, "inLanguage", nt_lang_codes[w->lang]);
    if (nt_date_known(front->date)) {
        nt_json_member_date(&json, "temporalCoverage", front->date);
    }
    if (front->keywords && *front->keywords) {
        nt_json_member(&json, "keywords", front->keywords);
    }
    put_office(&json, front);
    nt_json_member_begin(&json, "hasPart", '[');
    nt_json_begin(&json, '{');
    nt_json_member(&json, "@type", "Dataset");
    nt_json_member(&json, "name", front->title);
    nt_json_member(&json, "description", noticed(w, about));
    nt_json_member(&json, "inLanguage", nt_lang_codes[w->lang]);
    put_office(&json, front);
    put_distribution(w, &json, nt_arena_printf(w->arena, "%s.figures.csv", w->request->report));
    nt_json_end(&json, '}');
    for (size_t i = 0; i < w->document->chart_count; i++) {
        put_chart(w, &json, w->document->charts[i]);
    }
    for (size_t i = 0; i < w->document->statement_count; i++) {
        put_statement(w, &json, &w->document->statements[i]);
    }
    nt_json_end(&json, ']');
    put_json(w, nt_json_close(&json));
}

/* --- for browsers --- */

static void put_meta(nt_web *w, const char *kind, const char *name, const char *content)
{
    if (content && *content) {
        nt_web_put(w, "<meta %s=\"%s\" content=\"%s\">\n", kind, name, content);
    }
}

/* Nothing is fetched from elsewhere, and no script runs but ours. */
static void put_policy(nt_web *w)
{
    unsigned char sum[32];
    nt_buffer base = nt_buffer_open(w->arena);
    for (size_t i = 0; i < sizeof sum; i++) {
        sum[i] = (unsigned char)(nt_hex_digit(nt_web_js_sha256[2 * i]) * 16 +
                                 nt_hex_digit(nt_web_js_sha256[2 * i + 1]));
    }
    nt_base64(&base, sum, sizeof sum);
    nt_buffer_printf(&w->out,
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "img-src 'self' data:; style-src 'unsafe-inline'; script-src 'sha256-%s'; "
                     "base-uri 'none'; form-action 'none'\">\n",
                     nt_buffer_text(&base));
}

/* "id_ID", as Open Graph writes the language's tag. */
static const char *locale_of(const nt_web *w)
{
    char *tag = nt_arena_string(w->arena, ((nt_text)NT_TEXT_BASE_LANGUAGE_TAG).in[w->lang]);
    char *hyphen = strchr(tag, '-');
    if (hyphen) {
        *hyphen = '_';
    }
    return tag;
}

/* By a path beside the page, as nobody here knows its address. A page that is one file has no
 * other, and whoever shows it elsewhere takes no picture out of it. */
static void put_card(nt_web *w)
{
    const nt_web_card *card = &w->request->card;
    bool is_there = card->name && !w->request->is_single;
    if (is_there) {
        put_meta(w, "property", "og:image", card->name);
        put_meta(w, "property", "og:image:type", "image/png");
        put_meta(w, "property", "og:image:width", "1200");
        put_meta(w, "property", "og:image:height", "675");
        put_meta(w, "property", "og:image:alt", card->alt);
    }
    put_meta(w, "name", "twitter:card", is_there ? "summary_large_image" : "summary");
}

void nt_web_head(nt_web *w)
{
    const nt_front *front = &w->document->front;
    const char *about = front->subject && *front->subject     ? front->subject
                        : front->subtitle && *front->subtitle ? front->subtitle
                                                              : front->title;
    nt_web_put(w, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
               nt_lang_codes[w->lang]);
    put_meta(w, "name", "viewport", "width=device-width, initial-scale=1");
    put_policy(w);
    nt_web_put(w, "<title>%s%s%s</title>\n", noticed(w, front->title),
               *front->organisation ? " – " : "", front->organisation);
    put_meta(w, "name", "description", noticed(w, about));
    put_meta(w, "name", "keywords", front->keywords);
    put_meta(w, "name", "generator", w->request->producer);
    put_meta(w, "name", "color-scheme", "light dark");
    put_meta(w, "property", "og:type", "article");
    put_meta(w, "property", "og:title", noticed(w, front->title));
    put_meta(w, "property", "og:description", noticed(w, about));
    put_meta(w, "property", "og:site_name", front->organisation);
    put_meta(w, "property", "og:locale", locale_of(w));
    put_card(w);
    /* No icon is asked for. */
    nt_buffer_printf(&w->out, "<link rel=\"icon\" href=\"data:,\">\n<style>\n%s</style>\n",
                     nt_web_css);
    if (front->office) {
        nt_web_office_style(w, front->office);
    }
    put_linked_data(w, about);
    nt_web_raw(w, "</head>\n");
}
