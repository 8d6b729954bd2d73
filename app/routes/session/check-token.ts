import { deviceTicket } from '#app/http/session-tickets.server.ts'

export const loader = deviceTicket
