# Fails where PROGRAM, without its symbols, is larger than LIMIT bytes.
set(stripped ${PROGRAM}.stripped)
execute_process(COMMAND ${STRIP} -o ${stripped} ${PROGRAM} COMMAND_ERROR_IS_FATAL ANY)
file(SIZE ${stripped} size)
if(size GREATER LIMIT)
    message(FATAL_ERROR "${size} bytes, more than ${LIMIT}")
endif()
message(STATUS "${size} bytes")
