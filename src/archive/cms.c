/* CMS signatures (RFC 5652). They are made here value by value: libcrypto's own maker puts a
 * signing-time among the signed attributes, which PAdES forbids (ETSI EN 319 142-1, 6.3), and
 * cannot be told not to. They are checked by libcrypto's. */
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/rsa.h>
#include <openssl/ts.h>

#include "der.h"
#include "signer.h"
#include "words/archive.h"

#define OID_DATA           NT_DER_LITERAL("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01")
#define OID_SIGNED_DATA    NT_DER_LITERAL("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02")
#define OID_CONTENT_TYPE   NT_DER_LITERAL("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x09\x03")
#define OID_MESSAGE_DIGEST NT_DER_LITERAL("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x09\x04")
/* id-aa-signingCertificateV2 (RFC 5035, 3) */
#define OID_SIGNING_CERTIFICATE                                                                    \
    NT_DER_LITERAL("\x06\x0B\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x2F")
#define VERSION_1 NT_DER_LITERAL("\x02\x01\x01")

/* AlgorithmIdentifiers (RFC 5754, 2 and 3; RFC 4056, 3). */
#define SHA_256      "\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01"
#define SHA_256_NULL "\x30\x0D" SHA_256 "\x05\x00"
static const char sha256[] = "\x30\x0B" SHA_256;
static const char rsa_sha256[] = "\x30\x0D\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0B\x05\x00";
static const char ecdsa_sha256[] = "\x30\x0A\x06\x08\x2A\x86\x48\xCE\x3D\x04\x03\x02";
/* SHA-256, MGF1 with SHA-256, a salt of 32 bytes. */
static const char rsa_pss_sha256[] =
    "\x30\x41\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0A\x30\x34"
    "\xA0\x0F" SHA_256_NULL
    "\xA1\x1C\x30\x1A\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01\x08" SHA_256_NULL
    "\xA2\x03\x02\x01\x20";
enum { SALT_LENGTH = 32, DIGEST_LENGTH = 32, FRAME_LENGTH = 1024 };

static nt_bytes algorithm(nt_key_kind kind)
{
    switch (kind) {
    case NT_KEY_RSA:
        return NT_DER_LITERAL(rsa_sha256);
    case NT_KEY_RSA_PSS:
        return NT_DER_LITERAL(rsa_pss_sha256);
    case NT_KEY_EC:
        break;
    }
    return NT_DER_LITERAL(ecdsa_sha256);
}

static nt_status fail(const nt_signer *s, nt_error *err)
{
    const char *why = ERR_reason_error_string(ERR_peek_last_error());
    nt_place place = {s->key_file, 0, 0};
    nt_fail(err, NT_SYSTEM, place,
            NT_MESSAGE_ARCHIVE_CANNOT_SIGN(.why = why ? nt_text_alike(why)
                                                      : (nt_text)NT_TEXT_ARCHIVE_LIBCRYPTO_FAILED));
    ERR_clear_error();
    return NT_SYSTEM;
}

static nt_bytes digest(nt_arena *arena, const nt_bytes *parts, size_t count)
{
    unsigned char sum[DIGEST_LENGTH];
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1 &&
                NT_ALL(i, count, EVP_DigestUpdate(context, parts[i].bytes, parts[i].length) == 1);
    done = done && EVP_DigestFinal_ex(context, sum, NULL) == 1;
    EVP_MD_CTX_free(context);
    return done ? (nt_bytes){nt_arena_copy(arena, sum, sizeof sum), sizeof sum} : (nt_bytes){0};
}

static nt_bytes attribute(nt_arena *arena, nt_bytes type, nt_bytes value)
{
    return NT_DER(arena, NT_DER_SEQUENCE, type, NT_DER(arena, NT_DER_SET, value));
}

/* SigningCertificateV2 with the hash alone: SHA-256 is the default algorithm, and the issuer is
 * named by the SignerInfo (ETSI EN 319 122-1, 5.2.2.3). */
static nt_bytes signing_certificate(nt_arena *arena, nt_bytes hash)
{
    nt_bytes id = NT_DER(arena, NT_DER_SEQUENCE, NT_DER(arena, NT_DER_OCTETS, hash));
    return NT_DER(arena, NT_DER_SEQUENCE, NT_DER(arena, NT_DER_SEQUENCE, id));
}

/* As they are signed: a SET. In the SignerInfo the same stands under another tag. */
static nt_bytes signed_attributes(nt_arena *arena, nt_bytes message, nt_bytes certificate)
{
    nt_bytes all[] = {
        attribute(arena, OID_CONTENT_TYPE, OID_DATA),
        attribute(arena, OID_MESSAGE_DIGEST, NT_DER(arena, NT_DER_OCTETS, message)),
        attribute(arena, OID_SIGNING_CERTIFICATE, signing_certificate(arena, certificate))};
    size_t count = sizeof all / sizeof *all;
    nt_der_sort(all, count);
    return nt_der(arena, NT_DER_SET, all, count);
}

static bool prepare(const nt_signer *s, EVP_MD_CTX *context)
{
    EVP_PKEY_CTX *key = NULL;
    if (EVP_DigestSignInit(context, &key, EVP_sha256(), NULL, s->key) != 1) {
        return false;
    }
    return s->kind != NT_KEY_RSA_PSS ||
           (EVP_PKEY_CTX_set_rsa_padding(key, RSA_PKCS1_PSS_PADDING) == 1 &&
            EVP_PKEY_CTX_set_rsa_mgf1_md(key, EVP_sha256()) == 1 &&
            EVP_PKEY_CTX_set_rsa_pss_saltlen(key, SALT_LENGTH) == 1);
}

static nt_status sign_value(const nt_signer *s, nt_bytes value, nt_bytes *out, nt_error *err)
{
    size_t length = (size_t)EVP_PKEY_get_size(s->key);
    unsigned char *signature = nt_arena_alloc(s->arena, length);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = context && prepare(s, context) &&
                EVP_DigestSign(context, signature, &length, (const unsigned char *)value.bytes,
                               value.length) == 1;
    EVP_MD_CTX_free(context);
    if (!done) {
        return fail(s, err);
    }
    *out = (nt_bytes){(const char *)signature, length};
    return NT_OK;
}

static nt_bytes retag(nt_arena *arena, nt_bytes value)
{
    char *copy = nt_arena_copy(arena, value.bytes, value.length);
    copy[0] = (char)NT_DER_CONTEXT_0;
    return (nt_bytes){copy, value.length};
}

static nt_bytes signer_info(const nt_signer *s, nt_bytes attributes, nt_bytes signature)
{
    nt_arena *arena = s->arena;
    return NT_DER(arena, NT_DER_SEQUENCE, VERSION_1,
                  NT_DER(arena, NT_DER_SEQUENCE, s->issuer, s->serial), NT_DER_LITERAL(sha256),
                  retag(arena, attributes), algorithm(s->kind),
                  NT_DER(arena, NT_DER_OCTETS, signature));
}

static nt_bytes certificates(const nt_signer *s)
{
    size_t count = s->certificates.count;
    nt_bytes *sorted =
        nt_arena_copy(s->arena, s->certificates.items, count * sizeof *s->certificates.items);
    nt_der_sort(sorted, count);
    return nt_der(s->arena, NT_DER_CONTEXT_0, sorted, count);
}

size_t nt_archive_signer_room(const nt_signer *signer)
{
    return certificates(signer).length + signer->issuer.length + signer->serial.length +
           (size_t)EVP_PKEY_get_size(signer->key) + FRAME_LENGTH;
}

static nt_bytes signed_data(const nt_signer *s, nt_bytes attributes, nt_bytes signature)
{
    nt_arena *arena = s->arena;
    nt_bytes data =
        NT_DER(arena, NT_DER_SEQUENCE, VERSION_1, NT_DER(arena, NT_DER_SET, NT_DER_LITERAL(sha256)),
               NT_DER(arena, NT_DER_SEQUENCE, OID_DATA), certificates(s),
               NT_DER(arena, NT_DER_SET, signer_info(s, attributes, signature)));
    return NT_DER(arena, NT_DER_SEQUENCE, OID_SIGNED_DATA, NT_DER(arena, NT_DER_CONTEXT_0, data));
}

nt_status nt_archive_sign(nt_signer *s, const nt_bytes *parts, size_t count, nt_bytes *out,
                          nt_error *err)
{
    nt_arena *arena = s->arena;
    nt_bytes message = digest(arena, parts, count), certificate = digest(arena, &s->certificate, 1);
    if (!message.length || !certificate.length) {
        return fail(s, err);
    }
    nt_bytes attributes = signed_attributes(arena, message, certificate), signature = {0};
    NT_TRY(sign_value(s, attributes, &signature, err));
    /* The half of a key that the certificate knows may be whole where the other is not. */
    nt_bytes made = signed_data(s, attributes, signature);
    nt_signature_verdict verdict = nt_archive_check_signature(arena, made, true, parts, count);
    NT_FAIL_IF(!verdict.holds, err, NT_INVALID, (nt_place){s->key_file, 0, 0},
               NT_MESSAGE_ARCHIVE_KEY_IS_DAMAGED(.why = verdict.why));
    *out = made;
    return NT_OK;
}

/* Checking. */

static nt_text reason(void)
{
    for (unsigned long code; (code = ERR_get_error());) {
        if (ERR_GET_LIB(code) == ERR_LIB_CMS &&
            ERR_GET_REASON(code) == CMS_R_VERIFICATION_FAILURE) {
            return (nt_text)NT_TEXT_ARCHIVE_ALTERED_AFTER_SIGNING;
        }
        if (ERR_GET_LIB(code) == ERR_LIB_CMS &&
            ERR_GET_REASON(code) == CMS_R_SIGNER_CERTIFICATE_NOT_FOUND) {
            return (nt_text)NT_TEXT_ARCHIVE_CARRIES_NO_CERTIFICATE;
        }
    }
    return (nt_text)NT_TEXT_ARCHIVE_NOT_OF_ITS_CERTIFICATE;
}

static nt_bytes join(nt_arena *arena, const nt_bytes *parts, size_t count)
{
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_add(&out, parts[i].bytes, parts[i].length);
    }
    return (nt_bytes){nt_buffer_text(&out), out.length};
}

/* Whether the signed attributes name the certificate that the signature is checked against: else
 * another one with the same key could be put in its place. libcrypto's CMS_CADES asks for a chain
 * up to a trusted root, and trust is not judged here. */
static bool names_certificate(CMS_ContentInfo *cms)
{
    CMS_SignerInfo *info = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0);
    const ASN1_STRING *value = CMS_signed_get0_data_by_OBJ(
        info, OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2), -3, V_ASN1_SEQUENCE);
    STACK_OF(X509) *signers = CMS_get0_signers(cms);
    const unsigned char *at = value ? ASN1_STRING_get0_data(value) : NULL;
    ESS_SIGNING_CERT_V2 *named =
        at ? d2i_ESS_SIGNING_CERT_V2(NULL, &at, ASN1_STRING_length(value)) : NULL;
    bool is_named = named && OSSL_ESS_check_signing_certs(NULL, named, signers, 1) > 0;
    ESS_SIGNING_CERT_V2_free(named);
    sk_X509_free(signers);
    return is_named;
}

/* MD5 and SHA-1 (ETSI TS 119 312): whoever has a text signed can have made another with the same.
 */
static bool is_safe(const EVP_MD *method)
{
    enum { SAFE_LENGTH = 28 };
    return method && EVP_MD_get_size(method) >= SAFE_LENGTH;
}

static bool is_forgeable(CMS_ContentInfo *cms)
{
    CMS_SignerInfo *info = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0);
    const ASN1_OBJECT *name;
    X509_ALGOR *checksum;
    CMS_SignerInfo_get0_algs(info, NULL, NULL, &checksum, NULL);
    X509_ALGOR_get0(&name, NULL, NULL, checksum);
    return !is_safe(EVP_get_digestbyobj(name));
}

/* NULL: it is none with one signer (ISO 32000-2, 12.8.3.3.1). */
static CMS_ContentInfo *parse(nt_bytes der)
{
    const unsigned char *at = (const unsigned char *)der.bytes;
    CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &at, (long)der.length);
    if (cms && sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(cms)) != 1) {
        CMS_ContentInfo_free(cms);
        cms = NULL;
    }
    return cms;
}

/* Over the content, or over what it holds itself, which goes into `own`. */
static nt_signature_verdict verify(CMS_ContentInfo *cms, BIO *content, BIO *own)
{
    int flags = CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY;
    if (CMS_verify(cms, NULL, NULL, content, own, flags) != 1) {
        return (nt_signature_verdict){.why = reason()};
    }
    return is_forgeable(cms) ? (nt_signature_verdict){.why = NT_TEXT_ARCHIVE_FORGEABLE_CHECKSUM}
                             : (nt_signature_verdict){.holds = true, .why = nt_text_alike("")};
}

nt_signature_verdict nt_archive_check_signature(nt_arena *arena, nt_bytes der, bool is_pades,
                                                const nt_bytes *parts, size_t count)
{
    nt_signature_verdict verdict = {.why = NT_TEXT_ARCHIVE_NO_CMS_SIGNATURE};
    CMS_ContentInfo *cms = parse(der);
    if (cms && CMS_is_detached(cms) == 1) {
        nt_bytes content = join(arena, parts, count);
        BIO *data = BIO_new_mem_buf(content.bytes, (int)content.length);
        verdict = verify(cms, data, NULL);
        if (verdict.holds && is_pades && !names_certificate(cms)) {
            verdict = (nt_signature_verdict){.why = NT_TEXT_ARCHIVE_NAMES_NO_CERTIFICATE};
        }
        BIO_free(data);
    }
    CMS_ContentInfo_free(cms);
    ERR_clear_error();
    return verdict;
}

/* Whether a time-stamp's own text (RFC 3161, 2.4.2) holds the checksum of the content. */
static nt_signature_verdict stamped(BIO *text, nt_bytes content)
{
    nt_signature_verdict verdict = {.why = NT_TEXT_ARCHIVE_ALTERED_AFTER_SIGNING};
    TS_TST_INFO *info = d2i_TS_TST_INFO_bio(text, NULL);
    TS_MSG_IMPRINT *imprint = info ? TS_TST_INFO_get_msg_imprint(info) : NULL;
    const ASN1_OBJECT *name = NULL;
    if (imprint) {
        X509_ALGOR_get0(&name, NULL, NULL, TS_MSG_IMPRINT_get_algo(imprint));
    }
    const EVP_MD *method = name ? EVP_get_digestbyobj(name) : NULL;
    const ASN1_STRING *told = imprint ? TS_MSG_IMPRINT_get_msg(imprint) : NULL;
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned length;
    if (imprint && !is_safe(method)) {
        verdict.why = (nt_text)NT_TEXT_ARCHIVE_FORGEABLE_CHECKSUM;
    } else if (imprint &&
               EVP_Digest(content.bytes, content.length, sum, &length, method, NULL) == 1 &&
               (unsigned)ASN1_STRING_length(told) == length &&
               memcmp(ASN1_STRING_get0_data(told), sum, length) == 0) {
        verdict = (nt_signature_verdict){.holds = true, .why = nt_text_alike("")};
    }
    TS_TST_INFO_free(info);
    return verdict;
}

nt_signature_verdict nt_archive_check_time_stamp(nt_arena *arena, nt_bytes der,
                                                 const nt_bytes *parts, size_t count)
{
    nt_signature_verdict verdict = {.why = NT_TEXT_ARCHIVE_NO_CMS_SIGNATURE};
    CMS_ContentInfo *cms = parse(der);
    BIO *text = BIO_new(BIO_s_mem());
    if (cms && text) {
        verdict = verify(cms, NULL, text);
        verdict = verdict.holds ? stamped(text, join(arena, parts, count)) : verdict;
    }
    BIO_free(text);
    CMS_ContentInfo_free(cms);
    ERR_clear_error();
    return verdict;
}
