/* Objects of a foreign PDF in one form, so that two can be compared whoever wrote them. */
#include "drawn.h"

#include <math.h>

#include "base/utf8.h"
#include "words/pdf.h"

enum { DEPTH_MAX = 6 };

static const char *const none[] = {NULL};

typedef struct {
    nt_drawing *drawing;
    nt_reader *reader;
    nt_buffer *out;
} writer;

static bool is_counted(writer *w)
{
    if (w->drawing->members++ == NT_TOLD_MEMBERS_MAX) {
        w->drawing->failure = (nt_text)NT_TEXT_PDF_FONTS_SAY_TOO_MUCH;
    }
    return !w->drawing->failure.in[0];
}

static void put_object(writer *w, nt_pdf_item object, int depth);

static void put_dictionary(writer *w, nt_pdf_item dictionary, const char *const *without, int depth)
{
    size_t count;
    const nt_member *members = nt_item_members(dictionary, &count);
    for (size_t i = 0; i < count && is_counted(w); i++) {
        if (!nt_utf8_is_one_of(members[i].key, without)) {
            nt_buffer_printf(w->out, " %s", members[i].key);
            put_object(w, nt_reader_resolve(w->reader, members[i].value), depth + 1);
        }
    }
}

static void put_array(writer *w, nt_pdf_item array, int depth)
{
    nt_buffer_puts(w->out, " [");
    for (size_t i = 0; i < array.count && is_counted(w); i++) {
        put_object(w, nt_reader_item(w->reader, array, i), depth + 1);
    }
    nt_buffer_puts(w->out, " ]");
}

static void put_simple(writer *w, nt_pdf_item object)
{
    if (object.kind == NT_ITEM_NUMBER) {
        double number = nt_item_number(object);
        nt_buffer_printf(w->out, " %.3f", fabs(number) < 1e9 ? number + 0.0 : 1e9);
    } else if (object.kind == NT_ITEM_NAME) {
        nt_buffer_printf(w->out, " %s", object.of.bytes);
    } else if (object.kind == NT_ITEM_TEXT) {
        nt_buffer_printf(w->out, " (%zu ", (size_t)object.count);
        nt_buffer_add(w->out, object.of.bytes, object.count);
        nt_buffer_putc(w->out, ')');
    } else if (object.kind == NT_ITEM_BOOL) {
        nt_buffer_puts(w->out, object.of.is_true ? " true" : " false");
    } else {
        nt_buffer_puts(w->out, object.kind == NT_ITEM_STREAM ? " stream" : " null");
    }
}

static void put_object(writer *w, nt_pdf_item object, int depth)
{
    if (depth > DEPTH_MAX) {
        nt_buffer_puts(w->out, " ...");
    } else if (object.kind == NT_ITEM_DICTIONARY) {
        nt_buffer_puts(w->out, " <<");
        put_dictionary(w, object, none, depth);
        nt_buffer_puts(w->out, " >>");
    } else if (object.kind == NT_ITEM_ARRAY) {
        put_array(w, object, depth);
    } else {
        put_simple(w, object);
    }
}

void nt_canon_members(nt_drawing *drawing, nt_pdf_item dictionary, const char *const *without,
                      nt_buffer *out)
{
    writer w = {drawing, drawing->reader, out};
    if (dictionary.kind == NT_ITEM_DICTIONARY) {
        put_dictionary(&w, dictionary, without, 0);
    }
}
