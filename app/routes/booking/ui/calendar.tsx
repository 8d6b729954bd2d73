import { Link } from '@remix-run/react'
import { formatDay, formatInstant, formatLunarDay, wallTime } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/booking.ts'
import { Button } from '#app/ui/button.tsx'
import { Pane } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, Select } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

interface DayShown {
  readonly on: string
  readonly sessions: readonly {
    readonly id: string
    readonly startsAt: Date
    readonly code: string
    readonly topic: string
  }[]
}

/** The next seven days with what is booked. */
export const Week = ({ days }: { days: readonly DayShown[] }) => {
  const t = useWords(words).desk
  const locale = useLocale()
  return (
    <Pane title={t.title} end={t.week} level={1}>
      {days.map(({ on, sessions }) => (
        <section key={on} className="day">
          <h2>
            {formatDay(on, locale, { year: false })} <small>{formatLunarDay(on, locale)}</small>
          </h2>
          {sessions.length === 0 && <p className="second">{t.none}</p>}
          <ul className="rowlinks">
            {sessions.map(({ id, startsAt, code, topic }) => (
              <li key={id}>
                <Link to={`/desk/c/${code}`}>
                  <span className="t">
                    {wallTime(startsAt).time} {topic}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Pane>
  )
}

interface HoursShown {
  readonly formKey: string
  readonly isAlwaysOpen: boolean
  readonly hours: readonly { readonly weekday: number; readonly from: string; readonly to: string }[]
}

/** Working hours by weekday; an always-open mediator has none to set. */
export const Hours = ({ view }: { view: HoursShown }) => {
  const t = useWords(words).desk
  if (view.isAlwaysOpen) {
    return (
      <Pane title={t.hours}>
        <p>{t.always}</p>
      </Pane>
    )
  }
  return (
    <Pane title={t.hours}>
      {view.hours.map(({ weekday, from, to }) => (
        <PostForm key={`${weekday}-${from}`} idempotencyKey={view.formKey}>
          <input type="hidden" name="weekday" value={weekday} />
          <input type="hidden" name="from" value={from} />
          <p>
            {t.weekdays[weekday - 1]} {from}—{to}{' '}
            <Button look="quiet" slim name="act" value="removeHours">
              {t.removeHours}
            </Button>
          </p>
        </PostForm>
      ))}
      <PostForm idempotencyKey={view.formKey}>
        <Select name="weekday" label={t.weekday}>
          {t.weekdays.map((name, index) => (
            <option key={name} value={index + 1}>
              {name}
            </option>
          ))}
        </Select>
        <Field name="from" label={t.from} type="time" />
        <Field name="to" label={t.to} type="time" />
        <Button look="second" name="act" value="addHours">
          {t.addHours}
        </Button>
      </PostForm>
    </Pane>
  )
}

interface LeaveShown {
  readonly formKey: string
  readonly leaves: readonly { readonly id: string; readonly startsAt: Date; readonly endsAt: Date }[]
}

type Fault = { readonly errors: Readonly<Record<string, string>>; readonly message: string }

/** Leave: no session can be booked in it. */
export const Leave = ({ view, fault }: { view: LeaveShown; fault?: Fault | undefined }) => {
  const t = useWords(words).desk
  const locale = useLocale()
  const when = (at: Date) => formatInstant(at, locale, { year: false })
  return (
    <Pane title={t.leave} fold>
      {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      {view.leaves.length === 0 && <p className="second">{t.noLeave}</p>}
      {view.leaves.map(({ id, startsAt, endsAt }) => (
        <PostForm key={id} idempotencyKey={view.formKey}>
          <input type="hidden" name="id" value={id} />
          <p>
            {when(startsAt)}—{when(endsAt)}{' '}
            <Button look="quiet" slim name="act" value="removeLeave">
              {t.removeLeave}
            </Button>
          </p>
        </PostForm>
      ))}
      <PostForm idempotencyKey={view.formKey}>
        <Field name="startsAt" label={t.leaveFrom} type="datetime-local" error={fault?.errors.startsAt} />
        <Field name="endsAt" label={t.leaveTo} type="datetime-local" error={fault?.errors.endsAt} />
        <Button name="act" value="addLeave">
          {t.addLeave}
        </Button>
      </PostForm>
    </Pane>
  )
}
