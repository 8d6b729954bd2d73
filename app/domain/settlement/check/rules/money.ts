import {
  type AgreementDraft,
  instalmentsOf,
  type KnownClause,
  knownClauses,
  type Place,
  placeIn,
  placesOf,
  saying,
  wholeAgreement,
  wordsWhere,
} from '../agreement-draft.ts'
import { capitalsDiffer } from '../amounts-in-words.ts'
import type { CheckRule } from '../rule.ts'

const sumOf = (value: unknown) => instalmentsOf(value).reduce((sum, part) => sum + part.amountFen, 0)

const sumsThatDiffer = (draft: AgreementDraft): Place[] =>
  placesOf(
    draft,
    ({ values: { instalments, total } }) =>
      Array.isArray(instalments) && typeof total === 'number' && sumOf(instalments) !== total,
    'instalments',
  )

const amountsOfNothing = (draft: AgreementDraft): Place[] =>
  knownClauses(draft).flatMap((clause) => {
    const { owes } = clause.definition
    const isNothing = owes !== undefined && clause.values[owes] === 0
    const hasEmptyPart = instalmentsOf(clause.values.instalments).some(({ amountFen }) => amountFen === 0)
    return [...(isNothing ? [placeIn(clause, owes)] : []), ...(hasEmptyPart ? [placeIn(clause, 'instalments')] : [])]
  })

const depositsThatDiffer = (draft: AgreementDraft): Place[] =>
  placesOf(
    draft,
    ({ key, values: { deposit, deduction, refund } }) =>
      key === 'deposit-return' && Number(deposit) - Number(deduction ?? 0) !== Number(refund),
    'refund',
  )

const lacksAccount = ({ definition, values }: KnownClause) =>
  definition.kind === 'payment' &&
  definition.variables.some(({ kind, name }) => kind === 'account' && values[name] === undefined)

/** Whether the money goes to an account that bears another name than that of the payee. */
const isOthersAccount = (draft: AgreementDraft, { definition, values }: KnownClause): boolean => {
  const { account } = values
  if (typeof account !== 'object' || !('holder' in account) || !definition.other) return false
  const payee = draft.parties.find(({ id }) => id === values[definition.other ?? ''])
  return payee !== undefined && payee.name.trim() !== account.holder.trim()
}

const owedIn = ({ definition, values }: KnownClause): number => {
  const owed = definition.owes ? values[definition.owes] : undefined
  return typeof owed === 'number' ? owed : 0
}

/** Somebody joins or guarantees more than the debt it is about. */
const moreThanTheDebt = (draft: AgreementDraft): Place[] => {
  const owed = new Map(knownClauses(draft).map((clause) => [clause.id, owedIn(clause)]))
  return knownClauses(draft).flatMap((clause) => {
    const field = clause.key === 'guarantee' ? 'guaranteed' : clause.key === 'debt-assumption' ? 'debt' : null
    const debt = owed.get(String(clause.values.clauseRef)) ?? 0
    return field !== null && debt > 0 && Number(clause.values[field]) > debt ? [placeIn(clause, field)] : []
  })
}

/** Both sides accepted a sum, and no payment, nor all of them together, comes to it. */
const otherThanAccepted = (draft: AgreementDraft): readonly Place[] => {
  const sums = knownClauses(draft)
    .filter(({ definition }) => definition.kind === 'payment')
    .map((clause) => (clause.key === 'on-the-spot' ? Number(clause.values.amount ?? 0) : owedIn(clause)))
  const { acceptedFen } = draft
  if (acceptedFen === null || sums.length === 0 || sums.includes(acceptedFen)) return []
  return sums.reduce((all, one) => all + one, 0) === acceptedFen ? [] : wholeAgreement
}

const FOREIGN = /美元|美金|欧元|英镑|日元|港币|港元|USD|EUR|比特币|以太币|泰达币|USDT|虚拟货币|数字币/i
const SHARED_OUT = /由(代表人?|班组长|带班|包工头|工头|劳务公司)[^。;,]{0,10}(分配|发放|分发|转付|代领|支付)/
const FEE = /(?<![不未免])(收取|支付|交纳|缴纳|承担|负担)[^。;,不]{0,8}调解(服务)?费/

/** Sums, accounts and the figures beside them. */
// biome-ignore format: one rule per line reads as a table
export const moneyRules: readonly CheckRule[] = [
  { id: 'sum-not-total', level: 'block', basis: 'INT 461', isRead: true, prevents: 'R12', mend: 'clause', zh: '各期加起来和总额不一致，差一分也不能签。', en: 'The instalments do not add up to the total, to the cent.', find: sumsThatDiffer },
  { id: 'amount-zero', level: 'block', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '金额不能是零。', en: 'An amount cannot be zero.', find: amountsOfNothing },
  { id: 'deposit-arithmetic', level: 'block', basis: 'INT 461', isRead: true, prevents: 'R12', mend: 'clause', zh: '押金减去扣除不等于应退的数额。', en: 'The deposit less the deduction is not the sum to return.', find: depositsThatDiffer },
  { id: 'capitals-differ', level: 'block', basis: 'INT 358(5)', isRead: true, prevents: 'R12', mend: 'clause', zh: '数额的数字和大写不一致。', en: 'A sum in figures and the capitals beside it do not agree.', find: (draft) => wordsWhere(draft, ({ text }) => capitalsDiffer(text)) },
  { id: 'sum-not-accepted', level: 'warn', basis: 'INT 358(4)', isRead: true, prevents: 'R10', mend: 'clause', zh: '协议里的付款和双方接受的数额不一样。请改，或者写明为什么变了。', en: 'The payments differ from the sum that both sides accepted. Change them, or say why it changed.', find: otherThanAccepted },
  { id: 'account-missing', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '没有写收款账户，文本会写“支付至收款人书面指定的本人账户”。', en: 'No account is given; the text will say "the payee\'s own account designated in writing".', find: (draft) => placesOf(draft, lacksAccount, 'account') },
  { id: 'account-of-another', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '收款账户的户名不是收款人。请改，或者收一份收款人的书面指定。', en: 'The account is not in the name of the payee. Change it, or obtain the payee\'s written designation.', find: (draft) => placesOf(draft, (clause) => clause.key !== 'wage-payment' && isOthersAccount(draft, clause), 'account') },
  { id: 'wage-account-of-another', level: 'block', basis: 'WAGE 6', isRead: false, prevents: 'R7', mend: 'clause', zh: '工资只能打到劳动者本人的账户。', en: 'Wages are paid to the worker\'s own account only.', find: (draft) => placesOf(draft, (clause) => clause.key === 'wage-payment' && isOthersAccount(draft, clause), 'account') },
  { id: 'wage-shared-out', level: 'warn', basis: 'INT 461; WAGE 6', isRead: false, prevents: 'R6', mend: 'clause', zh: '工资写由代表人、工头分发，每个人多少不清楚。请逐人写明。', en: 'Wages are to be shared out by somebody else; what each gets is unclear. Please list each worker.', find: (draft) => saying(draft, SHARED_OUT) },
  { id: 'guaranteed-over-debt', level: 'warn', basis: 'CC 691', isRead: false, prevents: 'R7', mend: 'clause', zh: '担保或者加入的数额比债务本身还多。', en: 'More is guaranteed or joined than is owed.', find: moreThanTheDebt },
  { id: 'currency-not-yuan', level: 'warn', basis: 'FXR 8', isRead: false, prevents: 'R7', mend: 'clause', zh: '在境内一般要用人民币结算。请写人民币数额。', en: 'Payments inside the country are made in renminbi. Please write the sum in yuan.', find: (draft) => saying(draft, FOREIGN) },
  { id: 'mediation-fee', level: 'block', basis: 'PML 4', isRead: true, prevents: 'R7', mend: 'clause', zh: '人民调解不收费，协议里不能写调解费。', en: 'People\'s mediation is free of charge: the agreement cannot name a fee for it.', find: (draft) => saying(draft, FEE) },
]
