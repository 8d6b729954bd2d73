import { useActionData, useLoaderData } from '@remix-run/react'
import { agreeToDisclosure, challengeMediator, nameMediator } from '#app/domain/mediator/commands.server.ts'
import { choosingView } from '#app/domain/mediator/queries.server.ts'
import { requireRole } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/mediator.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Live } from '#app/ui/live.ts'
import { CaseLine, Page, PageHead } from '#app/ui/page.tsx'
import { ChoosingBody } from './ui/choosing.tsx'

export const loader = casePage(({ platform, disputeId, actor, roles, locale }) => {
  requireRole(roles, 'party', 'mediator', 'dispatcher')
  return choosingView(platform, disputeId, actor.kind === 'person' ? actor.personId : '', locale)
})

export const action = caseAction({
  choose: formAct({ command: nameMediator }),
  agree: formAct({ command: agreeToDisclosure, input: () => ({}) }),
  challenge: formAct({ command: challengeMediator }),
})

/** P6: the parties choose who mediates, read what the mediator discloses, or ask for somebody else. */
export default function ChooseMediator() {
  const view = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const title = useTitleOf(view)
  const waits = view.state === 'mediatorOffered' || view.myChoice !== null || view.lead?.iAgreed === true
  return (
    <Page spine>
      <PageHead
        back={{ to: `/c/${view.code}`, label: t.backToCase }}
        eyebrow={<CaseLine code={view.code} topic={view.topic} />}
        title={view.state === 'choosingMediator' ? t.choose.title : title}
      >
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      {waits && <Live url={`/c/${encodeURIComponent(view.code)}/live`} />}
      <ChoosingBody view={view} errors={fault?.errors} />
    </Page>
  )
}

type View = { readonly lead: { readonly name: string; readonly state: string } | null }
function useTitleOf({ lead }: View): string {
  const t = useWords(words)
  if (!lead) return t.waiting.notYet
  if (lead.state === 'offered') return t.waiting.offered(lead.name)
  if (lead.state === 'awaitingConsent') return t.disclosure.title
  if (lead.state === 'challenged') return t.waiting.challenged
  return t.waiting.active(lead.name)
}
