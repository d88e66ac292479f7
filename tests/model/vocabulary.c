#include "base/list.h"
#include "figures.h"

static const nt_indicator *indicator(const nt_published *p, const char *id)
{
    return NT_NAMED(p->indicators, p->indicator_count, id, id);
}

TEST(test_built_in)
{
    static const struct {
        const char *id;
        nt_indicator_kind kind;
        nt_stage stage;
        const char *dimension;
    } expected[] = {
        {"reported", NT_INDICATOR_STAGE, NT_STAGE_REPORTED, ""},
        {"proven", NT_INDICATOR_STAGE, NT_STAGE_PROVEN, ""},
        {"sanctioned", NT_INDICATOR_STAGE, NT_STAGE_SANCTIONED, ""},
        {"violations", NT_INDICATOR_COUNT, NT_STAGE_REPORTED, ""},
        {"reports", NT_INDICATOR_COUNT, NT_STAGE_REPORTED, ""},
        {"complaints", NT_INDICATOR_COUNT, NT_STAGE_REPORTED, ""},
        {"share-proven", NT_INDICATOR_SHARE, NT_STAGE_PROVEN, ""},
        {"share-sanctioned", NT_INDICATOR_SHARE, NT_STAGE_SANCTIONED, ""},
        {"share-by-position", NT_INDICATOR_CATEGORY_SHARE, NT_STAGE_REPORTED, "position"},
        {"share-by-violation", NT_INDICATOR_CATEGORY_SHARE, NT_STAGE_REPORTED, "violation"},
        {"share-by-area", NT_INDICATOR_CATEGORY_SHARE, NT_STAGE_REPORTED, "area"},
        {"regions", NT_INDICATOR_EXPOSURE, NT_STAGE_REPORTED, ""},
        {"voters", NT_INDICATOR_EXPOSURE, NT_STAGE_REPORTED, ""},
    };
    SANDBOX(box);
    const nt_published *p = published_of(&box, "");
    assert_int_equal(p->indicator_count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < p->indicator_count; i++) {
        const nt_indicator *found = indicator(p, expected[i].id);
        assert_non_null(found);
        assert_int_equal(found->kind, expected[i].kind);
        assert_int_equal(found->stage, expected[i].stage);
        assert_string_equal(found->dimension, expected[i].dimension);
        assert_true(*found->label.in[NT_LANG_ID] && *found->label.in[NT_LANG_EN]);
    }
}

TEST(test_shares_by_anything)
{
    SANDBOX(box);
    const nt_published *p = published_of(&box, "a,share-by-age-group,E,,x,,,,1,percent,,,s\n"
                                               "b,share-by-age-group,E,,y,,,,1,percent,,,s\n");
    assert_string_equal(sandbox_problems(&box), "");
    const nt_indicator *found = indicator(p, "share-by-age-group");
    assert_int_equal(found->kind, NT_INDICATOR_CATEGORY_SHARE);
    assert_string_equal(found->dimension, "age-group");
    assert_string_equal(found->label.in[NT_LANG_EN], "by age group");
    /* One meaning, so that figures may be compared by it. */
    assert_ptr_equal(nt_model_figure(p, "a")->indicator, found);
    assert_ptr_equal(nt_model_figure(p, "b")->indicator, found);
}

TEST(test_a_descriptor_adds_and_replaces)
{
    SANDBOX(box);
    const nt_published *p = NULL;
    assert_int_equal(
        publish(&box,
                "'netra': {'indicators': {"
                "'convicted': {'kind': 'stage', 'stage': 'sanctioned', 'label': {'id': 'divonis',"
                "'en': 'convicted'}},"
                "'share-by-sex': {'kind': 'category-share'},"
                "'proven': {'label': {'id': 'direkomendasikan', 'en': 'recommended'}},"
                "'x-note': 'ours', '$id': 1, 'turnout_voters': {'kind': 'exposure'}}}",
                "a,convicted,E,,,,,,1,persons,,,s\n", NULL, NULL, NT_DATE_UNKNOWN, &p),
        NT_OK);
    assert_string_equal(sandbox_problems(&box), "");
    const nt_figure *figure = nt_model_figure(p, "a");
    assert_int_equal(figure->indicator->stage, NT_STAGE_SANCTIONED);
    assert_string_equal(figure->indicator->label.in[NT_LANG_ID], "divonis");
    assert_string_equal(indicator(p, "share-by-sex")->dimension, "sex");
    assert_int_equal(indicator(p, "proven")->kind, NT_INDICATOR_STAGE);
    assert_int_equal(indicator(p, "proven")->stage, NT_STAGE_PROVEN);
    assert_string_equal(indicator(p, "proven")->label.in[NT_LANG_EN], "recommended");
    assert_string_equal(indicator(p, "turnout_voters")->label.in[NT_LANG_EN], "turnout voters");
}

TEST(test_faults)
{
    static const char *const faults[][2] = {
        {"[]", "datapackage.json:1:26 \"indicators\" is a list here; it must be an object"},
        {"{'x': 1}", "datapackage.json:1:32 \"x\" is a number here; it must be an object"},
        {"{'x': {}}", "datapackage.json:1:32 a new indicator needs a \"kind\": stage, count, "
                      "share, category-share, exposure or stock"},
        {"{'x': {'kind': 'stages'}}",
         "datapackage.json:1:41 \"kind\" cannot be \"stages\"; there are stage, count, share, "
         "category-share, exposure, stock"},
        {"{'x': {'kind': 'stage'}}",
         "datapackage.json:1:32 this kind needs a \"stage\": reported, proven or sanctioned"},
        {"{'x': {'kind': 'share', 'stage': 'reported'}}",
         "datapackage.json:1:32 no stage comes before \"reported\" of which this could be a share; "
         "use \"proven\" or \"sanctioned\""},
        {"{'x': {'kind': 'category-share'}}",
         "datapackage.json:1:32 this kind needs a \"dimension\", such as \"position\""},
        {"{'x': {'kind': 'category-share', 'dimension': 1}}",
         "datapackage.json:1:72 \"dimension\" is a number here; it must be a string"},
        {"{'x': {'kind': 'count', 'label': {'id': 'x'}}}",
         "datapackage.json:1:59 the label needs a text in both languages: \"id\" and \"en\""},
        {"{'x': {'kind': 'count', 'lable': 1}}",
         "datapackage.json:1:50 \"lable\" is not known here; did you mean \"label\"?"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        SANDBOX(box);
        const nt_published *p = NULL;
        const char *netra = nt_arena_printf(box.arena, "'netra': {'indicators': %s}", faults[i][0]);
        assert_int_equal(publish(&box, netra, "", NULL, NULL, NT_DATE_UNKNOWN, &p), NT_INVALID);
        assert_string_equal(sandbox_error(&box), faults[i][1]);
    }
}

TESTS(NULL, NULL)
