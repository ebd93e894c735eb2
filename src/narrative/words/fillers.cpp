// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

namespace gongkai::detail {
namespace {

/// Words that official prose is filled with. They say how well a thing is done and never which of the things are counted.
constexpr lexeme filler_words[] = {
    {U"开展", sem::unknown, 1}, {U"举办", sem::unknown, 1}, {U"过程", sem::unknown, 1}, {U"网民", sem::unknown, 1},
    {U"率", sem::unknown, 1}, {U"看", sem::unknown, 1}, {U"来看", sem::unknown, 1}, {U"主体", sem::unknown, 1}, {U"而言", sem::unknown, 1}, {U"来说", sem::unknown, 1}, {U"总体上", sem::unknown, 1}, {U"口径上", sem::unknown, 1},
    {U"认真", sem::unknown, 1}, {U"切实", sem::unknown, 1}, {U"严格", sem::unknown, 1}, {U"积极", sem::unknown, 1},
    {U"扎实", sem::unknown, 1}, {U"进一步", sem::unknown, 1}, {U"不断", sem::unknown, 1}, {U"持续", sem::unknown, 1},
    {U"全面", sem::unknown, 1}, {U"深入", sem::unknown, 1}, {U"稳步", sem::unknown, 1}, {U"高度重视", sem::unknown, 1},
    {U"强化", sem::unknown, 1}, {U"推进", sem::unknown, 1}, {U"落实", sem::unknown, 1}, {U"贯彻", sem::unknown, 1},
    {U"贯彻落实", sem::unknown, 1}, {U"执行", sem::unknown, 1}, {U"健全", sem::unknown, 1}, {U"完善", sem::unknown, 1},
    {U"优化", sem::unknown, 1}, {U"提升", sem::unknown, 1}, {U"保障", sem::unknown, 1}, {U"维护", sem::unknown, 1},
    {U"满足", sem::unknown, 1}, {U"知情权", sem::unknown, 1}, {U"需求", sem::unknown, 1}, {U"合法权益", sem::unknown, 1},
    {U"切身利益", sem::unknown, 1}, {U"流程", sem::unknown, 1}, {U"程序", sem::unknown, 1}, {U"机制", sem::unknown, 1},
    {U"制度化", sem::unknown, 1}, {U"规范化", sem::unknown, 1}, {U"标准化", sem::unknown, 1}, {U"效率", sem::unknown, 1},
    {U"水平", sem::unknown, 1}, {U"服务", sem::unknown, 1}, {U"意识", sem::unknown, 1}, {U"妥善", sem::unknown, 1},
    {U"稳妥", sem::unknown, 1}, {U"畅通", sem::unknown, 1}, {U"统筹", sem::unknown, 1}, {U"始终", sem::unknown, 1},
    {U"牢固", sem::unknown, 1}, {U"紧紧围绕", sem::unknown, 1}, {U"以人民为中心", sem::unknown, 1},
    {U"平稳有序", sem::unknown, 1}, {U"有条不紊", sem::unknown, 1}, {U"职责", sem::unknown, 1}, {U"把关", sem::unknown, 1},
    {U"全程", sem::unknown, 1}, {U"闭环", sem::unknown, 1}, {U"高效", sem::unknown, 1}, {U"便民", sem::unknown, 1},
    {U"务实", sem::unknown, 1}, {U"严谨", sem::unknown, 1}, {U"准确", sem::unknown, 1}, {U"完整", sem::unknown, 1},
    {U"到位", sem::unknown, 1}, {U"从总体情况看", sem::unknown, 1}, {U"总体来看", sem::unknown, 1},
    {U"总的来看", sem::unknown, 1}, {U"据统计", sem::unknown, 1}, {U"经统计", sem::unknown, 1}, {U"具体情况", sem::unknown, 1},
    {U"服务意识", sem::unknown, 1}, {U"办理质量", sem::unknown, 1}, {U"答复质量", sem::unknown, 1},
    {U"工作质量", sem::unknown, 1}, {U"办理流程", sem::unknown, 1}, {U"办理程序", sem::unknown, 1},
    {U"工作机制", sem::unknown, 1}, {U"工作流程", sem::unknown, 1}, {U"告知救济途径", sem::unknown, 1},
    {U"救济途径", sem::unknown, 1},
};

}  // namespace

std::span<const lexeme> words_of_fillers() noexcept { return filler_words; }

}  // namespace gongkai::detail
