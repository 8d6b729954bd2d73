import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { inOrder, instant, line, nameList, oneOf, words } from '../parts/schemas.ts'
import { handSlot, handSlots } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    caseCode: line,
    startedAt: instant,
    endedAt: instant,
    place: line,
    investigators: nameList,
    recorder: line,
    witness: line,
    witnessIdentity: line,
    witnessRelation: line,
    witnessDisclosureConsent: oneOf('consent'),
    qa: z.array(z.object({ question: words, answer: words })).min(1),
  }),
  [['startedAt', 'endedAt']],
)

const zh = `# 调查记录
- 案件编号：{{caseCode}}
| 项目 | 内容 |
| 时间 | {{startedAt|dateTime}}至{{endedAt|dateTime}} |
| 地点（或者线上方式） | {{place}} |
| 调查人 | {{investigators|names}} |
| 记录人 | {{recorder}} |
| 被调查人 | {{witness}}，{{witnessIdentity}} |
| 与当事人关系 | {{witnessRelation}} |
调查人说明身份和事由，告知被调查人应当如实陈述，可以不回答与本案无关的问题，并征询是否同意将内容告知当事人：{{witnessDisclosureConsent|consent}}
## 调查内容
::each qa::
问：{{question|text}}
答：{{answer|text}}
::end::
以上记录我看过（或者已向我宣读），与我所说一致。

::sign slots::`

const en = `# Investigation Record
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}
| Item | Content |
| Time | {{startedAt|dateTime}} to {{endedAt|dateTime}} |
| Place (or online means) | {{place}} |
| Investigator(s) | {{investigators|names}} |
| Recorder | {{recorder}} |
| Person interviewed | {{witness}}, {{witnessIdentity}} |
| Relation to the parties | {{witnessRelation}} |
The investigator stated who they are and why they came, said that the person should speak truthfully and need not answer questions unrelated to the case, and asked whether the content may be told to the parties: {{witnessDisclosureConsent|consent}}
## Content
::each qa::
Q: {{question|text}}
A: {{answer|text}}
::end::
I have read this record (or had it read to me); it agrees with what I said.

::sign slots::`

/** Paper 10a: what somebody who knows of the matter told the organisation. */
export default defineDocument({
  id: 'investigation-record',
  number: '10a',
  version: 1,
  title: { 'zh-CN': '调查记录', en: 'Investigation Record' },
  basis: ['人民调解法第二十二条', '卷宗格式'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    startedAt: '2026-11-25T19:30:00+08:00',
    endedAt: '2026-11-25T20:25:00+08:00',
    place: '线上调解室（会议编号2026-0381）',
    investigators: ['陈明'],
    recorder: '赵敏',
    witness: '王某',
    witnessIdentity: '邻居，居民身份证（号码）',
    witnessRelation: '申请人的邻居',
    witnessDisclosureConsent: 'yes',
    qa: [
      { question: '您是否在场？', answer: '我看到他们十月底交接钥匙。' },
      { question: '当时墙面怎么样？', answer: '门口有一块掉漆，别的我没有看到。' },
    ],
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: [
      handSlot('witness', { 'zh-CN': '被调查人', en: 'Person interviewed' }, data.witness, locale),
      ...handSlots('investigator', { 'zh-CN': '调查人', en: 'Investigator' }, data.investigators, locale),
      handSlot('recorder', { 'zh-CN': '记录人', en: 'Recorder' }, data.recorder, locale),
    ],
  }),
})
