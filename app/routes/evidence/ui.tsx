import { Link } from '@remix-run/react'
import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { EvidenceItem, EvidenceStrip } from '#app/ui/evidence.tsx'
import { OwnChoices, Review } from './choices.tsx'
import { type Item, type ListProps, StateTag, useAudience, useMeta, WhatIsWrong } from './item-parts.tsx'
import { PictureSet } from './picture-set.tsx'
import { Proof, sizeOf } from './proof.tsx'
import { Redact } from './redact.tsx'
import { daysOf, type Row, rowsOf } from './rows.ts'

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
  const rows = rowsOf(props.items)
  if (rows.length === 0) return <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
  return (
    <>
      {rows.length > 1 && <OrderLinks {...props} />}
      {props.isByDay ? (
        daysOf(rows).map(([day, ofDay]) => <OneDay key={day} {...props} day={day} rows={ofDay} />)
      ) : (
        <Rows {...props} rows={rows} />
      )}
    </>
  )
}

const Rows = ({ rows, ...props }: ListProps & { readonly rows: readonly Row[] }) => (
  <EvidenceStrip>
    {rows.map((row) =>
      row.rest.length > 0 ? (
        <PictureSet key={row.first.id} {...row} {...props} />
      ) : (
        <OneItem key={row.first.id} item={row.first} {...props} />
      ),
    )}
  </EvidenceStrip>
)

/** Both sides' evidence of one day, so that what happened can be read from the top. */
const OneDay = ({ day, ...props }: ListProps & { readonly day: string; readonly rows: readonly Row[] }) => {
  const t = useWords(words)
  const locale = useLocale()
  return (
    <section>
      <h2>{day ? formatDay(day, locale) : t.undated}</h2>
      <Rows {...props} />
    </section>
  )
}

const OrderLinks = ({ base, isByDay }: ListProps) => {
  const t = useWords(words)
  const orders = [
    [base, t.byNumber, !isByDay],
    [`${base}?by=day`, t.byDay, isByDay],
  ] as const
  return (
    <nav className="filters" aria-label={t.order}>
      {orders.map(([to, label, isNow]) => (
        <Link
          key={to}
          to={to}
          className={isNow ? 'tag tag--act' : 'tag'}
          {...(isNow ? { 'aria-current': 'true' } : {})}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}

const OneItem = ({ item, base, scope, formKey, mayReview }: { readonly item: Item } & ListProps) => {
  const locale = useLocale()
  const file = `${base}/${item.id}/file`
  const isImage = item.mayOpen && (item.type === 'image/jpeg' || item.type === 'image/png')
  const size = sizeOf(item.bytes, locale)
  return (
    <EvidenceItem
      title={item.description || item.fileName}
      kind={kindOf(item.type)}
      meta={useMeta(item, size)}
      audience={useAudience(item)}
      isPrivate={item.audience === 'mediator'}
      {...(item.no === null ? {} : { number: item.no })}
      {...(isImage ? { preview: file } : {})}
    >
      <StateTag item={item} />
      <WhatIsWrong item={item} />
      {item.mayOpen && <Proof item={item} file={file} />}
      {item.mayRedact && <Redact item={item} file={file} base={base} scope={scope} />}
      {item.isOwn && item.state === 'verified' && <OwnChoices item={item} base={base} formKey={formKey} />}
      {mayReview && item.state === 'quarantined' && <Review item={item} base={base} formKey={formKey} />}
    </EvidenceItem>
  )
}
