import { z } from 'zod'
import { byOf, defineCommand } from '../engine/command.ts'
import { DomainError } from '../errors.ts'
import { draftOf, keepDraft } from './draft.server.ts'
import { type Draft, helperProblem } from './draft.ts'
import { problemsOf } from './guards.server.ts'
import { Declare, HelperInput, Me, WantInput, What, Who } from './schema.ts'
import { countOfSpoken, requireAccount } from './spoken.server.ts'

const change = <Input extends z.ZodType>(
  name: string,
  input: Input,
  merge: (draft: Draft, part: z.output<Input>) => Draft,
) =>
  defineCommand({
    name,
    by: ['applicant'],
    input,
    async run(act, part) {
      await keepDraft(act, { ...merge(await draftOf(act), part), declared: null })
    },
  })

/** @throws DomainError at the phone that was typed, when this helper cannot help. */
function withRightHelper(draft: Draft): Draft {
  const problem = helperProblem(draft)
  if (problem) throw new DomainError('request/invalid', { phone: problem })
  return draft
}

export const saveWhat = defineCommand({
  name: 'filing.what',
  by: ['applicant'],
  input: What,
  async run(act, { facts, title }) {
    const draft = await draftOf(act)
    const isSpoken = (await countOfSpoken(act.tx, act.disputeId)) > 0
    if (facts === '' && !(isSpoken && title !== ''))
      throw new DomainError('request/invalid', { [isSpoken ? 'title' : 'facts']: 'request/required' })
    await keepDraft(act, { ...draft, facts, title: isSpoken ? title : '', declared: null })
  },
})
export const saveWho = change('filing.who', Who, (draft, { index, abroad, ...one }) => {
  const who = [...draft.who]
  who[Math.min(index, who.length)] = one
  return { ...draft, who, abroad: abroad === 'yes' ? (draft.abroad ?? {}) : null }
})
export const saveWant = change('filing.want', WantInput, (draft, { amount, wishes, acts, note }) => ({
  ...draft,
  want: { amountFen: amount, acts: [...new Set([...wishes, ...acts])] },
  note,
}))
export const saveMe = change('filing.me', Me, (draft, { consentIdentity: _, ...me }) =>
  withRightHelper({ ...draft, me, isCheckAgreed: true }),
)
export const saveHelper = change('filing.helper', HelperInput, (draft, { helper }) =>
  withRightHelper({ ...draft, helper }),
)
export const sawEvidence = change('filing.evidence', z.object({}), (draft) => ({ ...draft, sawEvidence: true }))

/** The statement of truth and the consents; they count for what is written now. */
export const declare = defineCommand({
  name: 'filing.declare',
  by: ['applicant'],
  input: Declare,
  async run(act, { consentEService }) {
    const draft = await draftOf(act)
    const [problem] = problemsOf(act.platform, draft, act.now)
    const wrongHelper = helperProblem(draft)
    if (wrongHelper) throw new DomainError(wrongHelper)
    if (problem || !draft.me || !draft.isCheckAgreed) throw new DomainError(`guard/${problem ?? 'claimStated'}`)
    await requireAccount(act, draft)
    await keepDraft(act, { ...draft, declared: { eService: consentEService === 'yes' } })
    await act.note('filing.declared', { truth: true, eService: consentEService === 'yes' })
  },
})

export const discardDraft = defineCommand({
  name: 'dispute.discardDraft',
  by: byOf('dispute', 'discardDraft'),
  input: z.object({}),
  async run(act) {
    await act.move('dispute', act.disputeId, 'discardDraft')
    await act.tx.draftAccess.updateMany({
      where: { disputeId: act.disputeId, revokedAt: null },
      data: { revokedAt: act.platform.clock.real() },
    })
  },
})
