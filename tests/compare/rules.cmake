# The tests of compare/rules: one builder, one file a family of rules.
foreach(name rules_share rules_parts rules_time rules_words rules_counters rules_sums
             rules_hints rules_change rules_property)
    nt_test(compare ${name} SOURCES ${CMAKE_CURRENT_LIST_DIR}/rules/builder.c)
endforeach()
nt_test(compare rules_report SOURCES ${CMAKE_CURRENT_LIST_DIR}/rules/builder.c ROOMS text)
nt_test(compare rules_published ROOMS text)
