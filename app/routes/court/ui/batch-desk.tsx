import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import type { BatchRow, BatchStep } from '#app/domain/confirmation/batch.queries.server.ts'
import { reviewQuestions } from '#app/domain/confirmation/catalogue.ts'
import type { batchPage } from '#app/http/court-batch.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words as courtWords } from '#app/i18n/words/court.ts'
import { words } from '#app/i18n/words/court-batch.ts'
import { Button, ButtonLink, Why } from '#app/ui/button.tsx'
import { Desk, Pane } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { CodeField } from '#app/ui/field.tsx'
import { Note, Tag, type Tone } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QueueTable } from '#app/ui/queue.tsx'
import { casePath, useCourtTabs } from './court-tabs.ts'
import { Grounds, Heard } from './decide.tsx'

type BatchProps = Awaited<ReturnType<typeof batchPage>> & {
  readonly formKey: string
  readonly fault: FormFault | undefined
}

const AGAIN_MS = 2_000

const tones = {
  sample: 'act',
  sampleFailed: 'no',
  waiting: 'plain',
  left: 'no',
  toRead: 'act',
  read: 'warn',
  signing: 'warn',
  confirmed: 'done',
  back: 'no',
} as const satisfies Record<BatchStep, Tone>

/** What is to be done with the batch now, and below it every case with how far it is. */
export const BatchDesk = (props: BatchProps) => {
  const { rows, madeAt, left, fault, signing } = props
  const t = useWords(words)
  const desk = useWords(courtWords).desk
  const locale = useLocale()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (signing === 0) return
    const timer = setInterval(revalidate, AGAIN_MS)
    return () => clearInterval(timer)
  }, [signing, revalidate])
  return (
    <Desk
      owner="c"
      place={desk.place}
      tabs={useCourtTabs('/court/batch')}
      keys={[
        { key: 'J', does: desk.keys.next },
        { key: 'K', does: desk.keys.previous },
      ]}
    >
      <Pane title={t.batchTitle(rows.length)} level={1}>
        <p className="second">{t.made(formatInstant(new Date(madeAt), locale))}</p>
        <ErrorSummary errors={fault?.errors} message={fault?.message} />
        {left > 0 && <Note tone="warn">{t.leftNote(left)}</Note>}
        <Now {...props} />
        <Rows rows={rows} />
      </Pane>
    </Desk>
  )
}

/** The one thing that is next, for clerk and for judge. */
const Now = (props: BatchProps) => {
  const { rows, sample, waiting, isJudge, toRead, together, signing } = props
  const t = useWords(words)
  const open = rows.filter(({ step }) => step === 'sample')
  const [next] = open
  const isDone = rows.every(({ step }) => ['confirmed', 'left', 'back'].includes(step))
  return (
    <>
      {isDone && <Note tone="ok">{t.done}</Note>}
      {sample === 'failed' && waiting > 0 && <Note tone="no">{t.sampleFailed}</Note>}
      {sample === 'open' && next && (
        <>
          <Note title={t.sampleOpen(open.length)} />
          <p className="actions actions--desk">
            <ButtonLink to={casePath(next.code)} shortcut="N">
              {t.toSample}
            </ButtonLink>
          </p>
        </>
      )}
      {sample === 'passed' && waiting > 0 && <Propose {...props} />}
      {isJudge && toRead[0] && (
        <>
          <p>{t.judgeNext(toRead.length)}</p>
          <p className="actions actions--desk">
            <ButtonLink to={casePath(toRead[0])} look={together.length > 0 ? 'second' : 'first'} shortcut="N">
              {t.toRead}
            </ButtonLink>
          </p>
        </>
      )}
      {isJudge && together.length > 0 && <Sign {...props} />}
      {isJudge && signing > 0 && <Undo {...props} />}
    </>
  )
}

/** The six questions once for all that were not drawn. */
const Propose = (props: BatchProps) => {
  const { waiting, formKey } = props
  const t = useWords(words)
  return (
    <PostForm idempotencyKey={formKey}>
      <Note tone="ok">{t.sampleGood(waiting)}</Note>
      <Grounds name="noGround" questions={reviewQuestions} />
      <Heard {...props} />
      <Button name="act" value="propose" shortcut="A">
        {t.doPropose(waiting)}
      </Button>
    </PostForm>
  )
}

const Sign = ({ together, signedAtOnce, phone, isSent, formKey, fault }: BatchProps) => {
  const t = useWords(words)
  const r = useWords(courtWords).ruling
  const sent = isSent || fault?.errors.code !== undefined
  const n = together.length
  return (
    <section>
      <h2>{t.signTitle(n)}</h2>
      {n === signedAtOnce && <p className="second">{t.most(n)}</p>}
      {sent && (
        <PostForm idempotencyKey={`${formKey}-sign`}>
          {together.map((hash) => (
            <input key={hash} type="hidden" name="rulings" value={hash} />
          ))}
          <CodeField label={r.code} error={fault?.errors.code} />
          <Why>{r.signHint}</Why>
          <Button name="act" value="sign" shortcut="A">
            {t.signAll(n)}
          </Button>
        </PostForm>
      )}
      <PostForm idempotencyKey={`${formKey}-code`}>
        <Button look={sent ? 'quiet' : 'first'} name="act" value="sendCode">
          {sent ? r.again : r.sendCode(phone)}
        </Button>
      </PostForm>
    </section>
  )
}

const Undo = ({ formKey }: BatchProps) => {
  const t = useWords(words)
  return (
    <PostForm idempotencyKey={`${formKey}-undo`}>
      <Note live>{t.undoHint}</Note>
      <Button look="second" name="act" value="undo">
        {t.undo}
      </Button>
    </PostForm>
  )
}

const Rows = ({ rows }: { readonly rows: readonly BatchRow[] }) => {
  const t = useWords(words)
  return (
    <QueueTable
      caption={t.batchTitle(rows.length)}
      leadHead={t.columns.matter}
      columns={[
        { key: 'number', head: t.columns.number },
        { key: 'step', head: t.columns.step },
      ]}
      rows={rows.map(({ code, caseNumber, applicants, isSampled, step, leftBecause }) => ({
        key: code,
        lead: { to: casePath(code), label: applicants, sub: code },
        cells: {
          number: caseNumber ?? '–',
          step: (
            <>
              <Tag tone={tones[step]}>{t.steps[step]}</Tag>{' '}
              {isSampled && step !== 'sample' && step !== 'sampleFailed' && <Tag>{t.sampled}</Tag>}
              {leftBecause && <span className="sub">{t.because[leftBecause]}</span>}
            </>
          ),
        },
      }))}
    />
  )
}
