import { askUntilAnswered, isAwaited, onAwaited } from './patient.ts'

/**
 * What plain pages do by script: a form goes out once however often it is pressed, waits for the line to come back, and
 * its answer takes the place of the page. Without this script the same forms go the browser's own way.
 */
const { documentElement: html } = document
let isUnderWay = false

const banner = () => document.querySelector('.offline')

/** A sentence of the page that waited for its moment. */
const said = (what: 'underWay' | 'offline' | 'awaited'): Node | '' =>
  document.querySelector<HTMLTemplateElement>(`template[data-say=${what}]`)?.content.cloneNode(true) ?? ''

function tell(): void {
  const what = isAwaited() ? 'awaited' : navigator.onLine ? null : 'offline'
  banner()?.replaceChildren(isUnderWay ? said('underWay') : '', what ? said(what) : '')
}

function begin(pressed: HTMLElement): void {
  isUnderWay = true
  pressed.setAttribute('aria-busy', 'true')
  const line = document.createElement('div')
  line.className = 'underway'
  line.setAttribute('aria-hidden', 'true')
  banner()?.after(line)
  tell()
}

/** A refusal from before the pages is one sentence: the page stays, with everything typed on it. */
function end(sentence?: string): void {
  isUnderWay = false
  tell()
  if (sentence === undefined) return
  document.querySelector('[aria-busy]')?.removeAttribute('aria-busy')
  document.querySelector('.underway')?.remove()
  const note = document.createElement('p')
  note.className = 'note note--warn'
  note.textContent = sentence
  banner()?.append(note)
}

/** Puts the answer in the place of this page; one that needs more than this script is opened by the browser. */
function show({ url, redirected }: Response, text: string): void {
  const next = new DOMParser().parseFromString(text, 'text/html')
  if (!next.querySelector('main')) {
    end(text)
    return
  }
  if (redirected && !next.querySelector('script[data-plain]')) {
    location.assign(url)
    return
  }
  for (const { name, value } of next.documentElement.attributes) html.setAttribute(name, value)
  document.title = next.title
  document.body.replaceWith(next.body)
  if (url !== location.href) history.pushState(null, '', url)
  end()
  scrollTo(0, 0)
  document.querySelector<HTMLElement>('.error-summary')?.focus()
}

async function send(form: HTMLFormElement, pressed: HTMLElement): Promise<void> {
  const fields = new FormData(form)
  if (pressed instanceof HTMLButtonElement && pressed.name) fields.append(pressed.name, pressed.value)
  begin(pressed)
  let text = ''
  // An answer that breaks off is none.
  const askWhole: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init)
    text = await answer.text()
    return answer
  }
  const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]))
  show(await askUntilAnswered(askWhole, form.action, { method: 'POST', body }), text)
}

addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  // Only what bears a number may be sent again.
  if (!(form instanceof HTMLFormElement) || !submitter || !form.elements.namedItem('idempotencyKey')) return
  event.preventDefault()
  if (!isUnderWay) void send(form, submitter)
})
for (const change of ['online', 'offline']) addEventListener(change, tell)
onAwaited(tell)
// Pages that took the place of another are drawn anew on the way back, and so is one that was left while it waited.
addEventListener('popstate', () => location.reload())
addEventListener('pageshow', ({ persisted }) => persisted && isUnderWay && location.reload())
tell()
html.dataset.awake = ''
