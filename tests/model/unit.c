/* What figures are counted in: the words that name a unit, and the descriptor's own units. */
#include "figures.h"

static const char *read_figure(sandbox *box, const char *netra, const char *indicator,
                               const char *unit)
{
    const nt_published *out = NULL;
    const char *row =
        nt_arena_printf(box->arena, "a,%s,E,,,,,2024-03-01,9,%s,,,s\n", indicator, unit);
    nt_status status = publish(box, netra, row, NULL, NULL, NT_DATE_UNKNOWN, &out);
    if (status) {
        return sandbox_error(box);
    }
    return out->figure_count ? out->figures[0].unit : sandbox_problems(box);
}

TEST(test_words_of_the_trade)
{
    static const struct {
        const char *indicator, *word, *unit;
    } cases[] = {
        {"reported", "persons", "persons"},   {"reported", "orang", "persons"},
        {"reported", "Orang", "persons"},     {"reported", "pegawai", "persons"},
        {"reported", "ASN", "persons"},       {"reported", "laporan", "reports"},
        {"reported", "aduan", "reports"},     {"reported", "kasus", "reports"},
        {"reported", "Perkara", "reports"},   {"reported", "dossiers", "reports"},
        {"reported", "cases", "reports"},     {"proven", "rekomendasi", "reports"},
        {"reported", "temuan", "reports"},    {"reported", "pelanggaran", "violations"},
        {"regions", "Daerah", "regions"},     {"regions", "wilayah", "regions"},
        {"regions", "provinsi", "provinces"}, {"share-proven", "persen", "percent"},
        {"share-proven", "%", "percent"},     {"share-by-gender", "persen", "percent"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SANDBOX(box);
        assert_string_equal(read_figure(&box, "", cases[i].indicator, cases[i].word),
                            cases[i].unit);
        assert_string_equal(sandbox_problems(&box), "");
    }
}

TEST(test_an_unknown_unit_is_a_problem)
{
    static const struct {
        const char *word, *says;
    } cases[] = {
        {"oragn",
         "figures.csv:2:31 unknown-unit: \"oragn\" is no known unit; the nearest is \"orang\" "
         "(persons); a new one is described under \"netra\", \"units\" in the descriptor\n"},
        {"person s", "figures.csv:2:31 unknown-unit: \"person s\" is no known unit; the nearest is "
                     "\"persons\"; a new one is described under \"netra\", \"units\" in the "
                     "descriptor\n"},
        {"kendaraan", "figures.csv:2:31 unknown-unit: \"kendaraan\" is no known unit; a new one is "
                      "described under \"netra\", \"units\" in the descriptor\n"},
        {"days", "figures.csv:2:31 unknown-unit: \"days\" is no known unit; a new one is described "
                 "under \"netra\", \"units\" in the descriptor\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SANDBOX(box);
        assert_string_equal(read_figure(&box, "", "reported", cases[i].word), cases[i].says);
    }
}

#define VEHICLES                                                                                   \
    "'vehicles': {'label': {'id': 'kendaraan', 'en': {'one': 'vehicle', 'other': 'vehicles'}}, "   \
    "'aliases': ['mobil dinas', 'temuan']}"

TEST(test_a_descriptor_adds_units_and_words)
{
    static const struct {
        const char *units, *word, *unit;
    } cases[] = {
        {VEHICLES, "vehicles", "vehicles"},
        {VEHICLES, "Kendaraan", "vehicles"},
        {VEHICLES, "vehicle", "vehicles"},
        {VEHICLES, "Mobil  Dinas", "vehicles"},
        {VEHICLES, "temuan", "vehicles"}, /* no longer a word for reports */
        {VEHICLES, "kasus", "reports"},
        {"'reports': {'aliases': ['aspirasi']}", "aspirasi", "reports"},
        {"'reports': {'aliases': ['aspirasi']}", "kasus", "reports"},
        {"'kasus': {'label': {'id': 'kasus', 'en': 'cases'}}", "kasus", "kasus"},
        {"'kasus': {'label': {'id': 'kasus', 'en': 'cases'}}", "laporan", "reports"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SANDBOX(box);
        const char *netra = nt_arena_printf(box.arena, "'netra': {'units': {%s}}", cases[i].units);
        assert_string_equal(read_figure(&box, netra, "reported", cases[i].word), cases[i].unit);
    }
    assert_string_equal(nt_form(&nt_unit_find("vehicles")->called, NT_LANG_EN, 1), "vehicle");
}

TEST(test_faults_of_a_descriptor)
{
    static const char label[] = "'label': {'id': 'a', 'en': 'b'}";
    static const struct {
        const char *units, *says;
    } cases[] = {
        {"[]", "\"units\" is a list here; it must be an object"},
        {"{'u': 1}", "\"u\" is a number here; it must be an object"},
        {"{'u': {}}",
         "a unit needs a \"label\": what stands behind its numbers, \"id\" and \"en\""},
        {"{'u': {'lable': {}}}", "\"lable\" is not known here; did you mean \"label\"?"},
        {"{'u': {%s, 'aliases': 'x'}}", "\"aliases\" is a string here; it must be a list"},
        {"{'u': {%s, 'aliases': [1]}}", "a number cannot stand here; write a string"},
        {"{'days': {%s}}", "\"days\" is a unit of netra's own numbers; call it otherwise"},
        {"{'percent': {%s}}", "\"percent\" is a unit of netra's own numbers; call it otherwise"},
        {"{'u': {%s, 'aliases': ['x']}, 'v': {'label': {'id': 'c', 'en': 'd'}, 'aliases': ['X']}}",
         "\"X\" names \"u\" already"},
        {"{'u': {%s, 'aliases': ['v']}, 'v': {'label': {'id': 'c', 'en': 'd'}}}",
         "\"v\" names \"u\" already"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SANDBOX(box);
        const char *at = strstr(cases[i].units, "%s");
        const char *units = at ? nt_arena_printf(box.arena, "%.*s%s%s", (int)(at - cases[i].units),
                                                 cases[i].units, label, at + 2)
                               : cases[i].units;
        const char *netra = nt_arena_printf(box.arena, "'netra': {'units': %s}", units);
        const char *said = read_figure(&box, netra, "reported", "persons");
        if (!strstr(said, cases[i].says)) {
            fail_msg("%s: %s", units, said);
        }
    }
}

/* Of units and aliases together: "u0" has as many as fit, or one more. */
TEST(test_more_words_than_are_held_against_each)
{
    enum { MOST = 200 };
    for (int count = MOST; count <= MOST + 1; count++) {
        SANDBOX(box);
        nt_buffer text = nt_buffer_open(box.arena);
        nt_buffer_puts(&text, "'netra': {'units': {'u0': {'label': {'id': 'a', 'en': 'b'}, "
                              "'aliases': ['w0'");
        for (int i = 1; i < count - 2; i++) {
            nt_buffer_printf(&text, ", 'w%d'", i);
        }
        nt_buffer_puts(&text, "]}, 'u1': {'label': {'id': 'c', 'en': 'd'}}}}");
        const char *said = read_figure(&box, nt_buffer_text(&text), "reported", "u1");
        assert_int_equal(count > MOST, strstr(said, "at most 200 units and aliases") != NULL);
    }
}

TESTS(NULL, NULL)
