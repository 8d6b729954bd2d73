import { type DeadlineKey, deadlineRow } from '../calendar/deadlines.ts'
import { batchRules } from '../confirmation/batch-rules.ts'
import { ladder } from '../invitation/ladder.ts'
import { QUIET_HOURS } from '../notice/quiet.ts'

export type RuleUnit =
  | 'nthDay'
  | 'minute'
  | 'hour'
  | 'day'
  | 'workingDay'
  | 'month'
  | 'year'
  | 'clock'
  | 'hundredth'
  | 'case'
  | 'times'

/** One figure of a rule, and between which figures it may be set. */
export interface RuleFigure {
  readonly name: string
  /** Words for it where the rule has more than one figure. */
  readonly zh: string
  readonly en: string
  readonly unit: RuleUnit
  readonly shipped: number
  readonly least: number
  readonly most: number
}

export interface Rule {
  readonly name: string
  readonly group: 'term' | 'contact' | 'court' | 'fixed'
  readonly zh: string
  readonly en: string
  /** Article, or `D` where no law says anything. */
  readonly basis: string
  /** Which of its bounds the law sets; the others are the platform's own. */
  readonly lawSets: 'nothing' | 'most' | 'all'
  readonly figures: readonly RuleFigure[]
}

/** Deadlines that an administrator may set, between which lengths. */
// biome-ignore format: one deadline per line reads as a table
const OPEN: Partial<Record<DeadlineKey, readonly [least: number, most: number]>> = {
  'intake.resolve': [1, 15],
  'needsInfo.answer': [5, 60],
  refile: [10, 90],
  'entrust.receive': [1, 5],
  'invitation.answer': [12, 60],
  'refusal.reconsider': [7, 60],
  'unreachable.close': [7, 60],
  'disclosure.consent': [1, 10],
  'session.book': [1, 15],
  'session.start': [10, 120],
  'session.pause': [15, 240],
  'record.confirm': [1, 10],
  'appraisal.review': [7, 90],
  'sham.review': [1, 15],
  'escalation.review': [1, 48],
  'reading.remind': [1, 14],
  'signing.remind': [0, 14],
  'signing.close': [5, 30],
  'dismissal.choice': [15, 90],
  'performance.grace': [1, 30],
  'performance.answer': [3, 30],
  followUp: [3, 365],
  'upload.review': [1, 5],
  'watch.assign': [1, 3],
  'watch.handle': [1, 15],
  'watch.check': [1, 5],
}

/** Of these the law says how long they may be at most; shorter is allowed. */
const AT_MOST: readonly DeadlineKey[] = ['inviteRespondent', 'appointMediator', 'mediatorAccept']

/** Of these the law says how long they are: shown, and never changed here. */
// biome-ignore format: a list of keys
const FIXED: readonly DeadlineKey[] = [
  'respondentLink', 'jointMediatorChoice', 'term.general', 'term.postDocketOrdinary', 'term.postDocketSummary',
  'term.labour', 'term.medical', 'confirm.apply', 'court.accept', 'court.decide', 'court.decideOuter',
  'objection.party', 'objection.third', 'enforce.apply', 'enforcement.notice',
]

const ORDINALS = [
  ['第一次', 'first'],
  ['第二次', 'second'],
  ['第三次', 'third'],
] as const

/** The rule behind a deadline; it has as many figures as the deadline has ends. */
function deadlineRule(key: DeadlineKey, lawSets: Rule['lawSets'], bounds?: readonly [number, number]): Rule {
  const { amounts, unit, basis, zh, en } = deadlineRow(key)
  return {
    name: `deadline.${key}`,
    group: lawSets === 'all' ? 'fixed' : 'term',
    ...{ zh, en, basis, lawSets },
    figures: amounts.map((shipped, index) => ({
      name: `n${index + 1}`,
      zh: amounts.length > 1 ? (ORDINALS[index]?.[0] ?? '') : '',
      en: amounts.length > 1 ? (ORDINALS[index]?.[1] ?? '') : '',
      ...{ unit, shipped, least: bounds?.[0] ?? shipped, most: bounds?.[1] ?? shipped },
    })),
  }
}

const keys = Object.keys(OPEN) as DeadlineKey[]
const own = (key: DeadlineKey) => deadlineRule(key, 'nothing', OPEN[key])
const shortened = (key: DeadlineKey) => deadlineRule(key, 'most', [1, deadlineRow(key).amounts[0] ?? 1])
const fixed = (key: DeadlineKey) => deadlineRule(key, 'all')

const figure = (
  name: string,
  [zh, en]: readonly [zh: string, en: string],
  [shipped, least, most]: readonly [shipped: number, least: number, most: number],
  unit: RuleUnit,
): RuleFigure => ({ name, zh, en, unit, shipped, least, most })

const rungDay = (key: string): number => ladder.find((rung) => rung.key === key)?.day ?? 0
const rungTries = (key: string): number => ladder.find((rung) => rung.key === key)?.tries ?? 1

/** Days for a correction, in working days: the least that the court may give, the usual, a long one. */
export const CURE_DAYS = { least: 3, usual: 5, long: 10 } as const

const RULES: readonly Rule[] = [
  {
    ...{ name: 'quietHours', group: 'contact', zh: '夜里不打扰', en: 'Quiet hours', basis: 'D', lawSets: 'nothing' },
    figures: [
      figure('from', ['晚上从', 'from in the evening'], [QUIET_HOURS.from, 18, 22], 'clock'),
      figure('to', ['到早上', 'until in the morning'], [QUIET_HOURS.to, 7, 10], 'clock'),
    ],
  },
  {
    ...{ name: 'ladder', group: 'contact', zh: '联系对方的阶梯', en: 'Ladder to the other side' },
    ...{ basis: 'D', lawSets: 'nothing' },
    figures: [
      figure('secondMessage', ['第二条消息', 'second message'], [rungDay('secondMessage'), 1, 10], 'nthDay'),
      figure('call', ['打电话', 'call'], [rungDay('call'), 2, 20], 'nthDay'),
      figure('callTries', ['电话最多', 'calls at most'], [rungTries('call'), 1, 5], 'times'),
      figure('visit', ['上门', 'visit'], [rungDay('visit'), 3, 40], 'nthDay'),
      figure('visitTries', ['上门最多', 'visits at most'], [rungTries('visit'), 1, 4], 'times'),
    ],
  },
  {
    ...{
      name: 'batch',
      group: 'court',
      zh: '同类案件一起办',
      en: 'Like cases together',
      basis: 'D',
      lawSets: 'nothing',
    },
    figures: [
      figure('inHundred', ['抽出来逐件看', 'read one by one'], [batchRules.sampleInHundred, 10, 100], 'hundredth'),
      figure('sampleLeast', ['至少抽', 'read at least'], [batchRules.sampleLeast, 1, 10], 'case'),
      figure('most', ['一批最多', 'in a batch at most'], [batchRules.most, 2, batchRules.most], 'case'),
      figure(
        'signedAtOnce',
        ['一个验证码最多签', 'signed with one code at most'],
        [batchRules.signedAtOnce, 1, batchRules.signedAtOnce],
        'case',
      ),
    ],
  },
  {
    ...{ name: 'cureDays', group: 'court', zh: '退回补正的期限', en: 'Days for a correction' },
    // The article leaves the length to the court; what is settled here is what its page offers.
    ...{ basis: 'INT 354', lawSets: 'nothing' },
    figures: [
      figure('least', ['至少', 'at least'], [CURE_DAYS.least, 2, 10], 'workingDay'),
      figure('usual', ['通常', 'usual'], [CURE_DAYS.usual, 2, 20], 'workingDay'),
      figure('long', ['较长', 'long'], [CURE_DAYS.long, 2, 30], 'workingDay'),
    ],
  },
]

/** Every rule that is a figure: what may be set, and what the law has set. */
export const rules: readonly Rule[] = [...keys.map(own), ...AT_MOST.map(shortened), ...RULES, ...FIXED.map(fixed)]

export const ruleNamed = (name: string): Rule | undefined => rules.find((rule) => rule.name === name)
