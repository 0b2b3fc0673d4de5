import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corpus, hear, idsIn } from '../support/verdicts.js'

describe('readNeeds', () => {
  it.each([
    ['prices update live for 20k users at once', ['high-concurrency', 'real-time']],
    ['we train a model on pictures', ['ml']],
    ['a chat app, one language on both sides', ['chat']],
    ['internal tool: forms over a few tables', ['crud', 'internal-tool']],
    ['nightly job that renames files', ['scripting']],
    ['answers within 5ms', ['low-latency']],
  ])('hears in "%s" at least %j', (text, expected) => {
    expect(idsIn(text)).toEqual(expect.arrayContaining(expected))
  })

  it.each([
    ['no machine learning involved', 'ml'],
    ['real-time is not needed', 'real-time'],
    ['neither chat nor machine learning', 'chat'],
    ['neither chat nor machine learning', 'ml'],
    ['without websockets', 'real-time'],
    ['we don’t need chat, notifications or streaming', 'streaming'],
    ['chat, notifications and streaming are not needed', 'chat'],
    ['less about data science, more about forms', 'data-analysis'],
    ['we do not care about speed', 'performance'],
    ['Chat? No.', 'chat'],
    ['this isn’t a small project', 'small-project'],
    ['there is hardly any image processing', 'image-processing'],
  ])('hears "%s" as ruling out %s', (text, need) => {
    expect(idsIn(text)).not.toContain(need)
    expect(idsIn(text, 'ruled-out')).toContain(need)
  })

  it.each([
    ['the websockets were removed from the scope', 'real-time'],
    ['we thought we needed machine learning', 'ml'],
    ['machine learning was our plan, that is dead now', 'ml'],
    ['we wanted a chat, but that was scrapped', 'chat'],
    ['we dropped chat, websockets and machine learning', 'ml'],
    ['the image recognition is delivered by a partner company', 'image-processing'],
    ['a vendor does the forecasting', 'ml'],
    ['the notebooks, which live in another repository, are old', 'data-analysis'],
    ['data science happens in another department', 'data-analysis'],
    ['perhaps one day we add a chat', 'chat'],
  ])('does not hear in "%s" what was given up or is done elsewhere: %s', (text, need) => {
    expect(idsIn(text)).not.toContain(need)
  })

  it.each([
    ['maybe machine learning later', 'ml'],
    ['my boss wants machine learning', 'ml'],
    ['people keep telling us about microservices', 'microservices'],
    ['push notifications would be nice to have', 'notifications'],
    ['maybe live updates next year, first just forms', 'real-time'],
  ])('sets aside in "%s" what is no need of now: %s', (text, need) => {
    expect(idsIn(text)).not.toContain(need)
    expect(idsIn(text, 'set-aside')).toContain(need)
  })

  it.each([
    ['it must not block: machine learning and chat', 'ml'],
    ['not only chat but streaming', 'chat'],
    ['no chat but streaming', 'streaming'],
    ['no chat, just streaming of video', 'streaming'],
    ['we cannot do without websockets', 'real-time'],
    ['users see changes without reloading the page', 'real-time'],
    ['maybe live updates next year, first just forms', 'crud'],
    ['perhaps machine learning later, for now a chat', 'chat'],
    ['not that we could do without live updates', 'real-time'],
    ['the chat is run by our own team', 'chat'],
    ['the service lives in the same repository as the chat', 'chat'],
    ['nothing of it works without I/O and websockets', 'io-heavy'],
  ])('hears in "%s" what the negation does not reach: %s', (text, need) => {
    expect(idsIn(text)).toContain(need)
  })

  it.each([
    ['our team only knows Django', 'team-knows-python', 'heard'],
    ['nobody here knows Node', 'team-knows-js', 'ruled-out'],
    ['the client bans Python', 'python-allowed', 'ruled-out'],
    ['We do not want Node.js', 'node-allowed', 'ruled-out'],
    ['no python please', 'python-allowed', 'ruled-out'],
    ['I don’t want node', 'node-allowed', 'ruled-out'],
    ['anything but python', 'python-allowed', 'ruled-out'],
    ['A live chat. We do not want Node.js.', 'node-allowed', 'ruled-out'],
    ['A live chat. We do not want Node.js.', 'chat', 'heard'],
    ['nobody has shipped anything on Node', 'team-knows-js', 'ruled-out'],
    ['I would like to avoid Node', 'team-hates-js', 'heard'],
    ['we will not use Express', 'node-allowed', 'ruled-out'],
    ['only Node.js is allowed', 'node-allowed', 'heard'],
    ['we all hate JavaScript', 'team-hates-js', 'heard'],
    ['don’t suggest Node, it can’t run on our server', 'node-allowed', 'ruled-out'],
    ['Django cannot be installed on that host', 'python-allowed', 'ruled-out'],
    ['10y of Express', 'team-knows-js', 'heard'],
    ['a live chat, no Python', 'python-allowed', 'ruled-out'],
    ['No Node.js and no JavaScript.', 'node-allowed', 'ruled-out'],
    ['a team of Python developers', 'team-knows-python', 'heard'],
    ['without Python, machine learning', 'python-allowed', 'ruled-out'],
    ['machine learning without Python', 'python-allowed', 'ruled-out'],
    ['machine learning without using Python', 'python-allowed', 'ruled-out'],
    ['only Node.js, machine learning', 'node-allowed', 'heard'],
    ['a live chat in only Python', 'python-allowed', 'heard'],
    ['a live chat (Django only)', 'python-allowed', 'heard'],
  ] as const)('reads "%s" by the side its technology counts for', (text, need, state) => {
    expect(idsIn(text, state)).toContain(need)
  })

  it.each([
    ['300 kids answering in the same second', 'high-concurrency', true],
    ['40k people hit refresh when the doors open', 'high-concurrency', true],
    ['a simulation of road traffic', 'high-concurrency', false],
    ['several people edit the same document together', 'collaboration', true],
    ['several people editing one document', 'collaboration', true],
    ['the screen shows the result as soon as it is ready', 'real-time', true],
    ['read forms by OCR', 'image-processing', true],
  ])('reads "%s" by what is meant: %s %s', (text, need, isHeard) => {
    expect(idsIn(text).includes(need)).toBe(isHeard)
  })

  it.each([
    ['a job board for Python developers', 'team-knows-python'],
    ['an editor plugin, its users know Django', 'team-knows-python'],
    ['a forum for Node devs', 'team-knows-js'],
    ['a scraper written in Python', 'team-knows-python'],
  ])('does not take those for whom it is, nor what code is written in, for the team: %s', (text, need) => {
    expect(idsIn(text)).not.toContain(need)
  })

  it.each([
    ['no Python experience', 'python-allowed'],
    ['no JavaScript in the browser', 'node-allowed'],
    ['a team without Python experience', 'python-allowed'],
    ['we cannot do without Python', 'python-allowed'],
    ['I learned to code without Python', 'python-allowed'],
    ['we know only Python', 'node-allowed'],
    ['only Node.js and Python, nothing else', 'python-allowed'],
    ['only Node.js developers answered', 'python-allowed'],
  ])('does not take "%s" for a ban', (text, need) => {
    expect(idsIn(text, 'ruled-out')).not.toContain(need)
  })

  it('takes a text that is nothing but what a need is called for that need', () => {
    const names = corpus.rulebook.needs.flatMap(({ name, called }) => [name, ...called])
    expect(names.filter((words) => idsIn(words).length === 0)).toEqual([])
    expect(idsIn('A CHAT')).toEqual(['chat'])
  })

  it.each(['10.000 utenti contemporaneamente', '10,000 users at the same time', '50.000 users at the same time',
    '1.500.000 users at once', '10mila utenti contemporaneamente'])('reads the thousands of either language: %s', (text) => {
      expect(idsIn(text)).toContain('high-concurrency')
    })

  it.each(['Python 3', 'python3', 'Python 3.11', 'Python v3'])('hears of %s what it hears of the name alone', (name) => {
    for (const frame of ['We only know it.', 'we know it and forms', 'no it, please'])
      expect([frame, idsIn(frame.replace('it', name))]).toEqual([frame, idsIn(frame.replace('it', 'Python'))])
  })

  it('takes a number behind a name that counts something for no version', () => {
    expect(idsIn('Django 20k users at the same time')).toContain('high-concurrency')
  })

  it('reads misspelt words', () => {
    expect(idsIn('machine lerning with webscokets')).toEqual(expect.arrayContaining(['ml', 'real-time']))
  })

  it('does not read ordinary words as misspelt needs', () => {
    expect(hear('the weather was fine and we walked along the river').map(({ need }) => need)).toEqual([])
  })

  it('does not hear a need in a name', () => {
    for (const text of ['the product is called "Chat Stream" and prints labels',
      'Chat Stream Ltd (that’s just our name) prints labels']) {
      expect(idsIn(text)).not.toContain('chat')
      expect(idsIn(text)).not.toContain('streaming')
    }
  })

  it('points at the words of the text', () => {
    const text = 'Täglich? A “chat” for 10k users.'
    for (const { start, end, words } of hear(text)) expect(text.slice(start, end)).toBe(words)
    expect(hear(text).length).toBeGreaterThan(0)
  })

  it('answers any text, and quickly enough for a chat', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => {
      for (const { start, end, words } of hear(text)) expect(text.slice(start, end)).toBe(words)
    }), { numRuns: 60 })
  })

  it('never hears what "no" stands before', () => {
    const simple = corpus.rulebook.needs.flatMap((need) => {
      const word = need.called.find((each) => /^\p{L}+$/u.test(each))
      return word !== undefined && need.demand === null ? [{ id: need.id, word }] : []
    })
    expect(simple.length).toBeGreaterThan(30)
    for (const { id, word } of simple)
      expect([word, idsIn(`There is no ${word} here.`).includes(id)]).toEqual([word, false])
  })

  it('takes the wishes of others as theirs', () => {
    expect(idsIn('My boss says machine learning is needed.')).toEqual([])
    expect(idsIn('My boss says machine learning is needed.', 'set-aside')).toEqual(['ml'])
  })

  it('takes letter case and spelling of a technology as it comes', () => {
    expect(idsIn('OUR TEAM ONLY KNOWS DJANGO')).toEqual(idsIn('our team only knows django'))
  })

  it('survives the longest text that is taken', () => {
    expect(hear('chat and '.repeat(440)).length).toBeGreaterThan(0)
    expect(hear(`${'('.repeat(2_000)}${','.repeat(1_999)}`)).toEqual([])
  })
})
