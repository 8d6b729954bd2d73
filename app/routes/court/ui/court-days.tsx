import { Link } from '@remix-run/react'
import type { CourtPeriod, Nearness } from '#app/domain/confirmation/deadlines.queries.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { lawWords } from '#app/i18n/law.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words as courtWords } from '#app/i18n/words/court.ts'
import { words } from '#app/i18n/words/court-deadlines.ts'
import { Button } from '#app/ui/button.tsx'
import { Desk, Pane } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Tag, type Tone } from '#app/ui/marks.tsx'
import { casePath, useCourtTabs } from './court-tabs.ts'
import type { Show } from './day-filter.ts'

type DaysProps = {
  readonly today: string
  readonly show: Show
  readonly rows: readonly CourtPeriod[]
  readonly counts: readonly { readonly key: Show; readonly count: number }[]
}

const tones = { overdue: 'no', near: 'warn', later: 'plain', paused: 'plain' } as const satisfies Record<Nearness, Tone>

/** Every last day of the court, day by day; it prints as a list for the wall. */
export const CourtDays = (props: DaysProps) => {
  const { today, show, rows } = props
  const t = useWords(words)
  const desk = useWords(courtWords).desk
  const locale = useLocale()
  const isAll = show === 'all'
  return (
    <Desk
      owner="c"
      place={desk.place}
      tabs={useCourtTabs('/court/deadlines')}
      keys={[
        { key: 'J', does: desk.keys.next },
        { key: 'K', does: desk.keys.previous },
        ...(rows.length > 0 ? [{ key: 'P', does: t.print }] : []),
      ]}
    >
      <Pane title={t.title(rows.length)} end={t.asOf(formatDay(today, locale))} level={1}>
        <Filters {...props} />
        {rows.length === 0 ? (
          <EmptyState title={isAll ? t.empty : t.none}>{isAll ? t.emptyText : t.noneText}</EmptyState>
        ) : (
          <Table {...props} />
        )}
        {rows.some(({ isFlagged }) => isFlagged) && <p className="second">◇ {t.flagged}</p>}
        {rows.length > 0 && (
          <p className="actions actions--desk">
            <Button type="button" look="second" shortcut="P" onClick={() => window.print()}>
              {t.print}
            </Button>
          </p>
        )}
      </Pane>
    </Desk>
  )
}

const Filters = ({ counts, show }: DaysProps) => {
  const t = useWords(words)
  return (
    <nav className="filters no-print" aria-label={t.filters}>
      {counts
        .filter(({ key, count }) => key === 'all' || key === show || count > 0)
        .map(({ key, count }) => (
          <Link
            key={key}
            className="tag"
            to={key === 'all' ? '/court/deadlines' : `/court/deadlines?show=${key}`}
            {...(key === show ? { 'aria-current': 'page' as const } : {})}
          >
            {t.shows[key]} {count}
          </Link>
        ))}
    </nav>
  )
}

/** The days in their order, each with its rows; what does not count now stands at the end. */
function groupsOf(rows: readonly CourtPeriod[]): [string, CourtPeriod[]][] {
  const groups = new Map<string, CourtPeriod[]>()
  for (const row of rows) {
    const key = row.nearness === 'paused' ? 'paused' : row.on
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups]
}

const Table = ({ rows, today }: DaysProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const headOf = (key: string, n: number) => {
    if (key === 'paused') return t.pausedGroup(n)
    const day = formatDay(key, locale)
    return t.day(key === today ? `${day} ${t.today}` : day, n)
  }
  return (
    <table className="queue">
      <caption className="vh">{t.title(rows.length)}</caption>
      <thead>
        <tr>
          <th scope="col">{t.columns.matter}</th>
          <th scope="col">{t.columns.what}</th>
          <th scope="col">{t.columns.basis}</th>
          <th scope="col">{t.columns.waits}</th>
          <th scope="col">{t.columns.standing}</th>
        </tr>
      </thead>
      {groupsOf(rows).map(([key, group]) => (
        <tbody key={key}>
          <tr className="group">
            <th scope="rowgroup" colSpan={5}>
              {headOf(key, group.length)}
            </th>
          </tr>
          {group.map((row) => (
            <Row key={`${row.code}-${row.name.zh}-${row.on}`} row={row} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

const Row = ({ row }: { readonly row: CourtPeriod }) => {
  const { code, caseNumber, topic, name, basis, on, nearness, isFlagged, waitsFor } = row
  const t = useWords(words)
  const language = useLanguage()
  const locale = useLocale()
  return (
    <tr>
      <td>
        <Link className="lead" to={casePath(code)}>
          {topic[language]}
        </Link>
        <span className="sub">{caseNumber ?? code}</span>
      </td>
      <td>
        {name[language]}
        {nearness === 'paused' && <span className="sub">{t.pausedFrom(formatDay(on, locale, { year: false }))}</span>}
      </td>
      <td>{lawWords(basis, locale)}</td>
      <td>{t.waits[waitsFor]}</td>
      <td>
        <Tag tone={tones[nearness]}>{t.nearness[nearness]}</Tag>
        {isFlagged && (
          <>
            {' '}
            <Tag>{t.shows.flagged}</Tag>
          </>
        )}
      </td>
    </tr>
  )
}
