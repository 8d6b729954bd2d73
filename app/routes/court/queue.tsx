import { useLoaderData } from '@remix-run/react'
import { courtQueue } from '#app/domain/confirmation/queries.server.ts'
import { courtsOf } from '#app/http/court.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { CourtQueue } from './ui/court-queue.tsx'

export const handle = deskHandle
export const loader = deskPage(['clerk', 'judge'], async ({ platform, person }) => ({
  rows: await courtQueue(platform, courtsOf(person)),
}))

export default function Queue() {
  return <CourtQueue rows={useLoaderData<typeof loader>().rows} />
}
