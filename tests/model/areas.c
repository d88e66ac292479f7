/* Who a name means, at which level, and where its tile stands. */
#include "figures.h"

#include <string.h>

/* ---- the program's own areas ---- */

typedef struct {
    nt_arena *arena;
    const nt_gazetteer *areas;
} world;

static world open_world(void)
{
    world w = {nt_arena_open(), NULL};
    nt_error err;
    assert_int_equal(nt_model_read_areas(w.arena, NULL, NULL, NULL, &w.areas, &err), NT_OK);
    return w;
}

static const char *code_of(const world *w, const char *text)
{
    const nt_area *area = nt_model_find_area(w->arena, w->areas, text).area;
    return area ? area->code : "";
}

static const char *level_of(const world *w, const char *text)
{
    const nt_level *level = nt_model_find_area(w->arena, w->areas, text).level;
    return level ? level->id : "";
}

/* As the Ministry of Home Affairs writes them. */
static const char *const provinces[38] = {
    "ACEH",
    "SUMATERA UTARA",
    "SUMATERA BARAT",
    "RIAU",
    "JAMBI",
    "SUMATERA SELATAN",
    "BENGKULU",
    "LAMPUNG",
    "KEPULAUAN BANGKA BELITUNG",
    "KEPULAUAN RIAU",
    "DKI JAKARTA",
    "JAWA BARAT",
    "JAWA TENGAH",
    "DAERAH ISTIMEWA YOGYAKARTA",
    "JAWA TIMUR",
    "BANTEN",
    "BALI",
    "NUSA TENGGARA BARAT",
    "NUSA TENGGARA TIMUR",
    "KALIMANTAN BARAT",
    "KALIMANTAN TENGAH",
    "KALIMANTAN SELATAN",
    "KALIMANTAN TIMUR",
    "KALIMANTAN UTARA",
    "SULAWESI UTARA",
    "SULAWESI TENGAH",
    "SULAWESI SELATAN",
    "SULAWESI TENGGARA",
    "GORONTALO",
    "SULAWESI BARAT",
    "MALUKU",
    "MALUKU UTARA",
    "PAPUA",
    "PAPUA BARAT",
    "PAPUA SELATAN",
    "PAPUA TENGAH",
    "PAPUA PEGUNUNGAN",
    "PAPUA BARAT DAYA",
};

TEST(test_every_province_is_known_by_its_official_name)
{
    world w = open_world();
    const nt_area *areas[38];
    for (size_t i = 0; i < 38; i++) {
        areas[i] = nt_model_find_area(w.arena, w.areas, provinces[i]).area;
        assert_non_null(areas[i]);
        assert_string_equal(areas[i]->level->id, "province");
        assert_string_equal(areas[i]->parent->name, "Indonesia");
        for (size_t k = 0; k < i; k++) {
            assert_ptr_not_equal(areas[k], areas[i]);
        }
    }
    const nt_tiling *tiling = nt_model_tile(w.arena, w.areas, areas, 38);
    assert_int_equal(tiling->fit, NT_TILING_FITS);
    assert_int_equal(tiling->tile_count, 38);
    assert_int_equal(tiling->columns, 14);
    assert_int_equal(tiling->rows, 7);
    for (size_t i = 0; i < 38; i++) {
        assert_string_equal(tiling->tiles[tiling->tile_of[i]]->name, areas[i]->name);
        for (size_t k = 0; k < i; k++) {
            assert_true(tiling->tiles[i]->column != tiling->tiles[k]->column ||
                        tiling->tiles[i]->row != tiling->tiles[k]->row);
        }
    }
    nt_arena_close(w.arena);
}

TEST(test_names_as_people_write_them)
{
    static const struct {
        const char *text, *code, *level;
    } known[] = {
        {"SULAWESI SELATAN", "73", "province"},
        {"sulawesi selatan", "73", "province"},
        {"Sulsel", "73", "province"},
        {"Provinsi Sulawesi Selatan", "73", "province"},
        {"Prov. Sulsel", "73", "province"},
        {"South Sulawesi", "73", "province"},
        {"Sumatra Utara", "12", "province"},
        {"Sumsel", "16", "province"},
        {"Jabar", "32", "province"},
        {"DKI Jakarta", "31", "province"},
        {"Jakarta", "31", "province"},
        {"D.I. Yogyakarta", "34", "province"},
        {"DIY", "34", "province"},
        {"Irian Jaya Barat", "92", "province"},
        {"Yogyakarta", "34", "province"},
        {"NTB", "52", "province"},
        {"Bangka Belitung", "19", "province"},
        {"Kep. Riau", "21", "province"},
        {"Papua Barat Daya", "96", "province"},
        {"Gorontalo", "75", "province"},
        {"Kabupaten Pinrang", "73.15", "regency"},
        {"Pinrang", "73.15", "regency"},
        {"Luwu Timur", "73.24", "regency"},
        {"Kab. Pangkep", "73.10", "regency"},
        {"KOTA MAKASSAR", "73.71", "regency"},
        {"Makassar", "73.71", "regency"},
        {"Kabupaten Gorontalo", "75.01", "regency"},
        {"Indonesia", "0", "country"},
        {"Nasional", "0", "country"},
        /* Two regencies share the name: the level is known, the area is not. */
        {"Bandung", "", "regency"},
        /* Names that no table has, but that say their level. */
        {"Kabupaten Antah Berantah", "", "regency"},
        {"Kecamatan Panakkukang", "", "district"},
        {"Kec. Panakkukang", "", "district"},
        {"Kelurahan Bali", "", "village"},
        {"Desa Riau", "", "village"},
        {"Provinsi Atlantis", "", "province"},
        /* its code, or what it lies in, beside the name */
        {"12 - Sumatera Utara", "12", "province"},
        {"[12] Sumatera Utara", "12", "province"},
        {"12. Sumut", "12", "province"},
        {"12 Sumatera Utara", "12", "province"},
        {"Sumatera Utara (12)", "12", "province"},
        {"73.15 - Kabupaten Pinrang", "73.15", "regency"},
        {"Kab. Pinrang, Sulawesi Selatan", "73.15", "regency"},
        {"Sulawesi Selatan - Kab. Pinrang", "73.15", "regency"},
        {"Kab. Pinrang (Sulsel)", "73.15", "regency"},
        {"7315 Pinrang, Prov. Sulawesi Selatan", "73.15", "regency"},
        {"Bali, Indonesia", "51", "province"},
        {"Jogja", "34", "province"},
        {"Jakbar", "31.73", "regency"},
        {"Jaksel, DKI Jakarta", "31.74", "regency"},
        {"Kab. Pinrang, Jawa Barat", "", "regency"},
        {"Jawa Barat, Jawa Tengah", "", ""},
        {"Jawa Barat/Jawa Tengah", "", ""},
        {"Pinrang, Antah", "", ""},
        {"12 -", "", ""},
        {"12 - 13", "", ""},
        {"(12)", "", ""},
        {",", "", ""},
        /* An office is no province, a code no name, and what nobody knows is nothing. */
        {"Pemerintah Provinsi Jawa Tengah", "", ""},
        {"11", "", ""},
        {"73", "", ""},
        {"Centro", "", ""},
        {"Timor", "", ""},
        {"Provinsi", "", ""},
        {"", "", ""},
    };
    world w = open_world();
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_string_equal(code_of(&w, known[i].text), known[i].code);
        assert_string_equal(level_of(&w, known[i].text), known[i].level);
    }
    nt_arena_close(w.arena);
}

TEST(test_two_spellings_have_one_key)
{
    static const char *const same[][2] = {{"NTB", "Provinsi Nusa Tenggara Barat"},
                                          {"Luwu Timur", "KABUPATEN LUWU TIMUR"},
                                          {"Distrito  Centro", "distrito centro"}};
    static const char *const other[][2] = {{"Gorontalo", "Kabupaten Gorontalo"},
                                           {"Kota Bandung", "Kabupaten Bandung"},
                                           {"Bandung", "Kota Bandung"},
                                           {"Papua", "Papua Barat"},
                                           {"Jawa Tengah", "Pemerintah Provinsi Jawa Tengah"}};
    world w = open_world();
#define KEY(text) nt_model_find_area(w.arena, w.areas, text).key
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_string_equal(KEY(same[i][0]), KEY(same[i][1]));
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        assert_string_not_equal(KEY(other[i][0]), KEY(other[i][1]));
    }
    nt_arena_close(w.arena);
}

/* ---- a package's own table ---- */

#define NAME_AND_LEVEL "{'name': 'n', 'role': 'area.name'}, {'name': 'l', 'role': 'area.level'}"
#define TILES                                                                                      \
    ", {'name': 'x', 'type': 'integer', 'role': 'area.column'}, "                                  \
    "{'name': 'y', 'type': 'integer', 'role': 'area.row'}"

/* Opens a package with one table of areas; `w` shares the box's arena. */
static nt_status own_areas(sandbox *box, const char *fields, const char *netra, const char *rows,
                           world *w)
{
    *box = sandbox_open();
    w->arena = box->arena;
    w->areas = NULL;
    sandbox_descriptor(
        box, nt_arena_printf(box->arena,
                             "{'netra': {%s}, 'resources': [{'name': 'a', 'path': 'a.csv', "
                             "'schema': {'fields': [%s]}}]}",
                             netra, fields));
    sandbox_text(box, "a.csv", rows);
    assert_int_equal(sandbox_read(box), NT_OK);
    const nt_json *own = box->package->netra;
    const nt_json_form form = {.is = NT_IS_OBJECT, .members = nt_model_netra_form};
    NT_TRY(nt_json_form_check(box->arena, own, &form, &box->err));
    return nt_model_read_areas(box->arena, box->package, own, box->problems, &w->areas, &box->err);
}

#define SPANISH                                                                                    \
    "{'name': 'c', 'role': 'area.code'}, {'name': 'n', 'role': 'area.name'}, "                     \
    "{'name': 'l', 'role': 'area.level'}, {'name': 'p', 'role': 'area.parent'}"

TEST(test_districts_are_no_provinces_of_sumatra)
{
    sandbox box;
    world w;
    assert_int_equal(own_areas(&box, SPANISH, "",
                               "c,n,l,p\n11,Carabanchel,distrito,\n12,Usera,distrito,\n"
                               "13,Puente de Vallecas,distrito,\n1,Comillas,barrio,11\n",
                               &w),
                     NT_OK);
    nt_area_found found = nt_model_find_area(w.arena, w.areas, "11");
    assert_true(found.own);
    assert_string_equal(found.area->name, "Carabanchel");
    assert_string_equal(found.level->id, "distrito");
    assert_string_equal(found.level->label.in[NT_LANG_ID], "distrito");
    assert_int_equal(found.level->rank, 1);
    assert_int_equal(nt_model_find_area(w.arena, w.areas, "comillas").level->rank, 2);
    assert_string_equal(nt_model_find_area(w.arena, w.areas, "CARABANCHEL").key, found.key);
    size_t count;
    const nt_area *own = nt_model_own_areas(w.areas, &count);
    const nt_area *districts[] = {&own[0], &own[1], &own[2]};
    assert_int_equal(count, 4);
    assert_int_equal(nt_model_tile(w.arena, w.areas, districts, 3)->fit, NT_TILING_NONE);
    sandbox_close(&box);
}

/* A namesake or two does not make a table Indonesia's; a territory or two more does not unmake it.
 */
TEST(test_nine_in_ten_must_have_a_tile)
{
    world w = open_world();
    for (size_t strangers = 0; strangers <= 12; strangers++) {
        const nt_area *areas[12] = {NULL};
        for (size_t i = strangers; i < 12; i++) {
            areas[i] = nt_model_find_area(w.arena, w.areas, provinces[i]).area;
        }
        const nt_tiling *tiling = nt_model_tile(w.arena, w.areas, areas, 12);
        assert_int_equal(tiling->fit, strangers <= 1 ? NT_TILING_FITS : NT_TILING_NONE);
        if (strangers == 1) {
            assert_true(tiling->tile_of[0] == SIZE_MAX);
        }
    }
    const nt_area *twice[] = {nt_model_find_area(w.arena, w.areas, "Jabar").area,
                              nt_model_find_area(w.arena, w.areas, "West Java").area};
    assert_int_equal(nt_model_tile(w.arena, w.areas, twice, 2)->fit, NT_TILING_SHARED);
    assert_int_equal(nt_model_tile(w.arena, w.areas, NULL, 0)->fit, NT_TILING_NONE);
    nt_arena_close(w.arena);
}

TEST(test_a_package_brings_its_own_grid)
{
    sandbox box;
    world w;
    assert_int_equal(own_areas(&box, NAME_AND_LEVEL TILES, "",
                               "n,l,x,y\nNorte,region,3,-2\nSur,region,3,5\nEste,region,7,0\n"
                               "Isla,region,,\n",
                               &w),
                     NT_OK);
    size_t count;
    const nt_area *own = nt_model_own_areas(w.areas, &count);
    const nt_area *shown[] = {&own[2], &own[0]};
    const nt_tiling *tiling = nt_model_tile(w.arena, w.areas, shown, 2);
    assert_int_equal(tiling->fit, NT_TILING_FITS);
    assert_int_equal(tiling->tile_count, 3); /* also the one that is not shown */
    assert_int_equal(tiling->columns, 5);
    assert_int_equal(tiling->rows, 8);
    const nt_area *este = tiling->tiles[tiling->tile_of[0]];
    assert_string_equal(este->name, "Este");
    assert_int_equal(este->column, 4);
    assert_int_equal(este->row, 2);
    assert_string_equal(own[0].code, "norte");
    const nt_area *all[] = {&own[0], &own[1], &own[2], &own[3]};
    assert_int_equal(nt_model_tile(w.arena, w.areas, all, 4)->fit, NT_TILING_NONE);
    sandbox_close(&box);
}

TEST(test_each_province_may_have_a_grid_of_its_regencies)
{
    sandbox box;
    world w;
    assert_int_equal(own_areas(&box, SPANISH TILES, "",
                               "c,n,l,p,x,y\n73,Sulawesi Selatan,provinsi,,,\n"
                               "74,Sulawesi Tenggara,provinsi,,,\n73.15,Pinrang,kabupaten,73,1,1\n"
                               "73.24,Luwu Timur,kabupaten,73,2,1\n74.71,Kendari,kota,74,1,1\n",
                               &w),
                     NT_OK);
    assert_string_equal(sandbox_problems(&box), "");
    size_t count;
    const nt_area *own = nt_model_own_areas(w.areas, &count);
    const nt_area *south[] = {&own[2], &own[3]}, *both[] = {&own[2], &own[3], &own[4]};
    const nt_tiling *tiling = nt_model_tile(w.arena, w.areas, south, 2);
    assert_int_equal(tiling->fit, NT_TILING_FITS);
    assert_int_equal(tiling->tile_count, 2);
    assert_int_equal(nt_model_tile(w.arena, w.areas, both, 3)->fit, NT_TILING_NONE);
    const nt_area *wide[] = {&own[0], &own[1]};
    assert_int_equal(nt_model_tile(w.arena, w.areas, wide, 2)->tile_count, 38);
    sandbox_close(&box);
}

TEST(test_faults_of_tiles)
{
    sandbox box;
    world w;
    assert_int_equal(
        own_areas(&box,
                  NAME_AND_LEVEL ", {'name': 'x', 'type': 'number', 'role': "
                                 "'area.column'}, {'name': 'y', 'type': "
                                 "'number', 'role': 'area.row'}",
                  "", "n,l,x,y\nA,region,1,1\nB,region,1,1\nC,region,2,\nD,region,1.5,2\n", &w),
        NT_OK);
    assert_string_equal(
        sandbox_problems(&box),
        "a.csv:3:1 tile-taken: the tile of \"B\", column 1 and row 1, is that of line 2\n"
        "a.csv:4:10 tile-incomplete: a tile needs a column and a row; \"C\" has one of them\n"
        "a.csv:5:10 range: \"1.5\" is no column or row of a tile; write a whole number\n");
    sandbox_close(&box);
}

TEST(test_levels_have_the_words_of_their_table)
{
    sandbox box;
    world w;
    /* Without a column of levels the names tell: Indonesia's provinces, or just areas. */
    assert_int_equal(own_areas(&box, "{'name': 'n', 'role': 'area.name'}", "",
                               "n\nAceh\nSUMATERA UTARA\nRiau\n", &w),
                     NT_OK);
    assert_string_equal(level_of(&w, "Aceh"), "province");
    sandbox_close(&box);
    assert_int_equal(own_areas(&box, "{'name': 'n', 'role': 'area.name'}", "",
                               "n\nAragon\nAsturias\nBali\n", &w),
                     NT_OK);
    assert_string_equal(level_of(&w, "Bali"), "area");
    sandbox_close(&box);
    assert_int_equal(
        own_areas(&box, NAME_AND_LEVEL,
                  "'areas': {'levels': {'x-why': 5, 'Distrito': {'label': {'id': 'distrik', 'en': "
                  "'district'}}, 'province': {'label': 'comunidad'}}}",
                  "n,l\nCentro,distrito\nAragon,province\n", &w),
        NT_OK);
    assert_string_equal(nt_model_find_area(w.arena, w.areas, "Centro").level->label.in[NT_LANG_EN],
                        "district");
    assert_string_equal(nt_model_find_area(w.arena, w.areas, "Aragon").level->label.in[NT_LANG_EN],
                        "comunidad");
    sandbox_close(&box);
    static const char *const faults[][2] = {
        {"'areas': {'levels': {'barrio': {}}}",
         "datapackage.json:1:33 no area of the table is of the level \"barrio\""},
        {"'areas': {'levels': {'distrito': {'lable': 'x'}}}",
         "datapackage.json:1:46 \"lable\" is not known here; did you mean \"label\"?"},
        {"'areas': {'levels': []}",
         "datapackage.json:1:32 \"levels\" is a list here; it must be an object"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        assert_int_equal(
            own_areas(&box, NAME_AND_LEVEL, faults[i][0], "n,l\nCentro,distrito\n", &w),
            NT_INVALID);
        assert_string_equal(sandbox_error(&box), faults[i][1]);
        sandbox_close(&box);
    }
}

/* ---- figures ---- */

TEST(test_figures_know_the_level_of_their_area)
{
    SANDBOX(box);
    const nt_published *p =
        published_of(&box, "a,reported,E,Indonesia,,,,,9,persons,,,s\n"
                           "b,reported,E,Sulsel,,,,,5,persons,,,s\n"
                           "c,reported,E,SULAWESI SELATAN,,,,,5,persons,,,s\n"
                           "d,reported,E,Luwu Timur,,,,,2,persons,,,s\n"
                           "e,reported,E,Pemerintah Provinsi Sulawesi Selatan,,,,,1,persons,,,s\n");
    static const char *const levels[] = {"country", "province", "province", "regency", ""};
    for (size_t i = 0; i < 5; i++) {
        const nt_level *level = p->figures[i].level;
        assert_string_equal(level ? level->id : "", levels[i]);
    }
    assert_string_equal(p->figures[1].area_key, p->figures[2].area_key);
    assert_string_equal(p->figures[1].area, "Sulsel"); /* as the source has it */
    assert_true(p->figures[0].whole_area);
}

TEST(test_an_event_of_parts_alone_is_told)
{
    SANDBOX(box);
    const nt_published *p = NULL;
    assert_int_equal(publish(&box, "",
                             "a,reported,E,Indonesia,,,,,9,persons,,,s\n"
                             "b,reported,F,Sulsel,,,,,5,persons,,,s\n",
                             NULL, "E,2024-02-14,\nF,2024-11-27,\n", NT_DATE_UNKNOWN, &p),
                     NT_OK);
    assert_string_equal(sandbox_problems(&box),
                        "figures.csv:3:1 no-whole: no figure of \"F\" is of the whole area, so "
                        "nothing is compared with it; if \"Sulsel\" is its whole, name it under "
                        "\"netra\", \"areas\", \"whole\"\n");
}

TEST(test_an_event_without_its_day_is_told)
{
    SANDBOX(box);
    const nt_published *p = NULL;
    assert_int_equal(publish(&box, "", "a,reported,E,Indonesia,,,,,9,persons,,,s\n", NULL, "E,,\n",
                             NT_DATE_UNKNOWN, &p),
                     NT_OK);
    assert_string_equal(sandbox_problems(&box),
                        "events.csv:2:3 no-polling-day: \"E\" has no polling day: its figures have "
                        "no age and are compared with none; the day of the vote, such as "
                        "2024-11-27\n");
}

TESTS(NULL, NULL)
