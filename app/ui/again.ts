import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

const AGAIN_MS = 2_000

/** Loads the page's data again every two seconds while something is on its way. */
export function useAgainWhile(isWaiting: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(revalidate, AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWaiting, revalidate])
}
