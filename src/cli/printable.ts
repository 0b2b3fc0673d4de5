// Escape sequences go as a whole, so that nothing of them is left to read; each pattern takes time linear in the text.
const control = String.raw`(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?`
const command = String
  .raw`(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]*(?:\u0007|\u001b\\|\u009c)`
const other = String.raw`\u001b[ -/]*[0-~]?`
const sequences = new RegExp(`${control}|${command}|${other}`, 'gu')

// Controls, format characters (direction overrides, zero-width ones, tags) and private ones: a terminal acts on them or hides them.
const unseen = /[\p{Cc}\p{Cf}\p{Co}]/gu

// A few marks on a letter are writing; a tower of them covers the lines around it.
const towers = /(\p{M}{3})\p{M}+/gu

/** Text as one line that any terminal shows as it is: no controls, escape sequences, direction overrides, zero-width characters. */
export function toPrintable(text: string): string {
  return text
    .replace(/\r\n?|[\n\t\v\f\u0085\u2028\u2029]/gu, ' ')
    .replace(sequences, '')
    .replace(unseen, '')
    .replace(towers, '$1')
    .replace(/\p{Cs}/gu, '\ufffd')
}

/** The same, with the line breaks of the text kept. */
export function toPrintableLines(text: string): readonly string[] {
  return text.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u).map(toPrintable)
}

/** A value as JSON on one line, whatever it holds; what a terminal would act on is spelt as an escape, and means the same. */
export function toJsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escape)}\n`
}

function escape(character: string): string {
  return Array.from({ length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
}
