import { useRef } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Button } from '#app/ui/button.tsx'
import { useSite } from '#app/ui/site.tsx'
import { ActForm } from './fresh.tsx'
import type { RoomData } from './waiting.tsx'

/**
 * Help that nobody beside the phone notices: the fold closes, nothing on the screen says that something was sent, and
 * only the mediator sees it.
 */
export const QuietHelp = ({ page }: { page: RoomData }) => {
  const t = useWords(words)
  const { helpPhone } = useSite()
  const fold = useRef<HTMLDetailsElement>(null)
  const close = () => {
    if (fold.current) fold.current.open = false
  }
  return (
    <details className="quiet" ref={fold}>
      <summary>{t.help}</summary>
      <p>
        {t.helpText} <a href={`tel:${helpPhone.replaceAll('-', '')}`}>{helpPhone}</a>
      </p>
      <ActForm idempotencyKey={`${page.formKey}-help`}>
        <input type="hidden" name="act" value="help" />
        <input type="hidden" name="sessionId" value={page.view.id} />
        <Button name="kind" value="help" look="second" slim onClick={() => setTimeout(close)}>
          {t.needHelp}
        </Button>
        <Button name="kind" value="notAlone" look="second" slim onClick={() => setTimeout(close)}>
          {t.notAlone}
        </Button>
      </ActForm>
    </details>
  )
}
