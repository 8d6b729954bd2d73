import type { PaperData } from '#templates/papers.server.ts'
import type { ClauseValues, Due } from './clauses/definition.ts'
import { type Duty, dutiesOf, lastDueOf } from './clauses/duties.ts'
import { clauseDefinition } from './clauses/library.server.ts'
import type { FrozenText } from './frozen-text.server.ts'

type Paper = PaperData<'settlement-agreement'>

/** Why the text says nothing more about fault: it keeps the numbering of the parts, too. */
const RESPONSIBILITIES = {
  'zh-CN': '各方同意按照本协议第三部分的约定处理，不再就责任的划分另行争议。',
  en: 'The parties settle as set out in part three and do not dispute further who was responsible.',
} as const

const dueOnPaper = (due: Due) => ('on' in due ? { on: due.on } : { days: Math.max(1, due.inDays) })

function lastDue(duties: readonly Duty[]) {
  const { on, inDays } = lastDueOf(duties)
  // Days and counts of days cannot be compared before the agreement is in force: then the line falls away.
  if (on && inDays === null) return { on }
  return inDays !== null && !on ? { days: Math.max(1, inDays) } : null
}

type Account = { readonly holder: string; readonly bank: string; readonly number: string }
const accountOf = (values: ClauseValues): Account | null => {
  const value = values.account
  return typeof value === 'object' && 'holder' in value ? value : null
}

/** The settlement agreement as paper 13 prints it. */
export function agreementPaper(text: FrozenText, agreementNumber: string, agreementOn: string): Paper {
  const nameOf = (id: string) => text.parties.find(({ partyId }) => partyId === id)?.name ?? ''
  const duties = text.clauses.flatMap(({ key, values }) => dutiesOf(clauseDefinition(key), values))
  const payments = duties.filter(({ kind }) => kind === 'payment')
  const accounts = text.clauses.flatMap(({ key, values }) => {
    const account = accountOf(values)
    const { other } = clauseDefinition(key)
    return account ? [{ payee: nameOf(String(other ? values[other] : '')), ...account }] : []
  })
  const last = lastDue(duties)
  const defaults = text.clauses.filter(({ no }) => no === null).map(({ formal }) => ({ text: formal }))
  return {
    agreementNumber,
    parties: text.parties.map(({ partyId: _, personId: __, ...party }) => party),
    disputeKind: text.disputeKind,
    ...(text.appliedOn ? { appliedOn: text.appliedOn } : {}),
    organisation: text.organisation,
    mediators: text.mediators.map(({ name }) => name),
    mainFacts: text.mainFacts,
    responsibilities: RESPONSIBILITIES,
    clauses: text.clauses.flatMap(({ no, formal }) => (no === null ? [] : [{ no, text: formal }])),
    ...(payments.length > 0 ? { instalments: payments.map(instalmentOf(nameOf)) } : {}),
    ...(accounts.length > 0 ? { accounts } : {}),
    ...(last ? { lastDue: last } : {}),
    ...(defaults.length > 0 ? { defaultClauses: defaults } : {}),
    jointApplication: text.jointApplication,
    copies: text.parties.length + 1,
    agreementOn,
  }
}

const instalmentOf = (nameOf: (id: string) => string) => (duty: Duty, index: number) => ({
  no: index + 1,
  due: dueOnPaper(duty.due),
  amount: duty.amountFen ?? 0,
  payer: nameOf(duty.debtorId),
  payee: nameOf(duty.creditorId),
})
