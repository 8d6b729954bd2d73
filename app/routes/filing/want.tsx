import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#app/domain/calendar/days.ts'
import { saveWant } from '#app/domain/filing/commands.server.ts'
import { hasClaim } from '#app/domain/filing/draft.ts'
import { suggestedFrom } from '#app/domain/filing/suggestions.server.ts'
import { hintsFor } from '#app/domain/intake/rules.ts'
import { intakeTopic } from '#app/domain/intake/topics.server.ts'
import { openDraftHere } from '#app/http/draft.server.ts'
import { draftPart } from '#app/http/draft-part.server.ts'
import { page } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { AmountField } from '#app/ui/amount-field.tsx'
import { Actions, Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { PartPage, typedIn } from './ui/part-page.tsx'

/** Lines that stand there from the beginning; one more with every line that is full. */
const FEWEST_LINES = 2

export const loader = page(async (context) => {
  const { draft } = await openDraftHere(context)
  const { want, note } = draft
  const { remedies } = hintsFor(intakeTopic(draft.topic), draft.guide, dayOf(context.platform.clock.law()))
  const wishes = remedies.map((one) => (context.locale === 'en' ? one.en : one.zh))
  // A sum named in the guided questions is only put forward; nothing is asked for before it is saved here.
  const named = hasClaim(draft) ? '' : (suggestedFrom(draft, 'money') ?? '')
  return {
    yuan: want.amountFen === null ? named : String(want.amountFen / 100),
    wishes,
    ticked: want.acts.filter((act) => wishes.includes(act)),
    acts: want.acts.filter((act) => !wishes.includes(act)),
    note,
  }
}, 'draft')
export const action = draftPart(saveWant, 'want')

export default function Want() {
  const { yuan, wishes, ticked, acts, note, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words).want
  const typed = fault?.values.acts
  const wished = fault ? (fault.values.wishes ?? []) : ticked
  const tickedNow = Array.isArray(wished) ? wished : [wished]
  const lines = Array.isArray(typed) ? typed : acts
  const rows = Array.from({ length: Math.max(FEWEST_LINES, lines.length + 1) }, (_, index) => index)
  return (
    <PartPage part="want" title={t.title} lede={t.lede} fault={fault}>
      <PostForm idempotencyKey={formKey}>
        <AmountField
          name="amount"
          label={t.amount}
          hint={t.amountHint}
          error={fault?.errors.amount}
          defaultValue={typedIn(fault, 'amount', yuan)}
        />
        {wishes.length > 0 && (
          <ChoiceGroup
            name="wishes"
            several
            legend={t.wishes}
            hint={t.wishesHint}
            chosen={tickedNow}
            options={wishes.map((wish) => ({ value: wish, label: wish }))}
          />
        )}
        {rows.map((index) => (
          <Field
            key={index}
            name="acts"
            id={index === 0 ? 'acts' : `acts-${index}`}
            label={index === 0 ? t.act : t.moreAct}
            hint={index === 0 ? t.actHint : undefined}
            optional
            defaultValue={lines[index] ?? ''}
            {...(index === rows.length - 1 ? { audience: t.audience } : {})}
          />
        ))}
        <TextArea
          name="note"
          label={t.note}
          hint={t.noteHint}
          rows={3}
          optional
          audience={t.noteAudience}
          isPrivate
          error={fault?.errors.note}
          defaultValue={typedIn(fault, 'note', note)}
        />
        <Actions>
          <Button wide name="act" value="save">
            {t.save}
          </Button>
          <Button wide look="second" name="act" value="more">
            {t.addAct}
          </Button>
        </Actions>
      </PostForm>
    </PartPage>
  )
}
