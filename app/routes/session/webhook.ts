import { mediaWebhook } from '#app/http/session-tickets.server.ts'

export const action = mediaWebhook
