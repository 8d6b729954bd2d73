import { Link } from '@remix-run/react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { words as helperWords } from '#app/i18n/words/helper.ts'
import { AudienceStrip } from '#app/ui/audience.tsx'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { WaitingFiles } from '#app/ui/kept/waiting-files.tsx'
import { type Task, TaskList } from '#app/ui/lists.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QrCode, type Square } from '#app/ui/qr-code.tsx'

export type DraftTasksProps = {
  readonly base: string
  readonly states: Readonly<Record<string, 'done' | 'partial' | 'todo'>>
  readonly isReady: boolean
  /** Name of whoever writes for somebody else. */
  readonly helper: string | null
  readonly resumeCode: string
  /** Opens this draft on another phone. */
  readonly resumeSquare: Square
  readonly formKey: string
}

/** The six things of a filing with their state. */
export const DraftTasks = ({ base, states, isReady, helper, resumeCode, resumeSquare, formKey }: DraftTasksProps) => {
  const t = useWords(words).tasks
  const h = useWords(helperWords)
  const one = (key: 'what' | 'who' | 'want' | 'evidence' | 'me'): Task => ({
    title: t[key],
    state: states[key] ?? 'todo',
    to: `${base}/${key}`,
  })
  const tasks: Task[] = [
    one('what'),
    one('who'),
    one('want'),
    { ...one('evidence'), note: t.evidenceNote },
    one('me'),
    isReady
      ? { title: t.check, state: 'todo', to: `${base}/check` }
      : { title: t.check, state: 'locked', stateWords: t.checkLater },
  ]
  const open = tasks.find(({ state }) => state === 'todo' || state === 'partial')
  const done = Object.values(states).filter((state) => state === 'done').length
  return (
    <Page spine>
      <PageHead title={t.title} lede={t.lede(done)} />
      <p>
        {helper && <b>{h.isHelped(helper)} </b>}
        <Link to={`${base}/helper`}>{helper ? h.change : h.askSelf}</Link>
      </p>
      <WaitingFiles scope={base.replace('/file/', '')} to={`${base}/evidence`} />
      <TaskList tasks={tasks} />
      <AudienceStrip boxed isPrivate>
        {t.onlyYou}
      </AudienceStrip>
      <p className="meta">{t.saved}</p>
      {open && (
        <Actions>
          <ButtonLink to={open.to ?? base} wide>
            {open.to === `${base}/check` ? t.check : t.next(open.title)}
          </ButtonLink>
        </Actions>
      )}
      <details className="why">
        <summary>{t.resumeTitle}</summary>
        <p>{t.resumeText}</p>
        <p className="num" translate="no">
          <b>{resumeCode}</b>
        </p>
        <QrCode square={resumeSquare} label={t.resumeQr} />
      </details>
      <PostForm idempotencyKey={formKey}>
        <Button look="quiet" name="act" value="discard">
          {t.discard}
        </Button>
      </PostForm>
    </Page>
  )
}
