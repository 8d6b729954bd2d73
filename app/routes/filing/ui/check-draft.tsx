import type { Helper } from '#app/domain/filing/draft.ts'
import { formatFen } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { words as helperWords } from '#app/i18n/words/helper.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { CheckAnswers } from '#app/ui/lists.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { type Fault, PartPage } from './part-page.tsx'

type Reachable = { readonly name: string; readonly phone: string; readonly address: string }
export type CheckDraftProps = {
  /** Path of the draft. */
  readonly base: string
  /** Number of pieces of evidence. */
  readonly evidence: number
  readonly facts: string
  readonly want: { readonly amountFen: number | null; readonly acts: readonly string[] }
  readonly note: string
  readonly who: readonly Reachable[]
  readonly me: (Reachable & { readonly idNumber: string }) | null
  /** Who writes it for the applicant. */
  readonly helper: Helper | null
  readonly formKey: string
  readonly fault: Fault
}

/** One thing a line. */
const Lines = ({ of }: { of: readonly string[] }) => (
  <>
    {of
      .filter((line) => line !== '')
      .map((line) => (
        <span key={line} className="line">
          {line}
        </span>
      ))}
  </>
)

const useAnswers = ({ base, facts, want, note, who, me, helper, evidence }: CheckDraftProps) => {
  const all = useWords(words)
  const h = useWords(helperWords)
  const t = all.check
  const locale = useLocale()
  const wanted = [...(want.amountFen ? [formatFen(want.amountFen, locale)] : []), ...want.acts]
  const others = who.map((one, index) => ({
    question: who.length > 1 ? t.other(index + 1) : all.tasks.who,
    answer: <Lines of={[one.name, one.phone, one.address]} />,
    change: `${base}/who?index=${index}`,
  }))
  const helping = helper && {
    question: h.helper,
    answer: <Lines of={[helper.name, h.relations[helper.relation], helper.phone]} />,
    change: `${base}/helper`,
  }
  return [
    ...(helping ? [helping] : []),
    { question: all.tasks.what, answer: facts || t.nobody, change: `${base}/what` },
    ...others,
    {
      question: all.tasks.want,
      answer: wanted.length > 0 ? <Lines of={wanted} /> : t.nobody,
      change: `${base}/want`,
    },
    { question: t.note, answer: note || t.nobody, change: `${base}/want` },
    { question: all.tasks.evidence, answer: t.items(evidence), change: `${base}/evidence` },
    {
      question: helper ? h.me.title : all.tasks.me,
      answer: me ? <Lines of={[me.name, me.idNumber, me.phone, me.address]} /> : t.nobody,
      change: `${base}/me`,
    },
  ]
}

/** Everything once more, then the ticks; the button that sends the code also says how papers arrive. */
export const CheckDraft = (props: CheckDraftProps) => {
  const { formKey, fault } = props
  const own = useWords(words).check
  const ofOther = useWords(helperWords).check
  const t = props.helper ? { ...own, ...ofOther } : own
  const answers = useAnswers(props)
  const tick = (name: 'truth' | 'consentMediation') => (
    <Checkbox name={name} label={t[name]} checked={fault?.values[name] === 'yes'} error={fault?.errors[name]} />
  )
  return (
    <PartPage title={t.title} lede={t.lede} fault={fault}>
      <CheckAnswers answers={answers} />
      <Note>{t.private}</Note>
      {props.helper && <Note tone="warn">{ofOther.note}</Note>}
      <PostForm idempotencyKey={formKey}>
        <h2>{t.truthTitle}</h2>
        {tick('truth')}
        {tick('consentMediation')}
        <h2>{t.papersTitle}</h2>
        <p>{t.papersText}</p>
        <Actions>
          <Button wide name="consentEService" value="yes">
            {t.papersByPhone}
          </Button>
          <Button wide look="second" name="consentEService" value="no">
            {t.papersOtherwise}
          </Button>
        </Actions>
        <p className="meta">{t.effect}</p>
      </PostForm>
    </PartPage>
  )
}
