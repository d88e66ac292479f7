/* The sources of this edition; what is unknown of them is said. */
#include "table.h"
#include "text/number.h"

static const nt_column_plan plan[] = {
    {{{"No.", "No."}}, NT_ALIGN_RIGHT, 0, true},
    {{{"Penerbit", "Publisher"}}, NT_ALIGN_LEFT, 0.8, false},
    {{{"Judul", "Title"}}, NT_ALIGN_LEFT, 2.4, false},
    {{{"Terbit", "Published"}}, NT_ALIGN_LEFT, 0, false},
};

/* The address belongs to the title: it leads there. */
static void title_cell(nt_draft *draft, const nt_source *source)
{
    const char *title =
        *source->title ? source->title : nt_report_word(NT_WORD_UNKNOWN, draft->lang);
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
    draft->caption = (nt_text){{"Daftar sumber", "List of sources"}};
    draft->summary =
        nt_report_say(draft,
                      "Satu baris untuk tiap sumber: nomor, penerbit, judul, alamat, dan hari "
                      "terbit.",
                      "One row for each source: number, publisher, title, address and day.");
    return NT_OK;
}

const nt_table_kind nt_table_sources = {"sources", "the sources", {NULL}, build};
