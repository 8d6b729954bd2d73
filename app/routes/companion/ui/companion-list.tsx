import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { dialled } from '#app/domain/identity/phone.ts'
import type { companionsView } from '#app/domain/party/companions.queries.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/companion.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { Select, TextArea } from '#app/ui/field.tsx'
import { Tag, type Tone } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { Fault } from './name-form.tsx'

type View = SerializeFrom<Awaited<ReturnType<typeof companionsView>>>
type Companion = View['companions'][number]
type ListProps = Pick<View, 'companions' | 'files' | 'isOpen'> & {
  readonly isMediator: boolean
  readonly home: string
  readonly formKey: string
  readonly fault: Fault
}
type OneProps = Omit<ListProps, 'companions'> & { readonly one: Companion }

const tones: Readonly<Record<Companion['state'], Tone>> = {
  named: 'act',
  admitted: 'done',
  refused: 'no',
  ended: 'plain',
}

/** Each person with where he stands, and what this reader may do about it. */
export const CompanionList = ({ companions, ...rest }: ListProps) => (
  <>
    {companions.map((one) => (
      <section key={one.id}>
        <Who one={one} />
        {rest.isOpen && (one.state === 'named' || one.state === 'admitted') && <Acts one={one} {...rest} />}
      </section>
    ))}
  </>
)

const Who = ({ one }: { readonly one: Companion }) => {
  const t = useWords(words)
  const isAgent = one.kind === 'agent'
  const facts = [
    t.kinds[one.kind],
    t.relations[one.relation],
    isAgent && t.scopes[one.scope as keyof typeof t.scopes],
  ].filter(Boolean)
  return (
    <>
      <h2>
        <span translate="no">{one.name}</span> <Tag tone={tones[one.state]}>{t.states[one.state]}</Tag>
      </h2>
      <p>{facts.join(' · ')}</p>
      <p className="meta">
        {t.by(one.of)}
        {one.phone && ` · ${dialled(one.phone)}`}
      </p>
      {isAgent && one.state !== 'ended' && <p className="meta">{one.hasPower ? t.powerHave : t.powerMissing}</p>}
      {one.reason && <p className="meta">{t.refusedBecause(one.reason)}</p>}
    </>
  )
}

const Acts = (props: OneProps) => {
  const { one, isMediator } = props
  if (isMediator) return one.state === 'named' ? <Decide {...props} /> : null
  if (!one.isMine) return null
  return (
    <>
      {one.kind === 'agent' && <GivePower {...props} />}
      <End {...props} />
    </>
  )
}

const GivePower = ({ one, files, home, formKey, fault }: OneProps) => {
  const t = useWords(words)
  const bad = fault?.values.companionId === one.id ? fault : undefined
  return (
    <details className="why" open={!one.hasPower || bad !== undefined}>
      <summary>{t.power}</summary>
      <p className="meta">
        {t.powerHow} <Link to={`${home}/evidence`}>{t.toEvidence}</Link>
      </p>
      {files.length > 0 && (
        <PostForm idempotencyKey={`${formKey}-power-${one.id}`}>
          <input type="hidden" name="companionId" value={one.id} />
          <Select id={`file-${one.id}`} name="evidenceId" label={t.powerWhich} error={bad?.errors.evidenceId}>
            {files.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Button look="second" name="act" value="givePower">
            {t.powerGive}
          </Button>
        </PostForm>
      )}
    </details>
  )
}

const End = ({ one, formKey }: OneProps) => {
  const t = useWords(words)
  return (
    <details className="why">
      <summary>{t.end}</summary>
      <PostForm idempotencyKey={`${formKey}-end-${one.id}`}>
        <input type="hidden" name="companionId" value={one.id} />
        <Button look="second" name="act" value="endCompanion">
          {t.endNow}
        </Button>
      </PostForm>
    </details>
  )
}

const Decide = ({ one, formKey, fault }: OneProps) => {
  const t = useWords(words)
  const bad = fault?.values.companionId === one.id ? fault : undefined
  return (
    <>
      {(one.kind === 'helper' || one.hasPower) && (
        <PostForm idempotencyKey={`${formKey}-admit-${one.id}`}>
          <input type="hidden" name="companionId" value={one.id} />
          <Actions>
            <Button name="act" value="admitCompanion">
              {t.admit}
            </Button>
          </Actions>
        </PostForm>
      )}
      <details className="why" open={bad?.errors.reason !== undefined}>
        <summary>{t.refuse}</summary>
        <PostForm idempotencyKey={`${formKey}-refuse-${one.id}`}>
          <input type="hidden" name="companionId" value={one.id} />
          <TextArea
            id={`reason-${one.id}`}
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            rows={2}
            defaultValue={String(bad?.values.reason ?? '')}
            error={bad?.errors.reason}
          />
          <Button look="no" name="act" value="refuseCompanion">
            {t.refuse}
          </Button>
        </PostForm>
      </details>
    </>
  )
}
