import { timeLimit } from '#app/ui/time-limit.ts'
import type { Ticket } from '#media/client/snapshot.ts'

const TICKET_MS = 15_000

/** Path of a case; codes carry Chinese characters. */
export const casePath = (code: string): string => `/c/${encodeURIComponent(code)}`

/** Path of a case at the mediator's desk. */
export const deskPath = (code: string): string => `/desk/c/${encodeURIComponent(code)}`

/** Asks our server for the token of the seat that we hold now; null while we hold none. */
export async function fetchTicket(url: string): Promise<Ticket | null> {
  const response = await fetch(url, { cache: 'no-store', signal: timeLimit(TICKET_MS) })
  if (response.status === 204) return null
  if (!response.ok) throw new Error(`no ticket: ${response.status}`)
  return (await response.json()) as Ticket
}
