import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { refile, supplement } from '#app/domain/dispute/applicant.commands.server.ts'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import type { PageContext } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/case.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

const homePath = (code: string) => `/c/${codeInAddress(code)}`

export const loader = casePage(async ({ platform, disputeId, roles, actor, code }) => {
  const personId = actor.kind === 'person' ? actor.personId : ''
  const { state, defects, lastWords, reader } = await homeOf(platform, disputeId, roles, personId)
  if (reader !== 'applicant' || !['needsInfo', 'returned'].includes(state.key)) throw redirect(homePath(code))
  return { isReturned: state.key === 'returned', defects, lastWords, home: homePath(code) }
})

const then = (_: unknown, { params }: PageContext) => homePath(params.code ?? '')
export const action = caseAction({
  supplement: formAct({ command: supplement, input: ({ answers }) => ({ answers }), then }),
  refile: formAct({ command: refile, input: () => ({}), then }),
})

export default function Supplement() {
  const { isReturned, defects, lastWords, home, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <QuestionPage
      back={{ to: home, label: t.back }}
      title={isReturned ? t.refileTitle : t.supplementTitle}
      lede={isReturned ? lastWords : t.supplementLede}
      message={fault?.message}
      errors={fault?.errors}
    >
      {!isReturned && (
        <p>
          {t.evidenceFirst} <Link to={`${home}/evidence`}>{t.toEvidence}</Link>
        </p>
      )}
      <PostForm idempotencyKey={formKey}>
        {defects.map((defect, index) => (
          <TextArea key={defect} id={`answers-${index}`} name="answers" label={defect} rows={3} />
        ))}
        <Actions>
          <Button wide name="act" value={isReturned ? 'refile' : 'supplement'}>
            {isReturned ? t.refileNow : t.supplementSend}
          </Button>
        </Actions>
      </PostForm>
    </QuestionPage>
  )
}
