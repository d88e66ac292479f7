#include "appearance.h"

#include "marked.h"
#include "objects/syntax.h"

static void put_ink(nt_buffer *out, nt_ink ink)
{
    const double parts[] = {ink.red, ink.green, ink.blue};
    for (size_t i = 0; i < 3; i++) {
        nt_syntax_real(out, parts[i], 3);
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
    nt_object box = nt_pdf_array(file);
    const double sides[] = {0, 0, width_pt, height_pt};
    for (size_t i = 0; i < 4; i++) {
        nt_pdf_push_length(file, box, sides[i]);
    }
    nt_object form = nt_pdf_stream(file, "<< /Type /XObject /Subtype /Form >>", NT_PACKING_WANTED,
                                   (nt_bytes){nt_buffer_text(&content), content.length});
    nt_pdf_put(file, form, "/BBox", box);
    nt_pdf_put(file, form, "/Resources", resources(finish, lines, count));
    return form;
}
