import type { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'

export type CaseProps = NonNullable<Awaited<ReturnType<typeof courtCaseView>>> & {
  readonly code: string
  readonly isJudge: boolean
  readonly formKey: string
  readonly fault: FormFault | undefined
}
