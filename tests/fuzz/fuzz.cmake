# Fuzz: every reader of what others wrote, on inputs that nobody thought of.
#
# In every build: fuzz_corpus, all targets over their examples and seeded changes of them (CTest `fuzz.corpus`).
# With -DSTIP_FUZZ=ON and Clang: a program fuzz_NAME for each target, for libFuzzer; see tools/fuzz.
file(GLOB fuzz_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*.cpp)
list(FILTER fuzz_sources EXCLUDE REGEX "/(run_corpus|libfuzzer_entry)\\.cpp$")

function(fuzz_program name)
  # Of web/ only what reads addresses and votes: the pages are tested elsewhere.
  add_executable(${name} ${ARGN} ${CMAKE_SOURCE_DIR}/src/web/http.cpp ${CMAKE_SOURCE_DIR}/src/web/intake/vote_request.cpp)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE stip_ballots stip_mailing stip_exchange stip_publishing stip_planning stip_investing
    stip_weighing stip_ledger stip_access ZLIB::ZLIB)
endfunction()

if(STIP_FUZZ)
  set(fuzz_programs)
  foreach(source ${fuzz_sources})
    get_filename_component(name ${source} NAME_WE)
    fuzz_program(fuzz_${name} ${source} ${CMAKE_SOURCE_DIR}/tests/fuzz/libfuzzer_entry.cpp)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    list(APPEND fuzz_programs fuzz_${name})
  endforeach()
  add_custom_target(fuzz_programs DEPENDS ${fuzz_programs})
else()
  fuzz_program(fuzz_corpus ${fuzz_sources} ${CMAKE_SOURCE_DIR}/tests/fuzz/run_corpus.cpp)
  add_dependencies(unit_tests fuzz_corpus)  # For the sanitizer builds.
  add_test(NAME fuzz.corpus COMMAND fuzz_corpus ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus 2000)
  set_tests_properties(fuzz.corpus PROPERTIES ENVIRONMENT "ASAN_OPTIONS=abort_on_error=1;UBSAN_OPTIONS=abort_on_error=1:print_stacktrace=1")
endif()
