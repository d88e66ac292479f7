/* Words that make of a number a rounded one or a bound: before it, behind it, around it. */
#pragma once

#include "words.h"

typedef enum {
    NT_HEDGE_NONE,
    NT_HEDGE_ABOUT,     /* "sekitar", "about", "400-an", "400-500" */
    NT_HEDGE_MORE_THAN, /* "lebih dari", "over", "400 lebih" */
    NT_HEDGE_LESS_THAN, /* "kurang dari", "fewer than", "up to" */
    NT_HEDGE_ROUNDED    /* "204,8 juta" */
} nt_hedge;

/* How many tokens before a number are looked at, the nearest first. */
enum { NT_HEDGE_BEHIND = 6 };

/* The longest hedge whose last word is the token before the number, and how many tokens it has. */
nt_hedge nt_hedge_before(const nt_token behind[NT_HEDGE_BEHIND], size_t *length);

/* The hedge behind the number, which with its scale word ends at `at`; *end is set behind it where
 * there is one. "400 orang lebih muda" is none. */
nt_hedge nt_hedge_behind(const nt_token *number, const char *at, const char **end);

/* Is the number, which ends at `at`, one end of a range? */
bool nt_hedge_is_range(const nt_token behind[NT_HEDGE_BEHIND], const char *at);

/* Does the text name only the magnitude of the number: "ratusan" for 300? */
bool nt_hedge_is_magnitude(const char *quote, double number);
