/* A change as a quote has it: "naik 50 persen dari 200 menjadi 250", "dua kali lipat". */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "hedge.h"

typedef enum {
    NT_CHANGE_NONE,
    NT_CHANGE_PERCENT, /* of the earlier number */
    NT_CHANGE_POINTS,  /* between two shares */
    NT_CHANGE_FACTOR,  /* "lima kali lipat" */
    NT_CHANGE_UNSIZED  /* up or down, no more is said */
} nt_change_kind;

typedef struct {
    nt_change_kind kind;
    bool up;
    double amount; /* of the first three */
    int decimals;
    nt_hedge hedge;    /* of the amount */
    const char *words; /* "naik 50 persen", not NUL-terminated */
    size_t length;
    bool is_aside; /* only supposed, denied, or of another thing: "akan naik", "harga naik" */
    bool has_from, has_to; /* "dari 200", "menjadi 250" */
    bool from_follows;     /* directly: "naik 50 persen dari 200" */
    double from, to;
} nt_stated_change;

/* Whether the amount, in its hedge, is `actual`: within half a unit of the last place that was
 * printed; of a factor half of one, as people say "five times"; a tenth where it is hedged. */
bool nt_change_fits(const nt_stated_change *change, double actual);

/* Whether the change is that from the one number to the other, within its rounding. */
bool nt_change_holds(const nt_stated_change *change, double from, double to);

/* Whether a change of which the quote gives no two numbers is of the number of the area ("": the
 * whole): it is not only supposed, of elsewhere ("naik 50 persen di Bali"), or beside a number of
 * which it may be as well. */
bool nt_change_is_of(const nt_stated_change *change, const char *quote, const char *area,
                     double number);

/* "100 dari 400 orang atau 30 persen", "30 persen (100 dari 400)"; `share` has the amount, and the
 * words of all of it. `whole` is 0 where the quote has none. */
typedef struct {
    double part, whole;
    nt_stated_change share;
} nt_stated_share;
nt_stated_share nt_share_read(const char *quote);

/* The first change of the quote whose size it gives; else the first direction. With `shares` the
 * numbers behind "dari" and "menjadi" are percentages, else they are none. */
nt_stated_change nt_change_read(const char *quote, bool shares);
