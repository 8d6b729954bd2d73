import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleAgreementNumber } from '../parts/samples.ts'
import { count, date, line, oneOf, words } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'

const schema = z.object({
  caseCode: line,
  agreementNumber: line,
  visitedOn: date,
  visitMethod: oneOf('visitMethod'),
  visitor: line,
  visited: line,
  visitedRole: oneOf('partyRole'),
  visitReason: line,
  items: z
    .array(z.object({ clauseNo: count, duty: words, dueOn: date, state: oneOf('performanceState'), note: line }))
    .min(1),
  satisfaction: oneOf('satisfaction'),
  litigationNote: words,
  escalationNote: words,
  measures: words,
  nextVisitOn: date.optional(),
})

const zh = `# 回访记录
- 案件编号：{{caseCode}}　　协议编号：{{agreementNumber}}
| 项目 | 内容 |
| 回访日期和方式 | {{visitedOn|date}}，{{visitMethod|visitMethod}} |
| 回访人 | {{visitor}} |
| 被回访人 | {{visited}}（{{visitedRole|partyRole}}） |
| 回访事由 | {{visitReason}} |
## #. 履行情况
| 条款 | 应履行的内容 | 应履行日期 | 状态 | 说明 |
::each items::
| {{clauseNo|clause}} | {{duty|text}} | {{dueOn|date}} | {{state|performanceState}} | {{note}} |
::end::
## #. 其他情况
*. 当事人的满意程度和意见：{{satisfaction|satisfaction}}
*. 是否就协议起诉、申请执行及结果：{{litigationNote|text}}
*. 是否发现协议有误或者有激化可能：{{escalationNote|text}}
## #. 采取的措施
{{measures|text}}
::if nextVisitOn::
下次回访日期：{{nextVisitOn|date}}
::end::

::sign slots::`

const en = `# Follow-up Record
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}    Agreement no.: {{agreementNumber}}
| Item | Content |
| Date and manner | {{visitedOn|date}}, {{visitMethod|visitMethod}} |
| Visitor | {{visitor}} |
| Person visited | {{visited}} ({{visitedRole|partyRole}}) |
| Reason | {{visitReason}} |
## #. Performance
| Clause | Obligation | Due on | State | Note |
::each items::
| {{clauseNo|clause}} | {{duty|text}} | {{dueOn|date}} | {{state|performanceState}} | {{note}} |
::end::
## #. Other
*. Satisfaction and opinion of the party: {{satisfaction|satisfaction}}
*. Any court action or enforcement concerning the agreement, and its result: {{litigationNote|text}}
*. Signs of error in the agreement or of escalation: {{escalationNote|text}}
## #. Measures taken
{{measures|text}}
::if nextVisitOn::
- Next visit: {{nextVisitOn|date}}
::end::

::sign slots::`

/** Paper 30: how the agreement is being performed, asked some days after the due date. */
export default defineDocument({
  id: 'follow-up-record',
  number: '30',
  version: 1,
  title: { 'zh-CN': '回访记录', en: 'Follow-up Record' },
  basis: ['人民调解法第三十一条第二款；人民调解工作若干规定第三十九条；栏目'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    agreementNumber: sampleAgreementNumber,
    visitedOn: '2026-12-12',
    visitMethod: 'telephone',
    visitor: '陈明',
    visited: '戴小雨',
    visitedRole: 'applicant',
    visitReason: '付款到期后第七日例行回访',
    items: [
      { clauseNo: 1, duty: '支付押金退款', dueOn: '2026-12-05', state: 'performed', note: '收款人已确认' },
      { clauseNo: 2, duty: '交还钥匙两把', dueOn: '2026-11-28', state: 'performed', note: '当面交还' },
    ],
    satisfaction: 'satisfied',
    litigationNote: '无',
    escalationNote: '未发现',
    measures: '电话提醒，付款人承诺当日支付。',
    nextVisitOn: '2027-01-04',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: [
      handSlot('visitor', { 'zh-CN': '回访人', en: 'Visitor' }, data.visitor, locale),
      handSlot('visited', { 'zh-CN': '被回访人', en: 'Person visited' }, data.visited, locale),
    ],
  }),
})
