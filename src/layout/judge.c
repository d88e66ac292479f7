/* The finished pages, judged as their readers meet them: every mark on the paper and clear of its
 * margins, no type too small to read, and nothing empty that a screen reader would announce. What
 * goes in is checked long before; here is seen what came of it. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "copy.h"
#include "words/layout.h"

typedef struct {
    nt_arena *arena;
    const nt_pages *pages;
    const nt_style_sheet *style;
    bool *has_words; /* by element: words, or a drawing, in it or below */
    nt_error *err;
} judge;

/* --- where a message points to --- */

static nt_place place_of(const nt_element *element)
{
    while (element && !element->place.file) {
        element = element->parent;
    }
    return element ? element->place : nt_nowhere;
}

static const char *words_of(nt_arena *arena, const nt_run *run)
{
    enum { MOST_GLYPHS = 40 };
    nt_run start = *run;
    start.count = run->count < MOST_GLYPHS ? run->count : MOST_GLYPHS;
    nt_buffer text = nt_buffer_open(arena);
    nt_run_put(&text, &start);
    nt_buffer_puts(&text, start.count < run->count ? "\u2026" : "");
    return nt_buffer_text(&text);
}

static nt_message what_of(nt_arena *arena, const nt_mark *mark)
{
    switch (mark->kind) {
    case NT_MARK_TEXT:
        return NT_MESSAGE_LAYOUT_MARK_WORDS(.words = words_of(arena, &mark->run));
    case NT_MARK_CHART:
        return NT_MESSAGE_LAYOUT_MARK_CHART();
    case NT_MARK_CODE:
        return NT_MESSAGE_LAYOUT_MARK_CODE();
    case NT_MARK_FIELD:
        return NT_MESSAGE_LAYOUT_MARK_SIGNATURE();
    default:
        return NT_MESSAGE_LAYOUT_MARK_LINE();
    }
}

/* --- marks --- */

typedef struct {
    double x0, y0, x1, y1;
} box;

static box box_of(const nt_mark *mark)
{
    static const double ascent = 0.76, descent = 0.24;
    switch (mark->kind) {
    case NT_MARK_TEXT:
        return (box){mark->x, mark->y - descent * mark->run.size_pt,
                     mark->x + nt_layout_ink_width(&mark->run),
                     mark->y + ascent * mark->run.size_pt};
    case NT_MARK_LINE:
        return (box){fmin(mark->x, mark->x1), fmin(mark->y, mark->y1), fmax(mark->x, mark->x1),
                     fmax(mark->y, mark->y1)};
    default:
        return (box){mark->x, mark->y, mark->x + mark->width, mark->y + mark->height};
    }
}

/* Head and foot have the paper to themselves outside the margins; all else stays within them. */
static box room_of(const judge *j, const nt_page *page, const nt_mark *mark)
{
    static const double hanging_pt = 2; /* an underline below the last line, half a stroke */
    const nt_style_sheet *s = j->style;
    if (mark->artifact == NT_ARTIFACT_PAGINATION ||
        (mark->element && mark->element == j->pages->notice)) {
        return (box){0, 0, page->width_pt, page->height_pt};
    }
    return (box){s->left_pt - hanging_pt, s->bottom_pt - hanging_pt,
                 page->width_pt - s->right_pt + hanging_pt,
                 page->height_pt - s->top_pt + hanging_pt};
}

static nt_status judge_edges(judge *j, const nt_page *page, const nt_mark *mark, nt_place place)
{
    box at = box_of(mark), room = room_of(j, page, mark);
    bool within = at.x0 >= room.x0 && at.y0 >= room.y0 && at.x1 <= room.x1 && at.y1 <= room.y1;
    if (within) {
        return NT_OK;
    }
    double beyond =
        fmax(fmax(room.x0 - at.x0, room.y0 - at.y0), fmax(at.x1 - room.x1, at.y1 - room.y1));
    nt_message what = what_of(j->arena, mark);
    return nt_fail(
        j->err, NT_INVALID, place,
        NT_MESSAGE_LAYOUT_NO_ROOM(.page = page->label, .what = &what, .points = llrint(beyond)));
}

/* The mark of a footnote is small because it is raised; its number stands full beside the note. */
static bool is_note_mark(const nt_element *element)
{
    const nt_element *around = element ? element->parent : NULL;
    return around && strcmp(element->type, "Link") == 0 && strcmp(around->type, "Reference") == 0;
}

static nt_status judge_type(judge *j, const nt_page *page, const nt_mark *mark, nt_place place)
{
    static const double rounding_pt = 0.01;
    double size = mark->run.count ? mark->run.size_pt : NT_CHART_TYPE_LEAST_PT;
    if (mark->kind == NT_MARK_CHART) {
        double type =
            mark->chart < j->pages->drawing_count ? j->pages->drawings[mark->chart]->type_pt : 0;
        size = type > 0 ? type * mark->scale : size;
    }
    if (size >= NT_CHART_TYPE_LEAST_PT - rounding_pt || is_note_mark(mark->element)) {
        return NT_OK;
    }
    nt_message what = what_of(j->arena, mark);
    const char *points = nt_arena_printf(j->arena, "%.1f", size);
    return nt_fail(
        j->err, NT_INVALID, place,
        NT_MESSAGE_LAYOUT_TYPE_TOO_SMALL(.page = page->label, .what = &what, .size = points));
}

static bool is_seen(const nt_mark *mark)
{
    return NT_ANY(i, mark->run.count, mark->run.glyphs[i].code_point != ' ') ||
           mark->kind == NT_MARK_CHART || mark->kind == NT_MARK_CODE || mark->kind == NT_MARK_FIELD;
}

/* `owned`: what belongs to an element, else rules, grounds, heads and feet. */
static nt_status judge_marks(judge *j, const nt_page *page, bool owned)
{
    nt_place near = nt_nowhere;
    NT_EACH(const nt_mark, mark, page->marks, page->mark_count) {
        near = mark->element ? place_of(mark->element) : near;
        if (mark->kind == NT_MARK_LINK || (mark->element != NULL) != owned) {
            continue; /* a link has no ink */
        }
        nt_place place = mark->artifact == NT_ARTIFACT_PAGINATION ? nt_nowhere : near;
        NT_TRY(judge_edges(j, page, mark, place));
        NT_TRY(judge_type(j, page, mark, place));
        const nt_element *at = is_seen(mark) ? mark->element : NULL;
        for (; at && !j->has_words[at->index]; at = at->parent) {
            j->has_words[at->index] = true;
        }
    }
    return NT_OK;
}

/* --- structure --- */

/* What an element must hold: one of its kinds of children, or, where `children` is NULL, words. */
typedef struct {
    const char *type, *children[4];
    nt_text name;
} demand;

static const demand demands[] = {
    {"Table", {"TBody", "TR"}, NT_TEXT_LAYOUT_A_TABLE},
    {"THead", {"TR"}, NT_TEXT_LAYOUT_A_TABLE_HEAD},
    {"TBody", {"TR"}, NT_TEXT_LAYOUT_A_TABLE_BODY},
    {"TR", {"TH", "TD"}, NT_TEXT_LAYOUT_A_TABLE_ROW},
    {"L", {"LI"}, NT_TEXT_LAYOUT_A_LIST},
    {"LI", {"LBody"}, NT_TEXT_LAYOUT_A_LIST_ITEM},
    {"TOC", {"TOCI", "TOC"}, NT_TEXT_LAYOUT_A_CONTENTS},
    {"H1", {NULL}, NT_TEXT_LAYOUT_A_HEADING},
    {"H2", {NULL}, NT_TEXT_LAYOUT_A_HEADING},
    {"H3", {NULL}, NT_TEXT_LAYOUT_A_HEADING},
    {"H4", {NULL}, NT_TEXT_LAYOUT_A_HEADING},
    {"H5", {NULL}, NT_TEXT_LAYOUT_A_HEADING},
    {"TH", {NULL}, NT_TEXT_LAYOUT_A_CELL_HEAD},
    {"Link", {NULL}, NT_TEXT_LAYOUT_A_LINK},
    {"Note", {NULL}, NT_TEXT_LAYOUT_A_FOOTNOTE},
    {"Caption", {NULL}, NT_TEXT_LAYOUT_A_CAPTION},
    {"Figure", {NULL}, NT_TEXT_LAYOUT_A_FIGURE},
    {"Document", {NULL}, NT_TEXT_LAYOUT_A_DOCUMENT},
};

static bool holds(const judge *j, const nt_element *element, const demand *asked)
{
    if (!asked->children[0]) {
        return j->has_words[element->index];
    }
    for (const nt_element *child = element->first; child; child = child->next) {
        if (nt_utf8_is_one_of(child->type, asked->children)) {
            return true;
        }
    }
    return false;
}

static nt_status judge_element(judge *j, const nt_element *element)
{
    const char *const drawn[] = {"Figure", "Form", NULL};
    for (size_t i = 0; i < sizeof demands / sizeof *demands; i++) {
        NT_FAIL_IF(nt_same(demands[i].type, element->type) && !holds(j, element, &demands[i]),
                   j->err, NT_INVALID, place_of(element),
                   NT_MESSAGE_LAYOUT_NOTHING_IN_IT(.what = demands[i].name));
    }
    return nt_utf8_is_one_of(element->type, drawn) && (!element->alt || !*element->alt)
               ? nt_fail(j->err, NT_INVALID, place_of(element), NT_MESSAGE_LAYOUT_NO_ALTERNATIVE())
               : NT_OK;
}

nt_status nt_layout_judge(nt_arena *arena, const nt_pages *pages, nt_error *err)
{
    judge j = {.arena = arena,
               .pages = pages,
               .style = nt_layout_style(arena, pages->document),
               .has_words = nt_new_array(arena, bool, pages->element_count),
               .err = err};
    for (size_t i = 0; i < pages->page_count; i++) {
        /* Words first: they know their block, a rule only what stands before it. */
        NT_TRY(judge_marks(&j, &pages->pages[i], true));
        NT_TRY(judge_marks(&j, &pages->pages[i], false));
    }
    for (size_t i = 0; i < pages->element_count; i++) {
        NT_TRY(judge_element(&j, pages->elements[i]));
    }
    return NT_OK;
}
