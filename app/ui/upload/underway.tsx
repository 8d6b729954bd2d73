import { useWords } from '#app/i18n/react.tsx'
import { words as keptWords } from '#app/i18n/words/kept.ts'
import { words } from '#app/i18n/words/upload.ts'
import { Button } from '../button.tsx'
import { EvidenceItem, EvidenceStrip } from '../evidence.tsx'
import { Note } from '../marks.tsx'
import { kindOf } from './file-kind.ts'
import type { PageUpload } from './use-uploads.ts'

/** The files that this page is sending; what has arrived stands in the list of the page from then on. */
export const Underway = ({ uploads }: { readonly uploads: readonly PageUpload[] }) => {
  const t = useWords(words)
  const kept = useWords(keptWords)
  const underway = uploads.filter(({ view }) => view.phase !== 'done')
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

const ItemButton = ({ label, of, press }: { label: string; of: string; press: () => void }) => {
  const t = useWords(words)
  return (
    <Button look="second" type="button" slim onClick={press}>
      {label}
      <span className="vh">{t.ofFile(of)}</span>
    </Button>
  )
}
