import { formatFen } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { CheckAnswers } from '#app/ui/lists.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { type Fault, PartPage } from './part-page.tsx'

type Reachable = { readonly name: string; readonly phone: string; readonly address: string }
export type CheckDraftProps = {
  readonly facts: string
  readonly want: { readonly amountFen: number | null; readonly acts: readonly string[] }
  readonly note: string
  readonly who: readonly Reachable[]
  readonly me: (Reachable & { readonly idNumber: string }) | null
  readonly formKey: string
  readonly fault: Fault
}

const lines = (values: readonly string[]) => values.filter((value) => value !== '').join(' · ')

/** Everything once more, then the ticks, then the code. */
export const CheckDraft = ({ facts, want, note, who, me, formKey, fault }: CheckDraftProps) => {
  const all = useWords(words)
  const t = all.check
  const locale = useLocale()
  const wanted = [...(want.amountFen ? [formatFen(want.amountFen, locale)] : []), ...want.acts]
  const answers = [
    { question: all.tasks.what, answer: facts || t.nobody, change: '../what' },
    {
      question: all.tasks.who,
      answer: who.map((one) => lines([one.name, one.phone, one.address])).join('；') || t.nobody,
      change: '../who',
    },
    { question: all.tasks.want, answer: wanted.join('；') || t.nobody, change: '../want' },
    { question: t.note, answer: note || t.nobody, change: '../want' },
    {
      question: all.tasks.me,
      answer: me ? lines([me.name, me.idNumber, me.phone, me.address]) : t.nobody,
      change: '../me',
    },
  ].map((one) => ({ ...one, change: one.change.replace('..', '.').replace('./', '') }))
  const tick = (name: 'truth' | 'consentMediation' | 'consentVideo' | 'consentIdentity' | 'consentEService') => (
    <Checkbox name={name} label={t[name]} checked={fault?.values[name] === 'yes'} error={fault?.errors[name]} />
  )
  return (
    <PartPage title={t.title} lede={t.lede} fault={fault}>
      <CheckAnswers answers={answers} />
      <Note>{t.private}</Note>
      <PostForm idempotencyKey={formKey}>
        <h2>{t.truthTitle}</h2>
        {tick('truth')}
        {tick('consentMediation')}
        {tick('consentVideo')}
        {tick('consentIdentity')}
        {tick('consentEService')}
        <p className="meta">{t.effect}</p>
        <Button wide>{t.send}</Button>
      </PostForm>
    </PartPage>
  )
}
