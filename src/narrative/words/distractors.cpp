// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

namespace gongkai::detail {
namespace {

/// Words that only look like those above: they keep a shorter word from being seen.
constexpr lexeme distractor_words[] = {
    {U"申请内容", sem::unknown}, {U"申请方式", sem::unknown}, {U"申请渠道", sem::unknown}, {U"一次性", sem::unknown},
    {U"流转", sem::unknown}, {U"转变", sem::unknown}, {U"转化", sem::unknown}, {U"转型", sem::unknown},
    {U"移转", sem::unknown}, {U"转移", sem::unknown}, {U"转换", sem::unknown}, {U"其他需要报告", sem::unknown},
    {U"企业", sem::unknown}, {U"个人信息", sem::unknown}, {U"个人隐私", sem::unknown}, {U"个人所得税", sem::unknown},
    {U"无正当理由", sem::unknown}, {U"无障碍", sem::unknown}, {U"无线", sem::unknown},
 {U"无法", sem::unknown}, {U"无偿", sem::unknown}, {U"未来", sem::unknown},
    {U"未能", sem::unknown}, {U"无人", sem::unknown}, {U"未经", sem::unknown}, {U"未按", sem::unknown},
    {U"未及时", sem::unknown}, {U"未成年", sem::unknown}, {U"零距离", sem::unknown}, {U"零跑", sem::unknown},
    {U"未主动", sem::unknown}, {U"关注", sem::unknown}, {U"省政府", sem::unknown}, {U"关系", sem::unknown},
    {U"体系", sem::unknown}, {U"联系", sem::unknown}, {U"系列", sem::unknown}, {U"维系", sem::unknown},
    {U"质量", sem::unknown}, {U"力量", sem::unknown}, {U"能量", sem::unknown}, {U"大量", sem::unknown},
    {U"集中", sem::unknown}, {U"中心", sem::unknown}, {U"中共", sem::unknown}, {U"中国", sem::unknown},
    {U"中小", sem::unknown}, {U"中介", sem::unknown}, {U"中华", sem::unknown}, {U"中期", sem::unknown},
    {U"其中之一", sem::unknown}, {U"总体", sem::unknown}, {U"统计", sem::unknown}, {U"设计", sem::unknown},
    {U"审计", sem::unknown}, {U"共享", sem::unknown}, {U"公共", sem::unknown}, {U"计算", sem::unknown},
    {U"总结", sem::unknown}, {U"共同", sem::unknown}, {U"总书记", sem::unknown}, {U"会计", sem::unknown},
    {U"总局", sem::unknown}, {U"内容", sem::unknown}, {U"内部", sem::unknown}, {U"国内", sem::unknown},
    {U"无误", sem::unknown}, {U"有序", sem::unknown}, {U"有力", sem::unknown}, {U"有效提升", sem::unknown},
    {U"有效保障", sem::unknown}, {U"因此", sem::unknown}, {U"成为", sem::unknown}, {U"作为", sem::unknown},
    {U"行为", sem::unknown}, {U"认为", sem::unknown}, {U"附近", sem::unknown}, {U"最近", sem::unknown},
    {U"社会主义", sem::unknown}, {U"社会评议", sem::unknown}, {U"新时代", sem::unknown}, {U"创新", sem::unknown},
    {U"等级", sem::unknown}, {U"平等", sem::unknown}, {U"高等", sem::unknown}, {U"和谐", sem::unknown},
    {U"普及", sem::unknown}, {U"以及时", sem::unknown}, {U"如实", sem::unknown},
    {U"对照", sem::unknown}, {U"对接", sem::unknown}, {U"将来", sem::unknown}, {U"就业", sem::unknown},
    {U"成就", sem::unknown}, {U"参加", sem::unknown}, {U"加强", sem::unknown}, {U"加大", sem::unknown},
    {U"更加", sem::unknown}, {U"加快", sem::unknown}, {U"都市", sem::unknown}, {U"成都", sem::unknown},
    {U"首都", sem::unknown}, {U"并且", sem::unknown}, {U"预约", sem::unknown}, {U"节约", sem::unknown},
    {U"律师事务所", sem::unknown}, {U"从事", sem::unknown}, {U"从业", sem::unknown}, {U"从严", sem::unknown}, {U"从而", sem::unknown}, {U"高尚", sem::unknown},
    {U"时尚", sem::unknown}, {U"被诉行政行为", sem::unknown}, {U"被诉行为", sem::unknown},
    {U"公约", sem::unknown}, {U"无锡", sem::unknown}, {U"无为", sem::unknown}, {U"无极", sem::unknown},
    {U"不予许可", sem::unknown}, {U"准予许可", sem::unknown}, {U"许可证", sem::unknown}, {U"许可证件", sem::unknown},
    {U"处罚金额", sem::unknown}, {U"不予处罚", sem::unknown}, {U"从轻处罚", sem::unknown}, {U"减轻处罚", sem::unknown},
    {U"免予处罚", sem::unknown}, {U"免于处罚", sem::unknown}, {U"处罚信息", sem::unknown}, {U"许可信息", sem::unknown},
    {U"变更许可", sem::unknown}, {U"延续许可", sem::unknown}, {U"一般程序", sem::unknown}, {U"简易程序", sem::unknown},
    {U"撤销许可", sem::unknown}, {U"注销许可", sem::unknown}, {U"许可事项", sem::unknown}, {U"处罚事项", sem::unknown},
    {U"经济", sem::unknown}, {U"经营", sem::unknown}, {U"经费", sem::unknown}, {U"已经过", sem::unknown},
    {U"经过", sem::unknown}, {U"财经", sem::unknown}, {U"经办", sem::unknown}, {U"整改", sem::unknown},
    {U"整合", sem::unknown}, {U"整理", sem::unknown}, {U"整治", sem::unknown}, {U"整顿", sem::unknown},
    {U"许可申请", sem::unknown}, {U"所涉", sem::unknown}, {U"中队", sem::unknown}, {U"新办", sem::unknown},
    {U"经营许可", sem::unknown}, {U"生产许可", sem::unknown}, {U"施工许可", sem::unknown}, {U"采矿许可", sem::unknown},
    {U"排污许可", sem::unknown}, {U"规划许可", sem::unknown}, {U"运输许可", sem::unknown}, {U"取水许可", sem::unknown},
    {U"卫生许可", sem::unknown}, {U"建设许可", sem::unknown}, {U"开采许可", sem::unknown}, {U"采伐许可", sem::unknown},
    {U"使用许可", sem::unknown}, {U"从业许可", sem::unknown}, {U"安全许可", sem::unknown}, {U"执业许可", sem::unknown},
    {U"设立许可", sem::unknown}, {U"制造许可", sem::unknown}, {U"占用许可", sem::unknown}, {U"挖掘许可", sem::unknown},
    {U"带来了", sem::unknown}, {U"所收费", sem::unknown},
    {U"街道办事处", sem::unknown}, {U"未计入", sem::unknown}, {U"不计入", sem::unknown}, {U"未列入", sem::unknown}, {U"不列入", sem::unknown},
};

}  // namespace

std::span<const lexeme> words_of_distractors() noexcept { return distractor_words; }

}  // namespace gongkai::detail
