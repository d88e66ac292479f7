#include "pdf/signature.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "finish.h"
#include "text/number.h"
#include "words/layout.h"
#include "words/pdf.h"

enum { DAY = 86400, HOUR = 3600, MINUTE = 60 };

/* A file being signed. */
typedef struct {
    nt_arena *arena;
    const nt_signature_request *request;
    nt_reader reader;
    nt_pdf_revision before;
    nt_plan plan;
    nt_pdf_request fonts;
    nt_finish finish; /* its file is the update */
    nt_pdf_item form, field;
    bool has_form, has_field;
} signing;

static nt_pdf_item get(signing *s, nt_pdf_item dictionary, const char *key)
{
    return nt_reader_get(&s->reader, dictionary, key);
}

/* The dictionary anew, without `keys`, which are put otherwise. One that stands in another has no
 * number under which it could be replaced; netra writes none so. */
static nt_object replace(signing *s, nt_pdf_item object, const char *const *keys)
{
    if (!object.object) {
        s->reader.failure = (nt_text)NT_TEXT_PDF_NO_OBJECT;
        return nt_pdf_dictionary(&s->finish.file);
    }
    return nt_pdf_replacement(&s->finish.file, object.object,
                              nt_item_syntax(s->arena, nt_item_without(s->arena, object, keys)));
}

/* Where the last cross-references begin: the number behind the last "startxref". */
static size_t last_cross_references(nt_bytes bytes)
{
    static const char word[] = "startxref";
    for (size_t at = bytes.length; at >= sizeof word; at--) {
        if (memcmp(bytes.bytes + at - sizeof word, word, sizeof word - 1) == 0) {
            return (size_t)strtoull(bytes.bytes + at - 1, NULL, 10);
        }
    }
    return 0;
}

static void read_revision(signing *s, nt_bytes bytes)
{
    nt_pdf_item trailer = nt_reader_trailer(&s->reader);
    nt_pdf_item info = get(s, trailer, "/Info"), id = get(s, trailer, "/ID");
    nt_pdf_item first = nt_reader_item(&s->reader, id, 0);
    s->before = (nt_pdf_revision){.bytes = bytes,
                                  .size = (uint32_t)nt_item_integer(get(s, trailer, "/Size")),
                                  .root = (uint32_t)(int)nt_reader_root(&s->reader).object,
                                  .info = (uint32_t)info.object,
                                  .cross_references = last_cross_references(bytes),
                                  .identifier = {first.kind == NT_ITEM_TEXT ? first.of.bytes : "",
                                                 first.kind == NT_ITEM_TEXT ? first.count : 0}};
}

static void find_field(signing *s)
{
    nt_pdf_item form = get(s, nt_reader_root(&s->reader), "/AcroForm");
    s->form = form;
    s->has_form = form.kind == NT_ITEM_DICTIONARY;
    nt_pdf_item fields = s->has_form ? get(s, form, "/Fields") : form;
    size_t count = nt_item_count(fields);
    for (size_t i = 0; i < count && !s->has_field; i++) {
        s->field = nt_reader_item(&s->reader, fields, i);
        s->has_field = nt_item_is_name(get(s, s->field, "/FT"), "/Sig") &&
                       get(s, s->field, "/V").kind == NT_ITEM_NULL;
    }
}

/* The box. */

enum { LINES = 3, PAD_PT = 10, SMALLEST_PT = 7 };

typedef struct {
    nt_face face;
    double size_pt, rise_pt; /* above the middle of the box */
    nt_ink ink;
} line_style;

static const line_style line_styles[LINES] = {
    {NT_FACE_REGULAR, 7, 13, {0.33, 0.36, 0.40}},
    {NT_FACE_SEMIBOLD, 10, -2, {0.10, 0.12, 0.16}},
    {NT_FACE_REGULAR, 7, -16, {0.33, 0.36, 0.40}},
};

/* Whoever signs may have a name with characters that no font has. */
static nt_status printable(signing *s, const char *text, const char **out, nt_error *err)
{
    const nt_fonts *fonts = s->request->fonts;
    nt_buffer kept = nt_buffer_open(s->arena);
    const char *at = NULL;
    uint32_t code;
    nt_status status = NT_OK;
    for (const char *end = text + strlen(text); text < end && !status; text = at ? at : end) {
        status = nt_text_unset(fonts, text, (size_t)(end - text), &at, &code, err);
        nt_buffer_add(&kept, text, (size_t)((at ? at : end) - text));
        if (at) {
            nt_buffer_putc(&kept, '?');
            nt_utf8_next(&at, end);
        }
    }
    *out = nt_buffer_text(&kept);
    return status;
}

static const char *moment_in_words(signing *s)
{
    const nt_signature_request *r = s->request;
    long long of_day = r->moment % DAY;
    const char *day = nt_text_date(s->arena, r->lang, (nt_date)((r->moment - of_day) / DAY));
    int hour = (int)(of_day / HOUR), minute = (int)(of_day % HOUR / MINUTE);
    nt_message said =
        NT_MESSAGE_PDF_SIGNED_MOMENT(.day = day, .hour = nt_arena_printf(s->arena, "%02d", hour),
                                     .minute = nt_arena_printf(s->arena, "%02d", minute));
    return nt_message_text(s->arena, r->lang, &said);
}

/* What goes into the width, and "…" where that is not all. */
static const char *fit(signing *s, const char *text, const line_style *style, double width_pt)
{
    const nt_fonts *fonts = s->request->fonts;
    size_t keep = strlen(text);
    const char *kept = text;
    for (double natural;
         keep && (natural = nt_text_width(fonts, style->face, SMALLEST_PT, kept)) > width_pt;) {
        size_t fewer = (size_t)((double)keep * width_pt / natural);
        keep = fewer < keep ? fewer : keep - 1;
        while (keep && ((unsigned char)text[keep] & 0xC0) == 0x80) {
            keep--;
        }
        kept = nt_arena_printf(s->arena, "%.*s…", (int)keep, text);
    }
    return kept;
}

/* As large as the style says, or as the box allows. */
static nt_status shape(signing *s, const char *text, const line_style *style, double width_pt,
                       nt_run *out, nt_error *err)
{
    const nt_fonts *fonts = s->request->fonts;
    text = fit(s, text, style, width_pt);
    double natural = nt_text_width(fonts, style->face, style->size_pt, text), size = style->size_pt;
    if (natural > width_pt) {
        size *= width_pt / natural;
    }
    size = size < SMALLEST_PT ? SMALLEST_PT : size;
    return nt_text_shape(s->arena, fonts, style->face, size, text, strlen(text), out, err);
}

static nt_status make_box(signing *s, nt_object *out, nt_error *err)
{
    nt_text signed_by =
        s->request->signer[0] ? (nt_text)NT_TEXT_PDF_SIGNED_BY : (nt_text)NT_TEXT_PDF_SIGNED;
    const char *texts[LINES] = {signed_by.in[s->request->lang], "", moment_in_words(s)};
    NT_TRY(printable(s, s->request->signer, &texts[1], err));
    double rect[4];
    nt_reader_numbers(&s->reader, get(s, s->field, "/Rect"), 4, rect);
    double width = rect[2] - rect[0], height = rect[3] - rect[1];
    nt_run runs[LINES];
    nt_appearance_line lines[LINES];
    bool used[NT_FONT_COUNT];
    for (size_t i = 0; i < LINES; i++) {
        const line_style *style = &line_styles[i];
        NT_TRY(shape(s, texts[i], style, fmax(0, width - 2 * PAD_PT), &runs[i], err));
        NT_TRY(nt_pdf_plan_run(s->arena, &s->fonts, &runs[i], &s->plan, used, err));
        lines[i] = (nt_appearance_line){&runs[i], style->ink, PAD_PT, height / 2 + style->rise_pt};
    }
    NT_TRY(nt_pdf_add_fonts(&s->finish, err));
    *out = nt_pdf_dictionary(&s->finish.file);
    nt_pdf_put(&s->finish.file, *out, "/N",
               nt_pdf_appearance(&s->finish, width, height, lines, LINES));
    return NT_OK;
}

/* The update. */

enum { RANGE_WIDTH = 48 };
static const char range_key[] = "/ByteRange ";

static nt_object make_signature(signing *s)
{
    nt_pdf_file *file = &s->finish.file;
    nt_object signature = nt_pdf_indirect_literal(
        file, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached >>");
    char *zeros = nt_arena_alloc(s->arena, 2 * s->request->room + 3);
    memset(zeros, '0', 2 * s->request->room + 2);
    zeros[0] = '<';
    zeros[2 * s->request->room + 1] = '>';
    nt_pdf_put_literal(file, signature, "/ByteRange",
                       nt_arena_printf(s->arena, "[%*s]", RANGE_WIDTH, ""));
    nt_pdf_put_literal(file, signature, "/Contents", nt_arena_printf(s->arena, " %s", zeros));
    nt_pdf_put_string(file, signature, "/M", nt_pdf_date(s->arena, s->request->moment));
    nt_pdf_put_text(file, signature, "/Name", s->request->signer);
    return signature;
}

static nt_status sign_field(signing *s, nt_error *err)
{
    nt_pdf_file *file = &s->finish.file;
    nt_object box = NULL;
    NT_TRY(make_box(s, &box, err));
    nt_object field = replace(s, s->field, (const char *const[]){"/AP", NULL});
    nt_pdf_put(file, field, "/V", make_signature(s));
    nt_pdf_put(file, field, "/AP", box);
    /* Both flags: signatures exist, and are lost if the file is not only appended to. */
    nt_object form = replace(s, s->form, (const char *const[]){"/SigFlags", NULL});
    nt_pdf_put_integer(file, form, "/SigFlags", 3);
    return NT_OK;
}

/* A field outside of the first page: it needs no appearance and no place in the structure
 * (ISO 19005-3, 6.3.3; ISO 14289-1, 7.18.1). */
static void sign_unseen(signing *s)
{
    nt_pdf_file *file = &s->finish.file;
    nt_pdf_item page = nt_reader_page(&s->reader, 0), root = nt_reader_root(&s->reader);
    nt_object field = nt_pdf_indirect_literal(file, "<< /Type /Annot /Subtype /Widget /FT /Sig"
                                                    " /F 4 /T (signature) /Rect [-1 -1 -1 -1] >>");
    const char *told = ((nt_text)NT_TEXT_LAYOUT_ELECTRONIC_SIGNATURE).in[s->request->lang];
    nt_pdf_put_text(file, field, "/TU", told);
    nt_pdf_put_text(file, field, "/Contents", told); /* ISO 14289-2, 8.10.2.3 */
    nt_pdf_put_literal(file, field, "/P", nt_arena_printf(s->arena, "%u 0 R", page.object));
    nt_pdf_put(file, field, "/V", make_signature(s));
    nt_pdf_item before = get(s, page, "/Annots");
    nt_object annotations = nt_pdf_array(file);
    for (size_t i = 0; i < nt_item_count(before); i++) {
        nt_pdf_push(file, annotations,
                    nt_pdf_literal(file, nt_item_syntax(s->arena, before.of.items[i])));
    }
    nt_pdf_push(file, annotations, field);
    nt_pdf_put(file, replace(s, page, (const char *const[]){"/Annots", NULL}), "/Annots",
               annotations);
    nt_object fields = nt_pdf_array(file);
    nt_pdf_push(file, fields, field);
    nt_object form = nt_pdf_indirect_literal(file, "<< /SigFlags 3 >>");
    nt_pdf_put(file, form, "/Fields", fields);
    bool is_extended = get(s, root, "/Extensions").kind != NT_ITEM_NULL;
    nt_object catalog = replace(s, root, (const char *const[]){"/AcroForm", NULL});
    nt_pdf_put(file, catalog, "/AcroForm", form);
    if (!is_extended && strcmp(nt_reader_version(&s->reader), "1.7") == 0) {
        nt_pdf_put_literal(file, catalog, "/Extensions", NT_PDF_PADES_EXTENSION);
    }
}

/* Says what the signature covers, in the blanks kept for it. */
static void fill_range(signing *s, char *bytes, size_t length, nt_signature_draft *out)
{
    size_t from = s->before.bytes.length, key = sizeof range_key - 1;
    const char *range = bytes + from;
    while (memcmp(range, range_key, key) != 0) {
        range++;
    }
    const char *gap = range;
    while (*gap != '<') {
        gap++;
    }
    size_t start = (size_t)(gap - bytes), end = start + 2 * s->request->room + 2;
    const char *text = nt_arena_printf(s->arena, "0 %zu %zu %zu", start, end, length - end);
    memcpy(bytes + (range - bytes) + key + 1, text, strlen(text));
    *out = (nt_signature_draft){.bytes = {bytes, length},
                                .gap = start,
                                .gap_end = end,
                                .covered = {{bytes, start}, {bytes + end, length - end}},
                                .room = s->request->room};
}

/* A file that readers would not take as it was meant, for what is in it already, is not signed: the
 * signature must be found there, the only one that was not before, and cover all of it. */
static nt_status check_draft(signing *s, const char *path, const nt_signature_draft *made,
                             nt_error *err)
{
    const nt_pdf_signature *before, *after;
    size_t count_before = 0, count = 0;
    NT_TRY(nt_pdf_read_signatures(s->arena, path, s->before.bytes, &before, &count_before, err));
    nt_status status = nt_pdf_read_signatures(s->arena, path, made->bytes, &after, &count, err);
    bool is_found = !status && count == count_before + 1 &&
                    after[count - 1].covered[0].length == made->gap &&
                    after[count - 1].end == made->bytes.length;
    return is_found || status == NT_SYSTEM
               ? status
               : nt_fail(err, NT_INVALID, (nt_place){path, 0, 0}, NT_MESSAGE_PDF_SIGNATURE_LOST());
}

static nt_status draft(signing *s, const char *path, nt_bytes bytes, nt_signature_draft *out,
                       nt_error *err)
{
    nt_place place = {path, 0, 0};
    if (!s->reader.failure.in[0]) {
        read_revision(s, bytes);
        find_field(s);
    }
    if (s->reader.failure.in[0] || nt_reader_is_encrypted(&s->reader)) {
        nt_text why =
            s->reader.failure.in[0] ? s->reader.failure : (nt_text)NT_TEXT_PDF_IS_ENCRYPTED;
        return nt_fail(err, NT_INVALID, place, NT_MESSAGE_PDF_CANNOT_BE_SIGNED(.why = why));
    }
    NT_FAIL_IF(s->has_form && !s->has_field, err, NT_INVALID, place,
               NT_MESSAGE_PDF_NO_FIELD_LEFT());
    if (!s->has_form) {
        sign_unseen(s);
    }
    NT_TRY(s->has_form ? sign_field(s, err) : NT_OK);
    NT_TRY(nt_reader_status(&s->reader, err));
    nt_bytes written = nt_pdf_file_update(&s->finish.file, &s->before);
    fill_range(s, nt_arena_copy(s->arena, written.bytes, written.length + 1), written.length, out);
    return check_draft(s, path, out, err);
}

nt_status nt_pdf_signature_draft(nt_arena *arena, const char *file, nt_bytes bytes,
                                 const nt_signature_request *request, nt_signature_draft *out,
                                 nt_error *err)
{
    signing s = {.arena = arena, .request = request, .fonts = {.fonts = request->fonts}};
    s.finish = (nt_finish){
        .arena = arena, .request = &s.fonts, .plan = &s.plan, .file = nt_pdf_file_open(arena)};
    s.plan.fonts = s.fonts.fonts;
    nt_reader_open_foreign(arena, file, bytes, &s.reader);
    nt_status status = draft(&s, file, bytes, out, err);
    nt_reader_close(&s.reader);
    return status;
}

nt_bytes nt_pdf_signature_fill(nt_arena *arena, const nt_signature_draft *draft, nt_bytes signature)
{
    static const char digits[] = "0123456789ABCDEF";
    assert(signature.length <= draft->room);
    char *bytes = nt_arena_copy(arena, draft->bytes.bytes, draft->bytes.length + 1);
    char *at = bytes + draft->gap + 1;
    for (size_t i = 0; i < signature.length; i++) {
        unsigned char byte = (unsigned char)signature.bytes[i];
        *at++ = digits[byte >> 4];
        *at++ = digits[byte & 15];
    }
    return (nt_bytes){bytes, draft->bytes.length};
}
