import { useEffect, useState } from 'react'

const AGAIN_MS = 3_000

/**
 * A part of a page that is fetched only once it is wanted, so that nobody else loads it; while the line is away it is
 * asked for again. `fetchPart` is one and the same function at each drawing.
 *
 * @returns null until it is there.
 */
export function useFetched<Part>(fetchPart: () => Promise<Part>, isWanted: boolean): Part | null {
  const [fetched, setFetched] = useState<{ readonly part: Part } | null>(null)
  const isMissing = isWanted && fetched === null
  useEffect(() => {
    if (!isMissing) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      fetchPart().then(
        (part) => {
          if (!isOver) setFetched({ part })
        },
        () => {
          if (!isOver) timer = setTimeout(ask, AGAIN_MS)
        },
      )
    }
    ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [isMissing, fetchPart])
  return fetched?.part ?? null
}
