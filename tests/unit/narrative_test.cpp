// SPDX-License-Identifier: Apache-2.0
#include "../support/draws.hpp"
#include <doctest/doctest.h>

#include <gongkai/gongkai.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/narrative/check.hpp>
#include <gongkai/narrative/claim.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace gongkai;

namespace {

/// A report with all tables, their cells zero, and this prose in the overview.
published_report with_prose(std::string text, std::string agency = "某市某局", edition e = edition::e2021) {
    published_report r{form::of(e)};
    for (const table t : enumerators<table>) r.set_table(t, true);
    for (const cell_key& key : all_cells)
        if (r.form().has(key)) r.set(key, cell::reported(decimal{0}));
    r.metadata.agency = std::move(agency);
    r.metadata.year = std::chrono::year{e == edition::e2021 ? 2023 : 2019};
    section_text overview;
    overview.text = std::move(text);
    r.sections.push_back(std::move(overview));
    r.sections_known = true;
    return r;
}

/// `cells=number` for each claim: >= <= ~ for bounds, `%` a percentage, `!` implied, `?` likely.
std::string summary(const std::vector<claim>& found) {
    constexpr std::string_view bounds[] = {"=", ">=", "<=", "~"};
    std::string out;
    for (const claim& c : found) {
        if (!out.empty()) out += ' ';
        out.append(to_string(c.cells)).append(bounds[index_of(c.bound)]).append(to_string(c.number));
        if (c.kind == claim_kind::derived) out += '%';
        if (c.kind == claim_kind::implied) out += '!';
        if (c.certainty == certainty::likely) out += '?';
    }
    return out;
}

struct stated_wording {
    const char* prose;
    const char* claims;
};

// What agencies write, in words of our own; an empty string where the number is about no cell.
constexpr stated_wording of_a_department[] = {
    {"2023年，我局新收政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件。",
     "requests.received.total=45 requests.carried_in.total=3 requests.total.total=46 requests.carried_out.total=2"},
    {"全年共接收政府信息公开申请一百零三件，其中自然人申请九十八件，法人或其他组织申请5件。",
     "requests.received.total=103 requests.received.natural_person=98 "
     "requests.received.business+requests.received.research+requests.received.public_welfare+requests.received.legal_"
     "service+requests.received.other_organization=5"},
    {"本机关本年度共收到政府信息公开申请１２３件。", "requests.received.total=123"},
    {"全年受理政府信息公开申请1,234宗，同比增长12.5%，较上年增加137宗。", "requests.received.total=1234"},
    {"通过政府网站收到政府信息公开申请23件，通过信函收到申请7件。", ""},
    {"收到政府信息公开申请30件，其中网上申请23件，当面申请5件，邮寄申请2件。", "requests.received.total=30"},
    {"收到涉及土地征收的政府信息公开申请12件。", ""},
    {"截至2023年12月31日，共收到依申请公开件18件，已全部办结。", "requests.received.total=18 requests.carried_out.total=0!"},
    {"2023年共收到政府信息公开申请18件，均已办结。", "requests.received.total=18 requests.carried_out.total=0!"},
    {"全年共收到政府信息公开申请约50件。", "requests.received.total~50"},
    {"全年收到政府信息公开申请50余件，办理答复50余件。", "requests.received.total>=50 requests.total.total>=50"},
    {"全年收到政府信息公开申请近百件。", "requests.received.total<=100"},
    {"答复中，予以公开12件、部分公开3件、不予公开4件、无法提供6件、不予处理1件、其他处理2件。",
     "requests.granted.total=12 requests.partially_granted.total=3 requests.denied.*.total=4 requests.unable.*.total=6 "
     "requests.not_processed.*.total=1 requests.other.*.total=2"},
    {"其中，12件予以公开，3件部分公开，4件不予公开，6件无法提供。",
     "requests.granted.total=12 requests.partially_granted.total=3 requests.denied.*.total=4 "
     "requests.unable.*.total=6"},
    {"全年收到政府信息公开申请28件，其中12件予以公开，3件部分公开，4件不予公开，6件无法提供。",
     "requests.received.total=28 requests.granted.total=12 requests.partially_granted.total=3 "
     "requests.denied.*.total=4 requests.unable.*.total=6"},
    {"在已办结的政府信息公开申请中，属于国家秘密2件，属于行政执法案卷1件，本机关不掌握相关政府信息5件，没有现成信息需要"
     "另行制作2件，重复申请1件。",
     "requests.denied.state_secret.total=2 requests.denied.enforcement_file.total=1 requests.unable.not_held.total=5 "
     "requests.unable.requires_creation.total=2 requests.not_processed.repeated.total=1"},
    {"对政府信息公开申请作出予以公开决定22件，部分公开决定3件。", "requests.granted.total=22 requests.partially_granted.total=3"},
    {"政府信息公开申请中，予以公开、部分公开分别为22件、20件。", "requests.granted.total=22 requests.partially_granted.total=20"},
    {"因政府信息公开被申请行政复议3件，其中维持2件，纠正1件；被提起行政诉讼2件，均尚未审结。",
     "reviews.reconsideration.total=3 reviews.reconsideration.upheld=2 reviews.reconsideration.corrected=1 "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=2 "
     "reviews.litigation_direct.pending+reviews.litigation_after_reconsideration.pending=2!"},
    {"全年因政府信息公开引发行政复议、行政诉讼各1件。",
     "reviews.reconsideration.total=1 "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=1"},
    {"政府信息公开行政复议、行政诉讼分别为7件、9件。",
     "reviews.reconsideration.total=7 "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=9"},
    {"2023年，未发生因政府信息公开申请引起的行政复议、行政诉讼。",
     "reviews.reconsideration.total=0! "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0!"},
    {"全年没有因政府信息公开引发的行政复议和行政诉讼案件。",
     "reviews.reconsideration.total=0! "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0!"},
    {"政府信息公开行政复议案件0起、行政诉讼案件0起。",
     "reviews.reconsideration.total=0 "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0"},
    {"2023年未收到政府信息公开申请。", "requests.received.total=0!"},
    {"本年度无依申请公开事项。", "requests.received.total=0!"},
    {"全年未收到公民、法人或其他组织提出的政府信息公开申请。", "requests.received.total=0!"},
    {"市司法局全年办理行政复议案件1200件。", ""},
    {"全市法院审理行政诉讼案件350件。", ""},
    {"全年制发行政规范性文件5件，废止3件，现行有效42件。",
     "disclosure.normative_documents.issued=5 disclosure.normative_documents.repealed=3 "
     "disclosure.normative_documents.in_force=42"},
    {"本年新制定规章2部、行政规范性文件6件。", "disclosure.rules.issued=2 disclosure.normative_documents.issued=6"},
    {"公开规范性文件12件。", ""},
    {"以市政府名义印发规范性文件3件。", ""},
    {"我局代拟市政府规范性文件2件。", ""},
    {"修订规范性文件4件，废止规范性文件2件，宣布失效1件。", ""},
    {"现行有效规范性文件49件。", "disclosure.normative_documents.in_force=49"},
    {"截至2023年底，我局现行有效的行政规范性文件共计四十九件。", "disclosure.normative_documents.in_force=49"},
    {"全年办理行政许可3210件，作出行政处罚决定87件，实施行政强制措施3件。",
     "disclosure.licenses.decisions=3210? disclosure.penalties.decisions=87 disclosure.coercive_measures.decisions=3"},
    {"公示行政许可、行政处罚信息共1200条。", ""},
    {"全年收取行政事业性收费5,230.5万元。", "disclosure.fees.amount=5230.5"},
    {"2023年收取行政事业性收费1230000元。", "disclosure.fees.amount=123"},
    {"减免行政事业性收费300万元。", ""},
    {"全年未收取信息处理费。", ""},
    {"2022年，我局收到政府信息公开申请45件。", ""},
    {"上年收到政府信息公开申请45件。", ""},
    {"上半年收到政府信息公开申请20件。", ""},
    {"2019年以来，累计收到政府信息公开申请320件。", ""},
    {"全年累计收到政府信息公开申请32件。", "requests.received.total=32?"},
    {"区教育局收到政府信息公开申请3件，区公安分局收到申请15件。", ""},
    {"收到政府信息公开申请，共计19件。", "requests.received.total=19"},
    {"依申请公开方面：全年共收到申请19件，已按时答复19件，按时答复率100%。",
     "requests.received.total=19 requests.total.total=19"},
    {"收到申请数为34。", "requests.received.total=34?"},
    {"全年政府信息公开申请受理量为21件。", "requests.received.total=21"},
    {"政府信息公开申请19件中，自然人提交16件，占84.2%，商业企业3件，占15.8%。",
     "requests.received.natural_person=16? requests.received.natural_person/requests.received.total=84.2%? "
     "requests.received.business=3? requests.received.business/requests.received.total=15.8%?"},
    {"2023年我局办理人大代表建议12件、政协提案15件。", ""},
    {"全年收到信访件35件，答复35件。", ""},
    {"全年收到政府信息公开申请28件，其中12件予以公开，3件部分公开，4件不予公开，6件无法提供。",
     "requests.received.total=28 requests.granted.total=12 requests.partially_granted.total=3 "
     "requests.denied.*.total=4 requests.unable.*.total=6"},
    {"2023年全年，我局收到政府信息公开申请19件（其中自然人18件，法律服务机构1件），已办结17件，2件结转至下年度继续办理"
     "。",
     "requests.received.total=19 requests.received.natural_person=18 requests.received.legal_service=1 "
     "requests.total.total=17 requests.carried_out.total=2"},
    {"全年受理依申请公开19件，答复19件，其中：予以公开10件，占52.6%；部分公开5件，占26.3%；不予公开4件，占21.1%。",
     "requests.received.total=19 requests.total.total=19 requests.granted.total=10 "
     "requests.granted.total/requests.total.total=52.6%? requests.partially_granted.total=5 "
     "requests.partially_granted.total/requests.total.total=26.3%? requests.denied.*.total=4 "
     "requests.denied.*.total/requests.total.total=21.1%?"},
    {"全年共收到政府信息公开申请36件（含上年结转4件），办结33件，结转2024年3件。",
     "requests.received.total=36 requests.carried_in.total=4 requests.total.total=33 requests.carried_out.total=3"},
    {"上年度结转政府信息公开申请5件，本年度新收到申请40件，本年度办结43件，尚在办理中2件。",
     "requests.carried_in.total=5 requests.received.total=40 requests.total.total=43 requests.carried_out.total=2?"},
    {"本年新收和上年结转共36件政府信息公开申请。", "requests.received.total+requests.carried_in.total=36"},
    {"办理政府信息公开申请过程中，因申请引发行政复议2件，结果均为维持。",
     "reviews.reconsideration.total=2 reviews.reconsideration.upheld=2!"},
    {"依申请公开收到19件。", "requests.received.total=19"},
    {"网络渠道收到政府信息公开申请15件，信函渠道收到4件，共办理19件。", "requests.total.total=19"},
    {"全年通过网站、信函、当面等渠道收到政府信息公开申请19件。", "requests.received.total=19"},
    {"全年共收到公众通过网络、邮寄等方式提交的政府信息公开申请19件。", "requests.received.total=19"},
    {"全年受理政府信息公开申请19件，其中涉及拆迁补偿的8件、涉及规划许可的5件。", "requests.received.total=19"},
    {"向社会公开政府信息2139条，其中网站1500条。", ""},
    {"我局未发生因政府信息公开被申请行政复议、被提起行政诉讼的情况。",
     "reviews.reconsideration.total=0! "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0!"},
    {"政府信息公开申请、行政复议、行政诉讼均为0件。",
     "reviews.reconsideration.total=0 "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0"},
    {"全年无政府信息公开行政复议、行政诉讼和举报投诉案件。",
     "reviews.reconsideration.total=0! "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0!"},
    {"全年没有发生一起因政府信息公开引发的行政复议案件。", "reviews.reconsideration.total=0!"},
    {"我局政府信息公开工作未引发行政复议或行政诉讼。",
     "reviews.reconsideration.total+reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0!"},
    {"收到行政复议申请3件，其中政府信息公开类1件。", ""},
    {"发生政府信息公开行政诉讼案件3件，其中未经复议直接起诉2件，复议后起诉1件。",
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=3 "
     "reviews.litigation_direct.total=2? reviews.litigation_after_reconsideration.total=1"},
    {"涉及政府信息公开的行政复议共4件，其中维持3件、其他结果1件；行政诉讼2件，其中尚未审结2件。",
     "reviews.reconsideration.total=4 reviews.reconsideration.upheld=3 reviews.reconsideration.other=1 "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=2 "
     "reviews.litigation_direct.pending+reviews.litigation_after_reconsideration.pending=2"},
    {"全市共制定行政规范性文件56件，废止12件。", ""},
    {"市政府及市政府办公室共印发规范性文件21件。", ""},
    {"全年审查规范性文件35件，备案30件。", ""},
    {"清理规范性文件120件，其中保留80件、修改25件、废止15件。", ""},
    {"主动公开行政规范性文件10件，政策解读12条。", ""},
    {"发布规范性文件解读5篇。", ""},
    {"出台教育领域规范性文件3件。", ""},
    {"制发《XX管理办法》等行政规范性文件4件。", "disclosure.normative_documents.issued=4"},
    {"全年未制发行政规范性文件。", "disclosure.normative_documents.issued=0!"},
    {"本年未新制定规章和行政规范性文件，废止规范性文件1件。",
     "disclosure.rules.issued=0! disclosure.normative_documents.issued=0! disclosure.normative_documents.repealed=1"},
    {"全年我局共作出行政许可决定1203件、行政处罚决定56件，无行政强制。",
     "disclosure.licenses.decisions=1203 disclosure.penalties.decisions=56"},
    {"受理行政许可申请1300件，办结1290件。", ""},
    {"行政许可事项32项。", ""},
    {"全年行政事业性收费总金额为32.5万元。", "disclosure.fees.amount=32.5"},
    {"本年度没有行政事业性收费。", "disclosure.fees.amount=0!"},
    {"2023年收取行政事业性收费约1.2亿元。", "disclosure.fees.amount~12000"},
    {"2023年1月1日至12月31日，我局收到政府信息公开申请9件。", "requests.received.total=9"},
    {"3月，我局收到政府信息公开申请2件。", ""},
    {"全年收到申请5000多件政府服务热线工单。", ""},
    {"我局全年答复网民留言304条，办理依申请公开12件。", "requests.total.total=12"},
    {"全年共受理公民、法人及其他组织政府信息公开申请四十二件，全部按期办结，结转0件。",
     "requests.received.total=42 requests.carried_out.total=0!?"},
    {"2023年收到申请0件，与2022年相比减少3件。", "requests.received.total=0?"},
    {"开展政府信息公开培训3次，收到政府信息公开申请8件。", "requests.received.total=8"},
    {"收到自然人提出的政府信息公开申请7件，商业企业提出的申请2件。",
     "requests.received.natural_person=7 requests.received.business=2?"},
    {"受理的7件申请中，予以公开3件，不予公开1件，本机关不掌握相关政府信息无法提供3件。",
     "requests.received.total=7 requests.granted.total=3 requests.denied.*.total=1 requests.unable.not_held.total=3"},
    {"因信息不存在等原因无法提供的12件。", "requests.unable.*.total=12?"},
    {"其中因申请内容不明确、信息不存在无法提供8件。", ""},
    {"依申请公开政府信息8件，其中公开5件，不公开3件。", ""},
    {"12345热线受理诉求5300件，办结率99%。", ""},
    {"发布行政规范性文件3件、政策文件15件。", "disclosure.normative_documents.issued=3"},
    {"今年以来，我局共收到政府信息公开申请二十六件，其中通过邮寄方式提出的十一件。", "requests.received.total=26"},
    {"2023年度，我局共登记政府信息公开申请26宗。", "requests.received.total=26"},
    {"我局年内收到信息公开申请书26份。", "requests.received.total=26"},
    {"2023年全年新增政府信息公开申请26件。", "requests.received.total=26"},
    {"本单位2023年度收到依申请公开26条，均按规定答复。", "requests.received.total=26"},
    {"全年共处理政府信息公开申请26件，办结率100%。", "requests.total.total=26"},
    {"截止2023年底，未收到依申请公开政府信息的申请。", "requests.received.total=0!"},
    {"2023年度，本机关没有收到政府信息公开申请，也没有因政府信息公开被申请行政复议、提起行政诉讼。",
     "requests.received.total=0! reviews.reconsideration.total=0! "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0!"},
    {"全年收到政府信息公开申请26件，没有结转下年度办理的申请。", "requests.received.total=26 requests.carried_out.total=0!"},
    {"无上年结转申请。", "requests.carried_in.total=0!"},
    {"2023年共收到政府信息公开申请26件，同比下降13.3%，办结26件，办结率100%。",
     "requests.received.total=26 requests.total.total=26"},
    {"我局收到申请人张某提交的政府信息公开申请1件。", ""},
    {"我局收到来自律师事务所的政府信息公开申请2件。", ""},
    {"全年收到政府信息公开申请（含转办）26件。", ""},
    {"政府信息公开申请办理情况：新收26件，结转上年2件，办结27件，转入下年1件。",
     "requests.received.total=26 requests.carried_in.total=2 requests.total.total=27 requests.carried_out.total=1"},
    {"26件政府信息公开申请全部办结。", "requests.total.total=26?"},
    {"按申请人类型分，自然人申请20件，企业申请6件。", ""},
    {"共收到政府信息公开申请26件，比上年增加5件，其中自然人申请20件，商业企业、科研机构各3件。",
     "requests.received.total=26 requests.received.natural_person=20 requests.received.business=3 "
     "requests.received.research=3"},
    {"收到依申请公开26件，答复26件，其中，予以公开15件，不予公开3件（属于三类内部事务信息1件、行政执法案卷2件），无法提"
     "供8件。",
     "requests.received.total=26 requests.total.total=26 requests.granted.total=15 requests.denied.*.total=3 "
     "requests.denied.internal_affairs.total=1 requests.denied.enforcement_file.total=2 requests.unable.*.total=8"},
    {"作出不予公开决定3件，其中涉及国家秘密的1件。", "requests.denied.*.total=3? requests.denied.state_secret.total=1?"},
    {"对28件依申请公开予以答复。", ""},
    {"全年行政复议7件，其中政府信息公开行政复议2件。", "reviews.reconsideration.total=2?"},
    {"全年因信息公开被提起行政复议1起，被提起行政诉讼0起。",
     "reviews.reconsideration.total=1 "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0"},
    {"政府信息公开类行政诉讼一审2件，二审1件。", ""},
    {"未发生因政府信息公开工作不到位引起的行政复议、行政诉讼。", ""},
    {"确保全年未发生因政府信息公开引发的行政复议、行政诉讼。", ""},
    {"力争做到无行政复议、无行政诉讼。", ""},
    {"2023年本单位政府信息公开类行政复议为零，行政诉讼为零。",
     "reviews.reconsideration.total=0 "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0"},
    {"行政复议维持率100%。", ""},
    {"全年政府信息公开行政复议3件，均被维持；行政诉讼2件，均未审结。",
     "reviews.reconsideration.total=3 reviews.reconsideration.upheld=3! "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=2 "
     "reviews.litigation_direct.pending+reviews.litigation_after_reconsideration.pending=2!"},
    {"全年共办理涉政府信息公开行政复议案件5件。", "reviews.reconsideration.total=5?"},
    {"本年发布规章1件、行政规范性文件3件，现行有效规章12件、行政规范性文件88件。",
     "disclosure.rules.issued=1 disclosure.normative_documents.issued=3 disclosure.rules.in_force=12 "
     "disclosure.normative_documents.in_force=88"},
    {"2023年印发的3件行政规范性文件均已公开。", "disclosure.normative_documents.issued=3"},
    {"全年共制定规范性文件3件，并同步解读3件。", "disclosure.normative_documents.issued=3"},
    {"组织召开规范性文件审查会5次。", ""},
    {"继续有效规范性文件56件、拟修订8件。", "disclosure.normative_documents.in_force=56"},
    {"废止或宣布失效规范性文件6件。", "disclosure.normative_documents.repealed=6"},
    {"全年累计公开规范性文件68件。", ""},
    {"公开行政处罚决定书87份。", ""},
    {"全年共作出行政处罚87起，罚款56.2万元。", "disclosure.penalties.decisions=87"},
    {"实施行政许可3210件，实施行政检查560次。", "disclosure.licenses.decisions=3210"},
    {"全年征收行政事业性收费约3.2万元。", "disclosure.fees.amount~3.2"},
    {"全年行政事业性收费收入1,203万元，同比增加30万元。", "disclosure.fees.amount=1203"},
    {"行政事业性收费项目5项。", ""},
    {"收取政府信息公开信息处理费120元。", ""},
    {"网站访问量86万次，微信公众号粉丝3.2万人。", ""},
    {"举办新闻发布会8场，发布政策解读20篇。", ""},
    {"政府信息公开申请每件平均办理时间为8天。", ""},
    {"20个工作日内答复政府信息公开申请。", ""},
    {"第3件政府信息公开申请于5月答复。", ""},
    {"全年收到政府信息公开申请3-5件。", ""},
    {"预计2024年将收到政府信息公开申请50件。", ""},
    {"2022年结转政府信息公开申请3件，2023年新收30件，结转至2024年2件。",
     "requests.carried_in.total=3 requests.received.total=30 requests.carried_out.total=2"},
    {"其他处理2件。", "requests.other.*.total=2?"},
    {"与2022年的30件相比，2023年收到政府信息公开申请26件。", "requests.received.total=26"},
    {"2023年，全局共收到政府信息公开申请62件，较去年同期的48件增长29%，其中当面申请12件、在线申请50件。",
     "requests.received.total=62"},
    {"全年办理政府信息公开申请62件，其中当年新收60件、上年结转2件。",
     "requests.total.total=62 requests.received.total=60 requests.carried_in.total=2"},
    {"全年共受理政府信息公开申请62件，依法依规作出答复60件，另有2件正在办理。",
     "requests.received.total=62 requests.total.total=60 requests.carried_out.total=2?"},
    {"共收到政府信息公开申请62件，按时办结62件，按时办结率100%，因政府信息公开工作被提起行政复议1件、行政诉讼0件。",
     "requests.received.total=62 requests.total.total=62 reviews.reconsideration.total=1 "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0"},
    {"政府信息公开申请主要涉及土地征收20件、房屋拆迁15件、财政预算5件。", ""},
    {"我局受理自然人申请55件、法人申请7件。",
     "requests.received.natural_person=55? "
     "requests.received.business+requests.received.research+requests.received.public_welfare+requests.received.legal_service+"
     "requests.received.other_organization=7?"},
    {"2023年共收到62件依申请公开，其中予以公开的有40件，部分公开的有10件，不予公开的有5件，无法提供的有7件。",
     "requests.received.total=62 requests.granted.total=40 requests.partially_granted.total=10 "
     "requests.denied.*.total=5 requests.unable.*.total=7"},
    {"作为被告应诉政府信息公开行政诉讼案件2件。",
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=2?"},
    {"作为复议机关办理政府信息公开行政复议案件15件。", ""},
    {"政府信息公开行政复议被纠正0件。", "reviews.reconsideration.corrected=0"},
    {"本年度政府信息公开行政复议案件为2件，其中结果维持1件，尚未审结1件。",
     "reviews.reconsideration.total=2 reviews.reconsideration.upheld=1 reviews.reconsideration.pending=1"},
    {"我市共有规章15件，现行有效规范性文件230件。", "disclosure.normative_documents.in_force=230"},
    {"我局全年报送市政府办公室规范性文件备案5件。", ""},
    {"以我局名义制发规范性文件2件，废止规范性文件1件，截至年底现行有效规范性文件20件。",
     "disclosure.normative_documents.issued=2? disclosure.normative_documents.repealed=1? "
     "disclosure.normative_documents.in_force=20?"},
    {"公开行政规范性文件2件，同步公开解读材料2篇。", ""},
    {"本机关2023年制发的2件行政规范性文件全部公开。", "disclosure.normative_documents.issued=2"},
    {"全年无新制发行政规范性文件，清理废止行政规范性文件3件。",
     "disclosure.normative_documents.issued=0! disclosure.normative_documents.repealed=3?"},
    {"全年发布规范性文件公告5条。", ""},
    {"2023年共实施行政处罚案件120件，罚没金额35.2万元。", "disclosure.penalties.decisions=120"},
    {"全年共办理行政许可事项3210件。", "disclosure.licenses.decisions=3210?"},
    {"行政许可办件量3210件。", ""},
    {"政务服务事项网上办理行政许可1200件。", ""},
    {"2023年度我局没有行政强制和行政事业性收费。", "disclosure.fees.amount=0!"},
    {"收取各类行政事业性收费共计56.78万元。", "disclosure.fees.amount=56.78"},
    {"举行依申请公开工作培训2次，参训120人次。", ""},
    {"受理并答复政府信息公开申请62件。", "requests.total.total=62? requests.received.total=62?"},
    {"收到并办结政府信息公开申请62件。", "requests.total.total=62? requests.received.total=62?"},
    {"2023年，收到政府信息公开申请62件，办结62件，无结转。",
     "requests.received.total=62 requests.total.total=62 requests.carried_out.total=0!?"},
    {"2023年，未发生被申请行政复议、提起行政诉讼情况。",
     "reviews.reconsideration.total=0!? "
     "reviews.litigation_direct.total+reviews.litigation_after_reconsideration.total=0!?"},
    {"接待政府信息公开现场咨询120人次，电话咨询300次。", ""},
};

constexpr stated_wording of_a_government[] = {
    {"全市各级行政机关共收到政府信息公开申请1200件，其中市政府收到80件，市级部门收到620件，各县区收到500件。",
     "requests.received.total=1200"},
    {"市政府收到政府信息公开申请80件。", "requests.received.total=80"},
    {"全市收到政府信息公开申请1200件，办结1180件。", "requests.received.total=1200 requests.total.total=1180"},
    {"市本级收到政府信息公开申请80件。", ""},
    {"市公安局收到政府信息公开申请210件，市住建局收到130件。", ""},
    {"全年市政府及各部门共受理政府信息公开申请1200件。", ""},
};

constexpr stated_wording of_2019[] = {
    {"2019年新制作规范性文件5件，新公开规范性文件5件，累计公开规范性文件66件。",
     "disclosure.normative_documents.made=5 disclosure.normative_documents.published=5 "
     "disclosure.normative_documents.public_total=66?"},
    {"2019年出台的5件规范性文件全部在门户网站公开。",
     "disclosure.normative_documents.made=5 disclosure.normative_documents.published=5"},
    {"政府集中采购项目39项。", ""},
    {"全年废止规范性文件2件。", ""},
};

std::vector<finding> failures(const published_report& r) {
    std::vector<finding> out = check_narrative(r);
    std::erase_if(out, [](const finding& f) { return f.outcome != outcome::fail; });
    return out;
}

}  // namespace

TEST_CASE("the prose of a department: each number is about its cell, or about none") {
    for (const stated_wording& w : of_a_department) {
        CAPTURE(std::string{w.prose});
        CHECK(summary(claims(with_prose(w.prose))) == w.claims);
    }
}

TEST_CASE("the prose of a government: its own level and its departments are not the whole") {
    for (const stated_wording& w : of_a_government) {
        CAPTURE(std::string{w.prose});
        CHECK(summary(claims(with_prose(w.prose, "某市人民政府"))) == w.claims);
    }
}

TEST_CASE("in edition 2019 documents are made and published") {
    for (const stated_wording& w : of_2019) {
        CAPTURE(std::string{w.prose});
        CHECK(summary(claims(with_prose(w.prose, "某市某局", edition::e2019))) == w.claims);
    }
}

TEST_CASE("white space and broken lines inside words and sentences change nothing") {
    CHECK(summary(claims(with_prose("2023 年 ， 我局 收到 政府 信息公开 申请 12 件 。"))) == "requests.received.total=12");
    CHECK(summary(claims(with_prose("按照要求认真做好依申请公开各项工作，本机关全年收到政府\n信息公开申请12件，均在规定"
                                    "的期限之内答复了申请人，并告\n知了救济途径。"))) == "requests.received.total=12");
}

TEST_CASE("a claim quotes its words and knows their place") {
    published_report r = with_prose("概述。\n我局收到政府信息公开申请12件。");
    r.sections.front().span = {100, static_cast<std::uint32_t>(r.sections.front().text.size()), 7, 1};
    const auto found = claims(r);
    REQUIRE(found.size() == 1);
    CHECK(found[0].quote == "我局收到政府信息公开申请12件");
    CHECK(found[0].place.section == section::overview);
    CHECK(r.sections.front().text.substr(found[0].place.offset, found[0].place.length) == found[0].quote);
    CHECK(found[0].place.span == source_span{110, static_cast<std::uint32_t>(found[0].quote.size()), 8, 1});
}

TEST_CASE("what stands before the first section is read as prose, and JSON keeps it") {
    const std::string document =
        "某市某局2023年政府信息公开工作年度报告\n本局全年收到政府信息公开申请3件。\n一、总体情况\n概述。\n"
        "二、主动公开政府信息情况\n略。\n三、收到和处理政府信息公开申请情况\n略。\n";
    const auto r = read_text(document);
    REQUIRE(r.has_value());
    const auto found = claims(*r);
    REQUIRE(found.size() == 1);
    CHECK(!found[0].place.section);
    CHECK(document.substr(found[0].place.span.offset, found[0].place.span.length) == found[0].quote);
    CHECK(found[0].place.span.line == 2);
    const auto again = read_json(to_json(*r));
    REQUIRE(again.has_value());
    CHECK(*again == *r);
    CHECK(claims(*again)[0].place.span == found[0].place.span);
}

TEST_CASE("a claim is compared with its cells") {
    published_report r = with_prose("收到政府信息公开申请12件，上年结转3件，其中予以公开5件、不予公开2件，其他处理1件。");
    r.set({request_row::received, request_column::total}, cell::reported(decimal{9}));
    r.set({request_row::carried_in, request_column::total}, cell::reported(decimal{3}));
    r.set({request_row::granted, request_column::total}, cell::blank());
    r.set({request_row::granted, request_column::natural_person}, cell::reported(decimal{5}));
    r.set({request_row::denied_state_secret, request_column::total}, cell::reported(decimal{1}));
    r.set({request_row::other_other, request_column::total}, cell::missing());
    const auto found = claims(r);
    REQUIRE(found.size() == 5);
    CHECK(found[0].agree == agreement::with_carried_in);
    CHECK(found[1].agree == agreement::yes);
    CHECK(found[2].agree == agreement::yes);  // a blank total is the sum of its row
    CHECK(found[3].agree == agreement::no);
    CHECK(*found[3].table == decimal{1});
    CHECK(found[4].agree == agreement::na);
    const auto wrong = failures(r);
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].rule == rule_id::narrative_mismatch);
    CHECK(wrong[0].severity() == severity::error);
    CHECK(wrong[0].actual == "2");
    CHECK(wrong[0].expected == "1");
    CHECK(wrong[0].cells.size() == 8);
    CHECK(message(wrong[0], lang::zh).find("不予公开2件") != std::string::npos);
}

TEST_CASE("bounds, money and percentages are compared as they are meant") {
    const auto agrees = [](std::string prose, cell_key key, decimal value) {
        published_report r = with_prose(std::move(prose));
        r.set(key, cell::reported(value));
        const auto found = claims(r);
        REQUIRE(!found.empty());
        return found.back().agree;
    };
    const cell_key received{request_row::received, request_column::total};
    CHECK(agrees("收到政府信息公开申请50余件。", received, decimal{53}) == agreement::yes);
    CHECK(agrees("收到政府信息公开申请50余件。", received, decimal{49}) == agreement::no);
    CHECK(agrees("收到政府信息公开申请近50件。", received, decimal{48}) == agreement::yes);
    CHECK(agrees("收到政府信息公开申请近50件。", received, decimal{51}) == agreement::no);
    CHECK(agrees("收到政府信息公开申请约50件。", received, decimal{52}) == agreement::yes);
    CHECK(agrees("收到政府信息公开申请约50件。", received, decimal{60}) == agreement::no);
    CHECK(agrees("收到政府信息公开申请1.2万件。", received, decimal{12034}) == agreement::yes);
    const cell_key fees{disclosure_row::fees, disclosure_column::amount};
    CHECK(agrees("收取行政事业性收费12.35万元。", fees, decimal{123456, 4}) == agreement::yes);
    CHECK(agrees("收取行政事业性收费12.34万元。", fees, decimal{123456, 4}) == agreement::no);
    CHECK(agrees("收取行政事业性收费123456元。", fees, decimal{123456, 4}) == agreement::yes);
}

TEST_CASE("a percentage is judged where the number it is of is right") {
    published_report r = with_prose("收到政府信息公开申请9件，其中予以公开3件，占33.3%；部分公开3件，占45%。");
    r.set({request_row::received, request_column::total}, cell::reported(decimal{9}));
    r.set({request_row::granted, request_column::total}, cell::reported(decimal{3}));
    r.set({request_row::partially_granted, request_column::total}, cell::reported(decimal{3}));
    r.set({request_row::total, request_column::total}, cell::reported(decimal{9}));
    auto wrong = failures(r);
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].actual == "45%");
    CHECK(wrong[0].expected == "33%");
    CHECK(wrong[0].severity() == severity::warning);
    r.set({request_row::partially_granted, request_column::total}, cell::reported(decimal{4}));
    wrong = failures(r);
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].actual == "3");
}

TEST_CASE("what is denied and counted all the same is a contradiction") {
    published_report r = with_prose("全年未发生因政府信息公开引起的行政复议、行政诉讼。收到政府信息公开申请7件，已全部办结。");
    r.set({review_kind::reconsideration, review_column::total}, cell::reported(decimal{2}));
    r.set({request_row::received, request_column::total}, cell::reported(decimal{7}));
    r.set({request_row::carried_out, request_column::total}, cell::reported(decimal{1}));
    const auto wrong = failures(r);
    REQUIRE(wrong.size() == 2);
    CHECK(wrong[0].rule == rule_id::narrative_contradiction);
    CHECK(wrong[0].cells == std::vector{cell_key{review_kind::reconsideration, review_column::total}});
    CHECK(wrong[1].rule == rule_id::narrative_contradiction);
    CHECK(wrong[1].cells == std::vector{cell_key{request_row::carried_out, request_column::total}});
}

TEST_CASE("a sentence in place of a table is no claim about it") {
    published_report r = with_prose("2023年未收到政府信息公开申请。");
    r.sections.front().which = section::requests;
    CHECK(claims(r).size() == 1);
    r.set_table(table::requests, false);
    CHECK(claims(r).empty());
}

TEST_CASE("this year's number under last year's name") {
    published_report r = with_prose("2022年，我局收到政府信息公开申请7件。2022年，我局办结政府信息公开申请5件。");
    r.set({request_row::received, request_column::total}, cell::reported(decimal{7}));
    const auto wrong = failures(r);
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].rule == rule_id::narrative_year);
    CHECK(wrong[0].actual == "2022");
    CHECK(wrong[0].expected == "2023");
    // Told for comparison, beside this year's own number.
    r.sections.front().text = "2022年收到政府信息公开申请7件。2023年收到政府信息公开申请7件。";
    CHECK(failures(r).empty());
}

TEST_CASE("a section that knows another year only is worth a warning") {
    published_report r = with_prose("2022年未收取信息处理费。");
    r.sections.front().which = section::other_matters;
    const auto wrong = failures(r);
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].rule == rule_id::narrative_year);
    CHECK(wrong[0].severity() == severity::warning);
}

TEST_CASE("facts: what the tables do not count in full") {
    const auto found =
        facts(with_prose("全年通过门户网站主动公开政府信息1,365条，微信公众号推送信息195篇。举办新闻发布会8场，发布政策解读20篇，"
                         "接受群众咨询5.2万余件，答复网民留言304条，办理人大代表建议12件。制发规范性文件3件，废止1件。"
                         "收到政府信息公开申请9件，其中网络申请6件、信函申请3件。收取信息处理费120元。"));
    struct expected {
        fact_kind kind;
        medium through;
        decimal number;
    };
    const expected all[] = {
        {fact_kind::published_items, medium::website, decimal{1365}},
        {fact_kind::published_items, medium::wechat, decimal{195}},
        {fact_kind::press_conferences, medium::unspecified, decimal{8}},
        {fact_kind::interpretations, medium::unspecified, decimal{20}},
        {fact_kind::consultations, medium::unspecified, decimal{52000}},
        {fact_kind::messages, medium::unspecified, decimal{304}},
        {fact_kind::proposals, medium::unspecified, decimal{12}},
        {fact_kind::documents_issued, medium::unspecified, decimal{3}},
        {fact_kind::documents_repealed, medium::unspecified, decimal{1}},
        {fact_kind::requests, medium::unspecified, decimal{9}},
        {fact_kind::requests, medium::website, decimal{6}},
        {fact_kind::requests, medium::letter, decimal{3}},
        {fact_kind::information_fee, medium::unspecified, decimal{120}},
    };
    REQUIRE(found.size() == std::size(all));
    for (std::size_t i = 0; i < std::size(all); ++i) {
        CAPTURE(found[i].quote);
        CHECK(found[i].kind == all[i].kind);
        CHECK(found[i].through == all[i].through);
        CHECK(found[i].number == all[i].number);
    }
}

TEST_CASE("a fact tells its unit and of what time it is") {
    const auto found =
        facts(with_prose("通过网站公开信息1,365条。2023年上半年举办培训2期。2022年推送微信信息195篇。近三年发布政策解读20篇。"
                         "全年接受群众咨询5.2万余人次，较2022年的4万人次增长30%。网站累计访问量38万次。公开财政信息20条。"));
    struct expected {
        measure_word unit;
        fact_period period;
        std::optional<int> year{};
    };
    using enum measure_word;
    const expected all[] = {{line, fact_period::unspecified},         {article, fact_period::part_of_year},
                            {article, fact_period::other_year, 2022}, {article, fact_period::several_years},
                            {people, fact_period::report_year},       {piece, fact_period::several_years},
                            {line, fact_period::unspecified}};
    REQUIRE(found.size() == std::size(all));
    for (std::size_t i = 0; i < std::size(all); ++i) {
        CAPTURE(found[i].quote);
        CHECK(found[i].unit == all[i].unit);
        CHECK(found[i].period == all[i].period);
        CHECK(found[i].other_year.has_value() == all[i].year.has_value());
        if (all[i].year) CHECK(found[i].other_year == std::chrono::year{*all[i].year});
        CHECK(found[i].of_a_class == (i + 1 == std::size(all)));
    }
}

TEST_CASE("any bytes are read, and no prose is too long") {
    std::mt19937_64 random{20261123};
    const std::string_view seed =
        "2022年，全市共收到政府信息公开申请（含上年结转3件）12件，其中：自然人10件、商业企业各1件；均未发生行政复议、诉"
        "讼，"
        "占5.2%。废止规范性文件《办法》8件\n（一）百分之三十，一百零三万元，分别为1件、2件，未被纠正，均获维持。";
    for (std::size_t round = testing::draws(300); round > 0; --round) {
        std::string text;
        const std::size_t pieces = random() % 40;
        for (std::size_t i = 0; i < pieces; ++i) {
            const std::size_t begin = random() % seed.size();
            text += seed.substr(begin, random() % 24);
            if (random() % 4 == 0) text += static_cast<char>(random() % 256);
        }
        published_report r = with_prose(text, random() % 2 ? "某市某局" : "", random() % 2 ? edition::e2019 : edition::e2021);
        for (const claim& c : claims(r, true)) {
            CHECK(c.place.offset + c.place.length <= text.size());
            CHECK(!c.cells.numerator.empty());
        }
        for (const fact& f : facts(r)) CHECK(f.place.offset + f.place.length <= text.size());
        for (const finding& f : check_narrative(r)) CHECK(!to_string(f, lang::zh).empty());
    }
    for (const std::string_view unit : {"、", "，", "1件", "（", "）", "未", "均", "收到", "申请", "一", "9", "《",
                                        "政府信息公开申请1件、", "均1件", "收到政府信息公开申请1件，占1%，均已办结；"}) {
        std::string text;
        while (text.size() < 30'000) text += unit;
        text += "1件";
        CHECK_NOTHROW(check_narrative(with_prose(text)));
    }
    // Megabytes: one sentence, and as many as there are.
    for (const std::string_view unit :
         {"其中制定规范性文件1件、答复申请1件，行政复议1件，", "收到政府信息公开申请9件，办结9件。\n"}) {
        std::string text;
        while (text.size() < 3'000'000) text += unit;
        CHECK(claims(with_prose(text)).size() <= 2000);
    }
}

TEST_CASE("what a sentence costs does not depend on what stands far before it") {
    // Each number of a sentence of a megabyte is read by no more words than the same in a short one: the same claims, one after
    // the other, until there are two thousand; and every fact has its own place.
    const std::string one = "收到政府信息公开申请9件，其中自然人8件、商业企业1件，占11.1%，办结9件，";
    published_report few = with_prose(one + one + one);
    const std::size_t each = claims(few).size() / 3;
    REQUIRE(each > 0);
    std::string text;
    while (text.size() < 1'000'000) text += one;
    const auto found = claims(with_prose(text));
    REQUIRE(found.size() == 2000);
    for (std::size_t i = each; i + each < found.size(); ++i) {
        CHECK(found[i + each].place.offset == found[i].place.offset + one.size());
        CHECK(found[i + each].quote == found[i].quote);
    }
    published_report many = with_prose("");
    const std::string item = "公开信息9条，";
    std::string& items = many.sections.front().text;
    while (items.size() < 1'000'000) items += item;
    many.sections.front().pieces = {{0, source_span{0, static_cast<std::uint32_t>(items.size()), 1, 1}}};
    const auto all = facts(many);
    REQUIRE(all.size() == items.size() / item.size());
    CHECK(all.back().place.span.column == 1 + (all.size() - 1) * 7);
}

TEST_CASE("a heading tells what the paragraphs under it speak of") {
    const std::string under = "\n全年共收到申请12件，办结11件。\n";
    CHECK(summary(claims(with_prose("（二）依申请公开情况" + under))) == "requests.received.total=12 requests.total.total=11");
    CHECK(summary(claims(with_prose("（一）主动公开情况" + under))).empty());
    CHECK(summary(claims(with_prose("（二）依申请公开情况\n（三）平台建设情况" + under))).empty());
    CHECK(summary(claims(with_prose("（三）行政复议和行政诉讼情况\n全年被申请行政复议3件，均被维持。"))) ==
          "reviews.reconsideration.total=3? reviews.reconsideration.upheld=3!?");
}
