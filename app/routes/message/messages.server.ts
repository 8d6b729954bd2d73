import { readPerson } from '#app/domain/account/people.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { openThread, threadList } from '#app/domain/message/queries.server.ts'
import { readThread, threadKey, threadsFor } from '#app/domain/message/threads.ts'
import type { CaseContext } from '#app/http/context.server.ts'

/** The thread that the address names, and the others with what is new in them. */
export async function messagesPage({ platform, disputeId, code, actor, roles, url }: CaseContext) {
  const personId = actor.kind === 'person' ? actor.personId : ''
  const [first] = threadsFor(roles)
  const thread = readThread(url.searchParams.get('thread') ?? '', roles) ?? first
  if (!thread) throw new DomainError('dispute/not-allowed')
  const reader = { disputeId, personId, roles }
  const messages = await openThread(platform, reader, thread)
  const { timeZone } = await readPerson(platform.db, platform, personId)
  return {
    code,
    isMediator: roles.has('mediator'),
    zone: timeZone,
    current: { key: threadKey(thread), ...thread },
    threads: await threadList(platform, reader),
    messages,
  }
}
