import { Link, useRevalidator } from '@remix-run/react'
import type { FormEvent } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/spoken.ts'
import { AudienceStrip } from '#app/ui/audience.tsx'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { FileField } from '#app/ui/field.tsx'
import { useHydrated } from '#app/ui/hydrated.ts'
import { Note } from '#app/ui/marks.tsx'
import { CsrfToken, IdempotencyKey } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { RecordMessage } from '#app/ui/recorder/record-message.tsx'
import { useSite } from '#app/ui/site.tsx'
import { Underway } from '#app/ui/upload/underway.tsx'
import { useUploads } from '#app/ui/upload/use-uploads.ts'
import { TooLong } from './too-long.tsx'

type SpokenPageProps = {
  /** Path of the draft. */
  readonly base: string
  readonly scope: string
  /** How many recordings have arrived. */
  readonly count: number
  /** Lengths in seconds of what ran too long to be the account. */
  readonly tooLong: readonly number[]
  readonly formKey: string
  readonly fault: { readonly errors: Readonly<Record<string, string>>; readonly message: string } | undefined
}

/** Tells what happened by voice; where a browser cannot record, by a file that the phone has recorded. */
export const SpokenPage = ({ base, scope, count, tooLong, formKey, fault }: SpokenPageProps) => {
  const t = useWords(words)
  const { csrfToken } = useSite()
  const hydrated = useHydrated()
  const { revalidate } = useRevalidator()
  const place = { base: `${base}/evidence/api`, csrfToken, scope, onStored: revalidate, resumes: true }
  const { uploads, add } = useUploads(place)
  const send = (file: File) => add(file, { description: t.mine, audience: 'all', isAccount: true })
  const sendChosen = (event: FormEvent<HTMLFormElement>) => {
    const file = new FormData(event.currentTarget).get('file')
    if (!(file instanceof File) || file.name === '') return
    event.preventDefault()
    send(file)
    event.currentTarget.reset()
  }
  return (
    <QuestionPage
      back={{ to: `${base}/what`, label: t.back }}
      title={t.title}
      lede={t.lede}
      errors={fault?.errors}
      message={fault?.message}
    >
      <Note>{t.honest}</Note>
      <TooLong lengths={tooLong} />
      {count > 0 && (
        <>
          <Note tone="ok" live>
            {t.kept(count)}
          </Note>
          <p>
            <Link to={`${base}/evidence`}>{t.listen}</Link>
          </p>
          <Actions>
            <ButtonLink wide to={`${base}/what`}>
              {t.next}
            </ButtonLink>
          </Actions>
        </>
      )}
      {hydrated && <RecordMessage onSend={send} />}
      <AudienceStrip boxed>{t.audience}</AudienceStrip>
      <Underway uploads={uploads} />
      <form method="post" encType="multipart/form-data" className="otherway" noValidate onSubmit={sendChosen}>
        <CsrfToken />
        <IdempotencyKey value={formKey} />
        <input type="hidden" name="isAccount" value="yes" />
        <input type="hidden" name="audience" value="all" />
        <input type="hidden" name="description" value={t.mine} />
        <FileField
          name="file"
          label={t.orFile}
          hint={t.orFileHint}
          accept="audio/*,video/*"
          error={fault?.errors.file ?? fault?.errors.bytes}
        />
        <Button wide look="second">
          {t.sendFile}
        </Button>
      </form>
    </QuestionPage>
  )
}
