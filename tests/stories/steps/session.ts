import { grownBetween } from '../connections.ts'
import type { Person } from '../person.ts'
import { type ScriptParty, takingPart } from '../script.ts'
import type { Story, VideoRecord } from '../story.ts'
import { codeFor } from './filing.ts'

/** Guards against hanging only: how soon pictures move again is promised by the tests of the room. */
const HEARD_MS = 60_000
const CAUCUS_MS = 4_000
const AFTER_KILL_MS = 60_000

const literally = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

async function prepare(story: Story, person: Person, party: ScriptParty): Promise<void> {
  const page = `${story.caseUrl}/session`
  await person.go(`${page}/check`)
  await person.tap(/^打开摄像头和麦克风|^Turn on/)
  await person.page.getByRole('button', { name: /^我准备好了|^I am ready/ }).waitFor({ timeout: HEARD_MS })
  await story.screen(person, 'P9')
  await person.tap(/^我准备好了|^I am ready/)
  await person.go(`${page}?step=rights`)
  await person.choose(/我看完了，也明白|I have read/)
  await person.tap(/看完了，下一步|next/i)
  await person.go(`${page}?step=consents`)
  for (const box of await person.page.locator('input[type="checkbox"][name="steps"]').all())
    await box.check({ force: true })
  const agree = person.page.getByRole('button', { name: /^同意已勾选的|^Agree to/ })
  if ((await agree.count()) > 0) await person.tap(/^同意已勾选的|^Agree to/)
  await person.go(`${page}?step=address`)
  await person.tap(/^发验证码到|^Send the code|^Send a code/)
  await person.fill(/^收件地址|^Address/, party.address)
  await person.fill(/^短信验证码|^Code/, await codeFor(story, party.phone))
  await person.tap(/^确认这个地址|^Confirm this address/)
  await person.page.getByLabel(/^短信验证码|^Code/).waitFor({ state: 'detached', timeout: 60_000 })
  await story.screen(person, 'P8')
}

async function enter(story: Story, person: Person): Promise<void> {
  await person.go(`${story.caseUrl}/session`)
  await person.tap(/^进入等候室|^Go to the waiting room|^Enter/)
  await person.page.waitForURL(/\/session\/room/)
  await story.screen(person, 'P10-waiting')
}

async function admitAll(story: Story, mediator: Person): Promise<void> {
  await mediator.go(`${story.deskUrl}/room`)
  const open = mediator.page.getByRole('button', { name: /^开放候场/ })
  if ((await open.count()) > 0) await mediator.tap(/^开放候场/)
  for (const party of takingPart(story.script)) {
    const admit = mediator.page.getByRole('button', { name: new RegExp(`^请${literally(party.name)}进来`) })
    await admit.first().waitFor({ timeout: HEARD_MS })
    await admit.first().click()
    await admit.first().waitFor({ state: 'detached', timeout: HEARD_MS })
  }
}

async function confirmAll(mediator: Person, parties: readonly ScriptParty[]): Promise<void> {
  for (const party of parties) {
    const confirm = mediator.page.getByRole('button', { name: new RegExp(`^确认这是${literally(party.name)}本人`) })
    await confirm.first().waitFor({ timeout: HEARD_MS })
    await confirm.first().click()
    await confirm.first().waitFor({ state: 'detached', timeout: HEARD_MS })
  }
}

const recordOf = (story: Story, id: string): VideoRecord => {
  story.video[id] ??= {
    framesDecoded: 0,
    audioEnergy: 0,
    caucusFramesOfOthers: 0,
    caucusAudioOfOthers: 0,
    controlBefore: 0,
    controlAfter: 0,
  }
  return story.video[id]
}

/** Waits until picture and sound of others really arrive and grow. */
async function hears(person: Person, timeout = HEARD_MS): Promise<{ frames: number; energy: number }> {
  let first = await person.received()
  const until = Date.now() + timeout
  for (;;) {
    await person.page.waitForTimeout(700)
    const now = await person.received()
    // A new connection counts from nothing: what came over the one before is no measure for it.
    if (now.frames < first.frames || now.energy < first.energy) first = now
    if (now.frames > first.frames + 3 && now.energy > first.energy)
      return { frames: now.frames - first.frames, energy: now.energy - first.energy }
    if (Date.now() > until) throw new Error(`${person.name} received no picture or no sound`)
  }
}

async function joint(story: Story): Promise<void> {
  for (const party of takingPart(story.script)) {
    const person = await story.person(party.id)
    await hears(person)
    const all = await person.received()
    Object.assign(recordOf(story, party.id), { framesDecoded: all.frames, audioEnergy: all.energy })
  }
}

async function say(story: Story, [id, text]: readonly [string, string]): Promise<void> {
  const person = await story.person(id)
  await person.fill(/写给这间房里的人|Write to/, text)
  await person.page
    .getByRole('button', { name: /^发送|^Send/ })
    .last()
    .click()
  const mediator = await story.person('mediator')
  await mediator.page.getByText(text).first().waitFor({ timeout: HEARD_MS })
}

/** What each of `people` received so far, by whom it came from. */
const heardBy = (story: Story, people: readonly ScriptParty[]) =>
  Promise.all(people.map(async ({ id }) => (await story.person(id)).heard()))

/** Each hears the other room as usual: the control of what is counted in between. */
async function addControl(
  story: Story,
  people: readonly ScriptParty[],
  when: 'controlBefore' | 'controlAfter',
): Promise<void> {
  for (const { id } of people) recordOf(story, id)[when] += (await hears(await story.person(id))).energy
}

/** Counts what came out of the private room, and what came into it from those outside. */
async function countAcross(story: Story, inside: readonly ScriptParty[], outside: readonly ScriptParty[]) {
  const people = [...inside, ...outside]
  const mediator = await story.person('mediator')
  const before = await heardBy(story, people)
  await mediator.page.waitForTimeout(CAUCUS_MS)
  const after = await heardBy(story, people)
  const mates = { inside: new Set(inside.map(({ name }) => name)), outside: new Set(outside.map(({ name }) => name)) }
  for (const [index, { id }] of people.entries()) {
    const isInside = index < inside.length
    const isFromMates = (name: string) => (isInside ? !mates.outside.has(name) : mates.outside.has(name))
    const grown = grownBetween(before[index] ?? new Map(), after[index] ?? new Map(), isFromMates)
    const record = recordOf(story, id)
    record.caucusFramesOfOthers += grown.frames
    record.caucusAudioOfOthers += grown.energy
  }
}

/** One side alone with the mediator: everybody else receives before and after, and nothing of them meanwhile. */
async function caucus(story: Story, id: string): Promise<void> {
  const mediator = await story.person('mediator')
  const { side } = story.party(id)
  const inside = takingPart(story.script).filter((party) => party.side === side)
  const outside = takingPart(story.script).filter((party) => party.side !== side)
  await addControl(story, outside, 'controlBefore')
  await mediator.tap(side === 'applicant' ? /^和申请人单独谈/ : /^和被申请人单独谈/)
  for (const party of inside) {
    const person = await story.person(party.id)
    await person.page
      .getByText(/没有您同意，调解员不会告诉对方|will not tell the other side/)
      .first()
      .waitFor({ timeout: HEARD_MS })
    await hears(person)
  }
  await countAcross(story, inside, outside)
  await story.screen(await story.person(id), 'P10-private')
  await mediator.tap(/^回到共同房间/)
  await addControl(story, outside, 'controlAfter')
}

async function showEvidence(story: Story, nth: number): Promise<void> {
  const mediator = await story.person('mediator')
  const shared = story.script.evidence.filter(({ audience }) => audience === 'all')
  const wanted = story.script.evidence[nth - 1]
  const label = (shared.find((item) => item === wanted) ?? shared[0])?.description
  if (!label) return
  await mediator.page.locator('.exhibits').getByRole('button', { name: label }).first().click()
  for (const party of takingPart(story.script)) {
    await (await story.person(party.id)).page.locator('figure.shown').first().waitFor({ timeout: HEARD_MS })
  }
}

async function kill(story: Story): Promise<void> {
  const killIt = story.options.killMediaServer
  if (!killIt) throw new Error('the media server of this instance is not ours to end')
  await killIt()
  for (const party of takingPart(story.script)) await hears(await story.person(party.id), AFTER_KILL_MS)
}

async function comeIn(story: Story, parties: readonly ScriptParty[]): Promise<void> {
  await story.step('admit', 'mediator', async (mediator) => {
    await mediator.go(`${story.deskUrl}/prep`)
    await story.screen(mediator, 'M4')
    await mediator.go(`${story.deskUrl}/room`)
    if ((await mediator.page.getByRole('button', { name: /^开放候场/ }).count()) > 0) await mediator.tap(/^开放候场/)
    for (const { id } of parties) await story.step('enter', id, (person) => enter(story, person))
    await admitAll(story, mediator)
    await story.screen(mediator, 'M6')
    await confirmAll(mediator, parties)
  })
}

/** Getting ready, coming in, meeting, talking alone, and the mediator's tick for each. */
export async function playSession(story: Story): Promise<void> {
  const { joint: isJoint, chat = [], showEvidence: nth, killMediaServer, caucusWith = [] } = story.script.session ?? {}
  const parties = takingPart(story.script)
  for (const party of parties) await story.step('prepare', party.id, (person) => prepare(story, person, party))
  await comeIn(story, parties)
  if (isJoint) await story.step('joint', 'mediator', () => joint(story))
  for (const [id, text] of chat) await story.step('joint', id, () => say(story, [id, text]))
  if (nth) await story.step('joint', 'mediator', () => showEvidence(story, nth))
  if (killMediaServer) await story.step('joint', 'mediator', () => kill(story))
  for (const id of caucusWith) await story.step('caucus', id, () => caucus(story, id))
}
