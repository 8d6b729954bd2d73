import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { ErrorSummary, type FieldErrors } from './error-summary.tsx'
import { type Owner, Page, PageHead, type PageHeadProps } from './page.tsx'

export type QuestionPageProps = Omit<PageHeadProps, 'children'> & {
  readonly spine?: boolean
  readonly owner?: Owner
  readonly errors?: FieldErrors | undefined
  /** A refusal that belongs to no field. */
  readonly message?: string | undefined
  /** Why we ask; closed until tapped. */
  readonly why?: ReactNode
  /** The form of this question. */
  readonly children: ReactNode
}

/** One page, one question, one verb. */
export const QuestionPage = ({
  spine = true,
  owner = 'a',
  errors,
  message,
  why,
  children,
  ...head
}: QuestionPageProps) => {
  const t = useWords(words)
  return (
    <Page spine={spine} owner={owner}>
      <PageHead {...head}>
        <ErrorSummary errors={errors} message={message} />
      </PageHead>
      {children}
      {why && (
        <details className="why">
          <summary>{t.whyWeAsk}</summary>
          <p>{why}</p>
        </details>
      )}
    </Page>
  )
}
