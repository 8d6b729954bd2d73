import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { CaseHome } from './ui/case-home.tsx'

const home = casePage(async ({ platform, disputeId, roles, actor }) =>
  homeOf(platform, disputeId, roles, actor.kind === 'person' ? actor.personId : ''),
)

export const loader = async (args: LoaderFunctionArgs) => home(args)

export const meta = ({ params }: { params: { code?: string } }) => [{ title: `${params.code ?? ''} · 言和` }]

export default function Home() {
  return <CaseHome {...useLoaderData<typeof loader>()} />
}
