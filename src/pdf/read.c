#include "pdf/read.h"

#include <string.h>

#include "objects/content.h"
#include "objects/reader.h"
#include "objects/unpack.h"
#include "words/pdf.h"

enum { DEPTH_MAX = 64, VISITS_MAX = 400000, CONTENT_MAX = 64 << 20, TOKENS_MAX = 1 << 20 };

/* A small file may carry little. */
static size_t embedded_max(size_t length)
{
    size_t allowed =
        (16 << 20) + 32 * (length < NT_PDF_EMBEDDED_TOTAL_MAX ? length : NT_PDF_EMBEDDED_TOTAL_MAX);
    return allowed < NT_PDF_EMBEDDED_TOTAL_MAX ? allowed : NT_PDF_EMBEDDED_TOTAL_MAX;
}

nt_status nt_pdf_judge_size(nt_bytes pdf, const nt_bytes *attached, size_t count, nt_error *err)
{
    size_t total = 0, longest = 0;
    for (size_t i = 0; i < count; i++) {
        total += attached[i].length;
        longest = attached[i].length > longest ? attached[i].length : longest;
    }
    NT_FAIL_IF(pdf.length > NT_PDF_BYTES_MAX, err, NT_INVALID, nt_nowhere,
               NT_MESSAGE_PDF_REPORT_TOO_LARGE(.size = (long long)(pdf.length >> 20),
                                               .most = NT_PDF_BYTES_MAX >> 20));
    size_t most = embedded_max(pdf.length);
    return longest <= NT_PDF_EMBEDDED_BYTES_MAX && total <= most
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_nowhere,
                         NT_MESSAGE_PDF_ATTACHED_TOO_LARGE(.size = (long long)(total >> 20),
                                                           .one = NT_PDF_EMBEDDED_BYTES_MAX >> 20,
                                                           .most = (long long)(most >> 20)));
}

static nt_status take_stream(nt_reader *reader, const char *file, nt_pdf_item stream, size_t limit,
                             nt_bytes *out, nt_error *err)
{
    size_t most = limit < NT_PDF_EMBEDDED_BYTES_MAX ? limit : NT_PDF_EMBEDDED_BYTES_MAX;
    NT_FAIL_IF(!nt_unpack_stream(reader, stream, most, reader->arena, out), err, NT_INVALID,
               (nt_place){file, 0, 0},
               NT_MESSAGE_PDF_ATTACHMENTS_TOO_LARGE(.most = NT_PDF_EMBEDDED_BYTES_MAX));
    return nt_reader_readable(reader, file, err);
}

enum { NAMES_DEPTH_MAX = 32, NAMES_VISITS_MAX = 20 * NT_PDF_EMBEDDED_MAX };

typedef struct {
    nt_reader *reader;
    const char *file;
    size_t left, visits; /* bytes that may still be unpacked; nodes and names met */
    size_t met;          /* specifications */
    NT_VEC(nt_pdf_embedded) files;
} embedding;

static nt_status refuse(const embedding *e, nt_message why, nt_error *err)
{
    return nt_fail(err, NT_INVALID, (nt_place){e->file, 0, 0}, why);
}

/* A program may have written one file down twice. Of two that differ a reader shows the one, and we
 * would judge the other. */
static nt_status keep(embedding *e, nt_pdf_embedded found, nt_error *err)
{
    const nt_pdf_embedded *before =
        nt_pdf_embedded_named(e->files.items, e->files.count, found.name);
    if (!before) {
        nt_vec_push(e->reader->arena, &e->files, found);
    } else if (!nt_bytes_same(before->bytes, found.bytes)) {
        return refuse(e, NT_MESSAGE_PDF_ATTACHMENTS_OF_ONE_NAME(.name = found.name), err);
    }
    return NT_OK;
}

/* The content stands under two keys, one of which readers take (ISO 32000-2, 7.11.4). */
static bool has_two_contents(nt_reader *reader, nt_pdf_item embedded, nt_pdf_item stream)
{
    nt_pdf_item other = nt_reader_get(reader, embedded, "/UF");
    return other.kind != NT_ITEM_NULL && other.object != stream.object;
}

static nt_status take_file(embedding *e, nt_pdf_item specification, nt_error *err)
{
    nt_reader *reader = e->reader;
    nt_pdf_item name = nt_reader_get(reader, specification, "/UF");
    nt_pdf_item embedded = nt_reader_get(reader, specification, "/EF");
    nt_pdf_item stream = nt_reader_get(reader, embedded, "/F");
    if (reader->failure.in[0] || name.kind != NT_ITEM_TEXT || stream.kind != NT_ITEM_STREAM) {
        return refuse(e, NT_MESSAGE_PDF_ATTACHMENT_WITHOUT_CONTENT(), err);
    }
    nt_pdf_embedded found = {.name = nt_reader_text(reader, name, reader->arena)};
    if (has_two_contents(reader, embedded, stream)) {
        return refuse(e, NT_MESSAGE_PDF_ATTACHMENT_WITH_TWO_CONTENTS(.name = found.name), err);
    }
    nt_status status = take_stream(reader, e->file, stream, e->left, &found.bytes, err);
    size_t taken = status ? 0 : found.bytes.length + strlen(found.name);
    e->left -= taken < e->left ? taken : e->left;
    return status ? status : keep(e, found, err);
}

/* Each specification of `list`, whose items are `step` apart, the first at `step` - 1. */
static nt_status take_list(embedding *e, nt_pdf_item list, size_t step, nt_error *err)
{
    nt_reader *reader = e->reader;
    nt_status status = nt_reader_readable(reader, e->file, err);
    size_t length = nt_item_count(list);
    if (length > NT_PDF_EMBEDDED_MAX * step) {
        return refuse(e,
                      NT_MESSAGE_PDF_TOO_MANY_ATTACHMENTS(.count = (long long)(length / step),
                                                          .most = NT_PDF_EMBEDDED_MAX),
                      err);
    }
    for (size_t i = step - 1; !status && i < length; i += step) {
        nt_pdf_item specification = nt_reader_item(reader, list, i);
        e->visits++;
        if (nt_reader_meet(reader, specification)) {
            e->met++;
            status = take_file(e, specification, err);
        }
    }
    return !status && (e->met > NT_PDF_EMBEDDED_MAX || e->visits > NAMES_VISITS_MAX)
               ? refuse(e, NT_MESSAGE_PDF_ATTACHMENTS_OVER_AND_OVER(), err)
               : status;
}

/* What a reader shows in its list of attachments (ISO 32000-2, 7.7.4): a tree of names. */
static nt_status take_names(embedding *e, nt_pdf_item node, int depth, nt_error *err)
{
    nt_reader *reader = e->reader;
    if (node.kind != NT_ITEM_DICTIONARY) {
        return NT_OK;
    }
    nt_status status = take_list(e, nt_reader_get(reader, node, "/Names"), 2, err);
    nt_pdf_item kids = nt_reader_get(reader, node, "/Kids");
    size_t count = nt_item_count(kids);
    if (++e->visits > NAMES_VISITS_MAX || (count && depth == NAMES_DEPTH_MAX)) {
        return refuse(e, NT_MESSAGE_PDF_ATTACHMENTS_IN_CIRCLES(), err);
    }
    for (size_t i = 0; !status && i < count; i++) {
        status = take_names(e, nt_reader_item(reader, kids, i), depth + 1, err);
    }
    return status;
}

nt_status nt_pdf_read_embedded(nt_arena *arena, const char *file, nt_bytes bytes,
                               const nt_pdf_embedded **out, size_t *count, nt_error *err)
{
    NT_CLOSED_BY(nt_reader_close) nt_reader reader;
    nt_reader_open_either(arena, file, bytes, &reader);
    embedding e = {.reader = &reader, .file = file, .left = embedded_max(bytes.length)};
    NT_TRY(nt_reader_readable(&reader, file, err));
    nt_pdf_item root = nt_reader_root(&reader), names = nt_reader_get(&reader, root, "/Names");
    NT_TRY(take_list(&e, nt_reader_get(&reader, root, "/AF"), 1, err));
    if (names.kind == NT_ITEM_DICTIONARY) {
        NT_TRY(take_names(&e, nt_reader_get(&reader, names, "/EmbeddedFiles"), 0, err));
    }
    NT_TRY(nt_reader_readable(&reader, file, err));
    *out = e.files.items;
    *count = e.files.count;
    return NT_OK;
}

const nt_pdf_embedded *nt_pdf_embedded_named(const nt_pdf_embedded *files, size_t count,
                                             const char *name)
{
    return NT_NAMED(files, count, name, name);
}

/* Of a string that is shown the code points, blanks and hyphens left out, since lines may break
 * elsewhere with other fonts: the codes of the fonts are theirs. */
static void add_codes(nt_buffer *out, nt_bytes string)
{
    for (size_t i = 0; i + 1 < string.length; i += 2) {
        unsigned code = (unsigned char)string.bytes[i] * 256u + (unsigned char)string.bytes[i + 1];
        if (code != ' ' && code != 0xA0 && code != '-' && code != 0xAD && code != 0x2010) {
            nt_buffer_printf(out, "%04X", code);
        }
    }
}

/* However its strings are written. */
static void add_text(nt_buffer *out, nt_bytes page)
{
    nt_content content = {nt_arena_open(), page.bytes, page.bytes + page.length};
    nt_pdf_token token;
    while (nt_content_next(&content, &token)) {
        if (token.kind == NT_PDF_TOKEN_STRING) {
            add_codes(out, token.text);
        }
        if (nt_arena_used(content.arena) > TOKENS_MAX) {
            nt_arena_close(content.arena);
            content.arena = nt_arena_open();
        }
    }
    nt_arena_close(content.arena);
}

static void add_element(nt_reader *reader, nt_pdf_item element, int depth, size_t *visits,
                        nt_buffer *out)
{
    *visits += out->length > CONTENT_MAX ? VISITS_MAX : 1;
    if (*visits > VISITS_MAX || depth > DEPTH_MAX || reader->failure.in[0] ||
        element.kind != NT_ITEM_DICTIONARY) {
        return;
    }
    nt_pdf_item type = nt_reader_get(reader, element, "/S");
    nt_pdf_item id = nt_reader_get(reader, element, "/ID");
    if (type.kind == NT_ITEM_NAME) {
        nt_buffer_printf(out, "%*s%s", depth, "", type.of.bytes);
        if (id.kind == NT_ITEM_TEXT) {
            nt_buffer_printf(out, " %s", nt_reader_text(reader, id, reader->arena));
        }
        nt_buffer_putc(out, '\n');
    }
    nt_pdf_item kids = nt_reader_get(reader, element, "/K");
    if (kids.kind == NT_ITEM_ARRAY) {
        size_t count = kids.count;
        for (size_t i = 0; i < count && *visits <= VISITS_MAX; i++) {
            add_element(reader, nt_reader_item(reader, kids, i), depth + 1, visits, out);
        }
    } else {
        add_element(reader, kids, depth + 1, visits, out);
    }
}

nt_status nt_pdf_read_form(nt_arena *arena, const char *file, nt_bytes bytes, nt_pdf_form *out,
                           nt_error *err)
{
    nt_reader reader;
    nt_buffer text = nt_buffer_open(arena), structure = text;
    nt_reader_open_either(arena, file, bytes, &reader);
    size_t count = reader.failure.in[0] ? 0 : nt_reader_page_count(&reader), visits = 0;
    size_t left = CONTENT_MAX;
    nt_bytes *pages = nt_new_array(arena, nt_bytes, count + 1);
    bool fits = true;
    for (size_t i = 0; i < count && fits && !reader.failure.in[0]; i++) {
        fits = nt_unpack_contents(&reader, nt_reader_page(&reader, i), left, arena, &pages[i]) &&
               pages[i].length <= left;
        left -= fits ? pages[i].length : 0;
        add_text(&text, pages[i]);
        nt_buffer_putc(&text, '\n');
    }
    if (!reader.failure.in[0]) {
        add_element(&reader, nt_reader_get(&reader, nt_reader_root(&reader), "/StructTreeRoot"), 0,
                    &visits, &structure);
    }
    if (!reader.failure.in[0] && (!fits || visits > VISITS_MAX)) {
        reader.failure = (nt_text)NT_TEXT_PDF_PAGES_TOO_LARGE;
    }
    nt_status status = nt_reader_readable(&reader, file, err);
    nt_reader_close(&reader);
    if (!status) {
        *out = (nt_pdf_form){{nt_buffer_text(&text), text.length},
                             {nt_buffer_text(&structure), structure.length},
                             pages,
                             count};
    }
    return status;
}
