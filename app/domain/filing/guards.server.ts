import { glyphsMissing } from '#templates/papers.server.ts'
import { identityIndex, phoneIndex } from '../account/people.server.ts'
import { dayOf } from '../calendar/days.ts'
import type { Guards, Step } from '../engine/types.ts'
import { readResidentId } from '../identity/resident-id.ts'
import type { Platform } from '../platform/platform.ts'
import { type Draft, hasClaim, hasFacts, type IdKind, isNamed, type OtherSide } from './draft.ts'

const idKindOf = (number: string, kind: OtherSide['kind']): IdKind =>
  kind === 'organisation' ? 'creditCode' : /^\d{17}[\dX]$/.test(number) ? 'residentId' : 'passport'

/** Whether somebody stands on both sides, by number of identity or by phone. */
export function isOnBothSides(platform: Pick<Platform, 'keys'>, { me, who }: Draft): boolean {
  if (!me) return false
  const myId = Buffer.from(identityIndex(platform, { kind: me.idKind, number: me.idNumber }))
  const myPhone = Buffer.from(phoneIndex(platform, me.phone))
  return who.some(({ phone, idNumber, kind }) => {
    const samePhone = phone !== '' && myPhone.equals(phoneIndex(platform, phone))
    const sameId =
      idNumber !== '' && myId.equals(identityIndex(platform, { kind: idKindOf(idNumber, kind), number: idNumber }))
    return samePhone || sameId
  })
}

const ADULT_YEARS = 18

/** Whether an applicant is under age: then a guardian must act. */
export function isMinor({ me }: Draft, now: Date): boolean {
  if (me?.idKind !== 'residentId') return false
  const read = readResidentId(me.idNumber)
  if (!read.ok) return false
  const born = read.value.bornOn
  return `${Number(born.slice(0, 4)) + ADULT_YEARS}${born.slice(4)}` > dayOf(now)
}

/** Characters of names that the fonts of the papers do not have. */
export const unprintable = ({ me, who }: Draft): readonly string[] =>
  [
    me?.name ?? '',
    me?.representative ?? '',
    ...who.flatMap(({ name, representative }) => [name, representative]),
  ].flatMap((name) => glyphsMissing(name))

export type FilingProblem =
  | 'claimStated'
  | 'respondentNamed'
  | 'notOwnRespondent'
  | 'guardianPresent'
  | 'namesPrintable'

/** What keeps a draft from being filed, before a code is sent and again at the door. */
export function problemsOf(platform: Pick<Platform, 'keys'>, draft: Draft, now: Date): FilingProblem[] {
  const problems: readonly [FilingProblem, boolean][] = [
    ['claimStated', !hasFacts(draft) || !hasClaim(draft)],
    ['respondentNamed', !draft.who.some(isNamed)],
    ['guardianPresent', isMinor(draft, now)],
    ['notOwnRespondent', isOnBothSides(platform, draft)],
    ['namesPrintable', unprintable(draft).length > 0],
  ]
  return problems.flatMap(([name, is]) => (is ? [name] : []))
}

const held =
  (name: FilingProblem) =>
  ({ act, facts }: Step): boolean =>
    facts.draft !== undefined && !problemsOf(act.platform, facts.draft as Draft, act.now).includes(name)

/** Guards of filing; the draft comes with the facts of `dispute.submit` (as `secret` it stays out of the trail). */
export const filingGuards = {
  claimStated: (step) => held('claimStated')(withDraft(step)),
  respondentNamed: (step) => held('respondentNamed')(withDraft(step)),
  guardianPresent: (step) => held('guardianPresent')(withDraft(step)),
  truthStated: ({ facts }) => facts.truth === true,
  agentAuthorised: ({ act }) => act.roles.has('applicant'),
} satisfies Guards

const withDraft = (step: Step): Step => ({ ...step, facts: { ...step.facts, draft: step.facts.secret } })

/** `notOwnRespondent` and `namesPrintable` at filing; other workflows ask in their own way. */
export const filingHolds = (name: 'notOwnRespondent' | 'namesPrintable', step: Step): boolean =>
  held(name)(withDraft(step))
