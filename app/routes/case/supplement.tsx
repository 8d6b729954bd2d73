import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { refile, supplement } from '#app/domain/dispute/applicant.commands.server.ts'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { leadOn, type PageContext } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/case.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

const homePath = (code: string) => `/c/${codeInAddress(code)}`

export const loader = casePage(async (context) => {
  const { platform, disputeId, roles, actor, code } = context
  const personId = actor.kind === 'person' ? actor.personId : ''
  const { state, defects, lastWords, reader } = await homeOf(platform, disputeId, roles, personId)
  const isAsked = ['needsInfo', 'returned'].includes(state.key)
  if (reader !== 'applicant' || !isAsked) leadOn(context, homePath(code))
  if (reader !== 'applicant') throw new DomainError('dispute/not-allowed')
  return { isAsked, isReturned: state.key === 'returned', defects, lastWords, home: homePath(code) }
})

const then = (_: unknown, { params }: PageContext) => homePath(params.code ?? '')
export const action = caseAction({
  supplement: formAct({ command: supplement, input: ({ answers }) => ({ answers }), then }),
  refile: formAct({ command: refile, input: () => ({}), then }),
})

export default function Supplement() {
  const { isAsked, isReturned, defects, lastWords, home, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const typed = [fault?.values.answers ?? []].flat()
  const points = (isAsked ? defects : typed.map(() => t.yourAnswer)).map((label, index) => ({
    id: `answers-${index}`,
    label,
    answer: typed[index] ?? '',
  }))
  return (
    <QuestionPage
      back={{ to: home, label: t.back }}
      title={isReturned ? t.refileTitle : t.supplementTitle}
      lede={isReturned ? lastWords : t.supplementLede}
      message={fault?.message}
      errors={fault?.errors}
    >
      {isAsked && !isReturned && (
        <p>
          {t.evidenceFirst} <Link to={`${home}/evidence`}>{t.toEvidence}</Link>
        </p>
      )}
      <PostForm idempotencyKey={formKey}>
        {points.map(({ id, label, answer }) => (
          <TextArea key={id} id={id} name="answers" label={label} rows={3} defaultValue={answer} />
        ))}
        {isAsked && (
          <Actions>
            <Button wide name="act" value={isReturned ? 'refile' : 'supplement'}>
              {isReturned ? t.refileNow : t.supplementSend}
            </Button>
          </Actions>
        )}
      </PostForm>
    </QuestionPage>
  )
}
