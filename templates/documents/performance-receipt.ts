import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleAgreementNumber } from '../parts/samples.ts'
import { count, date, fen, line, oneOf } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'

const schema = z.object({
  agreementNumber: line,
  clauseNo: count,
  isPayment: z.boolean(),
  payee: line,
  payer: line,
  paidAmount: fen.optional(),
  paymentPurpose: line.optional(),
  paidOn: date.optional(),
  paymentChannel: oneOf('paymentChannel').optional(),
  transactionNo: line.optional(),
  outstandingAmount: fen.optional(),
  performedOn: date.optional(),
  performedAct: line.optional(),
  acceptanceNote: line.optional(),
  signedOn: date,
})

const zh = `# 履行凭证（收条）
- 协议编号：{{agreementNumber}}　　所依条款：{{clauseNo|clause}}
::if isPayment::
收款人{{payee}}收到付款人{{payer}}支付的{{paidAmount|money}}，款项性质：{{paymentPurpose}}。
付款时间：{{paidOn|date}}；付款方式：{{paymentChannel|paymentChannel}}；交易流水号：{{transactionNo}}。
本次付款后，协议项下尚未支付的金额为：{{outstandingAmount|money}}。
::end::
::if !isPayment::
{{payee}}确认：{{payer}}已于{{performedOn|date}}完成下列行为：{{performedAct}}。验收情况：{{acceptanceNote}}。
::end::
收到人在签名前请核对是否实际收到。未实际收到的，请勿签名。

::sign slots::
>> {{signedOn|date}}`

const en = `# Receipt (Proof of Performance)
~ For reference only; the Chinese text prevails.
- Agreement no.: {{agreementNumber}}    Clause performed: {{clauseNo|clause}}
::if isPayment::
The payee {{payee}} has received from the payer {{payer}} {{paidAmount|money}}, being: {{paymentPurpose}}.
- Paid on: {{paidOn|date}}; channel: {{paymentChannel|paymentChannel}}; transaction no.: {{transactionNo}}.
After this payment the amount still unpaid under the agreement is: {{outstandingAmount|money}}.
::end::
::if !isPayment::
{{payee}} confirms: {{payer}} completed the following on {{performedOn|date}}: {{performedAct}}. Acceptance: {{acceptanceNote}}.
::end::
Before signing, please check that you have really received it. Do not sign if you have not.

::sign slots::
>> {{signedOn|date}}`

/** Paper 16: who received what, signed by the one who received it. */
export default defineDocument({
  id: 'performance-receipt',
  number: '16',
  version: 1,
  title: { 'zh-CN': '履行凭证（收条）', en: 'Receipt (Proof of Performance)' },
  basis: ['卷宗目录第9项；人民调解法第三十一条'],
  schema,
  sample: {
    agreementNumber: sampleAgreementNumber,
    clauseNo: 1,
    isPayment: true,
    payee: '戴小雨',
    payer: '马建国',
    paidAmount: 200_000,
    paymentPurpose: '退还租房押金',
    paidOn: '2026-12-01',
    paymentChannel: 'bankTransfer',
    transactionNo: '2026120100012345',
    outstandingAmount: 110_000,
    signedOn: '2026-12-01',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: [handSlot('payee', { 'zh-CN': '收到人', en: 'Received by' }, data.payee, locale)],
  }),
})
