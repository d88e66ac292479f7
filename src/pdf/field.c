/* Signature fields, and what their boxes show. */
#include "finish.h"

#include "marked.h"
#include "objects/syntax.h"

static void put_ink(nt_buffer *out, nt_ink ink)
{
    const double parts[] = {ink.red, ink.green, ink.blue};
    for (size_t i = 0; i < 3; i++) {
        nt_buffer_decimal(out, parts[i], 3);
        nt_buffer_putc(out, ' ');
    }
    nt_buffer_puts(out, "rg\n");
}

static void put_fonts(nt_finish *finish, const nt_run *run, nt_object fonts)
{
    for (size_t i = 0; i < run->count; i++) {
        size_t font = run->glyphs[i].font;
        if (i == 0 || font != run->glyphs[i - 1].font) {
            nt_pdf_put(&finish->file, fonts, nt_arena_printf(finish->arena, "/F%zu", font),
                       finish->fonts[font]);
        }
    }
}

static nt_object resources(nt_finish *finish, const nt_appearance_line *lines, size_t count)
{
    nt_pdf_file *file = &finish->file;
    nt_object fonts = nt_pdf_dictionary(file), all = nt_pdf_dictionary(file);
    for (size_t i = 0; i < count; i++) {
        put_fonts(finish, lines[i].run, fonts);
    }
    nt_pdf_put(file, all, "/Font", fonts);
    return all;
}

nt_object nt_pdf_appearance(nt_finish *finish, double width_pt, double height_pt,
                            const nt_appearance_line *lines, size_t count)
{
    nt_pdf_file *file = &finish->file;
    nt_buffer content = nt_buffer_open(finish->arena);
    NT_EACH(const nt_appearance_line, line, lines, count) {
        put_ink(&content, line->ink);
        nt_pdf_marked_run(&content, finish->plan, line->run, line->x, line->y);
    }
    nt_object form = nt_pdf_stream(file, "<< /Type /XObject /Subtype /Form >>", NT_PACKING_WANTED,
                                   (nt_bytes){nt_buffer_text(&content), content.length});
    nt_pdf_put(file, form, "/BBox", nt_pdf_box(file, 0, 0, width_pt, height_pt));
    nt_pdf_put(file, form, "/Resources", resources(finish, lines, count));
    return form;
}

/* ---- signature fields (ISO 32000-1, 12.7.4.5), each one object with its widget ---- */

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
    nt_pdf_put(file, widget, "/Rect",
               nt_pdf_box(file, mark->x, mark->y, mark->x + mark->width, mark->y + mark->height));
    nt_pdf_put(file, widget, "/P", finish->pages[field->page]);
    nt_pdf_put_integer(file, widget, "/StructParent", (long long)key);
    nt_pdf_put(file, widget, "/AP", make_appearances(finish, mark));
    if (!finish->fields) {
        finish->fields = nt_pdf_array(file);
    }
    nt_pdf_push(file, finish->fields, widget);
    return widget;
}
