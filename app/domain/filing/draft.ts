import type { Answers, IntakeType } from '../intake/types.ts'

export type IdKind = 'residentId' | 'passport' | 'creditCode'

/** The other side as far as the applicant knows it. */
export interface OtherSide {
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly phone: string
  readonly address: string
  /** Known to few; kept in the draft only, to see that nobody stands on both sides. */
  readonly idNumber: string
  readonly representative: string
  readonly locale: 'zh-CN' | 'en'
}

/** The applicant himself. */
export interface Myself {
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly idKind: IdKind
  readonly idNumber: string
  readonly phone: string
  readonly address: string
  readonly representative: string
  readonly timeZone: string
}

export const helperRelations = ['village', 'family', 'legalAid', 'neighbour', 'other'] as const
export type HelperRelation = (typeof helperRelations)[number]

/** Who writes the application for somebody else; no agent, and nobody to the case once it is filed. */
export interface Helper {
  readonly name: string
  readonly phone: string
  readonly relation: HelperRelation
}

/** What was stated and agreed to on the last page; any later change takes it back. */
export interface Declared {
  readonly eService: boolean
}

export interface Want {
  /** Whole fen, or null when no money is asked for. */
  readonly amountFen: number | null
  readonly acts: readonly string[]
}

/** What a person has written so far; every part is saved as it is finished. */
export interface Draft {
  readonly topic: IntakeType
  readonly guide: Answers
  /** Answers of those who are, or whose money is, outside the mainland; null when nobody is. */
  readonly abroad: Answers | null
  readonly facts: string
  /** One line instead of the account, where it is told in a recording. */
  readonly title: string
  readonly want: Want
  readonly note: string
  readonly who: readonly OtherSide[]
  readonly me: Myself | null
  /** Agreed, where the number was asked for, that it is used to check who the applicant is. */
  readonly isCheckAgreed: boolean
  /** Null for whoever applies for himself. */
  readonly helper: Helper | null
  /** The evidence page was looked at; there may be none. */
  readonly sawEvidence: boolean
  readonly declared: Declared | null
}

export const emptyDraft = (topic: IntakeType): Draft => ({
  topic,
  guide: {},
  abroad: null,
  facts: '',
  title: '',
  want: { amountFen: null, acts: [] },
  note: '',
  who: [],
  me: null,
  isCheckAgreed: false,
  helper: null,
  sawEvidence: false,
  declared: null,
})

export type PartKey = 'what' | 'who' | 'want' | 'evidence' | 'me'
export const partKeys: readonly PartKey[] = ['what', 'who', 'want', 'evidence', 'me']

const MIN_FACTS = 10

export const hasClaim = ({ want }: Draft): boolean => (want.amountFen ?? 0) > 0 || want.acts.length > 0
export const isWritten = ({ facts }: Pick<Draft, 'facts'>): boolean => [...facts.trim()].length >= MIN_FACTS
/** Written, or told: a title is kept only beside a recording. */
export const hasFacts = (draft: Draft): boolean => isWritten(draft) || draft.title !== ''
export const isNamed = ({ name, phone, address }: OtherSide): boolean => name !== '' && (phone !== '' || address !== '')

/** How far one part is: done, begun, or not begun. */
export function stateOfPart(draft: Draft, part: PartKey): 'done' | 'partial' | 'todo' {
  const states: Readonly<Record<PartKey, readonly [done: boolean, begun: boolean]>> = {
    what: [hasFacts(draft), draft.facts !== ''],
    who: [draft.who.some(isNamed), draft.who.length > 0],
    want: [hasClaim(draft), draft.note !== ''],
    evidence: [draft.sawEvidence, false],
    me: [draft.me !== null && draft.isCheckAgreed, draft.me !== null],
  }
  const [done, begun] = states[part]
  return done ? 'done' : begun ? 'partial' : 'todo'
}

/** The part to go on with after this one: the next open one, else one that was left open before; null when none is. */
export function partAfter(draft: Draft, part: PartKey | null): PartKey | null {
  const at = part === null ? -1 : partKeys.indexOf(part)
  const others = [...partKeys.slice(at + 1), ...partKeys.slice(0, Math.max(at, 0))]
  return others.find((one) => stateOfPart(draft, one) !== 'done') ?? null
}

/**
 * Why this helper cannot help: the code that stands for consent must reach somebody else than him, and he must not
 * write for the other side.
 */
export function helperProblem({
  helper,
  me,
  who,
}: Draft): 'filing/helper-own-phone' | 'filing/helper-other-side' | null {
  if (!helper) return null
  if (me?.phone === helper.phone) return 'filing/helper-own-phone'
  return who.some(({ phone }) => phone === helper.phone) ? 'filing/helper-other-side' : null
}
