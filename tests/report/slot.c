#include "slot.h"

#include <stdio.h>
#include <string.h>

#include "check.h"

TEST(test_marks_become_their_values)
{
    nt_slots slots = {0};
    char first[NT_SLOT_MARK_MAX], second[NT_SLOT_MARK_MAX];
    nt_report_slot_add(*state, &slots, (nt_slot){.text = "72,8", .ledger_id = "ratio"}, first);
    nt_report_slot_add(*state, &slots, (nt_slot){.text = "635"}, second);
    char text[100];
    snprintf(text, sizeof text, "a %s b%s", first, second);
    assert_string_equal(nt_report_slot_flatten(*state, &slots, text, strlen(text)), "a 72,8 b635");
    const char *at = text + 2;
    const nt_slot *slot = nt_report_slot_read(&slots, &at, text + strlen(text));
    assert_string_equal(slot->ledger_id, "ratio");
    assert_memory_equal(at, " b", 2);
    assert_int_equal(nt_report_slot_search(text, strlen(text)), 2);
    assert_int_equal(nt_report_slot_search("plain", 5), 5);
}

TEST(test_a_broken_mark_is_no_slot)
{
    nt_slots slots = {0};
    char mark[NT_SLOT_MARK_MAX];
    nt_report_slot_add(*state, &slots, (nt_slot){.text = "x"}, mark);
    for (size_t length = 0; length < strlen(mark); length++) {
        const char *at = mark;
        assert_null(nt_report_slot_read(&slots, &at, mark + length));
        assert_ptr_equal(at, mark);
    }
    const char *other = "\xEE\x80\x80"
                        "9"
                        "\xEE\x80\x81",
               *at = other;
    assert_null(nt_report_slot_read(&slots, &at, other + strlen(other)));
}

TESTS(open_arena, close_arena)
