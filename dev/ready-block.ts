import { demoAccounts } from '#app/domain/seed/people.ts'
import type { Instance } from './instance.ts'
import { lanWords } from './lan/lan.ts'

const ROLE_WIDTH = 56

/** What a person reads when everything is up: where to go, and how to enter as whom. */
export function readyBlock(
  { origin, parts, lan }: Pick<Instance, 'origin' | 'parts' | 'lan'>,
  isDemo: boolean,
): string {
  const lines = ['', '─'.repeat(72), ` Yanhe 言和 is ready:  ${origin}`]
  if (isDemo) {
    lines.push('', ` Enter with one click at ${origin}/demo as:`)
    for (const { zh, en, name } of demoAccounts) lines.push(`   ${pad(`${zh} ${en}`)} ${name}`)
    lines.push('', ` Messages that would be sent (codes too):  ${origin}/admin/messages/outbox`)
  }
  if (!isDemo && !process.env.SMS_URL) {
    lines.push('', ' SMS_URL is not set: codes reach nobody, so nobody can enter yet.')
  }
  if (!isDemo) lines.push(' First people: npm run admin  (lists every command)')
  if (parts.livekit)
    lines.push(' Video starts by itself; its first build takes 2 to 4 minutes, the rest works meanwhile.')
  if (lan) lines.push(...lanWords(lan, isDemo))
  lines.push(' Stop with Ctrl-C.', '─'.repeat(72), '')
  return `${lines.join('\n')}\n`
}

/** Chinese letters are two columns wide. */
const pad = (text: string): string => {
  const columns = [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(1, ROLE_WIDTH - columns))
}
