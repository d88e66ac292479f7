/* The cards of a report's charts: drawn beside the making of the report, as the charts on their own
 * are (renditions.c), with an arena and fonts of their own. */
#include <string.h>

#include "card/card.h"
#include "parts.h"
#include "places.h"
#include "task.h"

typedef struct nt_cards {
    nt_arena *arena;
    const nt_document *document;
    const char *font_folder;
    const nt_fonts *lent;
    NT_VEC(nt_companion) made;
    size_t count; /* pictures */
    nt_status status;
    nt_error error;
    nt_task task;
} nt_cards;

static void keep(nt_cards *c, const char *id, const char *ending, nt_bytes bytes)
{
    nt_companion one = {NT_FORMAT_CARD,
                        nt_arena_printf(c->arena, ".cards/%s%s", id, ending),
                        {nt_arena_text(c->arena, bytes.bytes, bytes.length), bytes.length}};
    nt_vec_push(c->arena, &c->made, one);
}

static nt_status draw_forms(nt_cards *c, const nt_card_request *request, nt_arena *passing)
{
    nt_sheet sheets[NT_CARD_FORMS];
    bool is_made[NT_CARD_FORMS];
    NT_TRY(nt_card_sheets(passing, request, sheets, is_made, &c->error));
    for (int form = 0; form < NT_CARD_FORMS; form++) {
        nt_bytes png;
        if (is_made[form]) {
            NT_TRY(nt_output_png(&sheets[form], &png, &c->error));
            keep(c, request->chart->id, nt_arena_printf(c->arena, "-%s.png", nt_card_names[form]),
                 png);
            c->count++;
        }
    }
    return NT_OK;
}

static nt_status draw_chart(nt_cards *c, const nt_chart *chart, const nt_fonts *fonts)
{
    const nt_card_request request = {&c->document->front, chart, fonts};
    nt_arena *passing = nt_arena_open();
    size_t before = c->count;
    nt_status status = draw_forms(c, &request, passing);
    if (!status && c->count > before) {
        const char *text = nt_card_text(passing, &request);
        keep(c, chart->id, ".txt", (nt_bytes){text, strlen(text)});
    }
    nt_arena_close(passing);
    return status;
}

static void *work(void *argument)
{
    nt_cards *c = argument;
    nt_fonts *own = NULL;
    c->status = c->lent ? NT_OK : nt_text_fonts_open(c->font_folder, &own, &c->error);
    for (size_t i = 0; i < c->document->chart_count && !c->status; i++) {
        c->status = draw_chart(c, c->document->charts[i], own ? own : c->lent);
    }
    nt_text_fonts_close(own);
    return NULL;
}

void nt_cards_start(nt_product *p, const nt_fonts *lent)
{
    nt_arena *arena = nt_arena_open();
    p->cards = nt_new(arena, nt_cards);
    *p->cards = (nt_cards){.arena = arena,
                           .document = p->document,
                           .font_folder = nt_arena_string(arena, nt_places_fonts(arena)),
                           .lent = lent};
    p->cards->task = nt_task_start(work, p->cards);
}

nt_status nt_cards_join(nt_product *p, nt_error *err)
{
    nt_cards *c = p->cards;
    nt_task_join(&c->task);
    if (c->status) {
        *err = c->error;
        return c->status;
    }
    NT_EACH(const nt_companion, one, c->made.items, c->made.count) {
        nt_vec_push(p->arena, &p->companions, *one);
    }
    p->card_count = c->count;
    return NT_OK;
}

void nt_cards_close(nt_product *p)
{
    if (p->cards) {
        nt_task_join(&p->cards->task);
        nt_arena_close(p->cards->arena);
        p->cards = NULL;
    }
}
