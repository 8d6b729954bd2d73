import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

const POLL_MS = 2_000
const SLOW_POLL_MS = 10_000

/**
 * Keeps a page fresh by itself: it asks again when the server says that something moved, and from time to time when
 * the line for such news is broken.
 * @param url of the news of one dispute.
 */
export function useLive(url: string): void {
  const { revalidate } = useRevalidator()
  const again = useRef(revalidate)
  again.current = revalidate
  useEffect(() => {
    const news = new EventSource(url)
    news.onmessage = () => again.current()
    let rounds = 0
    const timer = setInterval(() => {
      rounds += 1
      const isOpen = news.readyState === EventSource.OPEN
      if (!isOpen || rounds % (SLOW_POLL_MS / POLL_MS) === 0) again.current()
    }, POLL_MS)
    return () => {
      clearInterval(timer)
      news.close()
    }
  }, [url])
}
