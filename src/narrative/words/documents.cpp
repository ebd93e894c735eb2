// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

namespace gongkai::detail {
namespace {

/// Rules and normative documents: the first part of table two, and what is done with them.
constexpr lexeme document_words[] = {
    {U"行政规范性文件", sem::document, 0}, {U"规范性文件", sem::document, 0}, {U"部门规范性文件", sem::document, 0},
    {U"政府规章", sem::document, 1}, {U"规章", sem::document, 1}, {U"部门规章", sem::document, 1},
    {U"文件", sem::document, 2},
    {U"市政府规章", sem::document, 1}, {U"省政府规章", sem::document, 1}, {U"市政府规范性文件", sem::document, 0},
    {U"县政府规范性文件", sem::document, 0}, {U"区政府规范性文件", sem::document, 0},
    {U"制发", sem::issue}, {U"印发", sem::issue}, {U"制定", sem::issue}, {U"出台", sem::issue},
    {U"制定出台", sem::issue}, {U"制定印发", sem::issue}, {U"颁布", sem::issue}, {U"制定发布", sem::issue},
    {U"新制定", sem::issue}, {U"制作", sem::issue}, {U"新出台", sem::issue}, {U"新制发", sem::issue},
    {U"新印发", sem::issue}, {U"制订", sem::issue}, {U"颁发", sem::issue}, {U"新发布", sem::issue},
    {U"新制作", sem::issue}, {U"制定并发布", sem::issue}, {U"制定并印发", sem::issue}, {U"制定公布", sem::issue},
    {U"印发实施", sem::issue}, {U"下发", sem::issue},
    {U"发布", sem::release}, {U"公布", sem::release},
    {U"公开", sem::publish}, {U"主动公开", sem::publish}, {U"公示", sem::publish}, {U"公开发布", sem::publish},
    {U"新公开", sem::publish}, {U"对外公开", sem::publish}, {U"予以主动公开", sem::publish},
    {U"废止", sem::repeal, 0}, {U"失效", sem::repeal, 1}, {U"宣布失效", sem::repeal, 1},
    {U"宣告失效", sem::repeal, 1}, {U"废止或宣布失效", sem::repeal, 2}, {U"废止和宣布失效", sem::repeal, 2},
    {U"废止或失效", sem::repeal, 2}, {U"失效废止", sem::repeal, 2}, {U"废止失效", sem::repeal, 2}, {U"废止、失效", sem::repeal, 2},
    {U"废止和失效", sem::repeal, 2}, {U"废止及失效", sem::repeal, 2}, {U"废止、宣布失效", sem::repeal, 2},
    {U"废止及宣布失效", sem::repeal, 2}, {U"宣布废止", sem::repeal, 0}, {U"自然失效", sem::repeal, 1},
    {U"废止或者宣布失效", sem::repeal, 2},
    {U"保留", sem::keep, 0}, {U"现行有效", sem::keep, 1}, {U"继续有效", sem::keep, 1}, {U"有效", sem::keep, 1},
    {U"继续保留", sem::keep, 0}, {U"保留有效", sem::keep, 1}, {U"现行", sem::keep, 1}, {U"继续执行", sem::keep, 1},
    {U"废除", sem::repeal, 0}, {U"公告废止", sem::repeal, 0}, {U"明令废止", sem::repeal, 0},
    {U"依法废止", sem::repeal, 0}, {U"有效执行", sem::keep, 1}, {U"保持有效", sem::keep, 1}, {U"仍然有效", sem::keep, 1},
    {U"仍有效", sem::keep, 1}, {U"现存有效", sem::keep, 1}, {U"目前有效", sem::keep, 1}, {U"新制订", sem::issue},
    {U"新增制发", sem::issue}, {U"新制定出台", sem::issue}, {U"制定实施", sem::issue},
    {U"新制", sem::issue}, {U"立新", sem::issue}, {U"废旧", sem::repeal, 0},
    {U"新发", sem::issue},
};

}  // namespace

std::span<const lexeme> words_of_documents() noexcept { return document_words; }

}  // namespace gongkai::detail
