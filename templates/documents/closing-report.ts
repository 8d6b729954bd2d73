import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleAgreementNumber, sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { date, fen, inOrder, line, nameList, oneOf, words } from '../parts/schemas.ts'
import { handSlot, mediatorSlots } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    caseCode: line,
    organisation: line,
    mediators: nameList,
    partyNames: nameList,
    disputeKind: words,
    caseSource: oneOf('caseSource'),
    acceptedOn: date,
    closedOn: date,
    closingKind: oneOf('closingKind'),
    agreementNumber: line,
    agreedAmount: fen,
    confirmationState: oneOf('confirmationState'),
    performanceState: words,
    mainFacts: words,
    processSummary: words,
    lessons: words,
    issuedOn: date,
    organisationHead: line,
  }),
  [['acceptedOn', 'closedOn']],
)

const zh = `# 结案报告表
| 项目 | 内容 |
| 案件编号 | {{caseCode}} |
| 调解组织 | {{organisation}} |
| 调解员 | {{mediators|names}} |
| 当事人 | {{partyNames|names}} |
| 纠纷类型 | {{disputeKind|text}} |
| 案件来源 | {{caseSource|caseSource}} |
| 受理日期 | {{acceptedOn|date}} |
| 结案日期 | {{closedOn|date}} |
| 结案方式 | {{closingKind|closingKind}} |
| 协议编号 | {{agreementNumber}} |
| 协议涉及金额 | {{agreedAmount|money}} |
| 是否司法确认 | {{confirmationState|confirmationState}} |
| 履行情况 | {{performanceState|text}} |
## 主要事实
{{mainFacts|text}}
## 调解经过和结果
{{processSummary|text}}
## 可供参考的做法
{{lessons|text}}

::sign slots::
>> {{issuedOn|date}}`

const en = `# Case Closing Report
~ For reference only; the Chinese text prevails.
| Item | Content |
| Case code | {{caseCode}} |
| Organisation | {{organisation}} |
| Mediator(s) | {{mediators|names}} |
| Parties | {{partyNames|names}} |
| Kind of dispute | {{disputeKind|text}} |
| Source of the case | {{caseSource|caseSource}} |
| Accepted on | {{acceptedOn|date}} |
| Closed on | {{closedOn|date}} |
| How closed | {{closingKind|closingKind}} |
| Agreement no. | {{agreementNumber}} |
| Amount of the agreement | {{agreedAmount|money}} |
| Judicial confirmation | {{confirmationState|confirmationState}} |
| Performance | {{performanceState|text}} |
## Main facts
{{mainFacts|text}}
## Course and result of the mediation
{{processSummary|text}}
## Practice worth noting
{{lessons|text}}

::sign slots::
>> {{issuedOn|date}}`

/** Paper 31: how the case ended, for the organisation's own file. */
export default defineDocument({
  id: 'closing-report',
  number: '31',
  version: 1,
  title: { 'zh-CN': '结案报告表', en: 'Case Closing Report' },
  basis: ['卷宗格式；人民调解法第二十七条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    organisation: sampleOrganisation,
    mediators: ['陈明'],
    partyNames: ['戴小雨', '马建国'],
    disputeKind: sampleDispute,
    caseSource: 'application',
    acceptedOn: '2026-11-23',
    closedOn: '2026-12-20',
    closingKind: 'performed',
    agreementNumber: sampleAgreementNumber,
    agreedAmount: 310_000,
    confirmationState: 'confirmed',
    performanceState: '钥匙和款项均已按期履行。',
    mainFacts: '2026年1月双方签订租赁合同，押金3,400元，退租后对退还数额有争议。',
    processSummary: '线上会议二次，达成协议并履行。',
    lessons: '无',
    issuedOn: '2026-12-20',
    organisationHead: '楼主任',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: [
      ...mediatorSlots(data.mediators, locale),
      handSlot(
        'organisation-head',
        { 'zh-CN': '调解组织负责人', en: 'Head of the organisation' },
        data.organisationHead,
        locale,
      ),
    ],
  }),
})
