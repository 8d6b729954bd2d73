import { type ActionFunctionArgs, data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type Checked, checkByCode } from '#app/domain/verify/verify.server.ts'
import { page } from '#app/http/page.server.ts'
import { checkUploaded } from '#app/http/verify.server.ts'
import { VerifyPage } from './ui/verify-page.tsx'

export const loader = page(async ({ platform, params, url }) => {
  const typed = params.number ?? url.searchParams.get('code') ?? ''
  return { typed, found: typed === '' ? null : await checkByCode(platform, typed) }
})

export const action = async (args: ActionFunctionArgs) => data<{ found: Checked }>({ found: await checkUploaded(args) })

export default function Verify() {
  const { typed, found } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  return <VerifyPage typed={typed} found={posted?.found ?? found} />
}
