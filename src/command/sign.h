/* netra build --sign KEY,CERTIFICATES: the finished PDF, signed by the program itself. */
#pragma once

#include "archive/sign.h"
#include "edition/build.h"

typedef struct {
    nt_signer *signer; /* NULL: nothing is to be signed */
    long long moment;  /* that the signature claims */
} nt_signing;

/* What --sign names, read and judged: before anything is built. The moment is --sign-time, else
 * SOURCE_DATE_EPOCH, else the clock: signing is an act and has a time, and what is signed has none
 * of it. Close it on every path. */
nt_status nt_sign_open(nt_arena *arena, const nt_options *options, nt_signing *out, nt_error *err);
void nt_sign_close(nt_signing *signing);

/* Replaces product->pdf by the same bytes with the signature behind them. */
nt_status nt_sign_product(nt_run_state *run, const nt_signing *signing, nt_product *product,
                          nt_error *err);
