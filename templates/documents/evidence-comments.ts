import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { date, line, oneOf, words } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'

const schema = z.object({
  caseCode: line,
  commenter: line,
  commenterRole: oneOf('partyRole'),
  comments: z
    .array(
      z.object({
        evidenceNo: line,
        evidenceName: line,
        authenticity: oneOf('evidenceView'),
        legality: oneOf('evidenceView'),
        relevance: oneOf('evidenceView'),
        consistency: oneOf('consistency'),
        reason: words,
      }),
    )
    .min(1),
  overallComment: words.optional(),
  signedOn: date,
})

const zh = `# 质证意见
- 案件编号：{{caseCode}}　　发表意见人：{{commenter}}（{{commenterRole|partyRole}}）
| 证据编号 | 名称 | 真实性 | 合法性 | 关联性 | 电子件与原件是否一致 | 理由 |
::each comments::
| {{evidenceNo}} | {{evidenceName}} | {{authenticity|evidenceView}} | {{legality|evidenceView}} | {{relevance|evidenceView}} | {{consistency|consistency}} | {{reason|text}} |
::end::
::if overallComment::
总体意见：{{overallComment|text}}
::end::
在调解中对证据发表的意见，仅供本次调解使用；为达成协议所作的认可，依法不得在以后的诉讼中作为对本人不利的根据。

::sign slots::
>> {{signedOn|date}}`

const en = `# Comments on Evidence
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}    Comments by: {{commenter}} ({{commenterRole|partyRole}})
| Exhibit no. | Name | Authenticity | Legality | Relevance | E-copy agrees with original | Reason |
::each comments::
| {{evidenceNo}} | {{evidenceName}} | {{authenticity|evidenceView}} | {{legality|evidenceView}} | {{relevance|evidenceView}} | {{consistency|consistency}} | {{reason|text}} |
::end::
::if overallComment::
General comment: {{overallComment|text}}
::end::
Comments on evidence made in mediation serve this mediation only; what is accepted in order to reach agreement may not, under the law, be used against me in later proceedings.

::sign slots::
>> {{signedOn|date}}`

/** Paper 10c: what one side says to each piece of evidence. */
export default defineDocument({
  id: 'evidence-comments',
  number: '10c',
  version: 1,
  title: { 'zh-CN': '质证意见', en: 'Comments on Evidence' },
  basis: ['在线诉讼规则第十二条至第十四条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    commenter: '马建国',
    commenterRole: 'respondent',
    comments: [
      {
        evidenceNo: '申1',
        evidenceName: '租赁合同',
        authenticity: 'accepted',
        legality: 'accepted',
        relevance: 'accepted',
        consistency: 'compared',
        reason: '与本人所持一份相同',
      },
      {
        evidenceNo: '申2',
        evidenceName: '退房时的墙面照片',
        authenticity: 'accepted',
        legality: 'accepted',
        relevance: 'notAccepted',
        consistency: 'accepted',
        reason: '照片没有拍摄日期',
      },
    ],
    overallComment: '认可租赁关系，对扣款数额有异议。',
    signedOn: '2026-11-24',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: [handSlot('commenter', { 'zh-CN': '发表意见人', en: 'Comments by' }, data.commenter, locale)],
  }),
})
