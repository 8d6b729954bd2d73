import { rulingText } from '../parts/ruling.ts'

/** The authoritative text. */
export const zh = `${rulingText.head['zh-CN']}
申请人{{partyNames|names}}申请司法确认调解协议一案，本院于{{docketedOn|date}}立案后进行了审查。现已审查终结。
申请人因{{disputeKind|text}}，于{{agreementOn|date}}经{{organisation}}主持调解，达成调解协议（编号：{{agreementNumber}}），协议于{{effectiveOn|date}}生效，内容如下：
::each clauses::
{{no|item}}{{text|text}}
::end::
::if defaultClauses::
未按约定履行的处理：
::each defaultClauses::
{{text|text}}
::end::
::end::
[[本院查明：{{findings|text}}]]
本院经审查认为，申请人自愿达成的上述调解协议，内容明确，不违反法律规定，符合司法确认的条件。
依照《中华人民共和国民事诉讼法》第二百零五条、第二百零六条规定，裁定如下：
申请人{{partyNames|names}}于{{agreementOn|date}}经{{organisation}}主持调解达成的调解协议（编号：{{agreementNumber}}）有效。[[协议{{excludedWords}}不在确认范围内。]]
当事人应当按照调解协议的约定自觉履行义务。一方当事人拒绝履行或者未全部履行的，对方当事人可以向人民法院申请执行。
::if withServiceEffect::
本裁定书自送达之日起发生法律效力。
::end::
${rulingText.foot['zh-CN']}`

/** For reference. */
export const en = `${rulingText.head.en}
In the matter of the application of {{partyNames|names}} for judicial confirmation of a settlement agreement, this court docketed the case on {{docketedOn|date}} and reviewed it. The review is now concluded.
Because of a dispute concerning {{disputeKind|text}}, the applicants reached a settlement agreement (no. {{agreementNumber}}) on {{agreementOn|date}} in mediation conducted by {{organisation}}; it took effect on {{effectiveOn|date}} and reads:
::each clauses::
{{no|item}}{{text|text}}
::end::
::if defaultClauses::
If the agreement is not performed:
::each defaultClauses::
{{text|text}}
::end::
::end::
[[The court finds: {{findings|text}}]]
Upon review this court holds that the settlement agreement above was reached voluntarily, its content is clear, it does not violate the law, and it meets the conditions for judicial confirmation.
Under articles 205 and 206 of the Civil Procedure Law of the People's Republic of China, it is ruled:
The settlement agreement (no. {{agreementNumber}}) reached on {{agreementOn|date}} by the applicants {{partyNames|names}} in mediation conducted by {{organisation}} is valid.[[ {{excludedWords}} of the agreement is outside the confirmation.]]
The parties shall perform their obligations under the settlement agreement of their own accord. If one party refuses to perform or does not perform in full, the other party may apply to the people's court for enforcement.
::if withServiceEffect::
This ruling takes legal effect on the day of service.
::end::
${rulingText.foot.en}`
