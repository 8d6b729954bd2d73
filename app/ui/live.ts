import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { timeLimit } from './time-limit.ts'

const POLL_MS = 2_000
const SLOW_POLL_MS = 10_000
/** On a dead line the question is given up after this, or the page would never ask again. */
const ANSWER_MS = 10_000

/**
 * Says when something moved in a dispute; also from time to time by itself, often while the line for news is broken.
 * @param url of the news of one dispute.
 */
export function useNews(url: string, heard: () => void): void {
  const tell = useRef(heard)
  tell.current = heard
  useEffect(() => {
    const news = new EventSource(url)
    news.onmessage = () => tell.current()
    let rounds = 0
    const timer = setInterval(() => {
      rounds += 1
      const isOpen = news.readyState === EventSource.OPEN
      if (!isOpen || rounds % (SLOW_POLL_MS / POLL_MS) === 0) tell.current()
    }, POLL_MS)
    return () => {
      clearInterval(timer)
      news.close()
    }
  }, [url])
}

/** Keeps the page around it fresh; drawn only while something of others is waited for. */
export function Live({ url }: { readonly url: string }): null {
  useLive(url)
  return null
}

/**
 * Keeps a page fresh by itself. While the server is away the page stays as it is instead of turning into an error.
 * @param url of the news of one dispute.
 */
export function useLive(url: string): void {
  const { revalidate } = useRevalidator()
  const asking = useRef(false)
  useNews(url, () => {
    if (asking.current) return
    asking.current = true
    fetch('/healthz', { cache: 'no-store', signal: timeLimit(ANSWER_MS) })
      .then((answer) => (answer.ok ? revalidate() : undefined))
      .catch(() => undefined)
      .finally(() => {
        asking.current = false
      })
  })
}
