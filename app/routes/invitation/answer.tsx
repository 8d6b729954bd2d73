import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { changeMind } from '#app/domain/invitation/again.commands.server.ts'
import { otherSideSays } from '#app/domain/invitation/answer.queries.server.ts'
import { accept } from '#app/domain/invitation/answer.server.ts'
import { mayChangeMind } from '#app/domain/invitation/change-mind.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { ClaimList } from '#app/ui/claims.tsx'
import { CaseLine } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { useBoth } from './ui.tsx'

export const loader = casePage(async ({ platform, disputeId, actor, roles, code }) => {
  const personId = actor.kind === 'person' ? actor.personId : ''
  const home = `/c/${codeInAddress(code)}`
  const said = roles.has('respondent') ? await otherSideSays(platform, disputeId, personId) : null
  const isChange = said !== null && mayChangeMind(said.disputeState, said.state)
  if (!said || (said.state !== 'known' && !isChange)) throw redirect(home)
  return { ...said, home, isChange }
})

export const action = caseAction({
  changeMind: formAct({ command: changeMind, then: (_, { code }) => `/c/${codeInAddress(code)}/response` }),
  accept: formAct({ command: accept, then: (_, { code }) => `/c/${codeInAddress(code)}/response` }),
})

export default function Answer() {
  const { code, topic, applicants, facts, claims, home, isChange, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const both = useBoth()
  return (
    <QuestionPage
      owner="b"
      eyebrow={<CaseLine code={code} topic={both(topic)} />}
      title={isChange ? t.changeMindTitle : t.answerTitle}
      lede={t.answerLede}
      errors={fault?.errors}
      message={fault?.message}
    >
      <h2>{t.applicantIs}</h2>
      <p translate="no">{applicants.join('、')}</p>
      <h2>{t.theirWords}</h2>
      <blockquote className="quote">{facts}</blockquote>
      <h2>{t.theirClaims}</h2>
      <ClaimList claims={claims} />
      <PostForm idempotencyKey={formKey}>
        <h2>{t.ifWilling}</h2>
        <Checkbox name="consentMediation" label={t.consentMediation} error={fault?.errors.consentMediation} />
        <Checkbox name="consentVideo" label={t.consentVideo} />
        <Checkbox name="consentEService" label={t.consentEService} />
        <Actions>
          <Button wide name="act" value={isChange ? 'changeMind' : 'accept'}>
            {isChange ? t.changeMind : t.acceptNow}
          </Button>
          <ButtonLink wide look="second" to={isChange ? home : `${home}/decline`}>
            {isChange ? t.stayOut : t.decline}
          </ButtonLink>
        </Actions>
      </PostForm>
    </QuestionPage>
  )
}
