import { formatDay, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ladder.ts'
import { words as tried } from '#app/i18n/words/tried.ts'
import { Button } from '#app/ui/button.tsx'
import { Field, Select, TextArea } from '#app/ui/field.tsx'
import { Tag, type Tone } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { CaseData, PartyRow } from './types.ts'

type Invitation = NonNullable<PartyRow['invitation']>
type Try = Invitation['ladder']['tries'][number]
type Props = { readonly party: PartyRow; readonly data: CaseData }

const when = (at: string, locale: 'zh-CN' | 'en') => formatInstant(new Date(at), locale, { year: false })

/** How one person is being reached: what was tried, what is to be done now with its words, what is next and when. */
export const LadderOf = ({ party, data }: Props) => {
  const t = useWords(words)
  const locale = useLocale()
  const { invitation } = party
  if (!invitation || invitation.ladder.tries.length === 0) return null
  const { tries, next, endsAt, answerBy, laterDays } = invitation.ladder
  return (
    <section id={`ladder-${party.partyId}`}>
      <h3>{t.ladder}</h3>
      <ol className="claims">
        {tries.map((one) => (
          <li key={one.id}>
            <OneTry one={one} party={party} data={data} />
          </li>
        ))}
      </ol>
      {answerBy && endsAt && <p>{t.asksUntil(when(answerBy, locale))}</p>}
      {next && <p className="meta">{t.nextLine(t.rungs[next.rung], when(next.dueAt, locale))}</p>}
      {endsAt && <p className="meta">{t.endLine(when(endsAt, locale))}</p>}
      {laterDays.length > 0 && <LaterByPhone id={invitation.id} days={laterDays} data={data} />}
      {endsAt && <GiveUp data={data} />}
    </section>
  )
}

const toneOf = ({ result, message, results }: Try): Tone => {
  if (result === 'reached' || result === 'handed' || message === 'delivered') return 'done'
  if (result === 'returned' || result === 'wrongPerson' || result === 'moved' || message === 'failed') return 'no'
  return result === null && results.length > 0 ? 'act' : 'plain'
}

const OneTry = ({ one, party, data }: { readonly one: Try } & Props) => {
  const t = useWords(words)
  const { results } = useWords(tried)
  const locale = useLocale()
  const state = one.result
    ? results[one.result as keyof typeof results]
    : one.message
      ? (t.message[one.message as keyof typeof t.message] ?? one.message)
      : t.openTask
  return (
    <>
      {t.rungs[one.rung]} <Tag tone={toneOf(one)}>{state}</Tag> {one.openedAt && <Tag tone="done">{t.opened}</Tag>}
      <span className="second">
        {when(one.doneAt ?? (one.result === null && one.dueAt ? one.dueAt : one.at), locale)}
        {one.note && ` · ${one.note}`}
      </span>
      {one.channel === 'letter' && <Letter one={one} party={party} code={data.code} />}
      {one.results.length > 0 && one.channel === 'call' && <Script party={party} data={data} />}
      {one.results.length > 0 && one.channel === 'visit' && <p className="meta">{t.visitScript}</p>}
      {one.results.length > 0 && <Record one={one} data={data} />}
    </>
  )
}

const Letter = ({ one, party, code }: { one: Try; party: PartyRow; code: string }) => {
  const t = useWords(words)
  return (
    <p>
      {one.paper ? (
        <a href={`/c/${encodeURIComponent(code)}/papers/${one.paper}`}>{t.letterReady}</a>
      ) : (
        <span className="meta">{t.letterSoon}</span>
      )}{' '}
      <span className="second">{party.postal ? t.letterTo(party.postal) : t.letterNoAddress}</span>
    </p>
  )
}

const Script = ({ party, data }: Props) => {
  const t = useWords(words)
  const locale = useLocale()
  const word = party.invitation?.words[0]
  const lines = t.scriptLines(
    party.name,
    data.organisation?.name ?? '',
    data.publicPhone,
    word ? (locale === 'en' ? word.en : word.zh) : '',
  )
  return (
    <details className="why" open>
      <summary>{t.script}</summary>
      <ol className="claims">
        {lines.split('\n').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </details>
  )
}

const Record = ({ one, data: { formKey, fault } }: { readonly one: Try; readonly data: CaseData }) => {
  const t = useWords(words)
  const { results } = useWords(tried)
  const mine = fault?.values.attemptId === one.id ? fault : null
  const typed = (name: string) => String(mine?.values[name] ?? '')
  return (
    <details className="why" open={one.result === null && (one.channel !== 'letter' || mine !== null)}>
      <summary>{t.record}</summary>
      <PostForm idempotencyKey={`${formKey}-log-${one.id}`}>
        <input type="hidden" name="attemptId" value={one.id} />
        <Select
          id={`result-${one.id}`}
          name="result"
          label={t.result}
          defaultValue={typed('result') || (one.results[0] ?? '')}
          error={mine?.errors.result}
        >
          {one.results.map((result) => (
            <option key={result} value={result}>
              {results[result as keyof typeof results]}
            </option>
          ))}
        </Select>
        {one.results.includes('callBack') && (
          <Field
            id={`call-${one.id}`}
            name="callAt"
            type="datetime-local"
            label={t.callWhen}
            hint={t.callWhenHint}
            optional
            defaultValue={typed('callAt')}
            error={mine?.errors.callAt}
          />
        )}
        <TextArea
          id={`note-${one.id}`}
          name="note"
          label={t.note}
          hint={t.noteHint}
          rows={2}
          optional
          defaultValue={typed('note')}
          error={mine?.errors.note}
        />
        <Button look="second" name="act" value="logContact">
          {t.save}
        </Button>
      </PostForm>
    </details>
  )
}

type LaterProps = { readonly id: string; readonly days: readonly string[]; readonly data: CaseData }

const LaterByPhone = ({ id, days, data: { formKey, fault } }: LaterProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const mine = fault?.values.invitationId === id && fault.errors.on ? fault : null
  return (
    <details className="why" open={mine !== null}>
      <summary>{t.laterByPhone}</summary>
      <PostForm idempotencyKey={`${formKey}-later-${id}`}>
        <input type="hidden" name="invitationId" value={id} />
        <Select
          id={`later-${id}`}
          name="on"
          label={t.laterDay}
          hint={t.laterHint}
          defaultValue={days[0] ?? ''}
          error={mine?.errors.on}
        >
          {days.map((on) => (
            <option key={on} value={on}>
              {formatDay(on, locale)}
            </option>
          ))}
        </Select>
        <Button look="second" name="act" value="laterByPhone">
          {t.laterSave}
        </Button>
      </PostForm>
    </details>
  )
}

const GiveUp = ({ data: { formKey, fault } }: { readonly data: CaseData }) => {
  const t = useWords(words)
  const isMine = fault?.values.why !== undefined
  return (
    <details className="why" open={isMine}>
      <summary>{t.giveUp}</summary>
      <PostForm idempotencyKey={`${formKey}-unreachable`}>
        <Select name="why" label={t.giveUpWhy} defaultValue={String(fault?.values.why ?? 'neverAnswers')}>
          {Object.entries(t.giveUpReasons).map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </Select>
        <TextArea
          id="unreachable-text"
          name="text"
          label={t.giveUpText}
          hint={t.giveUpHint}
          rows={2}
          error={isMine ? fault?.errors.text : undefined}
          defaultValue={isMine ? String(fault?.values.text ?? '') : ''}
        />
        <Button look="no" name="act" value="unreachable">
          {t.giveUpNow}
        </Button>
      </PostForm>
    </details>
  )
}
