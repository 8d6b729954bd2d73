import { faultyBlanks } from '../../clauses/definition.ts'
import { freeWordingKeys } from '../../clauses/keys.ts'
import {
  type AgreementDraft,
  inFacts,
  instalmentsOf,
  isOwnWords,
  knownClauses,
  type Place,
  placeIn,
  placesOf,
  type Said,
  wholeAgreement,
  wordsWhere,
} from '../agreement-draft.ts'
import type { CheckRule } from '../rule.ts'

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

const brokenReferences = (draft: AgreementDraft): Place[] => {
  const known = knownClauses(draft)
  const targets = new Map(known.map((clause) => [clause.id, clause]))
  return known.flatMap((clause) =>
    clause.definition.variables
      .filter(({ name, kind }) => {
        const value = clause.values[name]
        if (kind !== 'clauseRef' || typeof value !== 'string') return false
        const target = targets.get(value)
        const isFree = clause.key === 'default-free-text' || clause.key === 'paper-signature'
        return !target || target.id === clause.id || (!isFree && target.definition.kind !== 'payment')
      })
      .map(({ name }) => placeIn(clause, name)),
  )
}

const BINDING = new Set(['payment', 'act', 'apology'])
const owesNothing = (draft: AgreementDraft): readonly Place[] => {
  const known = knownClauses(draft)
  const isBinding = known.some(({ definition }) => BINDING.has(definition.kind))
  return draft.appliesJointly && known.length > 0 && !isBinding ? wholeAgreement : []
}

const NUMBER = /\d|[一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟半]/
const PAYS = '(支付|付给|付清|退还|退给|返还|赔偿|补偿|偿还|归还|结清|退)'
const PAID_SUM = new RegExp(`${PAYS}[^。;]{0,24}((?<![美欧日港])元(?!旦)|块钱)`)
const UNNAMED_SUM = new RegExp(
  `${PAYS}[^。;,]{0,10}(款|款项|押金|工资|费用?|损失|欠款|定金|租金|医药费|报酬|赔偿金|补偿金|钱)(?![^。;,]{0,4}收据)`,
)

const isPaymentInWords = ({ clause, text }: Said) => isOwnWords(clause) && PAID_SUM.test(text)
/** A sum that another clause states. */
const STATED_ELSEWHERE = /上述|前述|前款|该笔?款|以外|第[^。;,]{1,4}[条项]/
const HAS_FIGURE = /\d|[一二两三四五六七八九十百千万]+元/
/** A promise of money that no figure stands beside. */
const hasUnnamedSum = ({ clause, text }: Said) =>
  isOwnWords(clause) &&
  text.split(/[。;]/).some((part) => UNNAMED_SUM.test(part) && !HAS_FIGURE.test(part) && !STATED_ELSEWHERE.test(part))

const isVagueCriterion = ({ field, text }: Said) =>
  field === 'criterion' && !/\d|[一二三四五六七八九十]|无|不/.test(text)
const THINGS = /(交还|返还|归还|交付|移交)[^。;]{0,12}(钥匙|门禁卡|证件|物品|设备|工具|车辆|货物)/
const isUncounted = ({ clause, field, text }: Said) =>
  (clause.key === 'return-of-items' && field === 'items' && !NUMBER.test(text)) ||
  (isOwnWords(clause) && THINGS.test(text) && !NUMBER.test(text))
const hasNoClock = ({ field, text }: Said) =>
  field === 'quietHours' && !/\d{1,2}[:时点]|[一二三四五六七八九十]+[时点]/.test(text)

/** Two payments that say the same: the second may have been added by a second press. */
const saidTwice = (draft: AgreementDraft): Place[] => {
  const seen = new Set<string>()
  return placesOf(draft, ({ key, definition, values }) => {
    if (definition.kind !== 'payment' || !definition.owes) return false
    const said = JSON.stringify([key, values])
    if (seen.has(said)) return true
    seen.add(said)
    return false
  })
}

const openAndSettled = (draft: AgreementDraft): Place[] => {
  const isPartial = knownClauses(draft).some(({ key }) => key === 'partial-settlement')
  return isPartial ? placesOf(draft, ({ key }) => key === 'settled-in-full') : []
}

const covered = (draft: AgreementDraft) =>
  new Set(
    knownClauses(draft)
      .filter(({ definition }) => definition.kind === 'default')
      .map(({ values }) => values.clauseRef),
  )
const defaultless = (draft: AgreementDraft): Place[] => {
  const refs = covered(draft)
  return placesOf(draft, ({ id, values }) => instalmentsOf(values.instalments).length > 1 && !refs.has(id))
}

/** Whether it is all there, and clear enough to be performed (INT 461). */
// biome-ignore format: one rule per line reads as a table
export const contentRules: readonly CheckRule[] = [
  { id: 'agreement-empty', level: 'block', basis: 'PML 29', isRead: true, prevents: 'R6', mend: 'add', zh: '协议里还没有条款。', en: 'The agreement has no clause yet.', find: ({ clauses }) => (clauses.length === 0 ? wholeAgreement : []) },
  { id: 'facts-missing', level: 'block', basis: 'PML 29', isRead: true, prevents: 'R6', mend: 'facts', zh: '没有写纠纷的主要事实。', en: 'The main facts of the dispute are not written.', find: ({ mainFacts }) => (mainFacts.trim() === '' ? inFacts : []) },
  { id: 'clause-unknown', level: 'block', basis: 'D', isRead: true, prevents: null, mend: 'clause', zh: '有一条不在条款库里，请重新选择。', en: 'One clause is not in the library. Please choose again.', find: (draft) => draft.clauses.filter(({ key }) => !draft.definitions[key]).map((clause) => placeIn(clause)) },
  { id: 'actor-missing', level: 'block', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '没有写明由谁来做、由谁来付。', en: 'It is not said who acts or pays.', find: (draft) => emptyBlanks(draft, 'actor') },
  { id: 'payee-missing', level: 'block', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '没有写明付给谁、为谁做。', en: 'It is not said who is paid or for whom it is done.', find: (draft) => emptyBlanks(draft, 'other') },
  { id: 'due-missing', level: 'block', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '没有写明最晚哪一天。', en: 'It is not said by which day.', find: (draft) => emptyBlanks(draft, 'due') },
  { id: 'blank-left', level: 'block', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '有空格没有填，或者填得不对。', en: 'A blank is empty or holds something impossible.', find: (draft) => emptyBlanks(draft, 'rest') },
  { id: 'reference-broken', level: 'block', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '违约条款针对的那一条不存在，或者不是付款条款。', en: 'The clause it refers to does not exist or is not a payment.', find: brokenReferences },
  { id: 'nothing-to-perform', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'add', zh: '没有一条写明谁付多少、谁做什么，法院确认了也无法执行。', en: 'No clause says who pays how much or who does what; a confirmation could not be enforced.', find: owesNothing },
  { id: 'free-wording', level: 'warn', basis: 'INT 358(5)', isRead: true, prevents: 'R6', mend: 'clause', zh: '有自由书写的条款，机器查不了，请逐字看一遍。', en: 'There are clauses in free words that the machine cannot check. Please read every word.', find: (draft) => placesOf(draft, ({ key }) => freeWordingKeys.includes(key)) },
  { id: 'payment-in-words', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'add', zh: '付钱的事写在文字里，没有付款人、收款人和日子。请另加一条“付款”。', en: 'A payment is written in words only. Please add a payment clause with payer, payee and day.', find: (draft) => wordsWhere(draft, isPaymentInWords) },
  { id: 'sum-not-stated', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '写了要付、要退，没有写数额，“所有押金”“剩余款项”也不行。请写明多少元。', en: 'Something is to be paid or returned, but no sum is given; "the whole deposit" is not enough. Please write how much.', find: (draft) => wordsWhere(draft, hasUnnamedSum) },
  { id: 'criterion-vague', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '验收标准里没有数值或者看得见的事实。', en: 'The acceptance criterion names no figure and no visible fact.', find: (draft) => wordsWhere(draft, isVagueCriterion) },
  { id: 'items-uncounted', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '交还的东西没有写数量。请逐件写名称和数量。', en: 'What is handed over is not counted. Please list each thing with its number.', find: (draft) => wordsWhere(draft, isUncounted) },
  { id: 'quiet-hours-unclear', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '安静时段没有写到几点。请写“22:00至次日6:00”这样的钟点。', en: 'The quiet hours name no clock time. Write them as "22:00 to 6:00".', find: (draft) => wordsWhere(draft, hasNoClock) },
  { id: 'payment-twice', level: 'warn', basis: 'INT 358(5)', isRead: true, prevents: 'R12', mend: 'clause', zh: '有两条付款一模一样，请看看是不是多写了一条。', en: 'Two payment clauses are the same. Please see whether one is too many.', find: saidTwice },
  { id: 'settled-and-open', level: 'warn', basis: 'INT 358(5)', isRead: true, prevents: 'R6', mend: 'clause', zh: '一边写部分没有谈成，一边写一次性了结，前后矛盾。', en: 'One clause leaves matters open, another settles everything: they contradict each other.', find: openAndSettled },
  { id: 'instalments-without-default', level: 'warn', basis: 'D', isRead: true, prevents: null, mend: 'default', zh: '分期付款没有写逾期怎么办，建议加上。', en: 'The instalments say nothing about default. Consider adding it.', find: defaultless },
]
