/* The address at which an office tells the fingerprints of its editions: judged where it is read,
 * and filled in for an edition. */
#include <string.h>

#include "address.h"
#include "words/office.h"

enum { ADDRESS_MAX = 200 };

#define EXAMPLE "https://contoh.go.id/rilis/{report}/{edition}#{fingerprint}"

static const char *const slots[] = {"fingerprint", "report", "edition", "number", "language", NULL};

static bool is_one_of(char c, const char *more)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr(more, c));
}

/* The slot that begins at its brace; NULL: it is none. */
static const char *slot_at(const char *at)
{
    for (size_t i = 0; slots[i]; i++) {
        size_t length = strlen(slots[i]);
        if (strncmp(at + 1, slots[i], length) == 0 && at[length + 1] == '}') {
            return slots[i];
        }
    }
    return NULL;
}

/* Where the host ends: letters, digits, dots and hyphens, perhaps a port, and nobody's name before
 * it (RFC 3986, 3.2). */
static const char *end_of_host(const char *host)
{
    const char *at = host;
    while (is_one_of(*at, "-.")) {
        at++;
    }
    bool is_name = at > host && is_one_of(*host, "") && is_one_of(at[-1], "") &&
                   memchr(host, '.', (size_t)(at - host));
    if (is_name && *at == ':' && at[1] >= '1' && at[1] <= '9') {
        at += 1 + strspn(at + 1, "0123456789");
    }
    return is_name && strchr("/?#", *at) ? at : NULL; /* or at the end */
}

/* Path, query and fragment: the characters of RFC 3986, and slots. */
static bool is_rest(const char *at)
{
    bool in_fragment = false;
    for (; *at; at++) {
        const char *slot = *at == '{' ? slot_at(at) : NULL;
        if (slot) {
            at += strlen(slot) + 1;
        } else if (*at == '%') {
            if (!is_one_of(at[1], "") || strspn(at + 1, "0123456789abcdefABCDEF") < 2) {
                return false;
            }
        } else if (*at == '#' && !in_fragment) {
            in_fragment = true;
        } else if (!is_one_of(*at, "-._~!$&'()*+,;=:@/?")) {
            return false;
        }
    }
    return true;
}

nt_status nt_office_read_address(const nt_json *text, nt_office *office, nt_error *err)
{
    static const char scheme[] = "https://";
    office->address = text ? text->string : "";
    office->address_place = text ? text->place : nt_nowhere;
    if (!text) {
        return NT_OK;
    }
    size_t length = strlen(text->string), head = sizeof scheme - 1;
    const char *rest = strncmp(text->string, scheme, head) == 0 && length <= ADDRESS_MAX
                           ? end_of_host(text->string + head)
                           : NULL;
    return rest && is_rest(rest)
               ? NT_OK
               : nt_fail(err, NT_INVALID, text->place,
                         NT_MESSAGE_OFFICE_ADDRESS(.value = text->string, .most = ADDRESS_MAX,
                                                   .example = EXAMPLE));
}

/* What stands in a slot is data: all but plain characters is written as octets. */
static void put_value(nt_buffer *out, const char *value)
{
    for (; *value; value++) {
        if (is_one_of(*value, "-._~")) {
            nt_buffer_putc(out, *value);
        } else {
            nt_buffer_printf(out, "%%%02X", (unsigned)(unsigned char)*value);
        }
    }
}

nt_status nt_office_address(nt_arena *arena, const nt_office *office, const nt_office_edition *of,
                            const char **out, nt_error *err)
{
    const char *const values[] = {of->fingerprint, of->report, of->edition, office->number,
                                  of->language};
    nt_buffer address = nt_buffer_open(arena);
    for (const char *at = office->address; *at; at++) {
        const char *slot = *at == '{' ? slot_at(at) : NULL;
        if (!slot) {
            nt_buffer_putc(&address, *at);
            continue;
        }
        size_t which = 0;
        while (slots[which] != slot) {
            which++;
        }
        NT_FAIL_IF(!*values[which], err, NT_INVALID, office->address_place,
                   NT_MESSAGE_OFFICE_ADDRESS_EMPTY(.slot = slot));
        put_value(&address, values[which]);
        at += strlen(slot) + 1;
    }
    *out = nt_buffer_text(&address);
    return NT_OK;
}
