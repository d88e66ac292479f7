#include "archive/bag.h"

#include <time.h>

#include "base/list.h"
#include "manifest.h"
#include "small.h"

static const nt_bag_file *file_of(const nt_bag *bag, const char *path)
{
    const nt_bag_file *file = NT_NAMED(bag->files.items, bag->files.count, path, path);
    if (!file) {
        fail_msg("no %s", path);
    }
    return file;
}

/* printf 'second\n' | sha512sum */
TEST(test_manifests)
{
    nt_bag bag = small_bag(*state);
    static const char line[] =
        "a7f76f090fcd3a897220845ad31254c754e1245065d91581ed8a801c6a7d276c"
        "7818bf2f0303ef9df9d2efd0c22c8a78ac6acc41f332ec91316f1b29eb4cc527  data/b.txt\n";
    const char *manifest = file_of(&bag, "manifest-sha512.txt")->bytes.bytes;
    assert_memory_equal(manifest, line, sizeof line - 1);
}

TEST(test_information)
{
    nt_bag bag = small_bag(*state);
    assert_string_equal(file_of(&bag, "bag-info.txt")->bytes.bytes,
                        "Source-Organization: An office\nBag-Software-Agent: netra test\n"
                        "Bag-Size: 1 KB\nPayload-Oxum: 13.3\n");
    assert_non_null(
        strstr(file_of(&bag, "manifest-sha512.txt")->bytes.bytes, "  data/in/a%25.txt\n"));
}

TEST(test_names_that_clash)
{
    static const char *const wrong[][2] = {{"data/a", "data/a"},     {"data/a", "data/A"},
                                           {"data/a", "data/../b"},  {"data/a", "/data/b"},
                                           {"data/a", "data/A/b/c"}, {"data/a/b", "data/a"},
                                           {"data/a", "data/b "}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        nt_error err = {0};
        nt_bag bag = nt_bag_open(*state, "wrong", 0);
        nt_bag_add(&bag, wrong[i][0], (nt_bytes){"", 0});
        nt_bag_add(&bag, wrong[i][1], (nt_bytes){"", 0});
        assert_int_equal(nt_bag_seal(&bag, &err), NT_INVALID);
        assert_true(err.message[0]);
    }
}

TEST(test_zip_knows_no_zone)
{
    nt_error err;
    nt_bytes one, two;
    nt_bag bag = small_bag(*state);
    setenv("TZ", "Asia/Jayapura", 1);
    tzset();
    assert_int_equal(nt_bag_zip(&bag, &one, &err), NT_OK);
    assert_string_equal(getenv("TZ"), "Asia/Jayapura");
    setenv("TZ", "America/New_York", 1);
    tzset();
    assert_int_equal(nt_bag_zip(&bag, &two, &err), NT_OK);
    unsetenv("TZ");
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.bytes, two.bytes, one.length);
}

TEST(test_a_folder_that_is_no_bag_stays)
{
    nt_error err = {0};
    nt_bag bag = small_bag(*state);
    const char *folder = scratch(*state);
    overwrite(*state, folder, "mine", "x", 1);
    assert_int_equal(write_bag(&bag, folder, &err), NT_SYSTEM);
    assert_true(nt_file_exists(nt_path_join(*state, folder, "mine")));
    nt_scratch_remove(folder);
}

TEST(test_an_earlier_bag_is_replaced)
{
    nt_error err = {0};
    nt_fixity fixity;
    nt_bag bag = small_bag(*state);
    const char *folder = small_folder(*state, &bag);
    overwrite(*state, folder, "data/old", "x", 1);
    assert_int_equal(write_bag(&bag, folder, &err), NT_OK);
    assert_false(nt_file_exists(nt_path_join(*state, folder, "data/old")));
    assert_int_equal(nt_inspect_bag(*state, folder, false, true, &fixity, &err), NT_OK);
    assert_int_equal(fixity.damages.count, 0);
    nt_scratch_remove(folder);
}

TESTS(open_arena, close_arena)
