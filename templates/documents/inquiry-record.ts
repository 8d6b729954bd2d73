import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { inOrder, instant, line, oneOf, words } from '../parts/schemas.ts'
import { handSlot, handSlots } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    courtCaseNumber: line,
    startedAt: instant,
    endedAt: instant,
    place: line,
    judge: line,
    clerk: line,
    attendeeNote: words,
    inquiry: z.array(z.object({ question: oneOf('inquiryQuestion'), answers: words })).min(1),
    parties: z.array(z.object({ name: line, effectAnswer: line })).min(1),
  }),
  [['startedAt', 'endedAt']],
)

const zh = `# 询问笔录
>> {{courtCaseNumber}}
| 项目 | 内容 |
| 时间 | {{startedAt|dateTime}}至{{endedAt|dateTime}} |
| 地点或者线上方式 | {{place}} |
| 审判员 | {{judge}} |
| 书记员 | {{clerk}} |
| 到场人及身份核对 | {{attendeeNote|text}} |
审判员告知当事人权利义务，核对身份，告知如实陈述及虚假调解的法律后果。
::each inquiry::
问：{{question|inquiryQuestion}}
答：{{answers|text}}
::end::
审判员：本院将依法审查并作出裁定。裁定协议有效的，一方拒绝履行或者未全部履行，对方可以申请执行；不符合法律规定的，裁定驳回申请，各方可以通过调解变更原协议或者达成新的协议，也可以起诉。是否听清？
::each parties::
{{name}}答：{{effectAnswer}}
::end::
以上笔录已阅读（或者已向我宣读），无误。

::sign slots::`

const en = `# Record of Inquiry
~ For reference only; the Chinese text prevails.
>> {{courtCaseNumber}}
| Item | Content |
| Time | {{startedAt|dateTime}} to {{endedAt|dateTime}} |
| Place or online means | {{place}} |
| Judge | {{judge}} |
| Court clerk | {{clerk}} |
| Persons present and identity check | {{attendeeNote|text}} |
The judge informed the parties of their rights and duties, checked identities, and told them to speak truthfully and of the legal consequences of sham mediation.
::each inquiry::
- Q: {{question|inquiryQuestion}}
A: {{answers|text}}
::end::
Judge: The court will review the application and make a ruling. If the agreement is ruled valid and one side refuses to perform or does not perform in full, the other may apply for enforcement; if it does not meet the law, the application is dismissed and the parties may vary the agreement or make a new one by mediation, or sue. Is that understood?
::each parties::
{{name}}: {{effectAnswer}}
::end::
I have read this record (or had it read to me) and it is correct.

::sign slots::`

/** Paper 21: what the court asked the applicants, and what they answered. */
export default defineDocument({
  id: 'inquiry-record',
  number: '21',
  version: 1,
  title: { 'zh-CN': '询问笔录（司法确认）', en: 'Record of Inquiry (judicial confirmation)' },
  basis: ['民诉法解释第三百五十六条；法释〔2011〕5号第六条'],
  schema,
  sample: {
    courtCaseNumber: '（2026）浙0681民特123号',
    startedAt: '2026-12-02T09:30:00+08:00',
    endedAt: '2026-12-02T09:55:00+08:00',
    place: '线上法庭',
    judge: '沈法官',
    clerk: '何书记',
    attendeeNote: '双方本人到场，经居民身份证核对',
    inquiry: [
      { question: 'signed', answers: '戴小雨：是本人签署。马建国：是本人签署。' },
      { question: 'voluntary', answers: '戴小雨：自愿的。马建国：自愿的，没有压力。' },
      { question: 'performed', answers: '戴小雨：钥匙已经交还。马建国：对，款项还没有到期。' },
    ],
    parties: [
      { name: '戴小雨', effectAnswer: '听清了。' },
      { name: '马建国', effectAnswer: '听清了。' },
    ],
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: [
      ...handSlots(
        'party',
        { 'zh-CN': '申请人', en: 'Applicant' },
        data.parties.map(({ name }) => name),
        locale,
      ),
      handSlot('judge', { 'zh-CN': '审判员', en: 'Judge' }, data.judge, locale),
      handSlot('clerk', { 'zh-CN': '书记员', en: 'Clerk' }, data.clerk, locale),
    ],
  }),
})
