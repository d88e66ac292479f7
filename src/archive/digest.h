/* Checksums (libcrypto), by the names that BagIt gives them. */
#pragma once

#include <stdbool.h>

#include "base/error.h"
#include "base/file.h"

enum { NT_DIGEST_HEX_MAX = 129, NT_DIGESTS_KNOWN = 18 };

typedef struct {
    char hex[NT_DIGEST_HEX_MAX];
} nt_digest;

/* MD5, SHA-1, SHA-2, SHA-3 and BLAKE2: "md5", "sha512", "sha3256" or "sha3_256"... */
bool nt_digest_known(const char *algorithm);

/* The length of its hexadecimal form. */
size_t nt_digest_length(const char *algorithm);

nt_digest nt_digest_bytes(const char *algorithm, const void *bytes, size_t length);

/* HMAC (RFC 2104) with SHA-512, of texts. */
nt_digest nt_digest_keyed(const char *key, const char *text);

/* Whether a link is followed: a folder of data may hold some, a bag may not. */
typedef enum { NT_LINKS_REFUSED, NT_LINKS_FOLLOWED } nt_links;

/* Reads the file once for all algorithms; a file that cannot be read is NT_SYSTEM. */
nt_status nt_digest_file(const char *path, const char *const *algorithms, size_t count,
                         nt_links links, nt_digest *out, long long *size, nt_error *err);
