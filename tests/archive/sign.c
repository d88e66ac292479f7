/* Signatures with keys made here: each holds, and none over anything else. */
#include "archive/sign.h"

#include <openssl/cms.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

enum { NOW = 1714035600 /* 2024-04-25T09:00:00Z */, DAY = 86400 };

static char folder[] = "/tmp/netra-sign-XXXXXX";

static const char *path_of(nt_arena *arena, const char *name)
{
    return nt_arena_printf(arena, "%s/%s", folder, name);
}

static EVP_PKEY *make_key(const char *kind)
{
    return strcmp(kind, "EC") == 0     ? EVP_EC_gen("P-256")
           : strcmp(kind, "RSA") == 0  ? EVP_RSA_gen(2048)
           : strcmp(kind, "weak") == 0 ? EVP_RSA_gen(1024)
                                       : EVP_PKEY_Q_keygen(NULL, NULL, kind);
}

/* A certificate of the key that holds for ten days from NOW; `usage` as OpenSSL writes it. */
static X509 *make_certificate(EVP_PKEY *key, const char *usage)
{
    X509 *made = X509_new();
    X509_NAME *name = X509_get_subject_name(made);
    time_t now = NOW;
    X509_set_version(made, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 7);
    X509_time_adj_ex(X509_getm_notBefore(made), 0, 0, &now);
    X509_time_adj_ex(X509_getm_notAfter(made), 10, 0, &now);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, (const unsigned char *)"An Office", -1,
                               -1, 0);
    X509_set_issuer_name(made, name);
    X509_set_pubkey(made, key);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, NULL, NID_key_usage, usage);
    X509_add_ext(made, extension, -1);
    X509_EXTENSION_free(extension);
    assert_true(X509_sign(made, key, EVP_PKEY_is_a(key, "ED25519") ? NULL : EVP_sha256()) > 0);
    return made;
}

/* NAME.key and NAME.pem; with a passphrase the key is encrypted. */
static void make_files(nt_arena *arena, const char *name, const char *kind, const char *usage,
                       const char *passphrase)
{
    EVP_PKEY *key = make_key(kind);
    assert_non_null(key);
    X509 *certificate = make_certificate(key, usage);
    FILE *out = fopen(path_of(arena, nt_arena_printf(arena, "%s.key", name)), "w");
    assert_non_null(out);
    assert_int_equal(fchmod(fileno(out), 0600), 0);
    assert_int_equal(PEM_write_PrivateKey(out, key, passphrase ? EVP_aes_128_cbc() : NULL,
                                          (const unsigned char *)passphrase,
                                          passphrase ? (int)strlen(passphrase) : 0, NULL, NULL),
                     1);
    fclose(out);
    out = fopen(path_of(arena, nt_arena_printf(arena, "%s.pem", name)), "w");
    assert_non_null(out);
    assert_int_equal(PEM_write_X509(out, certificate), 1);
    fclose(out);
    X509_free(certificate);
    EVP_PKEY_free(key);
}

/* Alters the private half of a curve's key (RFC 5915, 3), which the certificate does not know. */
static void damage_key(const char *path)
{
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    EVP_PKEY *key = PEM_read_PrivateKey(file, NULL, NULL, NULL);
    unsigned char *der = NULL;
    int length = i2d_PrivateKey(key, &der);
    assert_true(length > 39 && der[5] == 0x04 && der[6] == 32);
    der[20] ^= 1;
    rewind(file);
    assert_int_equal(ftruncate(fileno(file), 0), 0);
    assert_true(PEM_write(file, "EC PRIVATE KEY", "", der, length) > 0);
    fclose(file);
    OPENSSL_free(der);
    EVP_PKEY_free(key);
}

static int make_all(void **state)
{
    open_arena(state);
    assert_non_null(mkdtemp(folder));
    make_files(*state, "rsa", "RSA", "digitalSignature", NULL);
    make_files(*state, "ec", "EC", "nonRepudiation", NULL);
    make_files(*state, "weak", "weak", "digitalSignature", NULL);
    make_files(*state, "edwards", "ED25519", "digitalSignature", NULL);
    make_files(*state, "encipher", "EC", "keyEncipherment", NULL);
    make_files(*state, "secret", "EC", "digitalSignature", "secret");
    make_files(*state, "damaged", "EC", "digitalSignature", NULL);
    damage_key(path_of(*state, "damaged.key"));
    return 0;
}

static int remove_all(void **state)
{
    static const char *const names[] = {"rsa",      "ec",     "weak",   "edwards",
                                        "encipher", "secret", "damaged"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        unlink(path_of(*state, nt_arena_printf(*state, "%s.key", names[i])));
        unlink(path_of(*state, nt_arena_printf(*state, "%s.pem", names[i])));
    }
    rmdir(folder);
    return close_arena(state);
}

static nt_status try_open(nt_arena *arena, const char *key, const char *certificates,
                          long long moment, nt_signer **out, nt_error *err)
{
    return nt_archive_signer_open(arena, path_of(arena, key), path_of(arena, certificates), moment,
                                  out, err);
}

static const nt_bytes parts[] = {{"What was said, ", 15}, {"from what.", 10}};

static nt_bytes sign(nt_arena *arena, const char *name)
{
    nt_signer *signer = NULL;
    nt_bytes der;
    nt_error err = {0};
    assert_int_equal(try_open(arena, nt_arena_printf(arena, "%s.key", name),
                              nt_arena_printf(arena, "%s.pem", name), NOW + DAY, &signer, &err),
                     NT_OK);
    assert_string_equal(nt_archive_signer_name(signer), "An Office");
    assert_int_equal(nt_archive_sign(signer, parts, 2, &der, &err), NT_OK);
    assert_true(der.length <= nt_archive_signer_room(signer));
    nt_archive_signer_close(signer);
    return der;
}

TEST(test_a_damaged_key_signs_nothing)
{
    nt_signer *signer = NULL;
    nt_bytes der = {0};
    nt_error err = {0};
    assert_int_equal(try_open(*state, "damaged.key", "damaged.pem", NOW + DAY, &signer, &err),
                     NT_OK);
    assert_int_equal(nt_archive_sign(signer, parts, 2, &der, &err), NT_INVALID);
    assert_non_null(strstr(err.message[NT_LANG_EN], "is a damaged key"));
    assert_null(der.bytes);
    nt_archive_signer_close(signer);
}

static bool holds(nt_arena *arena, nt_bytes der, const nt_bytes *over, size_t count)
{
    nt_signature_verdict verdict = nt_archive_check_signature(arena, der, true, over, count);
    assert_int_equal(verdict.holds, verdict.why.in[NT_LANG_EN][0] == '\0');
    return verdict.holds;
}

TEST(test_a_signature_holds)
{
    nt_bytes joined = {"What was said, from what.", 25};
    static const char *const names[] = {"rsa", "ec"};
    for (size_t i = 0; i < 2; i++) {
        nt_bytes der = sign(*state, names[i]);
        assert_true(holds(*state, der, parts, 2));
        assert_true(holds(*state, der, &joined, 1));
        char *padded = nt_arena_alloc(*state, der.length + 100); /* as it stands in a PDF */
        memcpy(padded, der.bytes, der.length);
        assert_true(holds(*state, (nt_bytes){padded, der.length + 100}, parts, 2));
    }
}

TEST(test_no_byte_can_be_changed)
{
    nt_bytes der = sign(*state, "ec");
    char text[] = "What was said, from what.";
    for (size_t i = 0; i < sizeof text - 1; i++) {
        text[i] ^= 1;
        assert_false(holds(*state, der, &(nt_bytes){text, sizeof text - 1}, 1));
        text[i] ^= 1;
    }
    assert_false(holds(*state, der, &(nt_bytes){text, sizeof text - 2}, 1));
    nt_signature_verdict verdict = nt_archive_check_signature(*state, der, true, parts, 1);
    assert_string_equal(verdict.why.in[NT_LANG_EN], "what it covers was altered after signing");
}

/* The signature proper stands at the end. */
TEST(test_nor_one_of_the_signature)
{
    enum { RSA_BYTES = 2048 / 8 };
    nt_bytes der = sign(*state, "rsa");
    char *copy = nt_arena_copy(*state, der.bytes, der.length);
    for (size_t i = der.length - RSA_BYTES; i < der.length; i++) {
        copy[i] ^= 1;
        assert_false(holds(*state, (nt_bytes){copy, der.length}, parts, 2));
        copy[i] ^= 1;
    }
    assert_true(holds(*state, (nt_bytes){copy, der.length}, parts, 2));
}

/* Of libcrypto's own making over the first part, without the attribute that PAdES asks for. */
static nt_bytes sign_otherwise(nt_arena *arena, const EVP_MD *checksum)
{
    const unsigned flags = CMS_DETACHED | CMS_BINARY;
    unsigned char *bytes = NULL;
    EVP_PKEY *key = make_key("RSA");
    X509 *certificate = make_certificate(key, "digitalSignature");
    BIO *data = BIO_new_mem_buf(parts[0].bytes, (int)parts[0].length);
    CMS_ContentInfo *cms = CMS_sign(NULL, NULL, NULL, data, flags | CMS_PARTIAL);
    assert_non_null(CMS_add1_signer(cms, certificate, key, checksum, flags));
    assert_int_equal(CMS_final(cms, data, NULL, flags), 1);
    int length = i2d_CMS_ContentInfo(cms, &bytes);
    nt_bytes der = {nt_arena_copy(arena, bytes, (size_t)length), (size_t)length};
    OPENSSL_free(bytes);
    CMS_ContentInfo_free(cms);
    BIO_free(data);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return der;
}

TEST(test_a_signature_must_name_its_certificate)
{
    nt_bytes der = sign_otherwise(*state, EVP_sha256());
    assert_true(nt_archive_check_signature(*state, der, false, parts, 1).holds);
    assert_string_equal(nt_archive_check_signature(*state, der, true, parts, 1).why.in[NT_LANG_EN],
                        "it does not say which certificate it is of");
}

/* Two texts of one MD5 or SHA-1 can be made: what was signed was perhaps the other. */
TEST(test_a_checksum_that_can_be_forged)
{
    const EVP_MD *const sound[] = {EVP_sha224(), EVP_sha256(), EVP_sha512(), EVP_sha3_256()};
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
        assert_true(
            nt_archive_check_signature(*state, sign_otherwise(*state, sound[i]), false, parts, 1)
                .holds);
    }
    const EVP_MD *const forged[] = {EVP_md5(), EVP_sha1()};
    for (size_t i = 0; i < sizeof forged / sizeof *forged; i++) {
        nt_signature_verdict verdict =
            nt_archive_check_signature(*state, sign_otherwise(*state, forged[i]), false, parts, 1);
        assert_false(verdict.holds);
        assert_string_equal(verdict.why.in[NT_LANG_EN], "it is over a checksum that can be forged");
    }
}

TEST(test_what_is_no_signature)
{
    nt_bytes der = sign(*state, "ec");
    for (size_t length = 0; length < der.length; length++) {
        assert_false(
            holds(*state, (nt_bytes){nt_arena_copy(*state, der.bytes, length), length}, parts, 2));
    }
    assert_false(holds(*state, (nt_bytes){"what", 4}, parts, 2));
}

TEST(test_rsa_gives_the_same_bytes)
{
    nt_bytes one = sign(*state, "rsa"), other = sign(*state, "rsa");
    assert_int_equal(one.length, other.length);
    assert_memory_equal(one.bytes, other.bytes, one.length);
}

/* PAdES forbids it: 1.2.840.113549.1.9.5. */
TEST(test_no_signing_time)
{
    nt_bytes der = sign(*state, "ec");
    static const char time_attribute[] = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x05";
    static const char certificate[] = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x2F";
    bool has_time = false, has_certificate = false;
    for (size_t i = 0; i + sizeof certificate <= der.length; i++) {
        has_time = has_time || memcmp(der.bytes + i, time_attribute, 9) == 0;
        has_certificate = has_certificate || memcmp(der.bytes + i, certificate, 11) == 0;
    }
    assert_false(has_time);
    assert_true(has_certificate);
}

TEST(test_keys_that_cannot_sign)
{
    static const struct {
        const char *key, *certificates;
        long long moment;
        const char *words;
    } cases[] = {
        {"rsa.key", "ec.pem", NOW, "holds no certificate of the key in rsa.key"},
        {"rsa.pem", "rsa.pem", NOW, "holds no private key"},
        {"rsa.key", "rsa.key", NOW, "holds no certificate;"},
        {"rsa.key", "rsa.pem", NOW - 1, "does not hold yet"},
        {"rsa.key", "rsa.pem", NOW + 11 * DAY, "has expired"},
        {"weak.key", "weak.pem", NOW, "is a key of 1024 bits; it must have 2048 at least"},
        {"edwards.key", "edwards.pem", NOW, "is a key of the kind ED25519"},
        {"encipher.key", "encipher.pem", NOW, "is not for signatures"},
        {"secret.key", "secret.pem", NOW, "is encrypted"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_signer *signer = NULL;
        nt_error err = {0};
        assert_int_equal(
            try_open(*state, cases[i].key, cases[i].certificates, cases[i].moment, &signer, &err),
            NT_INVALID);
        assert_null(signer);
        assert_non_null(strstr(err.message[NT_LANG_EN], cases[i].words));
    }
    nt_signer *signer;
    nt_error err = {0};
    assert_int_equal(try_open(*state, "none.key", "rsa.pem", NOW, &signer, &err), NT_SYSTEM);
}

TESTS(make_all, remove_all)
