#include "plan.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "words/pdf.h"

enum { CODE_POINTS = 0x10000, ZERO_WIDTH_SPACE = 0x200B };

static nt_status plan_font(nt_arena *arena, const nt_pdf_request *request, size_t id,
                           nt_face_plan *font, nt_error *err)
{
    NT_TRY(nt_pdf_sfnt_open(nt_text_font(request->fonts, id), &font->font, err));
    font->used = true;
    font->glyphs = nt_new_array(arena, uint16_t, CODE_POINTS);
    return NT_OK;
}

/* `has_none`: no glyph, else one character too many of those with several. */
static nt_status fail_character(uint32_t code_point, bool has_none, nt_error *err)
{
    char text[5] = {0}, code[16];
    nt_utf8_put(code_point, text);
    snprintf(code, sizeof code, "U+%04X", (unsigned)code_point);
    return nt_fail(err, NT_INVALID, nt_nowhere,
                   has_none ? NT_MESSAGE_PDF_NO_GLYPH(.code = code, .character = text)
                            : NT_MESSAGE_PDF_ONE_GLYPH_TOO_MANY(.code = code, .character = text));
}

static bool names_itself(const nt_face_plan *font, uint16_t glyph, const uint32_t *text,
                         size_t count)
{
    bool plain = count == 1 && text[0] < CODE_POINTS &&
                 !(text[0] >= NT_PRIVATE_FIRST && text[0] <= NT_PRIVATE_LAST);
    return plain && (!font->glyphs[text[0]] || font->glyphs[text[0]] == glyph);
}

static size_t find_named(const nt_face_plan *font, uint16_t glyph, const uint32_t *text,
                         size_t count)
{
    size_t at = 0;
    for (; at < font->named.count; at++) {
        const nt_named_glyph *named = &font->named.items[at];
        if (named->glyph == glyph && named->count == count &&
            memcmp(named->text, text, count * sizeof *text) == 0) {
            break;
        }
    }
    return at;
}

uint32_t nt_pdf_code(const nt_face_plan *font, uint16_t glyph, const uint32_t *text, size_t count)
{
    return names_itself(font, glyph, text, count)
               ? text[0]
               : NT_PRIVATE_FIRST + (uint32_t)find_named(font, glyph, text, count);
}

static nt_status plan_glyph(nt_arena *arena, nt_face_plan *font, uint16_t glyph,
                            const uint32_t *text, size_t count, nt_error *err)
{
    if (glyph == 0 || glyph >= font->font.glyph_count) {
        return fail_character(text[0], true, err);
    }
    if (!names_itself(font, glyph, text, count) &&
        find_named(font, glyph, text, count) == font->named.count) {
        nt_named_glyph named = {glyph, nt_arena_copy(arena, text, count * sizeof *text), count};
        nt_vec_push(arena, &font->named, named);
    }
    uint32_t code = nt_pdf_code(font, glyph, text, count);
    if (font->named.count > NT_PRIVATE_LAST - NT_PRIVATE_FIRST) {
        return fail_character(text[0], false, err);
    }
    font->glyphs[code] = glyph;
    font->highest = code > font->highest ? code : font->highest;
    return NT_OK;
}

/* What a drawn glyph stands for; one that only adds to the glyph before it is a blank without width
 * to a reader. */
size_t nt_pdf_text_of(const nt_run *run, const nt_drawn_glyph *glyph,
                      uint32_t out[static NT_CLUSTER_MAX])
{
    size_t count = 0;
    for (; count < glyph->count && count < NT_CLUSTER_MAX; count++) {
        out[count] = run->glyphs[glyph->first + count].code_point;
    }
    if (!count) {
        out[count++] = ZERO_WIDTH_SPACE;
    }
    return count;
}

/* Readers put letters that run from right to left in order by where they stand, and turn around
 * what one glyph says: where one is drawn for several (lam and alef), each of the others is an
 * empty glyph at its left, too near to be seen. */
static void part_ligatures(nt_arena *arena, const nt_fonts *fonts, const nt_run *run,
                           nt_drawn_part *part)
{
    const double near_em = 0.01;
    uint16_t empty = (uint16_t)nt_text_glyph(fonts, part->font, ZERO_WIDTH_SPACE);
    nt_drawn_glyph *parted =
        nt_new_array(arena, nt_drawn_glyph, part->count + part->end - part->first);
    size_t count = 0;
    for (size_t i = 0; i < part->count; i++) {
        nt_drawn_glyph glyph = part->glyphs[i];
        for (; empty && glyph.count > 1; glyph.count--) {
            nt_drawn_glyph other = {empty, glyph.font, glyph.x_pt, 0, 0, 1};
            other.x_pt -= (float)((double)(glyph.count - 1) * near_em * run->size_pt);
            other.first = glyph.first + glyph.count - 1;
            parted[count++] = other;
        }
        parted[count++] = glyph;
    }
    part->glyphs = parted;
    part->count = count;
}

const nt_drawn_part *nt_pdf_parts(nt_arena *arena, const nt_fonts *fonts, const nt_run *run,
                                  size_t *count)
{
    const nt_drawn_part *drawn = nt_text_draw(arena, fonts, run, count);
    nt_drawn_part *parts = nt_arena_copy(arena, drawn, *count * sizeof *drawn);
    for (size_t i = 0; i < *count; i++) {
        if (parts[i].right_to_left) {
            part_ligatures(arena, fonts, run, &parts[i]);
        }
    }
    return parts;
}

static nt_status plan_font_once(nt_arena *arena, const nt_pdf_request *request, size_t id,
                                nt_plan *plan, bool used[static NT_FONT_COUNT], nt_error *err)
{
    used[id] = true;
    return plan->font[id].used ? NT_OK : plan_font(arena, request, id, &plan->font[id], err);
}

static nt_status plan_drawn(nt_arena *arena, const nt_pdf_request *request, const nt_run *run,
                            nt_plan *plan, bool used[static NT_FONT_COUNT], nt_error *err)
{
    size_t count;
    const nt_drawn_part *parts = nt_pdf_parts(arena, request->fonts, run, &count);
    for (size_t p = 0; p < count; p++) {
        nt_face_plan *font = &plan->font[parts[p].font];
        NT_TRY(plan_font_once(arena, request, parts[p].font, plan, used, err));
        for (size_t i = 0; i < parts[p].count; i++) {
            uint32_t text[NT_CLUSTER_MAX];
            size_t length = nt_pdf_text_of(run, &parts[p].glyphs[i], text);
            NT_TRY(plan_glyph(arena, font, parts[p].glyphs[i].glyph, text, length, err));
        }
    }
    return NT_OK;
}

nt_status nt_pdf_plan_run(nt_arena *arena, const nt_pdf_request *request, const nt_run *run,
                          nt_plan *plan, bool used[static NT_FONT_COUNT], nt_error *err)
{
    if (!nt_run_is_plain(run)) {
        return plan_drawn(arena, request, run, plan, used, err);
    }
    NT_EACH(const nt_glyph, glyph, run->glyphs, run->count) {
        NT_TRY(plan_font_once(arena, request, glyph->font, plan, used, err));
        NT_TRY(
            plan_glyph(arena, &plan->font[glyph->font], glyph->glyph, &glyph->code_point, 1, err));
    }
    return NT_OK;
}

/* Marks come in rising sequence: the first one to touch an element is its earliest. */
static void touch(nt_plan *plan, const nt_element *element, size_t sequence)
{
    for (; element && plan->element[element->index].first_sequence == SIZE_MAX;
         element = element->parent) {
        plan->element[element->index].first_sequence = sequence;
    }
}

static void add_kid(nt_arena *arena, nt_plan *plan, const nt_element *element, nt_kid kid)
{
    nt_element_plan *owner = &plan->element[element->index];
    nt_kid *copy = nt_arena_copy(arena, &kid, sizeof kid);
    if (owner->last) {
        owner->last->next = copy;
    } else {
        owner->first = copy;
    }
    owner->last = copy;
}

static void plan_link(nt_arena *arena, nt_plan *plan, const nt_mark *mark, size_t page,
                      size_t sequence)
{
    assert(mark->element);
    nt_kid kid = {.sequence = sequence, .page = page, .mcid = -1, .link = plan->links.count};
    nt_vec_push(arena, &plan->links, ((nt_link){mark, page}));
    add_kid(arena, plan, mark->element, kid);
    plan->element[mark->element->index].has_link = mark->kind == NT_MARK_LINK;
    touch(plan, mark->element, sequence);
    plan->page[page].link_count++;
}

/* Opens a section for the mark unless the last one goes on. */
static void plan_section(nt_arena *arena, nt_plan *plan, size_t page, size_t index, size_t sequence)
{
    nt_page_plan *p = &plan->page[page];
    const nt_mark *mark = &plan->pages->pages[page].marks[index];
    nt_section *last = p->sections.count ? &p->sections.items[p->sections.count - 1] : NULL;
    if (last && last->element == mark->element &&
        (mark->element || last->artifact == mark->artifact)) {
        last->count = index + 1 - last->first;
        return;
    }
    nt_section section = {mark->element, mark->artifact, index, 1, -1};
    if (mark->element) {
        section.mcid = (int)p->owners.count;
        nt_vec_push(arena, &p->owners, mark->element);
        nt_kid kid = {.sequence = sequence, .page = page, .mcid = section.mcid};
        add_kid(arena, plan, mark->element, kid);
        touch(plan, mark->element, sequence);
    }
    nt_vec_push(arena, &p->sections, section);
}

static void plan_chart(nt_arena *arena, nt_plan *plan, nt_page_plan *page, const nt_mark *mark)
{
    assert(mark->chart < plan->pages->drawing_count + (plan->pages->logo != NULL));
    if (!NT_ANY(i, page->charts.count, page->charts.items[i] == mark->chart)) {
        nt_vec_push(arena, &page->charts, mark->chart);
    }
    plan->chart_figure[mark->chart] = mark->element;
}

static nt_status plan_page(nt_arena *arena, const nt_pdf_request *request, size_t page,
                           size_t *sequence, nt_plan *plan, nt_error *err)
{
    const nt_page *source = &plan->pages->pages[page];
    nt_page_plan *p = &plan->page[page];
    p->first_link = plan->links.count;
    for (size_t i = 0; i < source->mark_count; i++, ++*sequence) {
        const nt_mark *mark = &source->marks[i];
        if (mark->kind == NT_MARK_LINK || mark->kind == NT_MARK_FIELD) {
            plan_link(arena, plan, mark, page, *sequence);
        } else {
            plan_section(arena, plan, page, i, *sequence);
        }
        if (mark->kind == NT_MARK_CHART) {
            plan_chart(arena, plan, p, mark);
        }
        if (mark->run.count) {
            NT_TRY(nt_pdf_plan_run(arena, request, &mark->run, plan, p->fonts, err));
        }
    }
    return NT_OK;
}

static nt_status plan_plots(nt_arena *arena, const nt_pdf_request *request, nt_plan *plan,
                            nt_error *err)
{
    for (size_t i = 0; i < plan->pages->drawing_count; i++) {
        const nt_canvas *canvas = &request->plots[i].canvas;
        NT_EACH(const nt_drawn, drawn, canvas->marks.items, canvas->marks.count) {
            NT_TRY(nt_pdf_plan_run(arena, request, &drawn->run, plan, plan->plot_fonts[i], err));
        }
    }
    return NT_OK;
}

nt_status nt_pdf_plan(nt_arena *arena, const nt_pdf_request *request, nt_plan *out, nt_error *err)
{
    const nt_pages *pages = request->pages;
    nt_plan plan = {
        .pages = pages,
        .fonts = request->fonts,
        .page = nt_new_array(arena, nt_page_plan, pages->page_count),
        .element = nt_new_array(arena, nt_element_plan, pages->element_count),
        .plot_fonts = nt_arena_alloc(arena, (pages->drawing_count + 1) * sizeof *plan.plot_fonts),
        .chart_figure = nt_new_array(arena, const nt_element *, pages->drawing_count + 1)};
    for (size_t i = 0; i < pages->element_count; i++) {
        assert(pages->elements[i]->index == i);
        plan.element[i].first_sequence = SIZE_MAX;
    }
    size_t sequence = 0;
    for (size_t page = 0; page < pages->page_count; page++) {
        NT_TRY(plan_page(arena, request, page, &sequence, &plan, err));
    }
    NT_TRY(plan_plots(arena, request, &plan, err));
    *out = plan;
    return NT_OK;
}
