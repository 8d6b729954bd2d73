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
import { en, zh } from '../texts/settlement-agreement.ts'

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

/** Paper 13: what the parties agreed, signed by all of them, by the mediator and with the organisation's seal. */
export default defineDocument({
  id: 'settlement-agreement',
  number: '13',
  version: 1,
  title: { 'zh-CN': '人民调解协议书', en: "Settlement Agreement (People's Mediation)" },
  basis: [
    '人民调解法第二十八条、第二十九条、第三十一条、第三十三条',
    '民诉法解释第四百六十一条',
    '电子签名法第三条、第十三条',
  ],
  isAgreement: true,
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
    organisationSlots: [...mediatorSlots(data.mediators, locale), ...organisationSlots(data.organisation, locale)],
  }),
})
