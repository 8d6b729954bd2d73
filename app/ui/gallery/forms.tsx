import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/gallery.ts'
import { AmountField } from '../amount-field.tsx'
import { Actions, Button, Why } from '../button.tsx'
import { Checkbox, ChoiceGroup, ChoiceTiles } from '../choice.tsx'
import { ClausePair, Var } from '../clause.tsx'
import { ErrorPage } from '../error-page.tsx'
import { Field, FileField, Select, TextArea } from '../field.tsx'
import { PostForm } from '../post-form.tsx'
import { SignPad } from '../sign-pad.tsx'
import { KeyPoints, Steps } from '../signing.tsx'
import { Seal, VerifyBox } from '../verify-box.tsx'

/** Fields: usual, with an error, private, with capitals. */
export const FieldSamples = () => {
  const t = useWords(words)
  return (
    <>
      <h2>{t.parts.fields}</h2>
      <PostForm idempotencyKey="sample-fields">
        <Field name="name" label={t.name} hint={t.nameHint} defaultValue="马国强" audience={t.bothSee} />
        <Field
          name="phone"
          label={t.phone}
          hint={t.phoneHint}
          type="tel"
          inputMode="numeric"
          defaultValue="138 5752 046"
          audience={t.phoneSee}
          error={t.phoneError}
          got={t.phoneGot}
        />
        <AmountField name="amount" label={t.amount} defaultValue="3400" audience={t.bothSee} />
        <TextArea name="story" label={t.story} defaultValue={t.noteLong} audience={t.bothSee} />
        <AmountField name="bottom" label={t.bottom} audience={t.onlyMediator} isPrivate optional />
        <Select name="court" label={t.court} audience={t.bothSee}>
          {t.courts.map((court) => (
            <option key={court}>{court}</option>
          ))}
        </Select>
        <FileField name="file" label={t.file} audience={t.bothSee} accept="image/*,application/pdf" />
        <Actions>
          <Button wide>{t.save}</Button>
        </Actions>
      </PostForm>
    </>
  )
}

/** Choices, tiles and buttons. */
export const ChoiceSamples = () => {
  const t = useWords(words)
  const audiences = [
    { value: 'all', label: t.all, hint: t.allHint },
    { value: 'mediator', label: t.mediator, hint: t.mediatorHint },
  ]
  return (
    <>
      <h2>{t.parts.choices}</h2>
      <PostForm idempotencyKey="sample-choices">
        <ChoiceGroup name="audience" legend={t.who} options={audiences} chosen={['all']} audience={t.bothSee} />
        <ChoiceGroup name="audience2" legend={t.who} options={audiences} error={t.needChoice} />
        <ChoiceGroup
          name="topics"
          legend={t.several}
          several
          options={t.topics.map((label, index) => ({ value: `${index}`, label }))}
        />
        <Checkbox name="truth" label={t.truth} error={t.needChoice} />
        <h2>{t.parts.tiles}</h2>
        <ChoiceTiles
          topics
          tiles={t.topics.map((label, index) => ({ value: label, label, hint: t.topicHints[index] }))}
        />
        <ChoiceTiles
          tiles={[...t.topics.map((label) => ({ value: label, label })), { value: 'none', label: t.none, quiet: true }]}
        />
      </PostForm>
      <h2>{t.parts.buttons}</h2>
      <Actions>
        <Button wide blockedBecause={t.missing}>
          {t.goSign}
        </Button>
        <Button look="second" wide>
          {t.later}
        </Button>
        <Button look="no" wide>
          {t.decline}
        </Button>
        <Button look="quiet">{t.later}</Button>
        <Why>{t.next.waitText}</Why>
      </Actions>
    </>
  )
}

/** Clause, key points, signature, verdicts, refusals. */
export const SigningSamples = () => {
  const t = useWords(words)
  const locale = useLocale()
  const day = formatDay('2026-11-28', locale)
  return (
    <>
      <h2>{t.parts.clauses}</h2>
      <ClausePair
        title={t.clause}
        whose={t.whose}
        mine
        changed
        plain={
          <>
            {t.plain[0]}
            <Var>{day}</Var>
            {t.plain[1]}
            <Var>1</Var>
            {t.plain[2]}
          </>
        }
        legal={
          <>
            申请人戴晓雯于<Var>2026年11月28日</Var>前，将门禁卡<Var>壹张</Var>交还被申请人马国强。
          </>
        }
        foot={<a href="#main">{t.comment}</a>}
      />
      <h2>{t.parts.signing}</h2>
      <Steps labels={t.signSteps} now={2} />
      <PostForm idempotencyKey="sample-signing">
        <KeyPoints
          points={[
            { name: 'k0', label: t.points[0] ?? '', big: '¥3,100.00', sub: t.pointSubs[0], ticked: true },
            { name: 'k1', label: t.points[1] ?? '', big: day, sub: t.pointSubs[1] },
            { name: 'k2', label: t.points[2] ?? '', big: t.settled, sub: t.pointSubs[2] },
          ]}
        />
        <SignPad signer="戴晓雯" />
      </PostForm>
      <h2>{t.parts.verify}</h2>
      <VerifyBox verdict="genuine" title={t.genuine} />
      <VerifyBox verdict="altered" title={t.altered} />
      <VerifyBox verdict="superseded" title={t.superseded} />
      <VerifyBox verdict="unknown" title={t.unknown} />
      <Seal slot={t.desk} />
    </>
  )
}

/** Every page that appears instead of a page, without its frame. */
export const RefusalSamples = () => {
  const t = useWords(words)
  const statuses = [400, 401, 403, 409, 410, 413, 415, 422, 429, 500, 503, 404]
  return (
    <>
      <h2>{t.parts.errors}</h2>
      {statuses.map((status) => (
        <section key={status} className="stack">
          <ErrorPage bare status={status} trace={status === 500 ? '7f3a-91c2' : undefined} />
        </section>
      ))}
    </>
  )
}
