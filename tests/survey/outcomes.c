/* What words of outcomes mean; a negation goes before what it denies. */
#include "sheet.h"

TEST(test_kinds)
{
    static const struct {
        const char *text;
        nt_outcome kind;
    } words[] = {
        {"Terbukti", NT_OUTCOME_PROVEN},
        {"TIDAK TERBUKTI", NT_OUTCOME_NOT_PROVEN},
        {"Dikabulkan sebagian", NT_OUTCOME_PROVEN},
        {"Tidak dikabulkan", NT_OUTCOME_NOT_PROVEN},
        {"Belum selesai", NT_OUTCOME_PENDING},
        {"Selesai", NT_OUTCOME_PROVEN},
        {"Dalam proses", NT_OUTCOME_PENDING},
        {"Tidak dapat diterima", NT_OUTCOME_CLOSED},
        {"Dicabut pemohon", NT_OUTCOME_CLOSED},
        {"Rekomendasi", NT_OUTCOME_PROVEN},
        {"Tidak direkomendasikan", NT_OUTCOME_NOT_PROVEN},
        {"Granted in part", NT_OUTCOME_PROVEN},
        {"Not upheld", NT_OUTCOME_NOT_PROVEN},
        {"Not yet answered", NT_OUTCOME_PENDING},
        {"On loan", NT_OUTCOME_PENDING},
        {"Returned", NT_OUTCOME_PROVEN},
        {"Withdrawn", NT_OUTCOME_CLOSED},
        {"Non-compliant", NT_OUTCOME_NOT_PROVEN},
        {"Rejected", NT_OUTCOME_NOT_PROVEN},
        {"Referred to police", NT_OUTCOME_CLOSED},
        {"Under review", NT_OUTCOME_PENDING},
        {"Closed", NT_OUTCOME_CLOSED},
        {"Biru", NT_OUTCOME_UNKNOWN},
        {"", NT_OUTCOME_UNKNOWN},
        {"Budi Santoso", NT_OUTCOME_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_int_equal(nt_survey_outcome_kind(words[i].text), words[i].kind);
    }
}

TESTS(NULL, NULL)
