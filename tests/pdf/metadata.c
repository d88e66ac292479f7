#include "pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "finish.h"
#include "objects/reader.h"
#include "plan.h"
#include "sample.h"

static void open_sample(nt_arena *arena, nt_pdf_profile profile, nt_reader *file)
{
    nt_reader_open(arena, "sample", nt_sample_written(arena, profile), file);
}

static const char *packet_of(nt_arena *arena, nt_reader *file)
{
    size_t length;
    nt_pdf_item stream = nt_reader_get(file, nt_reader_root(file), "/Metadata");
    unsigned char *data = nt_reader_packed(file, stream, &length);
    char *text = nt_arena_text(arena, (const char *)data, length);
    nt_reader_free(data);
    return text;
}

static void assert_says(const char *text, const char *words)
{
    if (!strstr(text, words)) {
        fail_msg("the packet does not say: %s", words);
    }
}

TEST(test_packet_and_information_agree)
{
    nt_reader file;
    open_sample(*state, NT_PROFILE_A3_UA1, &file);
    const char *packet = packet_of(*state, &file); /* not packed: qpdf reads it as it lies */
    assert_says(packet, "<pdfaid:part>3</pdfaid:part>");
    assert_says(packet, "<pdfaid:conformance>A</pdfaid:conformance>");
    assert_says(packet, "<pdfuaid:part>1</pdfuaid:part>");
    assert_says(
        packet,
        "DATA SINTETIS · Sanksi &lt;dua&gt; &amp; &quot;pemilihan&quot; – 2020–2024</rdf:li>");
    assert_says(packet, "<dc:language><rdf:Bag><rdf:li>id-ID</rdf:li>");
    assert_says(packet, "<pdf:Keywords>DATA SINTETIS, ASN, sanksi</pdf:Keywords>");
    assert_says(packet, "<xmp:CreateDate>2024-04-25T00:00:00+00:00</xmp:CreateDate>");
    nt_pdf_item info = nt_reader_get(&file, nt_reader_trailer(&file), "/Info");
    assert_string_equal(nt_reader_text(&file, nt_reader_get(&file, info, "/Title"), *state),
                        "DATA SINTETIS · Sanksi <dua> & \"pemilihan\" – 2020–2024");
    assert_string_equal(nt_reader_text(&file, nt_reader_get(&file, info, "/CreationDate"), *state),
                        "D:20240425000000+00'00'");
    assert_string_equal(
        nt_item_syntax(*state, nt_reader_get(&file, nt_reader_root(&file), "/ViewerPreferences")),
        "<< /DisplayDocTitle true >>");
    nt_reader_close(&file);
}

TEST(test_profile_4_has_no_information_dictionary)
{
    nt_reader file;
    open_sample(*state, NT_PROFILE_A4_UA2, &file);
    const char *packet = packet_of(*state, &file);
    assert_says(packet, "<pdfaid:rev>2020</pdfaid:rev>");
    assert_says(packet, "<pdfaid:conformance>F</pdfaid:conformance>");
    assert_says(packet, "<pdfuaid:rev>2024</pdfuaid:rev>");
    assert_null(strstr(packet, "pdfaSchema:schema>"));
    assert_true(nt_reader_get(&file, nt_reader_trailer(&file), "/Info").kind == NT_ITEM_NULL);
    assert_string_equal(nt_reader_version(&file), "2.0");
    nt_reader_close(&file);
}

TEST(test_moments)
{
    assert_string_equal(nt_pdf_date(*state, 0), "D:19700101000000+00'00'");
    /* date -u -d @1709254861 */
    assert_string_equal(nt_pdf_xmp_date(*state, 1709254861), "2024-03-01T01:01:01+00:00");
    assert_string_equal(nt_pdf_date(*state, -1), "D:19691231235959+00'00'");
}

TEST(test_roles)
{
    assert_string_equal(nt_pdf_role("Note", NT_PROFILE_A3_UA1).type, "Note");
    assert_string_equal(nt_pdf_role("Note", NT_PROFILE_A4_UA2).type, "FENote");
    assert_int_equal(nt_pdf_role("Note", NT_PROFILE_A4_UA2).space, NT_NAMESPACE_PDF_2_0);
    assert_int_equal(nt_pdf_role("TOCI", NT_PROFILE_A4_UA2).space, NT_NAMESPACE_PDF_1_7);
    assert_int_equal(nt_pdf_role("P", NT_PROFILE_A4_UA2).space, NT_NAMESPACE_PDF_2_0);
    assert_string_equal(nt_pdf_role("Title", NT_PROFILE_A3_UA1).mapped, "P");
    assert_null(nt_pdf_role("P", NT_PROFILE_A3_UA1).mapped);
}

TESTS(open_arena, close_arena)
