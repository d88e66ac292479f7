/* Signatures as CMS (RFC 5652), in the form that PAdES baseline B-B asks for (ETSI EN 319 142-1):
 * detached, SHA-256, signed attributes content-type, message-digest and signing-certificate-v2
 * (RFC 5035), no signing-time: the moment stands in the PDF. No network, no time-stamp. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

/* A private key and the certificates that go with it. */
typedef struct nt_signer nt_signer;

/* Both files are PEM; `certificates` holds the key's own and may hold those above it. RSA (2048
 * bits and more, also RSASSA-PSS) and elliptic curves (256 bits and more). A key that is encrypted,
 * has no certificate, or one that does not hold at `moment` (seconds since 1970) or is not for
 * signatures, is NT_INVALID; a file that cannot be read NT_SYSTEM. Nobody is asked for a
 * passphrase.
 */
nt_status nt_archive_signer_open(nt_arena *arena, const char *key, const char *certificates,
                                 long long moment, nt_signer **out, nt_error *err);
void nt_archive_signer_close(nt_signer *signer); /* NULL is allowed */

/* Whom the certificate names: its common name, else its organisation. */
const char *nt_archive_signer_name(const nt_signer *signer);
/* No signature of this signer is longer. */
size_t nt_archive_signer_room(const nt_signer *signer);

/* The signature over the parts, one behind another, as DER in the arena. It was checked: a key that
 * is damaged, so that what it signs does not hold, is NT_INVALID. RSA gives the same bytes
 * each time (PKCS #1, version 1.5); RSASSA-PSS and elliptic curves do not. */
nt_status nt_archive_sign(nt_signer *signer, const nt_bytes *parts, size_t count, nt_bytes *out,
                          nt_error *err);

/* What a signature is worth by itself. Whether its certificate deserves trust is not asked. */
typedef struct {
    bool holds;
    nt_text why; /* it does not; "" */
} nt_signature_verdict;

/* Against the certificate in it. `is_pades`: it must name its certificate in a signed attribute. */
nt_signature_verdict nt_archive_check_signature(nt_arena *arena, nt_bytes der, bool is_pades,
                                                const nt_bytes *parts, size_t count);

/* The same of a time-stamp (RFC 3161); the time in it is not looked at. */
nt_signature_verdict nt_archive_check_time_stamp(nt_arena *arena, nt_bytes der,
                                                 const nt_bytes *parts, size_t count);
