import { useActionData, useLoaderData } from '@remix-run/react'
import { openByPhone, waitingFor } from '#app/domain/invitation/by-phone.server.ts'
import { requirePerson } from '#app/http/context.server.ts'
import { plainAction } from '#app/http/form.server.ts'
import { privateHeaders, toInvitation } from '#app/http/invitee.server.ts'
import { personPage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useAsker, useBoth } from './ui.tsx'

export const headers = privateHeaders

export const loader = personPage(async ({ platform, person }) => ({
  waiting: await waitingFor(platform, person.personId),
}))

export const action = plainAction(
  async ({ fields }, context) => {
    const { personId } = requirePerson(context)
    return toInvitation(await openByPhone(context.platform, personId, String(fields.invitationId ?? '')))
  },
  { person: true },
)

type Waiting = ReturnType<typeof useLoaderData<typeof loader>>['waiting'][number]

export default function WaitingInvitations() {
  const { waiting, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const isNone = waiting.length === 0
  return (
    <Page spine owner="b">
      <PageHead title={isNone ? t.noneTitle : t.waitingForYou} lede={isNone ? t.noneText : t.doorLede} />
      {fault && 'message' in fault && <Note tone="warn">{fault.message}</Note>}
      {waiting.map((one) => (
        <One key={one.id} one={one} formKey={formKey} />
      ))}
      {isNone && <ButtonLink to="/me">{t.toMine}</ButtonLink>}
    </Page>
  )
}

const One = ({ one: { id, asker, topic }, formKey }: { one: Waiting; formKey: string }) => {
  const t = useWords(words)
  const both = useBoth()
  return (
    <PostForm idempotencyKey={`${formKey}-${id}`}>
      <p className="eyebrow">{`${useAsker(asker)} · ${both(topic)}`}</p>
      <input type="hidden" name="invitationId" value={id} />
      <Actions>
        <Button wide>{t.open}</Button>
      </Actions>
    </PostForm>
  )
}
