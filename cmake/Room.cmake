# nt_room(NAME SOURCES a.c b.c ROOMS upstream... PACKAGES pkg-config-names... LIBRARIES plain-names...)
#
# One room of the house: a static library whose public headers lie in src/NAME/include/NAME and are
# included as "NAME/header.h". Its include path holds its own folder and the public headers of the
# rooms upstream, so that an include against the arrow does not compile. Third-party libraries are
# private: their headers have one home.
# Packagers build with flags and compilers of their own, whose warnings nobody has seen yet.
option(NT_WERROR "Warnings are errors" ON)
add_library(nt_options INTERFACE)
target_compile_features(nt_options INTERFACE c_std_11)
target_compile_definitions(nt_options INTERFACE _POSIX_C_SOURCE=200809L)
target_compile_options(nt_options INTERFACE
    -Wall -Wextra $<$<BOOL:${NT_WERROR}>:-Werror> -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
    -Wpointer-arith -Wwrite-strings -Wvla -Wformat=2 -Wundef -ffp-contract=off)

# Tests are compiled as they stand, which takes a third of the time; what they call is as the preset has
# it. (The preset dev has nothing to undo.)
add_library(nt_test_options INTERFACE)
target_link_libraries(nt_test_options INTERFACE nt_options)
target_compile_options(nt_test_options INTERFACE $<$<NOT:$<AND:$<CONFIG:Debug>,$<C_COMPILER_ID:GNU>>>:-O0>)

function(nt_third_party target)
    foreach(package IN LISTS ARGN)
        string(MAKE_C_IDENTIFIER "PC_${package}" key)
        if(NOT TARGET PkgConfig::${key})
            pkg_check_modules(${key} REQUIRED IMPORTED_TARGET GLOBAL ${package})
        endif()
        target_link_libraries(${target} PRIVATE PkgConfig::${key})
    endforeach()
endfunction()

function(nt_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;ROOMS;PACKAGES;LIBRARIES" ${ARGN})
    add_library(${name} STATIC ${ROOM_SOURCES})
    set_target_properties(${name} PROPERTIES OUTPUT_NAME netra_${name} C_EXTENSIONS OFF)
    target_include_directories(${name}
        PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/include PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${ROOM_ROOMS} PRIVATE nt_options ${ROOM_LIBRARIES})
    nt_third_party(${name} ${ROOM_PACKAGES})
endfunction()

# nt_test(ROOM name [SOURCES extra.c...] [ROOMS more...] [PACKAGES ...]): tests/ROOM/name.c as the
# ctest "ROOM.name", linked with the room and cmocka. NT_SOURCE_DIR is the top of the project; a
# test may also see the private headers of the room it tests.
function(nt_test room name)
    cmake_parse_arguments(TEST "" "" "SOURCES;ROOMS;PACKAGES" ${ARGN})
    set(target test_${room}_${name})
    add_executable(${target} ${CMAKE_SOURCE_DIR}/tests/${room}/${name}.c ${TEST_SOURCES})
    set_target_properties(${target} PROPERTIES C_EXTENSIONS OFF)
    target_include_directories(${target}
        PRIVATE ${CMAKE_SOURCE_DIR}/tests ${CMAKE_SOURCE_DIR}/src/${room})
    target_compile_definitions(${target} PRIVATE
        NT_SOURCE_DIR="${CMAKE_SOURCE_DIR}" NT_BINARY_DIR="${CMAKE_BINARY_DIR}")
    target_link_libraries(${target} PRIVATE nt_test_options ${room} ${TEST_ROOMS})
    nt_third_party(${target} cmocka ${TEST_PACKAGES})
    add_test(NAME ${room}.${name} COMMAND ${target} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()
