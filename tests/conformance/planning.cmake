# Calendar and Web Push before independent readers (tests/conformance/package.json); skipped where script/setup has not
# installed them.
foreach(name calendar web_push)
  add_test(NAME conformance/${name}
           COMMAND ${CMAKE_CURRENT_LIST_DIR}/independent.sh ${CMAKE_CURRENT_LIST_DIR}/${name}.mjs $<TARGET_FILE:baton>)
  set_tests_properties(conformance/${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
endforeach()
