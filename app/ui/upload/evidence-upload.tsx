import { type ChangeEvent, useEffect, useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/upload.ts'
import { Actions, Button } from '../button.tsx'
import { Checkbox, ChoiceGroup } from '../choice.tsx'
import { useFetched } from '../fetched.ts'
import { Field, FileField } from '../field.tsx'
import { useHydrated } from '../hydrated.ts'
import { CsrfToken, IdempotencyKey } from '../post-form.tsx'
import { useSite } from '../site.tsx'
import { kindOf } from './file-kind.ts'
import { newKey } from './new-key.ts'
import type { Chosen } from './sending.tsx'

export type EvidenceUploadProps = {
  /** Address below which the four endpoints of an upload lie. */
  readonly base: string
  /** Where the plain form posts to without JavaScript. */
  readonly action: string
  /** What the files are for, such as the case code; the same file for another case is another upload. */
  readonly scope: string
  readonly idempotencyKey: string
  /** Largest file of the plain form, in MiB. */
  readonly smallMib?: number
  /** Errors of the plain form, by field. */
  readonly errors?: { readonly [field in 'description' | 'audience' | 'takenOn' | 'file']?: string }
  /** Called when a file is complete and now being checked; load the list anew. */
  readonly onStored?: (evidenceId: string) => void
}

const FETCH_AFTER_MS = 200
const fetchSending = () => import('./sending.tsx')

/** Several pictures in the order in which they were taken; one alone, or anything else, is no row. */
function pictureRow(files: readonly File[]): File[] {
  const pictures = files.filter(({ name }) => kindOf(name) === 'photo')
  if (pictures.length < 2) return []
  const byName = new Intl.Collator('en', { numeric: true })
  return pictures.sort((a, b) => a.lastModified - b.lastModified || byName.compare(a.name, b.name))
}

const ACCEPT =
  'image/jpeg,image/png,image/heic,image/heif,.heic,application/pdf,audio/*,.amr,video/mp4,video/webm,video/quicktime,.mov,.3gp,.m4a,.txt,text/plain,.docx,.doc,.wps,.xlsx,.xls,.et,.pptx,.ppt,.dps'

/** Adds evidence: straight to the store in parts with JavaScript, by a plain form with one small file without it. */
export const EvidenceUpload = (props: EvidenceUploadProps) => {
  const { base, action, scope, idempotencyKey, onStored, smallMib = 20, errors = {} } = props
  const t = useWords(words)
  const { csrfToken } = useSite()
  const [isNear, setNear] = useState(false)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const part = useFetched(fetchSending, isNear)
  // Soon after the page stands: what waits on this device goes out, and a line that breaks later finds the part here.
  useEffect(() => {
    const timer = setTimeout(() => setNear(true), FETCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  const hydrated = useHydrated()
  /** With scripts, choosing files says all there is to say: what they are stands above, who may see them on the button. */
  const send = ({ currentTarget: { form, files: list } }: ChangeEvent<HTMLInputElement>, audience: Audience) => {
    const files = [...(list ?? [])]
    if (!form || files.length === 0) return
    const said = new FormData(form)
    const text = (name: string) => String(said.get(name) ?? '')
    const about = { description: text('description'), audience, takenOn: text('takenOn') } as const
    const row = said.has('asSet') ? pictureRow(files) : []
    const setId = newKey()
    const ofRow = row.map((file, at) => ({ file, about: { ...about, setId, setNo: at + 1 } }))
    const others = files.filter((file) => !row.includes(file)).map((file) => ({ file, about }))
    setChosen((before) => [...before, ...ofRow, ...others])
    setNear(true)
    form.reset()
  }

  return (
    <>
      <form
        method="post"
        action={action}
        encType="multipart/form-data"
        noValidate
        onSubmit={(event) => hydrated && event.preventDefault()}
        onFocus={() => setNear(true)}
      >
        <CsrfToken />
        <IdempotencyKey value={idempotencyKey} />
        <Field
          name="description"
          label={t.describe}
          hint={hydrated ? t.describeLess : t.describeHint}
          error={errors.description}
          optional={hydrated}
          maxLength={200}
        />
        {hydrated ? <Choosing send={send} /> : <Questions smallMib={smallMib} errors={errors} />}
      </form>
      {part && <part.Sending place={{ base, csrfToken, scope, onStored, resumes: true }} chosen={chosen} />}
      {!part && chosen.length > 0 && (
        <p className="meta" role="status">
          {t.underway}
        </p>
      )}
    </>
  )
}

type Audience = Chosen['about']['audience']

/** The camera, once for everybody and once for the mediator alone. What is chosen goes out at once. */
const Choosing = ({ send }: { send: (event: ChangeEvent<HTMLInputElement>, audience: Audience) => void }) => {
  const t = useWords(words)
  const choose = (audience: Audience, label: string, hint: string) => (
    <FileField
      name={`file-${audience}`}
      label={label}
      hint={hint}
      accept={ACCEPT}
      multiple
      onChange={(event) => send(event, audience)}
    />
  )
  return (
    <>
      {choose('all', t.chooseForAll, t.allHint)}
      {choose('mediator', t.chooseForMediator, t.mediatorHint)}
      <p className="meta">{t.kinds}</p>
      <details className="why">
        <summary>{t.more}</summary>
        <Field name="takenOn" type="date" label={t.takenOn} hint={t.takenOnHint} optional />
        <Checkbox name="asSet" label={t.asSet} hint={t.asSetHint} />
      </details>
    </>
  )
}

/** Without scripts: who may see it before the file, because the server reads the form as it comes. */
const Questions = ({ smallMib, errors }: Required<Pick<EvidenceUploadProps, 'smallMib' | 'errors'>>) => {
  const t = useWords(words)
  return (
    <>
      <ChoiceGroup
        name="audience"
        legend={t.audience}
        error={errors.audience}
        options={[
          { value: 'all', label: t.all, hint: t.allHint },
          { value: 'mediator', label: t.mediator, hint: t.mediatorHint },
        ]}
      />
      <Field name="takenOn" type="date" label={t.takenOn} hint={t.takenOnHint} error={errors.takenOn} optional />
      <FileField
        name="file"
        label={t.choose}
        hint={`${t.kinds} ${t.smallOnly(smallMib)}`}
        error={errors.file}
        accept={ACCEPT}
      />
      <Actions>
        <Button wide>{t.send}</Button>
      </Actions>
    </>
  )
}
