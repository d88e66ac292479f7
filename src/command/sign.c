#include "sign.h"

#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "ingest/stream.h"
#include "pdf/signature.h"

enum { NAME_BYTES = 257 };

static nt_status find_moment(const nt_options *options, long long *out, nt_error *err)
{
    bool given = true;
    if (options->sign_time) {
        *out = options->sign_moment;
        return NT_OK;
    }
    NT_TRY(nt_moment_epoch(out, &given, err));
    if (!given) {
        *out = nt_moment_now();
    }
    return NT_OK;
}

nt_status nt_sign_open(nt_arena *arena, const nt_options *options, nt_signing *out, nt_error *err)
{
    *out = (nt_signing){0};
    if (!options->sign) {
        return NT_OK;
    }
    const char *comma = strchr(options->sign, ',');
    const char *key = nt_arena_text(arena, options->sign, (size_t)(comma - options->sign));
    NT_TRY(find_moment(options, &out->moment, err));
    return nt_archive_signer_open(arena, key, comma + 1, out->moment, &out->signer, err);
}

void nt_sign_close(nt_signing *signing)
{
    nt_archive_signer_close(signing->signer);
}

/* X.509 gives a name 64 characters (RFC 5280, appendix A.1). Anything may stand in a certificate
 * all the same. */
static const char *shown_name(nt_arena *arena, const nt_signer *signer)
{
    char shown[NAME_BYTES];
    const char *name = nt_archive_signer_name(signer);
    nt_shown_into(shown, sizeof shown, nt_utf8_canonical(arena, name, strlen(name)));
    return nt_arena_string(arena, shown);
}

nt_status nt_sign_product(nt_run_state *run, const nt_signing *signing, nt_product *product,
                          nt_error *err)
{
    if (!signing->signer) {
        return NT_OK;
    }
    nt_clock_stage(run->clock, "sign");
    nt_signature_request request = {.fonts = run->fonts,
                                    .lang = product->document->front.lang,
                                    .signer = shown_name(run->arena, signing->signer),
                                    .moment = signing->moment,
                                    .room = nt_archive_signer_room(signing->signer)};
    nt_signature_draft draft;
    nt_bytes signature;
    NT_TRY(nt_pdf_signature_draft(run->arena, "the report", product->pdf, &request, &draft, err));
    NT_TRY(nt_archive_sign(signing->signer, draft.covered, 2, &signature, err));
    product->pdf = nt_pdf_signature_fill(run->arena, &draft, signature);
    return NT_OK;
}
