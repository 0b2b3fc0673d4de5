import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../src/text/index.js'

const sentences = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end))

describe('splitSentences', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['Ask Dr. Ode about it. She knows.', ['Ask Dr. Ode about it.', 'She knows.']],
    ['Node.js vs. Python is asked a lot. Why?', ['Node.js vs. Python is asked a lot.', 'Why?']],
    ['Use a queue, e.g. Redis. Or none.', ['Use a queue, e.g. Redis.', 'Or none.']],
    ['Version 3.10 is out. Node.js 20 too.', ['Version 3.10 is out.', 'Node.js 20 too.']],
    ['A title\nA line. Another', ['A title', 'A line.', 'Another']],
    ['  padded.  ', ['padded.']],
    ['We moved from .NET to Go. It works.', ['We moved from .NET to Go.', 'It works.']],
    ['We like .NET. It is quick.', ['We like .NET.', 'It is quick.']],
    ['Moving off ASP.NET? Yes.', ['Moving off ASP.NET?', 'Yes.']],
    ['Yahoo! was first. Next.', ['Yahoo! was first.', 'Next.']],
    ['Chat like Yahoo! Messenger.', ['Chat like Yahoo! Messenger.']],
    ['We left Yahoo! We like it.', ['We left Yahoo!', 'We like it.']],
    ['Great! We need chat.', ['Great!', 'We need chat.']],
    ['no chat! we need mail', ['no chat!', 'we need mail']],
    ['"Which?" is what people ask.', ['"Which?" is what people ask.']],
    ['People ask “Which?” and leave. So?', ['People ask “Which?” and leave.', 'So?']],
    ['He asked "Why?" He left.', ['He asked "Why?"', 'He left.']],
    ['No chat (really!) and no mail.', ['No chat (really!) and no mail.']],
    ['See https://example.com/a?B=c!D for it. Next.', ['See https://example.com/a?B=c!D for it.', 'Next.']],
    ['Is it example.com/What?Is or not?', ['Is it example.com/What?Is or not?']],
    ['chat?No, mail', ['chat?', 'No, mail']],
    ['It is written in C. It is quick.', ['It is written in C.', 'It is quick.']],
    ['It is written in C. Python is not.', ['It is written in C.', 'Python is not.']],
    ['Plan B. No chat.', ['Plan B.', 'No chat.']],
    ['J. Smith and George W. Bush said so. So?', ['J. Smith and George W. Bush said so.', 'So?']],
    ['A book by J. R. R. Tolkien. Next.', ['A book by J. R. R. Tolkien.', 'Next.']],
    ['It takes 5 sec. Then it ends.', ['It takes 5 sec.', 'Then it ends.']],
    ['As sec. 5 and no. 7 say. So?', ['As sec. 5 and no. 7 say.', 'So?']],
    ['We said no. Chat is out.', ['We said no.', 'Chat is out.']],
    ['At 5 p.m. We meet at Acme Inc. offices.', ['At 5 p.m.', 'We meet at Acme Inc. offices.']],
    ['Scritto in C. È veloce.', ['Scritto in C.', 'È veloce.']],
    ['Non serve la chat. È urgente.', ['Non serve la chat.', 'È urgente.']],
    ['Il dott. Rossi, v. pag. 5, dice di no. Poi?', ['Il dott. Rossi, v. pag. 5, dice di no.', 'Poi?']],
    ['', []],
    [' \n ', []],
  ])('splits %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })

  it('leaves only white space out, and keeps the order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '!', '"', 'é', '\u{1f600}') }),
        (text) => {
          let reached = 0
          for (const { start, end } of splitSentences(text)) {
            expect(text.slice(reached, start).trim()).toBe('')
            expect(end).toBeGreaterThan(start)
            reached = end
          }
          expect(text.slice(reached).trim()).toBe('')
        }),
    )
  })
})
