import { useSyncExternalStore } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { Note } from './marks.tsx'
import { isAwaited, onAwaited } from './patient.ts'

const listen = (changed: () => void) => {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Says that the network or the server is gone, that what was typed is still here and goes out by itself. */
export const OfflineBanner = () => {
  const online = useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  )
  const awaited = useSyncExternalStore(onAwaited, isAwaited, () => false)
  const t = useWords(words)
  return (
    <div className="offline" role="status">
      {(!online || awaited) && <Note tone="warn">{awaited ? t.awaited : t.offline}</Note>}
    </div>
  )
}
