import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { date, line, nameList, words } from '../parts/schemas.ts'
import { handSlots, mediatorSlots } from '../parts/slots.ts'

const schema = z.object({
  caseCode: line,
  disputeKind: words,
  organisation: line,
  partyNames: nameList,
  recordedOn: date,
  undisputedFacts: z.array(z.object({ text: words, evidenceNos: line, confirmation: line })).min(1),
  mediators: nameList,
})

const zh = `# 无争议事实记载
- 案件编号：{{caseCode}}　　纠纷类型：{{disputeKind|text}}
在{{organisation}}主持下，{{partyNames|names}}于{{recordedOn|date}}共同确认下列事实没有争议：
| 序号 | 事实 | 相关证据编号 | 确认情况 |
::each undisputedFacts::
| {{no}} | {{text|text}} | {{evidenceNos}} | {{confirmation}} |
::end::
调解员已经告知各方：
*. 本记载只写事实，不写让步和方案。
*. 在以后的诉讼中，除涉及国家利益、社会公共利益和他人合法权益的外，当事人对以上事实可以无须举证证明。
*. 不愿确认的，可以不确认，不影响调解继续进行。
以上内容各方已经核对，自愿确认。

::sign slots::
>> {{recordedOn|date}}`

const en = `# Record of Undisputed Facts
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}    Kind of dispute: {{disputeKind|text}}
Under the auspices of {{organisation}}, {{partyNames|names}} jointly confirmed on {{recordedOn|date}} that the following facts are not disputed:
| No. | Fact | Exhibits | Confirmed by |
::each undisputedFacts::
| {{no}} | {{text|text}} | {{evidenceNos}} | {{confirmation}} |
::end::
The mediator has told all parties:
*. Only facts are written here, no concessions and no proposals.
*. In later proceedings the parties may need not prove these facts, except where the interests of the state, the public or others are concerned.
*. A party may decline to confirm; the mediation goes on unaffected.
The parties have checked the above and confirm it of their own free will.

::sign slots::
>> {{recordedOn|date}}`

/** Paper 12: what no party disputes; facts alone, never concessions. */
export default defineDocument({
  id: 'undisputed-facts',
  number: '12',
  version: 1,
  title: { 'zh-CN': '无争议事实记载', en: 'Record of Undisputed Facts' },
  basis: ['在线调解规则第十八条、第二十二条；特邀调解规定第二十二条；民诉法解释第一百零七条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    disputeKind: sampleDispute,
    organisation: sampleOrganisation,
    partyNames: ['戴小雨', '马建国'],
    recordedOn: '2026-11-25',
    undisputedFacts: [
      { text: '押金为3,400.00元，已于2026年1月5日支付', evidenceNos: '申1', confirmation: '戴小雨、马建国均确认' },
      { text: '房屋于2026年10月31日交还', evidenceNos: '申2', confirmation: '戴小雨、马建国均确认' },
    ],
    mediators: ['陈明'],
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    undisputedFacts: data.undisputedFacts.map((each, index) => ({ ...each, no: index + 1 })),
    slots: [
      ...handSlots('party', { 'zh-CN': '当事人', en: 'Party' }, data.partyNames, locale),
      ...mediatorSlots(data.mediators, locale),
    ],
  }),
})
