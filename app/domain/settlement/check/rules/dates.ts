import { dayOf } from '../../../calendar/days.ts'
import {
  type AgreementDraft,
  inFacts,
  instalmentsOf,
  isOwnWords,
  knownClauses,
  obliges,
  type Place,
  placeIn,
  placesOf,
  saying,
  wordsWhere,
} from '../agreement-draft.ts'
import { hasImpossibleDay } from '../amounts-in-words.ts'
import type { CheckRule } from '../rule.ts'

const dueBeforeSigning = (draft: AgreementDraft): Place[] =>
  knownClauses(draft).flatMap((clause) =>
    clause.definition.variables
      .filter(({ name, kind }) => {
        const value = clause.values[name]
        const dues =
          kind === 'due' ? [value] : instalmentsOf(kind === 'instalments' ? value : null).map(({ due }) => due)
        return dues.some((due) => typeof due === 'object' && 'on' in due && due.on < draft.agreementOn)
      })
      .map(({ name }) => placeIn(clause, name)),
  )

const duesOf = (value: unknown) => instalmentsOf(value).map(({ due }) => due)

const isDescending = ({ values }: { values: { instalments?: unknown } }): boolean => {
  const dues = duesOf(values.instalments)
  return dues.some((due, index) => {
    const before = dues[index - 1]
    if (!before) return false
    if ('on' in due && 'on' in before) return due.on < before.on
    return 'inDays' in due && 'inDays' in before && due.inDays < before.inDays
  })
}

/** Days of the calendar beside days counted from the day of effect: which comes first nobody can say. */
const isMixed = ({ values }: { values: { instalments?: unknown } }): boolean => {
  const dues = duesOf(values.instalments)
  return dues.some((due) => 'on' in due) && dues.some((due) => 'inDays' in due)
}

const impossibleDays = (draft: AgreementDraft): Place[] => [
  ...wordsWhere(draft, ({ text }) => hasImpossibleDay(text)),
  ...(hasImpossibleDay(draft.mainFacts.normalize('NFKC').replace(/\s/g, '')) ? inFacts : []),
]

const paidLater = (draft: AgreementDraft): Place[] =>
  placesOf(
    draft,
    ({ key, values: { paidAt } }) =>
      key === 'on-the-spot' &&
      typeof paidAt === 'string' &&
      !Number.isNaN(Date.parse(paidAt)) &&
      dayOf(new Date(paidAt)) > draft.agreementOn,
    'paidAt',
  )

/** The last calendar day by which the clause it is about is to be performed. */
const lastDayOf = (draft: AgreementDraft, id: unknown): string => {
  const clause = knownClauses(draft).find((one) => one.id === id)
  if (!clause) return ''
  const single = clause.definition.variables.filter(({ kind }) => kind === 'due').map(({ name }) => clause.values[name])
  const days = [...duesOf(clause.values.instalments), ...single].flatMap((due) =>
    typeof due === 'object' && 'on' in due ? [due.on] : [],
  )
  return days.sort().at(-1) ?? draft.agreementOn
}
const endsTooSoon = (draft: AgreementDraft): Place[] =>
  placesOf(
    draft,
    ({ key, values: { guaranteeUntil, clauseRef } }) =>
      key === 'guarantee' && typeof guaranteeUntil === 'string' && guaranteeUntil <= lastDayOf(draft, clauseRef),
    'guaranteeUntil',
  )

const wholeAtOnce = (draft: AgreementDraft): Place[] => {
  const inParts = new Set(
    knownClauses(draft)
      .filter(({ key, values }) => key === 'wage-payment' || instalmentsOf(values.instalments).length > 1)
      .map(({ id }) => id),
  )
  const known = new Set(knownClauses(draft).map(({ id }) => id))
  return placesOf(
    draft,
    ({ key, values: { clauseRef } }) =>
      key === 'default-acceleration' && known.has(String(clauseRef)) && !inParts.has(String(clauseRef)),
    'clauseRef',
  )
}

const MOST_GRACE_DAYS = 30
const VAGUE_DAY =
  /月底|年底|年前|年后|年内|春节前|春节后|过年|中秋|下个?月|下周|近期|近日|不久|过几天|农忙后|秋收后|开学前/
const DONE = /已(经)?(全部)?(支付|付清|付给|交还|交付|归还|退还|履行|修好|搬走)/
const OWN_EFFECT = /(自|于|从)(?!本协议)[^。;,]{1,16}(起|日)生效/

/** Days: that exist, that lie ahead, that nobody has to guess. */
// biome-ignore format: one rule per line reads as a table
export const dateRules: readonly CheckRule[] = [
  { id: 'due-before-signing', level: 'block', basis: 'INT 461', isRead: true, prevents: 'R12', mend: 'clause', zh: '最晚的日子在签协议以前。', en: 'The due day is before the agreement is signed.', find: dueBeforeSigning },
  { id: 'day-impossible', level: 'block', basis: 'INT 358(5)', isRead: true, prevents: 'R12', mend: 'clause', zh: '写了日历上没有的日子，例如2月30日。', en: 'A day is written that no calendar has, such as 30 February.', find: impossibleDays },
  { id: 'paid-in-future', level: 'block', basis: 'INT 358(5)', isRead: true, prevents: 'R12', mend: 'clause', zh: '写“当场付清”的时间在今天以后。', en: 'What is called paid on the spot lies in the future.', find: paidLater },
  { id: 'day-in-words', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '“月底前”“春节前”这样的日子要写成某年某月某日。', en: 'Words such as "by the end of the month" should be a calendar day.', find: (draft) => saying(draft, VAGUE_DAY, obliges) },
  { id: 'instalments-out-of-order', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R12', mend: 'clause', zh: '各期的日子没有按先后排列。', en: 'The instalments are not in the order of their days.', find: (draft) => placesOf(draft, isDescending, 'instalments') },
  { id: 'instalments-mixed-days', level: 'warn', basis: 'INT 358(5)', isRead: true, prevents: 'R12', mend: 'clause', zh: '有的期写日历上的日子，有的期从生效起算，先后可能颠倒。请用同一种写法。', en: 'Some instalments name a calendar day, others count from the day of effect; their order may turn round. Please use one way.', find: (draft) => placesOf(draft, isMixed, 'instalments') },
  { id: 'done-already', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '写了“已经付”“已经交”，却放在要履行的条款里。已做完的请写进主要事实，没做完的写明还差多少。', en: 'Something is said to be done already but stands as a duty. Put what is done into the facts and say what is still owed.', find: (draft) => saying(draft, DONE, isOwnWords) },
  { id: 'own-effective-day', level: 'warn', basis: 'PML 29; OMR 19', isRead: true, prevents: 'R12', mend: 'clause', zh: '生效的日子由最后一个签名或者盖章决定，不能另外约定。', en: 'The day of effect is that of the last signature or seal; it cannot be set otherwise.', find: (draft) => saying(draft, OWN_EFFECT) },
  { id: 'guarantee-ends-too-soon', level: 'warn', basis: 'CC 692', isRead: false, prevents: 'R6', mend: 'clause', zh: '保证期间在债务到期以前就结束，等于没有约定。', en: 'The guarantee ends before the debt is due, which counts as none agreed.', find: endsTooSoon },
  { id: 'grace-too-long', level: 'warn', basis: 'D', isRead: true, prevents: null, mend: 'clause', zh: '宽限超过三十天，建议缩短。', en: 'More than thirty days of grace. Consider making it shorter.', find: (draft) => placesOf(draft, ({ values: { graceDays } }) => Number(graceDays) > MOST_GRACE_DAYS, 'graceDays') },
  { id: 'acceleration-without-instalments', level: 'warn', basis: 'INT 358(5)', isRead: true, prevents: 'R6', mend: 'clause', zh: '“提前到期”只用于分期付款，那一条不是分期。', en: 'Acceleration belongs to instalments; the clause it refers to has none.', find: wholeAtOnce },
]
