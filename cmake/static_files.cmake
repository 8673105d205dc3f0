# The files of src/web/static/ are put into the program by src/web/server/static_table.cc: this writes their list.
set(static_dir ${CMAKE_SOURCE_DIR}/src/web/static)
set(static_list ${CMAKE_BINARY_DIR}/generated/static_files.inc)
file(GLOB_RECURSE static_files RELATIVE ${static_dir} CONFIGURE_DEPENDS ${static_dir}/*)
set(static_lines "")
set(static_number 0)
foreach(name ${static_files})
  string(APPEND static_lines "BATON_FILE(${static_number}, \"${name}\")\n")
  math(EXPR static_number "${static_number} + 1")
endforeach()
file(CONFIGURE OUTPUT ${static_list} CONTENT "${static_lines}" @ONLY)
list(TRANSFORM static_files PREPEND ${static_dir}/)
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/web/server/static_table.cc PROPERTIES
  OBJECT_DEPENDS "${static_files};${static_list}"
  COMPILE_DEFINITIONS "BATON_STATIC_DIR=\"${static_dir}\""
  INCLUDE_DIRECTORIES ${CMAKE_BINARY_DIR}/generated)
