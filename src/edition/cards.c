/* The cards of a report's charts. */
#include <string.h>

#include "card/card.h"
#include "parts.h"

static void keep(nt_beside *c, const char *id, const char *ending, nt_bytes bytes)
{
    const nt_bytes kept = nt_bytes_copy(c->arena, bytes);
    nt_beside_keep(c, NT_FORMAT_CARD, nt_arena_printf(c->arena, ".cards/%s%s", id, ending), kept);
}

static nt_status draw_forms(nt_beside *c, const nt_card_request *request, nt_arena *passing,
                            nt_error *err)
{
    nt_sheet sheets[NT_CARD_FORMS];
    bool is_made[NT_CARD_FORMS];
    NT_TRY(nt_card_sheets(passing, request, sheets, is_made, err));
    for (int form = 0; form < NT_CARD_FORMS; form++) {
        nt_bytes png;
        if (is_made[form]) {
            NT_TRY(nt_output_png(&sheets[form], &png, err));
            keep(c, request->chart->id, nt_arena_printf(c->arena, "-%s.png", nt_card_names[form]),
                 png);
            c->count++;
        }
    }
    return NT_OK;
}

static nt_status draw_chart(nt_beside *c, const nt_chart *chart, const nt_fonts *fonts,
                            nt_error *err)
{
    const nt_card_request request = {&c->product->document->front, chart, fonts};
    NT_PASSING_ARENA(passing);
    size_t before = c->count;
    NT_TRY(draw_forms(c, &request, passing, err));
    if (c->count > before) {
        const char *text = nt_card_text(passing, &request);
        keep(c, chart->id, ".txt", (nt_bytes){text, strlen(text)});
    }
    return NT_OK;
}

nt_status nt_cards_draw(void *who, nt_error *err)
{
    nt_beside *c = who;
    const nt_document *document = c->product->document;
    const nt_fonts *lent = c->run->card_fonts;
    nt_fonts *own = NULL;
    nt_status status = lent ? NT_OK : nt_text_fonts_open(nt_places_fonts(c->arena), &own, err);
    for (size_t i = 0; i < document->chart_count && !status; i++) {
        status = draw_chart(c, document->charts[i], own ? own : lent, err);
    }
    nt_text_fonts_close(own);
    return status;
}
