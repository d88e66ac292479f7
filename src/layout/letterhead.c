/* The letterhead of an office: logo, name and lines over a double rule, number and day of the
 * release below it. */
#include <math.h>

#include "compose.h"
#include "words/report.h"

/* The logo, its middle beside that of the words. */
static void place_logo(nt_composer *c, const nt_flow *flow, const nt_office *office, double height)
{
    const nt_logo *logo = office->logo;
    nt_mark mark = {.kind = NT_MARK_CHART,
                    .element = nt_layout_element(c, flow->parent, "Figure"),
                    .chart = NT_LAYOUT_LOGO,
                    .scale = 1,
                    .x = flow->x,
                    .y = (height + logo->height_pt) / 2,
                    .width = logo->width_pt,
                    .height = logo->height_pt};
    mark.element->alt = office->alternative;
    nt_vec_push(c->arena, &c->marks, mark);
}

static void head(nt_composer *c, const nt_flow *flow, const nt_office *office)
{
    enum { ABOVE_RULE_PT = 8, BETWEEN_RULES_PT = 2 };
    const nt_style_sheet *s = c->style;
    const char *classification = c->document->front.classification;
    double indent = office->logo ? office->logo->width_pt + s->logo_gap_pt : 0;
    double room = flow->width_pt - indent, part = *classification ? 0.7 : 1;
    nt_small_text name =
        nt_layout_small(c, c->document->front.organisation, &s->office, part * room);
    nt_small_text lines[NT_OFFICE_LINES_MAX];
    double words = name.height_pt, height, y;
    for (size_t i = 0; i < office->line_count; i++) {
        lines[i] = nt_layout_small(c, office->lines[i], &s->address.type, part * room);
        words += lines[i].height_pt;
    }
    nt_small_text open =
        nt_layout_small(c, classification, &s->classification.type, 0.28 * flow->width_pt);
    height = fmax(fmax(words, open.height_pt), office->logo ? office->logo->height_pt : 0);
    nt_strip strip = nt_layout_strip_begin(c, flow, 0);
    strip.keep = true;
    strip.height_pt = height + ABOVE_RULE_PT + s->letterhead_rule_pt + BETWEEN_RULES_PT;
    if (office->logo) {
        place_logo(c, flow, office, height);
    }
    y = nt_layout_place_small(c, &name, flow->parent, flow->x + indent, (height - words) / 2,
                              false);
    for (size_t i = 0; i < office->line_count; i++) {
        y = nt_layout_place_small(c, &lines[i], flow->parent, flow->x + indent, y, false);
    }
    nt_layout_place_small(c, &open, flow->parent, flow->x + flow->width_pt,
                          (height - words) / 2 + 3, true);
    nt_layout_rule(c, flow->x, height + ABOVE_RULE_PT, flow->width_pt, s->letterhead_rule_pt,
                   s->letterhead);
    nt_layout_rule(c, flow->x, height + ABOVE_RULE_PT + s->letterhead_rule_pt + BETWEEN_RULES_PT,
                   flow->width_pt, s->letterhead_thin_rule_pt, s->letterhead);
    nt_layout_strip_end(c, &strip);
}

/* What the office says of this release: a name in grey, and below it what it is. */
static void release(nt_composer *c, const nt_flow *flow, const nt_office *office)
{
    enum { CELLS = 2, PAD_PT = 5 };
    const nt_style_sheet *s = c->style;
    const struct {
        nt_text label;
        const char *value;
    } cells[CELLS] = {{NT_TEXT_REPORT_RELEASE_NUMBER, office->number},
                      {*office->place ? (nt_text)NT_TEXT_REPORT_PLACE_AND_DATE
                                      : (nt_text)NT_TEXT_REPORT_RELEASE_DATE,
                       c->document->front.place_and_date}};
    nt_small_text labels[CELLS], values[CELLS];
    double x = flow->x, width = flow->width_pt / CELLS, height = 0;
    for (size_t i = 0; i < CELLS; i++) {
        bool given = *cells[i].value != '\0';
        labels[i] = nt_layout_small(c, given ? cells[i].label.in[c->lang] : "", &s->release_label,
                                    width - s->logo_gap_pt);
        values[i] = nt_layout_small(c, cells[i].value, &s->release_value, width - s->logo_gap_pt);
        height = fmax(height, given ? labels[i].height_pt + values[i].height_pt : 0);
    }
    if (height <= 0) {
        return;
    }
    nt_strip strip = nt_layout_strip_begin(c, flow, 0);
    strip.keep = true;
    strip.height_pt = height + 2 * PAD_PT;
    for (size_t i = 0; i < CELLS; i++) {
        if (*cells[i].value) {
            double y = nt_layout_place_small(c, &labels[i], flow->parent, x, PAD_PT, false);
            nt_layout_place_small(c, &values[i], flow->parent, x, y, false);
            x += width;
        }
    }
    nt_layout_rule(c, flow->x, strip.height_pt, flow->width_pt, s->hairline_pt, s->hairline);
    nt_layout_strip_end(c, &strip);
}

void nt_layout_letterhead(nt_composer *c, const nt_flow *flow)
{
    const nt_office *office = c->document->front.office;
    head(c, flow, office);
    release(c, flow, office);
}
