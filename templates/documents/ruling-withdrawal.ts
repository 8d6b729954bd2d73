import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { rulingText, rulingView, sampleRuling } from '../parts/ruling.ts'
import { date, line, rulingHead, words } from '../parts/schemas.ts'

const schema = rulingHead.extend({
  docketedOn: date,
  withdrawal: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('request'), by: z.array(line).min(1), on: date }),
    /** The applicants did not do what the court asked for; `act` as a verb phrase. */
    z.object({ kind: z.literal('deemed'), orderedOn: date, cureBy: date, act: words }),
  ]),
})

const zh = `${rulingText.head['zh-CN']}
申请人{{partyNames|names}}申请司法确认调解协议（编号：{{agreementNumber}}）一案，本院于{{docketedOn|date}}立案。
::if by::
审查期间，{{by|names}}于{{on|date}}申请撤回司法确认申请。本院经审查认为，该申请不违反法律规定，可以准许。
::end::
::if act::
本院于{{orderedOn|date}}通知申请人在{{cureBy|date}}前{{act|text}}，申请人无正当理由逾期未补充或者拒不接受询问。本院可以按撤回申请处理。
::end::
依照《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百五十七条规定，裁定如下：
::if by::
准许{{by|names}}撤回申请。
::end::
::if act::
本案按{{partyNames|names}}撤回申请处理。
::end::
${rulingText.foot['zh-CN']}`

const en = `${rulingText.head.en}
In the matter of the application of {{partyNames|names}} for judicial confirmation of settlement agreement no. {{agreementNumber}}, this court docketed the case on {{docketedOn|date}}.
::if by::
During the review {{by|names}} asked on {{on|date}} to withdraw the application. Upon review this court holds that the request does not violate the law and may be granted.
::end::
::if act::
On {{orderedOn|date}} this court told the applicants to {{act|text}} by {{cureBy|date}}; without good reason they did not supply what was asked or refused to be heard. The court may treat the application as withdrawn.
::end::
Under article 357 of the Supreme People's Court's Interpretation of the Civil Procedure Law, it is ruled:
::if by::
{{by|names}} may withdraw the application.
::end::
::if act::
The application of {{partyNames|names}} is treated as withdrawn.
::end::
${rulingText.foot.en}`

/** Paper 23c: the application was withdrawn, or counts as withdrawn. */
export default defineDocument({
  id: 'ruling-withdrawal',
  number: '23c',
  version: 1,
  title: { 'zh-CN': '民事裁定书（准许撤回、按撤回处理）', en: 'Civil Ruling on Withdrawal' },
  basis: ['民诉法解释第三百五十七条', '最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）第五条'],
  schema,
  sample: {
    ...sampleRuling,
    docketedOn: '2026-11-30',
    withdrawal: { kind: 'request', by: ['戴小雨'], on: '2026-12-01' },
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({ ...data, ...data.withdrawal, ...rulingView(data, locale) }),
})
