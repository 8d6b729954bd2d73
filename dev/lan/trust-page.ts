import { createHash, X509Certificate } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { renderSVG } from 'uqr'
import { fingerprintOf } from './certificates.ts'

export interface TrustPageOptions {
  readonly host: string
  readonly port: number
  /** Address of the site over TLS. */
  readonly origin: string
  /** PEM. */
  readonly root: string
}

/** The one page without TLS: it offers the root and says how to trust it; it asks for nothing and sets no cookie. */
export interface TrustPage {
  readonly url: string
  stop(): Promise<void>
}

const FILE = '/yanhe-root.crt'

/** @throws Error when the port is taken. */
export async function startTrustPage(options: TrustPageOptions): Promise<TrustPage> {
  const server = createServer(answers(options))
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(options.port, options.host, done)
  })
  return {
    url: `http://${options.host}:${options.port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function answers(options: TrustPageOptions): RequestListener {
  const page = pageOf(options)
  const styleHash = createHash('sha256').update(STYLE).digest('base64')
  const der = new X509Certificate(options.root).raw
  return (request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff').setHeader('Cache-Control', 'no-store')
    response
      .setHeader('Referrer-Policy', 'no-referrer')
      .setHeader(
        'Content-Security-Policy',
        `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; frame-ancestors 'none'; form-action 'none'`,
      )
    const path = (request.url ?? '/').split('?')[0]
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end()
    if (path === '/') return void response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page)
    if (path !== FILE) return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found')
    response.setHeader('Content-Disposition', 'attachment; filename="yanhe-root.crt"')
    response.setHeader('Content-Type', 'application/x-x509-ca-cert').end(der)
  }
}

interface Steps {
  readonly zh: readonly [title: string, ...steps: string[]]
  readonly en: readonly [title: string, ...steps: string[]]
}

// Names of menus as the makers print them; they differ a little from version to version.
const DEVICES: readonly Steps[] = [
  {
    zh: [
      '安卓手机',
      '用手机自带的浏览器或 Chrome 打开本页，下载证书。',
      '打开“设置”，搜索“CA 证书”（一般在“安全 › 更多安全设置 › 加密与凭据 › 安装证书”）。',
      '选“CA 证书”，看到提醒后选“仍然安装”，再选刚下载的 yanhe-root.crt。',
    ],
    en: [
      'Android',
      'Open this page in Chrome or the phone’s own browser and download the certificate.',
      'Open Settings and search for “CA certificate” (usually Security › More security settings › Encryption & credentials › Install a certificate).',
      'Choose “CA certificate”, then “Install anyway”, then the file yanhe-root.crt.',
    ],
  },
  {
    zh: [
      'iPhone 和 iPad',
      '用 Safari 打开本页，下载证书，选“允许”。',
      '打开“设置 › 通用 › VPN 与设备管理”，点刚下载的描述文件，选“安装”。',
      '再到“设置 › 通用 › 关于本机 › 证书信任设置”，打开它的开关。少了这一步，证书不起作用。',
    ],
    en: [
      'iPhone and iPad',
      'Open this page in Safari, download the certificate and choose “Allow”.',
      'Open Settings › General › VPN & Device Management, tap the downloaded profile and choose “Install”.',
      'Then open Settings › General › About › Certificate Trust Settings and switch it on. Without this step it has no effect.',
    ],
  },
  {
    zh: [
      'Windows 电脑',
      '下载证书，双击打开，选“安装证书”，存储位置选“当前用户”。',
      '选“将所有的证书都放入下列存储”，点“浏览”，选“受信任的根证书颁发机构”。',
      '核对指纹后选“是”，再重新打开浏览器。',
    ],
    en: [
      'Windows',
      'Download the certificate, open it, choose “Install Certificate” and “Current User”.',
      'Choose “Place all certificates in the following store”, then “Browse”, then “Trusted Root Certification Authorities”.',
      'Compare the fingerprint, choose “Yes” and start the browser again.',
    ],
  },
  {
    zh: [
      '微信里打开的',
      '微信自带的浏览器多半不认自己安装的证书，也可能用不了摄像头。',
      '点右上角“···”，选“在浏览器打开”（苹果手机是“在默认浏览器中打开”），再按上面的步骤做。',
    ],
    en: [
      'Opened inside WeChat',
      'The browser inside WeChat usually ignores certificates that you installed, and may not give a page the camera.',
      'Tap “···” at the top right, choose “Open in browser”, and follow the steps above.',
    ],
  },
]

const STYLE = `
:root{color-scheme:light dark;--line:#c9c4b8;--ink:#1f2420;--paper:#fbfaf7;--quiet:#5a5f57;--act:#1d5b4f}
@media(prefers-color-scheme:dark){:root{--line:#4a4f48;--ink:#ecebe4;--paper:#171a18;--quiet:#b3b7ae;--act:#8fd0c0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.7 system-ui,"PingFang SC","Noto Sans SC",sans-serif}
main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.35;margin:.5rem 0}
h2{font-size:1.1875rem;margin:2.25rem 0 .25rem;padding-top:1rem;border-top:1px solid var(--line)}
p,ol{margin:.5rem 0}details{border-bottom:1px solid var(--line)}summary{min-height:48px;padding:.6rem 0;font-weight:600;cursor:pointer}summary:focus-visible,a:focus-visible{outline:3px solid var(--act);outline-offset:2px}li{margin:.25rem 0}ol{padding-left:1.4em}
[lang=en]{color:var(--quiet);font-size:.9375rem}
.get{display:inline-block;min-height:48px;padding:.7rem 1.2rem;border-radius:.4rem;background:var(--act);color:var(--paper);text-decoration:none;font-weight:600}
a{color:var(--act)}code{display:block;padding:.6rem .75rem;border:1px solid var(--line);border-radius:.4rem;font:0.875rem/1.6 ui-monospace,monospace;overflow-wrap:anywhere}
img{display:block;width:11rem;height:11rem;background:#fff;padding:.4rem}
@media(max-width:40rem){.wide{display:none}}
`

/** Eight pairs of digits in a line, as one compares them by eye. */
const inLines = (fingerprint: string) => fingerprint.replace(/(.{23}):/g, '$1<br>')

/** One name when both languages have the same. */
const titleOf = (zh: string, en: string) => (zh === en ? zh : `${zh} <span lang="en">${en}</span>`)

function pageOf({ origin, root, host, port }: TrustPageOptions): string {
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(`http://${host}:${port}`))}`
  const steps = (lang: string, [title, ...lines]: Steps['zh']) =>
    `<ol lang="${lang}" aria-label="${title}">${lines.map((line) => `<li>${line}</li>`).join('')}</ol>`
  const devices = DEVICES.map(
    ({ zh, en }) =>
      `<details><summary>${titleOf(zh[0], en[0])}</summary>${steps('zh-CN', zh)}${steps('en', en)}</details>`,
  )
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>信任本网络里的言和 · Trust Yanhe in this network</title><style>${STYLE}</style></head><body><main>
<h1>先让这台设备信任言和</h1>
<p>这个言和只在本网络里运行。摄像头和登录都要加密的连接，所以每台设备要装一次它的证书。</p>
<p lang="en">This Yanhe runs in your local network only. Camera and login need an encrypted connection, so each device installs its certificate once.</p>
<h2>一、核对，再下载 <span lang="en">1 Compare, then download</span></h2>
<p>下面的指纹要和启动言和的那个窗口里显示的一样；不一样就不要装。</p>
<p lang="en">The fingerprint below must be the one in the window where Yanhe was started. If it differs, do not install it.</p>
<code>${inLines(fingerprintOf(root))}</code>
<p><a class="get" href="${FILE}">下载证书 <span>Download the certificate</span></a></p>
<p>它只能证明内部网络的地址，对互联网上的网站不起作用。用完可以在同一处删除。</p>
<p lang="en">It can vouch for addresses of local networks only, never for a website on the internet. Remove it in the same place when you no longer need it.</p>
<h2>二、安装 <span lang="en">2 Install</span></h2>
<p>点开您的设备。<span lang="en">Open the one that you have.</span></p>
${devices.join('\n')}
<h2>三、打开言和 <span lang="en">3 Open Yanhe</span></h2>
<p><a class="get" href="${origin}">${origin}</a></p>
<div class="wide"><p>用手机扫一扫，打开本页：<span lang="en">Scan with a phone to open this page there:</span></p><img alt="" src="${picture}"></div>
</main></body></html>`
}
