import { dialled } from '#app/domain/identity/phone.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/dispatch.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { PaneHead } from '#app/ui/desk.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { CheckAnswers } from '#app/ui/lists.tsx'
import { Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { LadderOf } from './ladder-of.tsx'
import type { CaseData, PartyRow } from './types.ts'

type Props = { readonly party: PartyRow; readonly data: CaseData }

const MAY_DECLINE = ['sent', 'opened', 'known']
const ANSWERED = ['known', 'accepted', 'declined']

/** The characters and how they are said: the invitation shows the one or the other, by the language of its reader. */
const both = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${zh}（${en}）`

/** How one respondent's invitation stands: what to tell a caller, what he asked, another number, another try. */
export const InvitationOf = ({ party, data }: Props) => {
  const t = useWords(words)
  const locale = useLocale()
  const { invitation } = party
  const mayCorrect = !ANSWERED.includes(invitation?.state.key ?? '')
  const name = invitation && (locale === 'en' ? invitation.state.name.en : invitation.state.name.zh)
  return (
    <section>
      <PaneHead title={party.name} end={name && <Tag>{name}</Tag>} />
      {invitation && invitation.words.length > 0 && (
        <CheckAnswers answers={[{ question: t.codeWords, answer: invitation.words.map(both).join('；') }]} />
      )}
      <LadderOf party={party} data={data} />
      {invitation && <Talk invitation={invitation} data={data} />}
      {invitation && MAY_DECLINE.includes(invitation.state.key) && data.state.key === 'inviting' && (
        <SaidNo invitation={invitation} data={data} />
      )}
      {mayCorrect && <Correct party={party} data={data} />}
      {data.state.key === 'inviting' && !['accepted', 'declined'].includes(invitation?.state.key ?? '') && (
        <PostForm idempotencyKey={`${data.formKey}-again-${party.partyId}`}>
          <input type="hidden" name="partyId" value={party.partyId} />
          <Button look="second" name="act" value="resend" blockedBecause={party.phone ? null : t.phoneFirst}>
            {t.resend}
          </Button>
        </PostForm>
      )}
    </section>
  )
}

const Correct = ({ party, data: { formKey, fault } }: Props) => {
  const t = useWords(words)
  const isOpen = Boolean(fault?.errors.phone ?? fault?.errors.name) || party.phone === null
  return (
    <details className="why" open={isOpen}>
      <summary>{t.correctTitle}</summary>
      <PostForm idempotencyKey={`${formKey}-correct-${party.partyId}`}>
        <input type="hidden" name="partyId" value={party.partyId} />
        <Field name="name" label={t.correctName} defaultValue={party.name} error={fault?.errors.name} />
        <Field
          name="phone"
          label={t.correctPhone}
          inputMode="tel"
          defaultValue={dialled(party.phone ?? '')}
          error={fault?.errors.phone}
          hint={t.correctHint}
        />
        <Button look="second" name="act" value="correct">
          {t.correct}
        </Button>
      </PostForm>
    </details>
  )
}

/** He called and said no: kept as he said it, shown to the applicant only if he allows that. */
const SaidNo = ({ invitation: { id }, data: { formKey } }: TalkProps) => {
  const t = useWords(words)
  return (
    <details className="why">
      <summary>{t.saidNoTitle}</summary>
      <PostForm idempotencyKey={`${formKey}-no-${id}`}>
        <input type="hidden" name="invitationId" value={id} />
        <TextArea id={`no-${id}`} name="text" label={t.saidNoText} rows={2} />
        <Checkbox name="share" label={t.saidNoShare} />
        <Button look="no" name="act" value="declined">
          {t.saidNo}
        </Button>
      </PostForm>
    </details>
  )
}

type TalkProps = { readonly invitation: NonNullable<PartyRow['invitation']>; readonly data: CaseData }

const Talk = ({ invitation: { id, talk }, data: { formKey, fault } }: TalkProps) => {
  const t = useWords(words)
  const locale = useLocale()
  if (talk.length === 0) return null
  return (
    <>
      <h3>{t.talkTitle}</h3>
      <CheckAnswers
        answers={talk.map(({ by, at, text }) => ({
          question: `${t[by === 'invitee' ? 'invitee' : 'us']} ${formatInstant(new Date(at), locale, { year: false })}`,
          answer: text,
        }))}
      />
      <PostForm idempotencyKey={`${formKey}-answer-${id}`}>
        <input type="hidden" name="invitationId" value={id} />
        <TextArea name="text" label={t.answer} rows={3} error={fault?.errors.text} />
        <Button look="second" name="act" value="answer">
          {t.sendAnswer}
        </Button>
      </PostForm>
    </>
  )
}
