import {
  type AgreementDraft,
  type KnownClause,
  knownClauses,
  type Place,
  placeIn,
  placesOf,
  saying,
  wordsIn,
  wordsWhere,
} from '../agreement-draft.ts'
import { monthsIn, shareOnTopIn, yearlyRateIn } from '../amounts-in-words.ts'
import { boundOn, rateCapOn, sourceInWords } from '../bounds.ts'
import type { CheckRule } from '../rule.ts'

/** Rates above the cap, as a figure of the clause or in words. */
function ratesOverCap(draft: AgreementDraft): Place[] {
  const cap = rateCapOn(draft.agreementOn)
  if (!cap) return []
  const figures = placesOf(
    draft,
    ({ key, values }) => key === 'liquidated-damages-rate' && Number(values.annualRate) > cap.percent,
    'annualRate',
  )
  const words = wordsIn(draft)
    .filter(({ text }) => (yearlyRateIn(text) ?? 0) > cap.percent)
    .map(({ clause, field }) => placeIn(clause, field))
  return [...figures, ...words]
}

function capInWords({ agreementOn }: AgreementDraft) {
  const cap = rateCapOn(agreementOn)
  if (!cap) return null
  const { zh, en } = sourceInWords('lprOneYear', cap.lpr, agreementOn)
  const percent = cap.percent.toFixed(1)
  return {
    zh: `上限${percent}%，是${cap.lpr.value.toFixed(2)}%的四倍（${zh}）`,
    en: `The cap is ${percent}%, four times ${cap.lpr.value.toFixed(2)}% (${en})`,
  }
}

const isLoan = ({ intakeType }: AgreementDraft) => intakeType === 'loan'

const HIGH_SHARE = 30
const sharesTooHigh = (draft: AgreementDraft): Place[] => [
  ...placesOf(
    draft,
    ({ key, values }) => key === 'liquidated-damages-fixed' && Number(values.damagesPercent) > HIGH_SHARE,
    'damagesPercent',
  ),
  ...wordsWhere(draft, ({ text }) => (shareOnTopIn(text) ?? 0) > HIGH_SHARE),
]

const damagesTwice = (draft: AgreementDraft): Place[] => {
  const refs = (key: string) => knownClauses(draft).filter((clause) => clause.key === key)
  const daily = new Set(refs('liquidated-damages-rate').map(({ values }) => values.clauseRef))
  return refs('liquidated-damages-fixed')
    .filter(({ values }) => daily.has(values.clauseRef))
    .map((clause) => placeIn(clause))
}

const WORK = new Set(['labour', 'wages'])
/** In disputes about work the one who is no firm is the worker. */
const isWorker = (draft: AgreementDraft, id: unknown): boolean => {
  const isPaidWages = knownClauses(draft).some(({ key, values }) => key === 'wage-payment' && values.worker === id)
  const party = draft.parties.find((one) => one.id === id)
  const hasFirm = draft.parties.some(({ kind }) => kind === 'organisation')
  return isPaidWages || (WORK.has(draft.intakeType) && hasFirm && party?.kind === 'person')
}
const workerPays = (draft: AgreementDraft): Place[] =>
  placesOf(draft, ({ key, values }) => key.startsWith('liquidated-damages') && isWorker(draft, values.payer), 'payer')

const isBelowWage = (draft: AgreementDraft, { key, values: { period, amount } }: KnownClause): boolean => {
  if (key !== 'wage-payment' || typeof period !== 'string' || typeof amount !== 'number') return false
  const months = monthsIn(period.normalize('NFKC').replace(/\s/g, ''))
  const lowest = boundOn('lowestWage', draft.agreementOn)
  return months !== null && lowest !== null && amount < lowest.value * months
}

function lowestWageInWords({ agreementOn }: AgreementDraft) {
  const lowest = boundOn('lowestWage', agreementOn)
  if (!lowest) return null
  const { zh, en } = sourceInWords('lowestWage', lowest, agreementOn)
  const yuan = lowest.value / 100
  return { zh: `每月${yuan}元（${zh}）`, en: `${yuan} yuan a month (${en})` }
}

const COMPOUND = /利滚利|复利|利息(计入|并入|转为|转作|转成)本金|砍头息|预先扣除利息|先扣利息/

/** Figures of the law, as they stand on the day of the agreement. */
// biome-ignore format: one rule per line reads as a table
export const limitRules: readonly CheckRule[] = [
  { id: 'loan-rate-over-cap', level: 'block', basis: 'PLR 25', isRead: false, prevents: 'R7', mend: 'clause', figure: capInWords, zh: '借款的利率超过法律保护的上限，超过的部分法院不支持。', en: 'The rate of the loan is above what the law protects; courts do not support the excess.', find: (draft) => (isLoan(draft) ? ratesOverCap(draft) : []) },
  { id: 'rate-high', level: 'warn', basis: 'CC 585; PLR 25', isRead: false, prevents: 'R7', mend: 'clause', figure: capInWords, zh: '逾期的年利率比较高，可能被认为过高。请降低，或者写明实际损失。', en: 'The yearly rate for late payment is high and may be found excessive. Lower it, or name the actual loss.', find: (draft) => (isLoan(draft) ? [] : ratesOverCap(draft)) },
  { id: 'interest-on-interest', level: 'warn', basis: 'PLR 27; CC 670', isRead: false, prevents: 'R7', mend: 'clause', zh: '不能利滚利，也不能预先扣利息。', en: 'Interest cannot be added to the principal at will, nor taken in advance.', find: (draft) => saying(draft, COMPOUND) },
  { id: 'damages-high', level: 'warn', basis: 'CC 585', isRead: false, prevents: 'R7', mend: 'clause', zh: '违约金超过百分之三十，可能被认为过高。', en: 'Damages above thirty percent may be found excessive.', find: sharesTooHigh },
  { id: 'damages-twice', level: 'warn', basis: 'CC 585', isRead: false, prevents: 'R7', mend: 'clause', zh: '同一笔款项写了两种违约金。', en: 'Two kinds of damages are set for one payment.', find: damagesTwice },
  { id: 'worker-pays-damages', level: 'warn', basis: 'LCL 25', isRead: false, prevents: 'R7', mend: 'clause', zh: '除了服务期和竞业限制，不能约定由劳动者付违约金。', en: 'Apart from training and competition clauses a worker cannot be made to pay damages.', find: workerPays },
  { id: 'wage-below-minimum', level: 'warn', basis: 'MWR 12', isRead: false, prevents: 'R7', mend: 'clause', figure: lowestWageInWords, zh: '平均每月的工资低于最低工资。请核对，或者写明是哪一部分工资。', en: 'The wage a month is below the minimum. Please check it, or say which part of the wage it is.', find: (draft) => placesOf(draft, (clause) => isBelowWage(draft, clause), 'amount') },
]
