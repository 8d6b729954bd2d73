import { useActionData, useLoaderData } from '@remix-run/react'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import {
  admitCompanion,
  endCompanion,
  givePower,
  nameCompanion,
  refuseCompanion,
} from '#app/domain/party/companions.commands.server.ts'
import { companionsView } from '#app/domain/party/companions.queries.server.ts'
import { requirePerson, requireRole } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/companion.ts'
import { Note } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { CompanionList } from './ui/companion-list.tsx'
import { NameForm } from './ui/name-form.tsx'

export const loader = casePage(async (context) => {
  const { platform, disputeId, roles, code } = context
  requireRole(roles, 'party', 'mediator')
  const { personId } = requirePerson(context)
  const isMediator = roles.has('mediator')
  const view = await companionsView(platform, disputeId, { personId, isMediator })
  const home = `/c/${codeInAddress(code)}`
  return { ...view, isMediator, isRespondent: roles.has('respondent'), code, home }
})

export const action = caseAction({
  bring: formAct({ command: nameCompanion }),
  givePower: formAct({ command: givePower }),
  admitCompanion: formAct({ command: admitCompanion }),
  refuseCompanion: formAct({ command: refuseCompanion }),
  endCompanion: formAct({ command: endCompanion }),
})

/** Whom the parties bring: they name, the mediator decides, everybody sees who. */
export default function Companions() {
  const data = useLoaderData<typeof loader>()
  const { companions, isOpen, mayName, isMediator, isRespondent, code, home, formKey } = data
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <QuestionPage
      owner={isRespondent ? 'b' : 'a'}
      eyebrow={<CaseCode code={code} />}
      back={{ to: isMediator ? `/desk${home}` : home, label: t.back }}
      title={isMediator ? t.titleDesk : t.title}
      lede={isMediator ? t.ledeMediator : t.lede}
      errors={fault?.errors}
      message={fault?.message}
    >
      {companions.length === 0 && <p>{t.none}</p>}
      <CompanionList {...data} fault={fault} />
      {mayName && (
        <NameForm key={companions.length} formKey={formKey} fault={fault} isFirst={companions.length === 0} />
      )}
      {isOpen ? (
        !isMediator && (
          <Note>
            <p>{t.roomNote}</p>
            <p>{t.signNote}</p>
          </Note>
        )
      ) : (
        <Note>{t.closed}</Note>
      )}
    </QuestionPage>
  )
}
