import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/spoken.ts'
import { PaneHead } from './desk.tsx'

export type SpokenProps = {
  readonly code: string
  readonly spoken: readonly { readonly id: string; readonly isVideo: boolean }[]
}

/** What the applicant told instead of writing it, to be heard at a desk; nothing where it is written. */
export const Spoken = ({ code, spoken }: SpokenProps) => {
  const t = useWords(words)
  if (spoken.length === 0) return null
  return (
    <>
      <PaneHead title={t.deskTitle} />
      <p className="meta">{t.deskHint}</p>
      {spoken.map(({ id, isVideo }) => {
        const props = { controls: true, preload: 'metadata', src: `/c/${encodeURIComponent(code)}/evidence/${id}/file` }
        return isVideo ? <video key={id} {...props} /> : <audio key={id} {...props} />
      })}
    </>
  )
}
