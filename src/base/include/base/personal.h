/* Numbers of persons: of civil servants (NIP, 18 digits that hold the days of birth and
 * appointment) and of citizens (NIK, 16 digits that hold the day of birth). They reach no output
 * and no message.
 *
 * A number is known in the digits of any script, raised, in circles or full-width, with letters in
 * the place of 0 and 1, with characters that cannot be seen between them, spelled out as in HTML
 * ("&nbsp;"), JSON ("\u0031") or web addresses ("%20"), and as what a spreadsheet made of it
 * ("1.98503E+17"). A NIP may have anything but letters between its groups; a NIK one
 * separator in the groupings that people write. Days side by side, fractions and hexadecimal sums
 * are none. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t start, end; /* bytes */
    int digits;        /* 18 or 16; 0 when a spreadsheet has lost some */
} nt_personal;

/* The first number of a person in the text; *out is untouched when there is none. */
bool nt_personal_find(const char *text, size_t length, nt_personal *out);
bool nt_personal_holds(const char *text, size_t length);

/* Also a number that is only as long: 16 digits in a row, or 18 with blanks or dots between. What
 * is shown of a text is judged so: a NIP with a slip in it is a NIP. */
bool nt_personal_find_long(const char *text, size_t length, nt_personal *out);

/* Whether the text speaks of a person by a form of address or a degree: "Menunggu Pak Budi", "a.n.
 * Siti", "Budi, S.H."; not of a house that is called after one, as hospitals are. */
bool nt_personal_is_addressed(const char *text);

/* Writes "#" for every digit of what nt_personal_find_long finds; the text never grows. */
void nt_personal_mask(char *text);
