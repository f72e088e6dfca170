# Recovery: what is left after crashes, full disks and hands in the database.
add_executable(ledger_tool tests/recovery/ledger_tool.cpp)
target_link_libraries(ledger_tool PRIVATE stip_ledger)
foreach(name verifiers_agree kill full_disk read_only frozen_ledger)
  add_test(NAME recovery.${name}
    COMMAND Python3::Interpreter -B tests/recovery/${name}_test.py $<TARGET_FILE:ledger_tool>
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(recovery.${name} PROPERTIES TIMEOUT 600)
endforeach()
