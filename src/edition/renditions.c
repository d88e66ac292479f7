#include "edition/renditions.h"

#include "task.h"

struct nt_renditions {
    nt_arena *arena;
    const nt_chart *const *charts;
    size_t chart_count;
    const char *font_folder;
    const nt_fonts *lent;
    nt_rendition *items;
    size_t count;
    nt_status status;
    nt_error error;
    nt_task task;
};

static const nt_chart_format formats[] = {NT_CHART_SVG, NT_CHART_PDF, NT_CHART_PNG};
static const char *const endings[] = {"svg", "pdf", "png"};
enum { FORMS = sizeof formats / sizeof *formats };

static nt_status draw_all(nt_renditions *r, const nt_fonts *fonts)
{
    nt_status status = NT_OK;
    for (size_t i = 0; !status && i < r->chart_count; i++) {
        nt_bytes bytes[FORMS] = {0};
        status = nt_chart_render(r->arena, r->charts[i], formats, FORMS, fonts, bytes, &r->error);
        for (size_t f = 0; f < FORMS; f++) {
            r->items[i * FORMS + f] = (nt_rendition){r->charts[i], endings[f], bytes[f]};
        }
    }
    return status;
}

static void *work(void *argument)
{
    nt_renditions *r = argument;
    nt_fonts *fonts;
    if (r->lent) {
        r->status = draw_all(r, r->lent);
        return NULL;
    }
    r->status = nt_text_fonts_open(r->font_folder, &fonts, &r->error);
    if (!r->status) {
        r->status = draw_all(r, fonts);
        nt_text_fonts_close(fonts);
    }
    return NULL;
}

nt_renditions *nt_renditions_start(const nt_chart *const *charts, size_t count,
                                   const char *font_folder, const nt_fonts *lent)
{
    nt_arena *arena = nt_arena_open();
    nt_renditions *r = nt_new(arena, nt_renditions);
    *r = (nt_renditions){.arena = arena,
                         .charts = charts,
                         .chart_count = count,
                         .font_folder = nt_arena_string(arena, font_folder),
                         .lent = lent,
                         .items = nt_new_array(arena, nt_rendition, count * FORMS + 1),
                         .count = count * FORMS};
    r->task = nt_task_start(work, r);
    return r;
}

nt_status nt_renditions_join(nt_renditions *r, const nt_rendition **out, size_t *count,
                             nt_error *err)
{
    nt_task_join(&r->task);
    if (r->status) {
        *err = r->error;
        return r->status;
    }
    *out = r->items;
    *count = r->count;
    return NT_OK;
}

void nt_renditions_close(nt_renditions *r)
{
    if (r) {
        nt_task_join(&r->task);
        nt_arena_close(r->arena);
    }
}
