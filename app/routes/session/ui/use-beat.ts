import { useEffect, useRef } from 'react'
import { useSite } from '#app/ui/site.tsx'
import { timeLimit } from '#app/ui/time-limit.ts'
import type { RoomSnapshot } from '#media/client/snapshot.ts'

const BEAT_MS = 1_000
const SAMPLE_MS = 250
const ANSWER_MS = 3_000

/** Tells the server each second that the mediator is here, and who spoke meanwhile. */
export function useBeat(url: string, room: RoomSnapshot): void {
  const { csrfToken } = useSite()
  const latest = useRef(room)
  latest.current = room
  useEffect(() => {
    const spoken = new Map<string, number>()
    const sample = setInterval(() => {
      for (const { identity, speaking } of latest.current.people)
        if (speaking) spoken.set(identity, (spoken.get(identity) ?? 0) + SAMPLE_MS)
    }, SAMPLE_MS)
    const send = () => {
      const here = latest.current.presence === 'here' ? 'yes' : 'no'
      const heard = [...spoken].map((one) => one.join(':')).join(',')
      spoken.clear()
      const body = new URLSearchParams({ csrf: csrfToken, here, spoken: heard })
      // A beat that is lost is not sent again: the next one says more.
      void fetch(url, { method: 'POST', body, signal: timeLimit(ANSWER_MS) }).catch(() => undefined)
    }
    send()
    const beat = setInterval(send, BEAT_MS)
    return () => {
      clearInterval(sample)
      clearInterval(beat)
    }
  }, [url, csrfToken])
}
