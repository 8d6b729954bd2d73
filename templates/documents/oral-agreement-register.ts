import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleAgreementNumber, sampleClauses, sampleDispute, sampleParties } from '../parts/samples.ts'
import { clause, date, instant, line, nameList, oneOf, party, withLines, words } from '../parts/schemas.ts'
import { handSlot, mediatorSlots, partySlots } from '../parts/slots.ts'

const schema = z.object({
  caseCode: line,
  agreementNumber: line,
  parties: z.array(party).min(2),
  disputeKind: words,
  agreedAt: instant,
  place: line,
  oralReason: oneOf('oralReason'),
  mainFacts: words,
  clauses: z.array(clause).min(1),
  performanceNote: words,
  registeredOn: date,
  mediators: nameList,
  recorder: line,
})

const zh = `# 人民调解口头协议登记表
- 案件编号：{{caseCode}}　　登记编号：{{agreementNumber}}
::each parties::
! {{role|role}}：{{name}}
::each lines::
- {{it}}
::end::
::end::
| 项目 | 内容 |
| 纠纷类型 | {{disputeKind|text}} |
| 达成协议的时间 | {{agreedAt|dateTime}} |
| 达成协议的地点或者调解室 | {{place}} |
| 未制作书面协议的原因 | {{oralReason|oralReason}} |
## #. 主要事实和争议事项
{{mainFacts|text}}
## #. 口头协议的内容
::each clauses::
{{no|item}}{{text|text}}
::end::
## #. 履行方式和期限
{{performanceNote|text}}
调解员已当场向各方复述以上内容，各方表示同意，并告知：口头协议自各方达成协议之日起生效，具有法律约束力；任何一方要求书面协议的，应当制作书面协议。

::sign slots::
>> {{registeredOn|date}}`

const en = `# Register of Oral Agreement
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}    Register no.: {{agreementNumber}}
::each parties::
! {{role|role}}: {{name}}
::each lines::
- {{it}}
::end::
::end::
| Item | Content |
| Kind of dispute | {{disputeKind|text}} |
| Agreed at | {{agreedAt|dateTime}} |
| Place or room | {{place}} |
| Why no written agreement was made | {{oralReason|oralReason}} |
## #. Main facts and matters in dispute
{{mainFacts|text}}
## #. Content of the oral agreement
::each clauses::
{{no|item}}{{text|text}}
::end::
## #. Manner and time limit of performance
{{performanceNote|text}}
The mediator repeated the above to the parties on the spot and the parties agreed. They were told: an oral agreement takes effect on the day it is reached and is legally binding; if any party asks for a written agreement, one is made.

::sign slots::
>> {{registeredOn|date}}`

/** Paper 14: an agreement by word of mouth, written down by the mediator. */
export default defineDocument({
  id: 'oral-agreement-register',
  number: '14',
  version: 1,
  title: { 'zh-CN': '人民调解口头协议登记表', en: 'Register of Oral Agreement' },
  basis: ['人民调解法第二十八条、第三十条', '宁波市人民调解条例第二十四条'],
  isAgreement: true,
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    agreementNumber: sampleAgreementNumber,
    parties: [...sampleParties],
    disputeKind: sampleDispute,
    agreedAt: '2026-11-25T20:18:00+08:00',
    place: '线上调解室（会议编号2026-0381）',
    oralReason: 'performed',
    mainFacts: '2026年1月双方签订租赁合同，押金3,400元，退租后对退还数额有争议。',
    clauses: [...sampleClauses],
    performanceNote: '当场支付现金500.00元并收讫。',
    registeredOn: '2026-11-25',
    mediators: ['陈明'],
    recorder: '赵敏',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    parties: withLines(data.parties, locale),
    slots: [
      ...mediatorSlots(data.mediators, locale),
      handSlot('recorder', { 'zh-CN': '记录人', en: 'Recorder' }, data.recorder, locale),
      ...partySlots(data.parties, locale),
    ],
  }),
})
