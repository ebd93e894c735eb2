// SPDX-License-Identifier: Apache-2.0
#include "lexer.hpp"

#include <algorithm>
#include <array>

namespace gongkai::detail {
namespace {

constexpr std::uint8_t row(request_row r) noexcept { return static_cast<std::uint8_t>(index_of(r)); }
constexpr std::uint8_t group(disposition_group g) noexcept {
    return static_cast<std::uint8_t>(group_flag + index_of(g));
}
constexpr std::uint8_t column(request_column c) noexcept { return static_cast<std::uint8_t>(index_of(c)); }
constexpr std::uint8_t column(review_column c) noexcept { return static_cast<std::uint8_t>(index_of(c)); }
constexpr std::uint8_t of(disclosure_row r) noexcept { return static_cast<std::uint8_t>(index_of(r)); }
constexpr std::uint8_t of(number_bound b) noexcept { return static_cast<std::uint8_t>(index_of(b)); }
constexpr std::uint8_t of(medium c) noexcept { return static_cast<std::uint8_t>(index_of(c)); }
constexpr std::uint8_t of(fact_kind k) noexcept { return static_cast<std::uint8_t>(index_of(k)); }

/// The vocabulary. Longer words hide shorter ones, so a word may stand here only to keep a shorter one from being seen.
constexpr lexeme words[] = {
    // Requests
    {U"政府信息公开申请", sem::request, 0}, {U"信息公开申请", sem::request, 0}, {U"公开申请", sem::request, 0},
    {U"政务公开申请", sem::request, 0}, {U"政府信息申请", sem::request, 0}, {U"环境信息公开申请", sem::request, 0},
    {U"政府环境信息公开申请", sem::request, 0},
    {U"申请公开政府信息", sem::request, 0},
    {U"依申请公开政府信息", sem::request, 1}, {U"依申请政府信息公开", sem::request, 1},
    {U"政府信息依申请公开", sem::request, 1}, {U"信息依申请公开", sem::request, 1},
    {U"依申请公开信息", sem::request, 1}, {U"申请公开事项", sem::request, 1}, {U"依申请信息", sem::request, 1},
    {U"依申请公开", sem::request, 1}, {U"依申请", sem::request, 1},
    {U"政府信息公开的申请", sem::request, 0}, {U"信息公开的申请", sem::request, 0},
    {U"公开政府信息的申请", sem::request, 0}, {U"公开政府信息申请", sem::request, 0},
    {U"获取政府信息的申请", sem::request, 0}, {U"获取政府信息申请", sem::request, 0},
    {U"政府信息公开类申请", sem::request, 0}, {U"信息公开类申请", sem::request, 0},
    {U"政府信息公开申请件", sem::request, 0}, {U"信息公开申请件", sem::request, 0}, {U"公开申请件", sem::request, 0},
    {U"依申请公开申请", sem::request, 1}, {U"依申请公开的申请", sem::request, 1}, {U"依申请公开件", sem::request, 1},
    {U"依申请公开申请件", sem::request, 1}, {U"依申请公开办件", sem::request, 1}, {U"依申请公开案件", sem::request, 1},
    {U"依申请公开政府信息申请", sem::request, 1}, {U"依申请政府信息公开申请", sem::request, 1},
    {U"依申请信息公开", sem::request, 1}, {U"依申请信息公开申请", sem::request, 1},
    {U"政府信息公开依申请", sem::request, 1}, {U"信息公开依申请", sem::request, 1},
    {U"申请", sem::request, 2}, {U"申请件", sem::request, 2}, {U"申请表", sem::request, 2}, {U"申请书", sem::request, 2},
    {U"政府信息公开申请书", sem::request, 0}, {U"信息公开申请书", sem::request, 0}, {U"公开申请书", sem::request, 0},
    {U"政府信息公开申请表", sem::request, 0}, {U"信息公开申请表", sem::request, 0},
    {U"申请人", sem::neutral}, {U"申请者", sem::neutral}, {U"申请内容", sem::unknown}, {U"申请方式", sem::unknown},
    {U"申请渠道", sem::unknown}, 
    {U"许可申请", sem::foreign}, {U"登记申请", sem::foreign}, {U"申请执行", sem::foreign},

    {U"收到", sem::receive, 0}, {U"接到", sem::receive, 0}, {U"接收", sem::receive, 0}, {U"接受", sem::receive, 0},
    {U"收悉", sem::receive, 0}, {U"受理", sem::receive, 1}, {U"接收到", sem::receive, 0}, {U"接收并受理", sem::receive, 0},
    {U"收到过", sem::receive, 0}, {U"接到过", sem::receive, 0}, {U"受理过", sem::receive, 1}, {U"接收过", sem::receive, 0},
    {U"接收受理", sem::receive, 0}, {U"接收受理过", sem::receive, 0}, {U"接收、受理", sem::receive, 0},
    {U"新收", sem::receive, 2}, {U"新收到", sem::receive, 2}, {U"新受理", sem::receive, 2}, {U"新接收", sem::receive, 2},
    {U"收件", sem::receive, 0}, {U"登记", sem::receive, 0},
    {U"新增", sem::receive, 2}, {U"受理量", sem::receive, 1}, {U"收到量", sem::receive, 0},
    {U"办结", sem::dispose, 0}, {U"办理完结", sem::dispose, 0}, {U"办理完毕", sem::dispose, 0},
    {U"办理完成", sem::dispose, 0}, {U"处理完毕", sem::dispose, 0}, {U"处理完成", sem::dispose, 0},
    {U"答复", sem::dispose, 1}, {U"回复", sem::dispose, 1}, {U"办复", sem::dispose, 1}, {U"答复完毕", sem::dispose, 0},
    {U"答复后", sem::neutral},
    {U"办理", sem::dispose, 2}, {U"处理", sem::dispose, 2}, {U"办理答复", sem::dispose, 1}, {U"答复办结", sem::dispose, 0},
    {U"办结率", sem::foreign}, {U"答复率", sem::foreign}, {U"办理率", sem::foreign}, {U"满意率", sem::foreign},
    {U"及时率", sem::foreign}, {U"延期答复", sem::foreign}, {U"延长答复", sem::foreign}, {U"延期办理", sem::foreign},
    {U"提前答复", sem::foreign}, {U"超期", sem::foreign}, {U"逾期", sem::foreign}, {U"撤回", sem::foreign},
    {U"撤销申请", sem::foreign}, {U"补正", sem::foreign}, {U"征求第三方", sem::foreign}, {U"转办", sem::foreign}, {U"应办理", sem::foreign}, {U"应办", sem::foreign}, {U"应办结", sem::foreign},
    {U"需办理", sem::foreign}, {U"应答复", sem::foreign},
    {U"转送", sem::foreign}, {U"线上办理", sem::foreign}, {U"网上办理", sem::foreign}, {U"一次性", sem::unknown},

    {U"审理", sem::judge}, {U"审结", sem::judge}, {U"审查", sem::judge}, {U"裁决", sem::judge},

    {U"上年", sem::previous}, {U"上年度", sem::previous}, {U"上一年", sem::previous}, {U"上一年度", sem::previous},
    {U"去年", sem::previous}, {U"去年度", sem::previous}, {U"往年", sem::previous}, {U"以前年度", sem::previous},
    {U"下年", sem::next}, {U"下年度", sem::next}, {U"下一年", sem::next}, {U"下一年度", sem::next},
    {U"次年", sem::next}, {U"次年度", sem::next}, {U"明年", sem::next}, {U"翌年", sem::next},
    {U"结转", sem::carry}, {U"转结", sem::carry}, {U"顺延", sem::carry}, {U"转入", sem::carry}, {U"转至", sem::carry},
    {U"结转至", sem::carry}, {U"结转到", sem::carry}, {U"结转入", sem::carry}, {U"延续", sem::carry}, {U"转到", sem::carry},
    {U"顺延至", sem::carry}, {U"顺延到", sem::carry}, {U"延至", sem::carry}, {U"遗留", sem::carry}, {U"转", sem::carry},
    {U"延续至", sem::carry}, {U"跨年", sem::carry}, {U"流转", sem::unknown}, {U"转变", sem::unknown},
    {U"转发", sem::foreign}, {U"转载", sem::foreign}, {U"转化", sem::unknown}, {U"转型", sem::unknown},
    {U"移转", sem::unknown}, {U"转移", sem::unknown}, {U"转换", sem::unknown}, {U"转交", sem::foreign},
    {U"正在办理", sem::open}, {U"尚在办理", sem::open}, {U"仍在办理", sem::open}, {U"正在处理", sem::open},
    {U"尚未办结", sem::open}, {U"未办结", sem::open}, {U"尚未答复", sem::open}, {U"正在办理中", sem::open},
    {U"办理中", sem::open}, {U"继续办理", sem::dispose, 2}, {U"尚在办理中", sem::open}, {U"在办", sem::open}, {U"尚在办理期限内", sem::open}, {U"仍在办理期限内", sem::open},
    {U"尚在办理期", sem::open}, {U"正在办理之中", sem::open}, {U"正在按程序办理", sem::open}, {U"正在依法办理", sem::open},
    {U"仍在办理中", sem::open}, {U"尚未办理完毕", sem::open}, {U"未办理完毕", sem::open}, {U"尚未到期", sem::open},

    // Dispositions, as the form words them and as agencies shorten them
    {U"予以公开", sem::disposition, row(request_row::granted)}, {U"同意公开", sem::disposition, row(request_row::granted)},
    {U"准予公开", sem::disposition, row(request_row::granted)}, {U"全部公开", sem::disposition, row(request_row::granted)},
    {U"予以全部公开", sem::disposition, row(request_row::granted)},
    {U"决定公开", sem::disposition, row(request_row::granted)},
    {U"部分公开", sem::disposition, row(request_row::partially_granted)},
    {U"予以部分公开", sem::disposition, row(request_row::partially_granted)},
    {U"部分予以公开", sem::disposition, row(request_row::partially_granted)},
    {U"同意部分公开", sem::disposition, row(request_row::partially_granted)},
    {U"区分处理", sem::disposition, row(request_row::partially_granted)},
    {U"不予公开", sem::disposition, group(disposition_group::denied)},
    {U"不同意公开", sem::disposition, group(disposition_group::denied)},
    {U"无法提供", sem::disposition, group(disposition_group::unable)},
    {U"不能提供", sem::disposition, group(disposition_group::unable)},
    {U"信息无法提供", sem::disposition, group(disposition_group::unable)},
    {U"信息不予公开", sem::disposition, group(disposition_group::denied)},
    {U"不予处理", sem::disposition, group(disposition_group::not_processed)},
    {U"其他处理", sem::disposition, group(disposition_group::other)},
    {U"作其他处理", sem::disposition, group(disposition_group::other)},
    {U"其他方式处理", sem::disposition, group(disposition_group::other)},
    {U"其它处理", sem::disposition, group(disposition_group::other)},
    {U"属于国家秘密", sem::disposition, row(request_row::denied_state_secret)},
    {U"国家秘密", sem::disposition, row(request_row::denied_state_secret)},
    {U"其他法律行政法规禁止公开", sem::disposition, row(request_row::denied_prohibited_by_law)},
    {U"法律行政法规禁止公开", sem::disposition, row(request_row::denied_prohibited_by_law)},
    {U"法律、行政法规禁止公开", sem::disposition, row(request_row::denied_prohibited_by_law)},
    {U"三安全一稳定", sem::disposition, row(request_row::denied_security_and_stability)},
    {U"第三方合法权益", sem::disposition, row(request_row::denied_third_party_rights)},
    {U"保护第三方合法权益", sem::disposition, row(request_row::denied_third_party_rights)},
    {U"三类内部事务信息", sem::disposition, row(request_row::denied_internal_affairs)},
    {U"内部事务信息", sem::disposition, row(request_row::denied_internal_affairs)},
    {U"内部事务", sem::disposition, row(request_row::denied_internal_affairs)},
    {U"政府内部事务信息", sem::disposition, row(request_row::denied_internal_affairs)},
    {U"机关内部事务信息", sem::disposition, row(request_row::denied_internal_affairs)},
    {U"四类过程性信息", sem::disposition, row(request_row::denied_process_information)},
    {U"过程性信息", sem::disposition, row(request_row::denied_process_information)},
    {U"行政执法案卷", sem::disposition, row(request_row::denied_enforcement_file)},
    {U"执法案卷", sem::disposition, row(request_row::denied_enforcement_file)},
    {U"行政查询事项", sem::disposition, row(request_row::denied_administrative_query)},
    {U"行政查询", sem::disposition, row(request_row::denied_administrative_query)},
    {U"本机关不掌握相关政府信息", sem::disposition, row(request_row::unable_not_held)},
    {U"本机关不掌握", sem::disposition, row(request_row::unable_not_held)},
    {U"不掌握相关政府信息", sem::disposition, row(request_row::unable_not_held)},
    {U"不掌握相关信息", sem::disposition, row(request_row::unable_not_held)},
    {U"不掌握", sem::disposition, row(request_row::unable_not_held)},
    {U"不掌握信息", sem::disposition, row(request_row::unable_not_held)},
    {U"不掌握有关信息", sem::disposition, row(request_row::unable_not_held)},
    {U"不掌握该信息", sem::disposition, row(request_row::unable_not_held)},
    {U"不掌握政府信息", sem::disposition, row(request_row::unable_not_held)},
    {U"未掌握", sem::disposition, row(request_row::unable_not_held)},
    {U"未掌握相关信息", sem::disposition, row(request_row::unable_not_held)},
    {U"本机关不掌握相关信息", sem::disposition, row(request_row::unable_not_held)},
    {U"没有现成信息需要另行制作", sem::disposition, row(request_row::unable_requires_creation)},
    {U"没有现成信息、需要另行制作", sem::disposition, row(request_row::unable_requires_creation)},
    {U"没有现成信息", sem::disposition, row(request_row::unable_requires_creation)},
    {U"需要另行制作", sem::disposition, row(request_row::unable_requires_creation)},
    {U"需另行制作", sem::disposition, row(request_row::unable_requires_creation)},
    {U"需要加工汇总", sem::disposition, row(request_row::unable_requires_creation)},
    {U"需要汇总加工", sem::disposition, row(request_row::unable_requires_creation)},
    {U"补正后申请内容仍不明确", sem::disposition, row(request_row::unable_unclear_after_correction)},
    {U"补正后仍不明确", sem::disposition, row(request_row::unable_unclear_after_correction)},
    {U"申请内容仍不明确", sem::disposition, row(request_row::unable_unclear_after_correction)},
    {U"信访举报投诉类申请", sem::disposition, row(request_row::not_processed_petition)},
    {U"信访举报投诉类", sem::disposition, row(request_row::not_processed_petition)},
    {U"信访、举报、投诉类", sem::disposition, row(request_row::not_processed_petition)},
    {U"信访举报投诉", sem::disposition, row(request_row::not_processed_petition)},
    {U"信访、举报、投诉", sem::disposition, row(request_row::not_processed_petition)},
    {U"重复申请", sem::disposition, row(request_row::not_processed_repeated)},
    {U"要求提供公开出版物", sem::disposition, row(request_row::not_processed_publication)},
    {U"公开出版物", sem::disposition, row(request_row::not_processed_publication)},
    {U"无正当理由大量反复申请", sem::disposition, row(request_row::not_processed_excessive)},
    {U"大量反复申请", sem::disposition, row(request_row::not_processed_excessive)},
    {U"要求行政机关确认或重新出具已获取信息", sem::disposition, row(request_row::not_processed_reconfirmation)},
    {U"确认或重新出具已获取信息", sem::disposition, row(request_row::not_processed_reconfirmation)},
    {U"重新出具已获取信息", sem::disposition, row(request_row::not_processed_reconfirmation)},
    {U"逾期不补正", sem::disposition, row(request_row::other_correction_overdue)},
    {U"无正当理由逾期不补正", sem::disposition, row(request_row::other_correction_overdue)},
    {U"逾期未按收费通知要求缴纳费用", sem::disposition, row(request_row::other_fee_unpaid)},
    {U"逾期未缴纳费用", sem::disposition, row(request_row::other_fee_unpaid)},
    {U"逾期未缴费", sem::disposition, row(request_row::other_fee_unpaid)},
    {U"申请人无正当理由逾期不补正", sem::disposition, row(request_row::other_correction_overdue)},
    {U"申请人逾期未补正", sem::disposition, row(request_row::other_correction_overdue)},
    {U"逾期未补正", sem::disposition, row(request_row::other_correction_overdue)},
    {U"申请人逾期不补正", sem::disposition, row(request_row::other_correction_overdue)},
    {U"申请人逾期未按收费通知要求缴纳费用", sem::disposition, row(request_row::other_fee_unpaid)},
    {U"不再处理", sem::neutral}, {U"不再处理其政府信息公开申请", sem::neutral},
    {U"行政机关不再处理其政府信息公开申请", sem::neutral}, {U"、行政机关不再处理其政府信息公开申请", sem::neutral},
    {U"，行政机关不再处理其政府信息公开申请", sem::neutral}, {U"、不再处理", sem::neutral}, {U"而不再处理", sem::neutral},
    {U"危及三安全一稳定", sem::disposition, row(request_row::denied_security_and_stability)},
    {U"其他法律法规禁止公开", sem::disposition, row(request_row::denied_prohibited_by_law)},
    {U"法律法规禁止公开", sem::disposition, row(request_row::denied_prohibited_by_law)},
    {U"不予受理", sem::foreign}, {U"信息不存在", sem::foreign}, {U"不属于本机关", sem::foreign},
    {U"非本机关", sem::foreign}, {U"已主动公开", sem::foreign}, {U"告知", sem::neutral},

    // Applicants
    {U"自然人", sem::applicant, column(request_column::natural_person)},
    {U"公民", sem::applicant, column(request_column::natural_person)},
    {U"公民个人", sem::applicant, column(request_column::natural_person)},
    {U"商业企业", sem::applicant, column(request_column::business)},
    {U"科研机构", sem::applicant, column(request_column::research)},
    {U"社会公益组织", sem::applicant, column(request_column::public_welfare)},
    {U"公益组织", sem::applicant, column(request_column::public_welfare)},
    {U"法律服务机构", sem::applicant, column(request_column::legal_service)},
    {U"法人或其他组织", sem::applicant, organizations}, {U"法人和其他组织", sem::applicant, organizations},
    {U"法人及其他组织", sem::applicant, organizations}, {U"法人或者其他组织", sem::applicant, organizations},
    {U"法人、其他组织", sem::applicant, organizations}, {U"法人或其它组织", sem::applicant, organizations},
    {U"法人和其它组织", sem::applicant, organizations}, {U"法人", sem::applicant, organizations},
    {U"其他组织", sem::applicant, other_applicants}, {U"其它组织", sem::applicant, other_applicants},
    {U"其他", sem::applicant, other_applicants}, {U"其它", sem::applicant, other_applicants},
    {U"其他需要报告", sem::unknown}, {U"其他事项", sem::foreign}, {U"其他权力", sem::foreign},
    {U"社会公众", sem::neutral}, {U"群众", sem::neutral}, {U"公众", sem::neutral}, {U"社会", sem::neutral},
    {U"企业", sem::unknown}, {U"个人", sem::applicant, column(request_column::natural_person)},
    {U"个人信息", sem::unknown}, {U"个人隐私", sem::unknown}, {U"个人所得税", sem::unknown},

    // Reviews
    {U"行政复议", sem::review, 0}, {U"复议", sem::review, 0}, {U"申请行政复议", sem::review, 0},
    {U"被申请行政复议", sem::review, 0}, {U"提起行政复议", sem::review, 0}, {U"被提起行政复议", sem::review, 0},
    {U"行政复议申请", sem::review, 0}, {U"复议申请", sem::review, 0},
    {U"行政诉讼", sem::review, 1}, {U"诉讼", sem::review, 1}, {U"提起行政诉讼", sem::review, 1},
    {U"被提起行政诉讼", sem::review, 1}, {U"行政应诉", sem::review, 1}, {U"应诉", sem::review, 1},
    {U"提起诉讼", sem::review, 1}, {U"被提起诉讼", sem::review, 1},
    {U"未经复议直接起诉", sem::review, 2}, {U"未经复议直接提起诉讼", sem::review, 2},
    {U"未经复议直接提起行政诉讼", sem::review, 2}, {U"直接起诉", sem::review, 2}, {U"直接提起行政诉讼", sem::review, 2},
    {U"未经行政复议直接起诉", sem::review, 2}, {U"直接提起诉讼", sem::review, 2},
    {U"复议后起诉", sem::review, 3}, {U"复议后提起诉讼", sem::review, 3}, {U"复议后提起行政诉讼", sem::review, 3},
    {U"经复议后起诉", sem::review, 3}, {U"经行政复议后起诉", sem::review, 3}, {U"行政复议后起诉", sem::review, 3},
    {U"经复议后提起行政诉讼", sem::review, 3}, {U"经复议再诉讼", sem::review, 3},
    {U"作为复议机关", sem::judge}, {U"作为行政复议机关", sem::judge}, {U"复议机关", sem::neutral}, {U"复议审查机关", sem::neutral}, {U"行政复议机关", sem::neutral},
    {U"行政争议", sem::dispute}, {U"争议案件", sem::dispute}, {U"行政争议案件", sem::dispute},
    {U"复议和诉讼", sem::unknown}, {U"民事诉讼", sem::foreign}, {U"公益诉讼", sem::foreign}, {U"刑事诉讼", sem::foreign},
    {U"非诉", sem::foreign}, {U"行政复议法", sem::foreign}, {U"行政诉讼法", sem::foreign},
    {U"结果维持", sem::outcome, column(review_column::upheld)}, {U"维持", sem::outcome, column(review_column::upheld)},
    {U"结果纠正", sem::outcome, column(review_column::corrected)},
    {U"纠正", sem::outcome, column(review_column::corrected)},
    {U"纠错", sem::outcome, column(review_column::corrected)},
    {U"其他结果", sem::outcome, column(review_column::other)}, {U"其它结果", sem::outcome, column(review_column::other)},
    {U"尚未审结", sem::outcome, column(review_column::pending)}, {U"未审结", sem::outcome, column(review_column::pending)},
    {U"正在审理", sem::outcome, column(review_column::pending)},
    {U"尚在审理", sem::outcome, column(review_column::pending)},
    {U"正在审理中", sem::outcome, column(review_column::pending)},
    {U"尚在审理中", sem::outcome, column(review_column::pending)},
    {U"正在复议机关审理", sem::outcome, column(review_column::pending)},
    {U"正在复议机关审理中", sem::outcome, column(review_column::pending)},
    {U"正在法院审理", sem::outcome, column(review_column::pending)},
    {U"正在法院审理中", sem::outcome, column(review_column::pending)},
    {U"败诉", sem::foreign}, {U"胜诉", sem::foreign}, {U"驳回", sem::foreign}, {U"撤诉", sem::foreign},

    // Proactive disclosure
    {U"行政规范性文件", sem::document, 0}, {U"规范性文件", sem::document, 0}, {U"部门规范性文件", sem::document, 0},
    {U"政府规章", sem::document, 1}, {U"规章", sem::document, 1}, {U"部门规章", sem::document, 1},
    {U"文件", sem::document, 2}, {U"规章制度", sem::foreign}, {U"党内规范性文件", sem::foreign},
    {U"规范性文件解读", sem::foreign}, {U"规范性文件审查", sem::foreign}, {U"政策文件", sem::foreign},
    {U"政策类文件", sem::foreign}, {U"政策性文件", sem::foreign}, {U"业务性文件", sem::foreign}, {U"政府文件", sem::foreign},
    {U"地方性法规", sem::foreign}, {U"法规", sem::foreign}, {U"公文", sem::foreign, 3}, {U"发文", sem::foreign, 3}, {U"公开属性", sem::foreign, 3}, {U"拟公开", sem::foreign, 3},
    {U"信息公开审查", sem::foreign, 3}, {U"重新公布", sem::foreign}, {U"重新发布", sem::foreign}, {U"重新印发", sem::foreign}, {U"制度", sem::foreign},
    {U"规范性文件清理", sem::foreign}, {U"规范性文件草案", sem::foreign},
    {U"制发", sem::issue}, {U"印发", sem::issue}, {U"制定", sem::issue}, {U"出台", sem::issue}, {U"制定出台", sem::issue},
    {U"制定印发", sem::issue}, {U"颁布", sem::issue}, {U"制定发布", sem::issue}, {U"新制定", sem::issue}, {U"制作", sem::issue},
    {U"新出台", sem::issue}, {U"新制发", sem::issue}, {U"新印发", sem::issue}, {U"制订", sem::issue}, {U"颁发", sem::issue},
    {U"新发布", sem::issue}, {U"新制作", sem::issue}, {U"制定并发布", sem::issue},
    {U"制定并印发", sem::issue}, {U"制定公布", sem::issue}, {U"印发实施", sem::issue}, {U"下发", sem::issue},
    {U"发布", sem::release}, {U"公布", sem::release},
    {U"公开", sem::publish}, {U"主动公开", sem::publish}, {U"公示", sem::publish}, {U"公开发布", sem::publish},
    {U"新公开", sem::publish}, {U"对外公开", sem::publish}, {U"予以主动公开", sem::publish},
    {U"废止", sem::repeal, 0}, {U"失效", sem::repeal, 1}, {U"宣布失效", sem::repeal, 1}, {U"宣告失效", sem::repeal, 1},
    {U"废止或宣布失效", sem::repeal, 2}, {U"废止和宣布失效", sem::repeal, 2}, {U"废止或失效", sem::repeal, 2},
    {U"废止失效", sem::repeal, 2}, {U"废止、失效", sem::repeal, 2}, {U"废止和失效", sem::repeal, 2},
    {U"废止及失效", sem::repeal, 2}, {U"废止、宣布失效", sem::repeal, 2}, {U"废止及宣布失效", sem::repeal, 2},
    {U"宣布废止", sem::repeal, 0}, {U"自然失效", sem::repeal, 1}, {U"废止或者宣布失效", sem::repeal, 2},
    {U"拟废止", sem::foreign}, {U"拟修订", sem::foreign}, {U"拟制定", sem::foreign}, {U"拟出台", sem::foreign},
    {U"拟制发", sem::foreign}, {U"拟印发", sem::foreign}, {U"拟发布", sem::foreign},
    {U"保留", sem::keep, 0}, {U"现行有效", sem::keep, 1}, {U"继续有效", sem::keep, 1}, {U"有效", sem::keep, 1},
    {U"继续保留", sem::keep, 0}, {U"保留有效", sem::keep, 1}, {U"现行", sem::keep, 1}, {U"继续执行", sem::keep, 1},
    {U"修改", sem::foreign}, {U"修订", sem::foreign}, {U"修正", sem::foreign}, {U"清理", sem::foreign},
    {U"起草", sem::foreign, 2}, {U"代拟", sem::foreign, 2}, {U"报备", sem::foreign}, {U"备案", sem::foreign},
    {U"审核", sem::foreign}, {U"合法性审核", sem::foreign}, {U"评估", sem::foreign}, {U"草案", sem::foreign},
    {U"配合", sem::foreign, 2}, {U"提请", sem::foreign, 2}, {U"名义", sem::foreign, 1},
    {U"以部门名义", sem::self}, {U"以厅名义", sem::self}, {U"以局名义", sem::self}, {U"以委名义", sem::self},
    {U"以办名义", sem::self}, {U"以单位名义", sem::self}, {U"以自身名义", sem::self}, {U"以本机关名义", sem::self},
    {U"以本单位名义", sem::self}, {U"以本部门名义", sem::self}, {U"有效期", sem::foreign},
    {U"行政许可", sem::service, of(disclosure_row::licenses)}, {U"许可决定", sem::service, of(disclosure_row::licenses)},
    {U"行政处罚", sem::service, of(disclosure_row::penalties)}, {U"处罚决定", sem::service, of(disclosure_row::penalties)},
    {U"行政强制", sem::service, of(disclosure_row::coercive_measures)},
    {U"行政强制措施", sem::service, of(disclosure_row::coercive_measures)},
    {U"政府集中采购", sem::service, of(disclosure_row::procurement)},
    {U"作出", sem::decide}, {U"做出", sem::decide}, {U"完成", sem::decide}, {U"实施", sem::decide}, {U"核发", sem::decide},
    {U"下达", sem::decide}, {U"准予", sem::decide}, {U"审批", sem::decide}, {U"决定", sem::decide}, {U"采取", sem::decide},
    {U"处理决定", sem::decide},
    {U"行政许可事项", sem::service, service_items | of(disclosure_row::licenses)},
    {U"行政处罚事项", sem::service, service_items | of(disclosure_row::penalties)},
    {U"行政强制事项", sem::service, service_items | of(disclosure_row::coercive_measures)},
    {U"其他对外管理服务事项", sem::service, of(disclosure_row::other_services)},
    {U"对外管理服务事项", sem::service, of(disclosure_row::other_services)},
    {U"行政许可审批", sem::service, of(disclosure_row::licenses)},
    {U"行政许可审批事项", sem::service, of(disclosure_row::licenses)},
    {U"行政处罚案件", sem::service, of(disclosure_row::penalties)},
    {U"行政许可信息", sem::foreign}, {U"行政处罚信息", sem::foreign}, {U"行政强制信息", sem::foreign},
    {U"行政许可法", sem::foreign}, {U"行政处罚法", sem::foreign}, {U"行政强制法", sem::foreign},
    {U"行政事业性收费", sem::fee}, {U"行政性收费", sem::foreign}, {U"行政事业性收费项目", sem::foreign},
    {U"收取", sem::collect}, {U"征收", sem::collect}, {U"收缴", sem::collect}, {U"收入", sem::collect},
    {U"征缴", sem::collect}, {U"实收", sem::collect}, {U"金额", sem::neutral}, {U"入库", sem::collect},
    {U"免征", sem::foreign}, {U"减免", sem::foreign}, {U"减征", sem::foreign}, {U"降低", sem::foreign},
    {U"信息处理费", sem::noun, of(fact_kind::information_fee)},
    {U"政府信息公开信息处理费", sem::noun, of(fact_kind::information_fee)},
    {U"信息公开收费", sem::noun, of(fact_kind::information_fee)},
    {U"信息公开处理费", sem::noun, of(fact_kind::information_fee)},
    {U"政府信息公开收费", sem::noun, of(fact_kind::information_fee)},
    {U"政府信息公开的收费", sem::noun, of(fact_kind::information_fee)},

    // Negation, and what binds numbers to words
    {U"未", sem::negation}, {U"无", sem::negation}, {U"没有", sem::negation}, {U"未有", sem::negation},
    {U"未发生", sem::negation}, {U"没有发生", sem::negation}, {U"未产生", sem::negation}, {U"未出现", sem::negation},
    {U"未引发", sem::negation}, {U"未引起", sem::negation}, {U"没有出现", sem::negation}, {U"不存在", sem::negation},
    {U"未被", sem::negation}, {U"未因", sem::negation}, {U"暂无", sem::negation},
    {U"零", sem::negation}, {U"尚未", sem::negation}, {U"从未", sem::negation}, {U"未曾", sem::negation},
    {U"没有因", sem::negation}, {U"没有被", sem::negation},
    {U"未发生过", sem::negation}, {U"没有产生", sem::negation}, {U"无一", sem::negation},
    {U"无正当理由", sem::unknown}, {U"无障碍", sem::unknown}, {U"无线", sem::unknown}, {U"无关", sem::unknown},
    {U"无法", sem::unknown}, {U"无偿", sem::unknown},
    {U"未来", sem::unknown}, {U"未能", sem::unknown}, {U"无人", sem::unknown},
    {U"未经", sem::unknown}, {U"未按", sem::unknown}, {U"未及时", sem::unknown}, {U"未成年", sem::unknown},
    {U"零距离", sem::unknown}, {U"零跑", sem::unknown}, {U"未主动", sem::unknown},
    {U"均", sem::all}, {U"全部", sem::all}, {U"都", sem::all}, {U"皆", sem::all}, {U"全数", sem::all}, {U"全都", sem::all},
    {U"均已", sem::all}, {U"已全部", sem::all}, {U"均已全部", sem::all}, {U"所有", sem::neutral},
    {U"各", sem::each}, {U"分别", sem::respectively}, {U"其中", sem::subset}, {U"等", sem::etc},
    {U"等原因", sem::etc}, {U"等情形", sem::etc}, {U"等情况", sem::etc}, {U"等渠道", sem::etc}, {U"等方式", sem::etc},
    {U"和", sem::join}, {U"及", sem::join}, {U"与", sem::join},
    {U"以及", sem::join}, {U"并", sem::join}, {U"加", sem::join},
    {U"或", sem::either}, {U"或者", sem::either}, {U"占", sem::share}, {U"占比", sem::share}, {U"比例", sem::share},
    {U"所占比例", sem::share}, {U"占全部", sem::share}, {U"约占", sem::share},
    {U"约", sem::about, of(number_bound::approximate)}, {U"大约", sem::about, of(number_bound::approximate)},
    {U"近", sem::about, of(number_bound::at_most)}, {U"将近", sem::about, of(number_bound::at_most)},
    {U"不足", sem::about, of(number_bound::at_most)}, {U"不到", sem::about, of(number_bound::at_most)},
    {U"超", sem::about, of(number_bound::at_least)}, {U"超过", sem::about, of(number_bound::at_least)},
    {U"逾", sem::about, of(number_bound::at_least)}, {U"至少", sem::about, of(number_bound::at_least)},
    {U"突破", sem::about, of(number_bound::at_least)}, {U"已逾", sem::about, of(number_bound::at_least)},
    {U"对政府信息公开答复不服", sem::disclosure}, {U"不服政府信息公开答复", sem::disclosure},
    {U"对信息公开答复不服", sem::disclosure}, {U"不服信息公开答复", sem::disclosure},
    {U"对政府信息公开申请答复不服", sem::disclosure}, {U"对依申请公开答复不服", sem::disclosure},
    {U"就政府信息公开答复", sem::disclosure}, {U"政府信息公开答复", sem::disclosure}, {U"信息公开答复", sem::disclosure},
    {U"政府信息公开", sem::disclosure}, {U"信息公开", sem::disclosure}, {U"政务公开", sem::disclosure},
    {U"政府信息公开问题", sem::disclosure}, {U"信息公开问题", sem::disclosure},
    {U"政府信息公开工作", sem::disclosure}, {U"信息公开工作", sem::disclosure}, {U"信息公开类", sem::disclosure},
    {U"政府信息公开类", sem::disclosure}, {U"政务公开工作", sem::disclosure},
    {U"依申请公开工作", sem::request, 1}, {U"依申请公开类", sem::request, 1},
    {U"同比", sem::compared}, {U"较上年", sem::compared}, {U"比上年", sem::compared}, {U"较去年", sem::compared},
    {U"比去年", sem::compared}, {U"环比", sem::compared}, {U"较上年度", sem::compared}, {U"比上年度", sem::compared},
    {U"相比", sem::compared}, {U"增长", sem::compared}, {U"增加", sem::compared}, {U"减少", sem::compared},
    {U"下降", sem::compared}, {U"上升", sem::compared}, {U"回落", sem::compared}, {U"增幅", sem::compared},
    {U"降幅", sem::compared}, {U"同期", sem::compared}, {U"较上一年", sem::compared}, {U"比上一年", sem::compared},
    {U"提高", sem::compared}, {U"多收", sem::compared}, {U"少收", sem::compared}, {U"翻番", sem::compared},
    {U"累计", sem::cumulative}, {U"历年", sem::since},
    {U"近年来", sem::since}, {U"近几年", sem::since}, {U"近两年", sem::since}, {U"近三年", sem::since},
    {U"近五年", sem::since}, {U"两年来", sem::since}, {U"三年来", sem::since}, {U"五年来", sem::since},
    {U"今年以来", sem::current}, {U"一年以来", sem::time}, {U"年初以来", sem::time},
    {U"本年度以来", sem::current}, {U"预计", sem::prevented},
    {U"以来", sem::since}, {U"年均", sem::since}, {U"历史", sem::since},
    {U"对", sem::object}, {U"针对", sem::object}, {U"将", sem::object}, {U"把", sem::object}, {U"就", sem::object},
    {U"对外", sem::neutral},
    {U"确保", sem::prevented}, {U"避免", sem::prevented}, {U"防止", sem::prevented}, {U"杜绝", sem::prevented},
    {U"力争", sem::prevented}, {U"做到", sem::prevented}, {U"努力", sem::prevented}, {U"如", sem::prevented},
    {U"对于", sem::prevented}, {U"若", sem::prevented}, {U"是否", sem::prevented}, {U"争取", sem::prevented},
    {U"上半年", sem::since}, {U"下半年", sem::since}, {U"季度", sem::since}, {U"每月", sem::since}, {U"月均", sem::since},
    {U"日均", sem::since}, {U"每年", sem::since}, {U"每季度", sem::since}, {U"每天", sem::since}, {U"每日", sem::since},

    // Channels
    {U"网站", sem::by_channel, of(medium::website)}, {U"门户网站", sem::by_channel, of(medium::website)},
    {U"政府网站", sem::by_channel, of(medium::website)}, {U"官网", sem::by_channel, of(medium::website)},
    {U"官方网站", sem::by_channel, of(medium::website)}, {U"网络", sem::by_channel, of(medium::website)},
    {U"网上", sem::by_channel, of(medium::website)}, {U"线上", sem::by_channel, of(medium::website)},
    {U"互联网", sem::by_channel, of(medium::website)}, {U"在线", sem::by_channel, of(medium::website)},
    {U"平台", sem::by_channel, of(medium::website)}, {U"系统", sem::by_channel, of(medium::website)},
    {U"专栏", sem::by_channel, of(medium::website)}, {U"政府网", sem::by_channel, of(medium::website)},
    {U"微信公众号", sem::by_channel, of(medium::wechat)}, {U"微信", sem::by_channel, of(medium::wechat)},
    {U"政务微信", sem::by_channel, of(medium::wechat)}, {U"公众号", sem::by_channel, of(medium::wechat)},
    {U"微博", sem::by_channel, of(medium::weibo)}, {U"政务微博", sem::by_channel, of(medium::weibo)},
    {U"视频号", sem::by_channel, of(medium::video)}, {U"抖音", sem::by_channel, of(medium::video)},
    {U"短视频", sem::by_channel, of(medium::video)}, {U"快手", sem::by_channel, of(medium::video)},
    {U"新媒体", sem::by_channel, of(medium::new_media)}, {U"政务新媒体", sem::by_channel, of(medium::new_media)},
    {U"两微一端", sem::by_channel, of(medium::new_media)}, {U"客户端", sem::by_channel, of(medium::new_media)},
    {U"报纸", sem::by_channel, of(medium::press)}, {U"广播电视", sem::by_channel, of(medium::press)},
    {U"电视", sem::by_channel, of(medium::press)}, {U"新闻媒体", sem::by_channel, of(medium::press)},
    {U"媒体", sem::by_channel, of(medium::press)}, {U"主流媒体", sem::by_channel, of(medium::press)},
    {U"政府公报", sem::by_channel, of(medium::gazette)}, {U"公报", sem::by_channel, of(medium::gazette)},
    {U"信函", sem::by_channel, of(medium::letter)}, {U"邮寄", sem::by_channel, of(medium::letter)},
    {U"书信", sem::by_channel, of(medium::letter)}, {U"快递", sem::by_channel, of(medium::letter)},
    {U"挂号信", sem::by_channel, of(medium::letter)}, {U"邮政", sem::by_channel, of(medium::letter)},
    {U"邮件", sem::by_channel, of(medium::email)}, {U"电子邮件", sem::by_channel, of(medium::email)},
    {U"电子邮箱", sem::by_channel, of(medium::email)}, {U"邮箱", sem::by_channel, of(medium::email)},
    {U"传真", sem::by_channel, of(medium::telephone)}, {U"电话", sem::by_channel, of(medium::telephone)},
    {U"当面", sem::by_channel, of(medium::in_person)}, {U"现场", sem::by_channel, of(medium::in_person)},
    {U"窗口", sem::by_channel, of(medium::in_person)}, {U"线下", sem::by_channel, of(medium::in_person)},
    {U"政务服务中心", sem::by_channel, of(medium::service_hall)},
    {U"政务服务大厅", sem::by_channel, of(medium::service_hall)},
    {U"服务大厅", sem::by_channel, of(medium::service_hall)}, {U"两馆一中心", sem::by_channel, of(medium::service_hall)},

    // Counted in no table
    {U"政府信息", sem::neutral}, {U"信息", sem::noun, of(fact_kind::published_items)},
    {U"政务信息", sem::noun, of(fact_kind::published_items)}, {U"各类信息", sem::noun, of(fact_kind::published_items)},
    {U"文件信息", sem::noun, of(fact_kind::published_items)}, {U"动态信息", sem::noun, of(fact_kind::published_items)},
    {U"文章", sem::noun, of(fact_kind::articles)}, {U"稿件", sem::noun, of(fact_kind::articles)},
    {U"推文", sem::noun, of(fact_kind::articles)}, {U"新闻稿件", sem::noun, of(fact_kind::articles)},
    {U"新闻稿", sem::noun, of(fact_kind::articles)}, {U"新闻", sem::noun, of(fact_kind::articles)},
    {U"图文", sem::noun, of(fact_kind::articles)},
    {U"解读", sem::noun, of(fact_kind::interpretations)}, {U"政策解读", sem::noun, of(fact_kind::interpretations)},
    {U"图解", sem::noun, of(fact_kind::interpretations)}, {U"图文解读", sem::noun, of(fact_kind::interpretations)},
    {U"解读材料", sem::noun, of(fact_kind::interpretations)}, {U"解读文章", sem::noun, of(fact_kind::interpretations)},
    {U"解读稿", sem::noun, of(fact_kind::interpretations)}, {U"文件解读", sem::noun, of(fact_kind::interpretations)},
    {U"新闻发布会", sem::noun, of(fact_kind::press_conferences)},
    {U"政策吹风会", sem::noun, of(fact_kind::press_conferences)},
    {U"发布会", sem::noun, of(fact_kind::press_conferences)}, {U"新闻通气会", sem::noun, of(fact_kind::press_conferences)},
    {U"咨询", sem::noun, of(fact_kind::consultations)}, {U"咨询量", sem::noun, of(fact_kind::consultations)},
    {U"留言", sem::noun, of(fact_kind::messages)}, {U"来信", sem::noun, of(fact_kind::messages)},
    {U"信件", sem::noun, of(fact_kind::messages)}, {U"信箱", sem::noun, of(fact_kind::messages)},
    {U"留言信息", sem::noun, of(fact_kind::messages)}, {U"诉求", sem::noun, of(fact_kind::messages)},
    {U"建议提案", sem::noun, of(fact_kind::proposals)}, {U"提案", sem::noun, of(fact_kind::proposals)},
    {U"代表建议", sem::noun, of(fact_kind::proposals)}, {U"建议", sem::noun, of(fact_kind::proposals)},
    {U"政协提案", sem::noun, of(fact_kind::proposals)}, {U"议案", sem::noun, of(fact_kind::proposals)},
    {U"复文", sem::noun, of(fact_kind::proposals)}, {U"提案复文", sem::noun, of(fact_kind::proposals)},
    {U"访问量", sem::noun, of(fact_kind::visits)}, {U"浏览量", sem::noun, of(fact_kind::visits)},
    {U"点击量", sem::noun, of(fact_kind::visits)}, {U"阅读量", sem::noun, of(fact_kind::visits)},
    {U"访问总量", sem::noun, of(fact_kind::visits)}, {U"观看量", sem::noun, of(fact_kind::visits)},
    {U"点击率", sem::foreign}, {U"关注数", sem::noun, of(fact_kind::followers)},
    {U"关注人数", sem::noun, of(fact_kind::followers)}, {U"关注量", sem::noun, of(fact_kind::followers)},
    {U"粉丝", sem::noun, of(fact_kind::followers)}, {U"粉丝数", sem::noun, of(fact_kind::followers)},
    {U"粉丝量", sem::noun, of(fact_kind::followers)}, {U"订阅数", sem::noun, of(fact_kind::followers)},
    {U"订阅量", sem::noun, of(fact_kind::followers)}, {U"用户总数", sem::noun, of(fact_kind::followers)},
    {U"用户订阅数", sem::noun, of(fact_kind::followers)}, {U"关注总量", sem::noun, of(fact_kind::followers)},
    {U"用户数", sem::noun, of(fact_kind::followers)}, {U"关注", sem::unknown},
    {U"培训", sem::noun, of(fact_kind::trainings)}, {U"培训会", sem::noun, of(fact_kind::trainings)},
    {U"业务培训", sem::noun, of(fact_kind::trainings)},
    {U"信访", sem::foreign}, {U"投诉", sem::foreign},
    {U"举报", sem::foreign}, {U"清单", sem::foreign}, {U"目录", sem::foreign},
    {U"指南", sem::foreign}, {U"意见", sem::foreign},
    {U"工单", sem::foreign}, {U"热线", sem::foreign}, {U"栏目", sem::foreign},
    {U"会议", sem::foreign}, {U"通知", sem::foreign},
    {U"公告", sem::foreign}, {U"问题", sem::foreign}, {U"办法", sem::foreign},
    {U"行政审批局", sem::foreign, 1}, {U"行政审批服务局", sem::foreign, 1}, {U"综合行政执法局", sem::foreign, 1},
    {U"行政执法局", sem::foreign, 1}, {U"各县", sem::foreign, 1}, {U"各区", sem::foreign, 1}, {U"各市", sem::foreign, 1}, {U"县市区", sem::foreign, 1},
    {U"各县区", sem::foreign, 1}, {U"各区县", sem::foreign, 1}, {U"各市县", sem::foreign, 1}, {U"各镇", sem::foreign, 1},
    {U"各乡", sem::foreign, 1}, {U"各地", sem::foreign, 1}, {U"各分局", sem::foreign, 1}, {U"各科室", sem::foreign, 1},
    {U"各处室", sem::foreign, 1}, {U"市直", sem::foreign, 1}, {U"省直", sem::foreign, 1}, {U"区直", sem::foreign, 1},
    {U"县直", sem::foreign, 1}, {U"直属", sem::foreign, 1}, {U"派出", sem::foreign, 1}, {U"部属", sem::foreign, 1},
    {U"厅属", sem::foreign, 1}, {U"局属", sem::foreign, 1}, {U"委属", sem::foreign, 1}, {U"所属", sem::foreign, 1},
    {U"基层", sem::foreign, 1}, {U"推动", sem::foreign, 2}, {U"参与", sem::foreign, 2}, {U"协助", sem::foreign, 2},
    {U"部门", sem::foreign, 1}, {U"乡镇", sem::foreign, 1},
    {U"街道", sem::foreign, 1}, {U"镇街", sem::foreign, 1}, {U"下属", sem::foreign, 1},
    {U"市本级", sem::foreign, 1}, {U"区本级", sem::foreign, 1}, {U"县本级", sem::foreign, 1}, {U"省本级", sem::foreign, 1},
    {U"本级", sem::foreign, 1}, {U"省政府", sem::unknown},
    {U"国务院", sem::foreign, 1}, {U"上级", sem::foreign, 1}, {U"中央", sem::foreign, 1},
    {U"联合", sem::foreign, 1}, {U"计划", sem::foreign},
    {U"涉密", sem::foreign}, {U"每件", sem::foreign}, {U"平均", sem::since},

    // What changes nothing
    {U"各类", sem::neutral}, {U"各种", sem::neutral}, {U"各级行政机关", sem::whole}, {U"各级各部门", sem::whole},
    {U"各级政府", sem::whole}, {U"各行政机关", sem::whole}, {U"各级各单位", sem::whole}, {U"行政机关", sem::neutral}, {U"提交", sem::neutral}, {U"提出", sem::neutral},
    {U"递交", sem::neutral}, {U"提供", sem::neutral}, {U"的", sem::neutral}, {U"了", sem::neutral}, {U"该", sem::neutral},
    {U"其", sem::neutral}, {U"有关", sem::neutral}, {U"相关", sem::neutral}, {U"书面", sem::neutral}, {U"新", sem::neutral},
    {U"通过", sem::neutral}, {U"渠道", sem::neutral}, {U"方式", sem::neutral}, {U"形式", sem::neutral},
    {U"数量", sem::total}, {U"总量", sem::total}, {U"总数", sem::total}, {U"总数量", sem::total}, {U"数", sem::total},
    {U"件数", sem::total}, {U"总件数", sem::total}, {U"量", sem::total},
    {U"系", sem::neutral}, {U"关系", sem::unknown}, {U"体系", sem::unknown}, {U"联系", sem::unknown},
    {U"系列", sem::unknown}, {U"维系", sem::unknown}, {U"质量", sem::unknown}, {U"力量", sem::unknown}, {U"能量", sem::unknown}, {U"大量", sem::unknown},
    {U"中", sem::neutral}, {U"案件中", sem::neutral}, {U"集中", sem::unknown}, {U"中心", sem::unknown},
    {U"中共", sem::unknown}, {U"中国", sem::unknown}, {U"中小", sem::unknown}, {U"中介", sem::unknown},
    {U"中华", sem::unknown}, {U"中期", sem::unknown}, {U"其中之一", sem::unknown},
    {U"案件", sem::neutral}, {U"案件数", sem::neutral}, {U"办件", sem::neutral}, {U"办理事项", sem::neutral},
    {U"事项", sem::neutral}, {U"情况", sem::neutral}, {U"工作", sem::neutral},
    {U"类", sem::neutral}, {U"方面", sem::neutral}, {U"案", sem::neutral}, {U"件", sem::neutral}, {U"情形", sem::neutral},
    {U"涉及", sem::neutral}, {U"关于", sem::neutral}, {U"因", sem::neutral}, {U"由于", sem::neutral},
    {U"由", sem::neutral}, {U"引起", sem::neutral},
    {U"引发", sem::neutral}, {U"产生", sem::neutral},
    {U"导致", sem::neutral}, {U"涉", sem::neutral}, {U"起诉", sem::neutral},
    {U"所", sem::neutral}, {U"而", sem::neutral}, {U"被", sem::neutral}, {U"提起", sem::neutral}, {U"发生", sem::neutral},
    {U"存在", sem::neutral}, {U"出现", sem::neutral}, {U"为", sem::neutral}, {U"是", sem::neutral}, {U"有", sem::neutral},
    {U"达", sem::neutral}, {U"达到", sem::neutral}, {U"已", sem::neutral}, {U"已经", sem::neutral}, {U"也", sem::neutral}, {U"给予", sem::neutral},
    {U"获", sem::neutral}, {U"获得", sem::neutral},
    {U"得到", sem::neutral}, {U"予以", sem::neutral}, {U"结果", sem::neutral},
    {U"属于", sem::neutral}, {U"来自", sem::neutral},
    {U"按", sem::neutral}, {U"按照", sem::neutral}, {U"依法", sem::neutral},
    {U"按期", sem::neutral}, {U"按时", sem::neutral},
    {U"及时", sem::neutral}, {U"依规", sem::neutral}, {U"依法依规", sem::neutral},
    {U"规定", sem::neutral}, {U"要求", sem::neutral},
    {U"期限", sem::neutral}, {U"法定", sem::neutral}, {U"法定期限", sem::neutral},
    {U"在", sem::neutral}, {U"内", sem::neutral},
    {U"规范", sem::neutral}, {U"时限", sem::neutral}, {U"法定时限", sem::neutral},
    {U"规定时限", sem::neutral}, {U"条例", sem::neutral},
    {U"还", sem::neutral}, {U"另", sem::neutral}, {U"另有", sem::neutral},
    {U"含", sem::including}, {U"包含", sem::including}, {U"包括", sem::including}, {U"不含", sem::including, 1},
    {U"不包括", sem::including, 1}, {U"不包含", sem::including, 1}, {U"其中包括", sem::subset}, {U"到", sem::neutral},
    {U"至", sem::neutral}, {U"向", sem::neutral}, {U"省级", sem::neutral}, {U"市级", sem::neutral}, {U"区级", sem::neutral},
    {U"县级", sem::neutral}, {U"各项", sem::neutral},
    {U"行政", sem::neutral}, {U"代表", sem::neutral}, {U"新增收到", sem::receive, 2},
    {U"任何", sem::neutral}, {U"实际", sem::neutral}, {U"受", sem::neutral},
    {U"结案", sem::neutral}, {U"查处", sem::decide},
    {U"共", sem::total}, {U"共计", sem::total}, {U"合计", sem::total}, {U"总计", sem::total}, {U"总共", sem::total},
    {U"计", sem::total}, {U"总", sem::total}, {U"一共", sem::total}, {U"总体", sem::unknown}, {U"统计", sem::unknown},
    {U"设计", sem::unknown}, {U"审计", sem::unknown},
    {U"共享", sem::unknown}, {U"公共", sem::unknown}, {U"计算", sem::unknown},
    {U"总结", sem::unknown}, {U"共同", sem::unknown},
    {U"总书记", sem::unknown}, {U"会计", sem::unknown}, {U"总局", sem::unknown},
    {U"全年", sem::time}, {U"本年度", sem::current}, {U"本年", sem::current}, {U"年度", sem::time}, {U"年内", sem::time},
    {U"当年", sem::current}, {U"今年", sem::current}, {U"当年度", sem::current}, {U"一年来", sem::time}, {U"年度内", sem::time},
    {U"报告期内", sem::time}, {U"统计期内", sem::time}, {U"报告期", sem::time}, {U"截至", sem::time}, {U"截止", sem::time},
    {U"年底", sem::time}, {U"底", sem::time}, {U"期间", sem::neutral}, {U"本年度内", sem::current}, {U"本年内", sem::current},
    {U"全年度", sem::time}, {U"年终", sem::time},
    {U"内容", sem::unknown}, {U"内部", sem::unknown}, {U"国内", sem::unknown}, {U"无误", sem::unknown},
    {U"有序", sem::unknown}, {U"有力", sem::unknown}, {U"有效提升", sem::unknown}, {U"有效保障", sem::unknown},
    {U"新闻发布", sem::noun, of(fact_kind::press_conferences)}, {U"因此", sem::unknown}, {U"成为", sem::unknown},
    {U"作为", sem::unknown}, {U"行为", sem::unknown},
    {U"认为", sem::unknown}, {U"附近", sem::unknown}, {U"最近", sem::unknown},
    {U"社会主义", sem::unknown}, {U"社会评议", sem::unknown}, {U"新时代", sem::unknown}, {U"创新", sem::unknown},
    {U"等级", sem::unknown},
    {U"平等", sem::unknown}, {U"高等", sem::unknown}, {U"和谐", sem::unknown},
    {U"普及", sem::unknown},
    {U"以及时", sem::unknown}, {U"如下", sem::unknown}, {U"如实", sem::unknown},
    {U"对照", sem::unknown}, {U"对接", sem::unknown},
    {U"将来", sem::unknown}, {U"就业", sem::unknown}, {U"成就", sem::unknown},
    {U"参加", sem::unknown}, {U"加强", sem::unknown},
    {U"加大", sem::unknown}, {U"更加", sem::unknown}, {U"加快", sem::unknown},
    {U"都市", sem::unknown}, {U"成都", sem::unknown},
    {U"首都", sem::unknown}, {U"并且", sem::unknown}, {U"预约", sem::unknown},
    {U"节约", sem::unknown}, {U"公约", sem::unknown},
    {U"无锡", sem::unknown}, {U"无为", sem::unknown}, {U"无极", sem::unknown},
};

/// The vocabulary by its first two characters, longest word first; words of one character apart.
class index {
public:
    index() {
        for (std::size_t i = 0; i < std::size(words); ++i) order_[i] = &words[i];
        std::ranges::sort(order_, [](const lexeme* a, const lexeme* b) {
            if (pair_of(a->word) != pair_of(b->word)) return pair_of(a->word) < pair_of(b->word);
            if (a->word.size() != b->word.size()) return a->word.size() > b->word.size();
            return a->word < b->word;
        });
        for (std::size_t i = 0; i < order_.size();) {
            const std::uint64_t pair = pair_of(order_[i]->word);
            std::size_t end = i;
            while (end < order_.size() && pair_of(order_[end]->word) == pair) ++end;
            place(pair) = {pair, static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(end)};
            const char32_t first = order_[i]->word[0];
            begins_[first / 64 % begins_.size()] |= std::uint64_t{1} << first % 64;
            i = end;
        }
    }

    const lexeme* find(const char32_t* at, std::size_t available) const noexcept {
        if ((begins_[*at / 64 % begins_.size()] >> *at % 64 & 1U) == 0) return nullptr;
        if (available > 1)
            if (const lexeme* found = among(std::uint64_t{at[0]} << 32 | at[1], at, available)) return found;
        return among(std::uint64_t{at[0]} << 32, at, available);
    }

private:
    struct slot {
        std::uint64_t pair = 0;
        std::uint16_t begin = 0;
        std::uint16_t end = 0;
    };

    /// Two characters, or one and nothing.
    static constexpr std::uint64_t pair_of(std::u32string_view word) noexcept {
        return std::uint64_t{word[0]} << 32 | (word.size() > 1 ? word[1] : 0);
    }

    static constexpr std::size_t hash(std::uint64_t pair) noexcept { return pair * 0x9E3779B97F4A7C15U >> 53; }

    slot& place(std::uint64_t pair) noexcept {
        std::size_t i = hash(pair);
        while (slots_[i].pair != 0 && slots_[i].pair != pair) i = (i + 1) % slots_.size();
        return slots_[i];
    }

    const lexeme* among(std::uint64_t pair, const char32_t* at, std::size_t available) const noexcept {
        std::size_t i = hash(pair);
        while (slots_[i].pair != pair) {
            if (slots_[i].pair == 0) return nullptr;
            i = (i + 1) % slots_.size();
        }
        for (std::size_t k = slots_[i].begin; k < slots_[i].end; ++k) {
            const std::u32string_view word = order_[k]->word;
            if (word.size() > available) continue;
            std::size_t same = 2;  // or the one of a word of one character
            while (same < word.size() && word[same] == at[same]) ++same;
            if (same >= word.size()) return order_[k];
        }
        return nullptr;
    }

    std::array<const lexeme*, std::size(words)> order_{};
    std::array<slot, 2048> slots_{};
    std::array<std::uint64_t, 1024> begins_{};  ///< which characters begin a word
};
static_assert(std::size(words) < 1600, "the table of pairs must keep room");

}  // namespace

const lexeme* longest_word(const char32_t* at, std::size_t available) noexcept {
    static const index by_first;
    return by_first.find(at, available);
}

}  // namespace gongkai::detail
