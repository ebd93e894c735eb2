// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

namespace gongkai::detail {
namespace {

/// Reviews and lawsuits: table four.
constexpr lexeme review_words[] = {
    {U"审理", sem::judge}, {U"审结", sem::judge}, {U"审查", sem::judge}, {U"裁决", sem::judge},
    {U"行政复议", sem::review, 0}, {U"复议", sem::review, 0}, {U"申请行政复议", sem::review, 0},
    {U"被申请行政复议", sem::review, 0}, {U"提起行政复议", sem::review, 0}, {U"被提起行政复议", sem::review, 0},
    {U"行政复议申请", sem::review, 0}, {U"复议申请", sem::review, 0}, {U"行政诉讼", sem::review, 1},
    {U"诉讼", sem::review, 1}, {U"提起行政诉讼", sem::review, 1}, {U"被提起行政诉讼", sem::review, 1},
    {U"行政应诉", sem::review, 1}, {U"应诉", sem::review, 1}, {U"提起诉讼", sem::review, 1},
    {U"被提起诉讼", sem::review, 1}, {U"未经复议直接起诉", sem::review, 2}, {U"未经复议直接提起诉讼", sem::review, 2},
    {U"未经复议直接提起行政诉讼", sem::review, 2}, {U"直接起诉", sem::review, 2},
    {U"直接提起行政诉讼", sem::review, 2}, {U"未经行政复议直接起诉", sem::review, 2},
    {U"直接提起诉讼", sem::review, 2}, {U"复议后起诉", sem::review, 3}, {U"复议后提起诉讼", sem::review, 3},
    {U"复议后提起行政诉讼", sem::review, 3}, {U"经复议后起诉", sem::review, 3}, {U"经行政复议后起诉", sem::review, 3},
    {U"行政复议后起诉", sem::review, 3}, {U"经复议后提起行政诉讼", sem::review, 3}, {U"经复议再诉讼", sem::review, 3},
    {U"作为复议机关", sem::judge}, {U"作为行政复议机关", sem::judge},
    {U"行政争议", sem::dispute}, {U"争议案件", sem::dispute}, {U"行政争议案件", sem::dispute},
    {U"结果维持", sem::outcome, column(review_column::upheld)},
    {U"维持", sem::outcome, column(review_column::upheld)},
    {U"结果纠正", sem::outcome, column(review_column::corrected)},
    {U"纠正", sem::outcome, column(review_column::corrected)},
    {U"纠错", sem::outcome, column(review_column::corrected)},
    {U"其他结果", sem::outcome, column(review_column::other)},
    {U"其它结果", sem::outcome, column(review_column::other)},
    {U"尚未审结", sem::outcome, column(review_column::pending)},
    {U"未审结", sem::outcome, column(review_column::pending)},
    {U"正在审理", sem::outcome, column(review_column::pending)},
    {U"尚在审理", sem::outcome, column(review_column::pending)},
    {U"正在审理中", sem::outcome, column(review_column::pending)},
    {U"尚在审理中", sem::outcome, column(review_column::pending)},
    {U"正在复议机关审理", sem::outcome, column(review_column::pending)},
    {U"正在复议机关审理中", sem::outcome, column(review_column::pending)},
    {U"正在法院审理", sem::outcome, column(review_column::pending)},
    {U"正在法院审理中", sem::outcome, column(review_column::pending)},
    {U"对政府信息公开答复不服", sem::disclosure}, {U"不服政府信息公开答复", sem::disclosure},
    {U"对信息公开答复不服", sem::disclosure}, {U"不服信息公开答复", sem::disclosure},
    {U"对政府信息公开申请答复不服", sem::disclosure}, {U"对依申请公开答复不服", sem::disclosure},
    {U"就政府信息公开答复", sem::disclosure}, {U"政府信息公开答复", sem::disclosure},
    {U"信息公开答复", sem::disclosure}, {U"政府信息公开", sem::disclosure}, {U"信息公开", sem::disclosure},
    {U"政务公开", sem::disclosure}, {U"政府信息公开问题", sem::disclosure}, {U"信息公开问题", sem::disclosure},
    {U"政府信息公开工作", sem::disclosure}, {U"信息公开工作", sem::disclosure}, {U"信息公开类", sem::disclosure},
    {U"政府信息公开类", sem::disclosure}, {U"政务公开工作", sem::disclosure},
    {U"行政复议答复", sem::judge}, {U"行政复议后提起诉讼", sem::review, 3}, {U"复议后诉讼", sem::review, 3},
    {U"未经复议直接诉讼", sem::review, 2}, {U"未经行政复议直接提起诉讼", sem::review, 2},
    {U"经行政复议后提起诉讼", sem::review, 3}, {U"经复议后提起诉讼", sem::review, 3}, {U"经复议起诉", sem::review, 3},
    {U"被申请复议", sem::review, 0}, {U"申请复议", sem::review, 0}, {U"提起复议", sem::review, 0},
    {U"被诉", sem::review, 1}, {U"被诉讼", sem::review, 1}, {U"被提起行政应诉", sem::review, 1},
    {U"对复议决定不服提起诉讼", sem::review, 3}, {U"对复议决定不服提起行政诉讼", sem::review, 3},
    {U"对复议决定不服起诉", sem::review, 3}, {U"不服复议决定提起诉讼", sem::review, 3},
    {U"不服复议决定提起行政诉讼", sem::review, 3}, {U"经复议机关审理", sem::neutral}, {U"复议机关审理", sem::neutral},
    {U"经法院审理", sem::neutral}, {U"收案", sem::neutral},
    {U"维持原答复", sem::outcome, column(review_column::upheld)},
    {U"维持原行政行为", sem::outcome, column(review_column::upheld)},
    {U"维持原处理决定", sem::outcome, column(review_column::upheld)},
    {U"行政复议机构", sem::neutral}, {U"仍在审理", sem::outcome, column(review_column::pending)},
    {U"仍在审理中", sem::outcome, column(review_column::pending)}, {U"审理中", sem::outcome, column(review_column::pending)},
    {U"未结", sem::outcome, column(review_column::pending)}, {U"未审结案件", sem::outcome, column(review_column::pending)},
    {U"尚未结案", sem::outcome, column(review_column::pending)}, {U"未结案", sem::outcome, column(review_column::pending)},
   
};

}  // namespace

std::span<const lexeme> words_of_reviews() noexcept { return review_words; }

}  // namespace gongkai::detail
