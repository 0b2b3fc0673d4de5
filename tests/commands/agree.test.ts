import { describe, expect, it } from 'vitest'
import { toJson } from '../../src/answer/index.js'
import { linesOf } from '../support/answers.js'
import { people, shippedDesk, shippedRooms } from '../support/house.js'

interface Said {
  readonly outcome: string
  readonly technologies: readonly string[]
  readonly needs: { readonly heard: readonly string[] }
}

const run = async (command: string, args: Readonly<Record<string, string>>): Promise<unknown> =>
  toJson(await shippedDesk().dispatch({ command, args, scope: people.member }))

const coreOf = ({ outcome, technologies, needs: { heard } }: Said): unknown => ({ outcome, technologies, heard })

describe('a choice for a project', () => {
  it.each(['a forum', 'a todo app for five people', 'a beekeepers’ diary',
    'a live chat', 'batch reports for the tax office', 'a game leaderboard', 'a React front end with a small API',
    'a model that spots fraud', 'a club of chess players', 'a ticketing system',
    'a search engine', 'a job board', 'IoT sensors that report every second', 'scraping prices from shops'])(
    'gets the verdict that the project gets by itself: %s',
    async (project) => {
      const asked = await run('ask', { question: `Node or Python for ${project}?` }) as { readonly verdict: Said }
      const described = await run('recommend', { project }) as Said
      expect(coreOf(asked.verdict)).toEqual(coreOf(described))
    },
  )

  it('is not said to name nothing where the articles are weighed on such a thing', async () => {
    const nothing = 'Your description names no need that the articles cover.'
    const said = async (project: string): Promise<readonly [string | undefined, boolean]> => {
      const answer = await shippedDesk().dispatch({ command: 'recommend', args: { project }, scope: people.member })
      return [(toJson(answer) as Said).outcome, linesOf(answer).includes(nothing)]
    }
    expect(await said('IoT sensors that report every second')).toEqual(['favours', false])
    expect(await said('a nice thing')).toEqual(['insufficient', true])
  })

  it.each([
    ['which is better, node or python, for a forum?', 'a forum'],
    ['node vs python to build a forum', 'a forum'],
    ['node or python for a site with React?', 'a site with React'],
    ['node o python per una chat?', 'una chat'],
    ['node for a forum?', null],
    ['is node faster than python for a forum', null],
    ['node or kotlin or python for a forum', null],
    ['we use node and python for a forum', null],
  ])('is told from other questions: %s', (question, project) => {
    expect(shippedRooms().reader.read(question).project).toBe(project)
  })
})
