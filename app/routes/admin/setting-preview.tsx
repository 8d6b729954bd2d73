import { useActionData, useLoaderData } from '@remix-run/react'
import { plainAction } from '#app/http/form.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { decideDraft, documentPreview, SETTLERS } from '#app/http/setting.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { CodeField } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Changes } from './ui/lines.tsx'
import { TouchedList } from './ui/touched.tsx'
import { TrialOf } from './ui/trial.tsx'

export const loader = deskPage(SETTLERS, documentPreview)

export const action = plainAction(decideDraft, { person: true })

/** X1: what publishing a draft would change and touch; then a code, and it is published. */
export default function SettingPreview() {
  const view = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words).page
  const locale = useLocale()
  const isSent = view.isSent || fault?.errors.code !== undefined
  const when = view.isNow ? t.atOnce : t.from(formatDay(view.effectiveOn, locale))
  return (
    <Page>
      <PageHead
        back={{ to: `/setting/${view.kind}/${view.key}/edit`, label: t.editAgain }}
        title={t.previewTitle(view.title)}
        lede={view.datesItself ? undefined : when}
      >
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      {view.isOutdated && <Outdated formKey={view.formKey} />}
      <h2>{t.changes}</h2>
      <Changes changes={view.changes} isFresh={view.isNew} />
      {!view.isNew && <p className="second">{t.same}</p>}
      <p>
        <span className="second">{t.note}</span>
        <br />
        {view.note}
      </p>
      <h2>{t.touched}</h2>
      <TouchedList touched={view.touched} />
      {view.trial && <TrialOf trial={view.trial} />}
      {!view.isOutdated && <Publish view={view} isSent={isSent} error={fault?.errors.code} />}
      <PostForm idempotencyKey={`${view.formKey}-discard`}>
        <Button look="quiet" name="act" value="discard">
          {t.discard}
        </Button>
      </PostForm>
    </Page>
  )
}

const Outdated = ({ formKey }: { formKey: string }) => {
  const t = useWords(words).page
  return (
    <Note tone="warn" title={t.outdated}>
      <p>{t.outdatedText}</p>
      <PostForm idempotencyKey={`${formKey}-rebase`}>
        <Button name="act" value="rebase">
          {t.rebase}
        </Button>
      </PostForm>
    </Note>
  )
}

interface PublishProps {
  readonly view: {
    readonly formKey: string
    readonly draftId: string
    readonly seen: string
    readonly phone: string
  }
  readonly isSent: boolean
  readonly error: string | undefined
}

const Publish = ({ view: { formKey, draftId, seen, phone }, isSent, error }: PublishProps) => {
  const t = useWords(words).page
  const looked = (
    <>
      <input type="hidden" name="draft" value={draftId} />
      <input type="hidden" name="seen" value={seen} />
    </>
  )
  return (
    <>
      {isSent && (
        <PostForm idempotencyKey={formKey}>
          {looked}
          <CodeField label={t.code} error={error} />
          <Button wide name="act" value="publish">
            {t.publish}
          </Button>
        </PostForm>
      )}
      <PostForm idempotencyKey={`${formKey}-code`}>
        {looked}
        <Button wide look={isSent ? 'quiet' : 'first'} name="act" value="sendCode">
          {isSent ? t.sendAgain : t.sendCode(phone)}
        </Button>
      </PostForm>
    </>
  )
}
