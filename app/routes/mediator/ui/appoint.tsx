import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/mediator.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Note, Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { Candidate, ChoosingShown } from './choosing.tsx'
import type { Fault } from './offer.tsx'

export interface AppointShown extends ChoosingShown {
  readonly mayAppoint: boolean
  readonly challenges: readonly { readonly id: string; readonly ground: string; readonly words: string | null }[]
}

/** Each mediator who may take the case, with one button. */
export const AppointForm = ({ view }: { view: AppointShown }) => {
  const t = useWords(words)
  return (
    <PostForm idempotencyKey={view.formKey}>
      <p>{t.appoint.lede}</p>
      {!view.mayAppoint && <Note>{t.appoint.tooEarly}</Note>}
      {view.candidates.length === 0 && <Note tone="warn">{t.choose.none}</Note>}
      <input type="hidden" name="act" value="appoint" />
      {view.candidates.map((one, index) => (
        <Row key={one.id} one={one} isFirst={index === 0} mayAppoint={view.mayAppoint} />
      ))}
    </PostForm>
  )
}

const Row = ({ one, isFirst, mayAppoint }: { one: Candidate; isFirst: boolean; mayAppoint: boolean }) => {
  const t = useWords(words)
  return (
    <section className="day">
      <h2 translate="no">{one.name}</h2>
      <p>
        {one.takesTopic && <Tag tone="done">{t.choose.topic}</Tag>} {t.choose.load(one.load)}
      </p>
      {mayAppoint && (
        <Button look={isFirst ? 'first' : 'second'} name="mediatorId" value={one.id}>
          {t.appoint.appoint(one.name)}
        </Button>
      )}
    </section>
  )
}

/** A challenge to decide, or a mediator who cannot go on. */
export const DecideForm = ({ view, fault }: { view: AppointShown; fault?: Fault | undefined }) => {
  const t = useWords(words)
  const kinds: Readonly<Record<string, string>> = t.grounds
  if (!view.lead || view.lead.state === 'offered') {
    return <p>{view.lead ? t.waiting.offered(view.lead.name) : t.waiting.notYet}</p>
  }
  const isChallenged = view.lead.state === 'challenged'
  return (
    <PostForm idempotencyKey={view.formKey}>
      <p>{t.waiting.active(view.lead.name)}</p>
      {view.challenges.map(({ id, ground, words: said }) => (
        <Note key={id} tone="warn" title={t.appoint.challengeTitle}>
          <p>{[kinds[ground] ?? ground, said].filter(Boolean).join('：')}</p>
        </Note>
      ))}
      <Field name="reason" label={t.appoint.reason} error={fault?.errors.reason} />
      <Actions>
        {isChallenged && (
          <Button look="second" name="act" value="reject">
            {t.appoint.reject}
          </Button>
        )}
        <Button look={isChallenged ? 'second' : 'no'} name="act" value="replace">
          {isChallenged ? t.appoint.uphold : t.appoint.replace}
        </Button>
      </Actions>
    </PostForm>
  )
}
