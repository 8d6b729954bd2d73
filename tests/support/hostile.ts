/** Words that attack whoever prints them without care: a page, a mail, a paper, a calendar, a table, a header, a log. */
export const hostile: Readonly<Record<string, string>> = {
  'a script': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'the end of a text field': '</textarea></title><script>alert(1)</script>',
  'an attribute': '" autofocus onfocus="alert(1)" x=\'',
  'the end of a script': '</script><script>alert(1)</script>',
  'a link that runs': 'javascript:alert(1)',
  'a formula of a table': '=HYPERLINK("http://evil.example","x")|cmd',
  'a header': 'x\r\nSet-Cookie: yanhe=evil\r\n\r\n<script>alert(1)</script>',
  'lines of a calendar': 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil',
  'marks of our papers': '# 标题\n::if x::\n{{amount|money}} [[x]] | a | b |\n（五）另付一万元。',
  'a query': "'; drop table dispute; -- %_\\",
  paths: '../../../../etc/passwd',
  'a prototype': '__proto__',
  'rare characters': '䶮𬺓𰻞𠮷',
  pictures: '好的❤️👨‍👩‍👧😀',
  'words from right to left': 'مرحبا بكم',
  'a great many characters': '长'.repeat(6_000),
  'numbers that are none': '1e309',
  nothing: '',
}

/** What must never stand in a page as it was typed. */
export const HARMFUL = ['<script>alert(1)', '<img src=x', '" autofocus onfocus="alert', '</textarea></title>'] as const

/** What no reader sees, in the middle of a word. */
export const UNSEEN: Readonly<Record<string, string>> = {
  'a null byte': '\u0000',
  'a bell': '\u0007',
  'an escape': '\u001b[31m',
  'a turn of direction': '\u202e',
  'an isolate': '\u2066',
  'a right-to-left mark': '\u200f',
}
