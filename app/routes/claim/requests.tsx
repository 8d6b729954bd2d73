import { useActionData, useLoaderData } from '@remix-run/react'
import { answerOwn, raiseOwn, withdrawOwn } from '#app/domain/claim/own.commands.server.ts'
import { ownRequestsView } from '#app/domain/claim/own.queries.server.ts'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { requirePerson, requireRole } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/requests.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { RaiseForm } from './ui/raise-form.tsx'
import { RequestList } from './ui/request-list.tsx'

export const loader = casePage(async (context) => {
  requireRole(context.roles, 'party', 'mediator')
  const { platform, disputeId, roles, code } = context
  const view = await ownRequestsView(platform, disputeId, requirePerson(context).personId)
  const side = roles.has('respondent') ? 'respondent' : roles.has('applicant') ? 'applicant' : 'mediator'
  return { ...view, side, code, home: `/c/${codeInAddress(code)}` } as const
})

export const action = caseAction({
  raise: formAct({ command: raiseOwn }),
  answerOwn: formAct({ command: answerOwn }),
  withdrawOwn: formAct({ command: withdrawOwn }),
})

/** The respondent's own requests: he raises and takes back, the applicant answers, the mediator reads. */
export default function Requests() {
  const { requests, isOpen, side, code, home, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const isMine = side === 'respondent'
  const title = { respondent: t.titleMine, applicant: t.titleTheirs, mediator: t.title }[side]
  return (
    <QuestionPage
      owner={isMine ? 'b' : 'a'}
      eyebrow={<CaseCode code={code} />}
      back={{ to: home, label: t.back }}
      title={title}
      lede={isMine ? t.ledeMine : t.ledeTheirs}
      errors={fault?.errors}
      message={fault?.message}
    >
      {requests.length === 0 && <p>{isMine ? t.noneMine : t.noneTheirs}</p>}
      <RequestList {...{ requests, isOpen, side, formKey, fault }} />
      {isMine && isOpen && <RaiseForm key={requests.length} isFirst={requests.length === 0} {...{ formKey, fault }} />}
      {!isOpen && <Note>{t.closed}</Note>}
      {side !== 'mediator' && (
        <ButtonLink look="second" to={`${home}/evidence`}>
          {t.toEvidence}
        </ButtonLink>
      )}
    </QuestionPage>
  )
}
