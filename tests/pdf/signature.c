/* Room for a signature, signatures that are there, and what was appended to a file. */
#include "pdf/signature.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "objects/reader.h"
#include "sample.h"

enum { MOMENT = 1714035600 /* date -u -d 2024-04-25T09:00:00Z +%s */, ROOM = 100 };

static nt_bytes write_pdf(nt_arena *arena, const nt_pdf_request *request)
{
    nt_bytes out;
    nt_error err = {0};
    assert_int_equal(nt_pdf_write(arena, request, &out, &err), NT_OK);
    return out;
}

/* The sample with a signature field on its first page. */
static void add_field(nt_arena *arena, nt_pdf_request *request)
{
    nt_pages *pages = nt_arena_copy(arena, request->pages, sizeof *pages);
    nt_element *form = nt_new(arena, nt_element);
    *form = (nt_element){
        .type = "Form", .parent = pages->root, .index = pages->element_count, .alt = "Signature"};
    pages->root->last->next = form;
    pages->root->last = form;
    nt_element **elements = nt_new_array(arena, nt_element *, pages->element_count + 1);
    memcpy(elements, pages->elements, pages->element_count * sizeof *elements);
    elements[pages->element_count++] = form;
    pages->elements = elements;
    nt_page *all = nt_arena_copy(arena, pages->pages, pages->page_count * sizeof *all);
    nt_mark *marks = nt_new_array(arena, nt_mark, all[0].mark_count + 1);
    memcpy(marks, all[0].marks, all[0].mark_count * sizeof *marks);
    marks[all[0].mark_count++] = (nt_mark){.kind = NT_MARK_FIELD,
                                           .element = form,
                                           .x = 300,
                                           .y = 80,
                                           .width = 200,
                                           .height = 60,
                                           .field = "office"};
    all[0].marks = marks;
    pages->pages = all;
    request->pages = pages;
}

static nt_bytes make_pdf(nt_arena *arena, bool has_field)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_pdf_request request = nt_sample_request(arena, fonts, NT_PROFILE_A3_UA1);
    if (has_field) {
        add_field(arena, &request);
    }
    nt_bytes pdf = write_pdf(arena, &request);
    nt_text_fonts_close(fonts);
    return pdf;
}

static nt_status try_draft(nt_arena *arena, nt_bytes pdf, nt_signature_draft *out, nt_error *err)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_signature_request request = {.fonts = fonts,
                                    .lang = NT_LANG_ID,
                                    .signer = "An Office \xF0\x9F\x96\x8B",
                                    .moment = MOMENT,
                                    .room = ROOM};
    nt_status status = nt_pdf_signature_draft(arena, "a.pdf", pdf, &request, out, err);
    nt_text_fonts_close(fonts);
    return status;
}

static nt_signature_draft make_draft(nt_arena *arena, nt_bytes pdf)
{
    nt_signature_draft draft;
    nt_error err = {0};
    assert_int_equal(try_draft(arena, pdf, &draft, &err), NT_OK);
    return draft;
}

static nt_bytes sign(nt_arena *arena, nt_bytes pdf)
{
    nt_signature_draft draft = make_draft(arena, pdf);
    return nt_pdf_signature_fill(arena, &draft, (nt_bytes){"\x30\x03\x02\x01\x2A", 5});
}

static void expect_draft_around(nt_arena *arena, nt_bytes pdf)
{
    nt_signature_draft draft = make_draft(arena, pdf);
    assert_true(draft.bytes.length > pdf.length);
    assert_memory_equal(draft.bytes.bytes, pdf.bytes, pdf.length);
    assert_int_equal(draft.gap_end - draft.gap, 2 * ROOM + 2);
    assert_ptr_equal(draft.covered[0].bytes, draft.bytes.bytes);
    assert_int_equal(draft.covered[0].length, draft.gap);
    assert_ptr_equal(draft.covered[1].bytes, draft.bytes.bytes + draft.gap_end);
    assert_int_equal(draft.gap_end + draft.covered[1].length, draft.bytes.length);
    assert_int_equal(draft.bytes.bytes[draft.gap], '<');
    assert_int_equal(draft.bytes.bytes[draft.gap_end - 1], '>');
    for (size_t i = draft.gap + 1; i + 1 < draft.gap_end; i++) {
        assert_int_equal(draft.bytes.bytes[i], '0');
    }
}

TEST(test_the_file_before_stays_as_it_is)
{
    expect_draft_around(*state, make_pdf(*state, false));
    expect_draft_around(*state, make_pdf(*state, true));
}

static void expect_signature(nt_arena *arena, bool has_field, const char *field)
{
    nt_bytes pdf = sign(arena, make_pdf(arena, has_field));
    const nt_pdf_signature *found;
    size_t count;
    nt_error err = {0};
    assert_int_equal(nt_pdf_read_signatures(arena, "a.pdf", pdf, &found, &count, &err), NT_OK);
    assert_int_equal(count, 1);
    assert_string_equal(found[0].field, field);
    assert_string_equal(found[0].form, "ETSI.CAdES.detached");
    assert_string_equal(found[0].claimed, "2024-04-25T09:00:00+00:00");
    assert_int_equal(found[0].value.length, ROOM);
    assert_memory_equal(found[0].value.bytes, "\x30\x03\x02\x01\x2A\x00", 6);
    assert_int_equal(found[0].end, pdf.length);
}

TEST(test_a_signature_is_found)
{
    expect_signature(*state, false, "signature");
    expect_signature(*state, true, "office");
}

TEST(test_a_file_without_signature_has_none)
{
    const nt_pdf_signature *found;
    size_t count = 7;
    nt_error err = {0};
    nt_bytes pdf = make_pdf(*state, true);
    assert_int_equal(nt_pdf_read_signatures(*state, "a.pdf", pdf, &found, &count, &err), NT_OK);
    assert_int_equal(count, 0);
}

TEST(test_a_signed_form_has_no_room)
{
    nt_signature_draft draft;
    nt_error err = {0};
    nt_bytes pdf = sign(*state, make_pdf(*state, true));
    assert_int_equal(try_draft(*state, pdf, &draft, &err), NT_INVALID);
    assert_non_null(strstr(err.message[NT_LANG_EN], "no signature field that is not signed yet"));
}

TEST(test_what_is_no_pdf)
{
    nt_signature_draft draft;
    const nt_pdf_signature *found;
    size_t count;
    nt_error err = {0};
    nt_bytes no = {"%PDF-1.7 not quite", 18};
    assert_int_equal(try_draft(*state, no, &draft, &err), NT_INVALID);
    assert_int_equal(nt_pdf_read_signatures(*state, "a.pdf", no, &found, &count, &err), NT_INVALID);
}

/* Where the words stand last: the last increment of a file is the signature's. */
static const char *find_last(nt_bytes pdf, const char *words)
{
    const char *at = pdf.bytes + pdf.length - strlen(words);
    while (memcmp(at, words, strlen(words)) != 0) {
        at--;
    }
    return at;
}

/* The signed file with the numbers of /ByteRange replaced, in the room that they have. */
static void expect_bad_range(nt_arena *arena, const char *range, const char *words)
{
    const nt_pdf_signature *found;
    size_t count;
    nt_error err = {0};
    nt_bytes pdf = sign(arena, make_pdf(arena, false));
    char *bytes = nt_arena_copy(arena, pdf.bytes, pdf.length + 1);
    char *at = bytes + (find_last(pdf, "/ByteRange [") - pdf.bytes);
    memset(at + 12, ' ', 40);
    memcpy(at + 12, range, strlen(range));
    pdf.bytes = bytes;
    assert_int_equal(nt_pdf_read_signatures(arena, "a.pdf", pdf, &found, &count, &err), NT_INVALID);
    assert_non_null(strstr(err.message[NT_LANG_EN], words));
}

/* Where the gap would hold more than a value: a whole dictionary between "<" and ">". */
static const char *around_a_dictionary(nt_arena *arena)
{
    nt_bytes pdf = sign(arena, make_pdf(arena, false));
    const char *start = find_last(pdf, "/Type /Sig "), *end;
    while (*start != '<') {
        start--;
    }
    end = strstr(start, ">>") + 2;
    start -= (end - start) % 2; /* "<<" begins one byte before */
    assert_int_equal(*start, '<');
    return nt_arena_printf(arena, "0 %zu %zu %zu", (size_t)(start - pdf.bytes),
                           (size_t)(end - pdf.bytes), (size_t)(pdf.bytes + pdf.length - end));
}

TEST(test_a_range_with_a_hole)
{
    expect_bad_range(*state, around_a_dictionary(*state), "leaves out more than its own value");
    expect_bad_range(*state, "0 10 20 100", "leaves out more than its own value");
    expect_bad_range(*state, "0 20 10 100", "does not say which bytes it covers");
    expect_bad_range(*state, "5 10 20 100", "does not say which bytes it covers");
    expect_bad_range(*state, "0 10 20 99999999999", "does not say which bytes it covers");
    expect_bad_range(*state, "0 10 20", "does not say which bytes it covers");
    expect_bad_range(*state, "0 -1 20 30", "does not say which bytes it covers");
}

/* Updates. */

typedef enum { ROOT, PAGE, STRUCTURE, INFO, ANNOTATION, FIELD } part;

static unsigned number_of(nt_reader *reader, part what)
{
    nt_pdf_item page = nt_reader_page(reader, 0), root = nt_reader_root(reader), found = root;
    if (what == PAGE) {
        found = page;
    } else if (what == STRUCTURE) {
        found = nt_reader_get(reader, root, "/StructTreeRoot");
    } else if (what == INFO) {
        found = nt_reader_get(reader, nt_reader_trailer(reader), "/Info");
    } else if (what == ANNOTATION) {
        found = nt_reader_item(reader, nt_reader_get(reader, page, "/Annots"), 0);
    } else if (what == FIELD) {
        nt_pdf_item form = nt_reader_get(reader, root, "/AcroForm");
        found = nt_reader_item(reader, nt_reader_get(reader, form, "/Fields"), 0);
    }
    return found.object;
}

/* An update that gives one dictionary of the file another key. */
static nt_bytes append(nt_arena *arena, nt_bytes pdf, part what, const char *key, const char *value)
{
    nt_reader reader;
    nt_pdf_file file = nt_pdf_file_open(arena);
    nt_reader_open(arena, "a.pdf", pdf, &reader);
    unsigned id = number_of(&reader, what);
    nt_pdf_item trailer = nt_reader_trailer(&reader);
    nt_pdf_item object = nt_reader_object(&reader, id, 0);
    const char *end = find_last(pdf, "startxref\n");
    nt_pdf_revision before = {
        .bytes = pdf,
        .size = (uint32_t)nt_item_integer(nt_reader_get(&reader, trailer, "/Size")),
        .root = nt_reader_root(&reader).object,
        .info = number_of(&reader, INFO),
        .cross_references = strtoul(end + 10, NULL, 10),
        .identifier = {"0123456789abcdef", 16}};
    nt_pdf_item rest = nt_item_without(arena, object, (const char *const[]){key, NULL});
    nt_object changed = nt_pdf_replacement(&file, id, nt_item_syntax(arena, rest));
    nt_pdf_put_literal(&file, changed, key, value);
    nt_bytes out = nt_pdf_file_update(&file, &before);
    nt_reader_close(&reader);
    return out;
}

static nt_pdf_update read_update(nt_arena *arena, nt_bytes pdf, size_t length)
{
    nt_pdf_update update;
    nt_error err = {0};
    assert_int_equal(nt_pdf_read_update(arena, "a.pdf", pdf, length, &update, &err), NT_OK);
    return update;
}

/* Names are other people's: nothing in them moves a terminal or is a person's number. */
TEST(test_names_are_shown_with_care)
{
    const nt_pdf_signature *found;
    size_t count;
    nt_error err = {0};
    nt_bytes pdf = sign(*state, make_pdf(*state, true));
    nt_bytes named = append(*state, pdf, FIELD, "/T",
                            "<FEFF0031003900380035003000330031003700320030003100300031003200310030"
                            "00300031001B>");
    assert_int_equal(nt_pdf_read_signatures(*state, "a.pdf", named, &found, &count, &err), NT_OK);
    assert_string_equal(found[0].field, "##################\xEF\xBF\xBD");
}

/* In a box without room nothing of the name is shown; it is signed all the same. */
TEST(test_a_box_may_have_no_room)
{
    static const char *const boxes[] = {"[300 80 309 140]", "[300 80 300 80]", "[309 80 300 140]"};
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        nt_bytes pdf = append(*state, make_pdf(*state, true), FIELD, "/Rect", boxes[i]);
        make_draft(*state, pdf);
    }
}

TEST(test_fields_may_lead_to_one_signature)
{
    const nt_pdf_signature *found;
    size_t count = 0;
    nt_error err = {0};
    nt_bytes pdf = sign(*state, make_pdf(*state, true));
    nt_reader reader;
    nt_reader_open(*state, "a.pdf", pdf, &reader);
    unsigned field = number_of(&reader, FIELD);
    nt_reader_close(&reader);
    nt_bytes twice = append(
        *state, pdf, ROOT, "/AcroForm",
        nt_arena_printf(*state, "<< /Fields [%u 0 R << /Kids [%u 0 R] >>] >>", field, field));
    assert_int_equal(nt_pdf_read_signatures(*state, "a.pdf", twice, &found, &count, &err), NT_OK);
    assert_int_equal(count, 1);
}

static void expect_not_signed(nt_arena *arena, nt_bytes pdf)
{
    nt_signature_draft draft;
    nt_error err = {0};
    assert_int_equal(try_draft(arena, pdf, &draft, &err), NT_INVALID);
    assert_string_equal(err.message[NT_LANG_EN],
                        "is not a PDF that can be signed: its signature could not be found");
}

/* What stands before the header moves every offset; what reads like the room for the signature
 * takes its place. */
TEST(test_a_signature_that_would_be_lost_is_not_made)
{
    nt_bytes pdf = make_pdf(*state, false);
    nt_buffer later = nt_buffer_open(*state);
    nt_buffer_putc(&later, '.');
    nt_buffer_add(&later, pdf.bytes, pdf.length);
    expect_not_signed(*state, (nt_bytes){nt_buffer_text(&later), later.length});
    expect_not_signed(*state, append(*state, pdf, ROOT, "/Note", "(/ByteRange [      ] <00>)"));
}

TEST(test_signing_changes_nothing_else)
{
    for (int has_field = 0; has_field < 2; has_field++) {
        nt_bytes pdf = make_pdf(*state, has_field);
        nt_pdf_update update = read_update(*state, sign(*state, pdf), pdf.length);
        assert_null(update.changes.in[0]);
        assert_int_equal(update.boxes, 0);
    }
}

TEST(test_a_box_that_may_be_seen_is_counted)
{
    static const struct {
        const char *rect;
        size_t boxes;
    } cases[] = {{"/Rect [-1 -1 -1 -1]", 0},
                 {"/Rect [0 0 600 0]", 0},
                 {"/Rect [0 0 600 800]", 1},
                 {"/Rect [0 0 600 800 0]", 1},
                 {"", 1}};
    nt_bytes pdf = make_pdf(*state, true);
    nt_reader reader;
    nt_reader_open(*state, "a.pdf", pdf, &reader);
    nt_pdf_item before = nt_reader_get(&reader, nt_reader_page(&reader, 0), "/Annots");
    nt_buffer old = nt_buffer_open(*state);
    for (size_t i = 0; i < nt_item_count(before); i++) {
        nt_buffer_printf(&old, "%u 0 R ", nt_reader_item(&reader, before, i).object);
    }
    nt_reader_close(&reader);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *value =
            nt_arena_printf(*state, "[%s << /Type /Annot /Subtype /Widget /FT /Sig %s >>]",
                            nt_buffer_text(&old), cases[i].rect);
        nt_pdf_update update =
            read_update(*state, append(*state, pdf, PAGE, "/Annots", value), pdf.length);
        assert_null(update.changes.in[0]);
        assert_int_equal(update.boxes, cases[i].boxes);
    }
}

TEST(test_what_else_is_changed_is_named)
{
    static const struct {
        part what;
        const char *key, *value, *said;
    } cases[] = {{PAGE, "/Rotate", "180", "page 1"},
                 {PAGE, "/Contents", "null", "page 1"},
                 {PAGE, "/Annots", "[]", "page 1"},
                 {ROOT, "/OpenAction", "[]", "the catalog"},
                 {ROOT, "/Names", "<< >>", "the catalog"},
                 {ROOT, "/AcroForm", "<< /NeedAppearances true >>", "the catalog"},
                 {STRUCTURE, "/K", "null", "of the kind StructTreeRoot"},
                 {ANNOTATION, "/Rect", "[0 0 9 9]", "of the kind Annot"},
                 {INFO, "/ModDate", "(D:20240425)", NULL},
                 {ROOT, "/DSS", "<< >>", NULL}};
    nt_bytes pdf = make_pdf(*state, true);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_bytes changed = append(*state, pdf, cases[i].what, cases[i].key, cases[i].value);
        const char *said = read_update(*state, changed, pdf.length).changes.in[NT_LANG_EN];
        if (cases[i].said) {
            assert_non_null(said);
            assert_non_null(strstr(said, cases[i].said));
        } else {
            assert_null(said);
        }
    }
}

TESTS(open_arena, close_arena)
