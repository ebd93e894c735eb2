// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

namespace gongkai::detail {
namespace {

/// Who asks: the columns of table three.
constexpr lexeme applicant_words[] = {
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
    {U"居民提出", sem::applicant, column(request_column::natural_person)},
    {U"市民提出", sem::applicant, column(request_column::natural_person)},
    {U"村民提出", sem::applicant, column(request_column::natural_person)},
    {U"企业提出", sem::applicant, column(request_column::business)},
    {U"为企业的", sem::applicant, column(request_column::business)},
    {U"来自企业", sem::applicant, column(request_column::business)},
    {U"个人", sem::applicant, column(request_column::natural_person)},
    {U"单位申请", sem::applicant, organizations}, {U"单位提出", sem::applicant, organizations},
    {U"企业申请", sem::applicant, column(request_column::business)}, {U"企业法人", sem::applicant, column(request_column::business)},
    {U"企业类", sem::applicant, column(request_column::business)}, {U"组织机构", sem::applicant, organizations},
    {U"机构申请", sem::applicant, organizations}, {U"组织申请", sem::applicant, organizations},
    {U"机构提出", sem::applicant, organizations}, {U"组织提出", sem::applicant, organizations},
    {U"法人组织", sem::applicant, organizations}, {U"机构和组织", sem::applicant, organizations},
    {U"单位或组织", sem::applicant, organizations}, {U"企事业单位和社会组织", sem::applicant, organizations},
    {U"企业类申请", sem::applicant, column(request_column::business)},
    {U"企业提交", sem::applicant, column(request_column::business)},
    {U"企业主体", sem::applicant, column(request_column::business)},
    {U"公民申请", sem::applicant, column(request_column::natural_person)},
    {U"群众个人", sem::applicant, column(request_column::natural_person)},
    {U"个人申请", sem::applicant, column(request_column::natural_person)},
    {U"个人提出", sem::applicant, column(request_column::natural_person)},
    {U"个人提交", sem::applicant, column(request_column::natural_person)},
    {U"居民个人", sem::applicant, column(request_column::natural_person)},
    {U"自然人申请", sem::applicant, column(request_column::natural_person)},
    {U"法律服务组织", sem::applicant, column(request_column::legal_service)},
    {U"法律服务类机构", sem::applicant, column(request_column::legal_service)},
    {U"科研院所", sem::applicant, column(request_column::research)},
    {U"科研单位", sem::applicant, column(request_column::research)},
};

}  // namespace

std::span<const lexeme> words_of_applicants() noexcept { return applicant_words; }

}  // namespace gongkai::detail
