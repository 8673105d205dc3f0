// BATON_ASSERT: a bug stops the program, in release builds too (style.md §3). The message never holds data.
#pragma once

#include <cstdio>
#include <cstdlib>

#define BATON_ASSERT(condition)                                                          \
  do {                                                                                   \
    if (!(condition)) {                                                                  \
      std::fprintf(stderr, "baton: bug at %s:%d: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                      \
    }                                                                                    \
  } while (false)
