import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { EvidenceItem } from '#app/ui/evidence.tsx'
import { OwnChoices } from './choices.tsx'
import { type Item, type ListProps, StateTag, useAudience, useMeta, WhatIsWrong } from './item-parts.tsx'
import { Proof } from './proof.tsx'
import { Redact } from './redact.tsx'
import type { Row } from './rows.ts'

/** Pictures of one row, such as screenshots of a chat: one item, read from the first to the last. */
export const PictureSet = ({ first, rest, base, scope, formKey }: ListProps & Row) => {
  const t = useWords(words)
  const pictures = [first, ...rest]
  const audience = useAudience(first)
  const meta = useMeta(first, t.pictures(pictures.length))
  const title = first.description || first.fileName
  const fileOf = ({ id }: Item) => `${base}/${id}/file`
  const isOwnAndFixed = first.isOwn && pictures.every(({ state }) => state === 'verified')
  return (
    <EvidenceItem
      title={title}
      kind="photo"
      meta={meta}
      audience={audience}
      isPrivate={first.audience === 'mediator'}
      {...(first.no === null ? {} : { number: first.no })}
    >
      <StateTag item={pictures.find(({ state }) => state !== 'verified') ?? first} />
      <ol className="shots">
        {pictures.map((item, at) => (
          <OneShot key={item.id} item={item} file={fileOf(item)} title={t.pictureOf(at + 1, title)} />
        ))}
      </ol>
      {pictures.some(({ mayOpen }) => mayOpen) && (
        <details>
          <summary>{t.eachPicture}</summary>
          <ol className="shotlist">
            {pictures.map((item, at) => (
              <li key={item.id}>
                <p className="meta">{t.pictureOf(at + 1, item.fileName)}</p>
                {item.mayOpen && <Proof item={item} file={fileOf(item)} />}
                {item.mayRedact && <Redact item={item} file={fileOf(item)} base={base} scope={scope} />}
              </li>
            ))}
          </ol>
        </details>
      )}
      {isOwnAndFixed && <OwnChoices item={first} others={rest} base={base} formKey={formKey} />}
    </EvidenceItem>
  )
}

/** A picture of the row, small, a press away from its whole size; what keeps it from counting is said there. */
const OneShot = ({ item, file, title }: { item: Item; file: string; title: string }) => (
  <li>
    {item.mayOpen && /^image\/(?:jpeg|png)$/.test(item.type ?? '') && (
      <a href={file}>
        <img src={file} alt={title} loading="lazy" />
      </a>
    )}
    <WhatIsWrong item={item} />
  </li>
)
