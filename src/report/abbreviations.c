/* A list of abbreviations says those that stand in this edition: in words, tables and charts,
 * wherever the data bring them. Where none does it goes. */
#include <ctype.h>
#include <string.h>

#include "assemble.h"
#include "words/base.h"
#include "words/report.h"

/* Each is looked for in all of a report. */
enum { ABBREVIATIONS_MAX = 1000 };

typedef struct {
    const char *stem;      /* "KASN", and "H+" of "H+40" */
    bool is_numbered;      /* any number may follow */
    const nt_block *words; /* "KASN: Komisi Aparatur Sipil Negara." */
    bool stands;
} abbreviation;

typedef struct {
    abbreviation *items;
    size_t count;
} list;

/* --- where they stand --- */

static bool stands_in(const abbreviation *a, const char *text)
{
    size_t length = strlen(a->stem);
    for (const char *at = text; (at = strstr(at, a->stem)) != NULL; at++) {
        unsigned char before = at > text ? (unsigned char)at[-1] : ' ',
                      behind = (unsigned char)at[length];
        if (!isalnum(before) && (a->is_numbered ? isdigit(behind) : !isalnum(behind))) {
            return true;
        }
    }
    return false;
}

static void look_text(const list *all, const char *text)
{
    NT_EACH(abbreviation, a, all->items, all->count) {
        a->stands = a->stands || (text && stands_in(a, text));
    }
}

static void look_run(void *all, const nt_inline *run)
{
    look_text(all, run->text);
}

static void look_front(const list *all, const nt_front *front)
{
    const char *const texts[] = {front->title,     front->subtitle,       front->kicker,
                                 front->address,   front->classification, front->organisation,
                                 front->head_left, front->head_right,     front->foot_left};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        look_text(all, texts[i]);
    }
}

/* --- the list --- */

/* "ASN: aparatur sipil negara." as the author wrote it; no stem where it is something else. */
static abbreviation read_item(nt_arena *arena, const nt_block *item)
{
    const nt_block *words = item->child_count == 1 ? item->children[0] : NULL;
    bool is_text = words && words->kind == NT_BLOCK_PARAGRAPH && words->text.count;
    const char *text = is_text ? words->text.items[0].text : "", *colon = strstr(text, ": ");
    size_t length = colon ? (size_t)(colon - text) : 0, stem = length;
    while (stem > 1 && isdigit((unsigned char)text[stem - 1])) {
        stem--;
    }
    return (abbreviation){nt_arena_text(arena, text, stem), stem < length, words, false};
}

static list read_list(nt_arena *arena, const nt_block *block)
{
    const nt_block *items = block->child_count == 1 ? block->children[0] : NULL;
    list all = {0};
    if (items && items->kind == NT_BLOCK_LIST) {
        all.items = nt_new_array(arena, abbreviation, items->child_count);
        for (size_t i = 0; i < items->child_count; i++) {
            all.items[all.count] = read_item(arena, items->children[i]);
            all.count += *all.items[all.count].stem != '\0';
        }
        all.count = all.count == items->child_count ? all.count : 0;
    }
    return all;
}

/* Each is copied once: a thousand, joined one by one, were half a million. */
static nt_inlines join(nt_arena *arena, nt_inlines lead, const list *all)
{
    NT_VEC(nt_inline) runs = {.count = 0};
    NT_EACH(const nt_inline, run, lead.items, lead.count) {
        nt_vec_push(arena, &runs, *run);
    }
    NT_EACH(const abbreviation, a, all->items, all->count) {
        if (a->stands && runs.count) {
            nt_vec_push(arena, &runs, (nt_inline){.text = " "});
        }
        for (size_t i = 0; a->stands && i < a->words->text.count; i++) {
            nt_vec_push(arena, &runs, a->words->text.items[i]);
        }
    }
    return (nt_inlines){runs.items, runs.count};
}

void nt_report_abbreviations(nt_assembly *assembly, const nt_front *front, nt_blocks *blocks)
{
    nt_block *block = assembly->abbreviations;
    if (!block || assembly->status) {
        return;
    }
    list all = read_list(assembly->arena, block);
    if (!all.count) {
        nt_report_fail(assembly, block->place, NT_MESSAGE_REPORT_WHICH_ABBREVIATIONS());
    }
    if (all.count > ABBREVIATIONS_MAX) {
        nt_report_fail(assembly, block->place,
                       NT_MESSAGE_BASE_JSON_TOO_MANY(.found = (long long)all.count,
                                                     .most = ABBREVIATIONS_MAX));
        all.count = 0;
    }
    block->child_count = 0;
    look_front(&all, front);
    for (size_t i = 0; i < blocks->count; i++) {
        nt_report_visit(blocks->items[i], look_run, &all);
    }
    nt_inlines lead = block->text;
    block->text = join(assembly->arena, lead, &all);
    block->gone = block->text.count == lead.count;
    blocks->count =
        NT_PICK(blocks->items, i, blocks->count, blocks->items[i], !blocks->items[i]->gone);
}
