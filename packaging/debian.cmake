# Packages for Debian by CPack; scripts/debs.sh runs it. GONGKAI_DEBIAN_PYTHON: a folder with the Python package as it is to be
# installed (usr/lib/python3/dist-packages, usr/bin).
set(folder ${CMAKE_CURRENT_LIST_DIR}/debian)
set(soversion ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gongkai)
set(CPACK_PACKAGE_CONTACT "gongkai maintainers <maintainers@gongkai.invalid>" CACHE STRING "Who answers for the packages")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL runtime development debian_python)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
# Older than what Debian may have of it one day.
set(CPACK_DEBIAN_PACKAGE_RELEASE 0debian12)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "annual reports on government information disclosure of China")
set(about "Reads, checks, counts and writes the reports that each administrative organ
publishes every year.")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libgongkai-c${soversion})
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
configure_file(${folder}/shlibs.in shlibs @ONLY)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA "${PROJECT_BINARY_DIR}/shlibs;${folder}/triggers")
set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "${about}

This package has the shared library of plain functions, by which other
languages than C++ and Python use it.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libgongkai-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
string(CONCAT CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libgongkai-c${soversion} (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}), "
    "libboost1.81-dev | libboost-dev (>= 1.81), libxml2-dev, libzip-dev, pkg-config")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "${about}

This package has the headers, the static library and what CMake and
pkg-config ask for.")

set(CPACK_DEBIAN_DEBIAN_PYTHON_PACKAGE_NAME python3-gongkai)
set(CPACK_DEBIAN_DEBIAN_PYTHON_PACKAGE_SECTION python)
set(CPACK_DEBIAN_DEBIAN_PYTHON_PACKAGE_SHLIBDEPS ON)
# The module is made for one version of Python.
execute_process(COMMAND /usr/bin/python3 -c "import sys; print('%d.%d' % sys.version_info[:2], '%d.%d' % (sys.version_info[0], sys.version_info[1] + 1))"
    OUTPUT_VARIABLE versions OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE " " ";" versions "${versions}")
list(GET versions 0 this_python)
list(GET versions 1 next_python)
string(CONCAT CPACK_DEBIAN_DEBIAN_PYTHON_PACKAGE_DEPENDS "python3 (>= ${this_python}~), python3 (<< ${next_python}~), "
    "python3-click (>= 8.1), python3-tqdm (>= 4.64)")
set(CPACK_DEBIAN_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA "${folder}/postinst;${folder}/prerm")
set(CPACK_DEBIAN_DEBIAN_PYTHON_DESCRIPTION "${about}

This package has the Python module and the command gongkai.")
install(FILES ${folder}/runtime.lintian-overrides DESTINATION share/lintian/overrides RENAME libgongkai-c${soversion} COMPONENT runtime)
install(DIRECTORY ${GONGKAI_DEBIAN_PYTHON}/usr/ DESTINATION . COMPONENT debian_python USE_SOURCE_PERMISSIONS)

string(TIMESTAMP changed "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${folder}/changelog.in changelog)
configure_file(${folder}/copyright.in copyright @ONLY)
# compressed NAME SOURCE: without its time.
function(compressed name source)
    execute_process(COMMAND gzip -9nc ${source} OUTPUT_FILE ${PROJECT_BINARY_DIR}/${name} COMMAND_ERROR_IS_FATAL ANY)
endfunction()
compressed(changelog.Debian.gz ${PROJECT_BINARY_DIR}/changelog)
compressed(changelog.gz ${PROJECT_SOURCE_DIR}/CHANGELOG.md)
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
    string(TOUPPER ${component} key)
    set(package ${CPACK_DEBIAN_${key}_PACKAGE_NAME})
    install(FILES ${PROJECT_BINARY_DIR}/changelog.Debian.gz ${PROJECT_BINARY_DIR}/changelog.gz ${PROJECT_BINARY_DIR}/copyright
        DESTINATION share/doc/${package} COMPONENT ${component})
endforeach()
include(CPack)
