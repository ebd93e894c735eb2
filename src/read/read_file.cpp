// SPDX-License-Identifier: Apache-2.0
#include <gongkai/io/read.hpp>
#include <gongkai/ledger/read.hpp>

namespace gongkai {

result<published_report> read_file(const std::string& path) {
    const result<mapped_file> file = mapped_file::open(path);
    return file ? read(file->text()) : file.error();
}

}  // namespace gongkai
