import type { ActionFunctionArgs } from '@remix-run/node'
import { sendAddressCode } from '#app/http/session-forms.server.ts'

export const action = (args: ActionFunctionArgs) => sendAddressCode(args)
