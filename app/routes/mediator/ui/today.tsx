import { Link } from '@remix-run/react'
import type { Colour } from '#app/domain/mediator/desk.queries.server.ts'
import { BEIJING, formatDay, formatFen, formatLunarDay, wallTime } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words as courtWords } from '#app/i18n/words/court-ask.ts'
import { words } from '#app/i18n/words/mediator.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Pane } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Deadline, Tag, type Tone } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { type QueueRow, QueueTable } from '#app/ui/queue.tsx'

export interface SessionRow {
  readonly id: string
  readonly state: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly code: string
  readonly topic: string
}

export interface CaseRow {
  readonly code: string
  readonly topic: string
  readonly state: string
  readonly stateName: string
  readonly waitsForMe: boolean
  readonly amountFen: number | null
  readonly dueOn: string | null
  readonly dueIsFlagged: boolean
  readonly colour: Colour
}

export interface OfferRow {
  readonly id: string
  readonly code: string
  readonly topic: string
  readonly amountFen: number | null
  readonly dueAt: Date | null
}

/** The sessions of today and tomorrow, in order. */
export const Agenda = ({ today, sessions }: { today: string; sessions: readonly SessionRow[] }) => {
  const t = useWords(words)
  const locale = useLocale()
  return (
    <Pane title={formatDay(today, locale, { year: false })} end={formatLunarDay(today, locale)} level={1}>
      {sessions.length === 0 && <EmptyState title={t.desk.noSession}>{t.desk.noSessionText}</EmptyState>}
      <ul className="agenda">
        {sessions.map((one) => (
          <SessionItem key={one.id} one={one} today={today} />
        ))}
      </ul>
    </Pane>
  )
}

const SessionItem = ({ one, today }: { one: SessionRow; today: string }) => {
  const t = useWords(words)
  const locale = useLocale()
  const { on, time } = wallTime(one.startsAt, BEIJING)
  const states: Readonly<Record<string, string>> = t.desk.states
  return (
    <li className={one.state === 'booked' ? undefined : 'is-now-row'}>
      <b className="song">{time}</b>
      <span>
        <Link className="lead" to={`/desk/c/${one.code}`}>
          {one.topic}
        </Link>
        <span className="sub">
          {on === today ? '' : `${formatDay(on, locale, { year: false })} · `}
          {one.code}
        </span>
        <span className="does">
          <Tag tone={one.state === 'booked' ? 'plain' : 'act'}>{states[one.state] ?? one.state}</Tag>
          <ButtonLink to={`/desk/c/${one.code}/${one.state === 'live' ? 'room' : 'prep'}`} look="second" slim>
            {one.state === 'live' ? t.desk.room : t.desk.toPrepare}
          </ButtonLink>
        </span>
      </span>
    </li>
  )
}

type NeedsProps = {
  readonly offers: readonly OfferRow[]
  readonly cases: readonly CaseRow[]
  readonly unread: readonly { readonly code: string; readonly count: number }[]
  readonly asked: readonly { readonly code: string; readonly on: string; readonly count: number }[]
}

/** What waits for the mediator: offers, messages, cases whose next step is his. */
export const NeedsMe = (props: NeedsProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const rows = useNeeds(props)
  return (
    <Pane title={t.desk.needs(rows.length)} end={t.desk.byDeadline}>
      <QueueTable
        caption={t.desk.needs(rows.length)}
        leadHead={t.desk.todo}
        columns={[
          { key: 'case', head: t.desk.case },
          { key: 'sum', head: t.offer.sum, isNumber: true },
          { key: 'due', head: t.desk.deadline },
        ]}
        rows={rows.map(({ due, isUnsettled, amountFen, topic, code, lead, ...row }) => ({
          ...row,
          lead: {
            ...lead,
            sub: (
              <>
                {lead.sub} <CaseCode code={code} />
              </>
            ),
          },
          cells: {
            case: topic,
            sum: amountFen === null ? '' : formatFen(amountFen, locale, 'sign'),
            due: due ? <Deadline day={due} isUnsettled={isUnsettled ?? false} /> : '',
          },
        }))}
        empty={<EmptyState title={t.desk.nothing}>{t.desk.nothingText}</EmptyState>}
      />
    </Pane>
  )
}

type Need = Omit<QueueRow, 'cells'> & {
  readonly code: string
  readonly topic: string
  readonly amountFen: number | null
  readonly due: string | null
  readonly isUnsettled?: boolean
}

function useNeeds({ offers, cases, unread, asked }: NeedsProps): Need[] {
  const t = useWords(words)
  const court = useWords(courtWords).desk
  const locale = useLocale()
  const names: Readonly<Record<string, string>> = t.desk.steps
  const day = (on: string | null) => (on ? formatDay(on, locale, { year: false }) : null)
  const offered = offers.map(({ id, code, topic, amountFen, dueAt }) => ({
    key: id,
    code,
    topic,
    amountFen,
    due: dueAt ? lastDay(dueAt, locale) : null,
    lead: { to: `/desk/c/${code}/offer`, label: t.desk.acceptCase, sub: t.desk.acceptSub },
  }))
  const about = (code: string) => {
    const one = cases.find((row) => row.code === code)
    return { code, topic: one?.topic ?? '', amountFen: one?.amountFen ?? null }
  }
  const questions = asked.map(({ code, on, count }) => ({
    key: `court-${code}`,
    ...about(code),
    due: day(on),
    lead: { to: `/desk/c/${code}/court`, label: court.need, sub: court.needSub(count) },
  }))
  const answers = unread.map(({ code, count }) => {
    return {
      key: `message-${code}`,
      ...about(code),
      due: null,
      lead: { to: `/c/${code}/messages`, label: t.desk.answer, sub: t.desk.answerSub(count) },
    }
  })
  const steps = cases
    .filter(({ waitsForMe }) => waitsForMe)
    .map(({ code, topic, amountFen, dueOn, dueIsFlagged, state, stateName }) => ({
      key: `case-${code}`,
      code,
      topic,
      amountFen,
      due: day(dueOn),
      isUnsettled: dueIsFlagged,
      lead: { to: deskStep(state, code), label: names[state] ?? stateName, sub: stateName },
    }))
  return [...offered, ...questions, ...answers, ...steps]
}

const places: Readonly<Record<string, string>> = {
  scheduled: 'prep',
  inMediation: 'room',
  drafting: 'draft',
  signing: 'sign',
  correcting: 'draft',
}

/** Where a mediator does what a state asks of him. */
export const deskStep = (state: string, code: string): string => {
  if (state === 'preparing') return `/c/${code}/book`
  const place = places[state]
  return place ? `/desk/c/${code}/${place}` : `/desk/c/${code}`
}

/** The last day on which something can be done in time: 24:00 is the end of a day, not the beginning of the next. */
export const lastDay = (dueAt: Date, locale: Locale): string =>
  formatDay(wallTime(new Date(dueAt.getTime() - 1)).on, locale, { year: false })

const colours = { red: 'no', yellow: 'warn', green: 'done' } as const satisfies Record<Colour, Tone>

/** How the cases stand in three colours, each with its word and what it means. */
const Colours = ({ cases }: { cases: readonly CaseRow[] }) => {
  const t = useWords(words).desk.colours
  return (
    <ul className="colours">
      {(Object.keys(colours) as Colour[]).map((colour) => (
        <li key={colour}>
          <Tag tone={colours[colour]}>{t[colour].name}</Tag>
          <b className="song">{cases.filter((one) => one.colour === colour).length}</b>
          <span className="second">{t[colour].text}</span>
        </li>
      ))}
    </ul>
  )
}

/** All cases in hand with their state. */
export const Load = ({ cases }: { cases: readonly CaseRow[] }) => {
  const t = useWords(words)
  return (
    <Pane title={t.desk.load(cases.length)} fold>
      {cases.length === 0 ? <p className="second">{t.desk.noLoad}</p> : <Colours cases={cases} />}
      <ul className="rowlinks">
        {cases.map(({ code, topic, stateName }) => (
          <li key={code}>
            <Link to={`/desk/c/${code}`}>
              <span>
                <span className="t">{topic}</span>
                <span className="second">
                  <CaseCode code={code} />
                </span>
              </span>
              <span className="n">{stateName}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Pane>
  )
}
