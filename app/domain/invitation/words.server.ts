import type { Codec } from '#prisma/codec.server.ts'
import { addDays, type Day, dayOf } from '../calendar/days.ts'
import type { Platform } from '../platform/platform.ts'
import { type CodeWord, codeWordOf } from './code-word.ts'

interface Row {
  readonly id: string
  readonly codeWord: Uint8Array | null
}

/** The word that this invitation shows on a day; it changes every midnight, so that an old one is soon worth nothing. */
export function wordOn(keys: Platform['keys'], codec: Codec, row: Row, on: Day): CodeWord | null {
  const seed = codec.openMaybe(`invitation.code_word/${row.id}`, row.codeWord)
  return seed === null ? null : codeWordOf(keys.secretHash('code-word', `${seed}/${on}`))
}

/** Today's word and yesterday's: somebody may read out yesterday's message. */
export function wordsNow({ keys, clock }: Platform, codec: Codec, row: Row): CodeWord[] {
  const today = dayOf(clock.real())
  return [today, addDays(today, -1)].flatMap((on) => wordOn(keys, codec, row, on) ?? [])
}

/** What was asked and answered on an invitation, oldest first. */
export interface Talk {
  readonly by: 'invitee' | 'dispatcher'
  readonly at: string
  readonly text: string
}

/** Questions and answers kept with an invitation. */
export const talkOf = (codec: Codec, row: { readonly id: string; readonly question: Uint8Array | null }): Talk[] =>
  row.question ? codec.openJson<Talk[]>(`invitation.question/${row.id}`, row.question) : []
