import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute, sampleOrganisation, sampleParties } from '../parts/samples.ts'
import { date, line, oneOf, party, withLines, words } from '../parts/schemas.ts'
import { handSlot, organisationSlots, partySlots } from '../parts/slots.ts'

const schema = z.object({
  caseCode: line,
  registeredOn: date,
  parties: z.array(party).min(1),
  disputeKind: words,
  caseSource: oneOf('caseSource'),
  referralNote: line,
  intakeChannel: oneOf('intakeChannel'),
  vulnerableNote: line,
  riskLevel: oneOf('riskLevel'),
  facts: words,
  registrarOpinion: words,
  organisation: line,
  registrar: line,
})

const zh = `# 人民调解受理登记表
- 案件编号：{{caseCode}}　　登记日期：{{registeredOn|date}}
::each parties::
! {{role|role}}：{{name}}
::each lines::
- {{it}}
::end::
::end::
| 项目 | 内容 |
| 纠纷类型 | {{disputeKind|text}} |
| 案件来源 | {{caseSource|caseSource}} |
| 移送或者委派单位、文号（如有） | {{referralNote}} |
| 登记方式 | {{intakeChannel|intakeChannel}} |
| 是否涉及未成年人、老年人或者残障人士 | {{vulnerableNote}} |
| 是否存在激化可能 | {{riskLevel|riskLevel}} |
## 纠纷简要情况
{{facts|text}}
## 登记人意见
{{registrarOpinion|text}}

::sign slots::
>> {{registeredOn|date}}
注：本表由调解组织填写。案件来源包括当事人申请、调解组织主动调解、人民法院委派或者委托、公安机关及其他单位移送。主动调解的，一方明确拒绝时不得调解。`

const en = `# Acceptance Register Form (People's Mediation)
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}    Date of registration: {{registeredOn|date}}
::each parties::
! {{role|role}}: {{name}}
::each lines::
- {{it}}
::end::
::end::
| Item | Content |
| Kind of dispute | {{disputeKind|text}} |
| Source of the case | {{caseSource|caseSource}} |
| Referring body and reference number (if any) | {{referralNote}} |
| Channel of intake | {{intakeChannel|intakeChannel}} |
| Minors, older persons or persons with disabilities concerned | {{vulnerableNote}} |
| Risk of escalation | {{riskLevel|riskLevel}} |
## Brief statement of the dispute
{{facts|text}}
## Opinion of the registrar
{{registrarOpinion|text}}

::sign slots::
>> {{registeredOn|date}}
Note: the mediation organisation fills in this form. Sources are: application by a party, the organisation's own motion, court referral before or after docketing, transfer by the police or another body. Where the organisation acts of its own motion, it must not mediate if one party clearly refuses.`

/** Paper 2: what the organisation writes down when it takes a case into its register. */
export default defineDocument({
  id: 'acceptance-register',
  number: '2',
  version: 1,
  title: { 'zh-CN': '人民调解受理登记表', en: "Acceptance Register Form (People's Mediation)" },
  basis: ['人民调解法第十七条、第十八条', '司法行政机关卷宗格式'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    registeredOn: '2026-11-20',
    parties: [...sampleParties],
    disputeKind: sampleDispute,
    caseSource: 'application',
    referralNote: '无',
    intakeChannel: 'online',
    vulnerableNote: '无',
    riskLevel: 'green',
    facts: '2026年1月双方签订房屋租赁合同，押金3,400元。10月退租后，双方对墙面损坏和押金数额有不同意见。',
    registrarOpinion: '符合受理条件，建议受理。',
    organisation: sampleOrganisation,
    registrar: '赵敏',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    parties: withLines(data.parties, locale),
    slots: [
      ...partySlots(data.parties, locale),
      handSlot('registrar', { 'zh-CN': '登记人', en: 'Registrar' }, data.registrar, locale),
      ...organisationSlots(data.organisation, locale),
    ],
  }),
})
