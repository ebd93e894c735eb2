// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <gongkai/ledger/read.hpp>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace gongkai {

result<mapped_file> mapped_file::open(const std::string& path) {
    // A pipe that nobody writes to would wait for somebody; a file does not know the difference.
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return error{errc::file_unreadable, path};
    struct stat about{};
    if (::fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
        ::close(file);
        return error{errc::file_unreadable, path};
    }
    const auto size = static_cast<std::size_t>(about.st_size);
    void* const data = size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    ::close(file);
    if (data == MAP_FAILED) return error{errc::file_unreadable, path};
    return mapped_file{static_cast<const char*>(data), size};
}

mapped_file::~mapped_file() {
    if (size_ != 0) ::munmap(const_cast<char*>(data_), size_);
}
mapped_file::mapped_file(mapped_file&& other) noexcept
    : data_{std::exchange(other.data_, nullptr)}, size_{std::exchange(other.size_, 0)} {}
mapped_file& mapped_file::operator=(mapped_file&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

}  // namespace gongkai
