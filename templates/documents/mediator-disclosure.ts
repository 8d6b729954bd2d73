import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { date, line, nameList, oneOf, words } from '../parts/schemas.ts'
import { handSlots, mediatorSlots } from '../parts/slots.ts'

const schema = z.object({
  caseCode: line,
  mediator: line,
  organisation: line,
  appointmentKind: oneOf('appointmentKind'),
  partyNames: nameList,
  disputeKind: words,
  relationOne: oneOf('existence'),
  relationOneNote: line,
  relationTwo: oneOf('existence'),
  relationTwoNote: line,
  relationThree: oneOf('existence'),
  relationThreeNote: line,
  signedOn: date,
  hasDisclosure: z.boolean(),
  parties: z
    .array(z.object({ role: oneOf('role'), name: line, disclosureAnswer: oneOf('disclosureAnswer') }))
    .min(1)
    .optional(),
})

const zh = `# 调解员披露声明书
- 案件编号：{{caseCode}}
本人{{mediator}}，受{{organisation}}{{appointmentKind|appointmentKind}}，担任{{partyNames|names}}{{disputeKind|text}}一案的调解员。现就可能影响公正调解的情形声明如下：
| 情形 | 有／无 | 说明 |
| （一）是一方当事人、代理人或者其近亲属 | {{relationOne|existence}} | {{relationOneNote}} |
| （二）与纠纷有利害关系 | {{relationTwo|existence}} | {{relationTwoNote}} |
| （三）与当事人、代理人有其他关系，可能影响公正调解 | {{relationThree|existence}} | {{relationThreeNote}} |
本人承诺：
*. 保持中立，不偏袒一方，不强迫、不压制，不侮辱当事人，不收受财物。
*. 对当事人的个人隐私、商业秘密和要求保密的谈话内容保密。
*. 调解期间出现新的应当披露的情形，立即书面告知各方。
*. 不在本纠纷的仲裁、诉讼等后续程序中担任裁判人员；担任代理人、证人、鉴定人的，依照规定办理。

::sign slots::
>> {{signedOn|date}}
::if hasDisclosure::
## 当事人意见
::each parties::
{{role|role}}{{name}}：{{disclosureAnswer|disclosureAnswer}}
::end::
各方均同意继续由本调解员调解的，方可继续；任何一方不同意的，另行选定或者指定。

::sign laterSlots::
::end::`

const en = `# Mediator's Disclosure Statement
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}
I, {{mediator}}, {{appointmentKind|appointmentKind}} by {{organisation}}, act as mediator in the case of {{partyNames|names}} concerning {{disputeKind|text}}. I declare the following circumstances that might affect fair mediation:
| Circumstance | Yes / no | Explanation |
| (1) I am a party, an agent, or a close relative of one | {{relationOne|existence}} | {{relationOneNote}} |
| (2) I have an interest in the dispute | {{relationTwo|existence}} | {{relationTwoNote}} |
| (3) I have another relation with a party or an agent that may affect fair mediation | {{relationThree|existence}} | {{relationThreeNote}} |
I undertake:
*. To stay neutral, favour no side, use no force or pressure, insult no party and accept no property.
*. To keep confidential the parties' privacy, business secrets and what I am asked to keep to myself.
*. To tell all parties at once in writing of any new circumstance that must be disclosed.
*. Not to act as adjudicator of this dispute in later arbitration or court proceedings; acting as agent, witness or expert is governed by the rules.

::sign slots::
>> {{signedOn|date}}
::if hasDisclosure::
## Opinion of the parties
::each parties::
{{role|role}} {{name}}: {{disclosureAnswer|disclosureAnswer}}
::end::
The mediator continues only if all parties agree; if any party disagrees, another mediator is chosen or appointed.

::sign laterSlots::
::end::`

/** Paper 6a: what the mediator discloses, and what the parties answer where there is something to disclose. */
export default defineDocument({
  id: 'mediator-disclosure',
  number: '6a',
  version: 1,
  title: { 'zh-CN': '调解员披露声明书', en: "Mediator's Disclosure Statement" },
  basis: ['在线调解规则第十三条', '特邀调解规定第十五条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    mediator: '陈明',
    organisation: sampleOrganisation,
    appointmentKind: 'chosen',
    partyNames: ['戴小雨', '马建国'],
    disputeKind: sampleDispute,
    relationOne: 'no',
    relationOneNote: '无',
    relationTwo: 'no',
    relationTwoNote: '无',
    relationThree: 'yes',
    relationThreeNote: '2019年曾与被申请人的法定代表人在同一社区工作',
    signedOn: '2026-11-24',
    hasDisclosure: true,
    parties: [
      { role: 'applicant', name: '戴小雨', disclosureAnswer: 'agree' },
      { role: 'respondent', name: '诸暨市示例房屋租赁有限公司', disclosureAnswer: 'agree' },
    ],
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: mediatorSlots([data.mediator], locale),
    laterSlots: handSlots(
      'party',
      { 'zh-CN': '当事人', en: 'Party' },
      data.parties?.map(({ name }) => name) ?? [],
      locale,
    ),
  }),
})
