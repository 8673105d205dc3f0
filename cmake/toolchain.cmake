# Warnings, sanitizers, and the faster tools where they are present.
add_compile_options(-Wall -Wextra -Wpedantic -Werror)
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_compile_options(-O2)
else()
  add_compile_options(-fno-omit-frame-pointer)  # whole stacks in the reports of sanitizers and profilers
endif()
if(BATON_SANITIZE)
  add_compile_options(-O1 -fsanitize=address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()
if(BATON_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_compile_options(-fsanitize=fuzzer-no-link)  # one build serves the tests and the fuzz targets
  # libstdc++ 12 uses a function in std::stable_sort that C++20 deprecates; clang reports it in our name.
  add_compile_options(-Wno-deprecated-declarations)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
