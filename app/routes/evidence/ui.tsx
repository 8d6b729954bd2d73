import type { EvidenceView } from '#app/domain/evidence/queries.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { EvidenceItem, EvidenceStrip } from '#app/ui/evidence.tsx'
import { Field } from '#app/ui/field.tsx'
import { Tag, type Tone } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

type Item = Omit<EvidenceView, 'addedAt'> & { readonly addedAt: Date }
export type ListProps = {
  readonly items: readonly Item[]
  readonly base: string
  readonly formKey: string
  readonly mayReview: boolean
}

const kinds: readonly [RegExp, 'photo' | 'sound' | 'video' | 'text'][] = [
  [/^image\//, 'photo'],
  [/^audio\//, 'sound'],
  [/^video\//, 'video'],
  [/^text\//, 'text'],
]
const kindOf = (type: string | null) => kinds.find(([start]) => start.test(type ?? ''))?.[1] ?? 'paper'

/** The evidence that the reader may know of, each with what he may do about it. */
export const EvidenceList = (props: ListProps) => {
  const t = useWords(words)
  if (props.items.length === 0) return <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
  return (
    <EvidenceStrip>
      {props.items.map((item) => (
        <OneItem key={item.id} item={item} {...props} />
      ))}
    </EvidenceStrip>
  )
}

const OneItem = ({ item, base, formKey, mayReview }: { readonly item: Item } & ListProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const file = `${base}/${item.id}/file`
  const isImage = item.mayOpen && item.type?.startsWith('image/')
  const size = t.size(Math.max(1, Math.round(item.bytes / 1024)).toLocaleString(locale))
  return (
    <EvidenceItem
      title={item.description || item.fileName}
      kind={kindOf(item.type)}
      meta={[t.sides[item.side ?? 'none'], formatInstant(item.addedAt, locale, { year: false }), size].join(' · ')}
      audience={useAudience(item)}
      isPrivate={item.audience === 'mediator'}
      {...(item.no === null ? {} : { number: item.no })}
      {...(isImage ? { preview: file } : {})}
    >
      <StateTag state={item.state} />
      {item.mayOpen && <Proof item={item} file={file} />}
      {item.isOwn && item.state === 'verified' && <OwnChoices item={item} base={base} formKey={formKey} />}
      {mayReview && item.state === 'quarantined' && <Review item={item} base={base} formKey={formKey} />}
    </EvidenceItem>
  )
}

const useAudience = ({ audience, isShared, isOwn, mayOpen, state }: Item): string => {
  const t = useWords(words)
  if (!isOwn && !mayOpen && state !== 'withdrawn') return t.titleOnly
  if (audience === 'mediator') return isOwn ? t.seenByMediator : t.seenByMediatorOnly
  return isShared ? t.seenByAll : t.willBeSeen
}

const tones: Readonly<Record<string, Tone>> = {
  verified: 'done',
  verifying: 'plain',
  quarantined: 'warn',
  withdrawn: 'plain',
}

const StateTag = ({ state }: { state: string }) => {
  const t = useWords(words)
  const said: Readonly<Record<string, string>> = {
    verified: t.fixed,
    verifying: t.checking,
    quarantined: t.quarantined,
    withdrawn: t.withdrawn,
  }
  return <Tag tone={tones[state] ?? 'plain'}>{said[state] ?? state}</Tag>
}

const Proof = ({ item, file }: { item: Item; file: string }) => {
  const t = useWords(words)
  return (
    <>
      {item.type?.startsWith('audio/') && (
        // biome-ignore lint/a11y/useMediaCaption: a party's own recording has no captions
        <audio controls preload="none" src={file} />
      )}
      {item.type?.startsWith('video/') && (
        // biome-ignore lint/a11y/useMediaCaption: a party's own recording has no captions
        <video controls preload="none" src={file} />
      )}
      <p>
        <a href={`${file}?download`} download={item.fileName}>
          {t.download}
          <span className="vh">：{item.fileName}</span>
        </a>
      </p>
      <details>
        <summary>{t.fingerprint}</summary>
        <p className="meta">{t.fingerprintHint}</p>
        <p className="num fingerprint">{item.sha256}</p>
      </details>
    </>
  )
}

type Choices = { readonly item: Item; readonly base: string; readonly formKey: string }

const OwnChoices = ({ item, base, formKey }: Choices) => {
  const t = useWords(words)
  return (
    <div className="two">
      {item.audience === 'mediator' && (
        <PostForm action={base} idempotencyKey={`${formKey}/${item.id}`}>
          <input type="hidden" name="evidenceId" value={item.id} />
          <p className="meta">{t.shareHint}</p>
          <Button look="second" slim name="act" value="share">
            {t.share}
            <span className="vh">：{item.fileName}</span>
          </Button>
        </PostForm>
      )}
      <PostForm action={base} idempotencyKey={`${formKey}/${item.id}`}>
        <input type="hidden" name="evidenceId" value={item.id} />
        <Button look="quiet" slim name="act" value="withdraw">
          {t.withdraw}
          <span className="vh">：{item.fileName}</span>
        </Button>
      </PostForm>
    </div>
  )
}

const Review = ({ item, base, formKey }: Choices) => {
  const t = useWords(words)
  return (
    <PostForm action={base} idempotencyKey={`${formKey}/${item.id}`}>
      <input type="hidden" name="evidenceId" value={item.id} />
      <Field id={`reason-${item.id}`} name="reason" label={t.reason} required />
      <div className="two">
        <Button look="second" slim name="act" value="release">
          {t.release}
        </Button>
        <Button look="no" slim name="act" value="refuse">
          {t.refuse}
        </Button>
      </div>
    </PostForm>
  )
}
