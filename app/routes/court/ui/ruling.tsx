import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { words as batchWords } from '#app/i18n/words/court-batch.ts'
import { Button, Why } from '#app/ui/button.tsx'
import { CodeField, Field } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { CaseProps } from './types.ts'

/** The judge's last look: what will be ruled, then one act, or back to the clerk. */
export const Ruling = (props: CaseProps) => {
  const t = useWords(words).ruling
  const { rulingKind, caseNumber, clauses, signing, finding, withdrawalAskedBy } = props
  const kinds: Readonly<Record<string, string>> = t.kinds
  return (
    <>
      <h2>{t.title}</h2>
      <p>
        <b>{kinds[rulingKind ?? ''] ?? t.kinds.confirm}</b>
      </p>
      {caseNumber && (
        <p>
          {t.number} <span className="num">{caseNumber}</span>
        </p>
      )}
      <h3>{t.preview}</h3>
      {rulingKind === 'withdraw' && <p lang="zh-CN">{withdrawalAskedBy.join('、')}</p>}
      {finding && <p lang="zh-CN">{finding}</p>}
      {rulingKind === 'confirm' && (
        <ol lang="zh-CN" className="copied">
          {clauses.map(({ no, formal }) => (
            <li key={`${no}-${formal['zh-CN']}`}>{no === null ? formal['zh-CN'] : `（${no}）${formal['zh-CN']}`}</li>
          ))}
        </ol>
      )}
      {rulingKind === 'confirm' && <p className="second">{t.copied}</p>}
      <p className="seal seal--slot">{t.sealSlot}</p>
      {signing ? <Waiting {...props} /> : <Ready {...props} />}
    </>
  )
}

/** A case of a batch is read here and signed with the others; by itself it still can be. */
const Ready = (props: CaseProps) => {
  const { batch, ruling, formKey } = props
  const b = useWords(batchWords)
  if (!batch?.isProposed) return <Sign {...props} />
  return (
    <>
      {batch.isRead ? (
        <Note tone="ok">{b.isTaken}</Note>
      ) : (
        <PostForm idempotencyKey={`${formKey}-read`}>
          <input type="hidden" name="rulingSha256" value={ruling?.sha256 ?? ''} />
          <Button name="act" value="readRuling" shortcut="A">
            {b.takeIn}
          </Button>
        </PostForm>
      )}
      <details className="why" open={props.isSent || props.fault !== undefined}>
        <summary>{b.alone}</summary>
        <Sign {...props} />
      </details>
    </>
  )
}

const AGAIN_MS = 2_000

/** Clicked: the key is used in a moment; without scripts the page is loaded again by hand. */
const Waiting = ({ signing, formKey }: CaseProps) => {
  const t = useWords(words).ruling
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(revalidate, AGAIN_MS)
    return () => clearInterval(timer)
  }, [revalidate])
  if (signing === 'signing') return <Note live>{t.signing}</Note>
  return (
    <>
      <Note live>{t.waiting}</Note>
      <PostForm idempotencyKey={`${formKey}-undo`}>
        <Button look="second" name="act" value="undo" shortcut="Z">
          {t.undo}
        </Button>
      </PostForm>
    </>
  )
}

/** First a code for exactly this ruling, then the signature; back to the clerk only what the clerk proposed. */
const Sign = ({ ruling, state, batch, formKey, fault, isSent, phone }: CaseProps) => {
  const t = useWords(words).ruling
  const sent = isSent || fault?.errors.code !== undefined
  return (
    <>
      {sent && (
        <PostForm idempotencyKey={`${formKey}-sign`}>
          <input type="hidden" name="rulingSha256" value={ruling?.sha256 ?? ''} />
          <CodeField label={t.code} error={fault?.errors.code} />
          <Why>{t.signHint}</Why>
          <Button name="act" value="sign" {...(batch?.isProposed ? {} : { shortcut: 'A' })}>
            {t.sign}
          </Button>
        </PostForm>
      )}
      <PostForm idempotencyKey={`${formKey}-code`}>
        {!sent && <Why>{t.codeHint}</Why>}
        <Button
          look={sent ? 'quiet' : 'first'}
          name="act"
          value="sendCode"
          {...(sent || batch?.isProposed ? {} : { shortcut: 'A' })}
        >
          {sent ? t.again : t.sendCode(phone)}
        </Button>
      </PostForm>
      {state === 'awaitingRuling' && (
        <details className="why" open={fault?.errors.reason !== undefined}>
          <summary data-key="B">
            {t.sendBack} <kbd>B</kbd>
          </summary>
          <PostForm idempotencyKey={`${formKey}-back`}>
            <Field name="reason" label={t.reason} error={fault?.errors.reason} />
            <Button look="second" name="act" value="sendBack">
              {t.sendBack}
            </Button>
          </PostForm>
        </details>
      )}
    </>
  )
}
