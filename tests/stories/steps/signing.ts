import type { Person } from '../person.ts'
import type { ScriptParty } from '../script.ts'
import type { Story } from '../story.ts'
import { codeFor } from './filing.ts'

/** Numbers of the demonstration accounts, to which the platform sends codes. */
export const staffPhones = { mediator: '13900000003', orgAdmin: '13900000006', judge: '13900000008' } as const

/** Who signs for a party: himself, or the one who represents an organisation. */
export const signer = (party: ScriptParty) => ({
  name: party.legalRepresentative ?? party.name,
  phone: party.phone,
})

/** Ticks the three points one by one; before that no code goes out. */
export async function tickPoints(person: Person): Promise<void> {
  for (const label of [/钱.*我看懂了|How much/, /日子.*我看懂了|By when/, /签了以后|Once signed/])
    await person.choose(label)
}

/** Ticks the consent to sign on line where it is still asked for. */
export async function giveConsent(person: Person): Promise<void> {
  const consent = person.page.getByRole('checkbox', { name: /电子签名|electronically/ })
  if ((await consent.count()) === 0) return
  await consent.first().check({ force: true })
  person.taps += 1
}

/** Writes in the box by hand, which is no tap; where there is none, types the name. */
export async function writeName(person: Person, name: string): Promise<void> {
  const pad = person.page.locator('svg.ink')
  if ((await pad.count()) === 0) return person.fill(/姓名|name/i, name)
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) return
  const { mouse } = person.page
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  for (const [from, to] of [
    [at(0.2, 0.3), at(0.75, 0.35)],
    [at(0.45, 0.15), at(0.4, 0.85)],
    [at(0.4, 0.5), at(0.8, 0.8)],
  ] as const) {
    await mouse.move(...from)
    await mouse.down()
    await mouse.move(...to, { steps: 8 })
    await mouse.up()
  }
}

export interface Signing {
  readonly name: string
  readonly phone: string
  readonly screen: string
  readonly before?: () => Promise<void>
}

/** On the page of signing: code, points, signature; waits until it stands in the file. */
export async function signAs(story: Story, person: Person, { name, phone, screen, before }: Signing): Promise<void> {
  await person.await(/发验证码到|Send a code to/, 90_000)
  await story.screen(person, `${screen}-points`)
  await person.tap(/^(发验证码到|Send a code to)/)
  await before?.()
  await person.fill(/^(验证码|Code)/, await codeFor(story, phone))
  await writeName(person, name)
  await story.screen(person, screen)
  await person.tap(/^(签名并提交|Sign and submit)$/)
  await story.stopIfRefused(person, 'sign')
  await person.await(/您已经签好了|协议已经生效|You have signed|is in force/, 120_000)
}
