import { readFileSync } from 'node:fs'
import { checkScript } from './check-script.ts'
import { Unsupported } from './shape.ts'

/** A person of the script and what he brings; the format is documented in README.md of this folder. */
export interface ScriptParty {
  readonly id: string
  readonly side: 'applicant' | 'respondent'
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly idNumber?: string
  readonly passport?: string
  readonly creditCode?: string
  readonly legalRepresentative?: string
  readonly phone: string
  readonly address: string
  readonly timeZone?: string
  readonly locale?: 'zh-CN' | 'en'
}

export type ScriptClaim =
  | { readonly kind: 'money'; readonly amountFen: number }
  | { readonly kind: 'act'; readonly text: string }

export interface ScriptEvidence {
  readonly by: string
  readonly name: string
  readonly make: 'photo' | 'pdf' | 'audio' | 'video' | 'text'
  readonly bytes?: number
  readonly description: string
  readonly audience: 'all' | 'mediator'
}

export interface ScriptAnswer {
  readonly answer: 'accept' | 'refuse' | 'wrongPerson' | 'silent'
  readonly reason?: string
  readonly response?: string
}

export type ScriptClause =
  | {
      readonly kind: 'payment'
      readonly payer: string
      readonly payee: string
      readonly totalFen: number
      readonly instalments: readonly { readonly amountFen: number; readonly dueInDays: number }[]
      readonly default?: string
    }
  | { readonly kind: 'act'; readonly by: string; readonly text: string; readonly dueInDays: number }
  | { readonly kind: 'apology'; readonly by: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }

export type ScriptOffer =
  | { readonly by: string; readonly amountFen: number }
  | { readonly by: string; readonly accept: true }

export type CourtStep =
  | { readonly accept: true }
  | { readonly confirm: true }
  | { readonly dismiss: number }
  | { readonly notAccept: number }
  | { readonly supplement: string }
  | { readonly return: readonly string[]; readonly clause: number; readonly amendTo: ScriptClause }

export interface Script {
  readonly title: string
  readonly intakeType: string
  readonly now?: string
  readonly parties: readonly ScriptParty[]
  /** Answers of the guided questions: those that are tapped, in their order, and those that are typed, by the question. */
  readonly guide?: { readonly taps: readonly string[]; readonly lines?: Readonly<Record<string, string>> }
  readonly facts: string
  readonly claims: readonly ScriptClaim[]
  readonly privateNote?: string
  readonly evidence: readonly ScriptEvidence[]
  readonly respondents: Readonly<Record<string, readonly ScriptAnswer[]>>
  /** Missing where the script tells of no meeting. */
  readonly session?: {
    readonly joint?: boolean
    readonly caucusWith?: readonly string[]
    readonly chat?: readonly (readonly [string, string])[]
    readonly showEvidence?: number
    readonly killMediaServer?: true
  }
  readonly offers?: readonly ScriptOffer[]
  /** `null` when the mediation ends without one; missing where the script ends before. */
  readonly agreement?: { readonly clauses: readonly ScriptClause[] } | null
  readonly signing?: { readonly decline?: string; readonly amendAfterFirstSignature?: true }
  readonly court: readonly CourtStep[]
  readonly performance?: readonly { readonly instalment: number; readonly paid: boolean; readonly confirmed: boolean }[]
  readonly rating?: Readonly<Record<string, 'satisfied' | 'basically' | 'dissatisfied'>>
  readonly expect: {
    readonly outcome: string
    readonly effectiveAt?: 'set' | null
    readonly confirmationLastDay?: string
    readonly signatures?: number
    readonly refusedAt?: 'file' | 'draft' | 'sign' | 'apply'
    /** Stretches of the way that may not take more taps and minutes than the storyboard promises. */
    readonly keeps?: readonly string[]
  }
}

/** The JSON of a file. @throws Unsupported when it is none. */
export function parseScript(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Unsupported(`--case ${path}`, error instanceof Error ? error.message.split('\n')[0] : '')
  }
}

/** Reads a script. @throws Unsupported for what this build does not play and for what is no script. */
export function readScript(path: string): Script {
  const raw = parseScript(path)
  checkScript(raw)
  const given = raw as Partial<Script> & Pick<Script, 'parties' | 'title' | 'intakeType' | 'facts' | 'expect'>
  const script: Script = { claims: [], evidence: [], respondents: {}, court: [], ...given }
  return script.agreement === undefined && script.expect.outcome === 'failed' ? { ...script, agreement: null } : script
}

export const partyOf = (script: Script, id: string): ScriptParty => {
  const party = script.parties.find((one) => one.id === id)
  if (!party) throw new Error(`no party ${id}`)
  return party
}

export const sideOf = (script: Script, side: ScriptParty['side']): readonly ScriptParty[] =>
  script.parties.filter((party) => party.side === side)

const WILLING: readonly ScriptAnswer[] = [{ answer: 'accept' }]

/** What a respondent answers in order; one of whom the script says nothing is willing. */
export const answersOf = ({ respondents }: Script, id: string): readonly ScriptAnswer[] => respondents[id] ?? WILLING

/** The answer that counts in the end; none as long as a respondent has not said yes or no. */
export const lastAnswer = (script: Script, id: string): 'accept' | 'refuse' | null => {
  const last = answersOf(script, id).at(-1)?.answer
  return last === 'accept' || last === 'refuse' ? last : null
}

/** Whether everybody has said yes or no; without that the story ends while the dispute goes on. */
export const isAnswered = (script: Script): boolean =>
  sideOf(script, 'respondent').every(({ id }) => lastAnswer(script, id) !== null)

/** Whether the script tells anything of what happens after the answers. */
export const goesOn = ({ session, offers = [], agreement }: Script): boolean =>
  session !== undefined || offers.length > 0 || agreement !== undefined

/** Whether people meet: an agreement needs the mediator's tick for everybody, offers need a mediation that has begun. */
export const isMeeting = ({ session, offers = [], agreement }: Script): boolean =>
  session !== undefined || offers.length > 0 || (agreement ?? null) !== null

/** Whether the parties ask the court: for what it does, or for the refusal that the script looks for. */
export const appliesToCourt = ({ court, expect }: Script): boolean => court.length > 0 || expect.refusedAt === 'apply'

/** The parties who take part, in the order of the script. */
export const takingPart = (script: Script): readonly ScriptParty[] =>
  script.parties.filter(({ id, side }) => side === 'applicant' || lastAnswer(script, id) === 'accept')
