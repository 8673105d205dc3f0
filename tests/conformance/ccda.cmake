# Tests of the C-CDA reader against files that nobody of this project wrote; skipped where those files are absent.
foreach(name counts golden)
  add_executable(ccda_${name} ${CMAKE_SOURCE_DIR}/tests/conformance/ccda_${name}_main.cc)
  target_link_libraries(ccda_${name} PRIVATE baton_sources baton_format)
endforeach()

foreach(name counts negative golden)
  add_test(NAME ccda_${name}
    COMMAND sh ${CMAKE_SOURCE_DIR}/tests/conformance/ccda_${name}_test.sh $<TARGET_FILE:ccda_counts>
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(ccda_${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
endforeach()
