import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { clauseNumbers } from '../parts/clause-numbers.ts'
import {
  sampleAgreementNumber,
  sampleClauses,
  sampleCourt,
  sampleDispute,
  sampleOrganisation,
  sampleParties,
} from '../parts/samples.ts'
import { clause, date, party, partyLines, words } from '../parts/schemas.ts'
import { partySlots } from '../parts/slots.ts'
import { day } from '../render/values.ts'

const schema = z.object({
  parties: z.array(party).min(2),
  agreementOn: date,
  organisation: z.string().min(1),
  agreementNumber: z.string().min(1),
  disputeKind: words,
  mediators: z.array(z.string().min(1)).min(1),
  /** Absent while the seal is still missing; then the certificate of the organisation states the day. */
  effective: z.object({ on: date, lastConfirmOn: date }).optional(),
  clauses: z.array(clause).min(1),
  defaultClauses: z.array(z.object({ text: words })).optional(),
  jurisdiction: z.enum(['inviting', 'domicile', 'subject', 'seat', 'intermediate']),
  performanceState: words,
  /** Numbers of the clauses that the court is not asked to confirm. */
  excludedClauses: z.array(z.number().int().positive()).optional(),
  /** Where the court's papers go, one for each party. */
  serviceAddresses: z.array(z.object({ name: z.string().min(1), address: words })).optional(),
  court: z.string().min(1),
  appliedOn: date,
  annexes: z.array(z.object({ name: words, copies: z.number().int().positive() })).min(1),
})

const zh = `# 司法确认申请书
::each parties::
! 申请人：{{name}}
::each lines::
- {{it}}
::end::

::end::
## 请求事项
请求依法确认申请人{{partyNames|names}}于{{agreementOn|date}}经{{organisation}}主持调解达成的《人民调解协议书》（编号：{{agreementNumber}}）有效。
## 事实与理由
#. 纠纷及调解经过。申请人之间发生{{disputeKind|text}}，由{{organisation}}调解员{{mediators|names}}主持调解，于{{agreementOn|date}}自愿达成协议。{{effectWords}}
#. 协议的主要内容如下：
::each clauses::
{{no|item}}{{text|text}}
::end::
::if defaultClauses::
未按约定履行的处理：
::each defaultClauses::
{{text|text}}
::end::
::end::
#. 申请期限。依照《中华人民共和国民事诉讼法》第二百零五条，双方应当自调解协议生效之日起三十日内共同申请。{{termWords}}
#. 管辖。{{jurisdiction|jurisdiction}}
#. 履行情况。{{performanceState|text}}
#. 协议不涉及确认婚姻、收养、亲子等身份关系，不涉及适用其他特别程序、公示催告程序、破产程序审理的事项，不涉及确认物权、知识产权权属。[[协议{{excludedWords}}不在本次申请确认的范围内。]]
::if serviceAddresses::
## 送达地址
::each serviceAddresses::
- {{name}}：{{address|text}}
::end::
::end::
## 承诺
申请人承诺：协议出于解决纠纷的目的自愿达成，没有恶意串通、规避法律的行为；协议内容不损害国家利益、社会公共利益和他人合法权益；所作陈述和提交的材料真实。因协议内容给他人造成损害的，愿意承担相应的民事责任和其他法律责任。
申请人知道：人民法院将通知双方共同到场核实，线上或者线下到场以法院通知为准；是否裁定协议有效，由人民法院审查决定。
此致
- {{court}}

::sign partySlots::
>> {{appliedOn|date}}
## 附件
::each annexes::
- {{no}}. {{name|text}}，{{copies}}份
::end::`

const en = `# Application for Judicial Confirmation
~ For reference only; the Chinese text prevails.
::each parties::
! Applicant: {{name}}
::each lines::
- {{it}}
::end::

::end::
## Request
That the Settlement Agreement (People's Mediation) (no. {{agreementNumber}}) reached on {{agreementOn|date}} by the applicants {{partyNames|names}} in mediation conducted by {{organisation}} be confirmed as valid in accordance with the law.
## Facts and reasons
#. Dispute and mediation. A dispute concerning {{disputeKind|text}} arose between the applicants. {{mediators|names}} of {{organisation}} conducted the mediation; the agreement was voluntarily reached on {{agreementOn|date}}. {{effectWords}}
#. Main content of the agreement:
::each clauses::
{{no|item}}{{text|text}}
::end::
::if defaultClauses::
If the agreement is not performed:
::each defaultClauses::
{{text|text}}
::end::
::end::
#. Time limit. Under article 205 of the Civil Procedure Law both sides apply jointly within thirty days from the day the agreement takes effect. {{termWords}}
#. Jurisdiction. {{jurisdiction|jurisdiction}}
#. Performance so far. {{performanceState|text}}
#. The agreement does not confirm marriage, adoption, parentage or other personal status, does not concern matters for other special procedures, public summons or bankruptcy, and does not confirm title to real rights or intellectual property.[[ {{excludedWords}} of the agreement is outside the scope of this application.]]
::if serviceAddresses::
## Addresses for service
::each serviceAddresses::
- {{name}}: {{address|text}}
::end::
::end::
## Undertaking
The applicants undertake: the agreement was reached voluntarily in order to settle the dispute, without malicious collusion or evasion of law; its content does not harm the interests of the state, the public or others; their statements and materials are true. If the content of the agreement causes damage to others, they accept the civil and other legal liability.
The applicants know that the court will notify both sides to attend together for verification, online or in person as the court directs, and that whether to rule the agreement valid is for the court to decide after review.
To: {{court}}

::sign partySlots::
>> {{appliedOn|date}}
## Annexes
::each annexes::
- {{no}}. {{name|text}}, copies: {{copies}}
::end::`

type Effective = z.output<typeof schema>['effective']

const effectWords = (effective: Effective) =>
  effective
    ? {
        'zh-CN': `协议于${day(effective.on, 'zh-CN')}生效。`,
        en: `It took effect on ${day(effective.on, 'en')}.`,
      }
    : {
        'zh-CN': '协议自最后一项签名、盖章完成之日起生效，生效日期见调解组织出具的证明。',
        en: "It takes effect on the day of the last signature or seal; the date is stated in the organisation's certificate.",
      }

const termWords = (effective: Effective) =>
  effective
    ? {
        'zh-CN': `期限届满日为${day(effective.lastConfirmOn, 'zh-CN')}，本申请在期限内提出。`,
        en: `The last day is ${day(effective.lastConfirmOn, 'en')}; this application is made in time.`,
      }
    : {
        'zh-CN': '本申请与协议同场签署，于协议生效之后、上述期限之内提交。',
        en: 'This application is signed in the same session as the agreement and is submitted after it takes effect and within that period.',
      }

/** Paper 17: both sides together ask the court to confirm their agreement. */
export default defineDocument({
  id: 'judicial-confirmation-application',
  number: '17',
  version: 1,
  title: { 'zh-CN': '司法确认申请书', en: 'Application for Judicial Confirmation' },
  schema,
  sample: {
    parties: [...sampleParties],
    agreementOn: '2026-11-25',
    organisation: sampleOrganisation,
    agreementNumber: sampleAgreementNumber,
    disputeKind: sampleDispute,
    mediators: ['陈明'],
    effective: { on: '2026-11-25', lastConfirmOn: '2026-12-25' },
    clauses: [...sampleClauses],
    jurisdiction: 'seat',
    performanceState: { 'zh-CN': '款项尚未到期。', en: 'The payments are not yet due.' },
    excludedClauses: [2],
    serviceAddresses: [{ name: '戴小雨', address: '浙江省诸暨市暨阳街道示例路1号；同意电子送达，手机号码13800000001' }],
    court: sampleCourt,
    appliedOn: '2026-11-25',
    annexes: [
      { name: { 'zh-CN': '人民调解协议书', en: "Settlement Agreement (People's Mediation)" }, copies: 2 },
      {
        name: { 'zh-CN': '调解组织主持调解证明', en: 'Certificate that the Organisation Conducted the Mediation' },
        copies: 2,
      },
    ],
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    parties: data.parties.map((each) => ({ ...each, lines: partyLines(each, locale) })),
    partyNames: data.parties.map(({ name }) => name),
    effectWords: effectWords(data.effective),
    termWords: termWords(data.effective),
    excludedWords: clauseNumbers(data.excludedClauses, locale),
    partySlots: partySlots(data.parties, locale, 'applicant'),
    annexes: data.annexes.map((annex, index) => ({ ...annex, no: index + 1 })),
  }),
})
