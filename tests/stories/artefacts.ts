import { createHash } from 'node:crypto'
import { effortOf } from './effort.ts'
import type { Person } from './person.ts'
import type { Refusal, Story } from './story.ts'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Signature fields that hold a value: each has a byte range of its own; document timestamps do not count. */
export function signaturesIn(pdf: Buffer): number {
  const text = pdf.toString('latin1')
  const all = text.match(/\/ByteRange\s*\[/g)?.length ?? 0
  const stamps = text.match(/\/SubFilter\s*\/ETSI\.RFC3161/g)?.length ?? 0
  return all - stamps
}

/** Every message as sent, read from the outbox page. */
export async function readOutbox(person: Person): Promise<{ to: string; text: string; state: string; at: string }[]> {
  await person.go('/admin/messages/outbox')
  return person.page.evaluate(() =>
    [...document.querySelectorAll('article')].map((article) => ({
      to: article.querySelector('[data-part="to"]')?.textContent?.trim() ?? '',
      text: article.querySelector('[data-part="text"]')?.textContent?.trim() ?? article.textContent?.trim() ?? '',
      state: article.querySelector('[data-part="state"]')?.textContent?.trim() ?? '',
      at: article.querySelector('time')?.getAttribute('datetime') ?? '',
    })),
  )
}

const RULING = /裁定书|Ruling/i
const ENDED_IN_COURT = ['confirmed', 'dismissed', 'notAccepted']
const RULING_MS = 60_000

interface PaperLink {
  readonly href: string
  readonly words: string
}

/** The papers of the case home; a ruling that is still being signed and served is waited for. */
async function papersOn(story: Story, person: Person): Promise<readonly PaperLink[]> {
  const until = Date.now() + RULING_MS
  for (;;) {
    await person.go(story.caseUrl)
    const links = await person.page
      .getByRole('link')
      .evaluateAll((all) =>
        all.map((link) => ({ href: link.getAttribute('href') ?? '', words: link.textContent?.trim() ?? '' })),
      )
    const papers = links.filter(({ href }) => href.includes('/papers/'))
    const isWhole = !ENDED_IN_COURT.includes(story.outcome) || papers.some(({ words }) => RULING.test(words))
    if (isWhole) return papers
    if (Date.now() > until) throw new Error('the ruling did not come')
    await person.page.waitForTimeout(1_000)
  }
}

/** Papers that are linked from a page, by the words of their links. */
async function savePapers(story: Story, person: Person): Promise<void> {
  const papers = await papersOn(story, person)
  const save = async (name: string, words: RegExp, all = false) => {
    const found = papers.filter((paper) => words.test(paper.words))
    for (const [index, paper] of found.entries()) {
      const isLast = index === found.length - 1
      if (!isLast && !all) continue
      const bytes = await person.download(paper.href)
      story.save(isLast ? `${name}.pdf` : `${name}-v${index + 1}.pdf`, bytes)
      if (isLast && name === 'agreement') story.signatures = signaturesIn(bytes)
    }
  }
  await save('agreement', /调解协议书|Mediation agreement|Settlement agreement/i, true)
  await save('application', /司法确认申请书|Application for/i)
  await save('ruling', RULING)
}

interface EvidenceRecord {
  name: string
  size: number
  made: string
  recorded: string | null
  downloaded: string | null
}

/** Each piece as it was made, as the page records it and as it comes back. */
async function saveEvidence(story: Story): Promise<void> {
  const records: EvidenceRecord[] = []
  for (const made of story.made) {
    const person = story.people.get(made.by)
    const record: EvidenceRecord = {
      name: made.name,
      size: made.bytes,
      made: made.sha256,
      recorded: null,
      downloaded: null,
    }
    records.push(record)
    const place = story.caseCode ? `${story.caseUrl}/evidence` : story.draftEvidence
    if (!person || !place) continue
    await person.go(place)
    const item = story.evidenceOf(person, made)
    if ((await item.count()) === 0) continue
    record.recorded = (await item.locator('.fingerprint').textContent())?.trim() ?? null
    const href = await item.locator('a[download]').first().getAttribute('href')
    if (href) record.downloaded = sha256(await person.download(href))
  }
  story.save('evidence.json', JSON.stringify(records, null, 2))
}

/** Leaves everything that outside tools check. */
export async function collectArtefacts(story: Story, refusal: Refusal | undefined): Promise<void> {
  const applicant = story.script.parties.find(({ side }) => side === 'applicant')
  const person = applicant ? story.people.get(applicant.id) : undefined
  let failure: unknown
  const attempt = async (act: () => Promise<void>) => {
    try {
      await act()
    } catch (error) {
      failure ??= error
    }
  }
  if (person) await attempt(async () => story.save('root.pem', await person.download('/root.pem')))
  if (person && story.caseCode) {
    await attempt(() => savePapers(story, person))
    await attempt(async () => story.save('trail.json', await person.download(`${story.caseUrl}/trail.json`)))
  }
  await attempt(() => saveEvidence(story))
  await attempt(async () => {
    const admin = await story.person('platformAdmin')
    story.save('outbox.json', JSON.stringify(await readOutbox(admin), null, 2))
  })
  story.save('result.json', JSON.stringify(await resultOf(story, refusal), null, 2))
  if (failure) throw failure
}

async function resultOf(story: Story, refusal: Refusal | undefined) {
  const people = [...story.people.entries()].filter(([id]) => story.script.parties.some((party) => party.id === id))
  const count = (of: (person: Person) => number) => Object.fromEntries(people.map(([id, person]) => [id, of(person)]))
  return {
    outcome: story.outcome,
    caseCode: story.caseCode,
    effectiveAt: story.effectiveAt,
    confirmationLastDay: story.confirmationLastDay,
    signatures: story.signatures,
    ...(refusal ? { refusal } : {}),
    steps: story.steps,
    taps: count(({ taps }) => taps),
    typed: count(({ typed }) => typed),
    effort: effortOf(story.steps, story.script.parties),
    video: story.video,
    validateAt: new Date().toISOString(),
    versions: { node: process.versions.node, ...story.options.versions },
  }
}
