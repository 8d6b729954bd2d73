import { useRevalidator } from '@remix-run/react'
import { type FormEvent, useRef, useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { words as uploadWords } from '#app/i18n/words/upload.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Note } from '#app/ui/marks.tsx'
import { useSite } from '#app/ui/site.tsx'
import { Underway } from '#app/ui/upload/underway.tsx'
import { useUploads } from '#app/ui/upload/use-uploads.ts'
import { type Cover, CoverBoard } from './cover-board.tsx'
import { coveredCopy } from './covered-copy.ts'
import type { RedactProps } from './redact.tsx'

/** Where the parts to cover are drawn; fetched once somebody wants to. */
export const RedactEditor = ({ item, file, base, scope }: RedactProps) => {
  const t = useWords(words).redact
  const said = useWords(uploadWords)
  const { csrfToken } = useSite()
  const { revalidate } = useRevalidator()
  const picture = useRef<HTMLImageElement>(null)
  const [covers, setCovers] = useState<readonly Cover[]>([])
  const [fault, setFault] = useState<'none' | 'nothingCovered' | 'audience' | 'broken'>('none')
  const { uploads, add } = useUploads({ base: `${base}/api`, csrfToken, scope, onStored: revalidate })
  // A mediator does not show to both sides what was meant for him alone.
  const choice = `audience-${item.id}`
  const mayShow = item.isOwn || item.audience === 'all'

  const keep = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const audience = mayShow ? new FormData(event.currentTarget).get(choice) : 'mediator'
    if (covers.length === 0) return setFault('nothingCovered')
    if (audience !== 'all' && audience !== 'mediator') return setFault('audience')
    try {
      if (!picture.current) return
      const copy = await coveredCopy(picture.current, covers, item)
      const about = { description: t.title(item.description || item.fileName).slice(0, 200), redactsId: item.id }
      add(copy, { ...about, audience, ...(item.takenOn ? { takenOn: item.takenOn } : {}) })
      setCovers([])
      setFault('none')
    } catch {
      setFault('broken')
    }
  }
  return (
    <form className="redact" noValidate onSubmit={keep}>
      <p className="meta">{t.hint}</p>
      <CoverBoard picture={picture} file={file} title={item.description || item.fileName} {...{ covers, setCovers }} />
      {mayShow ? (
        <ChoiceGroup
          name={choice}
          legend={said.audience}
          error={fault === 'audience' ? t.faults.audience : undefined}
          options={[
            { value: 'all', label: said.all, hint: t.allHint },
            { value: 'mediator', label: said.mediator },
          ]}
        />
      ) : (
        <p className="meta">{t.mediatorOnly}</p>
      )}
      {(fault === 'nothingCovered' || fault === 'broken') && (
        <Note tone="no" live>
          {t.faults[fault]}
        </Note>
      )}
      <Button look="second">{t.keep}</Button>
      <Underway uploads={uploads} />
    </form>
  )
}
