# The tests beyond unit tests: house rules, stories, journeys, recovery, conformance.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

# --- House: the rules of the project, as tests ---------------------------------------------------
file(GLOB house_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/house/*_test.py)
foreach(path ${house_tests})
  get_filename_component(name ${path} NAME_WE)
  string(REGEX REPLACE "_test$" "" name ${name})
  add_test(NAME house.${name} COMMAND Python3::Interpreter -B ${path} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endforeach()

# Every header compiles alone: what it needs it includes. Headers that cannot help each other are compiled one after the
# other (tools/header_groups). Not part of `all`; ./test builds it.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*.h)
execute_process(
  COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_SOURCE_DIR}/tools/header_groups ${headers}
  OUTPUT_VARIABLE lines COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE "\n$" "" lines "${lines}")
string(REPLACE "\n" ";" lines "${lines}")
set(groups)
foreach(line ${lines})
  string(REGEX MATCH "^([0-9]+):${CMAKE_SOURCE_DIR}/src/(.*)$" line ${line})
  list(APPEND groups ${CMAKE_MATCH_1})
  string(APPEND group_${CMAKE_MATCH_1} "#include \"${CMAKE_MATCH_2}\"\n#include \"${CMAKE_MATCH_2}\"  // Twice does no harm.\n")
endforeach()
list(REMOVE_DUPLICATES groups)
set(header_sources)
foreach(group ${groups})
  set(alone ${CMAKE_BINARY_DIR}/headers_alone/group_${group}.cpp)
  file(CONFIGURE OUTPUT ${alone} CONTENT "${group_${group}}" @ONLY)
  list(APPEND header_sources ${alone})
endforeach()
add_library(headers_alone OBJECT EXCLUDE_FROM_ALL ${header_sources})
target_include_directories(headers_alone PRIVATE src)
target_compile_options(headers_alone PRIVATE -O0 -g0 -Wno-shadow)  # What a header before brings is no mistake of the next.
get_directory_property(targets BUILDSYSTEM_TARGETS)
set(room_tests)
foreach(target ${targets})
  if(target MATCHES "^stip_")
    target_link_libraries(headers_alone PRIVATE ${target})
  elseif(target MATCHES "_test$")
    list(APPEND room_tests ${target})
  endif()
endforeach()
add_test(NAME house.headers COMMAND ${CMAKE_COMMAND} --build ${CMAKE_BINARY_DIR} --target headers_alone)
set_tests_properties(house.headers PROPERTIES RUN_SERIAL ON)

# All unit tests, for the sanitizer builds.
add_custom_target(unit_tests)
if(room_tests)
  add_dependencies(unit_tests ${room_tests})
endif()

# --- Stories: commands and their output, tutorial and test in one ---------------------------------
add_test(NAME house.story_runner COMMAND Python3::Interpreter -B tests/stories/run_story_test.py
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
file(GLOB_RECURSE stories CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/tests/stories ${CMAKE_SOURCE_DIR}/tests/stories/*.story)
if(NOT TARGET stip)
  set(stories)
endif()
foreach(story ${stories})
  string(REGEX REPLACE "\\.story$" "" name ${story})
  string(REPLACE "/" "." name ${name})
  add_test(NAME story.${name}
    COMMAND Python3::Interpreter -B tests/stories/run_story.py --stip $<TARGET_FILE:stip> tests/stories/${story}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(story.${name} PROPERTIES TIMEOUT 300)
endforeach()

# --- Mailing: forms through an office program -------------------------------------------------------
if(TARGET stip)
  add_test(NAME mailing.office_round_trip
    COMMAND Python3::Interpreter -B ${CMAKE_SOURCE_DIR}/tests/mailing/office_round_trip_test.py $<TARGET_FILE:stip>)
  set_tests_properties(mailing.office_round_trip PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77)
endif()

# --- Operating: the unit, the package and the web server in front, as an administrator meets them ---------
if(TARGET stip)
  add_test(NAME package.debian
    COMMAND Python3::Interpreter -B ${CMAKE_SOURCE_DIR}/tests/operating/package_test.py $<TARGET_FILE:stip>)
  foreach(name unit nginx nginx_consult)
    add_test(NAME operating.${name}
      COMMAND Python3::Interpreter -B ${CMAKE_SOURCE_DIR}/tests/operating/${name}_test.py $<TARGET_FILE:stip>)
  endforeach()
  set_tests_properties(package.debian operating.unit operating.nginx operating.nginx_consult PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77)
endif()

# --- Recovery -------------------------------------------------------------------------------------
include(tests/recovery/recovery.cmake)

# --- Fuzz -----------------------------------------------------------------------------------------
include(tests/fuzz/fuzz.cmake)

# --- Journeys: the site in a real browser; conformance: the API against its own description ---------
foreach(part web_support/web_support journeys/journeys conformance/openapi/openapi conformance/frictionless/frictionless)
  include(tests/${part}.cmake OPTIONAL)
endforeach()

# --- Investing: a plan, checked by a program that shares no code ---------------------------------
add_test(NAME investing.solve_and_check
  COMMAND ${CMAKE_SOURCE_DIR}/tests/investing/solve_and_check.sh $<TARGET_FILE:stip> ${CMAKE_SOURCE_DIR}/tests/data/investing)
