// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

namespace gongkai::detail {
namespace {

/// Words that official prose is filled with. They say how well a thing is done and never which of the things are counted.
constexpr lexeme filler_words[] = {
    {U"开展", sem::unknown, 1}, {U"举办", sem::unknown, 1}, {U"过程", sem::unknown, 1}, {U"网民", sem::unknown, 1},
    {U"率", sem::unknown, 1}, {U"看", sem::unknown, 1}, {U"来看", sem::unknown, 1}, {U"主体", sem::neutral}, {U"而言", sem::unknown, 1}, {U"来说", sem::unknown, 1}, {U"总体上", sem::unknown, 1}, {U"口径上", sem::unknown, 1},
    {U"认真", sem::unknown, 1}, {U"切实", sem::unknown, 1}, {U"严格", sem::unknown, 1}, {U"积极", sem::unknown, 1},
    {U"扎实", sem::neutral}, {U"进一步", sem::neutral}, {U"不断", sem::neutral}, {U"持续", sem::neutral},
    {U"全面", sem::neutral}, {U"深入", sem::neutral}, {U"稳步", sem::neutral}, {U"高度重视", sem::neutral},
    {U"强化", sem::neutral}, {U"推进", sem::neutral}, {U"落实", sem::neutral}, {U"贯彻", sem::neutral},
    {U"贯彻落实", sem::neutral}, {U"执行", sem::neutral}, {U"健全", sem::neutral}, {U"完善", sem::neutral},
    {U"优化", sem::neutral}, {U"提升", sem::neutral}, {U"保障", sem::neutral}, {U"维护", sem::neutral},
    {U"满足", sem::neutral}, {U"知情权", sem::neutral}, {U"需求", sem::neutral}, {U"合法权益", sem::neutral},
    {U"切身利益", sem::neutral}, {U"流程", sem::neutral}, {U"程序", sem::neutral}, {U"机制", sem::neutral},
    {U"制度化", sem::neutral}, {U"规范化", sem::neutral}, {U"标准化", sem::neutral}, {U"效率", sem::neutral},
    {U"水平", sem::neutral}, {U"服务", sem::neutral}, {U"意识", sem::neutral}, {U"妥善", sem::neutral},
    {U"稳妥", sem::neutral}, {U"畅通", sem::neutral}, {U"统筹", sem::neutral}, {U"始终", sem::neutral},
    {U"牢固", sem::neutral}, {U"紧紧围绕", sem::neutral}, {U"以人民为中心", sem::neutral},
    {U"平稳有序", sem::neutral}, {U"有条不紊", sem::neutral}, {U"职责", sem::neutral}, {U"把关", sem::neutral},
    {U"全程", sem::neutral}, {U"闭环", sem::neutral}, {U"高效", sem::neutral}, {U"便民", sem::neutral},
    {U"务实", sem::neutral}, {U"严谨", sem::neutral}, {U"准确", sem::neutral}, {U"完整", sem::neutral},
    {U"到位", sem::neutral}, {U"从总体情况看", sem::neutral}, {U"总体来看", sem::neutral},
    {U"总的来看", sem::neutral}, {U"据统计", sem::neutral}, {U"经统计", sem::neutral}, {U"具体情况", sem::neutral},
    {U"服务意识", sem::neutral}, {U"办理质量", sem::neutral}, {U"答复质量", sem::neutral},
    {U"工作质量", sem::neutral}, {U"办理流程", sem::neutral}, {U"办理程序", sem::neutral},
    {U"工作机制", sem::neutral}, {U"工作流程", sem::neutral}, {U"告知救济途径", sem::neutral},
    {U"救济途径", sem::neutral},
    {U"需要说明", sem::unknown, 1}, {U"特此说明", sem::unknown, 1}, {U"经核对", sem::unknown, 1}, {U"经复核", sem::unknown, 1},
    {U"经检索", sem::unknown, 1},
    {U"概况", sem::unknown, 1}, {U"概述", sem::unknown, 1}, {U"综述", sem::unknown, 1}, {U"构成", sem::unknown, 1},
};

}  // namespace

std::span<const lexeme> words_of_fillers() noexcept { return filler_words; }

}  // namespace gongkai::detail
