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
import { en, zh } from '../texts/judicial-confirmation-application.ts'

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
  basis: [
    '民事诉讼法第二百零五条',
    '民诉法解释第三百五十一条、第三百五十三条、第三百五十四条',
    '最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）第三条',
  ],
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
