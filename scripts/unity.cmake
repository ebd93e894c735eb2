# Compiles the sources of a library in a few files, each of one folder of src: what stands in unnamed namespaces of one folder
# has names of its own. No file has more than twelve, so that two processors are done at the same time.
function(gongkai_unite target)
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
        if(NOT source MATCHES "/src/(.+)/[^/]+[.]cpp$")
            continue()
        endif()
        string(REPLACE "/" "_" folder "${CMAKE_MATCH_1}")
        math(EXPR number_${folder} "0${number_${folder}} + 1")
        math(EXPR part "${number_${folder}} / 12")
        set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder}_${part})
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    # Names of one file hide those of another, and types in its unnamed namespace are in no other file after all.
    target_compile_options(${target} PRIVATE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()
