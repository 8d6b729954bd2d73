import { redirect } from '@remix-run/node'
import { plainAction, wordsOnly } from '#app/http/form.server.ts'
import { logoutAct } from '#app/http/login.server.ts'

/** Leaving needs a tap on a form; a link of somebody else must not log anybody out. */
export const loader = () => redirect('/me')
export const action = wordsOnly(plainAction(logoutAct))
