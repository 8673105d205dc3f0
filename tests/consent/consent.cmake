# Who may know: a Disclosure cannot be forged, and nothing restricted comes out (the matrix itself is in test_consent).
add_test(NAME consent/forge COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/consent/forge.sh ${CMAKE_CXX_COMPILER} ${CMAKE_SOURCE_DIR})
add_test(NAME consent/canary COMMAND node ${CMAKE_CURRENT_SOURCE_DIR}/consent/canary.mjs $<TARGET_FILE:baton>)
set_tests_properties(consent/canary PROPERTIES TIMEOUT 900)
