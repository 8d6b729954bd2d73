import { mediatorBeat } from '#app/http/session-beat.server.ts'

export const action = mediatorBeat
