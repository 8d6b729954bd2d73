/** Everything that a party or a stranger may open on a phone; the room itself carries the video client. */
export const PARTY_ROUTES: readonly string[] = [
  ...['', 'login', 'me', 'me/ways', 'topics', 'help', 'privacy', 'accessibility', 'elsewhere', 'verify/:number?', '*'],
  ...['guide/:topic', 'guide/:topic/stop', 'guide/:topic/letter', 'guide/:topic/result', 'file/resume', 'file/:draft'],
  ...['what', 'who', 'abroad', 'want', 'evidence', 'me', 'check', 'code', 'sent'].map((part) => `file/:draft/${part}`),
  ...['file/helped', 'file/:draft/helper', 'file/:draft/spoken', 'file/:draft/phone', 'h', 'h/:token', 'with/:token'],
  ...[
    'i',
    'i/who',
    'i/ask',
    'i/decline',
    'i/not-me',
    'i/letter',
    'i/later',
    'i/:token',
    'invitations',
    'invitation/:what',
  ],
  ...['', '/answer', '/decline', '/response', '/record', '/supplement', '/close', '/withdraw', '/evidence'].map(
    (part) => `c/:code${part}`,
  ),
  ...['mediator', 'leave', 'book', 'messages', 'offers', 'session', 'session/check', 'agreement', 'sign'].map(
    (part) => `c/:code/${part}`,
  ),
  ...['confirm', 'court', 'rate', 'performance', 'later', 'companions', 'requests'].map((part) => `c/:code/${part}`),
]
/** Desks, the room, and addresses that answer with no page. */
export const OTHERS =
  /^(?:desk|dispatch|court|seal|admin|org|setting|dev|demo|webhooks)(?:\/|$)|^(?:display|logout|open|root\.pem|revoked\.pem)$|session\/(?:room|token|code|check\/token|room\/state)$|\/(?:live|session\.ics|trail\.json|papers\/:number|api\/:call|:id\/file|room\/state)$/
