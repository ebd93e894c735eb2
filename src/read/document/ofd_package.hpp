// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/result.hpp>
#include <libxml/tree.h>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct zip;

namespace gongkai::detail {

struct xml_document_deleter {
    void operator()(xmlDoc* document) const noexcept { xmlFreeDoc(document); }
};
using xml_document = std::unique_ptr<xmlDoc, xml_document_deleter>;

/// An XML element, or none.
class xml_element {
public:
    xml_element() = default;
    explicit xml_element(xmlNode* node) noexcept : node_{node} {}

    explicit operator bool() const noexcept { return node_ != nullptr; }
    /// Its name without the prefix, which differs between programs.
    std::string_view name() const noexcept;
    std::string attribute(const char* name) const;
    std::string text() const;
    xml_element first_child() const noexcept;
    xml_element next() const noexcept;
    /// The first child of this name, or none.
    xml_element child(std::string_view name) const noexcept;

private:
    xmlNode* node_ = nullptr;
};

/// The parts of a zip file of XML, unpacked one by one and within bounds.
class ofd_package {
public:
    static result<ofd_package> open(std::string_view bytes);

    bool has(std::string_view name) const;
    /// A part. Fails with format_damaged where it is not there, is no XML, or has a DOCTYPE; with input_too_large.
    result<xml_document> xml(std::string_view name);

    /// The name of the part that `reference` means where it stands in the part `from`.
    static std::string resolve(std::string_view from, std::string_view reference);

private:
    struct closer {
        void operator()(zip* archive) const noexcept;
    };
    std::unique_ptr<zip, closer> archive_;
    std::map<std::string, std::uint64_t, std::less<>> parts_;  ///< by name in small letters
    std::uint64_t unpacked_ = 0;
};

}  // namespace gongkai::detail
