/* What a finished PDF tells, ours and others': the words of each element, strokes, and files that
 * mean harm. */
#include "pdf/told.h"

#include <string.h>

#include "check.h"
#include "objects/deflate.h"
#include "pdf/pdf.h"
#include "sample.h"

/* --- small files, written here --- */

typedef struct {
    nt_arena *arena;
    nt_buffer bytes;
    size_t offsets[64];
    int count;
} maker;

static maker open_file(nt_arena *arena)
{
    maker m = {.arena = arena, .bytes = nt_buffer_open(arena)};
    nt_buffer_puts(&m.bytes, "%PDF-1.7\n");
    return m;
}

static void put_object(maker *m, const char *text)
{
    m->offsets[++m->count] = m->bytes.length;
    nt_buffer_printf(&m->bytes, "%d 0 obj\n%s\nendobj\n", m->count, text);
}

static void put_stream(maker *m, const char *dictionary, const char *content)
{
    put_object(m, nt_arena_printf(m->arena, "<< %s /Length %zu >>\nstream\n%s\nendstream",
                                  dictionary, strlen(content), content));
}

static nt_bytes close_file(maker *m)
{
    size_t start = m->bytes.length;
    nt_buffer_printf(&m->bytes, "xref\n0 %d\n0000000000 65535 f \n", m->count + 1);
    for (int i = 1; i <= m->count; i++) {
        nt_buffer_printf(&m->bytes, "%010zu 00000 n \n", m->offsets[i]);
    }
    nt_buffer_printf(&m->bytes, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
                     m->count + 1, start);
    return (nt_bytes){m->bytes.bytes, m->bytes.length};
}

/* One page with `content`; objects from 6 on are the structure's, 6 its root. */
static nt_bytes page_with(nt_arena *arena, const char *content, const char *const *structure)
{
    maker m = open_file(arena);
    put_object(&m, "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R >>");
    put_object(&m, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    put_object(&m, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
                   "/Resources << /Font << /F 5 0 R >> /Properties << /P << /MCID 7 >> >> "
                   "/XObject << /X 4 0 R >> >> >>");
    put_stream(&m, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", content);
    put_object(&m, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    for (; structure && *structure; structure++) {
        put_object(&m, *structure);
    }
    return close_file(&m);
}

static nt_pdf_told tell(nt_arena *arena, nt_bytes bytes)
{
    nt_pdf_told told;
    nt_error err = {0};
    nt_status status = nt_pdf_read_told(arena, "small.pdf", bytes, &told, &err);
    if (status) {
        fail_msg("%s", err.message[NT_LANG_EN]);
    }
    return told;
}

static const char *refusal(nt_arena *arena, nt_bytes bytes)
{
    nt_pdf_told told;
    nt_error err = {0};
    assert_int_equal(nt_pdf_read_told(arena, "small.pdf", bytes, &told, &err), NT_INVALID);
    assert_string_equal(err.file, "small.pdf");
    return nt_arena_string(arena, err.message[NT_LANG_EN]);
}

static const char *words_of(nt_arena *arena, const nt_pdf_told *told, size_t element)
{
    const nt_pdf_element *e = &told->elements[element];
    return nt_arena_text(arena, told->text.bytes + e->start, e->end - e->start);
}

static const char *const one_paragraph[] = {
    "<< /Type /StructTreeRoot /K 7 0 R >>", "<< /S /P /P 6 0 R /Pg 3 0 R /K [0 8 0 R 2] >>",
    "<< /S /Span /P 7 0 R /Pg 3 0 R /ID (n.a.1) /K 1 >>", NULL};

/* --- words --- */

TEST(test_words_belong_to_elements)
{
    nt_pdf_told told =
        tell(*state, page_with(*state,
                               "BT /F 9 Tf 10 20 Td /P <</MCID 0>> BDC (all ) Tj EMC "
                               "/Span <</MCID 1>> BDC [(4) -20 <35>] TJ EMC "
                               "/P <</MCID 2>> BDC (\\040of them) Tj EMC ET",
                               one_paragraph));
    assert_true(told.is_tagged);
    assert_int_equal(told.element_count, 2);
    assert_string_equal(words_of(*state, &told, 0), "all 45 of them");
    assert_string_equal(words_of(*state, &told, 1), "45");
    assert_string_equal(told.elements[1].id, "n.a.1");
    assert_int_equal(told.elements[1].parent, 0);
    assert_int_equal(told.elements[1].page, 1);
    assert_false(told.elements[0].is_replaced);
    assert_int_equal(told.drawn_count, 4);
    assert_true(told.drawn[1].x == 10 && told.drawn[1].y == 20);
}

TEST(test_actual_text_stands_for_what_is_drawn)
{
    nt_pdf_told told =
        tell(*state, page_with(*state,
                               "BT /F 9 Tf /P <</MCID 0 /ActualText (four)>> BDC (4) Tj ( ) Tj EMC "
                               "/Span <</MCID 1 /ActualText <FEFF0031>>> BDC (2) Tj EMC ET",
                               one_paragraph));
    assert_string_equal(words_of(*state, &told, 0), "four1");
    assert_true(told.elements[1].is_replaced);
    assert_string_equal(told.drawn[3].text, "2");
    static const char *const of_element[] = {
        "<< /Type /StructTreeRoot /K 7 0 R >>",
        "<< /S /P /P 6 0 R /Pg 3 0 R /K [0 1] /ActualText (said) >>", NULL};
    told = tell(*state,
                page_with(*state, "BT /F 9 Tf /P <</MCID 0>> BDC (drawn) Tj EMC ET", of_element));
    assert_string_equal(words_of(*state, &told, 0), "said");
    assert_true(told.elements[0].is_replaced);
}

TEST(test_blocks_stand_on_lines_of_their_own)
{
    static const char *const two[] = {"<< /Type /StructTreeRoot /K [7 0 R 8 0 R] >>",
                                      "<< /S /P /P 6 0 R /Pg 3 0 R /K 0 >>",
                                      "<< /S /P /P 6 0 R /Pg 3 0 R /K 7 >>", NULL};
    nt_pdf_told told = tell(*state, page_with(*state,
                                              "BT /F 9 Tf /P <</MCID 0>> BDC (so\\255on) Tj EMC "
                                              "/P /P BDC (next) Tj EMC ET",
                                              two));
    assert_string_equal(nt_arena_text(*state, told.text.bytes, told.text.length),
                        "so\xEF\xBF\xBDon\nnext\n");
}

/* --- strokes --- */

TEST(test_strokes_have_places_and_owners)
{
    nt_pdf_told told =
        tell(*state,
             page_with(*state,
                       "q 2 0 0 2 5 5 cm 1 0 0 rg 10 10 4 2 re f Q "
                       "/Artifact BMC 0 0 m 9 0 l S EMC BT /F 8 Tf 1 0 0 1 3 4 Tm (x) Tj "
                       "0 -2 Td 3 Tr (y) Tj ET "
                       "BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI 0 0 1 1 re W n /G gs /OC /P BDC EMC",
                       one_paragraph));
    assert_int_equal(told.drawn_count, 9);
    const nt_pdf_drawn *page = told.drawn, *d = page + 1;
    assert_true(page->kind == NT_DRAWN_CLIP && page->x1 == 200 && page->y1 == 200);
    assert_int_equal(d[0].kind, NT_DRAWN_AREA);
    assert_true(d[0].x == 25 && d[0].y == 25 && d[0].x1 == 33 && d[0].y1 == 29);
    assert_string_equal(d[0].ink, "1.000 0.000 0.000 rg");
    assert_int_equal(d[1].kind, NT_DRAWN_LINE);
    assert_true(d[1].is_artifact && !d[0].is_artifact);
    assert_string_equal(d[2].text, "x");
    assert_true(d[2].element == NT_TOLD_NONE && d[2].x == 3 && d[2].y == 4);
    assert_string_equal(d[3].ink, " Tr 3  1.000 w");
    assert_true(d[3].y == 2);
    assert_int_equal(d[4].kind, NT_DRAWN_IMAGE);
    assert_int_equal(d[5].kind, NT_DRAWN_CLIP);
    assert_int_equal(d[6].kind, NT_DRAWN_STATE);
    assert_string_equal(d[6].text, "gs");
    assert_string_equal(d[7].text, "OC");
}

/* Two pages whose boxes are the same, and which look otherwise: each says so. `look` is in the
 * content, or in the page's resources. */
static const char *seen(nt_arena *arena, const char *look, const char *resources)
{
    maker m = open_file(arena);
    put_object(&m, "<< /Type /Catalog /Pages 2 0 R >>");
    put_object(&m, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    put_object(&m, nt_arena_printf(arena,
                                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] "
                                   "/Contents 4 0 R /Resources << %s >> >>",
                                   resources));
    put_stream(&m, "", look);
    put_stream(&m, "", "/CIDInit /ProcSet findresource begin");
    put_stream(&m, "/Subtype /Form /BBox [0 0 9 9]", "0 0 9 9 re f");
    put_stream(&m, "/Subtype /Form /BBox [0 0 1 9]", "0 0 9 9 re f");
    put_stream(&m, "/Subtype /Form /BBox [0 0 9 9] /Group << /K true >>", "0 0 9 9 re f");
    nt_pdf_told told = tell(arena, close_file(&m));
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 1; i < told.drawn_count; i++) {
        const nt_pdf_drawn *d = &told.drawn[i];
        nt_buffer_printf(&out, "%d %s %.2f %.2f %.2f %.2f %s", d->kind, d->text, d->x, d->y, d->x1,
                         d->y1, d->ink);
        for (size_t k = 0; d->shape && k < d->shape->count; k++) {
            nt_buffer_printf(&out, " %s %.2f %.2f", d->shape->path, (double)d->shape->points[k].x,
                             (double)d->shape->points[k].y);
        }
        nt_buffer_putc(&out, '\n');
    }
    nt_buffer_add(&out, told.fonts.bytes, told.fonts.length);
    return nt_buffer_text(&out);
}

#define HELVETICA "/Type /Font /Subtype /Type1 /BaseFont /Helvetica"

TEST(test_what_looks_otherwise_is_told_otherwise)
{
    static const struct {
        const char *one, *other;       /* content */
        const char *with, *with_other; /* resources; NULL: as `with` */
    } pairs[] = {
        {"0 0 m 9 9 l S", "0 9 m 9 0 l S", "", NULL},
        {"0 0 m 9 9 l S", "0 0 m 9 9 m S", "", NULL},
        {"0 0 m 5 5 l 9 9 l S", "0 0 m 1 5 l 9 9 l S", "", NULL},
        {"0 0 m 1 5 4 5 9 9 c S", "0 0 m 1 5 4 4 9 9 c S", "", NULL},
        {"0 0 m 9 0 l 9 9 l f", "0 0 m 9 9 l 0 9 l f", "", NULL},
        {"0 0 m 9 0 l 9 9 l S", "0 0 m 9 0 l 9 9 l s", "", NULL},
        {"0 0 9 9 re 2 2 5 5 re f", "0 0 9 9 re 2 2 5 5 re f*", "", NULL},
        {"0 0 9 9 re 2 2 5 5 re W n", "0 0 9 9 re 2 2 5 5 re W* n", "", NULL},
        {"0 0 9 9 re S", "3 w 0 0 9 9 re S", "", NULL},
        {"0 0 9 9 re S", "[1 2] 0 d 0 0 9 9 re S", "", NULL},
        {"[2 1] 0 d 0 0 9 9 re S", "[1 2] 0 d 0 0 9 9 re S", "", NULL},
        {"0 0 9 9 re S", "1 J 0 0 9 9 re S", "", NULL},
        {"0 0 9 9 re S", "1 j 0 0 9 9 re S", "", NULL},
        {"3 w q 1 w Q 0 0 9 9 re S", "3 w q 1 w 0 0 9 9 re S Q", "", NULL},
        {"BT /F 9 Tf (12) Tj ET", "BT /F 9 Tf 1 Tz (12) Tj ET",
         "/Font << /F << " HELVETICA " >> >>", NULL},
        {"BT /F 9 Tf (12) Tj ET", "BT /F 9 Tf -5 Tc (12) Tj ET",
         "/Font << /F << " HELVETICA " >> >>", NULL},
        {"BT /F 9 Tf (1 2) Tj ET", "BT /F 9 Tf -5 Tw (1 2) Tj ET",
         "/Font << /F << " HELVETICA " >> >>", NULL},
        {"BT /F 9 Tf (12) Tj ET", "BT /F 9 Tf 0 -5 (12) \" ET",
         "/Font << /F << " HELVETICA " >> >>", NULL},
        {"BT /F 9 Tf [(1) (2)] TJ ET", "BT /F 9 Tf [(1) 1200 (2)] TJ ET",
         "/Font << /F << " HELVETICA " >> >>", NULL},
        {"BT /F 9 Tf [(1) 10 (23)] TJ ET", "BT /F 9 Tf [(12) 10 (3)] TJ ET",
         "/Font << /F << " HELVETICA " >> >>", NULL},
        {"BT /F 9 Tf (1) Tj ET", "BT /F 9 Tf 0 1 1 0 0 0 Tm (1) Tj ET",
         "/Font << /F << " HELVETICA " >> >>", NULL},
        {"BT /F 9 Tf 1 Tr (1) Tj ET", "BT /F 9 Tf 1 Tr 1 0 0 RG (1) Tj ET",
         "/Font << /F << " HELVETICA " >> >>", NULL},
        {"/G gs 0 0 9 9 re f", "/G gs 0 0 9 9 re f", "/ExtGState << /G << /ca 1 >> >>",
         "/ExtGState << /G << /ca 0 >> >>"},
        {"/G gs 0 0 9 9 re S", "/G gs 0 0 9 9 re S", "/ExtGState << /G << /CA 1 >> >>",
         "/ExtGState << /G << /CA .5 >> >>"},
        {"/G gs 0 0 9 9 re f", "/G gs 0 0 9 9 re f", "/ExtGState << /G << /ca 1 >> >>",
         "/ExtGState << /G << /ca 1 /SMask << /S /Luminosity /G 6 0 R >> >> >>"},
        {"/G gs q Q 0 0 9 9 re f", "q /G gs Q 0 0 9 9 re f", "/ExtGState << /G << /ca 0 >> >>",
         NULL},
        {"0 0 9 9 re f", "/S cs 0 0 9 9 re f",
         "/ColorSpace << /S [/Separation /All /DeviceGray << /FunctionType 2 /Domain [0 1] /C0 [1] "
         "/C1 [1] /N 1 >>] >>",
         NULL},
        {"/A cs 0 0 9 9 re f", "/B cs 0 0 9 9 re f", "", NULL},
        {"/Pattern cs /P scn 0 0 9 9 re f", "/Pattern cs /Q scn 0 0 9 9 re f", "", NULL},
        {"0 0 9 9 re S", "/DeviceCMYK CS 0 0 9 9 re S", "", NULL},
        {"0 0 9 9 re f", "0 0 9 9 re /Saturation ri f", "", NULL},
        {"0 0 9 9 re f", "0 0 9 9 re f", "",
         "/ColorSpace << /DefaultRGB [/CalRGB << /Gamma [9 9 9] >>] >>"},
        {"/X Do", "/X Do", "/XObject << /X 6 0 R >>", "/XObject << /X 7 0 R >>"},
        {"/X Do", "/X Do", "/XObject << /X 6 0 R >>", "/XObject << /X 8 0 R >>"},
        {"BT /F 9 Tf (1) Tj ET", "BT /F 9 Tf (1) Tj ET", "/Font << /F << " HELVETICA " >> >>",
         "/Font << /F << " HELVETICA " /Encoding << /Differences [49 /seven] >> >> >>"},
        {"BT /F 9 Tf (1) Tj ET", "BT /F 9 Tf (1) Tj ET", "/Font << /F << " HELVETICA " >> >>",
         "/Font << /F << " HELVETICA " /FirstChar 49 /Widths [0] >> >>"},
        {"BT /F 9 Tf (1) Tj ET", "BT /F 9 Tf (1) Tj ET", "/Font << /F << " HELVETICA " >> >>",
         "/Font << /F << /Type /Font /Subtype /Type3 /CharProcs << /one 6 0 R >> >> >>"},
        {"BT /F 9 Tf (11) Tj ET", "BT /F 9 Tf (11) Tj ET",
         "/Font << /F << /Subtype /Type0 /Encoding /Identity-H >> >>",
         "/Font << /F << /Subtype /Type0 /Encoding 5 0 R >> >>"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *with = pairs[i].with_other ? pairs[i].with_other : pairs[i].with;
        const char *one = seen(*state, pairs[i].one, pairs[i].with);
        const char *other = seen(*state, pairs[i].other, with);
        if (strcmp(one, other) == 0) {
            fail_msg("\"%s\" and \"%s\" (%s) are told alike:\n%s", pairs[i].one, pairs[i].other,
                     with, one);
        }
    }
}

/* As other programs write it again. */
TEST(test_what_looks_the_same_is_told_the_same)
{
    static const char *const pairs[][2] = {
        {"0 0 m 9 9 l s", "0 0 m 9 9 l h S"},
        {"0 0 9 9 re S", "1 w [] 0 d 0 J 0 j 10 M 0 0 9 9 re S"},
        {"0 0 9 9 re f S", "q 3 w Q 0 0 9 9 re F S"},
        {"[1.6 1.6] 0 d 0 0 9 9 re S", "[ 1.6001 1.6]0 d 0 0 9.001 9 re S"},
        {"BT /F 9 Tf [(1) 10 20 (23)] TJ ET", "BT /F 9 Tf [(1) 30 (2) (3)] TJ ET"},
        {"BT /F 9 Tf (1) Tj ET", "BT /F 9 Tf 100 Tz 0 Tc 0 Tw (1) Tj ET"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        static const char font[] = "/Font << /F << " HELVETICA " >> >>";
        assert_string_equal(seen(*state, pairs[i][0], font), seen(*state, pairs[i][1], font));
    }
}

/* --- harm --- */

TEST(test_nothing_is_nested_without_end)
{
    static const char *const words[][2] = {
        {"/A BMC ", "has marked content within marked content without end"},
        {"q ", "saves its state within saved states without end"}};
    for (size_t i = 0; i < 2; i++) {
        nt_buffer content = nt_buffer_open(*state);
        for (size_t k = 0; k < NT_TOLD_NESTED_MAX; k++) {
            nt_buffer_puts(&content, words[i][0]);
        }
        tell(*state, page_with(*state, nt_buffer_text(&content), one_paragraph));
        nt_buffer_puts(&content, words[i][0]);
        assert_string_equal(
            refusal(*state, page_with(*state, nt_buffer_text(&content), one_paragraph)),
            words[i][1]);
    }
}

TEST(test_circles_are_walked_once)
{
    static const char *const circle[] = {
        "<< /Type /StructTreeRoot /K 7 0 R /IDTree 9 0 R >>",
        "<< /S /P /P 6 0 R /Pg 3 0 R /K [8 0 R 7 0 R 0] >>",
        "<< /S /Span /P 7 0 R /Pg 3 0 R /ID (n.a.1) /K [7 0 R 8 0 R 0] >>",
        "<< /Kids [9 0 R 9 0 R 9 0 R 10 0 R 10 0 R] >>",
        "<< /Kids [9 0 R 10 0 R] >>",
        NULL};
    nt_pdf_told told =
        tell(*state, page_with(*state, "BT /F 9 Tf /P <</MCID 0>> BDC (a) Tj EMC ET", circle));
    assert_int_equal(told.element_count, 2);
    /* The first that asks for a piece of content has it. */
    assert_string_equal(words_of(*state, &told, 0), "a");
    assert_string_equal(words_of(*state, &told, 1), "a");
}

TEST(test_numbers_out_of_range_are_nothing)
{
    static const char *const wild[] = {
        "<< /Type /StructTreeRoot /K 7 0 R /IDTree << /Names [(n.a.1) 8 0 R (x) 7 0 R] >> >>",
        "<< /S /P /P 99 0 R /Pg 1 0 R /K [-4 2147483647 99999999999 8 0 R (text) /Name null "
        "<< /Type /MCR /MCID -1 /Pg 3 0 R >> << /Type /MCR >> << /Type /OBJR >>] >>",
        "<< /S (no name) /ID (n.a.1) /K << /Type /MCR /MCID 3 /Pg 55 0 R >> >>", NULL};
    nt_pdf_told told = tell(
        *state, page_with(*state,
                          "EMC Q /P <</MCID 4294967296>> BDC EMC /P <</MCID -1>> BDC EMC "
                          "/P <</MCID 1048577>> BDC (a) Tj EMC /P /Missing BDC /P BDC >> ] ) } "
                          "BT /Nothing 9 Tf (b) Tj ET 1 2 3 c /X1 Do /F Do",
                          wild));
    assert_int_equal(told.element_count, 2);
    assert_string_equal(words_of(*state, &told, 0), "");
    assert_int_equal(told.lost_ids, 1);
}

TEST(test_a_form_that_draws_itself_is_refused)
{
    const char *why = refusal(*state, page_with(*state, "/X Do /X Do", one_paragraph));
    assert_string_equal(why, "has forms within forms without end");
}

/* A form ends no section of its page, and opens none there: what it draws, and what the page draws
 * behind it, is the page's own. */
TEST(test_a_form_does_not_end_the_pages_sections)
{
    maker m = open_file(*state);
    put_object(&m, "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 7 0 R >>");
    put_object(&m, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    put_object(&m, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
                   "/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>");
    put_stream(&m, "", "/P << /MCID 0 >> BDC BT /F 9 Tf (in) Tj ET /X Do BT (side) Tj ET EMC");
    put_object(&m, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    put_stream(&m, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
               "EMC EMC /Artifact BMC /P << /MCID 1 >> BDC BT /F 9 Tf (form) Tj ET");
    put_object(&m, "<< /Type /StructTreeRoot /K 8 0 R >>");
    put_object(&m, "<< /S /P /P 7 0 R /Pg 3 0 R /K 0 >>");
    nt_pdf_told told = tell(*state, close_file(&m));
    size_t words = 0;
    NT_EACH(const nt_pdf_drawn, mark, told.drawn, told.drawn_count) {
        if (mark->kind == NT_DRAWN_TEXT) {
            assert_int_equal(mark->element, 0);
            assert_int_equal(mark->is_artifact, strcmp(mark->text, "form") == 0);
            words++;
        }
    }
    assert_int_equal(words, 3);
}

/* Direct elements in two arrays that name each other: 2^64 ways down. */
TEST(test_a_tree_that_doubles_is_refused)
{
    static const char *const structure[] = {"<< /Type /StructTreeRoot /K 7 0 R >>",
                                            "[<< /S /P /K 8 0 R >> << /S /P /K 8 0 R >>]",
                                            "[<< /S /P /K 7 0 R >> << /S /P /K 7 0 R >>]", NULL};
    assert_non_null(strstr(refusal(*state, page_with(*state, "", structure)), "too large"));
}

/* Few bytes that unpack to very many are refused before they are unpacked; the same stream on many
 * pages counts as often as it is drawn. */
TEST(test_bombs_are_refused)
{
    enum { ZEROS = 40 << 20, PAGES = 40 };
    nt_arena *arena = *state;
    for (int shared = 0; shared < 2; shared++) {
        char *blanks = nt_arena_alloc(arena, ZEROS + 1);
        size_t length = shared ? ZEROS / 16 : ZEROS;
        memset(blanks, ' ', length);
        nt_bytes packed = nt_deflate(arena, (nt_bytes){blanks, length}, NT_EFFORT_LITTLE);
        maker m = open_file(arena);
        put_object(&m, "<< /Type /Catalog /Pages 2 0 R >>");
        nt_buffer kids = nt_buffer_open(arena);
        for (int i = 0; i < (shared ? PAGES : 1); i++) {
            nt_buffer_printf(&kids, "%d 0 R ", 4 + i);
        }
        put_object(&m, nt_arena_printf(arena, "<< /Type /Pages /Kids [%s] /Count %d >>",
                                       nt_buffer_text(&kids), shared ? PAGES : 1));
        m.offsets[++m.count] = m.bytes.length;
        nt_buffer_printf(&m.bytes, "3 0 obj\n<< /Filter /FlateDecode /Length %zu >>\nstream\n",
                         packed.length);
        nt_buffer_add(&m.bytes, packed.bytes, packed.length);
        nt_buffer_puts(&m.bytes, "\nendstream\nendobj\n");
        for (int i = 0; i < (shared ? PAGES : 1); i++) {
            put_object(&m, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 3 0 R >>");
        }
        NT_PASSING_ARENA(own);
        assert_non_null(strstr(refusal(own, close_file(&m)), "unpack to too much"));
        assert_true(nt_arena_used(own) < 16 << 20);
    }
}

TEST(test_a_deep_tree_is_refused)
{
    nt_buffer deep = nt_buffer_open(*state);
    for (int i = 0; i < 100; i++) {
        nt_buffer_puts(&deep, "<< /S /P /K ");
    }
    nt_buffer_puts(&deep, "0");
    for (int i = 0; i < 100; i++) {
        nt_buffer_puts(&deep, " >>");
    }
    const char *const tree[] = {
        nt_arena_printf(*state, "<< /Type /StructTreeRoot /K %s >>", nt_buffer_text(&deep)), NULL};
    assert_string_equal(refusal(*state, page_with(*state, "", tree)),
                        "has a structure tree that is too large or too deep");
}

TEST(test_what_is_no_pdf_is_refused)
{
    assert_non_null(strstr(refusal(*state, (nt_bytes){"hello", 5}), "is not a PDF"));
    nt_bytes whole = page_with(*state, "BT /F 9 Tf (a) Tj ET", one_paragraph);
    for (size_t length = 0; length < whole.length; length += 7) {
        nt_pdf_told told;
        nt_error err = {0};
        nt_status status =
            nt_pdf_read_told(*state, "cut.pdf", (nt_bytes){whole.bytes, length}, &told, &err);
        assert_true(status == NT_OK || status == NT_INVALID);
    }
}

TEST(test_a_file_without_structure_is_read)
{
    static const char *const nothing[] = {"null", NULL};
    nt_pdf_told told = tell(*state, page_with(*state, "BT /F 9 Tf (a) Tj ET", nothing));
    assert_false(told.is_tagged);
    assert_int_equal(told.drawn_count, 2);
}

/* Every byte of a small file changed: read or refused, never more. */
TEST(test_any_byte_may_be_wrong)
{
    nt_bytes whole =
        page_with(*state, "BT /F 9 Tf /P <</MCID 0>> BDC [(a) <62>] TJ EMC ET", one_paragraph);
    char *copy = nt_arena_copy(*state, whole.bytes, whole.length);
    for (size_t i = 0; i < whole.length; i++) {
        NT_PASSING_ARENA(arena);
        nt_pdf_told told;
        nt_error err = {0};
        copy[i] = (char)(whole.bytes[i] ^ (1 << (i % 8)));
        nt_status status =
            nt_pdf_read_told(arena, "bit.pdf", (nt_bytes){copy, whole.length}, &told, &err);
        assert_true(status == NT_OK || status == NT_INVALID);
        copy[i] = whole.bytes[i];
    }
}

/* --- ours --- */

TEST(test_our_own_sample)
{
    nt_arena *arena = *state;
    static const nt_pdf_profile profiles[] = {NT_PROFILE_A3_UA1, NT_PROFILE_A4_UA2};
    for (size_t p = 0; p < 2; p++) {
        nt_fonts *fonts = nt_sample_fonts();
        nt_pdf_request request = nt_sample_request(arena, fonts, profiles[p]);
        nt_bytes bytes;
        nt_error err;
        assert_int_equal(nt_pdf_write(arena, &request, &bytes, &err), NT_OK);
        nt_pdf_told told = tell(arena, bytes);
        assert_int_equal(told.page_count, request.pages->page_count);
        assert_int_equal(told.lost_ids, 0);
        NT_EACH(const nt_pdf_drawn, mark, told.drawn, told.drawn_count) {
            bool placed = mark->is_artifact || mark->element != NT_TOLD_NONE;
            assert_true(mark->kind != NT_DRAWN_TEXT || placed);
            assert_null(strstr(mark->text, "\xEF\xBF\xBD"));
        }
        nt_text_fonts_close(fonts);
    }
}

TESTS(open_arena, close_arena)
