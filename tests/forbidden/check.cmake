# cmake -DCOMPILER=... -DCOMPILER_ID=... -DINCLUDES=... -DHEADER=... -DFOLDER=... [-DSOURCE=file] -P check.cmake
#
# Without SOURCE the header is precompiled into the folder, for the rest.
#
# A file holds one misuse between #ifdef MISUSE and #endif, and says in one or more lines "// expect: REGEX"
# (a regular expression as CMake has them) what the compiler must say of it. The file must compile without
# MISUSE, or else it would prove nothing, and must not compile with it.

# The echoed source line would let an expectation match the source instead of the message.
if(COMPILER_ID STREQUAL "GNU")
    set(no_echo -fno-diagnostics-show-caret)
else()
    set(no_echo -fno-caret-diagnostics)
endif()
list(TRANSFORM INCLUDES PREPEND -I)
set(ENV{LC_ALL} C)
set(compile ${COMPILER} -std=c++20 ${no_echo} ${INCLUDES})
cmake_path(GET HEADER FILENAME header)
set(copy ${FOLDER}/${header})

if(NOT SOURCE)
    file(COPY ${HEADER} DESTINATION ${FOLDER})
    if(NOT COMPILER_ID STREQUAL "GNU")
        list(APPEND compile -fpch-instantiate-templates)
    endif()
    execute_process(COMMAND ${compile} -x c++-header ${copy} -o ${copy}.gch COMMAND_ERROR_IS_FATAL ANY)
    return()
endif()
list(APPEND compile -fsyntax-only -include ${copy})

file(STRINGS ${SOURCE} expectations REGEX "^// expect: ")
if(NOT expectations)
    message(FATAL_ERROR "${SOURCE} has no line '// expect: REGEX'")
endif()

execute_process(COMMAND ${compile} ${SOURCE} RESULT_VARIABLE status ERROR_VARIABLE said)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${SOURCE} does not compile without MISUSE:\n${said}")
endif()

execute_process(COMMAND ${compile} -DMISUSE ${SOURCE} RESULT_VARIABLE status ERROR_VARIABLE said)
if(status EQUAL 0)
    message(FATAL_ERROR "${SOURCE} compiles with MISUSE, and must not")
endif()
foreach(expectation IN LISTS expectations)
    string(REGEX REPLACE "^// expect: " "" regex "${expectation}")
    if(NOT said MATCHES "${regex}")
        message(FATAL_ERROR "${SOURCE} fails with MISUSE, but no message matches '${regex}':\n${said}")
    endif()
endforeach()
