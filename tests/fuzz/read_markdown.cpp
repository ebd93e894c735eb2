// SPDX-License-Identifier: Apache-2.0
#include "fuzz.hpp"
#include "laws.hpp"

#include <gongkai/io/read.hpp>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (const auto report = gongkai::read_markdown(gongkai::fuzz::text_of(data, size))) gongkai::fuzz::obey_laws(*report);
    return 0;
}
