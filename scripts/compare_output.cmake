# cmake -DPROGRAM=path [-DARGUMENTS=words] -DEXPECTED=file -P compare_output.cmake
# Fails unless the program exits with 0 and prints exactly what the file holds.
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} OUTPUT_VARIABLE actual RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} ended with ${status} after printing:\n${actual}")
endif()
file(READ ${EXPECTED} expected)
if(NOT actual STREQUAL expected)
    message(FATAL_ERROR "The output differs from ${EXPECTED}.\nExpected:\n${expected}\nActual:\n${actual}")
endif()
