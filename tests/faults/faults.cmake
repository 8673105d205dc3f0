# Whole-store tests against a hostile world: power cuts, failing disks, kill -9, full disks, flipped bytes, theft.
# Each is one doctest program. BATON_ROUNDS in the environment makes them longer (soak), BATON_SEED moves the dice.
find_package(rapidcheck REQUIRED)
target_link_libraries(test_store PRIVATE rapidcheck)

set(BATON_FAULTS ${CMAKE_SOURCE_DIR}/tests/faults)
add_library(fault_disk STATIC ${BATON_FAULTS}/fault_disk.cc ${BATON_FAULTS}/fault_vfs.cc)
target_include_directories(fault_disk PUBLIC ${BATON_FAULTS})
target_link_libraries(fault_disk PUBLIC baton_store PRIVATE SQLite::SQLite3)

foreach(fault power_cut io_errors kill9 disk_full flips theft)
  add_executable(fault_${fault} ${BATON_FAULTS}/${fault}.cc $<TARGET_OBJECTS:doctest_main>)
  target_link_libraries(fault_${fault} PRIVATE fault_disk)
  add_test(NAME fault/${fault} COMMAND fault_${fault})
  set_tests_properties(fault/${fault} PROPERTIES TIMEOUT 600)
endforeach()
