import { useActionData, useLoaderData } from '@remix-run/react'
import { personPage } from '#app/http/page.server.ts'
import { waysAction, waysOf } from '#app/http/ways.server.ts'
import { Ways } from './ui/ways.tsx'

export const loader = personPage(waysOf)

export const action = waysAction

export default function WaysToLogIn() {
  return <Ways {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
