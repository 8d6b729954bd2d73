import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute } from '../parts/samples.ts'
import { date, inOrder, line, nameList, words } from '../parts/schemas.ts'
import { handSlots, mediatorSlots } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    caseCode: line,
    partyNames: nameList,
    disputeKind: words,
    termStartedOn: date,
    termEndsOn: date,
    extensionReason: line,
    newTermEndsOn: date,
    signedOn: date,
    mediators: nameList,
  }),
  [
    ['termStartedOn', 'termEndsOn'],
    ['termEndsOn', 'newTermEndsOn'],
  ],
)

const zh = `# 延长调解期限同意书
- 案件编号：{{caseCode}}
{{partyNames|names}}{{disputeKind|text}}一案，调解期限自{{termStartedOn|date}}起算，届满日为{{termEndsOn|date}}。
因{{extensionReason}}，各方同意将调解期限延长至{{newTermEndsOn|date}}。
各方知道：
*. 延长须经各方同意，任何一方可以不同意。
*. 延长期间，任何一方仍可以要求终止调解，或者依法申请仲裁、提起诉讼。
*. 法律规定的起诉、仲裁期限不因各方约定而改变。

::sign slots::
>> {{signedOn|date}}`

const en = `# Agreement to Extend the Mediation Term
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}
In the case of {{partyNames|names}} concerning {{disputeKind|text}}, the mediation term began on {{termStartedOn|date}} and ends on {{termEndsOn|date}}.
Because {{extensionReason}}, all parties agree to extend the term to {{newTermEndsOn|date}}.
The parties know:
*. An extension needs the consent of all; any party may decline.
*. During the extension any party may still ask to end the mediation, apply for arbitration or bring an action in accordance with the law.
*. Time limits set by law for court action or arbitration are not changed by the parties' agreement.

::sign slots::
>> {{signedOn|date}}`

/** Paper 29: the parties agree to a longer term. */
export default defineDocument({
  id: 'extension-agreement',
  number: '29',
  version: 1,
  title: { 'zh-CN': '延长调解期限同意书', en: 'Agreement to Extend the Mediation Term' },
  basis: ['在线调解规则第二十四条；特邀调解规定第二十七条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    partyNames: ['戴小雨', '马建国'],
    disputeKind: sampleDispute,
    termStartedOn: '2026-11-23',
    termEndsOn: '2026-12-23',
    extensionReason: '等待维修费用报价',
    newTermEndsOn: '2027-01-22',
    signedOn: '2026-12-18',
    mediators: ['陈明'],
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: [
      ...handSlots('party', { 'zh-CN': '当事人', en: 'Party' }, data.partyNames, locale),
      ...mediatorSlots(data.mediators, locale),
    ],
  }),
})
