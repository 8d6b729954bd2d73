import { Link } from '@remix-run/react'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/message.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { MessageThread } from '#app/ui/messages.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

interface ThreadName {
  readonly key: string
  readonly kind: 'all' | 'mediatorWith' | 'ownSide'
  readonly side: 'applicant' | 'respondent' | null
}

export interface ThreadShown {
  readonly formKey: string
  readonly isMediator: boolean
  readonly zone: string
  readonly current: ThreadName
  readonly threads: readonly (ThreadName & { readonly unread: number })[]
  readonly messages: readonly {
    readonly key: string
    readonly side: 'a' | 'b' | 'm'
    readonly name: string
    readonly sentAt: Date
    readonly text: string
    readonly mine: boolean
  }[]
}

export interface ThreadFault {
  readonly errors: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string | string[]>>
}

type Shown = { readonly view: ThreadShown; readonly fault?: ThreadFault | undefined }

/** The list of threads, who reads this one, what was said, and the field for one more line. */
export const ThreadPage = ({ view, fault }: Shown) => {
  const t = useWords(words)
  const locale = useLocale()
  const { current, isMediator, zone } = view
  const audience =
    current.kind === 'mediatorWith' && isMediator ? t.audience.mediatorWithSide : t.audience[current.kind]
  return (
    <>
      <ThreadTabs view={view} />
      <h2>
        <Icon name={current.kind === 'all' ? 'eye' : 'lock'} /> {nameOf(current, isMediator, t)}
      </h2>
      {view.messages.length === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      <MessageThread
        messages={view.messages.map(({ sentAt, ...one }) => ({
          ...one,
          when: formatInstant(sentAt, locale, { year: false, zone }),
        }))}
      />
      <Write view={view} fault={fault} audience={audience} />
    </>
  )
}

const Write = ({ view, fault, audience }: Shown & { audience: string }) => {
  const t = useWords(words)
  const { current, messages, formKey } = view
  const typed = fault?.values.body
  // The field empties when one's own message is out, not when another one comes in.
  const mine = messages.filter((one) => one.mine).length
  return (
    <PostForm idempotencyKey={formKey} action={`?thread=${current.key}`}>
      <input type="hidden" name="thread" value={current.key} />
      <TextArea
        key={`${current.key}-${mine}`}
        name="body"
        label={t.body}
        rows={3}
        audience={audience}
        isPrivate={current.kind !== 'all'}
        error={fault?.errors.body}
        defaultValue={typeof typed === 'string' ? typed : ''}
      />
      <Button name="act" value="send">
        {t.send}
      </Button>
    </PostForm>
  )
}

const ThreadTabs = ({ view: { threads, current, isMediator } }: Shown) => {
  const t = useWords(words)
  return (
    <nav aria-label={t.threads}>
      <ul className="rowlinks">
        {threads
          .filter(({ key }) => key !== current.key)
          .map((thread) => (
            <li key={thread.key}>
              <Link to={`?thread=${thread.key}`}>
                <span className="t">{nameOf(thread, isMediator, t)}</span>
                {thread.unread > 0 && <span className="n">{t.unread(thread.unread)}</span>}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}

type T = ReturnType<typeof useWords<(typeof words)['zh-CN']>>

const nameOf = ({ kind, side }: ThreadName, isMediator: boolean, t: T): string =>
  kind === 'mediatorWith' && isMediator && side ? t.withSide[side] : t.names[kind]
