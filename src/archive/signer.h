/* A signer from the inside: for those who read keys, and those who sign with them. */
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "archive/sign.h"

typedef enum { NT_KEY_RSA, NT_KEY_RSA_PSS, NT_KEY_EC } nt_key_kind;

struct nt_signer {
    nt_arena *arena;
    EVP_PKEY *key;
    nt_key_kind kind;
    const char *key_file, *name;
    nt_bytes certificate;          /* the signer's own */
    nt_bytes issuer, serial;       /* of it */
    nt_status unfit;               /* of one of the key that cannot be used at the moment */
    NT_VEC(nt_bytes) certificates; /* all, with it */
};
