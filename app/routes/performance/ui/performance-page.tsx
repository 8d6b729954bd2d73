import type { PerformanceView } from '#app/domain/performance/queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatDay, formatFen } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/performance.ts'
import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

type Item = PerformanceView['items'][number]
export type PerformancePageProps = {
  readonly items: readonly Item[]
  readonly code: string
  readonly mayClose: boolean
  readonly formKey: string
  readonly fault: FormFault | undefined
}
type InnerProps = PerformancePageProps & { readonly item: Item }

const TONES: Readonly<Record<string, 'done' | 'warn' | 'no' | 'act'>> = {
  due: 'act',
  claimed: 'act',
  disputed: 'warn',
  defaulted: 'no',
  settled: 'done',
}

/** Every instalment and act with its day; each side says what it knows. */
export const PerformancePage = (props: PerformancePageProps) => {
  const { items, code, fault } = props
  const t = useWords(words)
  return (
    <QuestionPage
      back={{ to: `/c/${code}`, label: t.back }}
      title={t.title}
      lede={items.length === 0 ? t.empty : t.lede}
      errors={fault?.errors}
      message={fault?.message}
    >
      <ol className="stack" aria-label={t.title}>
        {items.map((item) => (
          <One key={item.id} {...props} item={item} />
        ))}
      </ol>
      {props.mayClose && (
        <PostForm idempotencyKey={`${props.formKey}-close`}>
          <p>{t.closeHint}</p>
          <Button wide name="act" value="close">
            {t.close}
          </Button>
        </PostForm>
      )}
    </QuestionPage>
  )
}

const One = (props: InnerProps) => {
  const { item } = props
  const t = useWords(words)
  const locale = useLocale()
  return (
    <li className="clause">
      <h2 className="clause__head">
        {item.debtor} → {item.creditor}{' '}
        <Tag tone={TONES[item.state] ?? 'plain'}>{t.states[item.state] ?? item.state}</Tag>
      </h2>
      {item.amountFen !== null && (
        <p className="money">
          {formatFen(item.amountFen, locale, 'sign')} <span className="second">{t.instalment(item.ordinal)}</span>
        </p>
      )}
      <p>{item.words}</p>
      <p className="second">{t.due(formatDay(item.dueOn, locale))}</p>
      <Verbs {...props} />
    </li>
  )
}

const OPEN = ['planned', 'due', 'claimed', 'disputed', 'defaulted']

const Verbs = ({ item, formKey, fault }: InnerProps) => {
  const t = useWords(words)
  if (!OPEN.includes(item.state)) return null
  const mayPay = item.isDebtor && item.state !== 'claimed'
  return (
    <>
      {(mayPay || item.isCreditor) && (
        <PostForm idempotencyKey={`${formKey}-${item.id}`}>
          <input type="hidden" name="itemId" value={item.id} />
          {mayPay && (
            <Button wide look={item.state === 'due' ? 'first' : 'second'} name="act" value="paid">
              {item.amountFen === null ? t.did : t.paid}
            </Button>
          )}
          {item.isCreditor && (
            <Button wide look={item.state === 'claimed' ? 'first' : 'second'} name="act" value="received">
              {t.received}
            </Button>
          )}
        </PostForm>
      )}
      {item.isCreditor && item.state === 'claimed' && (
        <details open={fault?.errors.reason !== undefined}>
          <summary>{t.denied}</summary>
          <PostForm idempotencyKey={`${formKey}-no-${item.id}`}>
            <input type="hidden" name="itemId" value={item.id} />
            <TextArea id={`reason-${item.id}`} name="reason" label={t.reason} rows={2} error={fault?.errors.reason} />
            <Button look="no" wide name="act" value="deny">
              {t.deny}
            </Button>
          </PostForm>
        </details>
      )}
    </>
  )
}
