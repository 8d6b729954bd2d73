import { useActionData, useLoaderData } from '@remix-run/react'
import {
  agreeToVideo,
  askToMove,
  bookTime,
  cancelSession,
  markTimes,
  reopenTimes,
  rescheduleSession,
  suggestTimes,
} from '#app/domain/booking/commands.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/booking.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Live } from '#app/ui/live.ts'
import { CaseLine, Page, PageHead } from '#app/ui/page.tsx'
import { bookingPage } from './book.server.ts'
import { BookingBody } from './ui/booking.tsx'

export const loader = casePage(bookingPage)

export const action = caseAction({
  book: formAct({ command: bookTime }),
  video: formAct({ command: agreeToVideo, input: () => ({}) }),
  mark: formAct({ command: markTimes }),
  move: formAct({ command: rescheduleSession }),
  askMove: formAct({ command: askToMove }),
  suggest: formAct({ command: suggestTimes }),
  reopen: formAct({ command: reopenTimes }),
  cancel: formAct({ command: cancelSession }),
})

/** P7: a time that suits both sides and the mediator; one tap, one confirmation. */
export default function Book() {
  const view = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const isAsked = view.isProposed && view.agreed.length === 0
  const isBooked = view.session !== null && !view.changing
  const asks = view.isParty ? t.title : t.titleDesk
  const title = isBooked ? t.booked : view.changing ? t.changeTitle : view.mayBook ? asks : t.notYet
  return (
    <Page spine>
      <PageHead
        back={{ to: view.isMediator ? `/desk/c/${view.code}` : `/c/${view.code}`, label: t.backToCase }}
        eyebrow={<CaseLine code={view.code} topic={view.topic} />}
        title={title}
      >
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      {isAsked && <Live url={`/c/${encodeURIComponent(view.code)}/live`} />}
      <BookingBody view={view} errors={fault?.errors} />
    </Page>
  )
}
