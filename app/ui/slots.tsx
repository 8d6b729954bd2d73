import { formatDay, formatLunarDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'

export type Slot = {
  /** Value of the form when chosen. */
  readonly value: string
  /** Clock time as the reader reads it, such as 19:30. */
  readonly time: string
  readonly note?: string
  readonly chosen?: boolean
}

export type SlotDay = {
  /** `YYYY-MM-DD`. */
  readonly on: string
  /** Such as a holiday's name. */
  readonly note?: string
  readonly slots: readonly Slot[]
}

/** Day cards with the times that suit both; each time is a submit button of the form around it. */
export const SlotList = ({ days, name = 'slot' }: { days: readonly SlotDay[]; name?: string }) => (
  <div className="days">
    {days.map((day) => (
      <DayCard key={day.on} day={day} name={name} />
    ))}
  </div>
)

/** The same times to read, not to choose: whom they suit. */
export const SlotFacts = ({ days }: { days: readonly SlotDay[] }) => (
  <div className="days">
    {days.map((day) => (
      <section key={day.on} className="day">
        <DayHead day={day} />
        <ul className="facts">
          {day.slots.map(({ value, time, note }) => (
            <li key={value}>
              <b className="num">{time}</b> {note}
            </li>
          ))}
        </ul>
      </section>
    ))}
  </div>
)

const DayHead = ({ day }: { day: SlotDay }) => {
  const locale = useLocale()
  const lunar = formatLunarDay(day.on, locale)
  return (
    <h2>
      {formatDay(day.on, locale, { year: false })}
      {(lunar || day.note) && <small>{[lunar, day.note].filter(Boolean).join('·')}</small>}
    </h2>
  )
}

const DayCard = ({ day, name }: { day: SlotDay; name: string }) => {
  return (
    <section className="day">
      <DayHead day={day} />
      <div className="slots">
        {day.slots.map((slot) => (
          <SlotButton key={slot.value} slot={slot} name={name} />
        ))}
      </div>
    </section>
  )
}

const SlotButton = ({ slot, name }: { slot: Slot; name: string }) => {
  const t = useWords(words)
  const chosen = slot.chosen === true
  return (
    <button
      type="submit"
      className={chosen ? 'slot is-chosen' : 'slot'}
      name={name}
      value={slot.value}
      aria-pressed={chosen}
    >
      <span className="time">{slot.time}</span>
      <span className="who">{slot.note}</span>
      <span className="go">{chosen ? `${t.chosen} ✓` : t.choose}</span>
    </button>
  )
}
