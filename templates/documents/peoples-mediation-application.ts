import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute, sampleOrganisation, sampleParties } from '../parts/samples.ts'
import { date, fen, instant, line, oneOf, party, sha256, withLines, words } from '../parts/schemas.ts'
import { partySlots } from '../parts/slots.ts'

const schema = z.object({
  parties: z.array(party).min(2),
  disputeKind: words,
  facts: words,
  requests: z.array(z.object({ text: words })).min(1),
  claimTotal: fen.optional(),
  evidence: z
    .array(z.object({ no: line, name: line, form: oneOf('evidenceForm'), purpose: words }))
    .min(1)
    .optional(),
  otherProceedings: oneOf('otherProceedings'),
  language: line,
  supportNeeds: line.optional(),
  organisation: line,
  appliedOn: date,
  caseCode: line,
  submittedAt: instant,
  contentHash: sha256,
})

const zh = `# 人民调解申请书
::each parties::
! {{role|role}}：{{name}}
::each lines::
- {{it}}
::end::
::end::
## #. 纠纷简要情况
- 纠纷类型：{{disputeKind|text}}
{{facts|text}}
## #. 调解请求
::each requests::
*. {{text|text}}
::end::
::if claimTotal::
以上请求涉及金额合计：{{claimTotal|money}}。
::end::
## #. 证据材料
::if evidence::
| 编号 | 名称 | 形式 | 拟证明的事项 |
::each evidence::
| {{no}} | {{name}} | {{form|evidenceForm}} | {{purpose|text}} |
::end::
::end::
::if !evidence::
申请人暂未提交证据材料，保留在调解期间补充的权利。
::end::
## #. 其他事项
*. 就同一纠纷是否已经起诉、申请仲裁或者由其他组织调解：{{otherProceedings|otherProceedings}}
*. 希望使用的语言或者方言：{{language}}
::if supportNeeds::
*. 需要的协助：{{supportNeeds}}
::end::
## #. 申请人声明
(#) 调解组织已将申请人民调解的有关规定告知我，我自愿申请调解。
(#) 以上内容由本人陈述，提交的材料真实。我知道虚构事实、伪造材料或者与他人串通进行虚假调解，要依法承担责任。
(#) 我知道调解以双方自愿为前提；对方可以不同意，我也可以随时要求终止调解，或者依法申请仲裁、提起诉讼。
此致
- {{organisation}}

::sign slots::
>> {{appliedOn|date}}
## 收件记载（由平台生成）
- 案件码：{{caseCode}}
- 收到时间：{{submittedAt|dateTime}}
- 内容摘要值（SHA-256）：{{contentHash}}
本记载载明提出请求的时间。依照《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》第十二条，向人民调解委员会提出保护相应民事权利的请求，诉讼时效从提出请求之日起中断；具体案件是否发生中断，由人民法院或者仲裁机构依法认定。`

const en = `# Application for People's Mediation
~ For reference only; the Chinese text prevails.
::each parties::
! {{role|role}}: {{name}}
::each lines::
- {{it}}
::end::
::end::
## #. Brief statement of the dispute
- Kind of dispute: {{disputeKind|text}}
{{facts|text}}
## #. Requests
::each requests::
*. {{text|text}}
::end::
::if claimTotal::
Total amount concerned by these requests: {{claimTotal|money}}.
::end::
## #. Evidence
::if evidence::
| No. | Name | Form | What it is meant to prove |
::each evidence::
| {{no}} | {{name}} | {{form|evidenceForm}} | {{purpose|text}} |
::end::
::end::
::if !evidence::
The applicant submits no evidence for the time being and keeps the right to add evidence during the mediation.
::end::
## #. Other matters
*. Whether the same dispute is already before a court, an arbitration body or another mediation organisation: {{otherProceedings|otherProceedings}}
*. Language or dialect wished: {{language}}
::if supportNeeds::
*. Support needed: {{supportNeeds}}
::end::
## #. Declaration of the applicant
(#) The mediation organisation has informed me of the rules on applying for people's mediation, and I apply voluntarily.
(#) The above is my own statement and the materials are true. I know that inventing facts, forging materials or colluding with others in a sham mediation entails liability under the law.
(#) I know that mediation depends on the free will of both sides; the other side may refuse, and I may ask at any time to end the mediation, or apply for arbitration or bring an action in accordance with the law.
- To: {{organisation}}

::sign slots::
>> {{appliedOn|date}}
## Note of receipt (made by the platform)
- Case code: {{caseCode}}
- Received at: {{submittedAt|dateTime}}
- Content digest (SHA-256): {{contentHash}}
This note states when the request was made. Under article 12 of the Supreme People's Court's rules on the limitation of actions, a request to a people's mediation committee for protection of the civil right concerned interrupts the limitation period from the date of the request; whether it was interrupted in a given case is for the court or arbitration body to decide.`

/** Paper 1: what the applicant asks for, with the hour at which it was received. */
export default defineDocument({
  id: 'peoples-mediation-application',
  number: '1',
  version: 1,
  title: { 'zh-CN': '人民调解申请书', en: "Application for People's Mediation" },
  basis: [
    '人民调解法第十七条',
    '在线调解规则第八条',
    '最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定第十二条',
  ],
  schema,
  sample: {
    parties: [...sampleParties],
    disputeKind: sampleDispute,
    facts:
      '申请人2026年1月租住被申请人的一间房，押金3,400元，合同约定提前十五天告知即可退租。10月31日退租后，对方以墙面损坏为由没有退还押金。',
    requests: [{ text: '退还押金3,400.00元' }, { text: '出具退租手续已经办完的书面说明' }],
    claimTotal: 340_000,
    evidence: [
      { no: '申1', name: '租赁合同', form: 'copy', purpose: '证明押金数额和退租约定' },
      { no: '申2', name: '退房时的墙面照片', form: 'photograph', purpose: '证明交房时墙面完好' },
    ],
    otherProceedings: 'none',
    language: '普通话（能听懂诸暨话）',
    supportNeeds: '需要大字和朗读',
    organisation: sampleOrganisation,
    appliedOn: '2026-11-20',
    caseCode: '（2026）诸示例人调字第17号',
    submittedAt: '2026-11-20T10:12:31+08:00',
    contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    parties: withLines(data.parties, locale),
    slots: partySlots(
      data.parties.filter(({ role }) => role === 'applicant'),
      locale,
    ),
  }),
})
