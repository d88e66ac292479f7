/* What the file says about itself: document information and XMP. */
#include "finish.h"

#include "words/base.h"

/* XML text: what XML cannot hold (control characters) is left out. */
static void put_escaped(nt_buffer *out, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        switch (c) {
        case '&':
            nt_buffer_puts(out, "&amp;");
            break;
        case '<':
            nt_buffer_puts(out, "&lt;");
            break;
        case '>':
            nt_buffer_puts(out, "&gt;");
            break;
        case '"':
            nt_buffer_puts(out, "&quot;");
            break;
        default:
            if (c >= ' ' || c == '\n' || c == '\t') {
                nt_buffer_putc(out, (char)c);
            }
        }
    }
}

static bool present(const char *text)
{
    return text && text[0];
}

/* <name>open value close</name> on one line; nothing for no value. */
static void put_property(nt_buffer *out, const char *name, const char *open, const char *value,
                         const char *close)
{
    if (present(value)) {
        nt_buffer_printf(out, "   <%s>%s", name, open);
        put_escaped(out, value);
        nt_buffer_printf(out, "%s</%s>\n", close, name);
    }
}

#define ALT_OPEN  "<rdf:Alt><rdf:li xml:lang=\"x-default\">"
#define ALT_CLOSE "</rdf:li></rdf:Alt>"
#define BAG_OPEN  "<rdf:Bag><rdf:li>"
#define BAG_CLOSE "</rdf:li></rdf:Bag>"
#define SEQ_OPEN  "<rdf:Seq><rdf:li>"
#define SEQ_CLOSE "</rdf:li></rdf:Seq>"

static const char identification_a3[] = "   <pdfaid:part>3</pdfaid:part>\n"
                                        "   <pdfaid:conformance>A</pdfaid:conformance>\n"
                                        "   <pdfuaid:part>1</pdfuaid:part>\n";
static const char identification_a4[] = "   <pdfaid:part>4</pdfaid:part>\n"
                                        "   <pdfaid:rev>2020</pdfaid:rev>\n"
                                        "   <pdfaid:conformance>F</pdfaid:conformance>\n"
                                        "   <pdfuaid:part>2</pdfuaid:part>\n"
                                        "   <pdfuaid:rev>2024</pdfuaid:rev>\n";

/* PDF/A-3 wants every schema that it does not know described in the file (ISO 19005-3, 6.6.2.3);
 * PDF/UA's own is one. PDF/A-4 dropped this. */
static const char extension_schema[] =
    "   <pdfaExtension:schemas>\n    <rdf:Bag>\n     <rdf:li rdf:parseType=\"Resource\">\n"
    "      <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "      <pdfaSchema:property>\n       <rdf:Seq>\n"
    "        <rdf:li rdf:parseType=\"Resource\">\n"
    "         <pdfaProperty:name>part</pdfaProperty:name>\n"
    "         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "         <pdfaProperty:category>internal</pdfaProperty:category>\n"
    "         <pdfaProperty:description>Part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "        </rdf:li>\n       </rdf:Seq>\n      </pdfaSchema:property>\n     </rdf:li>\n"
    "    </rdf:Bag>\n   </pdfaExtension:schemas>\n";

static const char opening[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "  <rdf:Description rdf:about=\"\"\n"
    "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    "    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    "    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";
static const char closing[] = "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
                              "<?xpacket end=\"w\"?>\n";

/* What both the packet and the information dictionary say: ISO 19005-3, 6.6.3 wants them equal. */
typedef struct {
    const char *title, *author, *subject, *keywords, *creator, *producer;
} facts;

static facts collect(nt_finish *finish)
{
    const nt_front *front = &finish->request->pages->document->front;
    facts f = {front->title,    front->organisation, front->subject,
               front->keywords, front->creator,      finish->request->producer};
    if (present(front->notice)) {
        /* What is on each page, for those who see or hear only the metadata. */
        f.title = nt_arena_printf(finish->arena, "%s · %s", front->notice, front->title);
        f.keywords = present(f.keywords)
                         ? nt_arena_printf(finish->arena, "%s, %s", front->notice, f.keywords)
                         : front->notice;
    }
    f.creator = present(f.creator) ? f.creator : f.producer;
    return f;
}

static const char *language(const nt_finish *finish)
{
    return ((nt_text)NT_TEXT_BASE_LANGUAGE_TAG).in[finish->request->pages->document->front.lang];
}

static nt_bytes make_packet(nt_finish *finish, const facts *f)
{
    bool archival_4 = finish->profile == NT_PROFILE_A4_UA2;
    const char *date = nt_pdf_xmp_date(finish->arena, finish->request->created);
    nt_buffer out = nt_buffer_open(finish->arena);
    nt_buffer_puts(&out, opening);
    nt_buffer_puts(&out, archival_4 ? identification_a4 : identification_a3);
    put_property(&out, "dc:format", "", "application/pdf", "");
    put_property(&out, "dc:title", ALT_OPEN, f->title, ALT_CLOSE);
    put_property(&out, "dc:creator", SEQ_OPEN, f->author, SEQ_CLOSE);
    put_property(&out, "dc:description", ALT_OPEN, f->subject, ALT_CLOSE);
    put_property(&out, "dc:language", BAG_OPEN, language(finish), BAG_CLOSE);
    put_property(&out, "pdf:Keywords", "", f->keywords, "");
    put_property(&out, "pdf:Producer", "", f->producer, "");
    put_property(&out, "xmp:CreatorTool", "", f->creator, "");
    put_property(&out, "xmp:CreateDate", "", date, "");
    put_property(&out, "xmp:ModifyDate", "", date, "");
    put_property(&out, "xmp:MetadataDate", "", date, "");
    if (!archival_4) {
        nt_buffer_puts(&out, extension_schema);
    }
    nt_buffer_puts(&out, closing);
    return (nt_bytes){out.bytes, out.length};
}

static void put_information(nt_finish *finish, const facts *f)
{
    nt_pdf_file *file = &finish->file;
    const char *date = nt_pdf_date(finish->arena, finish->request->created);
    nt_object info = nt_pdf_indirect_dictionary(file);
    nt_pdf_put_text(file, info, "/Title", f->title);
    nt_pdf_put_text(file, info, "/Author", f->author);
    nt_pdf_put_text(file, info, "/Subject", f->subject);
    nt_pdf_put_text(file, info, "/Keywords", f->keywords);
    nt_pdf_put_text(file, info, "/Creator", f->creator);
    nt_pdf_put_text(file, info, "/Producer", f->producer);
    nt_pdf_put_string(file, info, "/CreationDate", date);
    nt_pdf_put_string(file, info, "/ModDate", date);
    file->info = info;
}

void nt_pdf_add_metadata(nt_finish *finish)
{
    nt_pdf_file *file = &finish->file;
    facts f = collect(finish);
    nt_object packet = nt_pdf_stream(file, "<< /Type /Metadata /Subtype /XML >>", NT_PACKING_NONE,
                                     make_packet(finish, &f));
    nt_pdf_put(file, file->root, "/Metadata", packet);
    nt_pdf_put_string(file, file->root, "/Lang", language(finish));
    /* PDF/A-4 has no information dictionary (ISO 19005-4, 6.1.3). */
    if (finish->profile == NT_PROFILE_A3_UA1) {
        put_information(finish, &f);
    }
}

/* ---- moments, always in UTC ---- */

enum { DAY = 86400, HOUR = 3600, MINUTE = 60 };

static const char *format(nt_arena *arena, const char *pattern, long long seconds)
{
    long long of_day = (seconds % DAY + DAY) % DAY;
    nt_civil day = nt_date_to_civil((nt_date)((seconds - of_day) / DAY));
    nt_buffer out = nt_buffer_open(arena);
    const int values[] = {day.year,
                          day.month,
                          day.day,
                          (int)(of_day / HOUR),
                          (int)(of_day % HOUR / MINUTE),
                          (int)(of_day % MINUTE)};
    size_t next = 0;
    for (; *pattern; pattern++) {
        if (*pattern == '#') {
            nt_buffer_printf(&out, "%0*d", next ? 2 : 4, values[next]);
            next++;
        } else {
            nt_buffer_putc(&out, *pattern);
        }
    }
    return nt_buffer_text(&out);
}

const char *nt_pdf_date(nt_arena *arena, long long seconds)
{
    return format(arena, "D:######+00'00'", seconds);
}

const char *nt_pdf_xmp_date(nt_arena *arena, long long seconds)
{
    return format(arena, "#-#-#T#:#:#+00:00", seconds);
}
