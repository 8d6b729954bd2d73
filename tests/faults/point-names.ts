import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { registry } from '#app/domain/engine/registry.server.ts'

const DOMAIN = 'app/domain'
const COMMAND = /defineCommand\(\{\s*name:\s*'([^']+)'/g

/** Every named fault point of the platform, read from its code: before and after each act and each effect. */
export function pointNames(): string[] {
  const files = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const acts = files.flatMap((file) =>
    [...readFileSync(join(DOMAIN, file), 'utf8').matchAll(COMMAND)].map(([, name = '']) => name),
  )
  const effects = Object.keys(registry().handlers).map((name) => `outbox.${name}`)
  return [...acts, ...effects].flatMap((name) => [`${name}:before`, `${name}:after`]).sort()
}

/**
 * Acts that no kept script does: other ways a dispute can go. Each is done in the tests of its area on a real database;
 * a name that is neither here nor done by a script is a failure.
 */
export const notInAnyScript: ReadonlySet<string> = new Set([
  'agreementVersion.acceptWarning',
  'agreementVersion.changeClause',
  'agreementVersion.removeClause',
  'agreementVersion.requestChange',
  'agreementVersion.takeBack',
  'assignment.acceptDisclosing',
  'assignment.agree',
  'assignment.challenge',
  'assignment.decline',
  'assignment.rejectChallenge',
  'assignment.replace',
  'confirmationCase.answerCourt',
  'confirmationCase.orderSupplement',
  'confirmationCase.proposeDismissal',
  'confirmationCase.refuseCase',
  'confirmationCase.returnForCorrection',
  'confirmationCase.sendBack',
  'confirmationCase.summon',
  'confirmationCase.withdrawApplication',
  'consent.withdraw',
  'dispute.amend',
  'dispute.appointMediator',
  'dispute.askForMore',
  'dispute.closeUnreachable',
  'dispute.discardDraft',
  'dispute.leaveMediation',
  'dispute.refile',
  'dispute.refuseAcceptance',
  'dispute.reinvite',
  'dispute.restoreDraft',
  'dispute.returnFiling',
  'dispute.supplement',
  'dispute.withdraw',
  'evidenceItem.refuseFile',
  'evidenceItem.withdrawItem',
  'invitation.answerQuestion',
  'invitation.ask',
  'invitation.changeMind',
  'invitation.declinedByPhone',
  'message.send',
  'performanceItem.denyReceived',
  'session.cancel',
  'session.leave',
  'session.markMissed',
  'session.pause',
  'session.proposeTimes',
  'session.remove',
  'session.reopenTimes',
  'session.reschedule',
  'session.resume',
])
