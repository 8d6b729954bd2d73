import { seatTicket } from '#app/http/session-tickets.server.ts'

export const loader = seatTicket
