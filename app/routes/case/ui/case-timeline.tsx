import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/case.ts'
import { Timeline } from '#app/ui/timeline.tsx'
import type { HomeData } from './types.ts'

/** What usually comes, in order, with the stages that it lies behind. */
const AHEAD = [
  { key: 'invitation', before: ['filing', 'intake'] },
  { key: 'mediator', before: ['filing', 'intake', 'invitation'] },
  { key: 'mediation', before: ['filing', 'intake', 'invitation', 'mediator', 'preparation'] },
  { key: 'agreement', before: ['filing', 'intake', 'invitation', 'mediator', 'preparation', 'mediation'] },
  { key: 'court', before: ['filing', 'intake', 'invitation', 'mediator', 'preparation', 'mediation', 'agreement'] },
] as const

/** States from which the usual way does not simply go on. */
const STOPPED: readonly string[] = ['refused', 'unreachable', 'returned', 'suspendedSham', 'escalated', 'dismissed']

/** What has happened, what is now, and what usually comes. */
export const CaseTimeline = ({ milestones, state }: HomeData) => {
  const t = useWords(words)
  const locale = useLocale()
  const isOver = state.stage === 'closed'
  const goesOn = !isOver && !STOPPED.includes(state.key)
  const done = milestones.map(({ event, at }) => ({
    key: `${event}-${at}`,
    what: t.milestones[event],
    when: formatInstant(new Date(at), locale, { year: false }),
    state: 'done' as const,
  }))
  const nowNames: Readonly<Record<string, string | undefined>> = t.nowNames
  const stateName = locale === 'en' ? state.name.en : state.name.zh
  const now = isOver ? [] : [{ key: 'now', what: nowNames[state.key] ?? stateName, when: t.now, state: 'now' as const }]
  const isAhead = ({ key, before }: (typeof AHEAD)[number]) =>
    (before as readonly string[]).includes(state.stage) || (key === 'agreement' && state.key === 'drafting')
  const ahead = AHEAD.filter(isAhead).map(({ key }) => ({
    key,
    what: t.ahead[key],
    when: t.aheadNotes[key],
    state: 'next' as const,
  }))
  return <Timeline steps={[...done, ...now, ...(goesOn ? ahead : [])]} />
}
