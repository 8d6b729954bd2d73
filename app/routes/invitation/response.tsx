import { useActionData, useLoaderData } from '@remix-run/react'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { DomainError } from '#app/domain/errors.ts'
import { otherSideSays } from '#app/domain/invitation/answer.queries.server.ts'
import { respond } from '#app/domain/invitation/answer.server.ts'
import { claimAnswers } from '#app/domain/invitation/reasons.ts'
import { caseAction, type Fields, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { useClaimText } from '#app/ui/claims.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { CaseLine } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { useBoth } from './ui.tsx'

const FIELD = 'claim-'

export const loader = casePage(async ({ platform, disputeId, actor, roles, code }) => {
  if (!roles.has('respondent') || actor.kind !== 'person') throw new DomainError('dispute/not-allowed')
  return { ...(await otherSideSays(platform, disputeId, actor.personId)), home: `/c/${codeInAddress(code)}` }
})

const answersIn = (fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(FIELD) && typeof value === 'string' ? [[name.slice(FIELD.length), value]] : [],
    ),
  )

export const action = caseAction({
  respond: formAct({
    command: respond,
    input: (fields) => ({ answers: answersIn(fields), text: String(fields.text ?? '') }),
    then: (_, { code }) => `/c/${codeInAddress(code)}`,
  }),
})

export default function Response() {
  const { code, topic, claims, ownWords, home, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const both = useBoth()
  const claimText = useClaimText()
  const typed = (name: string, kept: string | null) => String(fault?.values[name] ?? kept ?? '')
  const options = claimAnswers.map((value) => ({ value, label: t.answers[value] }))
  return (
    <QuestionPage
      owner="b"
      eyebrow={<CaseLine code={code} topic={both(topic)} />}
      title={t.responseTitle}
      lede={t.responseLede}
      errors={fault?.errors}
      message={fault?.message}
    >
      <PostForm idempotencyKey={formKey}>
        {claims.map((claim, index) => (
          <ChoiceGroup
            key={claim.id}
            name={`${FIELD}${claim.id}`}
            legend={`${t.pointByPoint(String(index + 1))} · ${claimText(claim)}`}
            options={options}
            chosen={[typed(`${FIELD}${claim.id}`, claim.answer)]}
          />
        ))}
        <TextArea
          name="text"
          label={t.ownWords}
          rows={6}
          defaultValue={typed('text', ownWords)}
          audience={t.responseAudience}
        />
        <Actions>
          <Button wide name="act" value="respond">
            {t.sendResponse}
          </Button>
          <ButtonLink wide look="second" to={`${home}/evidence`}>
            {t.addEvidence}
          </ButtonLink>
          <ButtonLink wide look="second" to={`${home}/requests`}>
            {t.ownRequest}
          </ButtonLink>
          <ButtonLink look="quiet" to={home}>
            {t.later}
          </ButtonLink>
        </Actions>
      </PostForm>
    </QuestionPage>
  )
}
