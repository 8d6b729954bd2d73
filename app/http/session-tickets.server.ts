import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { personOf } from '#app/domain/engine/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { currentSession } from '#app/domain/session/page-queries.server.ts'
import { checkTicket, type SeatTicket, ticketFor } from '#app/domain/session/seats.server.ts'
import { takeWebhook } from '#app/domain/session/webhooks.server.ts'
import { bodyText } from './body.server.ts'
import { type CaseContext, caseOf } from './context.server.ts'

const NOT_KEPT = { 'Cache-Control': 'no-store' }
const LONGEST_WEBHOOK = 256 * 1024

/** A token for the seat that the reader holds now, whatever he asks for; 204 while he has none. */
export const seatTicket = (args: LoaderFunctionArgs): Promise<Response> =>
  ticket(args, async ({ platform, disputeId, actor, roles }) => {
    if (!roles.has('party') && !roles.has('mediator')) throw new DomainError('dispute/not-allowed')
    const session = await currentSession(platform, disputeId)
    return session ? ticketFor(platform, session.id, personOf(actor) ?? '') : null
  })

/** A token for the device check: a room of one that belongs to no session. */
export const deviceTicket = (args: LoaderFunctionArgs): Promise<Response> =>
  ticket(args, async ({ platform, roles }) => {
    if (!roles.has('party') && !roles.has('mediator')) throw new DomainError('dispute/not-allowed')
    return checkTicket(platform)
  })

async function ticket(
  args: LoaderFunctionArgs,
  find: (context: CaseContext) => Promise<SeatTicket | null>,
): Promise<Response> {
  try {
    const found = await find(await caseOf(args))
    return found ? Response.json(found, { headers: NOT_KEPT }) : new Response(null, { status: 204, headers: NOT_KEPT })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return new Response(null, { status: error.status, headers: NOT_KEPT })
  }
}

/** News of the media server; anything that it did not sign is refused and changes nothing. */
export async function mediaWebhook({ request, context }: ActionFunctionArgs): Promise<Response> {
  try {
    const body = await bodyText(request, LONGEST_WEBHOOK)
    await takeWebhook(context.platform, body, request.headers.get('authorization'))
    return new Response(null, { status: 200 })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return new Response(null, { status: error.status })
  }
}
