# The server under many connections. The suite asks for right answers only; script/soak for the figures of trust.md R7.
add_executable(web_load ${CMAKE_CURRENT_LIST_DIR}/load.cc)
target_link_libraries(web_load PRIVATE baton_web baton_app)
add_test(NAME web/load COMMAND web_load 500 50 400)
set_tests_properties(web/load PROPERTIES TIMEOUT 120)
