import type { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import type { QueueRow } from '#app/domain/confirmation/queue.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'

export type CaseProps = NonNullable<Awaited<ReturnType<typeof courtCaseView>>> & {
  readonly code: string
  /** What the queue says of this case. */
  readonly brief: QueueRow | null
  readonly isJudge: boolean
  readonly phone: string
  readonly isSent: boolean
  /** The paper that stands beside the checks. */
  readonly shown: { readonly code: string; readonly title: { readonly 'zh-CN': string; readonly en: string } } | null
  /** Code of the next case that waits for this desk. */
  readonly next: string | null
  readonly formKey: string
  readonly fault: FormFault | undefined
}
