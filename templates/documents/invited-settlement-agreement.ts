import { z } from 'zod'
import { defineDocument } from '../document.ts'
import {
  sampleAgreementNumber,
  sampleClauses,
  sampleCourt,
  sampleDispute,
  sampleOrganisation,
  sampleParties,
} from '../parts/samples.ts'
import { clause, count, date, fen, inOrder, line, nameList, oneOf, party, withLines, words } from '../parts/schemas.ts'
import { mediatorSlots, organisationSlots, partySlots } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    agreementNumber: line,
    parties: z.array(party).min(2),
    court: line,
    referredOn: date,
    referralNumber: line,
    disputeKind: words,
    referralKind: oneOf('referralKind'),
    organisation: line,
    mediators: nameList,
    acceptedOn: date,
    mainFacts: words,
    issues: z.array(z.object({ text: words })).min(1),
    clauses: z.array(clause).min(1),
    instalments: z
      .array(z.object({ dueOn: date, amount: fen, payer: line, payee: line }))
      .min(1)
      .optional(),
    accounts: z.array(z.object({ payee: line, holder: line, bank: line, number: line })).min(1),
    performancePlace: line,
    lastDueOn: date,
    defaultClauses: z
      .array(z.object({ text: words }))
      .min(1)
      .optional(),
    feeStatement: oneOf('feeStatement'),
    jointApplicationStatement: oneOf('jointApplication'),
    copies: count,
    agreementOn: date,
  }),
  [
    ['referredOn', 'acceptedOn'],
    ['acceptedOn', 'agreementOn'],
  ],
)

const zh = `# 调解协议书
^ {{agreementNumber}}
::each parties::
! {{role|role}}：{{name}}
::each lines::
- {{it}}
::end::
::end::
{{court}}于{{referredOn|date}}以{{referralNumber}}将上列当事人的{{disputeKind|text}}{{referralKind|referralKind}}{{organisation}}调解。特邀调解员{{mediators|names}}于{{acceptedOn|date}}接受并主持调解。各方自愿达成如下协议。
## #. 主要事实和争议事项
{{mainFacts|text}}
::each issues::
*. {{text|text}}
::end::
## #. 调解结果
::each clauses::
{{no|item}}{{text|text}}
::end::
::if instalments::
| 期次 | 应付日期（当日二十四时前） | 金额（元） | 付款人 | 收款人 |
::each instalments::
| {{no}} | {{dueOn|date}} | {{amount|yuan}} | {{payer}} | {{payee}} |
::end::
- 各期合计：{{totalAmount|money}}。
::end::
## #. 付款账户和履行地点
::each accounts::
{{payee}}：户名{{holder}}，开户行{{bank}}，账号{{number}}
::end::
- 履行地点：{{performancePlace}}；全部义务最迟于{{lastDueOn|date}}履行完毕。
::if defaultClauses::
## #. 未按约定履行的处理
::each defaultClauses::
(#) {{text|text}}
::end::
::end::
## #. 费用
{{feeStatement|feeStatement}}
## #. 声明和生效
(#) 各方确认协议自愿达成，没有恶意串通，不损害国家利益、社会公共利益和他人合法权益。
(#) 本协议自各方签名、盖章或者捺指印，特邀调解员签名并加盖{{organisation}}印章之日起生效；在不同时间完成的，以最后一项完成之日为准。
(#) {{jointApplicationStatement|jointApplication}}
(#) 本协议一式{{copies}}份。

::sign slots::
>> {{agreementOn|date}}`

const en = `# Settlement Agreement (invited mediation)
~ For reference only; the Chinese text prevails.
^ {{agreementNumber}}
::each parties::
! {{role|role}}: {{name}}
::each lines::
- {{it}}
::end::
::end::
By {{referralNumber}} of {{referredOn|date}}, {{court}} made a {{referralKind|referralKind}} of the parties' case concerning {{disputeKind|text}} to {{organisation}} for mediation. The invited mediator(s) {{mediators|names}} accepted on {{acceptedOn|date}} and conducted the mediation. The parties have voluntarily agreed as follows.
## #. Main facts and matters in dispute
{{mainFacts|text}}
::each issues::
*. {{text|text}}
::end::
## #. Result of the mediation
::each clauses::
{{no|item}}{{text|text}}
::end::
::if instalments::
| Instalment | Due (before midnight of the day) | Amount (yuan) | Payer | Payee |
::each instalments::
| {{no}} | {{dueOn|date}} | {{amount|yuan}} | {{payer}} | {{payee}} |
::end::
- Total of all instalments: {{totalAmount|money}}.
::end::
## #. Accounts and place of performance
::each accounts::
{{payee}}: account holder {{holder}}, bank {{bank}}, account no. {{number}}
::end::
- Place of performance: {{performancePlace}}; all obligations are to be performed by {{lastDueOn|date}} at the latest.
::if defaultClauses::
## #. If the agreement is not performed
::each defaultClauses::
(#) {{text|text}}
::end::
::end::
## #. Costs
{{feeStatement|feeStatement}}
## #. Statements and effectiveness
(#) The parties confirm that the agreement was reached voluntarily, without malicious collusion and without harm to the interests of the state, the public or others.
(#) This agreement takes effect on the day when every party has signed, sealed or fingerprinted it, the invited mediator has signed it and the seal of {{organisation}} is on it; if done at different times, on the day of the last of them.
(#) {{jointApplicationStatement|jointApplication}}
(#) This agreement is made in {{copies}} copies.

::sign slots::
>> {{agreementOn|date}}`

/** Paper 15: what the parties agreed before a mediator whom a court invited. */
export default defineDocument({
  id: 'invited-settlement-agreement',
  number: '15',
  version: 1,
  title: { 'zh-CN': '调解协议书（委派、特邀调解）', en: 'Settlement Agreement (invited mediation)' },
  basis: ['特邀调解规定第二十四条；在线调解规则第十九条；民事诉讼法第二百零五条第一项'],
  isAgreement: true,
  schema,
  sample: {
    agreementNumber: sampleAgreementNumber,
    parties: [...sampleParties],
    court: sampleCourt,
    referredOn: '2026-11-18',
    referralNumber: '（2026）浙0681诉前调88号',
    disputeKind: sampleDispute,
    referralKind: 'referralBeforeDocketing',
    organisation: sampleOrganisation,
    mediators: ['陈明'],
    acceptedOn: '2026-11-23',
    mainFacts: '2026年1月双方签订租赁合同，押金3,400元，退租后对退还数额有争议。',
    issues: [{ text: '押金是否应当退还、退还多少' }, { text: '钥匙何时交还' }],
    clauses: [...sampleClauses],
    instalments: [
      { dueOn: '2026-12-05', amount: 155_000, payer: '诸暨市示例房屋租赁有限公司', payee: '戴小雨' },
      { dueOn: '2027-01-05', amount: 155_000, payer: '诸暨市示例房屋租赁有限公司', payee: '戴小雨' },
    ],
    accounts: [{ payee: '戴小雨', holder: '戴小雨', bank: '示例银行诸暨支行', number: '6200000000001234' }],
    performancePlace: '浙江省诸暨市',
    lastDueOn: '2027-01-05',
    defaultClauses: [
      {
        text: {
          'zh-CN': '逾期付款的，另按未付金额的百分之十支付违约金。',
          en: 'If a payment is late, ten per cent of the unpaid sum is due in addition.',
        },
      },
    ],
    feeStatement: 'invitedFree',
    jointApplicationStatement: 'apply',
    copies: 3,
    agreementOn: '2026-11-25',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    parties: withLines(data.parties, locale),
    instalments: data.instalments?.map((each, index) => ({ ...each, no: index + 1 })),
    totalAmount: data.instalments?.reduce((sum, { amount }) => sum + amount, 0),
    slots: [
      ...partySlots(data.parties, locale),
      ...mediatorSlots(data.mediators, locale),
      ...organisationSlots(data.organisation, locale),
    ],
  }),
})
