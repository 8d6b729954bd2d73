import { faultyBlanks, type Instalment } from '../clauses/definition.ts'
import { type AgreementDraft, type CheckRule, knownClauses, type Place, placeIn, wholeAgreement } from './finding.ts'

const isPaid = ({ definition }: { definition: { kind: string } }) => definition.kind === 'payment'
const instalmentsOf = (value: unknown): readonly Instalment[] => (Array.isArray(value) ? (value as Instalment[]) : [])

/** Blanks that are empty or impossible, split by what they would have said. */
function emptyBlanks(draft: AgreementDraft, wants: 'actor' | 'other' | 'due' | 'rest'): Place[] {
  return knownClauses(draft).flatMap((clause) =>
    faultyBlanks(clause.definition, clause.values)
      .filter(({ name, kind }) => {
        if (name === clause.definition.actor) return wants === 'actor'
        if (name === clause.definition.other) return wants === 'other'
        return kind === 'due' || kind === 'instalments' ? wants === 'due' : wants === 'rest'
      })
      .map(({ name }) => placeIn(clause, name)),
  )
}

const strangers = (draft: AgreementDraft): Place[] => {
  const ids = new Set(draft.parties.map(({ id }) => id))
  return knownClauses(draft).flatMap((clause) =>
    clause.definition.variables
      .filter(({ name, kind }) => {
        const value = clause.values[name]
        if (kind === 'party') return typeof value === 'string' && !ids.has(value)
        return kind === 'names' && Array.isArray(value) && value.some((id) => !ids.has(id as string))
      })
      .map(({ name }) => placeIn(clause, name)),
  )
}

const sameOnBothSides = (draft: AgreementDraft): Place[] =>
  knownClauses(draft)
    .filter(
      ({ definition: { actor, other }, values }) => actor && other && values[actor] && values[actor] === values[other],
    )
    .map((clause) => placeIn(clause, clause.definition.other ?? null))

const sumsThatDiffer = (draft: AgreementDraft): Place[] =>
  knownClauses(draft)
    .filter(({ values }) => Array.isArray(values.instalments) && typeof values.total === 'number')
    .filter(
      ({ values }) => instalmentsOf(values.instalments).reduce((sum, part) => sum + part.amountFen, 0) !== values.total,
    )
    .map((clause) => placeIn(clause, 'instalments'))

const amountsOfNothing = (draft: AgreementDraft): Place[] =>
  knownClauses(draft).flatMap((clause) => {
    const { owes } = clause.definition
    const isNothing = owes !== undefined && clause.values[owes] === 0
    const hasEmptyPart = instalmentsOf(clause.values.instalments).some(({ amountFen }) => amountFen === 0)
    return [...(isNothing ? [placeIn(clause, owes)] : []), ...(hasEmptyPart ? [placeIn(clause, 'instalments')] : [])]
  })

const depositsThatDiffer = (draft: AgreementDraft): Place[] =>
  knownClauses(draft)
    .filter(({ key }) => key === 'deposit-return')
    .filter(({ values: { deposit, deduction, refund } }) => Number(deposit) - Number(deduction ?? 0) !== Number(refund))
    .map((clause) => placeIn(clause, 'refund'))

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

const brokenReferences = (draft: AgreementDraft): Place[] => {
  const targets = new Map(knownClauses(draft).map((clause) => [clause.id, clause]))
  return knownClauses(draft).flatMap((clause) =>
    clause.definition.variables
      .filter(({ name, kind }) => {
        const value = clause.values[name]
        if (kind !== 'clauseRef' || typeof value !== 'string') return false
        const target = targets.get(value)
        return !target || target.id === clause.id || (clause.key !== 'default-free-text' && !isPaid(target))
      })
      .map(({ name }) => placeIn(clause, name)),
  )
}

const D461 = 'INT 461'

/** Defects of structure: while one stands, nobody can sign. */
// biome-ignore format: one rule per line reads as a table
export const structureRules: readonly CheckRule[] = [
  { id: 'agreement-empty', level: 'block', basis: 'PML 29', zh: '协议里还没有条款。', en: 'The agreement has no clause yet.', find: ({ clauses }) => (clauses.length === 0 ? wholeAgreement : []) },
  { id: 'clause-unknown', level: 'block', basis: 'D', zh: '有一条不在条款库里，请重新选择。', en: 'One clause is not in the library. Please choose again.', find: (draft) => draft.clauses.filter(({ key }) => !draft.definitions[key]).map((clause) => placeIn(clause)) },
  { id: 'party-too-few', level: 'block', basis: 'CPL 205', zh: '协议至少要有两方。', en: 'An agreement needs two parties.', find: ({ parties }) => (parties.length < 2 ? wholeAgreement : []) },
  { id: 'actor-missing', level: 'block', basis: D461, zh: '没有写明由谁来做、由谁来付。', en: 'It is not said who acts or pays.', find: (draft) => emptyBlanks(draft, 'actor') },
  { id: 'payee-missing', level: 'block', basis: D461, zh: '没有写明付给谁、为谁做。', en: 'It is not said who is paid or for whom it is done.', find: (draft) => emptyBlanks(draft, 'other') },
  { id: 'due-missing', level: 'block', basis: D461, zh: '没有写明最晚哪一天。', en: 'It is not said by which day.', find: (draft) => emptyBlanks(draft, 'due') },
  { id: 'blank-left', level: 'block', basis: D461, zh: '有空格没有填，或者填得不对。', en: 'A blank is empty or holds something impossible.', find: (draft) => emptyBlanks(draft, 'rest') },
  { id: 'party-unknown', level: 'block', basis: 'INT 461', zh: '条款里的人不是协议的当事人。', en: 'A person named in a clause is not a party to the agreement.', find: strangers },
  { id: 'same-on-both-sides', level: 'block', basis: D461, zh: '同一个人不能既是付的一方又是收的一方。', en: 'One person cannot be on both sides of a promise.', find: sameOnBothSides },
  { id: 'sum-not-total', level: 'block', basis: D461, zh: '各期加起来和总额不一致，差一分也不能签。', en: 'The instalments do not add up to the total, to the cent.', find: sumsThatDiffer },
  { id: 'amount-zero', level: 'block', basis: D461, zh: '金额不能是零。', en: 'An amount cannot be zero.', find: amountsOfNothing },
  { id: 'deposit-arithmetic', level: 'block', basis: D461, zh: '押金减去扣除不等于应退的数额。', en: 'The deposit less the deduction is not the sum to return.', find: depositsThatDiffer },
  { id: 'due-before-signing', level: 'block', basis: D461, zh: '最晚的日子在签协议以前。', en: 'The due day is before the agreement is signed.', find: dueBeforeSigning },
  { id: 'reference-broken', level: 'block', basis: D461, zh: '违约条款针对的那一条不存在，或者不是付款条款。', en: 'The clause it refers to does not exist or is not a payment.', find: brokenReferences },
]
