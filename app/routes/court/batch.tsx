import { useActionData, useLoaderData } from '@remix-run/react'
import { batchAction, batchPage } from '#app/http/court-batch.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { BatchDesk } from './ui/batch-desk.tsx'

export const handle = deskHandle
export const loader = deskPage(['clerk', 'judge'], batchPage)

export const action = batchAction

/** One batch: its sample, the rest, and the judge's signature. */
export default function Batch() {
  return <BatchDesk {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
