import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import type { MadeFile } from './make-files.ts'
import { Person } from './person.ts'
import { partyOf, type Script, type ScriptParty } from './script.ts'

export interface StoryOptions {
  readonly script: Script
  readonly baseUrl: string
  readonly out: string
  readonly headed: boolean
  /** Ends the media server of the story's own instance, as a power cut would; absent with a foreign instance. */
  readonly killMediaServer?: () => Promise<void>
  /** Moves the law's clock of the story's own instance; absent with a foreign one. */
  readonly moveLawClock?: (to: Date) => Promise<void>
  /** Versions of the parts behind the pages, as the one who started them knows. */
  readonly versions?: Readonly<Record<string, string>>
}

export interface StepRecord {
  readonly name: string
  readonly who: string
  readonly ms: number
  readonly ok: boolean
  /** What this person did with his hands in it. */
  readonly taps: number
  readonly photos: number
  readonly typed: number
}

export interface Refusal {
  readonly step: string
  readonly code: string
  readonly text: string
  readonly field?: string
}

/** The product rightly refused a step: the story ends there. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(readonly refusal: Refusal) {
    super(refusal.text)
  }
}

export type StaffKey = 'mediator' | 'dispatcher' | 'orgAdmin' | 'clerk' | 'judge' | 'platformAdmin'

/** Somebody whom an invitation reaches by mistake. */
const STRANGER = 'stranger'
const PHONE_WIDTH = 390
const DESK_WIDTH = 1280
const FIRST_HERTZ = 400
const HERTZ_APART = 170

export interface VideoRecord {
  framesDecoded: number
  audioEnergy: number
  caucusFramesOfOthers: number
  caucusAudioOfOthers: number
  controlBefore: number
  controlAfter: number
}

/** One story under way: who is at which device, what was done, what came out. */
export class Story {
  readonly steps: StepRecord[] = []
  readonly people = new Map<string, Person>()
  readonly video: Record<string, VideoRecord> = {}
  caseCode: string | null = null
  /** How the dispute ended, as the pages say it. */
  outcome = 'open'
  effectiveAt: string | null = null
  confirmationLastDay: string | null = null
  /** Files as they were made, with who put them in. */
  readonly made: (MadeFile & { readonly by: string })[] = []
  /** Where the evidence of an application lies that has no code yet. */
  draftEvidence: string | null = null
  /** Signatures in the last agreement. */
  signatures = 0
  private current = 'start'
  private readonly taken = new Set<string>()

  constructor(readonly options: StoryOptions) {
    mkdirSync(join(options.out, 'screens'), { recursive: true })
    mkdirSync(join(options.out, 'files'), { recursive: true })
  }

  get script(): Script {
    return this.options.script
  }

  get caseUrl(): string {
    if (!this.caseCode) throw new Error('there is no case code yet')
    return `/c/${encodeURIComponent(this.caseCode)}`
  }

  get deskUrl(): string {
    return `/desk${this.caseUrl}`
  }

  party(id: string): ScriptParty {
    return partyOf(this.script, id)
  }

  /** The person of a party or of staff, at his device; staff enter as their demonstration account. */
  async person(id: string): Promise<Person> {
    const known = this.people.get(id)
    if (known) return known
    const party = this.script.parties.find((one) => one.id === id)
    const person = await Person.enter({
      name: id,
      baseUrl: this.options.baseUrl,
      out: this.options.out,
      hertz: FIRST_HERTZ + HERTZ_APART * this.people.size,
      locale: party?.locale ?? 'zh-CN',
      timeZone: party?.timeZone ?? 'Asia/Shanghai',
      width: party || id === STRANGER ? PHONE_WIDTH : DESK_WIDTH,
      headed: this.options.headed,
    })
    this.people.set(id, person)
    if (!party && id !== STRANGER) await this.enterAsStaff(person, id as StaffKey)
    return person
  }

  /** Staff enter by the page of demonstration accounts. */
  private async enterAsStaff(person: Person, key: StaffKey): Promise<void> {
    await person.go('/demo')
    await person.page.locator(`button[name="account"][value="${key}"]`).click()
    await person.settle()
  }

  /** Runs one step of one person and notes how long it took; a failure keeps the page and ends the story. */
  async step(name: string, who: string, act: (person: Person) => Promise<void>): Promise<void> {
    const started = Date.now()
    this.current = `${name} (${who})`
    const person = await this.person(who)
    const before = { taps: person.taps, photos: person.photos, typed: person.typed }
    const record = (ok: boolean): StepRecord => ({
      name,
      who,
      ms: Date.now() - started,
      ok,
      taps: person.taps - before.taps,
      photos: person.photos - before.photos,
      typed: person.typed - before.typed,
    })
    try {
      await act(person)
      const done = record(true)
      this.steps.push(done)
      process.stdout.write(
        `${name} ${who} ${done.ms} ms, ${done.taps} taps, ${done.photos} photos, ${done.typed} typed\n`,
      )
    } catch (error) {
      this.steps.push(record(false))
      if (!this.isExpected(error)) await this.keepAll(name)
      throw error
    }
  }

  /** Whether it is the refusal that the script looks for. */
  isExpected(error: unknown): error is Refused {
    return error instanceof Refused && error.refusal.step === this.script.expect.refusedAt
  }

  /** What everybody had before his eyes when a step failed: the reason is often on somebody else's page. */
  private async keepAll(step: string): Promise<void> {
    for (const [id, person] of this.people)
      await person.keep(join(this.options.out, `failed-${step.replace(':', '-')}-${id}`))
  }

  get at(): string {
    return this.current
  }

  /** Pictures of a screen, once, on a phone and on a desk. */
  async screen(person: Person, id: string): Promise<void> {
    const key = `${id} ${person.options.locale}`
    if (this.taken.has(key)) return
    this.taken.add(key)
    for (const width of [PHONE_WIDTH, DESK_WIDTH]) {
      await person.page.setViewportSize({ width, height: width === PHONE_WIDTH ? 844 : 900 })
      const path = join(this.options.out, 'screens', `${id}-${width}-${person.options.locale}.png`)
      await person.page.screenshot({ path, fullPage: true }).catch(() => undefined)
    }
    await person.page.setViewportSize({ width: person.options.width, height: person.options.width < 700 ? 844 : 900 })
  }

  /** A picture as a phone would take it: drawn by a browser, in the kind that its name promises. */
  async photograph(words: string, kind: 'jpeg' | 'png'): Promise<Buffer> {
    const admin = await this.person('platformAdmin')
    const page = await admin.context.newPage()
    const hue = [...words].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 360
    await page.setContent(
      `<body style="margin:0;height:600px;background:linear-gradient(135deg,hsl(${hue} 30% 80%),hsl(${hue + 60} 40% 55%));font:32px sans-serif"><p style="padding:40px">${words}</p></body>`,
    )
    const bytes = await page.screenshot({ type: kind, clip: { x: 0, y: 0, width: 800, height: 600 } })
    await page.close()
    return bytes
  }

  /** The line of one piece of evidence, known by its name and its fingerprint. */
  evidenceOf(person: Person, made: MadeFile): Locator {
    return person.page
      .getByRole('listitem')
      .filter({ has: person.page.locator(`a[download=${JSON.stringify(made.name)}]`) })
      .filter({ hasText: made.sha256 })
      .first()
  }

  /** Ends the story where the page refuses what was sent: with the words that stand there, and the field they are about. */
  async stopIfRefused(person: Person, step: string): Promise<void> {
    const box = person.page.getByRole('alert').first()
    if ((await box.count()) === 0) return
    const text = ((await box.textContent()) ?? '').trim()
    const code = (await box.getAttribute('data-refusal')) ?? 'request/invalid'
    const wrong = person.page.locator('[aria-invalid="true"]').first()
    const field = (await wrong.count()) > 0 ? await wrong.getAttribute('name') : null
    throw new Refused({ step, code, text, ...(field ? { field } : {}) })
  }

  save(name: string, content: string | Buffer): void {
    writeFileSync(join(this.options.out, name), content)
  }

  async leave(): Promise<void> {
    for (const person of this.people.values()) await person.leave()
  }
}
