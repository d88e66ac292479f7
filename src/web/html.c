/* Text made HTML: whatever the data hold, it stays text. */

#include "base/shown.h"
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

void nt_web_attribute(nt_web *w, const char *name, const char *value)
{
    if (value) {
        nt_buffer_printf(&w->out, " %s=\"", name);
        nt_web_text(w, value);
        nt_buffer_putc(&w->out, '"');
    }
}

void nt_web_open(nt_web *w, const char *tag, const char *class)
{
    nt_buffer_printf(&w->out, "<%s", tag);
    nt_web_attribute(w, "class", class);
    nt_buffer_putc(&w->out, '>');
}

void nt_web_close(nt_web *w, const char *tag)
{
    nt_buffer_printf(&w->out, "</%s>\n", tag);
}

void nt_web_heard(nt_web *w, const char *seen, const char *heard)
{
    nt_web_raw(w, "<span aria-hidden=\"true\">");
    nt_web_text(w, seen);
    nt_web_raw(w, "</span><span class=\"heard\">");
    nt_web_text(w, heard);
    nt_web_raw(w, "</span>");
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
    nt_web_open(w, tag, class);
    nt_web_words(w, text);
    nt_web_close(w, tag);
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

void nt_web_href(nt_web *w, const char *mark, const char *address)
{
    nt_web_raw(w, " href=\"");
    nt_web_raw(w, mark);
    nt_shown_put_address(&w->out, address);
    nt_web_raw(w, "\"");
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
