# The data package that stip exports against the schemas of Data Package 2.0. Needs the packages of tests/journeys.
if(TARGET stip)
  add_test(NAME conformance.frictionless COMMAND node ${CMAKE_CURRENT_LIST_DIR}/data_package.test.mjs)
  set_tests_properties(conformance.frictionless PROPERTIES ENVIRONMENT "STIP=$<TARGET_FILE:stip>" TIMEOUT 300)
endif()
