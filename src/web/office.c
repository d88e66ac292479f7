/* The face of the office, as in the letterhead of the PDF. */
#include <string.h>

#include "page.h"
#include "words/report.h"

static void put_colour(nt_web *w, const char *name, nt_rgb rgb)
{
    nt_buffer_printf(&w->out, "--%s:#%02x%02x%02x;", name, rgb.red, rgb.green, rgb.blue);
}

/* Its colours were judged on paper: in the dark netra's own stand for them, and charts on paper. */
void nt_web_office_style(nt_web *w, const nt_office *office)
{
    static const struct {
        const char *name;
        nt_colour colour;
    } inks[] = {{"blue", NT_COLOUR_FIRST},
                {"orange", NT_COLOUR_SECOND},
                {"green", NT_COLOUR_THIRD},
                {"purple", NT_COLOUR_FOURTH}};
    nt_web_raw(w, "<style>@media not all and (prefers-color-scheme:dark){:root{");
    put_colour(w, "accent", office->accent);
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++) {
        put_colour(w, inks[i].name, nt_palette_rgb(office->palette, inks[i].colour));
    }
    nt_web_raw(w, "}}</style>\n");
}

static void put_logo(nt_web *w, const nt_office *office)
{
    const nt_logo *logo = office->logo;
    bool is_svg = strcmp(logo->ending, "svg") == 0;
    nt_buffer_printf(&w->out, "<img class=\"logo\" width=\"%.0f\" height=\"%.0f\"",
                     logo->width_pt * 4 / 3, logo->height_pt * 4 / 3);
    nt_web_put(w, " alt=\"%s\" src=\"data:image/%s;base64,", office->alternative,
               is_svg ? "svg+xml" : "png");
    nt_base64(&w->out, (const unsigned char *)logo->bytes.bytes, logo->bytes.length);
    nt_web_raw(w, "\">\n");
}

void nt_web_office(nt_web *w, const nt_office *office)
{
    if (office->logo) {
        put_logo(w, office);
    }
    nt_web_element_of(w, "p", "office", w->document->front.organisation);
    for (size_t i = 0; i < office->line_count; i++) {
        nt_web_element_of(w, "p", "address", office->lines[i]);
    }
}

static void put_pair(nt_web *w, nt_text name, const char *value)
{
    if (*value) {
        nt_web_put(w, "<div><dt>%s</dt><dd>%s</dd></div>\n", name.in[w->lang], value);
    }
}

void nt_web_release(nt_web *w, const nt_office *office)
{
    const char *day = w->document->front.place_and_date;
    if (*office->number || *day) {
        nt_web_raw(w, "<dl class=\"release\">\n");
        put_pair(w, (nt_text)NT_TEXT_REPORT_RELEASE_NUMBER, office->number);
        put_pair(w,
                 *office->place ? (nt_text)NT_TEXT_REPORT_PLACE_AND_DATE
                                : (nt_text)NT_TEXT_REPORT_RELEASE_DATE,
                 day);
        nt_web_raw(w, "</dl>\n");
    }
}
