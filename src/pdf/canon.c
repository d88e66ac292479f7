#include "canon.h"

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

static void put_object(writer *w, qpdf_oh object, int depth);

static void put_dictionary(writer *w, qpdf_oh dictionary, const char *const *without, int depth)
{
    size_t count;
    const char **keys = nt_reader_keys(w->reader, dictionary, &count);
    for (size_t i = 0; i < count && is_counted(w); i++) {
        if (!nt_utf8_is_one_of(keys[i], without)) {
            size_t handles = nt_reader_handles(w->reader);
            nt_buffer_printf(w->out, " %s", keys[i]);
            put_object(w, nt_reader_get(w->reader, dictionary, keys[i]), depth + 1);
            nt_reader_release(w->reader, handles);
        }
    }
}

static void put_array(writer *w, qpdf_oh array, int depth)
{
    int count = qpdf_oh_get_array_n_items(w->reader->qpdf, array);
    nt_buffer_puts(w->out, " [");
    for (int i = 0; i < count && is_counted(w); i++) {
        size_t handles = nt_reader_handles(w->reader);
        put_object(w, nt_reader_item(w->reader, array, (size_t)i), depth + 1);
        nt_reader_release(w->reader, handles);
    }
    nt_buffer_puts(w->out, " ]");
}

static void put_simple(writer *w, qpdf_oh object)
{
    qpdf_data qpdf = w->reader->qpdf;
    size_t length;
    if (qpdf_oh_is_number(qpdf, object)) {
        double number = qpdf_oh_get_numeric_value(qpdf, object);
        nt_buffer_printf(w->out, " %.3f", fabs(number) < 1e9 ? number + 0.0 : 1e9);
    } else if (qpdf_oh_is_name(qpdf, object)) {
        nt_buffer_printf(w->out, " %s", qpdf_oh_get_name(qpdf, object));
    } else if (qpdf_oh_is_string(qpdf, object)) {
        const char *bytes = qpdf_oh_get_binary_string_value(qpdf, object, &length);
        nt_buffer_printf(w->out, " (%zu ", length);
        nt_buffer_add(w->out, bytes, length);
        nt_buffer_putc(w->out, ')');
    } else if (qpdf_oh_is_bool(qpdf, object)) {
        nt_buffer_puts(w->out, qpdf_oh_get_bool_value(qpdf, object) ? " true" : " false");
    } else {
        nt_buffer_puts(w->out, qpdf_oh_is_stream(qpdf, object) ? " stream" : " null");
    }
}

static void put_object(writer *w, qpdf_oh object, int depth)
{
    if (depth > DEPTH_MAX) {
        nt_buffer_puts(w->out, " ...");
    } else if (qpdf_oh_is_dictionary(w->reader->qpdf, object)) {
        nt_buffer_puts(w->out, " <<");
        put_dictionary(w, object, none, depth);
        nt_buffer_puts(w->out, " >>");
    } else if (nt_reader_is_array(w->reader, object)) {
        put_array(w, object, depth);
    } else {
        put_simple(w, object);
    }
}

void nt_canon_members(nt_drawing *drawing, qpdf_oh dictionary, const char *const *without,
                      nt_buffer *out)
{
    writer w = {drawing, drawing->reader, out};
    if (qpdf_oh_is_dictionary(w.reader->qpdf, dictionary)) {
        put_dictionary(&w, dictionary, without, 0);
    }
}
