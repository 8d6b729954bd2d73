import { wallTime } from '#app/i18n/format.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/handover.ts'
import { useAgainWhile } from '#app/ui/again.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import { HandedFiles } from './handed-files.tsx'

export type PhonePageProps = {
  /** Null before the first code. */
  readonly state: 'waiting' | 'open' | 'missed' | 'over' | null
  readonly until?: string | Date
  readonly files: readonly string[]
  /** Address behind the picture, while a phone is waited for. */
  readonly link: string | null
  readonly opensMinutes: number
  /** Path of the draft. */
  readonly base: string
  readonly formKey: string
  readonly message: string | undefined
}

/** P20: a code that one phone opens, and what came from it; looks again by itself while something may come. */
export const PhonePage = ({ state, until, files, link, opensMinutes, base, formKey, message }: PhonePageProps) => {
  const t = useWords(words)
  const isAlive = state === 'waiting' || state === 'open'
  useAgainWhile(isAlive)
  const time = until ? wallTime(new Date(until)).time : ''
  return (
    <Page spine>
      <PageHead
        back={{ to: `${base}/evidence`, label: t.backToEvidence }}
        title={t.title}
        lede={t.lede(opensMinutes)}
      />
      {message && <Note tone="warn">{message}</Note>}
      {link && (
        <>
          <QrCode text={link} label={t.qr} />
          <ol className="numbered">
            {t.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
      {state && (
        <Note tone={state === 'open' ? 'ok' : 'plain'} live>
          {t.states[state](time)}
        </Note>
      )}
      {(state === 'open' || files.length > 0) && <HandedFiles files={files} none={t.nothingYet} />}
      <PostForm idempotencyKey={formKey}>
        <Actions>
          {files.length > 0 && (
            <ButtonLink to={`${base}/evidence`} wide>
              {t.look}
            </ButtonLink>
          )}
          <Button wide look={files.length > 0 || isAlive ? 'second' : 'first'} name="act" value="offer">
            {state ? t.anew : t.make}
          </Button>
          {isAlive && (
            <Button look="quiet" name="act" value="end">
              {state === 'open' ? t.endPhone : t.endCode}
            </Button>
          )}
        </Actions>
      </PostForm>
    </Page>
  )
}
