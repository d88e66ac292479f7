/* What an edition says of itself last: its fingerprint, and where the office tells it, also as a
 * QR code. */
#include <string.h>

#include "edition/fingerprint.h"
#include "parts.h"
#include "words/edition.h"

static nt_block *paragraph(nt_arena *arena, nt_place place, const nt_inline *runs, size_t count)
{
    nt_block *block = nt_new(arena, nt_block);
    block->kind = NT_BLOCK_PARAGRAPH;
    block->place = place;
    block->text = (nt_inlines){nt_arena_copy(arena, runs, count * sizeof *runs), count};
    return block;
}

/* The words around a slot, and what stands in it between them. */
static const nt_block *with_address(nt_arena *arena, nt_place place, nt_text words, nt_lang lang,
                                    const char *address)
{
    const char *all = words.in[lang], *slot = strstr(all, "{0}");
    const nt_inline runs[] = {{.text = nt_arena_text(arena, all, (size_t)(slot - all))},
                              {.text = address, .url = address},
                              {.text = slot + strlen("{0}")}};
    return paragraph(arena, place, runs, sizeof runs / sizeof *runs);
}

/* Where the office tells it; NULL: it does not say. */
static nt_status address_of(const nt_run_state *run, const nt_product *p, const char *fingerprint,
                            const char **out, nt_error *err)
{
    const nt_office *office = p->document->front.office;
    const nt_front *front = &p->document->front;
    char day[11];
    *out = NULL;
    if (!office || !*office->address) {
        return NT_OK;
    }
    nt_date_format_iso(front->date, day);
    const nt_office_edition of = {.fingerprint = fingerprint,
                                  .report = run->template->name,
                                  .edition = nt_date_known(front->date) ? day : "",
                                  .language = nt_lang_codes[front->lang]};
    return nt_office_address(p->arena, office, &of, out, err);
}

static nt_status make_code(const nt_product *p, const char *address, nt_block *block, nt_error *err)
{
    nt_status status = nt_qr_make(p->arena, address, &block->code, err);
    if (status == NT_INVALID) {
        return nt_fail_again(err, p->document->front.office->address_place, err);
    }
    block->code_words = nt_message_kept(p->arena, NT_MESSAGE_EDITION_QR_CODE(.address = address))
                            ->in[p->document->front.lang];
    return status;
}

nt_status nt_imprint_add(const nt_run_state *run, nt_product *p, nt_error *err)
{
    nt_lang lang = p->document->front.lang;
    nt_arena *arena = p->arena;
    nt_file_sum *sums = nt_new_array(arena, nt_file_sum, p->attachment_count + 1);
    for (size_t i = 0; i < p->attachment_count; i++) {
        const nt_attachment *one = &p->attachments[i];
        const nt_shared_file *shared = nt_carried_shared(run, one->bytes);
        sums[i] =
            (nt_file_sum){one->name, shared ? shared->sha512 : nt_bag_sha512(arena, one->bytes)};
    }
    p->sums = sums;
    const char *fingerprint = nt_fingerprint_of(arena, sums, p->attachment_count), *address;
    NT_TRY(address_of(run, p, fingerprint, &address, err));
    nt_block *block = nt_new(arena, nt_block);
    const nt_block **children = nt_new_array(arena, const nt_block *, 2);
    const nt_place place = nt_place_in(run->folder);
    *block = (nt_block){
        .kind = NT_BLOCK_FINGERPRINT, .place = place, .children = children, .child_count = 2};
    const nt_inline lead[] = {{.text = ((nt_text)NT_TEXT_EDITION_FINGERPRINT_OF_EDITION).in[lang]},
                              {.text = "\u00A0"},
                              {.text = fingerprint, .style = NT_STYLE_SEMIBOLD}};
    const nt_inline advice = {.text = ((nt_text)NT_TEXT_EDITION_COMPARE_WITH_OFFICE).in[lang]};
    children[0] = paragraph(arena, place, lead, sizeof lead / sizeof *lead);
    children[1] = address ? with_address(arena, place, (nt_text)NT_TEXT_EDITION_COMPARE_AT_ADDRESS,
                                         lang, address)
                          : paragraph(arena, place, &advice, 1);
    NT_TRY(address ? make_code(p, address, block, err) : NT_OK);
    nt_document *document = nt_arena_copy(arena, p->document, sizeof *document);
    const nt_block **blocks = nt_new_array(arena, const nt_block *, document->block_count + 1);
    for (size_t i = 0; i < document->block_count; i++) { /* a body may be empty */
        blocks[i] = document->blocks[i];
    }
    blocks[document->block_count++] = block;
    document->blocks = blocks;
    p->document = document;
    return NT_OK;
}
