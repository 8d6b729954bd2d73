import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/kept.ts'
import { Note } from '../marks.tsx'

/** Says that files of this draft or case wait on this device, and where they go out. */
export const WaitingFiles = ({ scope, to }: { readonly scope: string; readonly to: string }) => {
  const t = useWords(words)
  const [count, setCount] = useState(0)
  useEffect(() => {
    let isHere = true
    void import('./file-shelf.ts')
      .then(({ waitingFor }) => waitingFor(scope))
      .then((files) => isHere && setCount(files.length))
      .catch(() => undefined)
    return () => {
      isHere = false
    }
  }, [scope])
  if (count === 0) return null
  return (
    <Note tone="warn">
      <p>
        {t.onDevice(count)} <Link to={to}>{t.sendNow}</Link>
      </p>
    </Note>
  )
}
