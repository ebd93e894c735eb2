// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

namespace gongkai::detail {
namespace {

/// What is known to be about something else.
constexpr lexeme other_words[] = {
    {U"许可申请", sem::foreign}, {U"登记申请", sem::foreign}, {U"申请执行", sem::foreign}, {U"办结率", sem::foreign, 7},
    {U"答复率", sem::foreign, 8}, {U"办理率", sem::foreign, 8}, {U"满意率", sem::foreign, 8}, {U"及时率", sem::foreign, 8},
    {U"延期答复", sem::foreign, 6}, {U"延长答复", sem::foreign, 6}, {U"延期办理", sem::foreign, 6},
    {U"提前答复", sem::foreign, 6}, {U"超期", sem::foreign, 6}, {U"逾期", sem::foreign, 6},
    {U"补正", sem::foreign, 6}, {U"征求第三方", sem::foreign, 4}, {U"征求了第三方", sem::foreign, 4}, {U"征询第三方", sem::foreign, 4},
    {U"第三方意见", sem::foreign, 4}, {U"第三方征求意见", sem::foreign, 4},
    {U"向第三方征求意见", sem::foreign, 4}, {U"权利人征求意见", sem::foreign, 4}, {U"征求权利人", sem::foreign, 4}, {U"第三方同意", sem::foreign, 4}, {U"第三方不同意", sem::foreign, 4},
    {U"第三人意见", sem::foreign, 4}, {U"转办", sem::foreign},
   
    {U"转送", sem::foreign}, {U"线上办理", sem::foreign}, {U"网上办理", sem::foreign},
    {U"转发", sem::foreign}, {U"转载", sem::foreign}, {U"转交", sem::foreign}, {U"不予受理", sem::foreign},
    {U"不属于本机关", sem::foreign}, {U"非本机关", sem::foreign},
    {U"已主动公开", sem::foreign}, {U"其他事项", sem::foreign}, {U"其他权力", sem::foreign},
    {U"民事诉讼", sem::foreign}, {U"公益诉讼", sem::foreign}, {U"刑事诉讼", sem::foreign}, {U"非诉", sem::foreign},
    {U"行政复议法", sem::foreign}, {U"行政诉讼法", sem::foreign}, {U"胜诉", sem::foreign},
    {U"驳回", sem::foreign}, {U"规章制度", sem::foreign}, {U"党内规范性文件", sem::foreign},
    {U"规范性文件解读", sem::foreign}, {U"规范性文件审查", sem::foreign}, {U"政策文件", sem::foreign},
    {U"政策类文件", sem::foreign}, {U"政策性文件", sem::foreign}, {U"业务性文件", sem::foreign},
    {U"政府文件", sem::foreign}, {U"地方性法规", sem::foreign}, {U"法规", sem::foreign}, {U"公文", sem::foreign, 3}, {U"收文", sem::foreign, 3}, {U"来文", sem::foreign, 3},
    {U"发文", sem::foreign, 3}, {U"公开属性", sem::foreign, 3}, {U"拟公开", sem::foreign, 3},
    {U"信息公开审查", sem::foreign, 3}, {U"重新公布", sem::foreign}, {U"重新发布", sem::foreign},
    {U"重新印发", sem::foreign}, {U"制度", sem::foreign}, {U"规范性文件清理", sem::foreign},
    {U"规范性文件草案", sem::foreign}, {U"拟废止", sem::foreign}, {U"拟修订", sem::foreign},
    {U"拟制定", sem::foreign}, {U"拟出台", sem::foreign}, {U"拟制发", sem::foreign}, {U"拟印发", sem::foreign},
    {U"拟发布", sem::foreign}, {U"修改", sem::foreign}, {U"修订", sem::foreign}, {U"修正", sem::foreign},
    {U"清理", sem::foreign}, {U"起草", sem::foreign, 2}, {U"代拟", sem::foreign, 2}, {U"报备", sem::foreign},
    {U"备案", sem::foreign}, {U"审核", sem::foreign, 2}, {U"合法性审核", sem::foreign, 2}, {U"评估", sem::foreign, 2},
    {U"草案", sem::foreign}, {U"配合", sem::foreign, 2}, {U"提请", sem::foreign, 2}, {U"名义", sem::foreign, 1},
    {U"有效期", sem::foreign}, {U"行政许可信息", sem::foreign}, {U"行政处罚信息", sem::foreign},
    {U"行政强制信息", sem::foreign}, {U"行政许可法", sem::foreign}, {U"行政处罚法", sem::foreign},
    {U"行政强制法", sem::foreign}, {U"行政性收费", sem::foreign}, {U"行政事业性收费项目", sem::foreign},
    {U"免征", sem::foreign}, {U"减免", sem::foreign}, {U"减征", sem::foreign}, {U"降低", sem::foreign},
    {U"点击率", sem::foreign, 8}, {U"信访", sem::foreign}, {U"投诉", sem::foreign}, {U"举报", sem::foreign},
    {U"清单", sem::foreign}, {U"目录", sem::foreign}, {U"指南", sem::foreign}, {U"意见", sem::foreign},
    {U"工单", sem::foreign}, {U"热线", sem::foreign}, {U"栏目", sem::foreign}, {U"会议", sem::foreign},
    {U"通知", sem::foreign}, {U"公告", sem::foreign}, {U"问题", sem::foreign}, {U"办法", sem::foreign},
    {U"各部门规范性文件", sem::foreign, 1}, {U"登记类申请", sem::foreign}, {U"行政审批局", sem::foreign, 1}, {U"行政审批服务局", sem::foreign, 1}, {U"综合行政执法局", sem::foreign, 1},
    {U"行政执法局", sem::foreign, 1}, {U"各县", sem::foreign, 1}, {U"各区", sem::foreign, 1},
    {U"各市", sem::foreign, 1}, {U"县市区", sem::foreign, 1}, {U"各县区", sem::foreign, 1},
    {U"各区县", sem::foreign, 1}, {U"各市县", sem::foreign, 1}, {U"各镇", sem::foreign, 1},
    {U"各乡", sem::foreign, 1}, {U"各地", sem::foreign, 1}, {U"各分局", sem::foreign, 1},
    {U"各科室", sem::foreign, 1}, {U"各处室", sem::foreign, 1}, {U"市直", sem::foreign, 1},
    {U"省直", sem::foreign, 1}, {U"区直", sem::foreign, 1}, {U"县直", sem::foreign, 1}, {U"直属", sem::foreign, 1},
    {U"派出", sem::foreign, 1}, {U"部属", sem::foreign, 1}, {U"厅属", sem::foreign, 1}, {U"局属", sem::foreign, 1},
    {U"委属", sem::foreign, 1}, {U"所属", sem::foreign, 1}, {U"基层", sem::foreign, 1}, {U"推动", sem::foreign, 2},
    {U"参与", sem::foreign, 2}, {U"协助", sem::foreign, 2}, {U"部门", sem::foreign, 1}, {U"乡镇", sem::foreign, 1},
    {U"街道", sem::foreign, 1}, {U"镇街", sem::foreign, 1}, {U"下属", sem::foreign, 1}, {U"市本级", sem::foreign, 1},
    {U"区本级", sem::foreign, 1}, {U"县本级", sem::foreign, 1}, {U"省本级", sem::foreign, 1},
    {U"本级", sem::foreign, 1}, {U"国务院", sem::foreign, 1}, {U"上级", sem::foreign, 1}, {U"中央", sem::foreign, 1},
    {U"联合", sem::foreign, 1}, {U"计划", sem::foreign}, {U"涉密", sem::foreign}, {U"无关", sem::foreign, 5}, 
    {U"征求第三方意见", sem::foreign, 4}, {U"征求了第三方意见", sem::foreign, 4}, {U"征询第三方意见", sem::foreign, 4},
    {U"指导办理", sem::foreign, 2}, {U"指导答复", sem::foreign, 2}, {U"督促办理", sem::foreign, 2},
    {U"督促答复", sem::foreign, 2}, {U"协调办理", sem::foreign, 2}, {U"协调答复", sem::foreign, 2},
    {U"督办", sem::foreign, 2}, {U"交办", sem::foreign, 2},
    {U"征求权利人意见", sem::foreign, 4}, {U"按期办结率", sem::foreign, 8}, {U"及时办结率", sem::foreign, 8},
    {U"认定申请", sem::foreign},
};

}  // namespace

std::span<const lexeme> words_of_others() noexcept { return other_words; }

}  // namespace gongkai::detail
