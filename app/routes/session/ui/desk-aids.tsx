import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { words as before } from '#app/i18n/words/session.ts'
import { Button } from '#app/ui/button.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import type { BoardProps } from './board.tsx'
import { ActForm } from './fresh.tsx'

const SECOND_MS = 1_000
const MINUTE_S = 60

/** Minutes and seconds, as on a stopwatch. */
const clock = (ms: number): string => {
  const seconds = Math.floor(ms / SECOND_MS)
  return `${Math.floor(seconds / MINUTE_S)}:${String(seconds % MINUTE_S).padStart(2, '0')}`
}

/** For how long each side has spoken while both were together. */
export const Fairness = ({ board }: Pick<BoardProps, 'board'>) => {
  const t = useWords(words)
  const of = (side: string) =>
    board.people
      .filter((person) => person.side === side)
      .reduce((sum, { personId }) => sum + (board.spoken[personId] ?? 0), 0)
  const [applicant, respondent] = [of('applicant'), of('respondent')]
  return (
    <div className="fairness">
      <p>
        {t.sides.applicant} <b className="num">{clock(applicant)}</b>
      </p>
      <meter aria-label={t.fairness} min={0} max={Math.max(1, applicant + respondent)} value={applicant} />
      <p>
        {t.sides.respondent} <b className="num">{clock(respondent)}</b>
      </p>
    </div>
  )
}

/** The points of this session, ticked as they are done. */
export const Agenda = ({ frame, board }: BoardProps) => {
  const t = useWords(words)
  const { agendaItems } = useWords(before)
  return (
    <>
      <ol className="topics">
        {board.agenda.map(({ no, title, isDone }) => (
          <li key={no}>
            <ActForm idempotencyKey={`${frame.formKey}-point-${no}`}>
              <input type="hidden" name="act" value="point" />
              <input type="hidden" name="sessionId" value={board.id} />
              <input type="hidden" name="no" value={no} />
              <button type="submit" name="done" value={isDone ? 'no' : 'yes'} aria-pressed={isDone}>
                <span aria-hidden="true">{isDone ? '☑' : '☐'}</span> {title ?? agendaItems[no - 1]}
              </button>
            </ActForm>
          </li>
        ))}
      </ol>
      <details>
        <summary>{t.addPoint}</summary>
        <ActForm idempotencyKey={`${frame.formKey}-addPoint`} clears>
          <input type="hidden" name="sessionId" value={board.id} />
          <Field name="title" label={t.pointTitle} maxLength={80} autoComplete="off" />
          <Button name="act" value="addPoint" look="second" slim>
            {t.addPoint}
          </Button>
        </ActForm>
      </details>
    </>
  )
}

/** Private notes of the mediators of this dispute; the same ones as in the cockpit. */
export const Notes = ({ frame, board }: BoardProps) => {
  const t = useWords(words)
  const locale = useLocale()
  return (
    <>
      <p className="second">{t.notesHint}</p>
      <ActForm idempotencyKey={`${frame.formKey}-keep`} clears>
        <TextArea name="note" label={t.noteLabel} rows={3} maxLength={5_000} />
        <Button name="act" value="keep" look="second" slim>
          {t.keepNote}
        </Button>
      </ActForm>
      <ul className="notes">
        {board.notes.map(({ id, text, author, at }) => (
          <li key={id}>
            {text}
            <span className="second">
              <span translate="no">{author}</span> · {formatInstant(new Date(at), locale, { year: false })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A break for some minutes, and the stop for when somebody may be in danger. */
export const Stops = ({ frame, board }: BoardProps) => {
  const t = useWords(words)
  if (board.state !== 'live' && board.state !== 'paused') return null
  return (
    <>
      {board.state === 'live' && (
        <ActForm idempotencyKey={`${frame.formKey}-break`} className="deskline">
          <input type="hidden" name="act" value="pause" />
          <input type="hidden" name="sessionId" value={board.id} />
          {['5', '10', '15'].map((minutes) => (
            <Button key={minutes} name="minutes" value={minutes} look="second" slim>
              {t.breakFor(minutes)}
            </Button>
          ))}
        </ActForm>
      )}
      <details className="confirm">
        <summary>{t.safety}</summary>
        <p className="second">{t.safetyHint}</p>
        <ActForm idempotencyKey={`${frame.formKey}-safety`}>
          <input type="hidden" name="sessionId" value={board.id} />
          <Field name="reason" label={t.safetyReason} required />
          <Button name="act" value="safety" look="no" slim>
            {t.safetyPress}
          </Button>
        </ActForm>
      </details>
    </>
  )
}
