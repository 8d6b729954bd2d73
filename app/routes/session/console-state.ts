import { consoleActs, consoleState } from '#app/http/session-state.server.ts'

export const loader = consoleState
export const action = consoleActs
