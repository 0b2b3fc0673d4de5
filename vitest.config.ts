import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'

// Longest first, so that no worker ends with one of them alone: those that start the built program, or click through
// the whole house. The order is the same everywhere, whatever ran before.
const longest = ['discord/program', 'discord/crawl', 'trips/terminal', 'trips/store', 'trips/replay']

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`))
      return place < 0 ? longest.length : place
    }
    return Promise.resolve([...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1)))
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/build.ts'],
    setupFiles: ['tests/support/properties.ts'],
    // The files of a worker share its modules: the program is loaded and the shipped corpus read once in each, not a
    // hundred times. Whatever a test changes that others see (timers, globals, the environment) it puts back.
    isolate: false,
    unstubGlobals: true,
    sequence: { sequencer: LongestFirst },
    // What a test waits for it awaits: only one that fails takes as long as this, on however busy a machine.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores: more workers than that only take turns.
    maxWorkers: 2,
  },
})
