# What tests of pages share; included as "tests/web_support/…".
if(TARGET web_test)
  target_include_directories(web_test PRIVATE ${CMAKE_SOURCE_DIR})
endif()
