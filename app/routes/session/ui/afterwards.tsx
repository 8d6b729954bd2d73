import { formatInstant, wallTime } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/session.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { PeopleList } from '#app/ui/lists.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { StepProps } from './preparation.tsx'
import { sideLetters } from './sides.ts'

/** After the session: that it is over, and its record to be confirmed by whoever was there. */
export const Afterwards = ({ page, fault }: StepProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const { record } = page
  const time = (at: string) => wallTime(new Date(at), page.zone).time
  return (
    <>
      <Note title={t.over}>{t.overText}</Note>
      {record && (
        <>
          <h2>{t.record}</h2>
          <p>{t.recordLede}</p>
          {record.from && record.to && (
            <p>
              {t.recordTime}: {formatInstant(new Date(record.from), locale, { zone: page.zone })} – {time(record.to)}
            </p>
          )}
          <PeopleList
            people={record.people.map(({ name, side, at }) => ({
              side: sideLetters[side],
              name,
              note: t.recordCame(time(at)),
            }))}
          />
          {record.answer === 'confirmed' && <Note tone="ok">{t.recordDone}</Note>}
          {record.answer === 'objected' && <Note tone="hint">{t.recordObjected}</Note>}
          {record.answer === null && page.view?.state === 'ended' && <Answer page={page} fault={fault} />}
        </>
      )}
    </>
  )
}

const Answer = ({ page, fault }: StepProps) => {
  const t = useWords(words)
  return (
    <>
      <PostForm idempotencyKey={`${page.formKey}-record`}>
        <input type="hidden" name="act" value="record" />
        <input type="hidden" name="sessionId" value={page.view?.id ?? ''} />
        <Actions>
          <Button name="answer" value="confirmed" wide>
            {t.recordConfirm}
          </Button>
        </Actions>
      </PostForm>
      <details>
        <summary>{t.recordObject}</summary>
        <PostForm idempotencyKey={`${page.formKey}-objection`}>
          <input type="hidden" name="act" value="record" />
          <input type="hidden" name="sessionId" value={page.view?.id ?? ''} />
          <TextArea name="note" label={t.recordNote} rows={3} error={fault?.errors.note} />
          <Button name="answer" value="objected" look="second">
            {t.recordObject}
          </Button>
        </PostForm>
      </details>
    </>
  )
}
