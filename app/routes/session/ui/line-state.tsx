import { useEffect, useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Button } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { useSite } from '#app/ui/site.tsx'
import type { RoomSnapshot } from '#media/client/snapshot.ts'
import type { RoomControls } from '#media/client/use-room.ts'
import { useActMessage } from './fresh.tsx'

/** From then on the telephone is offered beside the waiting. */
const LONG_S = 10

/** Seconds since a moment, counted while it is shown. */
const useSeconds = (since: number): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.round((now - since) / 1_000))
}

/** What is wrong with the line, and what the person can do about it: usually nothing. */
export const LineState = ({ room }: { room: RoomSnapshot & RoomControls }) => {
  const t = useWords(words)
  if (room.presence === 'joining') return <Note live>{t.joining}</Note>
  if (room.presence === 'again') return <Again since={room.since} />
  if (room.presence === 'elsewhere') {
    return (
      <Note tone="warn" title={t.elsewhere} live>
        <Button type="button" onClick={room.comeBack}>
          {t.comeBack}
        </Button>
      </Note>
    )
  }
  if (!room.soundBlocked) return null
  return (
    <Button type="button" wide onClick={room.allowSound}>
      {t.allowSound}
    </Button>
  )
}

/** Why the last tap did nothing, or that it is still being sent. */
export const ActMessage = () => {
  const message = useActMessage()
  return message ? (
    <Note tone="warn" live>
      {message}
    </Note>
  ) : null
}

const Again = ({ since }: { since: number }) => {
  const t = useWords(words)
  const { helpPhone } = useSite()
  const seconds = useSeconds(since)
  return (
    <Note tone="warn" live>
      {t.again(seconds)}
      {seconds >= LONG_S && (
        <>
          {' '}
          {t.againLong}
          <a href={`tel:${helpPhone.replaceAll('-', '')}`}>{helpPhone}</a>
        </>
      )}
    </Note>
  )
}
