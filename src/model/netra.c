#include "netra.h"
#include "words/model.h"

nt_status nt_model_netra(const nt_package *package, const nt_json **out, nt_error *err)
{
    static const char *const known[] = {"indicators", "areas",     "codes",  "counted_by",
                                        "counters",   "coverage",  "stages", "subject",
                                        "units",      "synthetic", NULL};
    const nt_json *netra = package->netra, *counted_by = nt_json_get(netra, "counted_by");
    NT_TRY(nt_json_object(netra, known, NT_MESSAGE_MODEL_NETRA_NO_OBJECT(), err));
    NT_TRY(nt_json_expect(nt_json_get(netra, "synthetic"), NT_JSON_BOOL,
                          NT_MESSAGE_MODEL_SYNTHETIC_NO_BOOL(), err));
    if (counted_by && !*nt_json_string(netra, "counted_by", "")) {
        return nt_fail(err, NT_INVALID, counted_by->place, NT_MESSAGE_MODEL_COUNTED_BY_NO_NAME());
    }
    *out = netra;
    return NT_OK;
}
