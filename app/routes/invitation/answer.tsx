import { useActionData, useLoaderData } from '@remix-run/react'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { DomainError } from '#app/domain/errors.ts'
import { changeMind } from '#app/domain/invitation/again.commands.server.ts'
import { otherSideSays } from '#app/domain/invitation/answer.queries.server.ts'
import { accept } from '#app/domain/invitation/answer.server.ts'
import { mayChangeMind } from '#app/domain/invitation/change-mind.ts'
import { leadOn } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { ClaimList } from '#app/ui/claims.tsx'
import { CaseLine } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { AskAgain, useBoth } from './ui.tsx'

export const loader = casePage(async (context) => {
  const { platform, disputeId, actor, roles, code } = context
  const personId = actor.kind === 'person' ? actor.personId : ''
  const home = `/c/${codeInAddress(code)}`
  const said = roles.has('respondent') ? await otherSideSays(platform, disputeId, personId) : null
  const isChange = said !== null && mayChangeMind(said.disputeState, said.state)
  if (said?.state !== 'known' && !isChange) leadOn(context, home)
  if (!said) throw new DomainError('dispute/not-allowed')
  return { ...said, home, isChange, isOpen: said.state === 'known' || isChange }
})

const responseTo = (code: string) => `/c/${codeInAddress(code)}/response`
/** What the button says in so many words: talking, by video, papers by telephone. */
const everything = () => ({ consentMediation: 'yes', consentVideo: 'yes', consentEService: 'yes' })

export const action = caseAction({
  changeMind: formAct({ command: changeMind, then: (_, { code }) => responseTo(code) }),
  changeMindWhole: formAct({ command: changeMind, input: everything, then: (_, { code }) => responseTo(code) }),
  accept: formAct({ command: accept, then: (_, { code }) => responseTo(code) }),
  acceptWhole: formAct({ command: accept, input: everything, then: (_, { code }) => responseTo(code) }),
})

export default function Answer() {
  const { code, topic, applicants, facts, claims, home, isChange, isOpen, laterDays, askAgainOn, formKey } =
    useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const both = useBoth()
  const act = isChange ? 'changeMind' : 'accept'
  return (
    <QuestionPage
      owner="b"
      {...(isOpen ? {} : { back: { to: home, label: t.backToCase } })}
      eyebrow={<CaseLine code={code} topic={both(topic)} />}
      title={isChange ? t.changeMindTitle : t.answerTitle}
      lede={t.answerLede}
      errors={fault?.errors}
      message={fault?.message}
    >
      {askAgainOn && <AskAgain on={askAgainOn} change={`${home}/later`} />}
      <h2>{t.applicantIs}</h2>
      <p translate="no">{applicants.join('、')}</p>
      <h2>{t.theirWords}</h2>
      <blockquote className="quote">{facts}</blockquote>
      <h2>{t.theirClaims}</h2>
      <ClaimList claims={claims} />
      <PostForm idempotencyKey={formKey}>
        <h2>{t.ifWilling}</h2>
        <ul className="facts">
          <li>{t.consentMediation}</li>
          <li>{t.consentVideo}</li>
          <li>{t.consentEService}</li>
        </ul>
        <input type="hidden" name="consentMediation" value="yes" />
        {isOpen && (
          <Actions>
            <Button wide name="act" value={`${act}Whole`}>
              {t.acceptWhole}
            </Button>
            <Button wide look="second" name="act" value={act}>
              {t.acceptNow}
            </Button>
            {!isChange && !askAgainOn && laterDays.length > 0 && (
              <ButtonLink wide look="second" to={`${home}/later`}>
                {t.maybeLater}
              </ButtonLink>
            )}
            <ButtonLink wide look="second" to={isChange ? home : `${home}/decline`}>
              {isChange ? t.stayOut : t.decline}
            </ButtonLink>
          </Actions>
        )}
      </PostForm>
    </QuestionPage>
  )
}
