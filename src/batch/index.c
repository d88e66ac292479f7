/* The page of links to all editions. */
#include "batch/index.h"

#include <string.h>

#include "base/shown.h"
#include "words/batch.h"

static const char style[] =
    ":root{color-scheme:light dark}"
    "body{margin:0 auto;max-width:60rem;padding:1.5rem;font:1.05rem/1.5 'Open Sans','Noto Sans',"
    "system-ui,sans-serif}"
    "h1{font-size:1.6rem;line-height:1.25}table{border-collapse:collapse;width:100%}"
    "caption{text-align:left;padding:.5rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;"
    "border-bottom:1px solid #8888}"
    "th{font-weight:600}tbody th[scope=rowgroup]{padding-top:1.2rem;font-size:1.1rem}"
    "td a{display:inline-block;min-width:44px;padding:.2rem 0;margin-right:1rem}"
    "a:focus-visible{outline:3px solid;outline-offset:2px}";

typedef struct {
    const nt_index_request *request;
    nt_arena *arena;
    nt_buffer out;
} page;

static const char *say(const page *p, nt_text words)
{
    return words.in[p->request->lang];
}

static const char *tell(const page *p, nt_message message)
{
    return nt_message_text(p->arena, p->request->lang, &message);
}

static void open_link(page *p, const char *path)
{
    nt_buffer_puts(&p->out, "<a href=\"");
    nt_shown_put_address(&p->out, path);
}

/* Read out of its row, a link still says where it leads. */
static void put_link(page *p, const nt_index_line *line, const char *path, nt_text words)
{
    if (!path) {
        return;
    }
    open_link(p, path);
    nt_shown_printf(&p->out, "\" aria-label=\"%s, %s\">%s</a> ", say(p, words), line->label,
                    say(p, words));
}

static void put_line(page *p, const nt_index_line *line)
{
    nt_shown_printf(&p->out,
                    line->code ? "<tr><th scope=\"row\">%s (%s)" : "<tr><th scope=\"row\">%s",
                    line->label, line->code);
    nt_buffer_puts(&p->out, "</th><td>");
    if (line->failure) {
        nt_shown_printf(&p->out, "%s",
                        tell(p, NT_MESSAGE_BATCH_INDEX_FAILED(.why = line->failure)));
    } else {
        put_link(p, line, line->pdf, (nt_text)NT_TEXT_BATCH_INDEX_PDF);
        put_link(p, line, line->page, (nt_text)NT_TEXT_BATCH_INDEX_PAGE);
        put_link(p, line, line->xlsx, (nt_text)NT_TEXT_BATCH_INDEX_XLSX);
        put_link(p, line, line->ods, (nt_text)NT_TEXT_BATCH_INDEX_ODS);
        put_link(p, line, line->figures, (nt_text)NT_TEXT_BATCH_INDEX_FIGURES);
    }
    nt_buffer_puts(&p->out, "</td></tr>\n");
}

static bool begins_group(const page *p, size_t at)
{
    const nt_index_line *lines = p->request->lines;
    const char *group = lines[at].group, *before = at ? lines[at - 1].group : NULL;
    return group && *group && !(before && strcmp(group, before) == 0) &&
           !(at && strcmp(group, lines[at - 1].label) == 0);
}

static void put_table(page *p)
{
    const nt_index_request *r = p->request;
    nt_shown_printf(&p->out,
                    "<table>\n<caption>%s</caption>\n<thead><tr><th scope=\"col\">%s</th>"
                    "<th scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
                    tell(p, NT_MESSAGE_BATCH_INDEX_CAPTION(.count = (long long)r->count)),
                    r->subject, say(p, (nt_text)NT_TEXT_BATCH_INDEX_FILES));
    for (size_t i = 0; i < r->count; i++) {
        if (begins_group(p, i)) {
            nt_buffer_puts(&p->out, i ? "</tbody>\n<tbody>\n" : "");
            nt_shown_printf(&p->out, "<tr><th scope=\"rowgroup\" colspan=\"2\">%s</th></tr>\n",
                            r->lines[i].group);
        }
        put_line(p, &r->lines[i]);
    }
    nt_buffer_puts(&p->out, "</tbody>\n</table>\n");
}

static void put_heads(page *p)
{
    const nt_index_request *r = p->request;
    nt_shown_printf(&p->out,
                    "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                    "<title>%s</title>\n",
                    nt_lang_codes[r->lang], r->title);
    nt_buffer_printf(&p->out, "<style>%s</style>\n</head>\n<body>\n<main>\n", style);
    nt_shown_printf(&p->out, "<h1>%s</h1>\n", r->title);
    if (*r->day) {
        nt_shown_printf(&p->out, "<p>%s</p>\n", tell(p, NT_MESSAGE_BATCH_INDEX_DAY(.day = r->day)));
    }
}

nt_bytes nt_batch_index(nt_arena *arena, const nt_index_request *request)
{
    page p = {.request = request, .arena = arena, .out = nt_buffer_open(arena)};
    put_heads(&p);
    put_table(&p);
    nt_buffer_puts(&p.out, "<p>");
    open_link(&p, request->sums);
    nt_shown_printf(&p.out, "\">%s</a></p>\n</main>\n</body>\n</html>\n",
                    say(&p, (nt_text)NT_TEXT_BATCH_INDEX_SUMS));
    return (nt_bytes){nt_buffer_text(&p.out), p.out.length};
}
