# Read by ctest: the tests ask for what netra says in English, which is what most of them compare.
set(ENV{LANGUAGE} en)
