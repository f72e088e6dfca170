# Recovery: what is left after crashes, full disks and hands in the database.
add_executable(ledger_tool tests/recovery/ledger_tool.cpp)
target_link_libraries(ledger_tool PRIVATE stip_ledger)
foreach(name verifiers_agree kill full_disk read_only frozen_ledger)
  add_test(NAME recovery.${name}
    COMMAND Python3::Interpreter -B tests/recovery/${name}_test.py $<TARGET_FILE:ledger_tool>
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(recovery.${name} PROPERTIES TIMEOUT 600)
endforeach()

# On PostgreSQL: a private server for each test; without PostgreSQL installed they are skipped.
set(with_postgres Python3::Interpreter -B ${CMAKE_SOURCE_DIR}/tests/postgres/server.py)
add_test(NAME recovery.postgres COMMAND Python3::Interpreter -B tests/recovery/postgres_test.py $<TARGET_FILE:ledger_tool>
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
add_test(NAME postgres.ledger COMMAND ${with_postgres} $<TARGET_FILE:ledger_test> WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
add_test(NAME postgres.registry COMMAND ${with_postgres} $<TARGET_FILE:registry_test> -sf=*nodes_test* WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
# What is kept at the desk and of ballots, and all that uses it, on a server instead of a file.
foreach(name base desk mailing ballots)
  if(TARGET ${name}_test)
    add_test(NAME postgres.${name} COMMAND ${with_postgres} $<TARGET_FILE:${name}_test> WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(postgres.${name} PROPERTIES TIMEOUT 900 SKIP_RETURN_CODE 77)
  endif()
endforeach()
set_tests_properties(recovery.postgres postgres.ledger postgres.registry PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77)

# Twenty people at the sites of three nodes, while their database is killed.
if(TARGET stip)
  add_test(NAME recovery.people COMMAND Python3::Interpreter -B tests/recovery/people_test.py $<TARGET_FILE:stip> WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(recovery.people PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77)
endif()

# Two nodes that take votes into one store.
if(TARGET stip)
  add_test(NAME recovery.ballot_nodes COMMAND Python3::Interpreter -B tests/recovery/ballot_nodes_test.py $<TARGET_FILE:stip> WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(recovery.ballot_nodes PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77)
endif()

# Two nodes that share a desk.
if(TARGET stip)
  add_test(NAME recovery.shared_desk COMMAND Python3::Interpreter -B tests/recovery/shared_desk_test.py $<TARGET_FILE:stip> WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(recovery.shared_desk PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77)
endif()

# The intake of votes, killed while people vote.
if(TARGET stip)
  add_test(NAME recovery.ballots_kill COMMAND Python3::Interpreter -B tests/recovery/ballots_kill_test.py $<TARGET_FILE:stip>
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(recovery.ballots_kill PROPERTIES TIMEOUT 600)
endif()
