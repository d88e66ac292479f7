/* A private key and its certificates, "=== key" and "=== pem": what they sign holds. */
#include "archive/sign.h"
#include "fuzz.h"

enum { MOMENT = 1900000000 }; /* the keys are made when the test is */

static void sign(nt_arena *arena, nt_signer *signer)
{
    static const nt_bytes parts[] = {{"netra", 5}, {"", 0}};
    nt_bytes signature;
    nt_error err = {0};
    nt_status status = nt_archive_sign(signer, parts, 2, &signature, &err);
    fuzz_expect_status(status, &err);
    fuzz_expect(nt_archive_signer_name(signer));
    if (!status) {
        fuzz_expect(signature.length <= nt_archive_signer_room(signer));
        fuzz_expect(nt_archive_check_signature(arena, signature, true, parts, 2).holds);
    }
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    const char *folder = fuzz_folder(arena, input);
    nt_signer *signer;
    nt_error err = {0};
    nt_status status =
        nt_archive_signer_open(arena, nt_path_join(arena, folder, "key"),
                               nt_path_join(arena, folder, "pem"), MOMENT, &signer, &err);
    fuzz_expect_status(status, &err);
    if (!status) {
        sign(arena, signer);
        nt_archive_signer_close(signer);
    }
}
