import type { FormEvent } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words as keptWords } from '#app/i18n/words/kept.ts'
import { words } from '#app/i18n/words/upload.ts'
import { Actions, Button } from '../button.tsx'
import { Checkbox, ChoiceGroup } from '../choice.tsx'
import { EvidenceItem, EvidenceStrip } from '../evidence.tsx'
import { Field, FileField } from '../field.tsx'
import { useHydrated } from '../hydrated.ts'
import { Note } from '../marks.tsx'
import { CsrfToken, IdempotencyKey } from '../post-form.tsx'
import { useSite } from '../site.tsx'
import { newKey } from './upload-api.ts'
import { type PageUpload, useUploads } from './use-uploads.ts'

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
  const { base, action, scope, idempotencyKey, onStored } = props
  const t = useWords(words)
  const { csrfToken } = useSite()
  const { uploads, add } = useUploads({ base, csrfToken, scope, onStored, resumes: true })
  const send = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget
    const said = new FormData(form)
    const files = said.getAll('file').filter((file): file is File => file instanceof File && file.name !== '')
    const audience = said.get('audience')
    // What is missing is said by the server, the same way as without JavaScript.
    if (files.length === 0 || (audience !== 'all' && audience !== 'mediator')) return
    event.preventDefault()
    const text = (name: string) => String(said.get(name) ?? '')
    const about = { description: text('description'), audience, takenOn: text('takenOn') } as const
    const row = said.has('asSet') ? pictureRow(files) : []
    const setId = newKey()
    row.forEach((file, at) => {
      add(file, { ...about, setId, setNo: at + 1 })
    })
    for (const file of files) if (!row.includes(file)) add(file, about)
    form.reset()
  }

  return (
    <>
      <form method="post" action={action} encType="multipart/form-data" noValidate onSubmit={send}>
        <CsrfToken />
        <IdempotencyKey value={idempotencyKey} />
        <Questions {...props} />
        <Actions>
          <Button wide>{t.send}</Button>
        </Actions>
      </form>
      <Underway uploads={uploads} />
    </>
  )
}

/** The files that this page is sending; what has arrived stands in the list of the page from then on. */
export const Underway = ({ uploads }: { readonly uploads: readonly PageUpload[] }) => {
  const t = useWords(words)
  const underway = uploads.filter(({ view }) => view.phase !== 'done')
  const kept = useWords(keptWords)
  const waiting = underway.filter(({ view }) => view.phase === 'waiting').length
  const arrived = uploads.length - underway.length
  return (
    <>
      {arrived > 0 && (
        <Note tone="ok" live>
          {t.arrived(arrived)}
        </Note>
      )}
      {underway.length > 0 && (
        <>
          <h2>{t.underway}</h2>
          {waiting > 0 ? (
            <Note tone="warn" live>
              {kept.waiting(waiting)}
            </Note>
          ) : (
            <p className="meta">{t.resume}</p>
          )}
          <EvidenceStrip>
            {underway.map((upload) => (
              <UnderwayItem key={upload.id} upload={upload} />
            ))}
          </EvidenceStrip>
        </>
      )}
    </>
  )
}

/** What it is, who may see it, and the file: in this order, because the server reads the form as it comes. */
const Questions = ({ smallMib = 20, errors = {} }: Pick<EvidenceUploadProps, 'smallMib' | 'errors'>) => {
  const t = useWords(words)
  const hydrated = useHydrated()
  return (
    <>
      <Field name="description" label={t.describe} hint={t.describeHint} error={errors.description} maxLength={200} />
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
        hint={hydrated ? t.kinds : `${t.kinds} ${t.smallOnly(smallMib)}`}
        error={errors.file}
        accept={ACCEPT}
        multiple={hydrated}
      />
      {hydrated && <Checkbox name="asSet" label={t.asSet} hint={t.asSetHint} />}
    </>
  )
}

/** One file on its way, with what can be done about it inside the item. */
const UnderwayItem = ({ upload }: { upload: PageUpload }) => {
  const { fileName, description, audience, uploader, view } = upload
  const t = useWords(words)
  const { phase, sentBytes, bytes, failure } = view
  const isMoving = phase === 'preparing' || phase === 'sending' || phase === 'waiting'
  const why = failure?.words ?? (failure?.because === 'fileChanged' ? t.fileChanged : t.refused)
  return (
    <EvidenceItem
      title={description || fileName}
      kind={kindOf(fileName)}
      meta={fileName}
      audience={audience === 'all' ? t.seenByAll : t.seenByMediator}
      isPrivate={audience === 'mediator'}
      {...(phase === 'failed' ? {} : { progress: bytes === 0 ? 0 : sentBytes / bytes })}
    >
      <Note tone={phase === 'failed' ? 'no' : phase === 'waiting' ? 'warn' : 'plain'} live>
        {failure ? `${t.phases.failed} ${why}` : t.phases[phase]}
      </Note>
      <div className="two">
        {isMoving && <ItemButton label={t.pause} of={fileName} press={uploader.pause} />}
        {phase === 'paused' && <ItemButton label={t.goOn} of={fileName} press={() => void uploader.run()} />}
        {failure?.because === 'refused' && (
          <ItemButton label={t.again} of={fileName} press={() => void uploader.run()} />
        )}
      </div>
    </EvidenceItem>
  )
}

const kinds: readonly [RegExp, 'photo' | 'sound' | 'video' | 'text'][] = [
  [/\.(jpe?g|png|hei[cf])$/i, 'photo'],
  [/\.(mp3|wav|m4a|ogg|oga|opus|amr|aac|flac)$/i, 'sound'],
  [/\.(mp4|mov|webm|3gpp?)$/i, 'video'],
  [/\.txt$/i, 'text'],
]
/** The drawing beside the item; the real kind is found by the server. */
const kindOf = (fileName: string) => kinds.find(([ending]) => ending.test(fileName))?.[1] ?? 'paper'

const ItemButton = ({ label, of, press }: { label: string; of: string; press: () => void }) => {
  const t = useWords(words)
  return (
    <Button look="second" type="button" slim onClick={press}>
      {label}
      <span className="vh">{t.ofFile(of)}</span>
    </Button>
  )
}
