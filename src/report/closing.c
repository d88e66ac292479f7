/* What an office says below a report: who signs it, and whom to ask. */
#include "assemble.h"
#include "words/report.h"

static nt_block *block_of(nt_assembly *a, nt_block_kind kind)
{
    nt_block *block = nt_new(a->arena, nt_block);
    block->kind = kind;
    block->place = nt_place_in(a->tpl->about.office->path);
    return block;
}

static nt_block *paragraph(nt_assembly *a, const char *lead, const char *text)
{
    nt_block *block = block_of(a, NT_BLOCK_PARAGRAPH);
    nt_inline *runs = nt_new_array(a->arena, nt_inline, 2);
    size_t count = 0;
    if (*lead) {
        runs[count++] = (nt_inline){.text = lead, .style = NT_STYLE_SEMIBOLD};
    }
    runs[count++] = (nt_inline){.text = text};
    block->text = (nt_inlines){runs, count};
    return block;
}

/* "Jakarta, 25 Maret 2024 / Kepala Biro … / name", at the right. */
static void sign(nt_assembly *a, const nt_office *office, const char *place_and_date,
                 nt_blocks *out)
{
    const char *const texts[] = {place_and_date, office->signs_as, office->signs};
    nt_block *block = block_of(a, NT_BLOCK_SIGNATURE);
    const nt_block **children = nt_new_array(a->arena, const nt_block *, 3);
    for (size_t i = 0; i < 3; i++) {
        bool last = i == 2;
        if (*texts[i]) {
            children[block->child_count++] = paragraph(a, "", texts[i]);
        } else if (last) {
            children[block->child_count++] = block_of(a, NT_BLOCK_PARAGRAPH);
        }
    }
    block->children = children;
    nt_vec_push(a->arena, out, block);
}

void nt_report_close(nt_assembly *a, const char *place_and_date, nt_blocks *out)
{
    const nt_office *office = a->tpl->about.office;
    if (office && *office->signs_as) {
        sign(a, office, place_and_date, out);
    }
    if (office && *office->contact) {
        const char *lead = nt_arena_printf(
            a->arena, "%s ", ((nt_text)NT_TEXT_REPORT_CONTACT).in[a->tpl->about.lang]);
        nt_vec_push(a->arena, out, paragraph(a, lead, office->contact));
    }
}
