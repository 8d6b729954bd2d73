import { Link } from '@remix-run/react'
import { MACHINE_POINTS } from '#app/domain/confirmation/clean.ts'
import type { QueueRow } from '#app/domain/confirmation/queue.queries.server.ts'
import { formatDay, formatFen } from '#app/i18n/format.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { words as queueWords } from '#app/i18n/words/court-queue.ts'
import { Desk, Pane, PaneHead } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Deadline, Tag } from '#app/ui/marks.tsx'
import { QueueTable } from '#app/ui/queue.tsx'
import { casePath, useCourtTabs } from './court-tabs.ts'
import type { QueueShow } from './queue-filter.ts'

export type CourtQueueProps = {
  readonly today: string
  readonly show: QueueShow
  readonly rows: readonly QueueRow[]
  readonly counts: readonly { readonly key: QueueShow; readonly count: number }[]
  /** How many cases have their last day tomorrow. */
  readonly tomorrow: number
}

/** What may be narrowed to at the left, and what waits for the court, the nearest day first. */
export const CourtQueue = (props: CourtQueueProps) => {
  const { today, show, rows, counts } = props
  const t = useWords(words).desk
  const q = useWords(queueWords)
  const locale = useLocale()
  const dueToday = counts.find(({ key }) => key === 'today')?.count ?? 0
  const isAll = show === 'all'
  return (
    <Desk
      owner="c"
      place={t.place}
      tabs={useCourtTabs('/court')}
      keys={[
        { key: 'J', does: t.keys.next },
        { key: 'K', does: t.keys.previous },
        { key: 'Enter', does: q.open },
      ]}
      layout="side"
    >
      <Side {...props} />
      <Pane
        title={isAll ? q.title(rows.length, dueToday) : q.narrowed(q.shows[show], rows.length)}
        end={`${formatDay(today, locale, { year: false })}${q.order}`}
        level={1}
      >
        <Table {...props} />
      </Pane>
    </Desk>
  )
}

/** Usual filters with their counts, and a look at tomorrow. */
const Side = ({ counts, show, tomorrow }: CourtQueueProps) => {
  const q = useWords(queueWords)
  return (
    <aside className="pane pane--fold">
      <PaneHead title={q.filters} />
      <nav aria-label={q.filters}>
        <ul className="narrow">
          {counts.map(({ key, count }) => (
            <li key={key}>
              <Link
                to={key === 'all' ? '/court' : `/court?show=${key}`}
                {...(key === show ? { 'aria-current': 'page' as const } : {})}
              >
                <span>{q.shows[key]}</span> <span className="num">{count}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h2 className="section">{q.tomorrow}</h2>
      <p className="second">{q.dueTomorrow(tomorrow)}</p>
      <p className="second">{q.measure}</p>
    </aside>
  )
}

const Table = ({ rows, today, show }: CourtQueueProps) => {
  const all = useWords(words)
  const t = all.desk
  const q = useWords(queueWords)
  const language = useLanguage()
  const locale = useLocale()
  const states: Readonly<Record<string, string>> = all.states
  return (
    <QueueTable
      caption={q.shows[show]}
      leadHead={t.matter}
      before={[{ key: 'due', head: t.due }]}
      columns={[
        { key: 'sum', head: q.sum, isNumber: true },
        { key: 'from', head: q.organisation },
        { key: 'score', head: t.score },
        { key: 'minutes', head: q.estimate, isNumber: true },
      ]}
      rows={rows.map(({ code, caseNumber, topic, state, ...row }) => ({
        key: code,
        lead: {
          to: casePath(code),
          label: topic[language],
          sub: (
            <>
              {caseNumber ?? code} · {states[state] ?? state} {row.isBack && <Tag shape={false}>{q.back}</Tag>}
            </>
          ),
        },
        cells: {
          due: <Due {...row} today={today} />,
          sum: row.amountFen === null ? '' : formatFen(row.amountFen, locale, 'sign'),
          from: row.organisation,
          score: <Score {...row} />,
          minutes: row.minutes === null ? '' : q.minutes(row.minutes),
        },
      }))}
      empty={
        <EmptyState title={show === 'all' ? t.empty : q.none}>{show === 'all' ? t.emptyText : q.noneText}</EmptyState>
      }
    />
  )
}

const Due = ({ dueOn, isFlagged, today }: Pick<QueueRow, 'dueOn' | 'isFlagged'> & { readonly today: string }) => {
  const q = useWords(queueWords)
  const locale = useLocale()
  if (dueOn === null) return <>–</>
  const tone = dueOn < today ? 'late' : dueOn === today ? 'soon' : 'usual'
  const day = dueOn === today ? q.today : formatDay(dueOn, locale, { year: false })
  return <Deadline day={day} tone={tone} isUnsettled={isFlagged} />
}

/** How much the machine found in order, and what it did not. */
const Score = ({ score, open }: Pick<QueueRow, 'score' | 'open'>) => {
  const t = useWords(words).case
  const names: Readonly<Record<string, string>> = t.items
  if (score === null) return <>–</>
  const isWhole = score === MACHINE_POINTS.length
  return (
    <>
      <Tag tone={isWhole ? 'done' : 'warn'}>{`${score}/${MACHINE_POINTS.length}`}</Tag>
      {open.length > 0 && <span className="sub">{open.map((item) => names[item] ?? item).join('; ')}</span>}
    </>
  )
}
