import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleOrganisation } from '../parts/samples.ts'
import { date, line, oneOf, words } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'

const schema = z.object({
  caseCode: line,
  challenger: line,
  mediator: line,
  challengeGround: oneOf('challengeGround'),
  challengeFacts: words,
  evidence: z
    .array(z.object({ no: line, name: line, purpose: words }))
    .min(1)
    .optional(),
  organisation: line,
  appliedOn: date,
})

const zh = `# 调解员回避申请书
- 案件编号：{{caseCode}}
- 申请人：{{challenger}}
请求：请求调解员{{mediator}}回避，另行选定或者指定调解员。
理由：{{challengeGround|challengeGround}}
具体事实：{{challengeFacts|text}}
::if evidence::
证据材料：
::each evidence::
*. {{name}}（{{purpose|text}}）
::end::
::end::
此致
- {{organisation}}

::sign slots::
>> {{appliedOn|date}}`

const en = `# Challenge of a Mediator
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}
- Submitted by: {{challenger}}
Request: that the mediator {{mediator}} step down and another be chosen or appointed.
- Ground: {{challengeGround|challengeGround}}
Facts: {{challengeFacts|text}}
::if evidence::
Evidence:
::each evidence::
*. {{name}} ({{purpose|text}})
::end::
::end::
- To: {{organisation}}

::sign slots::
>> {{appliedOn|date}}`

/** Paper 6b: a party asks for another mediator. */
export default defineDocument({
  id: 'challenge-application',
  number: '6b',
  version: 1,
  title: { 'zh-CN': '调解员回避申请书', en: 'Challenge of a Mediator' },
  basis: ['特邀调解规定第十五条；在线调解规则第十三条、第十四条；人民调解法第二十三条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    challenger: '马建国',
    mediator: '陈明',
    challengeGround: 'otherRelation',
    challengeFacts: '调解员与对方曾为同一单位同事',
    evidence: [{ no: '1', name: '社区公告照片', purpose: '证明二人曾同时任职' }],
    organisation: sampleOrganisation,
    appliedOn: '2026-11-20',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: [handSlot('challenger', { 'zh-CN': '申请人', en: 'Applicant' }, data.challenger, locale)],
  }),
})
