/* What the page carries, to be downloaded: from its folder, or out of the page itself. */
#include <string.h>

#include "page.h"
#include "words/web.h"

static void put_link(nt_web *w, const nt_web_file *file, const char *words)
{
    nt_web_put(w, "<a download=\"%s\" data-file=\"%s\"", nt_path_name(file->name), file->name);
    if (w->request->is_single) {
        nt_web_href_data(w, file->mime, file->bytes);
    } else {
        nt_web_put(w, " href=\"%s\"", nt_web_address(w, file->name));
    }
    nt_web_put(w, ">%s</a>", words);
}

bool nt_web_download(nt_web *w, const char *name, const char *words)
{
    const nt_web_file *file = NT_NAMED(w->request->files, w->request->file_count, name, name);
    if (file) {
        put_link(w, file, words);
    }
    return file != NULL;
}

static void put_box(nt_web *w, const char *name, const char *kind)
{
    nt_message count =
        NT_MESSAGE_WEB_NUMBERS(.count = (long long)nt_ledger_count(w->request->results->ledger));
    nt_web_raw(w, "<li>");
    if (nt_web_download(w, name, kind)) {
        nt_web_element_of(w, "span", "count", nt_message_text(w->arena, w->lang, &count));
    }
    nt_web_raw(w, "</li>\n");
}

/* Those that stand beside their charts, or in a box, are not named again. */
static void put_list(nt_web *w, const char *ledger, const char *table)
{
    nt_web_put(w, "<details><summary>%s</summary>\n<ul class=\"files\">\n",
               ((nt_text)NT_TEXT_WEB_FILES_OF_REPORT).in[w->lang]);
    NT_EACH(const nt_web_file, file, w->request->files, w->request->file_count) {
        if (!nt_begins(file->name, "charts/") && strcmp(file->name, ledger) &&
            strcmp(file->name, table)) {
            nt_web_raw(w, "<li>");
            put_link(w, file, file->name);
            nt_web_raw(w, "</li>\n");
        }
    }
    nt_web_raw(w, "</ul></details>\n");
}

void nt_web_downloads(nt_web *w)
{
    const char *ledger = nt_arena_printf(w->arena, "%s.figures.json", w->request->report);
    const char *table = nt_arena_printf(w->arena, "%s.figures.csv", w->request->report);
    nt_web_put(w,
               "<section class=\"downloads\" aria-labelledby=\"page.files\">\n"
               "<h2 id=\"page.files\">%s</h2>\n<ul class=\"boxes\" role=\"list\">\n",
               ((nt_text)NT_TEXT_WEB_DOWNLOAD_AND_CHECK).in[w->lang]);
    put_box(w, table, "CSV");
    put_box(w, ledger, "JSON");
    nt_web_raw(w, "</ul>\n");
    put_list(w, ledger, table);
    nt_web_raw(w, "</section>\n");
}
