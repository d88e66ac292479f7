#include "xml.h"

#include <expat.h>
#include <string.h>
#include <strings.h>

#include "base/path.h"
#include "words/workbook.h"
#include "workbook/workbook.h"

enum {
    DEPTH_MAX = 256,
    TAG_BYTES_MAX = 1024 * 1024,
    PIECE = 64 * 1024 /* looked at at a time: how soon a long tag is noticed */
};

const char *nt_xml_local(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *nt_xml_get(const char **attributes, const char *local)
{
    for (; *attributes; attributes += 2) {
        if (strcmp(nt_xml_local(attributes[0]), local) == 0) {
            return attributes[1];
        }
    }
    return NULL;
}

bool nt_xml_is_true(const char *value)
{
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

void nt_xml_stop(nt_xml *xml, nt_status status)
{
    xml->status = status;
    XML_StopParser(xml->parser, XML_FALSE);
}

void nt_xml_fail(nt_xml *xml, nt_text fault)
{
    nt_xml_stop(xml, nt_parts_fail(xml->parts, xml->part, fault, xml->err));
}

void nt_xml_add_text(nt_xml *xml, nt_buffer *text, const char *bytes, size_t length)
{
    if (text->length + length > NT_WORKBOOK_TEXT_BYTES_MAX) {
        nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_TEXT_TOO_LONG);
        return;
    }
    nt_buffer_add(text, bytes, length);
}

void nt_xml_end_here(nt_xml *xml)
{
    xml->enough = true;
    nt_xml_hear_no_more(xml);
}

void nt_xml_hear_no_more(nt_xml *xml)
{
    xml->unheard = true;
    XML_StopParser(xml->parser, XML_FALSE);
}

/* Expat may call handlers once more after it was stopped. */
static bool is_deaf(const nt_xml *xml)
{
    return xml->status || xml->unheard;
}

static void XMLCALL on_start(void *context, const char *name, const char **attributes)
{
    nt_xml *xml = context;
    if (is_deaf(xml)) {
        return;
    }
    if (++xml->depth > DEPTH_MAX) {
        nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_NESTS_TOO_DEEP);
        return;
    }
    xml->handlers->start(xml, name, attributes);
}

static void XMLCALL on_end(void *context, const char *name)
{
    nt_xml *xml = context;
    (void)name;
    if (is_deaf(xml)) {
        return;
    }
    if (xml->handlers->end) {
        xml->handlers->end(xml);
    }
    xml->depth--;
}

static void XMLCALL on_text(void *context, const char *text, int length)
{
    nt_xml *xml = context;
    if (!is_deaf(xml)) {
        xml->handlers->text(xml, text, (size_t)length);
    }
}

/* A document type in the file itself may define entities, one that is named only is not read. */
static void XMLCALL on_doctype(void *context, const char *name, const char *system,
                               const char *public, int has_internal_subset)
{
    nt_xml *xml = context;
    (void)name, (void)system, (void)public;
    if (has_internal_subset && !is_deaf(xml)) {
        nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_DEFINES_ENTITIES);
    }
}

static void XMLCALL on_entity(void *context, const char *name, int is_parameter)
{
    nt_xml *xml = context;
    (void)name, (void)is_parameter;
    if (!is_deaf(xml)) {
        nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_DEFINES_ENTITIES);
    }
}

static void XMLCALL on_declaration(void *context, const char *version, const char *encoding,
                                   int standalone)
{
    (void)version, (void)standalone;
    ((nt_xml *)context)->is_other |= encoding && strcasecmp(encoding, "UTF-8") != 0;
}

static void XMLCALL on_cdata(void *context)
{
    ((nt_xml *)context)->in_cdata = true;
}

static void XMLCALL on_cdata_end(void *context)
{
    ((nt_xml *)context)->in_cdata = false;
}

static nt_status broken(nt_xml *xml, nt_error *err)
{
    XML_Parser parser = xml->parser;
    return nt_fail(
        err, NT_INVALID, nt_place_in(xml->parts->path),
        NT_MESSAGE_WORKBOOK_IS_NO_XML(.part = nt_path_printable(xml->parts->arena,
                                                                xml->parts->names.items[xml->part]),
                                      .line =
                                          (long long)XML_GetCurrentLineNumber(parser) + xml->lines,
                                      .why = XML_ErrorString(XML_GetErrorCode(parser))));
}

static nt_status parse(nt_xml *xml, const char *bytes, size_t length, bool last, nt_error *err)
{
    if (XML_Parse(xml->parser, bytes, (int)length, last) == XML_STATUS_ERROR && !is_deaf(xml)) {
        xml->status = broken(xml, err);
    }
    return xml->status;
}

static nt_status feed(nt_xml *xml, const char *bytes, size_t length, nt_error *err)
{
    nt_status status = parse(xml, bytes, length, false, err);
    xml->given += (long long)length;
    bool is_long = !status && !xml->unheard &&
                   xml->given - XML_GetCurrentByteIndex(xml->parser) > TAG_BYTES_MAX;
    return is_long
               ? nt_parts_fail(xml->parts, xml->part, (nt_text)NT_TEXT_WORKBOOK_TAG_TOO_LONG, err)
               : status;
}

/* Within the root, and expat has not begun anything that it could not end. */
static bool is_between(const nt_xml *xml)
{
    return xml->depth && !xml->in_cdata && !xml->is_other &&
           xml->given == XML_GetCurrentByteIndex(xml->parser);
}

/* UTF-16 need not be declared: its first character is a mark of byte order, or has a byte of zero.
 */
static bool is_utf_16(const char *bytes, size_t length)
{
    return (unsigned char)*bytes >= 0xFE || !*bytes || (length > 1 && !bytes[1]);
}

static void tell_plain(nt_xml *xml)
{
    const nt_plain *plain = &xml->plain;
    xml->lines += (long long)plain->lines;
    NT_EACH(const nt_plain_event, event, plain->events.items, plain->events.count) {
        if (event->kind == NT_PLAIN_START) {
            on_start(xml, event->text, &plain->attributes.items[event->from]);
        } else if (event->kind == NT_PLAIN_END) {
            on_end(xml, event->text);
        } else if (xml->handlers->text) {
            on_text(xml, event->text, (int)event->length);
        }
    }
}

/* The element that begins here, where it is plain. Else expat's is as much again as it had since
 * the last one, and what is left of the tag there: it reads a token from its start each time, and a
 * comment may be full of ">". */
static size_t take_next(nt_xml *xml, const char *bytes, char *copy, size_t length, nt_error *err)
{
    xml->plain.cut = 0;
    size_t taken = is_between(xml) ? nt_plain_take(&xml->plain, copy, length) : 0;
    if (taken) {
        xml->odd = 0;
        tell_plain(xml);
        return taken;
    }
    memcpy(copy, bytes, xml->plain.cut);
    size_t again = xml->odd < length ? xml->odd : length;
    const char *end = memchr(bytes + again, '>', length - again);
    size_t next = end ? (size_t)(end + 1 - bytes) : length;
    xml->odd += next;
    xml->status = feed(xml, bytes, next, err);
    return next;
}

static nt_status take_piece(nt_xml *xml, const char *bytes, size_t length, nt_error *err)
{
    memcpy(xml->copy, bytes, length);
    for (size_t at = 0; at < length && !is_deaf(xml);) {
        at += take_next(xml, bytes + at, xml->copy + at, length - at, err);
    }
    return xml->status;
}

static nt_status take(void *context, const char *bytes, size_t length, bool *enough, nt_error *err)
{
    nt_xml *xml = context;
    nt_status status = NT_OK;
    xml->is_other |= !xml->given && length && is_utf_16(bytes, length);
    while (length && !status && !xml->unheard) {
        size_t piece = length < PIECE ? length : PIECE;
        status = take_piece(xml, bytes, piece, err);
        bytes += piece;
        length -= piece;
    }
    *enough = xml->enough;
    return status;
}

nt_status nt_xml_read(nt_parts *parts, size_t part, const nt_xml_handlers *handlers, void *context,
                      nt_error *err)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    NT_PASSING_ARENA(passing);
    nt_xml xml = {.parts = parts,
                  .plain = {.arena = passing},
                  .copy = nt_arena_alloc(passing, PIECE),
                  .part = part,
                  .parser = parser,
                  .context = context,
                  .handlers = handlers,
                  .err = err};
    XML_SetUserData(parser, &xml);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, handlers->text ? on_text : NULL);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    XML_SetSkippedEntityHandler(parser, on_entity);
    XML_SetXmlDeclHandler(parser, on_declaration);
    XML_SetCdataSectionHandler(parser, on_cdata, on_cdata_end);
    nt_status status = nt_parts_read(parts, part, take, &xml, err);
    if (!status && !xml.unheard) {
        status = parse(&xml, "", 0, true, err);
    }
    XML_ParserFree(parser);
    return status;
}
