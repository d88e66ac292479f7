/* The versions of the libraries that this room uses. */
#include "archive/bag.h"

#include <archive.h>
#include <openssl/crypto.h>

nt_libraries nt_archive_libraries(void)
{
    return (nt_libraries){{{"libcrypto", OpenSSL_version(OPENSSL_VERSION_STRING), false},
                           {"libarchive", archive_version_string() + sizeof "libarchive", false}},
                          2};
}
