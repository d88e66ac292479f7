/* Keys and certificates, as they lie in PEM files. */
#include "signer.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <sys/stat.h>

#include "base/personal.h"
#include "words/archive.h"
#include "words/base.h"

enum {
    KEY_BYTES_MAX = 64 << 10,
    CERTIFICATE_BYTES_MAX = 256 << 10,
    CERTIFICATES_MAX = 16,
    RSA_BITS_MIN = 2048,
    EC_BITS_MIN = 256
};

static nt_place at(const char *path)
{
    return (nt_place){path, 0, 0};
}

/* In place of asking on the terminal. */
static int no_passphrase(char *buffer, int size, int writing, void *was_asked)
{
    (void)buffer, (void)size, (void)writing;
    *(bool *)was_asked = true;
    return -1;
}

/* Whoever can read the key can sign in its owner's name. */
static nt_status judge_readers(const char *path, nt_error *err)
{
    struct stat info;
    char mode[8];
    if (stat(path, &info) != 0) {
        return NT_OK;
    }
    snprintf(mode, sizeof mode, "%03o", (unsigned)(info.st_mode & 0777));
    return S_ISREG(info.st_mode) && (info.st_mode & (S_IRWXG | S_IRWXO))
               ? nt_fail(err, NT_INVALID, at(path), NT_MESSAGE_ARCHIVE_KEY_IS_OPEN(.mode = mode))
               : NT_OK;
}

static nt_status read_key(nt_signer *s, const char *path, nt_error *err)
{
    nt_bytes text;
    bool is_encrypted = false;
    NT_TRY(nt_file_read(s->arena, path, KEY_BYTES_MAX, &text, err));
    BIO *bio = BIO_new_mem_buf(text.bytes, (int)text.length);
    s->key = bio ? PEM_read_bio_PrivateKey(bio, NULL, no_passphrase, &is_encrypted) : NULL;
    BIO_free(bio);
    ERR_clear_error();
    NT_FAIL_IF(is_encrypted, err, NT_INVALID, at(path), NT_MESSAGE_ARCHIVE_KEY_IS_ENCRYPTED());
    return s->key ? judge_readers(path, err)
                  : nt_fail(err, NT_INVALID, at(path), NT_MESSAGE_ARCHIVE_NO_KEY());
}

/* A key for RSASSA-PSS may be bound to one method of checksums. */
static bool signs_sha256(EVP_PKEY *key)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = context && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1;
    EVP_MD_CTX_free(context);
    ERR_clear_error();
    return done;
}

static nt_status judge_key(nt_signer *s, const char *path, nt_error *err)
{
    int bits = EVP_PKEY_get_bits(s->key), least = RSA_BITS_MIN;
    if (EVP_PKEY_is_a(s->key, "RSA")) {
        s->kind = NT_KEY_RSA;
    } else if (EVP_PKEY_is_a(s->key, "RSA-PSS")) {
        s->kind = NT_KEY_RSA_PSS;
    } else if (EVP_PKEY_is_a(s->key, "EC")) {
        s->kind = NT_KEY_EC;
        least = EC_BITS_MIN;
    } else {
        const char *kind = EVP_PKEY_get0_type_name(s->key);
        return nt_fail(
            err, NT_INVALID, at(path),
            NT_MESSAGE_ARCHIVE_KEY_OF_OTHER_KIND(.kind = kind ? nt_text_alike(kind)
                                                              : (nt_text)NT_TEXT_BASE_UNKNOWN));
    }
    NT_FAIL_IF(bits < least, err, NT_INVALID, at(path),
               NT_MESSAGE_ARCHIVE_KEY_IS_SHORT(.bits = bits, .least = least));
    return signs_sha256(s->key)
               ? NT_OK
               : nt_fail(err, NT_INVALID, at(path), NT_MESSAGE_ARCHIVE_KEY_SIGNS_NO_SHA256());
}

static nt_bytes encode(nt_arena *arena, unsigned char *der, int length)
{
    nt_bytes bytes = {nt_arena_text(arena, (const char *)der, length > 0 ? (size_t)length : 0),
                      length > 0 ? (size_t)length : 0};
    OPENSSL_free(der);
    return bytes;
}

static nt_bytes encode_certificate(nt_arena *arena, X509 *certificate)
{
    unsigned char *der = NULL;
    int length = i2d_X509(certificate, &der);
    return encode(arena, der, length);
}

static const char *name_entry(nt_arena *arena, X509 *certificate, int what)
{
    X509_NAME *subject = X509_get_subject_name(certificate);
    int index = X509_NAME_get_index_by_NID(subject, what, -1);
    if (index < 0) {
        return "";
    }
    unsigned char *text = NULL;
    int length =
        ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, index)));
    for (int i = 0; i < length; i++) {
        text[i] = text[i] ? text[i] : '\x1A'; /* what stands behind a NUL is part of the name */
    }
    return encode(arena, text, length).bytes;
}

/* Whom it names, in the arena; "" nobody. */
static const char *certificate_name(nt_arena *arena, X509 *certificate)
{
    const char *name = name_entry(arena, certificate, NID_commonName);
    return name[0] ? name : name_entry(arena, certificate, NID_organizationName);
}

/* The signer's own certificate must hold at the moment, and be for signatures. */
static nt_status judge_certificate(X509 *certificate, const char *path, long long moment,
                                   nt_error *err)
{
    time_t when = (time_t)moment;
    NT_FAIL_IF(X509_cmp_time(X509_get0_notBefore(certificate), &when) > 0, err, NT_INVALID,
               at(path), NT_MESSAGE_ARCHIVE_CERTIFICATE_NOT_YET());
    NT_FAIL_IF(X509_cmp_time(X509_get0_notAfter(certificate), &when) < 0, err, NT_INVALID, at(path),
               NT_MESSAGE_ARCHIVE_CERTIFICATE_EXPIRED());
    /* Without the extension every bit is set. */
    NT_FAIL_IF(!(X509_get_key_usage(certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)),
               err, NT_INVALID, at(path), NT_MESSAGE_ARCHIVE_CERTIFICATE_OF_OTHER_USE());
    return NT_OK;
}

static void keep_own(nt_signer *s, X509 *certificate)
{
    unsigned char *issuer = NULL, *serial = NULL;
    int length = i2d_X509_NAME(X509_get_issuer_name(certificate), &issuer);
    s->issuer = encode(s->arena, issuer, length);
    length = i2d_ASN1_INTEGER(X509_get0_serialNumber(certificate), &serial);
    s->serial = encode(s->arena, serial, length);
    s->certificate = encode_certificate(s->arena, certificate);
    s->name = certificate_name(s->arena, certificate);
}

/* Whoever is named in it, by whatever field: it travels with the signature, all of it. */
static bool holds_number(X509 *certificate)
{
    const unsigned long names = XN_FLAG_ONELINE & ~(unsigned long)ASN1_STRFLGS_ESC_MSB;
    const unsigned long none = X509_FLAG_NO_VERSION | X509_FLAG_NO_SERIAL | X509_FLAG_NO_VALIDITY |
                               X509_FLAG_NO_PUBKEY | X509_FLAG_NO_SIGDUMP | X509_FLAG_NO_SIGNAME;
    BIO *bio = BIO_new(BIO_s_mem());
    char *text = NULL;
    bool printed = bio && X509_print_ex(bio, certificate, names, none) == 1;
    long length = printed ? BIO_get_mem_data(bio, &text) : 0;
    bool holds = nt_personal_holds(text, (size_t)length);
    BIO_free(bio);
    ERR_clear_error();
    return holds;
}

static nt_status take_certificate(nt_signer *s, X509 *certificate, const char *path,
                                  long long moment, nt_error *err)
{
    NT_FAIL_IF(s->certificates.count == CERTIFICATES_MAX, err, NT_INVALID, at(path),
               NT_MESSAGE_ARCHIVE_TOO_MANY_CERTIFICATES(.most = CERTIFICATES_MAX));
    NT_FAIL_IF(
        holds_number(certificate), err, NT_INVALID, at(path),
        NT_MESSAGE_ARCHIVE_CERTIFICATE_HOLDS_NUMBER(.number =
                                                        (long long)s->certificates.count + 1));
    nt_vec_push(s->arena, &s->certificates, encode_certificate(s->arena, certificate));
    if (s->certificate.length || X509_check_private_key(certificate, s->key) != 1) {
        return NT_OK;
    }
    /* One that was renewed may stand behind it. */
    s->unfit = judge_certificate(certificate, path, moment, err);
    if (!s->unfit) {
        keep_own(s, certificate);
    }
    return NT_OK;
}

/* Certificates stand one behind another; what is none any more must be no piece of one either. */
static bool ends_in_pieces(void)
{
    unsigned long why = ERR_peek_last_error();
    return why && !(ERR_GET_LIB(why) == ERR_LIB_PEM && ERR_GET_REASON(why) == PEM_R_NO_START_LINE);
}

static nt_status read_certificates(nt_signer *s, const char *path, long long moment, nt_error *err)
{
    nt_bytes text;
    NT_TRY(nt_file_read(s->arena, path, CERTIFICATE_BYTES_MAX, &text, err));
    BIO *bio = BIO_new_mem_buf(text.bytes, (int)text.length);
    nt_status status = NT_OK;
    for (X509 *each; !status && bio && (each = PEM_read_bio_X509(bio, NULL, NULL, NULL));) {
        status = take_certificate(s, each, path, moment, err);
        X509_free(each);
    }
    BIO_free(bio);
    bool is_damaged = !status && ends_in_pieces();
    ERR_clear_error();
    NT_FAIL_IF(
        is_damaged, err, NT_INVALID, at(path),
        NT_MESSAGE_ARCHIVE_CERTIFICATE_IS_DAMAGED(.number = (long long)s->certificates.count + 1));
    NT_FAIL_IF(!status && !s->certificates.count, err, NT_INVALID, at(path),
               NT_MESSAGE_ARCHIVE_NO_CERTIFICATE());
    if (!status && !s->certificate.length && s->unfit) {
        return s->unfit;
    }
    NT_FAIL_IF(!status && !s->certificate.length, err, NT_INVALID, at(path),
               NT_MESSAGE_ARCHIVE_NO_CERTIFICATE_OF_KEY(.file = nt_path_name(s->key_file)));
    return status;
}

nt_status nt_archive_signer_open(nt_arena *arena, const char *key, const char *certificates,
                                 long long moment, nt_signer **out, nt_error *err)
{
    nt_signer *signer = nt_new(arena, nt_signer);
    signer->arena = arena;
    signer->key_file = key;
    nt_status status = read_key(signer, key, err);
    status = status ? status : judge_key(signer, key, err);
    status = status ? status : read_certificates(signer, certificates, moment, err);
    if (status) {
        nt_archive_signer_close(signer);
        return status;
    }
    *out = signer;
    return NT_OK;
}

void nt_archive_signer_close(nt_signer *signer)
{
    if (signer) {
        EVP_PKEY_free(signer->key);
        signer->key = NULL;
    }
}

const char *nt_archive_signer_name(const nt_signer *signer)
{
    return signer->name;
}
