/* Running head and foot, over and under a hairline, and the notice: artifacts on every page, but
 * for the notice of the first. */
#include <math.h>
#include <string.h>

#include "copy.h"
#include "emit.h"
#include "text/number.h"
#include "words/layout.h"

enum { MOST_LINES = 3 };

/* What a head or foot says, and where it was said. */
typedef struct {
    const char *text, *member; /* of "page" in report.json; NULL: the office's name */
    nt_place place;
} running;

/* Lines from the first baseline on downwards, or up to the last. */
static void running_text(nt_emitter *e, const running *said, const nt_type *type, double x,
                         double width, double baseline, bool upwards, bool to_left)
{
    nt_small_text set = nt_layout_small(e->c, said->text, type, width);
    size_t count = set.lines.line_count;
    if (count > MOST_LINES &&
        !e->c->status) { /* it may not push the text, nor be left out by half */
        e->c->status = nt_fail(
            e->c->err, NT_INVALID, said->place,
            said->member
                ? NT_MESSAGE_LAYOUT_HEAD_TOO_LONG(.most = MOST_LINES, .lines = (long long)count,
                                                  .member = said->member)
                : NT_MESSAGE_LAYOUT_OFFICE_TOO_LONG(.most = MOST_LINES, .lines = (long long)count));
    }
    for (size_t i = 0; i < count; i++) {
        const nt_line *line = &set.lines.lines[i];
        double y = upwards ? baseline - (double)(count - 1 - i) * type->leading_pt
                           : baseline + (double)i * type->leading_pt;
        for (size_t p = 0; p < line->piece_count; p++) {
            nt_mark mark = {.kind = NT_MARK_TEXT,
                            .artifact = NT_ARTIFACT_PAGINATION,
                            .ink = type->ink,
                            .x = line->pieces[p].x_pt - (to_left ? line->width_pt : 0),
                            .run = line->pieces[p].run};
            nt_layout_emit_mark(e, mark, x, y);
        }
    }
}

static void hairline(nt_emitter *e, double y)
{
    const nt_style_sheet *s = e->c->style;
    nt_mark mark = {.kind = NT_MARK_LINE,
                    .artifact = NT_ARTIFACT_PAGINATION,
                    .ink = s->hairline,
                    .x1 = nt_layout_text_width(e->c->style, e->turned),
                    .width = s->hairline_pt};
    nt_layout_emit_mark(e, mark, s->left_pt, y);
}

/* "Halaman {0} dari {1}". */
static const char *page_of(const nt_emitter *e, size_t page, size_t count)
{
    nt_arena *arena = e->c->arena;
    const char *pattern = e->c->document->front.page_of;
    const nt_text words = nt_text_alike(pattern ? pattern : "{0}");
    const nt_arg args[] = {{.kind = NT_ARG_TEXT, .text = nt_arena_printf(arena, "%zu", page)},
                           {.kind = NT_ARG_TEXT, .text = nt_arena_printf(arena, "%zu", count)}};
    return nt_text_phrase(arena, e->c->lang, &(nt_phrase){&words, args, 2});
}

/* The office's logo stands before the head of each page but the first, which has its letterhead;
 * returns what it takes of the line. */
static double small_logo(nt_emitter *e)
{
    const nt_style_sheet *s = e->c->style;
    const nt_office *office = e->c->document->front.office;
    if (!office || !office->logo || e->page == 0) {
        return 0;
    }
    double scale = fmin(1, fmin(s->logo_small_pt / office->logo->height_pt,
                                4 * s->logo_small_pt / office->logo->width_pt));
    nt_mark mark = {.kind = NT_MARK_CHART,
                    .artifact = NT_ARTIFACT_PAGINATION,
                    .chart = NT_LAYOUT_LOGO,
                    .scale = scale,
                    .width = office->logo->width_pt * scale,
                    .height = office->logo->height_pt * scale};
    nt_layout_emit_mark(e, mark, s->left_pt,
                        s->head_rule_pt - 3 - (s->logo_small_pt - mark.height) / 2);
    return mark.width + 6;
}

/* Left and right share the line: the right one has what it needs, up to half. */
static void pair(nt_emitter *e, const running *left, const running *right, double indent,
                 double baseline, bool upwards)
{
    const nt_style_sheet *s = e->c->style;
    enum { GAP_PT = 14 };
    double width = nt_layout_text_width(e->c->style, e->turned), most = 0.5 * width;
    double need = nt_text_width(e->c->fonts, s->running.face, s->running.size_pt,
                                right->text ? right->text : "") +
                  0.1;
    double taken = need < most ? need : most;
    running_text(e, left, &s->running, s->left_pt + indent, width - indent - taken - GAP_PT,
                 baseline, upwards, false);
    running_text(e, right, &s->running, s->left_pt + width, taken, baseline, upwards, true);
}

void nt_layout_notice(nt_emitter *e)
{
    const nt_style_sheet *s = e->c->style;
    size_t first = e->marks.count;
    running_text(e, &(running){.text = e->c->document->front.notice}, &s->notice, s->left_pt,
                 nt_layout_text_width(s, e->turned), s->head_rule_pt + 12, false, false);
    for (size_t i = first; i < e->marks.count && e->page == 0; i++) {
        e->marks.items[i].element = e->c->notice;
        e->marks.items[i].artifact = NT_ARTIFACT_NONE;
    }
}

void nt_layout_running(nt_emitter *e, size_t count)
{
    const nt_style_sheet *s = e->c->style;
    const nt_front *front = &e->c->document->front;
    bool is_office = front->office && front->head_left_place.file == front->office->path;
    const running head[] = {
        {front->head_left, is_office ? NULL : "head_left", front->head_left_place},
        {front->head_right, "head_right", front->head_right_place}};
    const running foot[] = {{front->foot_left, "foot_left", front->foot_left_place},
                            {.text = page_of(e, e->page + 1, count)}};
    pair(e, &head[0], &head[1], small_logo(e), s->head_pt, true);
    hairline(e, s->head_rule_pt);
    hairline(e, e->height_pt - s->foot_rule_pt);
    pair(e, &foot[0], &foot[1], 0, e->height_pt - s->foot_pt, false);
}
