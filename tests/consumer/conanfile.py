# SPDX-License-Identifier: Apache-2.0
"""Proves the recipe: `conan create .` builds and runs this project with the package that it has made."""

from conan import ConanFile
from conan.tools.build import can_run
from conan.tools.cmake import CMake, cmake_layout


class Consumer(ConanFile):
    settings = "os", "compiler", "build_type", "arch"
    generators = "CMakeToolchain", "CMakeDeps"

    def requirements(self):
        self.requires(self.tested_reference_str)

    def layout(self):
        cmake_layout(self)

    def build(self):
        cmake = CMake(self)
        headers_only = self.dependencies["gongkai"].options.headers_only
        cmake.configure(variables={"GONGKAI_COMPONENTS": "headers"} if headers_only else {})
        cmake.build()

    def test(self):
        if can_run(self):
            CMake(self).ctest(["--output-on-failure", "--no-tests=error"])
