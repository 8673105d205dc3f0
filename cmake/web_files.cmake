# Static files and the Spanish catalogue are made by tools/web/bundle.sh and compiled in by src/web/static/static_files.cc.
set(web_files ${CMAKE_BINARY_DIR}/web)
file(GLOB web_inputs CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/web/static/* ${CMAKE_SOURCE_DIR}/src/web/words/*.po)
list(FILTER web_inputs EXCLUDE REGEX "\\.(cc|h)$")
add_custom_command(
  OUTPUT ${web_files}/static_files.inc
  COMMAND ${CMAKE_SOURCE_DIR}/tools/web/bundle.sh ${CMAKE_SOURCE_DIR} ${web_files}
  DEPENDS ${web_inputs} ${CMAKE_SOURCE_DIR}/tools/web/bundle.sh ${CMAKE_SOURCE_DIR}/tools/web/package-lock.json
  COMMENT "Static files and words of the web app"
  VERBATIM)
target_sources(baton_web PRIVATE ${web_files}/static_files.inc)
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/web/static/static_files.cc PROPERTIES
  OBJECT_DEPENDS ${web_files}/static_files.inc
  INCLUDE_DIRECTORIES ${web_files}
  COMPILE_DEFINITIONS BATON_WEB_DIR="${web_files}")

# `cmake --build build/release --target words` reads every say() of the code into src/web/words/es.po.
add_custom_target(words COMMAND ${CMAKE_SOURCE_DIR}/script/words WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} VERBATIM)
