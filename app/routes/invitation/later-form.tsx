import type { Day } from '#app/domain/calendar/days.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import type { DeclineFormProps } from './decline-form.tsx'

export type LaterFormProps = Omit<DeclineFormProps, 'reasons'> & {
  readonly days: readonly Day[]
  readonly chosen: Day | null
  readonly lastDay: Day
}

/** Maybe later: one of a few days; until then nobody presses, and the other side is told no more than the day. */
export const LaterForm = ({ back, formKey, fault, days, chosen, lastDay }: LaterFormProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const day = (on: Day) => formatDay(on, locale)
  return (
    <QuestionPage
      owner="b"
      back={{ to: back, label: t.backToInvitation }}
      title={t.laterTitle}
      lede={t.laterLede(day(lastDay))}
      errors={fault?.errors}
      message={fault?.message}
    >
      {days.length === 0 ? (
        <>
          <Note>{t.laterNone(day(lastDay))}</Note>
          <Actions>
            <ButtonLink wide to={back}>
              {t.backToInvitation}
            </ButtonLink>
          </Actions>
        </>
      ) : (
        <PostForm idempotencyKey={formKey}>
          <ChoiceGroup
            name="on"
            legend={t.laterWhen}
            options={days.map((on) => ({ value: on, label: day(on) }))}
            chosen={[String(fault?.values.on ?? chosen ?? '')]}
            error={fault?.errors.on}
          />
          <p className="meta">{t.laterTold}</p>
          <Actions>
            <Button wide name="act" value="later">
              {t.laterNow}
            </Button>
            <ButtonLink look="quiet" to={back}>
              {t.backToInvitation}
            </ButtonLink>
          </Actions>
        </PostForm>
      )}
    </QuestionPage>
  )
}
