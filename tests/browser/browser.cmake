# The pages in a real browser (Chromium) against the real server. Each file is one test; skipped (77) where Chromium or the
# npm packages are missing. The sanitized server is covered by its own tests: it is too slow for a person's patience.
if(BATON_SANITIZE)
  return()
endif()
function(browser_test name file)
  add_test(NAME browser/${name} COMMAND node ${CMAKE_SOURCE_DIR}/tests/browser/${file} ${ARGN})
  set_tests_properties(browser/${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900 ENVIRONMENT BATON=$<TARGET_FILE:baton>)
endfunction()
browser_test(accessibility_en accessibility.mjs en)
browser_test(accessibility_es accessibility.mjs es)
browser_test(authorization authorization.mjs)
browser_test(injection injection.mjs)
browser_test(keyboard keyboard.mjs)
browser_test(offline offline.mjs)
browser_test(others others.mjs)
browser_test(person person.mjs)
# These wait for a person's moment: nothing else runs beside them.
set_tests_properties(browser/keyboard browser/offline browser/others browser/person PROPERTIES RUN_SERIAL ON)
