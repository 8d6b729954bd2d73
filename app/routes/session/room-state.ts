import { roomActs, roomState } from '#app/http/session-state.server.ts'

export const loader = roomState
export const action = roomActs
