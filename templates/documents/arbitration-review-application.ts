import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleAgreementNumber, sampleOrganisation, sampleParties } from '../parts/samples.ts'
import { clause, count, date, inOrder, line, nameList, oneOf, party, withLines, words } from '../parts/schemas.ts'
import { partySlots } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    parties: z.array(party).min(2),
    partyNames: nameList,
    agreementOn: date,
    organisation: line,
    agreementTitle: oneOf('agreementTitle'),
    agreementNumber: line,
    disputeKind: words,
    employmentNote: words,
    mediators: nameList,
    effectiveOn: date,
    clauses: z.array(clause).min(1),
    reviewLimitNote: words,
    arbitrationCommission: line,
    appliedOn: date,
    annexes: z.array(z.object({ name: words, copies: count })).min(1),
  }),
  [
    ['agreementOn', 'effectiveOn'],
    ['effectiveOn', 'appliedOn'],
  ],
)

const zh = `# 仲裁审查申请书
::each parties::
! 申请人：{{name}}
::each lines::
- {{it}}
::end::
::end::
## 请求事项
请求对申请人{{partyNames|names}}于{{agreementOn|date}}经{{organisation}}主持调解达成的《{{agreementTitle|agreementTitle}}》（编号：{{agreementNumber}}）进行审查，并出具仲裁调解书。
## 事实与理由
#. 申请人之间发生{{disputeKind|text}}。劳动关系情况：{{employmentNote|text}}
#. 经调解员{{mediators|names}}主持调解，自愿达成协议，协议于{{effectiveOn|date}}生效。主要内容：
::each clauses::
{{no|item}}{{text|text}}
::end::
#. 申请期限：{{reviewLimitNote|text}}
#. 申请人没有就同一争议另行申请仲裁、司法确认或者提起诉讼。
## 承诺
协议系自愿达成，没有恶意串通；不损害国家利益、社会公共利益和他人合法权益，不减损法律规定的劳动者最低权益；陈述和材料真实。
此致
- {{arbitrationCommission}}

::sign slots::
>> {{appliedOn|date}}
## 附件
::each annexes::
*. {{name|text}}，{{copies}}份
::end::`

const en = `# Joint Application for Arbitration Review
~ For reference only; the Chinese text prevails.
::each parties::
! Applicant: {{name}}
::each lines::
- {{it}}
::end::
::end::
## Request
That the {{agreementTitle|agreementTitle}} (no. {{agreementNumber}}) reached on {{agreementOn|date}} by the applicants {{partyNames|names}} in mediation conducted by {{organisation}} be reviewed and an arbitral mediation statement be issued.
## Facts and reasons
#. A dispute concerning {{disputeKind|text}} arose between the applicants. Employment: {{employmentNote|text}}
#. With {{mediators|names}} as mediator(s), the agreement was reached voluntarily and took effect on {{effectiveOn|date}}. Main content:
::each clauses::
{{no|item}}{{text|text}}
::end::
#. Time limit: {{reviewLimitNote|text}}
#. The applicants have not applied for arbitration or judicial confirmation nor brought an action on the same dispute elsewhere.
## Undertaking
The agreement was reached voluntarily, without malicious collusion; it does not harm the interests of the state, the public or others, nor reduce the minimum rights of workers set by law; statements and materials are true.
- To: {{arbitrationCommission}}

::sign slots::
>> {{appliedOn|date}}
## Annexes
::each annexes::
*. {{name|text}}, copies: {{copies}}
::end::`

/** Paper 35: both sides ask the labour arbitration commission to review their agreement. */
export default defineDocument({
  id: 'arbitration-review-application',
  number: '35',
  version: 1,
  title: { 'zh-CN': '仲裁审查申请书（劳动人事争议）', en: 'Joint Application for Arbitration Review (labour)' },
  basis: ['劳动争议调解仲裁法第十四条', '浙江省劳动人事争议调解仲裁条例第十一条', '劳动人事争议仲裁办案规则第七十四条'],
  schema,
  sample: {
    parties: [...sampleParties],
    partyNames: ['戴小雨', '马建国'],
    agreementOn: '2026-11-25',
    organisation: sampleOrganisation,
    agreementTitle: 'peoples',
    agreementNumber: sampleAgreementNumber,
    disputeKind: { 'zh-CN': '拖欠劳动报酬争议', en: 'unpaid wages' },
    employmentNote: '2024年3月入职，任车工，月工资6,000元。',
    mediators: ['陈明'],
    effectiveOn: '2026-11-25',
    clauses: [
      {
        no: 1,
        text: {
          'zh-CN':
            '诸暨市示例房屋租赁有限公司于2026年12月5日二十四时前支付戴小雨2026年8月至10月工资人民币18,000.00元（大写：壹万捌仟元整）。',
          en: 'Zhuji Example House Lease Co. pays Dai Xiaoyu the wages of August to October 2026, RMB 18,000.00, before midnight of 5 December 2026.',
        },
      },
    ],
    reviewLimitNote: '协议于2026年11月25日生效，十五日届满日为2026年12月10日。',
    arbitrationCommission: '诸暨市劳动人事争议仲裁委员会',
    appliedOn: '2026-11-27',
    annexes: [
      { name: { 'zh-CN': '人民调解协议书', en: 'Settlement agreement' }, copies: 1 },
      { name: { 'zh-CN': '当事人身份证明', en: 'Proof of identity of the parties' }, copies: 2 },
    ],
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    parties: withLines(data.parties, locale),
    slots: partySlots(data.parties, locale, 'applicant'),
  }),
})
