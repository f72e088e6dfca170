# Journeys: the site as `stip serve` shows it, in a real browser. Their packages are installed by ./test (npm ci).
if(TARGET stip)
  foreach(journey takepart pages keyboard hostile hostile_office http office people talk mail oidc passkey year hands jobs)
    add_test(NAME journey.${journey} COMMAND node ${CMAKE_CURRENT_LIST_DIR}/${journey}.test.mjs)
    set_tests_properties(journey.${journey} PROPERTIES ENVIRONMENT "STIP=$<TARGET_FILE:stip>" TIMEOUT 1800)
  endforeach()
endif()
