import type { CourtStep } from '#app/domain/confirmation/status.queries.server.ts'
import { formatDay, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { AudienceStrip } from '#app/ui/audience.tsx'
import { Deadline, Tag } from '#app/ui/marks.tsx'
import { TurnFlag } from '#app/ui/next-step.tsx'
import { Timeline } from '#app/ui/timeline.tsx'

/** States in which the court has the next word. */
const WITH_THE_COURT = ['lodged', 'accepted', 'inquiring', 'awaitingRuling']

type SlipProps = {
  readonly state: string
  readonly stateName: string
  readonly mine: boolean
  readonly steps: readonly CourtStep[]
}

/** Whose turn it is before the court, and by when. */
export const CourtSlip = ({ state, stateName, mine, steps }: SlipProps) => {
  const t = useWords(words).status
  const locale = useLocale()
  const isAtCourt = WITH_THE_COURT.includes(state)
  const last = steps.find(({ lastDay, state: step }) => lastDay && step !== 'done')?.lastDay
  const isOver = !mine && !isAtCourt && steps.every(({ state: step }) => step === 'done')
  if (isOver) {
    return (
      <p>
        <Tag tone={state === 'confirmed' ? 'done' : 'act'}>{stateName}</Tag>
      </p>
    )
  }
  return (
    <section className={mine ? 'next-step' : 'next-step next-step--wait'}>
      <TurnFlag side={mine ? null : isAtCourt ? 'c' : null} mine={mine} />
      <p>
        <Tag tone="act">{stateName}</Tag>
      </p>
      {!mine && isAtCourt && <p>{t.nothingToDo}</p>}
      {last && !mine && (
        <Deadline before={t.courtUntil} day={formatDay(last.on, locale)} isUnsettled={last.isFlagged} />
      )}
    </section>
  )
}

/** How far it is, step by step, with what was and what is still to come. */
export const CourtSteps = ({
  steps,
  caseNumber,
}: {
  readonly steps: readonly CourtStep[]
  readonly caseNumber: string | null
}) => {
  const t = useWords(words).status
  const locale = useLocale()
  const when = ({ key, at, lastDay }: CourtStep) => {
    const time = at && formatInstant(new Date(at), locale, { year: false, weekday: false })
    const number = key === 'accepted' && caseNumber && at ? t.withNumber : ''
    const by = lastDay && t.cure(formatDay(lastDay.on, locale, { year: false }))
    return time ? `${time}${number}` : by || undefined
  }
  return (
    <>
      <h2>{t.howFar}</h2>
      <Timeline
        steps={steps.map((step) => ({ key: step.key, state: step.state, what: t.steps[step.key], when: when(step) }))}
      />
    </>
  )
}

export interface Reach {
  readonly address: string
  readonly phone: string
  readonly calendarUrl: string
}

/** Where the court is and how it is reached, as far as it is known. */
export const CourtReach = ({ address, phone, calendarUrl }: Reach) => {
  const t = useWords(words).status
  if (!address && !phone && !calendarUrl) return null
  return (
    <>
      <h2>{t.reach}</h2>
      {address && <p lang="zh-CN">{address}</p>}
      {phone && (
        <p>
          <a className="tel" href={`tel:${phone.replace(/[^+\d]/g, '')}`} translate="no">
            {phone}
          </a>
        </p>
      )}
      {calendarUrl && (
        <p>
          <a href={calendarUrl} rel="noreferrer" target="_blank">
            {t.courtHours}
          </a>
        </p>
      )}
    </>
  )
}

/** What a ruling brings, as long as there is none; and who can see how far it is. */
export const CourtMeaning = ({ isOpen }: { readonly isOpen: boolean }) => {
  const t = useWords(words).status
  return (
    <>
      {isOpen && (
        <>
          <h2>{t.meaningTitle}</h2>
          <p>{t.meaning}</p>
          <p className="second">{t.meaningMore}</p>
        </>
      )}
      <AudienceStrip boxed>{t.audience}</AudienceStrip>
    </>
  )
}
