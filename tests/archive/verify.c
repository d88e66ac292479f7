#include "archive/verify.h"

#include "manifest.h"
#include "small.h"

static nt_fixity judge(nt_arena *arena, const char *folder)
{
    nt_fixity fixity;
    nt_error err = {0};
    assert_int_equal(nt_inspect_bag(arena, folder, false, true, &fixity, &err), NT_OK);
    return fixity;
}

static size_t count_damages(nt_arena *arena, const char *folder)
{
    nt_fixity fixity;
    nt_error err = {0};
    assert_int_equal(nt_inspect_bag(arena, folder, false, false, &fixity, &err), NT_OK);
    return fixity.damages.count;
}

static const nt_damage *only(const nt_fixity *fixity)
{
    if (fixity->damages.count != 1) {
        fail_msg("%zu damages", fixity->damages.count);
    }
    return &fixity->damages.items[0];
}

TEST(test_sound)
{
    nt_bag bag = small_bag(*state);
    const char *folder = small_folder(*state, &bag);
    nt_fixity fixity = judge(*state, folder);
    assert_int_equal(fixity.damages.count, 0);
    assert_int_equal(fixity.file_count, bag.files.count);
    assert_true(fixity.is_ours);
    nt_scratch_remove(folder);
}

/* Every byte of every file, once with one bit and once with all bits changed: the file is named. */
TEST(test_every_byte_counts)
{
    nt_bag bag = small_bag(*state);
    const char *folder = small_folder(*state, &bag);
    NT_EACH(const nt_bag_file, file, bag.files.items, bag.files.count) {
        for (size_t at = 0; at < file->bytes.length; at++) {
            static const unsigned char changes[] = {0x01, 0x20, 0xFF};
            for (size_t c = 0; c < sizeof changes; c++) {
                NT_PASSING_ARENA(arena);
                char *copy = nt_arena_copy(arena, file->bytes.bytes, file->bytes.length);
                copy[at] = (char)((unsigned char)copy[at] ^ changes[c]);
                overwrite(arena, folder, file->path, copy, file->bytes.length);
                if (!count_damages(arena, folder)) {
                    fail_msg("%s: byte %zu ^ %02x went unseen", file->path, at, changes[c]);
                }
            }
        }
        overwrite(*state, folder, file->path, file->bytes.bytes, file->bytes.length);
    }
    assert_int_equal(judge(*state, folder).damages.count, 0);
    nt_scratch_remove(folder);
}

static void cut_everywhere(nt_arena *arena, const char *name)
{
    nt_bag bag = small_bag(arena);
    const char *folder = small_folder(arena, &bag);
    NT_EACH(const nt_bag_file, file, bag.files.items, bag.files.count) {
        for (size_t length = 0; strcmp(file->path, name) == 0 && length < file->bytes.length;
             length++) {
            NT_PASSING_ARENA(own);
            overwrite(own, folder, name, file->bytes.bytes, length);
            if (!count_damages(own, folder)) {
                fail_msg("%s cut at %zu went unseen", name, length);
            }
        }
    }
    nt_scratch_remove(folder);
}

TEST(test_manifests_cut_at_every_length)
{
    cut_everywhere(*state, "manifest-sha512.txt");
    cut_everywhere(*state, "tagmanifest-sha512.txt");
}

TEST(test_kinds_of_damage)
{
    nt_bag bag = small_bag(*state);
    const char *folder = small_folder(*state, &bag);
    const char *b = nt_path_join(*state, folder, "data/b.txt");
    const char *c = nt_path_join(*state, folder, "data/c.txt");

    assert_int_equal(rename(b, c), 0);
    nt_fixity fixity = judge(*state, folder);
    assert_int_equal(only(&fixity)->kind, NT_DAMAGE_RENAMED);
    assert_string_equal(only(&fixity)->path, "data/b.txt");
    assert_string_equal(only(&fixity)->other, "data/c.txt");
    assert_int_equal(rename(c, b), 0);

    overwrite(*state, folder, "data/b.txt", "secomd\n", 7);
    fixity = judge(*state, folder);
    assert_int_equal(only(&fixity)->kind, NT_DAMAGE_CHANGED);
    assert_string_equal(only(&fixity)->likely.in[NT_LANG_EN],
                        "one byte at offset 4: 0x6d, was 0x6e");
    assert_int_equal(only(&fixity)->found_size, 7);
    assert_string_equal(only(&fixity)->algorithm, "sha512");
    assert_int_equal(strlen(only(&fixity)->expected), 128);
    assert_int_equal(strlen(only(&fixity)->found), 128);
    overwrite(*state, folder, "data/b.txt", "second\n", 7);

    overwrite(*state, folder, "notes.txt", "x", 1);
    fixity = judge(*state, folder);
    assert_int_equal(only(&fixity)->kind, NT_DAMAGE_EXTRA);
    assert_string_equal(only(&fixity)->path, "notes.txt");
    unlink(nt_path_join(*state, folder, "notes.txt"));

    unlink(nt_path_join(*state, folder, "README.txt"));
    fixity = judge(*state, folder);
    assert_int_equal(only(&fixity)->kind, NT_DAMAGE_MISSING);
    assert_string_equal(only(&fixity)->path, "README.txt");
    nt_scratch_remove(folder);
}

/* Two files the one of which has the other's name: both are named. */
TEST(test_swapped)
{
    nt_bag bag = small_bag(*state);
    const char *folder = small_folder(*state, &bag);
    overwrite(*state, folder, "data/b.txt", "first\n", 6);
    overwrite(*state, folder, "data/in/a%.txt", "second\n", 7);
    nt_fixity fixity = judge(*state, folder);
    assert_int_equal(fixity.damages.count, 2);
    nt_scratch_remove(folder);
}

TESTS(open_arena, close_arena)
