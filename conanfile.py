# SPDX-License-Identifier: Apache-2.0
"""Recipe for Conan 2. What the library needs comes from the system: by the names of Debian's packages, or as it is found elsewhere."""

import re
from pathlib import Path

from conan import ConanFile
from conan.tools.cmake import CMake, cmake_layout
from conan.tools.files import copy
from conan.tools.system.package_manager import Apt


class Gongkai(ConanFile):
    name = "gongkai"
    description = "Annual reports on government information disclosure: read, check, count, publish"
    license = "Apache-2.0"
    topics = ("government", "disclosure", "china")
    package_type = "static-library"
    settings = "os", "compiler", "build_type", "arch"
    options = {"headers_only": [True, False]}
    default_options = {"headers_only": False}
    generators = "CMakeToolchain"
    exports = "CMakeLists.txt"
    exports_sources = "CMakeLists.txt", "include/*", "src/*", "scripts/*.in", "docs/reference/schema.json", "LICENSE"
    test_package_folder = "tests/consumer"

    def set_version(self):
        project = Path(self.recipe_folder, "CMakeLists.txt").read_text(encoding="utf-8")
        self.version = re.search(r"project\(gongkai VERSION ([0-9.]+)", project)[1]

    def package_id(self):
        if self.info.options.headers_only:
            self.info.clear()

    def system_requirements(self):
        libraries = [] if self.options.headers_only else ["libxml2-dev", "libzip-dev", "nlohmann-json3-dev", "pkg-config"]
        Apt(self).install(["libboost1.81-dev", *libraries], check=True)

    def layout(self):
        cmake_layout(self)

    def build(self):
        cmake = CMake(self)
        cmake.configure(variables={"GONGKAI_BUILD_LIBRARY": not self.options.headers_only})
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, str(Path(self.package_folder, "licenses")))

    def package_info(self):
        # Its own files for CMake say what has to be linked.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = ["lib/cmake/gongkai"]
