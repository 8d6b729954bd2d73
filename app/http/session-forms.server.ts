import { redirect } from '@remix-run/node'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { readPerson } from '#app/domain/account/people.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { keepNote } from '#app/domain/mediator/ending.commands.server.ts'
import { addPoint, tickPoint } from '#app/domain/session/agenda.server.ts'
import {
  answerWish,
  askFor,
  endSession,
  enterWaiting,
  leaveRoom,
  markMissed,
  openWaiting,
  removePerson,
  showEvidence,
} from '#app/domain/session/commands.server.ts'
import { addRoom, admit, assignRoom, movePeople } from '#app/domain/session/moves.server.ts'
import { pauseForSafety, pauseSession, resumeSession } from '#app/domain/session/pauses.server.ts'
import {
  acknowledgeRights,
  confirmPerson,
  confirmServiceAddress,
  giveConsents,
  keepDeviceCheck,
  withdrawConsent,
} from '#app/domain/session/preparation.server.ts'
import { confirmRecord } from '#app/domain/session/record.server.ts'
import { askHelp, broadcast, knock, seeSignal } from '#app/domain/session/signals.server.ts'
import { caseForm } from './case-form.server.ts'
import { type CaseContext, requireMay, requirePerson } from './context.server.ts'
import { caseAction, type Fields, formAct, wordsOnly } from './form.server.ts'

const sessionUrl = ({ code }: Pick<CaseContext, 'code'>) => `/c/${encodeURIComponent(code)}/session`
const toSession = (_: unknown, context: CaseContext) => sessionUrl(context)
const toRoom = (_: unknown, context: CaseContext) => `${sessionUrl(context)}/room`

async function ownPhone(context: CaseContext): Promise<{ phone: string; personId: string }> {
  requireMay(confirmServiceAddress, context)
  const { personId } = requirePerson(context)
  const { phone } = await readPerson(context.platform.db, context.platform, personId)
  if (!phone) throw new DomainError('account/code-spent', { code: 'account/code-spent' })
  return { phone, personId }
}

/** The code that confirms the address for papers: to the own phone, for this dispute alone. */
export const sendAddressCode = wordsOnly(
  caseForm(async (_, context) => {
    const { phone, personId } = await ownPhone(context)
    const bound = { purpose: 'address', boundTo: context.disputeId } as const
    const sent = await sendCode(context.platform, { phone, personId, locale: context.locale, ...bound }).then(
      () => 'yes',
      tooMany,
    )
    return redirect(`${sessionUrl(context)}?step=address&sent=${sent}`, 303)
  }),
)

/** The address has no page of its own: the refusal is shown where the code was asked for. */
function tooMany(error: unknown): 'tooMany' {
  if (error instanceof DomainError && error.code === 'account/too-many-codes') return 'tooMany'
  throw error
}

async function addressInput(fields: Fields, context: CaseContext, key: string) {
  const { phone } = await ownPhone(context)
  const given = { phone, purpose: 'address', boundTo: context.disputeId } as const
  const codeId = await redeemCode(context.platform, given, String(fields.code ?? ''), key)
  return { ...fields, codeId }
}

/** Forms of P8. */
export const preparationAction = caseAction({
  rights: formAct({ command: acknowledgeRights, then: toSession }),
  consents: formAct({ command: giveConsents, then: toSession }),
  withdraw: formAct({ command: withdrawConsent, then: toSession }),
  address: formAct({ command: confirmServiceAddress, input: addressInput, then: toSession }),
  enter: formAct({ command: enterWaiting, then: toRoom }),
  record: formAct({ command: confirmRecord, then: toSession }),
})

/** The one form of P9. */
export const checkAction = caseAction({ devices: formAct({ command: keepDeviceCheck, then: toSession }) })

/** Forms of P10. */
export const roomAction = caseAction({
  leave: formAct({ command: leaveRoom, then: toSession }),
  aside: formAct({ command: askFor, input: (fields) => ({ ...fields, wish: 'aside' }) }),
  break: formAct({ command: askFor, input: (fields) => ({ ...fields, wish: 'break' }) }),
  hand: formAct({ command: askFor, input: (fields) => ({ ...fields, wish: 'speak' }) }),
  lower: formAct({ command: answerWish }),
  help: formAct({ command: askHelp }),
  show: formAct({ command: showEvidence }),
})

/** Fields that stand on the page once for each person carry the letter of the side; the command wants them plain. */
const plain = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.replace(/-[ab]$/, ''), value]))

/** Forms of M4 and M6. */
export const consoleAction = caseAction({
  open: formAct({ command: openWaiting }),
  admit: formAct({ command: admit }),
  move: formAct({ command: movePeople }),
  assign: formAct({ command: assignRoom, input: plain }),
  addRoom: formAct({ command: addRoom }),
  knock: formAct({ command: knock }),
  seen: formAct({ command: seeSignal }),
  broadcast: formAct({ command: broadcast }),
  lower: formAct({ command: answerWish }),
  point: formAct({ command: tickPoint }),
  addPoint: formAct({ command: addPoint }),
  keep: formAct({ command: keepNote }),
  remove: formAct({ command: removePerson, input: plain }),
  pause: formAct({ command: pauseSession }),
  safety: formAct({ command: pauseForSafety }),
  resume: formAct({ command: resumeSession }),
  end: formAct({ command: endSession }),
  missed: formAct({ command: markMissed }),
  confirm: formAct({ command: confirmPerson, input: plain }),
  show: formAct({ command: showEvidence }),
})
