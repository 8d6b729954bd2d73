import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Button } from '#app/ui/button.tsx'
import { ActForm } from './fresh.tsx'

export type Exhibit = {
  readonly id: string
  readonly no: number | null
  readonly label: string
  readonly isImage: boolean
  readonly url: string
}

/** The exhibit that is on everybody's screen. */
export const ShownExhibit = ({ exhibit }: { exhibit: Exhibit }) => {
  const t = useWords(words)
  return (
    <figure className="shown" data-exhibit={exhibit.id}>
      {exhibit.isImage && <img src={exhibit.url} alt={exhibit.label} />}
      <figcaption>
        {t.showing}: {t.exhibit(exhibit.no ?? 0)} {exhibit.label}{' '}
        <a href={exhibit.url} target="_blank" rel="noreferrer">
          {t.open}
        </a>
      </figcaption>
    </figure>
  )
}

export type PickerProps = {
  readonly exhibits: readonly Exhibit[]
  readonly shownId: string | null
  readonly sessionId: string
  readonly formKey: string
}

/** Chooses an exhibit for everybody, or puts the shown one away. */
export const ExhibitPicker = ({ exhibits, shownId, sessionId, formKey }: PickerProps) => {
  const t = useWords(words)
  if (exhibits.length === 0) return <p className="second">{t.nothingToShow}</p>
  return (
    <ActForm idempotencyKey={`${formKey}-show-${shownId ?? ''}`} className="exhibits">
      <input type="hidden" name="act" value="show" />
      <input type="hidden" name="sessionId" value={sessionId} />
      {exhibits.map(({ id, no, label }) => (
        <Button key={id} name="evidenceId" value={id} look="second" slim>
          {t.exhibit(no ?? 0)} {label}
        </Button>
      ))}
      {shownId && (
        <Button name="evidenceId" value="" look="quiet" slim>
          {t.hideShown}
        </Button>
      )}
    </ActForm>
  )
}
