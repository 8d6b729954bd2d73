import { type AgreementDraft, checkAgreement } from '#app/domain/settlement/check/check-agreement.ts'
import type { ClauseValues, DraftClause } from '#app/domain/settlement/clauses/definition.ts'
import type { ClauseKey } from '#app/domain/settlement/clauses/keys.ts'
import { clauseLibrary } from '#app/domain/settlement/clauses/library.server.ts'

export const definitions = Object.fromEntries(clauseLibrary.map((definition) => [definition.key, definition]))
export const clause = (key: ClauseKey, values: ClauseValues, id = 'c1'): DraftClause => ({ id, key, values })
export const account = { holder: '戴小雨', bank: '示例银行', number: '62001234' }
export const payment = clause('payment-lump-sum', {
  payer: 'r1',
  payee: 'a1',
  amount: 310000,
  dueOn: { inDays: 10 },
  account,
})
export const person = (id: string, name: string): AgreementDraft['parties'][number] => ({
  ...{ id, name, kind: 'person', hasNumber: true, representative: null, bornOn: '1990-03-07' },
})
export const draft = (clauses: readonly DraftClause[], more: Partial<AgreementDraft> = {}): AgreementDraft => ({
  parties: [person('a1', '戴小雨'), person('r1', '马建国')],
  clauses,
  definitions,
  policy: { eSign: 'allowed', confirmable: 'yes' },
  intakeType: 'rental',
  mainFacts: '房屋租赁期满，押金未退。',
  acceptedFen: null,
  agreementOn: '2026-11-24',
  appliesJointly: true,
  ...more,
})
export const found = (checked: AgreementDraft) => checkAgreement(checked).map(({ level, rule }) => `${level} ${rule}`)
export const freeText = (text: string) => clause('free-text', { text }, 'c2')
export const instalments = (...amounts: number[]) =>
  amounts.map((amountFen, n) => ({ amountFen, due: { inDays: 10 * (n + 1) } }))
export const inParts = (total: number, ...amounts: number[]) =>
  clause(
    'payment-instalments',
    { payer: 'r1', payee: 'a1', total, instalments: instalments(...amounts), account },
    'c3',
  )
export const fallback = clause(
  'default-acceleration',
  { payer: 'r1', payee: 'a1', clauseRef: 'c3', graceDays: 5 },
  'c4',
)
