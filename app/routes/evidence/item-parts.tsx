import type { EvidenceView } from '#app/domain/evidence/queries.server.ts'
import { formatDay, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { Note, Tag, type Tone } from '#app/ui/marks.tsx'

/** An item with what the server says of it in the reader's language: of many sentences each item needs one. */
export type Item = Omit<EvidenceView, 'addedAt'> & {
  readonly addedAt: Date
  /** What kind of file it is. */
  readonly typeName: string
  /** What keeps it from counting; null where all is well. */
  readonly wrong: string | null
}
export type ListProps = {
  readonly items: readonly Item[]
  readonly base: string
  /** What files are sent for; see the upload. */
  readonly scope: string
  readonly formKey: string
  readonly mayReview: boolean
  /** In the order of what happened, not of the numbers. */
  readonly isByDay: boolean
}

/** When it happened, whose it is, when it came, how large or how many. */
export const useMeta = ({ takenOn, side, addedAt }: Item, size: string): string => {
  const t = useWords(words)
  const locale = useLocale()
  const day = takenOn ? [t.happenedOn(formatDay(takenOn, locale))] : []
  return [...day, t.sides[side ?? 'none'], formatInstant(addedAt, locale, { year: false }), size].join(' · ')
}

export const useAudience = ({ audience, isShared, isOwn, mayOpen, state }: Item): string => {
  const t = useWords(words)
  if (state === 'refused') return t.seenByNobody
  if (!isOwn && !mayOpen && state !== 'withdrawn') return t.titleOnly
  if (audience === 'mediator') return isOwn ? t.seenByMediator : t.seenByMediatorOnly
  return isShared ? t.seenByAll : t.willBeSeen
}

const tones: Readonly<Record<string, Tone>> = {
  verified: 'done',
  verifying: 'plain',
  quarantined: 'warn',
  refused: 'no',
  withdrawn: 'plain',
}

export const StateTag = ({ item: { state, scan } }: { item: Item }) => {
  const t = useWords(words)
  const said: Readonly<Record<string, string>> = {
    verified: t.fixed,
    verifying: t.checking,
    quarantined: t.quarantined,
    withdrawn: t.withdrawn,
    refused: scan === 'infected' ? t.infected : t.refused,
  }
  return <Tag tone={tones[state] ?? 'plain'}>{said[state] ?? state}</Tag>
}

/** What keeps a file from counting, in plain words; nothing where all is well. */
export const WhatIsWrong = ({ item: { state, wrong } }: { item: Item }) =>
  wrong && (state === 'refused' ? <Note tone="no">{wrong}</Note> : <Note live>{wrong}</Note>)
