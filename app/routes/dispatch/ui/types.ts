import type { SerializeFrom } from '@remix-run/node'
import type { dispatchCase } from '#app/domain/dispute/dispatch.queries.server.ts'
import type { deliveriesOf } from '#app/domain/notice/delivery.server.ts'
import type { FormFault } from '#app/http/form.server.ts'

/** What the dispatcher's page of a case is drawn from. */
export type CaseData = SerializeFrom<Awaited<ReturnType<typeof dispatchCase>>> & {
  readonly deliveries: SerializeFrom<Awaited<ReturnType<typeof deliveriesOf>>>
  readonly formKey: string
  readonly fault: FormFault | undefined
}
export type PartyRow = CaseData['parties'][number]
