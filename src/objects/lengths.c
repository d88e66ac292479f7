/* Streams whose lengths are streams. qpdf asks for the length of a stream when it meets it, and of
 * that one's again: a chain of them takes the stack. */
#include "lengths.h"

#include <ctype.h>
#include <string.h>

#include "objects/content.h"
#include "objects/item.h"

/* In a sound file there is none. Bytes of an attached file may look like some. */
enum { LINKS_MAX = 200 };

enum { OWNS = 1, IS_ASKED = 2 };

/* 0 where no number of an object stands. */
static unsigned take_number(nt_content *c)
{
    unsigned long number = 0;
    nt_content_skip_blanks(c);
    while (c->at < c->end && isdigit((unsigned char)*c->at)) {
        number =
            number <= NT_ITEM_OBJECTS_MAX ? number * 10 + (unsigned long)(*c->at - '0') : number;
        c->at++;
    }
    return number <= NT_ITEM_OBJECTS_MAX ? (unsigned)number : 0;
}

static int hex(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

/* The name behind the slash, "#4c" for "L" among it, is "Length"; the cursor stands behind it then.
 */
static bool take_length(nt_content *c)
{
    nt_content at = *c;
    for (const char *letter = "Length"; *letter; letter++) {
        char got = at.at < at.end ? *at.at++ : '\0';
        if (got == '#' && at.end - at.at >= 2) {
            got = (char)(hex(at.at[0]) * 16 + hex(at.at[1]));
            at.at += 2;
        }
        if (got != *letter) {
            return false;
        }
    }
    *c = at;
    return true;
}

/* The object whose body begins at "obj": its number stands before, and its generation. */
static unsigned object_before(const char *begin, const char *obj)
{
    const char *at = obj;
    for (int numbers = 0; numbers < 2; numbers++) {
        while (at > begin && nt_content_is_blank(at[-1])) {
            at--;
        }
        while (at > begin && isdigit((unsigned char)at[-1])) {
            at--;
        }
    }
    nt_content c = {NULL, at, obj};
    return take_number(&c);
}

bool nt_lengths_chain(nt_bytes file)
{
    NT_PASSING_ARENA(arena);
    unsigned char *marks = nt_new_array(arena, unsigned char, (size_t)NT_ITEM_OBJECTS_MAX + 1);
    unsigned object = 0;
    size_t links = 0;
    nt_content c = {NULL, file.bytes, file.bytes + file.length};
    while (c.at < c.end && links <= LINKS_MAX) {
        if (*c.at == 'o' && c.end - c.at >= 3 && memcmp(c.at, "obj", 3) == 0) {
            unsigned number = object_before(file.bytes, c.at);
            object = number ? number : object;
        }
        if (*c.at++ != '/' || !take_length(&c)) {
            continue;
        }
        nt_content of = c;
        unsigned asked = take_number(&of);
        take_number(&of);
        nt_content_skip_blanks(&of);
        if (asked && of.at < of.end && *of.at == 'R') {
            unsigned char before[2] = {marks[object], marks[asked]};
            marks[object] |= OWNS;
            marks[asked] |= IS_ASKED;
            links += before[0] != marks[object] && marks[object] == (OWNS | IS_ASKED);
            links +=
                asked != object && before[1] != marks[asked] && marks[asked] == (OWNS | IS_ASKED);
        }
    }
    return links > LINKS_MAX;
}
