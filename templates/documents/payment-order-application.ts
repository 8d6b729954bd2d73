import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleAgreementNumber, sampleCourt, sampleOrganisation } from '../parts/samples.ts'
import { date, fen, inOrder, line, oneOf, words } from '../parts/schemas.ts'
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
    agreementOn: date,
    organisation: line,
    agreementNumber: line,
    dueOn: date,
    agreedAmount: fen,
    paymentPurpose: line,
    paidAmount: fen,
    debtorServiceAddress: line,
    isLabour: z.boolean(),
    labourItem: oneOf('labourItem').optional(),
    evidence: z.array(z.object({ no: line, name: line, purpose: words })).min(1),
    court: line,
    appliedOn: date,
  }),
  [['agreementOn', 'dueOn']],
)

const zh = `# 支付令申请书
- 申请人（债权人）：{{creditor}}，{{creditorIdentity}}，住址（住所地）：{{creditorAddress}}，联系电话：{{creditorPhone}}
- 被申请人（债务人）：{{debtor}}，{{debtorIdentity}}，住址（住所地）：{{debtorAddress}}，联系电话：{{debtorPhone}}
## 请求事项
请求向被申请人发出支付令，责令其给付{{claimAmount|money}}。
## 事实与理由
#. 申请人与被申请人于{{agreementOn|date}}经{{organisation}}主持调解达成协议（编号：{{agreementNumber}}），约定被申请人于{{dueOn|date}}前支付{{agreedAmount|money}}，款项性质：{{paymentPurpose}}。
#. 被申请人已支付{{paidAmount|money}}，尚欠{{claimAmount|money}}，已到期。
#. 申请人与被申请人没有其他债务纠纷；支付令能够送达被申请人，送达地址：{{debtorServiceAddress}}。
::if isLabour::
#. 本申请依照《中华人民共和国劳动争议调解仲裁法》第十六条，就{{labourItem|labourItem}}事项达成的调解协议提出。
::end::
## 证据材料
::each evidence::
*. {{name}}（{{purpose|text}}）
::end::
此致
- {{court}}

::sign slots::
>> {{appliedOn|date}}`

const en = `# Application for a Payment Order
~ For reference only; the Chinese text prevails.
Applicant (creditor): {{creditor}}, {{creditorIdentity}}, address (seat): {{creditorAddress}}, telephone: {{creditorPhone}}
- Respondent (debtor): {{debtor}}, {{debtorIdentity}}, address (seat): {{debtorAddress}}, telephone: {{debtorPhone}}
## Request
That a payment order be issued ordering the respondent to pay {{claimAmount|money}}.
## Facts and reasons
#. On {{agreementOn|date}} the applicant and the respondent reached agreement no. {{agreementNumber}} in mediation conducted by {{organisation}}; the respondent was to pay {{agreedAmount|money}} by {{dueOn|date}}, being: {{paymentPurpose}}.
#. The respondent has paid {{paidAmount|money}}; {{claimAmount|money}} is still owed and due.
#. There is no other debt dispute between the applicant and the respondent; the payment order can be served on the respondent at: {{debtorServiceAddress}}.
::if isLabour::
#. This application is made under article 16 of the Labour Dispute Mediation and Arbitration Law on the basis of a settlement agreement on {{labourItem|labourItem}}.
::end::
## Evidence
::each evidence::
*. {{name}} ({{purpose|text}})
::end::
- To: {{court}}

::sign slots::
>> {{appliedOn|date}}`

/** Paper 26: the creditor of an agreement that no court confirmed asks for a payment order. */
export default defineDocument({
  id: 'payment-order-application',
  number: '26',
  version: 1,
  title: { 'zh-CN': '支付令申请书', en: 'Application for a Payment Order' },
  basis: ['民事诉讼法第二百二十五条', '劳动争议调解仲裁法第十六条'],
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
    agreementOn: '2026-11-25',
    organisation: sampleOrganisation,
    agreementNumber: sampleAgreementNumber,
    dueOn: '2026-12-05',
    agreedAmount: 310_000,
    paymentPurpose: '退还租房押金',
    paidAmount: 200_000,
    debtorServiceAddress: '浙江省诸暨市暨阳街道示例路2号',
    isLabour: false,
    evidence: [
      { no: '1', name: '调解协议书', purpose: '证明约定的金额和期限' },
      { no: '2', name: '银行流水', purpose: '证明已付和未付的金额' },
    ],
    court: sampleCourt,
    appliedOn: '2027-01-16',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    claimAmount: data.agreedAmount - data.paidAmount,
    slots: [handSlot('creditor', { 'zh-CN': '申请人', en: 'Applicant' }, data.creditor, locale)],
  }),
})
