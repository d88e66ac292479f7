/* What stands in a spreadsheet beside the cells that anybody reads: it travels with the file. */
#include <string.h>

#include "base/utf8.h"
#include "book.h"

enum { NAME_BYTES = 32, DEPTH = 257 }; /* as deep as XML is read */

typedef struct {
    nt_status (*take)(void *context, const char *part, const char *element, const char *text,
                      nt_error *err);
    void *context;
    const char *part;
    nt_buffer text;
    unsigned skipped;             /* depth within a number or a formula */
    char open[DEPTH][NAME_BYTES]; /* elements, their names cut */
} text_reader;

static void on_start(nt_xml *xml, const char *name, const char **attributes)
{
    static const char *const without_text[] = {"v", "f", NULL};
    text_reader *r = xml->context;
    const char *local = nt_xml_local(name);
    size_t length = strlen(local);
    length = length < NAME_BYTES ? length : NAME_BYTES - 1;
    (void)attributes;
    r->skipped += r->skipped || nt_utf8_is_one_of(local, without_text);
    memcpy(r->open[xml->depth], local, length);
    r->open[xml->depth][length] = '\0';
}

/* A text goes on behind what marks a part of it. */
static void on_end(nt_xml *xml)
{
    static const char *const marks[] = {"t", "r", "span", "a", "s", NULL};
    text_reader *r = xml->context;
    const char *ended = r->open[xml->depth];
    r->skipped -= r->skipped > 0;
    if (!r->text.length || nt_utf8_is_one_of(ended, marks)) {
        return;
    }
    nt_status status = r->take(r->context, r->part, ended, nt_buffer_text(&r->text), xml->err);
    r->text.length = 0;
    if (status) {
        nt_xml_stop(xml, status);
    }
}

static void on_text(nt_xml *xml, const char *text, size_t length)
{
    text_reader *r = xml->context;
    if (!r->skipped) {
        nt_xml_add_text(xml, &r->text, text, length);
    }
}

nt_status nt_workbook_texts(nt_workbook *workbook,
                            nt_status (*take)(void *context, const char *part, const char *element,
                                              const char *text, nt_error *err),
                            void *context, nt_error *err)
{
    static const nt_xml_handlers handlers = {on_start, on_end, on_text};
    nt_parts *parts = &workbook->parts;
    NT_PASSING_ARENA(passing);
    text_reader *r = nt_new(passing, text_reader);
    *r = (text_reader){.take = take, .context = context, .text = nt_buffer_open(passing)};
    for (size_t i = 0; i < parts->names.count; i++) {
        r->part = parts->names.items[i];
        size_t length = strlen(r->part);
        if (length > 4 && (strcmp(r->part + length - 4, ".xml") == 0 ||
                           strcmp(r->part + length - 4, ".vml") == 0)) {
            NT_TRY(nt_xml_read(parts, i, &handlers, r, err));
        }
    }
    return NT_OK;
}
