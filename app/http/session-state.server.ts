import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { DomainError } from '#app/domain/errors.ts'
import { type CaseContext, caseOf } from './context.server.ts'
import { consolePage, roomPage } from './session.server.ts'
import { consoleAction, roomAction } from './session-forms.server.ts'

const NOT_KEPT = { 'Cache-Control': 'no-store' }

/** The contents of a page as data, for a page that asks again by itself. */
const stateOf =
  (load: (context: CaseContext) => Promise<object>) =>
  async (args: LoaderFunctionArgs): Promise<Response> => {
    try {
      const context = await caseOf(args)
      const state = { ...(await load(context)), formKey: context.platform.chance.id() }
      return Response.json(state, { headers: NOT_KEPT })
    } catch (error) {
      if (error instanceof Response) return new Response(null, { status: 401, headers: NOT_KEPT })
      if (!(error instanceof DomainError)) throw error
      return new Response(null, { status: error.status, headers: NOT_KEPT })
    }
  }

type Act = typeof roomAction

/** The same acts as the forms of the page, answered without a page: 204 when done, else why not. */
const actOf =
  (act: Act) =>
  async (args: ActionFunctionArgs): Promise<Response> => {
    const answer = await act(args)
    if (answer instanceof Response) return new Response(null, { status: 204, headers: NOT_KEPT })
    return Response.json(answer.data, { status: answer.init?.status ?? 422, headers: NOT_KEPT })
  }

export const roomState = stateOf(roomPage)
export const roomActs = actOf(roomAction)
export const consoleState = stateOf(consolePage)
export const consoleActs = actOf(consoleAction)
