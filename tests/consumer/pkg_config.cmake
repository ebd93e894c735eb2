# Builds and runs reader.cpp with nothing but what pkg-config says of the installed package.
set(ENV{PKG_CONFIG_PATH} ${PKG_CONFIG_PATH})
execute_process(COMMAND ${PKG_CONFIG} --cflags --libs gongkai
    OUTPUT_VARIABLE said OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${FLAGS}")
separate_arguments(package UNIX_COMMAND "${said}")
execute_process(
    COMMAND ${COMPILER} -std=c++20 ${flags} ${SOURCE_DIR}/reader.cpp ${package} -o ${BINARY_DIR}/pkg_config_reader
    COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${BINARY_DIR}/pkg_config_reader COMMAND_ERROR_IS_FATAL ANY)
