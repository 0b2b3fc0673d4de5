import { describe, expect, it } from 'vitest'
import { makeServer, permission } from '../../support/discord/index.js'
import { startSession } from '../../support/discord/session.js'

describe('the check at start', () => {
  it('has nothing to say where nothing is missing', async () => {
    const { log } = await startSession()
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  })

  it('says in a sentence each what is missing, in how many servers, and how that is put right', async () => {
    const muted = Array.from({ length: 4 }, (_, at) => makeServer(`Muted ${at}`, { without: permission.sendMessages }))
    const servers = [makeServer('Fine'), ...muted,
      makeServer('Forgetful', { without: permission.readHistory | permission.embedLinks })]
    const { log } = await startSession({ servers })
    const said = log.lines.filter(({ level }) => level === 'warn')
    expect(said.map(({ fields }) => fields)).toEqual([
      { permission: 'Send Messages', servers: 4, some: muted.slice(0, 3).map(({ id }) => id) },
      { permission: 'Embed Links', servers: 1, some: [servers[5]?.id] },
      { permission: 'Read Message History', servers: 1, some: [servers[5]?.id] },
    ])
    expect(said[0]?.message).toMatch(/^In 4 servers my roles lack “Send Messages”, so mentions are not answered: /)
    expect(said[0]?.message).toMatch(/: https?:\/\/\S+\/oauth2\/authorize\?\S+$/)
    expect(said[1]?.message).toMatch(/^In one server my roles lack “Embed Links”/)
  })

  it('does not guess where it was told neither roles nor members', async () => {
    const { log } = await startSession({
      servers: [makeServer('Silent', { tellsAll: false, without: permission.sendMessages })],
    })
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  })
})
