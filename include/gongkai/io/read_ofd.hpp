// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/result.hpp>
#include <gongkai/io/page.hpp>
#include <gongkai/report/published_report.hpp>
#include <string_view>
#include <vector>

namespace gongkai {

/// What stands on the pages of an OFD document (GB/T 33190-2016): the characters and lines of its page contents and
/// templates. Annotations, signatures and attachments are left aside; nothing outside of the file is opened. Characters that the document
/// draws as outlines only count as U+FFFD.
/// Fails with format_damaged, format_encrypted, format_too_complex or input_too_large.
result<std::vector<page>> ofd_to_pages(std::string_view bytes);

/// The report in an OFD document. Fails as ofd_to_pages and read_pages do.
result<published_report> read_ofd(std::string_view bytes);

}  // namespace gongkai
