import { useNavigation } from '@remix-run/react'
import { useSyncExternalStore } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { Note } from './marks.tsx'
import { isAwaited, onAwaited } from './patient.ts'
import { useIsPlain } from './plain.ts'

const listen = (changed: () => void) => {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/**
 * Says that the network or the server is gone, that what was typed is still here and goes out by itself; shows, and
 * tells whoever does not see it, that something is under way.
 */
export const OfflineBanner = () => (useIsPlain() ? <PlainBanner /> : <LiveBanner />)

/** What the script of a plain page says in the reader's language when its time comes. */
const PlainBanner = () => {
  const t = useWords(words)
  return (
    <>
      <div className="offline" role="status" />
      <template data-say="underWay">
        <span className="vh">{t.underWay}</span>
      </template>
      <template data-say="offline">
        <Note tone="warn">{t.offline}</Note>
      </template>
      <template data-say="awaited">
        <Note tone="warn">{t.awaited}</Note>
      </template>
    </>
  )
}

const LiveBanner = () => {
  const online = useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  )
  const awaited = useSyncExternalStore(onAwaited, isAwaited, () => false)
  const t = useWords(words)
  const { state } = useNavigation()
  return (
    <>
      <div className="offline" role="status">
        {state === 'submitting' && <span className="vh">{t.underWay}</span>}
        {(!online || awaited) && <Note tone="warn">{awaited ? t.awaited : t.offline}</Note>}
      </div>
      {state !== 'idle' && <div className="underway" aria-hidden="true" />}
    </>
  )
}
