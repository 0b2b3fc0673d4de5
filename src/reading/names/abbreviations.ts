// How people shorten ordinary words in a chat; read as the whole word, without remark.
const table: ReadonlyMap<string, string> = new Map(
  `auth authentication
  biz business
  config configuration
  configs configuration
  db database
  dbs databases
  dev development
  devs developers
  diff difference
  diffs differences
  docs documentation
  env environment
  envs environments
  func function
  impl implementation
  info information
  lang language
  langs languages
  lib library
  libs libraries
  mgmt management
  msgs messages
  perf performance
  pkg package
  pkgs packages
  ppl people
  prod production
  proj project
  projs projects
  repo repository
  repos repositories
  svc service
  svcs services
  sw software
  yrs years`
    .split('\n')
    .map((line) => line.trim().split(' ') as [string, string]),
)

/** The whole word that a short form stands for, else undefined. */
export function findWholeWord(short: string): string | undefined {
  return table.get(short)
}
