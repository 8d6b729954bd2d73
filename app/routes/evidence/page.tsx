import { useRevalidator } from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import type { UsualEvidence } from '#app/domain/evidence/usual.queries.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead, type PageHeadProps } from '#app/ui/page.tsx'
import { EvidenceUpload } from '#app/ui/upload/evidence-upload.tsx'
import type { ListProps } from './item-parts.tsx'
import { EvidenceList } from './ui.tsx'

export type EvidencePageProps = ListProps & {
  readonly mayAdd: boolean
  /** What people in such a matter usually have, and where they get it. */
  readonly usual: readonly UsualEvidence[]
  readonly smallMib: number
  readonly back: PageHeadProps['back']
  readonly eyebrow?: string
  readonly lede?: string
  /** Another way to add something, above the form. */
  readonly otherWay?: ReactNode
  /** The way on, below everything. */
  readonly onward?: ReactNode
  readonly fault: { readonly errors: Readonly<Record<string, string>>; readonly message: string } | undefined
}

const CHECK_AGAIN_MS = 1_500

/** The list, and below it how to add to it; looks again while something is being checked. */
export const EvidencePage = ({
  mayAdd,
  usual,
  smallMib,
  back,
  eyebrow,
  lede,
  otherWay,
  onward,
  fault,
  ...list
}: EvidencePageProps) => {
  const t = useWords(words)
  const hasItems = list.items.length > 0
  const { revalidate } = useRevalidator()
  const isWaiting = list.items.some(({ state }) => state === 'verifying')
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(revalidate, CHECK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWaiting, revalidate])
  return (
    <Page spine>
      <PageHead back={back} {...(eyebrow ? { eyebrow } : {})} title={t.title} lede={lede ?? t.lede}>
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      {hasItems && mayAdd && (
        <ButtonLink to="#add" wide>
          <Icon name="camera" />
          {t.addFirst}
        </ButtonLink>
      )}
      {hasItems && <h2>{t.kept(list.items.length)}</h2>}
      <EvidenceList {...list} />
      {hasItems && <Note tone="ok">{t.receipts}</Note>}
      {!hasItems && <Usual usual={usual} />}
      {mayAdd && (
        <section id="add">
          <h2>{t.add}</h2>
          {!hasItems && <p>{t.receipt}</p>}
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
      {hasItems && <Usual usual={usual} />}
      {onward}
    </Page>
  )
}

/** What may be worth having, for this kind of matter, with how to come by it. */
const Usual = ({ usual }: Pick<EvidencePageProps, 'usual'>) => {
  const t = useWords(words)
  const language = useLanguage()
  if (usual.length === 0) return null
  return (
    <section>
      <h2>{t.usual}</h2>
      <ul className="folds">
        {usual.map(({ id, name, get, photo }) => (
          <li key={id}>
            <details className="fold">
              <summary>{name[language]}</summary>
              <p>
                <b>{t.usualGet}</b>
                {get[language]}
              </p>
              <p>
                <b>{t.usualPhoto}</b>
                {photo[language]}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
