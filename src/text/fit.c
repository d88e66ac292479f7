#include "fit.h"

#include <assert.h>
#include <math.h>

#include "codes.h"

/* Widths are sums of floats: a line as wide as nt_text_width() says must fit. */
static const double grace_pt = 1e-3;

static double room_pt(size_t from, const line_rule *rule)
{
    return from == 0 ? rule->first_width_pt : rule->width_pt;
}

double fit_slack_pt(const line_ends *ends, size_t from, size_t to, const line_rule *rule)
{
    double used = ends->items[to].edge_pt - ends->items[from].next_pt;
    return room_pt(from, rule) + grace_pt - (used > 0 ? used : 0);
}

bool fit_is_beyond(const line_ends *ends, size_t from, size_t to, const line_rule *rule)
{
    return ends->items[to].text_edge_pt - ends->items[from].next_pt >
           room_pt(from, rule) + grace_pt;
}

/* Behind these a break hurts least: those of an address, and a space that should not break. */
static bool is_joint(uint32_t code)
{
    return code == '/' || code == '.' || code == '-' || code == '_' || code == '=' || code == '&' ||
           code == NO_BREAK_SPACE;
}

static bool fits(const letters *row, size_t first, size_t end, double room)
{
    return letters_edge_pt(row, first, end) - row->x_pt[first] <= room + grace_pt;
}

/* Parts [first, end), which holds no break inside and is wider than the line. */
static void part(letters *row, size_t first, size_t end, double room)
{
    size_t start = first;
    for (size_t i = first; i < end; i++) {
        bool last = i + 1 == end;
        if (!last && !is_joint(row->glyphs[i].code_point)) {
            continue;
        }
        bool whole = fits(row, start, i + 1, room);
        for (size_t j = start; j < i && !whole; j++) {
            row->breaks[j] = BREAK_ANY;
        }
        if (!last) {
            row->breaks[i] = BREAK_HURT;
        }
        start = i + 1;
    }
}

static double hyphen_pt(const letters *row, size_t at)
{
    return (double)row->hyphens[row->span_of[at]].natural_pt;
}

/* Sees to it that what stands between two breaks fits into a line. */
static void relieve(letters *row, const line_rule *rule)
{
    size_t first = 0;
    for (size_t i = 0; i < row->count; i++) {
        if (row->breaks[i] == BREAK_NONE) {
            continue;
        }
        double room = first == 0 ? rule->first_width_pt : rule->width_pt;
        size_t end = letters_visible_end(row, first, i + 1);
        if (!fits(row, first, end, room)) {
            /* What begins in the first line goes on in the others. */
            part(row, first, end, fmin(room, rule->width_pt));
        }
        if (break_adds_hyphen(row->breaks[i]) && !fits(row, first, end, room - hyphen_pt(row, i))) {
            row->breaks[i] = BREAK_ANY;
        }
        first = i + 1;
    }
}

static line_end end_behind(const letters *row, size_t first, size_t at)
{
    break_kind kind = row->breaks[at];
    bool adds = break_adds_hyphen(kind);
    double edge = letters_edge_pt(row, first, at + 1);
    return (line_end){
        .end = at + 1,
        .kind = kind,
        .next_pt = row->x_pt[at + 1],
        .text_edge_pt = edge,
        .edge_pt = edge + (adds ? hyphen_pt(row, at) : 0),
        .hyphen = adds || row->glyphs[at].code_point == '-' || row->glyphs[at].code_point == HYPHEN,
    };
}

line_ends fit_line_ends(nt_arena *arena, letters *row, const line_rule *rule)
{
    relieve(row, rule);
    size_t count = 1 + NT_SUM(size_t, i, row->count, row->breaks[i] != BREAK_NONE);
    line_end *items = nt_new_array(arena, line_end, count);
    size_t used = 0, first = 0;
    items[used++] = (line_end){.kind = BREAK_FORCED};
    for (size_t i = 0; i < row->count; i++) {
        if (row->breaks[i] != BREAK_NONE) {
            items[used++] = end_behind(row, first, i);
            first = i + 1;
        }
    }
    assert(used == count);
    return (line_ends){items, count};
}
