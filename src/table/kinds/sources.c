/* The sources of this edition; what is unknown of them is said. */
#include "draft.h"
#include "words/base.h"
#include "words/table.h"

/* A title leads to its address, which a line of a list has no room for. */
static void title_cell(nt_draft *draft, const nt_source *source)
{
    const char *title = *source->title ? source->title : source->url;
    nt_draft_run(
        draft,
        &(nt_inline){.text = *title ? title : nt_draft_say(draft, (nt_text)NT_TEXT_BASE_UNKNOWN),
                     .url = *source->url ? source->url : NULL,
                     .lang = *source->title ? source->language : NULL});
    nt_draft_cell(draft, 1);
}

static nt_status build(nt_draft *draft)
{
    draft->dense = true;
    const nt_published *published = draft->results->published;
    NT_EACH(const nt_source, source, published->sources, published->source_count) {
        nt_draft_count(draft, source->number);
        nt_draft_text(draft, source->publisher);
        title_cell(draft, source);
        nt_draft_day(draft, source->published_on);
        nt_draft_row(draft, NT_ROW_BODY);
    }
    return NT_OK;
}

const nt_table_kind nt_table_sources = {
    .id = "sources",
    .build = build,
    .caption = NT_TEXT_TABLE_LIST_OF_SOURCES,
    .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_SOURCE_NUMBER_PUBLISHER,
    .columns = {{NT_TEXT_TABLE_NO_NO, NT_ALIGN_RIGHT, 0},
                {NT_TEXT_TABLE_PUBLISHER, NT_ALIGN_LEFT, 0.8},
                {NT_TEXT_TABLE_TITLE, NT_ALIGN_LEFT, 2.4},
                {NT_TEXT_TABLE_PUBLISHED_ON, NT_ALIGN_LEFT, 0}}};
