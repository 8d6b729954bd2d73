import type { ActionFunctionArgs } from '@remix-run/node'
import { type CaseContext, caseOf, localeOf } from './context.server.ts'
import { type Fields, formFault, type PostedForm, readForm } from './form.server.ts'

/** A form below a case that does more than one command: it answers with a redirect, and with words when it refuses. */
export const caseForm =
  (act: (form: PostedForm, context: CaseContext) => Promise<Response>) => async (args: ActionFunctionArgs) => {
    let fields: Fields = {}
    try {
      const form = await readForm(args)
      fields = form.fields
      return await act(form, await caseOf(args))
    } catch (error) {
      return formFault(error, fields, await localeOf(args))
    }
  }
