import { useSyncExternalStore } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { Note } from './marks.tsx'

const listen = (changed: () => void) => {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Says that the network is gone and that what was typed is still here. */
export const OfflineBanner = () => {
  const online = useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  )
  const t = useWords(words)
  return (
    <div className="offline" role="status">
      {!online && <Note tone="warn">{t.offline}</Note>}
    </div>
  )
}
