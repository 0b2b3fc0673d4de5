import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkChoices, checkMessage } from '../support/discord/checks.js'
import { checkCommands } from '../support/discord/command-checks.js'
import { checkUploads } from '../support/discord/files.js'
import { openDiscord, type Discord } from '../support/discord/index.js'
import { checkModal } from '../support/discord/modals.js'

// Everything else rests on this Discord objecting where the real one would.

const calm = { allowed_mentions: { parse: [] } }
const text = (content: string) => ({ type: 10, content })
const container = (...components: readonly object[]) => ({ ...calm, flags: 1 << 15,
  components: [{ type: 17, components }] })
const button = (id: string, label = 'Press') => ({ type: 2, style: 2, label, custom_id: id })
const option = (value: string, label = value, isPicked = false) => ({ value, label, default: isPicked })
const list = (options: readonly object[]) => ({ type: 3, custom_id: 'list', options })
const row = (...components: readonly object[]) => ({ ...calm, flags: 1 << 15,
  components: [text('a'), { type: 1, components }] })

describe('checkMessage', () => {
  it('has nothing against a good message', () => {
    expect(checkMessage(container(text('a')))).toEqual([])
    expect(checkMessage(row(button('a'), button('b')))).toEqual([])
  })

  it.each([
    ['4,001 characters over two texts', container(text('a'.repeat(2000)), text('a'.repeat(2001)))],
    ['41 components, nested ones counted', container(...Array.from({ length: 40 }, () => text('a')))],
    ['an empty text', container(text(' '))],
    ['an empty container', container()],
    ['content beside components', { ...container(text('a')), content: 'a' }],
    ['six buttons in a row', row(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => button(id)))],
    ['two buttons of one id', row(button('a'), button('a'))],
    ['an id of 101 characters', row(button('a'.repeat(101)))],
    ['a label of 81 characters', row(button('a', 'a'.repeat(81)))],
    ['two components of one number', container({ ...text('a'), id: 5 }, { ...text('b'), id: 5 })],
    ['new components without their flag', { ...calm, components: [text('a')] }],
    ['mentions left to the default', { flags: 1 << 15, components: [text('a')] }],
    ['mentions of everyone let through', { flags: 1 << 15, components: [text('a')],
      allowed_mentions: { parse: ['everyone'] } }],
    ['a call of somebody whom the message does not name first', { flags: 1 << 15, components: [text('a')],
      allowed_mentions: { parse: [], users: ['1'] } }],
    ['a call of two people', { flags: 1 << 15, components: [text('<@1>')],
      allowed_mentions: { parse: [], users: ['1', '2'] } }],
    ['a 26th option of a list', row(list(Array.from({ length: 26 }, (_, at) => option(`${at}`))))],
    ['a list without options', row(list([]))],
    ['two options of one value', row(list([option('a'), option('a')]))],
    ['an option of 101 characters', row(list([option('a', 'a'.repeat(101))]))],
    ['a placeholder of 151 characters', row({ ...list([option('a')]), placeholder: 'a'.repeat(151) })],
    ['more picked than may be', row(list([option('a', 'a', true), option('b', 'b', true)]))],
    ['more to pick than there is', row({ ...list([option('a')]), max_values: 2 })],
    ['a list beside a button', row(list([option('a')]), button('b'))],
    ['a picture without words', container({ type: 12, items: [{ media: { url: 'attachment://a.png' } }] })],
    ['a ping of the person replied to', { flags: 1 << 15, components: [text('a')],
      allowed_mentions: { parse: [], replied_user: true } }],
  ])('objects to %s', (_, body) => {
    expect(checkMessage(body)).toHaveLength(1)
  })
})

const field = (name: string, more: object = {}) => ({ type: 18, label: 'Title',
  component: { type: 4, custom_id: name, style: 1, ...more } })
const modal = (...components: readonly object[]) => ({ title: 'A form', custom_id: 'form', components })
const upload = (name: string) => ({ name, type: 'text/plain', bytes: Buffer.from('a') })
const file = (name: string) => ({ type: 13, file: { url: `attachment://${name}` } })

describe('checkModal and checkUploads', () => {
  it('have nothing against a good form, nor against files that are shown', () => {
    expect(checkModal(modal({ type: 10, content: 'Read this' }, field('a', { value: 'x', max_length: 10 })))).toEqual(
      [],
    )
    expect(checkUploads({ components: [file('a.txt')], attachments: [{ id: '0' }] }, [upload('a.txt')])).toEqual([])
  })

  it.each([
    ['a form without fields', checkModal(modal())],
    ['six fields', checkModal(modal(...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => field(name))))],
    ['a title of 46 characters', checkModal({ ...modal(field('a')), title: 'a'.repeat(46) })],
    ['a label of 46 characters', checkModal(modal({ ...field('a'), label: 'a'.repeat(46) }))],
    ['two fields of one name', checkModal(modal(field('a'), field('a')))],
    ['a value longer than its field', checkModal(modal(field('a', { value: 'xy', max_length: 1 })))],
    ['rows of the old kind', checkModal(modal({ type: 1, components: [] }))],
    ['a file that was not uploaded', checkUploads({ components: [file('a.txt')] }, [])],
    ['a file that shows nowhere', checkUploads({ components: [], attachments: [{ id: '0' }] }, [upload('a.txt')])],
  ])('object to %s', (_, problems) => {
    expect(problems).toHaveLength(1)
  })
})

describe('checkChoices and checkCommands', () => {
  it.each([
    ['a subcommand beside an option',
      checkCommands([{ name: 'ask', description: 'a',
        options: [{ type: 1, name: 'a', description: 'a' }, { type: 3, name: 'b', description: 'b' }] }])],
    ['a name in capitals in another language',
      checkCommands([{ name: 'ask', name_localizations: { it: 'Chiedi' }, description: 'a' }])],
    ['a language that Discord does not have',
      checkCommands([{ name: 'ask', name_localizations: { xx: 'ask' }, description: 'a' }])],
    ['two options of one name in another language',
      checkCommands([{ name: 'ask', description: 'a',
        options: [{ type: 3, name: 'a', name_localizations: { it: 'x' }, description: 'a' }, { type: 3, name: 'b',
          name_localizations: { it: 'x' }, description: 'b' }] }])],
    ['a 26th choice', checkChoices({ choices: Array.from({ length: 26 }, () => ({ name: 'a', value: 'a' })) })],
    ['an empty choice', checkChoices({ choices: [{ name: ' ', value: 'a' }] })],
    ['a long value', checkChoices({ choices: [{ name: 'a', value: 'a'.repeat(101) }] })],
    ['a name in capitals', checkCommands([{ name: 'Ask', description: 'a' }])],
    ['a long description', checkCommands([{ name: 'ask', description: 'a'.repeat(101) }])],
    ['a required option after an optional one',
      checkCommands([{ name: 'ask', description: 'a',
        options: [{ name: 'a', description: 'a' }, { name: 'b', description: 'b', required: true }] }])],
    ['two commands of one name', checkCommands([{ name: 'ask', description: 'a' }, { name: 'ask', description: 'a' }])],
    ['a menu entry with a description', checkCommands([{ type: 3, name: 'Ask', description: 'a' }])],
  ])('object to %s', (_, problems) => {
    expect(problems).toHaveLength(1)
  })
})

describe('the loopback Discord', () => {
  let discord: Discord

  beforeEach(async () => {
    discord = await openDiscord()
  })

  afterEach(() => discord.close())

  const call = (method: string, path: string, body?: unknown, token = discord.token) =>
    fetch(`${discord.apiBase}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const post = (body: unknown) => call('POST', `/channels/${discord.place().channelId}/messages`, body)

  it('refuses a wrong token and an unknown path, and notes the latter', async () => {
    expect((await call('GET', '/applications/@me', undefined, 'wrong')).status).toBe(401)
    expect((await call('GET', '/nowhere')).status).toBe(404)
    expect(discord.violations).toEqual(['no such route: GET /nowhere'])
  })

  it('refuses and notes what is over a limit', async () => {
    expect((await post(container(text('a'.repeat(4001))))).status).toBe(400)
    expect(discord.violations.some((violation) => violation.includes('4001 characters'))).toBe(true)
  })

  it.skipIf(!process.env['DISCORD_OPENAPI'])(
    "refuses what is against Discord's own description (skipped unless DISCORD_OPENAPI names it)",
    async () => {
      expect((await post({ ...container(text('a')), flags: 'many' })).status).toBe(400)
      expect(
        (await call('PUT', `/applications/${discord.bot.id}/commands`, [{ name: 'ask', description: 'a',
          contexts: [9] }])).status,
      ).toBe(400)
      expect(discord.violations.length).toBeGreaterThan(1)
    },
  )

  it('keeps one message of those that carry the same nonce', async () => {
    const body = { ...container(text('a')), nonce: '1', enforce_nonce: true }
    await Promise.all([post(body), post(body)])
    expect(discord.messages).toHaveLength(1)
  })
})
