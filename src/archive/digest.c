#include "digest.h"

#include <assert.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/bag.h"
#include "words/archive.h"
#include "words/base.h"

enum { BLOCK = 64 * 1024 };

static const EVP_MD *method(const char *algorithm)
{
    /* The later ones twice: as RFC 8493 (2.4) makes a name of them, and as Python's bagit does. */
    static const struct method {
        const char *name;
        const EVP_MD *(*get)(void);
    } methods[] = {{"md5", EVP_md5},
                   {"sha1", EVP_sha1},
                   {"sha224", EVP_sha224},
                   {"sha256", EVP_sha256},
                   {"sha384", EVP_sha384},
                   {"sha512", EVP_sha512},
                   {"sha3224", EVP_sha3_224},
                   {"sha3256", EVP_sha3_256},
                   {"sha3384", EVP_sha3_384},
                   {"sha3512", EVP_sha3_512},
                   {"blake2b512", EVP_blake2b512},
                   {"blake2s256", EVP_blake2s256},
                   {"sha3_224", EVP_sha3_224},
                   {"sha3_256", EVP_sha3_256},
                   {"sha3_384", EVP_sha3_384},
                   {"sha3_512", EVP_sha3_512},
                   {"blake2b", EVP_blake2b512},
                   {"blake2s", EVP_blake2s256}};
    static_assert(sizeof methods / sizeof *methods == NT_DIGESTS_KNOWN, "each may have a manifest");
    const struct method *known =
        NT_NAMED(methods, sizeof methods / sizeof *methods, name, algorithm);
    return known ? known->get() : NULL;
}

bool nt_digest_known(const char *algorithm)
{
    return method(algorithm) != NULL;
}

size_t nt_digest_length(const char *algorithm)
{
    return 2 * (size_t)EVP_MD_get_size(method(algorithm));
}

static nt_digest in_hex(const unsigned char *sum, size_t length)
{
    static const char digits[] = "0123456789abcdef";
    nt_digest out = {{0}};
    for (size_t i = 0; i < length; i++) {
        out.hex[2 * i] = digits[sum[i] >> 4];
        out.hex[2 * i + 1] = digits[sum[i] & 15];
    }
    return out;
}

nt_digest nt_digest_bytes(const char *algorithm, const void *bytes, size_t length)
{
    unsigned char sum[EVP_MAX_MD_SIZE] = {0};
    unsigned size = 0;
    int done = EVP_Digest(bytes, length, sum, &size, method(algorithm), NULL);
    assert(done == 1);
    (void)done;
    return in_hex(sum, size);
}

nt_digest nt_digest_keyed(const char *key, const char *text)
{
    unsigned char sum[EVP_MAX_MD_SIZE] = {0};
    unsigned size = 0;
    const unsigned char *done = HMAC(EVP_sha512(), key, (int)strlen(key),
                                     (const unsigned char *)text, strlen(text), sum, &size);
    assert(done);
    (void)done;
    return in_hex(sum, size);
}

/* Feeds the file to all at once. */
static nt_status hash_all(int file, const char *path, EVP_MD_CTX **contexts, size_t count,
                          long long *size, nt_error *err)
{
    unsigned char block[BLOCK];
    struct stat opened = {.st_size = 0};
    ssize_t got;
    bool done = true;
    *size = 0;
    if (fstat(file, &opened) != 0) {
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
    }
    NT_FAIL_IF(!S_ISREG(opened.st_mode), err, NT_INVALID, nt_place_in(path),
               NT_MESSAGE_BASE_NO_REGULAR_FILE()); /* it may have no end */
    while (done && (got = nt_file_read_some(file, block, sizeof block)) != 0) {
        if (got < 0) {
            return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
        }
        *size += got;
        for (size_t i = 0; done && i < count; i++) {
            done = EVP_DigestUpdate(contexts[i], block, (size_t)got) == 1;
        }
    }
    NT_FAIL_IF(done && *size < opened.st_size, err, NT_SYSTEM, nt_place_in(path),
               NT_MESSAGE_BASE_FILE_CUT_SHORT(.bytes = (long long)opened.st_size, .left = *size));
    return done ? NT_OK : nt_fail(err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_ARCHIVE_NO_CHECKSUM());
}

/* An algorithm that libcrypto knows may still be forbidden on this machine. */
static nt_status open_digest(const char *algorithm, EVP_MD_CTX **out, nt_error *err)
{
    *out = EVP_MD_CTX_new();
    return *out && EVP_DigestInit_ex(*out, method(algorithm), NULL) == 1
               ? NT_OK
               : nt_fail(err, NT_SYSTEM, nt_nowhere,
                         NT_MESSAGE_ARCHIVE_NO_ALGORITHM(.algorithm = algorithm));
}

static nt_digest close_digest(EVP_MD_CTX *context)
{
    unsigned char sum[EVP_MAX_MD_SIZE] = {0};
    unsigned length = 0;
    EVP_DigestFinal_ex(context, sum, &length);
    EVP_MD_CTX_free(context);
    return in_hex(sum, length);
}

nt_status nt_digest_file(const char *path, const char *const *algorithms, size_t count,
                         nt_links links, nt_digest *out, long long *size, nt_error *err)
{
    assert(count <= NT_DIGESTS_KNOWN);
    int refusal = links == NT_LINKS_REFUSED ? O_NOFOLLOW : 0;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | refusal);
    if (file < 0) {
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_OPEN_THE_FILE);
    }
    EVP_MD_CTX *contexts[NT_DIGESTS_KNOWN] = {0};
    nt_digest digests[NT_DIGESTS_KNOWN];
    long long length = 0;
    nt_status status = NT_OK;
    for (size_t i = 0; !status && i < count; i++) {
        status = open_digest(algorithms[i], &contexts[i], err);
    }
    status = status ? status : hash_all(file, path, contexts, count, &length, err);
    for (size_t i = 0; i < count; i++) {
        digests[i] = close_digest(contexts[i]);
    }
    close(file);
    if (!status) {
        memcpy(out, digests, count * sizeof *out);
        *size = length;
    }
    return status;
}

void nt_bag_open_sum(nt_bag_sum *sum)
{
    nt_error ignored; /* who needs the sum reads the file, and is told */
    EVP_MD_CTX *context;
    *sum = (nt_bag_sum){0};
    if (open_digest("sha512", &context, &ignored)) {
        EVP_MD_CTX_free(context);
        context = NULL;
    }
    sum->running = context;
}

void nt_bag_add_sum(void *of, const void *bytes, size_t length)
{
    nt_bag_sum *sum = of;
    if (sum->running && EVP_DigestUpdate(sum->running, bytes, length) != 1) {
        EVP_MD_CTX_free(sum->running);
        sum->running = NULL;
    }
    sum->bytes += (long long)length;
}

void nt_bag_close_sum(nt_arena *arena, nt_bag_sum *sum)
{
    sum->sha512 = sum->running ? nt_arena_string(arena, close_digest(sum->running).hex) : NULL;
    sum->running = NULL;
}
