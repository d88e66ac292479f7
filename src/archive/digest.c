#include "digest.h"

#include <assert.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024 };

static const EVP_MD *method(const char *algorithm)
{
    static const struct {
        const char *name;
        const EVP_MD *(*get)(void);
    } methods[] = {{"md5", EVP_md5},       {"sha1", EVP_sha1},     {"sha224", EVP_sha224},
                   {"sha256", EVP_sha256}, {"sha384", EVP_sha384}, {"sha512", EVP_sha512}};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        if (strcmp(methods[i].name, algorithm) == 0) {
            return methods[i].get();
        }
    }
    return NULL;
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

static bool hash_all(int file, EVP_MD_CTX **contexts, size_t count, long long *size)
{
    unsigned char block[BLOCK];
    ssize_t got;
    *size = 0;
    while ((got = read(file, block, sizeof block)) > 0) {
        *size += got;
        for (size_t i = 0; i < count; i++) {
            EVP_DigestUpdate(contexts[i], block, (size_t)got);
        }
    }
    return got == 0;
}

nt_status nt_digest_file(const char *path, const char *const *algorithms, size_t count,
                         nt_links links, nt_digest *out, long long *size, nt_error *err)
{
    assert(count <= NT_DIGESTS_AT_ONCE);
    int refusal = links == NT_LINKS_REFUSED ? O_NOFOLLOW : 0;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | refusal);
    if (file < 0) {
        return nt_fail_errno(err, path, "open the file");
    }
    EVP_MD_CTX *contexts[NT_DIGESTS_AT_ONCE] = {0};
    for (size_t i = 0; i < count; i++) {
        contexts[i] = EVP_MD_CTX_new();
        EVP_DigestInit_ex(contexts[i], method(algorithms[i]), NULL);
    }
    nt_status status =
        hash_all(file, contexts, count, size) ? NT_OK : nt_fail_errno(err, path, "read the file");
    for (size_t i = 0; i < count; i++) {
        unsigned char sum[EVP_MAX_MD_SIZE] = {0};
        unsigned length = 0;
        EVP_DigestFinal_ex(contexts[i], sum, &length);
        out[i] = in_hex(sum, length);
        EVP_MD_CTX_free(contexts[i]);
    }
    close(file);
    return status;
}
