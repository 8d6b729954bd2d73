import { useRevalidator } from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Page, PageHead, type PageHeadProps } from '#app/ui/page.tsx'
import { EvidenceUpload } from '#app/ui/upload/evidence-upload.tsx'
import type { ListProps } from './item-parts.tsx'
import { EvidenceList } from './ui.tsx'

export type EvidencePageProps = ListProps & {
  readonly mayAdd: boolean
  readonly smallMib: number
  readonly back: PageHeadProps['back']
  /** Another way to add something, above the form. */
  readonly otherWay?: ReactNode
  /** The way on, below everything, once something is there. */
  readonly onward?: ReactNode
  readonly fault: { readonly errors: Readonly<Record<string, string>>; readonly message: string } | undefined
}

const CHECK_AGAIN_MS = 1_500

/** The list, and below it how to add to it; looks again while something is being checked. */
export const EvidencePage = ({ mayAdd, smallMib, back, otherWay, onward, fault, ...list }: EvidencePageProps) => {
  const t = useWords(words)
  const { revalidate } = useRevalidator()
  const isWaiting = list.items.some(({ state }) => state === 'verifying')
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(revalidate, CHECK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWaiting, revalidate])
  return (
    <Page spine>
      <PageHead back={back} title={t.title} lede={t.lede}>
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      <EvidenceList {...list} />
      {mayAdd && (
        <section>
          <h2>{t.add}</h2>
          <p>{t.receipt}</p>
          {otherWay}
          <EvidenceUpload
            base={`${list.base}/api`}
            action={list.base}
            scope={list.scope}
            idempotencyKey={list.formKey}
            smallMib={smallMib}
            errors={fault?.errors ?? {}}
            onStored={revalidate}
          />
        </section>
      )}
      {list.items.length > 0 && onward}
    </Page>
  )
}
