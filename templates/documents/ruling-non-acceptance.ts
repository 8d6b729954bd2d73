import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { rulingText, rulingView, sampleRuling } from '../parts/ruling.ts'
import { date, rulingHead, words } from '../parts/schemas.ts'

const schema = rulingHead.extend({
  appliedOn: date,
  /** What the court found, as a sentence without its full stop. */
  reason: words,
  /** Item of article 355, from 1 to 5; absent where article 205 is the reason: after the period, or not jointly. */
  ground: z.number().int().min(1).max(5).optional(),
  /** What the court says about remedies; the platform proposes nothing. */
  remedies: words.optional(),
})

const zh = `${rulingText.head['zh-CN']}
申请人{{partyNames|names}}于{{appliedOn|date}}向本院申请确认其于{{agreementOn|date}}经{{organisation}}主持调解达成的调解协议（编号：{{agreementNumber}}）有效。
::if ground::
本院经审查认为：{{reason|text}}。上述情形属于《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百五十五条第一款第{{ground|numeral}}项规定的情形，应当不予受理。
依照《中华人民共和国民事诉讼法》第二百零五条、《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百五十五条规定，裁定如下：
::end::
::if !ground::
本院经审查认为：{{reason|text}}。上述情形不符合《中华人民共和国民事诉讼法》第二百零五条规定的申请条件，应当不予受理。
依照《中华人民共和国民事诉讼法》第二百零五条规定，裁定如下：
::end::
对{{partyNames|names}}的申请，本院不予受理。
[[{{remedies|text}}]]
${rulingText.foot['zh-CN']}`

const en = `${rulingText.head.en}
On {{appliedOn|date}} the applicants {{partyNames|names}} applied to this court to confirm as valid the settlement agreement (no. {{agreementNumber}}) reached on {{agreementOn|date}} in mediation conducted by {{organisation}}.
::if ground::
Upon review this court finds: {{reason|text}}. This falls under article 355, paragraph 1, item ({{ground}}) of the Supreme People's Court's Interpretation of the Civil Procedure Law, and the application is not accepted.
Under article 205 of the Civil Procedure Law and article 355 of the Interpretation, it is ruled:
::end::
::if !ground::
Upon review this court finds: {{reason|text}}. The conditions of article 205 of the Civil Procedure Law for an application are not met, and the application is not accepted.
Under article 205 of the Civil Procedure Law, it is ruled:
::end::
The application of {{partyNames|names}} is not accepted.
[[{{remedies|text}}]]
${rulingText.foot.en}`

/** Paper 23a: the court does not accept the application. */
export default defineDocument({
  id: 'ruling-non-acceptance',
  number: '23a',
  version: 1,
  title: { 'zh-CN': '民事裁定书（不予受理）', en: 'Civil Ruling of Non-acceptance' },
  basis: ['民诉法解释第三百五十五条', '民事诉讼法第二百零五条'],
  schema,
  sample: {
    ...sampleRuling,
    appliedOn: '2026-11-26',
    reason: { 'zh-CN': '协议第（二）项请求确认房屋归申请人所有', en: 'clause (2) asks to confirm title to the house' },
    ground: 5,
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({ ...data, ...rulingView(data, locale) }),
})
