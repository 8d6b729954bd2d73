import { collectArtefacts } from './artefacts.ts'
import { effortLine, effortOf, promisesBroken } from './effort.ts'
import { goesOn, isAnswered, isMeeting } from './script.ts'
import { playCourt } from './steps/court.ts'
import { playFiling } from './steps/filing.ts'
import { playInvitation } from './steps/invitation.ts'
import { playMediator } from './steps/mediator.ts'
import { playPerformance, playRating } from './steps/performance.ts'
import { playSession } from './steps/session.ts'
import { playSettlement } from './steps/settlement.ts'
import { type Refusal, Refused, Story, type StoryOptions } from './story.ts'

type Act = (story: Story) => Promise<void>

/** The acts of a story in their order, as far as the script tells them; each may end it by a refusal that is expected. */
function* actsOf(story: Story): Generator<Act> {
  const { script } = story
  yield playFiling
  yield playInvitation
  if (story.outcome === 'refused' || !isAnswered(script) || !goesOn(script)) return
  yield playMediator
  if (isMeeting(script)) yield playSession
  yield playSettlement
  if (story.outcome !== 'effective') return
  yield playCourt
  yield playPerformance
}

const differences = (story: Story, refusal: Refusal | undefined): string[] => {
  const { expect } = story.script
  const found: string[] = []
  const expected = (what: string, wanted: unknown, got: unknown) => {
    if (wanted !== got) found.push(`${what}: expected ${String(wanted)}, got ${String(got)}`)
  }
  expected('outcome', expect.outcome, story.outcome)
  if (expect.effectiveAt === 'set' && !story.effectiveAt) found.push('effectiveAt: expected a time, got none')
  if (expect.effectiveAt === null && story.effectiveAt)
    found.push(`effectiveAt: expected none, got ${story.effectiveAt}`)
  if (expect.confirmationLastDay) expected('confirmationLastDay', expect.confirmationLastDay, story.confirmationLastDay)
  if (expect.signatures !== undefined) expected('signatures', expect.signatures, story.signatures)
  expected('refusedAt', expect.refusedAt, refusal?.step)
  found.push(...promisesBroken(effortOf(story.steps, story.script.parties), expect.keeps ?? []))
  return found
}

/** Plays a story and leaves its artefacts. @returns 0 when every step was done and what is expected holds, else 1. */
export async function play(options: StoryOptions): Promise<number> {
  const story = new Story(options)
  let refusal: Refusal | undefined
  let failure = ''
  try {
    for (const act of actsOf(story)) await act(story)
    await playRating(story)
  } catch (error) {
    if (error instanceof Refused) refusal = error.refusal
    if (story.isExpected(error)) story.outcome = 'open'
    else
      failure = `step ${story.at}: ${refusal ? `refused, ${refusal.code}: ` : ''}${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
  }
  try {
    await collectArtefacts(story, refusal)
  } catch (error) {
    failure ||= `artefacts: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
  }
  for (const one of effortOf(story.steps, story.script.parties)) process.stdout.write(`${effortLine(one)}\n`)
  await story.leave()
  const wrong = failure ? [failure] : differences(story, refusal)
  for (const line of wrong) process.stdout.write(`${line}\n`)
  if (wrong.length === 0) process.stdout.write(`story done: ${story.outcome}\n`)
  return wrong.length === 0 ? 0 : 1
}
