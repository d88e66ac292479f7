/* Signature fields (ISO 32000-1, 12.7.4.5), each one object with its widget. */
#include "appearance.h"

static nt_object make_box(nt_pdf_file *file, const nt_mark *mark)
{
    nt_object box = nt_pdf_array(file);
    nt_pdf_push_length(file, box, mark->x);
    nt_pdf_push_length(file, box, mark->y);
    nt_pdf_push_length(file, box, mark->x + mark->width);
    nt_pdf_push_length(file, box, mark->y + mark->height);
    return box;
}

/* The words in the middle of the box. */
static nt_object make_appearances(nt_finish *finish, const nt_mark *mark)
{
    const nt_font_info *font = nt_text_font(finish->request->fonts, mark->run.face);
    nt_appearance_line line = {
        .run = &mark->run,
        .ink = mark->ink,
        .x = (mark->width - mark->run.width_pt) / 2,
        .y = (mark->height - font->cap_height * mark->run.size_pt) / 2,
    };
    nt_object all = nt_pdf_dictionary(&finish->file);
    nt_pdf_put(&finish->file, all, "/N",
               nt_pdf_appearance(finish, mark->width, mark->height, &line, mark->run.count > 0));
    return all;
}

nt_object nt_pdf_add_field(nt_finish *finish, const nt_link *field, size_t key)
{
    nt_pdf_file *file = &finish->file;
    const nt_mark *mark = field->mark;
    /* /F 4: printed, as ISO 19005-3, 6.3.2 wants. */
    nt_object widget =
        nt_pdf_indirect_literal(file, "<< /Type /Annot /Subtype /Widget /FT /Sig /F 4 >>");
    nt_pdf_put_text(file, widget, "/T", mark->field);
    nt_pdf_put_text(file, widget, "/TU", mark->element->alt);       /* ISO 14289-1, 7.18.1 */
    nt_pdf_put_text(file, widget, "/Contents", mark->element->alt); /* ISO 14289-2, 8.10.2.3 */
    nt_pdf_put(file, widget, "/Rect", make_box(file, mark));
    nt_pdf_put(file, widget, "/P", finish->pages[field->page]);
    nt_pdf_put_integer(file, widget, "/StructParent", (long long)key);
    nt_pdf_put(file, widget, "/AP", make_appearances(finish, mark));
    if (!finish->fields) {
        finish->fields = nt_pdf_array(file);
    }
    nt_pdf_push(file, finish->fields, widget);
    return widget;
}
