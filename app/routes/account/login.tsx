import { type ActionFunctionArgs, data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { plainAction } from '#app/http/form.server.ts'
import { AskedForCode, loginAct } from '#app/http/login.server.ts'
import { page } from '#app/http/page.server.ts'
import { passkeyOfLogin } from '#app/http/ways.server.ts'
import { LoginForm } from './ui/login-form.tsx'

export const loader = page(async (context) => ({
  needsSecond: !context.platform.settings.demo,
  passkey: await passkeyOfLogin(context),
}))

const post = plainAction(loginAct)

/** After the first form the page shows the second one, with the number kept in it. */
export const action = async (args: ActionFunctionArgs) => {
  const copy = args.request.clone()
  try {
    return await post(args)
  } catch (error) {
    if (!(error instanceof AskedForCode)) throw error
    const phone = new URLSearchParams(await copy.text()).get('phone') ?? ''
    return data({ errors: {}, message: '', values: { phone, asked: 'yes' } })
  }
}

export default function Login() {
  return <LoginForm {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
