/* Plots as form XObjects, from their marks: opaque DeviceRGB, vectors and text in the fonts of the
 * document. */
#include "finish.h"
#include "marked.h"
#include "objects/syntax.h"

/* What the content has said already. */
typedef struct {
    nt_buffer out;
    const nt_plan *plan;
    const nt_sheet *sheet;
    int fill, stroke; /* nt_colour; -1 none yet */
    double width_pt, dash_pt;
} pen;

static void put_numbers(nt_buffer *out, const double *values, size_t count, const char *operator)
{
    for (size_t i = 0; i < count; i++) {
        nt_buffer_decimal(out, values[i], 3);
        nt_buffer_putc(out, ' ');
    }
    nt_buffer_puts(out, operator);
    nt_buffer_putc(out, '\n');
}

static void put_colour(pen *p, int *said, nt_colour colour, const char *operator)
{
    if (*said != (int)colour) {
        nt_rgb rgb = nt_palette_rgb(p->sheet->canvas.palette, colour);
        put_numbers(&p->out, (double[]){rgb.red / 255.0, rgb.green / 255.0, rgb.blue / 255.0},
                    3, operator);
        *said = (int)colour;
    }
}

/* From the upper left of the sheet to the lower left of the form. */
static double upwards(const pen *p, double y)
{
    return p->sheet->height_pt - y;
}

static void put_point(pen *p, double x, double y, const char *operator)
{
    put_numbers(&p->out, (double[]){x, upwards(p, y)}, 2, operator);
}

static void set_line(pen *p, const nt_drawn *drawn)
{
    put_colour(p, &p->stroke, drawn->colour, "RG");
    if (p->width_pt < drawn->stroke_pt || p->width_pt > drawn->stroke_pt) {
        put_numbers(&p->out, &drawn->stroke_pt, 1, "w");
        p->width_pt = drawn->stroke_pt;
    }
    if (p->dash_pt < drawn->dash_pt || p->dash_pt > drawn->dash_pt) {
        nt_buffer_puts(&p->out, "[");
        put_numbers(&p->out, &drawn->dash_pt, drawn->dash_pt > 0, "] 0 d");
        p->dash_pt = drawn->dash_pt;
    }
}

/* An outlined shape has paper inside, so that what lies under it does not shine through. */
static void begin_shape(pen *p, const nt_drawn *drawn)
{
    put_colour(p, &p->fill, drawn->outlined ? NT_COLOUR_PAPER : drawn->colour, "rg");
    if (drawn->outlined) {
        set_line(p, drawn);
    }
}

static void put_disc(pen *p, nt_rect at)
{
    const double part = 0.5522847498; /* of the radius: a quarter of a circle as a curve */
    double x = (at.x0 + at.x1) / 2, y = upwards(p, (at.y0 + at.y1) / 2), r = (at.x1 - at.x0) / 2;
    double k = part * r;
    put_numbers(&p->out, (double[]){x + r, y}, 2, "m");
    put_numbers(&p->out, (double[]){x + r, y + k, x + k, y + r, x, y + r}, 6, "c");
    put_numbers(&p->out, (double[]){x - k, y + r, x - r, y + k, x - r, y}, 6, "c");
    put_numbers(&p->out, (double[]){x - r, y - k, x - k, y - r, x, y - r}, 6, "c");
    put_numbers(&p->out, (double[]){x + k, y - r, x + r, y - k, x + r, y}, 6, "c h");
}

static void put_shape(pen *p, const nt_drawn *drawn)
{
    const nt_rect at = drawn->at;
    double corners[8];
    size_t count = 0;
    begin_shape(p, drawn);
    if (drawn->shape == NT_MARK_AREA) {
        put_numbers(&p->out, (double[]){at.x0, upwards(p, at.y1), at.x1 - at.x0, at.y1 - at.y0}, 4,
                    "re");
    } else if (drawn->shape == NT_MARK_DISC) {
        put_disc(p, at);
    } else {
        count = nt_drawn_corners(drawn, corners);
    }
    for (size_t i = 0; i < count; i++) {
        put_point(p, corners[2 * i], corners[2 * i + 1], i ? "l" : "m");
    }
    nt_buffer_puts(&p->out, count ? "h " : "");
    nt_buffer_puts(&p->out, drawn->outlined ? "B\n" : "f\n");
}

static void put_mark(pen *p, const nt_drawn *drawn)
{
    if (drawn->shape == NT_MARK_WORDS) {
        if (drawn->run.count) {
            put_colour(p, &p->fill, drawn->colour, "rg");
            nt_pdf_marked_run(&p->out, p->plan, &drawn->run, drawn->at.x0,
                              upwards(p, drawn->at.y0));
        }
    } else if (drawn->shape == NT_MARK_RULE) {
        set_line(p, drawn);
        put_point(p, drawn->at.x0, drawn->at.y0, "m");
        put_point(p, drawn->at.x1, drawn->at.y1, "l S");
    } else {
        put_shape(p, drawn);
    }
}

nt_object nt_pdf_name_fonts(nt_finish *finish, const bool *used)
{
    nt_object fonts = nt_pdf_dictionary(&finish->file);
    for (size_t i = 0; i < NT_FONT_COUNT; i++) {
        if (used[i]) {
            nt_pdf_put(&finish->file, fonts, nt_arena_printf(finish->arena, "/F%zu", i),
                       finish->fonts[i]);
        }
    }
    return fonts;
}

nt_object nt_pdf_make_plot(nt_finish *finish, size_t drawing)
{
    nt_pdf_file *file = &finish->file;
    const nt_sheet *sheet = &finish->request->plots[drawing];
    /* A line is 1 wide and solid until something else is said (ISO 32000-1, 8.4.1). */
    pen p = {.out = nt_buffer_open(finish->arena),
             .plan = finish->plan,
             .sheet = sheet,
             .fill = -1,
             .stroke = -1,
             .width_pt = 1};
    NT_EACH(const nt_drawn, drawn, sheet->canvas.marks.items, sheet->canvas.marks.count) {
        put_mark(&p, drawn);
    }
    nt_object form = nt_pdf_stream(file, "<< /Type /XObject /Subtype /Form >>", NT_PACKING_WANTED,
                                   (nt_bytes){nt_buffer_text(&p.out), p.out.length});
    nt_object resources = nt_pdf_dictionary(file);
    nt_pdf_put(file, resources, "/Font",
               nt_pdf_name_fonts(finish, finish->plan->plot_fonts[drawing]));
    nt_pdf_put(file, form, "/BBox", nt_pdf_box(file, 0, 0, sheet->width_pt, sheet->height_pt));
    nt_pdf_put(file, form, "/Resources", resources);
    return form;
}
