/* What is taken past expat, and what is not: the same events as expat's, whatever stands where. */
#include <expat.h>

#include "check.h"
#include "pack.h"
#include "plain.h"
#include "random.h"
#include "xml.h"

/* --- events, as a text --- */

static void log_start(nt_buffer *out, const char *name, const char *const *attributes)
{
    nt_buffer_printf(out, "<%s", name);
    for (; *attributes; attributes += 2) {
        nt_buffer_printf(out, " %s=\"%s\"", attributes[0], attributes[1]);
    }
    nt_buffer_putc(out, '>');
}

static void XMLCALL expats_start(void *out, const char *name, const char **attributes)
{
    log_start(out, name, attributes);
}

static void XMLCALL expats_end(void *out, const char *name)
{
    (void)name;
    nt_buffer_puts(out, "</>");
}

static void XMLCALL expats_text(void *out, const char *text, int length)
{
    nt_buffer_add(out, text, (size_t)length);
}

/* What expat alone says; false: that it is no XML. */
static bool ask_expat(const char *bytes, size_t length, nt_buffer *out)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, out);
    XML_SetElementHandler(parser, expats_start, expats_end);
    XML_SetCharacterDataHandler(parser, expats_text);
    bool good = XML_Parse(parser, bytes, (int)length, 1) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return good;
}

static void tell_start(nt_xml *xml, const char *name, const char **attributes)
{
    log_start(xml->context, name, attributes);
}

static void tell_end(nt_xml *xml)
{
    nt_buffer_puts(xml->context, "</>");
}

static void tell_text(nt_xml *xml, const char *text, size_t length)
{
    nt_buffer_add(xml->context, text, length);
}

/* --- one element --- */

static size_t take(nt_arena *arena, const char *element, nt_buffer *out)
{
    nt_plain plain = {.arena = arena};
    size_t length = strlen(element);
    char *copy = nt_arena_text(arena, element, length);
    size_t taken = nt_plain_take(&plain, copy, length);
    for (size_t i = 0; taken && i < plain.events.count; i++) {
        const nt_plain_event *event = &plain.events.items[i];
        if (event->kind == NT_PLAIN_START) {
            log_start(out, event->text, &plain.attributes.items[event->from]);
        } else if (event->kind == NT_PLAIN_END) {
            nt_buffer_puts(out, "</>");
        } else {
            assert_int_equal(strlen(event->text), event->length);
            nt_buffer_add(out, event->text, event->length);
        }
    }
    return taken;
}

TEST(takes_what_is_plain)
{
    static const char *const plain[] = {
        "<c/>",
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>12</v></c><c r=\"B1\"/></row>",
        "<p:c o:t=\"string\"><t:p>a > b \u00e9\n\t</t:p></p:c>",
        "<a>x<b>y</b>z</a>",
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        nt_buffer ours = nt_buffer_open(*state), expats = nt_buffer_open(*state);
        assert_int_equal(take(*state, plain[i], &ours), strlen(plain[i]));
        assert_true(ask_expat(plain[i], strlen(plain[i]), &expats));
        assert_string_equal(nt_buffer_text(&ours), nt_buffer_text(&expats));
    }
}

/* Deeper than any row. */
#define NESTED                                                                                     \
    "<a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>"                                          \
    "</a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a>"

TEST(leaves_what_is_not)
{
    static const char *const odd[] = {"",
                                      "<",
                                      "<c",
                                      "<c/",
                                      "<c>",
                                      "<c>x",
                                      "<c>x</c",
                                      "x<c/>",
                                      "</c>",
                                      "<!-- -->",
                                      "<?a b?>",
                                      "<c>&amp;</c>",
                                      "<c a=\"&lt;\"/>",
                                      "<c><![CDATA[x]]></c>",
                                      "<c><!-- --></c>",
                                      "<c>x\r</c>",
                                      "<c>]]></c>",
                                      "<c a=\"\t\"/>",
                                      "<c a='1'/>",
                                      "<c  a=\"1\"/>",
                                      "<c a=\"1\" />",
                                      "<c a=\"1\"b=\"2\"/>",
                                      "<c a=\"1\" a=\"2\"/>",
                                      "<c a=\"<\"/>",
                                      "<c></d>",
                                      "<c><d></c></d>",
                                      "<c>\x01</c>",
                                      "<c>\x7F</c>",
                                      "<c>\xE9</c>",
                                      "<c>\xED\xA0\x80</c>",
                                      "<c>\xEF\xBF\xBE</c>",
                                      "<1/>",
                                      NESTED};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        nt_buffer ours = nt_buffer_open(*state);
        assert_int_equal(take(*state, odd[i], &ours), 0);
    }
}

/* --- a whole part --- */

static const char *const pieces[] = {"<row>",
                                     "</row>",
                                     "<c r=\"A1\">",
                                     "</c>",
                                     "<v>12</v>",
                                     "<c><v>x</v></c>",
                                     "<c/>",
                                     "text",
                                     "&amp;",
                                     "&#65;",
                                     "<![CDATA[<c/>>]",
                                     "]]>",
                                     "<!-- <c/> ",
                                     "-->",
                                     "<?p <c/> ?>",
                                     "\n",
                                     "\r\n",
                                     "<c a='1'/>",
                                     "\u00e9",
                                     "<a ",
                                     ">",
                                     "]]",
                                     "<b>]</b>",
                                     "<row><c><v>1</v></c><c/></row>"};

/* Elements that are whole, with what is odd between them; now and then a piece of one. */
static void put_body(nt_buffer *out, uint32_t *seed, bool broken)
{
    static const char *const whole[] = {"<row r=\"1\"><c r=\"A1\"><v>12</v></c><c r=\"B1\"/></row>",
                                        "<row><c><v>a &amp; b</v></c><c><v>plain</v></c></row>",
                                        "<row>\n<c a='1'/><c><v>\u00e9\r\n</v></c></row>",
                                        "<![CDATA[<row><c/></row>]]>",
                                        "<!-- <row><c/></row> -->",
                                        "<!-- >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> -->",
                                        "<?p <row><c/></row> ?>",
                                        "<c><is><t>x</t></is></c>",
                                        "<c><v>\u00e9</v></c>",
                                        " \n"};
    size_t count = next_random(seed) % 4000;
    for (size_t i = 0; i < count; i++) {
        bool odd = next_random(seed) % 8 == 0;
        nt_buffer_puts(out, whole[odd ? next_random(seed) % (sizeof whole / sizeof *whole) : 0]);
    }
    for (size_t i = 0; broken && i < 3; i++) {
        nt_buffer_puts(out, pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)]);
    }
}

TEST(says_what_expat_says)
{
    static const char *const heads[] = {
        "<r>", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<r a=\"1\">",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r>", "\xEF\xBB\xBF<r>"};
    static const nt_xml_handlers handlers = {tell_start, tell_end, tell_text};
    uint32_t seed = 2463534242;
    size_t good = 0, bad = 0;
    for (size_t i = 0; i < 300; i++) {
        NT_PASSING_ARENA(arena);
        nt_error err;
        nt_buffer part = nt_buffer_open(arena), ours = nt_buffer_open(arena),
                  expats = nt_buffer_open(arena);
        nt_buffer_puts(&part, heads[i % (sizeof heads / sizeof *heads)]);
        put_body(&part, &seed, i % 3 == 0);
        nt_buffer_puts(&part, i % 50 == 7 ? "</s>" : "</r>\n");
        packed_part packed = {"a.xml", {nt_buffer_text(&part), part.length}};
        nt_bytes zip =
            pack_parts(arena, &packed, 1, i % 2 ? "compression=store" : "compression=deflate");
        nt_parts parts = {
            .arena = arena, .path = "x", .file = -1, .bytes = zip, .size = (long long)zip.length};
        assert_int_equal(nt_parts_list(&parts, &err), NT_OK);
        bool is_xml = ask_expat(packed.bytes.bytes, packed.bytes.length, &expats);
        assert_int_equal(nt_xml_read(&parts, 0, &handlers, &ours, &err),
                         is_xml ? NT_OK : NT_INVALID);
        if (is_xml) {
            assert_string_equal(nt_buffer_text(&ours), nt_buffer_text(&expats));
        }
        good += is_xml;
        bad += !is_xml;
    }
    assert_true(good > 150 && bad > 20);
}

/* Expat's name for the encoding is asked for nowhere: in UTF-16, what looks like a tag is letters.
 */
TEST(leaves_utf_16_alone)
{
    static const nt_xml_handlers handlers = {tell_start, tell_end, tell_text};
    static const char big[] =
        "\xFE\xFF\0<\0r\0>\0<\0c\0>\x3C\x72\x2F\x3E\0.\0<\0/\0c\0>\0<\0/\0r\0>",
                      little[] =
                          "\xFF\xFE<\0r\0>\0<\0c\0>\0\x3C\x72\x2F\x3E.\0<\0/\0c\0>\0<\0/\0r\0>";
    const nt_bytes parts[] = {{big, sizeof big - 1}, {little, sizeof little}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        nt_error err;
        nt_buffer ours = nt_buffer_open(*state), expats = nt_buffer_open(*state);
        packed_part packed = {"a.xml", parts[i]};
        nt_bytes zip = pack_parts(*state, &packed, 1, "compression=store");
        nt_parts read = {
            .arena = *state, .path = "x", .file = -1, .bytes = zip, .size = (long long)zip.length};
        assert_int_equal(nt_parts_list(&read, &err), NT_OK);
        assert_true(ask_expat(parts[i].bytes, parts[i].length, &expats));
        assert_int_equal(nt_xml_read(&read, 0, &handlers, &ours, &err), NT_OK);
        assert_string_equal(nt_buffer_text(&ours), nt_buffer_text(&expats));
    }
}

/* Lines that expat did not see are counted. */
TEST(names_the_line)
{
    static const nt_xml_handlers handlers = {tell_start, tell_end, tell_text};
    nt_error err;
    nt_buffer out = nt_buffer_open(*state);
    packed_part packed = part_of_text("a.xml", "<r>\n<c><v>a\nb</v></c>\n<c></d></r>");
    nt_bytes zip = pack_parts(*state, &packed, 1, "compression=store");
    nt_parts parts = {
        .arena = *state, .path = "x", .file = -1, .bytes = zip, .size = (long long)zip.length};
    assert_int_equal(nt_parts_list(&parts, &err), NT_OK);
    assert_int_equal(nt_xml_read(&parts, 0, &handlers, &out, &err), NT_INVALID);
    assert_non_null(strstr(err.message[NT_LANG_EN], "at line 4:"));
}

TESTS(open_arena, close_arena)
