import { z } from 'zod'
import { defineDocument } from '../document.ts'
import {
  sampleAgreementNumber,
  sampleClauses,
  sampleDispute,
  sampleOrganisation,
  sampleParties,
} from '../parts/samples.ts'
import { clause, date, due, fen, party, partyLines, words } from '../parts/schemas.ts'
import { mediatorSlots, organisationSlots, partySlots } from '../parts/slots.ts'
import { day, due as dueInWords } from '../render/values.ts'

const schema = z.object({
  agreementNumber: z.string().min(1),
  parties: z.array(party).min(2),
  disputeKind: words,
  /** Absent where the organisation approached the parties of its own motion. */
  appliedOn: date.optional(),
  organisation: z.string().min(1),
  mediators: z.array(z.string().min(1)).min(1),
  mainFacts: words,
  issues: z.array(words).optional(),
  responsibilities: words.optional(),
  /** Part three, with the numbers by which a return names them. */
  clauses: z.array(clause).min(1),
  instalments: z
    .array(
      z.object({
        no: z.number().int().positive(),
        due,
        amount: fen,
        payer: z.string().min(1),
        payee: z.string().min(1),
      }),
    )
    .optional(),
  accounts: z
    .array(
      z.object({
        payee: z.string().min(1),
        holder: z.string().min(1),
        bank: z.string().min(1),
        number: z.string().min(1),
      }),
    )
    .optional(),
  performancePlace: words.optional(),
  /** When everything is done; absent where a duty goes on for good. */
  lastDue: due.optional(),
  /** What follows if a clause is not performed; part six. */
  defaultClauses: z.array(z.object({ text: words })).optional(),
  thirdPartiesAffected: words.optional(),
  jointApplication: z.enum(['apply', 'notNow']),
  copies: z.number().int().positive(),
  /** The day on which this version was opened for signature. */
  agreementOn: date,
})

const zh = `# 人民调解协议书
^ {{agreementNumber}}
::each parties::
! {{role|role}}：{{name}}
::each lines::
- {{it}}
::end::

::end::
::if appliedOn::
上列当事人因{{disputeKind|text}}，于{{appliedOn|date}}向{{organisation}}申请调解。{{organisation}}受理后，由调解员{{mediators|names}}主持调解。各方在自愿、平等的基础上，达成本协议。
::end::
::if !appliedOn::
上列当事人因{{disputeKind|text}}，经{{organisation}}主动征询，均同意调解，由调解员{{mediators|names}}主持。各方在自愿、平等的基础上，达成本协议。
::end::
## #. 纠纷的主要事实、争议事项
(#) 主要事实
{{mainFacts|text}}
::if issues::
(#) 争议事项
::each numberedIssues::
{{no}}. {{text|text}}
::end::
::end::
::if responsibilities::
## #. 各方的责任
{{responsibilities|text}}
::end::
## #. 协议内容
::each clauses::
{{no|item}}{{text|text}}
::end::
::if instalments::
## #. 分期履行表
| 期次 | 应付日期（当日二十四时前） | 金额（元） | 付款人 | 收款人 |
::each instalments::
| {{no}} | {{due|due}} | {{amount|yuan}} | {{payer}} | {{payee}} |
::end::
各期合计：{{totalAmount|money}}。
::end::
## #. 履行的方式、地点和期限
::if accounts::
(#) 付款方式和收款账户：转账至下列账户
::each accounts::
{{payee}}：户名{{holder}}，开户行{{bank}}，账号{{number}}
::end::
::end::
::if performancePlace::
(#) 履行地点：{{performancePlace|text}}
::end::
::if lastDue::
(#) 履行期限：按协议内容和分期履行表（如有）所列期限；全部义务最迟于{{lastDue|due}}履行完毕。
::end::
::if !lastDue::
(#) 履行期限：按协议内容和分期履行表（如有）所列期限。
::end::
::if defaultClauses::
## #. 未按约定履行的处理
::each defaultClauses::
(#) {{text|text}}
::end::
::end::
## #. 声明
(#) 各方确认：本协议系自愿达成，对内容和法律后果已经理解；没有恶意串通、规避法律，不损害国家利益、社会公共利益和他人合法权益。
::if thirdPartiesAffected::
(#) 可能受本协议影响的人及其意见：{{thirdPartiesAffected|text}}
::end::
::if !thirdPartiesAffected::
(#) 各方确认：就各方所知，没有他人的权利受本协议影响。
::end::
(#) 本协议具有法律约束力，各方应当按照约定履行。{{organisation}}对履行情况进行监督。
(#) {{jointApplication|jointApplication}}
(#) 就本协议的履行或者内容发生争议的，可以再次申请调解，也可以依法向人民法院起诉。
## #. 生效和文本
(#) 本协议自各方签名、盖章或者捺指印，调解员签名并加盖{{organisation}}印章之日起生效；上述事项在不同时间完成的，以最后一项完成之日为生效之日。
(#) 本协议一式{{copies}}份，各方各执一份，{{organisation}}留存一份；共同申请司法确认的，另备人民法院所需份数。电子文本与纸质文本内容一致的，具有同等效力。

::sign partySlots::
::sign mediatorSlots::
::sign sealSlots::
>> {{agreementOn|date}}`

const en = `# Settlement Agreement (People's Mediation)
~ For reference only; the Chinese text prevails.
^ {{agreementNumber}}
::each parties::
! {{role|role}}: {{name}}
::each lines::
- {{it}}
::end::

::end::
::if appliedOn::
Because of a dispute concerning {{disputeKind|text}}, the parties above applied for mediation to {{organisation}} on {{appliedOn|date}}. After acceptance by {{organisation}}, the mediation was conducted by {{mediators|names}}. On a voluntary and equal footing the parties have reached this agreement.
::end::
::if !appliedOn::
Because of a dispute concerning {{disputeKind|text}}, {{organisation}} approached the parties above of its own motion; all agreed to mediation, which was conducted by {{mediators|names}}. On a voluntary and equal footing the parties have reached this agreement.
::end::
## #. Main facts and matters in dispute
(#) Main facts
{{mainFacts|text}}
::if issues::
(#) Matters in dispute
::each numberedIssues::
{{no}}. {{text|text}}
::end::
::end::
::if responsibilities::
## #. Responsibility of each party
{{responsibilities|text}}
::end::
## #. Content of the agreement
::each clauses::
{{no|item}}{{text|text}}
::end::
::if instalments::
## #. Table of instalments
| Instalment | Due (before midnight of the day) | Amount (yuan) | Payer | Payee |
::each instalments::
| {{no}} | {{due|due}} | {{amount|yuan}} | {{payer}} | {{payee}} |
::end::
Total of all instalments: {{totalAmount|money}}.
::end::
## #. Manner, place and time limit of performance
::if accounts::
(#) Manner of payment and accounts: by transfer to
::each accounts::
{{payee}}: account holder {{holder}}, bank {{bank}}, account no. {{number}}
::end::
::end::
::if performancePlace::
(#) Place of performance: {{performancePlace|text}}
::end::
::if lastDue::
(#) Time limit: as stated in the content above and in the table of instalments, if any; the last obligation is due {{lastDueWords}}.
::end::
::if !lastDue::
(#) Time limit: as stated in the content above and in the table of instalments, if any.
::end::
::if defaultClauses::
## #. If the agreement is not performed
::each defaultClauses::
(#) {{text|text}}
::end::
::end::
## #. Statements
(#) The parties confirm: this agreement was reached voluntarily; they understand its content and legal consequences; there is no malicious collusion or evasion of law, and no harm to the interests of the state, the public or others.
::if thirdPartiesAffected::
(#) Persons who may be affected and their position: {{thirdPartiesAffected|text}}
::end::
::if !thirdPartiesAffected::
(#) The parties confirm that, to their knowledge, no other person's rights are affected by this agreement.
::end::
(#) This agreement is legally binding and the parties shall perform it as agreed. {{organisation}} supervises performance.
(#) {{jointApplication|jointApplication}}
(#) Disputes about the performance or content of this agreement may be brought to mediation again or to the people's court in accordance with the law.
## #. Effectiveness and copies
(#) This agreement takes effect on the day when every party has signed, sealed or fingerprinted it, the mediator has signed it and the seal of {{organisation}} is on it; if done at different times, on the day of the last of them.
(#) This agreement is made in {{copies}} copies, one for each party and one kept by {{organisation}}; for a joint application for judicial confirmation the copies needed by the court are added. Electronic and paper texts of the same content have equal effect.

::sign partySlots::
::sign mediatorSlots::
::sign sealSlots::
>> {{agreementOn|date}}`

/** Paper 13: what the parties agreed, signed by all of them, by the mediator and with the organisation's seal. */
export default defineDocument({
  id: 'settlement-agreement',
  number: '13',
  version: 1,
  title: { 'zh-CN': '人民调解协议书', en: "Settlement Agreement (People's Mediation)" },
  schema,
  sample: {
    agreementNumber: sampleAgreementNumber,
    parties: [...sampleParties],
    disputeKind: sampleDispute,
    appliedOn: '2026-11-20',
    organisation: sampleOrganisation,
    mediators: ['陈明'],
    mainFacts:
      '2026年1月双方签订房屋租赁合同，约定押金3,400元。2026年10月申请人退租，双方验房时对墙面损坏和押金数额有不同意见。',
    issues: ['押金是否应当退还、退还多少', '钥匙何时交还'],
    responsibilities: '申请人承担墙面修补费用300元；被申请人退还剩余押金。',
    clauses: [...sampleClauses],
    instalments: [
      {
        no: 1,
        due: { on: '2026-12-05' },
        amount: 155_000,
        payer: '诸暨市示例房屋租赁有限公司',
        payee: '戴小雨',
      },
      { no: 2, due: { days: 40 }, amount: 155_000, payer: '诸暨市示例房屋租赁有限公司', payee: '戴小雨' },
    ],
    performancePlace: { 'zh-CN': '浙江省诸暨市', en: 'Zhuji, Zhejiang' },
    lastDue: { days: 40 },
    defaultClauses: [
      {
        text: {
          'zh-CN': '逾期付款的，另按未付金额的百分之十支付违约金。',
          en: 'If a payment is late, ten per cent of the unpaid sum is due in addition.',
        },
      },
    ],
    jointApplication: 'apply',
    copies: 3,
    agreementOn: '2026-11-25',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    parties: data.parties.map((each) => ({ ...each, lines: partyLines(each, locale) })),
    numberedIssues: data.issues?.map((text, index) => ({ no: index + 1, text })),
    totalAmount: data.instalments?.reduce((sum, { amount }) => sum + amount, 0),
    lastDueWords:
      data.lastDue && ('on' in data.lastDue ? `on ${day(data.lastDue.on, 'en')}` : dueInWords(data.lastDue, 'en')),
    partySlots: partySlots(data.parties, locale),
    mediatorSlots: mediatorSlots(data.mediators, locale),
    sealSlots: organisationSlots(data.organisation, locale),
  }),
})
