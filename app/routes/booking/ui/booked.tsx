import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/booking.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import type { FieldErrors } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { BookingShown } from './booking.tsx'

/** The time that stands, and what can still be done about it. */
export const Booked = ({ view, errors }: { view: BookingShown; errors?: FieldErrors | undefined }) => {
  const t = useWords(words)
  const locale = useLocale()
  if (!view.session) return null
  const at = new Date(view.session.startsAt)
  const room = view.isMediator ? `/desk/c/${view.code}/prep` : `/c/${view.code}/session`
  return (
    <>
      <p>
        <b className="song sum">{formatInstant(at, locale, { year: false, zone: view.zone })}</b>
      </p>
      {view.moveAsked && <MoveAsked by={view.moveAsked} isParty={view.isParty} />}
      <p>{t.bookedText}</p>
      <p>
        <ButtonLink to={room} wide>
          {t.toSession}
        </ButtonLink>
      </p>
      <p>
        <ButtonLink to={`/c/${view.code}/session.ics`} look="second" wide reloadDocument>
          {t.calendar}
        </ButtonLink>
      </p>
      {view.session.state === 'booked' && <Changes view={view} errors={errors} />}
    </>
  )
}

/** Somebody asks for another time; the booked one stands until the other side chooses. */
const MoveAsked = ({ by, isParty }: { by: 'mine' | 'theirs'; isParty: boolean }) => {
  const t = useWords(words)
  if (by === 'mine') {
    return (
      <Note tone="ok" title={t.moveAsked}>
        <p>{t.moveAskedText}</p>
      </Note>
    )
  }
  return (
    <Note title={isParty ? t.theyAskMove : t.somebodyAsksMove}>
      <p>{t.theyAskMoveText}</p>
      <p>
        <ButtonLink to="?change=1">{t.seeTimes}</ButtonLink>
      </p>
    </Note>
  )
}

const Changes = ({ view, errors }: { view: BookingShown; errors?: FieldErrors | undefined }) => {
  const t = useWords(words)
  return (
    <>
      <p>
        <ButtonLink to="?change=1" look="second" wide>
          {t.change}
        </ButtonLink>
      </p>
      <details open={errors?.reason !== undefined}>
        <summary>{t.notThen}</summary>
        <PostForm idempotencyKey={view.formKey}>
          <Field name="reason" label={t.reason} audience={t.reasonAudience} error={errors?.reason} />
          <Button look="second" name="act" value="reopen">
            {t.reopen}
          </Button>{' '}
          <Button look="no" name="act" value="cancel">
            {t.cancel}
          </Button>
        </PostForm>
      </details>
    </>
  )
}
