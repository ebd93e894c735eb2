// SPDX-License-Identifier: Apache-2.0
#include "ofd_package.hpp"

#include "text/ascii.hpp"

#include <cstdint>
#include <gongkai/io/read.hpp>
#include <libxml/parser.h>
#include <utility>
#include <zip.h>

namespace gongkai::detail {
namespace {

constexpr std::uint64_t max_part_bytes = std::uint64_t{16} << 20;

std::string part_key(std::string_view name) {
    std::string out;
    for (const char c : name) out += c == '\\' ? '/' : lower(c);
    while (out.starts_with('/')) out.erase(0, 1);
    return out;
}

std::string_view view_of(const xmlChar* text) noexcept {
    return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

struct xml_string_deleter {
    void operator()(xmlChar* text) const noexcept { xmlFree(text); }
};
using xml_string = std::unique_ptr<xmlChar, xml_string_deleter>;

xmlNode* element_from(xmlNode* node) noexcept {
    while (node != nullptr && node->type != XML_ELEMENT_NODE) node = node->next;
    return node;
}

}  // namespace

std::string_view xml_element::name() const noexcept { return view_of(node_->name); }

std::string xml_element::attribute(const char* name) const {
    if (node_ == nullptr) return {};
    const xml_string value{xmlGetNoNsProp(node_, reinterpret_cast<const xmlChar*>(name))};
    return std::string{view_of(value.get())};
}

std::string xml_element::text() const {
    if (node_ == nullptr) return {};
    const xml_string value{xmlNodeGetContent(node_)};
    return std::string{view_of(value.get())};
}

xml_element xml_element::first_child() const noexcept { return xml_element{node_ ? element_from(node_->children) : nullptr}; }
xml_element xml_element::next() const noexcept { return xml_element{element_from(node_->next)}; }

xml_element xml_element::child(std::string_view name) const noexcept {
    xml_element each = first_child();
    while (each && each.name() != name) each = each.next();
    return each;
}

void ofd_package::closer::operator()(zip* archive) const noexcept { zip_discard(archive); }

result<ofd_package> ofd_package::open(std::string_view bytes) {
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &why);
    zip_t* const opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &why);
    if (opened == nullptr) {
        error wrong{errc::format_damaged, std::string{"zip: "} + zip_error_strerror(&why)};
        zip_error_fini(&why);
        if (source != nullptr) zip_source_free(source);
        return wrong;
    }
    zip_error_fini(&why);
    ofd_package out;
    out.archive_.reset(opened);
    const zip_int64_t parts = zip_get_num_entries(opened, 0);
    if (parts > static_cast<zip_int64_t>(max_package_parts))
        return error{errc::format_too_complex, std::to_string(parts) + " > " + std::to_string(max_package_parts)};
    for (zip_int64_t i = 0; i < parts; ++i)
        if (const char* name = zip_get_name(opened, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS))
            out.parts_.emplace(part_key(name), static_cast<std::uint64_t>(i));
    return out;
}

bool ofd_package::has(std::string_view name) const { return parts_.contains(part_key(name)); }

result<xml_document> ofd_package::xml(std::string_view name) {
    const auto damaged = [&](const char* what) {
        return error{errc::format_damaged, "OFD: " + std::string{name.substr(0, 100)} + what};
    };
    const auto at = parts_.find(part_key(name));
    if (at == parts_.end()) return damaged("");
    zip_stat_t about;
    if (zip_stat_index(archive_.get(), at->second, 0, &about) != 0 || (about.valid & ZIP_STAT_SIZE) == 0) return damaged("");
    unpacked_ += about.size;
    if (about.size > max_part_bytes || unpacked_ > max_unpacked_bytes)
        return error{errc::input_too_large, std::string{name.substr(0, 100)} + ": " + std::to_string(about.size)};
    struct file_closer {
        void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
    };
    const std::unique_ptr<zip_file_t, file_closer> file{zip_fopen_index(archive_.get(), at->second, 0)};
    if (!file) return damaged("");
    std::string content(static_cast<std::size_t>(about.size), '\0');
    if (zip_fread(file.get(), content.data(), content.size()) != static_cast<zip_int64_t>(content.size())) return damaged("");
    // Office documents have no DOCTYPE; entities that unfold or fetch begin there.
    if (content.find("<!DOCTYPE") != content.npos) return damaged(": DOCTYPE");
    xml_document document{xmlReadMemory(content.data(), static_cast<int>(content.size()), "", nullptr,
                                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT)};
    if (!document || document->intSubset != nullptr || xmlDocGetRootElement(document.get()) == nullptr) return damaged(": XML");
    return document;
}

std::string ofd_package::resolve(std::string_view from, std::string_view reference) {
    std::string path;
    if (!reference.starts_with('/')) path = from.substr(0, from.rfind('/') == from.npos ? 0 : from.rfind('/') + 1);
    path += reference;
    std::string out;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view step = std::string_view{path}.substr(at, end - at);
        if (step == "..") out.erase(out.rfind('/') == out.npos ? 0 : out.rfind('/'));
        else if (!step.empty() && step != ".") out.append(out.empty() ? "" : "/").append(step);
        at = end + 1;
    }
    return out;
}

}  // namespace gongkai::detail
