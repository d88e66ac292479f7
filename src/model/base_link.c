/* What a figure is a share or a part of. Each draft has one base at most, so the links form chains,
 * and a chain that meets itself is a circle. */
#include "base/shown.h"
#include "draft.h"
#include "words/model.h"

enum { SHOWN_STEPS = 4 };

static void find_bases(nt_drafts *drafts)
{
    nt_map ids = nt_map_open(drafts->arena);
    for (size_t i = 0; i < drafts->count; i++) {
        const char *id = drafts->drafts[i].figure.id;
        nt_map_keep(&ids, id, *id ? i : NT_NO_DRAFT);
    }
    for (size_t i = 0; i < drafts->count; i++) {
        drafts->drafts[i].base = nt_map_find(&ids, drafts->drafts[i].base_id);
    }
}

/* "a" -> "b" -> "a" */
static const char *circle_in(const nt_drafts *drafts, size_t first, nt_lang lang)
{
    nt_buffer text = nt_buffer_open(drafts->arena);
    size_t at = first;
    for (int shown = 0; shown == 0 || (at != first && shown < SHOWN_STEPS); shown++) {
        nt_buffer_printf(&text, "%s -> ",
                         nt_quoted(drafts->arena, drafts->drafts[at].figure.id).in[lang]);
        at = drafts->drafts[at].base;
    }
    nt_buffer_puts(&text, at == first ? "" : "... -> ");
    nt_buffer_puts(&text, nt_quoted(drafts->arena, drafts->drafts[first].figure.id).in[lang]);
    return nt_buffer_text(&text);
}

static nt_text circle_text(const nt_drafts *drafts, size_t first)
{
    nt_text circle;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        circle.in[lang] = circle_in(drafts, first, lang);
    }
    return circle;
}

static void report_circle(nt_drafts *drafts, size_t first)
{
    size_t at = first;
    do {
        nt_figure_draft *draft = &drafts->drafts[at];
        nt_problems_add(drafts->problems, NT_SEVERITY_ERROR, draft->base_place, "circular-base",
                        NT_MESSAGE_MODEL_CIRCULAR_BASES(.circle = circle_text(drafts, at)));
        at = draft->base;
    } while (at != first);
}

static void cut_circle(nt_drafts *drafts, size_t first)
{
    for (size_t at = first; at != NT_NO_DRAFT;) {
        size_t next = drafts->drafts[at].base;
        drafts->drafts[at].base = NT_NO_DRAFT;
        at = next;
    }
}

void nt_model_link_bases(nt_drafts *drafts)
{
    find_bases(drafts);
    /* The walk that first met a draft, counted from 1: meeting it again in the same walk closes a
     * circle, in a later walk it leads where that one led. */
    size_t *walk_of = nt_new_array(drafts->arena, size_t, drafts->count + 1);
    for (size_t i = 0; i < drafts->count; i++) {
        size_t at = i;
        while (at != NT_NO_DRAFT && !walk_of[at]) {
            walk_of[at] = i + 1;
            at = drafts->drafts[at].base;
        }
        if (at != NT_NO_DRAFT && walk_of[at] == i + 1) {
            report_circle(drafts, at);
            cut_circle(drafts, at);
        }
    }
}
