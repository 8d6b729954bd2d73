import { freeWordingKeys } from '../clauses/keys.ts'
import {
  type AgreementDraft,
  type CheckRule,
  type KnownClause,
  knownClauses,
  type Place,
  placeIn,
  saying,
  wordsIn,
} from './finding.ts'

const VAGUE =
  /尽快|适当|酌情|视情况|视情|合理(时间|期限|费用)|必要时|有条件(时|的)|争取|尽量|大概|左右|等(?=$|[，。；])|as soon as possible|reasonable time/i
const PROMISED = /保证(胜诉|执行|确认)|一定(能|会)?(执行|确认|胜诉)|法院(一定|必须|肯定)/
const GAG = /(不得|不再|不能|不许|放弃|禁止).{0,6}(报案|报警|举报|投诉|作证|检举|控告)/
const SELF_HELP = /(?<!不得|不能|不再|禁止|停止|不)(擅自|自行|强行)?(换锁|断水|断电|停水|停电|扣押|扣留|强行搬)/
const TOO_WIDE = /今后一切|一切后果|永不追究|概不负责|放弃(一切|全部|所有)权利|生死/
const OBLIGING = new Set(['payment', 'act', 'apology', 'default'])

const obliges = ({ definition }: KnownClause) => OBLIGING.has(definition.kind) || definition.key === 'free-text'
const of = (draft: AgreementDraft, isMeant: (clause: KnownClause) => boolean, field: string | null = null): Place[] =>
  knownClauses(draft)
    .filter(isMeant)
    .map((clause) => placeIn(clause, field))

const lacksAccount = ({ definition, values }: KnownClause) =>
  definition.kind === 'payment' &&
  definition.variables.some(({ kind, name }) => kind === 'account' && values[name] === undefined)

const rateTooHigh = (draft: AgreementDraft): Place[] => {
  const cap = draft.rateCapPercent
  if (cap === undefined || cap === null) return []
  return of(
    draft,
    ({ key, values }) => key === 'liquidated-damages-rate' && Number(values.annualRate) > cap,
    'annualRate',
  )
}

const damagesTwice = (draft: AgreementDraft): Place[] => {
  const refs = (key: string) => knownClauses(draft).filter((clause) => clause.key === key)
  const daily = new Set(refs('liquidated-damages-rate').map(({ values }) => values.clauseRef))
  return refs('liquidated-damages-fixed')
    .filter(({ values }) => daily.has(values.clauseRef))
    .map((clause) => placeIn(clause))
}

const defaultless = (draft: AgreementDraft): Place[] => {
  const covered = new Set(
    knownClauses(draft)
      .filter(({ definition }) => definition.kind === 'default')
      .map(({ values }) => values.clauseRef),
  )
  return of(draft, ({ id, key }) => key === 'payment-instalments' && !covered.has(id))
}

const outOfOrder = (draft: AgreementDraft): Place[] =>
  knownClauses(draft).flatMap((clause) => {
    const parts = clause.values.instalments
    if (!Array.isArray(parts)) return []
    const keys = parts.flatMap((part) => (typeof part === 'object' && 'due' in part ? [part.due] : []))
    const isDescending = keys.some((due, index) => {
      const before = keys[index - 1]
      if (!before) return false
      if ('on' in due && 'on' in before) return due.on < before.on
      return 'inDays' in due && 'inDays' in before && due.inDays < before.inDays
    })
    return isDescending ? [placeIn(clause, 'instalments')] : []
  })

const vagueCriteria = (draft: AgreementDraft): Place[] =>
  wordsIn(draft)
    .filter(({ field, text }) => field === 'criterion' && !/\d|[一二三四五六七八九十]|无|不/.test(text))
    .map(({ clause, field }) => placeIn(clause, field))

/** Words that a court may find unclear or unlawful: the mediator decides, with a reason. */
// biome-ignore format: one rule per line reads as a table
export const wordingRules: readonly CheckRule[] = [
  { id: 'free-wording', level: 'warn', basis: 'INT 358(5)', zh: '有自由书写的条款，机器查不了，请逐字看一遍。', en: 'There are clauses in free words that the machine cannot check. Please read every word.', find: (draft) => of(draft, ({ key }) => freeWordingKeys.includes(key)) },
  { id: 'vague-words', level: 'warn', basis: 'INT 358(5), 461', zh: '有“尽快”“适当”一类的词，内容可能不明确。请写成具体的日子、数额或者标准。', en: 'Words such as "as soon as possible" may be unclear. Write a day, a sum or a standard.', find: (draft) => saying(draft, VAGUE, obliges) },
  { id: 'account-missing', level: 'warn', basis: 'INT 461', zh: '没有写收款账户，文本会写“支付至收款人书面指定的本人账户”。', en: 'No account is given; the text will say "the payee\'s own account designated in writing".', find: (draft) => of(draft, lacksAccount, 'account') },
  { id: 'criterion-vague', level: 'warn', basis: 'INT 461', zh: '验收标准里没有数值或者看得见的事实。', en: 'The acceptance criterion names no figure and no visible fact.', find: vagueCriteria },
  { id: 'instalments-out-of-order', level: 'warn', basis: 'INT 461', zh: '各期的日子没有按先后排列。', en: 'The instalments are not in the order of their days.', find: outOfOrder },
  { id: 'instalments-without-default', level: 'warn', basis: 'D', zh: '分期付款没有写逾期怎么办，建议加上。', en: 'The instalments say nothing about default. Consider adding it.', find: defaultless },
  { id: 'damages-high', level: 'warn', basis: '民法典 585', zh: '违约金超过百分之三十，可能被认为过高。', en: 'Damages above thirty percent may be found excessive.', find: (draft) => of(draft, ({ key, values }) => key === 'liquidated-damages-fixed' && Number(values.damagesPercent) > 30, 'damagesPercent') },
  { id: 'rate-high', level: 'warn', basis: '民间借贷规定 25', zh: '年利率超过上限，请说明理由。', en: 'The yearly rate is above the cap. Please give the reason.', find: rateTooHigh },
  { id: 'damages-twice', level: 'warn', basis: '民法典 585', zh: '同一笔款项写了两种违约金。', en: 'Two kinds of damages are set for one payment.', find: damagesTwice },
  { id: 'gag-on-reporting', level: 'warn', basis: 'INT 358(1)-(3)', zh: '不能限制报案、举报、投诉或者作证。', en: 'Reporting, complaining or giving evidence cannot be restricted.', find: (draft) => saying(draft, GAG) },
  { id: 'self-help', level: 'warn', basis: 'INT 358(1)', zh: '不能约定换锁、断水断电、扣东西等私力手段。', en: 'Changing locks, cutting supplies or keeping things cannot be agreed as a means.', find: (draft) => saying(draft, SELF_HELP) },
  { id: 'waiver-too-wide', level: 'warn', basis: '民法典 506; INT 358', zh: '放弃的范围太宽，请限于本次纠纷。', en: 'The waiver is too wide. Keep it to this dispute.', find: (draft) => saying(draft, TOO_WIDE) },
  { id: 'result-promised', level: 'warn', basis: 'D', zh: '不能写保证法院确认或者执行的话。', en: 'No clause can promise what the court will do.', find: (draft) => saying(draft, PROMISED) },
  { id: 'clause-not-confirmable', level: 'warn', basis: 'CPL 205; INT 355, 358', zh: '这一条法院一般不确认，仍然对双方有约束力。', en: 'The court does not usually confirm this clause; it still binds both sides.', find: (draft) => (draft.appliesJointly ? of(draft, ({ definition }) => definition.confirmable === 'no') : []) },
]
