import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleAgreementNumber, sampleCourt } from '../parts/samples.ts'
import { count, date, fen, inOrder, line, words } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    creditor: line,
    creditorIdentity: line,
    creditorAddress: line,
    creditorPhone: line,
    debtor: line,
    debtorIdentity: line,
    debtorAddress: line,
    debtorPhone: line,
    rulingCourt: line,
    courtCaseNumber: line,
    agreementNumber: line,
    servedOn: date,
    requests: z.array(z.object({ text: words })).min(1),
    items: z.array(z.object({ clauseNo: count, duty: words, dueOn: date, due: fen, paid: fen })).min(1),
    computedOn: date,
    agreedDefaultAmount: fen.optional(),
    defaultFormula: line.optional(),
    clues: z.array(z.object({ text: words })).min(1),
    enforceLastOn: date,
    court: line,
    appliedOn: date,
    annexes: z.array(z.object({ name: words, copies: count })).min(1),
  }),
  [
    ['servedOn', 'computedOn'],
    ['appliedOn', 'enforceLastOn'],
  ],
)

const zh = `# 强制执行申请书
- 申请执行人：{{creditor}}，{{creditorIdentity}}，住址（住所地）：{{creditorAddress}}，联系电话：{{creditorPhone}}
- 被执行人：{{debtor}}，{{debtorIdentity}}，住址（住所地）：{{debtorAddress}}，联系电话：{{debtorPhone}}
## 执行依据
{{rulingCourt}}{{courtCaseNumber}}民事裁定书，确认{{agreementNumber}}调解协议有效，于{{servedOn|date}}送达。
## 请求事项
::each requests::
*. {{text|text}}
::end::
## 履行情况
| 条款 | 应履行的内容 | 应履行日期 | 应付金额（元） | 已付金额（元） | 未付金额（元） |
::each items::
| {{clauseNo|clause}} | {{duty|text}} | {{dueOn|date}} | {{due|yuan}} | {{paid|yuan}} | {{outstanding|yuan}} |
::end::
截至{{computedOn|date}}，未履行的金额合计：{{outstandingTotal|money}}。
::if agreedDefaultAmount::
依协议约定的违约金：{{agreedDefaultAmount|money}}（计算方法：{{defaultFormula}}）。
::end::
请求依照《中华人民共和国民事诉讼法》第二百六十四条，责令被执行人支付迟延履行期间的债务利息或者迟延履行金。
## 财产线索
::each clues::
*. {{text|text}}
::end::
## 期限说明
申请执行的期间为二年。依照履行期间最后一日计算，本次申请的期限届满日为{{enforceLastOn|date}}。
此致
- {{court}}

::sign slots::
>> {{appliedOn|date}}
## 附件
::each annexes::
*. {{name|text}}，{{copies}}份
::end::`

const en = `# Application for Enforcement
~ For reference only; the Chinese text prevails.
Applicant for enforcement: {{creditor}}, {{creditorIdentity}}, address (seat): {{creditorAddress}}, telephone: {{creditorPhone}}
Person against whom enforcement is sought: {{debtor}}, {{debtorIdentity}}, address (seat): {{debtorAddress}}, telephone: {{debtorPhone}}
## Basis of enforcement
Civil ruling {{courtCaseNumber}} of {{rulingCourt}}, confirming settlement agreement no. {{agreementNumber}} as valid, served on {{servedOn|date}}.
## Requests
::each requests::
*. {{text|text}}
::end::
## State of performance
| Clause | Obligation | Due on | Due (yuan) | Paid (yuan) | Outstanding (yuan) |
::each items::
| {{clauseNo|clause}} | {{duty|text}} | {{dueOn|date}} | {{due|yuan}} | {{paid|yuan}} | {{outstanding|yuan}} |
::end::
Total not performed as of {{computedOn|date}}: {{outstandingTotal|money}}.
::if agreedDefaultAmount::
Liquidated damages under the agreement: {{agreedDefaultAmount|money}} (computation: {{defaultFormula}}).
::end::
It is requested that under article 264 of the Civil Procedure Law the person against whom enforcement is sought be ordered to pay interest or a surcharge for the period of delay.
## Property clues
::each clues::
*. {{text|text}}
::end::
## Time limit
The period for applying for enforcement is two years. Counted from the last day of the period of performance, the last day for this application is {{enforceLastOn|date}}.
- To: {{court}}

::sign slots::
>> {{appliedOn|date}}
## Annexes
::each annexes::
*. {{name|text}}, copies: {{copies}}
::end::`

/** Paper 25: the creditor asks the court to enforce what it confirmed. */
export default defineDocument({
  id: 'enforcement-application',
  number: '25',
  version: 1,
  title: { 'zh-CN': '强制执行申请书', en: 'Application for Enforcement' },
  basis: [
    '民事诉讼法第二百零六条、第二百四十七条、第二百五十条、第二百六十四条；民诉法解释第四百六十条、第四百六十一条',
  ],
  schema,
  sample: {
    creditor: '戴小雨',
    creditorIdentity: '女，1999年3月7日出生，居民身份证330699199903074521',
    creditorAddress: '浙江省诸暨市暨阳街道示例路1号',
    creditorPhone: '13800000001',
    debtor: '马建国',
    debtorIdentity: '男，1964年9月18日出生，居民身份证330699196409183112',
    debtorAddress: '浙江省诸暨市暨阳街道示例路2号',
    debtorPhone: '13800000002',
    rulingCourt: sampleCourt,
    courtCaseNumber: '（2026）浙0681民特123号',
    agreementNumber: sampleAgreementNumber,
    servedOn: '2026-12-03',
    requests: [{ text: '请求被执行人支付尚欠款项1,100.00元' }, { text: '请求被执行人支付约定违约金110.00元' }],
    items: [{ clauseNo: 1, duty: '支付押金退款', dueOn: '2026-12-05', due: 310_000, paid: 200_000 }],
    computedOn: '2027-01-15',
    agreedDefaultAmount: 11_000,
    defaultFormula: '未付金额1,100.00元×10%',
    clues: [{ text: '被执行人在示例银行诸暨支行开户' }, { text: '被执行人名下有一辆小型客车' }],
    enforceLastOn: '2028-12-05',
    court: sampleCourt,
    appliedOn: '2027-01-16',
    annexes: [
      { name: { 'zh-CN': '民事裁定书', en: 'Civil ruling' }, copies: 1 },
      { name: { 'zh-CN': '调解协议书', en: 'Settlement agreement' }, copies: 1 },
      { name: { 'zh-CN': '申请执行人身份证明', en: 'Proof of identity of the applicant' }, copies: 1 },
    ],
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    items: data.items.map((each) => ({ ...each, outstanding: each.due - each.paid })),
    outstandingTotal: data.items.reduce((sum, { due, paid }) => sum + due - paid, 0),
    slots: [handSlot('creditor', { 'zh-CN': '申请执行人', en: 'Applicant for enforcement' }, data.creditor, locale)],
  }),
})
