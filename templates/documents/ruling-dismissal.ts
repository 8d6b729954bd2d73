import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { rulingText, rulingView, sampleRuling } from '../parts/ruling.ts'
import { date, rulingHead, words } from '../parts/schemas.ts'

const schema = rulingHead.extend({
  docketedOn: date,
  appliedOn: date,
  /** What the court found, as a sentence without its full stop; an unclear clause is named. */
  reason: words,
  /** The ground in the words of the law, e.g. 内容不明确. */
  ground: words,
  article: z.enum(['a358', 'a355p2']),
})

const zh = `${rulingText.head['zh-CN']}
申请人{{partyNames|names}}申请司法确认调解协议一案，本院于{{docketedOn|date}}立案后进行了审查。现已审查终结。
申请人于{{agreementOn|date}}经{{organisation}}主持调解达成调解协议（编号：{{agreementNumber}}），于{{appliedOn|date}}向本院申请确认该协议有效。
本院经审查认为：{{reason|text}}。上述情形属于{{ground|text}}，不符合裁定调解协议有效的条件。
依照《中华人民共和国民事诉讼法》第二百零六条、《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》{{article|dismissalArticle}}规定，裁定如下：
驳回{{partyNames|names}}的申请。
当事人可以通过调解方式变更原调解协议或者达成新的调解协议，也可以向人民法院提起诉讼。
${rulingText.foot['zh-CN']}`

const en = `${rulingText.head.en}
In the matter of the application of {{partyNames|names}} for judicial confirmation of a settlement agreement, this court docketed the case on {{docketedOn|date}} and reviewed it. The review is now concluded.
The applicants reached a settlement agreement (no. {{agreementNumber}}) on {{agreementOn|date}} in mediation conducted by {{organisation}} and applied to this court on {{appliedOn|date}} to confirm it as valid.
Upon review this court finds: {{reason|text}}. This is a case of {{ground|text}}; the conditions for ruling the agreement valid are not met.
Under article 206 of the Civil Procedure Law and {{article|dismissalArticle}} of the Supreme People's Court's Interpretation of the Civil Procedure Law, it is ruled:
The application of {{partyNames|names}} is dismissed.
The parties may vary the agreement or reach a new one by mediation, or bring an action in the people's court.
${rulingText.foot.en}`

/** Paper 23b: the court dismisses the application. */
export default defineDocument({
  id: 'ruling-dismissal',
  number: '23b',
  version: 1,
  title: { 'zh-CN': '民事裁定书（驳回申请）', en: 'Civil Ruling of Dismissal' },
  basis: ['民事诉讼法第二百零六条', '民诉法解释第三百五十五条第二款、第三百五十八条'],
  schema,
  sample: {
    ...sampleRuling,
    docketedOn: '2026-11-30',
    appliedOn: '2026-11-26',
    reason: { 'zh-CN': '协议第（二）项没有写明履行期限', en: 'clause (2) gives no time for performance' },
    ground: { 'zh-CN': '内容不明确', en: 'unclear content' },
    article: 'a358',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({ ...data, ...rulingView(data, locale) }),
})
