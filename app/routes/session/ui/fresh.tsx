import { Form } from '@remix-run/react'
import {
  createContext,
  type FormEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { useNews } from '#app/ui/live.ts'
import { CsrfToken, IdempotencyKey } from '#app/ui/post-form.tsx'
import { useSite } from '#app/ui/site.tsx'
import { timeLimit } from '#app/ui/time-limit.ts'

const TRIES = 20
const AGAIN_MS = 1_000
/** A question on a dead line is given up after this and asked anew. */
const ANSWER_MS = 15_000

/**
 * What the loader gave, kept fresh by asking the same questions again. A room must survive a server that is away for a
 * while: the page then stays as it is, sound and picture go on, and it asks until somebody answers.
 */
export function useFresh<Data>(loaded: Data, stateUrl: string, newsUrl: string): [Data, () => Promise<void>] {
  const [data, setData] = useState(loaded)
  useEffect(() => setData(loaded), [loaded])
  const running = useRef<Promise<void> | null>(null)
  const again = useRef(false)
  const refresh = useCallback((): Promise<void> => {
    // News during an answer is not covered by it: ask once more.
    again.current = true
    running.current ??= (async () => {
      while (again.current) {
        again.current = false
        try {
          const answer = await fetch(stateUrl, { cache: 'no-store', signal: timeLimit(ANSWER_MS) })
          if (answer.ok) setData(await answer.json())
          else if (answer.status < 500) window.location.reload()
        } catch {
          // The server is away; the next round asks again.
        }
      }
      running.current = null
    })()
    return running.current
  }, [stateUrl])
  useNews(newsUrl, () => void refresh())
  return [data, refresh]
}

interface Acts {
  readonly message: string | null
  post(form: HTMLFormElement, submitter: HTMLElement | null): void
  /** The same without a form on the page: a card that is dragged, a key on a card. */
  send(fields: Readonly<Record<string, string>>): void
}

const ActsContext = createContext<Acts>({ message: null, post: () => undefined, send: () => undefined })

/**
 * Lets the forms below act without leaving the page. One that meets no answer is sent again with the same number, so
 * that it acts once.
 */
export const ActsProvider = ({
  url,
  refresh,
  children,
}: {
  url: string
  refresh: () => Promise<void>
  children: ReactNode
}) => {
  const t = useWords(words)
  const [message, setMessage] = useState<string | null>(null)
  const { csrfToken } = useSite()
  const queue = useRef<Promise<void>>(Promise.resolve())
  const acts = useMemo<Acts>(() => {
    const send = async (body: URLSearchParams) => {
      for (let attempt = 1; attempt <= TRIES; attempt += 1) {
        const signal = timeLimit(ANSWER_MS)
        const answer = await fetch(url, { method: 'POST', body, signal }).catch(() => null)
        if (answer?.status === 204) return setMessage(null)
        if (answer && answer.status < 500) return setMessage(((await answer.json()) as { message: string }).message)
        setMessage(t.sendingAgain)
        await new Promise((wait) => setTimeout(wait, AGAIN_MS))
      }
    }
    const enqueue = (body: URLSearchParams) => {
      queue.current = queue.current.then(() => send(body)).then(refresh)
    }
    return {
      message,
      post: (form, submitter) =>
        enqueue(new URLSearchParams([...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]))),
      send: (fields) =>
        enqueue(new URLSearchParams({ csrf: csrfToken, idempotencyKey: crypto.randomUUID(), ...fields })),
    }
  }, [url, refresh, message, t, csrfToken])
  return <ActsContext.Provider value={acts}>{children}</ActsContext.Provider>
}

/** What the last act was answered, when it was not simply done. */
export const useActMessage = (): string | null => useContext(ActsContext).message

/** Sends an act that has no form of its own. */
export const useSend = (): Acts['send'] => useContext(ActsContext).send

export type ActFormProps = {
  readonly idempotencyKey: string
  /** Empty again once it is sent: what was written now stands elsewhere. */
  readonly clears?: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** A form of a room; without JavaScript it posts like any other. */
export const ActForm = ({ idempotencyKey, clears = false, children, ...rest }: ActFormProps) => {
  const { post } = useContext(ActsContext)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    post(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    if (clears) event.currentTarget.reset()
  }
  return (
    <Form method="post" noValidate onSubmit={submit} {...rest}>
      <CsrfToken />
      <IdempotencyKey value={idempotencyKey} />
      {children}
    </Form>
  )
}
