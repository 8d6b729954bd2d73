import { useParams } from '@remix-run/react'
import { privateHeaders } from '#app/http/invitee.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Page, PageHead } from '#app/ui/page.tsx'
import { plainHandle } from '#app/ui/plain.ts'

export const headers = privateHeaders
export const handle = plainHandle

/** The last page of somebody who declined or is somebody else: nothing about anybody, nothing more to do. */
export default function Told() {
  const { what } = useParams()
  const t = useWords(words)
  const isNotMe = what === 'not-me'
  return (
    <Page spine owner="b">
      <PageHead
        title={isNotMe ? t.notMeDoneTitle : t.declinedTitle}
        lede={isNotMe ? t.notMeDoneText : t.declinedText}
      />
    </Page>
  )
}
