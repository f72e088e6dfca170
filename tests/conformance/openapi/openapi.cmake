# The API against its own description and the NL API Design Rules. Needs the packages of tests/journeys.
if(TARGET stip)
  add_test(NAME conformance.openapi COMMAND node ${CMAKE_CURRENT_LIST_DIR}/openapi.test.mjs)
  set_tests_properties(conformance.openapi PROPERTIES ENVIRONMENT "STIP=$<TARGET_FILE:stip>" TIMEOUT 300)
endif()
