#include "netra.h"
#include "words/model.h"

nt_status nt_model_netra(const nt_package *package, const nt_json **out, nt_error *err)
{
    static const char *const known[] = {"indicators", "areas",     "codes",  "counted_by",
                                        "counters",   "coverage",  "stages", "subject",
                                        "units",      "synthetic", NULL};
    const nt_json *netra = package->netra;
    if (netra && netra->type != NT_JSON_OBJECT) {
        return nt_fail(err, NT_INVALID, netra->place, NT_MESSAGE_MODEL_NETRA_NO_OBJECT());
    }
    nt_status status = netra ? nt_json_only(netra, known, err) : NT_OK;
    const nt_json *synthetic = nt_json_get(netra, "synthetic");
    if (!status && synthetic && synthetic->type != NT_JSON_BOOL) {
        return nt_fail(err, NT_INVALID, synthetic->place, NT_MESSAGE_MODEL_SYNTHETIC_NO_BOOL());
    }
    const nt_json *counted_by = nt_json_get(netra, "counted_by");
    if (!status && counted_by && (counted_by->type != NT_JSON_STRING || !*counted_by->string)) {
        return nt_fail(err, NT_INVALID, counted_by->place, NT_MESSAGE_MODEL_COUNTED_BY_NO_NAME());
    }
    if (!status) {
        *out = netra;
    }
    return status;
}
