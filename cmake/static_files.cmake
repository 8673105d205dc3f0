# The files of src/web/static/, htmx, uPlot and the Spanish words are gathered by tools/web/bundle.sh and put into the program by
# src/web/server/static_table.cc: this writes their list.
set(static_source ${CMAKE_SOURCE_DIR}/src/web/static)
set(static_dir ${CMAKE_BINARY_DIR}/web/static)
set(static_list ${CMAKE_BINARY_DIR}/generated/static_files.inc)
file(GLOB static_files RELATIVE ${static_source} CONFIGURE_DEPENDS ${static_source}/*)
list(FILTER static_files EXCLUDE REGEX "\\.sha256$")
set(static_inputs ${static_files})
list(TRANSFORM static_inputs PREPEND ${static_source}/)
list(APPEND static_files htmx.js sse.js uplot.js uplot.css es.mo)  # made by bundle.sh
set(static_lines "")
set(static_number 0)
foreach(name ${static_files})
  string(APPEND static_lines "BATON_FILE(${static_number}, \"${name}\")\n")
  math(EXPR static_number "${static_number} + 1")
endforeach()
file(CONFIGURE OUTPUT ${static_list} CONTENT "${static_lines}" @ONLY)
add_custom_command(
  OUTPUT ${static_dir}/es.mo
  COMMAND ${CMAKE_SOURCE_DIR}/tools/web/bundle.sh ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/web
  DEPENDS ${static_inputs} ${static_source}/vendor.sha256 ${CMAKE_SOURCE_DIR}/src/web/words/es.po
          ${CMAKE_SOURCE_DIR}/tools/web/bundle.sh ${CMAKE_SOURCE_DIR}/tools/web/package-lock.json
  COMMENT "Static files and words of the web app"
  VERBATIM)
target_sources(baton_web PRIVATE ${static_dir}/es.mo)
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/web/server/static_table.cc PROPERTIES
  OBJECT_DEPENDS "${static_dir}/es.mo;${static_list}"
  COMPILE_DEFINITIONS "BATON_STATIC_DIR=\"${static_dir}\""
  INCLUDE_DIRECTORIES ${CMAKE_BINARY_DIR}/generated)

# `cmake --build build/release --target words` reads every say() of the code into src/web/words/es.po.
add_custom_target(words COMMAND ${CMAKE_SOURCE_DIR}/script/words WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} VERBATIM)
