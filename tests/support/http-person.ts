/** Somebody at a browser without scripts: cookies, and the hidden fields of the form on the page. */
export class HttpPerson {
  private readonly jar = new Map<string, string>()

  /** @param fetch How the browser asks; another one when it trusts more than others do. */
  constructor(
    readonly origin: string,
    private readonly fetch: typeof globalThis.fetch = globalThis.fetch,
  ) {}

  /** Gives a cookie, such as that of a session. */
  hold(name: string, value: string): this {
    this.jar.set(name, value)
    return this
  }

  async get(path: string): Promise<Response> {
    return this.ask(path, {})
  }

  /** Opens the page and posts its form with these fields. */
  async submit(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const page = await (await this.get(path)).text()
    const hidden = Object.fromEntries(['csrf', 'idempotencyKey'].map((name) => [name, hiddenField(page, name)]))
    return this.post(path, { ...hidden, ...fields })
  }

  async post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: this.origin, 'sec-fetch-site': 'same-origin' },
    })
  }

  private async ask(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.fetch(`${this.origin}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { ...init.headers, cookie },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line)) this.jar.delete(name)
      else this.jar.set(name, value)
    }
    return answer
  }
}

const hiddenField = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
