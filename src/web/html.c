/* Text made HTML: whatever the data hold, it stays text. */

#include "page.h"
#include "text/aloud.h"

void nt_web_raw(nt_web *w, const char *html)
{
    nt_buffer_puts(&w->out, html);
}

void nt_web_text(nt_web *w, const char *text)
{
    nt_shown_put_markup(&w->out, text ? text : "");
}

void nt_web_heard(nt_web *w, const char *seen, const char *heard)
{
    nt_web_put(w, "<span aria-hidden=\"true\">%s</span><span class=\"heard\">%s</span>", seen,
               heard);
}

void nt_web_words(nt_web *w, const char *text)
{
    nt_arena *a = w->arena;
    size_t from = 0;
    text = text ? text : "";
    for (nt_aloud next; nt_text_aloud_next(a, w->lang, text, from, &next); from = next.end) {
        nt_web_text(w, nt_arena_text(a, text + from, next.begin - from));
        nt_web_heard(w, nt_arena_text(a, text + next.begin, next.end - next.begin), next.words);
    }
    nt_web_text(w, text + from);
}

void nt_web_element_of(nt_web *w, const char *tag, const char *class, const char *text)
{
    nt_web_put(w, "<%s class=\"%s\">", tag, class);
    nt_web_words(w, text);
    nt_web_put(w, "</%s>\n", tag);
}

const char *nt_web_row_id(nt_arena *arena, const char *prefix, const char *id)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out, prefix);
    for (const char *at = id; *at; at++) {
        if (*at == ' ' || *at == '%') {
            nt_buffer_printf(&out, "%%%02X", (unsigned char)*at);
        } else {
            nt_buffer_putc(&out, *at);
        }
    }
    return nt_buffer_text(&out);
}

const char *nt_web_address(nt_web *w, const char *path)
{
    nt_buffer out = nt_buffer_open(w->arena);
    nt_shown_put_address(&out, path);
    return nt_buffer_text(&out);
}

void nt_web_href_data(nt_web *w, const char *mime, nt_bytes bytes)
{
    nt_buffer_printf(&w->out, " href=\"data:%s;base64,", mime);
    nt_base64(&w->out, (const unsigned char *)bytes.bytes, bytes.length);
    nt_web_raw(w, "\"");
}

bool nt_web_is_address(const char *url)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; url && i < sizeof schemes / sizeof *schemes; i++) {
        const char *at = url, *scheme = schemes[i];
        while (*scheme && (*at | (*scheme >= 'a' ? 32 : 0)) == *scheme) {
            at++;
            scheme++;
        }
        if (!*scheme) {
            return true;
        }
    }
    return false;
}
