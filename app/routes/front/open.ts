import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readDisputeCode } from '#app/domain/dispute/code.ts'

/** Opens a case by its printed code; a code that cannot be one leads to the page that says so. */
export const loader = ({ request }: LoaderFunctionArgs) => {
  const typed = new URL(request.url).searchParams.get('code') ?? ''
  const found = readDisputeCode(typed)
  return redirect(`/c/${encodeURIComponent(found?.code ?? (typed.trim() || '-'))}`, 303)
}
