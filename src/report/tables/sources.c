/* The sources of this edition; what is unknown of them is said. */
#include "table.h"
#include "text/number.h"
#include "words/base.h"
#include "words/report.h"

static const nt_column_plan plan[] = {
    {NT_TEXT_REPORT_NO_NO, NT_ALIGN_RIGHT, 0, true},
    {NT_TEXT_REPORT_PUBLISHER, NT_ALIGN_LEFT, 0.8, false},
    {NT_TEXT_REPORT_TITLE, NT_ALIGN_LEFT, 2.4, false},
    {NT_TEXT_REPORT_PUBLISHED_ON, NT_ALIGN_LEFT, 0, false},
};

/* The address belongs to the title: it leads there. */
static void title_cell(nt_draft *draft, const nt_source *source)
{
    const char *title =
        *source->title ? source->title : nt_report_say(draft, (nt_text)NT_TEXT_BASE_UNKNOWN);
    nt_report_draft_run(draft, &(nt_inline){.text = title});
    if (*source->url) {
        nt_report_draft_run(draft, &(nt_inline){.text = "\n"});
        nt_report_draft_run(draft, &(nt_inline){.text = source->url, .url = source->url});
    }
    nt_report_draft_cell(draft, 1);
}

static nt_status build(nt_draft *draft, nt_error *err)
{
    (void)err;
    const nt_published *published = draft->results->published;
    nt_report_draft_columns(draft, plan, sizeof plan / sizeof *plan);
    for (size_t i = 0; i < published->source_count; i++) {
        const nt_source *source = &published->sources[i];
        nt_report_draft_text(draft, nt_arena_printf(draft->arena, "%zu", source->number));
        nt_report_draft_text(draft, source->publisher);
        title_cell(draft, source);
        nt_report_draft_text(
            draft, nt_date_known(source->published_on)
                       ? nt_text_date_short(draft->arena, draft->lang, source->published_on)
                       : NULL);
        nt_report_draft_row(draft, NT_ROW_BODY);
    }
    draft->caption = (nt_text)NT_TEXT_REPORT_LIST_OF_SOURCES;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_SOURCE_NUMBER_PUBLISHER);
    return NT_OK;
}

const nt_table_kind nt_table_sources = {"sources", {NULL}, build};
