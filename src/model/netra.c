#include "netra.h"

nt_status nt_model_netra(const nt_package *package, const nt_json **out, nt_error *err)
{
    static const char *const known[] = {"indicators", "areas",     "codes",  "counted_by",
                                        "counters",   "coverage",  "stages", "subject",
                                        "units",      "synthetic", NULL};
    const nt_json *netra = package->netra;
    if (netra && netra->type != NT_JSON_OBJECT) {
        return nt_failf(err, NT_INVALID, netra->place, "\"netra\" must be an object here");
    }
    nt_status status = netra ? nt_json_only(netra, known, err) : NT_OK;
    const nt_json *synthetic = nt_json_get(netra, "synthetic");
    if (!status && synthetic && synthetic->type != NT_JSON_BOOL) {
        return nt_failf(err, NT_INVALID, synthetic->place,
                        "\"synthetic\" must be true or false here");
    }
    const nt_json *counted_by = nt_json_get(netra, "counted_by");
    if (!status && counted_by && (counted_by->type != NT_JSON_STRING || !*counted_by->string)) {
        return nt_failf(err, NT_INVALID, counted_by->place,
                        "\"counted_by\" must be the name of a counter here, such as \"KASN\"");
    }
    if (!status) {
        *out = netra;
    }
    return status;
}
