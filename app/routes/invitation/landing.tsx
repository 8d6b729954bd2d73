import { Link, useLoaderData } from '@remix-run/react'
import { spokenWord } from '#app/domain/invitation/code-word.ts'
import { landingOf } from '#app/domain/invitation/queries.server.ts'
import { inviteePage, privateHeaders } from '#app/http/invitee.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { ReadAloud } from '#app/ui/aloud/read-aloud.tsx'
import { Actions, Button, ButtonLink, Why } from '#app/ui/button.tsx'
import { Unsettled } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { plainHandle } from '#app/ui/plain.ts'
import { PostForm } from '#app/ui/post-form.tsx'
import { AskAgain, InvitationFacts, Proof, TalkList, useAsker, useBoth } from './ui.tsx'

export const headers = privateHeaders
export const handle = plainHandle
const ANSWERED = ['accepted', 'declined']

export const loader = inviteePage(async ({ platform, invitee, locale }) => {
  const { invitedPhone: _, invitedKind: __, word, ...shown } = await landingOf(platform, invitee.invitationId)
  return { ...shown, word: word ? spokenWord(word, locale) : '' }
})

export default function Landing() {
  const {
    asker,
    topic,
    organisation,
    phone,
    word,
    lastDay,
    isFlagged,
    talk,
    state,
    mayChangeMind,
    laterDays,
    askAgainOn,
    formKey,
  } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const both = useBoth()
  const who = useAsker(asker)
  const day = formatDay(lastDay, useLocale())
  if (mayChangeMind) {
    return (
      <Page spine owner="b">
        <PageHead
          eyebrow={`${who}·${both(topic)}`}
          title={t.changeMindTitle}
          lede={t.changeMindLede(who, both(topic))}
        />
        <InvitationFacts />
        <Willing formKey={formKey} />
        <Proof organisation={organisation} phone={phone} word={word} />
        <h2>{t.stayOutTitle}</h2>
        <p>{t.stayOutText}</p>
      </Page>
    )
  }
  if (ANSWERED.includes(state)) return <Answered />
  return (
    <Page spine owner="b">
      <PageHead eyebrow={`${who}·${both(topic)}`} title={t.pageTitle} lede={t.lede(who, both(topic))} />
      {askAgainOn && <AskAgain on={askAgainOn} change="/i/later" />}
      <ReadAloud lines={[t.pageTitle, t.lede(who, both(topic)), ...t.facts]} />
      <TalkList talk={talk} />
      <InvitationFacts />
      <Willing formKey={formKey} />
      <Actions>
        <ButtonLink wide look="second" to="/i/ask">
          {t.askFirst}
        </ButtonLink>
        {laterDays.length > 0 && !askAgainOn && (
          <ButtonLink wide look="second" to="/i/later">
            {t.maybeLater}
          </ButtonLink>
        )}
        <ButtonLink wide look="second" to="/i/decline">
          {t.decline}
        </ButtonLink>
      </Actions>
      <Proof organisation={organisation} phone={phone} word={word} />
      <h2>{t.ignoreTitle}</h2>
      <p>{t.ignoreText(who)}</p>
      <p>{t.lastDay(day)}</p>
      {isFlagged && <Unsettled />}
      <p>
        <ButtonLink look="quiet" to="/i/not-me">
          {t.notMe}
        </ButtonLink>
      </p>
    </Page>
  )
}

/** Who is willing gets the code at once: nobody has to ask for it on a page of its own. */
const Willing = ({ formKey }: { formKey: string }) => {
  const t = useWords(words)
  return (
    <PostForm idempotencyKey={formKey} action="/i/who">
      <Actions>
        <Button wide name="act" value="sendCode">
          {t.willing}
        </Button>
        <Why>{t.willingWhy}</Why>
      </Actions>
    </PostForm>
  )
}

const Answered = () => {
  const t = useWords(words)
  return (
    <Page spine owner="b">
      <PageHead title={t.answeredTitle} lede={t.answeredText} />
      <p>
        <Link to="/login">{t.login}</Link>
      </p>
    </Page>
  )
}
