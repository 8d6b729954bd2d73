import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/case.ts'
import { words as companionWords } from '#app/i18n/words/companion.ts'
import { words as requestWords } from '#app/i18n/words/requests.ts'
import { PeopleList, type RowLink, RowLinks } from '#app/ui/lists.tsx'
import type { Side } from '#app/ui/marks.tsx'
import type { HomeData } from './types.ts'

const sideLetters: Readonly<Record<string, Side>> = { applicant: 'a', respondent: 'b', third: 'b' }

/** Who is in the case: both sides and the mediator, equal in size. */
export const People = ({ parties, mediators }: HomeData) => {
  const t = useWords(words)
  const rows = parties.map(({ name, side, representative, isMe }) => ({
    side: sideLetters[side] ?? 'b',
    name,
    note: [isMe ? t.you : null, t.roles[side], representative && t.representative(representative)]
      .filter(Boolean)
      .join(' · '),
  }))
  return (
    <PeopleList
      people={[...rows, ...mediators.map((name) => ({ side: 'm' as const, name, note: t.roles.mediator }))]}
    />
  )
}

const TALK_STAGES = ['preparation', 'mediation', 'agreement']
const AFTER_TEXT = ['agreement', 'effect', 'court', 'performance']

/** The doors to the other pages that mean something in this stage. */
export const Doors = ({ code, reader, state, counts, own, brought }: HomeData) => {
  const t = useWords(words)
  const asked = useWords(requestWords)
  const along = useWords(companionWords)
  const locale = useLocale()
  const base = `/c/${encodeURIComponent(code)}`
  const isParty = reader === 'applicant' || reader === 'respondent'
  const { stage } = state
  const door = (key: keyof typeof t.doors, extra: Partial<RowLink> = {}): RowLink => ({
    to: `${base}/${key}`,
    label: t.doors[key],
    ...extra,
  })
  const session = counts.session ? formatInstant(new Date(counts.session), locale, { year: false }) : undefined
  const links = [
    door('evidence', { icon: 'camera', note: t.items(counts.evidence) }),
    ...((reader === 'respondent' && own.isOpen) || (isParty && own.all > 0)
      ? [
          {
            to: `${base}/requests`,
            label: reader === 'respondent' ? asked.door : asked.doorTheirs,
            icon: 'plus' as const,
            note: reader === 'applicant' && own.unanswered > 0 ? asked.waiting(own.unanswered) : asked.count(own.all),
          },
        ]
      : []),
    ...(isParty && (brought.isOpen || brought.named + brought.admitted > 0)
      ? [
          {
            to: `${base}/companions`,
            label: along.door,
            icon: 'people' as const,
            note: brought.named > 0 ? along.waiting(brought.named) : asked.count(brought.admitted),
          },
        ]
      : []),
    ...(isParty && !['intake', 'filing'].includes(stage) ? [door('messages', { icon: 'message' })] : []),
    ...(isParty && TALK_STAGES.includes(stage) ? [door('session', { icon: 'video', note: session })] : []),
    ...(isParty && TALK_STAGES.includes(stage) ? [door('offers', { icon: 'forward' })] : []),
    ...(isParty && AFTER_TEXT.includes(stage) ? [door('agreement', { icon: 'paper' })] : []),
    ...(isParty && ['court', 'performance'].includes(stage) ? [door('court', { icon: 'paper' })] : []),
    ...(isParty && ['effect', 'court', 'performance'].includes(stage) ? [door('performance', { icon: 'clock' })] : []),
  ]
  return <RowLinks links={[...links, ...(counts.mayReadRecord ? [door('record', { icon: 'clock' })] : [])]} />
}

const PAPER_KEYS: Readonly<
  Record<number, 'receipt' | 'filing' | 'agreement' | 'application' | 'certificate' | 'notice' | 'ruling'>
> = {
  0: 'receipt',
  1: 'filing',
  13: 'agreement',
  17: 'application',
  18: 'certificate',
  20: 'notice',
  22: 'ruling',
  23: 'ruling',
}

/** Issued papers, each to be downloaded. */
export const Papers = ({ code, counts }: HomeData) => {
  const t = useWords(words)
  const locale = useLocale()
  if (counts.papers.length === 0) return <p>{t.noPapers}</p>
  return (
    <ul className="rowlinks">
      {counts.papers.map((paper) => (
        <li key={paper.code}>
          <a href={`/c/${encodeURIComponent(code)}/papers/${paper.code}`}>
            <span className="t">{t.paperNames[PAPER_KEYS[paper.docNo] ?? 'other']}</span>
            <span className="n">
              {paper.issuedAt && formatInstant(new Date(paper.issuedAt), locale, { year: false })}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Where else to turn, with the time that runs. */
export const Routes = ({ routes }: Pick<HomeData, 'routes'>) => {
  const t = useWords(words)
  const locale = useLocale()
  const both = ({ zh, en }: { zh: string; en: string }) => (locale === 'en' ? en : zh)
  if (routes.length === 0) return null
  return (
    <section>
      <h2>{t.routes}</h2>
      <ul className="claims">
        {routes.map(({ key, name, limit }) => (
          <li key={key}>
            <b>{both(name)}</b>
            <span className="second">{both(limit)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
