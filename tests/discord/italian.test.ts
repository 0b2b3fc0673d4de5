import { describe, expect, it } from 'vitest'
import { textOf } from '../support/discord/checks.js'
import { startSession } from '../support/discord/session.js'
import { shippedDesk } from '../support/house.js'

const desk = shippedDesk()

describe('an Italian member of an English server', () => {
  it('asks, opens, shares and removes in Italian, beside others who read English', async () => {
    const { ada, discord } = await startSession({}, { desk })
    const bea = discord.member('Bea', { locale: 'it' })
    const seen = await bea.slash('compare', { left: 'node', right: 'python', topic: 'security' })
    expect(seen.buttons.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Perché', 'Altra parte', 'Contesto', 'Fonti', 'Utile', 'Non utile', 'Rimuovi']),
    )
    expect(seen.text).toContain('Sicurezza')
    const why = await bea.press(seen, 'Perché')
    expect(why).toMatchObject({ isPrivate: true, text: expect.stringContaining('Rivedi con') })
    expect((await ada.press(seen, 'Perché')).text).toContain('Replay ')
    const shared = await bea.press(why, 'Condividi')
    expect(shared).toMatchObject({ isPrivate: false, text: expect.stringContaining('Condiviso da Bea') })
    expect((await ada.press(seen, 'Rimuovi')).text).toContain('Only the person who asked')
    expect((await discord.member('Cia', { locale: 'it' }).press(seen, 'Rimuovi')).text).toContain(
      'Solo chi ha fatto la domanda',
    )
  })

  it('finds the commands under Italian names, and is offered Italian topics', async () => {
    const { discord } = await startSession({}, { desk })
    const bea = discord.member('Bea', { locale: 'it' })
    const names = discord.registry.listed('global').map((command) =>
      textOf((command['name_localizations'] as { readonly it?: string } | undefined)?.it)
    )
    expect(names).toEqual(
      expect.arrayContaining(['chiedi', 'confronta', 'consiglia', 'tecnologia', 'fonti', 'copertura', 'rivedi', 'aiuto',
        'Rispondi con gli articoli']),
    )
    expect((await bea.type('compare', 'topic', 'prest')).map(({ value }) => value)).toContain('performance')
  })
})
